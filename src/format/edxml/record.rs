//! From elements to typed records and back: one table for each record.

use super::element::{Element, Extra, Node, OfText, Slot, local};
use super::field::{Field, Form, Value};
use super::notes::{Notes, Tolerance};

/// What one element holds.
pub(super) trait Part: Sized {
    /// Whether it keeps its attributes itself; those of a bare text stand in the record.
    const KEEPS: bool = false;
    /// Reads it; `None` where it is as good as absent.
    fn from_element(element: Element, notes: &mut Notes, about: About) -> Option<Self>;
    /// Writes it.
    fn to_element(&self, name: &'static str) -> Element;
    /// Whether it is as good as absent.
    fn is_blank(&self) -> bool;
}

/// Without white space at its ends, as the official reader knows it: other spaces count.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

/// What a record asks of its parts.
#[derive(Clone, Copy)]
pub(super) struct About {
    /// Whether spaces around a text are dropped, as the official reader does here.
    pub(super) trim: bool,
}

/// One part, or many.
pub(super) trait Parts {
    /// Whether there may be several.
    const MANY: bool;
    /// Whether each keeps its attributes itself.
    const KEEPS: bool;
    /// Takes one more; tells whether it was there.
    fn take(&mut self, element: Element, notes: &mut Notes, about: About) -> bool;
    /// Gives all, each with its row.
    fn give(&self, row: usize, name: &'static str, out: &mut Vec<(usize, Element)>);
}

impl<T: Part> Parts for Option<T> {
    const MANY: bool = false;
    const KEEPS: bool = T::KEEPS;

    fn take(&mut self, element: Element, notes: &mut Notes, about: About) -> bool {
        *self = T::from_element(element, notes, about);
        self.is_some()
    }

    fn give(&self, row: usize, name: &'static str, out: &mut Vec<(usize, Element)>) {
        let parts = self.iter().filter(|part| !part.is_blank());
        out.extend(parts.map(|part| (row, part.to_element(name))));
    }
}

impl<T: Part> Parts for Vec<T> {
    const MANY: bool = true;
    const KEEPS: bool = T::KEEPS;

    fn take(&mut self, element: Element, notes: &mut Notes, about: About) -> bool {
        let part = T::from_element(element, notes, about);
        let found = part.is_some();
        self.extend(part);
        found
    }

    fn give(&self, row: usize, name: &'static str, out: &mut Vec<(usize, Element)>) {
        let parts = self.iter().filter(|part| !part.is_blank());
        out.extend(parts.map(|part| (row, part.to_element(name))));
    }
}

impl Part for String {
    fn from_element(element: Element, notes: &mut Notes, about: About) -> Option<Self> {
        notes.no_elements_inside(&element);
        let at = element.at;
        let text = element.into_text();
        let trimmed = trim(&text);
        if trimmed.is_empty() {
            return None;
        }
        if trimmed.len() == text.len() {
            return Some(text);
        }
        if about.trim {
            return Some(trimmed.to_owned());
        }
        notes.note(Tolerance::Padded, at, &[]);
        Some(text)
    }

    fn to_element(&self, name: &'static str) -> Element {
        Element::new(name).with_text(self.as_str())
    }

    fn is_blank(&self) -> bool {
        trim(self).is_empty()
    }
}

impl<T: Value> Part for Field<T> {
    fn from_element(element: Element, notes: &mut Notes, _: About) -> Option<Self> {
        notes.no_elements_inside(&element);
        let at = element.at;
        let text = element.into_text();
        if trim(&text).is_empty() {
            return None;
        }
        let field = Self::read(&text);
        match field.form() {
            Form::Standard => {}
            Form::Other => notes.note(Tolerance::Form, at, &[&text, &field.to_string()]),
            Form::Impossible => notes.note(Tolerance::Impossible, at, &[&text]),
            Form::Unknown => notes.note(Tolerance::NoValue, at, &[&text]),
        }
        Some(field)
    }

    fn to_element(&self, name: &'static str) -> Element {
        Element::new(name).with_text(self.to_string())
    }

    fn is_blank(&self) -> bool {
        trim(self.as_written()).is_empty()
    }
}

impl Part for Element {
    const KEEPS: bool = true;

    fn from_element(element: Element, _: &mut Notes, _: About) -> Option<Self> {
        Some(element)
    }

    fn to_element(&self, _: &'static str) -> Element {
        self.clone()
    }

    fn is_blank(&self) -> bool {
        false
    }
}

/// A row of a record: the name in the standard, as written, and other names met.
pub(super) struct Row {
    /// The name with the prefix that is written.
    pub(super) written: &'static str,
    /// Other local names under which it is met.
    pub(super) aliases: &'static [&'static str],
    pub(super) many: bool,
    /// Whether what it holds keeps its attributes itself.
    pub(super) keeps: bool,
}

impl Row {
    fn is(&self, name: &str) -> bool {
        local(self.written) == name || self.aliases.contains(&name)
    }
}

/// An element with elements inside.
pub(super) trait Record: Default {
    const ROWS: &'static [Row];
    /// Which of several elements counts where one is expected, as in the official reader.
    const FIRST: bool;
    const TRIM: bool;

    fn take(&mut self, row: usize, element: Element, notes: &mut Notes) -> bool;
    fn give(&self, out: &mut Vec<(usize, Element)>);
    fn extra(&self) -> &Extra;
    fn extra_mut(&mut self) -> &mut Extra;

    /// Reads an element. Elements that do not belong are kept.
    fn read(element: Element, notes: &mut Notes) -> Self {
        let mut record = Self::default();
        let mut order = Vec::new();
        let mut others = Vec::new();
        let mut of_texts = Vec::new();
        let mut taken = vec![0; Self::ROWS.len()];
        let row_of = |element: &Element| Self::ROWS.iter().position(|row| row.is(element.local_name()));
        let rows: Vec<Option<usize>> = element.elements().map(row_of).collect();
        let text = element
            .children
            .iter()
            .any(|node| matches!(node, Node::Text(text) if !trim(text).is_empty()));
        if text {
            notes.note(Tolerance::StrayText, element.at, &[]);
        }
        let mut counts = vec![0; Self::ROWS.len()];
        let children = element.children.into_iter().filter_map(|node| match node {
            Node::Element(child) => Some(child),
            Node::Text(_) => None,
        });
        for (i, (child, row)) in children.zip(&rows).enumerate() {
            let Some((row, about)) = row.and_then(|row| Some((row, Self::ROWS.get(row)?))) else {
                notes.note(Tolerance::Unknown, child.at, &[&child.name]);
                order.push(Slot::Other);
                others.push(child);
                continue;
            };
            let twin = |rows: Option<&[Option<usize>]>| rows.is_some_and(|rows| rows.contains(&Some(row)));
            let counts_not = !about.many && twin(if Self::FIRST { rows.get(..i) } else { rows.get(i + 1..) });
            if counts_not {
                notes.note(Tolerance::Twice, child.at, &[local(about.written)]);
                order.push(Slot::Other);
                others.push(child);
                continue;
            }
            let count: Option<&mut usize> = counts.get_mut(row);
            let index = count
                .map(|count| std::mem::replace(count, *count + 1))
                .filter(|_| about.many);
            notes.enter(local(about.written), index);
            if about.aliases.contains(&child.local_name()) {
                notes.note(Tolerance::Alias, child.at, &[&child.name, local(about.written)]);
            }
            let bare = |node: &Node| matches!(node, Node::Text(text) if trim(text).is_empty());
            let (at, empty) = (child.at, child.children.iter().all(bare));
            let attributes = match about.keeps {
                true => Vec::new(),
                false => child.attributes.clone(),
            };
            if record.take(row, child, notes) {
                order.push(Slot::Known(row));
                let nth: Option<&mut usize> = taken.get_mut(row);
                let nth = nth.map_or(0, |nth| std::mem::replace(nth, *nth + 1));
                if !attributes.is_empty() {
                    of_texts.push(OfText { row, nth, attributes });
                }
            } else if empty {
                let tolerance = match local(about.written) {
                    "SteeringType" => Tolerance::Steering,
                    _ => Tolerance::Empty,
                };
                notes.note(tolerance, at, &[]);
            }
            notes.leave();
        }
        let sorted = order.is_sorted_by_key(|slot| match slot {
            Slot::Known(row) => *row,
            Slot::Other => usize::MAX,
        });
        if sorted {
            order.clear();
        }
        *record.extra_mut() = Extra {
            attributes: element.attributes,
            elements: others,
            order,
            of_texts,
        };
        record
    }

    /// Writes the element.
    fn write(&self, name: &'static str) -> Element {
        let mut element = Element::new(name);
        element.attributes.clone_from(&self.extra().attributes);
        let mut known = Vec::new();
        self.give(&mut known);
        self.extra().dress(&mut known);
        element.children = self.extra().arrange(known).into_iter().map(Node::Element).collect();
        element
    }
}

impl<R: Record + PartialEq> Part for R {
    const KEEPS: bool = true;

    fn from_element(element: Element, notes: &mut Notes, _: About) -> Option<Self> {
        Some(R::read(element, notes)).filter(|record| !record.is_blank())
    }

    fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    fn to_element(&self, name: &'static str) -> Element {
        self.write(name)
    }
}

/// Defines a record: its fields, each with the name of its element as written and
/// the other names under which it is met.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $type:ident ($which:ident, $spaces:ident) {
            $($(#[$field_meta:meta])* $field:ident: $of:ty = $name:literal $(or $alias:literal)*,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        #[non_exhaustive]
        $vis struct $type {
            $($(#[$field_meta])* pub $field: $of,)*
            /// Attributes and elements that the standard does not have here, kept as found.
            pub extra: $crate::format::edxml::element::Extra,
        }

        impl $crate::format::edxml::record::Record for $type {
            const ROWS: &'static [$crate::format::edxml::record::Row] = &[
                $($crate::format::edxml::record::Row {
                    written: $name,
                    aliases: &[$($alias),*],
                    many: <$of as $crate::format::edxml::record::Parts>::MANY,
                    keeps: <$of as $crate::format::edxml::record::Parts>::KEEPS,
                },)*
            ];
            const FIRST: bool = $crate::format::edxml::record::flag::$which;
            const TRIM: bool = $crate::format::edxml::record::flag::$spaces;

            fn take(
                &mut self,
                row: usize,
                element: $crate::format::edxml::element::Element,
                notes: &mut $crate::format::edxml::notes::Notes,
            ) -> bool {
                let about = $crate::format::edxml::record::About { trim: Self::TRIM };
                let mut rows = 0_usize..;
                $(
                    if rows.next() == Some(row) {
                        return $crate::format::edxml::record::Parts::take(&mut self.$field, element, notes, about);
                    }
                )*
                false
            }

            fn give(&self, out: &mut Vec<(usize, $crate::format::edxml::element::Element)>) {
                let mut rows = 0_usize..;
                $(
                    let row = rows.next().unwrap_or_default();
                    $crate::format::edxml::record::Parts::give(&self.$field, row, $name, out);
                )*
            }

            fn extra(&self) -> &$crate::format::edxml::element::Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut $crate::format::edxml::element::Extra {
                &mut self.extra
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(map.serialize_entry(&$crate::format::edxml::record::camel($name), &self.$field)?;)*
                map.end()
            }
        }
    };
}
pub(super) use record;

/// The words of the tables.
#[expect(non_upper_case_globals, reason = "they read as words in the tables")]
pub(super) mod flag {
    /// The first of several counts.
    pub(in super::super) const first: bool = true;
    /// The last of several counts.
    pub(in super::super) const last: bool = false;
    /// Spaces around a text are dropped.
    pub(in super::super) const trimmed: bool = true;
    /// Spaces around a text are kept.
    pub(in super::super) const kept: bool = false;
}

/// The name in JSON and in paths: `edXML:OrganId` is `organId`.
pub(super) fn camel(name: &str) -> String {
    let name = local(name);
    let mut chars = name.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
