//! The published schemas, made from the types.
//!
//! [`json::SCHEMA`](crate::json::SCHEMA) and [`xml::SCHEMA`](crate::xml::SCHEMA)
//! have them ready made, in every build; a test proves that those are what this
//! module makes. The model implements [`schemars::JsonSchema`], so that a program
//! can make a document a part of a schema of its own.
//!
//! Both say the same: a field of an object is an element, an item of a list an
//! element of its own. `serde` writes the one and the other, and the XSD is made
//! of the JSON Schema with the names that the XML writer has for the items.
//!
//! ```
//! use congvan::schema;
//!
//! assert!(schema::xsd().contains("<xs:element name=\"document\""));
//! // A part of the model alone, for a schema of one's own.
//! let number = schemars::schema_for!(congvan::value::DocumentNumber);
//! assert!(serde_json::to_string(&number).unwrap().contains("notation"));
//! ```

mod json;
mod tidy;
mod xsd;

/// The JSON Schema (2020-12) of documents, made from the types.
///
/// ```
/// use congvan::{json, schema};
///
/// let made: serde_json::Value = serde_json::from_str(&schema::json()).unwrap();
/// let published: serde_json::Value = serde_json::from_str(json::SCHEMA).unwrap();
/// assert_eq!(made, published);
/// ```
#[must_use]
pub fn json() -> String {
    let mut text = format!("{:#}\n", json::schema());
    // Blanks that nobody sees are written so that everybody does.
    for c in tidy::unseen(&text) {
        text = text.replace(c, &format!("\\u{:04x}", u32::from(c)));
    }
    text
}

/// The XML Schema (XSD 1.0) of documents, made from the types.
///
/// ```
/// use congvan::{schema, xml};
///
/// assert_eq!(schema::xsd(), xml::SCHEMA);
/// ```
#[must_use]
pub fn xsd() -> String {
    xsd::schema(&json::schema())
}
