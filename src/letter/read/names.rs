//! Names of persons, and what stands before them.

use super::words::begins_title;
use crate::text::skeleton;

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

/// Academic titles and titles of honour that may stand before a name.
const DEGREES: &[&str] = &[
    "gs", "pgs", "ts", "tskh", "ths", "th.s", "bs", "bs.ckii", "bs.cki", "bsckii", "bscki", "ckii", "cki", "ks", "cn",
    "ds", "nsnd", "nsut", "ngnd", "ngut", "ttnd", "ttut", "kts", "ls", "gvc",
];

/// Ranks of the army and the police, in bare letters, the longest first.
const RANKS: &[&str] = &[
    "thuong tuong",
    "trung tuong",
    "thieu tuong",
    "dai tuong",
    "thuong ta",
    "trung ta",
    "thieu ta",
    "dai ta",
    "thuong uy",
    "trung uy",
    "thieu uy",
    "dai uy",
];

/// A name with what stood before it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NamedPerson<'a> {
    pub(super) rank: Option<&'a str>,
    pub(super) degree: Option<&'a str>,
    pub(super) name: &'a str,
}

/// Splits rank and degree off the head of a name.
pub(super) fn split_name(text: &str) -> NamedPerson<'_> {
    let text = text.trim();
    let (rank, rest) = split_rank(text);
    let mut degree_end = 0;
    loop {
        let tail = rest.get(degree_end..).unwrap_or_default();
        let word_end = tail.find([' ', ',']).unwrap_or(tail.len());
        let word = tail.get(..word_end).unwrap_or_default();
        // `PGS.TS.Nguyễn` may touch the name.
        let dotted = word.rfind('.').map_or("", |i| word.get(..=i).unwrap_or_default());
        let candidate = if is_degree(word) { word } else { dotted };
        if candidate.is_empty() || !is_degree(candidate) {
            break;
        }
        degree_end += candidate.len();
        degree_end += tail
            .get(candidate.len()..)
            .map_or(0, |t| t.len() - t.trim_start_matches([' ', ',']).len());
    }
    let degree = rest
        .get(..degree_end)
        .map(|d| d.trim_end_matches([' ', ',']))
        .filter(|d| !d.is_empty());
    NamedPerson {
        rank,
        degree,
        name: rest.get(degree_end..).unwrap_or_default().trim(),
    }
}

fn split_rank(text: &str) -> (Option<&str>, &str) {
    let second = text.match_indices(' ').nth(1).map_or(text.len(), |(i, _)| i);
    let head = text.get(..second).unwrap_or_default();
    if RANKS.contains(&skeleton(head).as_str()) && second < text.len() {
        return (Some(head), text.get(second..).unwrap_or_default().trim_start());
    }
    (None, text)
}

fn is_degree(word: &str) -> bool {
    let bare = skeleton(word);
    let parts = || bare.split('.').filter(|p| !p.is_empty());
    let whole = bare.trim_end_matches('.');
    DEGREES.contains(&whole) || (parts().next().is_some() && parts().all(|part| DEGREES.contains(&part)))
}

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
    has_name_shape(text) && name.contains(char::is_lowercase) && SURNAMES.contains(&family.as_str())
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
    fn ranks_and_degrees_come_off() {
        for (text, rank, degree, name) in [
            ("Lê Thị Bình", None, None, "Lê Thị Bình"),
            ("Th.s Bùi Văn An", None, Some("Th.s"), "Bùi Văn An"),
            ("PGS.TS. Trần Văn Bảo", None, Some("PGS.TS."), "Trần Văn Bảo"),
            ("TS.BS. Hà Thị Cúc", None, Some("TS.BS."), "Hà Thị Cúc"),
            ("Đại tá Nguyễn Văn Dũng", Some("Đại tá"), None, "Nguyễn Văn Dũng"),
            ("Thiếu tướng, TS. Vũ Hùng", None, None, "Thiếu tướng, TS. Vũ Hùng"),
        ] {
            assert_eq!(split_name(text), NamedPerson { rank, degree, name }, "{text}");
        }
    }

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
