//! The names that XML has and the model has not.

/// The namespace of every element.
pub(crate) const NAMESPACE: &str = "urn:congvan:document:1";

/// The namespaces of all versions begin like this.
pub(crate) const FAMILY: &str = "urn:congvan:document:";

/// The element of the whole document.
pub(crate) const ROOT: &str = "document";

/// The element of many documents.
pub(crate) const ROOTS: &str = "documents";

/// The element of a list, and the element of each of its items.
const ITEMS: &[(&str, &str)] = &[
    ("addressees", "addressee"),
    ("appendices", "appendix"),
    ("body", "block"),
    ("capacity", "line"),
    ("contact", "line"),
    ("further_copies", "copy_block"),
    ("issuers", "issuer"),
    ("recipients", "recipient"),
    ("row", "cell"),
    ("rows", "row"),
    ("signatures", "signature"),
    ("stamps", "stamp"),
    ("units", "unit"),
    ("unplaced", "text"),
];

/// The element of an item of a list.
pub(crate) fn item_of(list: &str) -> Option<&'static str> {
    ITEMS.iter().find(|row| row.0 == list).map(|row| row.1)
}
