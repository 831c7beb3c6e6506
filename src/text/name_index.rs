//! Longest match of known names in running text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::word::{LetterKeys, is_word, leads};

/// Passes a key through that is already well mixed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A map with keys of [`word_key`].
pub(crate) type KeyMap<K, V> = HashMap<K, V, BuildHasherDefault<Mixed>>;

/// The first word of a text, looked at once for many indexes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    /// The bytes of the word: letters, digits and their marks; 0 if there is none.
    pub(crate) length: usize,
    /// A number that two spellings of one word share: case, composition and
    /// the place of the tone mark (`hòa`, `hoà`) do not count.
    pub(crate) key: u64,
}

impl Head {
    pub(crate) fn of(text: &str) -> Self {
        let letters = LetterKeys::get();
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut tone = 0;
        let mut rest = text.chars();
        let mut left = text.len();
        while let Some(c) = rest.next() {
            let letter = letters.of(c);
            if !letter.is_word() {
                break;
            }
            left = rest.as_str().len();
            tone |= letter.tone();
            // A mark alone has no base.
            if letter.base() != 0 {
                hash = (hash ^ u64::from(letter.base())).wrapping_mul(0x0100_0000_01b3);
            }
        }
        // Both steps mix: the low bits of the result are as good as the high ones.
        let mixed = (hash ^ (u64::from(tone) << 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self {
            length: text.len() - left,
            key: mixed ^ (mixed >> 29),
        }
    }
}

/// The [`Head::key`] of a word.
pub(crate) fn word_key(word: &str) -> u64 {
    Head::of(word).key
}

/// The place in a [`NameIndex`] where every name begins.
pub(crate) const ROOT: u32 = 0;

/// Names with a value each, found word by word.
///
/// Between the words of a name, spaces, one line break, commas, dashes, `&`
/// and `và` may stand in any mixture: writers differ most in those.
///
/// Most words begin no name: two sieves of bits let go of them, by their first
/// byte before they are read, by their key before it is looked up.
#[derive(Debug, Clone)]
pub(crate) struct NameIndex<V> {
    steps: KeyMap<(u32, u64), u32>,
    nodes: Vec<Node<V>>,
    leads: [u64; 4],
    keys: [u64; 8],
}

/// A place that the words read so far lead to.
#[derive(Debug, Clone)]
struct Node<V> {
    value: Option<V>,
    /// A longer name goes on from here.
    goes_on: bool,
}

impl<V> Node<V> {
    const NEW: Self = Self {
        value: None,
        goes_on: false,
    };
}

impl<V> Default for NameIndex<V> {
    fn default() -> Self {
        Self {
            steps: KeyMap::default(),
            nodes: vec![Node::NEW],
            leads: [0; 4],
            keys: [0; 8],
        }
    }
}

fn index(node: u32) -> Option<usize> {
    usize::try_from(node).ok()
}

/// Sets a bit of a sieve.
fn mark(sieve: &mut [u64], bit: usize) {
    if let Some(bits) = sieve.get_mut(bit / 64) {
        *bits |= 1 << (bit % 64);
    }
}

fn is_marked(sieve: &[u64], bit: usize) -> bool {
    sieve.get(bit / 64).is_some_and(|bits| bits & (1 << (bit % 64)) != 0)
}

/// The place of a key among the 512 bits of a sieve.
fn place(key: u64) -> usize {
    usize::try_from(key >> 55).unwrap_or(0)
}

impl<V> NameIndex<V> {
    /// Adds a name; the first value of a name stays.
    pub(crate) fn insert(&mut self, name: &str, value: V) {
        let mut node = ROOT;
        let mut rest = name;
        while let Some((word, tail)) = next_word(rest, rest.len() < name.len()) {
            if node == ROOT {
                mark(&mut self.keys, place(word));
                let first = name.chars().find(|c| is_word(*c)).into_iter();
                first
                    .flat_map(leads)
                    .for_each(|lead| mark(&mut self.leads, usize::from(lead)));
            }
            let fresh = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            let next = *self.steps.entry((node, word)).or_insert(fresh);
            if next == fresh {
                self.nodes.push(Node::NEW);
                if let Some(node) = index(node).and_then(|at| self.nodes.get_mut(at)) {
                    node.goes_on = true;
                }
            }
            node = next;
            rest = tail;
        }
        let last = index(node).and_then(|at| self.nodes.get_mut(at));
        if let Some(last) = last
            && node != ROOT
            && last.value.is_none()
        {
            last.value = Some(value);
        }
    }

    /// The longest name at the head of `text` and its length.
    pub(crate) fn longest(&self, text: &str) -> Option<(&V, usize)> {
        self.may_begin(text).then(|| self.longest_from(Head::of(text), text))?
    }

    /// Whether a name may stand at the head of `text`, by its first byte.
    #[inline]
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        let first = text.as_bytes().first();
        first.is_some_and(|byte| is_marked(&self.leads, usize::from(*byte)))
    }

    /// [`longest`](Self::longest) where the first word is known already.
    #[inline]
    pub(crate) fn longest_from(&self, head: Head, text: &str) -> Option<(&V, usize)> {
        (head.length > 0 && is_marked(&self.keys, place(head.key))).then(|| self.walk(head, text))?
    }

    /// One step of a name whose words the caller reads himself, from
    /// [`ROOT`] on: what ends there, and where it goes on, if it does.
    pub(crate) fn step(&self, node: u32, word: u64) -> Option<(Option<&V>, Option<u32>)> {
        if node == ROOT && !is_marked(&self.keys, place(word)) {
            return None;
        }
        let next = *self.steps.get(&(node, word))?;
        let Node { value, goes_on } = self.nodes.get(index(next)?)?;
        Some((value.as_ref(), goes_on.then_some(next)))
    }

    fn walk(&self, head: Head, text: &str) -> Option<(&V, usize)> {
        let mut node = *self.steps.get(&(ROOT, head.key))?;
        let mut rest = text.get(head.length..)?;
        let mut best = None;
        loop {
            let Node { value, goes_on } = self.nodes.get(index(node)?)?;
            best = value.as_ref().map(|value| (value, text.len() - rest.len())).or(best);
            if !goes_on {
                return best;
            }
            let Some((word, tail)) = next_word(rest, true) else {
                return best;
            };
            let Some(next) = self.steps.get(&(node, word)) else {
                return best;
            };
            node = *next;
            rest = tail;
        }
    }
}

/// The key of the next word, behind separators that may stand inside a name,
/// and what follows it. `và` joins as a comma does, unless the name begins with it.
fn next_word(text: &str, inside: bool) -> Option<(u64, &str)> {
    let start = separators(text)?;
    let rest = text.get(start..)?;
    let mut head = Head::of(rest);
    if head.length == 0 {
        return None;
    }
    let mut tail = rest.get(head.length..)?;
    if inside && matches!(rest.get(..head.length), Some("và" | "VÀ")) {
        let rest = tail.get(separators(tail)?..)?;
        head = Head::of(rest);
        if head.length == 0 {
            return None;
        }
        tail = rest.get(head.length..)?;
    }
    Some((head.key, tail))
}

/// The length of what stands between two words of a name.
fn separators(text: &str) -> Option<usize> {
    // One space is the rule.
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b' ')
        && bytes
            .get(1)
            .is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, 0xC3..=0xC6 | 0xE1))
    {
        return Some(1);
    }
    let mut breaks = 0;
    let mut at = 0;
    for c in text.chars() {
        match c {
            '\n' => breaks += 1,
            ' ' | ',' | '-' | '&' | '\u{2010}'..='\u{2015}' => {}
            c if c.is_whitespace() => {}
            _ => break,
        }
        at += c.len_utf8();
        if at > 24 || breaks > 1 {
            return None;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_share_a_key() {
        for (a, b) in [
            ("hoà", "HÒA"),
            ("uỷ", "Ủy"),
            ("Điện", "điện"),
            ("tiếng", "TIẾNG"),
            ("Ðất", "đất"),
        ] {
            assert_eq!(word_key(a), word_key(b), "{a} {b}");
        }
        for (a, b) in [("ban", "bàn"), ("tu", "tư"), ("do", "đo"), ("hoa", "hòa")] {
            assert_ne!(word_key(a), word_key(b), "{a} {b}");
        }
    }

    #[test]
    fn the_longest_name_wins() {
        let mut index = NameIndex::default();
        index.insert("Bộ Y tế", 1);
        index.insert("Bộ Lao động - Thương binh và Xã hội", 2);
        index.insert("Đầu tư", 3);
        index.insert("Đầu tư công", 4);
        let find = |text: &str| {
            index
                .longest(text)
                .map(|(value, length)| (*value, text.get(..length).unwrap().to_owned()))
        };
        assert_eq!(
            find("bộ lao động–thương binh & xã hội quy định"),
            Some((2, "bộ lao động–thương binh & xã hội".into()))
        );
        assert_eq!(find("Đầu tư\ncông, các"), Some((4, "Đầu tư\ncông".into())));
        assert_eq!(find("Đầu tư. Công"), Some((3, "Đầu tư".into())));
        assert_eq!(find("Bộ Y"), None);
        assert_eq!(find(" Bộ Y tế"), None);
    }
}
