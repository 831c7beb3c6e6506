//! The serde deserializer: the model asks, the next elements answer.

use quick_xml::events::BytesStart;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::events::{Events, Piece};
use super::names::{ROOT, item_of};
use crate::document::Document;
use crate::format::escape::line_ends;
use crate::format::fault::{Fault, excerpt};
use crate::format::fields::{Fields, Met};
use crate::format::path::{Path, Step};
use crate::text::Limits;

pub(super) fn read(text: &str, limits: &Limits) -> Result<Document, Fault> {
    let mut reader = Reader {
        events: Events::new(text, limits),
        path: Path::default(),
    };
    reader.document().map_err(|fault| fault.on(reader.path.pointer()))
}

struct Reader<'a> {
    events: Events<'a>,
    path: Path,
}

/// What stands between elements.
enum Child<'a> {
    /// A start tag; what follows is inside.
    Element(BytesStart<'a>),
    /// No more of them.
    End,
    /// The end of the text.
    Eof,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Document, Fault> {
        let Child::Element(root) = self.child()? else {
            return Err(Fault::data(
                format!("không có phần tử gốc `{ROOT}`"),
                format!("there is no root element `{ROOT}`"),
            )
            .at(self.events.at()));
        };
        let at = self.events.at();
        self.events.attributes(&root)?;
        if root.local_name().as_ref() != ROOT {
            let root = excerpt(root.local_name().as_ref());
            return Err(Fault::data(
                format!("phần tử gốc là `{root}`; phải là `{ROOT}`"),
                format!("the root element is `{root}`; it must be `{ROOT}`"),
            )
            .at(at));
        }
        let element = Element {
            reader: self,
            name: ROOT,
        };
        let document = Document::deserialize(element).map_err(|fault| fault.at(at))?;
        match self.child()? {
            Child::Eof => Ok(document),
            _ => Err(Fault::data(
                format!("còn phần tử sau `{ROOT}`; mỗi tệp chỉ có một văn bản"),
                format!("there is an element behind `{ROOT}`; a file holds one document"),
            )
            .at(self.events.at())),
        }
    }

    /// The next element where only elements may stand.
    fn child(&mut self) -> Result<Child<'a>, Fault> {
        loop {
            match self.events.next()? {
                Piece::Start(tag) => return Ok(Child::Element(tag)),
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

fn stray_text(text: &str) -> Fault {
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
        let Child::Element(tag) = self.reader.child()? else {
            return Ok(None);
        };
        let at = self.reader.events.at();
        let name = tag.local_name();
        if name.as_ref() != self.item {
            let (found, item) = (excerpt(name.as_ref()), self.item);
            self.reader.path.push(Step::Unknown(found.clone()));
            return Err(Fault::data(
                format!("phần tử `{found}` đứng trong danh sách; mỗi phần tử ở đây phải là `{item}`"),
                format!("the element `{found}` stands in a list; each element here must be `{item}`"),
            )
            .at(at));
        }
        self.reader.path.push(Step::Item(self.next));
        self.reader.events.attributes(&tag)?;
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
        let Child::Element(tag) = self.reader.child()? else {
            return Ok(None);
        };
        let name = tag.local_name();
        match self.fields.meet(name.as_ref()) {
            Ok(Met::Field(field)) => {
                self.name = field;
                self.reader.path.push(Step::Field(field));
                self.reader.events.attributes(&tag)?;
                seed.deserialize(field.into_deserializer()).map(Some)
            }
            Ok(Met::Unknown) => {
                let fault = self.fields.unknown(name.as_ref(), &[]);
                self.reader.path.push(Step::Unknown(excerpt(name.as_ref())));
                Err(fault.at(self.reader.events.at()))
            }
            Err(fault) => {
                self.reader.path.push(Step::Unknown(excerpt(name.as_ref())));
                Err(fault.at(self.reader.events.at()))
            }
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
