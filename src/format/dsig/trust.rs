//! Whether a certificate leads to a trust anchor (RFC 5280, 6, without policies, names
//! and revocation).

use chrono::{DateTime, Utc};

use super::certificate::{Known, RSA_BITS};
use super::problem::{Problem, ProblemKind};

/// The most certificates of a chain, its anchor with them.
const LONGEST: usize = 8;

/// Looks for a chain from a certificate to an anchor, all of it in force. Gives what is
/// weak on the way: a chain without weakness is preferred to one with it.
pub(super) fn judge(
    signer: &Known,
    sent: &[Known],
    anchors: &[Known],
    at: DateTime<Utc>,
) -> Result<Vec<Problem>, Problem> {
    if !signer.may_sign() {
        return Err(untrusted(
            "chứng thư của người ký không cho phép ký văn bản (keyUsage)",
            "the certificate of the signer is not for signing (keyUsage)",
        ));
    }
    if !signer.is_for_documents() {
        return Err(untrusted(
            "chứng thư của người ký chỉ dùng cho việc khác, như TLS, không dùng để ký văn bản (extKeyUsage)",
            "the certificate of the signer is for something else, such as TLS, and not for documents (extKeyUsage)",
        ));
    }
    if let Some(odd) = signer.odd() {
        return Err(not_understood(odd));
    }
    if !signer.in_force(at) {
        return Err(untrusted(
            "chứng thư của người ký không còn hoặc chưa có hiệu lực",
            "the certificate of the signer is not in force",
        ));
    }
    let mut refused = None;
    for weak in [false, true] {
        let mut search = Search {
            sent,
            anchors,
            at,
            weak,
            tried: vec![false; sent.len()],
            refused: None,
            found: Vec::new(),
        };
        if search.from(signer, 0) {
            return Ok(search.found);
        }
        refused = search.refused;
    }
    Err(refused.unwrap_or_else(|| {
        untrusted(
            "chuỗi chứng thư không dẫn tới chứng thư gốc nào được tin cậy",
            "no chain of certificates leads to a trust anchor",
        )
    }))
}

struct Search<'a> {
    sent: &'a [Known],
    anchors: &'a [Known],
    at: DateTime<Utc>,
    /// Whether weak links will do.
    weak: bool,
    /// Those that were met: each is tried once, so that a mesh costs no more than a chain.
    tried: Vec<bool>,
    /// Why an issuer that would have led on could not be taken.
    refused: Option<Problem>,
    /// What is weak on the way that was found.
    found: Vec<Problem>,
}

impl Search<'_> {
    /// Whether a chain goes on from a certificate that has so many issuers below it.
    fn from(&mut self, one: &Known, below: usize) -> bool {
        if below >= LONGEST {
            return false;
        }
        if self.anchors.iter().any(|anchor| one.is(anchor)) {
            return true;
        }
        let anchors = self.anchors;
        if anchors.iter().any(|anchor| self.takes(one, anchor, below)) {
            return true;
        }
        let sent = self.sent;
        for (i, issuer) in sent.iter().enumerate() {
            let tried = self.tried.get(i).copied().unwrap_or(true);
            let known = self.found.len();
            if tried || !self.takes(one, issuer, below) {
                continue;
            }
            if let Some(tried) = self.tried.get_mut(i) {
                *tried = true;
            }
            if self.from(issuer, below + 1) {
                return true;
            }
            self.found.truncate(known);
        }
        false
    }

    /// Whether a certificate may be taken for the issuer of another, with so many issuers
    /// below it; keeps why not, and what is weak about it.
    fn takes(&mut self, one: &Known, issuer: &Known, below: usize) -> bool {
        if !issuer.may_issue(below) || !one.is_issued_by(issuer) {
            return false;
        }
        if let Some(problem) = self.refusal(issuer) {
            self.refused.get_or_insert(problem);
            return false;
        }
        let weakness = weakness(one, issuer);
        if !self.weak && !weakness.is_empty() {
            return false;
        }
        self.found.extend(weakness);
        true
    }

    /// Why an issuer does not count, though its signature does.
    fn refusal(&self, issuer: &Known) -> Option<Problem> {
        if let Some(odd) = issuer.odd() {
            return Some(not_understood(odd));
        }
        if !issuer.is_for_documents() {
            return Some(untrusted(
                "một chứng thư trong chuỗi chỉ để cấp chứng thư cho việc khác, như TLS (extKeyUsage)",
                "a certificate on the way to the trust anchor issues for something else, such as TLS (extKeyUsage)",
            ));
        }
        (!issuer.in_force(self.at)).then(|| {
            untrusted(
                "chuỗi chứng thư có chứng thư hết hiệu lực",
                "a certificate on the way to the trust anchor is not in force",
            )
        })
    }
}

/// What is weak where one certificate vouches for another.
fn weakness(one: &Known, issuer: &Known) -> Vec<Problem> {
    let sha1 = one.by_sha1().then(weak_digest);
    let key = issuer.short_key().map(weak_key);
    sha1.into_iter().chain(key).collect()
}

/// SHA-1, wherever it is.
pub(super) fn weak_digest() -> Problem {
    Problem::new(
        ProblemKind::Weak,
        "chữ ký hoặc chứng thư dùng SHA-1, thuật toán đã bị phá",
        "the signature or a certificate of its chain uses SHA-1, which is broken",
    )
}

/// A short RSA key, wherever it is.
pub(super) fn weak_key(bits: usize) -> Problem {
    Problem::new(
        ProblemKind::Weak,
        format!("khóa RSA của người ký hoặc của chuỗi chứng thư chỉ có {bits} bit; dưới {RSA_BITS} bit là yếu"),
        format!("an RSA key of the signer or of the chain has {bits} bits; less than {RSA_BITS} is weak"),
    )
}

fn not_understood(odd: &str) -> Problem {
    untrusted(
        format!("một chứng thư có phần mở rộng ràng buộc {odd} mà chương trình không hiểu (2.5.29.30 là giới hạn tên)"),
        format!(
            "a certificate has the binding extension {odd}, which is not understood (2.5.29.30 are constraints of names)"
        ),
    )
}

fn untrusted(vi: impl Into<String>, en: impl Into<String>) -> Problem {
    Problem::new(ProblemKind::Untrusted, vi, en)
}
