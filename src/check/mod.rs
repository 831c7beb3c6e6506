//! Checking a document against the rules of form of Nghị định số 30/2020/NĐ-CP.
//!
//! A [`Checker`] asks every rule of its set about a document and gathers the
//! answers in a [`Report`](crate::diagnostic::Report): findings with message,
//! legal basis, place and mend, and what became of each rule. A rule that does
//! not concern the document, or could not be tested, says why.
//!
//! ```
//! use congvan::check::{self, Stage};
//! use congvan::value::Kind;
//! use congvan::{Checker, Document};
//!
//! let draft = Document::builder(Kind::CongVan)
//!     .number("5/SNV-VP".parse()?)
//!     .subject("báo cáo số liệu quý II")
//!     .build();
//! let report = Checker::new().stage(Stage::Draft).check(&draft);
//! let finding = report.diagnostics.iter().find(|d| d.code == "N02").unwrap();
//! assert!(finding.message.vi.contains("05"));
//!
//! let rule = check::find_rule("N02").unwrap();
//! assert_eq!(rule.name, "number-leading-zero");
//! # Ok::<(), congvan::value::ParseValueError>(())
//! ```
//!
//! # Which documents
//!
//! The rules are those of the decree, for administrative documents from the day
//! it came into force, 05/3/2020. A document of an earlier date, of the Party, or
//! normative is outside it: every rule is then not evaluated, with that reason,
//! and the verdict is undetermined. That holds for the encoding too (F05): the
//! duty to write Unicode is the decree's, and an old text in TCVN3 broke no rule
//! of it. A document without any date is judged by the rules in force.
//!
//! # How grave
//!
//! A finding is as grave as its rule, or lighter: where the decree gives an example
//! only, where a model form is the only basis, where a scan may be at fault. What
//! only the issue brings is information in a [draft](Stage::Draft). Information
//! alone leaves a rule passed, unless the rule is no more than information itself.
//!
//! # Not supported
//!
//! Rules that need the page (fonts, sizes, margins) and rules that need a register
//! or a second document.

mod answer;
mod catalogue;
mod checker;
mod engine;
#[allow(dead_code)]
mod example;
#[allow(dead_code)]
mod facts;
#[allow(dead_code)]
mod form;
mod head_marks;
mod order;
#[allow(dead_code)]
mod piece;
mod profile;
mod rules;
mod sector;
#[allow(dead_code)]
mod subject;
#[cfg(test)]
mod testing;
mod words;

pub use answer::{Answer, Finding};
pub use catalogue::{ExampleLetters, example_letters, find_rule, rules};
pub use checker::{Checker, Stage};
pub use profile::{Profile, UnknownProfile};
pub use sector::{Sector, UnknownSector};
pub use subject::Subject;
