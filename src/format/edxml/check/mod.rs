//! Whether a packet keeps the standard: the rules `ED-…`.
//!
//! Errors are what makes a packet useless to its receiver; warnings are what some
//! receivers refuse or misread. What a reader forgave stands in its own diagnostics.

mod facts;
mod rules;
mod tables;

use std::sync::LazyLock;

use chrono::NaiveDate;

use self::facts::Facts;
use self::rules::RULES;
use super::model::Edxml;
use crate::diagnostic::{Diagnostic, Needs, Place, Report, Rule, RuleOutcome, RuleState, Scope, Severity};
use crate::message::Message;

/// Which file a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Document,
    Status,
    Both,
    /// The file that either was read from.
    File,
    /// A document, on a day that is known.
    Day,
}

/// One rule: what it says, and how it is tested.
struct Row {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    about: About,
    vi: &'static str,
    en: &'static str,
    /// What breaks it, and what keeps it.
    examples: (&'static str, &'static str),
    test: fn(&Facts<'_>) -> Vec<Finding>,
}

/// A breach: where, and what is there.
struct Finding {
    path: String,
    vi: String,
    en: String,
    /// Where it stands in the file, if that is known.
    place: Option<Place>,
}

impl Finding {
    fn new(path: impl Into<String>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            vi: vi.into(),
            en: en.into(),
            place: None,
        }
    }
}

/// The circular that issues the standard.
const BASIS: &str = "Thông tư số 10/2016/TT-BTTTT";

/// The set of rules, as reports name it.
const PROFILE: &str = "qcvn102";

/// Checks packets and status messages against QCVN 102:2016/BTTTT and what receivers
/// are known to refuse.
///
/// ```
/// use congvan::edxml::{Check, Edxml, Packet};
///
/// let report = Check::new().check(&Edxml::from(Packet::default()));
/// assert_eq!(report.is_compliant(), Some(false));
/// assert!(report.diagnostics.iter().any(|finding| finding.path == "/from/organId"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Check {
    today: Option<NaiveDate>,
}

impl Check {
    /// A check that does not know the day: dates in the future are not told.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the day behind which dates of issue are in the future.
    #[must_use]
    pub fn as_of(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Checks what was read or made.
    #[must_use]
    pub fn check(&self, content: &Edxml) -> Report {
        self.judge(&Facts::new(content, self.today))
    }

    /// Checks what was read, and what the reader had to forgive: base64 that is none,
    /// dates in other forms, prefixes without a namespace.
    ///
    /// ```
    /// use congvan::edxml::{self, Attachment, Check, Content, Packet};
    ///
    /// let mut packet = Packet::default();
    /// let mut attachment = Attachment::new("1", "thu.pdf");
    /// attachment.content = Some(Content::new(*b"%PDF-1.7"));
    /// packet.attach(attachment);
    /// let file = edxml::to_string(&packet)?.output.replace("JVBE", "!!!!");
    ///
    /// let reading = edxml::from_str(&file)?;
    /// let report = Check::new().check_read(&reading.content, &reading.diagnostics);
    /// assert!(report.diagnostics.iter().any(|finding| finding.code == "ED-E16"));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn check_read(&self, content: &Edxml, forgiven: &[Diagnostic]) -> Report {
        let mut facts = Facts::new(content, self.today);
        facts.forgiven = Some(forgiven);
        self.judge(&facts)
    }

    fn judge(&self, facts: &Facts<'_>) -> Report {
        let mut diagnostics = Vec::new();
        let mut outcomes = Vec::new();
        for row in RULES {
            let concerns = match row.about {
                About::Both => true,
                About::Document => facts.packet().is_some(),
                About::Status => facts.status().is_some(),
                About::File => facts.forgiven.is_some(),
                About::Day => facts.packet().is_some() && facts.today.is_some(),
            };
            let state = if concerns {
                let findings = (row.test)(facts);
                let state = if findings.is_empty() {
                    RuleState::Passed
                } else {
                    RuleState::Failed
                };
                diagnostics.extend(findings.into_iter().map(|finding| row.diagnostic(finding)));
                state
            } else {
                let why = match row.about {
                    About::File => Message::new(
                        "quy tắc này xét tệp đã đọc, không xét nội dung trong bộ nhớ",
                        "it is about a file that was read, not about what is in memory",
                    ),
                    About::Day if facts.packet().is_some() => {
                        Message::new("không cho biết ngày kiểm tra", "the day of the check is not given")
                    }
                    _ => Message::new(
                        "quy tắc này dành cho loại gói tin khác",
                        "it is about the other sort of packet",
                    ),
                };
                RuleState::NotApplicable { why }
            };
            outcomes.push(RuleOutcome::new(row.code, state));
        }
        let mut report = Report::new(Scope::Content, diagnostics, outcomes);
        report.profile = Some(PROFILE.into());
        report
    }
}

impl Row {
    fn diagnostic(&self, finding: Finding) -> Diagnostic {
        let message = Message::new(finding.vi, finding.en);
        let mut diagnostic = Diagnostic::new(self.code, self.name, self.severity, message, finding.path);
        diagnostic.span = finding.place;
        diagnostic.basis = BASIS.parse().ok();
        diagnostic
    }
}

/// The rules `ED-…`.
///
/// ```
/// let rule = congvan::edxml::rules().iter().find(|rule| rule.code == "ED-E01").unwrap();
/// assert!(rule.basis_reference().is_ok());
/// ```
#[must_use]
pub fn rules() -> &'static [Rule] {
    static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        RULES
            .iter()
            .map(|row| {
                let title = Message::new(row.vi, row.en);
                let mut rule =
                    Rule::new(row.code, row.name, row.severity, title, BASIS).examples(row.examples.0, row.examples.1);
                rule.profiles = vec![PROFILE.into()];
                rule.needs = Needs::Text;
                rule
            })
            .collect()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_told_apart_and_has_its_basis() {
        let codes: std::collections::HashSet<_> = rules().iter().map(|rule| &rule.code).collect();
        assert_eq!(codes.len(), rules().len());
        for rule in rules() {
            rule.basis_reference().unwrap();
            assert!(!rule.wrong.is_empty() && !rule.right.is_empty(), "{}", rule.code);
        }
    }
}
