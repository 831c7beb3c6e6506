//! E, K: the texts of electronic signatures and copies (box 14).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
