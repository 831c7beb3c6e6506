//! `congvan edxml unpack`: the attachments as files, under safe names.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use congvan::edxml::{Attachment, Unpacked, safe_file_name};
use tempfile::SpooledTempFile;

use super::names::Names;
use super::packet::{cannot_unpack, forgiven, no_data, open_packet, remark, spooled};
use super::spoofs::{Kept, Spoofs};
use crate::console::{Console, Voice as _};
use crate::input::Name;
use crate::output::cannot_write;
use crate::screen::printable;

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
        let mut spoofs = Spoofs::of(&opened);
        let mut names = Names::default();
        for index in 0.. {
            let mut attachment = match opened.reader.next_attachment() {
                Ok(Some(attachment)) => attachment,
                Ok(None) => break,
                Err(error) => {
                    console.cannot_read(&name, &error);
                    break;
                }
            };
            let about = attachment.about().clone();
            spoofs.pass(&about);
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
            if let Some(file) = self.save(unpacked, (index, &about), &name, &mut names, console)? {
                spoofs.look(&file);
            }
        }
        forgiven(&name, opened.notes(), console);
        console.notes(&name, &spoofs.found());
        Ok(())
    }

    /// Writes one file under a name that is free; leaves nothing behind where that fails.
    fn save(
        &self,
        mut unpacked: Unpacked<SpooledTempFile>,
        (index, about): (usize, &Attachment),
        name: &Name<'_>,
        names: &mut Names,
        console: &mut Console,
    ) -> io::Result<Option<Kept<File>>> {
        let wanted = safe_file_name(about.attachment_name.as_deref().unwrap_or_default());
        let made = names.free(&wanted, |name| {
            let path = self.output.join(name);
            let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
            Ok((path, file))
        });
        let (path, file) = match made {
            Ok(found) => found,
            Err(error) => {
                cannot_write(&self.output.join(&wanted), &error, console);
                return Ok(None);
            }
        };
        let mut file = Kept::new(file);
        match unpacked.copy_to(&mut file) {
            Ok(_) => {
                writeln!(console.out(), "{}", printable(&path.display().to_string()))?;
                Ok(Some(file))
            }
            Err(error) => {
                drop(file);
                fs::remove_file(&path)?;
                cannot_unpack(name, index, about, &error, console);
                Ok(None)
            }
        }
    }
}
