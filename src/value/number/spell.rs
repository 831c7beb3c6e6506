//! One spelling for all the ways to write a number.

use crate::value::spelling::collapse;

/// Whether a character joins two groups, in any of its spellings.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The canonical text, `None` where it is the one that was written: NFC without
/// spaces, one sort of dash, no slash twice.
///
/// A space between digits and letters counts as a dash (`84 TC/CĐKT`), and
/// one between two groups does where the number began with one (`20-TC CTN`).
pub(super) fn canonical(text: &str) -> Option<String> {
    // Most numbers are canonical as they stand.
    let mut slash = false;
    let plain = |c: char| {
        let twice = slash && c == '/';
        slash = c == '/';
        !twice && (c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '&' | 'Đ'))
    };
    if text.chars().all(plain) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut gaps) = (false, false);
    let mut sign = None;
    for c in collapse(text).chars() {
        if c == ' ' {
            (gap, gaps) = (true, true);
            continue;
        }
        let c = if is_dash(c) { '-' } else { c };
        if c == '/' && out.ends_with('/') {
            gap = false;
            continue;
        }
        let joins = gap
            && c.is_uppercase()
            && match sign {
                None => out.ends_with(|b: char| b.is_ascii_digit()),
                Some(sign) => sign == '-' && out.ends_with(char::is_uppercase),
            };
        if joins {
            out.push('-');
            sign.get_or_insert('-');
        }
        if matches!(c, '-' | '/') {
            sign.get_or_insert(c);
        }
        gap = false;
        out.push(c);
    }
    // Without its spaces, a letter and a mark may have met.
    Some(if gaps { collapse(&out) } else { out })
}
