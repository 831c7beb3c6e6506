//! Box 6: the content, block by block.

use super::letter::Letter;
use crate::document::{Block, BlockKind};

/// Longer texts are no titles.
const LONGEST_TITLE: usize = 300;

/// The blocks that others stand under, the highest first.
const RANKS: [BlockKind; 5] = [
    BlockKind::Part,
    BlockKind::Chapter,
    BlockKind::Section,
    BlockKind::Subsection,
    BlockKind::Article,
];

/// The elements of headings, the highest that content may have first.
const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// How the blocks of one list are written.
struct Blocks<'b> {
    path: &'b str,
    /// Which of the ranks there are.
    ranks: [bool; 5],
    /// How far below the title of the page the highest of them stands.
    top: usize,
}

impl Blocks<'_> {
    /// The heading element of a kind: no level is left out on the way down.
    fn heading(&self, kind: BlockKind) -> &'static str {
        let rank = RANKS.iter().position(|rank| *rank == kind).unwrap_or_default();
        let above = self.ranks.iter().take(rank).filter(|there| **there).count();
        let level = (self.top + above).min(HEADINGS.len() - 1);
        HEADINGS.get(level).copied().unwrap_or("h6")
    }
}

impl Letter<'_> {
    /// The blocks of a list behind those that were taken, with the sign that ends them.
    pub(super) fn blocks(&mut self, path: &str, blocks: &[Block], taken: usize, end_mark: Option<&str>, top: usize) {
        let has = |kind: &BlockKind| blocks.iter().any(|block| block.kind == *kind);
        let list = Blocks {
            path,
            ranks: RANKS.each_ref().map(has),
            top,
        };
        let last = blocks.iter().rposition(|block| block.kind != BlockKind::Note);
        for (i, block) in blocks.iter().enumerate().skip(taken) {
            let mark = end_mark.filter(|_| Some(i) == last);
            let next = blocks.get(i + 1);
            self.block(&list, i, block, next, mark);
        }
        if let Some(mark) = end_mark.filter(|_| last.is_none_or(|last| last < taken)) {
            self.line("p", "paragraph", "/end_mark", mark);
        }
    }

    fn block(&mut self, list: &Blocks<'_>, index: usize, block: &Block, next: Option<&Block>, mark: Option<&str>) {
        let path = format!("{}/{index}", list.path);
        let titled = is_titled(block, next);
        let name = match block.kind {
            BlockKind::Part | BlockKind::Chapter | BlockKind::Section | BlockKind::Subsection => {
                list.heading(block.kind)
            }
            BlockKind::Article if titled => list.heading(block.kind),
            _ => "p",
        };
        let class = class(block, titled);
        let level = block.level.to_string();
        let mut attributes = vec![("class", class)];
        if block.level > 0 {
            attributes.push(("data-level", level.as_str()));
        }
        let in_table = !block.rows.is_empty();
        if !in_table || block.marker.is_some() || !block.text.is_empty() {
            self.markup.block(name, &attributes);
            self.words_of(block, &path);
            if let Some(mark) = mark.filter(|_| !in_table) {
                self.run("/end_mark", mark);
            }
            self.markup.close();
        }
        if in_table {
            self.table(&path, &block.rows);
            if let Some(mark) = mark {
                self.line("p", "paragraph", "/end_mark", mark);
            }
        }
    }

    /// The marker and the text; those of parts and chapters on lines of their own.
    fn words_of(&mut self, block: &Block, path: &str) {
        if let Some(marker) = &block.marker {
            self.markup.open("span", &[("class", "marker")]);
            self.run(&format!("{path}/marker"), marker);
            self.markup.close();
            if !block.text.is_empty() {
                self.markup.text(" ");
            }
        }
        self.markup.open("span", &[("class", "words")]);
        self.run(&format!("{path}/text"), &block.text);
        self.markup.close();
    }

    fn table(&mut self, path: &str, rows: &[Vec<String>]) {
        let label = self.words.table;
        let scrolls = [
            ("class", "table"),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", label),
        ];
        self.markup.block("div", &scrolls);
        self.markup.block("table", &[]);
        let (head, body) = match rows {
            [first, rest @ ..] if !rest.is_empty() && names_columns(first) => (Some(first), rest),
            _ => (None, rows),
        };
        if let Some(cells) = head {
            self.markup.block("thead", &[]);
            self.row(path, 0, cells, "th", &[("scope", "col")]);
            self.markup.close();
        }
        self.markup.block("tbody", &[]);
        for (r, cells) in body.iter().enumerate() {
            self.row(path, r + rows.len() - body.len(), cells, "td", &[]);
        }
        self.markup.close();
        self.markup.close();
        self.markup.close();
    }

    fn row(
        &mut self,
        path: &str,
        row: usize,
        cells: &[String],
        name: &'static str,
        attributes: &[(&'static str, &str)],
    ) {
        self.markup.block("tr", &[]);
        for (c, cell) in cells.iter().enumerate() {
            self.markup.open(name, attributes);
            self.run(&format!("{path}/rows/{row}/{c}"), cell);
            self.markup.close();
        }
        self.markup.close();
    }
}

fn class(block: &Block, titled: bool) -> &'static str {
    match block.kind {
        BlockKind::Part => "part",
        BlockKind::Chapter => "chapter",
        BlockKind::Section => "section",
        BlockKind::Subsection => "subsection",
        BlockKind::Article if titled => "article titled",
        BlockKind::Article => "article",
        BlockKind::Clause if titled => "clause titled",
        BlockKind::Clause => "clause",
        BlockKind::Point => "point",
        BlockKind::Bullet => "bullet",
        BlockKind::Recital => "recital",
        // A line that announces what follows stands in the middle.
        BlockKind::Heading if block.marker.is_none() => "heading announcing",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Table => "caption",
        BlockKind::Note => "note",
    }
}

/// Whether the text of an article or a clause is a title: no sentence, and something
/// stands under it (NĐ 30/2020, Annex I, II.6.đ).
fn is_titled(block: &Block, next: Option<&Block>) -> bool {
    let under = match block.kind {
        BlockKind::Article => &[
            BlockKind::Clause,
            BlockKind::Point,
            BlockKind::Bullet,
            BlockKind::Paragraph,
        ][..],
        BlockKind::Clause => &[BlockKind::Point, BlockKind::Bullet, BlockKind::Paragraph][..],
        _ => return false,
    };
    let text = block.text.trim_end();
    let ends_sentence = text.ends_with(['.', ';', ':', ',', '!', '?', '/']);
    !text.is_empty()
        && !ends_sentence
        && text.len() <= LONGEST_TITLE
        && next.is_some_and(|next| under.contains(&next.kind))
}

/// Whether a row has a name in every column.
fn names_columns(cells: &[String]) -> bool {
    let is_name = |cell: &String| cell.chars().any(char::is_alphabetic);
    !cells.is_empty() && cells.iter().all(is_name)
}
