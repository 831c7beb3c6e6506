//! What stands behind the signature: a copy block, annexes, attached texts.

use super::page::Page;
use super::words::{begins_body_name, is_rule, is_upper};
use super::{anchors, body, marker, tail};
use crate::document::{Appendix, Block, BlockKind, CopyBlock};
use crate::layout::{Few, Row, split_at_gaps};
use crate::text::{Span, base_letter, is_small, opens_with, skeleton};
use crate::value::{IssueDate, Kind, Organ, collapse, scan_number, tidy};

/// The words of the forms of copy (Annex I, part II, I.1), in bare letters.
const COPY_FORMS: [(&str, Kind); 3] = [
    ("sao y", Kind::SaoY),
    ("sao luc", Kind::SaoLuc),
    ("trich sao", Kind::TrichSao),
];

/// How many rows the head of an attached text has at the most.
const MOST_HEAD_ROWS: usize = 16;

/// Reads the rows behind the signature.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row]) {
    let mut rows = rows;
    while !rows.is_empty() {
        let copied = rows.iter().take(4).any(|row| {
            pieces(page, row)
                .iter()
                .any(|piece| copy_form(page.text(*piece)).is_some())
        });
        let used = if copied {
            copy_block(page, rows)
        } else if is_text(page, rows) {
            appendix(page, rows)
        } else {
            // A few words that nothing explains: the ledger keeps them.
            return;
        };
        rows = rows.get(used.max(1)..).unwrap_or_default();
    }
}

/// Whether rows are more than scraps: a title, a table, a list or a good many lines.
fn is_text(page: &Page<'_>, rows: &[Row]) -> bool {
    const FEW_ROWS: usize = 4;
    let speaks = |row: &Row| {
        row.table
            || row.span().is_some_and(|line| {
                let text = page.text(line);
                let titled = is_upper(text) && text.split(' ').filter(|word| word.chars().count() > 1).count() > 1;
                titled || is_reference(text) || text.len() > 120 || marker::split_marker(text).1.is_some()
            })
    };
    let lengths = rows.iter().map(|row| row.span().map_or(0, |line| line.len()));
    (rows.len() > FEW_ROWS && is_long(lengths)) || rows.iter().any(speaks)
}

/// Whether lines are longer than a few words. Every annex asks it of all that follows:
/// the count ends as soon as it says yes.
fn is_long(lengths: impl IntoIterator<Item = usize>) -> bool {
    let mut whole = 0;
    lengths.into_iter().any(|length| {
        whole += length;
        whole > 200
    })
}

/// The pieces of a row, column by column.
fn pieces(page: &Page<'_>, row: &Row) -> Vec<Span> {
    let lines = row.cells.iter().flat_map(|cell| &cell.lines);
    lines
        .flat_map(|line| {
            if row.gapped {
                split_at_gaps(&page.clean.text, *line, 3)
            } else {
                Few::One(*line)
            }
        })
        .collect()
}

/// The two words of the form: who copies may stand before them on the line, and
/// `bản chính` behind them.
fn form_span(text: &str) -> Span {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices(' ').map(|(i, _)| i + 1))
        .collect();
    let second_end = starts.get(2).map_or(text.len(), |i| i - 1);
    if copy_form(text.get(..second_end).unwrap_or_default()).is_some() {
        Span::new(0, second_end)
    } else {
        Span::new(starts.iter().rev().nth(1).copied().unwrap_or(0), text.len())
    }
}

pub(super) fn copy_form(line: &str) -> Option<Kind> {
    // The form stands at the head or at the end of the line: a look at the first and
    // the last letter settles most.
    let may_end =
        !line.ends_with(|c: char| base_letter(c).is_ascii_graphic() && !matches!(base_letter(c), 'Y' | 'C' | 'O'));
    let opens =
        !line.starts_with(|c: char| c.is_ascii_graphic() && !matches!(c, 'S' | 's' | 'T' | 't')) && opens_form(line);
    if !may_end && !opens {
        return None;
    }
    if line.trim_start().starts_with(is_small) {
        return None;
    }
    if !is_upper(line) {
        // In small letters the words stand alone.
        if !opens || !line.starts_with(['S', 'T']) {
            return None;
        }
        let bare = skeleton(line);
        let words = bare.strip_suffix(" ban chinh").unwrap_or(&bare);
        let form = COPY_FORMS.iter().find(|(form, _)| *form == words);
        return form.map(|(_, kind)| kind.clone());
    }
    let bare = skeleton(line);
    let whole = |words: &str| {
        let behind = bare
            .strip_prefix(words)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        behind || bare.strip_suffix(words).is_some_and(|rest| rest.ends_with(' '))
    };
    let form = COPY_FORMS.iter().find(|(words, _)| whole(words));
    form.map(|(_, kind)| kind.clone())
}

/// Whether a line opens as a form of copy does.
fn opens_form(line: &str) -> bool {
    opens_with(line, "sao ") || opens_with(line, "trich sao")
}

/// The form, who copied, number and date; then a foot as a letter has it.
fn copy_block(page: &mut Page<'_>, rows: &[Row]) -> usize {
    let path = match page.document.copy_block {
        None => "/copy_block".to_owned(),
        Some(_) => format!("/further_copies/{}", page.document.further_copies.len()),
    };
    let mut block = CopyBlock::default();
    let mut issuer: Vec<Span> = Vec::new();
    let head = rows
        .iter()
        .take(MOST_HEAD_ROWS)
        .take_while(|row| block_head_row(page, row, &mut block, &path, &mut issuer))
        .count();
    if !issuer.is_empty() {
        block.issuer = Some(Organ::new(&page.joined(&issuer)));
        for span in issuer {
            page.place(format!("{path}/issuer"), span);
        }
    }
    let used = head + tail::read_copy(page, rows.get(head..).unwrap_or_default(), &mut block, &path);
    match page.document.copy_block {
        None => page.document.copy_block = Some(block),
        Some(_) => page.document.further_copies.push(block),
    }
    used
}

/// Reads a row of the head of a copy block; false for the first row of its foot.
fn block_head_row(page: &mut Page<'_>, row: &Row, block: &mut CopyBlock, path: &str, issuer: &mut Vec<Span>) -> bool {
    if block.kind.is_some() && tail::opens_foot(page, row) {
        return false;
    }
    for piece in pieces(page, row) {
        let text = page.text(piece);
        let form = copy_form(text).filter(|_| block.kind.is_none());
        if let Some(kind) = form {
            let form = form_span(text);
            if form.start > 0 {
                issuer.push(Span::new(piece.start, piece.start + form.start));
            }
            page.place(
                format!("{path}/kind"),
                Span::new(piece.start + form.start, piece.start + form.end),
            );
            block.kind = Some(kind);
        } else if anchors::has_national_title(&page.clean.text, piece) {
            // A copy has no field for it: the ledger keeps it.
        } else if !copy_number_and_date(page, block, path, piece)
            && is_upper(text)
            && !is_rule(text)
            && issuer.len() < 4
        {
            issuer.push(piece);
        }
    }
    true
}

fn copy_number_and_date(page: &mut Page<'_>, block: &mut CopyBlock, path: &str, line: Span) -> bool {
    let mut any = false;
    for anchor in anchors::header_anchors(&page.clean.text, line) {
        match anchor {
            anchors::Anchor::Number { label, number } if block.number.is_none() => {
                let Some((parsed, _)) = scan_number(page.text(number)) else {
                    continue;
                };
                block.number = Some(parsed.with_as_written(page.text(number)));
                page.label("/copy_block/number", label);
                page.place(format!("{path}/number"), number);
                any = true;
            }
            anchors::Anchor::Date { place, date } if block.date_as_written.is_none() => {
                block.date = IssueDate::from_written(page.text(date));
                block.date_as_written = Some(collapse(page.text(date)));
                page.place(format!("{path}/date"), date);
                if let Some(place) = place {
                    block.place = Some(tidy(page.text(place)));
                    page.place(format!("{path}/place"), place);
                }
                any = true;
            }
            _ => {}
        }
    }
    any
}

/// One annex: its label, title and reference line, then its content up to the next.
fn appendix(page: &mut Page<'_>, rows: &[Row]) -> usize {
    let path = format!("/appendices/{}", page.document.appendices.len());
    let mut appendix = Appendix::default();
    let mut at = 0;
    if let Some(line) = rows
        .first()
        .and_then(Row::span)
        .filter(|line| is_label(page.text(*line)))
    {
        appendix.label = Some(tidy(page.text(line).trim_start_matches(|c: char| !c.is_alphanumeric())));
        page.place(format!("{path}/label"), line);
        at = 1;
    }
    // A head of its own stands above the title: it opens the content. One below the
    // title of the annex is that of a form.
    let (head, own_head) = own_head(page, rows);
    let form = appendix.label.is_some() && is_title_above(page, rows.get(at..head).unwrap_or_default());
    let until = if form { head } else { rows.len() };
    let front = rows.get(at..own_head.max(at)).filter(|_| !form).unwrap_or_default();
    at = if form { at } else { at.max(own_head) };
    let below = rows.get(at..until).unwrap_or_default();
    at += titles(page, below, &mut appendix, &path);
    let content = rows.get(at..).unwrap_or_default();
    let content = content.get(..next_label(page, content)).unwrap_or_default();
    let body_path = format!("{path}/body");
    appendix.body = front_blocks(page, front, &body_path);
    let blocks = body::read(page, content, &body_path, appendix.body.len());
    appendix.body.extend(blocks);
    page.document.appendices.push(appendix);
    at + content.len()
}

/// The head of an attached text: who issues on the left, the national title on the
/// right; a table, where they stand side by side.
fn front_blocks(page: &mut Page<'_>, rows: &[Row], path: &str) -> Vec<Block> {
    if rows.iter().any(|row| pieces(page, row).len() > 1) {
        let table = rows.iter().map(|row| front_row(page, row, path)).collect();
        return vec![Block::table(table)];
    }
    let mut blocks = Vec::new();
    for line in rows.iter().filter_map(Row::span) {
        page.place_entry(path, blocks.len(), line);
        let text = page.joined(&[line]);
        let kind = if is_upper(&text) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        blocks.push(Block::new(kind, text));
    }
    blocks
}

/// The left and the right column of a row of the head.
fn front_row(page: &mut Page<'_>, row: &Row, path: &str) -> Vec<String> {
    /// Where the right column begins at the latest.
    const MIDDLE: usize = 25;
    let (mut left, mut right) = (String::new(), String::new());
    let of_right = row.indent >= MIDDLE || row.cells.first().is_some_and(|cell| cell.column > 0);
    for (i, piece) in pieces(page, row).into_iter().enumerate() {
        page.place_entry(path, 0, piece);
        let cell = if i > 0 || of_right { &mut right } else { &mut left };
        if !cell.is_empty() {
            cell.push(' ');
        }
        cell.push_str(&page.joined(&[piece]));
    }
    vec![left, right]
}

/// Whether nothing but lines of capitals stands there, none of them the name of a body.
fn is_title_above(page: &Page<'_>, rows: &[Row]) -> bool {
    let titled = |row: &Row| {
        row.line().filter(|_| !row.gapped).is_some_and(|line| {
            let text = page.text(line);
            is_upper(text) && !begins_body_name(text)
        })
    };
    !rows.is_empty() && rows.iter().all(titled)
}

/// At which row the next annex begins.
fn next_label(page: &Page<'_>, rows: &[Row]) -> usize {
    let labelled = |row: &Row| row.span().is_some_and(|line| is_label(page.text(line)));
    rows.iter().position(labelled).unwrap_or(rows.len())
}

/// `PHỤ LỤC`, `Phụ lục II`, alone on its line.
fn is_label(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if text.len() > 120 || !text.starts_with(['P', 'p']) || text.chars().count() >= 40 {
        return false;
    }
    let bare = skeleton(text);
    let Some(rest) = bare.strip_prefix("phu luc") else {
        return false;
    };
    let number = rest.trim_matches([' ', '.', ':', '-']).trim_start_matches("so ");
    is_upper(text) || (number.len() <= 5 && !number.contains(' ') && !text.ends_with([',', ';']))
}

/// At which row the national title stands, and how many rows it and what stands
/// beside it take.
fn own_head(page: &Page<'_>, rows: &[Row]) -> (usize, usize) {
    let anchored = |row: &Row| {
        let found: Vec<anchors::Anchor> = pieces(page, row)
            .into_iter()
            .flat_map(|piece| anchors::header_anchors(&page.clean.text, piece))
            .collect();
        let titled = found.iter().any(|a| matches!(a, anchors::Anchor::NationalTitle(_)));
        (titled, !found.is_empty())
    };
    let head = rows.get(..rows.len().min(6)).unwrap_or_default();
    let Some(title) = head.iter().position(|row| anchored(row).0) else {
        return (0, 0);
    };
    let until = head_end(page, rows).min(title + 6);
    let behind = rows.iter().take(until).rposition(|row| anchored(row).1);
    (title, behind.map_or(0, |last| last + 1))
}

/// Where the line that says to what the text belongs stands, or the end.
fn head_end(page: &Page<'_>, rows: &[Row]) -> usize {
    let refers = |row: &Row| row.span().is_some_and(|line| is_reference(page.text(line)));
    rows.iter().take(MOST_HEAD_ROWS).position(refers).unwrap_or(rows.len())
}

/// The title lines and the line that says to what the text belongs.
fn titles(page: &mut Page<'_>, rows: &[Row], appendix: &mut Appendix, path: &str) -> usize {
    let head = rows.get(..rows.len().min(MOST_HEAD_ROWS)).unwrap_or_default();
    let line = |row: &Row| row.line().filter(|_| !row.table);
    // Above the reference everything is title; without one, lines of capitals are.
    let marked = |row: &Row| line(row).is_none_or(|line| marker::split_marker(page.text(line)).1.is_some());
    let plain = head.iter().take_while(|row| !marked(row)).count();
    let reference = head
        .iter()
        .take(plain)
        .position(|row| line(row).is_some_and(|line| is_reference(page.text(line))));
    let mut title: Vec<Span> = Vec::new();
    let mut at = 0;
    for span in head.iter().filter_map(line) {
        let text = page.text(span);
        if reference.is_none_or(|r| at >= r) && (reference.is_some() || !is_upper(text)) && !is_rule(text) {
            break;
        }
        if is_rule(text) {
            page.structure(span);
        } else if reference.is_none() && marker::split_marker(text).1.is_some() {
            break;
        } else {
            title.push(span);
        }
        at += 1;
    }
    if !title.is_empty() {
        appendix.title = Some(page.joined(&title));
        for span in title {
            page.place(format!("{path}/title"), span);
        }
    }
    let Some(first) = reference else { return at };
    let mut spans: Vec<Span> = Vec::new();
    for span in head.iter().skip(first).filter_map(line) {
        spans.push(span);
        at += 1;
        if page.text(span).ends_with([')', '.']) || spans.len() == 4 {
            break;
        }
    }
    appendix.reference = Some(page.joined(&spans));
    for span in spans {
        page.place(format!("{path}/reference"), span);
    }
    at
}

/// `(Kèm theo Quyết định số …`, `(Ban hành kèm theo …`.
pub(super) fn is_reference(text: &str) -> bool {
    if !text.starts_with('(') {
        return false;
    }
    let bare = skeleton(&text.chars().take(32).collect::<String>());
    ["(kem theo", "(ban hanh kem", "(dinh kem", "(gui kem", "(ban hanh theo"]
        .iter()
        .any(|head| bare.starts_with(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_known_by_its_first_lines() {
        let mut seen = 0;
        assert!(is_long(std::iter::repeat_with(|| {
            seen += 1;
            90
        })));
        assert_eq!(seen, 3);
        assert!(!is_long([90, 90]) && !is_long([]));
    }
}
