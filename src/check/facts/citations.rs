//! The citations of a document, each in the text that it stands in.

use std::ops::Range;

use super::running_text::{At, texts};
use crate::cite::{self, Citation};
use crate::document::Document;
use crate::registry::Registry;

/// A citation and the text it stands in.
#[derive(Debug, Clone)]
pub(in crate::check) struct Cited {
    /// Whose text it is.
    pub(in crate::check) at: At,
    /// Its place in that text; spans of the citation itself count in all texts together.
    pub(in crate::check) range: Range<usize>,
    /// The place of the document alone in that text.
    pub(in crate::check) doc: Range<usize>,
    /// The citation.
    pub(in crate::check) citation: Citation,
}

/// The citations of all texts, in order. They are looked for in one text, so that
/// a short form is known by the full one of an earlier block.
pub(super) fn find(document: &Document, registry: &Registry) -> Vec<Cited> {
    let mut all = String::new();
    let mut starts: Vec<(At, usize)> = Vec::new();
    for (at, text) in texts(document) {
        starts.push((at, all.len()));
        all.push_str(text);
        all.push('\n');
    }
    let place = |citation: Citation| {
        let next = starts.partition_point(|(_, start)| *start <= citation.span.start);
        let (at, start) = *starts.get(next.checked_sub(1)?)?;
        // A citation that goes on in the next block ends with its own.
        let end = starts.get(next).map_or(all.len(), |(_, start)| *start).checked_sub(1)?;
        let within = |at: usize| at.clamp(start, end) - start;
        Some(Cited {
            at,
            range: within(citation.span.start)..within(citation.span.end),
            doc: within(citation.doc_span.start)..within(citation.doc_span.end),
            citation,
        })
    };
    cite::find_with(&all, registry).filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::value::Kind;

    #[test]
    fn citations_have_their_place_in_their_own_text() {
        let document = Document::builder(Kind::CongVan)
            .subject("góp ý Nghị định số 45/2024/NĐ-CP")
            .block(Block::paragraph("Sở nhận được Công văn số 8/SYT-VP của Sở Y tế"))
            .block(Block::table(vec![vec!["a".into(), "theo Luật Giá".into()]]))
            .build();
        let found = find(&document, Registry::shared());
        let found: Vec<_> = found.iter().map(|c| (c.at, c.range.clone())).collect();
        assert_eq!(
            found,
            [
                (At::Subject, "góp ý ".len().."góp ý Nghị định số 45/2024/NĐ-CP".len()),
                (
                    At::Body(0),
                    "Sở nhận được ".len().."Sở nhận được Công văn số 8/SYT-VP của Sở Y tế".len()
                ),
                (At::Cell(1, 0, 1), "theo ".len().."theo Luật Giá".len()),
            ]
        );
        assert_eq!(found[2].0.path(), "/body/1/rows/0/1");
    }
}
