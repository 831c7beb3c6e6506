//! Messages for people, in Vietnamese and English.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The language of a message.
///
/// ```
/// use congvan::Lang;
///
/// let lang: Lang = "en".parse()?;
/// assert_eq!(lang, Lang::En);
/// assert_eq!(lang.to_string(), "en");
/// # Ok::<(), congvan::UnknownLang>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Vietnamese, the language of the documents; the default.
    #[default]
    Vi,
    /// English.
    En,
}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads `vi` or `en`.
    ///
    /// ```
    /// use congvan::Lang;
    ///
    /// assert_eq!("vi".parse(), Ok(Lang::Vi));
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s {
            "vi" => Ok(Lang::Vi),
            "en" => Ok(Lang::En),
            _ => Err(UnknownLang),
        }
    }
}

impl fmt::Display for Lang {
    /// Writes `vi` or `en`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        })
    }
}

/// The name of a language that is neither `vi` nor `en`.
///
/// ```
/// use congvan::{Lang, UnknownLang};
///
/// assert_eq!("fr".parse::<Lang>(), Err(UnknownLang));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} ({1})", self.message().vi, self.message().en)]
pub struct UnknownLang;

impl UnknownLang {
    /// What is wrong, in both languages.
    ///
    /// ```
    /// use congvan::Lang;
    /// use congvan::UnknownLang;
    ///
    /// assert!(UnknownLang.message().get(Lang::En).contains("`vi`"));
    /// ```
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new("ngôn ngữ phải là `vi` hoặc `en`", "the language must be `vi` or `en`")
    }
}

/// One message in both languages.
///
/// ```
/// use congvan::{Lang, Message};
///
/// let message = Message::new("thiếu số", "the number is missing");
/// assert_eq!(message.get(Lang::En), "the number is missing");
/// assert_eq!(message.to_string(), "thiếu số");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The Vietnamese text.
    pub vi: Cow<'static, str>,
    /// The English text.
    pub en: Cow<'static, str>,
}

impl Message {
    /// The same message in both languages.
    #[must_use]
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.vi)
    }
}
