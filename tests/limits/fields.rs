//! Every field of every set of limits is tried somewhere in these tests.

use std::collections::BTreeSet;

use congvan::dsig;
use congvan::edxml::Options;
use congvan::text::Limits;

use super::{ROWS, signed, word};

/// Fields whose edges are found by tests of their own, and the one that limits nothing.
const APART: [&str; 5] = [
    "options.header_bytes",
    "options.xml_elements",
    "options.inflate_ratio",
    "limits.inflate_ratio",
    "options.strict",
];

/// The names of the fields, as they are printed: a new one is among them at once.
fn fields(name: &str, printed: &str) -> BTreeSet<String> {
    let inside = printed.split_once('{').unwrap().1.trim_end_matches('}');
    let pairs = inside.split(',').filter_map(|pair| pair.split_once(':'));
    pairs.map(|(field, _)| format!("{name}.{}", field.trim())).collect()
}

#[test]
fn every_field_has_a_row() {
    let mut tried: BTreeSet<String> = ROWS.iter().chain(word::ROWS).map(|row| row.0.to_owned()).collect();
    tried.extend(APART.map(str::to_owned));
    tried.extend(signed::ROWS.iter().map(|row| format!("dsig.{}", row.0)));
    let printed = [
        ("limits", format!("{:?}", Limits::default())),
        ("options", format!("{:?}", Options::default())),
        ("dsig", format!("{:?}", dsig::Limits::default())),
    ];
    let fields: BTreeSet<String> = printed
        .into_iter()
        .flat_map(|(name, printed)| fields(name, &printed))
        .collect();
    assert_eq!(fields.len(), 11 + 8 + 10, "{fields:?}");
    assert_eq!(fields.difference(&tried).collect::<Vec<_>>(), Vec::<&String>::new());
    let unknown: Vec<&String> = tried.difference(&fields).collect();
    assert_eq!(unknown, ["batch.line"]);
}
