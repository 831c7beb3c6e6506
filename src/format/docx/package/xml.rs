//! A part of the file as XML: its elements one after another, in flat memory.

use std::io::BufRead;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceError, QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::faults;
use super::gauge::Gauge;
use super::tags::known;
use crate::error::ErrorKind;
use crate::format::docx::names::{Space, is_understood};
use crate::format::escape::find_illegal;
use crate::format::fault::Fault;
use crate::format::syntax::{self, cut_off, illegal, resolve, too_deep, too_many_attributes};
use crate::text::{Limits, too_long};

/// Parts are walked by functions that call themselves; no caller may set a deeper limit.
const DEEPEST: usize = 256;

/// An attribute of the tag at hand, in the buffer of them all.
#[derive(Debug)]
struct Attribute {
    /// `None` where it has no prefix.
    space: Option<Space>,
    name: Range<usize>,
    value: Range<usize>,
}

/// The elements of a part.
///
/// What is read is the start tag of the element at hand. Whoever reads the children of an
/// element asks [`Xml::child`] with the level of the element until there are none left;
/// what of a child nobody reads is passed over. Of alternate content only what is
/// understood shows.
pub(in crate::format::docx) struct Xml<'r> {
    reader: NsReader<Gauge<Box<dyn BufRead + 'r>>>,
    buffer: Vec<u8>,
    limits: &'r Limits,
    /// How many elements are open.
    depth: usize,
    /// The depths of open elements that do not show.
    unseen: Vec<usize>,
    /// Open `mc:AlternateContent`: its depth, and whether a choice of it was taken.
    alternates: Vec<(usize, bool)>,
    space: Space,
    name: &'static str,
    attributes: Vec<Attribute>,
    values: String,
    /// The text that was read last.
    text: String,
    at_head: bool,
    /// How many choices with words were passed over because they are not understood.
    dropped: usize,
}

/// What comes next.
enum Next {
    Start,
    End,
    Text,
    Eof,
}

impl<'r> Xml<'r> {
    pub(super) fn new(bytes: Box<dyn BufRead + 'r>, limits: &'r Limits) -> Self {
        let mut reader = NsReader::from_reader(Gauge::new(bytes, limits.text_bytes));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            limits,
            depth: 0,
            unseen: Vec::new(),
            alternates: Vec::new(),
            space: Space::Other,
            name: "",
            attributes: Vec::new(),
            values: String::new(),
            text: String::new(),
            at_head: true,
            dropped: 0,
        }
    }

    /// How many choices with words were passed over, since it was asked the last time.
    pub(in crate::format::docx) fn take_dropped(&mut self) -> usize {
        std::mem::take(&mut self.dropped)
    }

    /// How deep the element at hand stands: to be given to [`Xml::child`] for its children.
    pub(in crate::format::docx) fn level(&self) -> usize {
        self.depth - self.unseen.len()
    }

    /// The namespace and local name of the tag at hand; the name is empty for one that
    /// nobody asks for.
    pub(in crate::format::docx) fn tag(&self) -> (Space, &'static str) {
        (self.space, self.name)
    }

    /// The value of an attribute without prefix or of WordprocessingML.
    pub(in crate::format::docx) fn get(&self, name: &str) -> Option<&str> {
        self.find(name, |space| matches!(space, None | Some(Space::W)))
    }

    /// The value of an attribute of a namespace.
    pub(in crate::format::docx) fn get_of(&self, of: Space, name: &str) -> Option<&str> {
        self.find(name, |space| space == Some(of))
    }

    fn find(&self, name: &str, fits: impl Fn(Option<Space>) -> bool) -> Option<&str> {
        let named = |attribute: &&Attribute| self.values.get(attribute.name.clone()) == Some(name);
        let mut found = self.attributes.iter().filter(named);
        let found = found.find(|attribute| fits(attribute.space))?;
        self.values.get(found.value.clone())
    }

    /// Goes on to the next child of an element; `None` once there is none left.
    pub(in crate::format::docx) fn child(&mut self, level: usize) -> Result<bool, Fault> {
        loop {
            let before = self.level();
            match self.next()? {
                Next::Start if before == level => return Ok(true),
                Next::End if self.level() < level => return Ok(false),
                Next::Eof => return Ok(false),
                _ => {}
            }
        }
    }

    /// The text of the element at hand, without that of elements in it.
    pub(in crate::format::docx) fn text(&mut self) -> Result<String, Fault> {
        let level = self.level();
        let mut out = String::new();
        loop {
            match self.next()? {
                Next::Text if self.level() == level => {
                    out.push_str(&self.text);
                    if out.len() > self.limits.text_bytes {
                        return Err(Fault::new(ErrorKind::Limit, too_long(self.limits.text_bytes)));
                    }
                }
                Next::End if self.level() < level => return Ok(out),
                Next::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    /// Where in the part the reader is, in bytes.
    pub(super) fn offset(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn next(&mut self) -> Result<Next, Fault> {
        loop {
            match self.any()? {
                Next::Start if self.space == Space::Mc && self.alternate()? => {}
                Next::End if self.unseen.last().is_some_and(|depth| *depth == self.depth + 1) => {
                    self.unseen.pop();
                    self.alternates.retain(|(depth, _)| *depth <= self.depth);
                }
                next => return Ok(next),
            }
        }
    }

    /// Handles a start tag of markup compatibility; false for one that shows.
    fn alternate(&mut self) -> Result<bool, Fault> {
        if self.name == "AlternateContent" {
            self.unseen.push(self.depth);
            self.alternates.push((self.depth, false));
            return Ok(true);
        }
        let choice = self.name == "Choice";
        if !choice && self.name != "Fallback" {
            return Ok(false);
        }
        let fits = !choice || self.is_understood();
        let depth = self.depth;
        let open = self.alternates.last_mut().filter(|(outer, _)| outer + 1 == depth);
        let takes = open.is_none_or(|(_, taken)| fits && !std::mem::replace(taken, fits || *taken));
        if takes {
            self.unseen.push(depth);
            return Ok(true);
        }
        let mut words = false;
        while self.depth >= depth {
            match self.any()? {
                Next::Eof => break,
                Next::Text => words |= self.name == "t" && !self.text.trim().is_empty(),
                Next::Start | Next::End => {}
            }
        }
        // A newer program shows them, whatever stands in their place here.
        self.dropped += usize::from(words && !fits);
        Ok(true)
    }

    /// Whether every namespace that a choice requires is understood.
    fn is_understood(&self) -> bool {
        let required = self.get("Requires").unwrap_or_default();
        let bound = |prefix: &str| {
            let name = format!("{prefix}:x");
            let namespace = match self.reader.resolver().resolve_element(QName(&name)).0 {
                ResolveResult::Bound(namespace) => Some(namespace.into_inner().to_owned()),
                _ => None,
            };
            namespace.is_some_and(|namespace| is_understood(&namespace))
        };
        !required.is_empty() && required.split_whitespace().all(bound)
    }

    fn any(&mut self) -> Result<Next, Fault> {
        let at = self.offset();
        self.any_here().map_err(|fault| fault.at(at))
    }

    fn any_here(&mut self) -> Result<Next, Fault> {
        let most = self.limits.xml_attributes;
        loop {
            self.buffer.clear();
            self.reader.get_mut().begin();
            let (namespace, event) = match self.reader.read_resolved_event_into(&mut self.buffer) {
                Ok(read) => read,
                Err(quick_xml::Error::Io(error)) => return Err(faults::unreadable(&error)),
                Err(quick_xml::Error::Encoding(_)) => return Err(faults::not_utf8()),
                Err(error) => return Err(syntax::fault(&error, most)),
            };
            let head = std::mem::replace(&mut self.at_head, false);
            match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > self.limits.xml_depth.min(DEEPEST) {
                        return Err(too_deep(self.limits.xml_depth.min(DEEPEST)));
                    }
                    if tag.contains('<') {
                        return Err(syntax::unclosed_tag());
                    }
                    self.space = match namespace {
                        ResolveResult::Bound(name) => Space::of(name.as_ref()),
                        ResolveResult::Unbound => Space::Other,
                        ResolveResult::Unknown(prefix) => return Err(unknown(&prefix, most)),
                    };
                    self.name = known(tag.local_name().as_ref());
                    let found = (&mut self.attributes, &mut self.values);
                    attributes(&tag, &self.reader, most, found)?;
                    return Ok(Next::Start);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Next::End);
                }
                Event::Text(text) => {
                    self.text.clear();
                    self.text.push_str(&text);
                }
                Event::CData(text) => {
                    self.text.clear();
                    self.text.push_str(&text);
                }
                Event::GeneralRef(reference) => {
                    self.text.clear();
                    self.text.push(resolve(&reference)?);
                }
                Event::Eof if self.depth > 0 => return Err(cut_off()),
                Event::Eof => return Ok(Next::Eof),
                Event::DocType(_) => return Err(syntax::doctype()),
                Event::Decl(declaration) => {
                    syntax::declaration(&declaration, head)?;
                    continue;
                }
                Event::Comment(_) | Event::PI(_) | Event::Empty(_) => continue,
            }
            if let Some((_, c)) = find_illegal(&self.text) {
                return Err(illegal(c));
            }
            return Ok(Next::Text);
        }
    }
}

/// Reads the attributes of a tag; declarations of namespaces are none.
fn attributes<R>(
    tag: &BytesStart<'_>,
    reader: &NsReader<R>,
    most: usize,
    (found, values): (&mut Vec<Attribute>, &mut String),
) -> Result<(), Fault> {
    found.clear();
    values.clear();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| syntax::fault(&error.into(), most))?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        if found.len() >= most {
            return Err(too_many_attributes(most));
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| syntax::fault(&error, most))?;
        if let Some((_, c)) = find_illegal(&value) {
            return Err(illegal(c));
        }
        let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
        let space = match namespace {
            ResolveResult::Bound(namespace) => Some(Space::of(namespace.as_ref())),
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(prefix) => return Err(unknown(&prefix, most)),
        };
        let start = values.len();
        values.push_str(name.as_ref());
        let middle = values.len();
        values.push_str(&value);
        found.push(Attribute {
            space,
            name: start..middle,
            value: middle..values.len(),
        });
    }
    Ok(())
}

fn unknown(prefix: &str, most: usize) -> Fault {
    syntax::fault(&NamespaceError::UnknownPrefix(prefix.to_owned()).into(), most)
}
