//! A page, read as XML by another program than the one that wrote it.

use std::collections::BTreeSet;

use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

/// Every element and attribute that the writer is known to write.
const ELEMENTS: &str = "html head meta title style body header div main article section aside address p h1 h2 h3 h4 h5 h6 \
    span strong mark a bdi cite code data time ul ol li dl dt dd details summary table thead tbody tr th td";
const ATTRIBUTES: &str = "xmlns lang xml:lang class id href title name content charset http-equiv role tabindex scope \
    value datetime aria-label aria-labelledby aria-hidden data-kind data-level data-relation data-provisions \
    data-number data-name data-date data-issuer data-urn data-iri";

/// What a page holds.
#[derive(Default)]
pub(crate) struct Page {
    /// All its text but the style.
    pub(crate) text: String,
    values: Vec<String>,
    pub(crate) ids: BTreeSet<String>,
    /// Where its links lead, without `#`.
    pub(crate) links: Vec<String>,
    names: BTreeSet<String>,
    attributes: BTreeSet<String>,
}

impl Page {
    /// Reads a page; it must be well-formed, its ids unique, its links inside of it.
    pub(crate) fn parse(text: &str) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        let mut page = Self::default();
        let mut open = Vec::new();
        let mut in_style = false;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => {
                    open.push(tag.name().as_ref().to_owned());
                    in_style = open.last().unwrap() == "style";
                    page.tag(&tag);
                }
                Event::Empty(tag) => page.tag(&tag),
                Event::End(tag) => {
                    assert_eq!(open.pop().unwrap(), tag.name().as_ref());
                    in_style = false;
                }
                Event::Text(part) if !in_style => page.text.push_str(&part),
                Event::Text(_) => {}
                Event::GeneralRef(entity) => page.entity(&entity),
                Event::DocType(_) => {}
                Event::Eof => break,
                other => panic!("{other:?}"),
            }
        }
        assert!(open.is_empty());
        page
    }

    fn entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) {
        let name: &str = entity;
        self.text.push(match entity.resolve_char_ref().unwrap() {
            Some(c) => c,
            None => match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                other => panic!("{other}"),
            },
        });
    }

    fn tag(&mut self, tag: &BytesStart<'_>) {
        self.names.insert(tag.name().as_ref().to_owned());
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap();
            let name = attribute.key.as_ref().to_owned();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
            match name.as_str() {
                "id" => assert!(self.ids.insert(value.clone()), "{value} twice"),
                "href" => self.links.push(value.strip_prefix('#').unwrap().to_owned()),
                _ => {}
            }
            self.attributes.insert(name);
            self.values.push(value);
        }
    }

    /// Whether words are on the page, on one line or on two, or among its values.
    pub(crate) fn has(&self, words: &str) -> bool {
        let on_one_line = |text: &str| text.replace('\n', " ");
        let words = on_one_line(words);
        on_one_line(&self.text).contains(&words) || self.values.iter().any(|value| on_one_line(value).contains(&words))
    }

    /// Nothing but what the writer writes is there.
    pub(crate) fn assert_known(&self) {
        for (found, known) in [(&self.names, ELEMENTS), (&self.attributes, ATTRIBUTES)] {
            for name in found {
                assert!(known.split_whitespace().any(|one| one == name), "{name}");
            }
        }
    }
}

/// Every text of a document as JSON, by its path.
pub(crate) fn strings(value: &Value, path: String, out: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => out.push((path, text.clone())),
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                strings(item, format!("{path}/{i}"), out);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                strings(field, format!("{path}/{name}"), out);
            }
        }
        _ => {}
    }
}
