//! What the readers are given: a text, bytes, or something to read from.

use std::io::Read;

use super::fault::Fault;
use crate::error::{Error, ErrorKind};
use crate::message::Message;
use crate::text::{Limits, Source, place_behind};

pub(super) fn from_str<T>(text: &str, limits: &Limits, parse: impl Fn(&str) -> Result<T, Fault>) -> Result<T, Error> {
    limits.check_length(text.len())?;
    // Lines are counted only to report an error.
    run(text, parse).map_err(|fault| fault.into_error(&Source::unicode(text)))
}

pub(super) fn from_slice<T>(
    bytes: &[u8],
    limits: &Limits,
    parse: impl Fn(&str) -> Result<T, Fault>,
) -> Result<T, Error> {
    let source = Source::unicode_from_slice(bytes, limits)?;
    run(source.text(), parse).map_err(|fault| fault.into_error(&source))
}

pub(super) fn from_reader<T>(
    reader: impl Read,
    limits: &Limits,
    parse: impl Fn(&str) -> Result<T, Fault>,
) -> Result<T, Error> {
    from_slice(&read(reader, limits)?, limits, parse)
}

/// The error of a piece of a file of many documents that is no UTF-8.
pub(super) fn not_utf8(bytes: &[u8]) -> Error {
    let before = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(before).unwrap_or_default()
        }
    };
    let byte = bytes.get(before.len()).copied().unwrap_or_default();
    let message = Message::new(
        format!("byte 0x{byte:02X} không phải UTF-8; tệp nhiều văn bản phải ở UTF-8, hãy lưu lại ở UTF-8"),
        format!("the byte 0x{byte:02X} is no UTF-8, which a file of many documents must be in; save it as UTF-8"),
    );
    Error::new(ErrorKind::Encoding, message)
        .with_position(place_behind(before))
        .with_offset(before.len())
}

/// Reads out of a text without its byte order mark.
fn run<T>(text: &str, parse: impl Fn(&str) -> Result<T, Fault>) -> Result<T, Fault> {
    match text.strip_prefix('\u{FEFF}') {
        Some(body) => parse(body).map_err(|fault| fault.shifted(text.len() - body.len())),
        None => parse(text),
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
