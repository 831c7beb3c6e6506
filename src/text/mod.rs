//! From bytes to text: decoding, mending, places, comparison.
//!
//! Vietnamese text arrives in many spellings of the same words: composed or
//! decomposed (`ế` as one, two or three code points), with the tone mark on
//! either vowel (`hòa`, `hoà`), with an Icelandic `Ð` for `Đ`. A [`Source`]
//! decodes it, from the encodings of before Unicode too ([`LegacyFont`]); the
//! readers work on a mended copy and trace each place back to the original bytes. [`fold`] and [`skeleton`] compare words
//! without rewriting them.

mod clean;
mod decode;
mod fold;
mod homoglyph;
mod legacy;
mod map;
mod markdown;
mod source;
mod span;
mod syllable;

pub(crate) use clean::{CELL_BREAK, Clean, Mend, clean, compose};
pub use decode::{Encoding, Limits};
pub(crate) use fold::base_letter;
pub use fold::{fold, fold_eq, skeleton};
#[cfg(feature = "check")]
pub(crate) use homoglyph::look_alikes;
pub use legacy::{LegacyFont, LegacyText};
pub use source::Source;
pub use span::{Position, Span};
