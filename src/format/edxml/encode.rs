//! The bytes of an attachment as base64, zipped on the way if they have to be.

use std::io::{self, Read, Write};

use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::Error;
use crate::format::archive::unwritten;

/// What one attachment gets.
pub(super) enum Data<R> {
    Nothing,
    Packed(R),
    Zipped(R, String),
}

/// How much is read at once.
const CHUNK: usize = 48 * 1024;

pub(super) fn encode<R: Read>(data: Data<R>, sink: &mut impl Write) -> Result<(), Error> {
    let mut base64 = EncoderWriter::new(sink, &STANDARD);
    match data {
        Data::Nothing => {}
        Data::Packed(packed) => copy(packed, &mut base64)?,
        Data::Zipped(file, name) => zip_into(file, name, &mut base64)?,
    }
    base64.finish().map_err(Error::io)?;
    Ok(())
}

/// Writes a zip archive with one entry; without a time, so that the same file is always
/// packed into the same bytes.
pub(super) fn zip_into(file: impl Read, name: String, sink: &mut impl Write) -> Result<(), Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .large_file(false);
    let mut zip = ZipWriter::new_stream(sink);
    zip.start_file(name, options).map_err(unwritten)?;
    copy(file, &mut zip)?;
    zip.finish().map_err(unwritten)?;
    Ok(())
}

fn copy(mut from: impl Read, to: &mut impl Write) -> Result<(), Error> {
    let mut chunk = vec![0; CHUNK];
    loop {
        match from.read(&mut chunk) {
            Ok(0) => return Ok(()),
            Ok(count) => to
                .write_all(chunk.get(..count).unwrap_or_default())
                .map_err(Error::io)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::io(error)),
        }
    }
}
