//! Counting the letters of a text that stand somewhere in a document.
#![allow(dead_code)] // not every test uses all of it

use std::collections::BTreeMap;

use congvan::Document;
use congvan::letter;
use congvan::text::skeleton;
use serde_json::Value;

/// The fixed words of the form: they are structure, not content.
const LABELS: &[&str] = &[
    "so", "ngay", "thang", "nam", "kinh", "dong", "gui", "noi", "nhan", "luu", "v", "ve", "viec", "tm", "kt", "tl",
    "tuq", "q", "br",
];

/// How often each letter stands in a text.
pub(crate) fn letters_in(text: &str) -> BTreeMap<char, usize> {
    count(skeleton(text).chars())
}

/// How often each letter stands in a text, the fixed words of the form aside.
pub(crate) fn letters_of(text: &str) -> BTreeMap<char, usize> {
    let bare = skeleton(text);
    let words = bare
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !LABELS.contains(word));
    count(words.flat_map(str::chars))
}

fn count(chars: impl Iterator<Item = char>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in chars.filter(|c| c.is_alphabetic()) {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

/// Every text of a document once: where a value stands beside its spelling, the spelling.
pub(crate) fn text_of(document: &Document) -> String {
    /// Fields that say again, or in our words, what another field says.
    const DERIVED: &[&str] = &[
        "type",
        "authority",
        "date",
        "serial",
        "suffix",
        "notation",
        "units",
        "level",
    ];
    fn collect(value: &Value, out: &mut String) {
        match value {
            Value::String(text) => {
                out.push_str(text);
                out.push(' ');
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
            Value::Object(fields) => {
                let spelt = fields.contains_key("as_written");
                let titled = fields.contains_key("title");
                let own = fields.iter().filter(|(key, _)| {
                    let derived = DERIVED.contains(&key.as_str()) || (titled && *key == "kind");
                    !derived && (!spelt || *key == "as_written")
                });
                own.for_each(|(_, field)| collect(field, out));
            }
            _ => {}
        }
    }
    let mut out = String::new();
    collect(&serde_json::to_value(document).unwrap(), &mut out);
    out
}

/// Reads a text and panics if a letter of it, the words of the form aside,
/// stands nowhere in the document.
pub(crate) fn assert_kept(text: &str) {
    let reading = letter::from_str(text);
    // Decoded, where the text came in another encoding.
    let text = reading.source.text();
    let mut content = letters_in(text);
    let labels = reading.trace.iter().filter(|(path, _)| path.contains("#label"));
    for (_, traced) in labels {
        for (c, n) in letters_in(reading.source.slice(traced.span).unwrap()) {
            content.entry(c).and_modify(|count| *count = count.saturating_sub(n));
        }
    }
    for tag in [
        "<br>", "<br/>", "</br>", "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "&nbsp;",
    ] {
        for (c, n) in letters_in(tag) {
            let tags = text.matches(tag).count();
            content
                .entry(c)
                .and_modify(|count| *count = count.saturating_sub(n * tags));
        }
    }
    let kept = letters_in(&text_of(&reading.document));
    for (c, count) in content {
        let found = kept.get(&c).copied().unwrap_or(0);
        assert!(
            found >= count,
            "{c}: {found} of {count} kept\n{text:?}\n{text}\n---\n{}",
            text_of(&reading.document)
        );
    }
}
