//! Which lines are names of persons.

use super::words::begins_title;
use crate::text::skeleton;
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
    let name = split_name(text).name;
    let mut words = 0;
    let mut capitals = 0;
    for word in name.split(' ') {
        words += 1;
        capitals += usize::from(word.chars().nth(1).is_some() && !word.contains(char::is_lowercase));
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
        if !letters || !word.starts_with(char::is_uppercase) {
            return false;
        }
    }
    // All in capitals or none: `CHỦ TỊCH Lê Thị Bình` is a title and a name.
    (2..=6).contains(&words) && (capitals == 0 || !name.contains(char::is_lowercase))
}

/// Whether a text is surely a person's name: its shape, small letters, and a
/// known family name.
pub(super) fn is_name(text: &str) -> bool {
    let name = split_name(text).name;
    if let Some(given) = name.strip_prefix("Phó ") {
        // A family name and the word for a deputy: what follows tells them apart.
        return has_name_shape(text) && !begins_title(given);
    }
    let family = name.split(' ').next().map(skeleton).unwrap_or_default();
    // `Thị` and `Văn` between two other names tell a person, too.
    let told = || [" Thị ", " Văn "].iter().any(|middle| name.contains(middle));
    has_name_shape(text) && name.contains(char::is_lowercase) && (SURNAMES.contains(&family.as_str()) || told())
}

/// Whether a line of capitals is a person's name and no title.
pub(super) fn is_upper_name(text: &str) -> bool {
    let name = split_name(text).name;
    let family = name.split(' ').next().map(skeleton).unwrap_or_default();
    has_name_shape(text) && name.split(' ').count() >= 3 && SURNAMES.contains(&family.as_str())
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
