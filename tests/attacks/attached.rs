//! Attacks through a packet whose header says something else than its letter.

use congvan::detect::{self, Input, Letters};
use congvan::document::Signature;
use congvan::edxml::{self, Attachment, Check, Content, Packet};
use congvan::text::Limits;
use congvan::{Document, docx, letter, xml};

use super::{Attack, LETTER, attack};

const HEADER: &str = "edXML: the header and the letter";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        HEADER,
        "the letter that the header describes",
        "nothing is told",
        || told(text, |_| {}),
    ),
    attack(
        HEADER,
        "another number than the attached letter's",
        "ED-W20 at `/code`",
        || told(text, |document| document.number = Some("46/SNV-VP".parse().unwrap())),
    ),
    attack(
        HEADER,
        "another day of issue",
        "ED-W20 at `/promulgationInfo/promulgationDate`",
        || told(text, |document| document.date = Some("2026-05-13".parse().unwrap())),
    ),
    attack(HEADER, "another subject", "ED-W20 at `/subject`", || {
        told(text, |document| {
            document.subject = Some("thu hồi văn bản đã gửi".into())
        })
    }),
    attack(HEADER, "another sender", "ED-W20 at `/from/organName`", || {
        told(text, |document| document.issuers[0].name = "SỞ Y TẾ".into())
    }),
    attack(HEADER, "another signer", "ED-W20 at `/signerInfo/fullName`", || {
        told(text, |document| {
            document.signatures = vec![Signature::new("Lê Văn Tráo")]
        })
    }),
    attack(
        HEADER,
        "another number than that of an attached Word file",
        "ED-W20 at `/code`",
        || told(word, |document| document.number = Some("46/SNV-VP".parse().unwrap())),
    ),
    attack(
        HEADER,
        "another signer than that of an attached document in XML",
        "ED-W20 at `/signerInfo/fullName`",
        || {
            told(ours, |document| {
                document.signatures = vec![Signature::new("Lê Văn Tráo")]
            })
        },
    ),
    attack(
        HEADER,
        "the right letter behind one of another number",
        "nothing is told",
        || {
            let other = LETTER.replace("45/SNV", "9/SNV");
            outcome(&packet(&document(), [other.into_bytes(), text(&document())]))
        },
    ),
    attack(
        HEADER,
        "a letter that is damaged, and a picture",
        "nothing is told; neither is a letter",
        || {
            let mut damaged = word(&document());
            damaged.truncate(300);
            let packet = packet(&document(), [damaged, b"\x89PNG\r\n\x1A\n\0".to_vec()]);
            let letters = letters(&packet).read.len();
            format!(
                "{}; {}",
                outcome(&packet),
                if letters == 0 { "neither is a letter" } else { "read" }
            )
        },
    ),
    attack(
        HEADER,
        "1 000 letters in one packet",
        "256 are read, 744 told as passed over (READ-ED-LETTERS)",
        || {
            let mut packet = Packet::from_document(&document()).output;
            for i in 0..1000 {
                let mut attachment = Attachment::new(i.to_string(), format!("{i}.txt"));
                attachment.content = Some(Content::new("Số: 45/SNV-VP"));
                packet.attach(attachment);
            }
            let letters = letters(&packet);
            let code = letters.diagnostic().map(|told| told.code.into_owned());
            format!(
                "{} are read, {} told as passed over ({})",
                letters.read.len(),
                letters.passed_over,
                code.unwrap_or_default()
            )
        },
    ),
];

fn document() -> Document {
    letter::from_str(LETTER).document
}

fn text(_: &Document) -> Vec<u8> {
    LETTER.as_bytes().to_vec()
}

fn word(document: &Document) -> Vec<u8> {
    docx::to_vec(document).unwrap().output
}

fn ours(document: &Document) -> Vec<u8> {
    xml::to_vec(document).unwrap().output
}

/// A packet with the header of a document, and files.
fn packet<const N: usize>(document: &Document, files: [Vec<u8>; N]) -> Packet {
    let mut packet = Packet::from_document(document).output;
    for (i, file) in files.into_iter().enumerate() {
        let mut attachment = Attachment::new(i.to_string(), format!("{i}.bin"));
        attachment.content = Some(Content::new(file));
        packet.attach(attachment);
    }
    packet
}

fn letters(packet: &Packet) -> Letters {
    let file = edxml::to_vec(packet).unwrap().output;
    match detect::from_slice(&file).unwrap() {
        Input::Packet(input) => input.letters(&Limits::default()),
        other => panic!("{other:?}"),
    }
}

fn outcome(packet: &Packet) -> String {
    let check = Check::new().with_letters(letters(packet));
    let report = check.check(packet);
    let told = report.diagnostics.iter().filter(|found| found.code == "ED-W20");
    let told: Vec<String> = told.map(|found| format!("ED-W20 at `{}`", found.path)).collect();
    if told.is_empty() {
        return "nothing is told".into();
    }
    told.join(", ")
}

/// What is told of a packet whose header is forged, with the right letter in it.
fn told(write: fn(&Document) -> Vec<u8>, forge: fn(&mut Document)) -> String {
    let right = document();
    let mut forged = right.clone();
    forge(&mut forged);
    outcome(&packet(&forged, [write(&right)]))
}
