//! Findings about a document: what is wrong, by which rule, where, and how to fix it.
//!
//! Form is law in Vietnam: a decree says to the millimetre how a letter of state looks, and an
//! office may send back what does not. So a finding is no matter of taste: it names the
//! provision that it rests on ([`Diagnostic::basis`]), and a person must be able to see the very
//! characters that it means ([`Diagnostic::span`]).
//!
//! | Type | Holds |
//! |---|---|
//! | [`Diagnostic`] | one finding: rule, message in two languages, field, place, fix |
//! | [`Fix`], [`Edit`] | the fix, as replacements in the original text |
//! | [`Rule`] | what a rule demands, by which law |
//! | [`Report`] | all findings about a document, and what became of each rule |
//! | [`Verdict`] | yes, no, or not to be told |
//!
//! Who makes them: the readers ([`Reading::diagnostics`](crate::letter::Reading::diagnostics),
//! codes `READ-…`, without a legal basis), the checkers of [letters](crate::check) and
//! [packets](crate::edxml::Check), and any program with rules of its own.
//!
//! ```
//! # #[cfg(feature = "check")] {
//! use congvan::diagnostic::{Severity, Verdict};
//! use congvan::{Checker, Lang, letter};
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n");
//! let report = Checker::new().check(&reading);
//! assert_eq!(report.verdict(), Verdict::NotCompliant);
//!
//! let finding = report.diagnostics.iter().find(|finding| finding.code == "N02").unwrap();
//! assert_eq!(finding.severity, Severity::Error);
//! assert_eq!(reading.source.slice(finding.span.unwrap().span()), Some("5"));
//! println!("{} ({})", finding.message.get(Lang::En), finding.basis.as_ref().unwrap());
//! # }
//! ```

mod finding;
mod report;
mod rule;

pub use finding::{Diagnostic, Edit, Fix, Place, Severity, UnknownSeverity};
pub use report::{Report, RuleOutcome, RuleState, Scope, Verdict};
pub use rule::{Needs, Rule};
