//! D06 and D07: the place has its official name (box 4).

use super::given_place::{PATH, civil_place};
use super::units::{self, Unit};
use crate::check::answer::{Answer, Finding};
use crate::check::rules::writing::case::is_capitals;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::Severity;
use crate::text::{is_letter_or_digit, skeleton};

/// How Ho Chi Minh City is written otherwise, in bare letters.
const HO_CHI_MINH: [&str; 9] = [
    "hochiminh",
    "tphochiminh",
    "hcm",
    "tphcm",
    "thanhphohcm",
    "hcmc",
    "saigon",
    "tpsaigon",
    "tphcminh",
];

/// Whether a place is Ho Chi Minh City in another form than the full one.
pub(in crate::check::rules) fn is_ho_chi_minh_short(place: &str) -> bool {
    let bare: String = skeleton(place).chars().filter(|c| is_letter_or_digit(*c)).collect();
    HO_CHI_MINH.contains(&bare.as_str())
}

pub(in crate::check::rules) fn ho_chi_minh(subject: &Subject<'_>) -> Answer {
    let place = match civil_place(subject) {
        Ok(place) => place,
        Err(answer) => return answer,
    };
    if !is_ho_chi_minh_short(place) {
        return Answer::Passed;
    }
    let right = "Thành phố Hồ Chí Minh";
    let edit = subject
        .piece(PATH)
        .map(|piece| piece.replace(0..piece.text().len(), right));
    Finding::at(
        PATH,
        format!("địa danh “{place}” phải ghi đầy đủ: “{right}”"),
        format!("the place “{place}” must be in full: “{right}”"),
    )
    .with_safe_edits(edit.into_iter().collect())
    .into()
}

pub(in crate::check::rules) fn official_name(subject: &Subject<'_>) -> Answer {
    let place = match civil_place(subject) {
        Ok(place) => place,
        Err(answer) => return answer,
    };
    if is_ho_chi_minh_short(place) {
        return Answer::not_applicable("đã xét ở D06", "it is judged by D06");
    }
    let unit = Unit::at_head(place);
    if let Some(unit) = unit.filter(|unit| unit.is_short) {
        return short_unit(subject, place, unit);
    }
    if is_initials(place) {
        return Finding::at(
            PATH,
            format!("địa danh viết tắt “{place}”; phải ghi tên gọi chính thức, đầy đủ"),
            format!("the place is abbreviated, “{place}”; its full official name must be there"),
        )
        .into();
    }
    let ended = units::day(subject.document())
        .zip(unit)
        .filter(|(day, unit)| unit.has_ended_on(*day));
    let Some((_, unit)) = ended else {
        return Answer::Passed;
    };
    let word = unit.word.to_lowercase();
    Finding::at(
        PATH,
        format!("địa danh “{place}”: từ ngày 01/7/2025 không còn {word} này; phải ghi tên đơn vị hành chính hiện hành"),
        format!("the place “{place}”: there is no such unit since 1 July 2025; an existing one must be named"),
    )
    .lighter(Severity::Warning)
    .into()
}

fn short_unit(subject: &Subject<'_>, place: &str, unit: Unit<'_>) -> Answer {
    let full = format!("{} {}", unit.word, unit.name);
    let edit = subject
        .piece(PATH)
        .map(|piece| piece.replace(0..piece.text().len(), full.clone()));
    Finding::at(
        PATH,
        format!(
            "địa danh “{place}” viết tắt; phải ghi tên gọi chính thức, như “{full}” hoặc “{}”",
            unit.name
        ),
        format!(
            "the place “{place}” is abbreviated; its official name is “{full}” or “{}”",
            unit.name
        ),
    )
    // Whether the word belongs to the name is for a person to say.
    .with_edits(false, edit.into_iter().collect())
    .into()
}

/// `HN`, `BR-VT`, `Đ.N`: capitals without a vowel between them.
pub(in crate::check::rules) fn is_initials(place: &str) -> bool {
    let mut found = words(place).peekable();
    let vowel = |c: char| "aeiouy".contains(c);
    found.peek().is_some()
        && found.all(|(_, word)| is_capitals(word) && word.chars().count() < 5 && !skeleton(word).contains(vowel))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{at, findings, fixed};
    use crate::diagnostic::Severity;

    #[test]
    fn ho_chi_minh_city_is_written_in_full() {
        assert!(findings("D06", &at("Thành phố Hồ Chí Minh")).is_empty());
        for wrong in [
            "TP.HCM",
            "TP. Hồ Chí Minh",
            "Tp Hồ Chí Minh",
            "Hồ Chí Minh",
            "TPHCM",
            "Sài Gòn",
        ] {
            let letter = at(wrong);
            assert_eq!(findings("D06", &letter).len(), 1, "{wrong}");
            assert!(fixed("D06", &letter).contains("Thành phố Hồ Chí Minh, ngày"), "{wrong}");
            for other in ["D05", "D07", "D08", "D09", "D11"] {
                assert!(findings(other, &letter).is_empty(), "{other}: {wrong}");
            }
        }
    }

    #[test]
    fn the_name_is_the_official_one() {
        for fine in ["Hà Khê", "Phường An Phú", "Quận 1", "Ea Hleo", "Huyện Yên Lâm", "Lý"] {
            assert!(findings("D07", &at(fine)).is_empty(), "{fine}");
        }
        for wrong in [
            "P. An Phú",
            "TP. Hà Khê",
            "Q1",
            "TX An Lâm",
            "H. Yên Lâm",
            "HN",
            "BR-VT",
        ] {
            let found = findings("D07", &at(wrong));
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
        }
        // Districts ended with June 2025.
        for (place, count) in [
            ("Quận 1", 1),
            ("Thành phố Vũng Tàu", 1),
            ("Thành phố Huế", 0),
            ("Xã An Phú", 0),
        ] {
            let found = findings("D07", &at(place).dated("ngày 12 tháng 5 năm 2026"));
            assert_eq!(found.len(), count, "{place}");
            assert!(found.iter().all(|d| d.severity == Severity::Warning), "{place}");
        }
    }
}
