//! The lines of a page, whatever they came from: rows of cells.
//!
//! Text and, later, Word share this model: a reader of letters sees rows and
//! never asks where they came from. All spans count in the mended text.

mod few;
mod glued;
mod rows;
mod spaced;

pub(crate) use few::Few;
pub(crate) use rows::{Cell, Row, Rows, rows, split_at_gaps};
pub(crate) use spaced::body_below;
