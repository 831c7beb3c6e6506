//! What a caller hands over to be checked.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::format::edxml::index::Index;
use crate::format::edxml::model::{Edxml, Packet, Status, StatusPacket};
use crate::format::edxml::reading::{Places, Reading};
use crate::format::edxml::write::EdxmlRef;

/// What [`Check::check`](super::Check::check) takes: a packet or status, and the reading
/// that it comes from where there is one.
///
/// A reference to a [`Reading`], [`Index`], [`Edxml`], [`Packet`], [`StatusPacket`] or
/// [`Status`] becomes one by itself. Only what was read shows what the reader had to
/// forgive (base64 that is none, dates in other forms, prefixes without a namespace), and
/// has places.
///
/// ```
/// use congvan::edxml::{self, Attachment, Check, Packet, Target};
///
/// fn codes<'a>(target: impl Into<Target<'a>>) -> Vec<String> {
///     let findings = Check::new().check(target).diagnostics;
///     findings.into_iter().map(|finding| finding.code.into_owned()).collect()
/// }
/// let mut packet = Packet::default();
/// packet.attach(Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7"));
/// let file = edxml::to_string(&packet)?.output.replace("JVBE", "!!!!");
///
/// let reading = edxml::from_str(&file)?;
/// assert!(codes(&reading).contains(&"ED-E16".into())); // the base64 is broken
/// assert!(!codes(&reading.content).contains(&"ED-E16".into())); // in memory there is none
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    content: EdxmlRef<'a>,
    /// What the reader forgave, and where the elements of its file stand.
    read: Option<(&'a [Diagnostic], &'a Places)>,
}

impl<'a> Target<'a> {
    /// What is checked.
    #[must_use]
    pub fn content(self) -> EdxmlRef<'a> {
        self.content
    }

    /// What the reader forgave, if it was read.
    pub(super) fn forgiven(self) -> Option<&'a [Diagnostic]> {
        self.read.map(|(forgiven, _)| forgiven)
    }

    /// Where the elements of the file stand, if that is known.
    pub(super) fn places(self) -> HashMap<String, Place> {
        self.read.map(|(_, places)| places.by_path()).unwrap_or_default()
    }
}

impl<'a> From<&'a Reading> for Target<'a> {
    fn from(reading: &'a Reading) -> Self {
        Self {
            content: (&reading.content).into(),
            read: Some((&reading.diagnostics, &reading.places)),
        }
    }
}

impl<'a> From<&'a Index<'_>> for Target<'a> {
    fn from(index: &'a Index<'_>) -> Self {
        Self {
            content: index.content().into(),
            read: Some((index.diagnostics(), index.places())),
        }
    }
}

macro_rules! contents {
    ($($content:ident)*) => {$(
        impl<'a> From<&'a $content> for Target<'a> {
            fn from(content: &'a $content) -> Self {
                Self {
                    content: content.into(),
                    read: None,
                }
            }
        }
    )*};
}

contents! { Edxml Packet StatusPacket Status }
