//! What the components say of each other.

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
