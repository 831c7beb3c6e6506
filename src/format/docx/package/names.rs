//! The names that an archive has for each entry: one in its list, one before the content.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::faults;
use super::relations::key;
use crate::error::Error;

/// How long the fixed part before the content of an entry is, and where it says how long the
/// name behind it is.
const HEAD: usize = 30;
const LENGTH: std::ops::Range<usize> = 26..28;

/// Refuses an archive whose entries have other names before their content than in its list:
/// programs go by the one or by the other.
pub(super) fn agree<S: Read + Seek>(mut zip: ZipArchive<S>) -> Result<ZipArchive<S>, Error> {
    let damaged = |error| faults::damaged_zip(&error);
    let mut entries = Vec::with_capacity(zip.len());
    for at in 0..zip.len() {
        let entry = zip.by_index_raw(at).map_err(damaged)?;
        entries.push((entry.header_start(), entry.name_raw().to_vec()));
    }
    let mut file = zip.into_inner();
    for (start, name) in entries {
        file.seek(SeekFrom::Start(start)).map_err(Error::io)?;
        let own = local(&mut file).map_err(Error::io)?;
        let listed = String::from_utf8_lossy(&name);
        if key(&String::from_utf8_lossy(&own)) != key(&listed) {
            return Err(faults::two_names(&listed));
        }
    }
    file.rewind().map_err(Error::io)?;
    ZipArchive::new(file).map_err(damaged)
}

/// The name before the content that begins here.
fn local(file: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let mut head = [0; HEAD];
    file.read_exact(&mut head)?;
    let length = match head.get(LENGTH) {
        Some([low, high]) => u16::from_le_bytes([*low, *high]),
        _ => 0,
    };
    let mut name = vec![0; usize::from(length)];
    file.read_exact(&mut name)?;
    Ok(name)
}
