//! Colours of letters and of what is behind them.

use super::theme::Tone;
use super::units::color;
use crate::format::docx::package::Xml;
use crate::layout::Color;

/// What is behind letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Ground {
    /// The colour that is written; none where there is none.
    pub(super) written: Option<Color>,
    /// The one of the theme, which goes before it: what is written beside it is for programs
    /// that know no themes.
    pub(super) tone: Option<Tone>,
}

/// The colour of the page (`w:background`).
pub(super) fn page(xml: &Xml<'_>) -> Ground {
    let written = xml.get("color").and_then(color);
    Ground {
        written: written.filter(|color| *color != Color::Automatic),
        tone: Tone::read(xml, ["themeColor", "themeTint", "themeShade"]),
    }
}

/// The colour of `w:shd`: that of its ground with a pattern of another upon it.
pub(super) fn shading(xml: &Xml<'_>) -> Ground {
    let named = |name: &str| match xml.get(name).and_then(color) {
        Some(Color::Rgb(red, green, blue)) => Some([red, green, blue]),
        _ => None,
    };
    let ground = named("fill");
    let share: u32 = match xml.get("val").unwrap_or_default() {
        "solid" => 100,
        pattern => pattern
            .strip_prefix("pct")
            .and_then(|share| share.parse().ok())
            .unwrap_or(0),
    };
    if share == 0 {
        return Ground {
            written: ground.map(|[red, green, blue]| Color::Rgb(red, green, blue)),
            tone: Tone::read(xml, ["themeFill", "themeFillTint", "themeFillShade"]),
        };
    }
    let (ground, ink) = (ground.unwrap_or([u8::MAX; 3]), named("color").unwrap_or([0; 3]));
    let share = share.min(100);
    let mixed = |ground: u8, ink: u8| {
        let sum = u32::from(ground) * (100 - share) + u32::from(ink) * share;
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    let ([r, g, b], [ri, gi, bi]) = (ground, ink);
    Ground {
        written: Some(Color::Rgb(mixed(r, ri), mixed(g, gi), mixed(b, bi))),
        tone: Tone::read(xml, ["themeColor", "themeTint", "themeShade"]).filter(|_| share == 100),
    }
}

/// The colours of a text marker.
pub(super) fn highlight(name: &str) -> Ground {
    const COLORS: [(&str, (u8, u8, u8)); 15] = [
        ("black", (0, 0, 0)),
        ("blue", (0, 0, 255)),
        ("cyan", (0, 255, 255)),
        ("darkBlue", (0, 0, 128)),
        ("darkCyan", (0, 128, 128)),
        ("darkGray", (128, 128, 128)),
        ("darkGreen", (0, 128, 0)),
        ("darkMagenta", (128, 0, 128)),
        ("darkRed", (128, 0, 0)),
        ("darkYellow", (128, 128, 0)),
        ("green", (0, 255, 0)),
        ("lightGray", (192, 192, 192)),
        ("magenta", (255, 0, 255)),
        ("red", (255, 0, 0)),
        ("yellow", (255, 255, 0)),
    ];
    let row = COLORS.iter().find(|row| row.0 == name);
    Ground {
        written: row.map(|(_, (red, green, blue))| Color::Rgb(*red, *green, *blue)),
        tone: None,
    }
}
