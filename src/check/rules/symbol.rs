//! N: the parts of the symbol (box 3).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
