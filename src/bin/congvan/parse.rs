//! `congvan parse`: documents as JSON.

use std::io::{self, Write};
use std::path::Path;

use congvan::batch::Id;
use congvan::detect::Input;
use congvan::json;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::batch::{self, Many};
use crate::console::{Console, Told, Voice};
use crate::input::{Depth, Name};
use crate::screen::{Kind, quiet};
use crate::tasks::Task;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan parse thu.txt
  congvan parse - < thu.txt | jq .number.text
  congvan parse kho-van-ban > kho.ndjson            a folder, one line for each file (cả thư mục, mỗi tệp một dòng)
  congvan parse --ndjson < thu.ndjson > kho.ndjson  one line for each line (mỗi dòng một dòng)

One file is printed as one document, many as lines {\"id\": …, \"document\": {…}}. (một tệp
in ra một văn bản, nhiều tệp thì mỗi tệp một dòng)

";

#[derive(clap::Args)]
#[command(after_help = [EXAMPLES, batch::ABOUT].concat())]
pub(crate) struct Arguments {
    #[command(flatten)]
    many: Many,
}

/// One document of many.
#[derive(Serialize)]
struct Parsed<'a> {
    id: Id,
    document: &'a RawValue,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    if let Some(file) = arguments.many.only() {
        return one(arguments, file, console);
    }
    let many = &arguments.many;
    many.lines(console, |task, told| line(many, task, told))
}

fn one(arguments: &Arguments, file: &Path, console: &mut Console) -> io::Result<()> {
    let name = Name::of(file);
    let Some(input) = arguments.many.reading().read_so_far(file, Depth::Outline, console) else {
        return Ok(());
    };
    if !crate::input::is_document(&name, &input, console) {
        return Ok(());
    }
    tell(&name, &input, console);
    match json::to_string(input.document()) {
        Ok(written) => {
            let text = quiet(written.output.trim_end(), Kind::Json);
            writeln!(console.out(), "{text}")?;
            console.losses(&name, &written.losses);
        }
        Err(error) => console.cannot_read(&name, &error),
    }
    Ok(())
}

/// What a program should know of what was read.
fn tell(name: &dyn std::fmt::Display, input: &Input, voice: &mut impl Voice) {
    voice.notes(name, input.diagnostics());
    voice.losses(name, input.losses());
}

fn line(many: &Many, task: Task, told: &mut Told) -> Option<Vec<u8>> {
    let (label, input) = many.read(task, Depth::Outline, told)?;
    if !crate::input::is_document(&label, &input, told) {
        return None;
    }
    tell(&label, &input, told);
    let mut writer = json::DocumentsWriter::new(Vec::new());
    let written = writer.write(input.document()).and_then(|losses| {
        told.losses(&label, &losses);
        writer.finish()
    });
    let line = written.map_err(|error| told.cannot_read(&label, &error)).ok()?;
    // What was just written is JSON.
    let document = serde_json::from_slice(&line).ok()?;
    let parsed = Parsed {
        id: label.id(),
        document,
    };
    batch::json_line(&parsed, &label, told)
}
