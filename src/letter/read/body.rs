//! Rows of content to blocks.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::aligned;
use super::marker::{named_marker, split_marker};
use super::notes;
use super::page::Page;
use super::words::{is_rule, is_upper};
use crate::document::{Block, BlockKind};
use crate::layout::{Few, Origin, Row};
use crate::text::{Heads, Span, is_letter, is_small, skeleton};

/// The lines that make up one block, before it is known what it is.
struct Draft<'r> {
    lines: Few<Span>,
    table: Few<&'r Row>,
    note: bool,
}

/// Reads rows into blocks and records each under `path`/index.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row], path: &str, first_index: usize) -> Vec<Block> {
    let rows = aligned::tables(page, rows);
    let drafts = paragraphs(page, &rows, path);
    let mut blocks: Vec<Block> = Vec::with_capacity(drafts.len());
    let mut context = Context::default();
    let decision = drafts.iter().take(MOST_GROUNDS).position(|draft| {
        let first = draft.lines.first().map(|span| page.text(*span));
        first.is_some_and(decides)
    });
    for (i, draft) in drafts.into_iter().enumerate() {
        context.above_decision = decision.is_some_and(|at| i < at);
        let mut here = first_index + blocks.len();
        if !draft.table.is_empty() {
            blocks.push(table(page, &draft.table, path, here));
            continue;
        }
        let text = page.joined(&draft.lines);
        if draft.note {
            blocks.push(notes::block(&text));
            for span in &draft.lines {
                page.place_entry(path, here, *span);
            }
            continue;
        }
        let titled = blocks.last_mut().filter(|before| is_title_of(before, &text));
        match titled {
            Some(before) => {
                before.text = text;
                here -= 1;
            }
            None => blocks.push(context.block(text)),
        }
        for span in &draft.lines {
            page.place_entry(path, here, *span);
        }
    }
    blocks
}

/// How many blocks are searched for the line that ends the grounds.
const MOST_GROUNDS: usize = 80;

/// `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ:`, `… HUYỆN ỦY QUYẾT ĐỊNH`: what stands above it are
/// the grounds of a decision.
fn decides(line: &str) -> bool {
    if line.len() > 160 || !is_upper(line) {
        return false;
    }
    let bare = skeleton(line);
    let bare = bare.trim_end_matches([':', ' ', '.']);
    let bare = bare.strip_suffix(" nhu sau").unwrap_or(bare);
    ["quyet dinh", "quyet nghi", "nghi quyet"]
        .iter()
        .any(|word| bare.ends_with(word))
}

/// Whether a text is the title under the number of a chapter, which stands on a
/// line of its own (Annex I, II.6.d).
fn is_title_of(before: &Block, text: &str) -> bool {
    let parts = [
        BlockKind::Part,
        BlockKind::Chapter,
        BlockKind::Section,
        BlockKind::Subsection,
    ];
    let titled = before.text.is_empty() && parts.contains(&before.kind) && split_marker(text).1.is_none();
    titled && (is_mostly_upper(text) || (text.chars().count() < 120 && !text.ends_with(['.', ';', ':'])))
}

fn table(page: &mut Page<'_>, rows: &[&Row], path: &str, index: usize) -> Block {
    let width = rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.column + 1)
        .max()
        .unwrap_or(0);
    let mut table = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells = vec![String::new(); width];
        for cell in &row.cells {
            if let Some(slot) = cells.get_mut(cell.column) {
                *slot = page.joined(&cell.lines);
            }
            for line in &cell.lines {
                page.place_entry(path, index, *line);
            }
        }
        table.push(cells);
    }
    Block::table(table)
}

/// Joins the lines that a page broke, and keeps table rows together. An end mark on a
/// line of its own, as under a table, is taken here.
fn paragraphs<'r>(page: &mut Page<'_>, rows: &'r [Row], path: &str) -> Vec<Draft<'r>> {
    let width = wrap_width(page, rows);
    let margin = rows
        .iter()
        .filter(|row| !row.table)
        .map(|row| row.indent)
        .min()
        .unwrap_or(0);
    let mut drafts: Vec<Draft<'r>> = Vec::with_capacity(rows.len());
    for row in rows {
        if row.table && row.cells.iter().any(|cell| cell.column > 0) {
            match drafts.last_mut() {
                Some(last) if !last.table.is_empty() => last.table.push(row),
                _ => drafts.push(Draft {
                    lines: Few::None,
                    table: Few::One(row),
                    note: false,
                }),
            }
            continue;
        }
        if row.origin == Origin::Note {
            let mut lines = Few::None;
            lines.extend(row.cells.iter().flat_map(|cell| &cell.lines).copied());
            drafts.push(Draft {
                lines,
                table: Few::None,
                note: true,
            });
            continue;
        }
        for line in row.cells.iter().flat_map(|cell| &cell.lines) {
            let text = page.text(*line);
            if is_rule(text) {
                let mark = lone_end_mark(text).filter(|_| path == "/body");
                match mark {
                    Some(mark) => {
                        page.document.end_mark = Some(mark);
                        page.place("/end_mark", *line);
                    }
                    None => page.structure(*line),
                }
                continue;
            }
            // A first line that stands in further than the rest opens a paragraph.
            let indented = row.indent >= margin + 3 && !text.starts_with(is_small);
            let known = row.origin == Origin::Paragraph;
            let gap = (row.gap_above && !row.page_break) || indented || known;
            let joins = drafts.last().filter(|draft| !draft.note).is_some_and(|draft| {
                let before = draft.lines.last().map(|span| page.text(*span)).unwrap_or_default();
                joins(before, text, gap, width) || (!row.gap_above && wraps_heading(before, text))
            });
            match drafts.last_mut().filter(|_| joins) {
                Some(draft) => draft.lines.push(*line),
                None => drafts.push(Draft {
                    lines: Few::One(*line),
                    table: Few::None,
                    note: false,
                }),
            }
        }
    }
    drafts
}

/// The width at which the page broke its lines; `None` if every paragraph is
/// one line.
fn wrap_width(page: &Page<'_>, rows: &[Row]) -> Option<usize> {
    /// Longer lines are no broken ones.
    const MOST: usize = 130;
    // How many lines have each length, the longer ones together.
    let mut counts = [0_usize; MOST + 2];
    let mut lines = 0;
    for line in rows.iter().filter_map(Row::line) {
        let length = page.text(line).chars().count().min(MOST + 1);
        lines += 1;
        if let Some(count) = counts.get_mut(length) {
            *count += 1;
        }
    }
    let mut shorter = 0;
    let wide = counts.iter().position(|count| {
        shorter += count;
        shorter > lines * 9 / 10
    })?;
    (40..=MOST).contains(&wide).then_some(wide)
}

/// Whether a line goes on with the paragraph that ends in `before`.
fn joins(before: &str, line: &str, gap: bool, width: Option<usize>) -> bool {
    if before.is_empty() {
        return false;
    }
    let ended = before.ends_with(['.', ';', ':', '!', '?', '”', '"']);
    let small = line.starts_with(is_small);
    let goes_on = match width.filter(|_| !gap) {
        None => small && !ended,
        Some(width) => {
            let short = || before.len() * 10 < width * 7 || before.chars().count() * 10 < width * 7;
            let capital = !small && !line.starts_with(|c: char| c.is_ascii_digit() || c == '(');
            if ended {
                !capital && !short()
            } else {
                !(capital && short())
            }
        }
    };
    // Behind a dash or an open bracket a number is no marker: `(2019 –` / `2024)`.
    let hangs = || before.ends_with(['(', '–']) || before.ends_with(" -");
    goes_on && !(begins_block(line) && (gap || !hangs()))
}

/// Whether two centred lines of capitals are one heading.
fn wraps_heading(before: &str, line: &str) -> bool {
    let named = |text: &str| named_marker(text).is_some_and(|(_, _, rest)| rest.is_empty());
    let free = || !before.ends_with([':', '.']) && !line.ends_with(':') && !begins_block(line) && !named(before);
    is_upper(line) && is_upper(before) && free()
}

/// Whether a line begins a block of its own by its first sign or word.
fn begins_block(line: &str) -> bool {
    let (_, marker, _) = split_marker(line);
    if marker.is_some() {
        return true;
    }
    static HEADS: LazyLock<Heads> =
        LazyLock::new(|| Heads::new(&[(&["can cu ", "xet de nghi", "theo de nghi cua"], 1)]));
    line.starts_with(['C', 'c', 'X', 'x', 'T', 't']) && HEADS.of(line) != 0
}

/// What a block is, and where its text begins behind the marker.
struct Shape {
    kind: BlockKind,
    marker: Option<String>,
    text: usize,
    level: u8,
}

/// What the blocks before say about the next.
#[derive(Default)]
struct Context {
    /// The level of the last clause or point: bullets stand below it.
    level: u8,
    /// Whether only grounds have come so far.
    past_recitals: bool,
    /// Whether the last block was a ground.
    after_recital: bool,
    /// Whether the line of the decision is still to come.
    above_decision: bool,
    /// Whether the last block ended as the item of a list.
    in_list: bool,
}

impl Context {
    fn block(&mut self, mut text: String) -> Block {
        let shape = self.shape(&text);
        if shape.marker.is_some() {
            text.drain(..shape.text);
        }
        let mut block = Block::new(shape.kind, text).at_level(shape.level);
        block.marker = shape.marker;
        block
    }

    fn shape(&mut self, text: &str) -> Shape {
        let (kind, marker, rest) = split_marker(text);
        let mut shape = Shape {
            kind,
            marker: marker.map(Cow::into_owned),
            text: text.len() - rest.len(),
            level: 0,
        };
        let ground = self.is_recital(text);
        self.in_list = text.ends_with([';', ',']);
        self.after_recital = ground;
        if ground {
            shape.kind = BlockKind::Recital;
            shape.marker = shape.marker.filter(|m| is_dash_mark(m));
            return shape;
        }
        let Some(marker) = &shape.marker else {
            let heading = is_mostly_upper(text) && text.chars().count() < 200;
            self.past_recitals |= !heading;
            if heading {
                self.level = 0;
            }
            shape.kind = if heading {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            };
            return shape;
        };
        self.past_recitals = true;
        shape.level = match kind {
            BlockKind::Clause => 1,
            BlockKind::Point => 2,
            BlockKind::Bullet => self.level + if marker == "+" { 2 } else { 1 },
            _ => 0,
        };
        if kind != BlockKind::Bullet {
            self.level = shape.level;
        }
        shape
    }

    /// Grounds stand at the head of the content: `Căn cứ …`, and behind those
    /// `Xét đề nghị …`, `Theo đề nghị của …`; above the line of the decision also
    /// behind a sentence of another sort.
    fn is_recital(&self, text: &str) -> bool {
        const BASIS: u32 = 1;
        const OTHER: u32 = 1 << 1;
        const NAME: u32 = 1 << 2;
        const OTHER_GROUNDS: &[&str] = &[
            "xet ",
            "theo ",
            "thuc hien ",
            "thi hanh ",
            "tiep theo ",
            "sau khi ",
            "tren co so ",
            "de nghi cua ",
        ];
        /// What only goes on with a list of grounds.
        const NAMES: &[&str] = &[
            "luat ",
            "bo luat ",
            "nghi dinh ",
            "nghi quyet ",
            "thong tu ",
            "quyet dinh ",
            "phap lenh ",
        ];
        if self.past_recitals && !self.above_decision {
            return false;
        }
        static HEADS: LazyLock<Heads> =
            LazyLock::new(|| Heads::new(&[(&["can cu "], BASIS), (OTHER_GROUNDS, OTHER), (NAMES, NAME)]));
        let head = HEADS.of(text.trim_start_matches(['-', '–', '—', ' ']));
        let follows = self.after_recital || self.above_decision;
        head & BASIS != 0
            || (follows && head & OTHER != 0 && !is_upper(text))
            || (self.after_recital && self.in_list && head & NAME != 0 && !is_upper(text))
    }
}

/// A heading may carry a remark in small letters: `… KHÓA XVI (Kỳ họp chuyên đề)`.
fn is_mostly_upper(text: &str) -> bool {
    // A sentence shows itself by its second letter.
    if text.chars().filter(|c| is_letter(*c)).nth(1).is_some_and(is_small) {
        return false;
    }
    let (upper, letters) = text
        .chars()
        .filter(|c| is_letter(*c))
        .fold((0, 0), |(upper, letters), c| {
            (upper + usize::from(!is_small(c)), letters + 1)
        });
    letters > 1 && upper * 10 >= letters * 7
}

fn is_dash_mark(marker: &str) -> bool {
    matches!(marker, "-" | "–" | "—")
}

/// Takes the end mark (`./.`) off the last blocks; what follows it is a note.
pub(super) fn take_end_mark(page: &mut Page<'_>) {
    if page.document.end_mark.is_some() {
        return;
    }
    let count = page.document.body.len();
    let blocks = page.document.body.iter_mut().enumerate().rev();
    for (i, block) in blocks.filter(|(_, block)| block.kind != BlockKind::Note).take(3) {
        let Some((text, mark)) = split_end_mark(&block.text) else {
            continue;
        };
        (block.text, page.document.end_mark) = (text, Some(mark));
        if let Some(traced) = page.trace.get(&format!("/body/{i}")) {
            let printed = page.source.slice(traced.span).unwrap_or_default();
            let length = printed.len() - printed.trim_end_matches(['.', '/', ' ']).len();
            if length > 0 {
                let place = page.source.end_of(traced.span, length);
                page.trace.record("/end_mark", place, traced.evidence);
            }
        }
        for note in page.document.body.iter_mut().take(count).skip(i + 1) {
            if note.kind == BlockKind::Paragraph {
                note.kind = BlockKind::Note;
            }
        }
        return;
    }
}

/// The end mark (`./.`) that is all of a line; a stroke alone is none.
fn lone_end_mark(line: &str) -> Option<String> {
    let (text, mark) = split_end_mark(line)?;
    (text.is_empty() && mark.contains('.')).then_some(mark)
}

/// `… thực hiện./.` to text and mark; spaces inside the mark are mended.
fn split_end_mark(text: &str) -> Option<(String, String)> {
    let body = text.trim_end_matches(['.', '/', ' ', '*']);
    let mark: String = text
        .get(body.len()..)?
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '*')
        .collect();
    mark.contains('/').then(|| (body.to_owned(), mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn end_marks() {
        assert_eq!(split_end_mark("thực hiện./."), Some(("thực hiện".into(), "./.".into())));
        assert_eq!(split_end_mark("thực hiện ./"), Some(("thực hiện".into(), "./".into())));
        assert_eq!(split_end_mark("thực hiện."), None);
    }

    #[test]
    fn end_marks_on_lines_of_their_own() {
        assert_eq!(lone_end_mark(" . /."), Some("./.".into()));
        assert_eq!(lone_end_mark("/"), None);
        assert_eq!(lone_end_mark("hết./."), None);
        assert_eq!(lone_end_mark("-----"), None);
    }

    #[test]
    fn wrapped_lines_join() {
        let width = Some(80);
        let full = "x".repeat(78);
        assert!(joins(&full, "tiếp theo", false, width));
        assert!(joins(&full, "Phan Thiết", false, width));
        assert!(!joins("Về thẩm quyền", "Căn cứ khoản 3", false, width));
        assert!(!joins(&full, "- mục mới", false, width));
        assert!(!joins(&full, "Đoạn mới", true, width));
        assert!(joins(&full, "giữa câu", true, width));
    }
}
