//! How well letters stand off their ground.

/// Letters that stand off less are not read. What WCAG 2.2 (1.4.3) asks of large letters is
/// 3; the palest grey of Word's palette that people use for letters has 1.8 on white.
const LEAST: f64 = 1.6;

/// Whether letters of a colour cannot be read on a ground; parts of 255.
pub(super) fn is_too_low(ink: [f64; 3], ground: [f64; 3]) -> bool {
    contrast(ink, ground) < LEAST
}

/// The ratio of the two colours, 1 for the same and 21 for black on white (WCAG 2.2).
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How light a colour is, of 1.
fn luminance(color: [f64; 3]) -> f64 {
    let [red, green, blue] = color.map(|part| {
        let part = (part / 255.0).clamp(0.0, 1.0);
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: [f64; 3] = [255.0; 3];
    const BLACK: [f64; 3] = [0.0; 3];

    #[test]
    fn black_on_white_is_twenty_one() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
        // The grey that WCAG gives as the last one to be readable.
        assert!((contrast([0x76 as f64; 3], WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn pale_letters_are_not_read() {
        let of = |code: u32| {
            let [_, red, green, blue] = code.to_be_bytes();
            [red, green, blue].map(f64::from)
        };
        for pale in [0xFF_FF_C0, 0xFF_FF_00, 0xD0_D0_D0, 0xE0_FF_FF, 0x00_FF_FF] {
            assert!(is_too_low(of(pale), WHITE), "{pale:06X}");
        }
        for dark in [0x1F_1F_1F, 0x00_00_80] {
            assert!(is_too_low(of(dark), BLACK), "{dark:06X}");
        }
        for seen in [
            0xC0_00_00, 0xFF_00_00, 0x92_D0_50, 0xFF_C0_00, 0x00_B0_F0, 0xBF_BF_BF, 0x80_80_80,
        ] {
            assert!(!is_too_low(of(seen), WHITE), "{seen:06X}");
        }
        assert!(!is_too_low(BLACK, of(0xFF_FF_00)) && !is_too_low(WHITE, of(0x00_00_80)));
    }
}
