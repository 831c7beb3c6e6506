//! The serde deserializer: the model asks, the next elements answer.

use std::collections::HashSet;

use quick_xml::events::BytesStart;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::events::{Events, Piece, Versioned, push_attribute, unknown_attribute};
use super::names::{ROOT, ROOTS, item_of};
use crate::document::{Document, Extra, Form, Kept, Unknown};
use crate::format::escape::line_ends;
use crate::format::fault::{Fault, excerpt};
use crate::format::fields::{Fields, Met};
use crate::format::path::{Path, Step};
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

struct Reader<'a> {
    events: Events<'a>,
    path: Path,
    /// Whether to keep what the model does not know, and what was kept.
    keep: bool,
    extras: Vec<Extra>,
}

/// What stands between elements.
enum Child<'a> {
    /// A start tag; what follows is inside.
    Element(BytesStart<'a>),
    /// A start tag of another namespace, and why it may not stand here.
    Foreign(BytesStart<'a>, Fault),
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
        };
        match read(&mut reader) {
            Ok(document) => Ok(Kept::new(document, reader.extras)),
            Err(fault) => Err(fault.on(reader.path.pointer())),
        }
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
    fn attributes(&mut self, tag: &BytesStart<'a>, versioned: Versioned) -> Result<(), Fault> {
        let Self {
            events,
            path,
            keep,
            extras,
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
    fn keep(&mut self, tag: BytesStart<'a>) -> Result<(), Fault> {
        let start = self.events.at();
        let around = self.events.declared_around(&tag);
        let (name, local) = (tag.name().as_ref().to_owned(), tag.local_name().as_ref().to_owned());
        // Elements without prefix have the empty one, attributes have none.
        let prefix = |name: &str| name.split_once(':').map(|(prefix, _)| prefix.to_owned());
        let mut prefixes = HashSet::new();
        let mut open = Some(tag);
        let mut depth = 0_usize;
        loop {
            if let Some(tag) = open.take() {
                depth += 1;
                prefixes.insert(prefix(tag.name().as_ref()).unwrap_or_default());
                let events = &self.events;
                events.attributes(&tag, Versioned::Never, |name, _| {
                    prefixes.extend(prefix(name));
                    events.namespace_of(name).map(|_| ())
                })?;
            }
            match self.events.next()? {
                Piece::Start(tag) | Piece::Foreign(tag, _) => open = Some(tag),
                Piece::End | Piece::Eof if depth <= 1 => break,
                Piece::End | Piece::Eof => depth -= 1,
                Piece::Text(_) | Piece::Char(_) => {}
            }
        }
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
        let extra = Extra::new(Form::XmlElement, self.path.pointer(), &local, text);
        self.extras.push(extra);
        Ok(())
    }

    /// The next element where only elements may stand.
    fn child(&mut self) -> Result<Child<'a>, Fault> {
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
    fn text(&mut self) -> Result<String, Fault> {
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
    Fault::data(
        format!("không có phần tử gốc `{name}`"),
        format!("there is no root element `{name}`"),
    )
}

fn not_an_item(found: &str, item: &str) -> Fault {
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

/// The element whose start tag was read.
struct Element<'r, 'a> {
    reader: &'r mut Reader<'a>,
    name: &'static str,
}

impl Element<'_, '_> {
    /// A type that the format has no form for; no document holds one.
    fn formless<T>(self) -> Result<T, Fault> {
        let name = self.name;
        Err(Fault::custom(format!("the XML format has no form for `{name}`")))
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ident;)*) => {$(
        /// White space around a number is not part of it.
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let text = self.reader.text()?;
            match text.trim().parse::<$type>() {
                Ok(number) => visitor.$visit(number),
                Err(_) => Err(Fault::number(self.reader.path.name(), $type::MIN, $type::MAX, &excerpt(&text))),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Element<'_, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        self.formless()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.reader.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.reader.text()?.as_str() {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            other => Err(Fault::unknown_variant(other, &["true", "false"])),
        }
    }

    numbers! {
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
    }

    /// What is absent has no element.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(self.reader.text()?.into_deserializer())
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Some(item) = item_of(self.name) else {
            return self.formless();
        };
        visitor.visit_seq(Items {
            reader: self.reader,
            item,
            next: 0,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_map(Parts {
            reader: self.reader,
            fields: Fields::new(fields),
            name: "",
        })
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

/// The items of a list.
struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    item: &'static str,
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let tag = match self.reader.child()? {
            Child::Element(tag) => tag,
            Child::Foreign(_, fault) => return Err(fault.at(self.reader.events.at())),
            Child::End | Child::Eof => return Ok(None),
        };
        let at = self.reader.events.at();
        let name = tag.local_name();
        if name.as_ref() != self.item {
            let found = excerpt(name.as_ref());
            self.reader.path.push(Step::Unknown(found.clone()));
            return Err(not_an_item(&found, self.item).at(at));
        }
        self.reader.path.push(Step::Item(self.next));
        self.reader.attributes(&tag, Versioned::Never)?;
        self.next += 1;
        let element = Element {
            reader: self.reader,
            name: self.item,
        };
        let item = seed.deserialize(element).map_err(|fault| fault.at(at))?;
        self.reader.path.pop();
        Ok(Some(item))
    }
}

/// The parts of a struct, in any order.
struct Parts<'r, 'a> {
    reader: &'r mut Reader<'a>,
    fields: Fields,
    /// The element that was met last.
    name: &'static str,
}

impl<'de> MapAccess<'de> for Parts<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        loop {
            let (tag, foreign) = match self.reader.child()? {
                Child::Element(tag) => (tag, None),
                Child::Foreign(tag, fault) => (tag, Some(fault)),
                Child::End | Child::Eof => return Ok(None),
            };
            let at = self.reader.events.at();
            let name = tag.local_name();
            let fault = match foreign {
                Some(fault) => fault,
                None => match self.fields.meet(name.as_ref()) {
                    Ok(Met::Field(field)) => {
                        self.name = field;
                        self.reader.path.push(Step::Field(field));
                        self.reader.attributes(&tag, Versioned::Never)?;
                        return seed.deserialize(field.into_deserializer()).map(Some);
                    }
                    Ok(Met::Unknown) => self.fields.unknown(name.as_ref(), &[]),
                    Err(fault) => {
                        self.reader.path.push(Step::Unknown(excerpt(name.as_ref())));
                        return Err(fault.at(at));
                    }
                },
            };
            if !self.reader.keep {
                self.reader.path.push(Step::Unknown(excerpt(name.as_ref())));
                return Err(fault.at(at));
            }
            self.reader.keep(tag)?;
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let at = self.reader.events.at();
        let element = Element {
            reader: self.reader,
            name: self.name,
        };
        let value = seed.deserialize(element).map_err(|fault| fault.at(at))?;
        self.reader.path.pop();
        Ok(value)
    }
}
