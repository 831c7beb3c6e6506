//! Those who receive a document.

use std::fmt;
use std::str::FromStr;

use super::error::{ParseValueError, ValueKind};
use super::spelling::tidy;
use super::text_value::serde_as_text;

/// One line of `Kính gửi` or `Nơi nhận` (NĐ 30/2020, Annex I, II.9): a body, a
/// person or a group, and what it receives the document for.
///
/// # Syntax
///
/// `[dash] name [(purpose)] [; or .]`: parsing takes the dash of a list and the
/// closing punctuation off and collapses spaces. Prints the rest.
///
/// # Errors
///
/// A line of signs alone.
///
/// # Examples
///
/// ```
/// use congvan::value::Recipient;
///
/// let recipient: Recipient = "- UBND huyện (để b/c);".parse()?;
/// assert_eq!(recipient.as_str(), "UBND huyện (để b/c)");
/// assert_eq!(recipient.name(), "UBND huyện");
/// assert_eq!(recipient.purpose(), Some("để b/c"));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Recipient(String);

impl Recipient {
    /// The line, without dash and end punctuation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The line without the note in brackets at its end.
    #[must_use]
    pub fn name(&self) -> &str {
        self.split().0
    }

    /// The note in brackets at the end: why it is sent (`để b/c`, `thực hiện`).
    #[must_use]
    pub fn purpose(&self) -> Option<&str> {
        self.split().1
    }

    fn split(&self) -> (&str, Option<&str>) {
        let noted = || {
            let line = self.0.strip_suffix(')')?;
            // The bracket that the last one closes: a note may have brackets of its own.
            let mut open = 1;
            let brackets = line.char_indices().rev().filter(|(_, c)| matches!(c, '(' | ')'));
            let (at, _) = brackets.into_iter().find(|(_, c)| {
                open += if *c == ')' { 1 } else { -1 };
                open == 0
            })?;
            Some((line.get(..at)?, line.get(at + 1..)?))
        };
        match noted() {
            Some((name, purpose)) if !name.trim().is_empty() => (name.trim_end(), Some(purpose.trim())),
            _ => (&self.0, None),
        }
    }
}

impl FromStr for Recipient {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::Recipient;
    ///
    /// let line: Recipient = "- UBND xã An Phú (để b/c);".parse()?;
    /// assert_eq!((line.name(), line.purpose()), ("UBND xã An Phú", Some("để b/c")));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let line = tidy(s);
        if line.is_empty() {
            return Err(ParseValueError::new(
                ValueKind::Recipient,
                s,
                0,
                "dòng rỗng",
                "the line is empty",
            ));
        }
        Ok(Self(line))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Recipient {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

serde_as_text!(Recipient);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_is_what_the_last_bracket_closes() {
        for (line, name, purpose) in [
            ("- UBND xã;", "UBND xã", None),
            ("- UBND xã (để b/c);", "UBND xã", Some("để b/c")),
            ("- UBND xã (mới) (để b/c);", "UBND xã (mới)", Some("để b/c")),
            ("- UBND xã (để b/c (gấp));", "UBND xã", Some("để b/c (gấp)")),
            ("- UBND xã để b/c);", "UBND xã để b/c)", None),
            ("(để b/c)", "(để b/c)", None),
        ] {
            let recipient: Recipient = line.parse().unwrap();
            assert_eq!((recipient.name(), recipient.purpose()), (name, purpose), "{line}");
        }
    }
}
