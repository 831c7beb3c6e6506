//! T: how title and subject are printed (boxes 5a, 5b).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
