//! M: letters, telegrams, invitations, introductions (models 1.5 to 1.8).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];
