//! Numbers of lists as a list prints them (`ST_NumberFormat`).

use crate::text::to_roman;

/// How the numbers of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    #[default]
    Decimal,
    /// `01`.
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// `- 1 -`.
    InDash,
    /// `một`, `hai`.
    Vietnamese,
    /// A sign, the same for each.
    Bullet,
    /// No number at all.
    None,
}

const NAMES: [(&str, NumberFormat); 10] = [
    ("decimal", NumberFormat::Decimal),
    ("decimalZero", NumberFormat::DecimalZero),
    ("upperRoman", NumberFormat::UpperRoman),
    ("lowerRoman", NumberFormat::LowerRoman),
    ("upperLetter", NumberFormat::UpperLetter),
    ("lowerLetter", NumberFormat::LowerLetter),
    ("numberInDash", NumberFormat::InDash),
    ("vietnameseCounting", NumberFormat::Vietnamese),
    ("bullet", NumberFormat::Bullet),
    ("none", NumberFormat::None),
];

/// Romans and letters of larger numbers would be rows of `M` and `z`.
const MOST: u32 = 5000;

impl NumberFormat {
    /// The format of a name; what is not known counts as decimal, which every program
    /// falls back to.
    pub(super) fn of(name: &str) -> Self {
        let row = NAMES.iter().find(|row| row.0 == name);
        row.map(|row| row.1).unwrap_or_default()
    }

    /// Whether Arabic digits are written.
    pub(super) fn is_arabic(self) -> bool {
        matches!(self, Self::Decimal | Self::DecimalZero | Self::InDash)
    }

    /// A number as text.
    pub(super) fn text(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::InDash => format!("- {number} -"),
            Self::Bullet | Self::None => String::new(),
            _ if number == 0 || number > MOST => number.to_string(),
            Self::UpperRoman => to_roman(number),
            Self::LowerRoman => to_roman(number).to_lowercase(),
            Self::UpperLetter => letters(number, b'A'),
            Self::LowerLetter => letters(number, b'a'),
            Self::Vietnamese => vietnamese(number),
        }
    }
}

/// `a` to `z`, then `aa`, `bb`: the same letter again, as Word does.
fn letters(number: u32, first: u8) -> String {
    let at = (number - 1) % 26;
    let letter = char::from(first + u8::try_from(at).unwrap_or(0));
    let count = usize::try_from((number - 1) / 26 + 1).unwrap_or(1);
    std::iter::repeat_n(letter, count).collect()
}

fn vietnamese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let digit = |n: u32| {
        usize::try_from(n)
            .ok()
            .and_then(|n| DIGITS.get(n))
            .copied()
            .unwrap_or_default()
    };
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, 0) => "mười".to_owned(),
        (1, 5) => "mười lăm".to_owned(),
        (1, ones) => format!("mười {}", digit(ones)),
        (tens @ 2..=9, ones) => {
            let tens = format!("{} mươi", digit(tens));
            match ones {
                0 => tens,
                1 => format!("{tens} mốt"),
                5 => format!("{tens} lăm"),
                ones => format!("{tens} {}", digit(ones)),
            }
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_lists_print_them() {
        for (name, number, text) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 28, "bb"),
            ("vietnameseCounting", 21, "hai mươi mốt"),
            ("vietnameseCounting", 15, "mười lăm"),
            ("vietnameseCounting", 110, "110"),
            ("numberInDash", 2, "- 2 -"),
            ("lowerRoman", 0, "0"),
            ("lowerLetter", u32::MAX, "4294967295"),
            ("chicago", 3, "3"),
            ("bullet", 3, ""),
        ] {
            assert_eq!(NumberFormat::of(name).text(number), text, "{name} {number}");
        }
    }
}
