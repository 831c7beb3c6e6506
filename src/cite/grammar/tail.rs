//! What stands behind the number of a document: its date and its issuer.

use super::super::cursor::Cursor;
use super::document::Document;
use super::{date, issuer, kind};
use crate::registry::Registry;
use crate::value::DocumentNumber;

/// Date and issuer, in either order.
pub(super) fn tail(cursor: &mut Cursor<'_>, document: &mut Document, registry: &Registry, loose: bool) {
    if document.date.is_none()
        && let Some(found) = date::date(cursor, loose)
    {
        document.date = Some(found);
        document.doc_end = cursor.at;
        document.end = cursor.at;
    }
    if document.issuer.is_none()
        && let Some(name) = issuer::issuer(cursor, registry, &|| {
            kind::is_joint(&document.kind) || issuers_in(document.number.as_ref(), registry) > 1
        })
    {
        document.issuer = Some(name);
        document.end = cursor.at;
        if document.date.is_none()
            && let Some(found) = date::date(cursor, false)
        {
            document.date = Some(found);
            document.doc_end = cursor.at;
            document.end = cursor.at;
        }
    }
}

/// How many groups of a number are symbols of known bodies.
fn issuers_in(number: Option<&DocumentNumber>, registry: &Registry) -> usize {
    let Some(number) = number else {
        return 0;
    };
    number
        .groups()
        .filter(|group| group.len() > 2 && registry.find_code(group, None).is_some())
        .count()
}
