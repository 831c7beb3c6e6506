//! `congvan parse`: a document as JSON.

use std::io::{self, Write};
use std::path::PathBuf;

use congvan::json;

use crate::console::Console;
use crate::input::{Name, Reading};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan parse thu.txt
  congvan parse - < thu.txt | jq .number.text";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// File to read, `-` for standard input (tệp cần đọc)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let name = Name::of(&arguments.file);
    let Some(input) = arguments.reading.read_document(&arguments.file, console) else {
        return Ok(());
    };
    console.notes(&name, input.diagnostics());
    console.losses(&name, input.losses());
    match json::to_string(input.document()) {
        Ok(written) => {
            writeln!(console.out(), "{}", written.output.trim_end())?;
            console.losses(&name, &written.losses);
        }
        Err(error) => console.cannot_read(&name, &error),
    }
    Ok(())
}
