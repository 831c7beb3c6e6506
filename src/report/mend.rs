//! A fix in words: what becomes what.

use unicode_normalization::UnicodeNormalization;

use super::words::{QUOTED, Words, quoted};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::{Source, Span};

/// The longest piece of text, in bytes, that is shown whole with its edits applied.
const WHOLE: usize = 160;

/// How many edits are named one by one.
const NAMED: usize = 3;

/// `“45/VHTT - TTTT” → “45/VHTT-TTTT”`, with a word on how safe it is. Without the text only
/// what takes the place of the finding as a whole is said: a piece of a word tells nothing.
pub(crate) fn describe(finding: &Diagnostic, fix: &Fix, source: Option<&Source>, words: &Words) -> Option<String> {
    if fix.edits.is_empty() {
        return None;
    }
    let changes = match source {
        None => instead(finding, fix)?,
        Some(source) => match whole(finding, fix, source) {
            Some((before, after)) => change(&before, &after, words),
            None => one_by_one(fix, source, words),
        },
    };
    let safety = if fix.safe { words.safe } else { words.unsafe_ };
    Some(format!("{changes} ({safety})"))
}

/// What the place of the finding becomes, where the text is not at hand.
fn instead(finding: &Diagnostic, fix: &Fix) -> Option<String> {
    let ([edit], Some(place)) = (fix.edits.as_slice(), finding.span) else {
        return None;
    };
    let is_all = place.span() == Span::new(edit.start, edit.end) && !edit.text.is_empty();
    is_all.then(|| format!("→ {}", quoted(&edit.text)))
}

/// The place of the finding before and after all its edits.
fn whole(finding: &Diagnostic, fix: &Fix, source: &Source) -> Option<(String, String)> {
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.start);
    let spans = edits.iter().map(|edit| Span::new(edit.start, edit.end));
    let place = finding
        .span
        .map(|place| place.span())
        .filter(|span| span.len() <= WHOLE);
    let hull = from_word(spans.chain(place).reduce(Span::to)?, source);
    if hull.len() > WHOLE {
        return None;
    }
    let before = source.slice(hull)?;
    let mut after = String::with_capacity(before.len());
    let mut at = hull.start;
    for edit in edits {
        // Edits that overlap have no text of their own to show.
        if edit.start < at || edit.end < edit.start {
            return None;
        }
        after.push_str(source.slice(Span::new(at, edit.start))?);
        after.push_str(&edit.text);
        at = edit.end;
    }
    after.push_str(source.slice(Span::new(at, hull.end))?);
    Some((before.to_owned(), after))
}

/// A place with the whole of the word that it begins in.
fn from_word(place: Span, source: &Source) -> Span {
    /// No word of Vietnamese is longer, in bytes.
    const LONGEST: usize = 32;
    let mut start = place.start;
    if !source
        .slice(place)
        .is_some_and(|text| text.starts_with(char::is_alphanumeric))
    {
        return place;
    }
    for length in 1..=LONGEST.min(place.start) {
        // Inside a character there is nothing to read.
        let Some(before) = source.slice(Span::new(place.start - length, place.start)) else {
            continue;
        };
        if before.starts_with(char::is_whitespace) {
            break;
        }
        start = place.start - length;
    }
    Span::new(start, place.end)
}

fn one_by_one(fix: &Fix, source: &Source, words: &Words) -> String {
    let before = |edit: &Edit| source.slice(Span::new(edit.start, edit.end));
    let keeps_look = |edit: &Edit| before(edit).is_some_and(|text| !text.is_empty() && same_look(text, &edit.text));
    // The same sentence is said once.
    if fix.edits.iter().all(keeps_look) {
        return format!("{} {}: {}", fix.edits.len(), words.places, words.same_look);
    }
    let mut parts: Vec<String> = fix
        .edits
        .iter()
        .take(NAMED)
        .map(|edit| match before(edit) {
            Some(before) => change(before, &edit.text, words),
            None => format!("→ {}", quoted(&edit.text)),
        })
        .collect();
    if let Some(more) = fix.edits.len().checked_sub(NAMED).filter(|more| *more > 0) {
        parts.push(format!("… (+{more} {})", words.more));
    }
    parts.join("; ")
}

fn change(before: &str, after: &str, words: &Words) -> String {
    if before.is_empty() {
        return format!("{} {}", words.insert, quoted(after));
    }
    if after.is_empty() {
        return format!("{} {}", words.remove, quoted(before));
    }
    if same_look(before, after) {
        return format!("{}: {}", quoted(after), words.same_look);
    }
    let from = shared_start(before, after);
    let shown = |text: &str| match text.get(from..) {
        Some(rest) if from > 0 => quoted(&format!("…{rest}")),
        _ => quoted(text),
    };
    format!("{} → {}", shown(before), shown(after))
}

/// Where to begin two texts that are too long to show whole: some words before they differ,
/// lest the shortening hide the very change.
fn shared_start(before: &str, after: &str) -> usize {
    /// The words before the change that are shown.
    const WORDS: usize = 3;
    if before.chars().count().max(after.chars().count()) <= QUOTED {
        return 0;
    }
    let pairs = before.chars().zip(after.chars());
    let same = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let shared = before.get(..same).unwrap_or_default();
    shared
        .rmatch_indices(' ')
        .nth(WORDS)
        .map_or(0, |(at, space)| at + space.len())
}

/// Whether two texts cannot be told apart on paper: composition, `Ð` for `Đ`.
fn same_look(before: &str, after: &str) -> bool {
    let look = |text: &str| {
        text.nfc()
            .map(|c| match c {
                'Ð' | 'Ɖ' => 'Đ',
                'ð' => 'đ',
                c => c,
            })
            .collect::<String>()
    };
    look(before) == look(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use crate::diagnostic::{Place, Severity};
    use crate::message::Message;
    use crate::report::words;

    fn described(text: &str, place: &str, edits: &[(&str, &str)], safe: bool) -> String {
        let source = Source::from(text);
        let span = |part: &str| {
            let at = text.find(part).unwrap();
            Span::new(at, at + part.len())
        };
        let mut finding = Diagnostic::new("X01", "x", Severity::Error, Message::new("", ""), "");
        finding.span = Some(Place::new(span(place), &source));
        let edits = edits
            .iter()
            .map(|(from, to)| Edit {
                start: span(from).start,
                end: span(from).end,
                text: (*to).to_owned(),
            })
            .collect();
        describe(&finding, &Fix { safe, edits }, Some(&source), words::of(Lang::Vi)).unwrap()
    }

    #[test]
    fn shows_the_place_before_and_after() {
        assert_eq!(
            described("Số: 5/QĐ – SNV", "5/QĐ – SNV", &[("5/", "05/"), (" – ", "-")], true),
            "“5/QĐ – SNV” → “05/QĐ-SNV” (an toàn, có thể sửa tự động)"
        );
        assert_eq!(
            described("Nơi nhận", "nhận", &[("", "")], false),
            "“Nơi nhận”: mặt chữ như cũ, đổi mã ký tự (cần người soạn thảo xem lại)"
        );
    }

    #[test]
    fn names_what_is_added_and_what_goes() {
        assert_eq!(
            described("ab  c", "  ", &[("  ", "")], true),
            "bỏ “  ” (an toàn, có thể sửa tự động)"
        );
        let source = Source::from("- Lưu: VT");
        let mut finding = Diagnostic::new("R02", "x", Severity::Error, Message::new("", ""), "/archive");
        let end = source.text().len();
        let fix = Fix {
            safe: true,
            edits: vec![Edit {
                start: end,
                end,
                text: ".".into(),
            }],
        };
        let text = describe(&finding, &fix, Some(&source), words::of(Lang::En)).unwrap();
        assert_eq!(text, "insert “.” (safe, can be applied automatically)");
        finding.span = Some(Place::new(Span::new(2, end), &source));
        let text = describe(&finding, &fix, Some(&source), words::of(Lang::En)).unwrap();
        assert_eq!(text, "“Lưu: VT” → “Lưu: VT.” (safe, can be applied automatically)");
    }

    #[test]
    fn letters_that_only_change_their_code_are_said_to() {
        assert_eq!(
            described("QÐ", "QÐ", &[("Ð", "Đ")], true),
            "“QĐ”: mặt chữ như cũ, đổi mã ký tự (an toàn, có thể sửa tự động)"
        );
    }

    #[test]
    fn many_letters_that_change_their_code_are_counted() {
        let text = format!("Ð{}ð", "x".repeat(300));
        assert_eq!(
            described(&text, "x", &[("Ð", "Đ"), ("ð", "đ")], true),
            "2 chỗ: mặt chữ như cũ, đổi mã ký tự (an toàn, có thể sửa tự động)"
        );
    }

    #[test]
    fn far_and_broken_edits_are_named_one_by_one() {
        let text = format!("a{}b", "x".repeat(300));
        let said = described(&text, "a", &[("a", "A"), ("b", "B")], true);
        assert!(said.starts_with("“a” → “A”; “b” → “B” ("), "{said}");
        let finding = Diagnostic::new("X01", "x", Severity::Error, Message::new("", ""), "");
        let edit = |start, end| Edit {
            start,
            end,
            text: "y".into(),
        };
        let fix = Fix {
            safe: false,
            edits: vec![edit(900, 2), edit(5, 900), edit(1, 3), edit(2, 4), edit(0, 1)],
        };
        let source = Source::from("đây");
        let said = describe(&finding, &fix, Some(&source), words::of(Lang::En)).unwrap();
        assert!(said.contains("… (+2 more)"), "{said}");
        assert_eq!(
            describe(
                &finding,
                &Fix {
                    safe: true,
                    edits: vec![]
                },
                None,
                words::of(Lang::En)
            ),
            None
        );
    }

    #[test]
    fn without_the_text_only_what_can_be_understood_is_said() {
        let mut finding = Diagnostic::new("N02", "x", Severity::Error, Message::new("", ""), "/number");
        let source = Source::from("Số: 5/SNV – VP");
        let said = |finding: &Diagnostic, edits: &[(usize, usize, &str)]| {
            let edits = edits.iter().map(|(start, end, text)| Edit {
                start: *start,
                end: *end,
                text: (*text).to_owned(),
            });
            let fix = Fix {
                safe: true,
                edits: edits.collect(),
            };
            describe(finding, &fix, None, words::of(Lang::En))
        };
        assert_eq!(said(&finding, &[(5, 6, "05")]), None); // nobody knows where
        finding.span = Some(Place::new(Span::new(5, 17), &source));
        let all = said(&finding, &[(5, 17, "05/SNV-VP")]);
        assert_eq!(
            all.as_deref(),
            Some("→ “05/SNV-VP” (safe, can be applied automatically)")
        );
        // Pieces of a word, and nothing at all.
        assert_eq!(said(&finding, &[(5, 5, "0"), (10, 15, "-")]), None);
        assert_eq!(said(&finding, &[(10, 15, "-")]), None);
        assert_eq!(said(&finding, &[(5, 17, "")]), None);
    }

    #[test]
    fn a_change_at_the_end_of_a_long_line_is_shown() {
        let line = "- Bí thư thứ nhất Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Hà Khê, các huyện";
        let text = described(line, line, &[("các huyện", "các huyện.")], true);
        assert_eq!(
            text,
            "“…Hà Khê, các huyện” → “…Hà Khê, các huyện.” (an toàn, có thể sửa tự động)"
        );
    }
}
