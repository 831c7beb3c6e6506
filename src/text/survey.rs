//! What one look at the bytes of a text shows.
//!
//! A text in order needs no mending and holds nothing of the encodings of
//! before Unicode. Comparing each byte with the next few, without branches so
//! that the processor takes many at a time, tells it apart from all others;
//! whoever has more to do looks again at those.

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Survey {
    /// Something may have to be mended: a mark apart from its letter, an odd
    /// space, a look-alike, a carriage return.
    pub(super) uneven: bool,
    /// A word may be in an encoding of before Unicode.
    pub(super) foreign: bool,
    /// Markdown may have been at work.
    pub(super) marked: bool,
}

impl Survey {
    pub(super) fn of(text: &str) -> Self {
        /// So many bytes are looked at together.
        const BLOCK: usize = 64;
        /// What begins in a block shows in the next two bytes at the latest.
        const MORE: usize = BLOCK + 2;
        let bytes = text.as_bytes();
        let mut seen = Self::default();
        let mut at = 0;
        while let Some(block) = bytes.get(at..at + MORE + 3) {
            let from = |start: usize, length: usize| block.get(start..start + length).unwrap_or_default();
            if may_see(from(0, BLOCK), from(1, BLOCK), from(2, BLOCK)) {
                seen = seen.and(see(from(0, MORE), from(1, MORE), from(2, MORE), from(3, MORE)));
            }
            at += BLOCK;
        }
        seen.and(Self::of_last(bytes.get(at..).unwrap_or_default()))
    }

    /// The same of a text that is no Markdown whatever its signs.
    #[cfg(feature = "docx")]
    pub(super) fn without_marks(self) -> Self {
        Self { marked: false, ..self }
    }

    /// What the end of a text shows.
    fn of_last(bytes: &[u8]) -> Self {
        let mut seen = Self::default();
        let mut rest = bytes;
        // Each byte with the three behind it; behind the last there are none.
        let end = bytes.len().saturating_sub(3);
        if let (Some(a), Some(b), Some(c), Some(d)) = (
            bytes.get(..end),
            bytes.get(1..end + 1),
            bytes.get(2..end + 2),
            bytes.get(3..end + 3),
        ) {
            seen = see(a, b, c, d);
            rest = bytes.get(end..).unwrap_or_default();
        }
        let mut tail = [0; 6];
        for (slot, byte) in tail.iter_mut().zip(rest) {
            *slot = *byte;
        }
        let [a, b, c, d, e, f] = tail;
        seen.and(see(&[a, b, c], &[b, c, d], &[c, d, e], &[d, e, f]))
    }

    fn and(self, other: Self) -> Self {
        Self {
            uneven: self.uneven | other.uneven,
            foreign: self.foreign | other.foreign,
            marked: self.marked | other.marked,
        }
    }
}

/// Whether there is anything to be seen. Most of a text is settled by a look that
/// does without the rarer cases.
#[inline]
fn may_see(a: &[u8], b: &[u8], c: &[u8]) -> bool {
    a.iter()
        .zip(b)
        .zip(c)
        .fold(false, |any, ((a, b), c)| any | is_doubtful(*a, *b, *c))
}

/// Whether three bytes begin with what [`is_uneven`], [`is_foreign`] or [`is_marked`]
/// may hold of: all but ASCII without signs and the letters of Vietnamese.
#[inline]
fn is_doubtful(a: u8, b: u8, c: u8) -> bool {
    let begins = (a == 0xC2) | (0xC9..=0xE0).contains(&a) | (a >= 0xE2) | (a == b'\r');
    let block = (a == 0xE1) & (b | 1 != 0xBB);
    let ends = ((a == 0xBA) & (b & 0xE0 == 0x80)) | ((a == 0xBB) & (0xBA..=0xBF).contains(&b));
    let latin = (a == 0xC3) & (is_foreign_letter(b) | (c == 0xC3));
    // `<`, `\` and `|` differ by two bits.
    let sign = ((a == b'*') & (b == b'*')) | (a == b'#') | (a & 0x9F == 0x1C);
    begins | block | ends | latin | sign
}

fn see(a: &[u8], b: &[u8], c: &[u8], d: &[u8]) -> Survey {
    let mut seen = Survey::default();
    for (((a, b), c), d) in a.iter().zip(b).zip(c).zip(d) {
        seen.uneven |= is_uneven(*a, *b);
        seen.foreign |= is_foreign(*a, *b, *c, *d);
        seen.marked |= is_marked(*a, *b);
    }
    seen
}

/// Whether two bytes are, or begin, what may have to be mended: everything but
/// ASCII, the letters of Latin-1 to Latin Extended-B, those of Vietnamese,
/// dashes, quotation marks and the like.
#[inline]
fn is_uneven(a: u8, b: u8) -> bool {
    let eth = (a == 0xC3) & ((b == 0x90) | (b == 0xB0));
    // Bytes that begin other characters: of Latin-1, of marks and other scripts.
    let begins = (a == 0xC2) | (0xC9..=0xE0).contains(&a) | (a >= 0xE3) | (a == b'\r');
    // Of three bytes: the Vietnamese block from `Ạ` to `ỹ`, and general punctuation …
    let block = (a == 0xE1) & (b != 0xBA) & (b != 0xBB);
    let ends = ((a == 0xBA) & (0x80..=0x9F).contains(&b)) | ((a == 0xBB) & (0xBA..=0xBF).contains(&b));
    // … but its spaces, line breaks and characters that nobody sees.
    let signs = (a == 0xE2) & (b != 0x80);
    let unseen = (a == 0x80) & ((0x80..=0x8F).contains(&b) | (0xA8..=0xAF).contains(&b));
    eth | begins | block | ends | signs | unseen
}

/// Whether four bytes begin with a character that Latin-1 has and Unicode
/// Vietnamese has not, or with a letter of Latin-1 and a mark of windows-1258.
#[inline]
fn is_foreign(a: u8, b: u8, c: u8, d: u8) -> bool {
    let letter = is_foreign_letter(b);
    let mark = d & !0x20;
    let marked = (c == 0xC3) & ((mark == 0x8C) | (mark == 0x92));
    // A space that does not break is of all encodings.
    ((a == 0xC2) & (b > 0xA0)) | ((a == 0xC3) & (letter | marked))
}

/// Whether the second byte of a letter of Latin-1 is that of one that Vietnamese has not.
#[inline]
fn is_foreign_letter(b: u8) -> bool {
    // Small letters stand 32 behind their capitals.
    let capital = b & !0x20;
    (capital & !0x03 == 0x84)
        | (capital == 0x8B)
        | (0x8E..=0x91).contains(&capital)
        | (0x96..=0x98).contains(&capital)
        | (capital == 0x9B)
        | (capital == 0x9C)
        | (capital >= 0x9E)
}

/// Whether two bytes may be of Markdown.
#[inline]
fn is_marked(a: u8, b: u8) -> bool {
    ((a == b'*') & (b == b'*')) | (a == b'#') | (a == b'\\') | (a == b'|') | (a == b'<')
}

/// Whether a text holds nothing that may have to be mended.
pub(super) fn is_even(text: &str) -> bool {
    first_pair(text.as_bytes(), is_uneven).is_none()
}

/// Whether a text is printed as a value is kept: composed, `Đ` mended, single
/// spaces inside and none around.
pub(crate) fn is_settled(text: &str) -> bool {
    !has_outer_space(text) && !has_pair(text, |a, b| is_uneven(a, b) | is_unsettled(a, b))
}

/// As [`is_settled`], for a text with nothing to be mended, see [`is_even`].
pub(crate) fn is_settled_if_even(text: &str) -> bool {
    !has_outer_space(text) && !has_pair(text, is_unsettled)
}

fn has_outer_space(text: &str) -> bool {
    text.starts_with(' ') || text.ends_with(' ')
}

/// Whether two bytes are white space other than a single space, or `Ɖ`.
#[inline]
fn is_unsettled(a: u8, b: u8) -> bool {
    ((a == b' ') & (b == b' ')) | (b'\t'..=b'\r').contains(&a) | ((a == 0xC6) & (b == 0x89))
}

/// Whether a line has two spaces side by side, or a tab.
pub(crate) fn has_gap(line: &str) -> bool {
    has_pair(line, |a, b| ((a == b' ') & (b == b' ')) | (a == b'\t'))
}

/// Where the line breaks of a text stand: eight bytes are looked at together.
pub(crate) fn line_breaks(text: &str) -> impl Iterator<Item = usize> {
    const WORD: usize = size_of::<u64>();
    const BREAKS: u64 = u64::from_ne_bytes([b'\n'; WORD]);
    const LOW: u64 = u64::from_ne_bytes([0x7F; WORD]);
    let (words, rest) = text.as_bytes().as_chunks();
    let mut last = [0; WORD];
    last.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
    let mut words = words.iter().copied().chain([last]);
    let mut read = 0;
    let mut found = 0;
    std::iter::from_fn(move || {
        while found == 0 {
            // The high bit of each byte that is a break, and of no other.
            let other = u64::from_le_bytes(words.next()?) ^ BREAKS;
            found = !(((other & LOW) + LOW) | other | LOW);
            read += WORD;
        }
        let at = found.trailing_zeros() / u8::BITS;
        found &= found - 1;
        Some(read - WORD + usize::try_from(at).ok()?)
    })
}

/// Whether a test holds of a byte and the one behind it, zero behind the last;
/// a test without branches takes many bytes at a time.
#[inline]
pub(crate) fn has_pair(text: &str, test: impl Fn(u8, u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let any = |here: &[u8], next: &[u8]| here.iter().zip(next).fold(false, |any, (a, b)| any | test(*a, *b));
    let mut at = 0;
    while let (Some(here), Some(next)) = (bytes.get(at..at + CHUNK), bytes.get(at + 1..at + 1 + CHUNK)) {
        if any(here, next) {
            return true;
        }
        at += CHUNK;
    }
    // The last bytes once more with those before them cost less than by themselves.
    let length = bytes.len();
    let last = length.checked_sub(CHUNK + 1).and_then(|from| {
        let (here, next) = (bytes.get(from..from + CHUNK)?, bytes.get(from + 1..from + 1 + CHUNK)?);
        Some(any(here, next) || bytes.last().is_some_and(|last| test(*last, 0)))
    });
    last.unwrap_or_else(|| {
        let mut short = [0; CHUNK + 1];
        if let Some(head) = short.get_mut(..length) {
            head.copy_from_slice(bytes);
        }
        matches!((short.get(..CHUNK), short.get(1..)), (Some(here), Some(next)) if any(here, next))
    })
}

/// How many bytes at the head of a text need no mending: whole characters.
///
/// `is_sign` says which ASCII characters are to be looked at besides; they alone
/// count where the text is even.
pub(super) fn even_length(text: &str, even: bool, is_sign: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let odd = if even {
        bytes.iter().position(|byte| is_sign(*byte))
    } else {
        first_pair(bytes, |a, b| is_uneven(a, b) | is_sign(a))
    };
    let mut end = odd.unwrap_or(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// So many bytes are looked at together.
const CHUNK: usize = 32;

/// The first place where a test holds of a byte and the one behind it, which is
/// zero behind the last. Of two zeros no test holds.
#[inline]
fn first_pair(bytes: &[u8], test: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let any = |here: &[u8], next: &[u8]| here.iter().zip(next).fold(false, |any, (a, b)| any | test(*a, *b));
    let mut at = 0;
    let mut last = [0; CHUNK + 1];
    let found = loop {
        match (bytes.get(at..at + CHUNK), bytes.get(at + 1..at + 1 + CHUNK)) {
            (Some(here), Some(next)) if any(here, next) => break true,
            (Some(_), Some(_)) => at += CHUNK,
            _ => {
                let rest = bytes.get(at..).unwrap_or_default();
                last.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
                break any(last.get(..CHUNK)?, last.get(1..)?);
            }
        }
    };
    let rest = bytes.get(at..).filter(|_| found)?;
    let next = rest.iter().skip(1).chain(std::iter::once(&0));
    rest.iter().zip(next).position(|(a, b)| test(*a, *b)).map(|i| at + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_vietnamese_are_in_order() {
        let text = "Cộng hòa xã hội chủ nghĩa Việt Nam – “Độc lập” ‘Tự do’… ẠẶỰỸỹ ƯưƠơĂăĐđ 5/QĐ-UBND; (a) [b]\n\tc";
        for (start, _) in text.char_indices() {
            let text = &text[start..];
            assert_eq!(Survey::of(text), Survey::default(), "{text}");
            assert_eq!(even_length(text, false, |_| false), text.len());
        }
    }

    #[test]
    fn line_breaks_are_found_in_any_place() {
        for text in [
            "",
            "\n",
            "a",
            "a\n",
            "\n\na\n",
            "ế\u{B}\n\u{8A}ệ hai ba\nbốn năm sáu bảy\n\n tám",
        ] {
            for (start, _) in text.char_indices() {
                let text = &text[start..];
                let breaks: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
                assert_eq!(line_breaks(text).collect::<Vec<_>>(), breaks, "{text:?}");
            }
        }
    }

    #[test]
    fn what_must_be_mended_shows() {
        for odd in [
            "\r", "Ð", "ð", "\u{301}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{2028}", "\u{202E}", "\u{FEFF}", "А", "Ω",
            "\u{1E96}", "\u{1EFA}", "\u{1AB0}", "\u{212A}", "\u{3000}", "中", "😀", "ɐ",
        ] {
            for length in 0..70 {
                let before = "ế".repeat(length / 3) + &"x".repeat(length % 3);
                for behind in ["", "ế", "một hai ba bốn năm sáu"] {
                    let text = format!("{before}{odd}{behind}");
                    assert!(Survey::of(&text).uneven, "{text:?}");
                    assert_eq!(even_length(&text, false, |_| false), length, "{text:?}");
                }
            }
        }
        for even in [false, true] {
            assert_eq!(even_length("một **hai**", even, |byte| byte == b'*'), "một ".len());
        }
    }

    #[test]
    fn a_look_at_blocks_shows_what_each_byte_does() {
        let letters = ('\0'..='\u{24F}').chain('\u{1E00}'..='\u{206F}').step_by(3);
        for c in letters.chain(['\r', '*', 'Ð', '\u{A0}', '\u{A7F7}', '\u{FEFF}', '\u{1F4CE}']) {
            for pair in ["", "ế", "ì", "*"] {
                for length in [0, 60, 61, 62, 63, 64, 66, 127] {
                    let text = format!("{}{c}{pair}{}", "x".repeat(length), "y".repeat(130));
                    assert_eq!(Survey::of(&text), Survey::of_last(text.as_bytes()), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn foreign_words_and_marks_show() {
        for text in ["ñoâi", "céi\u{AD}", "lâòp", "x·", "Ðôc", "viÖt", "ß", "ÿ"] {
            assert!(Survey::of(text).foreign, "{text:?}");
        }
        assert!(!Survey::of("tình hình phòng òa Ì").foreign);
        for text in ["**a**", "# A", "a\\_b", "|--|", "<br>"] {
            assert!(Survey::of(text).marked, "{text:?}");
        }
        assert!(!Survey::of("a * b > c_d & e").marked);
    }

    /// Every character is either looked at again, or mending leaves it alone.
    #[test]
    fn nothing_that_mending_changes_is_in_order() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let mended = super::super::clean::surveyed(
                &text,
                Survey {
                    uneven: true,
                    ..Survey::default()
                },
            );
            assert!(Survey::of(&text).uneven || mended.text == text, "{:04X}", u32::from(c));
        }
    }
}
