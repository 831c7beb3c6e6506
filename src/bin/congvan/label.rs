//! What an input is called.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use congvan::batch::Id;

use crate::input::Name;

/// What an input is called.
pub(crate) enum Label {
    /// A file, by its path.
    File(PathBuf),
    /// A line of an input, by its number and the caller's name.
    Item(Arc<str>, usize, Id),
}

impl Label {
    /// The name for programs.
    pub(crate) fn id(&self) -> Id {
        match self {
            Self::File(file) => Id::from(Name::of(file).given().as_str()),
            Self::Item(.., id) => id.clone(),
        }
    }

    /// The name as it was given: `-` stays `-`.
    pub(crate) fn given(&self) -> String {
        match self {
            Self::File(file) => Name::of(file).given(),
            Self::Item(.., id) => id.to_string(),
        }
    }

    /// The name for people, short enough to stand before each place.
    pub(crate) fn short(&self) -> String {
        match self {
            Self::File(file) => Name::of(file).to_string(),
            Self::Item(.., id) => id.to_string(),
        }
    }
}

impl fmt::Display for Label {
    /// The name for people, with all that finds it again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => Name::of(file).fmt(f),
            Self::Item(input, line, id) => write!(f, "{input}:{line} ({id})"),
        }
    }
}
