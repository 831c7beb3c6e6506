//! Which lines are names of persons.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::begins_title;
use crate::text::{is_capital, is_letter, is_small, skeleton};
use crate::value::split_name;

/// Family names, in bare letters: the common ones of the Kinh and of the other
/// peoples of Vietnam. A name with another is still known by its place in the
/// signature.
const SURNAMES: &[&str] = &[
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "doan", "lam", "trinh", "mai", "truong", "dao", "cao", "ha", "luong", "luu", "ta", "to", "tang",
    "thai", "trieu", "quach", "kieu", "vuong", "phung", "khuc", "la", "chu", "chau", "an", "au", "bach", "bang", "be",
    "ca", "cam", "can", "cu", "cung", "dam", "dau", "diep", "doi", "dong", "du", "gia", "giang", "giap", "hang", "hau",
    "hua", "hung", "kha", "khong", "khuat", "kim", "lai", "lang", "lo", "lu", "luc", "ma", "mac", "man", "mau", "minh",
    "nghiem", "nham", "nhan", "ninh", "nong", "on", "ong", "phi", "phu", "quang", "roan", "sam", "son", "sung", "tan",
    "thach", "than", "thang", "thao", "thieu", "tieu", "ton", "tong", "tu", "tuong", "ung", "van", "vang", "vi", "xa",
    "y", "h", "ksor", "rah", "siu", "rmah", "nay", "rcom", "ayun", "mlo", "nie", "hmok", "kpa", "ro", "puih", "dieu",
    "cil", "ka", "kra", "bling", "alang", "zo", "arat", "blup", "lau", "mua", "phang", "deo", "huu", "khau", "kien",
    "tra", "tuan",
];

/// Whether a text has the shape of a person's name: two to six words, each
/// with a capital at its head.
pub(super) fn has_name_shape(text: &str) -> bool {
    ends_as_name(text) && is_shaped(split_name(text).name)
}

/// A look at the last word, which settles most lines: `… các sở;`, `… thực hiện`.
fn ends_as_name(text: &str) -> bool {
    let text = text.trim_end();
    let last = text
        .rfind(' ')
        .map_or(text, |at| text.get(at + 1..).unwrap_or_default());
    last.starts_with(is_capital) && last.ends_with(is_name_letter)
}

fn is_name_letter(c: char) -> bool {
    is_letter(c) || matches!(c, '\'' | '’' | '-')
}

fn is_shaped(name: &str) -> bool {
    if !name.starts_with(is_capital) {
        return false;
    }
    let mut words = 0;
    let mut capitals = 0;
    let mut any_small = false;
    for word in name.split(' ') {
        words += 1;
        let mut letters = word.chars();
        if !letters.next().is_some_and(is_capital) {
            return false;
        }
        let (mut several, mut small) = (false, false);
        for c in letters {
            if !is_name_letter(c) {
                return false;
            }
            several = true;
            small |= is_small(c);
        }
        capitals += usize::from(several && !small);
        any_small |= small;
    }
    // All in capitals or none: `CHỦ TỊCH Lê Thị Bình` is a title and a name.
    (2..=6).contains(&words) && (capitals == 0 || !any_small)
}

fn has_known_family(name: &str) -> bool {
    static FAMILIES: LazyLock<HashSet<&str>> = LazyLock::new(|| SURNAMES.iter().copied().collect());
    let family = name.split(' ').next().unwrap_or_default();
    FAMILIES.contains(skeleton(family).as_str())
}

/// `Thị` and `Văn` between two other names tell a person, too.
fn has_middle_name(name: &str) -> bool {
    [" Thị ", " Văn "].iter().any(|middle| name.contains(middle))
}

/// Whether a text is surely a person's name: its shape, small letters, and a
/// known family name.
pub(crate) fn is_name(text: &str) -> bool {
    if !ends_as_name(text) {
        return false;
    }
    let name = split_name(text).name;
    is_shaped(name) && is_known(name)
}

/// Whether a shape is that of a person in small letters.
fn is_known(name: &str) -> bool {
    match name.strip_prefix("Phó ") {
        // A family name and the word for a deputy: what follows tells them apart.
        Some(given) => !begins_title(given),
        None => name.contains(is_small) && (has_known_family(name) || has_middle_name(name)),
    }
}

/// Whether a text is a name by [`is_name`] or by [`is_upper_name`].
pub(super) fn is_any_name(text: &str) -> bool {
    if !ends_as_name(text) {
        return false;
    }
    let name = split_name(text).name;
    is_shaped(name) && (is_known(name) || is_long_known(name))
}

/// Whether a line of capitals is a person's name and no title.
pub(super) fn is_upper_name(text: &str) -> bool {
    if !ends_as_name(text) {
        return false;
    }
    let name = split_name(text).name;
    is_shaped(name) && is_long_known(name)
}

/// Two words of capitals are more often a title.
fn is_long_known(name: &str) -> bool {
    name.split(' ').count() >= 3 && has_known_family(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_others() {
        for name in ["Đinh Văn Chinh", "Giàng Seo Páo", "Lò Văn Cương", "TS. Trần Văn Bảo"] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "Sở Nội vụ",
            "UBND tỉnh",
            "Lưu VT 2",
            "Nguyễn",
            "Phòng Tư pháp",
            "Trợ lý TTg",
        ] {
            assert!(!is_name(other), "{other}");
        }
        assert!(is_upper_name("NGUYỄN VĂN AN"));
        assert!(!is_upper_name("PHÓ GIÁM ĐỐC"));
    }
}
