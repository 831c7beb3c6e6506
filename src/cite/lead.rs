//! What the words around a citation say of its relation.

use std::sync::LazyLock;

use super::Relation;
use super::back::{Back, backwards, tail_of};
use super::cursor::Cursor;
use super::lead_words::{AGENTS, AMENDED, EXPIRED, FILLERS, JOINS, LISTED, OPENERS, TRIGGERS};
use super::sentence::{aside, without_list_mark};
use crate::text::{NameIndex, is_word};

/// What a phrase right before a citation is.
#[derive(Debug, Clone, Copy)]
enum Before {
    Join,
    Filler {
        /// `bởi`, `tại`, `bằng`: by these, a passive says who amended.
        by: bool,
        /// `bởi`, `bằng`: the verb before it can only be a passive, said or not.
        agent: bool,
        /// `một số điều`.
        partly: bool,
    },
    Trigger {
        relation: Relation,
        /// It is `theo` alone.
        after: bool,
        /// It ends with `thi hành`, `thực hiện`.
        doing: bool,
    },
}

/// The phrases of [`JOINS`], [`FILLERS`] and [`TRIGGERS`], from their last words to their first.
static BEFORE: LazyLock<NameIndex<Before>> = LazyLock::new(|| {
    let joins = JOINS.iter().map(|join| (*join, Before::Join));
    let fillers = FILLERS.iter().map(|filler| {
        let by = matches!(*filler, "bởi" | "tại" | "bằng" | "trong");
        let partly = filler.starts_with("một số");
        let agent = matches!(*filler, "bởi" | "bằng");
        (*filler, Before::Filler { by, agent, partly })
    });
    let triggers = TRIGGERS.iter().map(|(trigger, relation)| {
        let before = Before::Trigger {
            relation: *relation,
            after: *trigger == "theo",
            doing: trigger.ends_with("hành") || trigger.ends_with("hiện"),
        };
        (*trigger, before)
    });
    backwards(joins.chain(fillers).chain(triggers))
});

/// [`LISTED`], from the last words to the first.
static GOVERNING: LazyLock<NameIndex<Relation>> = LazyLock::new(|| backwards(LISTED.iter().copied()));

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
    let (mut is_by, mut has_agent, mut is_part) = (false, false, false);
    loop {
        let Some((before, head)) = words.longest(&BEFORE) else {
            return Lead::None;
        };
        match *before {
            Before::Join => return Lead::Joined,
            Before::Filler { by, agent, partly } => {
                is_by |= by;
                has_agent |= agent;
                is_part |= partly;
            }
            Before::Trigger { relation, after, doing } => {
                let relation = match relation {
                    // `được sửa đổi, bổ sung theo …`
                    Relation::Refers if after && head.ends_with_any(AMENDED) && head.is_passive() => {
                        Relation::AmendedBy
                    }
                    Relation::Amends | Relation::Replaces | Relation::Repeals if has_agent => Relation::AmendedBy,
                    Relation::Amends | Relation::Replaces if is_by && words.is_passive() => Relation::AmendedBy,
                    // `hướng dẫn tại Công văn số …` is what the letter says.
                    Relation::Guides if is_by && !is_part && !doing => Relation::Refers,
                    relation => relation,
                };
                let behind = trimmed.get(head.text.len()..).unwrap_or_default();
                let behind = behind.trim_start_matches([')', '”', '"', ' ']);
                let within = matches!(relation, Relation::Guides | Relation::Amends | Relation::Refers);
                let apart = !within && behind.starts_with([',', ';']);
                return Lead::Own { relation, apart };
            }
        }
        words = head;
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
    loop {
        if let Some((relation, _)) = words.longest(&GOVERNING) {
            return Some(*relation);
        }
        (words, _) = words.pop()?;
    }
}

/// What the words behind a citation say of it: `được sửa đổi như sau`, `hết hiệu lực`.
pub(super) fn behind(rest: &str) -> Option<Relation> {
    let mut cursor = Cursor::new(rest, 0);
    aside(&mut cursor);
    if cursor.eat_any(EXPIRED) {
        return (!cursor.sees_any(AGENTS)).then_some(Relation::Repeals);
    }
    if !cursor.eat_any(&["được sửa đổi", "được bổ sung", "sửa đổi"]) {
        return None;
    }
    cursor.eat_char(&[',']);
    cursor.eat("bổ sung");
    cursor.eat("như sau").then_some(Relation::Amends)
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
