//! The file inside an attachment.

use std::io::{self, Read, Seek, SeekFrom, Write};

use zip::ZipArchive;
use zip::result::ZipError;

use super::data::too_large;
use super::model::Attachment;
use super::options::Options;
use super::packing::{extension, is_zip_based, says_zip};
use crate::error::{Error, ErrorKind};
use crate::format::archive::{self, is_damage};
use crate::format::fault::Fault;
use crate::message::Message;

/// The file inside an attachment, ready to be read.
///
/// ```
/// use std::io::Cursor;
/// use congvan::edxml::{Attachment, Options, Unpacked};
///
/// let about = Attachment::new("1", "thu.pdf");
/// let mut unpacked = Unpacked::new(Cursor::new(b"%PDF-1.7"), &about, &Options::default())?;
/// let mut file = Vec::new();
/// unpacked.copy_to(&mut file)?;
/// assert_eq!(file, b"%PDF-1.7");
/// assert!(unpacked.remark().is_none());
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug)]
pub struct Unpacked<S> {
    inside: Inside<S>,
    remark: Option<Message>,
    ruined: bool,
    options: Options,
    packed: u64,
}

#[derive(Debug)]
enum Inside<S> {
    /// The packed bytes are the file.
    AsIs(S),
    /// The file is an entry of an archive.
    Entry(Box<ZipArchive<S>>, usize),
}

/// How zip archives begin; the second is an empty one.
const MAGIC: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// So much of a file is looked at.
const HEAD: u64 = 64 * 1024;

/// So much may be unpacked whatever the archive is.
const ALWAYS: u64 = 16 * 1024 * 1024;

impl<S: Read + Seek> Unpacked<S> {
    /// Finds the file in packed bytes, which stand in a slice (`Cursor`) or a file.
    ///
    /// An archive of one entry is unpacked if the attachment says it is one; where type
    /// and bytes disagree, the bytes decide, and [`Unpacked::remark`] tells. The names of
    /// entries are never used.
    ///
    /// # Errors
    ///
    /// What reading gives.
    pub fn new(mut packed: S, about: &Attachment, options: &Options) -> Result<Self, Error> {
        let length = packed.seek(SeekFrom::End(0)).map_err(Error::io)?;
        packed.rewind().map_err(Error::io)?;
        let mut head = Vec::new();
        packed.by_ref().take(HEAD).read_to_end(&mut head).map_err(Error::io)?;
        packed.rewind().map_err(Error::io)?;
        let is_zip = MAGIC.iter().any(|magic| head.starts_with(magic));
        let says_zip = says_zip(about.content_type.as_deref());
        let extension = about.extension().unwrap_or_default();
        let mut is_ruined = is_ruined(&head);
        let (mut inside, remark) = match (is_zip, says_zip) {
            (true, true) if extension != "zip" => only_entry(packed, None)?,
            (true, false) if !is_zip_based(&extension) => only_entry(packed, Some(&extension))?,
            (false, true) if extension != "zip" && length > 0 => (Inside::AsIs(packed), Some(no_archive())),
            _ => (Inside::AsIs(packed), None),
        };
        if let Inside::Entry(archive, at) = &mut inside {
            is_ruined = head_of(archive, *at).is_some_and(|head| self::is_ruined(&head));
        }
        Ok(Self {
            inside,
            remark: is_ruined.then(ruined).or(remark),
            ruined: is_ruined,
            options: options.clone(),
            packed: length,
        })
    }

    /// Whether the packed bytes are an archive that is unpacked.
    #[must_use]
    pub fn is_unpacked(&self) -> bool {
        matches!(self.inside, Inside::Entry(..))
    }

    /// What is odd about the packing.
    #[must_use]
    pub fn remark(&self) -> Option<&Message> {
        self.remark.as_ref()
    }

    /// Whether a program took the file for text and ruined it; the remark says so, too.
    #[must_use]
    pub fn is_ruined(&self) -> bool {
        self.ruined
    }

    /// Copies the file to a sink; tells its length.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Limit`] for a file larger than the limit, or out of proportion to its
    /// archive; [`ErrorKind::Data`] for a damaged archive; what reading and the sink give.
    pub fn copy_to(&mut self, sink: &mut impl Write) -> Result<u64, Error> {
        let most = self.options.attachment_bytes;
        match &mut self.inside {
            Inside::AsIs(file) => {
                file.rewind().map_err(Error::io)?;
                copy(file, sink, most, || too_large(most))
            }
            Inside::Entry(archive, at) => {
                let entry = archive.by_index(*at).map_err(damaged)?;
                let ratio = self.options.inflate_ratio;
                let in_proportion = self.packed.saturating_mul(ratio).max(ALWAYS);
                if in_proportion < most {
                    copy(entry, sink, in_proportion, || out_of_proportion(ratio))
                } else {
                    copy(entry, sink, most, || too_large(most))
                }
            }
        }
    }
}

/// The head of an entry; none of a damaged one, which is told when it is copied.
fn head_of<S: Read + Seek>(archive: &mut ZipArchive<S>, at: usize) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    let entry = archive.by_index(at).ok()?;
    entry.take(HEAD).read_to_end(&mut head).ok()?;
    Some(head)
}

/// The one entry of an archive, of an extension if it is asked for; else the archive.
fn only_entry<S: Read + Seek>(packed: S, wanted: Option<&str>) -> Result<(Inside<S>, Option<Message>), Error> {
    let mut keep = packed;
    // The archive is opened on a borrow first: a broken one is kept as it is.
    let found = match ZipArchive::new(&mut keep) {
        Ok(mut archive) => Found::of(&mut archive, wanted),
        Err(_) => Found::Broken,
    };
    keep.rewind().map_err(Error::io)?;
    let remark = match found {
        Found::Entry(at) => {
            let archive = ZipArchive::new(keep).map_err(damaged)?;
            let remark = wanted.map(|_| mislabelled());
            return Ok((Inside::Entry(Box::new(archive), at), remark));
        }
        Found::Many(count) => Some(Message::new(
            format!("tệp nén có {count} tệp bên trong, lẽ ra chỉ một; giữ nguyên tệp nén"),
            format!("the archive has {count} files inside where one is expected; it is kept as it is"),
        )),
        Found::Closed(error) => {
            let Message { vi, en } = archive::why(&error);
            Some(Message::new(
                format!("không mở được tệp bên trong tệp nén; giữ nguyên tệp nén: {vi}"),
                format!("the file inside the archive cannot be opened; the archive is kept as it is: {en}"),
            ))
        }
        Found::Broken => Some(Message::new(
            "tệp nén bị hỏng; giữ nguyên, hãy xin gửi lại",
            "the archive is broken; it is kept as it is, ask for it again",
        )),
        Found::Other => None,
    };
    Ok((Inside::AsIs(keep), remark))
}

enum Found {
    Entry(usize),
    Many(usize),
    /// One that is encrypted, or packed in a way that is not known.
    Closed(ZipError),
    /// One that is not of the extension that was asked for.
    Other,
    Broken,
}

impl Found {
    fn of<S: Read + Seek>(archive: &mut ZipArchive<S>, wanted: Option<&str>) -> Self {
        // Names are in the order of the entries; one that is no text has no extension.
        let names = archive
            .file_names()
            .map(|name| name.map(String::from).unwrap_or_default());
        let files: Vec<(usize, String)> = names.enumerate().filter(|(_, name)| !name.ends_with('/')).collect();
        match files.as_slice() {
            [(at, name)] => {
                let fits = |wanted: &str| extension(name).is_some_and(|e| e.eq_ignore_ascii_case(wanted));
                if !wanted.is_none_or(fits) {
                    return Found::Other;
                }
                let opened = archive.by_index(*at).and_then(|mut entry| Ok(entry.read(&mut [0])?));
                match opened {
                    // What is damaged further on is told when it is copied.
                    Err(why) if !is_damaged(&why) => Found::Closed(why),
                    _ => Found::Entry(*at),
                }
            }
            _ if wanted.is_some() => Found::Other,
            many => Found::Many(many.len()),
        }
    }
}

/// Copies up to so many bytes; what is beyond them is a fault.
fn copy(mut from: impl Read, to: &mut impl Write, cap: u64, beyond: impl Fn() -> Fault) -> Result<u64, Error> {
    let mut chunk = vec![0; 64 * 1024];
    let mut copied = 0_u64;
    loop {
        let count = match from.read(&mut chunk) {
            Ok(0) => return Ok(copied),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) if is_damage(&error) => return Err(damaged(ZipError::Io(error))),
            Err(error) => return Err(Error::io(error)),
        };
        copied += count as u64;
        if copied > cap {
            return Err(beyond().into_error_at(None));
        }
        to.write_all(chunk.get(..count).unwrap_or_default())
            .map_err(Error::io)?;
    }
}

fn is_damaged(error: &ZipError) -> bool {
    matches!(error, ZipError::Io(error) if is_damage(error))
}

fn damaged(error: ZipError) -> Error {
    let Message { vi, en } = archive::why(&error);
    Error::new(
        ErrorKind::Data,
        Message::new(
            format!("không đọc được tệp nén; hãy xin gửi lại: {vi}"),
            format!("the archive cannot be read; ask for it again: {en}"),
        ),
    )
}

fn out_of_proportion(ratio: u64) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!(
                "tệp đính kèm giải nén ra lớn hơn tệp nén quá giới hạn {ratio} lần; hãy kiểm tra nơi gửi hoặc nâng giới hạn"
            ),
            format!(
                "the attachment unpacks to more than {ratio} times its archive, the limit; ask the sender or raise the limit"
            ),
        ),
    )
}

fn no_archive() -> Message {
    Message::new(
        "ContentType ghi application/zip nhưng tệp không phải tệp nén; giữ nguyên tệp",
        "ContentType says application/zip and the file is no archive; it is kept as it is",
    )
}

fn mislabelled() -> Message {
    Message::new(
        "tệp đã nén zip mà ContentType không ghi application/zip; đã giải nén",
        "the file is zipped and ContentType does not say application/zip; it was unpacked",
    )
}

/// Whether a program took a PDF for text: what it could not decode became U+FFFD.
fn is_ruined(head: &[u8]) -> bool {
    let marks = memchr::memmem::find_iter(head, b"\xEF\xBF\xBD").count();
    head.starts_with(b"%PDF") && marks > 8 && marks * 20 > head.len()
}

fn ruined() -> Message {
    Message::new(
        "tệp đã bị hỏng vì có phần mềm coi nó là văn bản (đầy EF BF BD); hãy xin gửi lại",
        "the file was ruined by a program that took it for text (it is full of EF BF BD); ask for it again",
    )
}
