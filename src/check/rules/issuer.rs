//! F: the issuing bodies (box 2).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
