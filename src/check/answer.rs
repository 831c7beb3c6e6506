//! What a rule answers.

use std::borrow::Cow;

use crate::diagnostic::{Edit, Fix, Severity};
use crate::message::Message;
use crate::text::Span;

/// What a rule answers about one document.
///
/// ```
/// use congvan::check::{Answer, Finding, Subject};
/// use congvan::Message;
///
/// /// A letter of this office names who drafted it.
/// fn names_the_drafter(subject: &Subject<'_>) -> Answer {
///     let document = subject.document();
///     if document.archive.is_none() {
///         // A rule that has nothing to say about a document says why.
///         return Answer::NotApplicable(Message::new("không có dòng lưu", "there is no archive line"));
///     }
///     let message = || Message::new("thiếu ký hiệu người soạn thảo", "the drafter's mark is missing");
///     Answer::of(document.drafter.is_none().then(|| Finding::new("/archive", message())))
/// }
/// # let _ = names_the_drafter;
/// assert_eq!(Answer::of([]), Answer::Passed);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// The document keeps the rule.
    Passed,
    /// The document breaks the rule, or the rule has something to say about it.
    Failed(Vec<Finding>),
    /// The rule does not concern this document.
    NotApplicable(Message),
    /// The rule concerns the document and could not be tested.
    NotEvaluated(Message),
}

impl Answer {
    /// Passed without findings, failed with them.
    ///
    /// ```
    /// use congvan::check::Answer;
    ///
    /// assert_eq!(Answer::of([]), Answer::Passed);
    /// ```
    #[must_use]
    pub fn of(findings: impl IntoIterator<Item = Finding>) -> Self {
        let findings: Vec<Finding> = findings.into_iter().collect();
        if findings.is_empty() {
            Answer::Passed
        } else {
            Answer::Failed(findings)
        }
    }

    pub(super) fn not_applicable(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Answer::NotApplicable(Message::new(vi, en))
    }

    pub(super) fn not_evaluated(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Answer::NotEvaluated(Message::new(vi, en))
    }
}

impl From<Finding> for Answer {
    fn from(finding: Finding) -> Self {
        Answer::Failed(vec![finding])
    }
}

/// One thing that a rule found: where, what is wrong and what is expected.
///
/// ```
/// use congvan::Message;
/// use congvan::check::Finding;
/// use congvan::diagnostic::Severity;
///
/// let message = Message::new("thiếu địa chỉ thư điện tử", "the e-mail address is missing");
/// let finding = Finding::new("/contact", message).lighter(Severity::Info);
/// assert_eq!(finding.path(), "/contact");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Finding {
    pub(super) path: String,
    pub(super) message: Message,
    pub(super) severity: Option<Severity>,
    pub(super) span: Option<Span>,
    pub(super) beside: Option<String>,
    pub(super) fix: Option<Fix>,
    pub(super) awaits_issue: bool,
}

impl Finding {
    /// A finding at a field, a JSON Pointer into the document, of the severity
    /// of its rule.
    pub fn new(path: impl Into<String>, message: Message) -> Self {
        Self {
            path: path.into(),
            message,
            severity: None,
            span: None,
            beside: None,
            fix: None,
            awaits_issue: false,
        }
    }

    pub(super) fn at(
        path: impl Into<String>,
        vi: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(path, Message::new(vi, en))
    }

    /// The field.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Makes it lighter than its rule; a graver severity has no effect.
    pub fn lighter(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    pub(super) fn lighter_if(self, doubt: bool, severity: Severity) -> Self {
        if doubt { self.lighter(severity) } else { self }
    }

    /// Narrows the place to the exact characters of the original text; without
    /// it the place is that of the field.
    pub fn within(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    pub(super) fn within_opt(self, span: Option<Span>) -> Self {
        match span {
            Some(span) => self.within(span),
            None => self,
        }
    }

    /// Names the field whose place stands in where the own field is missing.
    pub fn beside(mut self, path: impl Into<String>) -> Self {
        self.beside = Some(path.into());
        self
    }

    /// Says how to fix it, in offsets of the original text.
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Edits that change no meaning, if there are any.
    pub(super) fn with_safe_edits(self, edits: Vec<Edit>) -> Self {
        self.with_edits(true, edits)
    }

    pub(super) fn with_edits(self, safe: bool, edits: Vec<Edit>) -> Self {
        if edits.is_empty() {
            return self;
        }
        self.with_fix(Fix { safe, edits })
    }

    /// Says that only the issue of the document brings what is missing: for a
    /// [draft](super::Stage::Draft) it is information.
    pub fn awaiting_issue(mut self) -> Self {
        self.awaits_issue = true;
        self
    }
}
