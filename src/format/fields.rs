//! The names inside one object: each known, each once.

use serde::de::Error as _;

use super::fault::Fault;

/// The fields of a struct and which of them were met.
pub(super) struct Fields {
    known: &'static [&'static str],
    met: Vec<bool>,
}

/// A name that was met.
pub(super) enum Met {
    Field(&'static str),
    Unknown,
}

impl Fields {
    pub(super) fn new(known: &'static [&'static str]) -> Self {
        Self {
            known,
            met: vec![false; known.len()],
        }
    }

    /// The field of a name that was met now.
    pub(super) fn meet(&mut self, name: &str) -> Result<Met, Fault> {
        let found = self.known.iter().zip(&mut self.met).find(|(known, _)| **known == name);
        let Some((field, met)) = found else {
            return Ok(Met::Unknown);
        };
        if std::mem::replace(met, true) {
            return Err(Fault::duplicate_field(field));
        }
        Ok(Met::Field(field))
    }

    /// The fault of a name that is none of them, nor one of `others`.
    pub(super) fn unknown(&self, name: &str, others: &[&str]) -> Fault {
        Fault::unknown_name(name, &[others, self.known].concat())
    }
}
