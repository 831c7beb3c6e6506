//! Small repairs that every value makes to what was written.

use unicode_normalization::UnicodeNormalization;

/// NFC, `Đ` mended, runs of white space made one space, trimmed.
pub(crate) fn collapse(text: &str) -> String {
    if is_collapsed(text) {
        return text.to_owned();
    }
    // Composed letters alone need no normalization.
    if text.chars().all(
        |c| matches!(c, '\0'..='\u{17F}' | '\u{1A0}'..='\u{1B0}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2010}'..='\u{201F}'),
    ) {
        collapse_composed(text.chars(), text.len())
    } else {
        collapse_composed(text.nfc(), text.len())
    }
}

/// Whether a text is surely as [`collapse`] leaves it: Vietnamese letters and
/// ASCII, one space between two words. Nearly every text is.
fn is_collapsed(text: &str) -> bool {
    let mut before = b' ';
    let plain = text.bytes().all(|byte| {
        let fits = match byte {
            b' ' => before != b' ',
            // The last bytes of `Ð`, `ð` and `Ɖ`; of no letter of Vietnamese behind these leads.
            0x90 | 0xB0 => before != 0xC3,
            0x89 => before != 0xC6,
            b'!'..=b'~' | 0x80..=0xBF | 0xC3..=0xC6 => true,
            // The Vietnamese block lies between U+1E80 and U+1EFF.
            0xE1 => true,
            _ => false,
        };
        let fits = fits && (before != 0xE1 || matches!(byte, 0xBA | 0xBB));
        before = byte;
        fits
    });
    plain && before != b' '
}

fn collapse_composed(chars: impl Iterator<Item = char>, length: usize) -> String {
    let mut out = String::with_capacity(length);
    for c in chars {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(match c {
                'Ð' | 'Ɖ' => 'Đ',
                'ð' => 'đ',
                c => c,
            });
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// [`collapse`], and without the dash of a list or the punctuation at its end.
pub(crate) fn tidy(text: &str) -> String {
    let text = collapse(text);
    let body = text.trim_start_matches(['-', '–', '—', '+', '•', '*', '~', ' ']);
    body.trim_end_matches(['.', ';', ',', ':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidies_list_items() {
        assert_eq!(tidy("-  Các cơ quan,\n đơn vị ;"), "Các cơ quan, đơn vị");
        assert_eq!(tidy("– Như trên;"), "Như trên");
        assert_eq!(tidy("- ;"), "");
    }
}
