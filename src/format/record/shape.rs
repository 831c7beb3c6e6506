//! A record as a JSON value, held against the table of its fields.

use serde_json::{Map, Value};

use super::day;
use super::model::Record;
use super::table::{Field, FieldType, Form, fields};
use crate::error::ErrorKind;
use crate::format::fault::{Fault, excerpt};
use crate::message::Message;

/// The record as a value.
pub(super) fn value_of<R: Record>(record: &R) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

/// The values of a field: none or one, several for a repeated group.
pub(super) fn values_of<'v>(record: &'v Value, field: &Field) -> Vec<&'v Value> {
    let group = match field.group {
        "" => Some(record),
        group => record.get(group),
    };
    match group {
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.get(field.name).unwrap_or(&Value::Null))
            .collect(),
        Some(object) => object.get(field.name).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The record of a value that was read: every name known, every value of its type, an
/// empty text no text. The fault says at which path it is none.
pub(super) fn record_of<T: serde::de::DeserializeOwned>(mut value: Value, form: Form, path: &str) -> Result<T, Fault> {
    settle(&mut value, form, "", path)?;
    serde_json::from_value(value).map_err(|error| {
        // All names and types are right: it is a field that no clerk sets.
        let said = error.to_string();
        let name = said.split('`').nth(1).unwrap_or_default();
        Fault::data(
            format!("`{name}` lấy từ chính văn bản; hãy bỏ trường này khỏi phần bổ sung"),
            format!("`{name}` comes from the document itself; leave it out here"),
        )
        .on(format!("{path}/{name}"))
    })
}

/// Checks the fields of an object and drops what is empty.
fn settle(value: &mut Value, form: Form, group: &str, path: &str) -> Result<(), Fault> {
    let Value::Object(object) = value else {
        return Err(wrong_type(path, "một đối tượng `{…}`", "an object `{…}`", value));
    };
    for (name, value) in object.iter_mut() {
        let path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
        if let Some(field) = fields(form).find(|field| field.group == group && field.name == *name) {
            check(value, &field, &path)?;
        } else if group.is_empty() && fields(form).any(|field| field.group == *name) {
            match value {
                Value::Array(items) if name == "To" => {
                    for (i, item) in items.iter_mut().enumerate() {
                        settle(item, form, name, &format!("{path}/{i}"))?;
                    }
                    items.retain(|item| !is_empty(item));
                }
                Value::Null => {}
                other if name == "To" => return Err(wrong_type(&path, "một danh sách `[…]`", "a list `[…]`", other)),
                other => settle(other, form, name, &path)?,
            }
        } else {
            return Err(unknown(name, form, group).on(path));
        }
    }
    object.retain(|_, value| !value.is_null());
    Ok(())
}

fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty)
}

fn check(value: &mut Value, field: &Field, path: &str) -> Result<(), Fault> {
    match (&*value, field.kind) {
        (Value::Null, _) => Ok(()),
        (Value::String(text), _) if text.is_empty() => {
            *value = Value::Null;
            Ok(())
        }
        (Value::String(_), FieldType::Text | FieldType::LongText) => Ok(()),
        (Value::String(text), FieldType::Date) if day::parse(text).is_some() => Ok(()),
        (Value::Number(number), FieldType::Number) if number.is_u64() => Ok(()),
        (other, FieldType::Number) => Err(wrong_type(path, "một số nguyên", "a whole number", other)),
        (other, FieldType::Date) => Err(wrong_type(
            path,
            "một ngày như `2024-05-02`",
            "a day as in `2024-05-02`",
            other,
        )),
        (other, _) => Err(wrong_type(path, "một chuỗi", "a string", other)),
    }
}

fn wrong_type(path: &str, vi: &str, en: &str, found: &Value) -> Fault {
    let name = path.rsplit('/').next().unwrap_or_default();
    let found = excerpt(&found.to_string());
    Fault::data(
        format!("`{name}` phải là {vi}, không phải `{found}`"),
        format!("`{name}` must be {en}, not `{found}`"),
    )
    .on(path.to_owned())
}

/// A name that the record does not have.
pub(super) fn unknown(name: &str, form: Form, group: &str) -> Fault {
    let mut known: Vec<String> = Vec::new();
    for field in fields(form).filter(|field| group.is_empty() || field.group == group) {
        let name = if field.group.is_empty() || !group.is_empty() {
            field.name
        } else {
            field.group
        };
        if !known.iter().any(|known| known.trim_matches('`') == name) {
            known.push(format!("`{name}`"));
        }
    }
    let (name, known) = (excerpt(name), known.join(", "));
    Fault::new(
        ErrorKind::Data,
        Message::new(
            format!("ở đây không có trường `{name}`; chỉ có: {known}"),
            format!("`{name}` is unknown here; known are {known}"),
        ),
    )
}
