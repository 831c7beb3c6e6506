//! Numbers in Roman letters.

/// A number in Roman letters; nothing for zero.
pub(crate) fn to_roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::to_roman;

    #[test]
    fn numbers_are_written_with_the_fewest_letters() {
        for (number, letters) in [(0, ""), (4, "IV"), (49, "XLIX"), (88, "LXXXVIII"), (1994, "MCMXCIV")] {
            assert_eq!(to_roman(number), letters);
        }
    }
}
