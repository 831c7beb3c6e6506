//! Vietnamese official documents (công văn, quyết định, thông báo, …): read, model, check, exchange.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "check")]
pub mod check;
pub mod cite;
pub mod detect;
pub mod diagnostic;
pub mod document;
mod error;
#[cfg(feature = "check")]
pub mod fix;
mod format;
mod layout;
#[cfg(feature = "letter")]
pub mod letter;
mod message;
pub mod registry;
pub mod report;
pub mod text;
pub mod value;

#[cfg(feature = "check")]
pub use check::Checker;
pub use document::Document;
pub use error::{Error, ErrorKind};
#[cfg(feature = "json")]
pub use format::json;
#[cfg(feature = "xml")]
pub use format::xml;
pub use message::{Lang, Message, UnknownLang};
