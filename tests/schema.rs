//! The published schemas: made from the types, exact about what is read and written.
#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used)] // in helpers, too: what cannot be set up must fail

use std::fs;

use congvan::{json, schema, xml};
use serde_json::Value;

/// `CONGVAN_BLESS=1 cargo test --all-features --test schema` writes them anew.
#[test]
fn the_published_schemas_are_those_of_the_types() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schema");
    if std::env::var_os("CONGVAN_BLESS").is_some() {
        fs::write(format!("{folder}/document-1.schema.json"), schema::json()).unwrap();
        fs::write(format!("{folder}/document-1.xsd"), schema::xsd()).unwrap();
        return;
    }
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert!(
        parsed(&schema::json()) == parsed(json::SCHEMA),
        "bless schema/document-1.schema.json"
    );
    assert!(schema::xsd() == xml::SCHEMA, "bless schema/document-1.xsd");
}
