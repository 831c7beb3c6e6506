//! SP-13: two persons who sign in the same office.

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{BlockKind, Document, Signature};
use crate::letter::is_name;
use crate::text::{fold, fold_eq, is_letter, skeleton};
use crate::value::title::{Named, named};
use crate::value::{Kind, SigningAuthority};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-13",
    name: "one-signer",
    severity: Severity::Warning,
    basis: "khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "một chức vụ chỉ có một người ký; phần ký thứ hai của người khác là của một văn bản ghép vào",
    en: "one person signs in one office; a second signature by another is of a document glued in",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Signer,
        "Trần Thị Minh Hà\n\nGIÁM ĐỐC\n\nNguyễn Văn Tráo",
        "Trần Thị Minh Hà",
    ),
    test: signers,
}];

/// Kinds that several parties sign.
const OF_PARTIES: [Kind; 4] = [Kind::BienBan, Kind::HopDong, Kind::BanGhiNho, Kind::BanThoaThuan];

fn signers(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if let Some(finding) = document.signatures.iter().enumerate().find_map(noted) {
        return finding.into();
    }
    if let Some(finding) = bracketed(document).or_else(|| together(document)) {
        return finding.into();
    }
    if document.signatures.len() < 2 || is_of_parties(document) {
        return Answer::not_applicable(
            "văn bản có một phần ký, hoặc nhiều bên cùng ký",
            "the document has one signature, or several parties sign it",
        );
    }
    if let Some(finding) = untitled(document) {
        return finding.into();
    }
    let signed = |signature: &'_ Signature| Some((fold(office(signature)?), signature.signer.clone()?));
    let all: Vec<(String, String)> = document.signatures.iter().filter_map(signed).collect();
    let found = document
        .signatures
        .iter()
        .enumerate()
        .skip(1)
        .find_map(|(i, signature)| {
            let (office, signer) = signed(signature)?;
            let first = all.iter().find(|(own, _)| *own == office).map(|(_, first)| first)?;
            (!fold_eq(first, &signer)).then(|| (i, super::excerpt(first), super::excerpt(&signer)))
        });
    Answer::of(found.map(|(i, first, signer)| {
        Finding::at(
            format!("/signatures/{i}/signer"),
            format!("“{signer}” ký cùng chức vụ với “{first}”: có thể ghép từ văn bản khác"),
            format!("“{signer}” signs in the same office as “{first}”: another document may be glued in"),
        )
    }))
}

/// Somebody else whom the note under a signature names: `Đã ký: …`.
fn noted((i, signature): (usize, &Signature)) -> Option<Finding> {
    let signer = signature.signer.as_deref()?;
    let words = signature.note.as_deref()?;
    let name = match words.split_once(':') {
        Some((label, name)) => Some(name).filter(|_| skeleton(label).contains("ky")),
        // `(đã ký thay Lê Thị Bình)`
        None => signing_name(words.trim_matches(|c: char| !is_letter(c))),
    };
    let name = name?.trim_matches(|c: char| !is_letter(c));
    if !is_name(name) || fold_eq(name, signer) {
        return None;
    }
    Some(note(format!("/signatures/{i}/note"), name, signer))
}

fn note(path: String, name: &str, signer: &str) -> Finding {
    let (name, signer) = (super::excerpt(name), super::excerpt(signer));
    Finding::at(
        path,
        format!("dòng ghi chú nói “{name}” ký, tên người ký là “{signer}”"),
        format!("a note says that “{name}” signed, the name under the signature is “{signer}”"),
    )
}

/// Words beside a name in brackets that say who signed, in bare letters.
const SIGNING: [&str; 7] = ["thay mat", "ky thay", "da ky thay", "da ky", "ky", "nguoi ky", "ky boi"];

/// Somebody else whom words in brackets behind or below the signature name:
/// `Lê Thị Bình (Nguyễn Văn Tráo ký)`, `(Thay mặt Lê Thị Bình)`.
fn bracketed(document: &Document) -> Option<Finding> {
    /// Two names and the words beside them are no longer.
    const LONGEST: usize = 160;
    let unplaced = document.unplaced.iter().enumerate();
    let unplaced = unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text.as_str()));
    let notes = document.body.iter().enumerate().rev();
    let notes = notes.take_while(|(_, block)| block.kind == BlockKind::Note);
    let notes = notes.map(|(i, block)| (format!("/body/{i}"), block.text.as_str()));
    let mut all = unplaced.chain(notes).filter(|(_, text)| text.len() <= LONGEST);
    all.find_map(|(path, text)| {
        let (before, inside) = text.trim().strip_suffix(')')?.split_once('(')?;
        let (before, name) = (before.trim(), signing_name(inside.trim())?);
        let signers = document
            .signatures
            .iter()
            .filter_map(|signature| signature.signer.as_deref());
        let mut own = signers.chain(is_name(before).then_some(before));
        let first = own.next().filter(|first| !fold_eq(first, name))?;
        let another = own.all(|signer| !fold_eq(signer, name)) && (before.is_empty() || is_name(before));
        another.then(|| note(path, name, first))
    })
}

/// Two names on one line, of which the reader takes neither: `Lê Thị Bình / Nguyễn Văn Tráo`,
/// `Lê Thị Bình thay Nguyễn Văn Tráo`.
fn together(document: &Document) -> Option<Finding> {
    const BETWEEN: [&str; 4] = [" / ", "/", " thay ", " & "];
    let unplaced = document.unplaced.iter().enumerate();
    let mut all = unplaced.filter(|_| !is_of_parties(document));
    all.find_map(|(i, text)| {
        let (first, second) = BETWEEN.iter().find_map(|sign| text.trim().split_once(sign))?;
        let two = is_name(first) && is_name(second) && !fold_eq(first, second);
        two.then(|| note(format!("/unplaced/{i}"), second, first))
    })
}

/// The name of a person behind or before words that say that somebody signed.
fn signing_name(text: &str) -> Option<&str> {
    let says = |words: &str| SIGNING.contains(&skeleton(words.trim_end_matches(':')).as_str());
    text.match_indices(' ').find_map(|(at, _)| {
        let (head, tail) = (text.get(..at)?, text.get(at + 1..)?);
        let name = says(head).then_some(tail).or_else(|| says(tail).then_some(head))?;
        is_name(name).then_some(name)
    })
}

/// A second name that no office stands above.
fn untitled(document: &Document) -> Option<Finding> {
    let first = document.signatures.first()?.signer.as_deref()?;
    let mut others = document.signatures.iter().enumerate().skip(1);
    let (i, signer) = others.find_map(|(i, signature)| {
        let bare = signature.capacity.is_empty() && signature.position.is_none();
        Some((i, signature.signer.as_deref().filter(|_| bare)?))
    })?;
    let (first, signer) = (super::excerpt(first), super::excerpt(signer));
    Some(Finding::at(
        format!("/signatures/{i}/signer"),
        format!("tên “{signer}” đứng dưới chữ ký của “{first}” mà không có chức vụ: có thể ghép từ văn bản khác"),
        format!(
            "“{signer}” stands below the signature of “{first}” without an office: another document may be glued in"
        ),
    ))
}

/// Whether several bodies or parties issue it: each has its head.
fn is_of_parties(document: &Document) -> bool {
    let shared = |name: &str| name.contains([';', '/']) || [" - ", " – "].iter().any(|dash| name.contains(dash));
    document.issuers.len() > 1
        || document.issuers.iter().any(|organ| shared(&organ.name))
        || document.kind.as_ref().is_some_and(|kind| OF_PARTIES.contains(kind))
}

/// The office of the head for whom somebody signs, or the signer's own; none for words
/// of no table and for collectives, whose members may all sign.
fn office(signature: &Signature) -> Option<&str> {
    let behalf = signature.capacity.iter().rev();
    let behalf = behalf.filter(|capacity| capacity.authority != SigningAuthority::Tm);
    let office = behalf
        .map(|capacity| capacity.title.as_str())
        .next()
        .or(signature.position.as_deref())?;
    matches!(named(office), Named::Head | Named::Deputy).then_some(office)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::check::testing::{Letter, findings};

    fn told(kind: Option<Kind>, offices: &[(&str, &str)]) -> Vec<String> {
        let text = offices
            .iter()
            .map(|(office, name)| format!("{office}\n\n{name}\n\n"))
            .collect::<String>();
        let mut letter = Letter::cong_van();
        letter.document.kind = kind.or(letter.document.kind);
        letter.document.signatures = crate::letter::from_str(&format!("Gửi báo cáo./.\n\n{text}"))
            .document
            .signatures;
        assert_eq!(letter.document.signatures.len(), offices.len());
        findings("SP-13", &letter).into_iter().map(|d| d.path).collect()
    }

    #[test]
    fn two_persons_in_one_office_are_told() {
        for pair in [
            [("GIÁM ĐỐC", "Lê Thị Bình"), ("GIÁM ĐỐC", "Nguyễn Văn Tráo")],
            [
                ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Lê Thị Bình"),
                ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Nguyễn Văn Tráo"),
            ],
            [
                ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Lê Thị Bình"),
                ("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", "Nguyễn Văn Tráo"),
            ],
        ] {
            assert_eq!(told(None, &pair), ["/signatures/1/signer"], "{pair:?}");
        }
    }

    #[test]
    fn a_note_that_names_another_signer_is_told() {
        let mut letter = Letter::cong_van();
        let mut note = |note: &str| {
            let signature = letter.document.signatures.first_mut().unwrap();
            signature.signer = Some("Trần Thị Minh Hà".into());
            signature.note = Some(note.into());
            findings("SP-13", &letter)
                .into_iter()
                .map(|d| d.path)
                .collect::<Vec<_>>()
        };
        assert_eq!(note("Đã ký: Nguyễn Văn Tráo"), ["/signatures/0/note"]);
        assert_eq!(note("(Ký bởi: Nguyễn Văn Tráo)"), ["/signatures/0/note"]);
        assert!(note("Đã ký: Trần Thị Minh Hà").is_empty());
        assert_eq!(note("(đã ký thay Nguyễn Văn Tráo)"), ["/signatures/0/note"]);
        assert!(note("(Đã ký)").is_empty());
    }

    #[test]
    fn a_name_beside_the_signature_is_told() {
        let told = |signature: &str| {
            let text = format!(
                "SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo\n\nKính gửi: Sở Y tế\n\nGửi báo cáo./.\n\n{signature}\n"
            );
            let found = Checker::new().check(&crate::letter::from_str(&text)).diagnostics;
            found.iter().filter(|d| d.code == "SP-13").count()
        };
        for (signature, count) in [
            ("GIÁM ĐỐC\n\nTrần Thị Minh Hà (Nguyễn Văn Tráo ký)", 1),
            ("GIÁM ĐỐC\n\nTrần Thị Minh Hà (Nguyễn Văn Tráo ký thay)", 1),
            ("GIÁM ĐỐC\n\nNguyễn Văn Tráo\n(Thay mặt Trần Thị Minh Hà)", 1),
            ("GIÁM ĐỐC\n\nTrần Thị Minh Hà\n\nNguyễn Văn Tráo", 1),
            ("GIÁM ĐỐC\n\nNguyễn Văn Tráo (đã ký thay Trần Thị Minh Hà)", 1),
            ("GIÁM ĐỐC\n\nTrần Thị Minh Hà / Nguyễn Văn Tráo", 1),
            ("GIÁM ĐỐC\n\nTrần Thị Minh Hà thay Nguyễn Văn Tráo", 1),
            ("GIÁM ĐỐC\n\nTrần Thị Minh Hà (Trần Thị Minh Hà đã ký)", 0),
            ("GIÁM ĐỐC\n\nTrần Thị Minh Hà\n(Gửi kèm bảng kê chi tiết)", 0),
            ("GIÁM ĐỐC\n\n(đã ký)\n\nTrần Thị Minh Hà", 0),
        ] {
            assert_eq!(told(signature), count, "{signature}");
        }
    }

    #[test]
    fn those_who_may_sign_together_are_left_in_peace() {
        assert!(told(None, &[("GIÁM ĐỐC", "Lê Thị Bình"), ("GIÁM ĐỐC", "Lê Thị Bình")]).is_empty());
        assert!(told(None, &[("KẾ TOÁN TRƯỞNG", "Phan Văn An"), ("GIÁM ĐỐC", "Lê Thị Bình")]).is_empty());
        let both = [("GIÁM ĐỐC", "Lê Thị Bình"), ("GIÁM ĐỐC", "Phan Văn An")];
        assert!(told(Some(Kind::HopDong), &both).is_empty());
    }
}
