//! One finding.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

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
/// assert_eq!("error".parse(), Ok(Severity::Error));
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
    /// Writes the name in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name(Lang::En))
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    /// Reads the name in JSON: `info`, `warning` or `error`, in capitals or not.
    ///
    /// ```
    /// use congvan::diagnostic::Severity;
    ///
    /// assert_eq!("Warning".parse(), Ok(Severity::Warning));
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let all = [Severity::Info, Severity::Warning, Severity::Error];
        let known = all
            .into_iter()
            .find(|severity| s.eq_ignore_ascii_case(severity.name(Lang::En)));
        known.ok_or(UnknownSeverity)
    }
}

/// The name of a severity that is none.
///
/// ```
/// use congvan::diagnostic::{Severity, UnknownSeverity};
///
/// assert_eq!("warning".parse(), Ok(Severity::Warning));
/// assert_eq!("fatal".parse::<Severity>(), Err(UnknownSeverity));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("mức phải là info, warning hoặc error (the severity must be one of these)")]
pub struct UnknownSeverity;

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
#[non_exhaustive]
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
        Self::at(span, source.position(span.start))
    }

    /// The place of a span whose line and column are known, for a finding about a text
    /// that is no [`Source`].
    ///
    /// ```
    /// use congvan::diagnostic::Place;
    /// use congvan::text::{Position, Span};
    ///
    /// let place = Place::at(Span::new(120, 128), Position { line: 7, column: 3 });
    /// assert_eq!((place.span(), place.line), (Span::new(120, 128), 7));
    /// ```
    #[must_use]
    pub fn at(span: Span, position: Position) -> Self {
        Self {
            start: span.start,
            end: span.end,
            line: position.line,
            column: position.column,
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
/// let text = "Số: 5/QĐ-UBND";
/// let five = text.find('5').unwrap();
/// let zero = Edit::insert(five, "0");
/// assert_eq!((zero.start, zero.end), (five, five));
/// let whole = Edit::replace(five..five + 1, "05"); // says the same in another way
/// assert_eq!(whole.span().len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Edit {
    /// Offset of the first byte that is replaced.
    pub start: usize,
    /// Offset behind the last; equal to `start` for an insertion.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// How to fix what a finding is about.
///
/// It is for the caller to apply ([`fix::apply`](crate::fix::apply)). What a *reader* mends on
/// its way, in its own copy of the text, is told in its diagnostics and by
/// [`NumberMend`](crate::value::NumberMend).
///
/// ```
/// use congvan::diagnostic::{Edit, Fix};
///
/// let fix = Fix::safe([Edit::insert(6, "0")]); // `Số: 5` has a zero now
/// assert_eq!(fix.edits.len(), 1);
/// // Which signer is meant only a person knows.
/// assert!(!Fix::proposed([Edit::replace(40..52, "Trần Thị Hà")]).safe);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Fix {
    /// Whether the edits change no meaning, so that a program may apply them unasked.
    pub safe: bool,
    /// The edits; none overlaps another.
    pub edits: Vec<Edit>,
}

impl Edit {
    /// Puts a text in the place of what stands there; an empty text takes it out.
    #[must_use]
    pub fn replace(span: impl Into<Span>, text: impl Into<String>) -> Self {
        let Span { start, end } = span.into();
        Self {
            start,
            end,
            text: text.into(),
        }
    }

    /// Puts a text in at an offset.
    #[must_use]
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::new(at, at), text)
    }

    /// The bytes that are replaced.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

impl Fix {
    /// A fix that changes no meaning: a program may apply it unasked.
    #[must_use]
    pub fn safe(edits: impl IntoIterator<Item = Edit>) -> Self {
        Self {
            safe: true,
            edits: edits.into_iter().collect(),
        }
    }

    /// A fix that a person must look at first.
    #[must_use]
    pub fn proposed(edits: impl IntoIterator<Item = Edit>) -> Self {
        Self {
            safe: false,
            edits: edits.into_iter().collect(),
        }
    }
}

/// One finding: the rule, its legal basis, the place and the fix.
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
///
/// A program with checks of its own makes findings like those of the crate, so that its
/// reports, fixes and pages show them alike:
///
/// ```
/// use congvan::diagnostic::{Diagnostic, Edit, Fix, Place, Severity};
/// use congvan::text::{Source, Span};
/// use congvan::{Message, fix};
///
/// let source = Source::from("Điện thoại: 02903 831 234");
/// let at = source.text().find("02903").unwrap();
/// let message = Message::new("số điện thoại thiếu mã quốc gia", "the telephone number lacks the country");
/// let finding = Diagnostic::new("X02", "contact-country", Severity::Info, message, "/contact/0")
///     .with_basis("Điều 8 Nghị định số 30/2020/NĐ-CP".parse()?)
///     .with_span(Place::new(Span::new(at, at + 1), &source))
///     .with_fix(Fix::safe([Edit::replace(at..at + 1, "+84 ")]));
/// assert_eq!(fix::apply(&source, &[finding]).text, "Điện thoại: +84 2903 831 234");
/// # Ok::<(), congvan::value::ParseValueError>(())
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
    /// How to fix it, where a program can tell.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding without basis, place and fix.
    #[must_use]
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

    /// Sets the provision that the rule rests on.
    #[must_use]
    pub fn with_basis(mut self, basis: LegalReference) -> Self {
        self.basis = Some(basis);
        self
    }

    /// Sets the place in the original.
    #[must_use]
    pub fn with_span(mut self, place: Place) -> Self {
        self.span = Some(place);
        self
    }

    /// Sets how to fix it.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
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
