//! The line that says where the file copy is kept.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{ParseValueError, ValueKind};
use super::spelling::collapse;
use crate::text::{base_letter, skeleton};

/// The `Lưu` line (NĐ 30/2020, Annex I, II.9.d): who keeps the file copy, and how many.
///
/// # Syntax
///
/// `[dash] Lưu[:] unit {, unit} [(copies)] [drafter's mark]`: commas inside brackets
/// split no unit; copies are `(3)`, `(3b)`, `(02 bản)`; the mark (box 12) stays in
/// `as_written` alone. Prints `Lưu: VT, NC (3)`; serde writes an object.
///
/// Equality, hash and order leave out how it was written.
///
/// # Errors
///
/// Another first word.
///
/// # Examples
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
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// What may open an item of a list.
const BULLETS: [char; 8] = ['-', '–', '—', '+', '*', '•', '~', ' '];

impl Archive {
    /// A line from its units. It reads back as the same value if they are the short
    /// names of units: without comma, semicolon or parentheses.
    ///
    /// ```
    /// use congvan::value::Archive;
    ///
    /// let archive = Archive::new(["VT", "NC"], Some(3));
    /// assert_eq!(archive.as_written, "Lưu: VT, NC (3).");
    /// ```
    #[must_use]
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
    ///
    /// ```
    /// use congvan::value::Archive;
    ///
    /// assert!(Archive::is_archive_line("- Lưu VT"));
    /// assert!(!Archive::is_archive_line("- Lưu trữ lịch sử tỉnh"));
    /// ```
    #[must_use]
    pub fn is_archive_line(line: &str) -> bool {
        let is_sign = |c: char| c.is_whitespace() || matches!(base_letter(c), '-' | '+' | '*' | '~');
        let words = line.trim_start_matches(is_sign);
        if !words.starts_with(|c| matches!(base_letter(c), 'L' | 'l')) {
            return false;
        }
        let end = words.char_indices().nth(24).map_or(words.len(), |(at, _)| at);
        let bare = skeleton(words.get(..end).unwrap_or_default());
        let behind = bare
            .strip_prefix("luu")
            .filter(|rest| !rest.starts_with(char::is_alphabetic));
        // `Lưu trữ lịch sử tỉnh` receives the document.
        let archives = |rest: &str| {
            rest.strip_prefix(" tru ")
                .is_some_and(|body| body.starts_with(char::is_alphabetic))
        };
        behind.is_some_and(|rest| !archives(rest))
    }
}

/// The mark behind the archive line (NĐ 30/2020, Annex I, III.3; box 12).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DrafterMark {
    /// The abbreviation of whoever drafted the document.
    pub(crate) drafter: Option<String>,
    /// How many copies are issued.
    pub(crate) copies: Option<u32>,
}

impl PartialEq for Archive {
    fn eq(&self, other: &Self) -> bool {
        (&self.units, self.copies) == (&other.units, other.copies)
    }
}

impl Eq for Archive {}

impl Hash for Archive {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.units, self.copies).hash(state);
    }
}

impl PartialOrd for Archive {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Archive {
    /// By units, then by copies.
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.units, self.copies).cmp(&(&other.units, other.copies))
    }
}

impl FromStr for Archive {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::Archive;
    ///
    /// let archive: Archive = "Lưu: VT, NC (3).".parse()?;
    /// assert_eq!((archive.units, archive.copies), (vec!["VT".to_owned(), "NC".to_owned()], Some(3)));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Self::parse_line(s).map(|(archive, _)| archive)
    }
}

impl Archive {
    /// Reads the line and the drafter's mark behind it: `NC. B.12`, `NC.Châu(04b)`, `KTTH (3b). 40`.
    pub(crate) fn parse_line(s: &str) -> Result<(Self, DrafterMark), ParseValueError> {
        if !Self::is_archive_line(s) {
            return Err(ParseValueError::new(
                ValueKind::Archive,
                s,
                0,
                "phải bắt đầu bằng chữ `Lưu`",
                "it must begin with `Lưu`",
            ));
        }
        let as_written = collapse(s.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace()));
        let list = match as_written.split_once(':') {
            Some((label, rest)) if !label.contains(',') => rest,
            _ => as_written.split_once(' ').map_or("", |(_, rest)| rest),
        };
        let list = list.trim().trim_end_matches(['.', ';', ',', ' ']);
        let mut units = split_outside_brackets(list);
        let mut copies = None;
        let mut mark = DrafterMark::default();
        // `KGVX(03),DNam`: a unit stands between the copies and the mark.
        let counted = units.iter().rposition(|unit| split_copies(unit).1.is_some());
        if let (Some(at), true) = (counted, units.len() > 1)
            && at + 2 == units.len()
        {
            mark.drafter = units.pop();
        }
        // A unit that was nothing but a count or a mark leaves the one before it as the last.
        while let Some(last) = units.pop() {
            let unit = peel(&last, &mut copies, &mut mark);
            if !unit.is_empty() {
                units.push(unit.to_owned());
                break;
            }
        }
        let archive = Self {
            units,
            copies,
            as_written,
        };
        Ok((archive, mark))
    }
}

impl DrafterMark {
    /// Reads `Châu(04b)`, `B.12`, `40`, `NT`.
    fn read(&mut self, text: &str) {
        let (text, copies) = split_copies(text);
        self.copies = copies;
        let text = text.trim().trim_matches(['(', ')', '.', ' ']);
        // `Hoan.06b`: the `b` counts copies.
        let counted = text
            .strip_suffix('b')
            .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        let text = counted.unwrap_or(text);
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some(digits) = text.get(letters.len()..).filter(|d| !d.is_empty()) {
            self.copies = digits.parse().ok();
        }
        let name = letters.trim_end_matches(['.', ' ']);
        self.drafter = Some(name.to_owned()).filter(|n| !n.is_empty());
    }
}

/// Takes off the end of the last unit what is not its name, until only the name is
/// left: what is printed then reads back as the same units.
fn peel<'a>(last: &'a str, copies: &mut Option<u32>, mark: &mut DrafterMark) -> &'a str {
    let mut unit = tidy_unit(last);
    loop {
        let before = unit;
        let (head, behind) = split_mark(unit);
        if head.len() < unit.len() && *mark == DrafterMark::default() {
            mark.read(behind);
        }
        unit = tidy_unit(head);
        if copies.is_none() {
            (unit, *copies) = split_copies(unit);
            unit = tidy_unit(unit);
        }
        if let (head, Some(drafter)) = split_drafter(unit) {
            mark.drafter.get_or_insert_with(|| drafter.to_owned());
            unit = tidy_unit(head);
        }
        if unit == before {
            return unit;
        }
    }
}

/// Words for a unit in short, whose full stop is part of its symbol: `P.TCHC`, `VP.UBND`.
const SHORT: [&str; 5] = ["P", "VP", "TT", "K", "B"];

/// Splits what stands behind the full stop of the last unit.
fn split_mark(unit: &str) -> (&str, &str) {
    let symbol = SHORT.iter().find_map(|word| {
        let symbol = unit.strip_prefix(word)?.strip_prefix('.')?;
        let capitals = symbol.chars().take_while(|c| c.is_uppercase()).count();
        (capitals > 1).then_some(symbol)
    });
    let symbol = symbol.unwrap_or(unit);
    match symbol.find('.') {
        Some(at) if at > 0 => {
            let (head, mark) = unit
                .split_at_checked(unit.len() - symbol.len() + at)
                .unwrap_or((unit, ""));
            (head.trim_end(), mark.get(1..).unwrap_or_default())
        }
        _ => (unit, ""),
    }
}

/// `TCCC(Thuận)`, `PC (NMH)`: one word in brackets is whoever drafted it.
fn split_drafter(unit: &str) -> (&str, Option<&str>) {
    match unit.strip_suffix(')').and_then(|u| u.rsplit_once('(')) {
        Some((head, inside)) if !inside.contains([',', ' ']) && !head.trim().is_empty() => {
            (head.trim_end(), Some(inside))
        }
        _ => (unit, None),
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
        .map(tidy_unit)
        .filter(|unit| !unit.is_empty())
        .map(str::to_owned)
        .collect()
}

fn tidy_unit(unit: &str) -> &str {
    unit.trim_matches([' ', '.', ',', ';'])
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
            ("Lưu: VT, TCCC(Thuận)", vec!["VT", "TCCC"], None),
            ("- Lưu: VT, NC.Châu(04b)", vec!["VT", "NC"], None),
            ("- Lưu: VT, KGVX(03),DNam.", vec!["VT", "KGVX"], Some(3)),
            ("- Lưu: VT, NC (3).23", vec!["VT", "NC"], Some(3)),
            ("- Lưu: Văn thư, KTTH (3b). 40", vec!["Văn thư", "KTTH"], Some(3)),
            // The stop of a symbol, and that of a mark behind it.
            ("- Lưu: VT, P.TCHC.", vec!["VT", "P.TCHC"], None),
            ("- Lưu: VT, P.TCHC (3b).", vec!["VT", "P.TCHC"], Some(3)),
            ("- Lưu: VT, VP.UBND.Châu(04b)", vec!["VT", "VP.UBND"], None),
            ("- Lưu", vec![], None),
            // Brackets that do not pair, and marks behind one another.
            ("-Lưu ((),.a", vec!["("], None),
            ("- Lưu: NC (2 bản)(x)", vec!["NC"], Some(2)),
            ("- Lưu: VT.a, (3)", vec!["VT"], Some(3)),
        ] {
            let archive: Archive = line.parse().unwrap();
            assert_eq!(
                (archive.units, archive.copies),
                (units.into_iter().map(String::from).collect(), copies),
                "{line}"
            );
        }
        for other in ["- Lương thực", "- Lưu trữ lịch sử tỉnh;", "VT"] {
            assert!(other.parse::<Archive>().is_err(), "{other}");
        }
        assert_eq!("– Lưu trữ: VT.".parse::<Archive>().unwrap().units, ["VT"]);
    }

    #[test]
    fn reads_the_drafter_s_mark() {
        for (line, drafter, copies) in [
            ("- Lưu: VT, NC.Châu(04b)", Some("Châu"), Some(4)),
            ("- Lưu: VT, NC. B.12", Some("B"), Some(12)),
            ("- Lưu: VT, NC (3).23", None, Some(23)),
            ("- Lưu: VT, QHQT (2). NT", Some("NT"), None),
            ("- Lưu: VT, TCCC.(Thuận).", Some("Thuận"), None),
            ("- Lưu: VT, PL.(300)", None, Some(300)),
            ("- Lưu: VT, P.TCHC.Châu(04b)", Some("Châu"), Some(4)),
            ("- Lưu: VT, P.Châu(04b)", Some("Châu"), Some(4)),
            ("- Lưu: VT, P.TCHC.", None, None),
            ("- Lưu: VT, VP.", None, None),
        ] {
            let (_, mark) = Archive::parse_line(line).unwrap();
            assert_eq!((mark.drafter.as_deref(), mark.copies), (drafter, copies), "{line}");
        }
    }
}
