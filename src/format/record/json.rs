//! Records as JSON: one list of objects with the decree's names.
//!
//! It reads what a clerk adds, too, from an object with a part of these names. What is
//! absent has no key; days are `2024-05-02`, and `02/05/2024` is read.
//!
//! ```
//! use congvan::record::{Arrival, Incoming, json};
//! use congvan::{Document, value::Kind};
//!
//! let arrival: Arrival = json::one_from_str(r#"{"ArrivalNumber": 312, "ArrivalDate": "06/05/2024"}"#)?;
//! let document = Document::builder(Kind::CongVan).subject("báo cáo số liệu quý II").build();
//! let text = json::to_string(&[Incoming::of(&document, &arrival).output])?;
//! assert!(text.contains("\"ArrivalDate\": \"2024-05-06\""));
//! assert_eq!(json::from_str::<Incoming>(&text)?[0].arrival_number, Some(312));
//! # Ok::<(), congvan::Error>(())
//! ```

use std::io::{Read, Write};

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

use super::model::{OfForm, Record};
use super::shape::record_of;
use super::table::Form;
use super::unique::Unique;
use crate::error::{Error, ErrorKind};
use crate::format::fault::{Fault, excerpt};
use crate::format::limit::too_many_objects;
use crate::message::Message;
use crate::text::{Limits, Position, Source};

/// Reads records, or what a clerk adds to several documents: a list, or one object alone.
/// An empty text is none.
///
/// # Errors
///
/// [`ErrorKind::Syntax`] for broken JSON, with its position; [`ErrorKind::Data`] for a
/// name that the record does not have or that stands twice and a value of another type,
/// with its path or position;
/// [`ErrorKind::Limit`] for more than the default [`Limits`].
///
/// ```
/// use congvan::record::{Incoming, json};
///
/// let records = json::from_str::<Incoming>(r#"{"ArrivalDate": "02/05/2024", "ArrivalNumber": 312}"#)?;
/// assert_eq!(records[0].arrival_date.unwrap().to_string(), "2024-05-02");
///
/// let error = json::from_str::<Incoming>(r#"[{"SignerInfo": {"FullName": 5}}]"#).unwrap_err();
/// assert_eq!(error.to_string(), "/0/SignerInfo/FullName: `FullName` must be a string, not `5`");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_str<T: OfForm>(text: &str) -> Result<Vec<T>, Error> {
    from_str_with(text, &Limits::default())
}

/// Reads records, with limits of the caller.
///
/// # Errors
///
/// As [`from_str`].
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{Incoming, json};
/// use congvan::text::Limits;
///
/// let error = json::from_str_with::<Incoming>("[{}, {}]", &Limits::default().objects(1)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_str_with<T: OfForm>(text: &str, limits: &Limits) -> Result<Vec<T>, Error> {
    all(parse(text, limits)?, T::FORM, limits)
}

/// Reads records from the bytes of a file, in UTF-8 or UTF-16.
///
/// # Errors
///
/// As [`from_str`], and [`ErrorKind::Encoding`] for other bytes: no letter is guessed.
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{Arrival, json};
///
/// let arrivals = json::from_slice::<Arrival>("{\"ToPlaces\": \"Văn phòng\"}".as_bytes())?;
/// assert_eq!(arrivals[0].to_places.as_deref(), Some("Văn phòng"));
///
/// let error = json::from_slice::<Arrival>(b"{\"ToPlaces\": \"V\xE3n ph\xF2ng\"}").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Encoding);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice<T: OfForm>(bytes: &[u8]) -> Result<Vec<T>, Error> {
    from_slice_with(bytes, &Limits::default())
}

/// Reads records from the bytes of a file, with limits of the caller.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::record::{Outgoing, json};
/// use congvan::text::Limits;
///
/// assert!(json::from_slice_with::<Outgoing>(&[b' '; 2000], &Limits::default().text_bytes(1024)).is_err());
/// ```
pub fn from_slice_with<T: OfForm>(bytes: &[u8], limits: &Limits) -> Result<Vec<T>, Error> {
    from_str_with(Source::unicode_from_slice(bytes, limits)?.text(), limits)
}

/// Reads records from anything that reads, up to the default limit.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`] where reading fails.
///
/// ```
/// use congvan::record::{Dispatch, json};
///
/// let file = std::io::Cursor::new(r#"[{"PageAmount": 2}, {"PageAmount": 5}]"#);
/// let pages: Option<u64> = json::from_reader::<Dispatch>(file)?.iter().map(|entry| entry.page_amount).sum();
/// assert_eq!(pages, Some(7));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader<T: OfForm>(reader: impl Read) -> Result<Vec<T>, Error> {
    from_reader_with(reader, &Limits::default())
}

/// Reads records from anything that reads, with limits of the caller.
///
/// # Errors
///
/// As [`from_reader`].
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{Outgoing, json};
/// use congvan::text::Limits;
///
/// let endless = std::io::repeat(b' ');
/// let limits = Limits::default().text_bytes(1024);
/// assert_eq!(json::from_reader_with::<Outgoing>(endless, &limits).unwrap_err().kind(), ErrorKind::Limit);
/// ```
pub fn from_reader_with<T: OfForm>(reader: impl Read, limits: &Limits) -> Result<Vec<T>, Error> {
    from_slice_with(&limits.read(reader)?, limits)
}

/// Reads one record, or what a clerk adds to one document, from a JSON object.
///
/// # Errors
///
/// As [`from_str`]; a list is none.
///
/// ```
/// use congvan::record::{Arrival, json};
///
/// let arrival: Arrival = json::one_from_str(r#"{"ArrivalNumber": 312, "FileCode": {"FileCatalog": 2024}}"#)?;
/// assert_eq!((arrival.arrival_number, arrival.file_code.file_catalog), (Some(312), Some(2024)));
/// assert!(json::one_from_str::<Arrival>(r#"{"Subject": "báo cáo"}"#).is_err()); // the document says it
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn one_from_str<T: OfForm>(text: &str) -> Result<T, Error> {
    record_of(parse(text, &Limits::default())?, T::FORM, "").map_err(into_error)
}

/// Writes records as a JSON list, with a line break at its end. What is absent has no key.
///
/// # Errors
///
/// None for any record; the signature is that of every format.
///
/// ```
/// use congvan::record::{Dispatch, Outgoing, json};
/// use congvan::{Document, Error, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).number("45/SNV-VP".parse()?).build();
/// let record = Outgoing::of(&document, &Dispatch::default()).output;
/// let text = json::to_string(&[record.clone()])?;
/// assert!(text.contains("\"CodeNotation\": \"SNV-VP\""));
/// assert_eq!(json::from_str::<Outgoing>(&text)?, [record]);
/// # Ok::<(), Error>(())
/// ```
pub fn to_string<R: Record>(records: &[R]) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(records).map_err(|error| {
        let message = Message::new(
            format!("không ghi được JSON: {error}"),
            format!("cannot write JSON: {error}"),
        );
        Error::new(ErrorKind::Data, message).with_source(error)
    })?;
    text.push('\n');
    Ok(text)
}

/// Writes records as the bytes of a JSON file, in UTF-8.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::record::{Outgoing, json};
///
/// assert_eq!(json::to_vec::<Outgoing>(&[])?, b"[]\n");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_vec<R: Record>(records: &[R]) -> Result<Vec<u8>, Error> {
    to_string(records).map(String::into_bytes)
}

/// Writes records as a JSON list to anything that writes.
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::record::{File, FileEntry, json};
/// use congvan::Document;
///
/// let record = File::of(&[Document::default()], &FileEntry::default()).output;
/// let mut file = Vec::new();
/// json::to_writer(&mut file, &[record])?;
/// assert!(String::from_utf8_lossy(&file).contains("\"DocTotal\": 1"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer<R: Record>(mut writer: impl Write, records: &[R]) -> Result<(), Error> {
    writer.write_all(to_string(records)?.as_bytes()).map_err(Error::io)
}

/// Each of a list, or the one that there is.
fn all<T: DeserializeOwned>(value: Value, form: Form, limits: &Limits) -> Result<Vec<T>, Error> {
    let items = match value {
        Value::Array(items) if items.len() > limits.objects => {
            return Err(into_error(too_many_objects(limits.objects)));
        }
        Value::Array(items) => items,
        one => return Ok(vec![record_of(one, form, "").map_err(into_error)?]),
    };
    let items = items.into_iter().enumerate();
    let items = items.map(|(i, item)| record_of(item, form, &format!("/{i}")).map_err(into_error));
    items.collect()
}

fn parse(text: &str, limits: &Limits) -> Result<Value, Error> {
    limits.check_length(text.len())?;
    serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
        .map(|Unique(value)| value)
        .map_err(broken)
}

/// What `serde_json` says of it.
const TOO_DEEP: &str = "recursion limit exceeded";

fn broken(error: serde_json::Error) -> Error {
    let position = Position {
        line: error.line().max(1),
        column: error.column().max(1),
    };
    let said = error.to_string();
    let (said, _) = said.rsplit_once(" at line ").unwrap_or((&said, ""));
    let (kind, message) = match error.classify() {
        Category::Syntax if said == TOO_DEEP => {
            let vi = "JSON lồng nhau quá giới hạn 128 cấp; hãy bớt cấp lồng, bản ghi chỉ cần vài cấp";
            let en = "the JSON is nested deeper than the limit of 128; flatten it, records have a few levels";
            (ErrorKind::Limit, Message::new(vi, en))
        }
        Category::Data => {
            let name = excerpt(said);
            let vi = format!("`{name}` xuất hiện hai lần; hãy giữ lại một");
            let en = format!("`{name}` stands here twice; keep one");
            (ErrorKind::Data, Message::new(vi, en))
        }
        Category::Eof => {
            let vi = "JSON kết thúc giữa chừng; hãy kiểm tra dấu đóng ngoặc và dấu ngoặc kép";
            let en = format!("the JSON is broken: {said}");
            (ErrorKind::Syntax, Message::new(vi, en))
        }
        Category::Syntax | Category::Io => {
            let vi = "JSON sai cú pháp ở đây; hãy kiểm tra dấu ngoặc, dấu phẩy và dấu ngoặc kép";
            let en = format!("the JSON is broken: {said}");
            (ErrorKind::Syntax, Message::new(vi, en))
        }
    };
    Error::new(kind, message).with_position(position).with_source(error)
}

fn into_error(fault: Fault) -> Error {
    fault.into_error(&"".into())
}
