//! The content, block by block: box 6 (NĐ 30/2020, Annex I, II.6).

use super::sheet::Sheet;
use super::style::Style;
use super::xml::{Face, Para};
use crate::document::{Block, BlockKind};
use crate::layout::Length;

/// Where blocks stand in the document, and how wide their page is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) path: &'p str,
    pub(super) width: Length,
    /// The index of the first block.
    pub(super) from: usize,
}

impl<'d> Sheet<'d> {
    pub(super) fn content(&mut self) {
        let d = self.document;
        let from = self.first_block;
        let blocks = d.body.get(from..).unwrap_or_default();
        let place = Place {
            path: "/body",
            width: self.measures.text,
            from,
        };
        let signed = !d.signatures.is_empty() || !d.recipients.is_empty() || d.archive.is_some();
        self.blocks(blocks, place, d.end_mark.as_deref(), signed);
    }

    /// Blocks with the end mark behind the last that is no remark; `kept` says that the
    /// last of them shall stand on the page of what follows.
    pub(super) fn blocks(&mut self, blocks: &'d [Block], place: Place<'_>, end_mark: Option<&'d str>, kept: bool) {
        let last = blocks.iter().rposition(|block| block.kind != BlockKind::Note);
        for (i, block) in blocks.iter().enumerate() {
            let is_last = Some(i) == last;
            let path = format!("{}/{}", place.path, place.from + i);
            let mark = end_mark.filter(|_| is_last);
            if !block.rows.is_empty() {
                self.rows(block, &path, place.width, kept && i + 1 == blocks.len());
            }
            let titled = blocks.get(i + 1).is_some_and(|next| is_within(next, block));
            let mut paras = paragraphs(block, &path, titled, mark.is_some());
            match (mark, paras.pop()) {
                (Some(mark), Some(para)) if block.rows.is_empty() => {
                    paras.push(para.faced("/end_mark", mark, Face::NotBold));
                }
                (Some(mark), para) => {
                    paras.extend(para);
                    paras.push(Para::of(Style::Text, "/end_mark", mark));
                }
                (None, para) => paras.extend(para),
            }
            if kept
                && i + 1 == blocks.len()
                && let Some(para) = paras.pop()
            {
                paras.push(para.with_next());
            }
            self.xml.paragraphs(&paras);
        }
        if let (Some(mark), None) = (end_mark, last) {
            self.xml.paragraph(&Para::of(Style::Text, "/end_mark", mark));
        }
    }

    fn rows(&mut self, block: &'d Block, path: &str, width: Length, kept: bool) {
        // The gaps keep the table from growing into one that stands above or below.
        self.xml.paragraph(&Para::new(Style::Gap).before(3.0));
        self.xml
            .table(&block.rows, &format!("{path}/rows"), width, &self.measures, kept);
        let gap = Para::new(Style::Gap);
        self.xml.paragraph(&if kept { gap.with_next() } else { gap });
    }
}

/// Whether a block is a part of the one above it.
fn is_within(block: &Block, above: &Block) -> bool {
    block.level > above.level
        || matches!(block.kind, BlockKind::Bullet | BlockKind::Point | BlockKind::Table) && block.kind != above.kind
        || (block.kind == BlockKind::Paragraph && above.kind == BlockKind::Clause)
}

/// The paragraphs of a block; `leads` says whether what follows is a part of it,
/// `ends` whether the end mark stands for its full stop.
fn paragraphs<'d>(block: &'d Block, path: &str, leads: bool, ends: bool) -> Vec<Para<'d>> {
    let marker = block.marker.as_deref().unwrap_or_default();
    let text = block.text.as_str();
    if marker.is_empty() && text.is_empty() && !block.rows.is_empty() {
        return Vec::new();
    }
    let (style, face) = match block.kind {
        BlockKind::Part | BlockKind::Chapter => return division(block, path, Style::Division),
        BlockKind::Section | BlockKind::Subsection => return division(block, path, Style::Section),
        BlockKind::Heading if is_in_the_middle(block) => (Style::Centred, Face::AsStyle),
        BlockKind::Heading => (Style::Heading, Face::AsStyle),
        BlockKind::Article if ends || is_sentence(text) => (Style::Article, Face::NotBold),
        BlockKind::Article => (Style::Article, Face::AsStyle),
        BlockKind::Recital => (Style::Recital, Face::AsStyle),
        BlockKind::Note => (Style::Note, Face::AsStyle),
        BlockKind::Clause if leads && !ends && !is_sentence(text) => (Style::Text, Face::Bold),
        _ => (Style::Text, Face::AsStyle),
    };
    let mut para = Para::new(style);
    if !marker.is_empty() {
        let face = if face == Face::Bold { face } else { Face::AsStyle };
        para = para.faced(format!("{path}/marker"), marker, face);
        if !text.is_empty() {
            para = para.fixed(" ");
        }
    }
    para = para.faced(format!("{path}/text"), text, face);
    if face == Face::Bold || (style == Style::Article && face == Face::AsStyle) {
        para = para.with_next();
    }
    vec![para]
}

/// `Chương I` on a line of its own, its title below (II.6.đ).
fn division<'d>(block: &'d Block, path: &str, style: Style) -> Vec<Para<'d>> {
    let line = |style, field: &str, text: &'d str| Para::of(style, format!("{path}/{field}"), text);
    match block.marker.as_deref() {
        Some(marker) if block.text.is_empty() => vec![line(style, "marker", marker)],
        Some(marker) => vec![
            line(style, "marker", marker),
            line(Style::DivisionTitle, "text", &block.text),
        ],
        None => vec![line(style, "text", &block.text)],
    }
}

/// `QUYẾT ĐỊNH:` and the line of who decides; a heading with a number stands at the
/// indent (Annex I, V, row 6.b).
fn is_in_the_middle(block: &Block) -> bool {
    block.marker.is_none() && !block.text.contains(char::is_lowercase)
}

/// Whether a text ends as a sentence does, and is no title.
fn is_sentence(text: &str) -> bool {
    const LONGEST_TITLE: usize = 160;
    let text = text.trim_end();
    text.ends_with(['.', ';', ':', ',', '/']) || text.chars().count() > LONGEST_TITLE
}
