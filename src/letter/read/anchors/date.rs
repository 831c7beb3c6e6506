//! The date line of a head.

use super::bare::Bare;
use super::subject_label;
use crate::text::{Span, is_letter_or_digit};

/// `ngày … tháng … năm 2024`, blanks and dots included; at the end of its line
/// also `tháng 9 năm 2025` and `ngày 08/9/2025` behind a comma.
pub(super) fn date_span(text: &str, bare: &Bare<'_>) -> Option<Span> {
    let letters = bare.letters.as_str();
    let from_words = bare.positions("ngay").find_map(|at| {
        let end = date_in_words(letters, at + 4)?;
        let span = bare.span(at, end)?;
        // A year in full is sure; a blank one must end the line.
        let whole = letters.get(..end)?.ends_with(|c: char| c.is_ascii_digit())
            && letters.get(end - 4..end)?.parse::<u16>().is_ok();
        // A sentence goes on behind its dates: `… năm 2023 của Ủy ban`.
        let goes_on = text
            .get(span.end..)
            .is_some_and(|t| t.starts_with(' ') && t.trim_start_matches(' ').starts_with(char::is_lowercase));
        ((whole && !goes_on) || ends_line(text, span.end)).then_some(span)
    });
    from_words.or_else(|| {
        let mut starts = bare.positions(",thang").chain(bare.positions(",ngay")).map(|at| at + 1);
        starts.find_map(|at| {
            let end = short_date(letters, at)?;
            bare.span(at, end).filter(|span| ends_line(text, span.end))
        })
    })
}

/// Where `05 tháng 3 năm 2024` ends; day, month and year may be blank.
fn date_in_words(letters: &str, at: usize) -> Option<usize> {
    let (at, sure_month) = word_behind(letters, at, &["thang", "thing", "thaug"])?;
    let (at, sure_year) = word_behind(letters, at, &["nam", "ndm", "nim", "nom"])?;
    let year = letters.get(at..)?;
    let digits = year.bytes().take_while(u8::is_ascii_digit).count().min(4);
    if digits < 4 && !(sure_month && sure_year) {
        return None;
    }
    if digits == 4 {
        return Some(at + 4);
    }
    let dots = year
        .get(digits..)?
        .find(|c| !is_filler(c))
        .unwrap_or(year.len() - digits);
    Some(at + digits + dots)
}

/// Where a word ends that stands behind a blank or a few characters, and whether
/// it is the first of its spellings: the others are misreadings.
fn word_behind(letters: &str, at: usize, spellings: &[&str]) -> Option<(usize, bool)> {
    let rest = letters.get(at..)?;
    let mut places = spellings
        .iter()
        .enumerate()
        .filter_map(|(i, word)| Some((rest.find(word)?, word.len(), i == 0)));
    let found = places.find(|(n, _, _)| is_blank_or_short(letters, at, *n))?;
    Some((at + found.0 + found.1, found.2))
}

/// `tháng 9 năm 2025`, `ngày 08/9/2025`.
fn short_date(letters: &str, at: usize) -> Option<usize> {
    let rest = letters.get(at..)?;
    if let Some(month) = rest.strip_prefix("thang") {
        let month_length = month.find("nam").filter(|n| *n <= 2)?;
        let year = month.get(month_length + 3..)?;
        let digits = year.bytes().take_while(u8::is_ascii_digit).count();
        return (digits == 4).then_some(at + 5 + month_length + 3 + 4);
    }
    let numbers = rest.strip_prefix("ngay")?;
    let length = numbers
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.'))
        .unwrap_or(numbers.len());
    let date = numbers.get(..length)?.trim_end_matches('.');
    (date.split(['/', '-', '.']).count() == 3).then_some(at + 4 + date.len())
}

/// A day or month: a few characters, or however many dots stand for it.
fn is_blank_or_short(letters: &str, at: usize, length: usize) -> bool {
    length <= 4
        || letters
            .get(at..at + length)
            .is_some_and(|blank| length <= 60 && blank.chars().all(is_filler))
}

fn is_filler(c: char) -> bool {
    matches!(c, '.' | '…' | '_' | '-')
}

/// Whether nothing but a stop, a cell or the subject follows on the line.
fn ends_line(text: &str, at: usize) -> bool {
    let behind = text.get(at..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '.', '…', '\t', '*', '_']);
    behind.is_empty() || behind.starts_with(['\n', '|', 'V', '\u{2028}'])
}

/// The place before a date: what stands between the last anchor and the comma.
pub(super) fn place_before(text: &str, span: Span) -> Option<Span> {
    let before = text.get(span.range())?;
    let before = before.trim_end().trim_end_matches([',', ' ', '.', '…', '_']);
    // After a gap or a subject only the last words can be the place.
    let start = before
        .rfind("  ")
        .map_or(0, |i| i + 2)
        .max(before.rfind('\t').map_or(0, |i| i + 1));
    let piece = before.get(start..)?;
    let piece_start = if subject_label(piece.trim_start()).is_some() || piece.chars().count() > 40 {
        start + capitalised_tail(piece)
    } else {
        start
    };
    let piece = before.get(piece_start..)?;
    let drawn = |c: char| c.is_whitespace() || matches!(c, '_' | '-' | '*' | '.' | ',' | ':' | ';');
    let head = piece.len() - piece.trim_start_matches(drawn).len();
    let piece = piece.trim_matches(drawn);
    piece.contains(is_letter_or_digit).then(|| {
        let from = span.start + piece_start + head;
        Span::new(from, from + piece.len())
    })
}

/// The hour of a telegram (`Hà Khê, hồi 14 giờ ngày …`) belongs to its date.
pub(super) fn with_hour(text: &str, place: Option<Span>, date: Span) -> (Option<Span>, Span) {
    let words = place.and_then(|place| text.get(place.range())).unwrap_or_default();
    let hour = ["hồi ", "lúc "].iter().find_map(|word| words.find(word));
    let (Some(place), Some(hour)) = (place, hour) else {
        return (place, date);
    };
    let (name, hour_words) = words.split_at_checked(hour).unwrap_or((words, ""));
    let name = name.trim_end_matches([' ', ',']);
    let told = hour_words.contains(|c: char| c.is_ascii_digit()) && (name.is_empty() || name.len() < hour);
    if !told {
        return (Some(place), date);
    }
    let named = (!name.is_empty()).then(|| Span::new(place.start, place.start + name.len()));
    (named, Span::new(place.start + hour, date.end))
}

/// Where the run of capitalised words at the end of a text begins.
fn capitalised_tail(text: &str) -> usize {
    let mut start = text.len();
    for (i, word) in text
        .match_indices(|c: char| !c.is_whitespace())
        .filter(|(i, _)| {
            text.get(..*i)
                .is_none_or(|head| head.is_empty() || head.ends_with(char::is_whitespace))
        })
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        if !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            break;
        }
        start = i;
    }
    start
}
