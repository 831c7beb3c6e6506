//! `congvan refs`: what a text cites.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use congvan::batch::Id;
use congvan::cite::{self, Citation};
use congvan::detect::Input;
use congvan::{Message, letter};
use serde::Serialize;

use crate::batch::{self, Many};
use crate::console::{Console, Told, Voice};
use crate::input::{self, Name};
use crate::tasks::Task;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan refs thu.txt
  echo 'theo Luật Hộ tịch' | congvan refs --text -
  congvan refs kho-van-ban > vien-dan.ndjson   a folder, one line for each file

Offsets count bytes of the UTF-8 text, those of the file where it was decoded
from TCVN3, VNI or windows-1258. With --text they count within the line;
a document in JSON or XML is cited as `congvan convert --to text` prints it.
Of one file each citation is a line, of many each input: {\"id\": …, \"refs\": […]}.

";

#[derive(clap::Args)]
#[command(after_help = [EXAMPLES, batch::ABOUT].concat())]
pub(crate) struct Arguments {
    /// Take the input as running text: one JSON object for each of its lines (từng dòng chữ)
    #[arg(long, conflicts_with = "ndjson")]
    text: bool,
    #[command(flatten)]
    many: Many,
}

/// The citations of one line of running text.
#[derive(Serialize)]
struct Line {
    line: usize,
    refs: Vec<Citation>,
}

/// The citations of one input of many.
#[derive(Serialize)]
struct Refs {
    id: Id,
    refs: Vec<Citation>,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    match arguments.many.only() {
        Some(file) if arguments.text => by_line(file, console),
        Some(file) => one(arguments, file, console),
        None if arguments.text => {
            console.fail(&Message::new("--text chỉ nhận một tệp", "--text takes one file"));
            Ok(())
        }
        None => {
            let many = &arguments.many;
            many.lines(console, |task, told| line(many, task, told))
        }
    }
}

fn one(arguments: &Arguments, file: &Path, console: &mut Console) -> io::Result<()> {
    let Some(input) = arguments.many.reading().read(file, console) else {
        return Ok(());
    };
    for citation in citations(&Name::of(file), &input, console) {
        console.json_line(&citation)?;
    }
    Ok(())
}

fn line(many: &Many, task: Task, told: &mut Told) -> Option<Vec<u8>> {
    let (label, input) = many.read(task, told)?;
    let refs = Refs {
        id: label.id(),
        refs: citations(&label, &input, told),
    };
    batch::json_line(&refs, &label, told)
}

/// What an input cites, at its places in the text, or in the text that it would print.
fn citations(name: &dyn std::fmt::Display, input: &Input, voice: &mut impl Voice) -> Vec<Citation> {
    if let Some(source) = input.source() {
        return cite::find_in(source).collect();
    }
    match letter::to_string(input.document()) {
        Ok(written) => {
            voice.losses(name, &written.losses);
            cite::find(&written.output).collect()
        }
        Err(error) => {
            voice.cannot_read(name, &error);
            Vec::new()
        }
    }
}

/// Reads line by line, so that the memory does not grow with the input.
fn by_line(file: &Path, console: &mut Console) -> io::Result<()> {
    let name = Name::of(file);
    let Some(reader) = input::open(file, console) else {
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
