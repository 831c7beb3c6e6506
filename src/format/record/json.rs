//! Records as JSON: one list of objects with the decree's names.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

use super::model::{Entry, Record};
use super::shape::record_of;
use super::table::Form;
use super::unique::Unique;
use crate::error::{Error, ErrorKind};
use crate::format::fault::{Fault, excerpt};
use crate::format::limit::too_many_objects;
use crate::message::Message;
use crate::text::{Limits, Position, Source};

/// Writes records as a JSON list, with a line break at its end. What is absent has no key.
///
/// # Errors
///
/// None for any record; the signature is that of every format.
///
/// ```
/// use congvan::record::{self, Dispatch, Outgoing};
/// use congvan::{Document, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).number("45/SNV-VP".parse()?).build();
/// let record = Outgoing::of(&document, &Dispatch::default()).output;
/// let text = record::to_json(&[record.clone()])?;
/// assert!(text.contains("\"CodeNotation\": \"SNV-VP\""));
/// assert_eq!(record::from_json::<Outgoing>(&text)?, [record]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json<R: Record>(records: &[R]) -> Result<String, Error> {
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

/// Reads records from JSON: a list, or one object alone. Days are `2024-05-02` or
/// `02/05/2024`; an empty text is none.
///
/// # Errors
///
/// [`ErrorKind::Syntax`] for broken JSON, with its position; [`ErrorKind::Data`] for a
/// name that the record does not have or that stands twice and a value of another type,
/// with its path or position;
/// [`ErrorKind::Limit`] for more than the default [`Limits`].
///
/// ```
/// use congvan::record::{self, Incoming};
///
/// let records = record::from_json::<Incoming>(r#"{"ArrivalDate": "02/05/2024", "ArrivalNumber": 312}"#)?;
/// assert_eq!(records[0].arrival_date.unwrap().to_string(), "2024-05-02");
///
/// let error = record::from_json::<Incoming>(r#"[{"SignerInfo": {"FullName": 5}}]"#).unwrap_err();
/// assert_eq!(error.to_string(), "/0/SignerInfo/FullName: `FullName` must be a string, not `5`");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_json<R: Record>(text: &str) -> Result<Vec<R>, Error> {
    from_json_with(text, &Limits::default())
}

/// Reads records from JSON, with limits of the caller.
///
/// # Errors
///
/// As [`from_json`].
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{self, Incoming};
/// use congvan::text::Limits;
///
/// let limits = Limits::default().objects(1);
/// let error = record::from_json_with::<Incoming>("[{}, {}]", &limits).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_json_with<R: Record>(text: &str, limits: &Limits) -> Result<Vec<R>, Error> {
    all(parse(text, limits)?, R::FORM, limits)
}

/// Reads what the clerk adds from a JSON object with the names of the record.
///
/// # Errors
///
/// As [`from_json`].
///
/// ```
/// use congvan::record::{self, Arrival};
///
/// let arrival: Arrival = record::entry_from_json(r#"{"ArrivalNumber": 312, "FileCode": {"FileCatalog": 2024}}"#)?;
/// assert_eq!((arrival.arrival_number, arrival.file_code.file_catalog), (Some(312), Some(2024)));
/// assert!(record::entry_from_json::<Arrival>(r#"{"Subject": "báo cáo"}"#).is_err()); // the document says it
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn entry_from_json<E: Entry>(text: &str) -> Result<E, Error> {
    record_of(parse(text, &Limits::default())?, E::FORM, "").map_err(into_error)
}

/// Reads what the clerk adds to several documents: a list, or one object alone.
///
/// # Errors
///
/// As [`from_json`].
///
/// ```
/// use congvan::record::{self, Arrival};
///
/// let arrivals = record::entries_from_json::<Arrival>(r#"[{"ArrivalNumber": 312}, {"ArrivalNumber": 313}]"#)?;
/// assert_eq!(arrivals[1].arrival_number, Some(313));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn entries_from_json<E: Entry>(text: &str) -> Result<Vec<E>, Error> {
    let limits = Limits::default();
    all(parse(text, &limits)?, E::FORM, &limits)
}

/// Reads what the clerk adds to several documents from the bytes of a file, in UTF-8 or
/// UTF-16.
///
/// # Errors
///
/// As [`from_json`], and [`ErrorKind::Encoding`] for other bytes: no letter is guessed.
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{self, Arrival};
///
/// let arrivals = record::entries_from_slice::<Arrival>("{\"ToPlaces\": \"Văn phòng\"}".as_bytes())?;
/// assert_eq!(arrivals[0].to_places.as_deref(), Some("Văn phòng"));
///
/// let error = record::entries_from_slice::<Arrival>(b"{\"ToPlaces\": \"V\xE3n ph\xF2ng\"}").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Encoding);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn entries_from_slice<E: Entry>(bytes: &[u8]) -> Result<Vec<E>, Error> {
    entries_from_json(Source::unicode_from_slice(bytes, &Limits::default())?.text())
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
