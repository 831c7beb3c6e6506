//! Level words and their numbers, before they are bound into places.

use crate::value::Level;

/// The letters of points in their order (Nghị định số 78/2025/NĐ-CP).
pub(super) const POINTS: &str = "abcdđeghiklmnopqrstuvxy";

/// One word and its numbers: `các khoản 1, 2 và 5`.
pub(super) struct Item {
    pub(super) level: Option<Level>,
    pub(super) numbers: Vec<Id>,
    /// `và` stood before it.
    pub(super) joined: bool,
}

/// A number or a range.
pub(super) struct Id {
    pub(super) from: String,
    pub(super) to: Option<String>,
}
