//! Small repairs that every value makes to what was written.

use unicode_normalization::UnicodeNormalization;

use crate::text::is_settled;

/// NFC, `Đ` mended, runs of white space made one space, trimmed.
pub(crate) fn collapse(text: &str) -> String {
    // The usual case.
    if is_settled(text) {
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
    let mut text = collapse(text);
    let end = text.trim_end_matches(['.', ';', ',', ':', ' ']).len();
    text.truncate(end);
    let body = text.trim_start_matches(['-', '–', '—', '+', '•', '*', '~', ' ']).len();
    text.drain(..text.len() - body);
    text
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
