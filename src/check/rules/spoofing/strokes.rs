//! Words that markup strikes out where the text is shown, and that programs read: `<s>`,
//! `<del>`, `~~`. For SP-10.

use std::ops::Range;

use super::css;
use crate::check::answer::Finding;
use crate::check::facts::deceptive::narrowest;
use crate::check::facts::fields::is_identity;
use crate::check::facts::original::original_offset;
use crate::check::subject::Subject;
use crate::letter::Reading;
use crate::text::{Source, Span, is_letter_or_digit};

/// Elements that strike out what is in them.
const ELEMENTS: [&str; 3] = ["s", "del", "strike"];

/// A name, a number, an amount is no longer.
const LONGEST: usize = 300;

/// So many places are looked at: a text with more is no letter.
const MOST: usize = 200;

/// What is struck out of a field that says who, when, under which number, of what no field
/// took, and of figures; other words are struck for all to see.
pub(super) fn struck(subject: &Subject<'_>, source: &Source) -> Vec<Finding> {
    let Some(reading) = subject.reading() else {
        return Vec::new();
    };
    let text = source.text();
    let places = elements(text).chain(tildes(text)).take(MOST);
    places
        .filter_map(|place| {
            let span = Span::new(original_offset(source, place.start), original_offset(source, place.end));
            let words = text.get(place)?;
            let path = path(reading, span, words)?;
            let words = super::excerpt(words);
            let finding = Finding::at(
                path,
                format!("“{words}” bị gạch bỏ khi hiển thị mà chương trình vẫn đọc; hãy xóa hẳn hoặc bỏ dấu gạch"),
                format!(
                    "“{words}” is struck out where the text is shown, and programs read it; remove it or the stroke"
                ),
            );
            Some(finding.within(span))
        })
        .collect()
}

/// The field that counts of which something is struck out.
fn path(reading: &Reading, span: Span, words: &str) -> Option<String> {
    let shared = |place: Span| place.start < span.end && span.start < place.end;
    let fields = reading.trace.iter().filter(|(path, traced)| {
        (is_identity(path) || path.starts_with("/unplaced")) && !path.contains('#') && shared(traced.span)
    });
    let narrowest_field = fields.min_by_key(|(_, traced)| traced.span.len());
    narrowest_field.map(|(path, _)| path.to_owned()).or_else(|| {
        words
            .contains(|c: char| c.is_ascii_digit())
            .then(|| narrowest(reading, span))
    })
}

/// What stands in elements that strike out, without their tags.
fn elements(text: &str) -> impl Iterator<Item = Range<usize>> {
    // A look for the word settles nearly every text.
    let has = |word: &[u8]| {
        text.as_bytes()
            .windows(word.len())
            .any(|own| own.eq_ignore_ascii_case(word))
    };
    let styled = text.contains('<') && has(b"style");
    let open = text.match_indices('<').filter_map(move |(at, _)| {
        let by_style = || {
            let (tag, _) = near(text, at)?.split_once('>')?;
            css::strikes(tag).then_some(at + 1)
        };
        if let Some(at) = styled.then(by_style).flatten() {
            return Some(at);
        }
        let head = text.get(at + 1..)?.as_bytes();
        let name = ELEMENTS.iter().find(|name| {
            let own = head.get(..name.len());
            let ends = head
                .get(name.len())
                .is_some_and(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'\n' | b'/'));
            ends && own.is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
        })?;
        Some(at + 1 + name.len())
    });
    open.take(MOST).filter_map(move |at| {
        let start = at + near(text, at)?.find('>')? + 1;
        let end = start + near(text, start)?.find("</")?;
        words(text, start..end)
    })
}

/// What stands between two tildes each on one line.
fn tildes(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let signs = std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find("~~")? + 2;
        let line = near(text, start)?.split('\n').next()?;
        let length = line.find("~~");
        from = start + length.map_or(0, |length| length + 2);
        Some((start, length))
    });
    signs
        .take(MOST)
        .filter_map(move |(start, length)| words(text, start..start + length?))
}

/// The text behind a place, as far as an end is looked for.
fn near(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(end, _)| end);
    rest.get(..end)
}

fn words(text: &str, place: Range<usize>) -> Option<Range<usize>> {
    text.get(place.clone())?.contains(is_letter_or_digit).then_some(place)
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::letter;

    const LETTER: &str = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo\nHà Khê, ngày 02 tháng 5 năm 2024\n\nKính gửi: Sở Y tế\n\n\
        Sở Nội vụ đề nghị Sở Y tế gửi báo cáo tuần./.\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà\n";

    fn told(right: &str, forged: &str) -> Vec<String> {
        assert!(LETTER.contains(right), "{right}");
        let reading = letter::from_str(&LETTER.replacen(right, forged, 1));
        let found = Checker::new().check(&reading).diagnostics;
        let own = found.iter().filter(|d| d.code == "SP-10");
        own.map(|d| reading.source.slice(d.span.unwrap().span()).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn what_is_struck_out_of_what_counts_is_told() {
        for (right, forged, struck) in [
            ("Số: 45/SNV-VP", "Số: ~~45/SNV-VP~~", "45/SNV-VP"),
            ("Số: 45/SNV-VP", "Số: <s>45</s>46/SNV-VP", "45"),
            (
                "Số: 45/SNV-VP",
                "<DEL>Số: 45/SNV-VP</DEL> Số: 46/SNV-VP",
                "Số: 45/SNV-VP",
            ),
            (
                "ngày 02 tháng 5",
                "<s>ngày 02 tháng 5</s> ngày 03 tháng 6",
                "ngày 02 tháng 5",
            ),
            (
                "Trần Thị Minh Hà",
                "~~Trần Thị Minh Hà~~ Nguyễn Văn Tráo",
                "Trần Thị Minh Hà",
            ),
            (
                "tuần",
                "<span style=\"text-decoration:line-through\">5 triệu</span> 9 triệu đồng",
                "5 triệu",
            ),
            ("tuần", "<strike class=\"a\">5 triệu</strike> 9 triệu đồng", "5 triệu"),
            (
                "tuần",
                "<span STYLE='Text-Decoration: LINE-\\54HROUGH'>5 triệu</span> 9 triệu",
                "5 triệu",
            ),
            ("tuần", "<s\tclass=\"a\">5 triệu</s> 9 triệu đồng", "5 triệu"),
        ] {
            assert_eq!(told(right, forged), [struck], "{forged}");
        }
    }

    #[test]
    fn words_of_running_text_are_struck_for_all_to_see() {
        for fine in [
            "~~tuần~~ tháng",
            "<del>tuần</del> tháng",
            "~~~~~~~~~~",
            "a ~~ b",
            "<span>5</span>",
            "<span style=\"color: red\">5 line-through</span>",
            "<span style=\"text-decoration: underline; font: line-through\">5</span>",
            "<small>9</small>",
        ] {
            assert_eq!(told("tuần", fine), [""; 0], "{fine}");
        }
        let flood = "~~".repeat(50_000) + &"<s>".repeat(50_000);
        assert!(told("tuần", &flood).len() <= super::MOST);
    }
}
