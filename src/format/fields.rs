//! The names inside one object: each known, each once.

use serde::de::Error as _;

use super::fault::Fault;

/// The fields of a struct and which of them were met.
pub(super) struct Fields {
    known: &'static [&'static str],
    met: Vec<bool>,
}

impl Fields {
    pub(super) fn new(known: &'static [&'static str]) -> Self {
        Self {
            known,
            met: vec![false; known.len()],
        }
    }

    /// The field of a name that was met now.
    pub(super) fn meet(&mut self, name: &str) -> Result<&'static str, Fault> {
        let found = self.known.iter().zip(&mut self.met).find(|(known, _)| **known == name);
        let Some((field, met)) = found else {
            return Err(Fault::unknown_field(name, self.known));
        };
        if std::mem::replace(met, true) {
            return Err(Fault::duplicate_field(field));
        }
        Ok(field)
    }
}
