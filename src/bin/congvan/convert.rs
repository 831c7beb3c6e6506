//! `congvan convert`: a document in another format.

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use congvan::detect::Input;
use congvan::document::Written;
use congvan::{Document, Error, json, letter, xml};

use crate::console::Console;
use crate::input::{Name, Reading};
use crate::output::Output;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan convert thu.txt --to xml -o thu.xml
  congvan convert thu.json --to text           back to a letter

What the other format cannot hold is listed on standard error.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// File to convert, `-` for standard input (tệp cần chuyển)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Format to write (định dạng kết quả)
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Target,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// The JSON of the crate
    Json,
    /// The XML of the crate
    Xml,
    /// A letter as text (văn bản thuần)
    Text,
}

impl Target {
    fn write(self, document: &Document) -> Result<Written<String>, Error> {
        match self {
            Target::Json => json::to_string(document),
            Target::Xml => xml::to_string(document),
            Target::Text => Ok(letter::to_string(document)),
        }
    }
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let name = Name::of(&arguments.file);
    let Some(input) = arguments.reading.read_document(&arguments.file, console) else {
        return Ok(());
    };
    console.notes(&name, input.diagnostics());
    if let Input::Packet(packet) = &input {
        console.losses(&name, &packet.losses);
    }
    match arguments.to.write(input.document()) {
        Ok(mut written) => {
            if !written.output.ends_with('\n') {
                written.output.push('\n');
            }
            arguments.output.write(&written.output, console)?;
            console.losses(&name, &written.losses);
        }
        Err(error) => console.cannot_read(&name, &error),
    }
    Ok(())
}
