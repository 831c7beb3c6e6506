//! The tokens of a JSON text, with their places.

/// Walks a JSON text token by token.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next token starts.
    pub(super) fn at(&mut self) -> usize {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.at
    }

    /// The next token, left where it is: a string with its quotes, a number, a
    /// word, or a sign; empty at the end. A string without end runs to the end.
    pub(super) fn peek(&mut self) -> &'a str {
        self.at();
        let rest = self.rest();
        let length = match rest.chars().next() {
            None => 0,
            Some('"') => string_length(rest),
            Some(c) if is_wordy(c) => rest.find(|c| !is_wordy(c)).unwrap_or(rest.len()),
            Some(c) => c.len_utf8(),
        };
        rest.get(..length).unwrap_or_default()
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> &'a str {
        let token = self.peek();
        self.at += token.len();
        token
    }

    /// Takes the next token if it is this one.
    pub(super) fn take_if(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        if found {
            self.at += token.len();
        }
        found
    }

    /// Passes over the value that comes next; `false` where it is nested too deeply.
    /// Whether it is one is not looked at.
    pub(super) fn skip(&mut self, most: usize) -> bool {
        let mut depth = 0_usize;
        loop {
            match self.take() {
                "" => return true,
                "{" | "[" => depth += 1,
                "}" | "]" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 || depth > most {
                return depth == 0;
            }
        }
    }

    /// Where the last token ended.
    pub(super) fn behind(&self) -> usize {
        self.at
    }

    /// What was taken since a place.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The text between two places.
    pub(super) fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// A text without the spaces between its tokens.
pub(super) fn compact(text: &str) -> String {
    let mut cursor = Cursor::new(text);
    let mut out = String::with_capacity(text.len());
    loop {
        match cursor.take() {
            "" => return out,
            token => out.push_str(token),
        }
    }
}

/// Letters and signs of numbers and of `null`, `true`, `false`.
fn is_wordy(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_')
}

/// The length of the string at the head of `text`, with both quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return i + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_tokens_with_their_places() {
        let mut cursor = Cursor::new("{ \"số \\\"5\\\"\" :\n-1.5e3,null]");
        let mut tokens = Vec::new();
        while !cursor.peek().is_empty() {
            tokens.push((cursor.at(), cursor.take()));
        }
        assert_eq!(
            tokens,
            [
                (0, "{"),
                (2, "\"số \\\"5\\\"\""),
                (15, ":"),
                (17, "-1.5e3"),
                (23, ","),
                (24, "null"),
                (28, "]"),
            ]
        );
    }

    #[test]
    fn passes_over_values() {
        for (text, most, passed) in [
            ("{\"a\": [1, \"}\"]} , 5", 2, Some("{\"a\": [1, \"}\"]}")),
            ("\"]\" ]", 0, Some("\"]\"")),
            ("[[[", 2, None),
            ("[", 1, Some("[")),
        ] {
            let mut cursor = Cursor::new(text);
            let whole = cursor.skip(most);
            assert_eq!(whole.then(|| cursor.since(0)), passed, "{text}");
        }
        assert_eq!(compact(" { \"a b\" :\n[ 1 ] } "), "{\"a b\":[1]}");
    }

    #[test]
    fn a_string_without_end_runs_to_the_end() {
        assert_eq!(Cursor::new("\"abc\\\"").take(), "\"abc\\\"");
        assert_eq!(Cursor::new("").take(), "");
    }
}
