//! The records that a system for managing documents keeps: NĐ 30/2020/NĐ-CP, Annex VI,
//! Part II, "chuẩn thông tin đầu vào".
//!
//! | Record | Of | With what the clerk adds |
//! |---|---|---|
//! | [`Outgoing`] | a document that was issued (văn bản đi) | [`Dispatch`] |
//! | [`Incoming`] | a document that arrived (văn bản đến) | [`Arrival`] |
//! | [`File`] | the documents of a file (hồ sơ) | [`FileEntry`] |
//!
//! Every office keeps two registers, one of the documents that it sends and one of those
//! that come in, each with a number of its own, and puts what belongs to one matter into a
//! file. Since the decree these are rows in a system, and systems exchange them.
//!
//! A record is taken from a document (`of`), read and written as JSON ([`json`]) or as
//! a table for a spreadsheet ([`csv`]), both with the functions that every format has.
//!
//! The names, types and lengths are the decree's, as one table: [`fields`]. Values that
//! are too long stay whole, and [`misfits`] names them.
//!
//! ```
//! use congvan::record::{self, Arrival, Incoming};
//! use congvan::letter;
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo số liệu quý II\n");
//! let arrival: Arrival = record::json::one_from_str(r#"{"ArrivalNumber": 312, "ArrivalDate": "06/05/2024"}"#)?;
//! let record = Incoming::of(&reading.document, &arrival).output;
//! assert!(record::misfits(&record).is_empty());
//!
//! let json = record::json::to_string(&[record])?;
//! assert!(json.contains("\"Subject\": \"báo cáo số liệu quý II\""));
//! assert!(json.contains("\"ArrivalDate\": \"2024-05-06\""));
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! # Where the decree is silent
//!
//! - `Priority` is one digit for urgency and secrecy, without a list of values. Unless
//!   the clerk sets it, it is the urgency as the exchange of documents counts it (1
//!   khẩn, 2 thượng khẩn, 3 hỏa tốc); a degree of secrecy is then a loss.
//! - A date has ten characters and no pattern: ISO 8601 is written, `dd/MM/yyyy` is
//!   read, too.
//! - The code of the document itself, which the system must make, has no field.

mod cells;
pub mod csv;
mod day;
pub mod json;
mod misfit;
mod model;
mod shape;
mod table;
mod unique;
mod view;

pub use misfit::{Misfit, misfits};
pub use model::{
    Arrival, Dispatch, Entry, File, FileCode, FileEntry, Incoming, OfForm, Outgoing, Receiver, Record, SignerInfo,
};
pub use table::{Field, FieldType, Form, fields};
