//! Degrees of urgency and secrecy.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::error::{ParseValueError, ValueKind};
use super::text_value::serde_as_text;
use crate::text::{fold, opens_with, skeleton};

macro_rules! degrees {
    ($(#[$meta:meta])* $type:ident { $($(#[$variant_meta:meta])* $variant:ident $name:literal,)* } $vi:literal $en:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $type {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $type {
            /// Every degree, the lowest first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The words of the stamp, with a capital.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The degree by its words, however they are spelt.
            pub(crate) fn from_words(words: &str) -> Option<Self> {
                // Bare letters tell nearly all others apart before anything is folded.
                static WORDS: LazyLock<Vec<($type, String, String)>> =
                    LazyLock::new(|| $type::ALL.iter().map(|d| (*d, skeleton(d.name()), fold(d.name()))).collect());
                let found = WORDS.iter().find(|(_, bare, folded)| opens_with(words, bare) && fold(words) == *folded);
                found.map(|(degree, _, _)| *degree)
            }
        }

        impl FromStr for $type {
            type Err = ParseValueError;

            /// Reads the words however they are spelt.
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::from_words(s).ok_or_else(|| ParseValueError::new(ValueKind::$type, s, 0, $vi, $en))
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        serde_as_text!($type);
    };
}

degrees! {
    /// The degree of urgency (NĐ 30/2020, Annex I, III.2.b), the lowest first.
    ///
    /// # Syntax
    ///
    /// The words of the stamp, however they are spelt; prints them with a capital.
    ///
    /// # Errors
    ///
    /// Any other words.
    ///
    /// # Examples
    ///
    /// ```
    /// use congvan::value::Urgency;
    ///
    /// assert_eq!("HOẢ TỐC".parse(), Ok(Urgency::HoaToc));
    /// assert!(Urgency::HoaToc > Urgency::Khan);
    /// ```
    Urgency {
        /// `KHẨN`: urgent.
        Khan "Khẩn",
        /// `THƯỢNG KHẨN`: very urgent.
        ThuongKhan "Thượng khẩn",
        /// `HỎA TỐC`: to be carried at once.
        HoaToc "Hỏa tốc",
    }
    "phải là Khẩn, Thượng khẩn hoặc Hỏa tốc" "it must be Khẩn, Thượng khẩn or Hỏa tốc"
}

degrees! {
    /// The degree of secrecy (NĐ 30/2020, Annex I, III.2.a; Luật Bảo vệ bí mật
    /// nhà nước), the lowest first.
    ///
    /// # Syntax
    ///
    /// The words of the stamp, however they are spelt; prints them with a capital.
    ///
    /// # Errors
    ///
    /// Any other words.
    ///
    /// # Examples
    ///
    /// ```
    /// use congvan::value::Secrecy;
    ///
    /// assert_eq!("TỐI MẬT".parse(), Ok(Secrecy::ToiMat));
    /// assert_eq!(Secrecy::Mat.to_string(), "Mật");
    /// ```
    Secrecy {
        /// `MẬT`: secret.
        Mat "Mật",
        /// `TỐI MẬT`: top secret.
        ToiMat "Tối mật",
        /// `TUYỆT MẬT`: the highest degree.
        TuyetMat "Tuyệt mật",
    }
    "phải là Mật, Tối mật hoặc Tuyệt mật" "it must be Mật, Tối mật or Tuyệt mật"
}
