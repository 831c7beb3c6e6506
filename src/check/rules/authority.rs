//! S: who signs under which authority (box 7a).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
