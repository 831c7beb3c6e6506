//! `congvan refs`: what a text cites.

use std::io;
use std::path::Path;

use congvan::batch::Id;
use congvan::cite::{self, Citation};
use congvan::detect::Input;
use congvan::{Message, letter};
use serde::Serialize;

use crate::batch::{self, Many};
use crate::console::{Console, Told, Voice};
use crate::input::{Depth, Name};
use crate::tasks::{Made, Task};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan refs thu.txt
  echo 'theo Luật Hộ tịch' | congvan refs --text -
  congvan refs kho-van-ban > vien-dan.ndjson   a folder, one line for each file (cả thư mục, mỗi tệp một dòng)

Offsets count bytes of the UTF-8 text, those of the file where it was decoded
from TCVN3, VNI or windows-1258. With --text they count within the line, of 16 MiB at most;
a document in JSON or XML is cited as `congvan convert --to text` prints it.
Of one file each citation is a line, of many each input: {\"id\": …, \"refs\": […]}.

Vị trí đếm theo byte của chữ UTF-8, hoặc của tệp nếu tệp được giải mã từ TCVN3, VNI, windows-1258.
Với --text thì đếm trong từng dòng, mỗi dòng tối đa 16 MiB; văn bản JSON, XML được tính theo chữ mà
`congvan convert --to text` in ra. Một tệp thì mỗi viện dẫn một dòng, nhiều tệp thì mỗi tệp một dòng.

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
        Some(_) if arguments.text => by_line(&arguments.many, console),
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
    let Some(input) = arguments.many.reading().read_so_far(file, Depth::Outline, console) else {
        return Ok(());
    };
    for citation in citations(&Name::of(file), &input, console) {
        console.json_line(&citation)?;
    }
    Ok(())
}

fn line(many: &Many, task: Task, told: &mut Told) -> Option<Vec<u8>> {
    let (label, input) = many.read(task, Depth::Outline, told)?;
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
fn by_line(many: &Many, console: &mut Console) -> io::Result<()> {
    let work = |task| {
        let mut told = Told::default();
        let line = line_of_text(task, &mut told);
        (told, line)
    };
    many.run(Made::Text, console, work, |line, console| console.json_line(&line))?;
    Ok(())
}

fn line_of_text(task: Task, told: &mut Told) -> Option<Line> {
    let (name, line) = match task {
        Task::Line(name, line) => (name, line),
        Task::Broken(broken) => {
            *told = broken;
            return None;
        }
        // There are lines alone.
        Task::File(_) => return None,
    };
    let number = line.number;
    let refs = match std::str::from_utf8(&line.bytes) {
        Ok(text) => cite::find(text).collect(),
        Err(error) => {
            let at = error.valid_up_to();
            told.fail(&Message::new(
                format!("{name}, dòng {number}: không phải UTF-8 tại byte {at}; hãy lưu lại ở dạng UTF-8"),
                format!("{name}, line {number}: no UTF-8 at byte {at}; save it as UTF-8"),
            ));
            Vec::new()
        }
    };
    Some(Line { line: number, refs })
}
