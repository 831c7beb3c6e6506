//! The signatures of packets, for people and programs.

use std::io::{self, Read as _, Write};
use std::path::Path;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use congvan::diagnostic::Diagnostic;
use congvan::dsig::{Native, Signature, SignatureStatus, Trust};
use congvan::edxml::{self, Coverage, Edxml, PacketSignature, SenderMatch, Signer, Verified};
use congvan::{Lang, Message};
use serde_json::{Value, json};

use super::arguments::now;
use super::verify::{Format, Verify};
use crate::console::{Console, Voice as _};
use crate::input::{Name, open};
use crate::screen::printable;

/// How a signature stands, in words.
const STATUSES: [(SignatureStatus, &str, &str); 9] = [
    (SignatureStatus::Valid, "hợp lệ", "valid"),
    (
        SignatureStatus::Incomplete,
        "hợp lệ phần trong tệp, có dẫn ra ngoài",
        "valid in the file, refers outside",
    ),
    (
        SignatureStatus::Reserialised,
        "khớp sau khi khôi phục phần bị ghi lại",
        "holds with the rewriting undone",
    ),
    (
        SignatureStatus::CannotTell,
        "không xác định được: bị ghi lại hoặc bị sửa",
        "cannot tell: written anew or changed",
    ),
    (
        SignatureStatus::NotInW3cNamespace,
        "có chữ ký nhưng sai không gian tên",
        "a signature in another namespace",
    ),
    (SignatureStatus::Unsupported, "không hỗ trợ", "not supported"),
    (SignatureStatus::Malformed, "sai cấu trúc", "malformed"),
    (SignatureStatus::Broken, "không hợp lệ", "broken"),
    (SignatureStatus::Absent, "không có chữ ký", "no signature"),
];

impl Verify {
    /// Verifies, prints, and says by the exit code whether the packet is valid and trusted.
    pub(super) fn run(&self, console: &mut Console) -> io::Result<()> {
        let name = Name::of(&self.file);
        let Some(verifier) = verifier(self, console) else {
            return Ok(());
        };
        let Some(file) = read(&self.file, console) else {
            return Ok(());
        };
        let verified = match edxml::verify(&file, &verifier) {
            Ok(verified) => verified,
            Err(error) => {
                console.cannot_read(&name, &error);
                return Ok(());
            }
        };
        if !verified.is_trusted() || self.require_sender && !verified.is_from_sender() {
            console.errors_found();
        }
        let signers = verified.signers();
        match self.format {
            Format::Json => console.json_line(&json!({
                "file": name.given(),
                "status": verified.status(),
                "trusted": verified.is_trusted(),
                "fromSender": verified.is_from_sender(),
                "signers": signers,
                "signatures": verified.signatures,
                "diagnostics": verified.diagnostics,
            })),
            Format::Human => {
                print(&verified.signatures, console)?;
                if signers.len() > 1 {
                    print_signers(&signers, console)?;
                }
                verdict(&verified, console)?;
                console.notes(&name, &verified.diagnostics);
                Ok(())
            }
        }
    }
}

/// The rule about what is read and is not what was signed: without it `info` shows a forged
/// part beside a signature that holds.
const MOVED: &str = "ED-S14";

/// What `info` says of signatures: as JSON, and for people on demand; and what of the packet
/// is read and was not signed so. `None` for what cannot be read a second time.
pub(super) fn of_file(file: &Path) -> Option<(Vec<PacketSignature>, Vec<Diagnostic>)> {
    if file == Path::new("-") {
        return None;
    }
    let bytes = std::fs::read(file).ok()?;
    let verified = edxml::verify(&bytes, &Native::new().at(utc(now()))).ok()?;
    let moved = verified.diagnostics.into_iter().filter(|found| found.code == MOVED);
    Some((verified.signatures, moved.collect()))
}

fn verifier(verify: &Verify, console: &mut Console) -> Option<Native> {
    let at = utc(verify.at.unwrap_or_else(now));
    let mut verifier = Native::new().at(at).allow_weak(verify.allow_weak);
    for file in &verify.trust {
        let bytes = read(file, console)?;
        match verifier.trust(&bytes) {
            Ok(trusting) => verifier = trusting,
            Err(error) => {
                console.cannot_read(&Name::of(file), &error);
                return None;
            }
        }
    }
    Some(verifier)
}

fn read(file: &Path, console: &mut Console) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match open(file, console)?.read_to_end(&mut bytes) {
        Ok(_) => Some(bytes),
        Err(error) => {
            let name = Name::of(file);
            console.fail(&Message::new(
                format!("không đọc được {name}: {error}"),
                format!("cannot read {name}: {error}"),
            ));
            None
        }
    }
}

/// A time of Việt Nam, which is seven hours ahead.
fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    local.and_utc() - Duration::hours(7)
}

/// A time for people, as packets write theirs.
fn local(time: DateTime<Utc>) -> NaiveDateTime {
    (time + Duration::hours(7)).naive_utc()
}

pub(super) fn print(signatures: &[PacketSignature], console: &mut Console) -> io::Result<()> {
    let lang = console.lang;
    for (i, one) in signatures.iter().enumerate() {
        let number = i + 1;
        let status = words(one.signature.status).get(lang).to_owned();
        let title = Message::new("chữ ký", "signature");
        writeln!(console.out(), "{} {number}: {status}", title.get(lang))?;
        for (label, text) in lines(one, lang) {
            writeln!(console.out(), "  {}: {}", label.get(lang), printable(&text))?;
        }
    }
    Ok(())
}

fn lines(one: &PacketSignature, lang: Lang) -> Vec<(Message, String)> {
    let signature = &one.signature;
    let mut out = Vec::new();
    if let Some(known) = &signature.certificate {
        let bits = known.key_bits.map(|bits| format!(" {bits} bit")).unwrap_or_default();
        let (from, to) = (local(known.not_before), local(known.not_after));
        out.push((Message::new("người ký", "signer"), known.subject.clone()));
        out.push((Message::new("cấp bởi", "issued by"), known.issuer.clone()));
        out.push((Message::new("số chứng thư", "serial"), known.serial.clone()));
        out.push((Message::new("hiệu lực", "in force"), format!("{from} – {to}")));
        out.push((Message::new("khóa", "key"), format!("{}{bits}", known.key)));
    }
    if let Some(algorithm) = &signature.algorithm {
        out.push((Message::new("thuật toán", "algorithm"), algorithm.clone()));
    }
    if let Some(time) = signature.signing_time {
        out.push((Message::new("ký lúc", "signed at"), local(time).to_string()));
    }
    out.push((Message::new("tin cậy", "trust"), trust(signature).get(lang).to_owned()));
    out.push((Message::new("bảo đảm cho", "covers"), covered(&one.covers, lang)));
    let sender = match one.sender {
        SenderMatch::Same => Message::new("đúng tên trong chứng thư", "named by the certificate"),
        SenderMatch::Other => Message::new("KHÁC với tên trong chứng thư", "NOT the one in the certificate"),
        SenderMatch::Unbound => Message::new(
            "đúng tên trong chứng thư, nhưng KHÔNG RÕ có đúng mã hay không",
            "named by the certificate, which does NOT say that the code is its own",
        ),
        _ => Message::new("không so được với chứng thư", "cannot be compared with the certificate"),
    };
    out.push((Message::new("bên gửi", "sender"), sender.get(lang).to_owned()));
    out
}

/// What each trusted signer covers, where there are several.
fn print_signers(signers: &[Signer<'_>], console: &mut Console) -> io::Result<()> {
    let lang = console.lang;
    for signer in signers {
        let subject = signer
            .certificate
            .map_or("?", |certificate| certificate.subject.as_str());
        let whole = match signer.whole {
            true => Message::new("toàn bộ gói tin", "the whole packet"),
            false => {
                let parts = |lang| covered(&signer.covers, lang);
                Message::new(
                    format!("chỉ một phần ({})", parts(Lang::Vi)),
                    format!("a part alone ({})", parts(Lang::En)),
                )
            }
        };
        let vouches = Message::new("bảo đảm cho", "vouches for");
        writeln!(
            console.out(),
            "{} {} {}",
            printable(subject),
            vouches.get(lang),
            whole.get(lang)
        )?;
    }
    Ok(())
}

fn trust(signature: &Signature) -> Message {
    match signature.trust {
        Trust::Trusted => Message::new(
            "dẫn tới chứng thư tin cậy (không kiểm tra thu hồi)",
            "leads to a trust anchor (revocation not checked)",
        ),
        Trust::Weak => Message::new(
            "yếu: SHA-1 hoặc khóa ngắn, người khác có thể giả được (--allow-weak để chấp nhận)",
            "weak: SHA-1 or a short key, others may be able to forge it (--allow-weak takes it)",
        ),
        Trust::Untrusted => Message::new("không tin cậy", "untrusted"),
        _ => Message::new("không xét", "not judged"),
    }
}

fn covered(covers: &Coverage, lang: Lang) -> String {
    let attachments = covers.attachments.iter().filter(|covered| **covered).count();
    let parts = [
        covers.header.then(|| Message::new("phần đầu", "header")),
        covers.trace_header_list.then(|| Message::new("đường đi", "way")),
        covers.manifest.then(|| Message::new("danh mục", "manifest")),
        (attachments > 0).then(|| {
            let all = covers.attachments.len();
            Message::new(
                format!("{attachments}/{all} tệp đính kèm"),
                format!("{attachments}/{all} attachments"),
            )
        }),
    ];
    let parts: Vec<String> = parts.iter().flatten().map(|part| part.get(lang).to_owned()).collect();
    match parts.is_empty() {
        true => "–".to_owned(),
        false => parts.join(", "),
    }
}

fn verdict(verified: &Verified, console: &mut Console) -> io::Result<()> {
    let status = words(verified.status());
    let weak = || verified.signatures.iter().any(|one| one.signature.trust == Trust::Weak);
    let said = if verified.is_from_sender() {
        Message::new(
            "gói tin nguyên vẹn, chữ ký được tin cậy và là của bên gửi",
            "the packet is intact, its signature trusted and the sender's",
        )
    } else if verified.is_trusted() {
        Message::new(
            "gói tin nguyên vẹn, chữ ký được tin cậy, nhưng chứng thư không cho biết đó là bên gửi",
            "the packet is intact and its signature trusted, but the certificate does not say that it is the sender's",
        )
    } else if verified.status() != SignatureStatus::Valid {
        Message::new(
            format!("gói tin không được bảo đảm: {}", status.vi),
            format!("nothing vouches for the packet: {}", status.en),
        )
    } else if verified.signatures.iter().any(|one| !one.covers.plain) {
        Message::new(
            "chữ ký hợp lệ nhưng gói tin có phần lặp lại, nằm sai chỗ, hoặc đã ký mà không được đọc, nên không được coi là tin cậy",
            "the signature is valid, but the packet holds a part twice, elsewhere, or one that is signed and not read, and is not taken for trusted",
        )
    } else if verified.signers().len() > 1 {
        Message::new(
            "các chữ ký hợp lệ và được tin cậy, nhưng không người ký nào bảo đảm cho toàn bộ gói tin",
            "the signatures are valid and trusted, but no signer vouches for the whole packet",
        )
    } else if weak() {
        Message::new(
            "chữ ký hợp lệ nhưng yếu, không được coi là tin cậy",
            "the signature is valid, but weak, and not taken for trusted",
        )
    } else {
        Message::new(
            "chữ ký hợp lệ nhưng chưa đủ: không được tin cậy, hoặc không bảo đảm cho toàn bộ gói tin",
            "the signature is valid, but it is not trusted or does not cover the whole packet",
        )
    };
    let lang = console.lang;
    writeln!(console.out(), "{}", said.get(lang))?;
    if has_unsigned_way(verified) {
        let way = Message::new(
            "đường đi (các trạm, thời gian qua trạm) không được ký: trục liên thông, hoặc người khác, có thể đã ghi",
            "the way (its stations and their times) is not signed: the exchange, or somebody else, may have written it",
        );
        writeln!(console.out(), "{}", way.get(lang))?;
    }
    Ok(())
}

/// Whether a packet that is trusted says a way that no signer of it vouches for.
fn has_unsigned_way(verified: &Verified) -> bool {
    let way = match &verified.reading.content {
        Edxml::Document(packet) => packet.trace_header_list.as_ref(),
        Edxml::Status(packet) => packet.trace_header_list.as_ref(),
        _ => None,
    };
    let signed = |signer: &Signer<'_>| signer.whole && signer.covers.trace_header_list;
    way.is_some() && verified.is_trusted() && !verified.signers().iter().any(signed)
}

fn words(status: SignatureStatus) -> Message {
    let row = STATUSES.iter().find(|row| row.0 == status);
    row.map_or_else(|| Message::new("?", "?"), |(_, vi, en)| Message::new(*vi, *en))
}

/// Signatures as JSON; null where they were not looked at.
pub(super) fn as_json(signatures: Option<&[PacketSignature]>) -> Value {
    signatures.map_or(Value::Null, |signatures| json!(signatures))
}
