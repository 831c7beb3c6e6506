//! B: parts, chapters, articles, clauses, points: their form (box 6).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
