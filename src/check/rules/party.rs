//! DP: documents of the Party (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW).

use crate::check::catalogue::Row;

pub(in crate::check) const RULES: &[Row] = &[];

/// What the guide of 2026 brought.
pub(in crate::check) const RULES_OF_2026: &[Row] = &[];
