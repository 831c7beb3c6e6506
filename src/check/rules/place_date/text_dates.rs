//! Days that the text names and no calendar has: `ngày 31/6/2024`.

use std::ops::Range;

use crate::check::answer::Finding;
use crate::check::facts::brackets::Enclosed;
use crate::check::facts::running_text::{At, texts};
use crate::check::rules::MOST;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::subject::recitals::Recitals;
use crate::diagnostic::Severity;
use crate::value::IssueDate;

/// The impossible days of the text, in its order: those of cited documents and others.
///
/// What a recital says of its document is the matter of B16 and B20.
pub(super) fn impossible(subject: &Subject<'_>) -> Vec<Finding> {
    let recitals = Recitals::of(subject.document());
    let mut quotation = Enclosed::by('“', '”');
    let mut findings = Vec::new();
    let mut seen = 0;
    for (at, text) in texts(subject.document()) {
        for place in days(text) {
            let written = text.get(place.clone()).unwrap_or_default();
            if !IssueDate::is_impossible(written) || quotation.holds(at, text, place.start) {
                continue;
            }
            // Each is looked for among the citations.
            seen += 1;
            if seen > MOST {
                return findings;
            }
            let cited = subject
                .citations()
                .iter()
                .any(|cited| cited.at == at && cited.doc.start <= place.start && place.end <= cited.doc.end);
            let of_recital = cited && matches!(at, At::Body(block) if recitals.contains(block));
            if !of_recital {
                findings.push(finding(subject, at, text, place, cited));
            }
        }
    }
    findings
}

fn finding(subject: &Subject<'_>, at: At, text: &str, place: Range<usize>, cited: bool) -> Finding {
    let written = text.get(place.clone()).unwrap_or_default();
    let (vi, en) = if cited {
        ("; hãy xem lại văn bản được viện dẫn", "; look the cited document up")
    } else {
        ("", "")
    };
    let path = at.path();
    let span = subject.locate(&path, text, place);
    Finding::at(
        path,
        format!("“{written}”: không có ngày này trong lịch{vi}"),
        format!("“{written}”: the calendar has no such date{en}"),
    )
    // A machine reads digits wrong more often than a hand writes them so.
    .lighter_if(!cited || looks_scanned(subject), Severity::Warning)
    .within_opt(span)
}

/// The places of days that are written out: `ngày 5 tháng 3 năm 2024`, `ngày 05/3/2024`.
fn days(text: &str) -> impl Iterator<Item = Range<usize>> {
    const WORD: &str = "gày ";
    text.match_indices(WORD).filter_map(|(at, word)| {
        let before = text.get(..at)?;
        let start = at
            - before
                .chars()
                .next_back()
                .filter(|c| matches!(c, 'n' | 'N'))?
                .len_utf8();
        let behind = text.get(at + word.len()..)?;
        let rest = year(month(number(behind, 2)?)?)?;
        Some(start..text.len() - rest.len())
    })
}

/// What stands behind a number of at most so many digits.
fn number(text: &str, most: usize) -> Option<&str> {
    let text = text.trim_start_matches(' ');
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=most).contains(&(text.len() - rest.len())).then_some(rest)
}

/// What stands behind the month and the word or sign before it.
fn month(text: &str) -> Option<&str> {
    number(behind(text, "tháng ")?, 2)
}

/// What stands behind the year, of four digits, and the word or sign before it.
fn year(text: &str) -> Option<&str> {
    let text = behind(text, "năm ")?.trim_start_matches(' ');
    let rest = number(text, 4)?;
    (text.len() - rest.len() == 4).then_some(rest)
}

/// What stands behind a word, or one of the signs that may stand for it.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let text = text.trim_start_matches(' ');
    text.strip_prefix(word).or_else(|| text.strip_prefix(['/', '-', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Letter, findings};

    #[test]
    fn whole_days_are_found() {
        for (text, day) in [
            ("trước ngày 30 tháng 02 năm 2025.", "ngày 30 tháng 02 năm 2025"),
            ("Ngày 31/6/2024, Sở", "Ngày 31/6/2024"),
            ("(ngày 5-3-2024)", "ngày 5-3-2024"),
        ] {
            let found: Vec<&str> = days(text).map(|place| &text[place]).collect();
            assert_eq!(found, [day]);
        }
        for none in [
            "ngày 31/6",
            "ngày 31 tháng 6",
            "ngày 31/6/20245",
            "ngày 123/6/2024",
            "ngày    tháng 6 năm 2024",
            "gày 1/2/2024",
            "",
        ] {
            assert_eq!(days(none).count(), 0, "{none}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_found_in_the_text() {
        for (text, severity) in [
            (
                "Thực hiện Công văn số 87/UBND-VP ngày 31/6/2024 của Ủy ban nhân dân tỉnh về kho, Sở đề nghị",
                Severity::Error,
            ),
            ("Đề nghị gửi về Sở trước ngày 30 tháng 02 năm 2025.", Severity::Warning),
        ] {
            let letter = Letter::saying(text);
            let found = findings("D03", &letter);
            assert_eq!((found.len(), found[0].severity), (1, severity), "{text}");
            assert_eq!(found[0].path, "/body/0");
            let place = letter
                .read()
                .source
                .slice(found[0].span.unwrap().span())
                .map(str::to_owned);
            assert!(place.is_some_and(|place| found[0].message.vi.starts_with(&format!("“{place}”"))));
        }
        for fine in [
            "Đề nghị gửi về Sở trước ngày 29 tháng 02 năm 2024.",
            "Đề nghị sửa “ngày 31/6/2024” thành “ngày 30/6/2024”.",
        ] {
            assert!(findings("D03", &Letter::saying(fine)).is_empty(), "{fine}");
        }
    }

    #[test]
    fn what_a_recital_says_is_told_once() {
        let letter = Letter::resting("Căn cứ Luật Lưu trữ ngày 31 tháng 6 năm 2024;");
        assert!(findings("D03", &letter).is_empty());
        let found = findings("B20", &letter);
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .message
                .vi
                .contains("“ngày 31 tháng 6 năm 2024” là ngày không có trong lịch")
        );
    }
}
