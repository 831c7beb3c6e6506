//! What stands behind the signature: a copy block, annexes, attached texts.

use super::page::Page;
use super::recipients::Recipients;
use super::words::{is_rule, is_upper};
use super::{anchors, body};
use crate::document::{Appendix, CopyBlock};
use crate::layout::Row;
use crate::text::{Span, is_letter_or_digit, is_small, opens_with, skeleton};
use crate::value::{IssueDate, Kind, Organ, collapse, scan_number, tidy};

/// The words of the forms of copy (Annex I, part II, I.1), in bare letters.
const COPY_FORMS: [(&str, Kind); 3] = [
    ("sao y", Kind::SaoY),
    ("sao luc", Kind::SaoLuc),
    ("trich sao", Kind::TrichSao),
];

/// Reads the rows behind the signature.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row]) {
    let mut rows = rows;
    while !rows.is_empty() {
        let first = line_of(page, rows.first());
        let used = if copy_form(first).is_some() && page.document.copy_block.is_none() {
            copy_block(page, rows)
        } else {
            appendix(page, rows)
        };
        rows = rows.get(used.max(1)..).unwrap_or_default();
    }
}

fn line_of<'a>(page: &Page<'a>, row: Option<&Row>) -> &'a str {
    row.and_then(Row::span).map_or("", |span| page.text(span))
}

pub(super) fn copy_form(line: &str) -> Option<Kind> {
    // A look at the first letter settles most lines.
    if line.trim_start().starts_with(is_small) || !is_upper(line) {
        return None;
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

fn copy_block(page: &mut Page<'_>, rows: &[Row]) -> usize {
    let mut block = CopyBlock::default();
    let mut recipients = Recipients::default();
    let mut issuer: Vec<Span> = Vec::new();
    let mut used = 0;
    for row in rows {
        let Some(line) = row.span() else { break };
        let text = page.text(line);
        let copy = copy_form(text).filter(|_| block.kind.is_none());
        if let Some(kind) = copy {
            let words = if kind == Kind::SaoY || kind == Kind::SaoLuc || kind == Kind::TrichSao {
                2
            } else {
                0
            };
            let form_start = text.rmatch_indices(' ').nth(words - 1).map_or(0, |(i, _)| i + 1);
            if form_start > 0 && skeleton(text.get(form_start..).unwrap_or_default()).contains(' ') {
                issuer.push(Span::new(line.start, line.start + form_start));
            }
            page.place("/copy_block/kind", Span::new(line.start + form_start, line.end));
            block.kind = Some(kind);
        } else if let Some(label) = anchors::recipients_label(&page.clean.text, line) {
            page.label("/copy_block/recipients", label);
            recipients.open();
        } else if recipients.is_open() {
            if recipients.is_closed() {
                break;
            }
            recipients.item(page, line);
        } else if !copy_number_and_date(page, &mut block, line) && !is_rule(text) {
            if !is_upper(text) || issuer.len() > 3 {
                used += 1;
                continue;
            }
            issuer.push(line);
        }
        used += 1;
    }
    if !issuer.is_empty() {
        block.issuer = Some(Organ::new(&page.joined(&issuer)));
        for span in issuer {
            page.place("/copy_block/issuer", span);
        }
    }
    recipients.finish_copy(page, &mut block);
    page.document.copy_block = Some(block);
    used
}

fn copy_number_and_date(page: &mut Page<'_>, block: &mut CopyBlock, line: Span) -> bool {
    let mut any = false;
    for anchor in anchors::header_anchors(&page.clean.text, line) {
        match anchor {
            anchors::Anchor::Number { label, number } if block.number.is_none() => {
                let Some((parsed, _)) = scan_number(page.text(number)) else {
                    continue;
                };
                block.number = Some(parsed.with_as_written(page.text(number)));
                page.label("/copy_block/number", label);
                page.place("/copy_block/number", number);
                any = true;
            }
            anchors::Anchor::Date { place, date } if block.date_as_written.is_none() => {
                block.date = IssueDate::from_written(page.text(date));
                block.date_as_written = Some(collapse(page.text(date)));
                page.place("/copy_block/date", date);
                if let Some(place) = place {
                    block.place = Some(tidy(page.text(place)));
                    page.place("/copy_block/place", place);
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
    let index = page.document.appendices.len();
    let path = format!("/appendices/{index}");
    let mut appendix = Appendix::default();
    let mut at = 0;
    let mut title: Vec<Span> = Vec::new();
    for row in rows.iter().take(8) {
        let Some(line) = row.line() else { break };
        let text = page.text(line);
        let bare = text.trim_start_matches(|c: char| !is_letter_or_digit(c));
        if appendix.label.is_none() && title.is_empty() && opens_with(bare, "phu luc") && text.chars().count() < 40 {
            appendix.label = Some(tidy(bare));
            page.place(format!("{path}/label"), line);
        } else if appendix.reference.is_none() && opens_with(bare, "kem theo") && text.starts_with('(') {
            appendix.reference = Some(collapse(text));
            page.place(format!("{path}/reference"), line);
        } else if is_upper(text)
            && appendix.reference.is_none()
            && !is_rule(text)
            && body::split_marker(text).1.is_none()
        {
            title.push(line);
        } else if is_rule(text) {
            page.structure(line);
        } else {
            break;
        }
        at += 1;
    }
    if !title.is_empty() {
        appendix.title = Some(page.joined(&title));
        for span in title {
            page.place(format!("{path}/title"), span);
        }
    }
    let content = rows.get(at..).unwrap_or_default();
    let next = content.iter().position(|row| {
        let line = line_of(page, Some(row));
        opens_with(line, "phu luc") && is_upper(line) && line.chars().count() < 40
    });
    let content = content.get(..next.unwrap_or(content.len())).unwrap_or_default();
    appendix.body = body::read(page, content, &format!("{path}/body"), 0);
    page.document.appendices.push(appendix);
    at + content.len()
}
