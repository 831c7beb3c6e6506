//! The serde deserializer: the model asks, the next elements answer.

use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::events::Versioned;
use super::names::item_of;
use super::read::{Child, Reader, not_an_item};
use crate::format::fault::{Fault, excerpt};
use crate::format::fields::{Fields, Met};
use crate::format::path::Step;

/// The element whose start tag was read.
pub(super) struct Element<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub(super) name: &'static str,
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
        self.reader.count_object()?;
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
                Child::Foreign(tag, fault) => (tag, Some(*fault)),
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
