//! What values have because they parse from text.

/// `TryFrom<&str>`: the same as parsing.
macro_rules! try_from_text {
    ($($type:ty),+ $(,)?) => {$(
        impl TryFrom<&str> for $type {
            type Error = $crate::value::ParseValueError;

            /// The same as parsing.
            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    )+};
}

/// serde as the text that the value prints, read back by parsing.
macro_rules! serde_as_text {
    ($($type:ty),+ $(,)?) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

pub(super) use serde_as_text;

mod impls {
    use crate::value::*;

    try_from_text!(
        Archive,
        Capacity,
        DocumentId,
        DocumentNumber,
        IssueDate,
        Kind,
        LegalReference,
        Organ,
        OrganId,
        PersonName,
        Provision,
        Recipient,
        Secrecy,
        SigningAuthority,
        SigningForm,
        Urgency,
    );
}
