//! One pass over the running text for all rules on capitals.

use super::recase::{Difference, capitalised, difference, recased};
use std::borrow::Cow;
use std::ops::Range;

use super::calendar;
use super::cues::{self, Cue};
use super::lexicon::{self, Entry, Sort};
use super::names;
use crate::check::facts::running_text::{At, texts};
use crate::check::facts::slip::Slip;
use crate::check::subject::Subject;
use crate::document::BlockKind;
use crate::text::{Head, fold_eq, is_capital, is_letter_or_digit, is_small, is_word};

/// What is wrong with the capitals of the subject and the content.
pub(super) fn slips(subject: &Subject<'_>) -> Vec<Slip> {
    let document = subject.document();
    let mut found = Vec::new();
    for (at, text) in texts(document) {
        let prose = match at {
            At::Subject => true,
            At::Body(i) => document
                .body
                .get(i)
                .is_some_and(|block| !matches!(block.kind, BlockKind::Table | BlockKind::Heading | BlockKind::Note)),
            // Cells and annexes are lists and forms more than prose.
            At::Cell(..) | At::Appendix(..) => false,
        };
        if prose && text.contains(is_small) {
            Scan::new(at, text).run(&mut found);
        }
    }
    found
}

/// Words that make another word of `bộ`, `sở` and `cục`.
const COMPOUNDS: [(&str, &[&str]); 3] = [
    ("cục ", &["chi", "phân", "tổng"]),
    (
        "bộ ",
        &[
            "cán", "chi", "đảng", "nội", "toàn", "đồng", "tiến", "bắc", "nam", "trung", "phân", "liên",
        ],
    ),
    ("sở ", &["cơ", "trụ", "công", "xứ", "hội"]),
];

/// The scan of one text.
struct Scan<'a> {
    at: At,
    text: &'a str,
    /// Whether a sentence begins here: a capital tells nothing.
    fresh: bool,
    /// The word before, and whether only a space lies between.
    before: Range<usize>,
}

impl<'a> Scan<'a> {
    fn new(at: At, text: &'a str) -> Self {
        Self {
            at,
            text,
            fresh: true,
            before: 0..0,
        }
    }

    fn run(mut self, found: &mut Vec<Slip>) {
        let mut from = 0;
        while let Some(start) = self.next_word(from) {
            let Some(rest) = self.text.get(start..) else { return };
            let head = Head::of(rest);
            if head.length == 0 {
                // No word after all: on to the next character.
                from = start + rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            self.fresh = from == 0 || self.opens_sentence(start);
            let word = start..start + head.length;
            let joined = rest.as_bytes().get(head.length) == Some(&b'-');
            let end = match lexicon::longest(head, rest) {
                Some((entry, length)) => {
                    found.extend(self.compare(entry, start..start + length));
                    start + length
                }
                None => {
                    found.extend(joined.then(|| names::transcribed(self.at, self.text, start)).flatten());
                    word.end
                }
            };
            found.extend(
                joined
                    .then(|| calendar::hyphenated(self.at, self.text, head, start))
                    .flatten(),
            );
            found.extend(match cues::of(head) {
                None => None,
                Some(Cue::Address) => names::half_small(self.at, self.text, word.end + 1),
                Some(Cue::Titles(titles)) => names::titled(self.at, self.text, start, titles),
                Some(Cue::Unit) => self.number_behind(word.clone()),
                Some(Cue::Stem) => calendar::lunar_year(self.at, self.text, self.before.clone(), start),
            });
            found.extend(self.new_sentence(word));
            self.before = start..end;
            from = end;
        }
    }

    /// The start of the next word.
    fn next_word(&self, from: usize) -> Option<usize> {
        Some(from + self.text.get(from..)?.find(is_word)?)
    }

    /// What stands between the word before and here.
    fn gap(&self, start: usize) -> &'a str {
        self.text.get(self.before.end..start).unwrap_or_default()
    }

    fn opens_sentence(&self, start: usize) -> bool {
        let gap = self.gap(start);
        gap != " "
            && gap.contains([
                '.', '?', '!', ':', ';', '…', '“', '"', '(', '-', '–', '\n', '+', '*', '/',
            ])
    }

    /// A phrase against its settled case.
    fn compare(&self, entry: &Entry, range: Range<usize>) -> Option<Slip> {
        let written = self.text.get(range.clone())?;
        let differs = difference(written, &entry.phrase, self.fresh)?;
        let code = match entry.sort {
            Sort::Rule(code) => code,
            Sort::Inside(_) if differs == Difference::Missing => return None,
            Sort::Inside(code) => code,
            Sort::Body if self.is_inside_compound(written) => return None,
            Sort::Body if differs == Difference::Missing => "C17",
            Sort::Body => "C18",
            // `pháp luật lao động` names no law; only a capital or what follows does.
            Sort::Law => {
                let named = written.starts_with(is_capital) || self.is_cited_behind(range.end);
                (named && !self.follows("pháp")).then_some("C27")?
            }
            Sort::Province => "C08",
        };
        // A hyphen or comma of the writer's own stays his.
        Some(Slip {
            code,
            at: self.at,
            range,
            expected: recased(written, &entry.phrase, self.fresh),
        })
    }

    /// `cán bộ khoa học và công nghệ`, `cơ sở y tế`: the first word belongs to the one before.
    fn is_inside_compound(&self, written: &str) -> bool {
        let compounds = COMPOUNDS.iter().find(|(second, _)| written.starts_with(second));
        compounds.is_some_and(|(_, firsts)| firsts.iter().any(|first| self.follows(first)))
    }

    fn follows(&self, word: &str) -> bool {
        let before = self.text.get(self.before.clone()).unwrap_or_default();
        fold_eq(before, word)
    }

    fn is_cited_behind(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default().trim_start();
        ["năm ", "số ", "ngày "].iter().any(|word| rest.starts_with(word))
    }

    /// C10: `quận 1`, `phường 12`: the unit word belongs to the name.
    fn number_behind(&self, word: Range<usize>) -> Option<Slip> {
        let written = self.text.get(word.clone())?;
        let capital = match written {
            "quận" => "Quận",
            "phường" => "Phường",
            _ => return None,
        };
        let rest = self.text.get(word.end..)?.strip_prefix(' ')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest.get(digits..)?;
        let ends = !behind.starts_with(|c: char| is_letter_or_digit(c) || matches!(c, '/' | '%'));
        let plural = self.text.get(self.before.clone()).is_some_and(|before| {
            before.ends_with(|c: char| c.is_ascii_digit()) || matches!(before, "các" | "Các" | "những" | "mỗi" | "số")
        });
        let named = (1..=2).contains(&digits) && !rest.starts_with('0') && ends && !plural;
        named.then_some(Slip {
            code: "C10",
            at: self.at,
            range: word,
            expected: Cow::Borrowed(capital),
        })
    }

    /// C02: a small letter behind a full stop, a question or exclamation mark.
    fn new_sentence(&self, word: Range<usize>) -> Option<Slip> {
        if !matches!(self.gap(word.start), ". " | "? " | "! ") {
            return None;
        }
        let before = self.text.get(self.before.clone()).unwrap_or_default();
        // Abbreviations end with a stop too (`TP. hồ`, `v.v. thì`): a word of small letters ends a sentence.
        let sentence = before.chars().count() > 1 && before.chars().all(is_small) && has_vowel(before);
        let written = self.text.get(word.clone())?;
        let small = written.chars().all(is_small) && written.chars().count() > 1;
        (sentence && small).then(|| Slip {
            code: "C02",
            at: self.at,
            range: word,
            expected: Cow::Owned(capitalised(written)),
        })
    }
}

fn has_vowel(word: &str) -> bool {
    word.chars()
        .map(crate::text::base_letter)
        .any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}
