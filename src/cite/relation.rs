//! How a citing text stands to what it cites.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! relations {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal;)*) => {
        /// How the citing text stands to the document it cites.
        ///
        /// Told by the words before the citation (`Căn cứ …`, `… thay thế …`),
        /// sometimes by those behind it (`… được sửa đổi như sau`); members of
        /// a list share it. JSON has the name in `snake_case`.
        ///
        /// ```
        /// use congvan::cite::{self, Relation};
        ///
        /// let text = "Căn cứ Luật Đất đai; bãi bỏ Quyết định số 15/2019/QĐ-UBND.";
        /// let relations: Vec<Relation> = cite::find(text).map(|c| c.relation).collect();
        /// assert_eq!(relations, [Relation::Basis, Relation::Repeals]);
        /// assert_eq!(Relation::AmendedBy.to_string(), "amended_by");
        /// assert_eq!("amended_by".parse(), Ok(Relation::AmendedBy));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        #[non_exhaustive]
        pub enum Relation {
            $($(#[doc = $doc])* $variant,)*
            /// Any other mention: `(quy định) tại`, `theo quy định`.
            #[default]
            Refers,
        }

        impl Relation {
            /// Every relation; the one of any other mention stands last.
            ///
            /// ```
            /// use congvan::cite::Relation;
            ///
            /// assert_eq!(Relation::all().last(), Some(Relation::Refers));
            /// ```
            pub fn all() -> impl Iterator<Item = Relation> {
                [$(Relation::$variant,)* Relation::Refers].into_iter()
            }

            /// The name in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Relation::$variant => $name,)*
                    Relation::Refers => "refers",
                }
            }
        }
    };
}

relations! {
    /// `Căn cứ`, `Trên cơ sở`, `Xét`; `Theo` at the head of a paragraph.
    Basis "basis";
    /// `sửa đổi, bổ sung`.
    Amends "amends";
    /// `thay thế`, `thay cho`.
    Replaces "replaces";
    /// `bãi bỏ`, `hủy bỏ`, `hết hiệu lực`.
    Repeals "repeals";
    /// `hướng dẫn (thi hành)`, `quy định chi tiết`, `biện pháp thi hành`.
    Guides "guides";
    /// `(ban hành) kèm theo`.
    AttachedTo "attached_to";
    /// `Trả lời`, `Phúc đáp`, `nhận được`.
    RepliesTo "replies_to";
    /// `Tiếp theo`.
    Follows "follows";
    /// `đính chính`.
    Corrects "corrects";
    /// `được sửa đổi, bổ sung bởi`, `được thay thế bởi`.
    AmendedBy "amended_by";
    /// `hợp nhất tại`.
    ConsolidatedIn "consolidated_in";
    /// `công bố`.
    Promulgates "promulgates";
    /// `trừ`.
    Except "except";
    /// `Thực hiện`, `Thi hành`, `Triển khai`.
    Implements "implements";
}

impl Relation {
    /// Whether it is that of what follows a citation and speaks of it.
    pub(super) fn is_tail(self) -> bool {
        matches!(self, Relation::AmendedBy | Relation::ConsolidatedIn)
    }
}

/// What the words around a citation tie it to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ties {
    pub(super) relation: Relation,
    /// The citation in whose name or subject it stands.
    pub(super) parent: Option<usize>,
    /// The citation that it amends or consolidates.
    pub(super) modifies: Option<usize>,
}

impl Ties {
    pub(super) fn of(relation: Relation) -> Self {
        Self {
            relation,
            ..Self::default()
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Relation {
    type Err = UnknownRelation;

    /// Reads the name that JSON has: `amended_by`.
    ///
    /// ```
    /// use congvan::cite::Relation;
    ///
    /// assert_eq!("amends".parse(), Ok(Relation::Amends));
    /// assert!("quotes".parse::<Relation>().is_err());
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Relation::all()
            .find(|relation| relation.as_str() == s)
            .ok_or(UnknownRelation)
    }
}

/// A name that is no relation; the message lists those that are.
///
/// ```
/// use congvan::cite::{Relation, UnknownRelation};
///
/// assert_eq!("repeals".parse(), Ok(Relation::Repeals));
/// assert_eq!("cites".parse::<Relation>(), Err(UnknownRelation));
/// assert!(UnknownRelation.to_string().ends_with("except, implements, refers"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("không có quan hệ này (no such relation); các quan hệ (relations): {}", names())]
pub struct UnknownRelation;

fn names() -> String {
    let names: Vec<&str> = Relation::all().map(Relation::as_str).collect();
    names.join(", ")
}

impl<'de> Deserialize<'de> for Relation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

impl Serialize for Relation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
