//! From elements to typed records and back: one table for each record.

use super::element::{Element, Extra, Node, OfText, Slot, local};
use super::notes::{Notes, Tolerance};
use super::part::{About, Part, trim};

/// A row of a record: the name in the standard, as written, and other names met.
pub(super) struct Row {
    /// The name without the prefix.
    pub(super) name: &'static str,
    /// Other local names under which it is met.
    pub(super) aliases: &'static [&'static str],
    pub(super) many: bool,
    /// Whether what it holds keeps its attributes itself.
    pub(super) keeps: bool,
}

impl Row {
    fn is(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// No record has more rows.
const MOST_ROWS: usize = 16;

/// What was met of one row.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    /// The last element of it.
    last: usize,
    /// How many there are.
    count: usize,
    /// Whether one was passed.
    passed: bool,
    /// How many were taken.
    taken: usize,
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
        const { assert!(Self::ROWS.len() <= MOST_ROWS) }
        let blank = |node: &Node| matches!(node, Node::Text(text) if trim(text).is_empty());
        let text = |node: &Node| matches!(node, Node::Text(_)) && !blank(node);
        if element.children.iter().any(text) {
            notes.note(Tolerance::StrayText, element.at, &[]);
        }
        let mut met = [Met::default(); MOST_ROWS];
        // Where each child belongs; `None` for what is as good as absent.
        let mut slots: Vec<Option<Slot>> = Vec::with_capacity(element.children.len());
        for child in element.elements() {
            let name = child.local_name();
            let row = Self::ROWS.iter().position(|row| row.is(name));
            if let Some(met) = row.and_then(|row| met.get_mut(row)) {
                met.last = slots.len();
                met.count += 1;
            }
            slots.push(Some(row.map_or(Slot::Other, Slot::Known)));
        }
        let mut record = Self::default();
        let (mut others, mut of_texts) = (Vec::new(), Vec::new());
        let children = element.children.into_iter().filter_map(|node| match node {
            Node::Element(child) => Some(child),
            Node::Text(_) => None,
        });
        for (i, (child, slot)) in children.zip(&mut slots).enumerate() {
            let row = match *slot {
                Some(Slot::Known(row)) => row,
                _ => usize::MAX,
            };
            let (Some(about), Some(met)) = (Self::ROWS.get(row), met.get_mut(row)) else {
                notes.note(Tolerance::Unknown, child.at, &[&child.name]);
                others.push(child);
                continue;
            };
            let passed = std::mem::replace(&mut met.passed, true);
            let counts_not = if Self::FIRST { passed } else { i != met.last };
            if counts_not && !about.many {
                notes.note(Tolerance::Twice, child.at, &[about.name]);
                *slot = Some(Slot::Other);
                others.push(child);
                continue;
            }
            notes.enter(about.name, about.many.then_some(met.taken), child.at);
            if about.aliases.contains(&child.local_name()) {
                notes.note(Tolerance::Alias, child.at, &[&child.name, about.name]);
            }
            let (at, empty) = (child.at, child.children.iter().all(blank));
            let (attributes, elements) = match about.keeps {
                true => (Vec::new(), Vec::new()),
                false => (child.attributes.clone(), child.elements().cloned().collect()),
            };
            // An empty one that counts stays beside its twin, which would count without it.
            let twin = (met.count > 1 && !about.many).then(|| child.clone());
            if record.take(row, child, notes) {
                let nth = met.taken;
                met.taken += 1;
                if !attributes.is_empty() || !elements.is_empty() {
                    of_texts.push(OfText {
                        row,
                        nth,
                        attributes,
                        elements,
                    });
                }
            } else {
                *slot = twin.is_some().then_some(Slot::Other);
                others.extend(twin);
                if empty {
                    notes.note(of_empty(about.name), at, &[]);
                }
            }
            notes.leave();
        }
        let places = slots.iter().flatten().map(|slot| match slot {
            Slot::Known(row) => *row,
            Slot::Other => usize::MAX,
        });
        let order = match places.is_sorted() {
            true => Vec::new(),
            false => slots.into_iter().flatten().collect(),
        };
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

/// What is to be told of an empty element.
fn of_empty(name: &str) -> Tolerance {
    match name {
        "SteeringType" => Tolerance::Steering,
        _ => Tolerance::Empty,
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
                    name: $crate::format::edxml::element::local($name),
                    aliases: &[$($alias),*],
                    many: <$of as $crate::format::edxml::part::Parts>::MANY,
                    keeps: <$of as $crate::format::edxml::part::Parts>::KEEPS,
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
                let about = $crate::format::edxml::part::About { trim: Self::TRIM };
                let mut rows = 0_usize..;
                $(
                    if rows.next() == Some(row) {
                        return $crate::format::edxml::part::Parts::take(&mut self.$field, element, notes, about);
                    }
                )*
                false
            }

            fn give(&self, out: &mut Vec<(usize, $crate::format::edxml::element::Element)>) {
                let mut rows = 0_usize..;
                $(
                    let row = rows.next().unwrap_or_default();
                    $crate::format::edxml::part::Parts::give(&self.$field, row, $name, out);
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
