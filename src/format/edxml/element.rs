//! What the standard does not have, kept as found.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::record::camel;

/// An element that is kept as found: one that the standard does not have, or the
/// signature.
///
/// Its name keeps the prefix, its attributes their order, its text every character;
/// white space between elements is not kept.
///
/// ```
/// use congvan::edxml::Element;
///
/// let room = Element::new("x:Room").with_attribute("x:floor", "2").with_text("12");
/// assert_eq!((room.local_name(), room.text().as_ref()), ("Room", "12"));
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Element {
    /// The name with its prefix: `edXML:OrganId`.
    pub name: Cow<'static, str>,
    /// The attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// What is inside.
    pub children: Vec<Node>,
    /// Where its start tag begins.
    pub(super) at: usize,
}

/// What is inside an [`Element`].
///
/// ```
/// use congvan::edxml::{Element, Node};
///
/// let room = Element::new("x:Room").with_text("phòng ").with_element(Element::new("x:Number").with_text("12"));
/// let elements = room.children.iter().filter(|child| matches!(child, Node::Element(_)));
/// assert_eq!(elements.count(), 1);
/// assert_eq!(room.children[0], Node::Text("phòng ".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, its references resolved.
    Text(String),
}

impl Element {
    /// An element without content.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Adds a text.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Adds an element.
    #[must_use]
    pub fn with_element(mut self, element: Element) -> Self {
        self.children.push(Node::Element(element));
        self
    }

    /// Adds an attribute.
    #[must_use]
    pub fn with_attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The name without its prefix.
    #[must_use]
    pub fn local_name(&self) -> &str {
        local(&self.name)
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The elements inside.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name inside, whatever its prefix.
    #[must_use]
    pub fn child(&self, local_name: &str) -> Option<&Element> {
        self.elements().find(|element| element.local_name() == local_name)
    }

    /// Its own text, without that of the elements inside.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        let mut texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        let first = texts.next().unwrap_or_default();
        match texts.next() {
            None => Cow::Borrowed(first),
            Some(second) => Cow::Owned([first, second].into_iter().chain(texts).collect()),
        }
    }

    pub(super) fn into_text(mut self) -> String {
        if let [Node::Text(text)] = self.children.as_mut_slice() {
            return std::mem::take(text);
        }
        self.text().into_owned()
    }
}

/// As JSON: its text, or a map of its attributes and elements.
impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.attributes.is_empty() && self.elements().next().is_none() {
            return serializer.serialize_str(&self.text());
        }
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.attributes {
            map.serialize_entry(&format!("@{name}"), value)?;
        }
        let mut places = HashMap::new();
        let mut groups: Vec<(&str, Vec<&Element>)> = Vec::new();
        for element in self.elements() {
            let name = element.local_name();
            let at = *places.entry(name).or_insert(groups.len());
            match groups.get_mut(at) {
                Some((_, same)) => same.push(element),
                None => groups.push((name, vec![element])),
            }
        }
        for (name, same) in groups {
            match same.as_slice() {
                [one] => map.serialize_entry(&camel(name), one)?,
                many => map.serialize_entry(&camel(name), many)?,
            }
        }
        let text = self.text();
        if !text.trim().is_empty() {
            map.serialize_entry("#text", &text)?;
        }
        map.end()
    }
}

/// Equal if they say the same, wherever they stood.
impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.attributes, &self.children) == (&other.name, &other.attributes, &other.children)
    }
}

impl Eq for Element {}

/// What stands behind the last colon of a name.
pub(super) const fn local(name: &str) -> &str {
    let mut rest = name.as_bytes();
    while let [before @ .., last] = rest {
        if *last == b':' {
            return name.split_at(rest.len()).1;
        }
        rest = before;
    }
    name
}

/// What stands before the first colon of a name, if it has one.
pub(super) fn prefix(name: &str) -> Option<&str> {
    let at = name.bytes().position(|b| b == b':')?;
    name.get(..at)
}

/// What an element of the standard had besides: attributes, elements that are not its
/// own, and an order other than that of the official writer.
///
/// It is written back as it was.
///
/// ```
/// use congvan::edxml::{self, Element, Packet};
///
/// let mut packet = Packet::default();
/// packet.header.subject = Some("họp giao ban".into());
/// packet.header.extra.elements.push(Element::new("x:Room").with_attribute("xmlns:x", "urn:x").with_text("12"));
/// let file = edxml::to_string(&packet)?.output;
/// assert!(file.contains("<x:Room xmlns:x=\"urn:x\">12</x:Room>"));
///
/// let reading = edxml::from_str(&file)?;
/// assert_eq!(reading.content.packet().unwrap().header.extra.elements[0].text(), "12");
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Extra {
    /// The attributes.
    pub attributes: Vec<(String, String)>,
    /// The elements that the standard does not have here, and those that stood twice.
    pub elements: Vec<Element>,
    /// The order as found; empty for that of the official writer.
    pub(super) order: Vec<Slot>,
    /// What its texts have besides.
    pub(super) of_texts: Vec<OfText>,
}

/// What one text has besides: attributes, and elements that are no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OfText {
    /// The row of the text, and which of several it is.
    pub(super) row: usize,
    pub(super) nth: usize,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) elements: Vec<Element>,
}

/// Where the first element of each row stands; those of one row stand together.
fn first_of_rows(rows: impl Iterator<Item = usize>) -> HashMap<usize, usize> {
    let mut first = HashMap::new();
    for (at, row) in rows.enumerate() {
        first.entry(row).or_insert(at);
    }
    first
}

/// One element in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// The next element of a field, by its row.
    Known(usize),
    /// The next of the other elements.
    Other,
}

impl Extra {
    /// Whether there is nothing besides.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.elements.is_empty() && self.of_texts.is_empty()
    }

    /// Gives texts what they had besides.
    pub(super) fn dress(&self, known: &mut [(usize, Element)]) {
        let first = first_of_rows(known.iter().map(|(row, _)| *row));
        for text in &self.of_texts {
            let at = first.get(&text.row).map(|first| first + text.nth);
            if let Some((row, element)) = at.and_then(|at| known.get_mut(at))
                && *row == text.row
            {
                element.attributes.clone_from(&text.attributes);
                element
                    .children
                    .extend(text.elements.iter().cloned().map(Node::Element));
            }
        }
    }

    /// Puts elements, given with their rows and in the order of the rows, in the order
    /// as found. What was added since stands behind its forerunner.
    pub(super) fn arrange(&self, known: Vec<(usize, Element)>) -> Vec<Element> {
        let mut others = self.elements.iter();
        if self.order.is_empty() {
            let known = known.into_iter().map(|(_, element)| element);
            return known.chain(others.cloned()).collect();
        }
        let mut next = first_of_rows(known.iter().map(|(row, _)| *row));
        let mut known: Vec<Option<(usize, Element)>> = known.into_iter().map(Some).collect();
        let mut out: Vec<(Option<usize>, Element)> = Vec::new();
        for slot in &self.order {
            match slot {
                Slot::Other => out.extend(others.next().map(|element| (None, element.clone()))),
                Slot::Known(row) => {
                    let Some(at) = next.get_mut(row) else {
                        continue;
                    };
                    if let Some(one) = known.get_mut(*at)
                        && let Some((row, element)) = one.take_if(|(of, _)| of == row)
                    {
                        out.push((Some(row), element));
                        *at += 1;
                    }
                }
            }
        }
        for (row, element) in known.into_iter().flatten() {
            let behind = out.iter().rposition(|(r, _)| r.is_some_and(|r| r <= row));
            out.insert(behind.map_or(0, |at| at + 1), (Some(row), element));
        }
        let rest = others.cloned();
        out.into_iter().map(|(_, element)| element).chain(rest).collect()
    }
}
