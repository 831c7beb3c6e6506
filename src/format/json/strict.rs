//! The first reading: `serde_json`, held to one form for each value.
//!
//! serde takes `[…]` for a struct and `{"note": null}` for a name of an enum; the
//! contract does not. Nothing is looked up or stored here, so the first reading
//! stays as fast as `serde_json` alone. What is refused, the second reading explains.

use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::VERSION_FIELD;
use crate::document::Document;
use crate::format::version::VERSION;

/// A document with its version.
pub(super) struct Stated(pub(super) Document);

impl<'de> Deserialize<'de> for Stated {
    fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
        Document::deserialize(Strict { inner, root: true }).map(Self)
    }
}

/// A value, a visitor or a seed whose parts are strict, too.
struct Strict<T> {
    inner: T,
    root: bool,
}

fn part<T>(inner: T) -> Strict<T> {
    Strict { inner, root: false }
}

/// Scalars have one form in `serde_json` already.
macro_rules! scalars {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method(visitor)
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<D> {
    type Error = D::Error;

    scalars! {
        deserialize_any deserialize_bool deserialize_str deserialize_string
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_option(part(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_newtype_struct(name, part(visitor))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_seq(List(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let root = self.root;
        self.inner
            .deserialize_struct(name, fields, Object { inner: visitor, root })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_str(Name(visitor))
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

/// Every visitor says what it expects in its own words.
macro_rules! expecting {
    ($($field:tt)*) => {
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.$($field)*.expecting(f)
        }
    };
}

/// The visitors of what may be absent, and of what is in a wrapper.
impl<'de, V: Visitor<'de>> Visitor<'de> for Strict<V> {
    type Value = V::Value;

    expecting!(inner);

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(part(inner))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(part(inner))
    }
}

/// The visitor of a list.
struct List<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for List<V> {
    type Value = V::Value;

    expecting!(0);

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(part(items))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        self.inner.next_element_seed(part(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<T::Value, D::Error> {
        self.inner.deserialize(part(inner))
    }
}

/// The visitor of a struct: an object and nothing else.
struct Object<V> {
    inner: V,
    root: bool,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = V::Value;

    expecting!(inner);

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Fields {
            inner: fields,
            versioned: false,
            root: self.root,
        })
    }
}

/// The fields of an object; those of the root without the version.
struct Fields<A> {
    inner: A,
    root: bool,
    versioned: bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, mut seed: K) -> Result<Option<K::Value>, A::Error> {
        if !self.root {
            return self.inner.next_key_seed(seed);
        }
        loop {
            match self.inner.next_key_seed(RootKey(seed))? {
                None => return Ok(None),
                Some(Key::Field(field)) => return Ok(Some(field)),
                Some(Key::Version(same)) => seed = same,
            }
            if self.inner.next_value::<u32>()? != VERSION || std::mem::replace(&mut self.versioned, true) {
                return Err(A::Error::custom(VERSION_FIELD));
            }
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.inner.next_value_seed(part(seed))
    }
}

/// The version, or a field of the document.
enum Key<K, T> {
    Version(K),
    Field(T),
}

struct RootKey<K>(K);

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for RootKey<K> {
    type Value = Key<K, K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        inner.deserialize_identifier(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for RootKey<K> {
    type Value = Key<K, K::Value>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        if name == VERSION_FIELD {
            return Ok(Key::Version(self.0));
        }
        self.0.deserialize(name.into_deserializer()).map(Key::Field)
    }
}

/// The visitor of an enum, whose variants are names.
struct Name<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Name<V> {
    type Value = V::Value;

    expecting!(0);

    fn visit_str<E: Error>(self, name: &str) -> Result<V::Value, E> {
        let name: StrDeserializer<'_, E> = name.into_deserializer();
        self.0.visit_enum(name)
    }
}
