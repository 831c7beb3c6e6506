//! The report for a program: one JSON object for each file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::checked::Checked;
use crate::diagnostic::{Diagnostic, Scope, Severity, Verdict};
use crate::message::Lang;

/// What was found in one file, in the shape that `congvan check --format json`
/// prints, one object to a line.
///
/// ```
/// use congvan::report::{Checked, FileReport};
/// use congvan::{Checker, Document, Lang, diagnostic::Verdict, value::Kind};
///
/// let report = Checker::new().check(&Document::builder(Kind::CongVan).build());
/// let line = FileReport::new(&Checked::new("thu.json", &report), Lang::En);
/// assert_eq!(line.verdict, Verdict::NotCompliant);
///
/// let json = serde_json::to_string(&line)?;
/// assert!(json.starts_with(r#"{"file":"thu.json","verdict":"not-compliant","scope":"content","#));
/// assert_eq!(serde_json::from_str::<FileReport>(&json)?, line);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FileReport {
    /// The file as the caller named it.
    pub file: String,
    /// The straight answer.
    pub verdict: Verdict,
    /// What was looked at.
    pub scope: Scope,
    /// The set of rules that the document was judged by (`nd30`); null where none is built in.
    #[serde(default)]
    pub profile: Option<Cow<'static, str>>,
    /// The findings, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
    /// The applicable rules that could not be evaluated.
    pub not_evaluated: Vec<NotEvaluated>,
    /// What the reader had to mend or did not understand; no judgement by rules.
    #[serde(default)]
    pub notes: Vec<Diagnostic>,
    /// The rules that the caller took out of the set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silenced: Vec<String>,
    /// The rules that the caller gave another severity.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub regraded: BTreeMap<String, Severity>,
}

/// An applicable rule that could not be evaluated.
///
/// ```
/// use congvan::report::{Checked, FileReport};
/// use congvan::{Checker, Lang, letter};
///
/// // The circular of 2011 is known in part: a letter of its time cannot be judged whole.
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\nHà Khê, ngày 12 tháng 9 năm 2012\nV/v báo cáo\n");
/// let report = Checker::new().check(&reading);
/// let of_file = FileReport::new(&Checked::new("thu.txt", &report), Lang::En);
/// let rule = &of_file.not_evaluated[0];
/// assert!(!rule.code.is_empty() && !rule.why.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NotEvaluated {
    /// The code of the rule.
    pub code: String,
    /// Why it could not be evaluated.
    pub why: String,
}

impl FileReport {
    /// The report of one file; the reasons in `not_evaluated` are in one language.
    #[must_use]
    pub fn new(checked: &Checked<'_>, lang: Lang) -> Self {
        let not_evaluated = checked.report.not_evaluated().map(|(code, why)| NotEvaluated {
            code: code.to_owned(),
            why: why.get(lang).to_owned(),
        });
        Self {
            file: checked.file.to_owned(),
            verdict: checked.report.verdict(),
            scope: checked.report.scope,
            profile: checked.report.profile.clone(),
            diagnostics: checked.report.diagnostics.clone(),
            not_evaluated: not_evaluated.collect(),
            notes: checked.notes().cloned().collect(),
            silenced: checked.report.silenced().map(str::to_owned).collect(),
            regraded: checked
                .report
                .regraded()
                .map(|(code, severity)| (code.to_owned(), severity))
                .collect(),
        }
    }
}
