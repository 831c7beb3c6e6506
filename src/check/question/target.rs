//! What a caller hands over to be checked.

use crate::document::Document;
use crate::letter::Reading;

/// What a [`Checker`](crate::Checker) checks: a document, and the reading that it comes from
/// where there is one.
///
/// It is what [`Checker::check`](crate::Checker::check) and
/// [`Series::add`](crate::check::Series::add) take. A reference to a [`Document`], to a
/// [`Reading`] or to a [`detect::Input`](crate::detect::Input) becomes one by itself; only
/// a function that passes it on has to name it.
///
/// Findings about a reading have places and fixes. Those about a document alone have
/// none, and rules that look at the text or the page do not apply to it.
///
/// ```
/// use congvan::check::Target;
/// use congvan::{Checker, letter};
///
/// fn lines<'a>(target: impl Into<Target<'a>>) -> Vec<usize> {
///     let findings = Checker::new().check(target).diagnostics;
///     findings.iter().filter_map(|finding| Some(finding.span?.line)).collect()
/// }
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n");
/// assert!(lines(&reading).contains(&2)); // a zero is missing before 5
/// assert!(lines(&reading.document).is_empty());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    document: &'a Document,
    reading: Option<&'a Reading>,
}

impl<'a> Target<'a> {
    /// The document.
    #[must_use]
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// The reading that the document comes from.
    #[must_use]
    pub fn reading(self) -> Option<&'a Reading> {
        self.reading
    }
}

impl<'a> From<&'a Document> for Target<'a> {
    fn from(document: &'a Document) -> Self {
        Self {
            document,
            reading: None,
        }
    }
}

impl<'a> From<&'a Reading> for Target<'a> {
    fn from(reading: &'a Reading) -> Self {
        Self {
            document: &reading.document,
            reading: Some(reading),
        }
    }
}
