//! Files, written whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use congvan::document::Loss;
use congvan::{Error, Message};
use tempfile::{NamedTempFile, PersistError};

use crate::console::{Console, Voice as _};
use crate::input::Name;
use crate::output::{cannot_write, folder_of, temporary};

/// Writes a file whole or not at all.
pub(super) fn save(
    (output, force): (&Path, bool),
    console: &mut Console,
    write: impl FnOnce(&mut dyn Write) -> Result<Vec<Loss>, Error>,
) {
    let name = Name::of(output);
    if output == Path::new("-") {
        match write(console.out()) {
            Ok(losses) => console.losses(&name, &losses),
            Err(error) => console.cannot_read(&name, &error),
        }
        return;
    }
    if !force && output.exists() {
        return exists(&name, console);
    }
    let mut file = match temporary(folder_of(output)) {
        Ok(file) => file,
        Err(error) => return cannot_write(output, &error, console),
    };
    let written = write(&mut io::BufWriter::new(file.as_file_mut()));
    match written {
        Ok(losses) => match persist(file, output, force) {
            Ok(_) => console.losses(&name, &losses),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => exists(&name, console),
            Err(error) => cannot_write(output, &error.error, console),
        },
        Err(error) => console.cannot_read(&name, &error),
    }
}

/// Gives the file its name; one that exists is kept unless it may be overwritten.
fn persist(file: NamedTempFile, output: &Path, force: bool) -> Result<File, PersistError> {
    match force {
        true => file.persist(output),
        false => file.persist_noclobber(output),
    }
}

fn exists(name: &Name<'_>, console: &mut Console) {
    console.fail(&Message::new(
        format!("{name} đã có; hãy chọn tên khác, hoặc thêm --force để ghi đè"),
        format!("{name} exists already; choose another name, or add --force to overwrite it"),
    ));
}
