//! The published schemas: made from the types, exact about what is read and written.
#![cfg(feature = "schema")]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what cannot be set up must fail, and figures are for the log"
)]

mod common;
mod full;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::{document, text, wild_text};
use congvan::value::{IssueDate, Kind, Recipient};
use congvan::{Document, json, letter, schema, xml};
use full::FULL;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(json::SCHEMA).unwrap());
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::validator_for(&SCHEMA).unwrap());

/// `CONGVAN_BLESS=1 cargo test --all-features --test schema` writes them anew.
#[test]
fn the_published_schemas_are_those_of_the_types() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schema");
    if std::env::var_os("CONGVAN_BLESS").is_some() {
        fs::write(format!("{folder}/document-1.schema.json"), schema::json()).unwrap();
        fs::write(format!("{folder}/document-1.xsd"), schema::xsd()).unwrap();
        return;
    }
    let made: Value = serde_json::from_str(&schema::json()).unwrap();
    assert!(made == *SCHEMA, "bless schema/document-1.schema.json");
    assert!(schema::xsd() == xml::SCHEMA, "bless schema/document-1.xsd");
}

#[test]
fn the_schema_is_one() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    assert_eq!(SCHEMA["$id"], "urn:congvan:document:1:json");
    assert_eq!(SCHEMA["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for definition in SCHEMA["$defs"].as_object().unwrap().values() {
        assert!(definition["title"].is_string() && definition["description"].is_string());
        for field in definition["properties"].as_object().into_iter().flatten() {
            assert!(field.1["description"].is_string(), "{field:?}");
        }
    }
}

fn assert_valid(document: &Document) {
    let text = json::to_string(document).unwrap().output;
    let value: Value = serde_json::from_str(&text).unwrap();
    if let Err(error) = VALIDATOR.validate(&value) {
        panic!("{}: {error}\n{text}", error.instance_path());
    }
}

proptest! {
    #[test]
    fn every_document_is_valid_json(document in document(&wild_text())) {
        assert_valid(&document);
    }
}

/// The letters of the corpus, if it is there.
fn letters() -> Vec<Document> {
    let Some(corpus) = std::env::var_os("CONGVAN_CORPUS").map(PathBuf::from) else {
        println!("skipped the corpus: CONGVAN_CORPUS does not name its folder");
        return Vec::new();
    };
    let mut out = Vec::new();
    for folder in ["letters", "letters_unlabelled"] {
        for file in fs::read_dir(corpus.join(folder)).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|e| e == "txt" || e == "md") {
                let bytes = fs::read(&file).unwrap();
                out.push(letter::from_slice(&bytes).unwrap().document);
            }
        }
    }
    println!("{} letters", out.len());
    out
}

/// JSON to XML and back, too.
#[test]
fn every_letter_is_valid_json() {
    for document in letters() {
        assert_valid(&document);
        let text = json::to_string(&document).unwrap().output;
        let through = xml::to_string(&document).unwrap();
        if through.losses.is_empty() {
            let back = xml::from_str(&through.output).unwrap();
            assert_eq!(json::to_string(&back).unwrap().output, text);
        }
    }
}

/// Every way to each value of a document.
fn pointers(value: &Value, path: &str, out: &mut Vec<String>) {
    out.push(path.to_owned());
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, part)| pointers(part, &format!("{path}/{name}"), out)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(i, part)| pointers(part, &format!("{path}/{i}"), out)),
        _ => {}
    }
}

/// What the schema calls valid is read, and nothing else: each value of a whole
/// document is taken away and put for another, each object gets a field too many.
#[test]
fn valid_is_what_is_read() {
    let whole: Value = serde_json::from_str(FULL).unwrap();
    let mut paths = Vec::new();
    pointers(&whole, "", &mut paths);
    let others = [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(255),
        json!(256),
        json!(65536),
        json!(4294967295_u32),
        json!(4294967296_u64),
        json!(-1),
        json!(1.5),
        json!(""),
        json!(" "),
        json!("-"),
        json!("x"),
        json!("1"),
        json!("note"),
        json!("KT"),
        json!("Khẩn"),
        json!("2024-02-29"),
        json!("2023-02-29"),
        json!([]),
        json!([null]),
        json!(["x"]),
        json!([["x"]]),
        json!({}),
        json!({"name": "x"}),
        json!({"note": null}),
    ];
    let mut checked = 0;
    let mut compare = |changed: &Value, path: &str| {
        let (valid, read) = (VALIDATOR.is_valid(changed), json::from_str(&changed.to_string()));
        checked += 1;
        // That the parts of a number agree, and what is a number, no schema says.
        if valid && read.is_err() && path.contains("/number") {
            return;
        }
        assert_eq!(valid, read.is_ok(), "{path}: {changed}");
    };
    compare(&whole, "");
    for path in &paths {
        for other in &others {
            let mut changed = whole.clone();
            *changed.pointer_mut(path).unwrap() = other.clone();
            compare(&changed, path);
        }
        let mut changed = whole.clone();
        if let Value::Object(fields) = changed.pointer_mut(path).unwrap() {
            fields.insert("seal".into(), 1.into());
            compare(&changed, path);
        }
        if let Some((parent, name)) = path.rsplit_once('/') {
            let mut changed = whole.clone();
            if let Some(Value::Object(fields)) = changed.pointer_mut(parent) {
                fields.remove(name);
                compare(&changed, path);
            }
        }
    }
    assert!(checked > 3000, "{checked}");
}

fn pattern(definition: &str) -> Validator {
    let text = |schema: &Value| json!({"type": "string", "pattern": schema["pattern"]});
    let definition = &SCHEMA["$defs"][definition];
    jsonschema::validator_for(&match definition["anyOf"].as_array() {
        Some(parts) => text(parts.last().unwrap()),
        None => text(definition),
    })
    .unwrap()
}

#[test]
fn the_pattern_of_dates_is_the_calendar() {
    let pattern = pattern("IssueDate");
    for year in [
        0, 999, 1000, 1600, 1700, 1900, 1999, 2000, 2023, 2024, 2100, 2400, 9996, 9999, 10000,
    ] {
        for month in 0..=13 {
            for day in 0..=32 {
                for date in [
                    format!("{year:04}-{month:02}-{day:02}"),
                    format!("{year:04}-{month:02}"),
                    format!("{year:04}"),
                    format!("{year:04}-{month}-{day}"),
                ] {
                    let read = date.parse::<IssueDate>().is_ok();
                    assert_eq!(pattern.is_valid(&json!(date)), read, "{date}");
                }
            }
        }
    }
}

#[test]
fn the_patterns_of_texts_are_what_parses() {
    let (kind, recipient) = (pattern("Kind"), pattern("Recipient"));
    let signs = [
        "", "a", "-", "—", "~", ";", ".", "\u{37e}", " ", "\t", "\n", "\u{85}", "\u{a0}", "\u{3000}", "\u{feff}",
    ];
    for a in signs {
        for b in signs {
            for c in signs {
                let text = [a, b, c].concat();
                let value = json!(text);
                assert_eq!(kind.is_valid(&value), text.parse::<Kind>().is_ok(), "{text:?}");
                assert_eq!(
                    recipient.is_valid(&value),
                    text.parse::<Recipient>().is_ok(),
                    "{text:?}"
                );
            }
        }
    }
}

/// The reader takes degrees however they are spelt; the schema has one spelling.
#[test]
fn degrees_are_read_in_any_spelling() {
    let value = json!({"urgency": "HOẢ TỐC"});
    assert!(json::from_str(&value.to_string()).is_ok());
    assert!(!VALIDATOR.is_valid(&value));
    let written = json::to_string(&json::from_str(&value.to_string()).unwrap()).unwrap();
    assert!(VALIDATOR.is_valid(&serde_json::from_str(&written.output).unwrap()));
}

#[test]
fn every_name_that_is_written_stands_in_the_xsd() {
    let text = xml::to_string(&json::from_str(FULL).unwrap()).unwrap().output;
    let names: BTreeSet<&str> = text
        .split('<')
        .skip(1)
        .filter_map(|tag| tag.split([' ', '>', '/', '\n']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('?'))
        .collect();
    assert!(names.len() > 50);
    for name in names {
        assert!(xml::SCHEMA.contains(&format!("<xs:element name=\"{name}\"")), "{name}");
    }
}

/// Writes XML for a validator of XSD, see `.ci/xsd`: what must be valid into a folder,
/// what must not into `bad` inside it. Does nothing unless CONGVAN_XML names a folder.
#[test]
fn files_for_a_validator() {
    let Some(folder) = std::env::var_os("CONGVAN_XML").map(PathBuf::from) else {
        println!("skipped: CONGVAN_XML does not name a folder");
        return;
    };
    fs::create_dir_all(folder.join("bad")).unwrap();
    let mut runner = TestRunner::deterministic();
    let strategy = document(&text());
    let mut documents = letters();
    documents.extend((0..300).map(|_| strategy.new_tree(&mut runner).unwrap().current()));
    let mut many = xml::DocumentsWriter::new(Vec::new()).unwrap();
    for (i, document) in documents.iter().enumerate() {
        let text = xml::to_string(document).unwrap().output;
        fs::write(folder.join(format!("{i:04}.xml")), text).unwrap();
        many.write(document).unwrap();
    }
    fs::write(folder.join("many.xml"), many.finish().unwrap()).unwrap();
    changed_xml(&folder);
}

/// Each element of a whole document doubled, left out, renamed, with another text:
/// what our reader takes must be valid, and nothing else.
fn changed_xml(folder: &Path) {
    let text = xml::to_string(&json::from_str(FULL).unwrap()).unwrap().output;
    let lines: Vec<&str> = text.lines().collect();
    let mut number = false;
    for (i, line) in lines.iter().enumerate() {
        let name = line.trim().trim_start_matches('<');
        // No schema says that the parts of a number agree.
        number |= name.starts_with("number>");
        let in_number = number;
        number &= !name.starts_with("/number>");
        let whole = line.contains("</") && !name.starts_with('/');
        if in_number || !whole {
            continue;
        }
        let (open, rest) = line.split_once('>').unwrap();
        let close = &rest[rest.find('<').unwrap()..];
        let with = |inner: &str| format!("{open}>{inner}{close}");
        let renamed = line.replace('<', "<x").replace("<x/", "</x");
        let mut changes = vec![String::new(), line.repeat(2), renamed];
        changes.extend(
            [
                "",
                " ",
                "5",
                "256",
                "4294967296",
                "-1",
                "x",
                "-",
                "note",
                "2023-02-29",
                "2024-02",
            ]
            .map(with),
        );
        changes.push(with("<x/>"));
        for (k, change) in changes.iter().enumerate() {
            let mut changed = lines.clone();
            changed[i] = change;
            let changed = changed.join("\n");
            let place = if xml::from_str(&changed).is_ok() { "" } else { "bad" };
            fs::write(folder.join(place).join(format!("changed-{i}-{k}.xml")), changed).unwrap();
        }
    }
}
