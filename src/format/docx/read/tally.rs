//! How much of a file was met, against what the limits allow: what has some bytes in a file
//! may have hundreds in memory.

use std::collections::HashSet;
use std::hash::Hash;
use std::rc::Rc;

use crate::error::ErrorKind;
use crate::format::docx::package::faults;
use crate::format::fault::Fault;
use crate::text::{Limits, too_long, too_many_pieces, too_many_rows};

/// What was met so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    limits: Limits,
    /// Lines and empty cells.
    rows: usize,
    pieces: usize,
    /// The bytes of all text.
    bytes: usize,
    sections: usize,
}

/// Each section has pages of its own: a letter of so many is none.
const MOST_SECTIONS: usize = 20_000;

impl Tally {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            limits: limits.clone(),
            ..Self::default()
        }
    }

    /// Counts a line or an empty cell.
    pub(super) fn row(&mut self) -> Result<(), Fault> {
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(Fault::new(ErrorKind::Limit, too_many_rows(self.limits.rows)));
        }
        Ok(())
    }

    /// Counts a piece, and looks whether there are too many.
    pub(super) fn piece(&mut self) -> Result<(), Fault> {
        self.met();
        self.check()
    }

    /// Counts a piece; the next [`Tally::check`] looks.
    pub(super) fn met(&mut self) {
        self.pieces += 1;
    }

    /// Counts a section, whatever the caller allows: each is told with its headers.
    pub(super) fn section(&mut self) -> Result<(), Fault> {
        self.sections += 1;
        if self.sections > MOST_SECTIONS {
            return Err(faults::too_many(MOST_SECTIONS, "phần (section)", "sections"));
        }
        Ok(())
    }

    /// Takes a piece back that became part of the one before.
    pub(super) fn joined(&mut self) {
        self.pieces = self.pieces.saturating_sub(1);
    }

    /// Counts text; the next [`Tally::check`] looks.
    pub(super) fn text(&mut self, text: &str) {
        self.bytes = self.bytes.saturating_add(text.len());
    }

    /// Whether there are no more pieces and no more text than may be.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let Limits { pieces, text_bytes, .. } = self.limits;
        if self.pieces > pieces {
            Err(Fault::new(ErrorKind::Limit, too_many_pieces(pieces)))
        } else if self.bytes > text_bytes {
            Err(Fault::new(ErrorKind::Limit, too_long(text_bytes)))
        } else {
            Ok(())
        }
    }
}

/// Values of which each is kept once, however often it is met.
#[derive(Debug)]
pub(super) struct Once<T>(HashSet<Rc<T>>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(HashSet::new())
    }
}

impl<T: Eq + Hash> Once<T> {
    /// The one that is kept.
    pub(super) fn of(&mut self, value: T) -> Rc<T> {
        if let Some(kept) = self.0.get(&value) {
            return Rc::clone(kept);
        }
        let kept = Rc::new(value);
        self.0.insert(Rc::clone(&kept));
        kept
    }
}
