//! `congvan edxml`: packets of the national exchange, looked into, unpacked, packed and answered.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDateTime};
use clap::{Subcommand, ValueEnum};
use congvan::diagnostic::{Diagnostic, Severity};
use congvan::edxml::{
    self, Attachment, Business, BusinessKind, Edxml, Field, Options, Organization, Packet, Reader, StatusCode,
    TraceHeader, TraceHeaderList, Unpacked, Writer, safe_file_name,
};
use congvan::{Error, Lang, Message};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::{NamedTempFile, SpooledTempFile};

use crate::console::{Console, Voice as _, printable};
use crate::input::{Name, Reading, open, reason};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan edxml info goi.edxml
  congvan edxml unpack goi.edxml -o thu-muc
  congvan edxml pack thu.txt --attach thu.pdf --from H37.02 --to 'H37=UBND tỉnh Hà Khê' -o goi.edxml
  congvan edxml status goi.edxml --code 03 --from H37 -o tra-loi.edxml";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// What a packet or status says (xem gói tin)
    Info(Info),
    /// Write the attachments into a folder, under safe names (lấy tệp đính kèm)
    Unpack(Unpack),
    /// Make a packet of a letter and files (đóng gói)
    Pack(Pack),
    /// Make the status message that answers a packet (trả lời trạng thái)
    Status(Status),
}

#[derive(clap::Args)]
struct Info {
    /// Packet, `-` for standard input (gói tin)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What to print (dạng kết quả)
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people (cho người đọc)
    Human,
    /// One JSON object
    Json,
}

#[derive(clap::Args)]
struct Unpack {
    /// Packet, `-` for standard input (gói tin)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder for the files; no file there is overwritten (thư mục)
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

#[derive(clap::Args)]
struct Pack {
    /// Letter whose header the packet gets, of any format (văn bản)
    #[arg(value_name = "LETTER")]
    letter: PathBuf,
    /// File to attach; may be given many times (tệp đính kèm)
    #[arg(long = "attach", value_name = "FILE")]
    attach: Vec<PathBuf>,
    /// Who sends (bên gửi)
    #[arg(long, value_name = "ID[=NAME]", value_parser = party)]
    from: String,
    /// Who receives; may be given many times (bên nhận)
    #[arg(long = "to", value_name = "ID[=NAME]", required = true, value_parser = party)]
    to: Vec<String>,
    /// When it is sent, in local time; now unless given (thời điểm)
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<NaiveDateTime>,
    /// Packet to write (tệp kết quả)
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    #[command(flatten)]
    reading: Reading,
}

#[derive(clap::Args)]
struct Status {
    /// Packet that is answered, `-` for standard input (gói tin)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Status code: 01 arrived, 02 rejected, 03 accepted, 04, 05, 06, 13, 15, 16 (mã trạng thái)
    #[arg(long, value_parser = code)]
    code: StatusCode,
    /// Who answers (bên báo)
    #[arg(long, value_name = "ID[=NAME]", value_parser = party)]
    from: String,
    /// When, in local time; now unless given (thời điểm)
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<NaiveDateTime>,
    /// File to write (tệp kết quả)
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    match &arguments.command {
        Command::Info(info) => info.run(console),
        Command::Unpack(unpack) => unpack.run(console),
        Command::Pack(pack) => pack.run(console),
        Command::Status(status) => status.run(console),
    }
}

/// What fits into memory before a spool goes to the disk.
const SPOOL: usize = 4 * 1024 * 1024;

/// An attachment after unpacking.
#[derive(Serialize)]
struct Unpackaged {
    name: Option<String>,
    content_type: Option<String>,
    size: u64,
    sha256: String,
}

/// Counts and digests what is written.
struct Measure {
    size: u64,
    digest: Sha256,
}

impl Write for Measure {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.digest.update(bytes);
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens a packet and reads its header; says what is wrong where it cannot.
fn open_packet(file: &Path, console: &mut Console) -> Option<Reader<Box<dyn Read>>> {
    let reader = open(file, console)?;
    let result = Reader::new(reader);
    result
        .map_err(|error| console.cannot_read(&Name::of(file), &error))
        .ok()
}

/// Finds the file in an attachment: its packed bytes go to a spool.
fn spooled(packed: &mut edxml::AttachmentReader<'_, Box<dyn Read>>) -> Result<Unpacked<SpooledTempFile>, Error> {
    let mut spool = SpooledTempFile::new(SPOOL);
    packed.copy_to(&mut spool)?;
    let about = packed.about().clone();
    Unpacked::new(spool, &about, &Options::default())
}

fn remark(index: usize, message: &Message) -> Diagnostic {
    let path = format!("/attachments/{index}/contentType");
    Diagnostic::new(
        "READ-ED-ZIP",
        "packing-mislabelled",
        Severity::Warning,
        message.clone(),
        path,
    )
}

impl Info {
    fn run(&self, console: &mut Console) -> io::Result<()> {
        let name = Name::of(&self.file);
        let Some(mut reader) = open_packet(&self.file, console) else {
            return Ok(());
        };
        let (files, remarks) = measured(&mut reader, &name, console);
        match reader.finish() {
            Ok(reading) => self.print(
                &reading.content,
                &files,
                [reading.diagnostics, remarks].concat(),
                console,
            ),
            Err(error) => {
                console.cannot_read(&name, &error);
                Ok(())
            }
        }
    }

    fn print(
        &self,
        content: &Edxml,
        files: &[Unpackaged],
        diagnostics: Vec<Diagnostic>,
        console: &mut Console,
    ) -> io::Result<()> {
        let mut value = serde_json::to_value(content)?;
        if let Value::Object(map) = &mut value {
            map.insert("attachments".to_owned(), json!(files));
            map.insert("diagnostics".to_owned(), json!(diagnostics));
        }
        if let Format::Json = self.format {
            return writeln!(console.out(), "{value:#}");
        }
        let header = value.get("header").unwrap_or(&Value::Null);
        print_lines(header, 0, console)?;
        for file in files {
            let name = printable(file.name.as_deref().unwrap_or("?"));
            let kind = printable(file.content_type.as_deref().unwrap_or("?"));
            writeln!(
                console.out(),
                "{name}: {} byte, {kind}, sha256 {}",
                file.size,
                file.sha256
            )?;
        }
        console.notes(&Name::of(&self.file), &diagnostics);
        Ok(())
    }
}

/// What is in the header, one line each, nested by two spaces.
fn print_lines(value: &Value, depth: usize, console: &mut Console) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    let Value::Object(map) = value else {
        return Ok(());
    };
    for (name, value) in map {
        let items = match value {
            Value::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        for item in items {
            match item {
                Value::Null => {}
                Value::Object(_) => {
                    writeln!(console.out(), "{indent}{name}:")?;
                    print_lines(item, depth + 1, console)?;
                }
                Value::String(text) => writeln!(console.out(), "{indent}{name}: {}", printable(text))?,
                other => writeln!(console.out(), "{indent}{name}: {other}")?,
            }
        }
    }
    Ok(())
}

/// The files that could be unpacked; says what is wrong with the others.
fn measured(
    reader: &mut Reader<Box<dyn Read>>,
    name: &Name<'_>,
    console: &mut Console,
) -> (Vec<Unpackaged>, Vec<Diagnostic>) {
    let (mut files, mut remarks) = (Vec::new(), Vec::new());
    for index in 0.. {
        let mut attachment = match reader.next_attachment() {
            Ok(Some(attachment)) => attachment,
            Ok(None) => break,
            Err(error) => {
                console.cannot_read(name, &error);
                break;
            }
        };
        let mut measure = Measure {
            size: 0,
            digest: Sha256::new(),
        };
        let unpacked = spooled(&mut attachment).and_then(|mut unpacked| {
            unpacked.copy_to(&mut measure)?;
            Ok(unpacked)
        });
        let unpacked = match unpacked {
            Ok(unpacked) => unpacked,
            Err(error) => {
                cannot_unpack(name, index, attachment.about(), &error, console);
                continue;
            }
        };
        remarks.extend(unpacked.remark().map(|message| remark(index, message)));
        let digest = measure.digest.finalize();
        files.push(Unpackaged {
            name: attachment.about().attachment_name.clone(),
            content_type: attachment.about().content_type.clone(),
            size: measure.size,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        });
    }
    (files, remarks)
}

/// Says which attachment could not be unpacked, and why.
fn cannot_unpack(name: &Name<'_>, index: usize, about: &Attachment, error: &Error, console: &mut Console) {
    if error.path().is_some() {
        return console.cannot_read(name, error);
    }
    let number = index + 1;
    let file = printable(about.attachment_name.as_deref().unwrap_or("?"));
    console.fail(&Message::new(
        format!(
            "không lấy được tệp đính kèm {number} ({file}) của {name}: {}",
            error.message(Lang::Vi)
        ),
        format!(
            "cannot unpack attachment {number} ({file}) of {name}: {}",
            error.message(Lang::En)
        ),
    ));
}

impl Unpack {
    fn run(&self, console: &mut Console) -> io::Result<()> {
        let name = Name::of(&self.file);
        let Some(mut reader) = open_packet(&self.file, console) else {
            return Ok(());
        };
        if let Err(error) = fs::create_dir_all(&self.output) {
            cannot_write(&self.output, &error, console);
            return Ok(());
        }
        for index in 0.. {
            let mut attachment = match reader.next_attachment() {
                Ok(Some(attachment)) => attachment,
                Ok(None) => break,
                Err(error) => {
                    console.cannot_read(&name, &error);
                    return Ok(());
                }
            };
            let about = attachment.about().clone();
            let unpacked = match spooled(&mut attachment) {
                Ok(unpacked) => unpacked,
                Err(error) => {
                    cannot_unpack(&name, index, &about, &error, console);
                    continue;
                }
            };
            if let Some(message) = unpacked.remark() {
                console.notes(&name, &[remark(index, message)]);
            }
            self.save(unpacked, (index, &about), &name, console)?;
        }
        console.notes(&name, reader.diagnostics());
        Ok(())
    }

    /// Writes one file under a name that is free; leaves nothing behind where that fails.
    fn save(
        &self,
        mut unpacked: Unpacked<SpooledTempFile>,
        (index, about): (usize, &Attachment),
        name: &Name<'_>,
        console: &mut Console,
    ) -> io::Result<()> {
        let wanted = safe_file_name(about.attachment_name.as_deref().unwrap_or_default());
        let (path, mut file) = match free(&self.output, &wanted) {
            Ok(found) => found,
            Err(error) => {
                cannot_write(&self.output.join(&wanted), &error, console);
                return Ok(());
            }
        };
        match unpacked.copy_to(&mut file) {
            Ok(_) => writeln!(console.out(), "{}", path.display()),
            Err(error) => {
                drop(file);
                fs::remove_file(&path)?;
                cannot_unpack(name, index, about, &error, console);
                Ok(())
            }
        }
    }
}

/// A new file of a name, or of that name with a number.
fn free(folder: &Path, name: &str) -> io::Result<(PathBuf, File)> {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) => (stem, format!(".{extension}")),
        None => (name, String::new()),
    };
    for number in 1..10_000 {
        let numbered = match number {
            1 => name.to_owned(),
            number => format!("{stem} ({number}){extension}"),
        };
        let path = folder.join(numbered);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn cannot_write(file: &Path, error: &io::Error, console: &mut Console) {
    let (name, why) = (Name::of(file), reason(error));
    console.fail(&Message::new(
        format!("không ghi được {name}: {}", why.vi),
        format!("cannot write {name}: {}", why.en),
    ));
}

impl Pack {
    fn run(&self, console: &mut Console) -> io::Result<()> {
        let letter = Name::of(&self.letter);
        let Some(input) = self.reading.read_document(&self.letter, console) else {
            return Ok(());
        };
        let written = Packet::from_document(input.document());
        console.losses(&letter, &written.losses);
        let mut packet = written.output;
        let at = self.at.unwrap_or_else(now);
        packet.header.content.clone_from(&packet.header.subject);
        let mut from = packet.header.from.take().unwrap_or_default();
        let sender = organization(&self.from);
        from.organ_id.clone_from(&sender.organ_id);
        from.organ_name = named(&self.from).or(from.organ_name).or(sender.organ_id);
        let id = from.organ_id.clone().unwrap_or_default();
        packet.header.from = Some(from);
        packet.header.to = self.to.iter().map(|to| organization(to)).collect();
        if !packet.identify() {
            console.say(&Message::new(
                format!("{letter}: thiếu số hoặc ngày ban hành nên gói tin không có DocumentId"),
                format!("{letter}: without a number and a whole date the packet has no DocumentId"),
            ));
        }
        let mut list = TraceHeaderList::default();
        list.trace_header = vec![TraceHeader::new(id, at)];
        list.bussiness = Some(Business::new(BusinessKind::New, "Văn bản điện tử mới"));
        packet.trace_header_list = Some(list);
        let mut files = Vec::new();
        for (i, path) in self.attach.iter().enumerate() {
            let Some(file) = open(path, console) else {
                return Ok(());
            };
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let name = name.unwrap_or_else(|| "tep".to_owned());
            packet.attach(Attachment::new((i + 1).to_string(), name));
            files.push(file);
        }
        save(&self.output, console, |sink| {
            let mut writer = Writer::new(sink, &packet)?;
            for file in files {
                writer.attach(file)?;
            }
            writer.finish().map(|(_, losses)| losses)
        });
        Ok(())
    }
}

impl Status {
    fn run(&self, console: &mut Console) -> io::Result<()> {
        let name = Name::of(&self.file);
        let Some(reader) = open_packet(&self.file, console) else {
            return Ok(());
        };
        console.notes(&name, reader.diagnostics());
        let Some(packet) = reader.content().packet() else {
            console.fail(&Message::new(
                format!("{name}: đây là thông điệp trạng thái, không phải gói tin văn bản để trả lời"),
                format!("{name}: it is a status message, no packet to answer"),
            ));
            return Ok(());
        };
        let from = organization(&self.from);
        let id = from.organ_id.as_deref().unwrap_or_default();
        if !packet.may_be_answered_by(self.code, id) {
            let code = self.code;
            console.say(&Message::new(
                format!("{name}: {id} không phải bên gửi trạng thái {code} của gói tin này"),
                format!("{name}: {id} is not who sends the status {code} about this packet"),
            ));
        }
        let status = packet.answer(self.code, from, self.at.unwrap_or_else(now));
        save(&self.output, console, |sink| edxml::to_writer(sink, &status));
        Ok(())
    }
}

/// Writes a file whole or not at all.
fn save(
    output: &Path,
    console: &mut Console,
    write: impl FnOnce(&mut dyn Write) -> Result<Vec<congvan::document::Loss>, Error>,
) {
    let name = Name::of(output);
    if output == Path::new("-") {
        match write(console.out()) {
            Ok(losses) => console.losses(&name, &losses),
            Err(error) => console.cannot_read(&name, &error),
        }
        return;
    }
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = match temporary(folder.unwrap_or(Path::new("."))) {
        Ok(file) => file,
        Err(error) => return cannot_write(output, &error, console),
    };
    let written = write(&mut io::BufWriter::new(file.as_file_mut()));
    match written {
        Ok(losses) => match file.persist(output) {
            Ok(_) => console.losses(&name, &losses),
            Err(error) => cannot_write(output, &error.error, console),
        },
        Err(error) => console.cannot_read(&name, &error),
    }
}

/// A file that others may read as they may any that the user writes.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// The name in `ID=NAME`.
fn named(text: &str) -> Option<String> {
    text.split_once('=').map(|(_, name)| name.trim().to_owned())
}

/// Reads `ID` or `ID=NAME`; the identifier stands for a name that is not given.
fn organization(text: &str) -> Organization {
    let id = text.split_once('=').map_or(text, |(id, _)| id).trim();
    Organization::new(id, named(text).unwrap_or_else(|| id.to_owned()))
}

/// Takes `ID` or `ID=NAME`; a body without identifier cannot be reached.
fn party(text: &str) -> Result<String, String> {
    match organization(text).organ_id {
        Some(id) if !id.is_empty() => Ok(text.to_owned()),
        _ => Err("thiếu mã định danh; hãy viết H37 hoặc H37=UBND tỉnh (the identifier is missing)".to_owned()),
    }
}

fn time(text: &str) -> Result<NaiveDateTime, String> {
    Field::read(text).get().ok_or_else(|| {
        "thời điểm phải có thật và viết theo dạng 2026-01-05T08:00:00 (the time must exist and be written like that)"
            .to_owned()
    })
}

fn code(text: &str) -> Result<StatusCode, String> {
    Field::read(text).get().ok_or_else(|| {
        let known: Vec<String> = StatusCode::all().map(|code| code.to_string()).collect();
        format!("mã phải là một trong (the code must be one of): {}", known.join(", "))
    })
}

/// The clock of Việt Nam, seven hours ahead of UTC: packets name no zone.
fn now() -> NaiveDateTime {
    const AHEAD: u64 = 7 * 60 * 60;
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let local = i64::try_from(seconds + AHEAD).unwrap_or(i64::MAX);
    DateTime::from_timestamp(local, 0)
        .map(|time| time.naive_utc())
        .unwrap_or_default()
}
