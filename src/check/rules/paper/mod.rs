//! F: paper, margins, page numbers, and what holds for the letters of all components.

pub(in crate::check) mod letters;
pub(in crate::check) mod numbering;
pub(in crate::check) mod sheet;
pub(in crate::check) mod sizes;
