//! From bytes to text: decoding, mending, places, comparison.
//!
//! Vietnamese text arrives in many spellings of the same words: composed or
//! decomposed (`ế` as one, two or three code points), with the tone mark on
//! either vowel (`hòa`, `hoà`), with an Icelandic `Ð` for `Đ`. A [`Source`]
//! decodes it, from the encodings of before Unicode too ([`LegacyFont`]); the
//! readers work on a mended copy and trace each place back to the original bytes. [`fold`] and [`skeleton`] compare words
//! without rewriting them.

mod bare;
mod clean;
#[cfg(any(feature = "check", feature = "edxml"))]
pub(crate) mod deceptive;
mod decode;
mod fold;
mod homoglyph;
mod legacy;
mod letters;
mod map;
mod markdown;
mod name_index;
mod source;
mod span;
mod survey;
mod syllable;
mod word;

pub(crate) use bare::{Heads, first_letters, opens_with};
pub(crate) use clean::{CELL_BREAK, Clean, Mend, clean, compose};
#[cfg(feature = "docx")]
pub(crate) use decode::too_many_rows;
pub use decode::{Encoding, Limits};
pub use fold::{fold, fold_eq, skeleton};
#[cfg(feature = "check")]
pub(crate) use homoglyph::{is_latin, look_alike, look_alikes};
pub use legacy::{LegacyFont, LegacyText};
pub(crate) use letters::{base_letter, is_capital, is_letter, is_letter_or_digit, is_small};
pub(crate) use map::OffsetMap;
pub(crate) use name_index::{Head, KeyMap, NameIndex, ROOT, word_key};
pub use source::Source;
#[cfg(any(feature = "json", feature = "xml"))]
pub(crate) use source::place_behind;
pub use span::{Position, Span};
pub(crate) use survey::{has_gap, has_pair, is_settled, is_settled_if_even, line_breaks};
pub(crate) use syllable::is_possible as is_possible_syllable;
pub(crate) use word::{is_word, leads, lower};
