//! Decoding a text, or those words of it that are in an old encoding.

use super::word::{Look, is_part, is_unicode_letter};
use super::{LegacyFont, LegacyText, capitals, lost};
use crate::text::Span;
use crate::text::map::OffsetMap;

/// On its own no letter (`ã` in TCVN3), but what Word writes before a list entry.
const BULLET: &str = "·";

/// A decoded text and where it came from.
pub(crate) struct Converted {
    pub(crate) text: String,
    pub(crate) map: OffsetMap,
    pub(crate) about: LegacyText,
}

/// A letter of the decoded text and what stood for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub(super) c: char,
    pub(super) at: usize,
    pub(super) length: usize,
    /// Whether it was decoded; otherwise it stands as it was.
    pub(super) decoded: bool,
    /// Whether it was made a capital.
    pub(super) raised: bool,
}

/// Decodes every word that does not hold Unicode letters.
pub(super) fn decode(text: &str, font: LegacyFont) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = Vec::new();
    for line in text.split_inclusive('\n') {
        letters.clear();
        let words = words(line, font, by_letters);
        spell(line, 0, font, &words, |word| word.look != Look::Unicode, &mut letters);
        if font == LegacyFont::Tcvn3 {
            capitals::raise_words(&mut letters);
        }
        out.extend(letters.iter().map(|letter| letter.c));
    }
    out
}

/// Decodes a text that was recognised to hold an encoding, all of it or in parts.
///
/// A word with letters that only Unicode has is left; one that could be either
/// goes with the nearest on its line that could not.
pub(crate) fn convert(text: &str, font: LegacyFont) -> Converted {
    let mut out = Converted {
        text: String::with_capacity(text.len() + text.len() / 4),
        map: OffsetMap::default(),
        about: LegacyText {
            font,
            second: None,
            first_of_second: None,
            letters: 0,
            first: Span::new(0, 0),
            capital_lines: 0,
            lost: 0,
            first_lost: None,
        },
    };
    let mixture = Mixture::of(text, font);
    let mut capitals = capitals::Lines::default();
    let mut lost = lost::Lost::default();
    let mut letters = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        letters.clear();
        let words = match mixture {
            Mixture::Pure => words(line, font, by_letters),
            Mixture::Mostly | Mixture::Partly => words(line, font, |word| Look::at(word, font)),
        };
        let verdicts = mixture.verdicts(&words);
        let chosen = |word: &Word<'_>| {
            let verdict = words.binary_search_by_key(&word.start, |other| other.start);
            verdict.is_ok_and(|i| verdicts.get(i).copied().unwrap_or(false))
        };
        spell(line, at, font, &words, chosen, &mut letters);
        if font == LegacyFont::Tcvn3 {
            lost.see(&letters);
            capitals::raise_words(&mut letters);
            out.about.capital_lines += usize::from(capitals.raise(&mut letters));
        }
        out.push(text, &letters);
        at += line.len();
    }
    (out.about.lost, out.about.first_lost) = lost.verdict();
    out
}

impl Converted {
    fn push(&mut self, text: &str, letters: &[Letter]) {
        for letter in letters {
            if letter.decoded {
                if self.about.letters == 0 {
                    self.about.first = Span::new(letter.at, letter.at + letter.length);
                }
                self.about.letters += 1;
            }
            let copied = !letter.decoded && !letter.raised;
            if copied && text.get(letter.at..letter.at + letter.length).is_some() {
                self.map.copy(self.text.len(), letter.at);
            } else {
                self.map.rewrite(self.text.len(), letter.at, letter.length);
            }
            self.text.push(letter.c);
        }
    }
}

/// A word of a line.
struct Word<'a> {
    text: &'a str,
    start: usize,
    look: Look,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A word by its letters alone, whether it is Vietnamese or not.
fn by_letters(word: &str) -> Look {
    if word.chars().any(is_unicode_letter) {
        Look::Unicode
    } else {
        Look::Legacy
    }
}

fn words(line: &str, font: LegacyFont, look: impl Fn(&str) -> Look) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    if matches!(font, LegacyFont::Viqr | LegacyFont::Tcvn5712) {
        // On request only, and with codes that are no parts of words: all of the line.
        words.push(Word {
            text: line,
            start: 0,
            look: Look::Legacy,
        });
        return words;
    }
    let mut at = 0;
    for piece in line.split_inclusive(|c| !is_part(c)) {
        let text = piece.trim_end_matches(|c| !is_part(c));
        if !text.is_empty() {
            words.push(Word {
                text,
                start: at,
                look: look(text),
            });
        }
        at += piece.len();
    }
    words
}

/// Writes a line letter by letter.
fn spell(
    line: &str,
    offset: usize,
    font: LegacyFont,
    words: &[Word<'_>],
    chosen: impl Fn(&Word<'_>) -> bool,
    out: &mut Vec<Letter>,
) {
    let mut at = 0;
    let mut words = words.iter().filter(|word| chosen(word)).peekable();
    while let Some(rest) = line.get(at..)
        && let Some(c) = rest.chars().next()
    {
        while words.next_if(|word| word.end() <= at).is_some() {}
        let inside = words.peek().filter(|word| word.start <= at);
        let letter = inside.and_then(|word| font.letter(line.get(at..word.end())?));
        let (decoded, length) = letter.unwrap_or((c, c.len_utf8()));
        out.push(Letter {
            c: decoded,
            at: offset + at,
            length,
            decoded: letter.is_some() && line.get(at..at + length).is_some_and(|old| !is_same(old, decoded)),
            raised: false,
        });
        at += length;
    }
}

fn is_same(old: &str, new: char) -> bool {
    let mut chars = old.chars();
    chars.next() == Some(new) && chars.next().is_none()
}

/// How much of a text is in the encoding.
#[derive(Debug, Clone, Copy)]
enum Mixture {
    /// All of it.
    Pure,
    /// Most of it; words in Unicode stand between.
    Mostly,
    /// Some lines of a text in Unicode.
    Partly,
}

impl Mixture {
    fn of(text: &str, font: LegacyFont) -> Self {
        if !text.contains(is_unicode_letter) {
            return Mixture::Pure;
        }
        let (mut unicode, mut legacy) = (0_usize, 0_usize);
        for line in text.split_inclusive('\n') {
            for word in words(line, font, |word| Look::at(word, font)) {
                unicode += usize::from(word.look == Look::Unicode);
                legacy += usize::from(word.look == Look::Legacy);
            }
        }
        if legacy >= unicode {
            Mixture::Mostly
        } else {
            Mixture::Partly
        }
    }

    /// Which words of a line are to be decoded.
    fn verdicts(self, words: &[Word<'_>]) -> Vec<bool> {
        let count = |look| words.iter().filter(|word| word.look == look).count();
        let line = match self {
            Mixture::Pure => return words.iter().map(|word| word.text != BULLET).collect(),
            Mixture::Mostly => true,
            // One odd word (`µm`) does not make a line of it.
            Mixture::Partly => count(Look::Legacy) >= 3 && count(Look::Legacy) > count(Look::Unicode),
        };
        if !line {
            return vec![false; words.len()];
        }
        let decided = |word: &Word<'_>| match word.look {
            Look::Unicode => Some(false),
            Look::Legacy => Some(true),
            _ => None,
        };
        // Forward: the last decided word and where it ended; then backward.
        let mut verdicts: Vec<(bool, usize)> = Vec::with_capacity(words.len());
        let mut last: Option<(bool, usize)> = None;
        for word in words {
            if let Some(verdict) = decided(word) {
                last = Some((verdict, word.end()));
            }
            let far = |(verdict, end): (bool, usize)| (verdict, word.start.saturating_sub(end));
            verdicts.push(last.map_or((true, usize::MAX), far));
        }
        let mut next: Option<(bool, usize)> = None;
        for (word, verdict) in words.iter().zip(verdicts.iter_mut()).rev() {
            if let Some(own) = decided(word) {
                next = Some((own, word.start));
                *verdict = (own, 0);
            } else if let Some((other, start)) = next
                && start - word.end() < verdict.1
            {
                *verdict = (other, start - word.end());
            }
        }
        let keeps = |word: &Word<'_>| word.look == Look::Intact || word.text == BULLET;
        words
            .iter()
            .zip(verdicts)
            .map(|(word, (verdict, _))| verdict && !keeps(word))
            .collect()
    }
}
