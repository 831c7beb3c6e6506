//! What a rule says, apart from how it is tested.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Severity;
use crate::message::Message;
use crate::value::{LegalReference, ParseValueError};

/// A rule of a catalogue, as data: what it demands, by which law, with an
/// example of each side.
///
/// ```
/// use congvan::check;
///
/// let rule = check::find_rule("N02").unwrap();
/// assert_eq!(rule.name, "number-leading-zero");
/// assert!(rule.basis_reference().is_ok());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rule {
    /// The stable code: `N02`.
    pub code: String,
    /// The name for programs and people: `number-leading-zero`.
    pub name: String,
    /// How grave a breach is, unless the case makes it lighter.
    pub severity: Severity,
    /// What the rule demands, in one sentence.
    pub title: Message,
    /// The legal basis as a citation; it parses into a [`LegalReference`].
    pub basis: String,
    /// The sets of rules that it belongs to (`nd30`, `hd36`); empty for one that
    /// holds for every document, as those of spoofing and the caller's own do.
    #[serde(default)]
    pub profiles: Vec<Cow<'static, str>>,
    /// What the rule needs to see.
    pub needs: Needs,
    /// Whether its findings can bring a [safe fix](super::Fix::safe), one that changes no meaning.
    #[serde(default)]
    pub has_safe_fix: bool,
    /// What breaks it.
    pub wrong: String,
    /// What keeps it.
    pub right: String,
}

impl Rule {
    /// A rule that needs the text alone, without examples.
    ///
    /// ```
    /// use congvan::Message;
    /// use congvan::diagnostic::{Rule, Severity};
    ///
    /// let title = Message::new("có địa chỉ thư điện tử", "an e-mail address is given");
    /// let rule = Rule::new("X01", "contact-mail", Severity::Info, title, "Điều 8 Nghị định số 30/2020/NĐ-CP")
    ///     .examples("ĐT: 0123", "ĐT: 0123; thư điện tử: vp@example.vn");
    /// assert_eq!(rule.basis_reference()?.provisions.len(), 1);
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn new(
        code: impl Into<String>,
        name: impl Into<String>,
        severity: Severity,
        title: Message,
        basis: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            severity,
            title,
            basis: basis.into(),
            profiles: Vec::new(),
            needs: Needs::Text,
            has_safe_fix: false,
            wrong: String::new(),
            right: String::new(),
        }
    }

    /// Sets an example that breaks the rule and one that keeps it.
    #[must_use]
    pub fn examples(mut self, wrong: impl Into<String>, right: impl Into<String>) -> Self {
        self.wrong = wrong.into();
        self.right = right.into();
        self
    }

    /// The legal basis as a value.
    ///
    /// # Errors
    ///
    /// If `basis` is no citation; those of the crate's own rules always are.
    pub fn basis_reference(&self) -> Result<LegalReference, ParseValueError> {
        self.basis.parse()
    }
}

/// What a rule needs to see to be evaluated.
///
/// ```
/// use congvan::check;
/// use congvan::diagnostic::Needs;
///
/// assert_eq!(check::find_rule("N05").unwrap().needs, Needs::Register); // numbers used twice
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Needs {
    /// The document alone.
    Text,
    /// The text as it came: spelling, spaces, encoding.
    Source,
    /// The layout of the page: fonts, sizes, margins.
    Layout,
    /// Other documents of the same body.
    Register,
}
