//! XML as it comes, into elements: within the limits, and nothing else than XML.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::element::{Element, prefix};
use super::input::{self, Bytes, Input};
use super::notes::{Notes, Tolerance};
use super::options::Options;
use super::tag::start;
use crate::error::ErrorKind;
use crate::format::escape::{find_illegal, push_line_ends};
use crate::format::fault::Fault;
use crate::format::syntax::{self, cut_off, end_of_cdata, illegal, resolve, too_deep};
use crate::message::Message;

/// One event; comments and processing instructions are passed over.
pub(super) enum Piece {
    /// A start tag, as an element without content.
    Start(Element),
    /// An element that ends where it starts.
    Whole(Element),
    /// The end tag of the innermost element.
    End,
    /// Text, its references resolved; it stands in [`Scanner::text`].
    Text,
    /// The end of the file.
    Eof,
}

pub(super) struct Scanner<B: Bytes> {
    xml: Reader<Input<B>>,
    buffer: Vec<u8>,
    depth: usize,
    /// How many elements were met since the budget was set.
    elements: usize,
    /// The prefixes that are bound, with the depth of the element that binds them.
    bound: Vec<(String, usize)>,
    /// Prefixes that were met and are not bound; each is told once.
    unbound: Vec<String>,
    /// Whether anything was read.
    begun: bool,
    /// Where the last event starts.
    pub(super) at: usize,
    /// The text of the last event, if it was one.
    pub(super) text: String,
    pub(super) notes: Notes,
    pub(super) options: Options,
}

/// So many prefixes without a namespace are told.
const MOST_PREFIXES: usize = 32;

impl<B: Bytes> Scanner<B> {
    pub(super) fn new(input: Input<B>, options: Options) -> Self {
        let mut xml = Reader::from_reader(input);
        xml.config_mut().check_comments = true;
        Self {
            xml,
            buffer: Vec::new(),
            depth: 0,
            elements: 0,
            bound: Vec::new(),
            unbound: Vec::new(),
            begun: false,
            at: 0,
            text: String::new(),
            notes: Notes::default(),
            options,
        }
    }

    pub(super) fn input(&mut self) -> &mut Input<B> {
        self.xml.get_mut()
    }

    /// Allows as much XML as a header has.
    pub(super) fn allow(&mut self) {
        let budget = self.options.header_bytes;
        self.input().allow(budget);
        self.elements = 0;
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
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
                self.count()?;
                self.bind(&element, self.depth);
                Piece::Start(element)
            }
            Event::Empty(tag) => {
                if self.depth >= self.options.xml_depth {
                    return Err(too_deep(self.options.xml_depth));
                }
                let element = start(&tag, self.at, attributes)?;
                self.count()?;
                self.bind(&element, self.depth + 1);
                self.unbind();
                Piece::Whole(element)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.unbind();
                Piece::End
            }
            Event::Text(text) => {
                legal(&text, self.at, &mut self.text)?;
                if let Some(i) = self.text.bytes().position(|b| b == b']').and_then(|_| text.find("]]>")) {
                    return Err(end_of_cdata().at(self.at + i));
                }
                Piece::Text
            }
            Event::CData(text) => {
                legal(&text, self.at, &mut self.text)?;
                Piece::Text
            }
            Event::GeneralRef(reference) => {
                self.text.clear();
                self.text.push(resolve(&reference)?);
                Piece::Text
            }
            Event::Comment(_) | Event::PI(_) => return Ok(None),
            Event::Decl(declaration) => {
                syntax::declaration(&declaration, first)?;
                return Ok(None);
            }
            Event::DocType(_) => return Err(syntax::doctype()),
            Event::Eof if self.depth > 0 => return Err(cut_off()),
            Event::Eof => Piece::Eof,
        }))
    }

    fn count(&mut self) -> Result<(), Fault> {
        self.elements += 1;
        let limit = self.options.xml_elements;
        if self.elements <= limit {
            return Ok(());
        }
        Err(Fault::new(
            ErrorKind::Limit,
            Message::new(
                format!(
                    "phần đầu gói tin hoặc phần mô tả tệp đính kèm có hơn {limit} phần tử, quá giới hạn; hãy bớt đi hoặc nâng giới hạn"
                ),
                format!(
                    "the header or the description of an attachment has more elements than the limit of {limit}; remove some or raise the limit"
                ),
            ),
        ))
    }

    /// Takes the prefixes that a start tag binds, and tells those that nothing binds.
    fn bind(&mut self, element: &Element, depth: usize) {
        for (name, _) in &element.attributes {
            let binds = name.strip_prefix("xmlns:");
            self.bound.extend(binds.map(|prefix| (prefix.to_owned(), depth)));
        }
        self.tell_unbound(&element.name, element.at);
        for (name, _) in &element.attributes {
            self.tell_unbound(name, element.at);
        }
    }

    fn tell_unbound(&mut self, name: &str, at: usize) {
        let Some(prefix) = prefix(name) else {
            return;
        };
        let known = self.bound.iter().any(|(bound, _)| bound == prefix) || ["xml", "xmlns"].contains(&prefix);
        if known || self.unbound.len() >= MOST_PREFIXES || self.unbound.iter().any(|told| told == prefix) {
            return;
        }
        self.unbound.push(prefix.to_owned());
        self.notes.note(Tolerance::Namespace, at, &[prefix]);
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

/// Takes a text that XML allows.
fn legal(text: &str, at: usize, out: &mut String) -> Result<(), Fault> {
    out.clear();
    // Most text is indentation behind a line end, or has nothing to change or doubt.
    let rest = text.strip_prefix("\r\n");
    if is_plain(rest.unwrap_or(text)) {
        out.push_str(if rest.is_some() { "\n" } else { "" });
        out.push_str(rest.unwrap_or(text));
        return Ok(());
    }
    if let Some((i, c)) = find_illegal(text) {
        return Err(illegal(c).at(at + i));
    }
    push_line_ends(out, text);
    Ok(())
}

/// Whether a text has no byte that could stand for something else.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'\t' | b'\n' | b' '..=0xEE | 0xF0..))
}
