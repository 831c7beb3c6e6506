//! Numbers in words: `một triệu hai trăm linh năm nghìn`.

use std::collections::HashMap;
use std::sync::LazyLock;

#[cfg(feature = "check")]
use super::fold::fold;
use super::fold::skeleton;

/// What a word of a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Digit(u64),
    /// Ten, or as many times ten as the digit before it says.
    Ten,
    /// The same, which is none without a digit.
    Tens,
    Hundred,
    /// So many times what stands before it.
    Scale(u64),
    /// There are no tens, and the digit behind it counts ones.
    Link,
    /// Half of the unit before it.
    Half,
    /// There is no rest.
    Even,
}

/// The words of numbers, in both spellings where there are two.
const WORDS: [(&str, Word); 33] = [
    ("không", Word::Digit(0)),
    ("một", Word::Digit(1)),
    ("mốt", Word::Digit(1)),
    ("hai", Word::Digit(2)),
    ("ba", Word::Digit(3)),
    ("bốn", Word::Digit(4)),
    ("tư", Word::Digit(4)),
    ("năm", Word::Digit(5)),
    ("lăm", Word::Digit(5)),
    ("nhăm", Word::Digit(5)),
    ("sáu", Word::Digit(6)),
    ("bảy", Word::Digit(7)),
    ("bẩy", Word::Digit(7)),
    ("tám", Word::Digit(8)),
    ("chín", Word::Digit(9)),
    ("mười", Word::Ten),
    ("mươi", Word::Ten),
    ("chục", Word::Tens),
    ("trăm", Word::Hundred),
    ("nghìn", Word::Scale(1_000)),
    ("ngàn", Word::Scale(1_000)),
    ("vạn", Word::Scale(10_000)),
    ("triệu", Word::Scale(1_000_000)),
    ("tỷ", Word::Scale(1_000_000_000)),
    ("tỉ", Word::Scale(1_000_000_000)),
    ("linh", Word::Link),
    ("lẻ", Word::Link),
    ("lẽ", Word::Link),
    ("rưỡi", Word::Half),
    ("rưởi", Word::Half),
    ("chẵn", Word::Even),
    ("tròn", Word::Even),
    ("đúng", Word::Even),
];

/// A number in words at the head of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) value: u64,
    /// How many bytes of the text its words take.
    pub(crate) length: usize,
}

impl Spoken {
    /// Reads the words at the head of a text as far as they are those of numbers, whatever
    /// their case; commas may stand between them. None if they are no number, or one that can
    /// be taken for two: `hai trăm năm` is 205 to some, and 250 to others.
    ///
    /// The marks count: `nam` is no five.
    #[cfg(feature = "check")]
    pub(crate) fn at_head(text: &str) -> Option<Self> {
        read(text, meaning)
    }

    /// How many bytes the words at the head of a text take, whether they are a number or not.
    #[cfg(feature = "check")]
    pub(crate) fn length_of_words(text: &str) -> usize {
        pieces(text)
            .take_while(|(_, word, _)| is_number_word(word))
            .last()
            .map_or(0, |(at, word, _)| at + word.len())
    }

    /// Reads a text without marks, from [`skeleton`], whose words are all those of a number.
    pub(crate) fn of_skeleton(text: &str) -> Option<u64> {
        static BARE: LazyLock<HashMap<String, Word>> = LazyLock::new(|| by(skeleton));
        let text = text.trim();
        let spoken = read(text, |word| BARE.get(word).copied())?;
        (spoken.length == text.len()).then_some(spoken.value)
    }
}

/// Whether a word may be one of a number.
#[cfg(feature = "check")]
pub(crate) fn is_number_word(word: &str) -> bool {
    meaning(word).is_some()
}

/// How often a unit is multiplied, by its word: `triệu`.
#[cfg(feature = "check")]
pub(crate) fn scale(word: &str) -> Option<u64> {
    match meaning(word)? {
        Word::Scale(scale) => Some(scale),
        _ => None,
    }
}

/// What a word means, in any case of letters.
#[cfg(feature = "check")]
fn meaning(word: &str) -> Option<Word> {
    static FOLDED: LazyLock<HashMap<String, Word>> = LazyLock::new(|| by(fold));
    FOLDED.get(&fold(word)).copied()
}

fn by(key: fn(&str) -> String) -> HashMap<String, Word> {
    WORDS.iter().map(|(word, meaning)| (key(word), *meaning)).collect()
}

fn read(text: &str, meaning: impl Fn(&str) -> Option<Word>) -> Option<Spoken> {
    let mut number = Number::default();
    let mut length = 0;
    for (at, word, signs) in pieces(text) {
        let Some(meaning) = meaning(word) else { break };
        number.take(meaning)?;
        length = at + word.len();
        // Another sign than a comma ends the number.
        if !matches!(signs, "" | ",") {
            break;
        }
    }
    Some(Spoken {
        value: number.finish()?,
        length,
    })
}

/// The words of a text, where each stands, and the signs behind it.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    /// No number is said in more words.
    const MOST: usize = 80;
    const BLANKS: [char; 4] = [' ', '\t', '\n', '\u{A0}'];
    let mut at = 0;
    let pieces = text.split_inclusive(BLANKS).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let shown = piece.trim_end_matches(BLANKS);
        let word = shown.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_mark(c));
        Some((start, word, shown.get(word.len()..)?)).filter(|_| !shown.is_empty())
    });
    pieces.take(MOST)
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// A number of which so many words were read.
#[derive(Debug, Default)]
struct Number {
    /// What has its scale already, the larger first.
    parts: Vec<u64>,
    /// Hundreds and tens of the group that is being read.
    group: u64,
    /// The last digit, which the next word may multiply.
    digit: Option<u64>,
    hundreds: bool,
    tens: bool,
    linked: bool,
    /// What a half behind the last word is a half of.
    unit: Option<u64>,
    ended: bool,
}

impl Number {
    fn take(&mut self, word: Word) -> Option<()> {
        let unit = self.unit.take();
        if self.ended {
            return (word == Word::Even).then_some(());
        }
        match word {
            Word::Digit(digit) => {
                // `hai ba` is no number.
                if self.digit.replace(digit).is_some() {
                    return None;
                }
            }
            Word::Ten | Word::Tens => {
                let digit = self.digit.take().or((word == Word::Ten).then_some(1))?;
                if std::mem::replace(&mut self.tens, true) || digit == 0 {
                    return None;
                }
                self.group += 10 * digit;
            }
            Word::Hundred => {
                let digit = self.digit.take()?;
                if std::mem::replace(&mut self.hundreds, true) || self.tens || self.linked {
                    return None;
                }
                self.group += 100 * digit;
                self.unit = Some(100);
            }
            Word::Link => {
                if self.digit.is_some() || self.tens || std::mem::replace(&mut self.linked, true) {
                    return None;
                }
            }
            Word::Scale(scale) => self.scale(scale)?,
            Word::Half => {
                self.parts.push(unit? / 2);
                self.ended = true;
            }
            Word::Even => {
                self.digit
                    .or(self.parts.last().copied())
                    .or(Some(self.group).filter(|group| *group > 0))?;
                self.ended = true;
            }
        }
        Some(())
    }

    /// Multiplies the group, and what was said before in smaller units: `hai nghìn ba trăm tỷ`.
    fn scale(&mut self, scale: u64) -> Option<()> {
        let said = self.digit.is_some() || self.group > 0 || self.hundreds;
        let mut value = self.group_value(true)?;
        let mut smaller = false;
        while let Some(part) = self.parts.pop_if(|part| *part < scale) {
            value = value.checked_add(part)?;
            smaller = true;
        }
        if !said && !smaller {
            return None;
        }
        let value = value.checked_mul(scale)?;
        if self.parts.last().is_some_and(|last| *last <= value) {
            return None;
        }
        self.parts.push(value);
        (self.group, self.hundreds, self.tens, self.linked) = (0, false, false, false);
        self.unit = Some(scale);
        Some(())
    }

    /// The number of the group; a digit alone must have a scale behind it or be all there is.
    fn group_value(&mut self, scaled: bool) -> Option<u64> {
        let Some(digit) = self.digit.take() else {
            return (!self.linked).then_some(self.group);
        };
        let alone = !self.hundreds && (scaled || self.parts.is_empty());
        (self.tens || self.linked || alone).then_some(self.group + digit)
    }

    fn finish(mut self) -> Option<u64> {
        let said = self.digit.is_some() || self.group > 0 || !self.parts.is_empty();
        let group = self.group_value(false)?;
        let sum = |sum: u64, part: &u64| sum.checked_add(*part);
        said.then(|| self.parts.iter().try_fold(group, sum))?
    }
}

#[cfg(all(test, feature = "check"))]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u64> {
        Spoken::at_head(text)
            .filter(|spoken| spoken.length == text.len())
            .map(|spoken| spoken.value)
    }

    #[test]
    fn numbers_are_what_their_words_say() {
        for (text, number) in [
            ("không", 0),
            ("năm", 5),
            ("Mười", 10),
            ("mười một", 11),
            ("mười lăm", 15),
            ("Mười nhăm", 15),
            ("hai mươi", 20),
            ("hai mươi mốt", 21),
            ("HAI MƯƠI TƯ", 24),
            ("ba mươi lăm", 35),
            ("hai chục", 20),
            ("một trăm", 100),
            ("một trăm linh năm", 105),
            ("chín trăm lẻ bảy", 907),
            ("ba trăm bốn mươi bẩy", 347),
            ("một trăm rưỡi", 150),
            ("một nghìn", 1_000),
            ("một ngàn không trăm hai mươi", 1_020),
            ("hai nghìn không trăm linh một", 2_001),
            ("năm nghìn lẻ hai", 5_002),
            ("ba vạn", 30_000),
            ("một trăm hai mươi ba nghìn bốn trăm năm mươi sáu", 123_456),
            ("hai triệu rưỡi", 2_500_000),
            ("Một triệu hai nghìn", 1_002_000),
            ("Mười triệu", 10_000_000),
            ("một trăm linh năm triệu", 105_000_000),
            ("một tỷ, hai trăm triệu", 1_200_000_000),
            ("hai nghìn ba trăm tỷ", 2_300_000_000_000),
            ("một triệu tỉ", 1_000_000_000_000_000),
            (
                "Một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi chẵn",
                1_234_567_890,
            ),
            (
                "chín tỷ không trăm linh một triệu không trăm nghìn không trăm linh ba",
                9_001_000_003,
            ),
        ] {
            assert_eq!(value(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_two_is_not_read() {
        for text in [
            "",
            "nam",
            "hai ba",
            "triệu",
            "chục",
            "trăm",
            "hai trăm năm",
            "một triệu hai",
            "hai mươi mươi",
            "một trăm trăm",
            "một nghìn một triệu một nghìn hai triệu",
            "một trăm linh",
            "linh",
            "rưỡi",
            "chẵn",
            "mười rưỡi",
            "chín tỷ tỷ tỷ",
        ] {
            assert_eq!(
                Spoken::at_head(text).filter(|spoken| spoken.length == text.len()),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn the_words_end_where_others_begin() {
        let text = "Mười triệu đồng";
        let spoken = Spoken::at_head(text).unwrap();
        assert_eq!((spoken.value, &text[spoken.length..]), (10_000_000, " đồng"));
        assert_eq!(Spoken::at_head("một) trăm").unwrap().value, 1);
        assert_eq!(Spoken::of_skeleton("hai muoi lam"), Some(25));
        assert_eq!(Spoken::of_skeleton("muoi nguoi"), None);
    }
}
