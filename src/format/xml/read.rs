//! Reading: the roots, what stands between elements, and what the model does not know.

use std::collections::HashSet;

use quick_xml::events::BytesStart;
use serde::de::Deserialize;

use super::de::Element;
use super::events::{Events, Piece, Versioned, push_attribute, unknown_attribute};
use super::names::{ROOT, ROOTS};
use crate::document::{Document, Extra, Form, Kept, Unknown};
use crate::error::ErrorKind;
use crate::format::escape::line_ends;
use crate::format::fault::{Fault, excerpt};
use crate::format::limit::too_many_objects;
use crate::format::path::{Path, Step};
use crate::message::Message;
use crate::text::Limits;

/// Reads a text with one document.
pub(super) fn read(text: &str, unknown: Unknown, limits: &Limits) -> Result<Kept, Fault> {
    Reader::run(text, unknown, limits, |reader| {
        reader.root(ROOT)?;
        let document = reader.document()?;
        match reader.child()? {
            Child::Eof => Ok(document),
            _ => Err(Fault::data(
                format!("còn phần tử sau `{ROOT}`; mỗi tệp chỉ có một văn bản"),
                format!("there is an element behind `{ROOT}`; a file holds one document"),
            )
            .at(reader.events.at())),
        }
    })
}

/// Checks the head of a text with many documents, up to the start tag of its root.
/// Gives where that begins, and whether it is of one document alone.
pub(super) fn read_head(head: &str, limits: &Limits) -> Result<(usize, bool), Fault> {
    let mut found = (0, false);
    Reader::run(head, Unknown::Keep, limits, |reader| {
        let single = reader.root(ROOTS)?;
        found = (reader.events.at(), single);
        Ok(Document::default())
    })?;
    Ok(found)
}

/// Checks that a text of a start and an end tag is an element.
pub(super) fn read_frame(text: &str, limits: &Limits) -> Result<(), Fault> {
    let frame = Reader::run(text, Unknown::Keep, limits, |reader| {
        reader.child()?;
        reader.child().map(|_| Document::default())
    });
    frame.map(|_| ())
}

/// Reads one of many documents: a text of the start tag of their root and one element.
pub(super) fn read_item(text: &str, unknown: Unknown, limits: &Limits) -> Result<Kept, Fault> {
    Reader::run(text, unknown, limits, |reader| {
        // The root was checked already; what else it has belongs to no document.
        reader.child()?;
        let tag = match reader.child()? {
            Child::Element(tag) => tag,
            Child::Foreign(_, fault) => return Err(fault.at(reader.events.at())),
            Child::End | Child::Eof => return Err(no_root(ROOT).at(reader.events.at())),
        };
        reader.named(&tag, ROOT)?;
        reader.attributes(&tag, Versioned::Perhaps)?;
        let document = reader.document()?;
        // What looked like one element to a reader of tags alone must be one.
        let end = reader.events.behind();
        match text.get(end..) {
            Some("") => Ok(document),
            rest => Err(stray_text(rest.unwrap_or_default()).at(end)),
        }
    })
}

pub(super) struct Reader<'a> {
    pub(super) events: Events<'a>,
    pub(super) path: Path,
    /// Whether to keep what the model does not know, and what was kept.
    pub(super) keep: bool,
    extras: Vec<Extra>,
    /// How many objects there may be, and how many more.
    objects: (usize, usize),
}

/// What stands between elements.
pub(super) enum Child<'a> {
    /// A start tag; what follows is inside.
    Element(BytesStart<'a>),
    /// A start tag of another namespace, and why it may not stand here.
    Foreign(BytesStart<'a>, Box<Fault>),
    /// No more of them.
    End,
    /// The end of the text.
    Eof,
}

impl<'a> Reader<'a> {
    fn run(
        text: &'a str,
        unknown: Unknown,
        limits: &'a Limits,
        read: impl FnOnce(&mut Self) -> Result<Document, Fault>,
    ) -> Result<Kept, Fault> {
        let mut reader = Reader {
            events: Events::new(text, limits),
            path: Path::default(),
            keep: unknown == Unknown::Keep,
            extras: Vec::new(),
            objects: (limits.objects, limits.objects),
        };
        match read(&mut reader) {
            Ok(document) => Ok(Kept::new(document, reader.extras)),
            Err(fault) => Err(fault.on(reader.path.pointer())),
        }
    }

    /// Counts an element that holds others.
    pub(super) fn count_object(&mut self) -> Result<(), Fault> {
        let (limit, left) = self.objects;
        let left = left
            .checked_sub(1)
            .ok_or_else(|| too_many_objects(limit).at(self.events.at()))?;
        self.objects = (limit, left);
        Ok(())
    }

    /// Reads the start tag of the root; whether it is that of one document where
    /// many were asked for.
    fn root(&mut self, name: &'static str) -> Result<bool, Fault> {
        let root = match self.child()? {
            Child::Element(root) => root,
            Child::Foreign(_, fault) => return Err(fault.at(self.events.at())),
            Child::End | Child::Eof => return Err(no_root(name).at(self.events.at())),
        };
        let at = self.events.at();
        let single = name == ROOTS && root.local_name().as_ref() == ROOT;
        // Of another version nothing else need be known.
        self.attributes(&root, Versioned::Always)?;
        if !single {
            self.named(&root, name).map_err(|fault| fault.at(at))?;
        }
        Ok(single)
    }

    fn named(&self, tag: &BytesStart<'a>, name: &str) -> Result<(), Fault> {
        let found = tag.local_name();
        if found.as_ref() == name {
            return Ok(());
        }
        let found = excerpt(found.as_ref());
        let fault = match (name, found.as_str()) {
            (ROOT, ROOTS) => Fault::data(
                format!("phần tử gốc là `{ROOTS}`, chứa nhiều văn bản; ở đây chỉ đọc một văn bản `{ROOT}`"),
                format!("the root element is `{ROOTS}` with many documents; here one `{ROOT}` is read"),
            ),
            (ROOT, _) if self.events.depth() > 1 => not_an_item(&found, name),
            _ => Fault::data(
                format!("phần tử gốc là `{found}`; phải là `{name}`"),
                format!("the root element is `{found}`; it must be `{name}`"),
            ),
        };
        Err(fault.at(self.events.at()))
    }

    /// Reads what is inside the element of a document.
    fn document(&mut self) -> Result<Document, Fault> {
        let at = self.events.at();
        let element = Element {
            reader: self,
            name: ROOT,
        };
        Document::deserialize(element).map_err(|fault| fault.at(at))
    }

    /// Checks the attributes of the last start tag, or keeps them.
    pub(super) fn attributes(&mut self, tag: &BytesStart<'a>, versioned: Versioned) -> Result<(), Fault> {
        let Self {
            events,
            path,
            keep,
            extras,
            ..
        } = self;
        events.attributes(tag, versioned, |name, value| {
            if !*keep {
                return Err(unknown_attribute(name));
            }
            let mut text = String::new();
            let prefix = name
                .split_once(':')
                .map(|(prefix, _)| prefix)
                .filter(|prefix| *prefix != "xml");
            if let (Some(namespace), Some(prefix)) = (events.namespace_of(name)?, prefix) {
                push_attribute(&mut text, &format!("xmlns:{prefix}"), &namespace);
            }
            push_attribute(&mut text, name, &value);
            let name = format!("@{name}");
            extras.push(Extra::new(Form::XmlAttribute, path.pointer(), &name, text));
            Ok(())
        })
    }

    /// Keeps an element that the model does not know, up to its end, with the
    /// declarations of all prefixes that it uses.
    pub(super) fn keep(&mut self, tag: BytesStart<'a>) -> Result<(), Fault> {
        let start = self.events.at();
        let parent = self.path.pointer();
        let (name, local) = (tag.name().as_ref().to_owned(), tag.local_name().as_ref().to_owned());
        self.path.push(Step::Unknown(excerpt(&local)));
        let mut prefixes = HashSet::new();
        // The limit on attributes is checked before anything else looks at them.
        self.note_prefixes(&tag, &mut prefixes)?;
        let around = self.events.declared_around(&tag);
        let mut depth = 1_usize;
        while depth > 0 {
            match self.events.next()? {
                Piece::Start(tag) | Piece::Foreign(tag, _) => {
                    self.note_prefixes(&tag, &mut prefixes)?;
                    depth += 1;
                }
                Piece::End | Piece::Eof => depth -= 1,
                Piece::Text(_) | Piece::Char(_) => {}
            }
        }
        self.path.pop();
        let mut text = format!("<{name}");
        for (prefix, namespace) in around.iter().filter(|(prefix, _)| prefixes.contains(prefix)) {
            let declaration = match prefix.as_str() {
                "" => "xmlns".to_owned(),
                prefix => format!("xmlns:{prefix}"),
            };
            push_attribute(&mut text, &declaration, namespace);
        }
        let rest = self.events.since(start).get(1 + name.len()..);
        text.push_str(rest.unwrap_or_default());
        self.extras.push(Extra::new(Form::XmlElement, parent, &local, text));
        Ok(())
    }

    /// Notes the prefixes of an element that is kept, the empty one too if it has
    /// none, and of its attributes, which need none.
    fn note_prefixes(&self, tag: &BytesStart<'a>, prefixes: &mut HashSet<String>) -> Result<(), Fault> {
        let prefix = |name: &str| name.split_once(':').map(|(prefix, _)| prefix.to_owned());
        prefixes.insert(prefix(tag.name().as_ref()).unwrap_or_default());
        self.events.attributes(tag, Versioned::Never, |name, _| {
            prefixes.extend(prefix(name));
            self.events.namespace_of(name).map(|_| ())
        })
    }

    /// The next element where only elements may stand.
    pub(super) fn child(&mut self) -> Result<Child<'a>, Fault> {
        loop {
            match self.events.next()? {
                Piece::Start(tag) => return Ok(Child::Element(tag)),
                Piece::Foreign(tag, fault) => return Ok(Child::Foreign(tag, fault)),
                Piece::End => return Ok(Child::End),
                Piece::Eof => return Ok(Child::Eof),
                Piece::Text(text) => {
                    let blank = text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len();
                    if let Some(stray) = text.get(blank..).filter(|stray| !stray.is_empty()) {
                        return Err(stray_text(stray.trim_end()).at(self.events.at() + blank));
                    }
                }
                Piece::Char(c) => return Err(stray_text(&c.to_string()).at(self.events.at())),
            }
        }
    }

    /// The text up to the end tag.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let mut out = String::new();
        loop {
            match self.events.next()? {
                Piece::Text(text) => out.push_str(&line_ends(&text)),
                Piece::Char(c) => out.push(c),
                Piece::End | Piece::Eof => return Ok(out),
                Piece::Foreign(_, fault) => return Err(fault.at(self.events.at())),
                Piece::Start(tag) => {
                    let name = tag.local_name();
                    let name = excerpt(name.as_ref());
                    return Err(Fault::data(
                        format!("phần tử `{name}` đứng ở chỗ chỉ có chữ; dấu `<` viết thành `&lt;`"),
                        format!("the element `{name}` stands where there is only text; write `&lt;` for a `<`"),
                    )
                    .at(self.events.at()));
                }
            }
        }
    }
}

fn no_root(name: &str) -> Fault {
    let message = Message::new(
        format!("không có phần tử gốc `{name}`"),
        format!("there is no root element `{name}`"),
    );
    Fault::new(ErrorKind::Syntax, message)
}

pub(super) fn not_an_item(found: &str, item: &str) -> Fault {
    Fault::data(
        format!("phần tử `{found}` đứng trong danh sách; mỗi phần tử ở đây phải là `{item}`"),
        format!("the element `{found}` stands in a list; each element here must be `{item}`"),
    )
}

pub(super) fn stray_text(text: &str) -> Fault {
    let text = excerpt(text);
    Fault::data(
        format!("chữ `{text}` đứng giữa các phần tử; hãy bỏ đi hoặc đưa vào một phần tử"),
        format!("the text `{text}` stands between elements; remove it or put it into one"),
    )
}
