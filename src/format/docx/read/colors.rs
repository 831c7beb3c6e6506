//! Colours of letters and of what is behind them.

use super::units::color;
use crate::format::docx::package::Xml;
use crate::layout::Color;

/// The colour of the theme, where it is that of its paper: white unless it is shaded. The
/// colour that is written beside it is for programs that know no themes.
pub(super) fn themed(xml: &Xml<'_>) -> Option<Color> {
    let part = |name: &str| xml.get(name).and_then(|part| u8::from_str_radix(part, 16).ok());
    let light = match xml.get("themeColor")? {
        "background1" | "light1" | "bg1" | "lt1" => part("themeShade").unwrap_or(u8::MAX),
        // Black of which little is left is white.
        "text1" | "dark1" | "tx1" | "dk1" => u8::MAX - part("themeTint")?,
        _ => return None,
    };
    Some(Color::Rgb(light, light, light))
}

/// The colour of the page (`w:background`), by the theme or as it is written.
pub(super) fn ground(xml: &Xml<'_>) -> Option<Color> {
    let written = || xml.get("color").and_then(color);
    themed(xml).or_else(written).filter(|color| *color != Color::Automatic)
}

/// The colour of `w:shd`: that of its ground with a pattern of another upon it.
pub(super) fn shading(xml: &Xml<'_>) -> Option<Color> {
    let named = |name: &str| match xml.get(name).and_then(color) {
        Some(Color::Rgb(red, green, blue)) => Some([red, green, blue]),
        _ => None,
    };
    let ground = named("fill");
    let share = match xml.get("val").unwrap_or_default() {
        "solid" => 100,
        pattern => pattern
            .strip_prefix("pct")
            .and_then(|share| share.parse().ok())
            .unwrap_or(0),
    };
    if share == 0 {
        return ground.map(|[red, green, blue]| Color::Rgb(red, green, blue));
    }
    let (ground, ink) = (ground.unwrap_or([u8::MAX; 3]), named("color").unwrap_or([0; 3]));
    let share: u32 = share.min(100);
    let mixed = |ground: u8, ink: u8| {
        let sum = u32::from(ground) * (100 - share) + u32::from(ink) * share;
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    let ([r, g, b], [ri, gi, bi]) = (ground, ink);
    Some(Color::Rgb(mixed(r, ri), mixed(g, gi), mixed(b, bi)))
}

/// The colours of a text marker.
pub(super) fn highlight(name: &str) -> Option<Color> {
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
    row.map(|(_, (red, green, blue))| Color::Rgb(*red, *green, *blue))
}
