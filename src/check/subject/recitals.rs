//! The recitals: on what a document says that it rests (NĐ 30/2020, Annex I, II.6.a).

use super::Subject;
use crate::check::facts::brackets::Enclosed;
use crate::check::facts::citations::Cited;
use crate::check::facts::running_text::At;
use crate::cite::Relation;
use crate::document::{Block, BlockKind, Document};
use crate::text::skeleton;
use crate::value::Kind;

/// The blocks that are recitals, and the line that ends them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Recitals {
    /// Their blocks.
    pub(in crate::check) blocks: Vec<usize>,
    /// `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ:`; without it recitals and content may share a sentence.
    pub(in crate::check) enacting: Option<usize>,
}

impl Recitals {
    pub(in crate::check) fn of(document: &Document) -> Self {
        let enacting = enacting(&document.body);
        let blocks = match enacting {
            // Behind the first recital all running text above the line is one.
            Some(end) => {
                let above = document.body.iter().take(end).enumerate();
                let text = above.filter(|(_, block)| matches!(block.kind, BlockKind::Recital | BlockKind::Paragraph));
                let begun = text.skip_while(|(_, block)| block.kind != BlockKind::Recital && !is_can_cu(&block.text));
                begun.map(|(i, _)| i).collect()
            }
            None => {
                let recitals = document.body.iter().enumerate();
                let recitals = recitals.skip_while(|(_, block)| block.kind != BlockKind::Recital);
                let run = recitals.take_while(|(_, block)| block.kind == BlockKind::Recital);
                run.map(|(i, _)| i).collect()
            }
        };
        Self { blocks, enacting }
    }

    pub(in crate::check) fn contains(&self, block: usize) -> bool {
        self.blocks.binary_search(&block).is_ok()
    }
}

/// The line `QUYẾT ĐỊNH:` above the first article, the last one if the title was read as content.
fn enacting(blocks: &[Block]) -> Option<usize> {
    let above = blocks.iter().take_while(|block| block.kind != BlockKind::Article);
    let found = above.enumerate().filter(|(_, block)| {
        let short = block.text.len() < 40;
        block.kind == BlockKind::Heading && block.marker.is_none() && short && {
            let bare = skeleton(&block.text);
            ["quyet dinh", "quyet nghi", "chi thi", "quyet dinh nhu sau"].contains(&bare.trim_matches([':', ' ']))
        }
    });
    found.map(|(i, _)| i).last()
}

/// Whether a text begins with `Căn cứ`.
pub(in crate::check) fn is_can_cu(text: &str) -> bool {
    let head: String = text.trim_start_matches(['-', ' ']).chars().take(7).collect();
    skeleton(&head).starts_with("can cu")
}

/// Whether documents of a kind are cited by kind and name (Annex I, II.6.a-b).
pub(in crate::check) fn is_law(kind: &Kind) -> bool {
    matches!(kind, Kind::Luat | Kind::BoLuat | Kind::PhapLenh)
}

/// A document that a recital rests on, with the recital's text.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Basis<'a> {
    pub(in crate::check) cited: &'a Cited,
    pub(in crate::check) text: &'a str,
    /// Where the next document of the same recital begins, else the end of the text.
    pub(in crate::check) end: usize,
}

impl Basis<'_> {
    pub(in crate::check) fn path(&self) -> String {
        self.cited.at.path()
    }

    /// What stands behind the citation, up to the next.
    pub(in crate::check) fn behind(&self) -> &str {
        self.text.get(self.cited.range.end..self.end).unwrap_or_default()
    }
}

/// The documents that the lines `Căn cứ …` rest on: not those in the names and
/// subjects of others, nor those that amended them, nor what was cited before.
pub(in crate::check) fn bases<'a>(subject: &Subject<'a>, recitals: &Recitals) -> Vec<Basis<'a>> {
    let all = subject.citations();
    let body = &subject.document().body;
    let mut found: Vec<Basis<'a>> = Vec::new();
    let mut enclosed = Enclosed::by('(', ')');
    for cited in all {
        let At::Body(block) = cited.at else { continue };
        if !recitals.contains(block) {
            continue;
        }
        let citation = &cited.citation;
        let text = body.get(block).map_or("", |block| block.text.as_str());
        let main = citation.relation == Relation::Basis
            && citation.parent.is_none()
            && !citation.deictic
            && !enclosed.holds(cited.at, text, cited.range.start)
            && is_can_cu(text);
        if !main {
            continue;
        }
        if let Some(before) = found.last_mut().filter(|before| before.cited.at == cited.at) {
            before.end = cited.range.start;
        }
        let end = text.len();
        found.push(Basis { cited, text, end });
    }
    let known = |basis: &Basis<'_>| {
        let first = basis.cited.citation.same_as.and_then(|first| all.get(first));
        first.is_some_and(|first| matches!(first.at, At::Body(_)))
    };
    found.retain(|basis| !known(basis));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recital(text: &str) -> Block {
        Block::new(BlockKind::Recital, text)
    }

    #[test]
    fn all_text_between_the_first_recital_and_the_line_that_enacts_is_one() {
        let document = Document::builder(Kind::QuyetDinh)
            .block(Block::new(BlockKind::Heading, "GIÁM ĐỐC SỞ NỘI VỤ"))
            .block(Block::paragraph("Dòng lạc"))
            .block(Block::paragraph("Căn cứ Luật Lưu trữ;"))
            .block(Block::paragraph("Luật sửa đổi, bổ sung một số điều của Luật Giá;"))
            .block(Block::new(BlockKind::Heading, "QUYẾT ĐỊNH:"))
            .block(Block::new(BlockKind::Article, "Giao Văn phòng.").marked("Điều 1."))
            .build();
        let recitals = Recitals::of(&document);
        assert_eq!((recitals.blocks, recitals.enacting), (vec![2, 3], Some(4)));
    }

    #[test]
    fn without_that_line_they_are_what_the_reader_took_for_them() {
        let document = Document::builder(Kind::CongVan)
            .block(recital("Căn cứ Luật Lưu trữ;"))
            .block(recital("Xét đề nghị của Văn phòng, Sở có ý kiến như sau:"))
            .block(Block::paragraph("Căn cứ tình hình thực tế, giao Văn phòng."))
            .build();
        let recitals = Recitals::of(&document);
        assert_eq!((recitals.blocks, recitals.enacting), (vec![0, 1], None));
    }
}
