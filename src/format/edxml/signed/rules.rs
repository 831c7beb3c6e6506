//! What is told of signatures: the rules `ED-S…`.

use std::sync::LazyLock;

use super::sender::{SenderMatch, names};
use super::shape::Odd;
use super::signer::{is_trusted, signers};
use super::{Coverage, PacketSignature};
use crate::diagnostic::{Diagnostic, Needs, Place, Rule, Severity};
use crate::format::dsig::{Problem, ProblemKind, SignatureStatus};
use crate::format::edxml::model::Organization;
use crate::format::fault::excerpt;
use crate::message::Message;
use crate::registry::organ_root;

/// What a digital signature must be able to prove.
const LAW: &str = "khoản 3 Điều 22 Luật Giao dịch điện tử số 20/2023/QH15";
/// The standard of packets.
const STANDARD: &str = "Thông tư số 10/2016/TT-BTTTT";

/// A rule: its code, name, severity and basis, what it says, and what breaks and keeps
/// it.
struct Row {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    basis: &'static str,
    vi: &'static str,
    en: &'static str,
    examples: (&'static str, &'static str),
}

macro_rules! rows {
    ($($code:literal $name:literal $severity:ident $basis:ident $vi:literal $en:literal ($wrong:literal, $right:literal);)*) => {
        [$(Row {
            code: $code, name: $name, severity: Severity::$severity, basis: $basis,
            vi: $vi, en: $en, examples: ($wrong, $right),
        }),*]
    };
}

const BROKEN: &str = "ED-S01";
const UNSUPPORTED: &str = "ED-S02";
const NAMESPACE: &str = "ED-S03";
const MALFORMED: &str = "ED-S04";
const REWRITTEN: &str = "ED-S05";
const CANNOT_TELL: &str = "ED-S06";
const UNTRUSTED: &str = "ED-S07";
const OUT_OF_FORCE: &str = "ED-S08";
const WEAK: &str = "ED-S09";
const PARTLY: &str = "ED-S10";
const OUTSIDE: &str = "ED-S11";
const ANOTHER: &str = "ED-S12";
const APART: &str = "ED-S13";
const ODD: &str = "ED-S14";

static ROWS: [Row; 14] = rows! {
    "ED-S01" "signature-holds" Error LAW
        "nội dung đã ký không thay đổi, chữ ký khớp với chứng thư" "what was signed has not changed, and the signature is that of its certificate"
        ("sửa Subject sau khi ký", "gửi nguyên tệp đã ký");
    "ED-S02" "signature-supported" Warning STANDARD
        "thuật toán, khóa và giới hạn của chữ ký được hỗ trợ" "algorithm, key and size of the signature are supported"
        ("Algorithm=\"http://www.w3.org/TR/xml-exc-c14n#\"", "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"");
    "ED-S03" "signature-namespace" Warning STANDARD
        "chữ ký ở không gian tên của XML-DSig" "a signature is in the namespace of XML-DSig"
        ("<Signature xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">");
    "ED-S04" "signature-form" Error STANDARD
        "chữ ký có đủ các phần theo XML-DSig" "a signature has the parts of XML-DSig"
        ("<Signature><SignatureValue/></Signature>", "<Signature><SignedInfo>…</SignedInfo><SignatureValue>…</SignatureValue></Signature>");
    "ED-S05" "signature-rewritten" Warning STANDARD
        "gói tin không bị trục liên thông ghi lại sau khi ký" "the packet was not written anew after it was signed"
        ("trục thêm TraceHeader, đổi khoảng trắng", "ký bằng Id riêng từng phần");
    "ED-S06" "signature-provable" Warning LAW
        "phân biệt được gói tin bị ghi lại với gói tin bị sửa" "a packet that was written anew can be told from one that was changed"
        ("trục bỏ phần tử rỗng đã ký", "ký nội dung không có phần tử rỗng");
    "ED-S07" "signature-trusted" Warning LAW
        "chứng thư của người ký dẫn tới chứng thư được tin cậy" "the certificate of the signer leads to a trust anchor"
        ("chứng thư tự ký", "chứng thư do tổ chức chứng thực cấp");
    "ED-S08" "certificate-in-force" Warning LAW
        "chứng thư có hiệu lực lúc ký" "the certificate was in force when it was signed"
        ("ký năm 2026 bằng chứng thư hết hạn năm 2025", "ký bằng chứng thư còn hiệu lực");
    "ED-S09" "signature-strong" Warning LAW
        "chữ ký và chuỗi chứng thư không dùng SHA-1, khóa RSA từ 2048 bit" "neither the signature nor the chain of its certificate uses SHA-1 or RSA keys below 2048 bits"
        ("rsa-sha1", "rsa-sha256");
    "ED-S10" "signature-covers" Warning LAW
        "phần đầu, danh mục và mọi tệp đính kèm đọc được đều đã ký" "header, manifest and every attachment as they are read were signed"
        ("chỉ ký MessageHeader", "ký MessageHeader, edXMLBody và AttachmentEncoded");
    "ED-S11" "signature-inside" Warning LAW
        "chữ ký chỉ dẫn tới nội dung trong tệp" "a signature refers to what is in the file"
        ("<Reference URI=\"cid:1\">", "<Reference URI=\"#attachments\">");
    "ED-S12" "signature-of-sender" Warning LAW
        "chứng thư của người ký mang tên hoặc mã của bên gửi" "the certificate of the signer bears the name or the code of the sender"
        ("bên gửi là Sở Nội vụ, chứng thư của Sở Y tế", "bên gửi và chứng thư cùng là Sở Nội vụ");
    "ED-S13" "signature-of-one" Warning LAW
        "một người ký bảo đảm cho toàn bộ gói tin, không phải mỗi người một phần" "one signer vouches for the whole packet, not each for a part"
        ("hai chứng thư: một ký phần đầu, một ký tệp đính kèm", "một chứng thư ký phần đầu, danh mục và tệp đính kèm");
    "ED-S14" "signature-plain" Error LAW
        "mỗi phần của gói tin đã ký có một lần, đúng chỗ, và phần đã ký là phần được đọc" "each part of a signed packet stands once and in its place, and what was signed is what is read"
        ("hai AttachmentEncoded, chỉ một có chữ ký", "một AttachmentEncoded ngay dưới phần tử gốc");
};

/// The rules `ED-S…` about the signatures of packets.
///
/// ```
/// let rule = congvan::edxml::signature_rules().iter().find(|rule| rule.code == "ED-S01").unwrap();
/// assert!(rule.basis_reference().is_ok());
/// ```
#[must_use]
pub fn signature_rules() -> &'static [Rule] {
    static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        let rules = ROWS.iter().map(|row| {
            let mut rule = Rule::new(
                row.code,
                row.name,
                row.severity,
                Message::new(row.vi, row.en),
                row.basis,
            )
            .examples(row.examples.0, row.examples.1);
            rule.profiles = vec!["qcvn102".into()];
            rule.needs = Needs::Text;
            rule
        });
        rules.collect()
    });
    &ALL
}

/// What is to be told of signatures on a packet of a sender.
pub(super) fn diagnostics(
    signatures: &[PacketSignature],
    from: Option<&Organization>,
    odd: &[Odd],
    mut place: impl FnMut(usize) -> Option<Place>,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let known = signatures
        .iter()
        .any(|one| is_trusted(one) && one.covers.header && one.sender == SenderMatch::Same);
    let apart = apart(signatures);
    for (index, one) in signatures.iter().enumerate() {
        let span = place(one.signature.offset);
        let mut all = told(one);
        // Others may sign besides the sender who signed the header.
        all.extend(from.filter(|_| !known).and_then(|from| another(one, from)));
        all.extend(apart.clone().filter(|_| index == 0));
        all.extend((index == 0 && !odd.is_empty()).then(|| (ODD, built(odd))));
        for (code, message) in all {
            let Some(row) = ROWS.iter().find(|row| row.code == code) else {
                continue;
            };
            let mut diagnostic = Diagnostic::new(row.code, row.name, row.severity, message, "/signature");
            diagnostic.span = span;
            diagnostic.basis = row.basis.parse().ok();
            out.push(diagnostic);
        }
    }
    out
}

/// What is not plain about the packet.
fn built(odd: &[Odd]) -> Message {
    let (vi, en): (Vec<_>, Vec<_>) = odd.iter().map(Odd::told).map(|told| (told.vi, told.en)).unzip();
    Message::new(
        format!(
            "{}; chương trình khác có thể đọc ra nội dung khác, nên chữ ký không bảo đảm cho gói tin; hãy xin bên gửi tệp gốc",
            vi.join("; ")
        ),
        format!(
            "{}; another program may read something else, and so no signature vouches for the packet: ask the sender for the original file",
            en.join("; ")
        ),
    )
}

/// That the certificate of a signature that holds is of another body than the sender.
fn another(one: &PacketSignature, from: &Organization) -> Option<(&'static str, Message)> {
    let holds = [
        SignatureStatus::Valid,
        SignatureStatus::Incomplete,
        SignatureStatus::Reserialised,
    ]
    .contains(&one.signature.status);
    let certificate = one.signature.certificate.as_ref()?;
    if !holds || !matches!(one.sender, SenderMatch::Other | SenderMatch::Unbound) {
        return None;
    }
    let shown = |text: Option<&String>| excerpt(text.map(String::as_str).unwrap_or_default());
    let (sender, id) = (shown(from.organ_name.as_ref()), shown(from.organ_id.as_ref()));
    let given: Vec<&str> = certificate
        .identifiers
        .iter()
        .map(String::as_str)
        .chain(names(certificate))
        .collect();
    let given = excerpt(&given.join("; "));
    let id_of = from.id();
    let head = id_of.as_ref().and_then(organ_root).map(|row| row.name);
    if let (SenderMatch::Unbound, Some(head)) = (one.sender, head) {
        return Some((ANOTHER, unbound(&given, &id, head)));
    }
    Some((
        ANOTHER,
        Message::new(
            format!(
                "chứng thư ghi `{given}`, không phải bên gửi `{sender}` ({id}); hãy hỏi lại bên gửi qua kênh đã biết"
            ),
            format!(
                "the certificate says `{given}`, not the sender `{sender}` ({id}); ask the sender through a way that you know"
            ),
        ),
    ))
}

/// That the code of the sender is that of another body than its name.
fn unbound(given: &str, id: &str, head: &str) -> Message {
    Message::new(
        format!(
            "mã của bên gửi ({id}) thuộc `{head}`, nhưng chứng thư `{given}` không cho biết đó là cơ quan này hoặc thuộc cơ quan này; hãy hỏi lại bên gửi qua kênh đã biết"
        ),
        format!(
            "the sender's code ({id}) is under `{head}`, and the certificate `{given}` does not say that it is of this body or of one below it; ask the sender through a way that you know"
        ),
    )
}

/// That several trusted signatures cover the packet together, and no signer all of it.
fn apart(signatures: &[PacketSignature]) -> Option<(&'static str, Message)> {
    let signers = signers(signatures);
    let every = |part: fn(&Coverage) -> bool| signers.iter().any(|signer| part(&signer.covers));
    let files = signers.iter().map(|signer| signer.covers.attachments.len()).max()?;
    let together = every(|covers| covers.header)
        && every(|covers| covers.business)
        && every(|covers| covers.manifest)
        && (0..files).all(|file| {
            signers
                .iter()
                .any(|one| one.covers.attachments.get(file) == Some(&true))
        });
    let plain = every(|covers| covers.plain);
    if !together || !plain || signers.iter().any(|signer| signer.whole) {
        return None;
    }
    let number = signers.len();
    Some((
        APART,
        match number {
            1 => Message::new(
                "cùng một người ký nhưng mỗi chữ ký chỉ bảo đảm cho một phần, không ràng buộc với phần đầu này; các phần có thể được ghép từ nhiều gói tin",
                "one signer signed each part by itself and not together with this header: the parts may be those of several packets",
            ),
            _ => Message::new(
                format!(
                    "{number} người ký, mỗi người chỉ bảo đảm cho một phần, không ai bảo đảm cho toàn bộ; các phần có thể do người khác ghép lại"
                ),
                format!(
                    "{number} signers vouch for a part each, and none for the whole packet: somebody else may have put the parts together"
                ),
            ),
        },
    ))
}

fn told(one: &PacketSignature) -> Vec<(&'static str, Message)> {
    let status = one.signature.status;
    let mut out: Vec<_> = one
        .signature
        .problems
        .iter()
        .filter_map(|problem| code(problem, status))
        .collect();
    match status {
        SignatureStatus::Reserialised => out.push((
            REWRITTEN,
            Message::new(
                "gói tin đã bị ghi lại trên đường đi; khôi phục những thay đổi của trục liên thông thì chữ ký khớp",
                "the packet was written anew on its way; with what the exchange does undone, the signature holds",
            ),
        )),
        SignatureStatus::CannotTell => out.push((
            CANNOT_TELL,
            Message::new(
                "giá trị chữ ký đúng của người ký nhưng nội dung đã bị ghi lại trên đường đi; không phân biệt được với bị sửa, hãy xin bên gửi tệp gốc",
                "the signature value is the signer's, but the content was written anew on its way; it cannot be told from a change, ask the sender for the original file",
            ),
        )),
        SignatureStatus::Valid | SignatureStatus::Incomplete if is_part(&one.covers) => out.push((PARTLY, partly(one))),
        _ => {}
    }
    out
}

/// The rule that a problem breaks.
fn code(problem: &Problem, status: SignatureStatus) -> Option<(&'static str, Message)> {
    let code = match problem.kind {
        // What was written anew is told once, as that.
        ProblemKind::Digest | ProblemKind::Value if status == SignatureStatus::CannotTell => return None,
        ProblemKind::Digest | ProblemKind::Value | ProblemKind::Missing | ProblemKind::Ambiguous => BROKEN,
        ProblemKind::Malformed => MALFORMED,
        ProblemKind::Namespace => NAMESPACE,
        ProblemKind::Untrusted | ProblemKind::NoCertificate | ProblemKind::Certificate => UNTRUSTED,
        ProblemKind::OutOfForce => OUT_OF_FORCE,
        ProblemKind::Weak => WEAK,
        ProblemKind::Outside => OUTSIDE,
        ProblemKind::Algorithm | ProblemKind::Key | ProblemKind::Limit => UNSUPPORTED,
    };
    Some((code, problem.message.clone()))
}

/// Whether a part of the packet is not covered.
fn is_part(covers: &Coverage) -> bool {
    let plain = Coverage {
        plain: true,
        ..covers.clone()
    };
    !plain.is_whole()
}

/// What of the packet the signature does not cover.
fn partly(one: &PacketSignature) -> Message {
    let bare = one.covers.attachments.iter().filter(|covered| !**covered).count();
    let parts = [
        (!one.covers.header).then(|| ("phần đầu".to_owned(), "the header".to_owned())),
        (!one.covers.business).then(|| {
            (
                "nghiệp vụ (thu hồi, cập nhật, thay thế, lý do)".to_owned(),
                "the business (recall, update, replacement, reason)".to_owned(),
            )
        }),
        (!one.covers.manifest).then(|| ("danh mục tệp đính kèm".to_owned(), "the manifest".to_owned())),
        (bare > 0).then(|| (format!("{bare} tệp đính kèm"), format!("{bare} attachments"))),
    ];
    let (vi, en): (Vec<String>, Vec<String>) = parts.into_iter().flatten().unzip();
    Message::new(
        format!("chữ ký này không bảo đảm cho {} như đọc được", vi.join(", ")),
        format!("this signature does not cover {} as read", en.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_told_apart_and_has_its_basis() {
        let codes: std::collections::HashSet<_> = signature_rules().iter().map(|rule| &rule.code).collect();
        assert_eq!(codes.len(), ROWS.len());
        for rule in signature_rules() {
            rule.basis_reference().unwrap();
        }
        let named = [
            BROKEN,
            UNSUPPORTED,
            NAMESPACE,
            MALFORMED,
            REWRITTEN,
            CANNOT_TELL,
            UNTRUSTED,
            OUT_OF_FORCE,
            WEAK,
            PARTLY,
            OUTSIDE,
            ANOTHER,
            APART,
            ODD,
        ];
        assert!(named.iter().all(|code| codes.iter().any(|known| known == code)));
    }
}
