//! The words of the fields that bodies are named after: `Vụ Tổ chức cán bộ`, `Ban Chỉ đạo
//! phòng, chống tham nhũng tỉnh`.
//!
//! The name of a department goes on in small letters, and no sign tells where it ends. But
//! its words are those of the laws and bodies of its field: a run of them that comes to a
//! word of the sentence, a sign or a capital belongs to the name; where another word comes
//! first, it is the sentence that goes on, and the name has ended before.

use std::sync::LazyLock;

use super::super::cursor::Cursor;
use super::issuer_words::{INSIDE, stops};
use super::names;
use crate::registry::Registry;
use crate::text::{Head, NameIndex, is_capital, is_word};

/// The most words of a field.
const LONGEST: usize = 14;

/// Words of fields that stand in the name of no law and of no body of the registry.
const OTHERS: &str = "sạch chế phối điều khuyến đô thị phạm kỹ thuật mầm non trung bệnh tật khí tượng rừng hộ đê kho quỹ \
                      ngoại giao đối tác xúc tiến chuyển giao cửa ngõ lâm ngư cảng cầu hầm tuyến cao tốc thí nghiệm \
                      giám định pháp y tâm thần lưu vực lao phổi mắt da liễu sản nhi truyền máu huyết";

/// Words that stand in names of laws and mean something else behind a name.
const NOT: [&str; 12] = [
    "và", "của", "về", "các", "người", "cơ", "việc", "theo", "tại", "trong", "đi", "lại",
];

static WORDS: LazyLock<NameIndex<()>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    let bodies = Registry::shared().iter().chain(crate::registry::local());
    let names = names::all().iter().copied().chain(bodies.map(|row| &*row.name));
    for name in names.chain([OTHERS]) {
        for word in name.split(|c: char| !is_word(c)) {
            let small = word.to_lowercase();
            if word.chars().count() > 1 && !NOT.contains(&small.as_str()) {
                index.insert(&small, ());
            }
        }
    }
    index
});

/// The length of the rest of a field at the cursor, in small letters; `None` where the
/// words are not surely those of a field.
pub(super) fn rest_of_field(cursor: &Cursor<'_>) -> Option<usize> {
    let start = cursor.at;
    let mut next = *cursor;
    let mut end = None;
    for _ in 0..LONGEST {
        let rest = next.rest();
        let head = Head::of(rest);
        let word = rest.get(..head.length).filter(|word| !word.is_empty());
        let Some(word) = word.filter(|word| !word.starts_with(is_capital) && !stops(head, rest)) else {
            break;
        };
        match listed(rest) {
            Some(length) => next.bump(length),
            None if is_joint_field(&next) => next.bump(word.len()),
            None if word == "và" => break,
            None if WORDS.longest_from(head, word).is_some() || INSIDE.from(head, word) => next.bump(word.len()),
            // It may be what the body does: the name has ended before.
            None => return None,
        }
        end = Some(next.at);
        if !next.soft_spaces() {
            break;
        }
    }
    end.map(|end| end - start)
}

/// The length of a field with commas in its name: `phòng, chống thiên tai`.
pub(super) fn listed(rest: &str) -> Option<usize> {
    names::known(rest).filter(|length| rest.get(..*length).is_some_and(|name| name.contains(',')))
}

/// `nước sạch và vệ sinh môi trường`: what `và` joins are words of a field.
fn is_joint_field(cursor: &Cursor<'_>) -> bool {
    let mut next = *cursor;
    next.eat("và") && next.soft_spaces() && {
        let rest = next.rest();
        let head = Head::of(rest);
        let small = !rest.starts_with(is_capital) && !stops(head, rest);
        small
            && rest
                .get(..head.length)
                .is_some_and(|word| WORDS.longest_from(head, word).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_ends_where_the_sentence_goes_on() {
        for (text, field) in [
            ("thủ tục hành chính về việc", "thủ tục hành chính"),
            ("ngân sách, Sở đề nghị", "ngân sách"),
            ("phòng, chống tham nhũng tỉnh đề nghị", "phòng, chống tham nhũng tỉnh"),
            ("phổ biến, giáo dục pháp luật tỉnh", "phổ biến, giáo dục pháp luật tỉnh"),
            ("đất đai Bộ Xây dựng", "đất đai"),
            ("nước sạch và vệ sinh môi trường;", "nước sạch và vệ sinh môi trường"),
            ("nông thôn và đề nghị", "nông thôn"),
        ] {
            let length = rest_of_field(&Cursor::new(text, 0));
            assert_eq!(length.and_then(|length| text.get(..length)), Some(field), "{text}");
        }
        for text in ["rà soát các văn bản", "chế độ mượn kho", "về việc", "Bộ", ""] {
            assert_eq!(rest_of_field(&Cursor::new(text, 0)), None, "{text}");
        }
    }
}
