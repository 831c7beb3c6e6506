//! F: the letters of the text (NĐ 30/2020, Annex I, I.4).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
