//! Writing a result to a file or to standard output.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use congvan::Message;
use tempfile::NamedTempFile;

use crate::console::{Console, Voice as _};
use crate::input::{Name, reason};

/// Where the result goes.
#[derive(clap::Args)]
pub(crate) struct Output {
    /// File to write instead of standard output (tệp kết quả)
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

impl Output {
    /// Whether the result would go to a screen.
    pub(crate) fn is_terminal(&self) -> bool {
        self.file().is_none() && io::stdout().is_terminal()
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// Writes the result; says what is wrong where a file cannot be written.
    pub(crate) fn write(&self, content: impl AsRef<[u8]>, console: &mut Console) -> io::Result<()> {
        let content = content.as_ref();
        let Some(file) = self.file() else {
            return console.out().write_all(content);
        };
        if let Err(error) = std::fs::write(file, content) {
            cannot_write(file, &error, console);
        }
        Ok(())
    }

    /// Lets a result be written piece by piece. A file appears when all is there:
    /// it may be the one that is read.
    pub(crate) fn write_with(
        &self,
        console: &mut Console,
        write: impl FnOnce(&mut dyn Write, &mut Console) -> io::Result<()>,
    ) -> io::Result<()> {
        let Some(file) = self.file() else {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out, console)?;
            return out.flush();
        };
        let written = temporary(folder_of(file)).and_then(|out| {
            let mut out = BufWriter::new(out);
            write(&mut out, console)?;
            let out = out.into_inner().map_err(io::IntoInnerError::into_error)?;
            out.persist(file)?;
            Ok(())
        });
        if let Err(error) = written {
            cannot_write(file, &error, console);
        }
        Ok(())
    }
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
pub(crate) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
