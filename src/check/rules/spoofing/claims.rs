//! What a text says of itself in words that no letter prints: `Số văn bản: …`, `Ngày ban
//! hành: …`. For SP-09 and SP-12.

use crate::document::Document;
use crate::value::{DocumentNumber, IssueDate, scan_number};

/// What stands before the number of a document in the lists of programs, in small letters.
const NUMBERS: [&str; 5] = [
    "số văn bản:",
    "số hiệu văn bản:",
    "số, ký hiệu:",
    "số hiệu:",
    "số công văn:",
];

/// What stands before its day there.
const DATES: [&str; 3] = ["ngày ban hành:", "ngày văn bản:", "ngày phát hành:"];

/// A line of a claim is no longer.
const LONGEST: usize = 80;

/// The subject, and lines of their own, where such words make a claim.
pub(super) fn texts(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let subject = document.subject.as_deref();
    let subject = subject.map(|text| (String::from("/subject"), text)).into_iter();
    let unplaced = document.unplaced.iter().enumerate();
    let unplaced = unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text.as_str()));
    let body = document.body.iter().enumerate().filter(|(_, block)| {
        let lead = block.text.chars().next();
        super::lines::is_plain(block) && block.text.len() <= LONGEST && matches!(lead, Some('S' | 'N'))
    });
    let body = body.map(|(i, block)| (format!("/body/{i}"), block.text.as_str()));
    subject.chain(unplaced).chain(body)
}

/// The number that a text claims.
pub(super) fn number(text: &str) -> Option<DocumentNumber> {
    let behind = behind(text, &NUMBERS).and_then(|rest| scan_number(rest).map(|(number, _)| number));
    let whole = |number: &DocumentNumber| number.serial().is_some() && number.notation().is_some();
    behind.filter(whole)
}

/// The day that a text claims.
pub(super) fn date(text: &str) -> Option<IssueDate> {
    /// `ngày 10 tháng 3 năm 2024`
    const WORDS: usize = 6;
    let rest = behind(text, &DATES)?;
    let words: Vec<&str> = rest.split_whitespace().take(WORDS).collect();
    let short = words.first().map(|word| word.trim_end_matches([',', ';', '.', ')']));
    let short = short.filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let date = match short {
        Some(word) => IssueDate::from_written(word),
        None => IssueDate::from_written(&words.join(" ")),
    };
    date.filter(|date| date.to_naive().is_some())
}

/// Place and day of a line with a day in figures alone: `Hà Khê, 10/3/2024`.
pub(super) fn short_date_line(text: &str) -> Option<(&str, IssueDate)> {
    let (place, date) = text.split_once(',').filter(|_| text.len() <= LONGEST)?;
    let date = date.trim();
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-');
    if date.is_empty() || !date.chars().all(figures) {
        return None;
    }
    let date = IssueDate::from_written(date)?;
    date.to_naive().map(|_| (place.trim(), date))
}

/// What stands behind one of the labels.
fn behind<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    // Nearly every text has no such sign.
    if !text.contains(':') {
        return None;
    }
    let small = text.to_lowercase();
    let end = labels.iter().find_map(|label| {
        let at = small.find(label)?;
        let begins = small
            .get(..at)?
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        begins.then_some(at + label.len())
    })?;
    // Small letters are as long as the capitals, but for a few of no Vietnamese word.
    let rest = text.get(end..).filter(|_| small.len() == text.len())?;
    Some(rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::letter;

    const LETTER: &str = "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo\nHà Khê, ngày 02 tháng 5 năm 2024\n\n\
        Kính gửi: Sở Y tế\n\nSở Nội vụ đề nghị Sở Y tế gửi báo cáo tuần./.\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà\n";

    fn told(code: &str, line: &str) -> usize {
        let text = LETTER.replacen("V/v báo cáo\n", &format!("V/v báo cáo\n{line}\n"), 1);
        let found = Checker::new().check(&letter::from_str(&text)).diagnostics;
        found.iter().filter(|found| found.code == code).count()
    }

    #[test]
    fn a_claim_under_the_subject_that_disagrees_is_told() {
        for (code, line, count) in [
            ("SP-09", "Số văn bản: 99/SNV-VP", 1),
            ("SP-09", "SỐ HIỆU: 99/SNV-VP", 1),
            ("SP-09", "Số: 99/SNV-VP", 1),
            ("SP-09", "Số văn bản: 45/SNV-VP", 0),
            ("SP-09", "quý II", 0),
            ("SP-12", "Ngày ban hành: 10/3/2024", 1),
            ("SP-12", "Ngày ban hành: 02/5/2024", 0),
            ("SP-12", "Hà Khê, 10/3/2024", 1),
            ("SP-12", "Hà Khê, 02/5/2024", 0),
        ] {
            assert_eq!(told(code, line), count, "{line}");
        }
    }

    #[test]
    fn days_and_numbers_are_claimed_by_their_labels() {
        assert_eq!(
            number("báo cáo Số văn bản: 99/SNV-VP gửi").unwrap().as_str(),
            "99/SNV-VP"
        );
        assert!(number("trả lời Công văn số 99/SNV-VP").is_none());
        assert!(date("V/v ngày ban hành quy chế 10/3/2024").is_none());
        assert!(short_date_line("Hà Khê, 10").is_none());
    }
}
