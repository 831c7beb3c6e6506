//! Which declarations of a style sheet let words disappear.

use std::borrow::Cow;

use super::contrast;

/// Words of less are not read, in points.
const SMALLEST: f64 = 4.0;

/// What is moved further stands outside of any page, in points.
const FAR: f64 = 225.0;

/// What is less than this is not seen, of 1.
const FAINT: f64 = 0.1;

/// How a value hides.
#[derive(Debug, Clone, Copy)]
enum Hides {
    /// It is one of these words.
    Word(&'static [&'static str]),
    /// It is no other word than these.
    NotWord(&'static [&'static str]),
    /// One of its lengths is smaller than letters.
    Small,
    /// Its share, a number or a percentage, is next to nothing.
    Faint,
    /// It moves the words out of the page.
    Far,
    /// It moves them to the left, one over the other.
    Squeezed,
    /// It calls one of these functions with a number next to nothing, or moves far.
    Function(&'static [&'static str]),
    /// It is a number below nothing.
    Behind,
    /// It calls one of these functions.
    Calls(&'static [&'static str]),
}

/// Properties with the values that hide. Colours and the sizes of boxes are looked at
/// together, see [`hides`].
const DECLARATIONS: &[(&str, Hides)] = &[
    ("display", Hides::Word(&["none"])),
    ("visibility", Hides::Word(&["hidden", "collapse"])),
    ("content-visibility", Hides::Word(&["hidden"])),
    ("mso-hide", Hides::Word(&["all"])),
    ("opacity", Hides::Faint),
    ("zoom", Hides::Faint),
    ("scale", Hides::Faint),
    ("font-size", Hides::Small),
    ("font", Hides::Small),
    ("line-height", Hides::Small),
    ("text-indent", Hides::Far),
    ("left", Hides::Far),
    ("right", Hides::Far),
    ("top", Hides::Far),
    ("bottom", Hides::Far),
    ("inset", Hides::Far),
    ("margin", Hides::Far),
    ("margin-left", Hides::Far),
    ("margin-right", Hides::Far),
    ("margin-top", Hides::Far),
    ("margin-bottom", Hides::Far),
    ("translate", Hides::Far),
    ("letter-spacing", Hides::Squeezed),
    ("clip", Hides::NotWord(&["auto"])),
    (
        "clip-path",
        Hides::NotWord(&["none", "border-box", "padding-box", "content-box", "margin-box"]),
    ),
    ("-webkit-clip-path", Hides::NotWord(&["none"])),
    (
        "transform",
        Hides::Function(&[
            "scale",
            "scalex",
            "scaley",
            "scale3d",
            "matrix",
            "translate",
            "translatex",
            "translatey",
            "translate3d",
        ]),
    ),
    (
        "transform",
        Hides::Calls(&["rotatex", "rotatey", "rotate3d", "matrix3d"]),
    ),
    ("rotate", Hides::NotWord(&["none", "0", "0deg"])),
    ("filter", Hides::Function(&["opacity"])),
    ("filter", Hides::Calls(&["blur"])),
    ("content", Hides::Calls(&["url", "image-set", "linear-gradient"])),
    ("mask", Hides::NotWord(&["none"])),
    ("mask-image", Hides::NotWord(&["none"])),
    ("-webkit-mask", Hides::NotWord(&["none"])),
    ("-webkit-mask-image", Hides::NotWord(&["none"])),
    ("-webkit-text-security", Hides::NotWord(&["none"])),
    ("unicode-bidi", Hides::Word(&["bidi-override", "isolate-override"])),
    ("z-index", Hides::Behind),
];

/// Properties that give words their colour.
const INKS: [&str; 3] = ["color", "-webkit-text-fill-color", "text-fill-color"];

/// Properties that give the ground its colour.
const GROUNDS: [&str; 2] = ["background-color", "background"];

/// Properties that bound a box.
const BOUNDS: [&str; 4] = ["height", "max-height", "width", "max-width"];

/// Whether the words of an element with these declarations are not seen. A colour is
/// compared with that of the ground, where it is stated, else with white paper.
pub(super) fn hides(style: &str) -> bool {
    let style = without_comments(style);
    let mut ink = None;
    let mut ground = None;
    let (mut bounded, mut cut) = (false, false);
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let property = property.trim().to_ascii_lowercase();
        let value = value.trim().to_ascii_lowercase();
        let value = value.split('!').next().unwrap_or_default().trim();
        if DECLARATIONS
            .iter()
            .any(|(name, hides)| *name == property && hides.holds(value))
        {
            return true;
        }
        if INKS.contains(&property.as_str()) {
            ink = color(value).or(ink);
        } else if GROUNDS.contains(&property.as_str()) {
            ground = value
                .split_whitespace()
                .find_map(color)
                .or_else(|| color(value))
                .or(ground);
        } else if BOUNDS.contains(&property.as_str()) {
            bounded |= lengths(value).any(|length| length < SMALLEST);
        } else if property.starts_with("overflow") {
            cut |= ["hidden", "clip", "scroll", "auto"]
                .iter()
                .any(|word| value.contains(word));
        }
    }
    (bounded && cut) || are_alike(ink, ground)
}

/// Whether a tag strikes out what is in its element, by its style in any spelling.
pub(super) fn strikes(tag: &str) -> bool {
    let style = without_comments(tag).to_ascii_lowercase();
    let decorated = style.split("text-decoration").skip(1);
    decorated
        .map(|value| value.split(';').next().unwrap_or_default())
        .any(|value| value.contains("line-through"))
}

/// Whether letters of one colour cannot be told from a ground of the other; letters are
/// black and paper is white where nothing is stated.
pub(super) fn are_alike(ink: Option<Color>, ground: Option<Color>) -> bool {
    const BLACK: Color = Color([0.0; 3], 1.0);
    const WHITE: Color = Color([255.0; 3], 1.0);
    if ink.is_none() && ground.is_none() {
        return false;
    }
    // A ground that lets the paper through is none.
    let ground = ground.filter(|ground| ground.1 > FAINT).unwrap_or(WHITE);
    let ink = ink.unwrap_or(BLACK);
    ink.1 < FAINT || contrast::is_too_low(ink.0, ground.0)
}

impl Hides {
    fn holds(self, value: &str) -> bool {
        match self {
            Hides::Word(words) => words.contains(&value),
            Hides::NotWord(words) => !value.is_empty() && !words.contains(&value) && !value.contains("var("),
            Hides::Small => lengths(value).next().is_some_and(|length| length.abs() < SMALLEST),
            Hides::Faint => numbers(value)
                .next()
                .is_some_and(|(number, unit)| share(number, unit) < FAINT),
            Hides::Far => lengths_of(value, ACROSS).any(|length| !(-FAR..=3.0 * FAR).contains(&length)),
            Hides::Squeezed => lengths(value).next().is_some_and(|length| length < -SMALLEST),
            Hides::Function(names) => value.split(')').any(|call| {
                let Some((name, inside)) = call.split_once('(') else {
                    return false;
                };
                let name = name.trim();
                let scales = !name.starts_with("translate");
                let nothing = || {
                    numbers(inside)
                        .next()
                        .is_some_and(|(number, unit)| share(number, unit).abs() < FAINT)
                };
                names.contains(&name) && if scales { nothing() } else { Hides::Far.holds(inside) }
            }),
            Hides::Calls(names) => value.split('(').any(|before| {
                let name = before.rsplit([' ', ')', ',']).next().unwrap_or_default();
                names.contains(&name)
            }),
            Hides::Behind => numbers(value).next().is_some_and(|(number, _)| number < 0.0),
        }
    }
}

/// A number of 1, or of a percentage.
fn share(number: f64, unit: &str) -> f64 {
    if unit == "%" { number / 100.0 } else { number }
}

/// The numbers of a value, each with its unit.
fn numbers(value: &str) -> impl Iterator<Item = (f64, &str)> {
    let parts = value.split([' ', ',', '/', '(', ')']).filter(|part| !part.is_empty());
    parts.filter_map(|part| {
        let end = part.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')));
        let (number, unit) = part.split_at_checked(end.unwrap_or(part.len()))?;
        Some((number.parse().ok()?, unit))
    })
}

/// The size of letters where nothing is stated, in points.
const LETTERS: f64 = 12.0;

/// What one percent is where it counts by the room: about half a page has a hundred.
const ACROSS: f64 = 3.0;

/// The lengths of a value in points; a bare number is a multiple of the size of the letters.
fn lengths(value: &str) -> impl Iterator<Item = f64> {
    lengths_of(value, LETTERS / 100.0)
}

fn lengths_of(value: &str, percent: f64) -> impl Iterator<Item = f64> {
    const UNITS: [(&str, f64); 14] = [
        ("", LETTERS),
        ("px", 0.75),
        ("pt", 1.0),
        ("pc", 12.0),
        ("in", 72.0),
        ("cm", 28.35),
        ("mm", 2.835),
        ("em", LETTERS),
        ("rem", LETTERS),
        ("ex", LETTERS / 2.0),
        ("ch", LETTERS / 2.0),
        ("vw", 6.0),
        ("vh", 8.0),
        ("q", 0.709),
    ];
    numbers(value).filter_map(move |(number, unit)| {
        let row = UNITS.iter().find(|(name, _)| *name == unit);
        let points = row.map(|(_, points)| *points).or((unit == "%").then_some(percent));
        points.map(|points| number * points)
    })
}

/// A colour: red, green and blue of 255, and how opaque it is, of 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Color([f64; 3], f64);

/// Names that come near to white, to black, or are no colour.
const NAMES: [(&str, u32); 26] = [
    ("white", 0xFF_FF_FF),
    ("snow", 0xFF_FA_FA),
    ("ivory", 0xFF_FF_F0),
    ("ghostwhite", 0xF8_F8_FF),
    ("whitesmoke", 0xF5_F5_F5),
    ("floralwhite", 0xFF_FA_F0),
    ("seashell", 0xFF_F5_EE),
    ("mintcream", 0xF5_FF_FA),
    ("azure", 0xF0_FF_FF),
    ("aliceblue", 0xF0_F8_FF),
    ("honeydew", 0xF0_FF_F0),
    ("oldlace", 0xFD_F5_E6),
    ("linen", 0xFA_F0_E6),
    ("lavenderblush", 0xFF_F0_F5),
    ("lightyellow", 0xFF_FF_E0),
    ("lightcyan", 0xE0_FF_FF),
    ("black", 0),
    ("red", 0xFF_00_00),
    ("green", 0x00_80_00),
    ("blue", 0x00_00_FF),
    ("navy", 0x00_00_80),
    ("yellow", 0xFF_FF_00),
    ("gray", 0x80_80_80),
    ("grey", 0x80_80_80),
    ("silver", 0xC0_C0_C0),
    ("maroon", 0x80_00_00),
];

/// The colour that a value names: by word, in hexadecimal digits, by `rgb()` or `hsl()`.
pub(super) fn color(value: &str) -> Option<Color> {
    let value = value.trim();
    // Which colour a mixture is, only a browser tells.
    if value == "transparent" || value.starts_with("color-mix(") {
        return Some(Color([255.0; 3], 0.0));
    }
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == value) {
        return Some(of_code(*code));
    }
    if let Some(digits) = value.strip_prefix('#') {
        return of_digits(digits);
    }
    let (name, inside) = value.split_once('(')?;
    let parts: Vec<(f64, &str)> = numbers(inside).collect();
    let [first, second, third, rest @ ..] = parts.as_slice() else {
        return None;
    };
    let opaque = rest.first().map_or(1.0, |(number, unit)| share(*number, unit));
    match name.trim() {
        "rgb" | "rgba" => {
            let part = |(number, unit): &(f64, &str)| if *unit == "%" { number * 2.55 } else { *number };
            Some(Color([part(first), part(second), part(third)], opaque))
        }
        "hsl" | "hsla" => Some(Color(of_hue(first.0, second.0 / 100.0, third.0 / 100.0), opaque)),
        _ => None,
    }
}

fn of_code(code: u32) -> Color {
    let [_, red, green, blue] = code.to_be_bytes();
    Color([f64::from(red), f64::from(green), f64::from(blue)], 1.0)
}

/// `fff`, `ffff`, `ffffff`, `ffffffff`.
fn of_digits(digits: &str) -> Option<Color> {
    let code = u32::from_str_radix(digits, 16).ok()?;
    let short = |at: u32| f64::from((code >> at & 0xF) * 17);
    match digits.len() {
        3 => Some(Color([short(8), short(4), short(0)], 1.0)),
        4 => Some(Color([short(12), short(8), short(4)], short(0) / 255.0)),
        6 => Some(of_code(code)),
        8 => Some(Color(of_code(code >> 8).0, f64::from(code & 0xFF) / 255.0)),
        _ => None,
    }
}

/// Red, green and blue of a hue in degrees, a saturation and a lightness of 1 (CSS Color 4, 7).
fn of_hue(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let reach = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|offset| {
        let place = (offset + hue / 30.0).rem_euclid(12.0);
        let step = (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0);
        255.0 * (lightness - reach * step)
    })
}

/// A style without comments and with its escapes read: `dis/**/play`, `\64isplay`.
fn without_comments(style: &str) -> Cow<'_, str> {
    if !style.contains('\\') && !style.contains("/*") {
        return style.into();
    }
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        if c == '/' && behind.starts_with('*') {
            rest = behind
                .find("*/")
                .and_then(|end| behind.get(end + 2..))
                .unwrap_or_default();
            continue;
        }
        let digits = behind.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let code = behind.get(..digits).and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(escaped) = code.filter(|_| c == '\\').and_then(char::from_u32) {
            out.push(escaped);
            let behind = behind.get(digits..).unwrap_or_default();
            rest = behind.strip_prefix(' ').unwrap_or(behind);
        } else {
            if c != '\\' {
                out.push(c);
            }
            rest = behind;
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_that_hide_are_known() {
        for style in [
            "display:none",
            "DISPLAY : None !important",
            "dis/* a */play:none",
            "d\\69splay:none",
            "visibility: collapse",
            "opacity:0",
            "opacity: 5%",
            "font-size:0",
            "font-size: 1px",
            "font-size:.1em",
            "font: 1px/1 serif",
            "line-height:0",
            "color:#fff",
            "color:#FFFFFF",
            "color: white",
            "color:rgb(255,255,255)",
            "color:rgb(100% 100% 100%)",
            "color:rgba(0,0,0,0)",
            "color:rgb(0 0 0 / 0%)",
            "color:hsl(0, 0%, 100%)",
            "color:hsla(120,100%,99%,1)",
            "color:#fff0",
            "color:transparent",
            "color:snow",
            "-webkit-text-fill-color:transparent",
            "color:#000;background:#000",
            "background:black",
            "color:red;background-color:rgb(255,0,0)",
            "text-indent:-9999px",
            "position:absolute;left:-9999px",
            "margin-left:-100em",
            "left:-100%",
            "text-indent:200%;text-indent:-9999px",
            "transform:scale(0)",
            "transform:translateX(-9999px)",
            "filter:opacity(0)",
            "clip:rect(0,0,0,0)",
            "clip-path: inset(50%)",
            "height:0;overflow:hidden",
            "max-width:1px;overflow-x:hidden",
            "letter-spacing:-1em",
            "z-index:-1",
            "unicode-bidi:bidi-override;direction:rtl",
            "mso-hide:all",
        ] {
            assert!(hides(style), "{style}");
        }
    }

    #[test]
    fn honest_styles_show() {
        for style in [
            "",
            "display:block",
            "color:#000",
            "color:#C00000",
            "color:hsl(0,100%,30%)",
            "color:rgb(0,0,128)",
            "color:white;background:#003366",
            "background:#ff0",
            "background: url(a.png) no-repeat",
            "font-size:13pt",
            "font:bold 14px Arial",
            "font-size:90%",
            "font-size:small",
            "line-height:1.5",
            "line-height:150%",
            "text-indent:-18pt;margin-left:36pt",
            "margin:0",
            "margin:0 auto",
            "left:50%;transform:translate(-50%,-50%)",
            "text-indent:1em",
            "padding:0;border:0",
            "left:0;top:10px",
            "height:0",
            "overflow:hidden",
            "width:100%;overflow:auto",
            "opacity:1",
            "opacity:.8",
            "transform:rotate(90deg)",
            "letter-spacing:-.2pt",
            "clip:auto",
            "z-index:10",
            "color:inherit",
            "visibility:visible",
        ] {
            assert!(!hides(style), "{style}");
        }
    }
}
