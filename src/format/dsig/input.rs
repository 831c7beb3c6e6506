//! The bytes of a file as text, and places in them.

use std::borrow::Cow;

use super::limits::Limits;
use super::tree::Tree;
use crate::error::{Error, ErrorKind};
use crate::format::fault::Fault;
use crate::message::Message;
use crate::text::Position;

/// A file as text.
pub(in crate::format) struct Input<'a> {
    pub(in crate::format) text: Cow<'a, str>,
    /// How it was encoded: bytes before the text, and whether two for each unit.
    before: usize,
    wide: bool,
}

impl<'a> Input<'a> {
    /// Takes UTF-8 and, with its mark, UTF-16.
    pub(in crate::format) fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let wide = |from: fn([u8; 2]) -> u16| {
            let pairs = bytes.get(2..).unwrap_or_default().chunks(2);
            let units = pairs.map(|pair| Some(from(pair.try_into().ok()?)));
            let units: Option<Vec<u16>> = units.collect();
            let text = String::from_utf16(&units?).ok()?;
            Some((Cow::Owned(text), 2, true))
        };
        let read = match bytes {
            [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
            [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
            _ => {
                let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
                let before = bytes.len() - text.len();
                std::str::from_utf8(text)
                    .ok()
                    .map(|text| (Cow::Borrowed(text), before, false))
            }
        };
        let Some((text, before, wide)) = read else {
            return Err(Error::new(
                ErrorKind::Encoding,
                Message::new(
                    "tệp không phải UTF-8 hay UTF-16; hãy lưu lại ở UTF-8",
                    "the file is neither UTF-8 nor UTF-16; save it as UTF-8",
                ),
            ));
        };
        Ok(Self { text, before, wide })
    }

    pub(in crate::format) fn tree(&self, limits: &Limits) -> Result<Tree, Error> {
        Tree::read(&self.text, limits).map_err(|fault| self.error(fault))
    }

    /// A place of the text as one of the file.
    pub(super) fn offset(&self, at: usize) -> usize {
        if !self.wide {
            return self.before + at;
        }
        let text = self.text.get(..at).unwrap_or_default();
        self.before + 2 * text.encode_utf16().count()
    }

    fn error(&self, fault: Fault) -> Error {
        let place = fault.offset().map(|at| (self.position(at), self.offset(at)));
        let error = fault.into_error_at(place.map(|(position, _)| position));
        match place {
            Some((_, offset)) => error.with_offset(offset),
            None => error,
        }
    }

    fn position(&self, at: usize) -> Position {
        let at = (0..=at.min(self.text.len()))
            .rev()
            .find(|at| self.text.is_char_boundary(*at));
        let before = self.text.get(..at.unwrap_or(0)).unwrap_or_default();
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }
}
