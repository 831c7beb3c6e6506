//! What a piece of the foot can be in a signature, and signatures on one line.

use super::addressees::starts_with_dash;
use super::english::is_english;
use super::names::{has_name_shape, is_any_name, is_name};
use super::signature::Role;
use super::words::{begins_title, is_upper};
use crate::text::{Span, is_capital, is_letter, is_small, skeleton};
use crate::value::Capacity;

/// The longest line that is searched for a title or name inside it.
pub(super) const MOST_LINE_BYTES: usize = 600;

/// What a piece is in a signature block, if it can stand in one.
pub(super) fn role(piece: &str) -> Option<Role> {
    let titled = begins_title(piece);
    if !may_sign(piece, titled) {
        return None;
    }
    if let Some(role) = announced(piece) {
        return Some(role);
    }
    let title = is_title(piece, titled);
    if titled && title {
        Some(if is_name(piece) { Role::Name } else { Role::Title })
    } else if is_any_name(piece) {
        Some(Role::Name)
    } else {
        (title && !is_english(piece)).then_some(Role::Title)
    }
}

/// Whether a piece opens a signature: an authority, a note, or a title in capitals.
pub(super) fn opens_signature(piece: &str) -> bool {
    let titled = begins_title(piece);
    (may_sign(piece, titled) && announced(piece).is_some()) || (titled && is_upper(piece))
}

/// Whatever stands in a signature begins with a capital or a bracket.
fn may_sign(piece: &str, titled: bool) -> bool {
    piece.len() <= MOST_LINE_BYTES
        && (titled || piece.starts_with(|c: char| is_capital(c) || matches!(c, '(' | '[')))
        && (piece.len() <= 80 || piece.chars().count() <= 80)
        && !starts_with_dash(piece)
}

/// `KT. GIÁM ĐỐC`, `(đã ký)`: what says itself that it is of a signature.
fn announced(piece: &str) -> Option<Role> {
    if piece.starts_with(['T', 'K', 'Q']) && Capacity::from_line(piece).is_some_and(|line| is_title_text(&line.title)) {
        return Some(Role::Capacity);
    }
    is_note(piece).then_some(Role::Note)
}

fn is_title_text(text: &str) -> bool {
    is_title(text, begins_title(text))
}

/// Whether a text is a title; `titled` says whether it begins as one.
fn is_title(text: &str, titled: bool) -> bool {
    if text.ends_with(['.', ':']) || text.contains(|c: char| c.is_ascii_digit() || c == ';') {
        return false;
    }
    // Capitals and small letters side by side: a title and something else.
    let mixed = || {
        text.split(' ')
            .any(|word| word.chars().nth(2).is_some() && is_upper(word))
    };
    is_upper(text) || (titled && !mixed())
}

fn is_note(piece: &str) -> bool {
    // All begin with `đ`, `k` or `c`.
    let words = piece.trim_start_matches(['(', ')', '[', ']', ' ']);
    if !words.starts_with(['Đ', 'đ', 'D', 'd', 'K', 'k', 'C', 'c']) {
        return false;
    }
    let bare = skeleton(words);
    let bare = bare.trim_end_matches(['(', ')', '[', ']', ' ']);
    bare.starts_with("da ky")
        || bare == "ky ten"
        || bare.starts_with("ky ten,")
        || bare.starts_with("ky, ")
        || bare == "chu ky"
}

/// The parts of a signature on one line: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn An`,
/// `Phan Văn An (đã ký)`; none if any part is something else.
pub(super) fn signature_parts(text: &str) -> Vec<(Span, Role)> {
    // The first part must be one, too: no item of a list begins a signature.
    let begins = |c: char| is_letter(c) || matches!(c, '(' | '[' | ' ');
    if text.len() > MOST_LINE_BYTES || !text.starts_with(begins) {
        return Vec::new();
    }
    let signs_for_others = text.starts_with("TM.");
    let mut upper_head = HeadCase::default();
    let begins_part = |at: &usize| {
        let Some(rest) = text.get(*at..) else {
            return false;
        };
        let head_is_upper = upper_head.up_to(text, *at);
        // Behind small letters a part begins with one of the codes, or as a deputy.
        if !head_is_upper && !signs_for_others && !rest.starts_with(['(', 'T', 'K', 'P']) {
            return false;
        }
        match rest.chars().next() {
            Some('(') => return true,
            // A part in capitals, or a name behind some.
            Some(first) if head_is_upper || is_capital(first) => {}
            _ => return false,
        }
        let authority = ["TM.", "KT.", "TL.", "TUQ."].iter().any(|code| rest.starts_with(code));
        let second = || rest.split(' ').nth(1).is_none_or(|word| !word.contains(is_small));
        let deputy = || (rest.starts_with("PHÓ ") || rest.starts_with("THỨ ")) && second();
        // `TM. ỦY BAN NHÂN DÂN CHỦ TỊCH`; but `TM. ĐOÀN CHỦ TỊCH`, `TM. BAN GIÁM ĐỐC`.
        let own = || {
            let head = text.get(..*at).unwrap_or_default().trim_end();
            let collective = head.ends_with(" ĐOÀN") || head.ends_with(" BAN");
            !collective && begins_own_title(rest) && second()
        };
        let name = || head_is_upper && !is_upper(rest) && has_name_shape(rest.trim());
        authority || deputy() || (signs_for_others && own()) || name()
    };
    let spaces = text.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    let cuts: Vec<usize> = spaces.map(|(i, _)| i + 1).filter(begins_part).collect();
    if cuts.is_empty() {
        return Vec::new();
    }
    let mut at = 0;
    let mut parts = Vec::new();
    for cut in cuts.into_iter().chain([text.len()]) {
        let part = text.get(at..cut).unwrap_or_default().trim_end();
        let Some(role) = role(part).or_else(|| has_name_shape(part).then_some(Role::Name)) else {
            return Vec::new();
        };
        parts.push((Span::new(at, at + part.len()), role));
        at = cut;
    }
    parts
}

/// Whether the head of a line is in capitals, asked for ever longer heads.
#[derive(Default)]
struct HeadCase {
    read: usize,
    letters: bool,
    small: bool,
}

impl HeadCase {
    fn up_to(&mut self, text: &str, at: usize) -> bool {
        if !self.small {
            for c in text.get(self.read..at).unwrap_or_default().chars() {
                self.letters |= is_letter(c);
                self.small |= is_small(c);
            }
            self.read = at;
        }
        self.letters && !self.small
    }
}

/// Whether capitals open with the title of somebody, not with a word of a body's name.
fn begins_own_title(text: &str) -> bool {
    const TITLES: &[&str] = &[
        "CHỦ TỊCH",
        "GIÁM ĐỐC",
        "TỔNG GIÁM ĐỐC",
        "BỘ TRƯỞNG",
        "THỦ TƯỚNG",
        "BÍ THƯ",
        "TRƯỞNG BAN",
        "CHỦ NHIỆM",
        "HIỆU TRƯỞNG",
        "VIỆN TRƯỞNG",
        "CHÁNH ÁN",
        "CỤC TRƯỞNG",
        "TỔNG THƯ KÝ",
    ];
    TITLES.iter().any(|title| {
        text.strip_prefix(title)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_lines() {
        for (line, expected) in [
            ("KT. BỘ TRƯỞNG", Some(Role::Capacity)),
            ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", Some(Role::Title)),
            ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", Some(Role::Title)),
            ("THỨ TRƯỞNG", Some(Role::Title)),
            ("PHÓ GIÁM ĐỐC", Some(Role::Title)),
            ("Cao Xuân An", Some(Role::Name)),
            ("Phó Đức Chính", Some(Role::Name)),
            ("Phó Giám đốc", Some(Role::Title)),
            ("Thứ trưởng", Some(Role::Title)),
            ("Ngô Thị Minh Hà", Some(Role::Name)),
            ("NGUYỄN VĂN AN", Some(Role::Name)),
            ("(đã ký)", Some(Role::Note)),
            ("- Như trên;", None),
            ("Sở Nội vụ tỉnh;", None),
            ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn An", None),
        ] {
            assert_eq!(role(line), expected, "{line}");
        }
    }
}
