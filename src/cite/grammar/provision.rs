//! Points, clauses, articles and the parts above them.

use super::super::cursor::Cursor;
use super::bind::bind;
use super::item::{Id, Item, POINTS};
use crate::text::{is_capital, is_small, lower};
use crate::value::{Level, Provision};

/// The words of the levels. `tiết` and `gạch đầu dòng` lie below a point and
/// have no place in a [`Provision`]: they belong to the span alone.
const WORDS: &[(&str, Option<Level>)] = &[
    ("điểm", Some(Level::Point)),
    ("khoản", Some(Level::Clause)),
    ("điều", Some(Level::Article)),
    ("tiểu mục", Some(Level::Subsection)),
    ("mục", Some(Level::Section)),
    ("chương", Some(Level::Chapter)),
    ("phần", Some(Level::Part)),
    ("phụ lục", Some(Level::Annex)),
    ("tiết", None),
    ("gạch đầu dòng", None),
];

/// The most numbers before one document; more are no text of law.
const MOST: usize = 500;

/// What a list with a range counts for each of its numbers.
const RANGED: usize = 24;

/// What old laws put behind the number of an article that was put in later.
const AGAIN: &[&str] = &["bis", "ter"];

/// What stood before a document.
pub(in super::super) struct Provisions {
    pub(in super::super) places: Vec<Provision>,
    /// It names a part, section or annex, which may be bound by `kèm theo`.
    pub(in super::super) upper: bool,
}

/// Reads the provisions at the cursor; `None` if there is no level word with a number.
pub(in super::super) fn provisions(cursor: &mut Cursor<'_>) -> Option<Provisions> {
    let mut items = Vec::new();
    let mut next = *cursor;
    let mut joined = false;
    let mut count = 0;
    while count < MOST
        && let Some(item) = item(&mut next, joined)
    {
        count += item.numbers.len()
            * if item.numbers.iter().any(|id| id.to.is_some()) {
                RANGED
            } else {
                1
            };
        items.push(item);
        *cursor = next;
        joined = false;
        // What joins one level to the next.
        if next.eat_any(&["và", "hoặc"]) {
            joined = true;
        } else if next.eat_char(&[',', ';']) {
            joined = next.eat("và");
        } else {
            next.eat_any(&["của", "thuộc", "tại"]);
        }
    }
    if items.is_empty() {
        return None;
    }
    let upper = items
        .iter()
        .any(|item| item.level.is_some_and(|level| level > Level::Article));
    Some(Provisions {
        places: bind(&items),
        upper,
    })
}

fn item(cursor: &mut Cursor<'_>, joined: bool) -> Option<Item> {
    let mut next = *cursor;
    next.eat("các");
    let from = next.eat("từ");
    let level = &level(&mut next)?;
    // `các điều từ Điều 5 đến Điều 9`
    let ranged = if next.eat("từ") {
        WORDS.iter().any(|(word, same)| same == level && next.eat(word));
        true
    } else {
        from
    };
    next.eat_any(&["thứ", "số"]);
    let mut numbers = Vec::new();
    if let Some(id) = id(&mut next, *level) {
        numbers.push(id);
        list(&mut next, *level, ranged, &mut numbers);
    } else if *level == Some(Level::Annex) && next.since(cursor.at).trim_start().starts_with('P') {
        // An annex may have no number.
        numbers.push(Id {
            from: String::new(),
            to: None,
        });
    } else {
        return None;
    }
    *cursor = next;
    Some(Item {
        level: *level,
        numbers,
        joined,
    })
}

/// The word of a level; `Some(None)` for one below the point.
fn level(cursor: &mut Cursor<'_>) -> Option<Option<Level>> {
    cursor.spaces();
    cursor.eat_row(WORDS).copied()
}

/// The numbers behind the first: `, 2 và 5`, ` đến Điều 9`.
fn list(cursor: &mut Cursor<'_>, level: Option<Level>, ranged: bool, numbers: &mut Vec<Id>) {
    loop {
        let mut next = *cursor;
        let last_is_open = numbers.last().is_some_and(|id| id.to.is_none());
        let dash = level == Some(Level::Article) && next.eat_char(&['-', '–']);
        if last_is_open && (dash || next.eat_any(&["đến hết", "đến"]) || (ranged && next.eat("tới"))) {
            WORDS.iter().any(|(word, same)| *same == level && next.eat(word));
            let Some(to) = id(&mut next, level) else {
                return;
            };
            if let Some(last) = numbers.last_mut() {
                last.to = Some(to.from);
            }
            *cursor = next;
            continue;
        }
        next = *cursor;
        if !(next.eat_any(&["và", "hoặc"]) || next.eat_char(&[','])) {
            return;
        }
        next.eat("và");
        let Some(more) = id(&mut next, level) else {
            return;
        };
        numbers.push(more);
        *cursor = next;
        if numbers.len() > MOST {
            return;
        }
    }
}

/// One number of a level: `5`, `12d`, `2.1`, `a`, `đ`, `IV`, `nhất`.
fn id(cursor: &mut Cursor<'_>, level: Option<Level>) -> Option<Id> {
    let mut next = *cursor;
    next.spaces();
    let quoted = next.eat_char(&['“', '"']);
    let start = next.at;
    let word = next.word();
    let fits = if word.starts_with(|c: char| c.is_ascii_digit()) {
        is_number(word)
    } else {
        match level {
            None => is_letter(word) || is_roman(word) || is_ordinal_word(word),
            Some(Level::Point) => is_letter(word) || is_roman(word),
            Some(Level::Clause) => is_roman(word),
            Some(Level::Article) => false,
            Some(_) => is_roman(unlettered(word)) || is_capital_id(word) || is_ordinal_word(word),
        }
    };
    if !fits {
        return None;
    }
    next.bump(word.len());
    // `2.1`, `1.a`; a full stop at the end of a sentence is none.
    let mut dotted = next;
    while dotted.peek() == Some('.') {
        dotted.bump(1);
        let more = dotted.word();
        if !(is_number(more) || (is_letter(more) && more.chars().all(is_small))) {
            break;
        }
        dotted.bump(more.len());
        next = dotted;
    }
    // `Điều 12 bis`
    let mut again = next;
    if word.starts_with(|c: char| c.is_ascii_digit()) && again.eat_any(AGAIN) {
        next = again;
    }
    let written = next.since(start).replace([' ', '\n'], "");
    // A number of a document or a date is no number of an article.
    if matches!(next.peek(), Some('/')) || (next.peek() == Some('%')) {
        return None;
    }
    if quoted {
        next.eat_char(&['”', '"']);
    }
    // `điểm a) khoản 2`
    if next.peek() == Some(')') && is_letter(word) {
        next.bump(1);
    }
    *cursor = next;
    Some(Id {
        from: written,
        to: None,
    })
}

/// `5`, `12d`, `4a1`.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let tail = word.get(digits..).unwrap_or_default();
    let mut chars = tail.chars();
    (1..=4).contains(&digits)
        && (AGAIN.contains(&tail)
            || match chars.next() {
                None => true,
                Some(c) => c.is_alphabetic() && chars.all(|c| c.is_ascii_digit()),
            })
}

/// A letter of the points, with or without a digit: `a`, `đ`, `b1`.
fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| POINTS.contains(lower(c)))
        && chars.as_str().bytes().all(|b| b.is_ascii_digit())
        && word.len() <= 4
}

fn is_capital_id(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(is_capital) && chars.as_str().bytes().all(|b| b.is_ascii_digit())
}

/// A roman number without the letter behind it: `IIIa`.
fn unlettered(word: &str) -> &str {
    word.strip_suffix(is_small).unwrap_or(word)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 7 && word.bytes().all(|b| b"IVXLC".contains(&b))
}

/// `Phần thứ hai`.
fn is_ordinal_word(word: &str) -> bool {
    matches!(
        word,
        "nhất" | "hai" | "ba" | "tư" | "năm" | "sáu" | "bảy" | "tám" | "chín" | "mười"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, String) {
        let mut cursor = Cursor::new(text, 0);
        let found = provisions(&mut cursor).unwrap_or_else(|| panic!("{text}"));
        (
            found.places.iter().map(ToString::to_string).collect(),
            cursor.rest().to_owned(),
        )
    }

    #[test]
    fn each_group_belongs_to_the_level_on_its_right() {
        for (text, places) in [
            ("điểm b khoản 3 Điều 7", &["điểm b khoản 3 Điều 7"][..]),
            ("Khoản 3, Điều 7", &["khoản 3 Điều 7"]),
            (
                "điểm a, b khoản 2 và khoản 3 Điều 5",
                &["điểm a khoản 2 Điều 5", "điểm b khoản 2 Điều 5", "khoản 3 Điều 5"],
            ),
            (
                "khoản 1, khoản 4 Điều 8 và khoản 2 Điều 9",
                &["khoản 1 Điều 8", "khoản 4 Điều 8", "khoản 2 Điều 9"],
            ),
            ("các Điều 3, 5 và 7", &["Điều 3", "Điều 5", "Điều 7"]),
            ("các điều từ Điều 3 đến Điều 5", &["Điều 3 đến Điều 5"]),
            ("từ Điều 3 đến hết Điều 5", &["Điều 3 đến Điều 5"]),
            ("Điều 3-5", &["Điều 3 đến Điều 5"]),
            (
                "điểm c đến điểm e khoản 1 Điều 2",
                &[
                    "điểm c khoản 1 Điều 2",
                    "điểm d khoản 1 Điều 2",
                    "điểm đ khoản 1 Điều 2",
                    "điểm e khoản 1 Điều 2",
                ],
            ),
            ("Mục 2 Chương IV", &["Mục 2 Chương IV"]),
            ("khoản 1.2, phần B, mục II", &["khoản 1.2 Mục II Phần B"]),
            (
                "điểm 3 Mục II Phần A của Phụ lục IV",
                &["điểm 3 Mục II Phần A Phụ lục IV"],
            ),
            ("khoản 2 Điều 5 và Chương III", &["khoản 2 Điều 5", "Chương III"]),
            ("Điều 14d, khoản 1a Điều 15", &["Điều 14d", "khoản 1a Điều 15"]),
            ("Điều 5 khoản 2", &["khoản 2 Điều 5"]),
            ("gạch đầu dòng thứ 2, điểm 5, mục II", &["điểm 5 Mục II"]),
            ("điểm a) khoản 2 Điều 3", &["điểm a khoản 2 Điều 3"]),
            (
                "khoản 1 đến khoản 3 Điều 6",
                &["khoản 1 Điều 6", "khoản 2 Điều 6", "khoản 3 Điều 6"],
            ),
        ] {
            let (found, rest) = read(text);
            assert_eq!(found, places, "{text}");
            assert_eq!(rest, "", "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_levels_are_none() {
        for text in [
            "điểm đến",
            "khoản tiền",
            "Điều lệ",
            "điều kiện",
            "phần lớn",
            "mục tiêu",
            "chương trình",
            "Điều",
            "điểm số 3/4",
        ] {
            assert!(provisions(&mut Cursor::new(text, 0)).is_none(), "{text}");
        }
    }

    #[test]
    fn reading_stops_before_what_is_no_number() {
        for (text, rest) in [
            ("Điều 5, Luật Nhà ở", ", Luật Nhà ở"),
            ("Điều 5 và Nghị định", " và Nghị định"),
            ("khoản 2 Điều 5 của Luật", " của Luật"),
            ("điểm a khoản 2.", "."),
        ] {
            assert_eq!(read(text).1, rest);
        }
    }
}
