//! What the words around a citation say of its relation.

use std::sync::LazyLock;

use super::Relation;
use super::cursor::{Cursor, same_word};
use super::lead_words::{AMENDED, EXPIRED, FILLERS, GIVEN, JOINS, LISTED, OPEN, OPENERS, SUBJECT, TRIGGERS};
use crate::registry::{KeyMap, NameIndex, is_word, lower, word_key};

/// The words of this file by their last words.
struct LastWords {
    fillers: KeyMap<u64, Vec<&'static str>>,
    triggers: KeyMap<u64, Vec<(&'static str, Relation)>>,
    listed: KeyMap<u64, Vec<(&'static str, Relation)>>,
    joins: Vec<u64>,
    open: Vec<u64>,
}

static LAST_WORDS: LazyLock<LastWords> = LazyLock::new(|| {
    let mut last = LastWords {
        fillers: KeyMap::default(),
        triggers: KeyMap::default(),
        listed: KeyMap::default(),
        joins: JOINS.iter().map(|word| word_key(word)).collect(),
        open: OPEN.iter().map(|word| word_key(word)).collect(),
    };
    let key = |phrase: &str| phrase.rsplit(' ').next().map_or(0, word_key);
    for filler in FILLERS {
        last.fillers.entry(key(filler)).or_default().push(filler);
    }
    for (trigger, relation) in TRIGGERS {
        last.triggers
            .entry(key(trigger))
            .or_default()
            .push((trigger, *relation));
    }
    for (phrase, relation) in LISTED {
        last.listed.entry(key(phrase)).or_default().push((phrase, *relation));
    }
    last
});

impl LastWords {
    /// The trigger at the end of a text, and what stands before it.
    fn trigger<'a>(&self, words: Back<'a>) -> Option<(&'static str, Back<'a>, Relation)> {
        let triggers = self.triggers.get(&words.last_key()?)?;
        let mut found = triggers
            .iter()
            .filter_map(|(trigger, relation)| Some((*trigger, words.strip(trigger)?, *relation)));
        found.next()
    }
}

/// What the words before a citation say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// They name the relation; a comma before them may part them from what stands in front.
    Own { relation: Relation, apart: bool },
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
    let (mut by, mut partly) = (false, false);
    loop {
        let Some(key) = words.last_key() else {
            return Lead::None;
        };
        if LAST_WORDS.joins.contains(&key) {
            return Lead::Joined;
        }
        let fillers = LAST_WORDS.fillers.get(&key).map_or(&[][..], Vec::as_slice);
        let Some((filler, head)) = fillers.iter().find_map(|filler| Some((filler, words.strip(filler)?))) else {
            break;
        };
        by |= matches!(*filler, "bởi" | "tại" | "bằng" | "trong");
        partly |= filler.starts_with("một số");
        words = head;
    }
    let Some((trigger, head, relation)) = LAST_WORDS.trigger(words) else {
        return Lead::None;
    };
    let relation = match relation {
        // `được sửa đổi, bổ sung theo …`
        Relation::Refers
            if trigger == "theo" && AMENDED.iter().any(|w| head.strip(w).is_some()) && head.is_passive() =>
        {
            Relation::AmendedBy
        }
        Relation::Amends | Relation::Replaces if by && words.is_passive() => Relation::AmendedBy,
        // `hướng dẫn tại Công văn số …` is what the letter says.
        Relation::Guides if by && !partly && !trigger.ends_with("hành") => Relation::Refers,
        relation => relation,
    };
    // `sửa đổi, bổ sung` is one.
    let behind = trimmed.get(head.text.len()..).unwrap_or_default();
    let comma = behind.trim_start_matches([')', '”', '"', ' ']).starts_with([',', ';']);
    let apart = comma && !matches!(relation, Relation::Guides | Relation::Amends | Relation::Refers);
    Lead::Own { relation, apart }
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
        let length: usize = self
            .text
            .chars()
            .rev()
            .take_while(|c| is_word(*c))
            .map(char::len_utf8)
            .sum();
        let (head, word) = self.text.split_at_checked(self.text.len() - length)?;
        (length > 0).then(|| (Self::new(head), word))
    }

    fn last_key(self) -> Option<u64> {
        Some(word_key(self.pop()?.1))
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
    governs(sentence)
}

/// What is done with the thing that a citation brought: `thay thế Điều lệ … ban hành kèm theo`.
pub(super) fn governs(line: &str) -> Option<Relation> {
    let mut words = Back::new(tail_of(line));
    while let Some((head, _)) = words.pop() {
        let listed = words.last_key().and_then(|key| LAST_WORDS.listed.get(&key));
        let mut listed = listed.into_iter().flatten();
        if let Some((_, relation)) = listed.find(|(phrase, _)| words.strip(phrase).is_some()) {
            return Some(*relation);
        }
        words = head;
    }
    None
}

/// What the words behind a citation say of it: `được sửa đổi như sau`, `hết hiệu lực`.
pub(super) fn behind(rest: &str) -> Option<Relation> {
    let mut cursor = Cursor::new(rest, 0);
    aside(&mut cursor);
    if cursor.eat_any(EXPIRED) {
        return Some(Relation::Repeals);
    }
    if !cursor.eat_any(&["được sửa đổi", "được bổ sung", "sửa đổi"]) {
        return None;
    }
    cursor.eat_char(&[',']);
    cursor.eat("bổ sung");
    cursor.eat("như sau").then_some(Relation::Amends)
}

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
    let key = Back::new(line).last_key();
    verb || line.ends_with(is_word) && key.is_some_and(|key| LAST_WORDS.open.contains(&key))
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
    let verb = EXPIRED.iter().filter_map(|verb| sentence.find(verb)).min();
    let before = verb.and_then(|at| sentence.get(..at));
    before.is_some_and(|before| {
        ![" thì ", " theo ", "có hiệu lực"]
            .iter()
            .any(|word| before.contains(word))
    })
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
fn aside(cursor: &mut Cursor<'_>) {
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
    let words = Back::new(tail_of(before).trim_end());
    GIVEN.iter().any(|phrase| words.strip(phrase).is_some())
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

    fn own(relation: Relation) -> Lead {
        Lead::Own { relation, apart: false }
    }

    #[test]
    fn the_words_before_tell_the_relation() {
        for (gap, want) in [
            ("Căn cứ ", own(Relation::Basis)),
            ("được áp dụng theo quy định tại ", own(Relation::Refers)),
            (" sửa đổi, bổ sung một số điều của ", own(Relation::Amends)),
            (
                " quy định chi tiết và hướng dẫn thi hành một số điều của ",
                own(Relation::Guides),
            ),
            (" quy định chi tiết một số điều của ", own(Relation::Guides)),
            (" (đã được sửa đổi, bổ sung bởi ", own(Relation::AmendedBy)),
            (" được sửa đổi, bổ sung một số điều tại ", own(Relation::AmendedBy)),
            (" đã được sửa đổi, bổ sung theo ", own(Relation::AmendedBy)),
            (", được sửa đổi bởi: 1. ", own(Relation::AmendedBy)),
            ("này thay thế cho ", own(Relation::Replaces)),
            ("Bãi bỏ toàn bộ ", own(Relation::Repeals)),
            (" ban hành kèm theo ", own(Relation::AttachedTo)),
            ("Sở nhận được ", own(Relation::RepliesTo)),
            ("thực hiện theo ", own(Relation::Refers)),
            ("Tiếp theo ", own(Relation::Follows)),
            (" (hợp nhất tại ", own(Relation::ConsolidatedIn)),
            ("về việc công bố ", own(Relation::Promulgates)),
            (" (trừ ", own(Relation::Except)),
            (", ", Lead::Joined),
            (" và các ", Lead::Joined),
            (" về thu phí và ", Lead::Joined),
            (" trong tháng. ", Lead::None),
            ("Dự thảo ", Lead::None),
        ] {
            let found = match lead(gap) {
                Lead::Own { relation, .. } => own(relation),
                other => other,
            };
            assert_eq!(found, want, "{gap}");
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
