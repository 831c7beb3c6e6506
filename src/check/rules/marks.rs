//! U: secrecy, urgency, circulation (boxes 10a, 10b, 11).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
