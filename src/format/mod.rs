//! Formats: each reads into and writes from the one [`Document`](crate::Document); none knows another.

#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "xml")]
pub mod xml;
