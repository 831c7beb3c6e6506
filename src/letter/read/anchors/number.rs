//! The number of a head behind its label.

use super::Anchor;
use crate::text::{Span, base_letter, is_capital};
use crate::value::scan_number;

/// `Số:` with what follows: a number, or a blank serial and its symbol.
pub(super) fn number_anchor(text: &str, line: Span, others: &[Anchor], date: Option<Span>) -> Option<Anchor> {
    let content = text.get(line.range())?;
    let limit = date.map_or(line.end, |d| d.start);
    // The last is the first byte of `§`.
    let signs = content.bytes().enumerate();
    let heads = signs
        .filter(|(_, byte)| matches!(byte, b'S' | b's' | b'$' | 0xC2))
        .map(|(i, _)| i);
    let heads = heads.filter(|i| {
        content
            .get(*i..)
            .is_some_and(|rest| rest.starts_with(['S', 's', '$', '§']))
    });
    for head in heads {
        let at = line.start + head;
        // The date may stand before the number.
        let limit = if date.is_some_and(|d| at >= d.end) {
            line.end
        } else {
            limit
        };
        if at >= limit || others.iter().any(|a| a.span().start <= at && at < a.span().end) {
            continue;
        }
        let Some(label_length) = number_label(content.get(head..)?) else {
            continue;
        };
        // The label opens its piece: nothing, a gap, or another anchor before it.
        let before = content.get(..head)?;
        let after_anchor = others
            .iter()
            .any(|a| text.get(a.span().end..at).is_some_and(|t| t.trim().is_empty()));
        let opens = before.trim().is_empty() || before.ends_with("  ") || before.ends_with('\t') || after_anchor;
        if !opens {
            continue;
        }
        if tells_body_apart(content.get(head..)?, label_length) {
            continue;
        }
        let label = Span::new(at, at + label_length);
        let rest = text.get(label.end..limit)?;
        let number = match scan_number(rest) {
            Some((_, length)) => {
                let length = length + symbol_behind(rest.get(length..)?);
                let head = rest.len() - rest.trim_start().len();
                Span::new(label.end + head.min(length), label.end + length)
            }
            None => {
                let odd = odd_number(rest, label.end, date.is_some());
                let digits = odd
                    .and_then(|span| text.get(span.range()))
                    .is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit()));
                let unreadable = || unreadable_number(rest, label.end);
                if digits { odd } else { unreadable().or(odd) }?
            }
        };
        return Some(Anchor::Number { label, number });
    }
    None
}

/// Whether a line is `SỐ 3`, with which the name of a body goes on.
pub(in super::super) fn ends_body_name(line: &str) -> bool {
    number_label(line).is_some_and(|length| tells_body_apart(line, length))
}

/// `SỐ 3` below `ĐỘI QUẢN LÝ THỊ TRƯỜNG`: the end of a name that is printed in capitals. The
/// number of a letter has a colon, small letters in its label or a symbol.
fn tells_body_apart(text: &str, label_length: usize) -> bool {
    let (Some(label), Some(rest)) = (text.get(..label_length), text.get(label_length..)) else {
        return false;
    };
    let rest = rest.trim_start();
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - behind.len();
    let is_alone = behind.trim().is_empty() || behind.starts_with("  ") || behind.starts_with(['\n', '\t']);
    label.chars().all(is_capital) && (1..=2).contains(&digits) && is_alone
}

/// The length of the second half of a symbol that has a space in it: `12/KBNN KV.II-TH`.
fn symbol_behind(text: &str) -> usize {
    const LONGEST: usize = 24;
    let Some(rest) = text.strip_prefix(' ') else { return 0 };
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let symbol = rest.get(..length).unwrap_or_default();
    let of_symbol = |c: char| is_capital(c) || c.is_ascii_digit() || matches!(c, '-' | '.' | '&');
    let whole = symbol.starts_with(is_capital) && symbol.ends_with(is_capital) && symbol.contains('-');
    if whole && length <= LONGEST && symbol.chars().all(of_symbol) {
        1 + length
    } else {
        0
    }
}

/// Whether a line is a number and no more.
pub(in super::super) fn is_number_line(text: &str) -> bool {
    number_label(text).is_some()
        && text.len() < 60
        && number_anchor(text, Span::new(0, text.len()), &[], None).is_some()
}

/// The length of `Số:`, `Số :`, `Số `, `Số/ No.:` at the head of a text.
fn number_label(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.next()?;
    let exact = matches!(first, 'S' | 's') && matches!(base_letter(second), 'o' | 'O');
    let misread = matches!(base_letter(second), 'o' | 'O' | 'e' | '0' | '6');
    if !exact && !misread {
        return None;
    }
    let after = text.get(first.len_utf8() + second.len_utf8()..)?;
    if !exact {
        // `$6:`, `Sé :`: the colon has to prove it.
        let rest = after.trim_start_matches(' ').strip_prefix(':')?;
        return Some(text.len() - rest.len());
    }
    if let Some(rest) = behind_translation(after) {
        return Some(text.len() - rest.len());
    }
    let trimmed = after.trim_start_matches(' ');
    if let Some(rest) = trimmed.strip_prefix([':', '.']) {
        return Some(text.len() - rest.len());
    }
    // Without colon (the Party's form) a digit, a slash or a blank must follow.
    let serial = after.starts_with(' ') && trimmed.starts_with(|c: char| c.is_ascii_digit() || c == '/' || c == '-');
    serial.then(|| text.len() - after.len())
}

/// Behind `/No.:`, `/ Ref. No:`: a label that is printed in two languages.
pub(super) fn behind_translation(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix('/')?;
    let (label, rest) = rest.split_once(':')?;
    let short = label.len() <= 16
        && label
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'.'));
    short.then_some(rest)
}

/// Digits and whatever touches them, alone up to a gap or the end of the line:
/// a symbol in small letters, or none (`1275/snv-vtlt`, `1275`).
fn odd_number(rest: &str, start: usize, dated: bool) -> Option<Span> {
    let head = rest.len() - rest.trim_start().len();
    let body = rest.trim_start();
    let length = body.find(char::is_whitespace).unwrap_or(body.len());
    let behind = body.get(length..)?;
    // A place and its comma may stand between it and the date.
    let place = |text: &str| text.ends_with(',') && text.len() < 60 && text.starts_with(char::is_uppercase);
    let alone = behind.trim().is_empty()
        || behind.starts_with("  ")
        || behind.starts_with(['\n', '\t'])
        || (dated && place(behind.trim()));
    (body.starts_with(|c: char| c.is_ascii_digit()) && alone).then(|| Span::new(start + head, start + head + length))
}

/// A number whose serial cannot be read (handwritten, misread): up to the end
/// of the symbol behind its slash.
fn unreadable_number(rest: &str, start: usize) -> Option<Span> {
    let head = rest.len() - rest.trim_start().len();
    let body = rest.trim_start();
    let slash = body.find('/').filter(|slash| *slash <= 12)?;
    let (_, symbol) = scan_number(body.get(slash..)?)?;
    Some(Span::new(start + head, start + head + slash + symbol))
}
