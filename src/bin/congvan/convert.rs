//! `congvan convert`: a document in another format.

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use congvan::detect::Input;
use congvan::document::Written;
use congvan::edxml::{self, Packet};
use congvan::{Error, json, letter, xml};

use crate::console::{Console, Voice as _};
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
    /// A packet of the exchange without attachments; a packet stays whole (gói tin)
    #[value(name = "edxml")]
    EdXml,
    /// A letter as text (văn bản thuần)
    Text,
}

impl Target {
    fn write(self, input: &Input) -> Result<Written<String>, Error> {
        let document = input.document();
        match self {
            Target::EdXml => packet(input),
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
    if let Input::Packet(packet) = &input
        && !matches!(arguments.to, Target::EdXml)
    {
        console.losses(&name, &packet.losses);
    }
    match arguments.to.write(&input) {
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

/// A packet as it is, its attachments too; anything else as the header of one.
fn packet(input: &Input) -> Result<Written<String>, Error> {
    if let Input::Packet(packet) = input {
        return edxml::to_string(&packet.content);
    }
    let Written { output, mut losses, .. } = Packet::from_document(input.document());
    let mut written = edxml::to_string(&output)?;
    losses.append(&mut written.losses);
    written.losses = losses;
    Ok(written)
}
