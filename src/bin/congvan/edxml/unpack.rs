//! `congvan edxml unpack`: the attachments as files, under safe names.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use congvan::edxml::{Attachment, Unpacked, safe_file_name};
use tempfile::SpooledTempFile;

use super::packet::{cannot_unpack, forgiven, no_data, open_packet, remark, spooled};
use crate::console::{Console, Voice as _};
use crate::input::Name;
use crate::output::cannot_write;

#[derive(clap::Args)]
pub(super) struct Unpack {
    /// Packet, `-` for standard input (gói tin)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder for the files; no file there is overwritten (thư mục)
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

impl Unpack {
    pub(super) fn run(&self, console: &mut Console) -> io::Result<()> {
        let name = Name::of(&self.file);
        let Some(mut opened) = open_packet(&self.file, console) else {
            return Ok(());
        };
        if let Err(error) = fs::create_dir_all(&self.output) {
            cannot_write(&self.output, &error, console);
            return Ok(());
        }
        for index in 0.. {
            let mut attachment = match opened.reader.next_attachment() {
                Ok(Some(attachment)) => attachment,
                Ok(None) => break,
                Err(error) => {
                    console.cannot_read(&name, &error);
                    return Ok(());
                }
            };
            let about = attachment.about().clone();
            if !attachment.has_data() {
                no_data(&name, index, &about, console);
                continue;
            }
            let unpacked = match spooled(&mut attachment) {
                Ok(unpacked) => unpacked,
                Err(error) => {
                    cannot_unpack(&name, index, &about, &error, console);
                    continue;
                }
            };
            if let Some(message) = unpacked.remark() {
                console.notes(&name, &[remark(index, message)]);
            }
            self.save(unpacked, (index, &about), &name, console)?;
        }
        forgiven(&name, opened.notes(), console);
        Ok(())
    }

    /// Writes one file under a name that is free; leaves nothing behind where that fails.
    fn save(
        &self,
        mut unpacked: Unpacked<SpooledTempFile>,
        (index, about): (usize, &Attachment),
        name: &Name<'_>,
        console: &mut Console,
    ) -> io::Result<()> {
        let wanted = safe_file_name(about.attachment_name.as_deref().unwrap_or_default());
        let (path, mut file) = match free(&self.output, &wanted) {
            Ok(found) => found,
            Err(error) => {
                cannot_write(&self.output.join(&wanted), &error, console);
                return Ok(());
            }
        };
        match unpacked.copy_to(&mut file) {
            Ok(_) => writeln!(console.out(), "{}", path.display()),
            Err(error) => {
                drop(file);
                fs::remove_file(&path)?;
                cannot_unpack(name, index, about, &error, console);
                Ok(())
            }
        }
    }
}

/// A new file of a name, or of that name with a number.
fn free(folder: &Path, name: &str) -> io::Result<(PathBuf, File)> {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) => (stem, format!(".{extension}")),
        None => (name, String::new()),
    };
    for number in 1..10_000 {
        let numbered = match number {
            1 => name.to_owned(),
            number => format!("{stem} ({number}){extension}"),
        };
        let path = folder.join(numbered);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
