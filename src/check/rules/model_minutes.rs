//! M: minutes (model 1.9).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
