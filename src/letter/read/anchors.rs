//! The fixed phrases of a letter's form, found wherever they stand in a line.
//!
//! Text pulled out of a page has both columns of the header on one line; the
//! phrases that never vary tell where one ends and the other begins. They are
//! looked for in the bare letters, without spaces and marks, so that an OCR
//! program may lose both.

use super::misread;
use crate::text::{Span, base_letter, is_capital, is_letter, is_letter_or_digit};
use crate::value::scan_number;

/// A fixed phrase and its parts, as spans of the mended text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Quốc hiệu, or the name of the Party in its place.
    NationalTitle(Span),
    /// Tiêu ngữ.
    Motto(Span),
    /// `Số:` and what follows it.
    Number { label: Span, number: Span },
    /// `<place>, ngày … tháng … năm …`; the comma between is structure.
    Date { place: Option<Span>, date: Span },
}

impl Anchor {
    /// All of it.
    pub(super) fn span(self) -> Span {
        match self {
            Anchor::NationalTitle(s) | Anchor::Motto(s) => s,
            Anchor::Number { label, number } => label.to(number),
            Anchor::Date { place, date } => place.map_or(date, |p| p.to(date)),
        }
    }
}

/// The letters of a line without spaces, marks and case, each with its place.
pub(super) struct Bare<'a> {
    text: &'a str,
    letters: String,
    /// For each byte of `letters` where its character starts in the line.
    places: Vec<u32>,
    /// Where the line starts in the text.
    start: usize,
    /// Which letters of ASCII there are, a bit for each.
    alphabet: u32,
}

/// The bits of the letters of a phrase.
fn alphabet(phrase: &str) -> u32 {
    phrase.bytes().fold(0, |bits, letter| bits | bit(letter))
}

fn bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() {
        1 << (letter - b'a')
    } else {
        0
    }
}

impl<'a> Bare<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        let line = text.get(span.range()).unwrap_or_default();
        let mut bare = Self {
            text,
            letters: String::with_capacity(line.len()),
            places: Vec::with_capacity(line.len()),
            start: span.start,
            alphabet: 0,
        };
        for (i, c) in line.char_indices() {
            if c.is_whitespace() {
                continue;
            }
            // No line that is looked at is longer.
            let place = u32::try_from(i).unwrap_or(u32::MAX);
            let base = base_letter(c);
            if base.is_ascii() {
                let letter = base.to_ascii_lowercase();
                bare.alphabet |= u8::try_from(letter).map_or(0, bit);
                bare.letters.push(letter);
                bare.places.push(place);
            } else {
                bare.letters.extend(base.to_lowercase());
                bare.places.resize(bare.letters.len(), place);
            }
        }
        bare
    }

    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// The span in the text of a range of the bare letters.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let place = |at: usize| Some(self.start + usize::try_from(*self.places.get(at)?).ok()?);
        let first = place(start)?;
        let last = place(end.checked_sub(1)?)?;
        let length = self.text.get(last..)?.chars().next()?.len_utf8();
        Some(Span::new(first, last + length))
    }

    /// Where a phrase begins, from a place on.
    fn position(&self, phrase: &str, from: usize) -> Option<usize> {
        let wanted = alphabet(phrase);
        if self.alphabet & wanted != wanted {
            return None;
        }
        find(self.letters.as_bytes(), phrase.as_bytes(), from)
    }

    /// Every place where a phrase begins.
    fn positions(&self, phrase: &'static str) -> impl Iterator<Item = usize> {
        let mut from = Some(0);
        std::iter::from_fn(move || {
            let at = self.position(phrase, from?);
            from = at.map(|at| at + phrase.len());
            at
        })
    }

    fn find(&self, phrase: &str) -> Option<Span> {
        let at = self.position(phrase, 0)?;
        self.span(at, at + phrase.len())
    }

    /// From one word to another that follows it closely.
    fn find_between(&self, first: &str, last: &str, within: usize) -> Option<Span> {
        let at = self.position(first, 0)?;
        let end = self.position(last, at)? + last.len();
        (end - at <= within).then(|| self.span(at, end)).flatten()
    }
}

/// Where a phrase begins, from a place on. What `str::find` prepares for long
/// texts costs more than a line does.
fn find(letters: &[u8], phrase: &[u8], from: usize) -> Option<usize> {
    let first = phrase.first()?;
    let mut at = from;
    loop {
        let rest = letters.get(at..)?;
        let next = rest.iter().position(|letter| letter == first)?;
        if rest.get(next..).is_some_and(|rest| rest.starts_with(phrase)) {
            return Some(at + next);
        }
        at += next + 1;
    }
}

/// How much of a line is looked at for a label at its head.
const LABEL_BYTES: usize = 96;

/// Whether a line begins with `Nơi nhận` as a label: a colon, a gap or nothing behind it.
pub(super) fn recipients_label(text: &str, line: Span) -> Option<Span> {
    if !begins_with(text, line, "no") && !is_short_label(text, line) {
        return None;
    }
    let bare = Bare::new(text, head_of(text, line, LABEL_BYTES));
    let old = || label(&bare, line, "noigui").filter(|label| text.get(label.range()).is_some_and(|t| t.ends_with(':')));
    label(&bare, line, "noinhan")
        .or_else(old)
        .or_else(|| misread::label(&bare, "noinhan"))
}

/// `Kính gửi:` inside a short line, behind what a stamp left there.
pub(super) fn addressees_label_inside(text: &str, line: Span) -> Option<Span> {
    if line.len() > 2 * LABEL_BYTES || !text.get(line.range()).is_some_and(|t| t.contains(':')) {
        return None;
    }
    misread::label_inside(&Bare::new(text, line), "kinhgui")
}

/// `Kính gửi`, with or without a colon.
pub(super) fn addressees_label(text: &str, line: Span) -> Option<Span> {
    let words = ["dongkinhgui", "kinhgui", "kinhgoi"];
    if !words.iter().any(|word| begins_with(text, line, word)) {
        return None;
    }
    let bare = Bare::new(text, head_of(text, line, LABEL_BYTES));
    // `Kính trình` without a colon is a sentence.
    if bare.letters.starts_with("kinhtrinh:") {
        return bare.span(0, "kinhtrinh:".len());
    }
    words.iter().find_map(|word| {
        let rest = bare.letters.strip_prefix(word)?;
        let colon = match behind_translation(rest) {
            Some(behind) => rest.len() - behind.len(),
            None => usize::from(rest.starts_with(':')),
        };
        bare.span(0, word.len() + colon)
    })
}

/// A cheap look at the first two letters, which settles nearly every line.
fn begins_with(text: &str, line: Span, word: &str) -> bool {
    let content = text.get(line.range()).unwrap_or_default();
    let mut letters = content.chars().filter(|c| !c.is_whitespace());
    let mut wanted = word.chars().take(2);
    wanted.all(|letter| {
        letters
            .next()
            .is_some_and(|c| base_letter(c).eq_ignore_ascii_case(&letter))
    })
}

/// Whether a label of one misread letter can stand at the head of a line: it has
/// a colon.
fn is_short_label(text: &str, line: Span) -> bool {
    let head = text.as_bytes().get(line.start..line.end.min(line.start + LABEL_BYTES));
    begins_with(text, line, "n") && head.is_some_and(|head| head.contains(&b':'))
}

fn label(bare: &Bare<'_>, line: Span, word: &str) -> Option<Span> {
    let rest = bare.letters.strip_prefix(word)?;
    let span = bare.span(0, word.len())?;
    if rest.starts_with(':') || rest.starts_with("*:") {
        return bare.span(0, word.len() + 1 + usize::from(rest.starts_with('*')));
    }
    if let Some(behind) = behind_translation(rest) {
        return bare.span(0, bare.letters.len() - behind.len());
    }
    let behind = bare.text.get(span.end..line.end).unwrap_or_default();
    (rest.is_empty() || behind.starts_with("   ") || behind.starts_with('\t') || rest.starts_with('-')).then_some(span)
}

/// `V/v`, `V/v:`, `Vv:` at the head of a piece.
pub(super) fn subject_label(piece: &str) -> Option<usize> {
    // The whole subject may stand in brackets.
    let piece_length = piece.len();
    let piece = piece.strip_prefix('(').unwrap_or(piece);
    let bracket = piece_length - piece.len();
    if !piece.starts_with(['V', 'v']) {
        return None;
    }
    let rest = piece.get(1..)?;
    let after = ["/v", "/V", "v:", "/ v", " /v"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))?;
    let after = after.strip_prefix([':', '.']).unwrap_or(after);
    let starts_word = !after.starts_with(is_letter_or_digit) || after.len() == piece.len() - 3;
    starts_word.then(|| bracket + piece.len() - after.len())
}

/// How much of a line is searched for fixed phrases: the head of a letter fits
/// in far less, even where all of it was pulled onto one line.
const MOST_BYTES: usize = 4096;

/// The first `most` bytes of a span, to a character boundary.
fn head_of(text: &str, span: Span, most: usize) -> Span {
    let mut end = span.end.min(span.start + most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}

/// Finds the anchors of one header line, in order.
pub(super) fn header_anchors(text: &str, line: Span) -> Vec<Anchor> {
    let line = head_of(text, line, MOST_BYTES);
    let bare = Bare::new(text, line);
    let mut found = Vec::new();
    let title = bare
        .find("conghoaxahoichunghiavietnam")
        .or_else(|| bare.find("dangcongsanvietnam"))
        .filter(|span| {
            is_mostly_upper(text, *span) || text.get(line.range()).is_some_and(|l| l.trim().len() == span.len())
        });
    // The Youth Union puts its name where the State has its title: a column of its own.
    let union = || {
        bare.find("doantncshochiminh").filter(|span| {
            let before = text.get(line.start..span.start).unwrap_or_default();
            is_mostly_upper(text, *span)
                && before.ends_with("  ")
                && text.get(span.end..line.end).is_some_and(|t| t.trim().is_empty())
        })
    };
    let title = title.or_else(union);
    found.extend(title.map(Anchor::NationalTitle));
    let motto = bare.find_between("doclap", "hanhphuc", 30);
    found.extend(motto.map(Anchor::Motto));
    let date = date_span(text, &bare);
    let number = number_anchor(text, line, &found, date);
    found.extend(number);
    if let Some(date) = date {
        let from = found
            .iter()
            .map(|a| a.span().end)
            .filter(|end| *end <= date.start)
            .max();
        let place = place_before(text, Span::new(from.unwrap_or(line.start), date.start));
        found.push(Anchor::Date { place, date });
    }
    found.sort_by_key(|anchor| anchor.span().start);
    found
}

/// Fixed phrases of the header are printed in capitals; a sentence that names
/// the State is not.
fn is_mostly_upper(text: &str, span: Span) -> bool {
    let letters = || {
        text.get(span.range())
            .unwrap_or_default()
            .chars()
            .filter(|c| is_letter(*c))
    };
    letters().filter(|c| is_capital(*c)).count() * 2 > letters().count()
}

/// `ngày … tháng … năm 2024`, blanks and dots included; at the end of its line
/// also `tháng 9 năm 2025` and `ngày 08/9/2025` behind a comma.
fn date_span(text: &str, bare: &Bare<'_>) -> Option<Span> {
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
fn place_before(text: &str, span: Span) -> Option<Span> {
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

/// `Số:` with what follows: a number, or a blank serial and its symbol.
fn number_anchor(text: &str, line: Span, others: &[Anchor], date: Option<Span>) -> Option<Anchor> {
    let content = text.get(line.range())?;
    let limit = date.map_or(line.end, |d| d.start);
    let heads = content.match_indices(['S', 's', '$', '§']).map(|(i, _)| i);
    for head in heads {
        let at = line.start + head;
        // The date may stand before the number.
        let limit = if date.is_some_and(|d| at >= d.end) {
            line.end
        } else {
            limit
        };
        if at >= limit || others.iter().any(|a| a.span().start <= at && at < a.span().end) {
            continue;
        }
        let Some(label_length) = number_label(content.get(head..)?) else {
            continue;
        };
        // The label opens its piece: nothing, a gap, or another anchor before it.
        let before = content.get(..head)?;
        let after_anchor = others
            .iter()
            .any(|a| text.get(a.span().end..at).is_some_and(|t| t.trim().is_empty()));
        let opens = before.trim().is_empty() || before.ends_with("  ") || before.ends_with('\t') || after_anchor;
        if !opens {
            continue;
        }
        let label = Span::new(at, at + label_length);
        let rest = text.get(label.end..limit)?;
        let number = match scan_number(rest) {
            Some((_, length)) => {
                let length = length + symbol_behind(rest.get(length..)?);
                let head = rest.len() - rest.trim_start().len();
                Span::new(label.end + head.min(length), label.end + length)
            }
            None => {
                let odd = odd_number(rest, label.end, date.is_some());
                let digits = odd
                    .and_then(|span| text.get(span.range()))
                    .is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit()));
                let unreadable = || unreadable_number(rest, label.end);
                if digits { odd } else { unreadable().or(odd) }?
            }
        };
        return Some(Anchor::Number { label, number });
    }
    None
}

/// The length of the second half of a symbol that has a space in it: `12/KBNN KV.II-TH`.
fn symbol_behind(text: &str) -> usize {
    const LONGEST: usize = 24;
    let Some(rest) = text.strip_prefix(' ') else { return 0 };
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let symbol = rest.get(..length).unwrap_or_default();
    let of_symbol = |c: char| is_capital(c) || c.is_ascii_digit() || matches!(c, '-' | '.' | '&');
    let whole = symbol.starts_with(is_capital) && symbol.ends_with(is_capital) && symbol.contains('-');
    if whole && length <= LONGEST && symbol.chars().all(of_symbol) {
        1 + length
    } else {
        0
    }
}

/// Whether a line is a number and no more.
pub(super) fn is_number_line(text: &str) -> bool {
    number_label(text).is_some()
        && text.len() < 60
        && number_anchor(text, Span::new(0, text.len()), &[], None).is_some()
}

/// The length of `Số:`, `Số :`, `Số `, `Số/ No.:` at the head of a text.
fn number_label(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.next()?;
    let exact = matches!(first, 'S' | 's') && matches!(base_letter(second), 'o' | 'O');
    let misread = matches!(base_letter(second), 'o' | 'O' | 'e' | '0' | '6');
    if !exact && !misread {
        return None;
    }
    let after = text.get(first.len_utf8() + second.len_utf8()..)?;
    if !exact {
        // `$6:`, `Sé :`: the colon has to prove it.
        let rest = after.trim_start_matches(' ').strip_prefix(':')?;
        return Some(text.len() - rest.len());
    }
    if let Some(rest) = behind_translation(after) {
        return Some(text.len() - rest.len());
    }
    let trimmed = after.trim_start_matches(' ');
    if let Some(rest) = trimmed.strip_prefix([':', '.']) {
        return Some(text.len() - rest.len());
    }
    // Without colon (the Party's form) a digit, a slash or a blank must follow.
    let serial = after.starts_with(' ') && trimmed.starts_with(|c: char| c.is_ascii_digit() || c == '/' || c == '-');
    serial.then(|| text.len() - after.len())
}

/// Behind `/No.:`, `/ Ref. No:`: a label that is printed in two languages.
fn behind_translation(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix('/')?;
    let (label, rest) = rest.split_once(':')?;
    let short = label.len() <= 16
        && label
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'.'));
    short.then_some(rest)
}

/// Digits and whatever touches them, alone up to a gap or the end of the line:
/// a symbol in small letters, or none (`1275/snv-vtlt`, `1275`).
fn odd_number(rest: &str, start: usize, dated: bool) -> Option<Span> {
    let head = rest.len() - rest.trim_start().len();
    let body = rest.trim_start();
    let length = body.find(char::is_whitespace).unwrap_or(body.len());
    let behind = body.get(length..)?;
    // A place and its comma may stand between it and the date.
    let place = |text: &str| text.ends_with(',') && text.len() < 60 && text.starts_with(char::is_uppercase);
    let alone = behind.trim().is_empty()
        || behind.starts_with("  ")
        || behind.starts_with(['\n', '\t'])
        || (dated && place(behind.trim()));
    (body.starts_with(|c: char| c.is_ascii_digit()) && alone).then(|| Span::new(start + head, start + head + length))
}

/// A number whose serial cannot be read (handwritten, misread): up to the end
/// of the symbol behind its slash.
fn unreadable_number(rest: &str, start: usize) -> Option<Span> {
    let head = rest.len() - rest.trim_start().len();
    let body = rest.trim_start();
    let slash = body.find('/').filter(|slash| *slash <= 12)?;
    let (_, symbol) = scan_number(body.get(slash..)?)?;
    Some(Span::new(start + head, start + head + slash + symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> Vec<String> {
        header_anchors(line, Span::new(0, line.len()))
            .into_iter()
            .map(|anchor| match anchor {
                Anchor::NationalTitle(s) => format!("title {}", &line[s.range()]),
                Anchor::Motto(s) => format!("motto {}", &line[s.range()]),
                Anchor::Number { number, .. } => format!("number {}", &line[number.range()]),
                Anchor::Date { place, date } => {
                    format!(
                        "date {} @ {}",
                        &line[date.range()],
                        place.map_or("", |p| &line[p.range()])
                    )
                }
            })
            .collect()
    }

    #[test]
    fn both_columns_on_one_line() {
        assert_eq!(
            show("UBND TỈNH HÀ KHÊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ["title CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
        );
        assert_eq!(
            show("Số: 318/TTr-SNV Hà Khê, ngày 22 tháng 01 năm 2025"),
            ["number 318/TTr-SNV", "date ngày 22 tháng 01 năm 2025 @ Hà Khê"]
        );
        assert_eq!(
            show("Số:             /UBND-NC    Hà Khê, ngày         tháng 4 năm 2026"),
            ["number /UBND-NC", "date ngày         tháng 4 năm 2026 @ Hà Khê"]
        );
    }

    #[test]
    fn spellings_of_the_header() {
        assert_eq!(show("CỘ NG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").len(), 1);
        assert_eq!(
            show("Độc lập – Tự do – Hạnh phúc"),
            ["motto Độc lập – Tự do – Hạnh phúc"]
        );
        assert_eq!(show("Số 512-CV/BTGTU"), ["number 512-CV/BTGTU"]);
        assert_eq!(
            show("Số : 4144 /GDĐT – VP      Thành phố X, ngày 2 tháng 5 năm 2018").len(),
            2
        );
        assert_eq!(show("Cộng Hòa Xã Hội Chủ Nghĩa Việt Nam").len(), 1);
        assert_eq!(show("nước Cộng hòa xã hội chủ nghĩa Việt Nam").len(), 0);
        assert_eq!(show("Số: 1275/snv-vtlt"), ["number 1275/snv-vtlt"]);
        assert_eq!(show("số liệu quý II/2024").len(), 0);
    }

    #[test]
    fn dates_that_are_not_filled_in_or_short() {
        for (line, found) in [
            (
                "Hà Khê, ngày     tháng     năm 202…",
                "date ngày     tháng     năm 202… @ Hà Khê",
            ),
            ("……., ngày …. tháng …….. năm …….", "date ngày …. tháng …….. năm ……. @ "),
            ("Hà Khê, tháng 9 năm 2025", "date tháng 9 năm 2025 @ Hà Khê"),
            ("Hà Khê, ngày 08/9/2025", "date ngày 08/9/2025 @ Hà Khê"),
        ] {
            assert_eq!(show(line), [found]);
        }
        for line in ["Thời gian: 08 giờ, ngày 10/9/2025 tại trụ sở", "đến tháng 9 năm 2025"] {
            assert!(show(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_place_behind_a_subject() {
        assert_eq!(
            show("V/v góp ý hồ sơ xây dựng Hà Khê, ngày 22 tháng 5 năm 2024"),
            ["date ngày 22 tháng 5 năm 2024 @ Hà Khê"]
        );
    }

    #[test]
    fn labels() {
        let at = |line: &str, f: fn(&str, Span) -> Option<Span>| {
            f(line, Span::new(0, line.len())).map(|s| line[s.range()].to_owned())
        };
        assert_eq!(at("Nơi nhận: GIÁM ĐỐC", recipients_label).as_deref(), Some("Nơi nhận:"));
        assert_eq!(at("Noi nhậm:", recipients_label).as_deref(), Some("Noi nhậm:"));
        assert_eq!(at("Nơi nhận hồ sơ: Tổ 5", recipients_label), None);
        assert_eq!(at("Kính gửi : Các sở", addressees_label).as_deref(), Some("Kính gửi :"));
        assert_eq!(subject_label("V/v: thu phí"), Some(4));
        assert_eq!(subject_label("Văn bản"), None);
    }
}
