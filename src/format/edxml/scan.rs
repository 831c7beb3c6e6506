//! XML as it comes, into elements: within the limits, and nothing else than XML.

use quick_xml::XmlVersion;
use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use quick_xml::reader::Reader;

use super::element::{Element, Node, local};
use super::input::{self, Bytes, Input};
use super::notes::{Notes, Tolerance};
use super::options::Options;
use crate::error::ErrorKind;
use crate::format::escape::{find_illegal, line_ends};
use crate::format::fault::{Fault, excerpt};
use crate::format::syntax::{self, illegal, resolve, too_deep, too_many_attributes};
use crate::message::Message;

/// One event; comments and processing instructions are passed over.
pub(super) enum Piece {
    /// A start tag, as an element without content.
    Start(Element),
    /// An element that ends where it starts.
    Whole(Element),
    /// The end tag of the innermost element.
    End,
    /// Text, its references resolved.
    Text(String),
    /// The end of the file.
    Eof,
}

pub(super) struct Scanner<B: Bytes> {
    xml: Reader<Input<B>>,
    buffer: Vec<u8>,
    depth: usize,
    /// The prefixes that are bound, with the depth of the element that binds them.
    bound: Vec<(String, usize)>,
    /// Prefixes that were met and are not bound; each is told once.
    unbound: Vec<String>,
    /// Whether anything was read.
    begun: bool,
    /// Where the last event starts.
    pub(super) at: usize,
    pub(super) notes: Notes,
    pub(super) options: Options,
}

/// So many prefixes without a namespace are told.
const MOST_PREFIXES: usize = 32;

/// Elements in the envelope that may hold whole files; they are not read there.
const MISPLACED: [&str; 2] = ["AttachmentEncoded", "edXMLAttachments"];

impl<B: Bytes> Scanner<B> {
    pub(super) fn new(input: Input<B>, options: Options) -> Self {
        let mut xml = Reader::from_reader(input);
        xml.config_mut().check_comments = true;
        Self {
            xml,
            buffer: Vec::new(),
            depth: 0,
            bound: Vec::new(),
            unbound: Vec::new(),
            begun: false,
            at: 0,
            notes: Notes::default(),
            options,
        }
    }

    pub(super) fn input(&mut self) -> &mut Input<B> {
        self.xml.get_mut()
    }

    pub(super) fn next(&mut self) -> Result<Piece, Fault> {
        loop {
            self.at = self.xml.get_mut().offset();
            let at = self.at;
            if let Some(piece) = self.piece().map_err(|fault| fault.at(at))? {
                return Ok(piece);
            }
        }
    }

    fn piece(&mut self) -> Result<Option<Piece>, Fault> {
        self.buffer.clear();
        let attributes = self.options.xml_attributes;
        let first = !std::mem::replace(&mut self.begun, true);
        let event = match self.xml.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => return Err(input::fault(&error, self.options.header_bytes)),
            Err(quick_xml::Error::Encoding(_)) => return Err(not_utf8()),
            Err(error) => return Err(syntax::fault(&error, attributes)),
        };
        Ok(Some(match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > self.options.xml_depth {
                    return Err(too_deep(self.options.xml_depth));
                }
                let element = start(&tag, self.at, attributes)?;
                self.bind(&element, self.depth);
                Piece::Start(element)
            }
            Event::Empty(tag) => {
                if self.depth >= self.options.xml_depth {
                    return Err(too_deep(self.options.xml_depth));
                }
                let mut element = start(&tag, self.at, attributes)?;
                element.end = self.xml.get_mut().offset();
                self.bind(&element, self.depth + 1);
                self.unbind();
                Piece::Whole(element)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.unbind();
                Piece::End
            }
            Event::Text(text) => Piece::Text(legal(&text.into_inner(), self.at)?),
            Event::CData(text) => Piece::Text(legal(&text.into_inner(), self.at)?),
            Event::GeneralRef(reference) => Piece::Text(resolve(&reference)?.to_string()),
            Event::Comment(_) | Event::PI(_) => return Ok(None),
            Event::Decl(declaration) => {
                declared(&declaration, first)?;
                return Ok(None);
            }
            Event::DocType(_) => {
                return Err(Fault::new(
                    ErrorKind::Unsupported,
                    Message::new(
                        "không đọc tệp có DTD (`<!DOCTYPE …>`); hãy bỏ phần này",
                        "a DTD (`<!DOCTYPE …>`) is not read; remove it",
                    ),
                ));
            }
            Event::Eof if self.depth > 0 => return Err(cut_off()),
            Event::Eof => Piece::Eof,
        }))
    }

    /// Takes the prefixes that a start tag binds, and tells those that nothing binds.
    fn bind(&mut self, element: &Element, depth: usize) {
        let names = || element.attributes.iter().map(|(name, _)| name.as_str());
        let binds = names().filter_map(|name| name.strip_prefix("xmlns:"));
        self.bound.extend(binds.map(|prefix| (prefix.to_owned(), depth)));
        for name in std::iter::once(element.name.as_ref()).chain(names()) {
            let Some((prefix, _)) = name.split_once(':') else {
                continue;
            };
            let known = ["xml", "xmlns"].contains(&prefix) || self.bound.iter().any(|(bound, _)| bound == prefix);
            if known || self.unbound.len() >= MOST_PREFIXES || self.unbound.iter().any(|told| told == prefix) {
                continue;
            }
            self.unbound.push(prefix.to_owned());
            self.notes.note(Tolerance::Namespace, element.at, &[prefix]);
        }
    }

    /// Forgets what the elements that ended have bound.
    fn unbind(&mut self) {
        let ended = self
            .bound
            .iter()
            .rev()
            .take_while(|(_, depth)| *depth > self.depth)
            .count();
        self.bound.truncate(self.bound.len() - ended);
    }

    /// The rest of an element whose start tag was read.
    pub(super) fn element(&mut self, start: Element) -> Result<Element, Fault> {
        let mut open = vec![start];
        loop {
            let piece = self.next()?;
            let Some(inner) = open.last_mut() else {
                return Err(cut_off().at(self.at));
            };
            match piece {
                Piece::Start(child) if MISPLACED.contains(&child.local_name()) => {
                    self.notes.note(Tolerance::Misplaced, child.at, &[&child.name]);
                    self.skip()?;
                }
                Piece::Start(child) => open.push(child),
                Piece::Whole(mut child) => {
                    without_bound(&mut child);
                    inner.children.push(Node::Element(child));
                }
                Piece::Text(text) => match inner.children.last_mut() {
                    Some(Node::Text(before)) => before.push_str(&text),
                    _ => inner.children.push(Node::Text(text)),
                },
                Piece::End => {
                    let Some(mut whole) = open.pop() else {
                        return Err(cut_off().at(self.at));
                    };
                    whole.end = self.xml.get_mut().offset();
                    without_indent(&mut whole);
                    without_bound(&mut whole);
                    match open.last_mut() {
                        Some(outer) => outer.children.push(Node::Element(whole)),
                        None => return Ok(whole),
                    }
                }
                Piece::Eof => return Err(cut_off().at(self.at)),
            }
        }
    }

    /// Passes over the rest of an element, however long its texts are.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let depth = self.depth;
        while self.depth >= depth {
            self.skip_text()?;
            let budget = self.options.header_bytes;
            self.xml.get_mut().allow(budget);
            if let Piece::Eof = self.next()? {
                return Err(cut_off().at(self.at));
            }
        }
        Ok(())
    }

    /// Passes over text up to the next markup, outside the limit for text.
    pub(super) fn skip_text(&mut self) -> Result<(), Fault> {
        loop {
            let limit = self.options.header_bytes;
            let input = self.xml.get_mut();
            let at = input.offset();
            let data = input.data(1).map_err(|error| input::fault(&error, limit).at(at))?;
            if data.is_empty() {
                return Err(cut_off().at(at));
            }
            let (length, found) = match memchr::memchr(b'<', data) {
                Some(length) => (length, true),
                None => (data.len(), false),
            };
            input.pass(length).map_err(|error| input::fault(&error, limit).at(at))?;
            if found {
                return Ok(());
            }
        }
    }
}

/// The data ends inside an element.
pub(super) fn cut_off() -> Fault {
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            "dữ liệu kết thúc khi phần tử chưa đóng; tệp có thể bị cắt cụt, hãy xin gửi lại",
            "the data ends before the element is closed; the file may be cut off, ask for it again",
        ),
    )
}

fn not_utf8() -> Fault {
    Fault::new(
        ErrorKind::Encoding,
        Message::new(
            "tệp không phải UTF-8; hãy lưu lại ở UTF-8",
            "the file is not UTF-8; save it as UTF-8",
        ),
    )
}

/// Drops the white space between elements.
fn without_indent(element: &mut Element) {
    if element.elements().next().is_some() {
        let shows = |node: &Node| !matches!(node, Node::Text(text) if text.trim().is_empty());
        element.children.retain(shows);
    }
}

fn legal(text: &str, at: usize) -> Result<String, Fault> {
    match find_illegal(text) {
        None => Ok(line_ends(text).into_owned()),
        Some((i, c)) => Err(illegal(c).at(at + i)),
    }
}

/// Attributes that only bind the prefixes that every packet binds.
const BOUND: [(&str, &str); 2] = [
    ("xmlns:edXML", super::names::NAMESPACE),
    ("xmlns:xlink", super::names::XLINK),
];

/// Drops the bindings that the writer makes again.
pub(super) fn without_bound(element: &mut Element) {
    let bound = |(name, value): &(String, String)| {
        BOUND.contains(&(name.as_str(), value.as_str())) || value == super::names::UNBOUND
    };
    element.attributes.retain(|attribute| !bound(attribute));
}

/// A start tag as an element.
fn start(tag: &BytesStart<'_>, at: usize, limit: usize) -> Result<Element, Fault> {
    // `<` is no part of a name or value: an earlier tag lacks its `>`.
    if tag.contains('<') {
        return Err(syntax::fault(&SyntaxError::UnclosedTag.into(), limit));
    }
    if let Some((i, c)) = find_illegal(tag) {
        return Err(illegal(c).at(at + i + 1));
    }
    let name = tag.name();
    let name: &str = name.as_ref();
    check_name(name)?;
    let mut element = Element::new(name.to_owned());
    element.at = at;
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

/// Punctuation that no name has.
const NOT_IN_NAMES: &str = "!\"#$%&'()*+,/;<=>?@[\\]^`{|}~";

fn check_name(name: &str) -> Result<(), Fault> {
    let first = name.chars().next();
    let begins = first.is_some_and(|c| c.is_alphabetic() || c == '_' || c == ':' || !c.is_ascii());
    if begins && !name.contains(|c| NOT_IN_NAMES.contains(c)) && !local(name).is_empty() {
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

/// Checks the declaration: at the very head, and of an encoding that is read.
fn declared(declaration: &BytesDecl<'_>, first: bool) -> Result<(), Fault> {
    if !first {
        return Err(Fault::new(
            ErrorKind::Syntax,
            Message::new(
                "khai báo `<?xml …?>` phải đứng ở đầu tệp",
                "the declaration `<?xml …?>` must stand at the very beginning",
            ),
        ));
    }
    let encoding = match declaration.encoding() {
        None => return Ok(()),
        Some(Ok(encoding)) => encoding,
        Some(Err(error)) => return Err(syntax::fault(&error.into(), 0)),
    };
    let known = ["utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii"];
    if known.iter().any(|name| encoding.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    let name = excerpt(&encoding);
    Err(Fault::new(
        ErrorKind::Encoding,
        Message::new(
            format!("tệp khai báo bảng mã `{name}`; hãy lưu lại ở UTF-8 hoặc UTF-16"),
            format!("the file declares the encoding `{name}`; save it as UTF-8 or UTF-16"),
        ),
    ))
}
