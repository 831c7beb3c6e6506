//! The number or sign at the head of a block.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::words::is_upper;
use crate::document::BlockKind;
use crate::text::{Heads, is_letter, is_letter_or_digit, opens_with, skeleton};
use crate::value::collapse;

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
pub(super) fn named_marker(text: &str) -> Option<Marked<'_>> {
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
}
