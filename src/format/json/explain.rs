//! The second reading, of a JSON text that the first refused: it finds the place
//! and the words, and keeps what the model does not know.
//!
//! `serde_json` reads fast and decides; its errors are English, count bytes, and
//! know neither path nor, for a value that the model refuses, its place. This
//! reader walks the text again as the model asks for it and stops at the same
//! fault. Where the fault is one of syntax, it only says how far it came.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::cursor::{Cursor, compact};
use super::{VERSION_FIELD, shapes, syntax as words};
use crate::document::{Document, Extra, Form, Kept, Unknown};
use crate::error::ErrorKind;
use crate::format::fault::{Fault, excerpt, subject};
use crate::format::fields::{Fields, Met};
use crate::format::path::{Path, Step};
use crate::format::version;
use crate::message::Message;
use crate::text::Limits;

/// How far the second reading came.
#[derive(Default)]
pub(super) struct Stopped {
    /// What the model refuses; `None` if the syntax failed.
    pub(super) fault: Option<Fault>,
    /// The JSON Pointer to where it stopped.
    pub(super) path: String,
}

pub(super) fn read(text: &str, unknown: Unknown, limits: &Limits) -> Result<Kept, Stopped> {
    // A later version may have anything: that it is one says more than the first surprise.
    if let Some(fault) = newer_version(text) {
        let path = format!("/{VERSION_FIELD}");
        return Err(Stopped {
            fault: Some(fault),
            path,
        });
    }
    let mut explainer = Explainer {
        cursor: Cursor::new(text),
        path: Path::default(),
        keep: unknown == Unknown::Keep,
        depth: limits.json_depth,
        extras: Vec::new(),
    };
    let start = explainer.cursor.at();
    let result = <Document as de::Deserialize>::deserialize(Value(&mut explainer));
    match result {
        Ok(document) if explainer.cursor.peek().is_empty() => Ok(Kept::new(document, explainer.extras)),
        Ok(_) => Err(explainer.stopped(None)),
        Err(fault) => Err(explainer.stopped(Some(fault.at(start)))),
    }
}

/// The fault of a version that is not known yet, wherever it stands in the document.
fn newer_version(text: &str) -> Option<Fault> {
    let mut cursor = Cursor::new(text);
    if !cursor.take_if("{") {
        return None;
    }
    while cursor.peek().starts_with('"') {
        let found = cursor.take().trim_matches('"') == VERSION_FIELD;
        if !cursor.take_if(":") {
            return None;
        }
        let at = cursor.at();
        let start = cursor.peek();
        cursor.skip(usize::MAX);
        if found {
            return version::is_newer(start).then(|| version::too_new(start).at(at));
        }
        if !cursor.take_if(",") {
            return None;
        }
    }
    None
}

struct Explainer<'a> {
    cursor: Cursor<'a>,
    path: Path,
    /// Whether to keep what the model does not know, to which depth, and what was kept.
    keep: bool,
    depth: usize,
    extras: Vec<Extra>,
}

impl Explainer<'_> {
    fn stopped(self, fault: Option<Fault>) -> Stopped {
        Stopped {
            fault: fault.filter(|fault| fault.kind() != ErrorKind::Syntax || !fault.is_wordless()),
            path: self.path.pointer(),
        }
    }

    /// The text of a string token, its escapes resolved.
    fn text(&mut self) -> Result<String, Fault> {
        let at = self.cursor.at();
        let token = self.cursor.peek();
        if !token.starts_with('"') {
            return Err(self.mismatch(Expected::Text));
        }
        self.cursor.take();
        serde_json::from_str(token).map_err(|error| words::fault(token, &error).shifted(at))
    }

    /// The version of the format, behind its name.
    fn version(&mut self) -> Result<(), Fault> {
        let at = self.cursor.at();
        let found = self.found()?;
        let checked = version::check(&found);
        self.cursor.take();
        checked.map_err(|fault| fault.at(at))
    }

    /// Keeps a value that the model does not know, as a part of what stands at a path.
    fn keep_value(&mut self, parent: String, name: &str) -> Result<(), Fault> {
        let start = self.cursor.at();
        if !self.cursor.skip(self.depth) {
            return Err(too_deep(self.depth).at(start));
        }
        let value = self.cursor.since(start);
        // The words for what is no value are those of the whole text.
        serde_json::from_str::<de::IgnoredAny>(value).map_err(|_| syntax())?;
        self.extras
            .push(Extra::new(Form::JsonField, parent, name, compact(value)));
        Ok(())
    }

    /// Something other than what the model has at this place.
    fn mismatch(&mut self, expected: Expected) -> Fault {
        let found = match self.found() {
            Ok(found) => found,
            Err(syntax) => return syntax,
        };
        let (must_vi, must_en) = expected.words();
        let name = self.path.name();
        let shape = name.as_deref().and_then(|name| expected.shape(name));
        let (as_vi, as_en) = shape
            .map(|shape| (format!("; viết như `{shape}`"), format!("; write it as in `{shape}`")))
            .unwrap_or_default();
        let (vi, en) = subject(name);
        Fault::data(
            format!("{vi} phải là {must_vi}, không phải `{found}`{as_vi}"),
            format!("{en} must be {must_en}, not `{found}`{as_en}"),
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

    /// An example for a field, where one is known.
    fn shape(self, name: &str) -> Option<Cow<'static, str>> {
        match self {
            Expected::Text => None,
            Expected::List => shapes::list(name).map(Cow::Owned),
            Expected::Object => shapes::object(name).map(Cow::Borrowed),
        }
    }
}

/// The place where `serde_json` has the words.
fn syntax() -> Fault {
    Fault::new(ErrorKind::Syntax, Message::new("", ""))
}

fn too_deep(limit: usize) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!("giá trị lồng nhau quá giới hạn {limit} cấp; hãy bớt cấp lồng hoặc nâng giới hạn"),
            format!("the value is nested deeper than the limit of {limit}; flatten it or raise the limit"),
        ),
    )
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
        let others: &[&str] = if self.0.path.is_root() { &[VERSION_FIELD] } else { &[] };
        visitor.visit_map(Object {
            explainer: self.0,
            fields: Fields::new(fields),
            others,
            met: HashSet::new(),
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
    /// Names that are no fields of the model: the version of the document.
    others: &'static [&'static str],
    /// Those of them that were met, and what the model does not know.
    met: HashSet<String>,
    first: bool,
}

impl Object<'_, '_> {
    /// The next field of the model; what is none is dealt with here.
    fn field(&mut self) -> Result<Option<&'static str>, Fault> {
        while self.explainer.goes_on(std::mem::take(&mut self.first), "}")? {
            let at = self.explainer.cursor.at();
            if !self.explainer.cursor.peek().starts_with('"') {
                return Err(syntax());
            }
            let key = self.explainer.text()?;
            let found = self.fields.meet(&key).and_then(|found| match found {
                Met::Field(field) => Ok(Some(field)),
                Met::Unknown => self.other(&key).map(|()| None),
            });
            let field = found.map_err(|fault| {
                self.explainer.path.push(Step::Unknown(excerpt(&key)));
                fault.at(at)
            })?;
            if !self.explainer.cursor.take_if(":") {
                return Err(syntax());
            }
            let Some(field) = field else {
                self.value(key)?;
                continue;
            };
            self.explainer.path.push(Step::Field(field));
            return Ok(Some(field));
        }
        Ok(None)
    }

    /// Whether a name that is no field of the model may stand here, for the first time.
    fn other(&mut self, key: &str) -> Result<(), Fault> {
        if !self.explainer.keep && !self.others.contains(&key) {
            return Err(self.fields.unknown(key, self.others));
        }
        if self.met.insert(key.to_owned()) {
            return Ok(());
        }
        Err(Fault::twice(key))
    }

    /// The value behind such a name.
    fn value(&mut self, key: String) -> Result<(), Fault> {
        let parent = self.explainer.path.pointer();
        let known = self.others.contains(&key.as_str());
        self.explainer.path.push(Step::Unknown(excerpt(&key)));
        if known {
            self.explainer.version()?;
        } else {
            self.explainer.keep_value(parent, &key)?;
        }
        self.explainer.path.pop();
        Ok(())
    }
}

impl<'de> MapAccess<'de> for Object<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let field = self.field()?;
        field
            .map(|field| seed.deserialize(field.into_deserializer()))
            .transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let at = self.explainer.cursor.at();
        let value = seed.deserialize(Value(self.explainer)).map_err(|fault| fault.at(at))?;
        self.explainer.path.pop();
        Ok(value)
    }
}
