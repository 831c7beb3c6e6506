//! The events of an XML text that the format knows; all others are refused here.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceError, ResolveResult};
use quick_xml::reader::NsReader;

use super::names::{FAMILY, NAMESPACE, VERSION};
use crate::error::ErrorKind;
use crate::format::escape::find_illegal;
use crate::format::fault::{Fault, excerpt};
use crate::format::syntax::{self, illegal, resolve, too_deep, too_many_attributes};
use crate::message::Message;
use crate::text::Limits;

/// One event; comments and processing instructions are passed over.
pub(super) enum Piece<'a> {
    /// A start tag of our namespace; an empty element has its end tag, too.
    Start(BytesStart<'a>),
    /// The end tag of the innermost element.
    End,
    /// Text as it stands, or a CDATA section.
    Text(Cow<'a, str>),
    /// The character that a reference stands for.
    Char(char),
    /// The end of the text.
    Eof,
}

pub(super) struct Events<'a> {
    xml: NsReader<&'a [u8]>,
    limits: &'a Limits,
    depth: usize,
    /// Where the last event starts.
    at: usize,
}

impl<'a> Events<'a> {
    pub(super) fn new(text: &'a str, limits: &'a Limits) -> Self {
        let mut xml = NsReader::from_str(text);
        xml.config_mut().expand_empty_elements = true;
        xml.resolver_mut().set_max_namespace_bindings(limits.xml_attributes);
        Self {
            xml,
            limits,
            depth: 0,
            at: 0,
        }
    }

    /// Where the last event starts, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn next(&mut self) -> Result<Piece<'a>, Fault> {
        self.piece().map_err(|fault| fault.at(self.at))
    }

    fn piece(&mut self) -> Result<Piece<'a>, Fault> {
        loop {
            self.at = offset(self.xml.buffer_position());
            let (namespace, event) = match self.xml.read_resolved_event() {
                Ok((ResolveResult::Unbound, event)) => (Namespace::None, event),
                Ok((ResolveResult::Bound(name), event)) if name.as_ref() == NAMESPACE => (Namespace::Ours, event),
                Ok((ResolveResult::Bound(name), event)) => (Namespace::Other(name.as_ref().to_owned()), event),
                Ok((ResolveResult::Unknown(prefix), _)) => {
                    let error = NamespaceError::UnknownPrefix(prefix.to_string());
                    return Err(syntax::fault(&error.into(), self.limits.xml_attributes));
                }
                Err(error) => return Err(syntax::fault(&error, self.limits.xml_attributes).at(self.error_at(&error))),
            };
            match event {
                Event::Start(tag) => return self.start(&namespace, tag),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Piece::End);
                }
                Event::Text(text) => return self.legal(text.into_inner()),
                Event::CData(text) => return self.legal(text.into_inner()),
                Event::GeneralRef(reference) => return resolve(&reference).map(Piece::Char),
                Event::Eof if self.depth > 0 => {
                    return Err(Fault::new(
                        ErrorKind::Syntax,
                        Message::new(
                            "dữ liệu kết thúc khi phần tử chưa đóng",
                            "the data ends before the element is closed",
                        ),
                    ));
                }
                Event::Eof => return Ok(Piece::Eof),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Decl(declaration) => syntax::declaration(&declaration, self.at == 0)?,
                Event::DocType(_) => return Err(syntax::doctype()),
                // An empty element comes as its start and its end.
                Event::Empty(_) => {}
            }
        }
    }

    fn start(&mut self, namespace: &Namespace, tag: BytesStart<'a>) -> Result<Piece<'a>, Fault> {
        self.depth += 1;
        if self.depth > self.limits.xml_depth {
            return Err(too_deep(self.limits.xml_depth));
        }
        // `<` is no part of a name or value: an earlier tag lacks its `>`.
        if tag.contains('<') {
            return Err(syntax::unclosed_tag());
        }
        if let Some(fault) = namespace.fault(tag.name().as_ref()) {
            return Err(fault);
        }
        Ok(Piece::Start(tag))
    }

    /// Checks the attributes of the last start tag: only the root has one, the
    /// version; every element may declare namespaces.
    pub(super) fn attributes(&self, tag: &BytesStart<'a>) -> Result<(), Fault> {
        self.known_attributes(tag).map_err(|fault| fault.at(self.at))
    }

    fn known_attributes(&self, tag: &BytesStart<'a>) -> Result<(), Fault> {
        let mut versioned = self.depth > 1;
        for (i, attribute) in tag.attributes().enumerate() {
            if i >= self.limits.xml_attributes {
                return Err(too_many_attributes(self.limits.xml_attributes));
            }
            let attribute = attribute.map_err(|error| syntax::fault(&error.into(), self.limits.xml_attributes))?;
            let key = attribute.key;
            if key.as_namespace_binding().is_some() {
                continue;
            }
            if key.as_ref() != "version" || self.depth > 1 {
                let name = excerpt(key.as_ref());
                return Err(Fault::data(
                    format!("không có thuộc tính `{name}` ở đây; hãy bỏ đi"),
                    format!("the attribute `{name}` is unknown here; remove it"),
                ));
            }
            let version = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| syntax::fault(&error, self.limits.xml_attributes))?;
            check_version(&version)?;
            versioned = true;
        }
        if versioned {
            return Ok(());
        }
        Err(Fault::data(
            format!("thiếu phiên bản của định dạng; hãy thêm thuộc tính `version=\"{VERSION}\"`"),
            format!("the version of the format is missing; add the attribute `version=\"{VERSION}\"`"),
        ))
    }

    /// Text without the characters that XML forbids.
    fn legal(&self, text: Cow<'a, str>) -> Result<Piece<'a>, Fault> {
        match find_illegal(&text) {
            None => Ok(Piece::Text(text)),
            Some((i, c)) => Err(illegal(c).at(self.at + i)),
        }
    }

    /// A tag that is cut off or mispaired is reported where it starts.
    fn error_at(&self, error: &quick_xml::Error) -> usize {
        match error {
            quick_xml::Error::Syntax(_) | quick_xml::Error::IllFormed(_) => offset(self.xml.error_position()),
            _ => self.at,
        }
    }
}

/// What the prefix of an event, or its lack, means.
enum Namespace {
    Ours,
    Other(String),
    None,
}

impl Namespace {
    /// Why an element does not belong to the format.
    fn fault(&self, name: &str) -> Option<Fault> {
        match self {
            Namespace::Ours => None,
            Namespace::Other(other) => {
                let version = other.strip_prefix(FAMILY).filter(|version| is_newer(version));
                if let Some(version) = version {
                    return Some(too_new(version));
                }
                let (name, other) = (excerpt(name), excerpt(other));
                Some(Fault::data(
                    format!("phần tử `{name}` thuộc không gian tên `{other}`; phải là `{NAMESPACE}`"),
                    format!("the element `{name}` is in the namespace `{other}`; it must be `{NAMESPACE}`"),
                ))
            }
            Namespace::None => {
                let name = excerpt(name);
                Some(Fault::data(
                    format!("phần tử `{name}` không có không gian tên; hãy thêm `xmlns=\"{NAMESPACE}\"`"),
                    format!("the element `{name}` has no namespace; add `xmlns=\"{NAMESPACE}\"`"),
                ))
            }
        }
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn check_version(version: &str) -> Result<(), Fault> {
    if version == VERSION.to_string() {
        return Ok(());
    }
    if is_newer(version) {
        return Err(too_new(version));
    }
    let version = excerpt(version);
    Err(Fault::data(
        format!("không có phiên bản `{version}`; phải là `{VERSION}`"),
        format!("there is no version `{version}`; it must be `{VERSION}`"),
    ))
}

fn is_newer(version: &str) -> bool {
    version.parse::<u32>().is_ok_and(|version| version > VERSION)
}

fn too_new(version: &str) -> Fault {
    let version = excerpt(version);
    Fault::new(
        ErrorKind::Unsupported,
        Message::new(
            format!(
                "phiên bản `{version}` của định dạng mới hơn phiên bản {VERSION} mà chương trình này đọc được; hãy cập nhật congvan"
            ),
            format!(
                "version `{version}` of the format is newer than version {VERSION}, which is read here; update congvan"
            ),
        ),
    )
}
