//! The text of a letter from top to bottom: `word/document.xml`.

use super::measures::{Measures, Paper};
use super::options::Writer;
use super::section::{First, section};
use super::style::Style;
use super::xml::{DECLARATION, MAIN, Para, Xml};
use crate::document::{Document, System};

/// A letter as it is laid out.
pub(super) struct Sheet<'d> {
    pub(super) document: &'d Document,
    pub(super) measures: Measures,
    /// Whether it follows the rules of the Party.
    pub(super) party: bool,
    /// How many blocks of the content the head took.
    pub(super) first_block: usize,
    pub(super) xml: Xml,
}

impl<'d> Sheet<'d> {
    pub(super) fn new(document: &'d Document, options: &Writer) -> Self {
        let party = document.system() == System::Party;
        Self {
            document,
            measures: Measures::new(options, party),
            party,
            first_block: 0,
            xml: Xml::with(format!(
                "{DECLARATION}<w:document xmlns:w=\"{MAIN}\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
            )),
        }
    }

    /// The part `word/document.xml`.
    pub(super) fn document_xml(&mut self) {
        let d = self.document;
        self.head();
        self.content();
        self.foot();
        for (i, copy) in d.copy_block.iter().chain(&d.further_copies).enumerate() {
            self.copy(copy, i);
        }
        for (i, text) in d.unplaced.iter().enumerate() {
            self.xml
                .paragraph(&Para::of(Style::Unplaced, format!("/unplaced/{i}"), text.as_str()));
        }
        let mut ending = section(&Paper::portrait(), First::OfLetter);
        for (i, appendix) in d.appendices.iter().enumerate() {
            self.end_section(&ending);
            let paper = self.appendix(appendix, i);
            ending = section(&paper, First::OfAnnex);
        }
        self.xml.out.push_str(&ending);
        self.xml.out.push_str("</w:body></w:document>\n");
    }

    /// A section ends with a paragraph, here one that takes no room.
    fn end_section(&mut self, ending: &str) {
        self.xml.paragraph_ending(&Para::new(Style::Gap), ending);
    }
}
