//! The records that a system for managing documents keeps: NĐ 30/2020/NĐ-CP, Annex VI,
//! Part II, "chuẩn thông tin đầu vào".
//!
//! | Record | Of | With what the clerk adds |
//! |---|---|---|
//! | [`Outgoing`] | a document that was issued (văn bản đi) | [`Dispatch`] |
//! | [`Incoming`] | a document that arrived (văn bản đến) | [`Arrival`] |
//! | [`File`] | the documents of a file (hồ sơ) | [`FileEntry`] |
//!
//! The names, types and lengths are the decree's, as one table: [`fields`]. Values that
//! are too long stay whole, and [`misfits`] names them.
//!
//! ```
//! use congvan::record::{self, Arrival, Incoming};
//! use congvan::letter;
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo số liệu quý II\n");
//! let arrival: Arrival = record::entry_from_json(r#"{"ArrivalNumber": 312, "ArrivalDate": "06/05/2024"}"#)?;
//! let record = Incoming::of(&reading.document, &arrival).output;
//! assert!(record::misfits(&record).is_empty());
//!
//! let json = record::to_json(&[record])?;
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

mod csv;
mod day;
mod json;
mod misfit;
mod model;
mod shape;
mod table;
mod unique;
mod view;

pub use self::csv::{from_csv, from_csv_with, to_csv, to_csv_for_excel};
pub use json::{entries_from_json, entries_from_slice, entry_from_json, from_json, from_json_with, to_json};
pub use misfit::{Misfit, misfits};
pub use model::{
    Arrival, Dispatch, Entry, File, FileCode, FileEntry, Incoming, Outgoing, Receiver, Record, SignerInfo,
};
pub use table::{Field, FieldType, Form, fields};
