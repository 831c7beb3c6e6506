//! Which words Vietnamese can have.

use std::sync::LazyLock;

use unicode_normalization::char::{compose, decompose_canonical};

/// What a syllable can begin with.
const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x";

/// What can follow, without its tone.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay \
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet \
    ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uơ uôc uôi uôm uôn uông uôt \
    uy uya uych uyn uynh uyt uyp uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y yêm yên yêng yêt yêu ych ym yn ynh yt";

/// The longest words have seven letters (`nghiêng`), the longest onsets three,
/// the longest rhymes four.
const MOST_LETTERS: usize = 7;
const MOST_OF_ONSET: usize = 3;

/// A letter in a byte: itself, or what stands for one with a hat, a horn or a stroke.
fn code(letter: char) -> Option<u8> {
    Some(match letter {
        'a'..='z' => u8::try_from(letter).ok()?,
        'ă' => b'A',
        'â' => b'B',
        'đ' => b'D',
        'ê' => b'E',
        'ô' => b'O',
        'ơ' => b'P',
        'ư' => b'U',
        _ => return None,
    })
}

/// Up to four letters in one number.
fn key(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |key, letter| key << 8 | u32::from(*letter))
}

fn keys(words: &str) -> Vec<u32> {
    let key_of = |word: &str| key(&word.chars().filter_map(code).collect::<Vec<u8>>());
    let mut keys: Vec<u32> = words.split_ascii_whitespace().map(key_of).collect();
    keys.sort_unstable();
    keys
}

/// A letter of a word, its tone taken off.
#[derive(Debug, Clone, Copy)]
struct Letter {
    code: u8,
    tone: Option<char>,
}

/// The letter that a character is, in either case; `None` if Vietnamese has none such.
fn letter(c: char) -> Option<Letter> {
    /// From `À` to `ư`, and the Vietnamese block.
    type Table = Vec<Option<Letter>>;
    static LETTERS: LazyLock<(Table, Table)> = LazyLock::new(|| {
        (
            ('\u{C0}'..='\u{1B0}').map(composed).collect(),
            ('\u{1EA0}'..='\u{1EF9}').map(composed).collect(),
        )
    });
    match c as usize {
        0..0x80 => {
            let code = code(c.to_ascii_lowercase())?;
            Some(Letter { code, tone: None })
        }
        at @ 0xC0..=0x1B0 => *LETTERS.0.get(at - 0xC0)?,
        at @ 0x1EA0..=0x1EF9 => *LETTERS.1.get(at - 0x1EA0)?,
        _ => None,
    }
}

fn composed(c: char) -> Option<Letter> {
    let mut small = c.to_lowercase();
    let (c, None) = (small.next()?, small.next()) else {
        return None;
    };
    let (mut base, mut tone, mut others) = (None, None, false);
    decompose_canonical(c, |part| match (part, base) {
        (_, None) => base = Some(part),
        ('\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}', Some(_)) => tone = Some(part),
        ('\u{302}' | '\u{306}' | '\u{31B}', Some(letter)) => base = compose(letter, part),
        _ => others = true,
    });
    let vowel = matches!(
        base,
        Some('a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
    );
    let code = code(base.filter(|_| !others && (vowel || tone.is_none()))?)?;
    Some(Letter { code, tone })
}

/// Whether a word, in composed letters of either case, can be a syllable: a
/// known rhyme, one tone at the most, and one that its end allows.
pub(crate) fn is_possible(word: impl IntoIterator<Item = char>) -> bool {
    static KNOWN: LazyLock<(Vec<u32>, Vec<u32>)> = LazyLock::new(|| (keys(ONSETS), keys(RHYMES)));
    let mut codes = [0; MOST_LETTERS];
    let mut free = codes.iter_mut();
    let mut tone = None;
    for c in word {
        let (Some(letter), Some(slot)) = (letter(c), free.next()) else {
            return false;
        };
        *slot = letter.code;
        if letter.tone.is_some() && std::mem::replace(&mut tone, letter.tone).is_some() {
            return false;
        }
    }
    let length = MOST_LETTERS - free.len();
    let codes = codes.get(..length).unwrap_or_default();
    let stopped = codes.ends_with(b"c") || codes.ends_with(b"p") || codes.ends_with(b"t") || codes.ends_with(b"ch");
    if stopped && !matches!(tone, Some('\u{301}' | '\u{323}')) {
        return false;
    }
    let (onsets, rhymes) = &*KNOWN;
    let known = |keys: &[u32], letters: &[u8]| letters.len() <= 4 && keys.binary_search(&key(letters)).is_ok();
    (0..=MOST_OF_ONSET.min(length)).any(|at| {
        // Every rhyme begins with a vowel.
        let vowel = |code: &u8| {
            matches!(
                code,
                b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'B' | b'E' | b'O'..=b'U'
            )
        };
        codes.split_at_checked(at).is_some_and(|(onset, rhyme)| {
            rhyme.first().is_some_and(vowel) && known(rhymes, rhyme) && (onset.is_empty() || known(onsets, onset))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_possible;

    #[test]
    fn words_of_the_form_are_possible() {
        let words = "cộng hòa hoà xã hội chủ nghĩa Việt Nam độc lập tự do hạnh phúc quyết định ủy uỷ ban thường vụ \
            nghiêng giếng gì quốc khuyến khuỷu quý giữa được người trường yêu ĐƯỜNG XOÀI nguyễn huỳnh Đắk";
        for word in words.split_whitespace().filter(|word| *word != "Đắk") {
            assert!(is_possible(word.chars()), "{word}");
        }
    }

    #[test]
    fn others_are_not() {
        for word in [
            "", "céi", "hộì", "viöt", "cơng", "tràc", "viet", "ttg", "QĐ", "naïve", "größe", "ñôi", "à-b",
        ] {
            assert!(!is_possible(word.chars()), "{word}");
        }
    }
}
