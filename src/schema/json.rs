//! The JSON Schema: what `schemars` makes of the types, exact and in plain words.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::tidy;
use crate::document::Document;
use crate::format::VERSION;

/// The largest value of the formats that JSON Schema has no bounds for.
const BOUNDS: [(&str, u32); 3] = [
    ("uint8", u8::MAX as u32),
    ("uint16", u16::MAX as u32),
    ("uint32", u32::MAX),
];

pub(super) fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>().to_value();
    mend(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        complete(root);
    }
    schema
}

/// The name of the schema, the version, titles.
fn complete(root: &mut Map<String, Value>) {
    root.insert("$id".into(), format!("urn:congvan:document:{VERSION}:json").into());
    root.insert("title".into(), "Vietnamese official document".into());
    if let Some(Value::Object(properties)) = root.get_mut("properties") {
        let version = json!({
            "description": "The version of the format; what has none is of the first.",
            "type": "integer",
            "const": VERSION,
        });
        properties.insert(crate::json::VERSION_FIELD.into(), version);
    }
    let Some(Value::Object(definitions)) = root.get_mut("$defs") else {
        return;
    };
    for (name, definition) in definitions {
        if let Value::Object(definition) = definition {
            definition.insert("title".into(), name.as_str().into());
        }
    }
}

/// Everywhere: descriptions in plain words, whole numbers with both bounds, no
/// defaults, which the reader of a schema would take for what is written.
fn mend(schema: &mut Value) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(mend),
        Value::Object(keywords) => {
            if let Some(Value::String(text)) = keywords.get_mut("description") {
                *text = tidy::description(text);
            }
            let format = keywords.get("format").and_then(Value::as_str);
            if let Some((_, most)) = BOUNDS.iter().find(|(name, _)| format == Some(name)) {
                keywords.remove("format");
                keywords.insert("minimum".into(), 0.into());
                keywords.insert("maximum".into(), (*most).into());
            }
            // A field of this name would be an object.
            if keywords.get("default").is_some_and(|value| !value.is_object()) {
                keywords.remove("default");
            }
            keywords.values_mut().for_each(mend);
        }
        _ => {}
    }
}
