//! The zip archive of parts that a Word file is.
//!
//! Names of entries are only compared, never used as paths, and what lies outside of the
//! file is never fetched.

pub(super) mod faults;
mod gauge;
mod names;
mod relations;
mod tags;
mod xml;

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::ZipArchive;

use self::faults::TooLarge;
use self::relations::{ContentTypes, key, relations_of};
use super::names::{Office, relation};
use crate::error::Error;
use crate::format::fault::Fault;
use crate::text::{Limits, Source};

pub(super) use self::relations::Relation;
pub(super) use self::xml::Xml;

/// How zip archives begin; the second is an empty one.
const MAGIC: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// How the files of Office before 2007 begin, and those that are encrypted.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The main part of most files: some programs ask for no other.
const USUAL: &str = "word/document.xml";

/// So much of a part is unpacked whatever its ratio.
const ALWAYS: u64 = 16 * 1024 * 1024;

/// So much of a file that is no archive is looked at.
const HEAD: u64 = 512 * 1024;

/// A part in UTF-16 is held whole: it may have so many bytes.
const WIDE: u64 = 64 * 1024 * 1024;

/// The parts of a Word file.
pub(super) struct Package<'l, S> {
    zip: ZipArchive<S>,
    /// Where each part stands in the archive, by its name without case.
    entries: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: Rc<Cell<u64>>,
    limits: &'l Limits,
    /// The name of the main part.
    main: String,
    /// Parts that another program may take for the main one.
    rivals: Vec<String>,
    /// Names by which a part calls two things, each with the part.
    twins: BTreeSet<(String, String)>,
    /// What the file itself points to outside of it.
    outside: Vec<Relation>,
    /// Whether the file holds macros.
    macros: bool,
}

impl<'l, S: Read + Seek> Package<'l, S> {
    /// Opens a file and finds its main part.
    pub(super) fn open(mut file: S, limits: &'l Limits) -> Result<Self, Error> {
        let length = file.seek(SeekFrom::End(0)).map_err(Error::io)?;
        file.rewind().map_err(Error::io)?;
        if length == 0 {
            return Err(faults::empty());
        }
        let mut head = Vec::new();
        file.by_ref().take(HEAD).read_to_end(&mut head).map_err(Error::io)?;
        if !MAGIC.iter().any(|magic| head.starts_with(magic)) {
            return Err(no_archive(&head));
        }
        if length > limits.archive_bytes {
            return Err(faults::too_long(limits.archive_bytes));
        }
        if entry_count(&mut file, length)? > limits.archive_entries {
            return Err(faults::too_many_entries(limits.archive_entries));
        }
        file.rewind().map_err(Error::io)?;
        let mut zip = ZipArchive::new(file).map_err(|error| faults::damaged_zip(&error))?;
        if zip.len() > limits.archive_entries {
            return Err(faults::too_many_entries(limits.archive_entries));
        }
        if zip
            .has_overlapping_files()
            .map_err(|error| faults::damaged_zip(&error))?
        {
            return Err(faults::overlapping());
        }
        if zip.has_duplicate_names() {
            return Err(faults::twice("?"));
        }
        let zip = names::agree(zip)?;
        let mut package = Self {
            entries: entries(&zip)?,
            zip,
            left: Rc::new(Cell::new(limits.inflated_bytes)),
            limits,
            main: String::new(),
            rivals: Vec::new(),
            twins: BTreeSet::new(),
            outside: Vec::new(),
            macros: false,
        };
        package.find_main()?;
        Ok(package)
    }

    /// The name of the main part.
    pub(super) fn main(&self) -> &str {
        &self.main
    }

    /// Parts that another program may take for the main one.
    pub(super) fn rivals(&self) -> &[String] {
        &self.rivals
    }

    /// The parts of a kind of which there should be one: the first is read.
    pub(super) fn of_kind(&self, relations: &[Relation], kind: &str) -> Vec<String> {
        let mut met = HashSet::new();
        let inside = relations.iter().filter(|of| of.kind == kind && !of.external);
        let parts = inside.map(|of| of.target.as_str()).filter(|part| met.insert(key(part)));
        let mut parts = parts.map(str::to_owned);
        let first = parts.next();
        first
            .into_iter()
            .chain(parts.filter(|part| self.entries.contains_key(&key(part))))
            .collect()
    }

    /// Names by which a part calls two things, each behind the name of the part.
    pub(super) fn twins(&self) -> &BTreeSet<(String, String)> {
        &self.twins
    }

    /// What the file itself points to outside of it.
    pub(super) fn take_outside(&mut self) -> Vec<Relation> {
        std::mem::take(&mut self.outside)
    }

    /// Whether the file may hold macros.
    pub(super) fn has_macros(&self) -> bool {
        self.macros
    }

    /// Finds the main part by the relationships of the file, else by the content types.
    fn find_main(&mut self) -> Result<(), Error> {
        const TYPES: &str = "[Content_Types].xml";
        let Some(types) = self.with(TYPES, ContentTypes::read)? else {
            let open_document = self.entries.contains_key("mimetype") && self.entries.contains_key("content.xml");
            return Err(if open_document {
                faults::open_document()
            } else {
                faults::no_office()
            });
        };
        let (outside, inside): (Vec<_>, Vec<_>) = self.relations("")?.into_iter().partition(|of| of.external);
        self.outside = outside;
        let stated = inside
            .into_iter()
            .filter(|relation| relation.kind == relation::DOCUMENT);
        let stated: Vec<String> = stated.map(|relation| relation.target).collect();
        let by_type = types.all(|of| Office::of_type(of).is_some());
        let main = stated.first().map(String::as_str).or_else(|| by_type.first().copied());
        let main = main.ok_or_else(faults::no_office)?.to_owned();
        let mut met = HashSet::from([key(&main)]);
        let rivals = stated.iter().map(String::as_str).chain(by_type).chain([USUAL]);
        let rivals = rivals.filter(|part| self.entries.contains_key(&key(part)) && met.insert(key(part)));
        self.rivals = rivals.map(str::to_owned).collect();
        // Without a type the part is taken for what it should be.
        match types.of(&main).and_then(Office::of_type).unwrap_or(Office::Word) {
            Office::Word => {}
            Office::WordWithMacros => self.macros = true,
            Office::Sheet => return Err(faults::other_office("bảng tính (Excel)", "a spreadsheet (Excel)")),
            Office::Slides => {
                return Err(faults::other_office(
                    "bản trình chiếu (PowerPoint)",
                    "slides (PowerPoint)",
                ));
            }
            Office::Visio => return Err(faults::other_office("bản vẽ (Visio)", "a drawing (Visio)")),
        }
        if !self.entries.contains_key(&key(&main)) {
            return Err(faults::no_main_part(&main));
        }
        self.main = main;
        Ok(())
    }

    /// What a part points to; nothing where it says nothing.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Error> {
        let found = self.with(&relations_of(part), |xml| relations::read(xml, part))?;
        let found = found.unwrap_or_default();
        let twin = relations::twin(&found).map(|id| (part.to_owned(), id.to_owned()));
        self.twins.extend(twin);
        Ok(found)
    }

    /// Reads a part; `None` where the file has none of this name.
    pub(super) fn with<T>(
        &mut self,
        part: &str,
        read: impl FnOnce(&mut Xml<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Error> {
        let Some(at) = self.entries.get(&key(part)).copied() else {
            return Ok(None);
        };
        let entry = self.zip.by_index(at).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => faults::encrypted(),
            error => faults::damaged_zip(&error),
        })?;
        let ratio = entry
            .compressed_size()
            .saturating_mul(self.limits.inflate_ratio)
            .max(ALWAYS);
        let capped = Capped {
            inner: entry,
            part: ratio,
            left: Rc::clone(&self.left),
            limits: self.limits,
        };
        let bytes =
            decoded(BufReader::with_capacity(32 * 1024, capped)).map_err(|fault| faults::in_part(fault, part, 0))?;
        let mut xml = Xml::new(bytes, self.limits);
        match read(&mut xml) {
            Ok(found) => Ok(Some(found)),
            Err(fault) => {
                let at = xml.offset();
                Err(faults::in_part(fault, part, at))
            }
        }
    }
}

/// Where each part stands. Two of one name leave open which is meant.
fn entries<S: Read + Seek>(zip: &ZipArchive<S>) -> Result<HashMap<String, usize>, Error> {
    let mut entries = HashMap::new();
    for (at, name) in zip.file_names_raw().enumerate() {
        let name = String::from_utf8_lossy(name);
        if name.ends_with('/') {
            continue;
        }
        if entries.insert(key(&name), at).is_some() {
            return Err(faults::twice(&name));
        }
    }
    Ok(entries)
}

/// How many entries the archive says it has, before its list is read.
fn entry_count<S: Read + Seek>(file: &mut S, length: u64) -> Result<usize, Error> {
    /// The end of the list, with the longest comment.
    const END: u64 = 22 + 65_535;
    file.seek(SeekFrom::Start(length.saturating_sub(END)))
        .map_err(Error::io)?;
    let mut end = Vec::new();
    file.by_ref().take(END).read_to_end(&mut end).map_err(Error::io)?;
    let at = end.windows(4).rposition(|window| window == b"PK\x05\x06");
    let count = at.and_then(|at| end.get(at + 10..at + 12));
    Ok(match count {
        Some([low, high]) => usize::from(u16::from_le_bytes([*low, *high])),
        _ => 0,
    })
}

/// The error of a file that is no archive.
fn no_archive(head: &[u8]) -> Error {
    if !head.starts_with(OLE) {
        return faults::not_zip();
    }
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if head.windows(encrypted.len()).any(|window| window == encrypted) {
        faults::encrypted()
    } else {
        faults::old_word()
    }
}

/// The bytes of a part as UTF-8. UTF-16, which the standard allows, is read at once.
fn decoded<'r>(mut bytes: impl BufRead + 'r) -> Result<Box<dyn BufRead + 'r>, Fault> {
    let head = bytes.fill_buf().map_err(|error| faults::unreadable(&error))?;
    if !matches!(
        head,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, b'<', ..] | [b'<', 0, ..]
    ) {
        return Ok(Box::new(bytes));
    }
    let mut wide = Vec::new();
    let mut bytes = bytes.take(WIDE);
    bytes
        .read_to_end(&mut wide)
        .map_err(|error| faults::unreadable(&error))?;
    if bytes.limit() == 0 {
        return Err(faults::too_wide(WIDE));
    }
    let source = Source::unicode_from_slice(&wide, &Limits::default().text_bytes(usize::MAX));
    let text = source
        .map_err(|_| faults::not_utf8())?
        .text()
        .trim_start_matches('\u{FEFF}')
        .to_owned();
    Ok(Box::new(io::Cursor::new(text.into_bytes())))
}

/// A part that is unpacked no further than the limits allow.
struct Capped<'l, R> {
    inner: R,
    /// How much of this part may still come.
    part: u64,
    /// How much of all parts may still come.
    left: Rc<Cell<u64>>,
    limits: &'l Limits,
}

impl<R: Read> Read for Capped<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        let left = self.left.get().checked_sub(read);
        self.left
            .set(left.ok_or_else(|| io::Error::other(TooLarge::Sum(self.limits.inflated_bytes)))?);
        let part = self.part.checked_sub(read);
        self.part = part.ok_or_else(|| io::Error::other(TooLarge::Ratio(self.limits.inflate_ratio)))?;
        Ok(count)
    }
}
