//! Writing a result to a file or to standard output.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use congvan::Message;
use tempfile::{NamedTempFile, PersistError};

use crate::console::{Console, Voice as _};
use crate::input::{Name, reason};
use crate::screen::{Kind, Quiet};

/// Where the result goes.
#[derive(clap::Args)]
pub(crate) struct Output {
    /// File to write instead of standard output (tệp kết quả)
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Overwrite the file if it exists (ghi đè)
    #[arg(long, requires = "output")]
    force: bool,
}

impl Output {
    /// Whether the result would go to a screen.
    pub(crate) fn is_terminal(&self) -> bool {
        self.file().is_none() && io::stdout().is_terminal()
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// Writes the result; says what is wrong where a file cannot be written. Tells whether it
    /// was written.
    pub(crate) fn write(&self, content: impl AsRef<[u8]>, console: &mut Console) -> io::Result<bool> {
        let content = content.as_ref();
        if self.file().is_none() {
            match self.is_terminal() {
                true => Quiet::new(console.out(), Kind::Text).write_all(content)?,
                false => console.out().write_all(content)?,
            }
            return Ok(true);
        }
        self.write_with(console, |out, _| out.write_all(content))
    }

    /// Lets a result be written piece by piece. A file appears when all is there:
    /// it may be the one that is read. Tells whether it was written.
    pub(crate) fn write_with(
        &self,
        console: &mut Console,
        write: impl FnOnce(&mut dyn Write, &mut Console) -> io::Result<()>,
    ) -> io::Result<bool> {
        let Some(file) = self.file() else {
            let mut out = BufWriter::new(io::stdout().lock());
            match self.is_terminal() {
                true => write(&mut Quiet::new(&mut out, Kind::Text), console)?,
                false => write(&mut out, console)?,
            }
            out.flush()?;
            return Ok(true);
        };
        if is_kept(file, self.force) {
            tell_kept(&Name::of(file), console);
            return Ok(false);
        }
        let written = match is_device(file) {
            true => File::options()
                .write(true)
                .open(file)
                .and_then(|mut out| write(&mut out, console)),
            false => temporary(folder_of(file)).and_then(|out| {
                let mut out = BufWriter::new(out);
                write(&mut out, console)?;
                let out = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                Ok(persist(out, file, self.force)?)
            }),
        };
        match &written {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => tell_kept(&Name::of(file), console),
            Err(error) => cannot_write(file, error, console),
        }
        Ok(written.is_ok())
    }
}

/// Whether a file must stay as it is. What is no file (`/dev/stdout`, a pipe) cannot be
/// lost by writing to it.
fn is_kept(file: &Path, force: bool) -> bool {
    !force && file.exists() && !is_device(file)
}

fn is_device(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|file| !file.is_file() && !file.is_dir())
}

/// Gives a file its name; one that came to be in the meantime is kept unless it may be
/// overwritten.
pub(crate) fn persist(file: NamedTempFile, output: &Path, force: bool) -> Result<(), PersistError> {
    match force {
        true => file.persist(output).map(drop),
        false => file.persist_noclobber(output).map(drop),
    }
}

/// Says that a file was kept.
pub(crate) fn tell_kept(name: &Name<'_>, console: &mut Console) {
    console.fail(&Message::new(
        format!("{name} đã có; hãy chọn tên khác, hoặc thêm --force để ghi đè"),
        format!("{name} exists already; choose another name, or add --force to overwrite it"),
    ));
}

pub(crate) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Says why a file could not be written.
pub(crate) fn cannot_write(file: &Path, error: &io::Error, console: &mut Console) {
    let (name, why) = (Name::of(file), reason(error));
    console.fail(&Message::new(
        format!("không ghi được {name}: {}", why.vi),
        format!("cannot write {name}: {}", why.en),
    ));
}

/// A file that others may read as they may any that the user writes.
#[cfg(unix)]
pub(crate) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    tempfile::Builder::new().permissions(permissions).tempfile_in(folder)
}

/// A file that others may read as they may any in its folder.
#[cfg(not(unix))]
pub(crate) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}
