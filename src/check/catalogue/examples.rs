//! The examples of the rules, as whole letters and as readings.

use super::list::{halves, rows};
use crate::letter::Reading;

/// The examples of a rule as whole letters, to be tried with a reader and a
/// [`Checker`](crate::Checker).
///
/// ```
/// use congvan::check::example_letters;
///
/// let letters = example_letters("N02").unwrap();
/// assert!(letters.wrong.contains("Số: ") && letters.right.contains("Số: "));
/// assert_ne!(letters.wrong, letters.right);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExampleLetters {
    /// A letter that breaks the rule.
    pub wrong: String,
    /// A letter that keeps every rule.
    pub right: String,
}

/// The examples of a rule of the crate, each inside a whole letter.
///
/// ```
/// use congvan::check::example_letters;
/// use congvan::{Checker, letter};
///
/// let letters = example_letters("S01").unwrap();
/// assert!(letters.wrong.contains("K/T GIÁM ĐỐC"));
/// let report = Checker::new().check(&letter::from_str(&letters.right));
/// assert_eq!(report.is_compliant(), Some(true));
/// ```
///
/// What a text does not show, [`example_readings`] does.
#[must_use]
pub fn example_letters(code: &str) -> Option<ExampleLetters> {
    let row = rows().find(|row| row.code.eq_ignore_ascii_case(code))?;
    row.example.is_of_text().then(|| ExampleLetters {
        wrong: row.example.letter(row.example.wrong),
        right: row.example.letter(row.example.right),
    })
}

/// The examples of a rule on the page, as they are read from a file that says how a
/// letter is laid out.
///
/// ```
/// use congvan::check::example_readings;
///
/// let readings = example_readings("F04").unwrap(); // the margins
/// let left = |reading: &congvan::letter::Reading| reading.layout.as_ref().unwrap().sections[0].margins.left;
/// assert_eq!(left(&readings.wrong).to_string(), "20 mm");
/// assert_ne!(left(&readings.wrong), left(&readings.right));
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ExampleReadings {
    /// A letter that breaks the rule.
    pub wrong: Reading,
    /// A letter that is laid out as Annex I asks.
    pub right: Reading,
}

/// The examples of a rule about the page: the words of both letters are the same, their
/// layout differs. A rule that runs on text has them where the page shows more of it.
///
/// ```
/// use congvan::Checker;
/// use congvan::check::example_readings;
///
/// let readings = example_readings("F15").unwrap();
/// let report = Checker::new().check(&readings.wrong);
/// assert!(report.diagnostics.iter().any(|d| d.code == "F15" && d.path == "/motto"));
/// assert_eq!(Checker::new().check(&readings.right).is_compliant(), Some(true));
/// assert!(example_readings("S01").is_none());
/// ```
#[must_use]
pub fn example_readings(code: &str) -> Option<ExampleReadings> {
    let own = rows().map(|row| (row.code, &row.example));
    let all = own.chain(halves().map(|half| (half.code, &half.example)));
    let mut examples = all.filter(|(known, example)| known.eq_ignore_ascii_case(code) && !example.is_of_text());
    let (wrong, right) = examples.next()?.1.readings()?;
    Some(ExampleReadings { wrong, right })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::row::Row;
    use crate::diagnostic::Severity;
    use crate::{Checker, letter};

    /// What needs more than lines of one letter: another encoding, a second document, a page.
    const APART: [&str; 3] = ["F05", "N05", "SP-11"];

    /// What is wrong with the examples of a rule.
    fn faults(row: &Row) -> Vec<String> {
        let Row { code, example, .. } = row;
        let mut faults = Vec::new();
        let wrong = example.letter(example.wrong);
        let found = Checker::new().check(&letter::from_str(&wrong)).diagnostics;
        let own: Vec<_> = found.iter().filter(|d| d.code == *code).collect();
        if !own.iter().any(|d| d.severity >= row.severity) {
            faults.push(format!("{code}: is not broken by\n{wrong}"));
        }
        let mends = own.iter().any(|d| d.fix.as_ref().is_some_and(|fix| fix.safe));
        if mends != row.mends {
            faults.push(format!("{code}: mends is not {mends}\n{wrong}"));
        }
        for other in found.iter().filter(|d| d.severity > Severity::Info) {
            if other.code != *code && !example.breaks_also(&other.code) {
                faults.push(format!("{code}: breaks {} too: {}\n{wrong}", other.code, other.message));
            }
        }
        let right = example.letter(example.right);
        let found = Checker::new().check(&letter::from_str(&right)).diagnostics;
        for found in found.iter().filter(|d| d.severity > Severity::Info) {
            faults.push(format!(
                "{code}: the right one breaks {}: {}\n{right}",
                found.code, found.message
            ));
        }
        faults
    }

    #[test]
    fn the_wrong_example_breaks_its_rule_alone_and_the_right_one_none() {
        let rows: Vec<&Row> = rows()
            .filter(|row| row.example.is_of_text() && !APART.contains(&row.code))
            .collect();
        let found: Vec<String> = std::thread::scope(|scope| {
            let part = |rows: Vec<&'static Row>| scope.spawn(move || rows.into_iter().flat_map(faults).collect());
            let parts: Vec<_> = rows
                .chunks(rows.len().div_ceil(4))
                .map(|rows| part(rows.to_vec()))
                .collect();
            parts
                .into_iter()
                .flat_map(|part| -> Vec<String> { part.join().unwrap() })
                .collect()
        });
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
