//! Formats: each reads into and writes from the one [`Document`](crate::Document); none knows another.
//!
//! JSON and XML are driven by the serde implementations of the model, so that no
//! field is spelled twice. What the model refuses is a [`fault::Fault`] in both.

#[cfg(any(feature = "edxml", feature = "docx"))]
mod archive;
#[cfg(any(
    feature = "xml",
    feature = "edxml",
    feature = "docx",
    feature = "html",
    feature = "dsig"
))]
pub(crate) mod escape;
#[cfg(any(
    feature = "json",
    feature = "xml",
    feature = "edxml",
    feature = "record",
    feature = "docx",
    feature = "dsig"
))]
mod fault;
#[cfg(any(feature = "json", feature = "xml"))]
mod fields;
#[cfg(any(feature = "json", feature = "xml"))]
mod input;
#[cfg(any(feature = "json", feature = "xml", feature = "record"))]
mod limit;
pub(crate) mod look;
#[cfg(any(feature = "json", feature = "xml"))]
mod path;
#[cfg(any(feature = "xml", feature = "edxml", feature = "docx", feature = "dsig"))]
mod syntax;
#[cfg(any(feature = "json", feature = "xml"))]
mod version;

#[cfg(feature = "akn")]
pub mod akn;
#[cfg(feature = "docx")]
pub mod docx;
#[cfg(feature = "dsig")]
pub mod dsig;
#[cfg(feature = "edxml")]
pub mod edxml;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "record")]
pub mod record;
#[cfg(feature = "xml")]
pub mod xml;

#[cfg(feature = "schema")]
pub(crate) use version::VERSION;
#[cfg(feature = "schema")]
pub(crate) use xml::names as xml_names;
