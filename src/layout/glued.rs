//! Pages that were pulled onto one line.
//!
//! Some programs join the lines of a page with nothing between them:
//! `… Hạnh phúcSố: 5/QĐ-UBND … năm 2026V/v …`. Where two lines met, a letter
//! touches one that no word has behind it; the phrases of the form tell the rest.
//! Others join them with spaces: [`super::spaced`] knows where those lines met.

use super::few::Few;
use super::spaced::Spaced;
use crate::text::{Span, has_pair};

/// A line shorter than this was not pulled together from a page.
const SHORTEST: usize = 300;

/// How much is looked at on either side of a place where two lines may have met: a
/// page of one line has as many such places as letters.
const REACH: usize = 128;

/// Words that begin a line of the form and may touch what stands before them.
const HEADS: &[&str] = &[
    "CỘNG HÒA",
    "CỘNG HOÀ",
    "ĐẢNG CỘNG SẢN",
    "TỈNH ",
    "HUYỆN ",
    "XÃ ",
    "PHƯỜNG ",
    "THÀNH PHỐ ",
    "ĐẶC KHU ",
    "SỞ ",
    "PHÓ ",
    "CHỦ TỊCH",
    "GIÁM ĐỐC",
    "KT. ",
    "TL. ",
    "TM. ",
    "TUQ. ",
    "KT.",
    "TL.",
    "TM.",
    "V/v",
    "Độc lập",
    "Số:",
    "Kính gửi",
    "Nơi nhận",
    "QUYẾT ĐỊNH",
    "CHÁNH ",
    "THỨ TRƯỞNG",
    "BỘ TRƯỞNG",
];

/// Whether a line is too short for a page.
pub(super) fn is_line(line: &str) -> bool {
    line.len() < SHORTEST
}

/// The lines of a page that stand on one line; the line itself if it is no such page.
pub(super) fn split(text: &str, line: Span) -> Few<Span> {
    let content = text.get(line.range()).unwrap_or_default();
    if !is_page(content) {
        return Few::One(line);
    }
    let mut lines = Few::None;
    let mut start = 0;
    let mut word_start = 0;
    let mut before = [' ', ' '];
    let mut spaced = Spaced::of(content);
    for (i, c) in content.char_indices() {
        if before[1] == ' ' {
            word_start = i;
        }
        let met = match &mut spaced {
            Some(spaced) => {
                before[1] == ' ' && c != ' ' && spaced.begins_line(behind(content, start, i), ahead(content, i))
            }
            None => meets(before, behind(content, word_start, i), ahead(content, i)),
        };
        if i > start && met {
            lines.push(Span::new(line.start + start, line.start + i));
            start = i;
            word_start = i;
        }
        before = [before[1], c];
    }
    lines.push(Span::new(line.start + start, line.end));
    lines
}

/// The end of what stands between two places.
fn behind(text: &str, from: usize, at: usize) -> &str {
    let reach = (from.max(at.saturating_sub(REACH))..at).find(|i| text.is_char_boundary(*i));
    text.get(reach.unwrap_or(at)..at).unwrap_or_default()
}

/// The beginning of what follows a place.
fn ahead(text: &str, at: usize) -> &str {
    let end = text.len().min(at + REACH);
    let reach = (at..=end).rev().find(|i| text.is_char_boundary(*i));
    text.get(at..reach.unwrap_or(at)).unwrap_or_default()
}

/// The head and the foot of a letter on the same line.
fn is_page(line: &str) -> bool {
    // Two bytes of it tell most long lines apart.
    let named = || has_pair(line, |a, b| (a == b'V') & (b == b'I')) && line.contains("VIỆT NAM");
    let head = named() && line.contains("phúc");
    head && line.contains("Số")
}

/// Whether a line ended before `rest`: `before` holds the two letters before it,
/// `word` what stands between it and the last space, as far as it is looked at.
fn meets(before: [char; 2], word: &str, rest: &str) -> bool {
    let Some(next) = rest.chars().next() else { return false };
    let touching = before[1] != ' ';
    // The item of a list behind the last one: `;- Công an`.
    let dashed = rest
        .get(1..)
        .is_some_and(|r| r.starts_with(|c: char| c == ' ' || c.is_uppercase()));
    if next == '-' && matches!(before[1], ';' | ':' | '.') && dashed {
        return true;
    }
    // `QUYẾT ĐỊNH:Điều 1.`
    if before[1] == ':' && super::spaced::is_article(rest) {
        return true;
    }
    if !touching || !next.is_uppercase() {
        return false;
    }
    if HEADS.iter().any(|head| rest.starts_with(head)) && !word.ends_with(['-', '/', '(', '“', '"']) {
        return true;
    }
    let small_word = word.chars().next().is_some_and(char::is_lowercase);
    match before[1] {
        // `tỉnhTrên`; but not `TTg`, `GDTrH`.
        last if last.is_lowercase() => small_word || word.chars().count() > 3 && is_capitalised(word),
        // `nghệ.Ủy`; but not `TP.Hồ`, `VP.UBND`.
        '.' | '/' => before[0].is_lowercase() && small_word,
        // `2017;Theo`, `huyện;Phòng`.
        ';' => before[0].is_alphanumeric(),
        // `UBNDVĩnh Trà, ngày`: a symbol, then the place of the date.
        last if last.is_uppercase() && word.contains(['-', '/']) && is_place_and_date(rest) => true,
        // `PHÒNGTrịnh`: capitals, then a word of small letters.
        last if last.is_uppercase() => {
            let small_behind = rest.chars().nth(1).is_some_and(char::is_lowercase);
            let capitals = word.chars().count() >= 3 && word.chars().all(char::is_uppercase);
            small_behind && capitals
        }
        ')' => true,
        _ => false,
    }
}

/// `Vĩnh Trà, ngày 3`.
fn is_place_and_date(text: &str) -> bool {
    let Some((place, rest)) = text.split_once(',') else {
        return false;
    };
    let named = place.len() < 60 && place.split(' ').all(|word| word.len() > 1 && is_capitalised(word));
    named && rest.trim_start().starts_with("ngày")
}

/// `Nam`, `Đồng`: a capital and small letters behind it.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_on_one_line_falls_into_its_lines() {
        let page = "ỦY BAN NHÂN DÂNTỈNH HÀ KHÊCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúcSố:     /UBND-NC    \
                    Hà Khê, ngày     tháng 4 năm 2026V/v sửa chữa cầu treo thôn TrungKính gửi: Sở Xây dựng.Ủy ban nhân dân tỉnh \
                    giao Sở Xây dựng kiểm tra theo Quyết định số 15/QĐ-TTg, báo cáo trước ngày 05/5/2026./.Nơi nhận:- Như trên;\
                    - Công an tỉnh;- Lưu: VT, NC.TL. CHỦ TỊCHKT. CHÁNH VĂN PHÒNGPHÓ CHÁNH VĂN PHÒNGMai Đức Thọ";
        let lines: Vec<&str> = split(page, Span::new(0, page.len()))
            .iter()
            .map(|s| page[s.range()].trim())
            .collect();
        assert_eq!(
            lines,
            [
                "ỦY BAN NHÂN DÂN",
                "TỈNH HÀ KHÊ",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số:     /UBND-NC    Hà Khê, ngày     tháng 4 năm 2026",
                "V/v sửa chữa cầu treo thôn Trung",
                "Kính gửi: Sở Xây dựng.",
                "Ủy ban nhân dân tỉnh giao Sở Xây dựng kiểm tra theo Quyết định số 15/QĐ-TTg, báo cáo trước ngày 05/5/2026./.",
                "Nơi nhận:",
                "- Như trên;",
                "- Công an tỉnh;",
                "- Lưu: VT, NC.",
                "TL. CHỦ TỊCH",
                "KT. CHÁNH VĂN PHÒNG",
                "PHÓ CHÁNH VĂN PHÒNG",
                "Mai Đức Thọ",
            ]
        );
    }

    /// Time grows with the length alone, for no place sees more than its surroundings.
    #[test]
    fn each_place_sees_only_what_is_near() {
        let head =
            "ỦY BAN NHÂN DÂN TỈNH HÀ KHÊCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúcSố: 5/QĐ-UBND";
        for piece in ["AB", "A1aA", "ế", "1 ", "năm ", "Điều ", "😀"] {
            let text = format!("{head}{}", piece.repeat(4 * REACH));
            for (at, _) in text.char_indices() {
                let (before, after) = (behind(&text, 0, at), ahead(&text, at));
                assert!(before.len() <= REACH && after.len() <= REACH);
                assert!(before.len() + 4 > at.min(REACH) && text[..at].ends_with(before));
                assert!(after.len() + 4 > (text.len() - at).min(REACH) && text[at..].starts_with(after));
                assert!(behind(&text, at, at).is_empty());
            }
        }
    }

    #[test]
    fn running_text_is_left_alone() {
        let line = "Theo Quyết định số 15/QĐ-TTg của TTgCP, TP.Hà Khê và VP.UBND tỉnh. ".repeat(8);
        assert_eq!(*split(&line, Span::new(0, line.len())), [Span::new(0, line.len())]);
    }
}
