//! Where the mention of a document begins.

use super::follows::has_numbered_role;
use super::kind;
use crate::text::{Head, is_letter};

/// Whether a text begins with the mention of a document: a kind, then a number, a name or a date.
pub(super) fn is_document(head: Head, text: &str) -> bool {
    let Some(found) = kind::find_from(head, text) else {
        return false;
    };
    let rest = text.get(found.length..).unwrap_or_default().trim_start();
    let numbered = rest.starts_with("số") || rest.starts_with("Số") || rest.starts_with(|c: char| c.is_ascii_digit());
    let named = found.capital && kind::is_named(found.kind) && rest.starts_with(is_letter);
    let pointed = (found.capital && rest.starts_with("của")) || rest.starts_with("này");
    numbered || named || pointed || (found.capital && has_numbered_role(rest, found.kind))
}
