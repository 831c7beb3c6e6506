//! Lines of a signature block to signatures.

use std::borrow::Cow;

use super::page::Page;
use super::words::{begins_title, is_deputy};
use crate::document::Signature;
use crate::text::{Span, fold_eq};
use crate::value::{Capacity, SigningAuthority, collapse, split_name};

/// What a line of a signature block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `KT. GIÁM ĐỐC`
    Capacity,
    /// `PHÓ GIÁM ĐỐC`
    Title,
    /// `(đã ký)`
    Note,
    /// `Lê Thị Bình`
    Name,
}

/// One line, with its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) column: usize,
    pub(super) role: Role,
}

/// Makes the lines into signatures, in the order of the columns: two who sign
/// side by side stand in two columns. Each is recorded under `path`/index.
pub(super) fn assemble(page: &mut Page<'_>, lines: &[Line], path: &str) -> Vec<Signature> {
    let mut signatures = Vec::new();
    let mut columns: Vec<usize> = lines.iter().map(|line| line.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let complete = |column: usize| {
        let has = |role| lines.iter().any(|line| line.column == column && line.role == role);
        has(Role::Name) && (has(Role::Title) || has(Role::Capacity))
    };
    let side_by_side = columns.len() > 1 && columns.iter().all(|column| complete(*column));
    if side_by_side {
        for column in columns {
            let own: Vec<Line> = lines.iter().filter(|line| line.column == column).copied().collect();
            block(page, &own, path, &mut signatures);
        }
    } else {
        block(page, lines, path, &mut signatures);
    }
    signatures
}

/// The lines of one column: a new signature begins behind each name.
fn block(page: &mut Page<'_>, lines: &[Line], path: &str, signatures: &mut Vec<Signature>) {
    let mut rest = lines;
    while !rest.is_empty() {
        let named = rest.iter().position(|line| line.role == Role::Name);
        let mut end = named.map_or(rest.len(), |i| i + 1);
        // A note may stand behind the name.
        while rest.get(end).is_some_and(|line| line.role == Role::Note) {
            end += 1;
        }
        let (own, behind) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        let signs = behind
            .iter()
            .any(|line| matches!(line.role, Role::Name | Role::Capacity));
        let index = signatures.len();
        for line in own {
            page.surround(path, index, line.span);
        }
        signatures.push(one(page, own, &Path { list: path, index }));
        if !signs {
            // Titles below the last name belong to nobody: the ledger keeps them.
            return;
        }
        rest = behind;
    }
}

/// The path of a signature.
struct Path<'p> {
    list: &'p str,
    index: usize,
}

impl Path<'_> {
    /// The path of a field: mostly one of the only signature, which needs no memory.
    fn field(&self, field: &'static str) -> Cow<'static, str> {
        match (self.list, self.index, field) {
            ("/signatures", 0, "signer") => "/signatures/0/signer".into(),
            ("/signatures", 0, "position") => "/signatures/0/position".into(),
            ("/signatures", 0, "note") => "/signatures/0/note".into(),
            (list, index, field) => format!("{list}/{index}/{field}").into(),
        }
    }

    /// The path of one of the authority lines.
    fn capacity(&self, line: usize) -> Cow<'static, str> {
        match (self.list, self.index, line) {
            ("/signatures", 0, 0) => "/signatures/0/capacity/0".into(),
            (list, index, line) => format!("{list}/{index}/capacity/{line}").into(),
        }
    }
}

fn one(page: &mut Page<'_>, lines: &[Line], path: &Path<'_>) -> Signature {
    let mut signature = Signature::default();
    let mut titles: Vec<Span> = Vec::new();
    for line in lines {
        let text = page.text(line.span);
        match line.role {
            Role::Capacity => {
                flush(page, &mut signature, &mut titles, path, false);
                if let Ok(capacity) = text.parse::<Capacity>() {
                    page.place(path.capacity(signature.capacity.len()), line.span);
                    signature.capacity.push(capacity);
                }
            }
            Role::Title => titles.push(line.span),
            Role::Note => {
                let note = collapse(text.trim_matches(['(', ')', ' ']));
                match &mut signature.note {
                    Some(before) => *before = format!("{before} {note}"),
                    None => signature.note = Some(note),
                }
                page.place(path.field("note"), line.span);
            }
            Role::Name => {
                let person = split_name(text);
                signature.rank = person.rank.map(collapse);
                signature.degree = person.degree.map(collapse);
                signature.signer = Some(collapse(person.name));
                page.place(path.field("signer"), line.span);
            }
        }
    }
    flush(page, &mut signature, &mut titles, path, true);
    signature
}

/// Puts the title lines below an authority line into their place: the signer's
/// own title comes last; what stands before it wraps the authority line.
fn flush(page: &mut Page<'_>, signature: &mut Signature, titles: &mut Vec<Span>, path: &Path<'_>, last: bool) {
    let titles = std::mem::take(titles);
    let own = match signature.capacity.last() {
        Some(capacity) => titles.iter().position(|span| {
            let text = page.text(*span);
            match capacity.authority {
                SigningAuthority::Kt => is_deputy(text),
                _ => begins_title(text),
            }
        }),
        None => Some(0),
    };
    // Behind `KT.` alone a title that names no deputy still is the signer's.
    let own = own.or(if last && titles.len() == 1 { Some(0) } else { None });
    let (wrapped, position) = titles
        .split_at_checked(own.unwrap_or(titles.len()))
        .unwrap_or((&titles, &[]));
    if let Some(i) = signature.capacity.len().checked_sub(1)
        && let Some(capacity) = signature.capacity.get_mut(i)
    {
        for span in wrapped {
            let more = collapse(page.text(*span));
            capacity.title = format!("{} {more}", capacity.title);
            capacity.as_written = format!("{} {more}", capacity.as_written);
            page.place(path.capacity(i), *span);
        }
    }
    if position.is_empty() {
        return;
    }
    let text = page.joined(position);
    signature.position = Some(match &signature.position {
        // Printed twice, it counts once: the ledger keeps the second.
        Some(before) if fold_eq(before, &text) => return,
        Some(before) => format!("{before} {text}"),
        None => text,
    });
    for span in position {
        page.place(path.field("position"), *span);
    }
}
