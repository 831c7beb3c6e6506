//! `congvan convert --many`: files of many documents, one at a time.

use std::error::Error as _;
use std::io::{self, Read, Write};
use std::path::Path;

use congvan::detect::Format;
use congvan::document::{Document, Kept, Loss};
use congvan::{Error, Message, json, xml};

use crate::console::{Console, Voice as _};
use crate::input::{Name, open};
use crate::screen::{Kind, Quiet};

/// How much of a file tells JSON from XML.
const HEAD: u64 = 64 * 1024;

/// The formats that hold many documents.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    Json,
    Xml,
}

/// A file of many documents.
pub(crate) struct Source<'a> {
    name: Name<'a>,
    items: Box<dyn Iterator<Item = Result<Kept, Error>>>,
}

impl<'a> Source<'a> {
    /// Opens a file; says what is wrong where it cannot, or is of another format.
    pub(crate) fn open(file: &'a Path, input: Option<Format>, console: &mut Console) -> Option<Self> {
        let mut reader = open(file, console)?;
        let name = Name::of(file);
        let mut head = Vec::new();
        if let Err(error) = reader.by_ref().take(HEAD).read_to_end(&mut head) {
            console.fail(&Message::new(
                format!("không đọc được {name}: {error}"),
                format!("cannot read {name}: {error}"),
            ));
            return None;
        }
        let format = input.unwrap_or_else(|| Format::detect(&head));
        let items: Box<dyn Iterator<Item = Result<Kept, Error>>> = match format {
            Format::Json if begins_alone(&head) => {
                console.fail(&Message::new(
                    format!("{name}: dòng đầu chỉ mở ngoặc; nhiều văn bản phải mỗi dòng một văn bản, còn tệp một văn bản thì bỏ `--many`"),
                    format!("{name}: the first line only opens a bracket; many documents stand one on a line, and a file of one needs no `--many`"),
                ));
                return None;
            }
            Format::Json => Box::new(json::documents(io::Cursor::new(head).chain(reader))),
            Format::Xml => Box::new(xml::documents(io::Cursor::new(head).chain(reader))),
            other => {
                console.fail(&Message::new(
                    format!("{name} ở dạng {other}; nhiều văn bản chỉ đọc từ json (mỗi dòng một văn bản) hoặc xml (`documents`)"),
                    format!("{name} is {other}; many documents are read from json (one on a line) or xml (`documents`)"),
                ));
                return None;
            }
        };
        Some(Self { name, items })
    }

    /// Writes the documents; what could not be read is told, and the rest is done.
    pub(crate) fn convert(self, target: Target, out: impl Write, console: &mut Console) -> io::Result<()> {
        let mut writer = Writer::new(target, out).map_err(unwrapped)?;
        for item in self.items {
            match item {
                Ok(kept) => {
                    let losses = writer.write(&kept.document).map_err(unwrapped)?;
                    console.losses(&self.name, &losses);
                }
                Err(error) => console.cannot_read(&self.name, &error),
            }
        }
        writer.finish().map_err(unwrapped)
    }
}

/// Whether the first line with content is a bracket alone: one object over many lines, in
/// which every line would be an error.
fn begins_alone(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines
        .find(|line| !line.is_empty())
        .is_some_and(|line| matches!(line, b"{" | b"["))
}

/// The error of the file below, whose kind says whether the reader just went away.
fn unwrapped(error: Error) -> io::Error {
    let below = error.source().and_then(|below| below.downcast_ref::<io::Error>());
    let kind = below.map_or(io::ErrorKind::Other, io::Error::kind);
    io::Error::new(kind, error)
}

enum Writer<W> {
    Json(json::DocumentsWriter<Quiet<W>>),
    Xml(xml::DocumentsWriter<W>),
}

impl<W: Write> Writer<W> {
    fn new(target: Target, out: W) -> Result<Self, Error> {
        Ok(match target {
            Target::Json => Writer::Json(json::DocumentsWriter::new(Quiet::new(out, Kind::Json))),
            Target::Xml => Writer::Xml(xml::DocumentsWriter::new(out)?),
        })
    }

    fn write(&mut self, document: &Document) -> Result<Vec<Loss>, Error> {
        match self {
            Writer::Json(writer) => writer.write(document),
            Writer::Xml(writer) => writer.write(document),
        }
    }

    fn finish(self) -> Result<(), Error> {
        match self {
            Writer::Json(writer) => writer.finish().map(drop),
            Writer::Xml(writer) => writer.finish().map(drop),
        }
    }
}
