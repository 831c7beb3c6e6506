//! The second reading of a JSON text that was refused: it finds the place and the words.
//!
//! `serde_json` reads fast and decides; its errors are English, count bytes, and
//! know neither path nor, for a value that the model refuses, its place. This
//! reader walks the text again as the model asks for it and stops at the same
//! fault. Where the fault is one of syntax, it only says how far it came.

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::cursor::Cursor;
use crate::document::Document;
use crate::error::ErrorKind;
use crate::format::fault::{Fault, excerpt, subject};
use crate::format::fields::Fields;
use crate::format::path::{Path, Step};
use crate::message::Message;

/// How far the second reading came.
pub(super) struct Explained {
    /// What the model refuses; `None` if the syntax failed.
    pub(super) fault: Option<Fault>,
    /// The JSON Pointer to where it stopped.
    pub(super) path: String,
}

pub(super) fn explain(text: &str) -> Explained {
    let mut explainer = Explainer {
        cursor: Cursor::new(text),
        path: Path::default(),
    };
    let start = explainer.cursor.at();
    let result = <Document as de::Deserialize>::deserialize(Value(&mut explainer));
    Explained {
        fault: result
            .err()
            .filter(|fault| fault.kind() != ErrorKind::Syntax)
            .map(|fault| fault.at(start)),
        path: explainer.path.pointer(),
    }
}

struct Explainer<'a> {
    cursor: Cursor<'a>,
    path: Path,
}

impl Explainer<'_> {
    /// The text of a string token, its escapes resolved.
    fn text(&mut self) -> Result<String, Fault> {
        let token = self.cursor.peek();
        if !token.starts_with('"') {
            return Err(self.mismatch(Expected::Text));
        }
        self.cursor.take();
        serde_json::from_str(token).map_err(|_| syntax())
    }

    /// Something other than what the model has at this place.
    fn mismatch(&mut self, expected: Expected) -> Fault {
        let found = match self.found() {
            Ok(found) => found,
            Err(syntax) => return syntax,
        };
        let (must_vi, must_en) = expected.words();
        let (vi, en) = subject(self.path.name());
        Fault::data(
            format!("{vi} phải là {must_vi}, không phải `{found}`"),
            format!("{en} must be {must_en}, not `{found}`"),
        )
    }

    /// The value at the cursor in short; a fault of syntax if it is none.
    fn found(&mut self) -> Result<String, Fault> {
        match self.cursor.peek() {
            "{" => Ok("{…}".to_owned()),
            "[" => Ok("[…]".to_owned()),
            token if serde_json::from_str::<de::IgnoredAny>(token).is_ok() => Ok(excerpt(token)),
            _ => Err(syntax()),
        }
    }

    /// Behind an item: whether another follows.
    fn goes_on(&mut self, first: bool, end: &str) -> Result<bool, Fault> {
        if self.cursor.take_if(end) {
            return Ok(false);
        }
        if first || self.cursor.take_if(",") {
            Ok(true)
        } else {
            Err(syntax())
        }
    }
}

/// What the model has at a place, for a message.
#[derive(Clone, Copy)]
enum Expected {
    Text,
    List,
    Object,
}

impl Expected {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Expected::Text => ("chuỗi trong dấu ngoặc kép", "a string in double quotes"),
            Expected::List => ("danh sách `[…]`", "a list `[…]`"),
            Expected::Object => ("đối tượng `{…}`", "an object `{…}`"),
        }
    }
}

/// The place where `serde_json` has the words.
fn syntax() -> Fault {
    Fault::new(ErrorKind::Syntax, Message::new("", ""))
}

/// The value at the cursor.
struct Value<'e, 'a>(&'e mut Explainer<'a>);

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let (token, found) = (self.0.cursor.peek(), self.0.found()?);
            if let Ok(number) = token.parse::<$type>() {
                self.0.cursor.take();
                return visitor.$visit(number);
            }
            Err(Fault::number(self.0.path.name(), $type::MIN, $type::MAX, &found))
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Fault;

    /// For types that the model does not use: `serde_json` has the words.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(syntax())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.0.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
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

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.cursor.take_if("null") {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.0.cursor.take_if("[") {
            return Err(self.0.mismatch(Expected::List));
        }
        visitor.visit_seq(List {
            explainer: self.0,
            next: 0,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if !self.0.cursor.take_if("{") {
            return Err(self.0.mismatch(Expected::Object));
        }
        visitor.visit_map(Object {
            explainer: self.0,
            fields: Fields::new(fields),
            first: true,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(self.0.text()?.into_deserializer())
    }

    forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

struct List<'e, 'a> {
    explainer: &'e mut Explainer<'a>,
    next: usize,
}

impl<'de> SeqAccess<'de> for List<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if !self.explainer.goes_on(self.next == 0, "]")? {
            return Ok(None);
        }
        self.explainer.path.push(Step::Item(self.next));
        self.next += 1;
        let at = self.explainer.cursor.at();
        let item = seed.deserialize(Value(self.explainer)).map_err(|fault| fault.at(at))?;
        self.explainer.path.pop();
        Ok(Some(item))
    }
}

struct Object<'e, 'a> {
    explainer: &'e mut Explainer<'a>,
    fields: Fields,
    first: bool,
}

impl<'de> MapAccess<'de> for Object<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        if !self.explainer.goes_on(std::mem::take(&mut self.first), "}")? {
            return Ok(None);
        }
        let at = self.explainer.cursor.at();
        if !self.explainer.cursor.peek().starts_with('"') {
            return Err(syntax());
        }
        let key = self.explainer.text()?;
        let field = match self.fields.meet(&key) {
            Ok(field) => field,
            Err(fault) => {
                self.explainer.path.push(Step::Unknown(excerpt(&key)));
                return Err(fault.at(at));
            }
        };
        if !self.explainer.cursor.take_if(":") {
            return Err(syntax());
        }
        self.explainer.path.push(Step::Field(field));
        seed.deserialize(field.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let at = self.explainer.cursor.at();
        let value = seed.deserialize(Value(self.explainer)).map_err(|fault| fault.at(at))?;
        self.explainer.path.pop();
        Ok(value)
    }
}
