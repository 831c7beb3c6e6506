//! The words by which the parts of a letter are told apart, as tables.

mod opening;

use std::collections::HashMap;
use std::sync::LazyLock;

use self::opening::Opening;
pub(crate) use self::opening::begins_body_name;
use crate::text::{Heads, fold, has_pair, is_letter, is_letter_or_digit, is_small, opens_with, skeleton};
use crate::value::Kind;

/// Whether a sentence in small letters opens with a body or an office: `Sở Nội vụ …`,
/// `Ủy ban nhân dân …`; `Bảo đảm …` is no newspaper.
pub(super) fn opens_with_body(line: &str) -> bool {
    const SMALL: &[&str] = &[
        "uy ban",
        "cong ty",
        "van phong",
        "trung tam",
        "hoi dong",
        "chi cuc",
        "tong cuc",
        "ban quan ly",
        "thuong truc",
        "chu tich",
        "giam doc",
        "nha truong",
        "nha may",
        "chi nhanh",
        "vien kiem sat",
        "toa an",
        "kho bac",
        "ngan hang",
        "benh vien",
        "cong an",
        "hoc vien",
    ];
    let second = line
        .split(' ')
        .nth(1)
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    (second && (begins_body_name(line) || begins_title(line))) || SMALL.iter().any(|words| opens_with(line, words))
}

/// How the first sentence of a letter begins.
const OPENERS: &[&str] = &[
    "căn cứ",
    "thực hiện",
    "theo ",
    "xét ",
    "ngày ",
    "sau ",
    "để ",
    "trong ",
    "qua ",
    "thi hành",
    "trên cơ sở",
    "nhằm ",
    "tiếp ",
    "những ",
    "vừa qua",
    "hiện nay",
    "thời gian",
    "hôm nay",
    "nay ",
    "điều 1",
    "phần i",
    "chương i",
    "(kèm",
    "trả lời",
    "phúc đáp",
    "kính ",
    "nhận được",
    "từ ngày",
    "thưa ",
    "đáp ứng",
    "địa điểm",
];

/// The markers of the first item of a list, and the signs of any.
const MARKERS: &[&str] = &["1.", "1)", "1/", "i.", "i/", "a)", "a.", "- ", "+ ", "* "];

/// Whether a line begins the content, not the subject.
pub(super) fn opens_content(line: &str) -> bool {
    static FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| {
        let fold_head = |word: &&str| fold(word) + if word.ends_with(' ') { " " } else { "" };
        OPENERS.iter().map(fold_head).collect()
    });
    let opening = Opening::of(line);
    // The bare letters of another word may be the same.
    let sentence = opening.has(Opening::SENTENCE) && {
        let folded = fold(&line.chars().take(24).collect::<String>()) + " ";
        FOLDED.iter().any(|words| folded.starts_with(words.as_str()))
    };
    sentence || opening.has(Opening::MARKER)
}

/// Words that begin the title of somebody who signs, in bare letters.
const TITLE_HEADS: &[&str] = &[
    "pho ",
    "thu truong",
    "chu tich",
    "giam doc",
    "tong giam doc",
    "bo truong",
    "thu tuong",
    "truong ",
    "chanh ",
    "vu truong",
    "cuc truong",
    "tong cuc truong",
    "chi cuc truong",
    "hieu truong",
    "vien truong",
    "tong bi thu",
    "bi thu",
    "tong kiem toan",
    "thong doc",
    "chu nhiem",
    "tu lenh",
    "chi huy",
    "thu ky",
    "chu toa",
    "chu tri",
    "uy vien",
    "hieu pho",
    "chanh an",
    "dai su",
    "quyen ",
    "tong bien tap",
    "tong thanh tra",
    "doi truong",
    "tram truong",
    "to truong",
    "ke toan",
    "nguoi ",
    "thanh vien",
    "chinh uy",
    "dai dien",
    "giao vien",
    "can bo",
    "tieu doan truong",
    "thua lenh",
    "quan doc",
    "vien pho",
];

/// Whether a line can be the title of a signer.
pub(super) fn begins_title(line: &str) -> bool {
    // A family name, not the word for a head (`Trương`, `Trưởng`).
    if line.starts_with("Trương ") || line.starts_with("TRƯƠNG ") {
        return false;
    }
    Opening::of(line).has(Opening::TITLE)
}

/// Whether a title is that of a deputy.
pub(super) fn is_deputy(line: &str) -> bool {
    let bare = skeleton(line);
    bare.starts_with("pho ") || bare.starts_with("thu truong") || bare.contains(" pho ")
}

/// Whether every letter of a line is a capital, and there are some.
pub(super) fn is_upper(line: &str) -> bool {
    let mut any = false;
    for c in line.chars() {
        if is_small(c) {
            return false;
        }
        any |= is_letter(c);
    }
    any
}

/// Whether a line draws a rule: signs only, or `---o0o---`.
pub(super) fn is_rule(line: &str) -> bool {
    let mut drawn = line.chars().filter(|c| is_letter_or_digit(*c));
    let round = |c: char| matches!(c, 'o' | 'O' | '0');
    let Some(first) = drawn.next() else { return true };
    round(first) && line.len() < 64 && drawn.all(round) && line.contains(['o', 'O']) && !line.contains(',')
}

/// Whether a line was put there by an electronic signature or an incoming stamp.
pub(super) fn is_stamp(line: &str) -> bool {
    const SIGNS: &[&str] = &[
        "ky boi:",
        "ngay ky:",
        "thoi gian ky:",
        "nguoi ky:",
        "digitally signed",
        "signed by:",
        "signature not verified",
        "signature valid",
    ];
    const WORDS: &[&str] = &["email:", "co quan:", "sao y;", "sao luc;", "trich sao;"];
    static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::new(&[(WORDS, 1), (&["so:"], 2)]));
    let head = HEADS.of(line);
    // A colon behind `i`, `y` or a letter with marks stands in them, or the word for
    // a signature.
    let vowel = |a: u8| (a | 0x20 == b'i') | (a | 0x20 == b'y') | (a >= 0x80);
    let telling = |a: u8, b: u8| (vowel(a) & (b == b':')) | ((a | 0x20 == b'i') & (b | 0x20 == b'g'));
    // … and the Vietnamese ones have the syllable `ky`, whatever its mark.
    let named = |a: u8, b: u8| {
        ((a | 0x20 == b'k') & ((b | 0x20 == b'y') | (b >= 0x80))) | ((a | 0x20 == b'i') & (b | 0x20 == b'g'))
    };
    let signed = || {
        has_pair(line, telling) && has_pair(line, named) && {
            let bare = skeleton(line);
            SIGNS.iter().any(|sign| bare.contains(sign))
        }
    };
    head & 1 != 0 || (head & 2 != 0 && line.contains(';') && is_signature_of_attachment(&skeleton(line))) || signed()
}

/// `Số: 15/TB-SNV; 12/05/2026; 08:15:30`: the signature on a file that is attached
/// (NĐ 30/2020, Annex I, II.8.b).
fn is_signature_of_attachment(bare: &str) -> bool {
    let Some((number, time)) = bare.strip_prefix("so:").and_then(|rest| rest.split_once(';')) else {
        return false;
    };
    let figures = |part: &str| part.contains(|c: char| c.is_ascii_digit()) && !part.contains(char::is_alphabetic);
    number.contains('/') && time.split(';').any(|part| figures(part) && part.contains(['/', ':']))
}

/// What a title line says: the kind, and the words behind its name.
pub(super) struct TitleLine<'a> {
    pub(super) kind: Kind,
    /// The title proper, `QUYẾT ĐỊNH` or `THÔNG TƯ CỦA BỘ TÀI CHÍNH`.
    pub(super) title: &'a str,
    /// What follows it on the same line.
    pub(super) rest: &'a str,
}

/// Reads a line as the title of a named kind.
///
/// The name must open the line in capitals, or be all of it.
pub(super) fn title_line(line: &str) -> Option<TitleLine<'_>> {
    let line = line.trim();
    if line.ends_with(':') || !Opening::of(line).has(Opening::KIND) {
        return None;
    }
    let kind = kind_by_letters;
    if let Some(kind) = kind(line) {
        return Some(TitleLine {
            kind,
            title: line,
            rest: "",
        });
    }
    if !is_upper(line) {
        return None;
    }
    let ends = line.char_indices().filter(|(_, c)| *c == ' ').map(|(i, _)| i);
    let (end, kind) = ends
        .take(5)
        .filter_map(|end| Some((end, kind(line.get(..end)?)?)))
        .last()?;
    let rest = line.get(end..)?.trim_start();
    let of_issuer = opens_with(rest, "cua ");
    Some(TitleLine {
        kind,
        title: if of_issuer { line } else { line.get(..end)? },
        rest: if of_issuer { "" } else { rest },
    })
}

/// The name of a kind that no decree lists: the whole title, unless it is one of
/// the names that are used with a word behind them.
pub(super) fn unlisted_kind(title: &str) -> &str {
    /// Disclosures of companies: `… bất thường`, `… định kỳ` (Circular 96/2020/TT-BTC).
    const NAMES: [&str; 1] = ["cong bo thong tin"];
    let bare = skeleton(title);
    let Some(name) = NAMES.iter().find(|name| bare.starts_with(**name)) else {
        return title;
    };
    let words = name.split(' ').count();
    let end = title
        .match_indices(' ')
        .nth(words - 1)
        .map_or(title.len(), |(at, _)| at);
    title.get(..end).unwrap_or(title)
}

/// A kind by its name, or by the bare letters of it where marks were lost.
fn kind_by_letters(name: &str) -> Option<Kind> {
    // The longest name has five words.
    if name.len() > 60 {
        return None;
    }
    if let Some(kind) = Kind::from_name(name) {
        return Some(kind);
    }
    static BARE: LazyLock<HashMap<String, Kind>> =
        LazyLock::new(|| Kind::all().map(|kind| (skeleton(kind.name()), kind)).collect());
    BARE.get(&skeleton(name)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_named_kinds() {
        let read = |line| title_line(line).map(|t| (t.kind, t.title.to_owned(), t.rest.to_owned()));
        let own = |k, t: &str, r: &str| Some((k, t.to_owned(), r.to_owned()));
        assert_eq!(read("QUYẾT ĐỊNH"), own(Kind::QuyetDinh, "QUYẾT ĐỊNH", ""));
        assert_eq!(read("Thông tư"), own(Kind::ThongTu, "Thông tư", ""));
        assert_eq!(
            read("BÁO CÁO TÌNH HÌNH QUÝ I"),
            own(Kind::BaoCao, "BÁO CÁO", "TÌNH HÌNH QUÝ I")
        );
        assert_eq!(read("THÔNG TƯ LIÊN TỊCH").unwrap().0, Kind::ThongTuLienTich);
        assert_eq!(
            read("QUYẾT ĐỊNH CỦA BỘ TRƯỞNG"),
            own(Kind::QuyetDinh, "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG", "")
        );
        assert_eq!(read("QUYẾT ĐỊNH:"), None);
        assert_eq!(read("Quyết định này có hiệu lực"), None);
        assert_eq!(read("GIÁY MỜI").unwrap().0, Kind::GiayMoi);
    }

    #[test]
    fn names_of_bodies() {
        for line in [
            "SỞ NỘI VỤ",
            "UBND XÃ AN PHÚ",
            "TRƯỜNG MẦM NON HOA SEN",
            "BAN TUYÊN GIÁO",
        ] {
            assert!(begins_body_name(line), "{line}");
        }
        for line in [
            "TỈNH HÀ KHÊ",
            "PHƯỜNG 1",
            "VIỆT NAM",
            "VÀ PHÁT TRIỂN NÔNG THÔN",
            "XÃ BÌNH AN",
        ] {
            assert!(!begins_body_name(line), "{line}");
        }
    }
}
