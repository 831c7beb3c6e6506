//! Symbols compared at the price of one number.

/// A symbol as one number: its bytes. 0 for none and for what is longer than any
/// symbol of the lists.
pub(in crate::value) const fn packed(symbol: &str) -> u128 {
    let mut bytes = symbol.as_bytes();
    if bytes.len() > 16 {
        return 0;
    }
    let mut key = 0;
    while let [first, rest @ ..] = bytes {
        key = key << 8 | *first as u128;
        bytes = rest;
    }
    key
}

/// A list of symbols, packed.
macro_rules! pack {
    ($($symbol:literal),+ $(,)?) => { [$($crate::value::number::symbol::packed($symbol)),+] };
}

pub(super) use pack;

/// Where the first sign of a text stands, `-` or `/`.
pub(super) fn first_sign(text: &str) -> Option<usize> {
    text.bytes().position(is_sign)
}

/// Where the last sign of a text stands.
pub(super) fn last_sign(text: &str) -> Option<usize> {
    text.bytes().rposition(is_sign)
}

fn is_sign(byte: u8) -> bool {
    matches!(byte, b'-' | b'/')
}

/// The first two groups of a symbol; empty where there is none.
pub(super) fn first_groups(symbol: &str) -> (&str, &str) {
    let (first, rest) = split_at_sign(symbol);
    (first, split_at_sign(rest).0)
}

/// What stands before the first sign and behind it.
fn split_at_sign(text: &str) -> (&str, &str) {
    let at = first_sign(text).unwrap_or(text.len());
    let (head, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    (head, rest.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_told_apart_by_their_keys() {
        assert_ne!(packed("QĐ"), packed("QD"));
        assert_ne!(packed("TW"), packed("WT"));
        assert_eq!(packed("ĐCTUBTWMTTQVNXYZ"), 0, "it is longer than any of the lists");
        assert_eq!(pack!["QĐ", ""], [packed("QĐ"), 0]);
    }

    #[test]
    fn the_first_two_groups() {
        for (symbol, groups) in [
            ("TTLT-BTC-BNV", ("TTLT", "BTC")),
            ("QĐ/BTC", ("QĐ", "BTC")),
            ("QH15", ("QH15", "")),
            ("", ("", "")),
            ("-A", ("", "A")),
        ] {
            assert_eq!(first_groups(symbol), groups);
        }
    }
}
