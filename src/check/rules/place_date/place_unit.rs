//! D05, D08, D09: the unit that the place names, against the header.

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::given_place::{PATH, civil_place};
use super::place_name::is_ho_chi_minh_short;
use super::units::{self, Level, Unit, bare_name, behind_committee, province};
use crate::check::answer::{Answer, Finding};
use crate::check::rules::header::organs::{Body, bodies};
use crate::check::rules::writing::case::in_running_text;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::Severity;
use crate::registry::Registry;
use crate::text::fold;

/// Persons and events after whom units are named. Names that are those of places too
/// (Đống Đa, Bạch Đằng, Lam Sơn) are not here.
const NAMESAKES: &str = include_str!("namesakes.csv");

fn is_number(name: &str) -> bool {
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b"IVX".contains(&b));
    let mut found = words(name).peekable();
    found.peek().is_some() && found.all(|(_, word)| number(word))
}

/// Whether a name is that of a person or event.
fn is_namesake(name: &str) -> bool {
    static FOLDED: LazyLock<HashSet<String>> = LazyLock::new(|| {
        NAMESAKES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(fold)
            .collect()
    });
    FOLDED.contains(&fold(name))
}

pub(in crate::check::rules) fn unit_word(subject: &Subject<'_>) -> Answer {
    let place = match civil_place(subject) {
        Ok(place) => place,
        Err(answer) => return answer,
    };
    if Unit::at_head(place).is_some() || is_ho_chi_minh_short(place) || !(is_number(place) || is_namesake(place)) {
        return Answer::Passed;
    }
    // The header may say which unit it is.
    let of_header = bodies(subject).iter().find_map(|body| {
        let unit = Unit::at_head(behind_committee(body.name.text)?)?;
        (bare_name(unit.name) == bare_name(place)).then_some(unit.word)
    });
    let word = of_header.unwrap_or("Phường");
    let edit = subject
        .piece(PATH)
        .zip(of_header)
        .map(|(piece, word)| piece.replace(0..0, format!("{word} ")));
    Finding::at(
        PATH,
        format!(
            "địa danh “{place}” đặt theo tên người, chữ số hoặc sự kiện lịch sử, phải ghi tên gọi đầy đủ, như “{word} {place}”"
        ),
        format!("the place “{place}” is named after a person, number or event and takes its unit word, as “{word} {place}”"),
    )
    // Whose name a unit bears is what our list says, not the law.
    .lighter_if(!is_number(place) && of_header.is_none(), Severity::Warning)
    .with_edits(false, edit.into_iter().collect())
    .into()
}

/// The place of the body that signs, with the day that tells which units exist.
fn dated_place<'a>(subject: &Subject<'a>) -> Result<(&'a str, NaiveDate), Answer> {
    let place = civil_place(subject)?;
    if is_ho_chi_minh_short(place) {
        return Err(Answer::not_applicable("đã xét ở D06", "it is judged by D06"));
    }
    match units::day(subject.document()) {
        Some(day) => Ok((place, day)),
        None => Err(Answer::not_applicable(
            "văn bản không đề ngày để biết đơn vị hành chính nào đang có",
            "no date tells which units exist",
        )),
    }
}

pub(in crate::check::rules) fn central(subject: &Subject<'_>) -> Answer {
    let (place, day) = match dated_place(subject) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let bodies = bodies(subject);
    let Some(body) = bodies
        .iter()
        .find(|body| Registry::shared().find_name(body.name.text).is_some())
    else {
        return Answer::not_applicable(
            "cơ quan ban hành không phải cơ quan trung ương trong danh mục",
            "the issuing body is no central body of the registry",
        );
    };
    let name = body.name.text;
    match province(place, day) {
        Some(found) if found.holds => Answer::Passed,
        Some(found) => {
            let successor = found.province.successor.unwrap_or_default();
            former(place, successor).into()
        }
        None => Finding::at(
            PATH,
            format!("“{name}” là cơ quan trung ương; địa danh phải là tỉnh, thành phố trực thuộc trung ương, không phải “{place}”"),
            format!("“{name}” is a central body; the place is the province or city of that rank, not “{place}”"),
        )
        .into(),
    }
}

/// A province that went into another.
fn former(place: &str, successor: &str) -> Finding {
    Finding::at(
        PATH,
        format!("địa danh “{place}”: đơn vị này đã nhập vào {successor} trước ngày ban hành"),
        format!("the place “{place}”: the unit went into {successor} before the date of issue"),
    )
}

/// The unit that a body belongs to: its own, or that of the committee above it.
fn unit_of<'a>(body: &Body<'a>) -> Option<(Unit<'a>, bool)> {
    let own = behind_committee(body.name.text).and_then(Unit::at_head);
    let above = || behind_committee(body.superior.as_ref()?.text).and_then(Unit::at_head);
    let unit = own.map(|unit| (unit, true)).or_else(|| Some((above()?, false)))?;
    Some(unit).filter(|(unit, _)| !unit.name.is_empty())
}

pub(in crate::check::rules) fn local(subject: &Subject<'_>) -> Answer {
    let (place, day) = match dated_place(subject) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let bodies = bodies(subject);
    let [body] = bodies.as_slice() else {
        return no_unit();
    };
    let Some((unit, own)) = unit_of(body) else {
        return no_unit();
    };
    let (here, there) = (bare_name(place), bare_name(unit.name));
    let level = match unit.level {
        Level::City if province(unit.name, day).is_some() => Level::Province,
        level => level,
    };
    if here == there {
        let gone = province(place, day).filter(|found| level == Level::Province && !found.holds);
        return Answer::of(gone.map(|found| former(place, found.province.successor.unwrap_or_default())));
    }
    // A town or commune may lie anywhere; a province is another place for certain, and a
    // commune sits in itself.
    let elsewhere = province(place, day).is_some() || own && level == Level::Commune;
    if !elsewhere {
        return Answer::Passed;
    }
    let name = in_running_text(unit.name);
    // A number is no name without its word.
    let expected = match unit.name.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("{} {name}", unit.word).into(),
        false => name,
    };
    let header = body.superior.as_ref().filter(|_| !own).unwrap_or(&body.name).text;
    Finding::at(
        PATH,
        format!("địa danh “{place}” không phải nơi đóng trụ sở của cơ quan thuộc “{header}”; phải là tên đơn vị hành chính đó (“{expected}”)"),
        format!("the place “{place}” is not where a body of “{header}” sits; it is the name of that unit (“{expected}”)"),
    )
    .into()
}

fn no_unit() -> Answer {
    Answer::not_applicable(
        "tên cơ quan ban hành không cho biết đơn vị hành chính",
        "the header does not tell the unit of the body",
    )
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::Organ;

    fn letter(superior: &str, name: &str, place: &str, date: &str) -> Letter {
        let mut letter = Letter::cong_van().dated(date);
        let organ = Organ::new(name);
        letter.document.issuers = vec![if superior.is_empty() {
            organ
        } else {
            organ.under(superior)
        }];
        letter.document.place = Some(place.into());
        letter
    }

    const OLD: &str = "ngày 12 tháng 5 năm 2024";
    const NEW: &str = "ngày 12 tháng 5 năm 2026";

    #[test]
    fn units_named_after_persons_and_numbers_keep_their_word() {
        let name = "ỦY BAN NHÂN DÂN PHƯỜNG TRẦN PHÚ";
        for fine in ["Phường Trần Phú", "Trần Đề", "Phường 12", "Hà Khê", "P. Trần Phú"] {
            assert!(findings("D05", &letter("", name, fine, NEW)).is_empty(), "{fine}");
        }
        for (wrong, severity) in [
            ("Trần Phú", Severity::Error),
            ("TRẦN PHÚ", Severity::Error),
            ("12", Severity::Error),
            // The header does not say that it is a unit.
            ("Điện Biên Phủ", Severity::Warning),
            ("Lê Lợi", Severity::Warning),
        ] {
            let found = findings("D05", &letter("", name, wrong, NEW));
            assert_eq!((found.len(), found[0].severity), (1, severity), "{wrong}");
        }
        let known = letter("", name, "Trần Phú", NEW);
        let fix = findings("D05", &known)[0].fix.clone().unwrap();
        assert!(!fix.safe && fix.edits[0].text == "Phường ");
        assert!(!fixed("D05", &known).contains("Phường Trần Phú"));
    }

    #[test]
    fn a_central_body_names_the_province() {
        for (place, date) in [
            ("Hà Nội", NEW),
            ("Ha Noi", NEW),
            ("Thừa Thiên Huế", OLD),
            ("Thành phố Huế", NEW),
        ] {
            assert!(
                findings("D08", &letter("", "BỘ XÂY DỰNG", place, date)).is_empty(),
                "{place}"
            );
        }
        for (place, date) in [("Cầu Giấy", NEW), ("Thừa Thiên Huế", NEW), ("Bình Dương", NEW)] {
            let found = findings("D08", &letter("", "BỘ XÂY DỰNG", place, date));
            assert_eq!((found.len(), found[0].severity), (1, Severity::Warning), "{place}");
        }
        let local = state("D08", &letter("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", "Cầu Giấy", NEW));
        assert!(matches!(local, RuleState::NotApplicable { .. }));
    }

    #[test]
    fn a_local_body_names_its_own_unit() {
        for (superior, name, place, date) in [
            ("UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ", "Lâm Đồng", NEW),
            ("UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ", "Đà Lạt", OLD),
            ("", "ỦY BAN NHÂN DÂN XÃ AN PHÚ", "An Phú", NEW),
            ("", "ỦY BAN NHÂN DÂN XÃ AN PHÚ", "Xã An Phú", NEW),
            ("UBND XÃ AN PHÚ", "TRƯỜNG TIỂU HỌC AN PHÚ", "Yên Lâm", NEW),
            ("", "ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", "Thành phố Huế", NEW),
            ("", "ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG", "Bình Dương", OLD),
            ("", "CÔNG TY CẤP NƯỚC", "Hà Nội", NEW),
        ] {
            let found = findings("D09", &letter(superior, name, place, date));
            assert!(found.is_empty(), "{name}: {place}");
        }
        for (superior, name, place, date, says) in [
            ("UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ", "Hà Nội", NEW, "“Lâm Đồng”"),
            ("", "ỦY BAN NHÂN DÂN XÃ AN PHÚ", "Yên Lâm", NEW, "“An Phú”"),
            ("", "ỦY BAN NHÂN DÂN XÃ AN PHÚ", "Lâm Đồng", NEW, "“An Phú”"),
            (
                "UBND XÃ AN PHÚ",
                "TRƯỜNG TIỂU HỌC AN PHÚ",
                "Lâm Đồng",
                NEW,
                "UBND XÃ AN PHÚ",
            ),
            (
                "",
                "ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG",
                "Bình Dương",
                NEW,
                "Thành phố Hồ Chí Minh",
            ),
        ] {
            let found = findings("D09", &letter(superior, name, place, date));
            assert_eq!(
                (found.len(), found[0].severity),
                (1, Severity::Warning),
                "{name}: {place}"
            );
            assert!(found[0].message.vi.contains(says), "{}", found[0].message);
        }
    }
}
