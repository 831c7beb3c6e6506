//! Sections: pages that are alike.

use super::numerals::NumberFormat;
use super::props::alignment;
use super::units::{number, on_off, twips};
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::{Length, Margins, Pages};

/// What `w:sectPr` says.
#[derive(Debug, Clone)]
pub(super) struct SectionProps {
    pub(super) width: Length,
    pub(super) height: Length,
    pub(super) margins: Margins,
    /// The parts of its headers, by the pages they stand on.
    pub(super) headers: Vec<(Pages, String)>,
    /// The parts of its footers.
    pub(super) footers: Vec<(Pages, String)>,
    /// Whether the first page has a header and footer of its own.
    pub(super) title_page: bool,
    pub(super) number_format: Option<NumberFormat>,
    pub(super) first_number: Option<u32>,
    /// Whether it goes on with the page of the one before.
    pub(super) continuous: bool,
}

impl Default for SectionProps {
    /// Word takes A4 or Letter by the machine; what is not said is A4 here, with an inch
    /// around.
    fn default() -> Self {
        let inch = Length::from_twips(1440);
        let mut margins = Margins::default();
        (margins.top, margins.right, margins.bottom, margins.left) = (inch, inch, inch, inch);
        Self {
            width: Length::from_twips(11_906),
            height: Length::from_twips(16_838),
            margins,
            headers: Vec::new(),
            footers: Vec::new(),
            title_page: false,
            number_format: None,
            first_number: None,
            continuous: false,
        }
    }
}

impl SectionProps {
    /// Reads the children of `w:sectPr`.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut section = Self::default();
        let level = xml.level();
        while xml.child(level)? {
            let (Space::W, name) = xml.tag() else { continue };
            match name {
                "headerReference" => refer(&mut section.headers, reference(xml)),
                "footerReference" => refer(&mut section.footers, reference(xml)),
                "titlePg" => section.title_page = on_off(xml.get("val")),
                "type" => section.continuous = xml.get("val") == Some("continuous"),
                "pgSz" => {
                    section.width = length(xml, "w").unwrap_or(section.width);
                    section.height = length(xml, "h").unwrap_or(section.height);
                }
                "pgMar" => section.margins(xml),
                "pgNumType" => {
                    section.number_format = xml.get("fmt").map(NumberFormat::of);
                    section.first_number = xml.get("start").and_then(number).and_then(|n| u32::try_from(n).ok());
                }
                _ => {}
            }
        }
        Ok(section)
    }

    fn margins(&mut self, xml: &Xml<'_>) {
        // A negative margin says that the text may not give way to the header.
        let side = |name: &str| length(xml, name).map(|side| Length::from_twips(side.twips().saturating_abs()));
        let margins = &mut self.margins;
        margins.top = side("top").unwrap_or(margins.top);
        margins.bottom = side("bottom").unwrap_or(margins.bottom);
        margins.right = side("right").unwrap_or(margins.right);
        margins.left = side("left").unwrap_or(margins.left) + side("gutter").unwrap_or_default();
    }

    /// How wide the text is.
    pub(super) fn text_width(&self) -> Length {
        self.width - self.margins.left - self.margins.right
    }

    /// Takes over the headers and footers that it does not state, as Word does.
    pub(super) fn inherit(&mut self, before: &SectionProps) {
        for (own, base) in [
            (&mut self.headers, &before.headers),
            (&mut self.footers, &before.footers),
        ] {
            for part in base {
                refer(own, Some(part.clone()));
            }
        }
    }
}

/// Adds the part of some pages, if those have none.
fn refer(own: &mut Vec<(Pages, String)>, more: Option<(Pages, String)>) {
    own.extend(more.filter(|(pages, _)| !own.iter().any(|(known, _)| known == pages)));
}

fn length(xml: &Xml<'_>, name: &str) -> Option<Length> {
    xml.get(name).and_then(twips)
}

/// The pages and the relationship of `w:headerReference`.
fn reference(xml: &Xml<'_>) -> Option<(Pages, String)> {
    let pages = match xml.get("type") {
        Some("first") => Pages::First,
        Some("even") => Pages::Even,
        _ => Pages::Default,
    };
    Some((pages, xml.get_of(Space::R, "id")?.to_owned()))
}

/// `w:jc` of a table, for which both sides mean the left one.
pub(super) fn table_alignment(value: &str) -> Option<crate::layout::Alignment> {
    alignment(value)
}
