//! Reading the files that the user names.

use std::fmt::{self, Write as _};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use congvan::Message;
use congvan::detect::{self, Format, Input};
use congvan::text::Limits;

use crate::console::Voice;

/// How the files are read.
#[derive(clap::Args)]
pub(crate) struct Reading {
    /// Format of the input instead of the recognised one: text, json, xml, edxml, akn, docx (định dạng đầu vào)
    #[arg(long, value_name = "FORMAT")]
    input: Option<Format>,
}

/// How far a file is read.
#[derive(Clone, Copy)]
pub(crate) enum Depth {
    /// All of it.
    Whole,
    /// The document, and no bytes of what is attached.
    Outline,
}

/// What the user calls a file.
pub(crate) struct Name<'a>(&'a Path);

impl<'a> Name<'a> {
    pub(crate) fn of(file: &'a Path) -> Self {
        Self(file)
    }

    /// As it was given: `-` stays `-`, and a byte that is no UTF-8 is `\xff`, so that two
    /// names are never one.
    pub(crate) fn given(&self) -> String {
        let mut name = String::new();
        for chunk in self.0.as_os_str().as_encoded_bytes().utf8_chunks() {
            name.push_str(chunk.valid());
            for byte in chunk.invalid() {
                let _ = write!(name, "\\x{byte:02x}");
            }
        }
        name
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_stdin(self.0) {
            return f.write_str("<stdin>");
        }
        f.write_str(&self.given())
    }
}

fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

impl Reading {
    /// The format that the user named.
    pub(crate) fn format(&self) -> Option<Format> {
        self.input
    }

    /// Reads a file of any format; says what is wrong where it cannot be read.
    pub(crate) fn read(&self, file: &Path, voice: &mut impl Voice) -> Option<Input> {
        self.read_so_far(file, Depth::Whole, voice)
    }

    /// Reads a file of any format as far as it is wanted; says what is wrong where it
    /// cannot be read.
    pub(crate) fn read_so_far(&self, file: &Path, depth: Depth, voice: &mut impl Voice) -> Option<Input> {
        let reader = open(file, voice)?;
        let format = self.input.or_else(|| named(file));
        let result = match depth {
            Depth::Whole => detect::from_reader_with(reader, format, &Limits::default()),
            Depth::Outline => detect::outline_from_reader(reader, format, &Limits::default()),
        };
        let name = Name::of(file);
        match result {
            Ok(input) => Some(input),
            Err(error) => {
                voice.cannot_read(&name, &error);
                if ending(file).is_some_and(|ending| matches!(ending.as_str(), "ndjson" | "jsonl")) {
                    voice.say(&Message::new(
                        format!("{name}: nếu mỗi dòng là một văn bản thì dùng --ndjson (check, parse, refs)"),
                        format!("{name}: if each line is a document of its own, use --ndjson (check, parse, refs)"),
                    ));
                }
                None
            }
        }
    }
}

/// The ending of a file's name, in small letters.
fn ending(file: &Path) -> Option<String> {
    Some(file.extension()?.to_str()?.to_ascii_lowercase())
}

/// A file that calls itself a Word file and holds what looks like a text is a damaged
/// one, and no letter; of all others the content alone decides.
fn named(file: &Path) -> Option<Format> {
    const ENOUGH: u64 = 1024;
    if !matches!(ending(file)?.as_str(), "docx" | "docm" | "dotx" | "dotm") || !file.is_file() {
        return None;
    }
    let mut head = Vec::new();
    File::open(file).ok()?.take(ENOUGH).read_to_end(&mut head).ok()?;
    (Format::detect(&head) == Format::Text).then_some(Format::Docx)
}

impl Reading {
    /// Reads a document; a status message, which is none, is refused, and so is a file
    /// without a word.
    pub(crate) fn read_document(&self, file: &Path, voice: &mut impl Voice) -> Option<Input> {
        let input = self.read(file, voice)?;
        let name = Name::of(file);
        (is_document(&name, &input, voice) && has_words(&name, &input, voice)).then_some(input)
    }
}

/// The remark of a reader that found nothing to read.
const NOTHING: &str = "READ-EMPTY";

/// Whether there was anything to read; says so where there was not. All that is missing in
/// a letter that is none would be told as its faults.
pub(crate) fn has_words(name: &dyn fmt::Display, input: &Input, voice: &mut impl Voice) -> bool {
    let Some(nothing) = input.diagnostics().iter().find(|note| note.code == NOTHING) else {
        return true;
    };
    voice.fail(&Message::new(
        format!("không đọc được {name}: {}", nothing.message.vi),
        format!("cannot read {name}: {}", nothing.message.en),
    ));
    false
}

/// Whether what was read is a document; says so where it is a status message.
pub(crate) fn is_document(name: &dyn fmt::Display, input: &Input, voice: &mut impl Voice) -> bool {
    let status = matches!(input, Input::Packet(packet) if packet.reading.content.status().is_some());
    if status {
        voice.fail(&Message::new(
            format!("{name}: đây là thông điệp trạng thái, không phải văn bản; hãy xem: congvan edxml info {name}"),
            format!("{name}: it is a status message, no document; see congvan edxml info {name}"),
        ));
    }
    !status
}

/// Opens a file or standard input; says what is wrong where it cannot.
pub(crate) fn open(file: &Path, voice: &mut impl Voice) -> Option<Box<dyn Read>> {
    if is_stdin(file) {
        return Some(Box::new(io::stdin()));
    }
    let opened = match std::fs::metadata(file) {
        Ok(about) if about.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => File::open(file),
        Err(error) => Err(error),
    };
    match opened {
        Ok(file) => Some(Box::new(file)),
        Err(error) => {
            let name = Name::of(file);
            let why = reason(&error);
            voice.fail(&Message::new(
                format!("không mở được {name}: {}", why.vi),
                format!("cannot open {name}: {}", why.en),
            ));
            None
        }
    }
}

/// Why a file could not be opened or written, and what to do.
pub(crate) fn reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new(
            "không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn",
            "there is no such file or folder; check the path",
        ),
        io::ErrorKind::PermissionDenied => Message::new(
            "không đủ quyền truy cập; hãy xin quyền hoặc chép tệp sang chỗ khác",
            "permission denied; ask for access or copy the file elsewhere",
        ),
        io::ErrorKind::IsADirectory => Message::new(
            "đây là thư mục; hãy ghi rõ tên tệp bên trong",
            "it is a folder; name the files inside",
        ),
        io::ErrorKind::AlreadyExists => Message::new(
            "đã có tệp mang tên này; hãy chọn tên khác",
            "there is a file of that name already; choose another name",
        ),
        io::ErrorKind::NotADirectory => Message::new(
            "một phần của đường dẫn là tệp, không phải thư mục; hãy chọn đường dẫn khác",
            "a part of the path is a file and no folder; choose another path",
        ),
        _ => Message::new(error.to_string(), error.to_string()),
    }
}
