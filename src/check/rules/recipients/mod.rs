//! Recipients and the archive line.

pub(in crate::check) mod archive_line;
pub(in crate::check) mod lines;
pub(in crate::check) mod list;
pub(in crate::check) mod named;
pub(in crate::check) mod recipients_page;

pub(in crate::check::rules) const PATH: &str = "/recipients";
