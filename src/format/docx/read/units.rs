//! Numbers and lengths as the standard writes them.

use crate::layout::{Color, Length};

/// A whole number; one with a fraction, which some programs write, is cut.
pub(super) fn number(value: &str) -> Option<i32> {
    let value = value.trim();
    value.parse().ok().or_else(|| {
        let (whole, fraction) = value.split_once('.')?;
        let digits = fraction.bytes().all(|b| b.is_ascii_digit());
        whole.parse().ok().filter(|_| digits)
    })
}

/// A switch: an element without value is on.
pub(super) fn on_off(value: Option<&str>) -> bool {
    !matches!(value.map(str::trim), Some("0" | "false" | "off" | "none"))
}

/// A length without unit in twentieths of a point, or with its unit: `36pt`, `2.5cm`.
pub(super) fn twips(value: &str) -> Option<Length> {
    with_unit(value).or_else(|| number(value).map(Length::from_twips))
}

/// The size of letters: half points, or with a unit.
pub(super) fn half_points(value: &str) -> Option<Length> {
    with_unit(value).or_else(|| Some(Length::from_twips(number(value)?.checked_mul(10)?)))
}

/// A share in percent, with its sign or without.
pub(super) fn percent(value: &str) -> Option<u16> {
    value.trim().trim_end_matches('%').parse().ok()
}

/// A length of a drawing in English metric units.
pub(super) fn emu(value: &str) -> Option<Length> {
    value.trim().parse().ok().map(Length::from_emu)
}

/// A length of a style sheet, as VML has them; without unit in `unitless` points.
pub(super) fn css(value: &str, unitless: f64) -> Option<Length> {
    with_unit(value).or_else(|| {
        let plain: f64 = value.trim().parse().ok()?;
        Some(Length::from_points(plain * unitless))
    })
}

/// The units that a length may have, in points.
const UNITS: [(&str, f64); 7] = [
    ("pt", 1.0),
    ("mm", 72.0 / 25.4),
    ("cm", 72.0 / 2.54),
    ("in", 72.0),
    ("pc", 12.0),
    ("pi", 12.0),
    ("px", 0.75),
];

fn with_unit(value: &str) -> Option<Length> {
    let value = value.trim();
    let (unit, points) = UNITS.iter().find(|(unit, _)| value.ends_with(unit))?;
    let amount: f64 = value.strip_suffix(unit)?.trim().parse().ok()?;
    Some(Length::from_points(amount * points))
}

/// `FF0000`, `auto`.
pub(super) fn color(value: &str) -> Option<Color> {
    let value = value.trim().trim_start_matches('#');
    if value.eq_ignore_ascii_case("auto") {
        return Some(Color::Automatic);
    }
    let part = |from: usize| u8::from_str_radix(value.get(from..from + 2)?, 16).ok();
    (value.len() == 6).then_some(())?;
    Some(Color::Rgb(part(0)?, part(2)?, part(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_with_and_without_unit() {
        assert_eq!(twips("1701"), Some(Length::from_twips(1701)));
        assert_eq!(twips("-708"), Some(Length::from_twips(-708)));
        assert_eq!(twips("567.5"), Some(Length::from_twips(567)));
        assert_eq!(twips("3cm"), Some(Length::from_mm(30.0)));
        assert_eq!(half_points("28"), Some(Length::from_points(14.0)));
        assert_eq!(half_points("13.5pt"), Some(Length::from_points(13.5)));
        assert_eq!(emu("914400"), Some(Length::from_points(72.0)));
        assert_eq!(css("1in", 1.0), css("72", 1.0));
        for broken in ["", "x", "12xx", "pt", "1.x", "99999999999", "--5"] {
            assert_eq!(twips(broken), None, "{broken}");
        }
    }

    #[test]
    fn colours_and_switches() {
        assert_eq!(color("C00000"), Some(Color::Rgb(192, 0, 0)));
        assert_eq!(color("auto"), Some(Color::Automatic));
        assert_eq!(color("đỏ000"), None);
        assert!(on_off(None) && on_off(Some("1")) && !on_off(Some("0")) && !on_off(Some("off")));
    }
}
