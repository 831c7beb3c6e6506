//! N15, N16: the body in the symbol, against the header.

use chrono::NaiveDate;

use super::form::no_number;
use super::symbol::symbol;
use super::symbol_kind::{same_letters, stands_otherwise};
use crate::check::answer::{Answer, Finding};
use crate::check::rules::header::organs::{Body, bodies};
use crate::check::rules::place_date::units::behind_committee;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::registry::{self, Agency, Certainty, Registry, local};
use crate::text::{fold, is_letter, is_letter_or_digit, skeleton};
use crate::value::{Kind, KindFamily, NumberSystem};

const PATH: &str = "/number";

/// Offices whose documents bear the header of a committee.
const OFFICES: [&str; 4] = ["ct", "ctubnd", "ctub", "cthdnd"];

/// The group of the symbol that names a body, and the bodies of the header.
struct Named<'a> {
    group: &'a str,
    /// What stands behind it.
    next: Option<&'a str>,
    bodies: Vec<Body<'a>>,
}

fn named<'a>(subject: &Subject<'a>) -> Result<Named<'a>, Answer> {
    let document = subject.document();
    let Some(number) = &document.number else {
        return Err(no_number());
    };
    if !matches!(
        number.system(),
        NumberSystem::State | NumberSystem::Free | NumberSystem::Company
    ) {
        return Err(Answer::not_applicable(
            "số, ký hiệu theo hệ thống khác của văn bản hành chính",
            "the number is of another system than that of administrative documents",
        ));
    }
    let bodies = bodies(subject);
    let kind = document.kind.as_ref();
    let mut groups = symbol(number).split(['-', '/']).filter(|group| !group.is_empty());
    let group = groups.find(|group| !is_kind_code(kind, group));
    match group {
        Some(group) if !bodies.is_empty() => Ok(Named {
            group,
            next: groups.next(),
            bodies,
        }),
        _ => Err(unreadable()),
    }
}

fn unreadable() -> Answer {
    Answer::not_applicable(
        "không có ký hiệu và tên cơ quan đọc được để đối chiếu",
        "there is no readable symbol and header to compare",
    )
}

/// The group in front that names the kind; a công văn has none but what others put there.
fn is_kind_code(kind: Option<&Kind>, group: &str) -> bool {
    match kind.map(|kind| (kind, kind.code())) {
        Some((kind, Some(code))) => {
            same_letters(group, code)
                || stands_otherwise(kind, code, group)
                || *kind == Kind::HopDong && group.starts_with(code)
        }
        Some((Kind::CongVan, None)) => matches!(group, "CV" | "QĐ"),
        _ => Kind::from_code(group).is_some_and(|kind| kind.family() == KindFamily::Administrative),
    }
}

pub(in crate::check::rules) fn agreement(subject: &Subject<'_>) -> Answer {
    let Named { group, next, bodies } = match named(subject) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    // The code of a kind before the right body (`TB-SNV` on a công văn) is N03's matter.
    let behind_code = next.filter(|_| Kind::from_code(group).is_some());
    let groups = [Some(group), behind_code];
    if groups
        .into_iter()
        .flatten()
        .any(|group| bodies.iter().any(|body| may_mean(group, body)))
    {
        return Answer::Passed;
    }
    if looks_scanned(subject) {
        return unreadable();
    }
    let day = subject.document().date.map_or(NaiveDate::MAX, |date| date.latest());
    // Who a short code means is too open.
    let other = Some(group).filter(|group| group.chars().count() > 2);
    let other = other.and_then(|group| meaning(subject.registry(), group, day));
    let header = bodies.first().map_or("", |body| body.name.text);
    let own = || {
        bodies
            .iter()
            .find_map(|body| known_code(subject.registry(), body.name.text))
    };
    let (vi, en) = match (other, own()) {
        (Some(other), _) if !bodies.iter().any(|body| is_named(body, &other.name)) => (
            format!("“{group}” là chữ viết tắt của {}", other.name),
            format!("“{group}” abbreviates {}", other.name),
        ),
        (None, Some(code)) => (
            format!("“{group}” không phải chữ viết tắt của cơ quan này (“{code}”)"),
            format!("“{group}” does not abbreviate this body (“{code}”)"),
        ),
        (Some(_), _) => return Answer::Passed,
        _ => {
            return Answer::not_applicable(
                "chữ viết tắt do cơ quan quy định, không có dữ liệu để đối chiếu",
                "the body lays down its abbreviation; there is nothing to compare it with",
            );
        }
    };
    Finding::at(
        PATH,
        format!("{vi}; văn bản do “{header}” ban hành, ký hiệu phải ghi chữ viết tắt của cơ quan đó"),
        format!("{en}; “{header}” issues the document, and the symbol names that body"),
    )
    .within_opt(place(subject, group))
    .into()
}

fn place(subject: &Subject<'_>, group: &str) -> Option<crate::text::Span> {
    let piece = subject.piece(PATH)?;
    let from = piece.text().find(['/', '-', '–'])?;
    let at = from + piece.text().get(from..)?.find(group)?;
    Some(piece.span(at..at + group.len()))
}

/// Who a symbol means: a body of the registry, or one that every province has.
fn meaning<'a>(registry: &'a Registry, group: &str, day: NaiveDate) -> Option<&'a Agency> {
    registry
        .find_code(group, Some(day))
        .or_else(|| registry::agency(group, day))
}

/// The symbol of the body of a header, where it is known: that of the registry, of
/// a committee, of a department of a province.
fn known_code(registry: &Registry, header: &str) -> Option<String> {
    let central = registry.find_name(header).filter(|row| !row.code.is_empty());
    if let Some(row) = central {
        return Some(row.code.to_string());
    }
    if behind_committee(header).is_some() {
        let council = skeleton(header).starts_with(['h']);
        return Some(if council { "HĐND" } else { "UBND" }.to_owned());
    }
    let folded = fold(header);
    if !folded.starts_with(&fold("sở ")) {
        return None;
    }
    let own = |row: &&Agency| row.name.starts_with("Sở ") && starts_with_words(&folded, &fold(&row.name));
    local().find(own).map(|row| row.code.to_string())
}

fn starts_with_words(text: &str, head: &str) -> bool {
    text.strip_prefix(head)
        .is_some_and(|rest| !rest.starts_with(is_letter_or_digit))
}

fn is_named(body: &Body<'_>, name: &str) -> bool {
    let name = fold(name);
    let texts = [Some(&body.name), body.superior.as_ref()];
    texts
        .into_iter()
        .flatten()
        .any(|text| starts_with_words(&fold(text.text), &name))
}

/// Whether a group can stand for a body: made of heads of the words of its name, alone
/// or with those of its superior; an office of a committee; or around its known code.
fn may_mean(group: &str, body: &Body<'_>) -> bool {
    let letters: Vec<char> = skeleton(group).chars().filter(|c| is_letter(*c)).collect();
    // Units of the police have digits; a hostile text has anything.
    if letters.is_empty() || letters.len() > 24 {
        return true;
    }
    let own = bare_words(body.name.text, true);
    let above = body
        .superior
        .as_ref()
        .map(|name| bare_words(name.text, false))
        .unwrap_or_default();
    let chained = |first: &[Word], second: &[Word]| is_made_of(&letters, first.iter().chain(second));
    if chained(&own, &above) || chained(&above, &own) {
        return true;
    }
    let bare: String = letters.iter().collect();
    let committee = behind_committee(body.name.text).is_some();
    committee && (OFFICES.contains(&bare.as_str()) || bare.contains("ubnd") || bare.contains("hdnd"))
}

/// A word of a header in bare letters, and whether it belongs to the issuing body.
struct Word {
    letters: Vec<char>,
    own: bool,
}

fn bare_words(text: &str, own: bool) -> Vec<Word> {
    let word = |word: &str| Word {
        letters: skeleton(word).chars().collect(),
        own,
    };
    words(text).take(40).map(|(_, text)| word(text)).collect()
}

/// Whether letters are heads of words put together, in their order, words left out as one
/// likes; one of them at least is the issuing body's own.
fn is_made_of<'w>(letters: &[char], words: impl Iterator<Item = &'w Word>) -> bool {
    // How much of the letters the words so far can make, with and without an own word.
    let mut made = vec![(true, false)];
    made.resize(letters.len() + 1, (false, false));
    for word in words {
        // From behind, so that a word is used once.
        for start in (0..letters.len()).rev() {
            let (plain, owned) = made.get(start).copied().unwrap_or_default();
            if !plain && !owned {
                continue;
            }
            let rest = letters.get(start..).unwrap_or_default();
            let same = rest.iter().zip(&word.letters).take_while(|(a, b)| a == b).count();
            for slot in made.iter_mut().skip(start + 1).take(same) {
                slot.0 |= plain && !word.own;
                slot.1 |= owned || word.own;
            }
        }
    }
    made.last().is_some_and(|(_, owned)| *owned)
}

pub(in crate::check::rules) fn laid_down(subject: &Subject<'_>) -> Answer {
    let Named { group, bodies, .. } = match named(subject) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let registry = subject.registry();
    let [body] = bodies.as_slice() else {
        return not_known();
    };
    let Some(named) = registry.find_name(body.name.text) else {
        return not_known();
    };
    let codes: Vec<&Agency> = registry
        .iter()
        .filter(|row| !row.code.is_empty() && row.name == named.name)
        .collect();
    let Some(known) = codes.iter().find(|row| row.certainty == Certainty::Documented) else {
        return not_known();
    };
    let bare = |code: &str| skeleton(&code.replace('&', ""));
    let laid_down = codes.iter().any(|row| bare(&row.code) == bare(group));
    // `&` and case do not count for the registry. Another body's symbol is N15's matter;
    // `GDĐT` for BGDĐT is an old usage.
    let shortened = bare(&known.code).ends_with(&bare(group));
    if laid_down || shortened || !may_mean(group, body) {
        return Answer::Passed;
    }
    if looks_scanned(subject) {
        return unreadable();
    }
    let code = &known.code;
    Finding::at(
        PATH,
        format!("“{group}”: chữ viết tắt của {} trong ký hiệu là “{code}”", known.name),
        format!("“{group}”: the abbreviation of {} in symbols is “{code}”", known.name),
    )
    .within_opt(place(subject, group))
    .into()
}

fn not_known() -> Answer {
    Answer::not_applicable(
        "chữ viết tắt do người đứng đầu cơ quan quy định, không có trong danh mục",
        "the head of the body lays down the abbreviation, which is not in the registry",
    )
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::registry::{Agency, Registry};
    use crate::value::{Kind, Organ};

    fn letter(superior: &str, name: &str, number: &str) -> Letter {
        let mut letter = Letter::cong_van().numbered(number);
        let organ = Organ::new(name);
        letter.document.issuers = vec![if superior.is_empty() {
            organ
        } else {
            organ.under(superior)
        }];
        letter
    }

    #[test]
    fn the_symbol_names_the_body_of_the_header() {
        for (superior, name, number) in [
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "45/SNV-VP"),
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "45/TB-SNV"),
            ("UBND TỈNH HÀ KHÊ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "45/GDĐT-VP"),
            ("UBND TỈNH HÀ KHÊ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "45/SGD&ĐT-VP"),
            ("", "ỦY BAN NHÂN DÂN XÃ AN PHÚ", "45/UBND-VHXH"),
            ("", "UBND XÃ AN PHÚ", "45/UBND-VHXH"),
            ("", "ỦY BAN NHÂN DÂN TỈNH HÀ KHÊ", "45/CTUBND-NC"),
            ("", "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ KHÊ", "45/TTHĐND-VP"),
            ("BỘ TƯ PHÁP", "VĂN PHÒNG", "45/VP-TH"),
            ("UBND TỈNH HÀ KHÊ", "VĂN PHÒNG", "45/VPUB-NC"),
            ("UBND XÃ AN PHÚ", "TRƯỜNG MẦM NON HOA SEN", "45/MNHS-VP"),
            ("", "TRƯỜNG CĐ NGHỀ GTVT HÀ KHÊ II", "45/CĐII-ĐT"),
            ("", "CÔNG TY CỔ PHẦN XÂY LẮP VIỄN ĐÔNG", "45/VĐX-KT"),
            ("", "CÔNG AN TỈNH HÀ KHÊ", "45/CAT-PV01"),
            ("", "THỦ TƯỚNG CHÍNH PHỦ", "45/TTg-KTTH"),
            ("", "TỔNG CÔNG TY HẠ TẦNG", "45/TCT-KT"),
        ] {
            let found = findings("N15", &letter(superior, name, number));
            assert!(found.is_empty(), "{name} {number}: {}", found[0].message);
        }
        for (superior, name, number, says) in [
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "45/SYT-VP", "Sở Y tế"),
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "45/XKQ-VP", "SNV"),
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "45/UBND-VP", "Ủy ban nhân dân"),
            ("", "ỦY BAN NHÂN DÂN XÃ AN PHÚ", "45/VX-KT", "UBND"),
            ("", "HỘI ĐỒNG NHÂN DÂN XÃ AN PHÚ", "45/UBQT-KT", "HĐND"),
            ("", "BỘ XÂY DỰNG", "45/BTC-VP", "Bộ Tài chính"),
        ] {
            let found = findings("N15", &letter(superior, name, number));
            assert_eq!(
                (found.len(), found[0].severity),
                (1, Severity::Warning),
                "{name} {number}"
            );
            assert!(found[0].message.vi.contains(says), "{}", found[0].message);
        }
    }

    #[test]
    fn behind_the_code_of_the_kind_too() {
        let issued = |number| {
            let mut letter = Letter::named(Kind::QuyetDinh, number);
            letter.document.issuers = vec![Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ")];
            letter
        };
        assert!(findings("N15", &issued("15/QĐ-SNV")).is_empty());
        assert_eq!(findings("N15", &issued("15/QĐ-SYT")).len(), 1);
        let state = state("N15", &issued("15/QĐ"));
        assert!(matches!(state, RuleState::NotApplicable { .. }));
        let mut joint = Letter::named(Kind::KeHoach, "15/KH-BYT-BXD");
        joint.document.issuers = vec![Organ::new("BỘ XÂY DỰNG"), Organ::new("BỘ Y TẾ")];
        assert!(findings("N15", &joint).is_empty());
    }

    #[test]
    fn a_caller_s_rows_count() {
        let letter = letter("", "CÔNG TY CẤP NƯỚC HÀ KHÊ", "45/ABX-KT");
        assert!(matches!(state("N15", &letter), RuleState::NotApplicable { .. }));
        let registry = Registry::builtin().with(Agency::new("ABX", "Công ty Cây xanh Hà Khê"));
        let report = Checker::new().registry(registry).check(&letter.read());
        assert!(report.diagnostics.iter().any(|d| d.code == "N15"));
    }

    #[test]
    fn central_bodies_have_their_symbol() {
        for fine in ["45/BGDĐT-VP", "45/BGD&ĐT-VP", "45/GDĐT-VP", "45/BTC-VP"] {
            assert!(
                findings("N16", &letter("", "BỘ GIÁO DỤC VÀ ĐÀO TẠO", fine)).is_empty(),
                "{fine}"
            );
        }
        let found = findings("N16", &letter("", "BỘ GIÁO DỤC VÀ ĐÀO TẠO", "45/BGiDĐT-VP"));
        assert!(found[0].message.vi.contains("“BGDĐT”"), "{}", found[0].message);
        let local = state("N16", &letter("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "45/SoNV-VP"));
        assert!(matches!(local, RuleState::NotApplicable { .. }));
    }
}
