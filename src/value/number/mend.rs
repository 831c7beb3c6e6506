//! What was mended in a number, and what only the word beside it allows to mend.

use std::iter::Peekable;
use std::ops::Range;
use std::str::{CharIndices, Chars};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::DocumentNumber;
use super::spell::{blank_length, is_dash};
use crate::value::{Kind, ParseValueError};

/// Symbols of bodies that have lost the bar of their `Đ` and are nothing without it:
/// they get it back wherever they stand.
const UNMISTAKABLE: [(&str, &str); 9] = [
    ("HDND", "HĐND"),
    ("VPHDND", "VPHĐND"),
    ("LDTBXH", "LĐTBXH"),
    ("BLDTBXH", "BLĐTBXH"),
    ("SLDTBXH", "SLĐTBXH"),
    ("BGDDT", "BGDĐT"),
    ("SGDDT", "SGDĐT"),
    ("BKHDT", "BKHĐT"),
    ("TWDTN", "TWĐTN"),
];

/// Those that may be another's without it, such as a firm's: a word that names a
/// kind of document has to stand beside them.
const LIKELY: [(&str, &str); 3] = [("HDBT", "HĐBT"), ("TLD", "TLĐ"), ("TLDLDVN", "TLĐLĐVN")];

/// The body that a group means that lost its bars.
fn barred(group: &str, bodies: &[(&str, &'static str)]) -> Option<&'static str> {
    bodies.iter().find(|(bare, _)| *bare == group).map(|(_, code)| *code)
}

/// The canonical text with the bars that only one body can have lost; `None` where
/// there are none.
pub(super) fn with_bars(text: &str) -> Option<String> {
    // Few symbols have the letter before one of those that it stands before in these.
    let mut pairs = text.bytes().zip(text.bytes().skip(1));
    if !pairs.any(|pair| matches!(pair, (b'D', b'N' | b'T'))) {
        return None;
    }
    restore(text, |group| barred(group, &UNMISTAKABLE))
}

/// The text with some of its groups in another spelling; `None` where all stay.
fn restore(text: &str, restored: impl Fn(&str) -> Option<&'static str>) -> Option<String> {
    let sign = |c: char| matches!(c, '-' | '/');
    if !text.split(sign).any(|group| restored(group).is_some()) {
        return None;
    }
    let mut mended = String::with_capacity(text.len() + 4);
    for part in text.split_inclusive(sign) {
        let group = part.trim_end_matches(sign);
        mended.push_str(restored(group).unwrap_or(group));
        mended.push_str(part.get(group.len()..).unwrap_or_default());
    }
    Some(mended)
}

/// One difference between a number as written and its canonical text.
///
/// ```
/// use congvan::value::{DocumentNumber, MendKind};
///
/// let number: DocumentNumber = "45/SNV - VP".parse()?;
/// let mends = number.mends();
/// assert!(mends.iter().all(|mend| mend.kind == MendKind::Space));
/// # assert!(!mends.is_empty());
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NumberMend {
    /// What was mended.
    pub kind: MendKind,
    /// Where, in bytes of [`DocumentNumber::as_written`].
    pub range: Range<usize>,
}

/// What was mended in a number; [`NumberMend`] has an example.
///
/// ```
/// use congvan::value::{DocumentNumber, MendKind};
///
/// let mended = |text: &str| -> Vec<MendKind> {
///     let number: DocumentNumber = text.parse().unwrap();
///     number.mends().into_iter().map(|mend| mend.kind).collect()
/// };
/// assert_eq!(mended("45/SNV–VP"), [MendKind::Dash]);
/// assert_eq!(mended("…../SNV-VP"), [MendKind::Blank]); // a draft
/// assert!(mended("45/SNV-VP").is_empty());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MendKind {
    /// Spaces were taken out.
    Space,
    /// A line break was taken out.
    LineBreak,
    /// A space stood for a `-`, as in old numbers.
    SpaceForDash,
    /// Another dash, such as U+2011 or U+2013, stood for `-`.
    Dash,
    /// A letter that only looks like `Đ` stood for it.
    LookAlike,
    /// `D` stood for `Đ`.
    LostMark,
    /// A sign was written twice.
    Doubled,
    /// The sign behind the serial or the year was left out; the range is empty.
    MissingSign,
    /// Dots or a line stood before the serial, or for one that was still to come.
    Blank,
    /// Letters and their marks were put together.
    Composed,
    /// The spelling kept is another text altogether.
    Rewritten,
}

impl DocumentNumber {
    /// Reads a number beside the word that names its kind: parsing, and
    /// [`beside`](Self::beside).
    ///
    /// # Errors
    ///
    /// Those of parsing.
    ///
    /// ```
    /// use congvan::value::{DocumentNumber, Kind, MendKind};
    ///
    /// let number = DocumentNumber::parse_beside("15/QD - UBND", &Kind::QuyetDinh)?;
    /// assert_eq!(number.as_str(), "15/QĐ-UBND");
    /// let mends: Vec<MendKind> = number.mends().into_iter().map(|mend| mend.kind).collect();
    /// assert_eq!(mends, [MendKind::LostMark, MendKind::Space, MendKind::Space]);
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn parse_beside(text: &str, kind: &Kind) -> Result<Self, ParseValueError> {
        Ok(text.parse::<Self>()?.beside(kind))
    }

    /// The number as the word that names its kind tells to read it, which allows
    /// more mends than the number alone: `QD` is `QĐ` behind the word Quyết định,
    /// `ND` is `NĐ` behind Nghị định. `HDBT` and `TLD` get their `Đ` back behind any
    /// such word; `HDND`, `LDTBXH`, `BGDDT`, `BKHDT`, `TWDTN`, which mean nothing else,
    /// have it back from parsing alone. `HD` and `DA`, codes of their own, are never
    /// changed.
    ///
    /// ```
    /// use congvan::value::{DocumentNumber, Kind};
    ///
    /// let number: DocumentNumber = "218/QD-HDND".parse()?;
    /// assert_eq!(number.clone().beside(&Kind::QuyetDinh).as_str(), "218/QĐ-HĐND");
    /// assert_eq!(number.beside(&Kind::CongVan).as_str(), "218/QD-HĐND");
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn beside(self, kind: &Kind) -> Self {
        let codes = [kind.code(), kind.code_in(super::NumberSystem::Party)];
        let restored = |group: &str| -> Option<&'static str> {
            if !group.contains('D') {
                return None;
            }
            let of_kind = codes.iter().flatten().find(|code| {
                // A bar is one byte more.
                group.len() + code.matches('Đ').count() == code.len()
                    && code.len() > group.len()
                    && code.replace('Đ', "D") == group
                    && Kind::from_code(group).is_none()
            });
            of_kind.copied().or_else(|| barred(group, &LIKELY))
        };
        let Some(mended) = restore(&self.text, restored) else {
            return self;
        };
        match mended.parse::<Self>() {
            Ok(mended) => mended.with_as_written(self.as_written()),
            Err(_) => self,
        }
    }

    /// What was mended, in the order of the text; empty if the number was
    /// written as it should be.
    ///
    /// ```
    /// use congvan::value::{DocumentNumber, MendKind};
    ///
    /// let number: DocumentNumber = "15/QÐ\u{2011}UBND".parse()?;
    /// let mends = number.mends();
    /// assert_eq!((mends[0].kind, mends[1].kind), (MendKind::LookAlike, MendKind::Dash));
    /// assert_eq!(&number.as_written()[mends[0].range.clone()], "Ð");
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn mends(&self) -> Vec<NumberMend> {
        let Some(written) = self.as_written.as_deref() else {
            return Vec::new();
        };
        align(written, &self.text).unwrap_or_else(|| {
            vec![NumberMend {
                kind: MendKind::Rewritten,
                range: 0..written.len(),
            }]
        })
    }
}

/// Walks along both texts; `None` where they part.
fn align(written: &str, text: &str) -> Option<Vec<NumberMend>> {
    let mut walk = Walk {
        written,
        chars: written.char_indices().peekable(),
        target: text.chars().peekable(),
        last: None,
        mends: Vec::new(),
    };
    walk.blank(text);
    while let Some((at, c)) = walk.chars.next() {
        walk.step(at, c)?;
    }
    walk.target.next().is_none().then_some(walk.mends)
}

struct Walk<'a> {
    written: &'a str,
    chars: Peekable<CharIndices<'a>>,
    target: Peekable<Chars<'a>>,
    /// The last character of the canonical text that was reached.
    last: Option<char>,
    mends: Vec<NumberMend>,
}

impl Walk<'_> {
    fn mend(&mut self, kind: MendKind, range: Range<usize>) {
        self.mends.push(NumberMend { kind, range });
    }

    /// What stood for a serial to come.
    fn blank(&mut self, text: &str) {
        let end = blank_length(self.written);
        if end > 0 && text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '-')) {
            while self.chars.next_if(|(at, _)| *at < end).is_some() {}
            self.mend(MendKind::Blank, 0..end);
        }
    }

    fn step(&mut self, at: usize, c: char) -> Option<()> {
        if c.is_whitespace() {
            self.space(at, c);
            return Some(());
        }
        if self.chars.peek().is_some_and(|(_, mark)| is_combining_mark(*mark)) {
            return self.composed(at, c);
        }
        let range = at..at + c.len_utf8();
        let last_is = |sign| self.last == Some(sign);
        let digit = self.last.is_some_and(|last| last.is_ascii_digit());
        match (c, self.target.peek().copied()) {
            (c, Some(expected)) if c == expected => {}
            ('/', _) if last_is('/') => {
                self.mend(MendKind::Doubled, range);
                return Some(());
            }
            (c, _) if last_is('-') && (is_dash(c) || c == '_') => {
                self.mend(MendKind::Doubled, range);
                return Some(());
            }
            (c, Some('-')) if is_dash(c) || c == '_' => self.mend(MendKind::Dash, range),
            ('Ð' | 'Ɖ', Some('Đ')) | ('ð', Some('đ')) => self.mend(MendKind::LookAlike, range),
            ('D', Some('Đ')) => self.mend(MendKind::LostMark, range),
            (c, Some('-' | '/')) if digit && c.is_alphabetic() => {
                self.last = self.target.next();
                self.mend(MendKind::MissingSign, at..at);
                return self.step(at, c);
            }
            _ => return None,
        }
        self.last = self.target.next();
        Some(())
    }

    /// A run of white space.
    fn space(&mut self, at: usize, c: char) {
        let mut end = at + c.len_utf8();
        let mut broken = c == '\n';
        while let Some((i, space)) = self.chars.next_if(|(_, c)| c.is_whitespace()) {
            broken |= space == '\n';
            end = i + space.len_utf8();
        }
        let sign = self
            .chars
            .peek()
            .is_some_and(|(_, next)| is_dash(*next) || *next == '_');
        let kind = match self.target.peek() {
            // The space of a text without number belongs to it.
            Some(' ') => {
                self.last = self.target.next();
                return;
            }
            Some('-') if !sign => {
                self.last = self.target.next();
                MendKind::SpaceForDash
            }
            _ if broken => MendKind::LineBreak,
            _ => MendKind::Space,
        };
        self.mend(kind, at..end);
    }

    /// A letter and its marks.
    fn composed(&mut self, at: usize, c: char) -> Option<()> {
        let mut end = at + c.len_utf8();
        while let Some((i, mark)) = self.chars.next_if(|(_, c)| is_combining_mark(*c)) {
            end = i + mark.len_utf8();
        }
        let part = self.written.get(at..end)?;
        let composed: Vec<char> = part.nfc().collect();
        for c in &composed {
            self.last = self.target.next();
            if self.last != Some(*c) {
                return None;
            }
        }
        if part.chars().ne(composed) {
            self.mend(MendKind::Composed, at..end);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bar_that_one_body_alone_lost_comes_back() {
        for (bare, whole) in UNMISTAKABLE {
            assert_eq!(with_bars(&format!("5/{bare}-VP")), Some(format!("5/{whole}-VP")));
        }
        assert_eq!(with_bars("5/TLD-VP"), None);
        assert_eq!(with_bars("5/DN-HDT"), None);
    }
}
