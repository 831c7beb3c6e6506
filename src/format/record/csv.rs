//! Records as CSV (RFC 4180): one column for each field of the decree, one row for each record.

use serde_json::{Map, Value};

use super::model::Record;
use super::shape::{record_of, unknown, value_of, values_of};
use super::table::{Field, FieldType, fields};
use crate::error::{Error, ErrorKind};
use crate::format::fault::{Fault, excerpt};
use crate::format::limit::too_many_objects;
use crate::message::Message;
use crate::text::{Limits, Position};

/// Characters with which a spreadsheet takes a cell for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes records as CSV: UTF-8 without byte order mark, a comma between cells, line
/// ends CR LF, quotes where they are needed.
///
/// The columns are all fields of the record in the order of the decree, their names with
/// that of the group: `FileCode.OrganId`. Several receivers stand in their cells line by
/// line, the same line of both columns being one; a line break or backslash in a name is
/// `\n` or `\\`. An empty text is as good as none.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which
/// is what one types there to say that it is text. [`from_csv`] takes it off again, so
/// nothing is lost: a text that begins with an apostrophe itself reads back, too.
///
/// # Errors
///
/// None for any record; the signature is that of every format.
///
/// ```
/// use congvan::record::{self, Arrival, Incoming};
/// use congvan::{Document, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("=1+1, \"thử\"").build();
/// let record = Incoming::of(&document, &Arrival::default()).output;
/// let text = record::to_csv(&[record.clone()])?;
/// assert!(text.starts_with("FileCode.OrganId,FileCode.FileCatalog,"));
/// assert!(text.contains(",\"'=1+1, \"\"thử\"\"\","));
/// assert_eq!(record::from_csv::<Incoming>(&text)?, [record]);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_csv<R: Record>(records: &[R]) -> Result<String, Error> {
    let fields: Vec<Field> = fields(R::FORM).collect();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer
        .write_record(fields.iter().map(Field::column))
        .map_err(unwritten)?;
    for record in records {
        let record = value_of(record);
        let row = fields.iter().map(|field| guarded(cell(&record, field)));
        writer.write_record(row).map_err(unwritten)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::io(error.into_error()))?;
    // The writer was given text alone.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// As [`to_csv`], with a byte order mark in front: without it Excel takes the bytes for
/// those of an encoding of before Unicode and garbles every Vietnamese letter.
/// [`from_csv`] reads both.
///
/// # Errors
///
/// As [`to_csv`].
///
/// ```
/// use congvan::record::{self, Arrival, Incoming};
/// use congvan::{Document, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("báo cáo").build();
/// let record = Incoming::of(&document, &Arrival::default()).output;
/// let text = record::to_csv_for_excel(&[record.clone()])?;
/// assert!(text.starts_with("\u{FEFF}FileCode.OrganId,"));
/// assert_eq!(record::from_csv::<Incoming>(&text)?, [record]);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_csv_for_excel<R: Record>(records: &[R]) -> Result<String, Error> {
    to_csv(records).map(|text| format!("\u{FEFF}{text}"))
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
/// missing are absent. Line ends of any sort, with or without byte order mark.
///
/// # Errors
///
/// [`ErrorKind::Data`] for a column that the record does not have or that stands twice,
/// a row that is shorter or longer than the first line, and a value of another type, with
/// line and path; [`ErrorKind::Limit`] for more than the default [`Limits`].
///
/// ```
/// use congvan::record::{self, Incoming};
///
/// let error = record::from_csv::<Incoming>("Subject,PageAmount\nbáo cáo,hai\n").unwrap_err();
/// assert_eq!(error.to_string(), "2:1: /0/PageAmount: `PageAmount` must be a whole number, not `hai`");
/// ```
pub fn from_csv<R: Record>(text: &str) -> Result<Vec<R>, Error> {
    from_csv_with(text, &Limits::default())
}

/// Reads records from CSV, with limits of the caller.
///
/// # Errors
///
/// As [`from_csv`].
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::record::{self, Incoming};
/// use congvan::text::Limits;
///
/// let limits = Limits::default().objects(1);
/// let error = record::from_csv_with::<Incoming>("Subject\nbáo cáo\nhọp\n", &limits).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_csv_with<R: Record>(text: &str, limits: &Limits) -> Result<Vec<R>, Error> {
    limits.check_length(text.len())?;
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
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
        let cell = unguarded(cell);
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

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

/// The cell as it was before [`guarded`].
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare,
        _ => cell,
    }
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
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

fn unwritten(error: csv::Error) -> Error {
    let message = Message::new(
        format!("không ghi được CSV: {error}"),
        format!("cannot write CSV: {error}"),
    );
    Error::new(ErrorKind::Data, message).with_source(error)
}
