//! SP-06: names that are nearly those of known bodies.

use std::sync::LazyLock;

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::place_date::units::behind_committee;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::registry::{Registry, every_province, local};
use crate::text::{base_letter, fold, is_letter, is_letter_or_digit, skeleton};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-06",
    name: "name-of-a-known-body",
    severity: Severity::Warning,
    basis: "khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "tên cơ quan ban hành không gần giống tên một cơ quan khác đã biết (mất dấu, sai một chữ cái)",
    en: "the name of the issuing body is not nearly that of a known one (marks dropped, one letter off)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Issuers,
        "UBND TỈNH HÀ KHÊ\nSỞ NỘI VU",
        "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
    ),
    test: names,
}];

/// Shorter names are one letter apart by chance.
const SHORTEST: usize = 9;

/// Longer ones name no known body.
const LONGEST: usize = 200;

/// The words of units behind a committee, as they are written.
const UNITS: [&str; 9] = [
    "tỉnh",
    "thành phố",
    "huyện",
    "quận",
    "thị xã",
    "thị trấn",
    "xã",
    "phường",
    "đặc khu",
];

/// A known name in the forms in which names are compared.
struct Known {
    name: &'static str,
    folded: String,
    bare: String,
}

impl Known {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            folded: fold(name),
            bare: skeleton(name),
        }
    }
}

static LOCAL: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let names = local().map(|row| row.name.as_ref());
    // A name of one word is a word of many others.
    names.filter(|name| name.contains(' ')).map(Known::new).collect()
});

static UNIT_WORDS: LazyLock<Vec<Known>> = LazyLock::new(|| UNITS.into_iter().map(Known::new).collect());

/// Names of provinces without the word of their unit.
static PROVINCES: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let bare = |name: &'static str| {
        let units = ["Thành phố ", "Tỉnh "];
        units.iter().find_map(|unit| name.strip_prefix(unit)).unwrap_or(name)
    };
    every_province().map(|row| Known::new(bare(row.name))).collect()
});

fn names(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.issuers.is_empty() {
        return Answer::not_applicable("văn bản không có tên cơ quan ban hành", "there is no issuing body");
    }
    if !has_marks(document) || looks_scanned(subject) {
        return Answer::not_applicable(
            "văn bản gõ không dấu hoặc quét từ bản giấy: tên có thể mất dấu mà không phải giả mạo",
            "the text is typed without marks or scanned: names may have lost theirs without forgery",
        );
    }
    let issuers = document.issuers.iter().enumerate();
    let texts = issuers.flat_map(|(i, organ)| {
        let superior = organ
            .superior
            .as_deref()
            .map(|text| (format!("/issuers/{i}/superior"), text));
        superior
            .into_iter()
            .chain([(format!("/issuers/{i}/name"), organ.name.as_str())])
    });
    Answer::of(texts.filter_map(|(path, text)| {
        let near = near(subject.registry(), text)?;
        let (known, vi, en) = match near {
            Near::Marks(known) => (known, "chỉ khác dấu", "in marks alone"),
            Near::Letter(known) => (known, "chỉ khác một chữ cái", "in one letter"),
            Near::Digit(known) => (
                known,
                "có chữ số thay cho chữ cái",
                "in a digit that stands for a letter",
            ),
        };
        let (text, known) = (super::excerpt(text), super::excerpt(&known));
        Some(Finding::at(
            path,
            format!("“{text}” {vi} so với “{known}”: kiểm tra lại cơ quan ban hành"),
            format!("“{text}” differs from “{known}” {en}: see who issued it"),
        ))
    }))
}

/// Whether any text beside the names of the header has the marks of Vietnamese.
fn has_marks(document: &Document) -> bool {
    let head = [&document.subject, &document.national_title, &document.motto];
    let mut head = head.into_iter().flatten();
    let marked = |text: &str| !text.is_ascii();
    head.any(|text| marked(text))
        || document.body.iter().any(|block| marked(&block.text))
        || document.unplaced.iter().any(|text| marked(text))
}

/// How a name is near a known one.
#[derive(Debug, PartialEq, Eq)]
enum Near {
    Marks(String),
    Letter(String),
    Digit(String),
}

fn near(registry: &Registry, name: &str) -> Option<Near> {
    if name.len() > LONGEST || registry.find_name(name).is_some() {
        return None;
    }
    if let Some(mended) = letters_for_digits(name) {
        let known = match near(registry, &mended) {
            Some(Near::Marks(known) | Near::Letter(known) | Near::Digit(known)) => Some(known),
            None => is_known(registry, &mended).then_some(mended),
        };
        return known.map(Near::Digit);
    }
    let (folded, bare) = (fold(name), skeleton(name));
    if LOCAL.iter().any(|known| begins_with(&folded, &known.folded)) {
        return near_place(name);
    }
    near_central(registry, &folded, &bare)
        .or_else(|| near_local(&bare))
        .or_else(|| near_place(name))
}

/// A name with letters for the digits in its words that look like them: `B0 CÔNG AN`.
fn letters_for_digits(name: &str) -> Option<String> {
    let mixed = |word: &str| {
        let digits = |c: char| c.is_ascii_digit();
        word.contains(digits) && word.contains(is_letter)
    };
    if !name.split(' ').any(mixed) {
        return None;
    }
    let letter = |c: char| match c {
        '0' => 'O',
        '1' => 'I',
        c => c,
    };
    let words = name.split(' ').map(|word| match mixed(word) {
        true => word.chars().map(letter).collect(),
        false => word.to_owned(),
    });
    let mended = words.collect::<Vec<String>>().join(" ");
    // Other digits are those of a number: `Trung đoàn E10`, `PA03`.
    (!mended.split(' ').any(mixed)).then_some(mended)
}

fn is_known(registry: &Registry, name: &str) -> bool {
    let folded = fold(name);
    registry.find_name(name).is_some() || LOCAL.iter().any(|known| begins_with(&folded, &known.folded))
}

fn near_central(registry: &Registry, folded: &str, bare: &str) -> Option<Near> {
    let length = bare.chars().count();
    let begins = bare.chars().next();
    let mut letter = None;
    for row in registry.iter() {
        // A look at the first letter and at the length spares most of the work.
        let first = row.name.chars().next().map(|c| base_letter(c).to_ascii_lowercase());
        if first != begins || row.name.chars().count().abs_diff(length) > 1 || !row.name.contains(' ') {
            continue;
        }
        let known = skeleton(&row.name);
        if known == bare && fold(&row.name) != folded {
            return Some(Near::Marks(row.name.to_string()));
        }
        if letter.is_none() && is_one_off(&known, bare) {
            letter = Some(Near::Letter(row.name.to_string()));
        }
    }
    letter
}

/// Bodies of every province: the place may follow.
fn near_local(bare: &str) -> Option<Near> {
    let marks = LOCAL.iter().find(|known| begins_with(bare, &known.bare));
    let near = marks.map(|known| Near::Marks(known.name.to_owned()));
    near.or_else(|| {
        let off = LOCAL.iter().find(|known| is_one_off(&known.bare, bare));
        off.map(|known| Near::Letter(known.name.to_owned()))
    })
}

/// The unit and the province behind a committee.
fn near_place(name: &str) -> Option<Near> {
    let rest = behind_committee(name)?;
    let (folded, bare) = (fold(rest), skeleton(rest));
    let unit = UNIT_WORDS.iter().find(|unit| begins_with(&bare, &unit.bare))?;
    if !begins_with(&folded, &unit.folded) {
        return Some(Near::Marks(unit.name.to_owned()));
    }
    if !["tỉnh", "thành phố"].contains(&unit.name) {
        return None;
    }
    let count = words(unit.name).count();
    let from = words(rest).nth(count).map(|(place, _)| place.start)?;
    let place = rest.get(from..)?;
    let (folded, bare) = (fold(place), skeleton(place));
    let known: Vec<&Known> = PROVINCES.iter().filter(|province| province.bare == bare).collect();
    if known.is_empty() {
        let off = PROVINCES.iter().find(|province| is_place_off(&province.bare, &bare));
        return off.map(|province| Near::Letter(province.name.to_owned()));
    }
    match known.iter().any(|province| province.folded == folded) {
        true => None,
        false => known.first().map(|province| Near::Marks(province.name.to_owned())),
    }
}

fn begins_with(text: &str, head: &str) -> bool {
    text.strip_prefix(head)
        .is_some_and(|rest| !rest.starts_with(is_letter_or_digit))
}

/// Whether the name of a place is that of a province but for one letter. Short names are
/// one letter apart by chance.
fn is_place_off(known: &str, bare: &str) -> bool {
    const SHORTEST_PLACE: usize = 6;
    let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<Vec<char>>();
    let ends = |text: &str| (text.bytes().next(), text.bytes().next_back());
    let ((a, z), (first, last)) = (ends(known), ends(bare));
    // One letter leaves one end as it is.
    if known.len().abs_diff(bare.len()) > 1 || (a != first && z != last) {
        return false;
    }
    let (a, b) = (letters(known), letters(bare));
    a.len().min(b.len()) >= SHORTEST_PLACE && a != b && is_one_edit(&a, &b)
}

/// Whether two names of some length differ by one letter: another, one more or one less.
/// The first word says what body it is: that of another is another.
fn is_one_off(a: &str, b: &str) -> bool {
    // Most names have other lengths: a letter has four bytes at the most.
    if a.len().abs_diff(b.len()) > 4 || a.split(' ').next() != b.split(' ').next() {
        return false;
    }
    // A space that slipped into a word is a fault of printing.
    if a.split(' ').flat_map(str::chars).eq(b.split(' ').flat_map(str::chars)) {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shortest = a.len().min(b.len());
    shortest >= SHORTEST && a != b && is_one_edit(&a, &b)
}

/// Whether one letter more, less or another makes one of two texts the other.
fn is_one_edit(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = |(a, b): &(&char, &char)| a == b;
    let front = a.iter().zip(b).take_while(same).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    front + back + 1 >= a.len().max(b.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::RuleState;
    use crate::registry::Agency;
    use crate::value::Organ;

    fn issued(superior: &str, name: &str) -> Letter {
        let mut letter = Letter::cong_van();
        let organ = Organ::new(name);
        letter.document.issuers = vec![match superior {
            "" => organ,
            superior => organ.under(superior),
        }];
        letter
    }

    #[test]
    fn names_that_are_nearly_known_are_told() {
        for (superior, name, known) in [
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VU", "Sở Nội vụ"),
            ("UBND TINH HÀ KHÊ", "SỞ NỘI VỤ", "tỉnh"),
            ("", "BỘ CÔNG ĂN", "Bộ Công an"),
            ("", "BO CONG AN", "Bộ Công an"),
            ("", "BỘ TƯ PHÁT", "Bộ Tư pháp"),
            ("", "BỘ TAI CHÍNH", "Bộ Tài chính"),
            ("", "UBND THÀNH PHỐ ĐÀ NĂNG", "Đà Nẵng"),
            ("", "SO NOI VU TINH HA KHE", "Sở Nội vụ"),
            ("", "B0 CÔNG AN", "Bộ Công an"),
            ("UBND TỈNH HÀ KHÊ", "S0 NỘI VỤ", "Sở Nội vụ"),
            ("", "UBND THÀNH PHỐ ĐÀ NẴNGG", "Đà Nẵng"),
            ("", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÁII", "Quảng Ngãi"),
        ] {
            let found = findings("SP-06", &issued(superior, name));
            assert_eq!(found.len(), 1, "{superior} {name}");
            assert!(
                found[0].message.vi.contains(&format!("“{known}”")),
                "{}",
                found[0].message
            );
        }
    }

    #[test]
    fn known_names_and_those_of_others_pass() {
        for (superior, name) in [
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ"),
            ("", "UỶ BAN NHÂN DÂN XÃ AN PHÚ"),
            ("", "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG"),
            ("", "UBND TỈNH HÀ KHÊ"),
            ("", "BỘ CÔNG AN"),
            ("", "SỞ Y TẾ TỈNH HÀ KHÊ"),
            ("BỘ Y TẾ", "VIỆN PASTEUR"),
            ("", "CÔNG TY CỔ PHẦN BỘ CÔNG AN TOÀN"),
            ("BỘ CÔNG AN", "CỤC C06"),
            ("", "UBND THÀNH PHỐ HÀ TIÊN"),
            ("", "UBND TỈNH HẬU GIANG"),
        ] {
            let found = findings("SP-06", &issued(superior, name));
            assert!(found.is_empty(), "{superior} {name}: {}", found[0].message);
        }
    }

    #[test]
    fn what_lost_all_its_marks_is_not_judged() {
        let mut scanned = issued("", "BO CONG AN");
        scanned.document.motto = Some("Độc lập - Tự do - Hanh phúc".into());
        assert!(matches!(state("SP-06", &scanned), RuleState::NotApplicable { .. }));
    }

    #[test]
    fn a_caller_s_bodies_are_known_too() {
        let registry = Registry::builtin().with(Agency::new("CTN", "Công ty Cấp nước Hà Khê"));
        let forged = near(&registry, "CÔNG TY CẤP NUỚC HÀ KHÊ");
        assert_eq!(forged, Some(Near::Marks("Công ty Cấp nước Hà Khê".into())));
        assert_eq!(near(&registry, "CÔNG TY CẤP NƯỚC HÀ KHÊ"), None);
    }

    #[test]
    fn one_letter_is_another_or_one_more_or_less() {
        for (a, b, off) in [
            ("bo tu phap", "bo tu phat", true),
            ("bo tu phap", "bo tu pha", true),
            ("bo tu phap", "bo tuu phap", true),
            ("so noi vu", "bo noi vu", false),
            ("bo tu phap", "bo tu ph ap", false),
            ("bo tu phap", "bo tu phap", false),
            ("bo tu phap", "bo tu phong", false),
            ("bo y te", "bo y ta", false),
        ] {
            assert_eq!(is_one_off(a, b), off, "{a} {b}");
        }
    }
}
