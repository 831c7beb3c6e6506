//! Many documents, over several threads, in order and in flat memory.
//!
//! [`Batch`] hands items to its threads and the answers back in the order of the
//! items; it never holds more than a few of them, whatever their number, nor more of their
//! bytes than a budget where their weights are known ([`Batch::run_weighed`]).
//! [`lines`] takes an input of lines apart, each an [`Item`] with the caller's
//! name for it.
//!
//! ```
//! use congvan::batch::{self, Batch, Item};
//! use congvan::letter;
//!
//! let input = "{\"id\": 1, \"text\": \"SỞ NỘI VỤ\\nSố: 45/SNV-VP\\n\"}\n{\"id\": 2, \"text\": \"\"}\n";
//! let mut numbers = Vec::new();
//! Batch::new().jobs(2).run(
//!     batch::lines(input.as_bytes(), 1 << 20),
//!     |line| line.and_then(|line| Item::from_line(&line)),
//!     |item| {
//!         let item = item?;
//!         let reading = letter::from_str(item.text().unwrap_or_default());
//!         numbers.push((item.id().to_string(), reading.document.number.map(|n| n.to_string())));
//!         Ok::<(), congvan::Error>(())
//!     },
//! )?;
//! assert_eq!(numbers, [("1".into(), Some("45/SNV-VP".into())), ("2".into(), None)]);
//! # Ok::<(), congvan::Error>(())
//! ```

mod gate;
#[cfg(feature = "json")]
mod item;
mod lines;
mod ordered;

#[cfg(feature = "json")]
pub use item::{Id, Item};
pub use lines::{Line, Lines, lines};
pub use ordered::{Batch, Handle};
