//! What the readers are given: a text, bytes, or something to read from.

use std::io::Read;

use super::fault::Fault;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::message::Message;
use crate::text::{Limits, Source};

/// Reads a document, or what a format gives for one, out of a text without byte order mark.
pub(super) type Parse<T = Document> = fn(&str, &Limits) -> Result<T, Fault>;

pub(super) fn from_str<T>(text: &str, limits: &Limits, parse: Parse<T>) -> Result<T, Error> {
    limits.check_length(text.len())?;
    // Lines are counted only to report an error.
    run(text, limits, parse).map_err(|fault| fault.into_error(&Source::unicode(text)))
}

pub(super) fn from_slice<T>(bytes: &[u8], limits: &Limits, parse: Parse<T>) -> Result<T, Error> {
    let source = Source::unicode_from_slice(bytes, limits)?;
    run(source.text(), limits, parse).map_err(|fault| fault.into_error(&source))
}

pub(super) fn from_reader<T>(reader: impl Read, limits: &Limits, parse: Parse<T>) -> Result<T, Error> {
    from_slice(&read(reader, limits)?, limits, parse)
}

fn run<T>(text: &str, limits: &Limits, parse: Parse<T>) -> Result<T, Fault> {
    match text.strip_prefix('\u{FEFF}') {
        Some(body) => parse(body, limits).map_err(|fault| fault.shifted(text.len() - body.len())),
        None => parse(text, limits),
    }
}

/// Everything, up to the limit: a source without end must not fill the memory.
fn read(reader: impl Read, limits: &Limits) -> Result<Vec<u8>, Error> {
    let limit = limits.text_bytes;
    let mut bytes = Vec::new();
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(one_more).read_to_end(&mut bytes).map_err(Error::io)?;
    if bytes.len() > limit {
        return Err(Error::new(
            ErrorKind::Limit,
            Message::new(
                format!("dữ liệu dài hơn giới hạn {limit} byte; hãy chia nhỏ hoặc nâng giới hạn"),
                format!("the data is longer than the limit of {limit} bytes; split it or raise the limit"),
            ),
        ));
    }
    Ok(bytes)
}
