//! What was mended in a number, and what only the word beside it allows to mend.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::DocumentNumber;
use super::spell::is_dash;
use crate::value::{Kind, ParseValueError};

/// Symbols of bodies that have lost the bar of their `Đ`, which stand for nothing else.
const BODIES: [(&str, &str); 6] = [
    ("HDND", "HĐND"),
    ("LDTBXH", "LĐTBXH"),
    ("BLDTBXH", "BLĐTBXH"),
    ("BGDDT", "BGDĐT"),
    ("BKHDT", "BKHĐT"),
    ("TWDTN", "TWĐTN"),
];

/// One difference between a number as written and its canonical text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NumberMend {
    /// What was mended.
    pub kind: MendKind,
    /// Where, in bytes of [`DocumentNumber::as_written`].
    pub range: Range<usize>,
}

/// What was mended in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// Letters and their marks were put together.
    Composed,
    /// The spelling kept is another text altogether.
    Rewritten,
}

impl DocumentNumber {
    /// Reads a number beside the word that names its kind, which allows more
    /// mends than the number alone: `QD` is `QĐ` behind the word Quyết định, `ND`
    /// is `NĐ` behind Nghị định; `HDND`, `LDTBXH`, `BGDDT`, `BKHDT` and `TWDTN`
    /// get their `Đ` back. `HD` and `DA`, codes of their own, are never changed.
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
    ///
    /// let letter = DocumentNumber::parse_beside("15/QD-UBND", &Kind::CongVan)?;
    /// assert_eq!(letter.as_str(), "15/QD-UBND");
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn parse_beside(text: &str, kind: &Kind) -> Result<Self, ParseValueError> {
        let number: DocumentNumber = text.parse()?;
        let codes = [kind.code(), kind.code_in(super::NumberSystem::Party)];
        let restored = |group: &str| -> Option<&'static str> {
            let of_kind = codes.iter().flatten().find(|code| {
                let bare = code.replace('Đ', "D");
                bare == group && bare != **code && Kind::from_code(&bare).is_none()
            });
            let of_body = || BODIES.iter().find(|(bare, _)| *bare == group).map(|(_, code)| code);
            of_kind.or_else(of_body).copied()
        };
        let Some(notation) = number.parts.notation.clone() else {
            return Ok(number);
        };
        if !number.groups().any(|group| restored(group).is_some()) {
            return Ok(number);
        }
        let (head, rest) = number.text.split_at_checked(notation.start).unwrap_or_default();
        let mut mended = head.to_owned();
        for part in rest.split_inclusive(['-', '/']) {
            let group = part.trim_end_matches(['-', '/']);
            mended.push_str(restored(group).unwrap_or(group));
            mended.push_str(part.get(group.len()..).unwrap_or_default());
        }
        let mended: DocumentNumber = mended.parse()?;
        Ok(mended.with_as_written(number.as_written()))
    }

    /// What was mended, in the order of the text; empty if the number was
    /// written as it should be.
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
    let mut mends: Vec<NumberMend> = Vec::new();
    let mut target = text.chars().peekable();
    let mut chars = written.char_indices().peekable();
    let mut last = None;
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let mut take = |kind, end| mends.push(NumberMend { kind, range: at..end });
        if c.is_whitespace() {
            let mut broken = c == '\n';
            while let Some((i, space)) = chars.next_if(|(_, c)| c.is_whitespace()) {
                broken |= space == '\n';
                end = i + space.len_utf8();
            }
            let sign = chars.peek().is_some_and(|(_, next)| is_dash(*next));
            take(
                match target.peek() {
                    Some('-') if !sign => {
                        last = target.next();
                        MendKind::SpaceForDash
                    }
                    _ if broken => MendKind::LineBreak,
                    _ => MendKind::Space,
                },
                end,
            );
            continue;
        }
        if chars.peek().is_some_and(|(_, mark)| is_combining_mark(*mark)) {
            while let Some((i, mark)) = chars.next_if(|(_, c)| is_combining_mark(*c)) {
                end = i + mark.len_utf8();
            }
            let composed: Vec<char> = written.get(at..end)?.nfc().collect();
            for c in &composed {
                last = target.next();
                if last != Some(*c) {
                    return None;
                }
            }
            if written.get(at..end)?.chars().ne(composed) {
                take(MendKind::Composed, end);
            }
            continue;
        }
        let expected = target.peek().copied();
        match (c, expected) {
            (c, Some(e)) if c == e => {}
            ('/', _) if last == Some('/') => {
                take(MendKind::Doubled, end);
                continue;
            }
            (c, Some('-')) if is_dash(c) => take(MendKind::Dash, end),
            ('Ð' | 'Ɖ', Some('Đ')) | ('ð', Some('đ')) => take(MendKind::LookAlike, end),
            ('D', Some('Đ')) => take(MendKind::LostMark, end),
            _ => return None,
        }
        last = target.next();
    }
    target.next().is_none().then_some(mends)
}
