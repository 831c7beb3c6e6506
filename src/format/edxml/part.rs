//! What the elements of a record hold: texts, values, elements as found, one or many.

use super::element::Element;
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
pub(super) fn trim(text: &str) -> &str {
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
