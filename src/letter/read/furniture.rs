//! Lines that stand on the page and are no part of the letter: page numbers,
//! running heads, the frames of gazettes and web pages, watermarks, stamps.
//!
//! They are taken out before anything is read, so that a sentence goes on
//! across them. Stamps have a field; what has none goes to the ledger.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::anchors::{self, Anchor};
use super::comments;
use super::page::Page;
use super::words::{begins_body_name, is_upper};
use crate::layout::Row;
use crate::text::{Heads, Span, first_letters, has_pair, is_letter, is_letter_or_digit, opens_with, skeleton};

/// Longer lines are text.
const MOST_BYTES: usize = 200;

/// How many rows of the page can hold its head, and the stamps beside it.
const TOP_ROWS: usize = 60;

/// Rows between two page numbers that nothing else proves.
const PAGE_ROWS: usize = 10;

/// What a line of no letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// The number of a page: digits and signs, structure.
    PageNumber,
    /// The text of an electronic signature, of an incoming stamp, of a draft mark.
    Stamp,
    /// Running heads, watermarks, frames: words that belong to no component.
    Frame,
}

/// Takes the furniture out of the rows.
pub(super) fn take(page: &mut Page<'_>, mut rows: Vec<Row>) -> Vec<Row> {
    let mut sorts = sorts(page, &rows).into_iter();
    let mut taken = false;
    rows.retain_mut(|row| {
        let (Some(sort), Some(line)) = (sorts.next().flatten(), row.line()) else {
            row.page_break = std::mem::take(&mut taken);
            return true;
        };
        taken = true;
        match sort {
            Sort::PageNumber => page.label("/page", line),
            Sort::Stamp => page.stamp(line),
            Sort::Frame => {}
        }
        false
    });
    rows
}

/// What each row is, if it is furniture.
fn sorts(page: &Page<'_>, rows: &[Row]) -> Vec<Option<Sort>> {
    let lines: Vec<Option<&str>> = rows.iter().map(|row| Some(page.text(plain_line(row)?))).collect();
    let text = |i: usize| lines.get(i).copied().flatten();
    let mut sorts: Vec<Option<Sort>> = lines.iter().map(|line| line.and_then(by_form)).collect();
    if sorts.iter().take(TOP_ROWS).any(|sort| *sort == Some(Sort::Frame)) {
        frame_of_the_top(&text, head_row(page, rows), &mut sorts);
    }
    signature_blocks(&text, &mut sorts);
    incoming_stamps(&text, rows.len(), &mut sorts);
    running_heads(&text, &mut sorts);
    page_numbers(&text, rows, &mut sorts);
    // A comment may be longer than any line of furniture.
    let line = |i: usize| Some(page.text(rows.get(i)?.line()?));
    for (sort, is_comment) in sorts.iter_mut().zip(comments::lines(line, rows.len())) {
        if is_comment {
            *sort = Some(Sort::Frame);
        }
    }
    sorts
}

/// The line of a row without columns.
fn plain_line(row: &Row) -> Option<Span> {
    let line = row.line()?;
    (!row.table && line.len() <= MOST_BYTES).then_some(line)
}

/// What a line is by its words alone.
fn by_form(text: &str) -> Option<Sort> {
    if is_page_number(text) {
        return Some(Sort::PageNumber);
    }
    // Most lines are text: a look at their heads and signs settles that.
    if !may_be_furniture(text) {
        return None;
    }
    let marked = text.starts_with(['-', '–', '[', 'T', 'P', 't', 'p', 'B', 'D']) && text.len() < 48;
    let coded = text.contains(['/', '*', '@']) || text.contains("www.") || text.contains(".vn");
    let signed = text.contains(':') || SIGNED.iter().any(|head| text.starts_with(head));
    if !(marked || coded || signed || opens_web_line(text)) {
        return None;
    }
    let bare = skeleton(text);
    if is_page_mark(&bare) || is_gazette_head(&bare) || is_watermark(&bare) || is_web_line(&bare) {
        Some(Sort::Frame)
    } else if is_signature_line(&bare) || is_draft_mark(&bare) {
        Some(Sort::Stamp)
    } else {
        None
    }
}

/// Whether a line opens with words that furniture opens with, or holds the signs
/// of the head of a gazette or of a watermark.
fn may_be_furniture(text: &str) -> bool {
    static HEADS: LazyLock<Heads> =
        LazyLock::new(|| Heads::new(&[(PAGE_MARKS, 1), (WEB_LINES, 1), (SIGNATURE_HEADS, 1), (DRAFT_MARKS, 1)]));
    let word = |c: char| c.is_ascii_alphanumeric();
    let words = if text.starts_with(word) {
        text
    } else {
        text.trim_start_matches(|c: char| !is_letter_or_digit(c))
    };
    let signed = |a: u8, b: u8| (a == b'*') | ((a == b'/') & ((b == b'S') | (b == b's')));
    HEADS.of(words) != 0 || has_pair(text, signed)
}

/// `- 2 -`, `– 12 –`.
fn is_page_number(text: &str) -> bool {
    let dash = ['-', '–', '—'];
    if !text.starts_with(dash) || !text.ends_with(dash) {
        return false;
    }
    let inner = text.trim_matches(['-', '–', '—', ' ']);
    (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit())
}

/// What stands before the number of a page.
const PAGE_MARKS: &[&str] = &["page ", "trang "];

/// `--- PAGE BREAK ---`, `Trang 2/4`, `Page 2 of 4`.
fn is_page_mark(bare: &str) -> bool {
    let inner = bare.trim_matches(['-', '=', '[', ']', '*', ' ']);
    let Some(rest) = PAGE_MARKS.iter().find_map(|word| inner.strip_prefix(word)) else {
        return false;
    };
    rest == "break" || {
        let numbers = rest.replace("of", "/");
        numbers.contains(|c: char| c.is_ascii_digit())
            && numbers.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b' '))
    }
}

/// `CÔNG BÁO/Số 12 + 13/Ngày 10-8-2022`.
fn is_gazette_head(bare: &str) -> bool {
    bare.contains("cong bao") && bare.contains("/so ") && bare.contains("/ngay ")
}

/// `NAME * Tel: 0200 … * www.….vn`: the mark of a portal of law texts.
fn is_watermark(bare: &str) -> bool {
    let at = ["www.", ".vn", ".com", ".net"].iter().any(|part| bare.contains(part));
    let starred = bare
        .get(1..)
        .is_some_and(|rest| rest.contains("* ") || rest.contains(" *"));
    at && starred && !bare.contains("dia chi") && !bare.contains('@')
}

/// Words of the frame of a web page.
const WEB_LINES: &[&str] = &[
    "trang chu >",
    "trang chu »",
    "trang chu /",
    "in trang",
    "in bai viet",
    "in van ban",
    "chia se:",
    "chia se tren",
    "cac tin khac",
    "tin lien quan",
    "tin khac",
    "van ban lien quan",
    "ban quyen thuoc",
    "copyright",
    "dang ngay ",
    "ngay dang:",
    "luot xem",
    "co chu:",
    "xem voi co chu",
    "tai ve:",
    "tai van ban",
    "tai tep",
    "quay lai",
    "ve dau trang",
    "len dau trang",
    "gui cho ban be",
    "dang nhap",
    "tim kiem",
];

/// A cheap look: the first letters of the words of [`WEB_LINES`].
fn opens_web_line(text: &str) -> bool {
    text.len() < 120 && text.starts_with(['I', 'C', 'T', 'V', 'B', 'D', 'L', 'Đ', 'N', 'X', 'Q', 'G', '©'])
}

fn is_web_line(bare: &str) -> bool {
    let ends = bare.ends_with([';', '.', ',']);
    !ends && WEB_LINES.iter().any(|line| bare.starts_with(line))
}

/// How the lines begin that a program for electronic signatures prints.
const SIGNATURE_HEADS: &[&str] = &[
    "ky boi:",
    "nguoi ky:",
    "ngay ky:",
    "ky ngay:",
    "thoi gian ky:",
    "digitally signed",
    "signed by:",
    "signature not verified",
    "signature valid",
    "signature is valid",
    "ky so boi",
    "da ky so boi",
    "da duoc ky",
    "duoc ky boi",
    "duoc ky so boi",
    "ky dien tu boi",
    "nguoi ky :",
    "nguoi ky so:",
    "chu ky so cua:",
    "signed by ",
    "electronically signed",
    "signer:",
];

/// Heads that tell a signature without a colon.
const SIGNED: [&str; 8] = [
    "Signature",
    "Digitally",
    "Electronically",
    "Signed by",
    "Được ký",
    "Đã ký",
    "Đã được ký",
    "Ký số",
];

fn is_signature_line(bare: &str) -> bool {
    SIGNATURE_HEADS.iter().any(|head| bare.starts_with(head))
}

const DRAFT_MARKS: &[&str] = &["du thao", "ban sao", "ban chinh"];

/// `DỰ THẢO`, `Dự thảo lần 2`, `BẢN SAO`.
fn is_draft_mark(bare: &str) -> bool {
    let inner = bare.trim_matches(['(', ')', '[', ']', '*', ' ', '.']);
    let rest = DRAFT_MARKS.iter().find_map(|head| inner.strip_prefix(head));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches([' ', '(', ':']).trim_end_matches(')');
        rest.is_empty() || rest.strip_prefix("lan ").is_some_and(|n| n.len() <= 3)
    })
}

/// The lines that stand beside those of a signature: its program prints several.
fn signature_blocks<'t>(text: &impl Fn(usize) -> Option<&'t str>, sorts: &mut [Option<Sort>]) {
    const BESIDE: &[&str] = &[
        "email:",
        "e-mail:",
        "co quan:",
        "to chuc:",
        "chuc vu:",
        "date:",
        "reason:",
        "location:",
    ];
    if !sorts.contains(&Some(Sort::Stamp)) {
        return;
    }
    let beside = |i: usize| {
        let line = text(i).filter(|line| line.contains(':'))?;
        let bare = skeleton(line);
        BESIDE.iter().any(|head| bare.starts_with(head)).then_some(())
    };
    let count = sorts.len();
    for forward in [true, false] {
        for step in 1..count {
            let (from, at) = if forward {
                (step - 1, step)
            } else {
                (count - step, count - step - 1)
            };
            let signed = sorts.get(from).copied().flatten() == Some(Sort::Stamp);
            let Some(slot) = sorts.get_mut(at) else { continue };
            if signed && slot.is_none() && beside(at).is_some() {
                *slot = Some(Sort::Stamp);
            }
        }
    }
}

/// The row at which the head of the letter begins, as far as its fixed phrases tell.
fn head_row(page: &Page<'_>, rows: &[Row]) -> Option<usize> {
    rows.iter().take(TOP_ROWS).position(|row| {
        let mut lines = row.cells.iter().flat_map(|cell| &cell.lines);
        lines.any(|line| {
            let found = anchors::header_anchors(&page.clean.text, *line);
            found
                .iter()
                .any(|a| matches!(a, Anchor::NationalTitle(_) | Anchor::Motto(_)))
        })
    })
}

/// What only the top of a framed page can hold: the parts of a gazette, the name
/// of a portal.
fn frame_of_the_top<'t>(text: &impl Fn(usize) -> Option<&'t str>, head: Option<usize>, sorts: &mut [Option<Sort>]) {
    const FRAMES: &[&str] = &["phan van ban", "cong thong tin dien tu", "trang thong tin dien tu"];
    let top = head.unwrap_or(0);
    if !sorts.iter().take(top).any(|sort| *sort == Some(Sort::Frame)) {
        return;
    }
    // The menu of a portal stands above the line that says where on it the page is.
    let first = sorts.iter().position(|sort| *sort == Some(Sort::Frame)).unwrap_or(0);
    let menu = |line: &str| line.split("   ").filter(|piece| piece.contains(is_letter)).count() > 2;
    for (i, slot) in sorts.iter_mut().enumerate().take(top) {
        if slot.is_none() && i < first && text(i).is_some_and(menu) {
            *slot = Some(Sort::Frame);
        }
        let line = text(i).map(skeleton).unwrap_or_default();
        if slot.is_none() && FRAMES.iter().any(|frame| line.starts_with(frame)) {
            *slot = Some(Sort::Frame);
        }
    }
}

/// The box that the registry of the receiver stamps: `ĐẾN`, `Số: …`, `Ngày: …`,
/// `Chuyển: …` (Annex IV).
fn incoming_stamps<'t>(text: &impl Fn(usize) -> Option<&'t str>, count: usize, sorts: &mut [Option<Sort>]) {
    const OPENERS: [&str; 3] = ["den", "cong van den", "van ban den"];
    for i in 0..count.min(TOP_ROWS) {
        // All begin with `đ`, `c` or `v`.
        let letter = |c: char| !c.is_ascii_graphic() || matches!(c, 'D' | 'd' | 'C' | 'c' | 'V' | 'v');
        let opens = |line: &&str| {
            line.len() < 80 && line.starts_with(letter) && OPENERS.iter().any(|words| opens_with(line, words))
        };
        let Some(line) = text(i).filter(opens) else {
            continue;
        };
        let bare = skeleton(line);
        let number = bare
            .strip_prefix("den so")
            .is_some_and(|rest| rest.starts_with([':', '.', ' ']));
        let opens = number || OPENERS.contains(&bare.trim_end_matches([':', '.', ' ']));
        if !opens || !is_upper(line.split(' ').next().unwrap_or_default()) {
            continue;
        }
        let mut seen_number = number;
        let inside = |line: &str, seen_number: &mut bool| {
            let bare = skeleton(line);
            let field = |word: &str| {
                bare.strip_prefix(word)
                    .is_some_and(|rest| rest.starts_with([':', '.', ' ']))
            };
            let number = field("so") && !*seen_number && !line.contains("/");
            *seen_number |= number;
            let fields = [
                "ngay",
                "chuyen",
                "kinh chuyen",
                "luu ho so",
                "luu ho so so",
                "so va ky hieu hs",
            ];
            line.len() < 80 && (number || fields.iter().any(|word| field(word)))
        };
        let behind = (i + 1..count)
            .take(6)
            .take_while(|j| text(*j).is_some_and(|line| inside(line, &mut seen_number)));
        let end = behind.last().map_or(i, |j| j);
        if end == i && !number {
            continue;
        }
        // The receiver's name on top of its box; the letter's own bodies stand below.
        let named = |j: usize| text(j).is_some_and(|line| is_upper(line) && begins_body_name(line));
        let below = (end + 1..count).take(4).any(named);
        let start = i.checked_sub(1).filter(|above| named(*above) && below).unwrap_or(i);
        for slot in sorts.iter_mut().take(end + 1).skip(start) {
            *slot = Some(Sort::Stamp);
        }
    }
}

/// Lines that come again on each page, in the middle of a sentence, with the
/// number of the page at one end.
fn running_heads<'t>(text: &impl Fn(usize) -> Option<&'t str>, sorts: &mut [Option<Sort>]) {
    let numbered = |i: usize| {
        let line = text(i).filter(|line| line.len() >= 12)?;
        let ends = |c: char| c.is_ascii_digit();
        (line.starts_with(ends) || line.ends_with(ends)).then_some(line)
    };
    let breaks: Vec<usize> = (0..sorts.len())
        .filter(|i| numbered(*i).is_some() && breaks_a_sentence(text, sorts, *i))
        .collect();
    if breaks.is_empty() {
        return;
    }
    // Most other lines differ by their first letters.
    let head = |i: usize| numbered(i).and_then(split_number).map(|(_, rest)| first_letters(rest));
    let heads: HashSet<u64> = breaks.iter().copied().filter_map(head).collect();
    let mut groups: HashMap<String, Vec<(usize, u32)>> = HashMap::new();
    for i in (0..sorts.len()).filter(|i| head(*i).is_some_and(|head| heads.contains(&head))) {
        if let Some((key, number)) = numbered(i).and_then(running_key) {
            groups.entry(key).or_default().push((i, number));
        }
    }
    for i in breaks {
        let group = numbered(i).and_then(running_key).and_then(|(key, _)| groups.get(&key));
        let Some(group) = group.filter(|group| group.len() > 1) else {
            continue;
        };
        let rises = group.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a < b));
        if rises {
            for (member, _) in group {
                if let Some(slot) = sorts.get_mut(*member) {
                    *slot = Some(Sort::Frame);
                }
            }
        }
    }
}

/// The number at the head or at the end of a line, and the rest.
fn split_number(line: &str) -> Option<(&str, &str)> {
    let head = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let tail = line.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if tail < line.len() {
        return Some((line.get(tail..)?, line.get(..tail)?));
    }
    Some((line.get(..head)?, line.get(head..)?))
}

/// A line without its page number, and that number.
fn running_key(line: &str) -> Option<(String, u32)> {
    let (number, rest) = split_number(line)?;
    let number: u32 = number.parse().ok()?;
    let letters = rest.chars().filter(|c| is_letter(*c)).take(8).count();
    (number < 1000 && letters >= 8).then(|| (skeleton(rest), number))
}

/// Whether a row stands between two halves of a sentence, other furniture aside.
fn breaks_a_sentence<'t>(text: &impl Fn(usize) -> Option<&'t str>, sorts: &[Option<Sort>], row: usize) -> bool {
    /// Furniture stands in heaps of a few lines.
    const REACH: usize = 4;
    let free = |i: &usize| sorts.get(*i).is_some_and(Option::is_none);
    let before = (row.saturating_sub(REACH)..row).rev().find(free).and_then(text);
    let after = (row + 1..row + 1 + REACH).find(free).and_then(text);
    let open = before.is_some_and(|line| !line.ends_with(['.', ';', ':', '!', '?', '/']) && !is_upper(line));
    open && after.is_some_and(|line| line.starts_with(char::is_lowercase))
}

/// Digits alone on a line, one more than on the page before or beside a running head.
fn page_numbers<'t>(text: &impl Fn(usize) -> Option<&'t str>, rows: &[Row], sorts: &mut [Option<Sort>]) {
    let mut page = 1_u32;
    let mut last = 0;
    for (i, row) in rows.iter().enumerate() {
        let Some(line) = text(i).filter(|line| line.len() <= 3) else {
            continue;
        };
        let Ok(number) = line.parse::<u32>() else { continue };
        let far = i - last >= PAGE_ROWS;
        let proved = far || row.indent >= 20 || breaks_a_sentence(text, sorts, i);
        let framed = [i.checked_sub(1), Some(i + 1)]
            .into_iter()
            .flatten()
            .any(|j| sorts.get(j) == Some(&Some(Sort::Frame)));
        if !(framed || (number == page + 1 && proved)) {
            continue;
        }
        page = number;
        last = i;
        if let Some(slot) = sorts.get_mut(i) {
            *slot = Some(Sort::PageNumber);
        }
    }
}
