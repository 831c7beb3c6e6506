//! B: the order and the numbering of the content (box 6).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
