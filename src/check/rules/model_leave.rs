//! M: leave of absence (model 1.10).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
