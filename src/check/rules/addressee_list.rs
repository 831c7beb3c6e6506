//! R: `Kính gửi`, line by line (box 9a).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
