//! B: the recitals, `Căn cứ …` (box 6).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
