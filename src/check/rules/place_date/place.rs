//! D: the letters of place and date (box 4).

use super::date::exempt;
use super::date_slots::{Filled, Slots};
use super::given_place::{PATH, place};
use super::place_name::{ho_chi_minh, is_ho_chi_minh_short, is_initials, official_name};
use super::place_unit;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{BO, CONG_VAN, PHUONG, SO_TPHCM, Slot};
use crate::check::row::Row;
use crate::check::rules::writing::case::{is_capitals, with_capital};
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::text::{is_capital, is_small};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "D04",
        name: "place-capitals",
        severity: Severity::Error,
        basis: "điểm c khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "các chữ cái đầu của địa danh viết hoa",
        en: "the first letters of the place are capitals",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::PlaceDate,
            "hà khê, ngày 12 tháng 5 năm 2026",
            "Hà Khê, ngày 12 tháng 5 năm 2026",
        ),
        test: capitals,
    },
    Row {
        code: "D05",
        name: "place-with-unit-word",
        severity: Severity::Error,
        basis: "điểm a khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "đơn vị hành chính đặt theo tên người, bằng chữ số hoặc sự kiện lịch sử ghi tên gọi đầy đủ",
        en: "a unit named after a person, a number or an event has its full name, with the word of the unit",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &PHUONG,
            Slot::PlaceDate,
            "Nguyễn Trãi, ngày 12 tháng 5 năm 2026",
            "Phường Nguyễn Trãi, ngày 12 tháng 5 năm 2026",
        ),
        test: place_unit::unit_word,
    },
    Row {
        code: "D06",
        name: "place-ho-chi-minh-city",
        severity: Severity::Error,
        basis: "điểm a khoản 4 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "địa danh ghi đầy đủ “Thành phố Hồ Chí Minh”",
        en: "the place is “Thành phố Hồ Chí Minh” in full",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &SO_TPHCM,
            Slot::PlaceDate,
            "TP. Hồ Chí Minh, ngày 12 tháng 5 năm 2026",
            "Thành phố Hồ Chí Minh, ngày 12 tháng 5 năm 2026",
        ),
        test: ho_chi_minh,
    },
    Row {
        code: "D07",
        name: "place-official-name",
        severity: Severity::Error,
        basis: "điểm a khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "địa danh là tên gọi chính thức của đơn vị hành chính, không viết tắt",
        en: "the place is the official name of the unit, not abbreviated",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &PHUONG,
            Slot::PlaceDate,
            "P. Nguyễn Trãi, ngày 12 tháng 5 năm 2026",
            "Phường Nguyễn Trãi, ngày 12 tháng 5 năm 2026",
        ),
        test: official_name,
    },
    Row {
        code: "D08",
        name: "place-of-central-body",
        severity: Severity::Warning,
        basis: "điểm a khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "địa danh của cơ quan trung ương là tên tỉnh, thành phố trực thuộc trung ương",
        en: "the place of a central body is the province or the city of that rank",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &BO,
            Slot::PlaceDate,
            "An Lâm, ngày 12 tháng 5 năm 2026",
            "Hà Nội, ngày 12 tháng 5 năm 2026",
        ),
        test: place_unit::central,
    },
    Row {
        code: "D09",
        name: "place-of-local-body",
        severity: Severity::Warning,
        basis: "điểm a khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "địa danh của cơ quan địa phương là tên đơn vị hành chính nơi cơ quan đóng trụ sở",
        en: "the place of a local body is the unit where it sits",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &PHUONG,
            Slot::PlaceDate,
            "Hải Phòng, ngày 12 tháng 5 năm 2026",
            "Phường Nguyễn Trãi, ngày 12 tháng 5 năm 2026",
        ),
        test: place_unit::local,
    },
    Row {
        code: "D11",
        name: "place-date-not-in-capitals",
        severity: Severity::Error,
        basis: "điểm c khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "địa danh và thời gian ban hành in thường",
        en: "place and date are not in capitals",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::PlaceDate,
            "HÀ KHÊ, NGÀY 12 THÁNG 5 NĂM 2026",
            "Hà Khê, ngày 12 tháng 5 năm 2026",
        ),
        test: not_in_capitals,
    },
    Row {
        code: "D14",
        name: "month-without-zero",
        severity: Severity::Info,
        basis: "điểm b khoản 4 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tháng 3 đến tháng 9 không thêm số 0 (theo ví dụ của Nghị định)",
        en: "months 3 to 9 have no zero (by the decree's example)",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::PlaceDate,
            "Hà Khê, ngày 12 tháng 05 năm 2026",
            "Hà Khê, ngày 12 tháng 5 năm 2026",
        ),
        test: month_zero,
    },
];

/// Words of units that stand behind their first word in small letters: `Thành phố`.
const SECOND_WORDS: [&str; 4] = ["phố", "xã", "trấn", "khu"];

fn capitals(subject: &Subject<'_>) -> Answer {
    let place = match place(subject) {
        Ok(place) => place,
        Err(answer) => return answer,
    };
    let found: Vec<(std::ops::Range<usize>, &str)> = small_words(place).collect();
    if found.is_empty() {
        return Answer::Passed;
    }
    let right = found.iter().rev().fold(place.to_owned(), |mut text, (at, word)| {
        text.replace_range(at.clone(), &with_capital(word));
        text
    });
    let piece = subject.piece(PATH);
    let edits: Vec<Edit> = piece.map_or_else(Vec::new, |piece| {
        small_words(piece.text())
            .map(|(at, word)| piece.replace(at, with_capital(word)))
            .collect()
    });
    Finding::at(
        PATH,
        format!("địa danh “{place}” phải viết hoa các chữ cái đầu: “{right}”"),
        format!("the place “{place}” needs capitals: “{right}”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .with_safe_edits(edits)
    .into()
}

/// Words that begin with a small letter; what follows a hyphen in a foreign name does.
fn small_words(place: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    words(place).enumerate().filter_map(|(i, (at, word))| {
        let of_unit = i == 1 && SECOND_WORDS.contains(&word);
        let joined = place.get(..at.start)?.ends_with(['-', '–', '\'', '’']);
        (word.starts_with(is_small) && !of_unit && !joined).then_some((at, word))
    })
}

fn not_in_capitals(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if let Some(answer) = exempt(subject) {
        return answer;
    }
    let place = place(subject).ok().filter(|place| {
        let long = words(place).any(|(_, word)| word.chars().count() > 2);
        is_capitals(place) && long && !is_initials(place) && !is_ho_chi_minh_short(place)
    });
    let date = document.date_as_written.as_deref().filter(|date| is_capitals(date));
    let place = place.map(|place| {
        let piece = subject.piece(PATH);
        let edits: Vec<Edit> = piece.map_or_else(Vec::new, |piece| {
            words(piece.text())
                .filter(|(_, word)| word.chars().count() > 1)
                .map(|(at, word)| piece.replace(at, with_capital(word)))
                .collect()
        });
        told(PATH, place, "the place", "địa danh", edits)
    });
    let date = date.map(|date| {
        let piece = subject.piece("/date");
        let edits: Vec<Edit> = piece.map_or_else(Vec::new, |piece| {
            words(piece.text())
                .filter(|(_, word)| word.contains(is_capital))
                .map(|(at, word)| piece.replace(at, word.to_lowercase()))
                .collect()
        });
        told("/date", date, "the date", "thời gian ban hành", edits)
    });
    if document.place.is_none() && document.date_as_written.is_none() {
        return Answer::not_applicable("văn bản không có dòng này", "the document has no such line");
    }
    Answer::of(place.into_iter().chain(date))
}

fn told(path: &str, text: &str, en: &str, vi: &str, edits: Vec<Edit>) -> Finding {
    Finding::at(
        path,
        format!("{vi} “{text}” không được in hoa; phải như “Hà Nội, ngày 05 tháng 01 năm 2020”"),
        format!("{en} “{text}” must not be in capitals, as in “Hà Nội, ngày 05 tháng 01 năm 2020”"),
    )
    .with_safe_edits(edits)
}

fn month_zero(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if let Some(answer) = exempt(subject) {
        return answer;
    }
    let Some(slots) = document.date_as_written.as_deref().and_then(Slots::of) else {
        return Answer::not_applicable(
            "văn bản không ghi tháng theo mẫu",
            "the document has no month in the form",
        );
    };
    let Some(month @ ("03" | "04" | "05" | "06" | "07" | "08" | "09")) = slots.month.digits() else {
        return Answer::Passed;
    };
    let plain = month.trim_start_matches('0');
    let finding = Finding::at(
        "/date",
        format!("“tháng {month}”: từ tháng 3 đến tháng 9 không cần số 0, ví dụ của Nghị định ghi “tháng {plain}”"),
        format!("“tháng {month}”: months 3 to 9 need no zero, the decree's example has “tháng {plain}”"),
    );
    let piece = subject.piece("/date");
    let placed = piece.and_then(|piece| Some((piece, Slots::of(piece.text())?)));
    match placed {
        Some((piece, slots)) => match slots.month {
            Filled::Number { digits, at } if piece.text().get(at..at + 1) == Some("0") => finding
                .within(piece.span(at..at + digits.len()))
                .with_safe_edits(vec![piece.replace(at..at + 1, "")])
                .into(),
            _ => finding.into(),
        },
        None => finding.into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, at, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::{Kind, Organ};

    #[test]
    fn names_begin_with_capitals() {
        for fine in [
            "Hà Khê",
            "Thành phố Hồ Chí Minh",
            "Thị xã An Lâm",
            "Đặc khu Phú Quý",
            "Bà Rịa - Vũng Tàu",
            "Phường 1",
            "Mát-xcơ-va",
            "Đăk R'lấp",
            "HÀ KHÊ",
        ] {
            assert!(findings("D04", &at(fine)).is_empty(), "{fine}");
        }
        for (wrong, right) in [
            ("hà khê", "Hà Khê"),
            ("Hà khê", "Hà Khê"),
            ("xã An Phú", "Xã An Phú"),
            ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ] {
            let letter = at(wrong);
            let found = findings("D04", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            assert!(fixed("D04", &letter).contains(&format!("{right}, ngày")), "{wrong}");
        }
        for garbled in ["$6:245/TLD Hà Khê", "…"] {
            let state = state("D04", &at(garbled));
            assert!(matches!(state, RuleState::NotApplicable { .. }), "{garbled}");
        }
    }

    #[test]
    fn police_and_army_have_their_own_rules() {
        let mut letter = at("TP.HCM");
        letter.document.issuers = vec![Organ::new("CÔNG AN THÀNH PHỐ HỒ CHÍ MINH").under("BỘ CÔNG AN")];
        for code in ["D05", "D06", "D07", "D08", "D09"] {
            let state = state(code, &letter);
            assert!(matches!(state, RuleState::NotApplicable { .. }), "{code}");
        }
    }

    #[test]
    fn the_line_is_not_in_capitals() {
        for (place, date, count) in [
            ("Hà Khê", "ngày 12 tháng 5 năm 2024", 0),
            ("HN", "ngày 12 tháng 5 năm 2024", 0),
            ("HÀ KHÊ", "ngày 12 tháng 5 năm 2024", 1),
            ("HÀ KHÊ", "NGÀY 12 THÁNG 5 NĂM 2024", 2),
        ] {
            let letter = at(place).dated(date);
            assert_eq!(findings("D11", &letter).len(), count, "{place} {date}");
            let mended = fixed("D11", &letter);
            assert!(
                count == 0 || mended.contains("Hà Khê, ngày 12 tháng 5 năm 2024"),
                "{mended}"
            );
        }
    }

    #[test]
    fn a_zero_before_month_6_is_information_and_mended() {
        assert!(findings("D14", &Letter::cong_van().dated("ngày 15 tháng 6 năm 2024")).is_empty());
        assert!(findings("D14", &Letter::cong_van().dated("ngày 15 tháng 02 năm 2024")).is_empty());
        let letter = Letter::cong_van().dated("ngày 15 tháng 06 năm 2024");
        assert_eq!(findings("D14", &letter)[0].severity, Severity::Info);
        assert!(fixed("D14", &letter).contains("tháng 6 năm"));
    }

    #[test]
    fn a_bien_ban_has_no_such_line() {
        let mut letter = Letter::named(Kind::BienBan, "03/BB-SNV");
        letter.document.place = None;
        for code in ["D04", "D05", "D06", "D07", "D08", "D09", "D11", "D14"] {
            assert!(
                matches!(state(code, &letter), RuleState::NotApplicable { .. }),
                "{code}"
            );
        }
    }
}
