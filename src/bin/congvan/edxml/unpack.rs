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

/// The files of the list of attachments that counts so far.
#[derive(Default)]
struct Saved {
    names: Names,
    paths: Vec<PathBuf>,
}

impl Saved {
    /// Removes them again: another list counts.
    fn remove(&mut self) -> io::Result<()> {
        self.names = Names::default();
        self.paths.drain(..).try_for_each(fs::remove_file)
    }
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
        let mut spoofs = Spoofs::of(opened.reader.content().clone());
        let (mut saved, mut lists) = (Saved::default(), 0);
        let mut next = 0;
        loop {
            let mut attachment = match opened.reader.next_attachment() {
                Ok(Some(attachment)) => attachment,
                Ok(None) => break,
                Err(error) => {
                    console.cannot_read(&name, &error);
                    break;
                }
            };
            if attachment.lists_before() > lists {
                // The last list counts, for everybody who reads packets.
                lists = attachment.lists_before();
                saved.remove()?;
                spoofs.forget();
                next = 0;
            }
            let index = next;
            next += 1;
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
            if let Some(file) = self.save(unpacked, (index, &about), &name, &mut saved, console)? {
                spoofs.look(&file);
            }
        }
        for path in &saved.paths {
            writeln!(console.out(), "{}", printable(&path.display().to_string()))?;
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
        saved: &mut Saved,
        console: &mut Console,
    ) -> io::Result<Option<Kept<File>>> {
        let wanted = safe_file_name(about.attachment_name.as_deref().unwrap_or_default());
        let made = saved.names.free(&wanted, |name| {
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
                saved.paths.push(path);
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
