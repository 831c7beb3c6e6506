//! The serde serializer: a value becomes an element.

use std::collections::HashSet;
use std::fmt::Display;

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::names::{NAMESPACE, ROOT, item_of};
use crate::document::{Document, Extra, Form, Loss, Waiting, Written};
use crate::format::escape::{illegal, push_escaped};
use crate::format::fault::Fault;
use crate::format::path::{Path, Step};
use crate::format::version::VERSION;

/// The declaration that every file begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// What the element of a root has: namespace and version.
pub(super) fn root_attributes() -> String {
    format!(" xmlns=\"{NAMESPACE}\" version=\"{VERSION}\"")
}

/// The document as XML, with what could not be written as it is.
pub(super) fn write(document: &Document, extras: &[Extra]) -> Result<Written<String>, Fault> {
    let mut written = Writer::run(document, extras, DECLARATION.to_owned(), 0)?;
    written.output.push('\n');
    Ok(written)
}

/// The element of a document among many, on lines of its own.
pub(super) fn write_item(document: &Document, extras: &[Extra]) -> Result<Written<String>, Fault> {
    Writer::run(document, extras, String::new(), 1)
}

struct Writer<'x> {
    output: String,
    depth: usize,
    path: Path,
    waiting: Waiting<'x>,
    losses: Vec<Loss>,
}

impl<'x> Writer<'x> {
    fn run(document: &Document, extras: &'x [Extra], output: String, depth: usize) -> Result<Written<String>, Fault> {
        let mut writer = Writer {
            output,
            depth,
            path: Path::default(),
            waiting: Waiting::new(extras),
            losses: Vec::new(),
        };
        document.serialize(Element {
            writer: &mut writer,
            name: ROOT,
        })?;
        let mut losses = writer.losses;
        losses.extend(writer.waiting.into_losses());
        Ok(Written::new(writer.output, losses))
    }

    /// What stands here beyond the model.
    fn extras(&mut self, form: Form) -> Vec<&'x Extra> {
        if self.waiting.is_empty() {
            return Vec::new();
        }
        self.waiting.take(&self.path.pointer(), form)
    }

    fn line(&mut self) {
        self.output.push('\n');
        for _ in 0..self.depth {
            self.output.push_str("  ");
        }
    }

    /// Starts a line with `<name`.
    fn tag(&mut self, name: &str) {
        self.line();
        self.output.push('<');
        self.output.push_str(name);
        if self.depth == 0 {
            self.output.push_str(&root_attributes());
        }
        let mut declared = HashSet::new();
        for extra in self.extras(Form::XmlAttribute) {
            // Two attributes of one namespace need its declaration once.
            let own = extra
                .text()
                .split_once("\" ")
                .filter(|_| extra.text().starts_with(" xmlns:"));
            match own {
                Some((declaration, attribute)) if !declared.insert(declaration) => {
                    self.output.push(' ');
                    self.output.push_str(attribute);
                }
                _ => self.output.push_str(extra.text()),
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.output.push_str("</");
        self.output.push_str(name);
        self.output.push('>');
    }

    /// An element with text alone.
    fn text(&mut self, name: &str, text: &str) {
        self.tag(name);
        if text.is_empty() {
            self.output.push_str("/>");
            return;
        }
        self.output.push('>');
        let lost = push_escaped(&mut self.output, text);
        self.end(name);
        if !lost.is_empty() {
            self.losses.push(illegal(self.path.pointer(), &lost));
        }
    }
}

/// The element that a value will be.
struct Element<'w, 'x> {
    writer: &'w mut Writer<'x>,
    name: &'static str,
}

impl<'w, 'x> Element<'w, 'x> {
    fn parent(self) -> Parent<'w, 'x> {
        self.writer.tag(self.name);
        self.writer.depth += 1;
        Parent {
            writer: self.writer,
            name: self.name,
            item: "",
            children: 0,
        }
    }

    fn scalar(self, value: impl Display) -> Result<(), Fault> {
        self.writer.text(self.name, &value.to_string());
        Ok(())
    }
}

/// An element with elements inside: a struct, or a list of items.
struct Parent<'w, 'x> {
    writer: &'w mut Writer<'x>,
    name: &'static str,
    item: &'static str,
    children: usize,
}

impl Parent<'_, '_> {
    fn child<T: Serialize + ?Sized>(&mut self, name: &'static str, step: Step, value: &T) -> Result<(), Fault> {
        // A field that is absent writes nothing: the tag is closed when something was written.
        let before = self.writer.output.len();
        if self.children == 0 {
            self.writer.output.push('>');
        }
        let opened = self.writer.output.len();
        self.writer.path.push(step);
        value.serialize(Element {
            writer: self.writer,
            name,
        })?;
        self.writer.path.pop();
        if self.writer.output.len() == opened {
            self.writer.output.truncate(before);
        } else {
            self.children += 1;
        }
        Ok(())
    }

    fn close(mut self) {
        for extra in self.writer.extras(Form::XmlElement) {
            if std::mem::replace(&mut self.children, 1) == 0 {
                self.writer.output.push('>');
            }
            self.writer.line();
            self.writer.output.push_str(extra.text());
        }
        self.writer.depth -= 1;
        if self.children == 0 {
            self.writer.output.push_str("/>");
            return;
        }
        self.writer.line();
        self.writer.end(self.name);
    }
}

impl SerializeStruct for Parent<'_, '_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Fault> {
        self.child(name, Step::Field(name), value)
    }

    fn end(self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

impl SerializeSeq for Parent<'_, '_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let before = self.children;
        self.child(self.item, Step::Item(before), value)?;
        if self.children == before {
            return Err(Fault::custom(format!("an item of `{}` has no text", self.name)));
        }
        Ok(())
    }

    fn end(self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

/// A type that the format has no form for; no document holds one.
fn formless<T>(what: &str) -> Result<T, Fault> {
    Err(Fault::custom(format!("the XML format has no form for {what}")))
}

macro_rules! scalars {
    ($($method:ident $type:ty;)*) => {$(
        fn $method(self, value: $type) -> Result<(), Fault> {
            self.scalar(value)
        }
    )*};
}

impl<'w, 'x> Serializer for Element<'w, 'x> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = Parent<'w, 'x>;
    type SerializeStruct = Parent<'w, 'x>;
    type SerializeTuple = Impossible<(), Fault>;
    type SerializeTupleStruct = Impossible<(), Fault>;
    type SerializeTupleVariant = Impossible<(), Fault>;
    type SerializeMap = Impossible<(), Fault>;
    type SerializeStructVariant = Impossible<(), Fault>;

    scalars! {
        serialize_bool bool;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
    }

    fn serialize_str(self, text: &str) -> Result<(), Fault> {
        self.writer.text(self.name, text);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Fault> {
        self.serialize_str(variant)
    }

    fn serialize_none(self) -> Result<(), Fault> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parent<'w, 'x>, Fault> {
        let Some(item) = item_of(self.name) else {
            return formless(&format!("the items of `{}`", self.name));
        };
        Ok(Parent { item, ..self.parent() })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parent<'w, 'x>, Fault> {
        Ok(self.parent())
    }

    fn serialize_f32(self, _: f32) -> Result<(), Fault> {
        formless("a fraction")
    }

    fn serialize_f64(self, _: f64) -> Result<(), Fault> {
        formless("a fraction")
    }

    fn serialize_char(self, _: char) -> Result<(), Fault> {
        formless("a character")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Fault> {
        formless("bytes")
    }

    fn serialize_unit(self) -> Result<(), Fault> {
        formless("nothing")
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Fault> {
        formless(name)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Fault> {
        formless(name)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Fault> {
        formless("a tuple")
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Fault> {
        formless(name)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Fault> {
        formless(name)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Fault> {
        formless("a map")
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Fault> {
        formless(name)
    }
}
