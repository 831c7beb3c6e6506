//! Records as CSV (RFC 4180): one column for each field of the decree, one row for each
//! record, as spreadsheets and registers import them.
//!
//! ```
//! use congvan::record::{Arrival, Incoming, csv};
//! use congvan::{Document, value::Kind};
//!
//! let document = Document::builder(Kind::CongVan).subject("báo cáo số liệu quý II").build();
//! let table = csv::to_string(&[Incoming::of(&document, &Arrival::default()).output])?;
//! assert_eq!(table.lines().count(), 2); // the names, and the one record
//! assert_eq!(csv::from_str::<Incoming>(&table)?[0].subject.as_deref(), Some("báo cáo số liệu quý II"));
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! What a clerk adds has lists in it and no table: it is [`json`](super::json).

use std::io::{Read, Write};

use serde_json::{Map, Value};

use super::cells::{guarded, push_row, separator, unguarded};
use super::model::Record;
use super::shape::{record_of, unknown, value_of, values_of};
use super::table::{Field, FieldType, fields};
use crate::error::{Error, ErrorKind};
use crate::format::fault::{Fault, excerpt};
use crate::format::limit::too_many_objects;
use crate::message::Message;
use crate::text::{Limits, Position, Source};

/// Writes records as CSV: UTF-8 without byte order mark, a comma between cells, line
/// ends CR LF, quotes where they are needed by a program that ends cells at commas,
/// semicolons and tabs alike.
///
/// The columns are all fields of the record in the order of the decree, their names with
/// that of the group: `FileCode.OrganId`. Several receivers stand in their cells line by
/// line, the same line of both columns being one; a line break or backslash in a name is
/// `\n` or `\\`. An empty text is as good as none.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which
/// is what one types there to say that it is text. [`from_str`] takes it off again, so
/// nothing is lost: a text that begins with an apostrophe itself reads back, too. So does
/// what stands behind a semicolon, tab or line break in a text: Excel in Vietnamese begins
/// a cell there.
///
/// # Errors
///
/// None for any record; the signature is that of every format.
///
/// ```
/// use congvan::record::{Arrival, Incoming, csv};
/// use congvan::{Document, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("=1+1, \"thử\"").build();
/// let record = Incoming::of(&document, &Arrival::default()).output;
/// let text = csv::to_string(&[record.clone()])?;
/// assert!(text.starts_with("FileCode.OrganId,FileCode.FileCatalog,"));
/// assert!(text.contains(",\"'=1+1, \"\"thử\"\"\","));
/// assert_eq!(csv::from_str::<Incoming>(&text)?, [record]);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string<R: Record>(records: &[R]) -> Result<String, Error> {
    let fields: Vec<Field> = fields(R::FORM).collect();
    let mut out = String::new();
    push_row(&mut out, fields.iter().map(Field::column));
    for record in records {
        let record = value_of(record);
        push_row(&mut out, fields.iter().map(|field| guarded(&cell(&record, field))));
    }
    Ok(out)
}

/// As [`to_string`], with a byte order mark in front: without it Excel takes the bytes for
/// those of an encoding of before Unicode and garbles every Vietnamese letter.
/// [`from_str`] reads both.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::record::{Arrival, Incoming, csv};
/// use congvan::{Document, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("báo cáo").build();
/// let record = Incoming::of(&document, &Arrival::default()).output;
/// let text = csv::to_string_for_excel(&[record.clone()])?;
/// assert!(text.starts_with("\u{FEFF}FileCode.OrganId,"));
/// assert_eq!(csv::from_str::<Incoming>(&text)?, [record]);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string_for_excel<R: Record>(records: &[R]) -> Result<String, Error> {
    to_string(records).map(|text| format!("\u{FEFF}{text}"))
}

/// Writes records as the bytes of a CSV file, in UTF-8 without byte order mark.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::record::{Outgoing, csv};
///
/// let names = csv::to_vec::<Outgoing>(&[])?; // the columns alone, to be filled in
/// assert!(names.starts_with(b"FileCode.OrganId,"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_vec<R: Record>(records: &[R]) -> Result<Vec<u8>, Error> {
    to_string(records).map(String::into_bytes)
}

/// Writes records as CSV to anything that writes.
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::record::{Dispatch, Outgoing, csv};
/// use congvan::Document;
///
/// let record = Outgoing::of(&Document::default(), &Dispatch::default()).output;
/// let mut file = Vec::new();
/// csv::to_writer(&mut file, &[record])?;
/// assert!(file.ends_with(b"\r\n"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer<R: Record>(mut writer: impl Write, records: &[R]) -> Result<(), Error> {
    writer.write_all(to_string(records)?.as_bytes()).map_err(Error::io)
}

fn cell(record: &Value, field: &Field) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let values = values_of(record, field);
    if !field.is_repeated() {
        return values.first().map(|value| text(value)).unwrap_or_default();
    }
    if values.iter().all(|value| text(value).is_empty()) {
        return String::new();
    }
    let lines: Vec<String> = (values.iter())
        .map(|value| {
            text(value)
                .replace('\\', "\\\\")
                .replace('\n', "\\n")
                .replace('\r', "\\r")
        })
        .collect();
    lines.join("\n")
}

/// Reads records from CSV with a line of names: columns in any order, those that are
/// missing are absent. Line ends of any sort, with or without byte order mark; commas
/// between the cells, or semicolons, as Excel in Vietnamese saves them.
///
/// # Errors
///
/// [`ErrorKind::Data`] for a column that the record does not have or that stands twice,
/// a row that is shorter or longer than the first line, and a value of another type, with
/// line and path; [`ErrorKind::Limit`] for more than the default [`Limits`].
///
/// ```
/// use congvan::record::{Incoming, csv};
///
/// let error = csv::from_str::<Incoming>("Subject,PageAmount\nbáo cáo,hai\n").unwrap_err();
/// assert_eq!(error.to_string(), "2:1: /0/PageAmount: `PageAmount` must be a whole number, not `hai`");
/// ```
pub fn from_str<R: Record>(text: &str) -> Result<Vec<R>, Error> {
    from_str_with(text, &Limits::default())
}

/// Reads records from CSV, with limits of the caller.
///
/// # Errors
///
/// As [`from_str`].
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{Incoming, csv};
/// use congvan::text::Limits;
///
/// let limits = Limits::default().objects(1);
/// let error = csv::from_str_with::<Incoming>("Subject\nbáo cáo\nhọp\n", &limits).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_str_with<R: Record>(text: &str, limits: &Limits) -> Result<Vec<R>, Error> {
    limits.check_length(text.len())?;
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let columns = columns::<R>(reader.headers().map_err(broken)?)?;
    let mut records = Vec::new();
    for (i, row) in reader.records().enumerate() {
        let row = row.map_err(broken)?;
        let line = row.position().map_or(1, csv::Position::line);
        if i >= limits.objects {
            return Err(at_line(too_many_objects(limits.objects), line));
        }
        let record = value(&columns, &row, i)
            .and_then(|value| record_of(value, R::FORM, &format!("/{i}")))
            .map_err(|fault| at_line(fault, line))?;
        records.push(record);
    }
    Ok(records)
}

/// Reads records from the bytes of a CSV file, in UTF-8 or UTF-16.
///
/// # Errors
///
/// As [`from_str`], and [`ErrorKind::Encoding`] for other bytes: no letter is guessed.
/// Excel writes UTF-8 where the file is saved as "CSV UTF-8".
///
/// ```
/// use congvan::record::{Incoming, csv};
///
/// let records = csv::from_slice::<Incoming>("\u{FEFF}Subject\r\nbáo cáo\r\n".as_bytes())?;
/// assert_eq!(records[0].subject.as_deref(), Some("báo cáo"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice<R: Record>(bytes: &[u8]) -> Result<Vec<R>, Error> {
    from_slice_with(bytes, &Limits::default())
}

/// Reads records from the bytes of a CSV file, with limits of the caller.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::record::{Outgoing, csv};
/// use congvan::text::Limits;
///
/// assert!(csv::from_slice_with::<Outgoing>(&[b'a'; 2000], &Limits::default().text_bytes(1024)).is_err());
/// ```
pub fn from_slice_with<R: Record>(bytes: &[u8], limits: &Limits) -> Result<Vec<R>, Error> {
    from_str_with(Source::unicode_from_slice(bytes, limits)?.text(), limits)
}

/// Reads records in CSV from anything that reads, up to the default limit.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`] where reading fails.
///
/// ```
/// use congvan::record::{Outgoing, csv};
///
/// let file = std::io::Cursor::new("PageAmount,Subject\n2,báo cáo\n");
/// assert_eq!(csv::from_reader::<Outgoing>(file)?[0].page_amount, Some(2));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader<R: Record>(reader: impl Read) -> Result<Vec<R>, Error> {
    from_reader_with(reader, &Limits::default())
}

/// Reads records in CSV from anything that reads, with limits of the caller.
///
/// # Errors
///
/// As [`from_reader`].
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{Outgoing, csv};
/// use congvan::text::Limits;
///
/// let endless = std::io::repeat(b'a');
/// let limits = Limits::default().text_bytes(1024);
/// assert_eq!(csv::from_reader_with::<Outgoing>(endless, &limits).unwrap_err().kind(), ErrorKind::Limit);
/// ```
pub fn from_reader_with<R: Record>(reader: impl Read, limits: &Limits) -> Result<Vec<R>, Error> {
    from_slice_with(&limits.read(reader)?, limits)
}

/// The field of each column.
fn columns<R: Record>(names: &csv::StringRecord) -> Result<Vec<Field>, Error> {
    let mut columns: Vec<Field> = Vec::new();
    for name in names {
        let Some(field) = fields(R::FORM).find(|field| field.column() == name.trim()) else {
            return Err(at_line(unknown(name, R::FORM, ""), 1));
        };
        if columns.contains(&field) {
            let name = field.column();
            let fault = Fault::data(
                format!("cột `{name}` xuất hiện hai lần; hãy giữ lại một"),
                format!("the column `{name}` stands here twice; keep one"),
            );
            return Err(at_line(fault, 1));
        }
        columns.push(field);
    }
    Ok(columns)
}

/// A row as the value that JSON would have.
fn value(columns: &[Field], row: &csv::StringRecord, i: usize) -> Result<Value, Fault> {
    let mut record = Map::new();
    for (field, cell) in columns.iter().zip(row) {
        let cell = &unguarded(cell);
        if cell.is_empty() {
            continue;
        }
        if !field.is_repeated() {
            let value = scalar(field, cell, i)?;
            let object = match field.group {
                "" => &mut record,
                group => match record.entry(group).or_insert_with(|| Value::Object(Map::new())) {
                    Value::Object(object) => object,
                    _ => continue,
                },
            };
            object.insert(field.name.to_owned(), value);
            continue;
        }
        let Value::Array(items) = record.entry(field.group).or_insert_with(|| Value::Array(Vec::new())) else {
            continue;
        };
        for (nth, line) in cell.split('\n').enumerate() {
            if items.len() <= nth {
                items.push(Value::Object(Map::new()));
            }
            if let Some(Value::Object(item)) = items.get_mut(nth) {
                item.insert(
                    field.name.to_owned(),
                    Value::String(unescaped(line.trim_end_matches('\r'))),
                );
            }
        }
    }
    Ok(Value::Object(record))
}

fn scalar(field: &Field, cell: &str, i: usize) -> Result<Value, Fault> {
    if field.kind != FieldType::Number {
        return Ok(Value::String(cell.to_owned()));
    }
    cell.trim()
        .parse()
        .map(|number: u64| Value::Number(number.into()))
        .map_err(|_| {
            let (name, cell) = (field.name, excerpt(cell));
            Fault::data(
                format!("`{name}` phải là một số nguyên, không phải `{cell}`"),
                format!("`{name}` must be a whole number, not `{cell}`"),
            )
            .on(format!("/{i}/{}", field.column().replace('.', "/")))
        })
}

fn unescaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            (c, false) => out.push(c),
        }
    }
    out
}

fn at_line(fault: Fault, line: u64) -> Error {
    let line = usize::try_from(line).unwrap_or(usize::MAX);
    fault.into_error(&"".into()).with_position(Position { line, column: 1 })
}

/// A row of another length; the text itself cannot be broken.
fn broken(error: csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => Message::new(
            format!("dòng có {len} ô, phải là {expected_len} như dòng tên cột"),
            format!("the row has {len} cells; it must have {expected_len} like the line of names"),
        ),
        _ => Message::new(
            format!("không đọc được CSV: {error}"),
            format!("cannot read the CSV: {error}"),
        ),
    };
    at_line(Fault::new(ErrorKind::Data, message), line)
}
