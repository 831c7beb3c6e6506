//! Findings about a document: what is wrong, by which rule, where, and how to mend it.

mod finding;
mod report;
mod rule;

pub use finding::{Diagnostic, Edit, Fix, Place, Severity};
pub use report::{Report, RuleOutcome, RuleState, Scope, Verdict};
pub use rule::{Needs, Rule};
