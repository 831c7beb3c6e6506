//! From bytes to text: decoding, mending, places, comparison.
//!
//! Vietnamese text arrives in many spellings of the same words: composed or
//! decomposed (`ế` as one, two or three code points), with the tone mark on
//! either vowel (`hòa`, `hoà`), with an Icelandic `Ð` for `Đ`. Files of before 2001 are in
//! TCVN3 or VNI, where the font and not the code says which letter it is. To a person all of
//! these are one word, to `==` they are not.
//!
//! | Need | Use |
//! |---|---|
//! | bytes of a file as text, with the way back to the bytes | [`Source`], [`Encoding`] |
//! | encodings of before Unicode | [`LegacyFont`], [`LegacyText`] |
//! | where something stands | [`Span`] in bytes, [`Position`] in lines and columns |
//! | do two texts say the same | [`fold`], [`fold_eq`]; [`skeleton`] without marks |
//! | how much is read | [`Limits`] |
//!
//! The readers work on a mended copy and trace each place back: every [`Span`] that the crate
//! hands out counts in the bytes that the caller gave.
//!
//! ```
//! use congvan::text::{Source, fold_eq};
//!
//! assert_ne!("Hòa Bình", "Hoà Bi\u{300}nh");
//! assert!(fold_eq("Hòa Bình", "Hoà Bi\u{300}nh"));
//!
//! let source = Source::from("Số: 5/QÐ-SNV\nHà Khê"); // an Icelandic letter
//! let at = source.text().find("Khê").unwrap();
//! assert_eq!(source.position(at).to_string(), "2:4");
//! ```

mod bare;
mod clean;
#[cfg(any(feature = "check", feature = "edxml", feature = "letter"))]
pub(crate) mod deceptive;
mod decode;
mod fold;
mod homoglyph;
mod legacy;
mod letters;
mod map;
mod markdown;
mod name_index;
#[cfg(any(feature = "check", feature = "docx"))]
mod roman;
mod source;
mod span;
mod spoken;
mod survey;
mod syllable;
mod word;

pub(crate) use bare::{Heads, first_letters, opens_with};
pub(crate) use clean::{CELL_BREAK, Clean, Mend, clean, compose};
pub use decode::{Encoding, Limits};
#[cfg(feature = "docx")]
pub(crate) use decode::{too_long, too_many_pieces, too_many_rows};
pub use fold::{fold, fold_eq, skeleton};
#[cfg(feature = "check")]
pub(crate) use homoglyph::{is_latin, look_alike, look_alikes};
pub use legacy::{LegacyFont, LegacyText};
pub(crate) use letters::{base_letter, is_capital, is_letter, is_letter_or_digit, is_small};
pub(crate) use map::OffsetMap;
pub(crate) use name_index::{Head, KeyMap, Mixed, NameIndex, ROOT, word_key};
#[cfg(any(feature = "check", feature = "docx"))]
pub(crate) use roman::to_roman;
pub use source::Source;
#[cfg(any(feature = "json", feature = "xml"))]
pub(crate) use source::place_behind;
pub use span::{Position, Span};
pub(crate) use spoken::Spoken;
#[cfg(feature = "check")]
pub(crate) use spoken::{is_number_word, scale};
pub(crate) use survey::{has_gap, has_pair, is_settled, is_settled_if_even, line_breaks};
pub(crate) use syllable::is_possible as is_possible_syllable;
pub(crate) use word::{is_word, leads, lower};
