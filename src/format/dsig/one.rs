//! One signature, verified.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::canonical::{NoForm, canonical};
use super::certificate::Known;
use super::claim::{Claim, Pointer, claim};
use super::key::digest;
use super::names::{Hash, Scheme};
use super::problem::{Problem, ProblemKind, shown};
use super::report::{Reference, Signature, SignatureStatus, Trust};
use super::signatures::{Ids, Target};
use super::tree::{NodeId, Tree};
use super::trust;
use super::verifier::Native;

/// A signature on its way to a verdict.
pub(super) struct One<'a> {
    verifier: &'a Native,
    tree: &'a Tree,
    ids: &'a Ids<'a>,
    id: NodeId,
    out: Signature,
    /// What references point to, where they hold, and whether the signature is left out.
    held: Vec<(NodeId, bool)>,
    /// How many bytes references may still select.
    left: &'a mut usize,
}

impl<'a> One<'a> {
    /// `left` is how many bytes may still be selected, by the signatures behind it, too.
    pub(super) fn new(
        verifier: &'a Native,
        (tree, ids): (&'a Tree, &'a Ids<'a>),
        id: NodeId,
        left: &'a mut usize,
    ) -> Self {
        Self {
            verifier,
            tree,
            ids,
            id,
            out: Signature::new(SignatureStatus::Valid),
            held: Vec::new(),
            left,
        }
    }

    /// The verdict.
    pub(super) fn verified(mut self, w3c: bool) -> Signature {
        if !w3c {
            self.blame(
                ProblemKind::Namespace,
                "có chữ ký nhưng không ở không gian tên http://www.w3.org/2000/09/xmldsig#, như thư viện chính thức vẫn ghi; không trình kiểm tra nào công nhận",
                "there is a signature, but not in the namespace http://www.w3.org/2000/09/xmldsig#, as the official library writes it; no verifier takes it for one",
            );
            self.out.status = SignatureStatus::NotInW3cNamespace;
            return self.out;
        }
        if self.tree.unnamed.is_some() {
            self.blame(
                ProblemKind::Malformed,
                "tệp có tiền tố chưa khai báo hoặc thuộc tính trùng tên nên không có dạng chuẩn tắc",
                "the file has an undeclared prefix or an attribute twice, so it has no canonical form",
            );
            self.out.status = SignatureStatus::Malformed;
            return self.out;
        }
        match claim(self.tree, self.id, &self.verifier.limits) {
            Ok(claim) => self.judge(&claim),
            Err(problem) => {
                let limit = problem.kind == ProblemKind::Limit;
                self.out.status = if limit {
                    SignatureStatus::Unsupported
                } else {
                    SignatureStatus::Malformed
                };
                self.out.problems.push(problem);
            }
        }
        self.out
    }

    fn judge(&mut self, claim: &Claim) {
        self.out.algorithm = Some(claim.method.0.clone());
        self.out.canonicalization = Some(claim.form.0.clone());
        if claim.references.is_empty() {
            self.blame(
                ProblemKind::Malformed,
                "chữ ký không dẫn tới nội dung nào",
                "the signature refers to nothing",
            );
        }
        for pointer in &claim.references {
            self.reference(pointer);
        }
        let known: Vec<Option<Known>> = claim.certificates.iter().map(|der| self.certificate(der)).collect();
        let sent: Vec<Known> = known.into_iter().flatten().collect();
        self.value(claim, &sent);
        self.out.status = self.status();
        // Nobody is given bytes for signed that nobody signed, and memory need not hold them.
        if !matches!(self.out.status, SignatureStatus::Valid | SignatureStatus::Incomplete) {
            self.out
                .references
                .iter_mut()
                .for_each(|reference| reference.signed = None);
        }
    }

    fn certificate(&mut self, der: &[u8]) -> Option<Known> {
        let known = Known::read(der, self.verifier.limits.rsa_bits);
        if known.is_none() {
            self.blame(
                ProblemKind::Certificate,
                "chứng thư kèm theo không đọc được",
                "a certificate that was sent along cannot be read",
            );
        }
        known
    }

    /// Looks at what a reference points to.
    fn reference(&mut self, pointer: &Pointer) {
        let mut reference = Reference::new(pointer.uri.clone(), pointer.digest.0.clone());
        match self.selected(pointer) {
            Ok((hash, target, bytes)) if digest(hash, &bytes) == pointer.value => {
                reference.holds = Some(true);
                let mut before = self.out.references.iter().filter_map(|before| before.signed.as_ref());
                let is_known = before.any(|before| *before == bytes);
                reference.signed = Some(bytes).filter(|_| !is_known);
                let enveloped = pointer.transforms.as_ref().is_ok_and(|transforms| transforms.enveloped);
                self.held.push((target, enveloped));
                self.judge_hash(hash);
            }
            Ok(_) => {
                reference.holds = Some(false);
                let uri = shown(pointer.uri.as_deref().unwrap_or_default());
                self.blame(
                    ProblemKind::Digest,
                    format!("nội dung mà chữ ký dẫn tới (URI=\"{uri}\") đã thay đổi sau khi ký"),
                    format!("what the signature refers to (URI=\"{uri}\") has changed since it was signed"),
                );
            }
            Err(problem) => self.out.problems.push(problem),
        }
        self.out.references.push(reference);
    }

    /// The bytes that a reference selects, with their digest and where they come from.
    fn selected(&mut self, pointer: &Pointer) -> Result<(Hash, NodeId, Vec<u8>), Problem> {
        let uri = pointer.uri.as_deref().ok_or_else(|| outside(""))?;
        let target = if uri.is_empty() {
            self.tree.document()
        } else {
            let id = uri.strip_prefix('#').filter(|id| !id.starts_with("xpointer("));
            match self.ids.find(id.ok_or_else(|| outside(uri))?) {
                Target::One(target) => target,
                Target::None => return Err(nothing(uri)),
                Target::Several => return Err(ambiguous(uri)),
            }
        };
        let hash = pointer.digest.1.ok_or_else(|| unsupported(&pointer.digest.0))?;
        let transforms = pointer.transforms.as_ref().map_err(Problem::clone)?;
        // A reference of this form selects no comments, whatever is done to it then.
        let mut form = transforms.form.clone();
        form.comments = false;
        let without = Some(self.id).filter(|_| transforms.enveloped);
        let selected = canonical(self.tree, target, without, &form, *self.left);
        // What is too long is work, too: more of it is not tried.
        let taken = match &selected {
            Ok((_, work)) => *work,
            Err(NoForm::TooLong) => *self.left,
            Err(NoForm::Base) => 0,
        };
        *self.left -= taken.min(*self.left);
        let (bytes, _) = selected.map_err(no_form)?;
        Ok((hash, target, bytes))
    }

    /// Looks whose key the signature value is of.
    fn value(&mut self, claim: &Claim, sent: &[Known]) {
        let candidates = if sent.is_empty() { &self.verifier.anchors } else { sent };
        self.out.certificate = sent.first().map(Known::facts);
        let (Some(form), Some((scheme, hash))) = (&claim.form.1, claim.method.1) else {
            let uri = if claim.form.1.is_none() {
                &claim.form.0
            } else {
                &claim.method.0
            };
            self.out.problems.push(unsupported(uri));
            return;
        };
        let info = match canonical(self.tree, claim.info, None, form, *self.left) {
            Ok((info, _)) => info,
            Err(why) => return self.out.problems.push(no_form(why)),
        };
        let signer = candidates
            .iter()
            .find(|known| known.key.verifies(scheme, hash, &info, &claim.value, false));
        match signer {
            Some(signer) => {
                self.out.certificate = Some(signer.facts());
                self.judge_hash(hash);
                self.judge_signer(signer, sent);
            }
            None => self.blame_value(candidates, !claim.certificates.is_empty(), scheme),
        }
    }

    fn blame_value(&mut self, candidates: &[Known], sent: bool, scheme: Scheme) {
        if !sent {
            return self.blame(
                ProblemKind::NoCertificate,
                "chữ ký không kèm chứng thư nên không biết ai ký; hãy đưa chứng thư của người ký làm chứng thư tin cậy",
                "no certificate came with the signature, so nobody knows who signed; give that of the signer as a trust anchor",
            );
        }
        if candidates.iter().any(|known| known.key.fits(scheme)) {
            return self.blame(
                ProblemKind::Value,
                "giá trị chữ ký không khớp với chứng thư kèm theo",
                "the signature value is not that of a certificate that was sent along",
            );
        }
        if let Some(name) = candidates.first().map(|known| known.key.name()) {
            self.blame(
                ProblemKind::Key,
                format!("khóa {name} không được hỗ trợ hoặc không dùng được với thuật toán của chữ ký"),
                format!("the key {name} is not supported or does not go with the algorithm of the signature"),
            );
        }
    }

    /// Judges the certificate of the signer: its key, its time, whom it leads to.
    fn judge_signer(&mut self, signer: &Known, sent: &[Known]) {
        if let Some(bits) = signer.short_key() {
            self.tell(trust::weak_key(bits));
        }
        self.out.signing_time = self.signing_time();
        // A signer may claim any time but one that lies ahead.
        let ahead = |time: &DateTime<Utc>| self.verifier.at.is_some_and(|now| *time > now);
        self.out.judged_at = self.out.signing_time.filter(|time| !ahead(time)).or(self.verifier.at);
        let in_force = self.out.judged_at.map(|at| (at, signer.in_force(at)));
        self.out.in_force = in_force.map(|(_, in_force)| in_force);
        if let Some((at, false)) = in_force {
            self.blame(
                ProblemKind::OutOfForce,
                format!("chứng thư không có hiệu lực lúc {at}"),
                format!("the certificate was not in force at {at}"),
            );
        }
        let anchors = &self.verifier.anchors;
        match self.out.judged_at.filter(|_| !anchors.is_empty()) {
            Some(at) => self.judge_chain(trust::judge(signer, sent, anchors, at)),
            // Whoever is asked for no trust hears at least of the certificate itself.
            None if signer.by_sha1() => self.tell(trust::weak_digest()),
            None => {}
        }
    }

    /// What comes of the search for a chain. One that others may be able to forge is no
    /// proof, unless the caller takes it for one.
    fn judge_chain(&mut self, judged: Result<Vec<Problem>, Problem>) {
        self.out.trust = match judged {
            Ok(weaknesses) => {
                weaknesses.into_iter().for_each(|problem| self.tell(problem));
                match self.out.has(ProblemKind::Weak) && !self.verifier.weak {
                    true => Trust::Weak,
                    false => Trust::Trusted,
                }
            }
            Err(problem) => {
                self.out.problems.push(problem);
                Trust::Untrusted
            }
        };
    }

    /// The time of signing, if the signature signs exactly one.
    fn signing_time(&self) -> Option<DateTime<Utc>> {
        // What is left out of the signed bytes with the signature is not signed.
        let left_out = |(held, enveloped): &&(NodeId, bool)| *enveloped && self.tree.is_within(self.id, *held);
        let held = self.held.iter().filter(|held| !left_out(held));
        let held: HashSet<NodeId> = held.map(|(held, _)| *held).collect();
        let is_signed = |id: NodeId| self.tree.around(id).any(|around| held.contains(&around));
        let mut times = self
            .tree
            .every_element()
            .filter(|(id, tag)| tag.name.local == "SigningTime" && self.tree.is_within(*id, self.id) && is_signed(*id));
        let (id, _) = times.next()?;
        let text = self.tree.text(id).filter(|_| times.next().is_none())?;
        let time = DateTime::parse_from_rfc3339(text.trim()).ok()?;
        Some(time.with_timezone(&Utc))
    }

    fn judge_hash(&mut self, hash: Hash) {
        if hash == Hash::Sha1 {
            self.tell(trust::weak_digest());
        }
    }

    /// Adds a problem that may have been told before.
    fn tell(&mut self, problem: Problem) {
        if !self.out.problems.contains(&problem) {
            self.out.problems.push(problem);
        }
    }

    fn blame(&mut self, kind: ProblemKind, vi: impl Into<String>, en: impl Into<String>) {
        self.out.problems.push(Problem::new(kind, vi, en));
    }

    /// How the signature stands, by the gravest of its problems.
    fn status(&self) -> SignatureStatus {
        let of = |problem: &Problem| match problem.kind {
            ProblemKind::Digest | ProblemKind::Value | ProblemKind::Missing | ProblemKind::Ambiguous => {
                SignatureStatus::Broken
            }
            ProblemKind::Malformed => SignatureStatus::Malformed,
            ProblemKind::Algorithm | ProblemKind::Key | ProblemKind::NoCertificate | ProblemKind::Limit => {
                SignatureStatus::Unsupported
            }
            ProblemKind::Outside => SignatureStatus::Incomplete,
            // These speak of who signed; what was signed may hold all the same.
            ProblemKind::Weak
            | ProblemKind::Certificate
            | ProblemKind::OutOfForce
            | ProblemKind::Untrusted
            | ProblemKind::Namespace => SignatureStatus::Valid,
        };
        let status = self.out.problems.iter().map(of).max().unwrap_or(SignatureStatus::Valid);
        // What holds nothing is not valid in part.
        match status {
            SignatureStatus::Incomplete if self.held.is_empty() => SignatureStatus::Unsupported,
            SignatureStatus::Valid if self.out.certificate.is_none() => SignatureStatus::Unsupported,
            status => status,
        }
    }
}

fn unsupported(uri: &str) -> Problem {
    let uri = shown(uri);
    Problem::new(
        ProblemKind::Algorithm,
        format!("thuật toán `{uri}` không được hỗ trợ"),
        format!("the algorithm `{uri}` is not supported"),
    )
}

fn outside(uri: &str) -> Problem {
    let uri = shown(uri);
    Problem::new(
        ProblemKind::Outside,
        format!("chữ ký dẫn ra ngoài tệp hoặc tới tệp đính kèm (URI=\"{uri}\"); phần này không được kiểm tra"),
        format!("the signature refers to an attachment or out of the file (URI=\"{uri}\"); that is not looked at"),
    )
}

fn nothing(uri: &str) -> Problem {
    let uri = shown(uri);
    Problem::new(
        ProblemKind::Missing,
        format!("phần đã ký `{uri}` không còn trong tệp"),
        format!("the signed part `{uri}` is not in the file"),
    )
}

fn ambiguous(uri: &str) -> Problem {
    let uri = shown(uri);
    Problem::new(
        ProblemKind::Ambiguous,
        format!("mã `{uri}` xuất hiện nhiều lần nên không biết phần nào đã ký"),
        format!("the identifier `{uri}` stands more than once, so it is unknown which part was signed"),
    )
}

fn no_form(why: NoForm) -> Problem {
    match why {
        NoForm::TooLong => Problem::new(
            ProblemKind::Limit,
            "các phần mà chữ ký dẫn tới dài quá giới hạn",
            "what the signature refers to is longer than the limit",
        ),
        NoForm::Base => unsupported("xml:base"),
    }
}
