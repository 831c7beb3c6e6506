//! A piece of the original text, and edits in it.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::Edit;
use crate::letter::{Evidence, Traced};
use crate::text::{Source, Span, base_letter, is_letter_or_digit};

/// The text of a field as it came. Ranges count from its first byte; what is
/// handed out counts in the bytes of the original.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Piece<'a> {
    source: &'a Source,
    evidence: Evidence,
    /// In the decoded text.
    start: usize,
    end: usize,
}

impl<'a> Piece<'a> {
    pub(in crate::check) fn new(source: &'a Source, traced: Traced) -> Option<Self> {
        let start = source.slice(Span::new(0, traced.span.start))?.len();
        let length = source.slice(traced.span)?.len();
        Some(Self {
            source,
            evidence: traced.evidence,
            start,
            end: start + length,
        })
    }

    /// The text.
    pub(in crate::check) fn text(&self) -> &'a str {
        self.source.text().get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the reader had to mend or guess to see it, so that a fault may be
    /// one of the scan and not of the letter.
    pub(in crate::check) fn is_doubtful(&self) -> bool {
        self.evidence != Evidence::Exact
    }

    /// All of a text up to an offset in the decoded text.
    pub(in crate::check) fn up_to_offset(source: &'a Source, end: usize, evidence: Evidence) -> Self {
        Self {
            source,
            evidence,
            start: 0,
            end,
        }
    }

    /// Where it begins in the decoded text, and how it was found.
    pub(in crate::check) fn start_and_evidence(&self) -> (usize, Evidence) {
        (self.start, self.evidence)
    }

    /// What stands on the same line before it.
    pub(in crate::check) fn before(&self) -> &'a str {
        let before = self.source.text().get(..self.start).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    }

    /// What stands on the same line behind it.
    pub(in crate::check) fn after(&self) -> &'a str {
        let after = self.source.text().get(self.end..).unwrap_or_default();
        after.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The line of its end, whole.
    pub(in crate::check) fn line(&self) -> &'a str {
        let text = self.source.text();
        let start = text
            .get(..self.end)
            .and_then(|text| text.rfind('\n'))
            .map_or(0, |at| at + 1);
        let line = text.get(start..).unwrap_or_default();
        line.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The text from its end to the start of a later piece.
    pub(in crate::check) fn up_to(&self, later: &Piece<'_>) -> Option<&'a str> {
        self.source.text().get(self.end..later.start)
    }

    /// The place of a range in the original.
    pub(in crate::check) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.offset(range.start), self.offset(range.end))
    }

    /// The place of the whole piece in the original.
    pub(in crate::check) fn whole(&self) -> Span {
        self.span(0..self.end - self.start)
    }

    /// The range of a part of a text that was read from here. Spaces, signs and the
    /// spelling of letters may differ; a marker may stand before the text.
    ///
    /// The letters and digits behind the part are as many in both, so the ends are
    /// counted from the back; that the first and last letter agree is tested. Where the
    /// original has more behind the part, as the number of a page, they are counted from the
    /// front.
    pub(in crate::check) fn align(&self, text: &str, range: Range<usize>) -> Option<Range<usize>> {
        let part = text.get(range.clone())?;
        let behind = letters(text.get(range.end..)?).count();
        let count = letters(part).count();
        let here = self.text();
        let mut from_back = letters(here).rev().skip(behind);
        if count == 0 {
            return between_letters(here, text, range, behind);
        }
        let (last, last_letter) = from_back.next()?;
        let (first, first_letter) = match count.checked_sub(2) {
            None => (last, last_letter),
            Some(others) => from_back.nth(others)?,
        };
        let mut own = letters(part);
        let agree = own.next().is_some_and(|(_, c)| same_letter(c, first_letter))
            && letters(part)
                .next_back()
                .is_some_and(|(_, c)| same_letter(c, last_letter));
        let end = letter_end(here, last, last_letter)?;
        if !agree {
            return from_front(here, text, range);
        }
        // Signs at the ends of the part, where they stand here too.
        let opening = part.get(..part.find(is_letter_or_digit)?)?;
        let closing = part.get(part.trim_end_matches(|c: char| !is_letter_or_digit(c)).len()..)?;
        let start = here.get(..first)?.strip_suffix(opening).map_or(first, str::len);
        let closes = here.get(end..)?.starts_with(closing);
        Some(start..if closes { end + closing.len() } else { end })
    }

    /// The replacement of a range.
    pub(in crate::check) fn replace(&self, range: Range<usize>, text: impl Into<String>) -> Edit {
        let span = self.span(range);
        Edit {
            start: span.start,
            end: span.end,
            text: text.into(),
        }
    }

    /// An offset of the piece as an offset of the original: behind the
    /// character that ends there.
    fn offset(&self, at: usize) -> usize {
        original_offset(self.source, self.start + at)
    }
}

/// Where a part of a text stands, read from the front, behind a label (`Điều 12.`) that the
/// text may lack. All letters up to its end must agree, lest it be chance.
fn from_front(here: &str, text: &str, range: Range<usize>) -> Option<Range<usize>> {
    /// The letters and digits of the longest label.
    const LABEL: usize = 12;
    let before = letters(text.get(..range.start)?).count();
    let own: Vec<char> = letters(text.get(..range.end)?).map(|(_, c)| c).collect();
    let found: Vec<(usize, char)> = letters(here).take(LABEL + own.len()).collect();
    let agree = |found: &&[(usize, char)]| own.iter().zip(*found).all(|(a, (_, b))| same_letter(*a, *b));
    let found = found.windows(own.len().max(1)).find(agree)?;
    let ((first, _), (last, last_letter)) = (*found.get(before)?, *found.last()?);
    Some(first..letter_end(here, last, last_letter)?)
}

/// The end of a letter: marks that stand apart belong to it.
fn letter_end(here: &str, at: usize, letter: char) -> Option<usize> {
    let end = at + letter.len_utf8();
    let marks = here.get(end..)?.chars().take_while(|c| is_combining_mark(*c));
    Some(end + marks.map(char::len_utf8).sum::<usize>())
}

/// Where signs, or nothing, stand between the letters before and behind them.
fn between_letters(here: &str, text: &str, range: Range<usize>, behind: usize) -> Option<Range<usize>> {
    let mut from_back = letters(here).rev().skip(behind);
    let start = from_back.next().map_or(0, |(at, c)| at + c.len_utf8());
    let end = letters(here).rev().take(behind).last().map_or(here.len(), |(at, _)| at);
    let gap = here.get(start..end)?;
    let part = text.get(range.clone())?.trim();
    let before = text
        .get(..range.start)?
        .chars()
        .rev()
        .take_while(|c| !is_letter_or_digit(*c));
    let offset: usize = before.map(char::len_utf8).sum();
    let offset = if gap.get(offset..).is_some_and(|rest| rest.starts_with(part)) {
        offset
    } else {
        gap.find(part)?
    };
    Some(start + offset..start + offset + part.len())
}

/// The letters and digits of a text, marks that stand apart left out.
fn letters(text: &str) -> impl DoubleEndedIterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, c)| is_letter_or_digit(*c))
}

fn same_letter(a: char, b: char) -> bool {
    a == b || base_letter(a).to_lowercase().eq(base_letter(b).to_lowercase())
}

/// An offset of the decoded text as one of the bytes that were given.
pub(in crate::check) fn original_offset(source: &Source, at: usize) -> usize {
    let before = source.text().get(..at).and_then(|text| text.chars().next_back());
    match before {
        None => source.to_bytes(Span::new(at, at)).start,
        Some(c) => source.to_bytes(Span::new(at - c.len_utf8(), at)).end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Limits;

    fn piece<'a>(source: &'a Source, text: &str) -> Piece<'a> {
        let at = source.text().find(text).unwrap();
        let mut trace = crate::letter::Trace::default();
        let span = Span::new(original_offset(source, at), original_offset(source, at + text.len()));
        trace.insert("/x", span, Evidence::Exact);
        Piece::new(source, trace.get("/x").unwrap()).unwrap()
    }

    #[test]
    fn counts_in_the_bytes_of_utf_16() {
        let bytes: Vec<u8> = "\u{FEFF}Số: 5\nđể".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let source = Source::from_slice(&bytes, &Limits::default()).unwrap();
        let five = piece(&source, "5");
        assert_eq!((five.text(), five.before(), five.after()), ("5", "\u{FEFF}Số: ", ""));
        assert_eq!(five.whole(), Span::new(10, 12));
        let edit = five.replace(0..0, "0");
        assert_eq!((edit.start, edit.end), (10, 10));
        // Behind the last character of the text.
        assert_eq!(piece(&source, "để").span(5..5), Span::new(18, 18));
        assert_eq!(piece(&source, "để").whole().end, bytes.len());
    }

    #[test]
    fn finds_parts_of_what_was_read_from_it() {
        let source = Source::from("a) **Tho\u{302}ng  tin** về  Ð án ; x");
        let whole = piece(&source, source.text());
        let text = "Thông tin về Đ án; x";
        let part = |part: &str| {
            let at = text.find(part).unwrap();
            let found = whole.align(text, at..at + part.len())?;
            Some(&source.text()[found])
        };
        assert_eq!(part("về"), Some("về"));
        assert_eq!(part("Đ án"), Some("Ð án"));
        assert_eq!(part(";"), Some(";"));
        assert_eq!(part("g tin"), Some("g  tin"));
        assert_eq!(part("; x"), Some("; x"));
        assert_eq!(part("Thô"), Some("Tho\u{302}"));
        // A letter that was lost on the way moves no place.
        assert_eq!(whole.align("xyz", 0..3), None);
        let end = text.find("; x").unwrap();
        let at = whole.align(text, end..end).unwrap();
        assert_eq!(&source.text()[..at.start], "a) **Tho\u{302}ng  tin** về  Ð án");
    }

    #[test]
    fn the_number_of_a_page_moves_no_part() {
        let source = Source::from("3. Giao Sở Nội vụ chủ trì,\n2\nphối hợp với Sở Y tế");
        let whole = piece(&source, source.text());
        let text = "Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế";
        for part in ["Nội vụ", "chủ trì", "phối hợp", "Y tế"] {
            let at = text.find(part).unwrap();
            let found = whole.align(text, at..at + part.len());
            assert_eq!(found.map(|found| &source.text()[found]), Some(part));
        }
        // Other letters are found nowhere.
        assert_eq!(whole.align("Giao Bộ Nội vụ", "Giao ".len().."Giao Bộ".len()), None);
    }

    #[test]
    fn knows_its_line() {
        let source = Source::from("a\n- Sở Y tế ;\r\nb");
        let name = piece(&source, "Sở Y tế");
        assert_eq!((name.before(), name.after()), ("- ", " ;"));
        assert_eq!(name.line(), "- Sở Y tế ;");
    }
}
