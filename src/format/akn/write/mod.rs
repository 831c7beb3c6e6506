//! Document to Akoma Ntoso.
//!
//! The content is written first, for the metadata before it names the bodies, roles,
//! persons and places that it speaks of.

mod body;
mod entities;
mod head;
mod ids;
mod links;
mod meta;
mod tail;
mod xml;

use std::borrow::Cow;

use serde_json::Value;

use super::names::{DECLARED, NAMESPACE, OURS};
use crate::cite::akn_class;
use crate::document::{Document, Loss, Written};
use crate::format::escape::{illegal, is_xml_char};
use entities::Entities;
use ids::Ids;
use links::Links;
use meta::Identity;
use xml::Xml;

pub(super) fn write(document: &Document) -> Written<String> {
    let (document, losses) = legal(document);
    let element = element_of(&document);
    let identity = Identity::of(&document);
    let mut writer = Writer {
        document: &document,
        normative: element == "act",
        xml: Xml::at_depth(2),
        entities: Entities::default(),
        links: Links::of(&document, &identity),
        identity,
        ids: Ids::default(),
    };
    writer.preface();
    writer.content();
    writer.conclusions();
    writer.attachments();
    let Writer {
        xml: Xml { out: content, .. },
        entities,
        identity,
        ..
    } = writer;

    let mut xml = Xml::at_depth(0);
    xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE), (DECLARED, OURS)]);
    let name = document.kind.as_ref().map_or("document", |kind| kind.slug());
    xml.open(element, &[("name", name), ("contains", "originalVersion")]);
    Writer::meta(&document, &identity, &entities, &mut xml);
    xml.out.push_str(&content);
    xml.close(element);
    xml.close("akomaNtoso");
    xml.out.push('\n');
    Written::new(xml.out, losses)
}

struct Writer<'a> {
    document: &'a Document,
    /// Whether it is an `act`, whose body is a hierarchy through and through.
    normative: bool,
    xml: Xml,
    entities: Entities,
    links: Links<'a>,
    identity: Identity,
    ids: Ids,
}

/// The element of the document; judgments have a form of their own, which no
/// [`Document`] has.
fn element_of(document: &Document) -> &'static str {
    let year = document.number.as_ref().and_then(|number| number.year());
    match akn_class(document.kind.as_ref(), year) {
        "judgment" => "doc",
        class => class,
    }
}

/// The document with U+FFFD for the characters that XML 1.0 does not have, and each
/// field in which there was one.
fn legal(document: &Document) -> (Cow<'_, Document>, Vec<Loss>) {
    let Ok(mut value) = serde_json::to_value(document) else {
        return (Cow::Borrowed(document), Vec::new());
    };
    let mut losses = Vec::new();
    replace(&mut value, &mut String::new(), &mut losses);
    if losses.is_empty() {
        return (Cow::Borrowed(document), losses);
    }
    match serde_json::from_value(value) {
        Ok(document) => (Cow::Owned(document), losses),
        // What is written is escaped the same way.
        Err(_) => (Cow::Borrowed(document), losses),
    }
}

fn replace(value: &mut Value, path: &mut String, losses: &mut Vec<Loss>) {
    let length = path.len();
    match value {
        Value::String(text) => {
            let mut lost = Vec::new();
            for c in text.chars().filter(|c| !is_xml_char(*c)) {
                if !lost.contains(&c) {
                    lost.push(c);
                }
            }
            if !lost.is_empty() {
                *text = text.replace(|c| !is_xml_char(c), "\u{FFFD}");
                losses.push(illegal(path.clone(), &lost));
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter_mut().enumerate() {
                path.push_str(&format!("/{i}"));
                replace(item, path, losses);
                path.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                path.push('/');
                path.push_str(name);
                replace(field, path, losses);
                path.truncate(length);
            }
        }
        _ => {}
    }
}
