//! The content: its recitals, citations, parts and lists.

pub(in crate::check::rules) mod articles;
pub(in crate::check::rules) mod cited;
pub(in crate::check) mod citing;
pub(in crate::check::rules) mod clauses;
pub(in crate::check::rules) mod divisions;
pub(in crate::check) mod divisions_page;
pub(in crate::check::rules) mod first_citation;
mod issuer_told;
pub(in crate::check::rules) mod list_signs;
pub(in crate::check) mod nesting;
mod number_series;
pub(in crate::check::rules) mod provisions;
mod recital_label;
pub(in crate::check::rules) mod recital_laws;
pub(in crate::check::rules) mod recital_parts;
pub(in crate::check) mod recitals;
pub(in crate::check) mod running_page;
pub(in crate::check) mod sequence;
pub(in crate::check) mod structure;
pub(in crate::check) mod wording;
