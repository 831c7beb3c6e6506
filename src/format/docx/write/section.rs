//! Sections, and what stands in the margins of their pages: the number of the page,
//! boxes 11, 13 and 14 (NĐ 30/2020, Annex I, I.7 and IV).

use super::measures::{Measures, Paper, Size};
use super::style::Style;
use super::xml::{DECLARATION, MAIN, Para, Xml};
use crate::document::{Document, Loss};
use crate::layout::Length;

/// The parts of the margins, by the identifiers of their relationships.
pub(super) const NUMBERED: &str = "rIdSoTrang";
pub(super) const FIRST_HEADER: &str = "rIdDauTrangDau";
pub(super) const FIRST_FOOTER: &str = "rIdChanTrangDau";
pub(super) const EMPTY_HEADER: &str = "rIdDauTrangTrong";
pub(super) const EMPTY_FOOTER: &str = "rIdChanTrangTrong";

/// The page that begins a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Of the letter, with boxes 11, 13 and 14.
    OfLetter,
    /// Of an annex, whose margins are empty.
    OfAnnex,
}

/// The end of a section: its first page shows no number, and counts as 1.
pub(super) fn section(paper: &Paper, first: First) -> String {
    let (header, footer) = match first {
        First::OfLetter => (FIRST_HEADER, FIRST_FOOTER),
        First::OfAnnex => (EMPTY_HEADER, EMPTY_FOOTER),
    };
    let margin = Length::from_mm(10.0).twips();
    let Paper {
        width,
        height,
        top,
        right,
        bottom,
        left,
        landscape,
    } = *paper;
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"{NUMBERED}\"/>\
         <w:headerReference w:type=\"first\" r:id=\"{header}\"/>\
         <w:footerReference w:type=\"first\" r:id=\"{footer}\"/><w:type w:val=\"nextPage\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\"{}/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" \
         w:header=\"{margin}\" w:footer=\"{margin}\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>",
        width.twips(),
        height.twips(),
        if landscape { " w:orient=\"landscape\"" } else { "" },
        top.twips(),
        right.twips(),
        bottom.twips(),
        left.twips(),
    )
}

/// A header or footer: its name in the file, its relationship, its text.
pub(super) struct Margin {
    pub(super) file: &'static str,
    pub(super) id: &'static str,
    pub(super) is_header: bool,
    pub(super) xml: String,
}

/// Every header and footer that sections refer to, and what was lost in them.
pub(super) fn margins(document: &Document, measures: &Measures) -> (Vec<Margin>, Vec<Loss>) {
    let mut losses = Vec::new();
    let mut part = |file, id, is_header, paras: &[Para<'_>]| {
        let root = if is_header { "hdr" } else { "ftr" };
        let mut xml = Xml::with(format!("{DECLARATION}<w:{root} xmlns:w=\"{MAIN}\">"));
        if paras.is_empty() {
            xml.paragraph(&Para::new(Style::Gap));
        }
        xml.paragraphs(paras);
        xml.out.push_str(&format!("</w:{root}>\n"));
        losses.append(&mut xml.losses);
        Margin {
            file,
            id,
            is_header,
            xml: xml.out,
        }
    };
    let numbered = [Para::new(Style::PageNumber).page_number()];
    let parts = vec![
        part("header1.xml", NUMBERED, true, &numbered),
        part("header2.xml", FIRST_HEADER, true, &first_header(document, measures)),
        part("footer1.xml", FIRST_FOOTER, false, &first_footer(document)),
        part("header3.xml", EMPTY_HEADER, true, &[]),
        part("footer2.xml", EMPTY_FOOTER, false, &[]),
    ];
    (parts, losses)
}

/// The texts of electronic signatures at the right (box 14), the note on circulation
/// in a box over Quốc hiệu (box 11).
fn first_header<'d>(d: &'d Document, measures: &Measures) -> Vec<Para<'d>> {
    let stamp = |(i, text): (usize, &'d String)| Para::of(Style::Stamp, format!("/stamps/{i}"), text.as_str());
    let mut paras: Vec<Para<'d>> = d.stamps.iter().enumerate().map(stamp).collect();
    if let Some(note) = &d.circulation {
        let width = measures.width(note, Size::Mark, true) + Length::from_mm(6.0);
        let width = width.min(measures.head[1]);
        let left = measures.head[0] + Length::from_twips((measures.head[1] - width).twips() / 2);
        let para = Para::of(Style::Circulation, "/circulation", note.as_str()).after(6.0);
        let para = if paras.is_empty() { para } else { para.before(6.0) };
        paras.push(para.boxed(left, width, measures.text, "auto"));
    }
    paras
}

/// The address of the body below a rule (box 13).
fn first_footer(d: &Document) -> Vec<Para<'_>> {
    let line = |(i, text): (usize, &String)| {
        let para = Para::of(Style::Contact, format!("/contact/{i}"), text.clone());
        if i == 0 { para.below_rule() } else { para }
    };
    d.contact.iter().enumerate().map(line).collect()
}
