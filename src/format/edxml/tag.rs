//! Start tags as elements: names and attributes within what XML allows.

use memchr::memchr;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::element::{Element, local};
use super::names::{NAMESPACE, UNBOUND, XLINK};
use crate::error::ErrorKind;
use crate::format::escape::find_illegal;
use crate::format::fault::{Fault, excerpt};
use crate::format::syntax::{self, illegal, too_many_attributes, unclosed_tag};
use crate::message::Message;

/// A start tag as an element.
pub(super) fn start(tag: &BytesStart<'_>, at: usize, limit: usize) -> Result<Element, Fault> {
    // Most tags are a name alone.
    let plain = is_plain(tag);
    if !plain && memchr(b'<', tag.as_bytes()).is_some() {
        return Err(unclosed_tag());
    }
    if !plain && let Some((i, c)) = find_illegal(tag) {
        return Err(illegal(c).at(at + i + 1));
    }
    let name = tag.name();
    let name: &str = name.as_ref();
    if !plain {
        check_name(name)?;
    }
    let mut element = Element::new(name.to_owned());
    element.at = at;
    if plain {
        return Ok(element);
    }
    for (i, attribute) in tag.attributes().enumerate() {
        if i >= limit {
            return Err(too_many_attributes(limit));
        }
        let attribute = attribute.map_err(|error| syntax::fault(&error.into(), limit))?;
        let key: &str = attribute.key.as_ref();
        check_name(key)?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| syntax::fault(&error, limit))?;
        if let Some((_, c)) = find_illegal(&value) {
            return Err(illegal(c));
        }
        element.attributes.push((key.to_owned(), value.into_owned()));
    }
    Ok(element)
}

/// Whether a tag has nothing but a name of the plainest letters.
fn is_plain(tag: &str) -> bool {
    let bytes = tag.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.iter().all(|b| b.is_ascii_alphanumeric() || *b == b':')
        && bytes.last() != Some(&b':')
}

/// Whether a byte is punctuation that no name has.
fn is_no_part(byte: u8) -> bool {
    matches!(byte, b'!'..=b',' | b'/' | b';'..=b'@' | b'['..=b'^' | b'`' | b'{'..=b'~')
}

fn check_name(name: &str) -> Result<(), Fault> {
    // A colon stands behind a prefix, and there must be one.
    let begins = |first: &u8| first.is_ascii_alphabetic() || !first.is_ascii() || *first == b'_';
    let bytes = name.as_bytes();
    if bytes.first().is_some_and(begins) && !bytes.iter().any(|b| is_no_part(*b)) && !local(name).is_empty() {
        return Ok(());
    }
    let name = excerpt(name);
    Err(Fault::new(
        ErrorKind::Syntax,
        Message::new(
            format!("`{name}` không thể là tên trong XML"),
            format!("`{name}` cannot be a name in XML"),
        ),
    ))
}

/// Attributes that only bind the prefixes that every packet binds.
const BOUND: [(&str, &str); 2] = [("xmlns:edXML", NAMESPACE), ("xmlns:xlink", XLINK)];

/// An element that its first tag ends, as the others are: without those bindings.
pub(super) fn empty(mut element: Element) -> Element {
    without_bound(&mut element);
    element
}

/// Drops the bindings that the writer makes again.
pub(super) fn without_bound(element: &mut Element) {
    let bound = |(name, value): &(String, String)| BOUND.contains(&(name.as_str(), value.as_str())) || value == UNBOUND;
    element.attributes.retain(|attribute| !bound(attribute));
}
