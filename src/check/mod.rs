//! Checking a document against the rules of form of Nghị định số 30/2020/NĐ-CP.
//!
//! How a letter of state must look (thể thức và kỹ thuật trình bày) is laid down by decree:
//! which components it has, where each stands, how numbers, dates, names of bodies and
//! powers of signing are written, which letters are capital. The office of records (văn thư)
//! checks it before a number is given, the receiver may send back what does not keep it.
//!
//! A [`Checker`] asks every rule of its set about a document and gathers the
//! answers in a [`Report`](crate::diagnostic::Report): findings with message,
//! legal basis, place and fix, and what became of each rule. A rule that does
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
//! # Which rules
//!
//! [`rules`] lists them with their texts and examples; [`coverage`] says of every
//! rule of the decree whether it runs on text and what it takes if not. The page
//! [`table`] holds both. Codes without prefix are those of the
//! decree, `LG-` what is inferred from the law, `DP-` the Party's, `SP-` what makes a
//! document look like another one.
//!
//! # Which documents
//!
//! Each is judged by the [`Profile`] of its own day and system, unless the caller
//! names one:
//!
//! - administrative documents from 05/3/2020 by the decree; bodies that it does not
//!   bind (Điều 2: private companies, cooperatives) follow it of their own will, so
//!   that no finding is graver than a warning;
//! - those of before by the circulars of 2011 and 2005, as far as the decree is known
//!   to have kept their rules: as warnings, the rest is not evaluated and the verdict
//!   undetermined. The encoding (F05) is of the rest: an old text in TCVN3 broke no
//!   rule of its day;
//! - documents of the Party by its guides of 2018 and 2026;
//! - normative documents and those of the Youth Union by none that is built in: the
//!   verdict is undetermined.
//!
//! A document without any date is judged by the rules in force.
//!
//! # How grave
//!
//! A finding is as grave as its rule, or lighter: where the decree gives an example
//! only, where a model form is the only basis, where a scan may be at fault. What
//! only the issue brings is information in a [draft](Stage::Draft). Information
//! alone leaves a rule passed, unless the rule is no more than information itself.
//!
//! # Many documents
//!
//! A [`Series`] compares the documents of a batch: a number and symbol stands once
//! in a year (N05).
//!
//! # The page
//!
//! A document that was read from a Word file has a [layout](crate::layout): then the rules
//! about paper, margins, typefaces, sizes and places run too, and some rules that run on
//! text look at the letters besides, under the same code. The report says so by its scope.
//! Where the file does not say what a rule must know (how long a rule is drawn, where a box
//! floats, a column made with tabs), that rule is not evaluated. Plain text has no page:
//! these rules do not apply to it.
//!
//! What nobody sees is no fault: margins may be half a millimetre off, a line in the middle
//! five millimetres, a rule 15 % of its line; letters are judged, signs and spaces are not.
//! A fault of every paragraph is told once, with the number of places. There are no fixes.
//!
//! ```
//! use congvan::Checker;
//! use congvan::check::example_readings;
//! use congvan::diagnostic::Scope;
//!
//! let letter = example_readings("F04").unwrap().wrong;
//! let report = Checker::new().check(&letter);
//! assert_eq!(report.scope, Scope::ContentAndLayout);
//! assert_eq!(report.diagnostics[0].message.vi, "lề trái 20 mm, phải là 30–35 mm");
//! ```
//!
//! # Not supported
//!
//! Rules that need signatures, seals or registers; the page [`table`] names them all.

mod answer;
mod catalogue;
mod engine;
mod example;
mod facts;
mod page;
mod question;
mod row;
mod rules;
mod subject;
#[cfg(test)]
mod testing;
mod words;

/// The rules, one by one, with their legal bases.
#[cfg(doc)]
#[doc = include_str!("RULES.md")]
pub mod table {}

pub use answer::{Answer, Finding};
pub use catalogue::coverage::{Coverage, Takes, coverage};
pub use catalogue::{ExampleLetters, ExampleReadings, example_letters, example_readings, find_rule, rules};
pub use engine::checker::Checker;
pub use engine::series::Series;
pub use question::profile::{Profile, UnknownProfile};
pub use question::sector::{Sector, UnknownSector};
pub use question::stage::Stage;
pub use question::target::Target;
pub use subject::Subject;
