//! R: `Nơi nhận`, line by line (boxes 9b, 12).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
