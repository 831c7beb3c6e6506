//! Rows of content to blocks.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::page::Page;
use super::words::{is_rule, is_upper};
use crate::document::{Block, BlockKind};
use crate::layout::{Few, Row};
use crate::text::{Heads, Span, is_letter, is_letter_or_digit, is_small, opens_with, skeleton};
use crate::value::collapse;

/// The lines that make up one block, before it is known what it is.
struct Draft<'r> {
    lines: Few<Span>,
    table: Few<&'r Row>,
}

/// Reads rows into blocks and records each under `path`/index.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row], path: &str, first_index: usize) -> Vec<Block> {
    let drafts = paragraphs(page, rows);
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
    let bare = bare.trim_end_matches([':', ' ']);
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

/// Joins the lines that a page broke, and keeps table rows together.
fn paragraphs<'r>(page: &mut Page<'_>, rows: &'r [Row]) -> Vec<Draft<'r>> {
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
                }),
            }
            continue;
        }
        for line in row.cells.iter().flat_map(|cell| &cell.lines) {
            let text = page.text(*line);
            if is_rule(text) {
                page.structure(*line);
                continue;
            }
            // A first line that stands in further than the rest opens a paragraph.
            let indented = row.indent >= margin + 3 && !text.starts_with(is_small);
            let gap = (row.gap_above && !row.page_break) || indented;
            let joins = drafts.last().is_some_and(|draft| {
                let before = draft.lines.last().map(|span| page.text(*span)).unwrap_or_default();
                joins(before, text, gap, width) || (!row.gap_above && wraps_heading(before, text))
            });
            match drafts.last_mut().filter(|_| joins) {
                Some(draft) => draft.lines.push(*line),
                None => drafts.push(Draft {
                    lines: Few::One(*line),
                    table: Few::None,
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
    // Behind a dash or an open bracket a number is no marker: `(2019 –` / `2024)`.
    let hangs = before.ends_with(['(', '–']) || before.ends_with(" -");
    if before.is_empty() || (begins_block(line) && (gap || !hangs)) {
        return false;
    }
    let ended = before.ends_with(['.', ';', ':', '!', '?', '”', '"']);
    let small = line.starts_with(is_small);
    if gap {
        return small && !ended;
    }
    let Some(width) = width else {
        return small && !ended;
    };
    let short = before.chars().count() * 10 < width * 7;
    let capital = !small && !line.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    !(capital && (short || ended)) && !(short && ended)
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

/// What a text is by its head: the number or sign there, and what is behind it.
type Marked<'t> = (BlockKind, Option<Cow<'t, str>>, &'t str);

/// Whether the first word of a text holds a sign of a marker: most words do not.
fn may_be_marked(text: &str) -> bool {
    // Twelve characters at the most, see `split_marker`.
    let mut word = text.bytes().take(48).take_while(|b| *b != b' ');
    // The last two begin dashes, dots and the signs of fonts.
    word.any(|b| matches!(b, b'.' | b')' | b'/' | b'-' | b'+' | b'*' | b'~' | 0xE2 | 0xEF))
}

/// Splits the number or sign off the head of a block.
pub(super) fn split_marker(text: &str) -> Marked<'_> {
    let none = (BlockKind::Paragraph, None, text);
    if let Some(found) = named_marker(text) {
        return found;
    }
    if !may_be_marked(text) {
        return none;
    }
    let after = |marker: &str| text.get(marker.len()..).map_or("", str::trim_start);
    let mut chars = text.chars();
    if let (Some(sign), rest) = (chars.next(), chars.as_str()) {
        let bullet = matches!(
            sign,
            '-' | '–' | '—' | '+' | '•' | '*' | '~' | '\u{f0b7}' | '●' | '○' | '▪'
        );
        let whole = rest.is_empty() || rest.starts_with(' ') || rest.starts_with(is_letter);
        if bullet && whole && text.contains(is_letter_or_digit) {
            let sign_text = text.get(..sign.len_utf8()).unwrap_or_default();
            return (BlockKind::Bullet, Some(sign_text.into()), after(sign_text));
        }
    }
    // The longest is `XXVIII-`.
    let first = text.char_indices().take(10).find(|(_, c)| *c == ' ');
    let first = text.get(..first.map_or(text.len(), |(at, _)| at)).unwrap_or_default();
    if let Some((kind, marker)) = dashed_marker(first) {
        return (kind, Some(marker.into()), after(marker));
    }
    // `1.` and `a)` may touch the word behind them; no marker has a space.
    let end = text
        .char_indices()
        .take(12)
        .take_while(|(_, c)| *c != ' ')
        .find(|(_, c)| matches!(c, '.' | ')' | '/'))
        .map(|(i, c)| i + c.len_utf8());
    let Some(end) = end else { return none };
    let mut end = end;
    // `1.2.`: further numbers of one or two digits belong to the marker.
    while let Some(rest) = text.get(end..).filter(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
        let Some(stop) = rest.find(|c: char| !c.is_ascii_digit()).filter(|stop| *stop <= 2) else {
            return none;
        };
        let closes = rest.get(stop..).is_some_and(|r| r.starts_with(['.', ')', ' ']));
        if !closes {
            return none;
        }
        let dotted = rest.get(stop..).is_some_and(|r| r.starts_with(['.', ')']));
        end += stop + usize::from(dotted);
        if !dotted {
            break;
        }
    }
    let (Some(marker), Some(rest)) = (text.get(..end), text.get(end..)) else {
        return none;
    };
    let spaced = rest.is_empty() || rest.starts_with(' ') || rest.starts_with(is_letter);
    let body = marker.trim_end_matches(['.', ')', '/']);
    if !spaced || body.is_empty() || body.contains(' ') {
        return none;
    }
    let short = body.split('.').all(|number| number.len() <= 3);
    let kind = if body.bytes().all(|b| b.is_ascii_digit() || b == b'.') && short && body.len() <= 11 {
        BlockKind::Clause
    } else if body.chars().count() == 1 && body.chars().all(|c| c.is_lowercase()) {
        BlockKind::Point
    } else if is_roman(body) && marker.ends_with(['.', ')']) {
        BlockKind::Heading
    } else {
        return none;
    };
    // `5/2024` is a date, `1/ Thời gian` an item; `1.000 đồng` was sorted out above.
    let touching_word = rest.starts_with(is_letter);
    if touching_word && (marker.ends_with('/') || kind == BlockKind::Heading) {
        return none;
    }
    (kind, Some(marker.into()), rest.trim_start())
}

/// `I-`, `1-`, `A-` and a space: the Party numbers so.
fn dashed_marker(first: &str) -> Option<(BlockKind, &str)> {
    let body = first.strip_suffix(['-', '–'])?;
    let kind = if !body.is_empty() && body.len() <= 2 && body.bytes().all(|b| b.is_ascii_digit()) {
        BlockKind::Clause
    } else if is_roman(body) || is_part_letter(body) {
        BlockKind::Heading
    } else {
        return None;
    };
    Some((kind, first))
}

/// `A`: the letter of a part.
fn is_part_letter(text: &str) -> bool {
    matches!(text.as_bytes(), [b'A'..=b'H'])
}

fn is_roman(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

/// `Điều 5.`, `Chương II`, `Phần I`, `Mục 1`, `Tiểu mục 2`.
fn named_marker(text: &str) -> Option<Marked<'_>> {
    const NAMES: [(&str, BlockKind); 5] = [
        ("dieu ", BlockKind::Article),
        ("chuong ", BlockKind::Chapter),
        ("phan ", BlockKind::Part),
        ("tieu muc ", BlockKind::Subsection),
        ("muc ", BlockKind::Section),
    ];
    static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::new(&[(&NAMES.map(|(word, _)| word), 1)]));
    if !text.starts_with(['Đ', 'C', 'P', 'T', 'M']) || HEADS.of(text) == 0 {
        return None;
    }
    let (word, kind) = NAMES.iter().find(|(word, _)| opens_with(text, word))?;
    let words = word.split(' ').count() - 1;
    let mut ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(i, _)| i)
        .chain([text.len()]);
    let number_start = ends.nth(words - 1)? + 1;
    let number_end = ends.next()?;
    let number = text.get(number_start..number_end)?;
    let bare = number.trim_end_matches(['.', ':', ')']);
    if let Some(found) = ordinal_marker(text, *kind) {
        return Some(found);
    }
    let numbered = bare.starts_with(|c: char| c.is_ascii_digit()) || is_roman(bare);
    let rest = text.get(number_end..)?.trim_start();
    // `Điều 5 của Nghị định` goes on with a sentence; a heading has a sign, or stands alone.
    let closes = number.len() > bare.len() || rest.is_empty() || (*kind != BlockKind::Article && is_upper(rest));
    if !numbered || bare.is_empty() || !closes {
        return None;
    }
    Some((*kind, Some(collapse(text.get(..number_end)?).into()), rest))
}

/// `Phần thứ nhất`, alone on its line or before a title in capitals.
fn ordinal_marker(text: &str, kind: BlockKind) -> Option<Marked<'_>> {
    const ORDINALS: [&str; 10] = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];
    let ends = text.match_indices(' ').map(|(i, _)| i).chain([text.len()]);
    let end = ends.into_iter().nth(2)?;
    let (marker, rest) = text.split_at_checked(end)?;
    let bare = skeleton(marker);
    let mut words = bare.split(' ').skip(1);
    let ordinal = words.next() == Some("thu")
        && words
            .next()
            .is_some_and(|w| ORDINALS.contains(&w.trim_end_matches([':', '.'])));
    let rest = rest.trim_start();
    (ordinal && (rest.is_empty() || is_upper(rest))).then(|| (kind, Some(collapse(marker).into()), rest))
}

/// Takes the end mark (`./.`) off the last blocks; what follows it is a note.
pub(super) fn take_end_mark(page: &mut Page<'_>) {
    let count = page.document.body.len();
    for (i, block) in page.document.body.iter_mut().enumerate().rev().take(3) {
        let Some((text, mark)) = split_end_mark(&block.text) else {
            continue;
        };
        (block.text, page.document.end_mark) = (text, Some(mark));
        if let Some(traced) = page.trace.get(&format!("/body/{i}")) {
            let end = traced.span.end;
            let mark_length = page
                .source
                .slice(traced.span)
                .and_then(|s| s.rfind(['.', '/']).map(|at| s.len() - at));
            let start = page
                .source
                .slice(traced.span)
                .map_or(end, |s| traced.span.start + s.trim_end_matches(['.', '/', ' ']).len());
            if mark_length.is_some() {
                page.trace.record("/end_mark", Span::new(start, end), traced.evidence);
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
    fn markers() {
        use BlockKind::*;
        for (text, kind, marker, rest) in [
            ("1. Các xã", Clause, Some("1."), "Các xã"),
            ("1/ Thời gian", Clause, Some("1/"), "Thời gian"),
            ("2.1. Nội dung", Clause, Some("2.1."), "Nội dung"),
            ("a) Lập danh sách", Point, Some("a)"), "Lập danh sách"),
            ("đ) Khác", Point, Some("đ)"), "Khác"),
            ("- Đăng tải", Bullet, Some("-"), "Đăng tải"),
            ("–Đăng tải", Bullet, Some("–"), "Đăng tải"),
            ("Điều 1. Phạm vi", Article, Some("Điều 1."), "Phạm vi"),
            ("Điều 5 của Nghị định", Paragraph, None, "Điều 5 của Nghị định"),
            ("Chương II", Chapter, Some("Chương II"), ""),
            ("Chương trình này", Paragraph, None, "Chương trình này"),
            ("II. GIẢI PHÁP", Heading, Some("II."), "GIẢI PHÁP"),
            ("1.000 đồng", Paragraph, None, "1.000 đồng"),
            ("5/2024 là", Paragraph, None, "5/2024 là"),
            ("2024) vào", Paragraph, None, "2024) vào"),
            ("15.10.2024 họp", Paragraph, None, "15.10.2024 họp"),
            ("Văn phòng. Sở", Paragraph, None, "Văn phòng. Sở"),
        ] {
            assert_eq!(split_marker(text), (kind, marker.map(Cow::from), rest), "{text}");
        }
    }

    #[test]
    fn end_marks() {
        assert_eq!(split_end_mark("thực hiện./."), Some(("thực hiện".into(), "./.".into())));
        assert_eq!(split_end_mark("thực hiện ./"), Some(("thực hiện".into(), "./".into())));
        assert_eq!(split_end_mark("thực hiện."), None);
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
