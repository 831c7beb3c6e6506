//! K: copies.

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
