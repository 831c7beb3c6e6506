//! What makes letters of a Word file other than their face and colour say.

use super::model;
use super::theme::Tone;
use super::units::color;
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::{Color, Length};

/// What is smaller shows no letters: 4 pt.
pub(super) const SMALLEST: Length = Length::from_twips(80);

/// What letters are filled with (`w14:textFill`, Word 2010).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fill {
    /// No colour at all, or one that is hardly there.
    pub(super) is_nothing: bool,
    pub(super) color: Option<Color>,
    /// The same by its name in the theme.
    pub(super) tone: Option<Tone>,
}

/// How transparent a colour is at the most that is still seen, of 100 000.
const CLEAR: u32 = 80_000;

/// How opaque an area is at the least that hides what is behind it, of 100 000.
const OPAQUE: u32 = 50_000;

/// Reads the `w14:textFill` at hand.
pub(super) fn fill(xml: &mut Xml<'_>) -> Result<Fill, Fault> {
    let mut fill = Fill::default();
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag().1 {
            "noFill" => fill.is_nothing = true,
            "solidFill" => {
                let Solid {
                    color,
                    tone,
                    alpha: clear,
                } = solid(xml)?;
                (fill.color, fill.tone) = (color, tone);
                // Of letters it says how clear they are.
                fill.is_nothing |= clear.is_some_and(|clear| clear > CLEAR);
            }
            _ => {}
        }
    }
    Ok(fill)
}

/// What the `a:solidFill` at hand fills an area with; none where it lets what is behind it
/// through.
pub(super) fn area(xml: &mut Xml<'_>) -> Result<Option<model::Fill>, Fault> {
    let Solid {
        color, alpha: opaque, ..
    } = solid(xml)?;
    let hides = opaque.is_none_or(|opaque| opaque >= OPAQUE);
    Ok(hides.then(|| color.map_or(model::Fill::Other, model::Fill::Plain)))
}

/// A fill of one colour.
#[derive(Debug, Default)]
struct Solid {
    color: Option<Color>,
    /// The same by its name in the theme.
    tone: Option<Tone>,
    /// Its `alpha` of 100 000.
    alpha: Option<u32>,
}

/// Reads the fill at hand.
fn solid(xml: &mut Xml<'_>) -> Result<Solid, Fault> {
    let mut solid = Solid::default();
    let level = xml.level();
    while xml.child(level)? {
        let value = value(xml);
        match xml.tag().1 {
            "srgbClr" => solid.color = value.and_then(color),
            "schemeClr" => {
                let paper = matches!(value, Some("bg1" | "lt1"));
                solid.color = paper.then_some(Color::Rgb(u8::MAX, u8::MAX, u8::MAX));
                solid.tone = value.and_then(Tone::named);
            }
            _ => continue,
        }
        let inner = xml.level();
        while xml.child(inner)? {
            if xml.tag().1 == "alpha" {
                solid.alpha = self::value(xml).and_then(share);
            }
        }
    }
    Ok(solid)
}

/// A share of 100 000, or in percent with its sign.
fn share(value: &str) -> Option<u32> {
    match value.strip_suffix('%') {
        Some(percent) => percent.parse().ok().map(|percent: u32| percent.saturating_mul(1000)),
        None => value.parse().ok(),
    }
}

/// The `val` of an element, with the prefix of its extension or without.
fn value<'x>(xml: &'x Xml<'_>) -> Option<&'x str> {
    xml.get_of(Space::Other, "val").or_else(|| xml.get("val"))
}

/// How letters are stretched that have to fit into so much room: as good as not at all,
/// where no letter has room.
pub(super) fn fitted(room: Length) -> Option<u16> {
    (room < SMALLEST).then_some(1)
}
