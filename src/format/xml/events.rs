//! The events of an XML text that the format knows; all others are refused here.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceError, PrefixDeclaration, QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::names::{FAMILY, NAMESPACE};
use crate::format::escape::{find_illegal, push_escaped};
use crate::format::fault::{Fault, excerpt};
use crate::format::syntax::{self, cut_off, illegal, resolve, too_deep, too_many_attributes};
use crate::format::version::{self, VERSION};
use crate::text::Limits;

/// Whether an element has the version of the format.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Versioned {
    /// The root must have it.
    Always,
    /// A document among many may have it.
    Perhaps,
    /// No other element has it.
    Never,
}

/// One event; comments and processing instructions are passed over.
pub(in crate::format) enum Piece<'a> {
    /// A start tag of a namespace that belongs here; an empty element has its end tag, too.
    Start(BytesStart<'a>),
    /// A start tag of another namespace or of none, and why it does not belong here.
    Foreign(BytesStart<'a>, Box<Fault>),
    /// The end tag of the innermost element.
    End,
    /// Text as it stands, or a CDATA section.
    Text(Cow<'a, str>),
    /// The character that a reference stands for.
    Char(char),
    /// The end of the text.
    Eof,
}

pub(in crate::format) struct Events<'a> {
    text: &'a str,
    xml: NsReader<&'a [u8]>,
    limits: &'a Limits,
    depth: usize,
    /// Where the last event starts.
    at: usize,
}

impl<'a> Events<'a> {
    pub(in crate::format) fn new(text: &'a str, limits: &'a Limits) -> Self {
        let mut xml = NsReader::from_str(text);
        xml.config_mut().expand_empty_elements = true;
        xml.resolver_mut().set_max_namespace_bindings(limits.xml_attributes);
        Self {
            text,
            xml,
            limits,
            depth: 0,
            at: 0,
        }
    }

    /// The namespace of the start tag that was read last; empty for none.
    #[cfg(feature = "akn")]
    pub(in crate::format) fn namespace(&self, tag: &BytesStart<'a>) -> &str {
        bound(self.xml.resolver().resolve_element(tag.name()).0)
    }

    /// Every attribute of the start tag that was read last: namespace, local name
    /// and value. Declarations of namespaces are none.
    #[cfg(feature = "akn")]
    pub(in crate::format) fn every_attribute(
        &self,
        tag: &BytesStart<'a>,
        mut found: impl FnMut(&str, &str, Cow<'_, str>),
    ) -> Result<(), Fault> {
        let most = self.limits.xml_attributes;
        let broken = |error: quick_xml::Error| syntax::fault(&error, most).at(self.at);
        for (i, attribute) in tag.attributes().enumerate() {
            if i >= most {
                return Err(too_many_attributes(most).at(self.at));
            }
            let attribute = attribute.map_err(|error| broken(error.into()))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(broken)?;
            if let Some((_, c)) = find_illegal(&value) {
                return Err(illegal(c).at(self.at));
            }
            let (namespace, name) = self.xml.resolver().resolve_attribute(attribute.key);
            if let ResolveResult::Unknown(prefix) = namespace {
                return Err(broken(NamespaceError::UnknownPrefix(prefix.to_string()).into()));
            }
            found(bound(namespace), name.as_ref(), value);
        }
        Ok(())
    }

    /// Where the last event starts, in bytes.
    pub(in crate::format) fn at(&self) -> usize {
        self.at
    }

    /// Where the last event ended.
    pub(super) fn behind(&self) -> usize {
        offset(self.xml.buffer_position())
    }

    /// The text since a place, up to the end of the last event.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.behind()).unwrap_or_default()
    }

    pub(in crate::format) fn next(&mut self) -> Result<Piece<'a>, Fault> {
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
                Event::Eof if self.depth > 0 => return Err(cut_off()),
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
        match namespace.fault(tag.name().as_ref()) {
            None => Ok(Piece::Start(tag)),
            Some(fault) => Ok(Piece::Foreign(tag, Box::new(fault))),
        }
    }

    /// Checks the attributes of the last start tag: every element may declare
    /// namespaces, some have the version. What is neither goes to `unknown`.
    pub(super) fn attributes(
        &self,
        tag: &BytesStart<'a>,
        versioned: Versioned,
        unknown: impl FnMut(&str, Cow<'_, str>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let checked = self.known_attributes(tag, versioned, unknown);
        checked.map_err(|fault| fault.at(self.at))
    }

    fn known_attributes(
        &self,
        tag: &BytesStart<'a>,
        versioned: Versioned,
        mut unknown: impl FnMut(&str, Cow<'_, str>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let limit = self.limits.xml_attributes;
        let mut missing = versioned == Versioned::Always;
        for (i, attribute) in tag.attributes().enumerate() {
            if i >= limit {
                return Err(too_many_attributes(limit));
            }
            let attribute = attribute.map_err(|error| syntax::fault(&error.into(), limit))?;
            let key = attribute.key;
            if key.as_namespace_binding().is_some() {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| syntax::fault(&error, limit))?;
            if let Some((_, c)) = find_illegal(&value) {
                return Err(illegal(c));
            }
            if versioned == Versioned::Never || key.as_ref() != "version" {
                unknown(key.as_ref(), value)?;
                continue;
            }
            version::check(&value)?;
            missing = false;
        }
        if !missing {
            return Ok(());
        }
        Err(Fault::data(
            format!("thiếu phiên bản của định dạng; hãy thêm thuộc tính `version=\"{VERSION}\"`"),
            format!("the version of the format is missing; add the attribute `version=\"{VERSION}\"`"),
        ))
    }

    /// The prefixes that are declared around the last start tag, with their
    /// namespaces; the empty one where names without prefix are not ours.
    pub(super) fn declared_around(&self, tag: &BytesStart<'a>) -> Vec<(String, String)> {
        let own: Vec<_> = tag
            .attributes()
            .flatten()
            .filter_map(|attribute| attribute.key.as_namespace_binding())
            .collect();
        let mut out = Vec::new();
        let mut unnamed = "";
        for (prefix, namespace) in self.xml.resolver().bindings() {
            match prefix {
                PrefixDeclaration::Default => unnamed = namespace.into_inner(),
                PrefixDeclaration::Named(_) if own.contains(&prefix) => {}
                PrefixDeclaration::Named(name) => out.push((name.to_owned(), namespace.into_inner().to_owned())),
            }
        }
        if unnamed != NAMESPACE && !own.contains(&PrefixDeclaration::Default) {
            out.push((String::new(), unnamed.to_owned()));
        }
        out
    }

    /// The namespace of an attribute with a prefix, `None` for one without.
    pub(super) fn namespace_of(&self, attribute: &str) -> Result<Option<String>, Fault> {
        match self.xml.resolver().resolve_attribute(QName(attribute)).0 {
            ResolveResult::Unbound => Ok(None),
            ResolveResult::Bound(namespace) => Ok(Some(namespace.into_inner().to_owned())),
            ResolveResult::Unknown(prefix) => {
                let error = NamespaceError::UnknownPrefix(prefix.to_string());
                Err(syntax::fault(&error.into(), self.limits.xml_attributes))
            }
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
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

/// Writes ` name="value"`.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    let mut escaped = String::new();
    push_escaped(&mut escaped, value);
    // A reader makes spaces of line breaks and tabs in a value.
    let escaped = escaped
        .replace('"', "&quot;")
        .replace('\n', "&#10;")
        .replace('\t', "&#9;");
    let _ = write!(out, " {name}=\"{escaped}\"");
}

pub(super) fn unknown_attribute(name: &str) -> Fault {
    let name = excerpt(name);
    Fault::data(
        format!("không có thuộc tính `{name}` ở đây; hãy bỏ đi"),
        format!("the attribute `{name}` is unknown here; remove it"),
    )
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
                let version = other.strip_prefix(FAMILY).filter(|version| version::is_newer(version));
                if let Some(version) = version {
                    return Some(version::too_new(version));
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

/// The namespace that a name is bound to; empty for none.
#[cfg(feature = "akn")]
fn bound(namespace: ResolveResult<'_>) -> &str {
    match namespace {
        ResolveResult::Bound(namespace) => namespace.into_inner(),
        _ => "",
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
