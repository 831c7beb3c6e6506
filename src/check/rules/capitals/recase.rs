//! The case of words beside the one that is settled.

use std::borrow::Cow;

use crate::check::words::words;
use crate::text::{is_capital, is_small};

/// How a phrase differs from its settled case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// A capital is missing.
    Missing,
    /// A capital is too many.
    TooMany,
}

/// The first difference in case, word by word; `None` where there is none, where
/// all is in capitals, or where the words are others (`và` for a comma).
pub(super) fn difference(written: &str, settled: &str, fresh: bool) -> Option<Difference> {
    if written == settled {
        return None;
    }
    let own: Vec<&str> = words(written).map(|(_, word)| word).collect();
    let right: Vec<&str> = words(settled).map(|(_, word)| word).collect();
    let shouted = |words: &[&str]| words.iter().all(|word| !word.contains(is_small));
    if own.len() != right.len() || shouted(&own) {
        return None;
    }
    own.iter().zip(&right).enumerate().find_map(|(i, (own, right))| {
        let (is, must) = (own.starts_with(is_capital), right.starts_with(is_capital));
        let acronym = right.chars().count() > 1 && !right.contains(is_small);
        match (is, must) {
            (false, true) => Some(Difference::Missing),
            (true, false) if !(fresh && i == 0) => Some(Difference::TooMany),
            _ if acronym && own != right => Some(Difference::Missing),
            _ => None,
        }
    })
}

/// The words as they are written, in the case of the settled phrase.
pub(super) fn recased(written: &str, settled: &str, fresh: bool) -> Cow<'static, str> {
    let mut out = String::with_capacity(written.len());
    let mut at = 0;
    for ((range, own), (_, right)) in words(written).zip(words(settled)) {
        out.push_str(written.get(at..range.start).unwrap_or_default());
        let upper = right.starts_with(is_capital) || (fresh && range.start == 0 && own.starts_with(is_capital));
        let acronym = right.chars().count() > 1 && !right.contains(is_small);
        if acronym {
            out.push_str(right);
        } else if upper {
            out.push_str(&capitalised(own));
        } else {
            out.push_str(&own.to_lowercase());
        }
        at = range.end;
    }
    out.push_str(written.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

/// A word with a capital and small letters behind it.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.as_str().to_lowercase().chars()).collect()
}
