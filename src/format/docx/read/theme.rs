//! The faces and colours of a theme.

use std::sync::Arc;

use super::units::color;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::layout::Color;

/// The places of colours in a theme, each by its names in the theme and in letters.
const COLORS: [&[&str]; 12] = [
    &["dk1", "dark1", "text1", "tx1", "t1"],
    &["lt1", "light1", "background1", "bg1"],
    &["dk2", "dark2", "text2", "tx2", "t2"],
    &["lt2", "light2", "background2", "bg2"],
    &["accent1"],
    &["accent2"],
    &["accent3"],
    &["accent4"],
    &["accent5"],
    &["accent6"],
    &["hlink", "hyperlink"],
    &["folHlink", "followedHyperlink"],
];

/// The place of the colour that a name means.
fn slot(name: &str) -> Option<usize> {
    COLORS.iter().position(|names| names.contains(&name))
}

/// The first names of the first colours mean these, whatever the settings say.
const FIXED: [&str; 8] = ["dk1", "dark1", "lt1", "light1", "dk2", "dark2", "lt2", "light2"];

/// Which colour of the theme each name means, where the settings say another one.
pub(super) type Mapping = [Option<usize>; COLORS.len()];

/// Reads the `w:clrSchemeMapping` at hand.
pub(super) fn names(xml: &Xml<'_>) -> Mapping {
    COLORS.map(|names| {
        let mut stated = names.iter().filter_map(|name| xml.get(name));
        stated.next().and_then(slot)
    })
}

/// A colour of the theme, as it stands there or nearer to white or black.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Tone {
    slot: usize,
    /// Whether it is that of the theme, whatever the settings say.
    is_fixed: bool,
    /// How much of it is left beside white, and beside black, of 255.
    tint: u8,
    shade: u8,
}

impl Tone {
    /// The tone that the attributes of these names state.
    pub(super) fn read(xml: &Xml<'_>, [name, tint, shade]: [&str; 3]) -> Option<Self> {
        let part = |name: &str| xml.get(name).and_then(|part| u8::from_str_radix(part, 16).ok());
        Some(Self {
            tint: part(tint).unwrap_or(u8::MAX),
            shade: part(shade).unwrap_or(u8::MAX),
            ..Self::named(xml.get(name)?)?
        })
    }

    /// The colour of a name as it stands in the theme.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(Self {
            slot: slot(name)?,
            is_fixed: FIXED.contains(&name),
            tint: u8::MAX,
            shade: u8::MAX,
        })
    }
}

/// So much of a part of a colour, of 255.
fn share(part: u8, of: u8) -> u8 {
    u8::try_from(u32::from(part) * u32::from(of) / 255).unwrap_or(u8::MAX)
}

/// What letters may name by its place in the theme.
#[derive(Debug, Clone, Default)]
pub(super) struct Theme {
    /// Of headings.
    pub(super) major: Option<Arc<str>>,
    /// Of text.
    pub(super) minor: Option<Arc<str>>,
    colors: [Option<Color>; COLORS.len()],
    /// What its names mean.
    pub(super) names: Mapping,
}

impl Theme {
    /// Reads a theme part.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut theme = Self::default();
        let level = xml.level();
        while xml.child(level)? {
            theme.look(xml)?;
        }
        Ok(theme)
    }

    /// The colour of a tone. Where the theme says nothing, letters are black and paper is
    /// white.
    pub(super) fn color(&self, tone: Tone) -> Option<Color> {
        let named = self.names.get(tone.slot).copied().flatten().filter(|_| !tone.is_fixed);
        let slot = named.unwrap_or(tone.slot);
        let plain = match (slot, self.colors.get(slot).copied().flatten()) {
            (_, Some(color)) => color,
            (0, None) => Color::Rgb(0, 0, 0),
            (1, None) => Color::Rgb(u8::MAX, u8::MAX, u8::MAX),
            _ => return None,
        };
        let Color::Rgb(red, green, blue) = plain else {
            return Some(plain);
        };
        let [red, green, blue] = [red, green, blue]
            .map(|part| share(part, tone.shade))
            .map(|part| u8::MAX - share(u8::MAX - part, tone.tint));
        Some(Color::Rgb(red, green, blue))
    }

    fn look(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let name = xml.tag().1;
        let level = xml.level();
        match name {
            "theme" | "themeElements" | "fontScheme" | "clrScheme" => {
                while xml.child(level)? {
                    self.look(xml)?;
                }
            }
            "majorFont" => self.major = latin(xml)?,
            "minorFont" => self.minor = latin(xml)?,
            name => {
                if let Some(place) = slot(name).and_then(|slot| self.colors.get_mut(slot)) {
                    *place = stated(xml)?;
                }
            }
        }
        Ok(())
    }
}

fn latin(xml: &mut Xml<'_>) -> Result<Option<Arc<str>>, Fault> {
    let level = xml.level();
    let mut face = None;
    while xml.child(level)? {
        if xml.tag().1 == "latin" {
            face = xml.get("typeface").filter(|face| !face.is_empty()).map(Arc::from);
        }
    }
    Ok(face)
}

/// The colour that a place of the theme states.
fn stated(xml: &mut Xml<'_>) -> Result<Option<Color>, Fault> {
    let level = xml.level();
    let mut found = None;
    while xml.child(level)? {
        found = match xml.tag().1 {
            "srgbClr" => xml.get("val").and_then(color),
            // What the machine calls so is not known; what it was at the last time is.
            "sysClr" => xml.get("lastClr").and_then(color),
            _ => continue,
        };
    }
    Ok(found)
}
