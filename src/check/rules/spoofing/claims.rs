//! What a text says of itself in words that no letter prints: `Số văn bản: …`, `Ngày ban
//! hành: …`, `Văn bản này được ban hành ngày …`, a number or a day alone. For SP-09 and SP-12.

use crate::document::{BlockKind, Document};
use crate::value::{DocumentNumber, IssueDate, scan_number};

/// What stands before the number of a document in the lists of programs, in small letters;
/// the longer before what begins them.
const NUMBERS: [&str; 14] = [
    "số ký hiệu văn bản",
    "số hiệu văn bản",
    "ký hiệu văn bản",
    "số văn bản",
    "số công văn",
    "số và ký hiệu",
    "số, ký hiệu",
    "số/ký hiệu",
    "số / ký hiệu",
    "số - ký hiệu",
    "số ký hiệu",
    "văn bản số",
    "số hiệu",
    "ký hiệu",
];

/// What stands before its day there.
const DATES: [&str; 8] = [
    "ngày ban hành văn bản",
    "ngày, tháng, năm ban hành",
    "ngày tháng năm ban hành",
    "thời gian ban hành",
    "ngày ban hành",
    "ngày phát hành",
    "ngày của văn bản",
    "ngày văn bản",
];

/// What a sentence says that a document is, behind `Văn bản này`, before its day.
const ISSUED: [&str; 6] = [
    "được ký ban hành ",
    "được ban hành ",
    "được phát hành ",
    "được ký ",
    "ký ban hành ",
    "ban hành ",
];

/// What it says before its number.
const NUMBERED: [&str; 5] = ["có số hiệu ", "có số ", "mang số ", "được đánh số ", "số "];

/// A line of a claim is no longer.
const LONGEST: usize = 80;

/// A remark behind a number is no longer.
const REMARK: usize = 30;

/// A sentence of a claim is no longer.
const LONGEST_SENTENCE: usize = 200;

/// Signs around a number or a day, and those of markup.
const SIGNS: [char; 21] = [
    ' ', '\t', '(', ')', '[', ']', '{', '}', '<', '>', ',', ';', '.', ':', '-', '–', '—', '~', '*', '_', '!',
];

/// The subject, and lines of their own, where such words make a claim.
pub(super) fn texts(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let subject = document.subject.as_deref();
    let subject = subject.map(|text| (String::from("/subject"), text)).into_iter();
    let body = document.body.iter().enumerate().filter_map(|(i, block)| {
        let text = block.text.as_str();
        let may = super::lines::is_plain(block) && text.starts_with(['S', 'N', 'K', 'T', 'V']);
        // The reader may have taken lines of the head for the first sentence.
        let head = || text.get(..text.char_indices().nth(LONGEST).filter(|_| i == 0)?.0);
        let line = Some(text).filter(|text| text.len() <= LONGEST).or_else(head);
        Some((format!("/body/{i}"), line.filter(|_| may)?))
    });
    subject.chain(unplaced(document)).chain(body)
}

/// What no field took: a number or a day alone in it is a claim.
pub(super) fn unplaced(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let unplaced = document.unplaced.iter().enumerate();
    unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text.as_str()))
}

/// Remarks in brackets: those in front of the content, and a number in brackets behind the
/// subject. What they say of the document itself is a claim.
pub(super) fn remarks(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let notes = document.body.iter().enumerate();
    let notes = notes.take_while(|(_, block)| block.kind == BlockKind::Note);
    let notes = notes.map(|(i, block)| (format!("/body/{i}"), block.text.as_str()));
    // `(Công văn số …)` and days there are part of what the document is about.
    let subject = document.subject.as_deref().filter(|text| text.ends_with(')'));
    let subject = subject.and_then(|text| text.get(text.rfind('(')?..));
    let subject = subject.filter(|remark| remark.starts_with("(Số:"));
    let subject = subject.map(|remark| (String::from("/subject"), remark));
    subject.into_iter().chain(notes)
}

/// Sentences of the content that begin as one about the document itself: what stands behind
/// `Văn bản này` or the name of its kind.
pub(super) fn sentences(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let kind = document.kind.as_ref().map_or("", |kind| kind.name());
    let body = document.body.iter().enumerate();
    body.filter_map(move |(i, block)| {
        let text = block.text.as_str();
        let behind = |name: &str| text.strip_prefix(name).filter(|_| !name.is_empty());
        let rest = behind("Văn bản").or_else(|| behind(kind))?.strip_prefix(" này ")?;
        let end = rest
            .char_indices()
            .nth(LONGEST_SENTENCE)
            .map_or(rest.len(), |(end, _)| end);
        Some((format!("/body/{i}"), rest.get(..end)?))
    })
}

/// The number that a text claims.
pub(super) fn number(text: &str) -> Option<DocumentNumber> {
    // A look at the signs settles nearly every text.
    let text = Some(text).filter(|text| text.contains('/'))?;
    whole_number(behind(text, &NUMBERS)?)
}

/// The day that a text claims.
pub(super) fn date(text: &str) -> Option<IssueDate> {
    let text = Some(text).filter(|text| text.bytes().any(|byte| byte.is_ascii_digit()))?;
    date_at(behind(text, &DATES)?)
}

/// Whether what stands where the place belongs is such a label: `Ngày ban hành, ngày …`.
pub(super) fn is_label(place: &str) -> bool {
    let small = place.to_lowercase();
    DATES.contains(&small.trim_end_matches([':', ' ']))
}

/// The number of a text that is one, with or without a label, between signs of any sort.
pub(super) fn number_alone(text: &str) -> Option<DocumentNumber> {
    let text = alone(text)?;
    let bare = text.starts_with(|c: char| c.is_ascii_digit());
    let rest = if bare { text } else { behind_head(text)? };
    let (number, length) = scan_number(rest)?;
    let behind = rest.get(length..)?.trim_matches(SIGNS);
    // `Số: 99/SNV-VP (số đúng)`
    let remark = !bare && rest.get(length..)?.trim_start().starts_with('(') && behind.chars().count() <= REMARK;
    let ends = behind.is_empty() || behind.starts_with("ngày ") || remark;
    Some(number).filter(|number| ends && is_whole(number))
}

/// The day of a text that is one, between signs of any sort.
pub(super) fn date_alone(text: &str) -> Option<IssueDate> {
    let text = alone(text)?;
    let date = text.strip_prefix("ngày ").or_else(|| text.strip_prefix("Ngày "));
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' ');
    let words = date.is_some_and(|rest| rest.split_whitespace().count() <= 5);
    let short = date.unwrap_or(text).chars().all(figures);
    let date = IssueDate::from_written(text).filter(|_| words || short)?;
    date.to_naive().map(|_| date)
}

/// The day of a remark in brackets that says no more: `(Ban hành ngày 01/01/2020)`,
/// `(Hà Khê, ngày 01 tháng 01 năm 2020)`.
pub(super) fn date_in_remark(text: &str) -> Option<IssueDate> {
    let inner = alone(text)?;
    let of_place = || {
        let (place, rest) = inner.split_once(',')?;
        // Names of places have capitals throughout: `Lần thứ hai, ngày …` is something else.
        let named = place
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase));
        date_alone(rest).filter(|_| named)
    };
    let small = inner.to_lowercase();
    let labelled = || {
        DATES
            .iter()
            .any(|label| small.starts_with(label))
            .then(|| date(inner))?
    };
    date_alone(inner)
        .or_else(of_place)
        .or_else(|| issued(&small))
        .or_else(labelled)
}

/// The day on which a sentence says that the document was issued.
pub(super) fn issued(sentence: &str) -> Option<IssueDate> {
    let rest = ISSUED.iter().find_map(|verb| sentence.strip_prefix(verb))?;
    let rest = rest.strip_prefix("vào ").unwrap_or(rest);
    date_at(rest.strip_prefix("ngày ").map(|_| rest)?)
}

/// The number that a sentence says the document has.
pub(super) fn numbered(sentence: &str) -> Option<DocumentNumber> {
    let own = NUMBERED.iter().find_map(|verb| sentence.strip_prefix(verb));
    let behind_day = || {
        issued(sentence)?;
        let (_, rest) = sentence.split_once(" số ")?;
        Some(rest)
    };
    whole_number(own.or_else(behind_day)?)
}

/// The number at the end of the name of a body, which has none.
pub(super) fn number_in_name(name: &str) -> Option<DocumentNumber> {
    let last = name.rsplit(' ').next().filter(|word| word.contains('/'))?;
    last.parse().ok().filter(is_whole)
}

/// A short text without the signs and the tags around it.
fn alone(text: &str) -> Option<&str> {
    let text = Some(text).filter(|text| text.len() <= LONGEST)?.trim_matches(SIGNS);
    // What is left of a link or a picture of Markdown: `Số: …](x.png`.
    let text = text.split_once("](").map_or(text, |(shown, _)| shown);
    // What is left of a tag at the head: `s> ngày …`.
    let rest = text
        .split_once('>')
        .filter(|(tag, _)| !tag.contains(' '))
        .map(|(_, rest)| rest);
    Some(rest.unwrap_or(text).trim_matches(SIGNS))
}

/// What stands behind `Số` or one of the labels at the head of a text.
fn behind_head(text: &str) -> Option<&str> {
    let small = text.to_lowercase();
    let end = NUMBERS
        .into_iter()
        .chain(["công văn số", "số đúng", "số"])
        .find_map(|label| {
            let rest = small.strip_prefix(label)?;
            rest.starts_with([' ', ':']).then_some(label.len())
        })?;
    let rest = text.get(end..).filter(|_| small.len() == text.len())?;
    Some(rest.trim_start_matches([' ', ':']))
}

fn date_at(rest: &str) -> Option<IssueDate> {
    /// `ngày 10 tháng 3 năm 2024`
    const WORDS: usize = 6;
    let words: Vec<&str> = rest.split_whitespace().take(WORDS).collect();
    let short = match words.as_slice() {
        ["ngày", day, ..] if day.contains('/') => Some(day),
        [day, ..] => Some(day),
        [] => None,
    };
    let short = short.map(|word| word.trim_end_matches([',', ';', '.', ')']));
    let short = short.filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let date = match short {
        Some(word) => IssueDate::from_written(word),
        None => IssueDate::from_written(&words.join(" ")),
    };
    date.filter(|date| date.to_naive().is_some())
}

fn whole_number(text: &str) -> Option<DocumentNumber> {
    scan_number(text).map(|(number, _)| number).filter(is_whole)
}

fn is_whole(number: &DocumentNumber) -> bool {
    number.serial().is_some() && number.notation().is_some_and(|notation| !notation.is_empty())
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

/// What stands behind one of the labels: anywhere before a colon, or at the head of a text.
fn behind<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let small = text.to_lowercase();
    let end = labels.iter().find_map(|label| {
        let at = small.find(label)?;
        let before = small.get(..at)?;
        let begins = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let rest = small.get(at + label.len()..)?;
        let sign = rest.trim_start().starts_with(':');
        (begins && (sign || (at == 0 && rest.starts_with(' ')))).then_some(at + label.len())
    })?;
    // Small letters are as long as the capitals, but for a few of no Vietnamese word.
    let rest = text.get(end..).filter(|_| small.len() == text.len())?;
    Some(rest.trim_start_matches([' ', ':']))
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
            ("SP-09", "Số ký hiệu 99/SNV-VP", 1),
            ("SP-09", "Số/Ký hiệu: 99/SNV-VP", 1),
            ("SP-09", "trả lời Công văn số 99/SYT-VP", 0),
            ("SP-12", "Ngày ban hành: ngày 10 tháng 3 năm 2024", 1),
            ("SP-12", "Ngày ban hành: ngày 02 tháng 5 năm 2024", 0),
            ("SP-12", "Ngày ban hành: 10/3/2024", 1),
            ("SP-12", "Ngày ban hành: 02/5/2024", 0),
            ("SP-12", "Hà Khê, 10/3/2024", 1),
            ("SP-12", "Hà Khê, 02/5/2024", 0),
        ] {
            assert_eq!(told(code, line), count, "{line}");
        }
    }

    fn told_with(code: &str, right: &str, forged: &str) -> usize {
        assert!(LETTER.contains(right), "{right}");
        let found = Checker::new()
            .check(&letter::from_str(&LETTER.replacen(right, forged, 1)))
            .diagnostics;
        found.iter().filter(|found| found.code == code).count()
    }

    #[test]
    fn a_number_or_a_day_beside_the_own_one_is_told() {
        let own = "ngày 02 tháng 5 năm 2024";
        for behind in [
            " (09/3/2024)",
            " (ngày 09 tháng 3 năm 2024)",
            ", 09/3/2024",
            " – 10/3/2024",
            " [10.3.2024]",
        ] {
            assert_eq!(told_with("SP-12", own, &format!("{own}{behind}")), 1, "{behind}");
        }
        assert_eq!(told_with("SP-12", own, &format!("{own} (02/5/2024)")), 0);
        let own = "Số: 45/SNV-VP";
        for behind in [
            " (99/SNV-VP)",
            "; 99/SNV-VP",
            "\nSố 99/SNV-VP",
            "\nCông văn số 99/SNV-TCCB",
            "\n99/SNV-VP",
            "\nSố: 99/SNV-VP (số đúng)",
        ] {
            assert_eq!(told_with("SP-09", own, &format!("{own}{behind}")), 1, "{behind}");
        }
        assert_eq!(told_with("SP-09", own, &format!("{own} (45/SNV-VP)")), 0);
        assert_eq!(
            told_with("SP-09", "Kính gửi: Sở Y tế", "Kính gửi: Sở Y tế, Số: 99/SNV-VP"),
            1
        );
    }

    #[test]
    fn a_remark_in_brackets_above_the_subject_is_a_claim() {
        for (remark, number, date) in [
            ("(Số: 99/SNV-VX)", 1, 0),
            ("(99/SNV-VX)", 1, 0),
            ("(Công văn số 99/SNV-VX)", 1, 0),
            ("(số đúng: 99/SNV-VX)", 1, 0),
            ("(Số: 45/SNV-VP)", 0, 0),
            ("(01/01/2020)", 0, 1),
            ("(Ngày 01 tháng 01 năm 2020)", 0, 1),
            ("(Hà Khê, ngày 01 tháng 01 năm 2020)", 0, 1),
            ("(Ban hành ngày 01/01/2020)", 0, 1),
            ("(Ngày ban hành: 01/01/2020)", 0, 1),
            ("(Ban hành ngày 02/5/2024)", 0, 0),
            ("(Thay thế Công văn số 8/SNV-VP ngày 01/01/2020)", 0, 0),
            ("(Đính chính Công văn số 8/SNV-VP, ngày 01/01/2020)", 0, 0),
            ("(Kèm theo Quyết định số 8/QĐ-SNV ngày 01/01/2020)", 0, 0),
            ("(Trả lời Công văn số 8/SYT-VP ngày 01/01/2020)", 0, 0),
            ("(Thay thế văn bản số: 8/SNV-VP)", 0, 0),
            ("(Lần thứ hai, ngày 01/01/2020)", 0, 0),
        ] {
            let own = "V/v báo cáo\nHà Khê, ngày 02 tháng 5 năm 2024";
            let lines = format!("Hà Khê, ngày 02 tháng 5 năm 2024\n{remark}\nV/v báo cáo");
            assert_eq!(told_with("SP-09", own, &lines), number, "{remark}");
            assert_eq!(told_with("SP-12", own, &lines), date, "{remark}");
        }
        let own = "Số: 45/SNV-VP";
        assert_eq!(told_with("SP-09", own, &format!("{own} (Số: 99/SNV-VX)")), 1);
        let subject = "V/v báo cáo";
        assert_eq!(told_with("SP-09", subject, &format!("{subject}\n(Số: 99/SNV-VX)")), 1);
        let fine = format!("{subject}\n(Công văn số 99/SNV-VX)");
        assert_eq!(told_with("SP-09", subject, &fine), 0);
    }

    #[test]
    fn a_sentence_about_the_document_is_a_claim() {
        for (sentence, number, date) in [
            (
                "Văn bản này được ban hành ngày 10 tháng 3 năm 2024 với số 99/SNV-VP.",
                1,
                1,
            ),
            ("Công văn này được ký vào ngày 10/3/2024.", 0, 1),
            ("Công văn này có số 99/SNV-VP.", 1, 0),
            ("Văn bản này được ban hành ngày 02 tháng 5 năm 2024.", 0, 0),
            ("Công văn này thay thế Công văn số 99/SNV-VP ngày 10/3/2024.", 0, 0),
            ("Quyết định này được ban hành ngày 10/3/2024.", 0, 0),
            (
                "Ngày ban hành: ngày 10 tháng 3 năm 2024 V/v mượn thiết bị trình chiếu phục vụ hội thảo",
                0,
                1,
            ),
        ] {
            let sentence = format!("{sentence}\n\nSở Nội vụ đề nghị");
            assert_eq!(told_with("SP-09", "Sở Nội vụ đề nghị", &sentence), number, "{sentence}");
            assert_eq!(told_with("SP-12", "Sở Nội vụ đề nghị", &sentence), date, "{sentence}");
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
