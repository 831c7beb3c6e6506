//! One finding.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::message::{Lang, Message};
use crate::text::{Position, Source, Span};
use crate::value::LegalReference;

/// How grave a finding is; the graver is the greater.
///
/// ```
/// use congvan::Lang;
/// use congvan::diagnostic::Severity;
///
/// assert!(Severity::Error > Severity::Warning);
/// assert_eq!(Severity::Error.name(Lang::Vi), "lỗi");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; no fault.
    Info,
    /// Against a model form or common practice, or a duty that needs judgement.
    Warning,
    /// Against the wording of the law.
    Error,
}

impl Severity {
    /// The word for a person.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Info, Lang::Vi) => "thông tin",
            (Severity::Info, Lang::En) => "info",
            (Severity::Warning, Lang::Vi) => "cảnh báo",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Error, Lang::Vi) => "lỗi",
            (Severity::Error, Lang::En) => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name(Lang::En))
    }
}

/// A span with its line and column.
///
/// ```
/// use congvan::diagnostic::Place;
/// use congvan::text::{Source, Span};
///
/// let source = Source::from("SỞ NỘI VỤ\nSố: 5/SNV");
/// let at = source.text().find('5').unwrap();
/// let place = Place::new(Span::new(at, at + 1), &source);
/// assert_eq!((place.line, place.column), (2, 5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Offset of the first byte in the original.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters as a person sees them.
    pub column: usize,
}

impl Place {
    /// The place of a span in a source.
    #[must_use]
    pub fn new(span: Span, source: &Source) -> Self {
        let Position { line, column } = source.position(span.start);
        Self {
            start: span.start,
            end: span.end,
            line,
            column,
        }
    }

    /// Its span.
    #[must_use]
    pub fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// One replacement in the original text; see [`fix::apply`](crate::fix::apply).
///
/// ```
/// use congvan::diagnostic::Edit;
///
/// let dot = Edit { start: 12, end: 12, text: ".".into() }; // put in at byte 12
/// assert_eq!(dot.start, dot.end);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Offset of the first byte that is replaced.
    pub start: usize,
    /// Offset behind the last; equal to `start` for an insertion.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// How to mend a finding.
///
/// ```
/// use congvan::diagnostic::{Edit, Fix};
///
/// let fix = Fix { safe: true, edits: vec![Edit { start: 4, end: 5, text: "05".into() }] };
/// assert_eq!(fix.edits.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    /// Whether the edits change no meaning, so that a program may apply them unasked.
    pub safe: bool,
    /// The edits; none overlaps another.
    pub edits: Vec<Edit>,
}

/// One finding: the rule, its legal basis, the place and the mend.
///
/// Findings of the readers have no basis: they report what was repaired or not
/// understood, not what breaks a rule.
///
/// ```
/// use congvan::{Checker, Document, diagnostic::Severity, value::Kind};
///
/// let report = Checker::new().check(&Document::builder(Kind::CongVan).build());
/// let finding = report.diagnostics.iter().find(|finding| finding.path == "/subject").unwrap();
/// assert_eq!(finding.severity, Severity::Error);
/// assert!(finding.basis.is_some()); // the provision that asks for it
/// assert!(finding.span.is_none()); // a document that was made has no places
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The stable code of the rule: `N02`.
    pub code: Cow<'static, str>,
    /// The name of the rule for programs and people: `number-leading-zero`.
    pub name: Cow<'static, str>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong and what is expected.
    pub message: Message,
    /// The provision that the rule rests on; printed as text in JSON.
    #[serde(with = "basis")]
    pub basis: Option<LegalReference>,
    /// The field, as a JSON Pointer into the document.
    pub path: String,
    /// The file inside a packet that the span counts in; `None` for the text itself.
    pub part: Option<String>,
    /// The place in the original, where the reader knew it.
    pub span: Option<Place>,
    /// How to mend it, where a program can tell.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding without basis, place and mend.
    pub fn new(
        code: impl Into<Cow<'static, str>>,
        name: impl Into<Cow<'static, str>>,
        severity: Severity,
        message: Message,
        path: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            severity,
            message,
            basis: None,
            path: path.into(),
            part: None,
            span: None,
            fix: None,
        }
    }
}

/// A reference as its text.
mod basis {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::value::LegalReference;

    pub(super) fn serialize<S: Serializer>(value: &Option<LegalReference>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(ToString::to_string).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<LegalReference>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|t| t.parse().map_err(serde::de::Error::custom)).transpose()
    }
}
