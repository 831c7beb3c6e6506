//! The row of a rule: each file of rules has a table of them, and the catalogue lists the
//! tables.

use super::answer::Answer;
use super::example::Example;
use super::subject::Subject;
use crate::diagnostic::{Needs, Severity};

/// One rule: what it says, and how it is tested.
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) severity: Severity,
    pub(super) basis: &'static str,
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
    pub(super) needs: Needs,
    /// Whether it offers a safe fix.
    pub(super) mends: bool,
    pub(super) example: Example,
    pub(super) test: fn(&Subject<'_>) -> Answer,
}
