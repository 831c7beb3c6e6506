//! Where sentences begin and end around a citation, and what stands between two.

use super::back::{Back, tail_of};
use super::cursor::Cursor;
use super::lead_words::{AGENTS, EXPIRED, GIVEN, OPEN};
use crate::text::is_word;

/// Whether a sentence begins behind a line.
pub(super) fn begins_sentence(line: &str) -> bool {
    let line = without_list_mark(line).trim_end();
    line.is_empty() || line.ends_with('.')
}

/// Whether a line ends in the middle of a phrase: `một số điều của`.
pub(super) fn is_open(line: &str) -> bool {
    let line = line.trim_end_matches(' ');
    let line = line.rsplit('\n').next().unwrap_or_default();
    // `Điều khoản thi hành` is a heading, at the end of a full line it is not.
    let verb = line.len() > LONGEST_HEADING && (line.ends_with(" thi hành") || line.ends_with(" thực hiện"));
    verb || line.ends_with(is_word) && Back::new(line).ends_with_any(OPEN)
}

/// The most bytes of a heading on one line.
const LONGEST_HEADING: usize = 60;

/// Whether the words between two citations join them: ` và Sở Nội vụ tại `.
pub(super) fn is_joined(gap: &str) -> bool {
    gap.len() < 160 && Cursor::new(gap, 0).eat("và") && !gap.contains([';', '\n'])
}

/// Whether the sentence that a citation begins says that it ends:
/// `Quyết định số … và Quyết định số … hết hiệu lực`.
pub(super) fn expires(rest: &str) -> bool {
    let reach = (0..=rest.len().min(LONGEST_LIST)).rev();
    let rest = reach.into_iter().find_map(|end| rest.get(..end)).unwrap_or_default();
    let sentence = rest.split([';', '\n', ':']).next().unwrap_or_default();
    let sentence = sentence.split(". ").next().unwrap_or_default();
    let verbs = EXPIRED
        .iter()
        .filter_map(|verb| Some((sentence.find(verb)?, verb.len())));
    let Some((at, length)) = verbs.min() else {
        return false;
    };
    let before = sentence.get(..at).unwrap_or_default();
    let behind = sentence.get(at + length..).unwrap_or_default();
    let elsewhere = [" thì ", " theo ", "có hiệu lực"]
        .iter()
        .any(|word| before.contains(word));
    !elsewhere && !Cursor::new(behind, 0).sees_any(AGENTS)
}

/// The most bytes of a list before its verb.
const LONGEST_LIST: usize = 1200;

/// Whether the words between two citations say that the first one was brought by the second:
/// `Quy chế … (ban hành kèm theo`.
pub(super) fn is_brought(gap: &str) -> bool {
    let mut cursor = Cursor::new(gap, 0);
    cursor.eat_char(&[',', '(']);
    cursor.eat_any(&["ban hành kèm theo", "kèm theo"])
}

/// Passes over what stands in parentheses.
pub(super) fn aside(cursor: &mut Cursor<'_>) {
    let mut next = *cursor;
    if !next.eat_char(&['(']) {
        return;
    }
    let end = next
        .rest()
        .char_indices()
        .take(LONGEST_ASIDE)
        .find(|(_, c)| matches!(c, '(' | ')' | '\n'));
    if let Some((at, ')')) = end {
        next.bump(at + 1);
        *cursor = next;
    }
}

/// The most characters in parentheses between a citation and its verb.
const LONGEST_ASIDE: usize = 200;

/// Whether the words before give the citation as a name: `(sau đây gọi tắt là `.
pub(super) fn is_given(before: &str) -> bool {
    if !before.trim_end().ends_with("là") {
        return false;
    }
    Back::new(tail_of(before).trim_end()).ends_with_any(GIVEN)
}

/// Without the mark of a list at its head: `1.`, `a)`, `-`, `Điều 2.`.
pub(super) fn without_list_mark(text: &str) -> &str {
    let text = text
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '+' | '•' | '*' | '(' | '“' | '"'));
    let body = text.strip_prefix("Điều ").unwrap_or(text);
    let id = body.find(|c: char| !is_word(c)).unwrap_or(0);
    let short = id > 0 && body.get(..id).is_some_and(|id| id.chars().count() <= 3);
    match body.get(id..).and_then(|rest| rest.strip_prefix(['.', ')'])) {
        Some(rest) if short => without_list_mark_once(rest),
        _ => text,
    }
}

fn without_list_mark_once(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | '-' | '–'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_go_on_or_begin() {
        for (line, open) in [
            ("quy định chi tiết một số điều của", true),
            ("Phòng Nội vụ và ", true),
            ("Điều 3. Điều khoản thi hành", false),
            (
                "các cơ quan, đơn vị và cá nhân liên quan chịu trách nhiệm thi hành",
                true,
            ),
            ("theo quy định.", false),
            ("", false),
        ] {
            assert_eq!(is_open(line), open, "{line}");
        }
        assert!(begins_sentence("2. ") && begins_sentence("xong việc. ") && !begins_sentence("theo "));
    }

    #[test]
    fn a_list_ends_with_its_verb() {
        assert!(expires("Quyết định số 5 và Quyết định số 6 hết hiệu lực từ nay"));
        assert!(!expires("Quyết định số 5. Quyết định số 6 hết hiệu lực"));
        assert!(!expires("Quyết định số 5 thì Quyết định số 6 hết hiệu lực"));
        assert!(!expires("Quyết định số 5 được gửi đi"));
        assert!(!expires("Quyết định số 5 đã bị bãi bỏ bởi Quyết định số 6"));
    }

    #[test]
    fn words_between_two_citations() {
        assert!(is_given("ngày 5/6/2024 (sau đây gọi tắt là ") && !is_given("được coi là "));
        assert!(is_brought(" (ban hành kèm theo ") && !is_brought(" ban hành "));
        assert!(is_joined(" và Sở Y tế tại ") && !is_joined("; và "));
        let mut cursor = Cursor::new(" (sửa đổi năm 2020) hết", 0);
        aside(&mut cursor);
        assert_eq!(cursor.rest(), " hết");
    }
}
