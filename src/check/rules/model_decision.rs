//! M: resolutions, decisions and what is issued with them (models 1.1 to 1.3).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
