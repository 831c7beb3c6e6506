//! Files, written whole or not at all.

use std::io::{self, IsTerminal as _, Write};
use std::path::Path;

use congvan::Error;
use congvan::document::Loss;

use crate::console::{Console, Voice as _};
use crate::input::Name;
use crate::output::{cannot_write, folder_of, persist, tell_kept, temporary};
use crate::screen::{Kind, Quiet};

/// Writes a file whole or not at all.
pub(super) fn save(
    (output, force): (&Path, bool),
    console: &mut Console,
    write: impl FnOnce(&mut dyn Write) -> Result<Vec<Loss>, Error>,
) {
    let name = Name::of(output);
    if output == Path::new("-") {
        let written = match io::stdout().is_terminal() {
            true => write(&mut Quiet::new(console.out(), Kind::Text)),
            false => write(console.out()),
        };
        match written {
            Ok(losses) => console.losses(&name, &losses),
            Err(error) => console.cannot_read(&name, &error),
        }
        return;
    }
    if !force && output.exists() {
        return tell_kept(&name, console);
    }
    let mut file = match temporary(folder_of(output)) {
        Ok(file) => file,
        Err(error) => return cannot_write(output, &error, console),
    };
    let written = write(&mut io::BufWriter::new(file.as_file_mut()));
    match written {
        Ok(losses) => match persist(file, output, force) {
            Ok(()) => console.losses(&name, &losses),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => tell_kept(&name, console),
            Err(error) => cannot_write(output, &error.error, console),
        },
        Err(error) => console.cannot_read(&name, &error),
    }
}
