//! Reports over checked documents, for people and for machines.
//!
//! | For | Use |
//! |---|---|
//! | a person at a terminal | [`Human`]: the line of the text with a caret, the legal basis, the fix |
//! | a program, one JSON object for each file | [`FileReport`] |
//! | code review and editors | [`sarif`]: SARIF 2.1.0 (feature `json`); [`SarifWriter`] for many files |
//!
//! All three start from a [`Checked`]: a report with the name of its file and,
//! where there is one, the text that it points into. [`Checked::display`] is the short way
//! to the first.
//!
//! ```
//! use congvan::report::Checked;
//! use congvan::{Checker, Lang, letter};
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n");
//! let report = Checker::new().check(&reading);
//! let checked = Checked::new("thu.txt", &report).with_reading(&reading);
//! let shown = checked.display(Lang::Vi).to_string();
//! assert!(shown.contains("lỗi[N02]: "));
//! assert!(shown.contains("thu.txt:2:5")); // where an editor jumps to
//! ```

mod checked;
pub(crate) mod field;
mod human;
mod machine;
pub(crate) mod mend;
#[cfg(feature = "json")]
mod sarif;
mod snippet;
pub(crate) mod style;
pub(crate) mod words;

pub use checked::Checked;
pub use human::{Human, Rendered};
pub use machine::{FileReport, NotEvaluated};
#[cfg(feature = "json")]
pub use sarif::{SarifWriter, sarif};
