//! The answer of a check.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Severity};
use crate::message::Message;

/// What was looked at.
///
/// ```
/// use congvan::{Checker, Document, diagnostic::Scope, value::Kind};
///
/// let report = Checker::new().check(&Document::builder(Kind::CongVan).build());
/// assert_eq!(report.scope, Scope::Content);
/// assert_eq!(report.scope.to_string(), "content");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Scope {
    /// The content: the layout rules do not apply.
    #[serde(rename = "content")]
    Content,
    /// The content and the layout of the page.
    #[serde(rename = "content+layout")]
    ContentAndLayout,
}

impl Scope {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Content => "content",
            Scope::ContentAndLayout => "content+layout",
        }
    }
}

impl fmt::Display for Scope {
    /// Writes the name in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The straight answer.
///
/// ```
/// use congvan::{Checker, Document, diagnostic::Verdict, value::Kind};
///
/// let report = Checker::new().check(&Document::builder(Kind::CongVan).build());
/// assert_eq!(report.verdict(), Verdict::NotCompliant);
/// assert_eq!(report.verdict().to_string(), "not-compliant");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Verdict {
    /// Every applicable rule was evaluated and no error was found.
    Compliant,
    /// At least one error was found.
    NotCompliant,
    /// No error was found, and at least one applicable rule could not be evaluated.
    Undetermined,
}

impl Verdict {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Compliant => "compliant",
            Verdict::NotCompliant => "not-compliant",
            Verdict::Undetermined => "undetermined",
        }
    }
}

impl fmt::Display for Verdict {
    /// Writes the name in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What became of one rule.
///
/// ```
/// use congvan::{Checker, Document, diagnostic::RuleState, value::Kind};
///
/// let report = Checker::new().without_rule("T01").check(&Document::builder(Kind::CongVan).build());
/// let of_subject = report.rules.iter().find(|rule| rule.code == "T01").unwrap();
/// assert_eq!(of_subject.state, RuleState::Silenced);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
#[non_exhaustive]
pub enum RuleState {
    /// The document keeps it.
    Passed,
    /// The document breaks it; a diagnostic says where.
    Failed,
    /// It does not concern this document.
    NotApplicable {
        /// Why not.
        why: Message,
    },
    /// The caller took it out of the set.
    Silenced,
    /// It concerns the document and could not be tested.
    NotEvaluated {
        /// Why not.
        why: Message,
    },
}

/// A rule and what became of it.
///
/// ```
/// use congvan::diagnostic::{RuleOutcome, RuleState};
///
/// let outcome = RuleOutcome::new("X01", RuleState::Passed);
/// assert!(outcome.regraded.is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleOutcome {
    /// The code of the rule.
    pub code: Cow<'static, str>,
    /// What became of it.
    #[serde(flatten)]
    pub state: RuleState,
    /// The severity that the caller gave it in place of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regraded: Option<Severity>,
}

impl RuleOutcome {
    /// A rule and what became of it.
    #[must_use]
    pub fn new(code: impl Into<Cow<'static, str>>, state: RuleState) -> Self {
        Self {
            code: code.into(),
            state,
            regraded: None,
        }
    }
}

/// The answer of a check: the findings, and the state of every rule.
///
/// It writes to JSON and reads back.
///
/// ```
/// use congvan::{Checker, Document, diagnostic::RuleState, value::Kind};
///
/// let report = Checker::new().check(&Document::builder(Kind::CongVan).build());
/// assert_eq!(report.is_compliant(), Some(false));
/// let of_subject = report.rules.iter().find(|rule| rule.code == "T01").unwrap();
/// assert_eq!(of_subject.state, RuleState::Failed);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Report {
    /// What was looked at.
    pub scope: Scope,
    /// The set of rules that the document was judged by (`nd30`); `None` where none
    /// is built in for it.
    #[serde(default)]
    pub profile: Option<Cow<'static, str>>,
    /// The findings, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
    /// Every rule of the set and what became of it.
    pub rules: Vec<RuleOutcome>,
}

impl Report {
    /// A report of its parts.
    #[must_use]
    pub fn new(scope: Scope, diagnostics: Vec<Diagnostic>, rules: Vec<RuleOutcome>) -> Self {
        Self {
            scope,
            profile: None,
            diagnostics,
            rules,
        }
    }

    /// The straight answer. Warnings and information do not make a document
    /// non-compliant.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let unsure = self.not_evaluated().next().is_some();
        if self.diagnostics.iter().any(|d| d.severity == Severity::Error) {
            Verdict::NotCompliant
        } else if unsure {
            Verdict::Undetermined
        } else {
            Verdict::Compliant
        }
    }

    /// The verdict as yes, no or unknown.
    ///
    /// ```
    /// use congvan::{Checker, letter};
    ///
    /// let report = Checker::new().check(&letter::from_str("SỞ NỘI VỤ\n"));
    /// assert_eq!(report.is_compliant(), Some(false));
    /// ```
    #[must_use]
    pub fn is_compliant(&self) -> Option<bool> {
        match self.verdict() {
            Verdict::Compliant => Some(true),
            Verdict::NotCompliant => Some(false),
            Verdict::Undetermined => None,
        }
    }

    /// The applicable rules that could not be tested, with the reason.
    pub fn not_evaluated(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.rules.iter().filter_map(|rule| match &rule.state {
            RuleState::NotEvaluated { why } => Some((rule.code.as_ref(), why)),
            _ => None,
        })
    }

    /// The rules that the caller took out of the set.
    pub fn silenced(&self) -> impl Iterator<Item = &str> {
        let silenced = self.rules.iter().filter(|rule| rule.state == RuleState::Silenced);
        silenced.map(|rule| rule.code.as_ref())
    }

    /// The rules that the caller gave another severity.
    pub fn regraded(&self) -> impl Iterator<Item = (&str, Severity)> {
        let rules = self.rules.iter();
        rules.filter_map(|rule| Some((rule.code.as_ref(), rule.regraded?)))
    }

    /// How many findings have a severity.
    ///
    /// ```
    /// use congvan::diagnostic::Severity;
    /// use congvan::{Checker, letter};
    ///
    /// let report = Checker::new().check(&letter::from_str("SỞ NỘI VỤ\n"));
    /// assert!(report.count(Severity::Error) > 0);
    /// ```
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }
}
