//! B, P: annexes and the pointers to them.

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
