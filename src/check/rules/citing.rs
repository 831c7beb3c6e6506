//! B, C: how other documents are cited.

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
