//! S04, S19, S20, S22, S23: the lines of a signature and the name (boxes 7a, 7b).

use super::signature::{capacity_path, position_path};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::question::sector::Sector;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::words::runs;
use crate::diagnostic::{Needs, Severity};
use crate::document::Signature;
use crate::text::{is_capital, is_letter, is_small, skeleton};
use crate::value::Kind;
use crate::value::title::is_garbled;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S04",
        name: "no-degree-before-the-name",
        severity: Severity::Error,
        basis: "điểm c khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "không ghi học hàm, học vị, quân hàm trước họ tên người ký, trừ lực lượng vũ trang, giáo dục, y tế, khoa học",
        en: "no degree and no rank stands before the signer's name, save in the armed forces, education, health and \
             science",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Signer, "TS. Trần Thị Minh Hà", "Trần Thị Minh Hà"),
        test: no_degree,
    },
    Row {
        code: "S19",
        name: "title-in-capitals",
        severity: Severity::Error,
        basis: "điểm đ khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "quyền hạn, chức vụ của người ký trình bày bằng chữ in hoa, kiểu chữ đứng, đậm",
        en: "the power and the title of whoever signs are in capitals, upright and bold",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "KT. Giám đốc\nPHÓ GIÁM ĐỐC",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        ),
        test: titles_in_capitals,
    },
    Row {
        code: "S20",
        name: "name-not-in-capitals",
        severity: Severity::Error,
        basis: "điểm đ khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "họ tên người ký trình bày bằng chữ in thường, viết hoa chữ cái đầu mỗi âm tiết, kiểu chữ đứng, đậm",
        en: "the signer's name is in small letters with a capital at the head of each syllable, upright and bold",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Signer, "TRẦN THỊ MINH HÀ", "Trần Thị Minh Hà"),
        test: name_in_small_letters,
    },
    Row {
        code: "S22",
        name: "full-name",
        severity: Severity::Error,
        basis: "điểm c khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "họ tên người ký gồm họ, tên đệm (nếu có) và tên, không viết tắt",
        en: "the signer's name is whole: family, middle and given name, no initials",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Signer, "Trần T Minh Hà", "Trần Thị Minh Hà"),
        test: full_name,
    },
    Row {
        code: "S23",
        name: "no-honour-before-the-name",
        severity: Severity::Error,
        basis: "điểm c khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "không ghi danh hiệu danh dự trước họ tên người ký",
        en: "no title of honour stands before the signer's name",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Signer, "NGND. Trần Thị Minh Hà", "Trần Thị Minh Hà"),
        test: no_honour,
    },
];

/// Titles of honour, in bare letters.
const HONOURS: [&str; 9] = ["nsnd", "nsut", "ngnd", "ngut", "ttnd", "ttut", "nnnd", "nnut", "ahld"];

pub(in crate::check::rules) fn signer_path(signature: usize) -> String {
    format!("/signatures/{signature}/signer")
}

/// Each signature with its place.
fn signatures<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (usize, &'a Signature)> {
    subject.document().signatures.iter().enumerate()
}

fn unsigned() -> Answer {
    Answer::not_applicable(
        "văn bản không có phần ký (xem S06)",
        "the document has no signature (see S06)",
    )
}

/// Of bodies whose sector has a rule of its own nothing is said.
fn titles_before_names(
    subject: &Subject<'_>,
    found: impl Fn(&Signature) -> Option<(String, Severity)>,
    (vi, en): (&str, &str),
) -> Answer {
    if subject.document().signatures.is_empty() {
        return unsigned();
    }
    let mut wrong = signatures(subject)
        .filter_map(|(i, s)| Some((i, s, found(s)?)))
        .peekable();
    if wrong.peek().is_some() && subject.sector().is_some_and(Sector::has_own_rule) {
        return Answer::not_applicable(
            "lực lượng vũ trang, giáo dục, y tế, khoa học: theo quy định của ngành",
            "armed forces, education, health and science: as the head of the sector provides",
        );
    }
    Answer::of(wrong.map(|(i, signature, (title, severity))| {
        let name = signature.signer.as_deref().unwrap_or_default();
        let path = signer_path(i);
        let place = subject.piece(&path).and_then(|piece| {
            let start = piece.text().find(&title)?;
            Some(piece.span(start..start + title.len()))
        });
        // A name in capitals is the matter of S20: both say how to write it in the end.
        let right = in_small_letters(name).unwrap_or_else(|| name.to_owned());
        Finding::at(
            path,
            format!("“{title} {name}”: không ghi {vi} “{title}” trước họ tên người ký, chỉ ghi “{right}”"),
            format!("“{title} {name}”: {en} “{title}” does not stand before the name; write “{right}”"),
        )
        .within_opt(place)
        .lighter(severity)
    }))
}

/// Whether the degrees of a signer are of honour: `TS.NGƯT.` is both.
fn parts(signature: &Signature) -> Vec<String> {
    let degree = signature.degree.as_deref().unwrap_or_default();
    let parts = degree.split(['.', ',', ' ']).map(skeleton);
    parts.filter(|part| !part.is_empty()).collect()
}

fn no_degree(subject: &Subject<'_>) -> Answer {
    let degree = |signature: &Signature| {
        let academic = parts(signature).iter().any(|part| !HONOURS.contains(&part.as_str()));
        let degree = signature.degree.clone().filter(|_| academic);
        // That a body is no unit of the armed forces is told by its name alone.
        let rank = || Some((signature.rank.clone()?, Severity::Warning));
        degree.map(|degree| (degree, Severity::Error)).or_else(rank)
    };
    let words = ("học hàm, học vị, quân hàm", "the degree or rank");
    titles_before_names(subject, degree, words)
}

fn no_honour(subject: &Subject<'_>) -> Answer {
    let honour = |signature: &Signature| {
        let honoured = parts(signature).iter().any(|part| HONOURS.contains(&part.as_str()));
        let degree = signature.degree.clone().filter(|_| honoured)?;
        Some((degree, Severity::Error))
    };
    titles_before_names(subject, honour, ("danh hiệu danh dự", "the title of honour"))
}

fn titles_in_capitals(subject: &Subject<'_>) -> Answer {
    if subject.document().signatures.is_empty() {
        return unsigned();
    }
    let minutes = subject.document().kind == Some(Kind::BienBan);
    let lines = signatures(subject).flat_map(|(i, signature)| {
        let lines = signature.capacity.iter().enumerate();
        let capacity = lines.map(move |(j, line)| (capacity_path(i, j), line.as_written.as_str()));
        let position = signature.position.iter();
        capacity.chain(position.map(move |line| (position_path(i), line.as_str())))
    });
    let wrong = lines.filter(|(_, line)| line.contains(is_small) && !is_garbled(line));
    Answer::of(wrong.map(|(path, line)| {
        let capitals = line.to_uppercase();
        let piece = subject.piece(&path);
        let small = line.chars().filter(|c| is_small(*c)).count();
        // A few small letters among capitals are what a scan makes of them.
        let scanned = small * 4 < line.chars().filter(|c| is_letter(*c)).count();
        let edit = piece.filter(|piece| piece.text() == line);
        let edit = edit.map(|piece| piece.replace(0..line.len(), capitals.clone()));
        Finding::at(
            path,
            format!("“{line}” phải in hoa: “{capitals}”"),
            format!("“{line}” is in capitals: “{capitals}”"),
        )
        .lighter_if(
            minutes || scanned || piece.is_some_and(|piece| piece.is_doubtful()),
            Severity::Warning,
        )
        .with_edits(false, edit.into_iter().collect())
    }))
}

fn name_in_small_letters(subject: &Subject<'_>) -> Answer {
    if subject.document().signatures.is_empty() {
        return unsigned();
    }
    let wrong = signatures(subject).filter_map(|(i, signature)| {
        let name = signature.signer.as_ref()?;
        let expected = in_small_letters(name)?;
        let path = signer_path(i);
        let edit = subject.piece(&path).and_then(|piece| {
            let start = piece.text().find(name.as_str())?;
            Some(piece.replace(start..start + name.len(), expected.clone()))
        });
        Some(
            Finding::at(
                path,
                format!("họ tên “{name}” không in hoa: “{expected}”"),
                format!("the name “{name}” is not in capitals: “{expected}”"),
            )
            .with_edits(false, edit.into_iter().collect()),
        )
    });
    Answer::of(wrong)
}

/// A name that is all in capitals as S20 has it.
fn in_small_letters(name: &str) -> Option<String> {
    let capitals = name.contains(' ') && name.contains(is_letter) && !name.contains(is_small);
    capitals.then(|| with_initials(name))
}

/// `NGUYỄN VĂN A` as `Nguyễn Văn A`.
fn with_initials(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = is_letter(c);
    }
    out
}

fn full_name(subject: &Subject<'_>) -> Answer {
    if subject.document().signatures.is_empty() {
        return unsigned();
    }
    let wrong = signatures(subject).filter_map(|(i, signature)| {
        let (path, name) = match &signature.signer {
            Some(name) if is_shortened(name) => (signer_path(i), name.as_str()),
            Some(_) => return None,
            None => leftover_name(subject, i)?,
        };
        let doubt = subject.piece(&path).is_some_and(|piece| piece.is_doubtful());
        Some(
            Finding::at(
                path,
                format!("họ tên “{name}” phải ghi đủ họ, tên đệm và tên, không viết tắt"),
                format!("the name “{name}” is given in full: family, middle and given name, no initials"),
            )
            .lighter_if(doubt && signature.signer.is_some(), Severity::Warning),
        )
    });
    Answer::of(wrong)
}

/// Letters that stand for a name; `Y`, `H`, `K` and vowels are names of their own
/// among some peoples (`Vừ A Páo`, `Y Thanh Niê`).
const INITIALS: [&str; 15] = [
    "B", "C", "D", "Đ", "G", "L", "M", "N", "P", "Q", "R", "S", "T", "V", "X",
];

fn is_shortened(name: &str) -> bool {
    let words = || runs(name, |c| !c.is_whitespace()).map(|(_, word)| word);
    // `K'Brel` is a whole name.
    let alone = words().count() == 1 && !name.contains(['\'', '’']);
    alone
        || words()
            .any(|word| word.ends_with('.') || INITIALS.contains(&word) || word.trim_end_matches('.').contains('.'))
}

/// The shortened name that the reader took for none: the line that it could not
/// place right behind the title of a signature without a name.
pub(in crate::check::rules) fn leftover_name<'a>(subject: &Subject<'a>, signature: usize) -> Option<(String, &'a str)> {
    let document = subject.document();
    let own = document.signatures.get(signature)?;
    if own.signer.is_some() || document.unplaced.is_empty() {
        return None;
    }
    let end = subject
        .reading()?
        .trace
        .get(&format!("/signatures/{signature}"))?
        .span
        .end;
    let behind = document.unplaced.iter().enumerate().find_map(|(i, text)| {
        let path = format!("/unplaced/{i}");
        let start = subject.reading()?.trace.get(&path)?.span.start;
        (start >= end).then_some((path, text.as_str()))
    });
    behind.filter(|(_, text)| {
        let words: Vec<&str> = text.split(' ').collect();
        let named = |word: &&str| {
            let letters = word.chars().all(|c| is_letter(c) || c == '.');
            word.starts_with(is_capital) && letters && word.chars().count() <= 12
        };
        let shaped = words.len() <= 4 && words.iter().all(named) && text.contains(is_small);
        shaped && is_shortened(text)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::{Kind, Organ};

    fn named(name: &str) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.signatures[0].signer = Some(name.into());
        letter
    }

    fn titled(degree: &str, issuer: &str) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.signatures[0].degree = Some(degree.into());
        letter.document.issuers = vec![Organ::new(issuer)];
        letter
    }

    #[test]
    fn degrees_stand_before_no_name_save_in_some_sectors() {
        for degree in ["TS.", "PGS.TS.", "ThS.", "TS.NGƯT."] {
            assert_eq!(
                findings("S04", &titled(degree, "SỞ NỘI VỤ"))[0].severity,
                Severity::Error,
                "{degree}"
            );
            let school = titled(degree, "TRƯỜNG ĐẠI HỌC HÀ KHÊ");
            assert!(
                matches!(state("S04", &school), RuleState::NotApplicable { .. }),
                "{degree}"
            );
        }
        let mut ranked = Letter::cong_van();
        ranked.document.signatures[0].rank = Some("Đại tá".into());
        assert_eq!(findings("S04", &ranked)[0].severity, Severity::Warning);
        ranked.document.issuers = vec![Organ::new("CÔNG AN TỈNH HÀ KHÊ")];
        assert!(findings("S04", &ranked).is_empty());
        assert!(findings("S04", &Letter::cong_van()).is_empty());
    }

    #[test]
    fn titles_of_honour_are_a_rule_of_their_own() {
        assert!(findings("S04", &titled("NSND.", "SỞ NỘI VỤ")).is_empty());
        assert_eq!(findings("S23", &titled("NSND.", "SỞ NỘI VỤ")).len(), 1);
        assert_eq!(findings("S23", &titled("TS.NGƯT.", "SỞ NỘI VỤ")).len(), 1);
        assert!(findings("S23", &titled("TTƯT.", "BỆNH VIỆN TÂN BÌNH")).is_empty());
        assert!(findings("S23", &titled("TS.", "SỞ NỘI VỤ")).is_empty());
    }

    #[test]
    fn titles_are_in_capitals() {
        assert!(findings("S19", &Letter::cong_van().signed(&["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"])).is_empty());
        let wrong = Letter::cong_van().signed(&["Kt. Giám đốc", "Phó Giám đốc"]);
        let found = findings("S19", &wrong);
        assert_eq!((found.len(), found[0].severity), (2, Severity::Error));
        assert_eq!(found[1].fix.as_ref().unwrap().edits[0].text, "PHÓ GIÁM ĐỐC");
        assert!(!found[1].fix.as_ref().unwrap().safe);
        let scanned = Letter::cong_van().signed(&["PHÓ TỔNG CụC TRƯỞNG"]);
        assert_eq!(findings("S19", &scanned)[0].severity, Severity::Warning);
        let mut minutes = Letter::named(Kind::BienBan, "15/BB-SNV").signed(&["Thư ký"]);
        minutes.document.place = None;
        assert_eq!(findings("S19", &minutes)[0].severity, Severity::Warning);
    }

    #[test]
    fn names_are_in_small_letters() {
        assert!(findings("S20", &named("Lê Thị Bình")).is_empty());
        assert!(findings("S20", &named("Y Thanh Hà Niê")).is_empty());
        let found = findings("S20", &named("ĐOÀN THỊ YẾN"));
        assert_eq!(found[0].fix.as_ref().unwrap().edits[0].text, "Đoàn Thị Yến");
        // With a degree before it both rules end in the same name.
        let mut both = titled("TS.", "SỞ NỘI VỤ");
        both.document.signatures[0].signer = Some("ĐOÀN THỊ YẾN".into());
        for code in ["S04", "S20"] {
            let said = findings(code, &both)[0].message.vi.clone();
            assert!(said.ends_with("“Đoàn Thị Yến”"), "{said}");
        }
    }

    #[test]
    fn names_are_whole() {
        for fine in [
            "Lê Bình",
            "Vừ A Páo",
            "Y Thanh Hà Niê",
            "K'Brel",
            "H Ngăm Niê Kđăm",
            "Tôn Nữ Thị Hà My",
        ] {
            assert!(findings("S22", &named(fine)).is_empty(), "{fine}");
        }
        for wrong in ["Hùng", "Ng.V. Hùng", "Trần T Minh Hà", "N. V. Hùng"] {
            assert_eq!(findings("S22", &named(wrong)).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn a_shortened_name_that_the_reader_leaves_over_is_found() {
        let text = crate::check::example::form::CONG_VAN.with(crate::check::example::form::Slot::Signer, "Ng.V. Hùng");
        let report = crate::Checker::new().check(&crate::letter::from_str(&text));
        let codes: Vec<&str> = report.diagnostics.iter().map(|d| d.code.as_ref()).collect();
        assert_eq!(codes, ["S22"]);
    }
}
