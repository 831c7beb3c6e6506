//! Packets and the files in them, opened with what is wrong told.

use std::io::Read;
use std::path::Path;

use congvan::diagnostic::{Diagnostic, Severity};
use congvan::edxml::{Attachment, AttachmentReader, Options, Reader, Unpacked};
use congvan::{Error, Lang, Message};
use tempfile::SpooledTempFile;

use crate::console::{Console, Voice as _, printable};
use crate::input::{Name, open};

/// What fits into memory before a spool goes to the disk.
const SPOOL: usize = 4 * 1024 * 1024;

/// Opens a packet and reads its header; says what is wrong where it cannot.
pub(super) fn open_packet(file: &Path, console: &mut Console) -> Option<Reader<Box<dyn Read>>> {
    let reader = open(file, console)?;
    let result = Reader::new(reader);
    result
        .map_err(|error| console.cannot_read(&Name::of(file), &error))
        .ok()
}

/// Finds the file in an attachment: its packed bytes go to a spool.
pub(super) fn spooled(packed: &mut AttachmentReader<'_, Box<dyn Read>>) -> Result<Unpacked<SpooledTempFile>, Error> {
    let mut spool = SpooledTempFile::new(SPOOL);
    packed.copy_to(&mut spool)?;
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
            error.message(Lang::Vi)
        ),
        format!(
            "cannot unpack attachment {number} ({file}) of {name}: {}",
            error.message(Lang::En)
        ),
    ));
}
