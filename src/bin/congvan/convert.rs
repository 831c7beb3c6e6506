//! `congvan convert`: a document in another format.

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use congvan::detect::Input;
use congvan::document::Written;
use congvan::edxml::{self, Packet};
use congvan::{Error, Lang, Message, akn, docx, html, json, letter, xml};

use crate::check::Rules;
use crate::console::{Console, Voice as _};
use crate::input::{Name, Reading};
use crate::many;
use crate::output::Output;
use crate::screen::{Kind, quiet};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan convert thu.txt --to xml -o thu.xml
  congvan convert thu.json --to text           back to a letter (trở lại văn bản)
  congvan convert thu.txt --to docx -o thu.docx
  congvan convert --many so.ndjson --to xml    many documents in one file (nhiều văn bản trong một tệp)
  congvan convert thu.txt --to html --with-report -o thu.html

What the other format cannot hold is listed on standard error (những gì định dạng kia không chứa
được thì liệt kê ra đầu ra lỗi chuẩn).";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// File to convert, `-` for standard input (tệp cần chuyển)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Format to write (định dạng kết quả)
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Target,
    /// The file holds many documents: JSON, one on a line, or XML `documents` (nhiều văn bản)
    #[arg(long)]
    many: bool,
    /// Check the letter and put the findings beside it; for html (kèm kết quả kiểm tra)
    #[arg(long)]
    with_report: bool,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten, next_help_heading = "With --with-report (khi kèm kết quả kiểm tra)")]
    rules: Rules,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// The JSON of the crate (JSON của congvan)
    Json,
    /// The XML of the crate (XML của congvan)
    Xml,
    /// A packet of the exchange without attachments; a packet stays whole (gói tin)
    #[value(name = "edxml")]
    EdXml,
    /// Akoma Ntoso 3.0, for legal archives (kho lưu trữ pháp luật)
    Akn,
    /// A Word file, laid out as the decree orders (tệp Word)
    Docx,
    /// A page to look at and to print (trang để xem và in)
    Html,
    /// A letter as text (văn bản thuần)
    Text,
}

impl Target {
    fn write(self, input: &Input, arguments: &Arguments, lang: Lang) -> Result<Written<Vec<u8>>, Error> {
        let document = input.document();
        let written = match self {
            Target::EdXml => packet(input),
            Target::Json => json::to_string(document).map(quiet_json),
            Target::Xml => xml::to_string(document),
            Target::Akn => akn::to_string(document),
            Target::Docx => return docx::to_vec(document),
            Target::Html => page(input, arguments, lang),
            Target::Text => letter::to_string(document),
        };
        written.map(file_of_text)
    }

    /// Whether the result is no text to look at.
    fn is_binary(self) -> bool {
        matches!(self, Target::Docx)
    }
}

/// What a terminal would act on is written by its code.
fn quiet_json(written: Written<String>) -> Written<String> {
    let text = quiet(&written.output, Kind::Json).into_owned();
    Written::new(text, written.losses)
}

/// The bytes of a text, which end with a line end.
fn file_of_text(written: Written<String>) -> Written<Vec<u8>> {
    let Written { mut output, losses, .. } = written;
    if !output.ends_with('\n') {
        output.push('\n');
    }
    Written::new(output.into_bytes(), losses)
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    if arguments.with_report && !matches!(arguments.to, Target::Html) {
        console.fail(&Message::new(
            "--with-report chỉ dùng với --to html; các định dạng khác không có chỗ cho kết quả kiểm tra, hãy dùng: congvan check",
            "--with-report goes with --to html only; other formats have no place for findings, use: congvan check",
        ));
        return Ok(());
    }
    if arguments.many {
        return run_many(arguments, console);
    }
    if arguments.to.is_binary() && arguments.output.is_terminal() {
        console.fail(&Message::new(
            "tệp Word không in ra màn hình được; hãy ghi vào tệp: -o thu.docx",
            "a Word file cannot be shown on the terminal; write it to a file: -o letter.docx",
        ));
        return Ok(());
    }
    let name = Name::of(&arguments.file);
    let Some(input) = arguments.reading.read_document(&arguments.file, console) else {
        return Ok(());
    };
    console.notes(&name, input.diagnostics());
    // A packet stays whole.
    if !matches!((&input, arguments.to), (Input::Packet(_), Target::EdXml)) {
        console.losses(&name, input.losses());
    }
    match arguments.to.write(&input, arguments, console.lang) {
        Ok(written) => {
            if arguments.output.write(&written.output, console)? {
                console.losses(&name, &written.losses);
            }
        }
        Err(error) => console.cannot_read(&name, &error),
    }
    Ok(())
}

/// One document after the other, in flat memory.
fn run_many(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let target = match arguments.to {
        Target::Json => many::Target::Json,
        Target::Xml => many::Target::Xml,
        Target::EdXml | Target::Akn | Target::Docx | Target::Html | Target::Text => {
            console.fail(&Message::new(
                "--many chỉ ghi ra json hoặc xml",
                "--many writes json or xml only",
            ));
            return Ok(());
        }
    };
    let Some(source) = many::Source::open(&arguments.file, arguments.reading.format(), console) else {
        return Ok(());
    };
    arguments
        .output
        .write_with(console, |out, console| source.convert(target, out, console))
        .map(drop)
}

/// The page of a document, with what `congvan check` says of it where that is asked for.
fn page(input: &Input, arguments: &Arguments, lang: Lang) -> Result<Written<String>, Error> {
    let writer = html::Writer::new().lang(lang);
    if !arguments.with_report {
        return writer.to_string(input.document());
    }
    let report = arguments.rules.check(input);
    let writer = writer.report(&report);
    match input {
        Input::Reading(reading) => writer.reading(reading).to_string(&reading.document),
        Input::Packet(packet) => {
            let notes: Vec<_> = edxml::unjudged(&packet.reading.diagnostics, &report).cloned().collect();
            writer.notes(&notes).to_string(&packet.document)
        }
        other => writer.to_string(other.document()),
    }
}

/// A packet as it is, its attachments too; anything else as the header of one.
fn packet(input: &Input) -> Result<Written<String>, Error> {
    if let Input::Packet(packet) = input {
        return edxml::to_string(&packet.reading.content);
    }
    let Written { output, mut losses, .. } = Packet::from_document(input.document());
    let mut written = edxml::to_string(&output)?;
    losses.append(&mut written.losses);
    written.losses = losses;
    Ok(written)
}
