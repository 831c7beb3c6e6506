//! Where words lead.

use std::sync::Arc;

use crate::text::Span;

/// Words of a Word file that lead somewhere when they are clicked.
///
/// What a reader sees are the words; where they lead only the file says. A link within the
/// file has no address and is none of these.
///
/// ```
/// use congvan::layout::{Layout, Link};
///
/// /// The addresses that a file leads to, each once.
/// fn addresses(layout: &Layout) -> Vec<&str> {
///     let mut all: Vec<&str> = layout.links.iter().map(|link: &Link| &*link.target).collect();
///     all.sort_unstable();
///     all.dedup();
///     all
/// }
/// assert!(addresses(&Layout::default()).is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// Where its words stand in the text of the source; empty where a picture is clicked.
    pub span: Span,
    /// The address as it is written in the file, up to 2083 characters, which is as long as
    /// Word follows one: never fetched, never checked.
    pub target: Arc<str>,
}
