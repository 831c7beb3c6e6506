//! What the words around a citation say of its relation.

use std::sync::LazyLock;

use super::Relation;
use super::cursor::{Cursor, last_word, same_word};
use super::lead_words::{AMENDED, FILLERS, JOINS, LISTED, OPENERS, SUBJECT, TRIGGERS};
use crate::registry::{NameIndex, ROOT, is_word, lower, word_key};

/// What a phrase right before a citation is.
#[derive(Debug, Clone, Copy)]
enum Before {
    Join,
    /// `bởi`, `tại`, `bằng`: by these, a passive says who amended.
    Filler {
        by: bool,
    },
    Trigger {
        relation: Relation,
        /// It is `theo` alone.
        after: bool,
    },
}

/// The phrases of [`JOINS`], [`FILLERS`] and [`TRIGGERS`], from their last words to their first.
static BEFORE: LazyLock<NameIndex<Before>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    let mut add = |phrase: &str, before| {
        let words: Vec<&str> = phrase.rsplit(' ').collect();
        index.insert(&words.join(" "), before);
    };
    for join in JOINS {
        add(join, Before::Join);
    }
    for filler in FILLERS {
        let by = matches!(*filler, "bởi" | "tại" | "bằng");
        add(filler, Before::Filler { by });
    }
    for (trigger, relation) in TRIGGERS {
        let relation = *relation;
        let after = *trigger == "theo";
        add(trigger, Before::Trigger { relation, after });
    }
    index
});

/// What the words before a citation say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// They name the relation.
    Own(Relation),
    /// The citation goes on a list.
    Joined,
    /// Nothing.
    None,
}

/// Reads the words before a citation, back to the one before it or the paragraph's head.
pub(super) fn lead(gap: &str) -> Lead {
    let trimmed = without_marker(tail_of(gap)).trim_end();
    // A mark between the trigger and the citation cuts them apart, save the colon of a list.
    if trimmed.ends_with([',', ';']) {
        return Lead::Joined;
    }
    if trimmed.ends_with(['.', '!', '?']) {
        return Lead::None;
    }
    let mut words = Back::new(trimmed);
    let mut passive = false;
    loop {
        let Some((before, head)) = words.longest(&BEFORE) else {
            return Lead::None;
        };
        match *before {
            Before::Join => return Lead::Joined,
            Before::Filler { by } => passive |= by,
            Before::Trigger { relation, after } => {
                return Lead::Own(match relation {
                    // `được sửa đổi, bổ sung theo …`
                    Relation::Refers if after && head.ends_with_any(AMENDED) && head.is_passive() => {
                        Relation::AmendedBy
                    }
                    Relation::Amends | Relation::Replaces if passive && words.is_passive() => Relation::AmendedBy,
                    relation => relation,
                });
            }
        }
        words = head;
    }
}

/// A text read from its end, word by word.
#[derive(Debug, Clone, Copy)]
struct Back<'a> {
    /// Ends behind a word.
    text: &'a str,
}

impl<'a> Back<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text: text.trim_end_matches(|c: char| !is_word(c)),
        }
    }

    /// Splits the last word off.
    fn pop(self) -> Option<(Self, &'a str)> {
        let length = last_word(self.text).len();
        let (head, word) = self.text.split_at_checked(self.text.len() - length)?;
        (length > 0).then(|| (Self::new(head), word))
    }

    /// The longest phrase at the end, and what stands before it.
    fn longest<T>(self, phrases: &NameIndex<T>) -> Option<(&T, Self)> {
        let mut node = Some(ROOT);
        let mut rest = self;
        let mut best = None;
        while let Some(from) = node
            && let Some((head, word)) = rest.pop()
            && let Some((value, next)) = phrases.step(from, word_key(word))
        {
            (node, rest) = (next, head);
            best = value.map(|value| (value, head)).or(best);
        }
        best
    }

    fn ends_with_any(self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.strip(phrase).is_some())
    }

    /// What stands before a phrase at the end.
    fn strip(self, phrase: &str) -> Option<Self> {
        let mut rest = self;
        for word in phrase.rsplit(' ') {
            // Most phrases fail at their last letter.
            if rest.text.chars().next_back().map(lower) != word.chars().next_back() {
                return None;
            }
            let (head, last) = rest.pop()?;
            if !same_word(last, word) {
                return None;
            }
            rest = head;
        }
        Some(rest)
    }

    /// Whether `được` is among the last words.
    fn is_passive(self) -> bool {
        let mut rest = self;
        (0..8).any(|_| match rest.pop() {
            Some((head, word)) => {
                rest = head;
                same_word(word, "được")
            }
            None => false,
        })
    }
}

/// The relation that the first words of a paragraph give to its first citation.
pub(super) fn opener(paragraph: &str) -> Option<Relation> {
    let head = without_list_mark(paragraph);
    let first = head.chars().next()?;
    is_word(first)
        .then(|| OPENER_INDEX.longest(head))?
        .map(|(relation, _)| *relation)
}

static OPENER_INDEX: LazyLock<NameIndex<Relation>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    for (words, relation) in OPENERS {
        index.insert(words, *relation);
    }
    index
});

/// The relation that an introduction gives to the list below it:
/// `bãi bỏ các văn bản sau đây:`.
pub(super) fn list_head(before: &str) -> Option<Relation> {
    let introduction = before.trim_end().strip_suffix(':')?;
    let sentence = introduction.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    if let Some(relation) = opener(sentence).filter(|r| *r != Relation::Refers) {
        return Some(relation);
    }
    let mut words = Back::new(tail_of(sentence));
    while let Some((head, _)) = words.pop() {
        if let Some((_, relation)) = LISTED.iter().find(|(phrase, _)| words.strip(phrase).is_some()) {
            return Some(*relation);
        }
        words = head;
    }
    None
}

/// What the words behind a citation say of it: `được sửa đổi như sau`, `hết hiệu lực`.
pub(super) fn behind(rest: &str) -> Option<Relation> {
    let mut cursor = Cursor::new(rest, 0);
    if cursor.eat_any(&["hết hiệu lực", "bị bãi bỏ", "được bãi bỏ"]) {
        return Some(Relation::Repeals);
    }
    if !cursor.eat_any(&["được sửa đổi", "được bổ sung", "sửa đổi"]) {
        return None;
    }
    cursor.eat_char(&[',']);
    cursor.eat("bổ sung");
    cursor.eat("như sau").then_some(Relation::Amends)
}

/// Whether the words between two citations begin with the subject of the first.
pub(super) fn is_subject(gap: &str) -> bool {
    let mut cursor = Cursor::new(gap, 0);
    cursor.eat_char(&[',', '(']);
    cursor.eat_char(&['“', '"']);
    let begins = cursor.sees_any(SUBJECT) || gap.trim_start().starts_with("V/v");
    begins && gap.len() < 600 && !gap.contains(" thì ") && !gap.contains(';')
}

/// The last stretch of a text, as much as a trigger with its fillers can take.
fn tail_of(text: &str) -> &str {
    let from = text.len().saturating_sub(160);
    let from = (from..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    text.get(from..).unwrap_or_default()
}

/// Without a list mark at its end (`…: 1. `, `…\n- `) and the colon before it.
fn without_marker(text: &str) -> &str {
    let trimmed = text.trim_end();
    let marked = trimmed.strip_suffix(['.', ')']).unwrap_or(trimmed);
    let head = marked.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_mark = head.len() < marked.len() && marked.len() < trimmed.len();
    let text = if is_mark { head.trim_end() } else { trimmed };
    let text = text.trim_end_matches(['-', '–', '+', '•', '“', '"', '(', ' ', '\n']);
    text.strip_suffix(':').unwrap_or(text)
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
    fn the_words_before_tell_the_relation() {
        for (gap, want) in [
            ("Căn cứ ", Lead::Own(Relation::Basis)),
            ("được áp dụng theo quy định tại ", Lead::Own(Relation::Refers)),
            (" sửa đổi, bổ sung một số điều của ", Lead::Own(Relation::Amends)),
            (
                " quy định chi tiết và hướng dẫn thi hành một số điều của ",
                Lead::Own(Relation::Guides),
            ),
            (" quy định chi tiết một số điều của ", Lead::Own(Relation::Guides)),
            (" (đã được sửa đổi, bổ sung bởi ", Lead::Own(Relation::AmendedBy)),
            (
                " được sửa đổi, bổ sung một số điều tại ",
                Lead::Own(Relation::AmendedBy),
            ),
            (" đã được sửa đổi, bổ sung theo ", Lead::Own(Relation::AmendedBy)),
            (", được sửa đổi bởi: 1. ", Lead::Own(Relation::AmendedBy)),
            ("này thay thế cho ", Lead::Own(Relation::Replaces)),
            ("Bãi bỏ toàn bộ ", Lead::Own(Relation::Repeals)),
            (" ban hành kèm theo ", Lead::Own(Relation::AttachedTo)),
            ("Sở nhận được ", Lead::Own(Relation::RepliesTo)),
            ("thực hiện theo ", Lead::Own(Relation::Refers)),
            ("Tiếp theo ", Lead::Own(Relation::Follows)),
            (" (hợp nhất tại ", Lead::Own(Relation::ConsolidatedIn)),
            ("về việc công bố ", Lead::Own(Relation::Promulgates)),
            (" (trừ ", Lead::Own(Relation::Except)),
            (", ", Lead::Joined),
            (" và các ", Lead::Joined),
            (" về thu phí và ", Lead::Joined),
            (" trong tháng. ", Lead::None),
            ("Dự thảo ", Lead::None),
        ] {
            assert_eq!(lead(gap), want, "{gap}");
        }
    }

    #[test]
    fn paragraphs_and_lists_have_heads() {
        assert_eq!(opener("- Căn cứ chức năng của Sở tại "), Some(Relation::Basis));
        assert_eq!(opener("Điều 2. Bãi bỏ những "), Some(Relation::Repeals));
        assert_eq!(opener("Theo quy định tại "), Some(Relation::Refers));
        assert_eq!(opener("Ngày mai "), None);
        assert_eq!(
            list_head("này bãi bỏ các quyết định sau đây:\n"),
            Some(Relation::Repeals)
        );
        assert_eq!(list_head("các nội dung sau:"), None);
        assert_eq!(behind(" được sửa đổi, bổ sung như sau:"), Some(Relation::Amends));
        assert_eq!(behind(" hết hiệu lực từ"), Some(Relation::Repeals));
        assert_eq!(behind(" có hiệu lực"), None);
    }
}
