//! A slip in capitals, as the scan of the rules on capitals tells it.

use std::borrow::Cow;
use std::ops::Range;

use super::running_text::At;

/// A word or phrase whose capitals are not those of Annex II.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Slip {
    /// The rule.
    pub(in crate::check) code: &'static str,
    /// Whose text it is.
    pub(in crate::check) at: At,
    /// Its place in that text.
    pub(in crate::check) range: Range<usize>,
    /// How it is written right.
    pub(in crate::check) expected: Cow<'static, str>,
}
