//! The mended copy of a text that the readers work on.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Span;
use super::fold::{is_bidirectional, is_invisible};
use super::homoglyph::{self, mended_d};
use super::map::OffsetMap;
use super::markdown::{self, Mark};
use super::survey::{Survey, even_length, is_even};

/// Stands for a line break inside a table cell (`<br>`).
pub(crate) const CELL_BREAK: char = '\u{2028}';

/// A text in NFC, without invisible characters and Markdown marks.
pub(crate) struct Clean<'a> {
    /// Borrowed where there was nothing to mend.
    pub(crate) text: Cow<'a, str>,
    /// Whether nothing in it may have to be mended once more.
    pub(crate) even: bool,
    pub(crate) mends: Mends,
    map: OffsetMap,
}

/// What had to be mended, with the first place of each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mends {
    /// Letters that were not composed (NFD or tone typed before the hat).
    pub(crate) decomposed: Mend,
    /// `Ð` (U+00D0) and its kin for `Đ` (U+0110).
    pub(crate) d_look_alikes: Mend,
    /// Zero-width characters and soft hyphens.
    pub(crate) invisible: Mend,
    /// Characters that turn the direction of the text: what a person saw may be
    /// another text.
    pub(crate) bidirectional: Mend,
    /// Cyrillic and Greek letters in Latin words, and signs that Unicode itself
    /// takes for letters (`K`, the kelvin sign).
    pub(crate) look_alikes: Mend,
    /// Where a program put U+FFFD for what it could not read: nothing can mend that.
    pub(crate) replaced: Mend,
}

/// How often something was mended and where first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mend {
    pub(crate) count: usize,
    pub(crate) first: Option<Span>,
}

impl Mend {
    fn add(&mut self, span: Span) {
        self.count += 1;
        self.first.get_or_insert(span);
    }
}

impl Clean<'_> {
    /// Where a piece of this text stands in the text it was made from.
    pub(crate) fn origin(&self, span: Span) -> Span {
        self.map.to_old(span)
    }

    /// The way back to that text, without this one.
    pub(crate) fn into_map(self) -> OffsetMap {
        self.map
    }
}

/// Makes the mended copy.
pub(crate) fn clean(source: &str) -> Clean<'_> {
    surveyed(source, Survey::of(source))
}

/// Makes the mended copy of a text that was surveyed before.
pub(super) fn surveyed(source: &str, survey: Survey) -> Clean<'_> {
    let markdown = survey.marked && markdown::is_markdown(source);
    if !survey.uneven && !markdown {
        return Clean {
            text: Cow::Borrowed(source),
            even: true,
            mends: Mends::default(),
            map: OffsetMap::default(),
        };
    }
    let mut cleaner = Cleaner {
        source,
        source_is_even: !survey.uneven,
        markdown,
        at: 0,
        out: String::with_capacity(source.len()),
        even: true,
        map: OffsetMap::default(),
        mends: Mends::default(),
    };
    while cleaner.step() {}
    Clean {
        text: Cow::Owned(cleaner.out),
        even: cleaner.even,
        mends: cleaner.mends,
        map: cleaner.map,
    }
}

struct Cleaner<'a> {
    source: &'a str,
    /// Whether Markdown alone is to be mended.
    source_is_even: bool,
    markdown: bool,
    at: usize,
    out: String,
    /// Whether what was written so far is even.
    even: bool,
    map: OffsetMap,
    mends: Mends,
}

impl<'a> Cleaner<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) -> bool {
        let run = self.plain_run();
        if run > 0 {
            self.copy(run);
        }
        let rest = self.rest();
        let mut chars = rest.chars();
        let Some(c) = chars.next() else {
            return false;
        };
        let next = chars.next();
        if c.is_ascii() && !next.is_some_and(is_combining_mark) {
            match c {
                '\r' => self.delete(1),
                _ if self.markdown && self.markdown_mark(rest) => {}
                _ => self.copy(1),
            }
        } else if is_combining_mark(c) || next.is_some_and(is_combining_mark) {
            self.cluster(rest);
        } else {
            self.single(c);
        }
        true
    }

    /// How many bytes ahead need no look at all: nearly everything, in a text in order.
    fn plain_run(&self) -> usize {
        let rest = self.rest();
        let run = even_length(rest, self.source_is_even, |byte| {
            self.markdown && markdown::is_sign(byte)
        });
        // A mark belongs to the letter before it.
        let marked = rest
            .get(run..)
            .and_then(|r| r.chars().next())
            .is_some_and(is_combining_mark);
        let letter = rest
            .get(..run)
            .filter(|_| marked)
            .and_then(|head| head.chars().next_back());
        run - letter.map_or(0, char::len_utf8)
    }

    /// Handles a Markdown mark at the head of `rest`; false if there is none.
    fn markdown_mark(&mut self, rest: &str) -> bool {
        match markdown::mark(&self.out, rest) {
            Some(Mark::Delete(length)) => self.delete(length),
            Some(Mark::Write(c, length)) => self.write(c, length),
            Some(Mark::Escape) => {
                self.delete(1);
                // What was escaped is text, whatever it looks like.
                self.copy(1);
            }
            None => return false,
        }
        true
    }

    /// A letter with combining marks: tones go behind the hats, then NFC.
    fn cluster(&mut self, rest: &str) {
        let mut length = 0;
        for (i, c) in rest.char_indices() {
            if i > 0 && !is_combining_mark(c) {
                break;
            }
            length = i + c.len_utf8();
        }
        let Some(written) = rest.get(..length) else {
            return;
        };
        let base = written.chars().next().unwrap_or_default();
        let mended = self.look_alike(base, base.len_utf8());
        let composed = match mended {
            // A letter of another script composes with no mark of Vietnamese.
            Some(letter) => {
                self.mends
                    .look_alikes
                    .add(Span::new(self.at, self.at + base.len_utf8()));
                let marks = written.get(base.len_utf8()..).unwrap_or_default();
                compose(&format!("{letter}{marks}"))
            }
            None => compose(written),
        };
        let composed: String = composed.chars().map(mended_d).collect();
        self.even &= is_even(&composed);
        if composed == written {
            self.copy(length);
            return;
        }
        if mended.is_none() {
            self.mends.decomposed.add(Span::new(self.at, self.at + length));
        }
        self.map.rewrite(self.out.len(), self.at, length);
        self.out.push_str(&composed);
        self.at += length;
    }

    fn single(&mut self, c: char) {
        let length = c.len_utf8();
        let span = Span::new(self.at, self.at + length);
        match c {
            'Ð' | 'ð' | 'Ɖ' => {
                self.mends.d_look_alikes.add(span);
                self.write(mended_d(c), length);
            }
            c if is_bidirectional(c) => {
                self.mends.bidirectional.add(span);
                self.delete(length);
            }
            c if is_invisible(c) => {
                // The byte order mark is no fault.
                if self.at > 0 {
                    self.mends.invisible.add(span);
                }
                self.delete(length);
            }
            CELL_BREAK | '\u{2029}' | '\u{85}' | '\u{B}' | '\u{C}' => self.write('\n', length),
            c if c.is_whitespace() => self.write(' ', length),
            _ => match self.look_alike(c, length) {
                Some(mended) => {
                    self.mends.look_alikes.add(span);
                    self.write(mended, length);
                }
                None => {
                    if c == char::REPLACEMENT_CHARACTER {
                        self.mends.replaced.add(span);
                    }
                    self.even &= is_even(self.source.get(span.range()).unwrap_or_default());
                    self.copy(length);
                }
            },
        }
    }

    /// The letter that a character only looks like.
    fn look_alike(&self, c: char, length: usize) -> Option<char> {
        let after = self.source.get(self.at + length..).unwrap_or_default();
        homoglyph::look_alike(c, &self.out, after)
    }

    fn copy(&mut self, length: usize) {
        let Some(piece) = self.source.get(self.at..self.at + length) else {
            self.at = self.source.len();
            return;
        };
        self.map.copy(self.out.len(), self.at);
        self.out.push_str(piece);
        self.at += length;
    }

    fn write(&mut self, c: char, length: usize) {
        self.even &= is_even(c.encode_utf8(&mut [0; 4]));
        self.map.rewrite(self.out.len(), self.at, length);
        self.out.push(c);
        self.at += length;
    }

    fn delete(&mut self, length: usize) {
        self.at += length;
    }
}

/// A letter with its marks as one code point, where Unicode has it; a tone that
/// was typed before the hat goes behind it.
pub(crate) fn compose(cluster: &str) -> String {
    let mut parts: Vec<char> = cluster.nfd().collect();
    if let Some(marks) = parts.get_mut(1..) {
        marks.sort_by_key(|mark| match mark {
            '\u{302}' | '\u{306}' | '\u{31B}' => 0,
            _ => 1,
        });
    }
    // A stroke is no mark that composes.
    if let [d @ ('D' | 'd'), '\u{335}', ..] = parts.as_slice() {
        let stroked = if *d == 'D' { 'Đ' } else { 'đ' };
        parts.splice(..2, [stroked]);
    }
    parts.into_iter().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text).text.into_owned()
    }

    #[test]
    fn composes_and_repairs_the_order_of_marks() {
        assert_eq!(cleaned("Vie\u{302}\u{323}t"), "Việt");
        assert_eq!(cleaned("Vie\u{323}\u{302}t"), "Việt");
        assert_eq!(cleaned("the\u{301}\u{302}"), "thế");
        assert_eq!(cleaned("\u{301}x"), "\u{301}x");
    }

    #[test]
    fn mends_look_alikes_and_traces_the_place() {
        let source = "\u{FEFF}QÐ\u{200B}-UBND và Số";
        let clean = clean(source);
        assert_eq!(clean.text, "QĐ-UBND và Số");
        assert_eq!(clean.mends.d_look_alikes.count, 1);
        assert_eq!(clean.mends.invisible.count, 1);
        let at = clean.text.find("Số").unwrap();
        let origin = clean.origin(Span::new(at, at + "Số".len()));
        assert_eq!(source.get(origin.range()), Some("Số"));
    }

    #[test]
    fn mends_letters_of_other_scripts_only_in_latin_words() {
        assert_eq!(
            cleaned("СỘNG HОÀ, Số 5/QĐ-ВТС, tấn/K\u{301}"),
            "CỘNG HOÀ, Số 5/QĐ-BTC, tấn/Ḱ"
        );
        assert_eq!(
            cleaned("Phụ lục А; Москва; Ω; tia β; \u{212A}"),
            "Phụ lục А; Москва; Ω; tia β; K"
        );
        let source = "ngày VĂN РHÒNG";
        let clean = clean(source);
        assert_eq!(clean.mends.look_alikes.count, 1);
        let at = clean.text.find("PHÒNG").unwrap();
        let origin = clean.origin(Span::new(at, at + "PHÒNG".len()));
        assert_eq!(source.get(origin.range()), Some("РHÒNG"));
        assert_eq!(cleaned("D\u{335}iều, d\u{335}ến"), "Điều, đến");
        // Marks may stand on them, too.
        assert_eq!(cleaned("t\u{435}\u{302}\u{301}, H\u{430}\u{300}"), "tế, Hà");
    }

    #[test]
    fn counts_what_turns_the_text_apart_from_what_is_not_seen() {
        let clean = clean("Số\u{200B}: \u{202E}54\u{202C}/QĐ");
        assert_eq!(clean.text, "Số: 54/QĐ");
        assert_eq!((clean.mends.invisible.count, clean.mends.bidirectional.count), (1, 2));
    }

    #[test]
    fn removes_markdown_only_from_markdown() {
        assert_eq!(
            cleaned("**KT. CHỦ TỊCH**\n1\\. Một\\_hai<br>ba"),
            "KT. CHỦ TỊCH\n1. Một_hai\u{2028}ba"
        );
        assert_eq!(cleaned("**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**"), "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
        assert_eq!(cleaned("TỔNG CỤC THUẾ******\na < b"), "TỔNG CỤC THUẾ******\na < b");
        assert_eq!(cleaned("**Mục**\n * dòng\n  * dòng hai"), "Mục\n * dòng\n  * dòng hai");
    }

    #[test]
    fn a_break_before_vietnamese_letters_is_one() {
        assert_eq!(
            cleaned("**A**<br>BỘ GIÁO DỤC VÀ ĐÀO TẠO<br/>Ủy"),
            "A\u{2028}BỘ GIÁO DỤC VÀ ĐÀO TẠO\u{2028}Ủy"
        );
    }
}
