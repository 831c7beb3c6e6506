//! The line that says where the file copy is kept.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{ParseValueError, ValueKind};
use super::spelling::collapse;
use crate::text::skeleton;

/// The `Lưu` line (NĐ 30/2020, Annex I, II.9.d): who keeps the file copy, and how many.
///
/// ```
/// use congvan::value::Archive;
///
/// let archive: Archive = "- Lưu: VT, NC (3).".parse()?;
/// assert_eq!(archive.units, ["VT", "NC"]);
/// assert_eq!(archive.copies, Some(3));
/// assert_eq!(archive.to_string(), "Lưu: VT, NC (3)");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Archive {
    /// Who keeps a copy: `VT` (văn thư, the registry) first, then the drafting unit.
    pub units: Vec<String>,
    /// How many copies are kept, where the line says so.
    pub copies: Option<u32>,
    /// The line as printed.
    pub as_written: String,
}

impl Archive {
    /// A line from its units.
    pub fn new<S: Into<String>>(units: impl IntoIterator<Item = S>, copies: Option<u32>) -> Self {
        let mut archive = Self {
            units: units.into_iter().map(Into::into).collect(),
            copies,
            as_written: String::new(),
        };
        archive.as_written = format!("{archive}.");
        archive
    }

    /// Whether a line is an archive line: it begins with the word `Lưu`.
    #[must_use]
    pub fn is_archive_line(line: &str) -> bool {
        let bare = skeleton(line);
        let bare = bare.trim_start_matches(['-', '+', '*', '~', ' ']);
        bare.strip_prefix("luu")
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    }
}

impl FromStr for Archive {
    type Err = ParseValueError;

    /// Reads the units, commas inside brackets left alone, and a number of
    /// copies in brackets at the end: `(3)`, `(3b)`, `(02 bản)`.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if !Self::is_archive_line(s) {
            return Err(ParseValueError::new(
                ValueKind::Archive,
                s,
                0,
                "phải bắt đầu bằng chữ `Lưu`",
                "it must begin with `Lưu`",
            ));
        }
        let as_written = collapse(s.trim_start_matches(['-', '–', '+', '*', '~', ' ', '\t']));
        let list = as_written.split_once(' ').map_or_else(
            || as_written.split_once(':').map_or("", |(_, rest)| rest),
            |(_, rest)| rest,
        );
        let list = as_written.split_once(':').map_or(list, |(_, rest)| rest);
        let list = list.trim().trim_end_matches(['.', ';', ',', ' ']);
        let (list, copies) = split_copies(list);
        Ok(Self {
            units: split_outside_brackets(list),
            copies,
            as_written,
        })
    }
}

/// Takes `(3)`, `(3b)`, `(02 bản)` off the end.
fn split_copies(list: &str) -> (&str, Option<u32>) {
    let Some((head, inside)) = list.strip_suffix(')').and_then(|l| l.rsplit_once('(')) else {
        return (list, None);
    };
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inside.get(digits..).map(skeleton).unwrap_or_default();
    let number = inside.get(..digits).and_then(|d| d.parse().ok());
    match (number, rest.trim()) {
        (Some(copies), "" | "b" | "ban") => (head.trim_end(), Some(copies)),
        _ => (list, None),
    }
}

fn split_outside_brackets(list: &str) -> Vec<String> {
    let mut depth = 0i32;
    let parts = list.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth <= 0 && matches!(c, ',' | ';')
    });
    parts
        .map(|unit| unit.trim().trim_end_matches('.').to_owned())
        .filter(|unit| !unit.is_empty())
        .collect()
}

impl fmt::Display for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lưu: {}", self.units.join(", "))?;
        match self.copies {
            Some(copies) => write!(f, " ({copies})"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_of_practice() {
        for (line, units, copies) in [
            ("- Lưu: VT, VP.", vec!["VT", "VP"], None),
            ("Lưu VT.", vec!["VT"], None),
            ("- Lưu: VT, NC (3)", vec!["VT", "NC"], Some(3)),
            ("- Lưu: Văn thư, KTTH (3b)", vec!["Văn thư", "KTTH"], Some(3)),
            ("- Lưu: VP (HC, TH), TCT", vec!["VP (HC, TH)", "TCT"], None),
            ("- Lưu : VT; Hồ sơ.", vec!["VT", "Hồ sơ"], None),
            ("Lưu: VT, TCCC(Thuận)", vec!["VT", "TCCC(Thuận)"], None),
            ("- Lưu", vec![], None),
        ] {
            let archive: Archive = line.parse().unwrap();
            assert_eq!(
                (archive.units, archive.copies),
                (units.into_iter().map(String::from).collect(), copies),
                "{line}"
            );
        }
        assert!("- Lưu trữ viên".parse::<Archive>().is_ok());
        assert!("- Lương thực".parse::<Archive>().is_err());
    }
}
