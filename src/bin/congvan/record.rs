//! `congvan record`: what a document-management system imports (NĐ 30/2020, Annex VI).

use std::io::{self, Read as _};
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use congvan::document::Written;
use congvan::record::{self, Entry, File, Incoming, Outgoing, Record};
use congvan::text::Limits;
use congvan::{Document, Error, Message};

use crate::console::{Console, Voice as _};
use crate::input::{Name, Reading, open};
use crate::output::Output;
use crate::screen::{Kind, quiet};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan record outgoing thu.txt --with bo-sung.json
  congvan record incoming thu1.txt thu2.txt --format csv -o den.csv
  congvan record file *.txt --with ho-so.json

--with is a JSON object with fields of the record that the document does not say, by the
decree's names, or a list with one object for each file:
  {\"FileCode\": {\"FileNotation\": \"01.TCCB\"}, \"ArrivalNumber\": 312, \"ArrivalDate\": \"2024-05-06\"}

--with là một đối tượng JSON gồm các trường mà văn bản không có, tên theo nghị định, hoặc một danh
sách mỗi tệp một đối tượng.

Values that are too long for their field are kept and told on standard error (giá trị dài quá mức
cho phép vẫn được giữ và được báo ra đầu ra lỗi chuẩn).";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    form: Form,
}

#[derive(Subcommand)]
enum Form {
    /// Documents that were issued (văn bản đi)
    Outgoing(Call),
    /// Documents that arrived (văn bản đến)
    Incoming(Call),
    /// One file with all the documents (hồ sơ)
    File(Call),
}

#[derive(clap::Args)]
struct Call {
    /// Files to read, `-` for standard input (tệp văn bản)
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// JSON with what the clerk adds (tệp bổ sung)
    #[arg(long, value_name = "JSON")]
    with: Option<PathBuf>,
    /// What to write (dạng kết quả)
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A list of objects (danh sách đối tượng)
    Json,
    /// A row for each record (mỗi bản ghi một dòng)
    Csv,
    /// The same with a byte order mark, by which Excel knows Vietnamese letters (như csv, có BOM để Excel đọc đúng tiếng Việt)
    Excel,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    match &arguments.form {
        Form::Outgoing(call) => call.each(Outgoing::of, console),
        Form::Incoming(call) => call.each(Incoming::of, console),
        Form::File(call) => call.whole(console),
    }
}

impl Call {
    /// A record for each file.
    fn each<R: Record, E: Entry + Default>(
        &self,
        of: fn(&Document, &E) -> Written<R>,
        console: &mut Console,
    ) -> io::Result<()> {
        let Some(entries) = self.entries::<E>(self.files.len(), console) else {
            return Ok(());
        };
        let mut records = Vec::new();
        for (i, file) in self.files.iter().enumerate() {
            let Some(input) = self.reading.read_document(file, console) else {
                continue;
            };
            let name = Name::of(file);
            console.notes(&name, input.diagnostics());
            // One entry is for all of them.
            let entry = entries.get(i).or(entries.first());
            let written = of(input.document(), entry.unwrap_or(&E::default()));
            console.losses(&name, &written.losses);
            tell_misfits(&name, &written.output, console);
            records.push(written.output);
        }
        self.write(&records, console)
    }

    /// One record for all files.
    fn whole(&self, console: &mut Console) -> io::Result<()> {
        let Some(entries) = self.entries(1, console) else {
            return Ok(());
        };
        let inputs: Vec<_> = (self.files.iter())
            .filter_map(|file| self.reading.read_document(file, console))
            .collect();
        if inputs.len() < self.files.len() {
            // A count without them would be wrong.
            return Ok(());
        }
        let written = File::of(
            inputs.iter().map(|input| input.document()),
            &entries.into_iter().next().unwrap_or_default(),
        );
        let first = self.files.first().map_or(std::path::Path::new("-"), PathBuf::as_path);
        let name = Name::of(first);
        for loss in &written.losses {
            // `/1/date` is the date of the second file.
            let nth = loss.path.split('/').nth(1).and_then(|nth| nth.parse().ok());
            let file = nth.and_then(|nth: usize| self.files.get(nth));
            let name = Name::of(file.map_or(first, PathBuf::as_path));
            console.losses(&name, std::slice::from_ref(loss));
        }
        tell_misfits(&name, &written.output, console);
        self.write(&[written.output], console)
    }

    /// What the clerk adds: none, one for all, or one for each.
    fn entries<E: Entry>(&self, most: usize, console: &mut Console) -> Option<Vec<E>> {
        let Some(file) = &self.with else {
            return Some(Vec::new());
        };
        let mut bytes = Vec::new();
        let limit = u64::try_from(Limits::default().text_bytes).unwrap_or(u64::MAX);
        let read = open(file, console)?
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes);
        let name = Name::of(file);
        if let Err(error) = read {
            let message = Message::new(
                format!("không đọc được {name}: {error}"),
                format!("cannot read {name}: {error}"),
            );
            console.fail(&message);
            return None;
        }
        let entries: Result<Vec<E>, Error> = record::json::from_slice(&bytes);
        match entries {
            Ok(entries) if entries.len() == 1 || entries.len() == most => Some(entries),
            Ok(entries) => {
                let count = entries.len();
                console.fail(&Message::new(
                    format!("{name}: có {count} mục bổ sung; phải là một, hoặc mỗi tệp một mục ({most})"),
                    format!("{name}: there are {count} entries; there must be one, or one for each file ({most})"),
                ));
                None
            }
            Err(error) => {
                console.cannot_read(&name, &error);
                None
            }
        }
    }

    fn write<R: Record>(&self, records: &[R], console: &mut Console) -> io::Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        let text = match self.format {
            Format::Json => record::json::to_string(records),
            Format::Csv => record::csv::to_string(records),
            Format::Excel => record::csv::to_string_for_excel(records),
        };
        match text {
            Ok(text) if matches!(self.format, Format::Json) => {
                self.output.write(&*quiet(&text, Kind::Json), console).map(drop)
            }
            Ok(text) => self.output.write(&text, console).map(drop),
            Err(error) => {
                console.cannot_read(&Name::of(std::path::Path::new("-")), &error);
                Ok(())
            }
        }
    }
}

/// Says which values are too long for their fields.
fn tell_misfits<R: Record>(name: &Name<'_>, record: &R, console: &mut Console) {
    for misfit in record::misfits(record) {
        console.say(&Message::new(
            format!("{name}: {}", misfit.message.vi),
            format!("{name}: {}", misfit.message.en),
        ));
    }
}
