//! `congvan refs`: what a text cites.

use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

use congvan::cite::{self, Citation};
use congvan::{Message, letter};
use serde::Serialize;

use crate::console::Console;
use crate::input::{self, Name, Reading};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan refs thu.txt
  echo 'theo Luật Hộ tịch' | congvan refs --text -

Offsets count bytes of the UTF-8 text, those of the file where it was decoded
from TCVN3, VNI or windows-1258. With --text they count within the line;
a document in JSON or XML is cited as `congvan convert --to text` prints it.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// File to read, `-` for standard input (tệp cần đọc)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Take the input as running text: one JSON object for each of its lines (từng dòng chữ)
    #[arg(long)]
    text: bool,
    #[command(flatten)]
    reading: Reading,
}

/// The citations of one line of running text.
#[derive(Serialize)]
struct Line {
    line: usize,
    refs: Vec<Citation>,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    if arguments.text {
        return by_line(arguments, console);
    }
    let name = Name::of(&arguments.file);
    let Some(input) = arguments.reading.read(&arguments.file, console) else {
        return Ok(());
    };
    if let Some(source) = input.source() {
        return print(cite::find_in(source), console);
    }
    let written = letter::to_string(input.document());
    console.losses(&name, &written.losses);
    print(cite::find(&written.output), console)
}

fn print(citations: impl Iterator<Item = Citation>, console: &mut Console) -> io::Result<()> {
    for citation in citations {
        console.json_line(&citation)?;
    }
    Ok(())
}

/// Reads line by line, so that the memory does not grow with the input.
fn by_line(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let name = Name::of(&arguments.file);
    let Some(reader) = input::open(&arguments.file, console) else {
        return Ok(());
    };
    let mut reader = BufReader::new(reader);
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                let why = input::reason(&error);
                console.fail(&Message::new(
                    format!("không đọc được {name}, dòng {line}: {}", why.vi),
                    format!("cannot read {name}, line {line}: {}", why.en),
                ));
                break;
            }
        }
        let text = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let refs = match std::str::from_utf8(text) {
            Ok(text) => cite::find(text).collect(),
            Err(error) => {
                let at = error.valid_up_to();
                console.fail(&Message::new(
                    format!("{name}, dòng {line}: không phải UTF-8 tại byte {at}; hãy lưu lại ở dạng UTF-8"),
                    format!("{name}, line {line}: no UTF-8 at byte {at}; save it as UTF-8"),
                ));
                Vec::new()
            }
        };
        console.json_line(&Line { line, refs })?;
        // Whoever waits for the answer to the last line gets it.
        if reader.buffer().is_empty() {
            console.out().flush()?;
        }
    }
    Ok(())
}
