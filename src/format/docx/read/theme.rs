//! The faces of a theme.

use std::sync::Arc;

use crate::format::docx::package::Xml;
use crate::format::fault::Fault;

/// The faces that `w:rFonts` may name by their place in the theme.
#[derive(Debug, Clone, Default)]
pub(super) struct Theme {
    /// Of headings.
    pub(super) major: Option<Arc<str>>,
    /// Of text.
    pub(super) minor: Option<Arc<str>>,
}

impl Theme {
    /// Reads a theme part.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut theme = Self::default();
        let level = xml.level();
        while xml.child(level)? {
            theme.look(xml)?;
        }
        Ok(theme)
    }

    fn look(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let name = xml.tag().1;
        let level = xml.level();
        match name {
            "theme" | "themeElements" | "fontScheme" => {
                while xml.child(level)? {
                    self.look(xml)?;
                }
            }
            "majorFont" => self.major = latin(xml)?,
            "minorFont" => self.minor = latin(xml)?,
            _ => {}
        }
        Ok(())
    }
}

fn latin(xml: &mut Xml<'_>) -> Result<Option<Arc<str>>, Fault> {
    let level = xml.level();
    let mut face = None;
    while xml.child(level)? {
        if xml.tag().1 == "latin" {
            face = xml.get("typeface").filter(|face| !face.is_empty()).map(Arc::from);
        }
    }
    Ok(face)
}
