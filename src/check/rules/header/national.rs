//! F: Quốc hiệu and Tiêu ngữ (box 1).

use std::ops::Range;

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::original::Piece;
use crate::check::row::Row;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::{folded_words, same_words, words};
use crate::diagnostic::{Needs, Severity};
use crate::text::{is_letter, skeleton};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F01",
        name: "national-title",
        severity: Severity::Error,
        basis: "điểm a khoản 1 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "Quốc hiệu là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
        en: "the national title is “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::NationalTitle,
            "CỘNG HÒA XÃ HỘI VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        test: national_title,
    },
    Row {
        code: "F02",
        name: "motto",
        severity: Severity::Error,
        basis: "điểm b khoản 1 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "Tiêu ngữ là “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ có gạch nối (-) và cách chữ hai bên",
        en: "the motto is “Độc lập - Tự do - Hạnh phúc”, with a hyphen (-) and a space on both sides between its parts",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Motto,
            "Độc lập – Tự do – Hạnh phúc",
            "Độc lập - Tự do - Hạnh phúc",
        ),
        test: motto,
    },
];

const NATIONAL_TITLE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

fn national_title(subject: &Subject<'_>) -> Answer {
    let path = "/national_title";
    let Some(printed) = &subject.document().national_title else {
        return missing(path, "Quốc hiệu", "the national title", NATIONAL_TITLE);
    };
    if same_words(printed, NATIONAL_TITLE) {
        return Answer::Passed;
    }
    wrong_words(
        subject,
        path,
        "Quốc hiệu",
        "the national title",
        printed,
        NATIONAL_TITLE,
    )
}

fn motto(subject: &Subject<'_>) -> Answer {
    let path = "/motto";
    let Some(printed) = &subject.document().motto else {
        return missing(path, "Tiêu ngữ", "the motto", MOTTO);
    };
    if !same_words(printed, MOTTO) {
        return wrong_words(subject, path, "Tiêu ngữ", "the motto", printed, MOTTO);
    }
    let faults: Vec<&str> = faulty_gaps(printed)
        .map(|gap| printed.get(gap).unwrap_or_default())
        .collect();
    let Some(first) = faults.first() else {
        return Answer::Passed;
    };
    let (vi, en) = match first.trim() {
        "-" => (
            "thiếu dấu cách hai bên gạch nối",
            "the hyphen lacks a space on one side",
        ),
        "" => (
            "thiếu gạch nối giữa các cụm từ",
            "the hyphen between the parts is missing",
        ),
        sign if sign.chars().all(is_long_dash) => (
            "dùng gạch ngang dài thay cho gạch nối (-)",
            "it has a long dash instead of the hyphen (-)",
        ),
        _ => (
            "dấu giữa các cụm từ không phải gạch nối (-)",
            "the sign between its parts is no hyphen (-)",
        ),
    };
    let finding = Finding::at(
        path,
        format!("Tiêu ngữ “{printed}”: {vi}; phải là “{MOTTO}”"),
        format!("motto “{printed}”: {en}; it must be “{MOTTO}”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning);
    let Some(piece) = subject.piece(path) else {
        return finding.into();
    };
    let gaps: Vec<Range<usize>> = faulty_gaps(piece.text()).collect();
    let within = gaps
        .first()
        .zip(gaps.last())
        .map(|(first, last)| piece.span(first.start..last.end));
    let edits = gaps.into_iter().map(|gap| piece.replace(gap, " - ")).collect();
    finding.within_opt(within).with_safe_edits(edits).into()
}

/// What stands between the three parts of the motto where it is not ` - `;
/// wider spaces are left to the page.
fn faulty_gaps(motto: &str) -> impl Iterator<Item = Range<usize>> {
    let places: Vec<Range<usize>> = words(motto).map(|(place, _)| place).collect();
    let gaps = places.windows(2).filter_map(|pair| match pair {
        [before, after] => Some(before.end..after.start),
        _ => None,
    });
    let gaps: Vec<Range<usize>> = gaps
        .enumerate()
        .filter(|(i, _)| i % 2 == 1)
        .map(|(_, gap)| gap)
        .collect();
    let fine = |gap: &Range<usize>| {
        let sign = motto.get(gap.clone()).unwrap_or_default();
        sign.trim() == "-" && sign.starts_with(char::is_whitespace) && sign.ends_with(char::is_whitespace)
    };
    gaps.into_iter().filter(move |gap| !fine(gap))
}

fn is_long_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn missing(path: &str, vi: &str, en: &str, expected: &str) -> Answer {
    Finding::at(
        path,
        format!("thiếu {vi}; phải có dòng “{expected}”"),
        format!("{en} is missing; the line “{expected}” must be there"),
    )
    .into()
}

/// Other words than the law's. Where only the marks of letters differ the mend is
/// plain; where a scan was read, the scan may be at fault.
fn wrong_words(subject: &Subject<'_>, path: &str, vi: &str, en: &str, printed: &str, expected: &str) -> Answer {
    let piece = subject.piece(path);
    let bare = |text: &str| folded_words(&skeleton(text));
    // A space inside a word was left there by a program, not by the office.
    let letters = |text: &str| -> String { text.to_lowercase().chars().filter(|c| is_letter(*c)).collect() };
    let torn = letters(printed) == letters(expected);
    let edits = piece
        .as_ref()
        .filter(|_| torn || bare(printed) == bare(expected))
        .and_then(|piece| whole_words(piece, expected));
    Finding::at(
        path,
        format!("{vi} ghi “{printed}”; phải là “{expected}”"),
        format!("{en} reads “{printed}”; it must be “{expected}”"),
    )
    .lighter_if(
        torn || piece.is_some_and(|piece| piece.is_doubtful()) || looks_scanned(subject),
        Severity::Warning,
    )
    .with_safe_edits(edits.into_iter().collect())
    .into()
}

/// The edit of a whole line, whatever signs stand around it.
fn whole_words(piece: &Piece<'_>, expected: &str) -> Option<crate::diagnostic::Edit> {
    let text = piece.text();
    let start = words(text).next()?.0.start;
    let end = words(text).last()?.0.end;
    let on_one_line = !text.get(start..end)?.contains(['\n', '|', '<']);
    on_one_line.then(|| piece.replace(start..end, expected))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed};
    use crate::diagnostic::Severity;
    use crate::letter::Evidence;

    fn with(national_title: Option<&str>, motto: Option<&str>) -> Letter {
        Letter::cong_van().headed(national_title, motto)
    }

    const TITLE: Option<&str> = Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    const MOTTO: Option<&str> = Some("Độc lập - Tự do - Hạnh phúc");

    #[test]
    fn the_national_title_is_compared_by_its_words() {
        for fine in [
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Cộng hòa xã hội chủ nghĩa Việt Nam **",
        ] {
            assert!(findings("F01", &with(Some(fine), MOTTO)).is_empty(), "{fine}");
        }
        let torn = findings("F01", &with(Some("CỘ NG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), MOTTO));
        assert_eq!((torn.len(), torn[0].severity), (1, Severity::Warning));
        for wrong in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] {
            let found = findings("F01", &with(Some(wrong), MOTTO));
            assert_eq!(found[0].severity, Severity::Error, "{wrong}");
            assert!(found[0].message.vi.contains(wrong));
        }
        let found = findings("F01", &with(None, MOTTO));
        assert!(found[0].message.vi.starts_with("thiếu Quốc hiệu"));
        // It stands before the first component that is there.
        assert_eq!(found[0].span, None);
    }

    #[test]
    fn a_scan_without_marks_is_a_warning_with_a_mend() {
        let mut letter = with(Some("CONG HOA XÃ HỘI CHỦ NGHĨA VIET NAM"), MOTTO);
        letter.evidence = Evidence::Repaired;
        let found = findings("F01", &letter);
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(fixed("F01", &letter).contains(TITLE.unwrap()));
    }

    #[test]
    fn the_motto_has_hyphens_between_spaces() {
        for fine in [
            "Độc lập - Tự do - Hạnh phúc",
            "Độc Lập  -  Tự Do - Hạnh Phúc",
            "Độc lập - Tự do - Hạnh phúc***",
        ] {
            assert!(findings("F02", &with(TITLE, Some(fine))).is_empty(), "{fine}");
        }
        for (wrong, says) in [
            ("Độc lập – Tự do – Hạnh phúc", "gạch ngang dài"),
            ("Độc lập — Tự do - Hạnh phúc", "gạch ngang dài"),
            ("Độc lập -Tự do - Hạnh phúc", "thiếu dấu cách"),
            ("Độc lập-Tự do-Hạnh phúc", "thiếu dấu cách"),
            ("Độc lập Tự do Hạnh phúc", "thiếu gạch nối"),
            ("Độc lập, Tự do, Hạnh phúc", "không phải gạch nối"),
        ] {
            let letter = with(TITLE, Some(wrong));
            let found = findings("F02", &letter);
            assert_eq!(found.len(), 1, "{wrong}");
            assert_eq!(found[0].severity, Severity::Error);
            assert!(found[0].message.vi.contains(says), "{wrong}: {}", found[0].message);
            assert!(found[0].fix.as_ref().unwrap().safe);
            assert!(fixed("F02", &letter).contains(MOTTO.unwrap()), "{wrong}");
        }
        assert_eq!(findings("F02", &with(TITLE, Some("Độc lập - Tự do")))[0].fix, None);
        assert_eq!(findings("F02", &with(TITLE, None)).len(), 1);
    }

    #[test]
    fn the_place_of_a_dash_is_exact() {
        let letter = with(TITLE, Some("Độc lập - Tự do – Hạnh phúc"));
        let found = findings("F02", &letter);
        let reading = letter.read();
        assert_eq!(reading.source.slice(found[0].span.unwrap().span()), Some(" – "));
    }
}
