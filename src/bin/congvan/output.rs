//! Writing a result to a file or to standard output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use congvan::Message;

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
    /// Writes the result; says what is wrong where a file cannot be written.
    pub(crate) fn write(&self, content: &str, console: &mut Console) -> io::Result<()> {
        let Some(file) = self.output.as_deref().filter(|file| *file != Path::new("-")) else {
            return console.out().write_all(content.as_bytes());
        };
        if let Err(error) = std::fs::write(file, content) {
            let (name, why) = (Name::of(file), reason(&error));
            console.fail(&Message::new(
                format!("không ghi được {name}: {}", why.vi),
                format!("cannot write {name}: {}", why.en),
            ));
        }
        Ok(())
    }
}
