//! Packets and the files in them, opened with what is wrong told.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use congvan::diagnostic::{Diagnostic, Severity};
use congvan::edxml::{self, Attachment, AttachmentReader, Options, Reader, Unpacked};
use congvan::{Error, ErrorKind, Lang, Message};
use tempfile::SpooledTempFile;

use crate::console::{Console, Voice as _, advice};
use crate::input::{Name, open};
use crate::screen::printable;

/// What fits into memory before a spool goes to the disk.
const SPOOL: usize = 4 * 1024 * 1024;

/// A packet whose header was read.
pub(super) struct Opened {
    pub(super) reader: Reader<Box<dyn Read>>,
    /// What was forgiven in a packet that had to be put in order first.
    before: Option<Vec<Diagnostic>>,
}

impl Opened {
    /// What was forgiven so far, with the places of the file.
    pub(super) fn notes(&self) -> &[Diagnostic] {
        self.before.as_deref().unwrap_or_else(|| self.reader.diagnostics())
    }

    /// Reads to the end and gives everything but the bytes.
    pub(super) fn finish(self) -> Result<edxml::Reading, Error> {
        let mut reading = self.reader.finish()?;
        if let Some(before) = self.before {
            reading.diagnostics = before;
        }
        Ok(reading)
    }
}

/// Opens a packet and reads its header; says what is wrong where it cannot.
pub(super) fn open_packet(file: &Path, console: &mut Console) -> Option<Opened> {
    match Reader::new(open(file, console)?) {
        Ok(reader) => Some(Opened { reader, before: None }),
        Err(error) => {
            let ordered = in_order(file, &error);
            if ordered.is_none() {
                console.cannot_read(&Name::of(file), &error);
            }
            ordered
        }
    }
}

/// Puts a packet in order whose attachments stand before its header: it is read whole,
/// and so only where it is a file, which can be read again.
fn in_order(file: &Path, error: &Error) -> Option<Opened> {
    if error.kind() != ErrorKind::Unsupported || file == Path::new("-") {
        return None;
    }
    let reading = edxml::from_reader(File::open(file).ok()?).ok()?;
    let ordered = edxml::to_vec(&reading.content).ok()?.output;
    let ordered: Box<dyn Read> = Box::new(Cursor::new(ordered));
    Some(Opened {
        reader: Reader::new(ordered).ok()?,
        before: Some(reading.diagnostics),
    })
}

/// Finds the file in an attachment: its packed bytes go to a spool.
pub(super) fn spooled(packed: &mut AttachmentReader<'_, Box<dyn Read>>) -> Result<Unpacked<SpooledTempFile>, Error> {
    let mut spool = SpooledTempFile::new(SPOOL);
    packed.copy_to(&mut spool)?;
    // Of two data the last count, for everybody who reads packets.
    while packed.again()? {
        spool = SpooledTempFile::new(SPOOL);
        packed.copy_to(&mut spool)?;
    }
    let about = packed.about().clone();
    Unpacked::new(spool, &about, &Options::default())
}

pub(super) fn remark(index: usize, message: &Message) -> Diagnostic {
    let path = format!("/attachments/{index}/contentType");
    Diagnostic::new(
        "READ-ED-ZIP",
        "packing-mislabelled",
        Severity::Warning,
        message.clone(),
        path,
    )
}

/// Says that an attachment has no data, so that there is no file.
pub(super) fn no_data(name: &Name<'_>, index: usize, about: &Attachment, console: &mut Console) {
    let number = index + 1;
    let file = printable(about.attachment_name.as_deref().unwrap_or("?"));
    console.fail(&Message::new(
        format!("{name}: tệp đính kèm {number} ({file}) thiếu nội dung (ContentTransferEncoded); hãy xin gửi lại"),
        format!("{name}: attachment {number} ({file}) has no data (ContentTransferEncoded); ask for it again"),
    ));
}

/// Tells what a reader forgave; what it could not read whole is trouble.
pub(super) fn forgiven(name: &Name<'_>, notes: &[Diagnostic], console: &mut Console) {
    console.notes(name, notes);
    if notes.iter().any(|note| note.code == "READ-ED-UNDECODABLE") {
        console.trouble();
    }
}

/// Says which attachment could not be unpacked, and why.
pub(super) fn cannot_unpack(name: &Name<'_>, index: usize, about: &Attachment, error: &Error, console: &mut Console) {
    if error.path().is_some() {
        return console.cannot_read(name, error);
    }
    let number = index + 1;
    let file = printable(about.attachment_name.as_deref().unwrap_or("?"));
    console.fail(&Message::new(
        format!(
            "không lấy được tệp đính kèm {number} ({file}) của {name}: {}",
            advice(error.message(Lang::Vi))
        ),
        format!(
            "cannot unpack attachment {number} ({file}) of {name}: {}",
            advice(error.message(Lang::En))
        ),
    ));
}
