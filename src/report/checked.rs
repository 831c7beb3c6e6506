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

    /// The notes of the reader, those aside that the report repeats.
    pub(super) fn notes(&self) -> impl Iterator<Item = &'a Diagnostic> + use<'a> {
        let report = self.report;
        self.notes.iter().filter(move |note| !report.diagnostics.contains(note))
    }
}
