//! How a decision or a resolution is built (Annex III, models 1.1 to 1.3).

use crate::document::{Block, BlockKind, Document};
use crate::text::skeleton;
use crate::value::Kind;

/// The blocks of a decision or resolution, by their place in the content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::check) struct Decision {
    /// The line that says who decides.
    pub(in crate::check) authority: Option<usize>,
    /// Running text above the grounds that is no such line.
    pub(in crate::check) preamble: Vec<usize>,
    /// The grounds: `Căn cứ …`, `Theo đề nghị của …`.
    pub(in crate::check) grounds: Vec<usize>,
    /// `QUYẾT ĐỊNH:` or `QUYẾT NGHỊ:`.
    pub(in crate::check) enacting: Option<usize>,
    /// The first article, if there are any.
    pub(in crate::check) article: Option<Article>,
}

/// Điều 1 and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Article {
    /// Its place in the content.
    pub(in crate::check) block: usize,
    /// Its words, in bare letters.
    pub(in crate::check) text: String,
}

impl Article {
    /// The first article from a block on.
    fn first(document: &Document, from: usize) -> Option<Self> {
        let blocks = document.body.iter().enumerate().skip(from);
        let is_article = |block: &Block| block.kind == BlockKind::Article;
        let (block, own) = blocks.clone().find(|(_, block)| is_article(block))?;
        let below = blocks.skip_while(|(i, _)| *i <= block).map(|(_, block)| block);
        let below = below.take_while(|block| !is_article(block)).take(5);
        let words: Vec<String> = std::iter::once(own)
            .chain(below)
            .map(|block| skeleton(&block.text))
            .collect();
        let text = words.join(" ");
        Some(Self { block, text })
    }
}

/// How grounds begin, in bare letters.
const GROUNDS: [&str; 9] = [
    "can cu ",
    "xet ",
    "theo de nghi",
    "thuc hien ",
    "thi hanh ",
    "tiep theo ",
    "sau khi ",
    "tren co so ",
    "theo ",
];

impl Decision {
    /// The parts of a decision or resolution; of other kinds nothing.
    pub(in crate::check) fn of(document: &Document) -> Option<Self> {
        if !matches!(document.kind, Some(Kind::QuyetDinh | Kind::NghiQuyet)) {
            return None;
        }
        let mut found = Self::default();
        for (i, block) in document.body.iter().enumerate() {
            if block.kind == BlockKind::Article || enacts(block) {
                found.enacting = enacts(block).then_some(i);
                found.article = Article::first(document, i);
                break;
            }
            let bare = head(&block.text);
            if block.kind == BlockKind::Recital || GROUNDS.iter().any(|words| bare.starts_with(words)) {
                found.grounds.push(i);
            } else if !found.grounds.is_empty() || block.marker.is_some() {
                // What wraps a ground, or a list of them.
            } else if block.kind == BlockKind::Heading && found.authority.is_none() {
                found.authority = Some(i);
            } else {
                found.preamble.push(i);
            }
        }
        Some(found)
    }
}

/// The bare letters of the first words.
pub(in crate::check) fn head(text: &str) -> String {
    let end = text.char_indices().nth(32).map_or(text.len(), |(at, _)| at);
    skeleton(text.get(..end).unwrap_or_default())
}

/// Whether a line alone says `QUYẾT ĐỊNH:` or `QUYẾT NGHỊ:`.
fn enacts(block: &Block) -> bool {
    // Scans add a space or lose a mark.
    let short = block.text.len() < 40 && block.marker.is_none();
    short && {
        let bare = skeleton(&block.text);
        matches!(bare.trim_end_matches([':', '.', ' ']), "quyet dinh" | "quyet nghi")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_decision() {
        let text = "QUYẾT ĐỊNH\nVề việc lập kho\n\nGIÁM ĐỐC SỞ NỘI VỤ\n\nCăn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\n\
                    Theo đề nghị của Chánh Văn phòng.\nQUYẾT ĐỊNH:\nĐiều 1. Lập kho.\n";
        let document = crate::letter::from_str(&format!("SỞ NỘI VỤ\nSố: 5/QĐ-SNV\n{text}")).document;
        let found = Decision::of(&document).unwrap();
        assert_eq!(
            (found.authority, found.grounds, found.enacting),
            (Some(0), vec![1, 2], Some(3))
        );
        let article = found.article.unwrap();
        assert_eq!((article.block, article.text.as_str()), (4, "lap kho."));
        let letter = Document::builder(Kind::CongVan).build();
        assert_eq!(Decision::of(&letter), None);
    }
}
