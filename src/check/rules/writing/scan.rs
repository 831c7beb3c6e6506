//! Whether a text came out of a scanner: then a fault may be the scanner's.

use crate::check::rules::place_date::date_slots::{Filled, Slots};
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::document::Document;
use crate::text::{fold, is_letter_or_digit, skeleton};
use crate::value::KindFamily;

/// What every letter prints, and a scanner garbles.
const FIXED: [&str; 2] = ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"];

/// Whether the document has signs of a scan in its head: fixed words that lost their
/// marks among words that have them, a number or day that is no number.
pub(in crate::check::rules) fn looks_scanned(subject: &Subject<'_>) -> bool {
    let document = subject.document();
    looks_scanned_elsewhere(subject) || has_garbled_number(document)
}

/// The same for who asks about the number itself.
pub(in crate::check::rules) fn looks_scanned_elsewhere(subject: &Subject<'_>) -> bool {
    let document = subject.document();
    has_lost_marks(document) || has_garbled_date(document)
}

/// Whether words of the header lost their marks. A text that is typed without any
/// marks is no scan.
fn has_lost_marks(document: &Document) -> bool {
    let printed = [document.national_title.as_deref(), document.motto.as_deref()];
    let fixed = printed.into_iter().zip(FIXED).any(|(printed, fixed)| {
        let printed = printed.unwrap_or_default();
        let pairs = words(printed).zip(words(fixed));
        pairs.into_iter().any(|((_, a), (_, b))| lost_marks(a, b))
    });
    let kind = document.kind.as_ref().filter(|kind| kind.family() != KindFamily::Other);
    let title = kind.zip(document.title.as_deref()).is_some_and(|(kind, title)| {
        let mut pairs = words(title).zip(words(kind.name()));
        pairs.any(|((_, a), (_, b))| fold(a) != fold(b) && skeleton(a) == skeleton(b))
    });
    (fixed || title) && has_marks(document)
}

/// Whether a word is another one without its marks: `HOI` for `HỘI`.
fn lost_marks(printed: &str, word: &str) -> bool {
    printed.is_ascii() && !word.is_ascii() && skeleton(printed) == skeleton(word)
}

fn has_marks(document: &Document) -> bool {
    let head = [&document.national_title, &document.motto, &document.subject];
    let body = document.body.iter().take(3).map(|block| block.text.as_str());
    let mut texts = head.into_iter().flatten().map(String::as_str).chain(body);
    texts.any(|text| !text.is_ascii())
}

/// What stands where the serial should is neither digits nor blank nor words of a
/// person: `đÍ? /GM-BTP`.
fn has_garbled_number(document: &Document) -> bool {
    let Some(number) = document.number.as_ref().filter(|number| number.serial().is_none()) else {
        return false;
    };
    let Some((serial, _)) = number.as_written().split_once('/') else {
        return false;
    };
    let odd = |c: char| !(is_letter_or_digit(c) || c.is_whitespace() || matches!(c, '.' | '…' | '_' | '-' | '–'));
    serial.contains(odd) && serial.contains(|c: char| is_letter_or_digit(c) || odd(c))
}

fn has_garbled_date(document: &Document) -> bool {
    let slots = document.date_as_written.as_deref().and_then(Slots::of);
    slots.is_some_and(|slots| [&slots.day, &slots.month, &slots.year].contains(&&Filled::Unreadable))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Stage;
    use crate::check::facts::Facts;
    use crate::check::testing::Letter;
    use crate::registry::Registry;
    use crate::value::Kind;

    fn scanned(letter: &Letter) -> bool {
        let facts = Facts::new(Registry::shared(), None);
        looks_scanned(&Subject::new(&letter.document, None, Stage::Incoming, &facts))
    }

    #[test]
    fn a_scan_is_told_by_what_it_lost() {
        assert!(!scanned(&Letter::cong_van()));
        let mut letter = Letter::cong_van();
        letter.document.motto = Some("Độc lập - Tự do - Hanh phúc".into());
        assert!(scanned(&letter));
        letter.document.motto = Some("Độc lập – Tự do – Hạnh Phúc".into());
        assert!(!scanned(&letter));
        assert!(scanned(&Letter::cong_van().numbered("{5 /SNV-VP")));
        assert!(!scanned(&Letter::cong_van().numbered("…../SNV-VP")));
        assert!(scanned(&Letter::cong_van().dated("ngày AS tháng 5 năm 2024")));
        let mut title = Letter::named(Kind::GiayMoi, "15/GM-SNV");
        title.document.title = Some("GIÁY MỜI".into());
        assert!(scanned(&title));
    }

    #[test]
    fn what_is_typed_without_any_marks_is_no_scan() {
        let mut letter = Letter::cong_van();
        letter.document.national_title = Some("CONG HOA XA HOI CHU NGHIA VIET NAM".into());
        letter.document.motto = Some("Doc lap - Tu do - Hanh phuc".into());
        letter.document.subject = Some("bao cao so lieu".into());
        letter.document.body.clear();
        assert!(!scanned(&letter));
    }
}
