//! The marks that Markdown writers leave in a text.

use super::clean::CELL_BREAK;
use super::survey::has_pair;

/// What to do with the mark at the head of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Leave this many bytes out.
    Delete(usize),
    /// Leave out the backslash and take the sign behind it as it is.
    Escape,
    /// Write this character for that many bytes.
    Write(char, usize),
}

/// Whether a byte can begin a mark.
pub(super) fn is_sign(byte: u8) -> bool {
    matches!(byte, b'\\' | b'*' | b'<' | b'#' | b'_' | b'>' | b'&' | b'`')
}

/// Entities that stand for one character each.
const ENTITIES: [(&str, char); 6] = [
    ("&nbsp;", ' '),
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&#39;", '\''),
];

/// Whether a text carries Markdown: bold marks, headings, escapes or the rule of a table.
pub(super) fn is_markdown(text: &str) -> bool {
    // One look for all that may be of it settles most texts with a table or a rule.
    let sign = |a: u8, b: u8| {
        ((a == b'*') & (b == b'*'))
            | ((a == b'\\') & ((b == b'_') | (b == b'.')))
            | ((a == b'\n') & (b == b'#'))
            | ((a == b'-') & (b == b'-'))
            | ((a == b'<') & (b == b'b'))
    };
    if !text.starts_with('#') && !has_pair(text, sign) {
        return false;
    }
    let beside = |at: usize| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + 2..).and_then(|t| t.chars().next());
        (before, after)
    };
    // A drawn row of asterisks neither opens nor closes.
    let word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '*');
    let mut marks = has_pair(text, |a, b| (a == b'*') & (b == b'*')).then(|| text.match_indices("**"));
    let (mut opens, mut closes) = (false, false);
    for (at, _) in marks.iter_mut().flatten() {
        let (before, after) = beside(at);
        opens |= word(after) && !word(before);
        closes |= word(before) && after != Some('*');
        if opens && closes {
            break;
        }
    }
    (opens && closes)
        || has_pair(text, |a, b| (a == b'\\') & ((b == b'_') | (b == b'.')))
        || ((text.starts_with('#') || has_pair(text, |a, b| (a == b'\n') & (b == b'#')))
            && text.lines().any(is_heading))
        || (has_pair(text, |a, b| (a == b'-') & (b == b'-')) && text.contains('|') && text.lines().any(is_rule))
        || (has_pair(text, |a, b| (a == b'<') & (b == b'b')) && text.contains("<br"))
}

/// `|---|:--:|`: the rule of a table.
fn is_rule(line: &str) -> bool {
    let drawn = |b: u8| matches!(b, b'|' | b'-' | b':' | b' ');
    line.trim_start().starts_with('|') && line.bytes().all(drawn) && line.contains("--")
}

/// `# QUYẾT ĐỊNH`: one to six signs, a space, a word.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let signs = line.len() - words.len();
    (1..=6).contains(&signs)
        && words
            .strip_prefix(' ')
            .is_some_and(|w| w.starts_with(char::is_alphanumeric))
}

/// The mark at the head of `rest`; `before` is what was written so far.
pub(super) fn mark(before: &str, rest: &str) -> Option<Mark> {
    let mut chars = rest.chars();
    let sign = chars.next()?;
    let next = chars.next();
    let run = rest.len() - rest.trim_start_matches(sign).len();
    let after_run = rest.get(run..).unwrap_or_default();
    // Spaces alone before it on its line.
    let opens_line = || {
        let before = before.trim_end_matches(' ');
        before.is_empty() || before.ends_with('\n')
    };
    match sign {
        '\\' => match next {
            Some(c) if c.is_ascii_punctuation() => Some(Mark::Escape),
            None | Some('\n' | '\r') => Some(Mark::Delete(1)),
            Some(_) => None,
        },
        // A single asterisk and a space at the head of a line is a bullet.
        '*' => (run > 1 || !after_run.starts_with(' ') || !opens_line()).then_some(Mark::Delete(run)),
        '#' if opens_line() => (run <= 6 && after_run.starts_with(' ')).then_some(Mark::Delete(run + 1)),
        '#' => (before.ends_with(' ') && after_run.trim_start_matches(' ').starts_with(['\n', '\r']))
            .then_some(Mark::Delete(run)),
        '>' => (opens_line() && after_run.starts_with(' ')).then_some(Mark::Delete(run + 1)),
        // Two of them touch a bold word; longer rows are drawn rules.
        '_' => {
            let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            (run == 2 && (touches(after_run.chars().next()) || touches(before.chars().next_back())))
                .then_some(Mark::Delete(2))
        }
        '`' => (run == 3).then_some(Mark::Delete(3)),
        '&' => {
            let (entity, c) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))?;
            Some(Mark::Write(*c, entity.len()))
        }
        '<' => {
            let (length, breaks) = tag(rest)?;
            Some(if breaks {
                Mark::Write(CELL_BREAK, length)
            } else {
                Mark::Delete(length)
            })
        }
        _ => None,
    }
}

/// The length of an HTML tag of the kinds that Markdown writers leave in text,
/// and whether it breaks the line.
fn tag(text: &str) -> Option<(usize, bool)> {
    let end = text.bytes().take(12).position(|b| b == b'>')?;
    let name = text.get(1..end)?.trim_matches(['/', ' ']).to_ascii_lowercase();
    let known = matches!(name.as_str(), "br" | "u" | "b" | "i" | "sup" | "sub" | "center");
    known.then_some((end + 1, name == "br"))
}

#[cfg(test)]
mod tests {
    use super::super::clean::clean;

    fn cleaned(text: &str) -> String {
        clean(text).text.into_owned()
    }

    #[test]
    fn headings_quotes_and_bold_words() {
        assert_eq!(
            cleaned("# QUYẾT ĐỊNH\n## Về việc x ##\n> lời dẫn"),
            "QUYẾT ĐỊNH\nVề việc x \nlời dẫn"
        );
        assert_eq!(cleaned("# A\n__THÔNG BÁO__\n_____\na_b"), "A\nTHÔNG BÁO\n_____\na_b");
        assert_eq!(cleaned("# A\nTHÔNG&nbsp;BÁO &amp; KH"), "A\nTHÔNG BÁO & KH");
        assert_eq!(cleaned("# A\n```\nSố: 5\n```"), "A\n\nSố: 5\n");
    }

    #[test]
    fn plain_text_keeps_its_signs() {
        for text in ["#5 > 3 & 2", "Tổ #1\n__\n", "R&D &amp; x", "a_b __ c"] {
            assert_eq!(cleaned(text), text);
        }
    }
}
