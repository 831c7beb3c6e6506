//! The words that name a kind of document.

use std::sync::LazyLock;

use crate::registry::Registry;
use crate::text::{Head, NameIndex, is_capital, is_small};
use crate::value::Kind;

/// Names of kinds that are cited and stand in no list of the law.
const OTHERS: &[&str] = &[
    "Văn bản",
    "Bản án",
    "Thông tư liên bộ",
    "Thông tư liên ngành",
    "Công ước",
    "Nghị định thư",
    "Công hàm",
    "Công thư",
    "Kháng nghị",
    "Điện",
];

/// Names as machines read them, with a mark left out.
const MISREAD: &[(&str, Kind)] = &[
    ("Nghi định", Kind::NghiDinh),
    ("Nghị đinh", Kind::NghiDinh),
    ("Nghi đinh", Kind::NghiDinh),
    ("Thông tu", Kind::ThongTu),
    ("Quyết đinh", Kind::QuyetDinh),
    ("Quyêt định", Kind::QuyetDinh),
    ("Nghi quyết", Kind::NghiQuyet),
    ("Công vãn", Kind::CongVan),
];

/// Abbreviations in front of a number.
const ABBREVIATIONS: &[(&str, Kind)] = &[
    ("NĐ", Kind::NghiDinh),
    ("TT", Kind::ThongTu),
    ("TTLT", Kind::ThongTuLienTich),
    ("QĐ", Kind::QuyetDinh),
    ("NQ", Kind::NghiQuyet),
    ("CT", Kind::ChiThi),
    ("CV", Kind::CongVan),
    ("KL", Kind::KetLuan),
    ("VBHN", Kind::VanBanHopNhat),
];

/// Codes that courts and lawyers cite by their first letters.
const CODES: &[(&str, &str)] = &[
    ("BLDS", "Bộ luật Dân sự"),
    ("BLHS", "Bộ luật Hình sự"),
    ("BLLĐ", "Bộ luật Lao động"),
    ("BLTTDS", "Bộ luật Tố tụng dân sự"),
    ("BLTTHS", "Bộ luật Tố tụng hình sự"),
];

/// One way to write a kind.
#[derive(Debug, Clone)]
pub(super) struct KindWord {
    pub(super) kind: Kind,
    /// An abbreviation: only its own letters, and only before a number.
    short: bool,
    /// The whole name of the document that it stands for.
    name: Option<&'static str>,
}

impl KindWord {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            short: false,
            name: None,
        }
    }
}

static WORDS: LazyLock<NameIndex<KindWord>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    for kind in Kind::all() {
        let name = kind.name().to_owned();
        index.insert(&name, KindWord::new(kind));
    }
    for name in OTHERS {
        if let Ok(kind) = name.parse() {
            index.insert(name, KindWord::new(kind));
        }
    }
    for (name, kind) in MISREAD {
        index.insert(name, KindWord::new(kind.clone()));
    }
    for (code, kind) in ABBREVIATIONS {
        let word = KindWord {
            short: true,
            ..KindWord::new(kind.clone())
        };
        index.insert(code, word);
    }
    for (code, name) in CODES {
        let word = KindWord {
            short: true,
            name: Some(name),
            ..KindWord::new(Kind::BoLuat)
        };
        index.insert(code, word);
    }
    index
});

/// A kind at the head of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) kind: &'a Kind,
    pub(super) length: usize,
    /// It begins with a capital.
    pub(super) capital: bool,
    pub(super) short: bool,
    /// The whole name, where the word stands for one.
    pub(super) name: Option<&'static str>,
}

/// The kind whose name stands at the head of a text.
pub(super) fn find(text: &str) -> Option<Found<'static>> {
    find_from(Head::of(text), text)
}

pub(super) fn find_from(head: Head, text: &str) -> Option<Found<'static>> {
    let (word, length) = longest(head, text)?;
    let capital = text.starts_with(is_capital);
    if word.short && text.get(..length)?.chars().any(is_small) {
        return None;
    }
    Some(Found {
        kind: &word.kind,
        length,
        capital,
        short: word.short,
        name: word.name,
    })
}

/// The longest name at the head of a text. The index passes over commas and `và`, which
/// names of bodies have inside; between the words of a kind they begin another one
/// (`công tác văn thư và Công văn số 5`).
fn longest(head: Head, text: &str) -> Option<(&'static KindWord, usize)> {
    let (word, length) = WORDS.longest_from(head, text)?;
    let name = text.get(..length)?;
    // Few names have a letter of these.
    if !name.bytes().any(|byte| matches!(byte, b',' | b'v')) {
        return Some((word, length));
    }
    match name.find(',').into_iter().chain(name.find(" và ")).min() {
        Some(end) => WORDS.longest_from(head, text.get(..end)?),
        None => Some((word, length)),
    }
}

/// All that names a kind, for the scanner.
pub(in super::super) fn names() -> impl Iterator<Item = String> {
    let names = Kind::all().map(|kind| kind.name().to_owned());
    let others = OTHERS.iter().map(|name| (*name).to_owned());
    let misread = MISREAD.iter().map(|(name, _)| (*name).to_owned());
    let short = ABBREVIATIONS.iter().map(|(code, _)| (*code).to_owned());
    let codes = CODES.iter().map(|(code, _)| (*code).to_owned());
    names.chain(others).chain(misread).chain(short).chain(codes)
}

/// Kinds that are cited by a name of their own.
pub(super) fn is_named(kind: &Kind) -> bool {
    match kind {
        Kind::Luat | Kind::BoLuat | Kind::PhapLenh | Kind::HienPhap => true,
        kind => is_treaty(kind),
    }
}

/// Kinds whose numbers tell them apart: decrees, circulars, decisions, resolutions.
pub(in super::super) fn is_law(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::NghiDinh | Kind::ThongTu | Kind::ThongTuLienTich | Kind::NghiQuyet | Kind::QuyetDinh
    )
}

/// Kinds of treaties that are cited by what they are about.
pub(super) fn is_treaty(kind: &Kind) -> bool {
    matches!(kind, Kind::Other(name) if matches!(name.as_str(), "Công ước" | "Nghị định thư"))
}

/// Kinds whose word is also a thing that is counted: `phương án số 2`.
pub(super) fn is_counted(kind: &Kind) -> bool {
    matches!(kind, Kind::DuAn | Kind::PhuongAn | Kind::DeAn | Kind::ChuongTrinh)
}

/// Kinds that a bare serial may follow (`Nghị định 126`): with others it counts things (`Kế hoạch 5 năm`).
pub(super) fn takes_bare_serial(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::NghiDinh
            | Kind::ThongTu
            | Kind::ThongTuLienTich
            | Kind::NghiQuyet
            | Kind::QuyetDinh
            | Kind::ChiThi
            | Kind::KetLuan
            | Kind::QuyDinh
            | Kind::VanBanHopNhat
            | Kind::CongVan
    )
}

/// Kinds whose word is a document even in small letters; the others are verbs or things as well.
pub(super) fn is_noun(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::NghiDinh
            | Kind::ThongTu
            | Kind::ThongTuLienTich
            | Kind::NghiQuyet
            | Kind::NghiQuyetLienTich
            | Kind::ChiThi
            | Kind::CongVan
            | Kind::CongDien
            | Kind::ToTrinh
            | Kind::PhapLenh
            | Kind::BoLuat
            | Kind::Luat
            | Kind::HienPhap
            | Kind::VanBanHopNhat
    )
}

/// Kinds that several bodies issue together.
pub(super) fn is_joint(kind: &Kind) -> bool {
    match kind {
        Kind::ThongTuLienTich | Kind::NghiQuyetLienTich => true,
        Kind::Other(name) => name.starts_with("Thông tư liên"),
        _ => false,
    }
}

/// The fields of ministries, which departments below them have too:
/// `Văn hóa, Thể thao và Du lịch` in `Sở Văn hóa, Thể thao và Du lịch`.
static FIELDS: LazyLock<NameIndex<()>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    for row in Registry::shared().iter() {
        let field = ["Bộ ", "Ủy ban ", "Ban "]
            .iter()
            .find_map(|head| row.name.strip_prefix(head));
        if let Some(field) = field.filter(|field| field.contains(" và ") || field.contains(',')) {
            index.insert(field, ());
        }
    }
    for field in [
        "Văn hóa và Thông tin",
        "Văn hóa, Thể thao",
        "Văn hóa và Thể thao",
        "Văn hóa - Xã hội",
        "Tài chính - Kế hoạch",
        "Kinh tế - Ngân sách",
        "Kinh tế và Hạ tầng",
        "Kinh tế, Hạ tầng và Đô thị",
        "Quy hoạch - Kiến trúc",
        "Quy hoạch và Kiến trúc",
        "Du lịch và Thể thao",
        "Tổ chức - Nội vụ",
        "Tuyên giáo và Dân vận",
        "Dân vận và Mặt trận",
        "Phát triển nông thôn",
        "Đoàn ĐBQH và HĐND",
        "Đoàn đại biểu Quốc hội và Hội đồng nhân dân",
        "HĐND và UBND",
        "Hội đồng nhân dân và Ủy ban nhân dân",
    ] {
        index.insert(field, ());
    }
    index
});

/// The length of the name of a field at the head of a text.
pub(super) fn field_length(head: Head, text: &str) -> Option<usize> {
    text.starts_with(is_capital)
        .then(|| FIELDS.longest_from(head, text))?
        .map(|(_, length)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_kind_is_found() {
        for (text, kind, length) in [
            (
                "Thông tư liên tịch số",
                Kind::ThongTuLienTich,
                "Thông tư liên tịch".len(),
            ),
            ("thông tư số", Kind::ThongTu, "thông tư".len()),
            ("Bộ luật Dân sự", Kind::BoLuat, "Bộ luật".len()),
            ("NĐ 30", Kind::NghiDinh, "NĐ".len()),
            ("CÔNG VĂN SỐ", Kind::CongVan, "CÔNG VĂN".len()),
            ("Nghị định, thư số", Kind::NghiDinh, "Nghị định".len()),
        ] {
            let found = find(text).unwrap();
            assert_eq!((found.kind, found.length), (&kind, length), "{text}");
        }
        for text in ["công ty", "tt 5", "Thông", "thư và Công văn số 5", "thư, Công văn", ""] {
            assert!(find(text).is_none(), "{text}");
        }
    }
}
