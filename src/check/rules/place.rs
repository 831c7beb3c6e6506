//! D: the place (box 4).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
