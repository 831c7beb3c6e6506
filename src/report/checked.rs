//! What a reporter needs to know about one file.

use crate::diagnostic::{Diagnostic, Report};
use crate::text::Source;

/// A report with the name of its file and the text that it points into.
///
/// Of a file of any format [`Input::checked`](crate::detect::Input::checked) makes one.
///
/// ```
/// use congvan::report::Checked;
/// use congvan::{Checker, Lang, letter};
///
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\n");
/// let report = Checker::new().check(&reading);
/// let checked = Checked::new("thu.txt", &report).with_reading(&reading);
/// assert!(checked.display(Lang::Vi).to_string().contains("thu.txt"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    pub(super) file: &'a str,
    pub(super) report: &'a Report,
    pub(super) source: Option<&'a Source>,
    notes: &'a [Diagnostic],
}

impl<'a> Checked<'a> {
    /// A report and the name of the file that it is about. Without the text that it points
    /// into it has no lines to show, and of the fixes only what can be understood alone.
    #[must_use]
    pub fn new(file: &'a str, report: &'a Report) -> Self {
        Self {
            file,
            report,
            source: None,
            notes: &[],
        }
    }

    /// Adds the text that the spans of the report count in.
    #[must_use]
    pub fn with_source(mut self, source: &'a Source) -> Self {
        self.source = Some(source);
        self
    }

    /// Adds what a reader had to mend or did not understand.
    #[must_use]
    pub fn with_notes(mut self, notes: &'a [Diagnostic]) -> Self {
        self.notes = notes;
        self
    }

    /// Adds the text of a reading and what its reader noted.
    ///
    /// ```
    /// use congvan::report::{Checked, Human};
    /// use congvan::{Checker, Lang, letter};
    ///
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\n");
    /// let report = Checker::new().check(&reading);
    /// let checked = Checked::new("thu.txt", &report).with_reading(&reading);
    /// let shown = Human::new(Lang::Vi).render(&checked).to_string();
    /// assert!(shown.contains("2 | Số: 5/SNV-VP")); // the line of the letter
    /// ```
    #[cfg(feature = "letter")]
    #[must_use]
    pub fn with_reading(self, reading: &'a crate::letter::Reading) -> Self {
        self.with_source(&reading.source).with_notes(&reading.diagnostics)
    }

    /// The notes of the reader, those aside that the report repeats, in the same words or by
    /// the rule that judges them.
    pub(super) fn notes(&self) -> impl Iterator<Item = &'a Diagnostic> + use<'a> {
        let report = self.report;
        let told = move |note: &Diagnostic| {
            report
                .diagnostics
                .iter()
                .any(|found| found == note || judges(found, note))
        };
        self.notes.iter().filter(move |note| !told(note))
    }
}

/// Notes of the reader of letters, and the rules that tell the same in their own words.
const JUDGED: [(&str, &str); 3] = [("READ-NFD", "F05"), ("READ-D", "F32"), ("READ-LOOK-ALIKE", "F32")];

/// Whether a finding is what a rule makes of a note, at the same place.
fn judges(finding: &Diagnostic, note: &Diagnostic) -> bool {
    let start = |diagnostic: &Diagnostic| diagnostic.span.map(|place| place.start);
    JUDGED.contains(&(note.code.as_ref(), finding.code.as_ref())) && start(finding) == start(note)
}

#[cfg(all(test, feature = "check"))]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::letter;

    #[test]
    fn what_a_rule_tells_of_letters_is_not_noted_again() {
        let told = |text: &str, checker: &Checker| {
            let reading = letter::from_str(text);
            let report = checker.check(&reading);
            let checked = Checked::new("thu.txt", &report).with_reading(&reading);
            let codes = |found: &mut dyn Iterator<Item = &Diagnostic>| -> Vec<String> {
                let all = found.map(|found| found.code.to_string());
                all.filter(|code| ["F05", "F32", "READ-NFD", "READ-D", "READ-INVISIBLE"].contains(&code.as_str()))
                    .collect()
            };
            (codes(&mut report.diagnostics.iter()), codes(&mut checked.notes()))
        };
        let letter =
            "SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v Vie\u{302}\u{323}t Nam\n\nKính gửi: Sở Y tế\n\nÐề nghị \u{200B}gửi./.\n";
        let (rules, notes) = told(letter, &Checker::new());
        assert_eq!(
            (rules.len(), notes),
            (2, vec!["READ-INVISIBLE".to_owned()]),
            "{rules:?}"
        );
        // Who does not want the rule still learns what was read for what.
        let (rules, notes) = told(letter, &Checker::new().without_rule("F05").without_rule("F32"));
        assert_eq!((rules.len(), notes.len()), (0, 3));
    }
}
