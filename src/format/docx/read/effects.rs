//! What makes letters of a Word file other than their face and colour say.

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
}

/// How transparent a colour is at the most that is still seen, of 100 000.
const CLEAR: u32 = 90_000;

/// Reads the `w14:textFill` at hand.
pub(super) fn fill(xml: &mut Xml<'_>) -> Result<Fill, Fault> {
    let mut fill = Fill::default();
    let level = xml.level();
    while xml.child(level)? {
        match xml.tag().1 {
            "noFill" => fill.is_nothing = true,
            "solidFill" => solid(xml, &mut fill)?,
            _ => {}
        }
    }
    Ok(fill)
}

fn solid(xml: &mut Xml<'_>, fill: &mut Fill) -> Result<(), Fault> {
    let level = xml.level();
    while xml.child(level)? {
        let value = value(xml);
        match xml.tag().1 {
            "srgbClr" => fill.color = value.and_then(color),
            "schemeClr" => {
                let paper = matches!(value, Some("bg1" | "lt1"));
                fill.color = paper.then_some(Color::Rgb(u8::MAX, u8::MAX, u8::MAX));
            }
            _ => continue,
        }
        let inner = xml.level();
        while xml.child(inner)? {
            if xml.tag().1 == "alpha" {
                let clear = self::value(xml).and_then(|share| share.trim_end_matches('%').parse::<u32>().ok());
                fill.is_nothing |= clear.is_some_and(|clear| clear > CLEAR);
            }
        }
    }
    Ok(())
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
