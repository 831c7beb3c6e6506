//! Values that are too long for their fields.

use serde_json::Value;

use super::model::Record;
use super::shape::{value_of, values_of};
use super::table::{Field, FieldType, fields};
use crate::message::Message;

/// A value that does not fit its field: it stands in the record as it is, and the
/// system that imports it would refuse or cut it; [`misfits`] has an example.
///
/// ```
/// use congvan::record::{self, Dispatch, Outgoing};
/// use congvan::{Document, Lang, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("báo cáo ".repeat(100)).build();
/// let record = Outgoing::of(&document, &Dispatch::default()).output;
/// let misfit = &record::misfits(&record)[0];
/// assert_eq!((misfit.path.as_str(), misfit.field.length), ("/Subject", Some(500)));
/// println!("{}", misfit.message.get(Lang::En));
/// # assert!(misfit.found > 500);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// The field of the record, as a JSON Pointer: `/SignerInfo/Position`.
    pub path: String,
    /// The row of the decree.
    pub field: Field,
    /// How many characters or digits there are.
    pub found: usize,
    /// What is wrong and what to do.
    pub message: Message,
}

/// The values of a record that are longer than the decree allows; characters are
/// counted as Unicode has them.
///
/// ```
/// use congvan::record::{self, Arrival, Incoming};
/// use congvan::Document;
///
/// let mut arrival = Arrival::default();
/// arrival.page_amount = Some(1200);
/// let record = Incoming::of(&Document::default(), &arrival).output;
/// let misfits = record::misfits(&record);
/// assert_eq!((misfits[0].path.as_str(), misfits[0].found), ("/PageAmount", 4));
/// ```
#[must_use]
pub fn misfits<R: Record>(record: &R) -> Vec<Misfit> {
    let value = value_of(record);
    let mut found = Vec::new();
    for field in fields(R::FORM) {
        let Some(most) = field.length else { continue };
        for (i, value) in values_of(&value, &field).into_iter().enumerate() {
            let length = match value {
                Value::String(text) => text.chars().count(),
                Value::Number(number) => number.to_string().len(),
                _ => 0,
            };
            if length > most {
                found.push(misfit(field, i, length, most));
            }
        }
    }
    found
}

fn misfit(field: Field, i: usize, found: usize, most: usize) -> Misfit {
    let path = match field.group {
        "" => format!("/{}", field.name),
        group if field.is_repeated() => format!("/{group}/{i}/{}", field.name),
        group => format!("/{group}/{}", field.name),
    };
    let (vi, en) = match field.kind {
        FieldType::Number => ("chữ số", "digits"),
        _ => ("ký tự", "characters"),
    };
    let (column, label) = (field.column(), field.label);
    let message = Message::new(
        format!("{label} (`{column}`) có {found} {vi}, quá {most}; hãy rút ngắn trước khi nhập vào hệ thống"),
        format!("`{column}` has {found} {en}, more than {most}; shorten it before it is imported"),
    );
    Misfit {
        path,
        field,
        found,
        message,
    }
}
