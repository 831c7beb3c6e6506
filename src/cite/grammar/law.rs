//! Laws that are cited by name.

use super::super::cursor::Cursor;
use super::super::phrases::phrases;
use super::{date, document, issuer, kind, names, number};
use crate::registry::Registry;
use crate::text::{is_capital, is_small, is_word};
use crate::value::{Kind, Provision};

/// The most words of a name that stands in no table.
const LONGEST: usize = 14;

/// How deep laws that amend laws that amend laws are read.
pub(super) const DEEPEST: usize = 3;

phrases! {
    /// Words that end a name of no table.
    STOPS = [
        "ngày", "năm", "số", "được", "và", "hoặc", "về", "có", "thì", "này", "của", "theo", "tại", "đã", "là", "để",
        "cho", "do", "quy định", "qui định", "hướng dẫn", "ban hành", "sửa đổi", "các", "trong", "khi", "trên", "với",
        "đối", "nếu", "bao", "nhưng", "không", "phải", "từ", "đến", "nêu", "nói", "hiện hành", "căn cứ", "điều",
        "khoản", "điểm", "thay thế", "bãi bỏ", "bằng", "còn", "hết", "bị", "như", "sẽ", "quy chế", "nghị định",
    ];

    /// Words that cannot stand inside a name before its date.
    BREAKS = [
        "được", "đã", "có", "thì", "này", "là", "để", "do", "quy định", "qui định", "hướng dẫn", "ban hành", "sửa đổi",
        "bổ sung", "khi", "nếu", "không", "phải", "theo", "tại", "căn cứ", "hết", "sẽ", "bị", "nêu", "nói", "điều",
        "khoản", "điểm", "thay thế", "bãi bỏ", "từ", "đến", "kể", "trước", "sau", "vào", "hiện hành", "trong", "như",
    ];

    /// Words in front that make another word of it: `Đại học Luật`, `pháp luật`, `Công ty Luật`.
    OTHERWISE = ["pháp", "học", "khoa", "ngành", "ty", "phòng", "kỷ", "án", "thảo", "nhân", "sĩ", "trình"];

    /// `sửa đổi, bổ sung`.
    AMENDING = ["sửa đổi bổ sung", "sửa đổi", "bổ sung"];

    /// What of the law is amended.
    PARTLY = [
        "một số điều khoản của", "một số điều của", "một số điều khoản", "một số điều", "một số nội dung của",
        "một số quy định của", "của", "tại",
    ];
}

/// The name of a law and the laws named in it.
pub(super) struct Name {
    pub(super) inner: Vec<Inner>,
}

/// A document named inside the name of another.
pub(in super::super) struct Inner {
    pub(in super::super) start: usize,
    pub(in super::super) places: Vec<Provision>,
    pub(in super::super) document: document::Document,
}

/// Reads a name behind its kind word. In small letters the kind word counts
/// only before a name of the table.
pub(super) fn name(cursor: &mut Cursor<'_>, kind: &Kind, capital: bool, depth: usize) -> Option<Name> {
    let mut next = *cursor;
    if *kind == Kind::HienPhap {
        next.eat_any(&[
            "nước cộng hòa xã hội chủ nghĩa việt nam",
            "nước chxhcn việt nam",
            "việt nam",
        ]);
        *cursor = next;
        let science = next.spaces().word() == "học";
        return (capital && !science).then(|| Name { inner: Vec::new() });
    }
    next.soft_spaces().then_some(())?;
    if let Some(length) = AMENDING.at(next.rest()) {
        next.bump(length);
        let inner = amended(&mut next, depth)?;
        *cursor = next;
        return Some(Name { inner });
    }
    // `Pháp lệnh về …`
    let mut about = next;
    if capital && about.eat("về") {
        about.spaces();
    }
    if let Some(length) = names::known(about.rest()) {
        about.bump(length);
        *cursor = about;
        return Some(Name { inner: Vec::new() });
    }
    let first = next.word();
    if !capital
        || !first.starts_with(is_capital)
        || (STOPS.follow(&next) && first != "Các")
        || kind::find(next.rest()).is_some_and(|k| !k.short)
    {
        return None;
    }
    plain_words(&mut next).then_some(())?;
    on_to_its_date(&mut next);
    *cursor = next;
    Some(Name { inner: Vec::new() })
}

/// A name of no table goes on over words such as `các` if a date or a number
/// is behind them: `Pháp lệnh Phòng chống dịch bệnh của vật nuôi ngày 5/6/1990`.
fn on_to_its_date(cursor: &mut Cursor<'_>) {
    let mut next = *cursor;
    for words in 0..LONGEST {
        if is_dated(next) {
            if words > 0 {
                *cursor = next;
            }
            return;
        }
        next.eat_char(&[',']);
        if !next.soft_spaces() || BREAKS.at(next.rest()).is_some() || kind::find(next.rest()).is_some() {
            return;
        }
        let word = next.word();
        if !word.starts_with(is_small) && !matches!(word, "Việt" | "Nam" | "Nhà" | "Quốc") {
            return;
        }
        next.bump(word.len());
    }
}

/// Whether a day, or a number with its year, follows.
fn is_dated(mut cursor: Cursor<'_>) -> bool {
    if !cursor.sees_any(&["ngày", "số"]) {
        return false;
    }
    if date::date(&mut cursor, false).is_some() {
        return true;
    }
    cursor.eat("số") && number::full(&mut cursor, true, &Kind::Luat).is_some_and(|number| number.value.year().is_some())
}

/// `Công ước của Liên hợp quốc về …`, `Công ước Viên`: its issuer, if it names one.
pub(super) fn convention(
    cursor: &mut Cursor<'_>,
    found: kind::Found<'_>,
    registry: &Registry,
) -> Option<Option<String>> {
    if !found.capital || !kind::is_treaty(found.kind) {
        return None;
    }
    let mut next = *cursor;
    let issuer = issuer::issuer(&mut next, registry, &|| false);
    let about = next.eat("về");
    let begins = next.soft_spaces() && (about || next.peek().is_some_and(is_capital));
    if !begins || !plain_words(&mut next) {
        return None;
    }
    *cursor = next;
    Some(issuer)
}

/// What a law amends that is cited by its number, up to the date behind it:
/// ` sửa đổi, bổ sung một số điều của Luật Giá và Luật Dược ngày 5/6/2024`.
pub(super) fn amended_by_number(cursor: &mut Cursor<'_>) -> Option<Vec<Inner>> {
    let mut next = *cursor;
    let length = AMENDING.at(next.spaces().rest())?;
    next.bump(length);
    let inner = amended(&mut next, 0)?;
    *cursor = next;
    Some(inner)
}

/// Whether the word before says that several are named.
pub(in super::super) fn is_plural(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
    before.len() < start && (before.ends_with("các") || before.ends_with("Các"))
}

/// Whether the word before makes something else of `luật`.
pub(super) fn is_otherwise(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
    let word = before.rsplit(|c: char| !is_word(c)).next().unwrap_or_default();
    // `Vụ Luật Quốc tế`; `nhiệm vụ Luật Đất đai giao` is another matter.
    before.len() < start && !word.is_empty() && word.len() < 12 && (word == "Vụ" || OTHERWISE.at(word).is_some())
}

/// Words up to a stop; at least one.
fn plain_words(cursor: &mut Cursor<'_>) -> bool {
    let mut next = *cursor;
    let mut taken = false;
    for _ in 0..LONGEST {
        let word = next.word();
        let digit = word.starts_with(|c: char| c.is_ascii_digit());
        if word.is_empty() || digit || (taken && STOPS.follow(&next)) {
            break;
        }
        next.bump(word.len());
        *cursor = next;
        taken = true;
        if !next.soft_spaces() {
            break;
        }
    }
    taken
}

/// What an amending law amends: laws by name, or words up to a stop.
fn amended(cursor: &mut Cursor<'_>, depth: usize) -> Option<Vec<Inner>> {
    let mut next = *cursor;
    let mut inner = Vec::new();
    if depth < DEEPEST {
        skip_partly(&mut next);
        while let Some(found) = one_amended(&mut next, depth) {
            inner.push(found);
            *cursor = next;
            if !(next.eat("và") || next.eat_char(&[','])) || inner.len() > 40 {
                break;
            }
        }
    }
    if !inner.is_empty() {
        return Some(inner);
    }
    next = *cursor;
    skip_partly(&mut next);
    // `của các luật về thuế`
    next.eat("các");
    if !next.soft_spaces() {
        return None;
    }
    let mut taken = false;
    for _ in 0..LONGEST {
        // `11 luật có liên quan đến an ninh, trật tự`
        if next.eat("có liên quan") {
            next.soft_spaces();
        }
        let word = next.word();
        let stops = ENDS.follow(&next);
        if word.is_empty() || (taken && stops) {
            break;
        }
        taken = true;
        next.bump(word.len());
        *cursor = next;
        let mut listed = next;
        if listed.eat_char(&[',']) && is_named_on(listed) {
            next = listed;
        }
        if !next.soft_spaces() {
            break;
        }
    }
    taken.then_some(inner)
}

/// Whether the name goes on behind its comma: a word or two in small letters, then the date or the number.
fn is_named_on(mut cursor: Cursor<'_>) -> bool {
    for _ in 0..6 {
        cursor.spaces();
        let word = cursor.word();
        if !word.starts_with(is_small) {
            return false;
        }
        if cursor.sees_any(&["ngày", "số"]) {
            return true;
        }
        if ENDS.follow(&cursor) {
            return false;
        }
        cursor.bump(word.len());
    }
    false
}

phrases! {
    /// Words that end what an amending law amends.
    ENDS = [
        "ngày", "năm", "số", "được", "đã", "có", "quy định", "và các", "căn cứ", "thì", "này", "tại", "theo", "để",
        "và nghị định", "và luật", "và thông tư",
    ];
}

fn skip_partly(cursor: &mut Cursor<'_>) {
    let mut next = *cursor;
    if let Some(length) = PARTLY.at(next.spaces().rest()) {
        next.bump(length);
        *cursor = next;
    }
}

/// `[Điều 6 của] Luật …`, without number and date: those belong to the amending law.
fn one_amended(cursor: &mut Cursor<'_>, depth: usize) -> Option<Inner> {
    let mut next = *cursor;
    next.spaces();
    let start = next.at;
    let places = super::provisions(&mut next).map(|p| p.places).unwrap_or_default();
    next.eat("của");
    next.spaces();
    let at = next.at;
    let found = kind::find(next.rest()).filter(|found| kind::is_named(found.kind))?;
    next.bump(found.length);
    let name = name(&mut next, found.kind, found.capital, depth + 1)?;
    let document = document::Document::named(found.kind, at, &next, name.inner);
    *cursor = next;
    Some(Inner {
        start: if places.is_empty() { at } else { start },
        places,
        document,
    })
}
