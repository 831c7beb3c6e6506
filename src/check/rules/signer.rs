//! S: the name of the signer (box 7b).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
