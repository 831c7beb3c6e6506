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
    text_of_value(&serde_json::to_value(document).unwrap())
}

fn text_of_value(value: &Value) -> String {
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
    collect(value, &mut out);
    out
}

/// The fixed words of the form, without spaces and marks: what a reading calls a
/// label must be one of them, or the number of a page.
const FIXED: &[&str] = &[
    "so",
    "vv",
    "veviec",
    "kinhgui",
    "kinhgoi",
    "dongkinhgui",
    "dongkinhgoi",
    "donggui",
    "kinhtrinh",
    "noinhan",
    "noigui",
];

/// Markup that holds letters and is no text.
const TAGS: &[&str] = &[
    "<br>", "<br/>", "<br />", "</br>", "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "&nbsp;", "&amp;", "&lt;", "&gt;",
    "&quot;", "&#39;",
];

/// Cyrillic and Greek letters, and the Latin ones that the reader takes them for.
const TWINS: (&str, &str) = ("авеѕіјкмнорстухүαβεζηικμνορτυχ", "abesijkmhopctyxyabezhikmnoptyx");

/// A letter, or the Latin one that it only looks like.
fn twin(c: char) -> char {
    if c.is_ascii() {
        return c; // nearly all of them
    }
    let (alike, latin) = TWINS;
    let at = alike.chars().position(|other| other == c);
    at.and_then(|at| latin.chars().nth(at)).unwrap_or(c)
}

/// Letters and digits without marks, in order.
pub(crate) fn bare(text: &str) -> Vec<char> {
    skeleton(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(twin)
        .collect()
}

/// Reads a text and panics if a letter or digit of it, the fixed words of the form
/// aside, stands nowhere in the document, if a value holds letters that do not
/// stand at its place in this order, or if a letter lies at no place.
pub(crate) fn assert_kept(text: &str) {
    assert_reading_kept(&letter::from_str(text));
}

/// The same of a letter that was read from any file.
pub(crate) fn assert_reading_kept(reading: &letter::Reading) {
    // Decoded, where the text came in another encoding.
    let text = reading.source.text();
    let document = serde_json::to_value(&reading.document).unwrap();
    let told = text_of(&reading.document);
    let mut content = count_all(&bare(text));
    let mut take = |words: &[char], times: usize| {
        for c in words {
            content
                .entry(*c)
                .and_modify(|count| *count = count.saturating_sub(times));
        }
    };
    for (path, traced) in reading.trace.iter().filter(|(path, _)| path.contains("#label")) {
        let label = reading.source.slice(traced.span).unwrap();
        let words = bare(label);
        let number = path.starts_with("/page") && words.iter().all(char::is_ascii_digit);
        // `Kính gửi/To:`: the words of the form are fixed, what translates them is not.
        let own = label.split_once('/').map_or(Vec::new(), |(own, _)| bare(own));
        let is_fixed = |words: &[char]| FIXED.contains(&words.iter().collect::<String>().as_str());
        if number || is_fixed(&words) {
            take(&words, 1);
        } else if is_fixed(&own) {
            take(&own, 1);
        }
    }
    for tag in TAGS {
        take(&bare(tag), text.matches(tag).count());
    }
    let kept = count_all(&bare(&told));
    for (c, count) in content {
        let found = kept.get(&c).copied().unwrap_or(0);
        assert!(
            found >= count,
            "{c}: {found} of {count} kept\n{text:?}\n{text}\n---\n{told}"
        );
    }
    for (path, traced) in reading.trace.iter().filter(|(path, _)| !path.contains("#label")) {
        let place = bare(reading.source.slice(traced.span).unwrap());
        let value = bare(&value_at(&document, path));
        // A head that stands last is read first: what is joined from lines of both
        // (subject, title, blocks, names of bodies, the title of a signer) may run back,
        // with every letter in its place all the same.
        let joined = ["/body/", "/issuers/"].iter().any(|part| path.contains(part)) || path.ends_with("/position");
        let may_run_back = joined || ["/subject", "/title"].contains(&path);
        let stands = if may_run_back {
            all_stand(&value, &place)
        } else {
            stands_in_order(&value, &place)
        };
        assert!(stands, "{path}: {value:?} does not stand there\n{text}");
    }
    if reading.source.legacy().is_none() {
        assert_covered(reading);
    }
}

fn count_all(chars: &[char]) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in chars {
        *counts.entry(*c).or_insert(0) += 1;
    }
    counts
}

/// The text of a value; of a date what was printed.
fn value_at(document: &Value, path: &str) -> String {
    let path = match path.strip_suffix("/date") {
        Some(parent) => format!("{parent}/date_as_written"),
        None => path.to_owned(),
    };
    let Some(value) = document.pointer(&path) else {
        return String::new();
    };
    // Bodies and signatures have their fields in no order, which are looked at one
    // by one; the form of a copy is told by its name in our words.
    let parts = ["name", "signer"].iter().any(|field| value.get(field).is_some());
    let of_copy = path == "/copy_block/kind" || (path.starts_with("/further_copies/") && path.ends_with("/kind"));
    if parts || of_copy {
        return String::new();
    }
    text_of_value(value)
}

/// Whether each letter stands in the place as often as in the value.
fn all_stand(value: &[char], place: &[char]) -> bool {
    let place = count_all(place);
    count_all(value)
        .into_iter()
        .all(|(c, count)| place.get(&c).copied().unwrap_or(0) >= count)
}

fn stands_in_order(value: &[char], place: &[char]) -> bool {
    let mut place = place.iter();
    value.iter().all(|c| place.any(|other| other == c))
}

/// Every letter and digit lies within the place of some value or label.
fn assert_covered(reading: &letter::Reading) {
    let mut spans: Vec<(usize, usize)> = reading.trace.iter().map(|(_, t)| (t.span.start, t.span.end)).collect();
    let text = reading.source.text();
    for tag in TAGS {
        spans.extend(text.match_indices(tag).map(|(at, _)| (at, at + tag.len())));
    }
    spans.sort_unstable();
    let mut spans = spans.into_iter().peekable();
    let mut reached = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        while let Some((_, end)) = spans.next_if(|(start, _)| *start <= at) {
            reached = reached.max(end);
        }
        assert!(at < reached, "{c:?} at {at} lies at no place\n{text}");
    }
}
