//! `congvan edxml info`: what a packet or status says.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use congvan::diagnostic::Diagnostic;
use congvan::edxml::{Edxml, Reader};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::packet::{cannot_unpack, no_data, open_packet, remark, spooled};
use super::spoofs::{Kept, Spoofs};
use crate::console::{Console, Voice as _};
use crate::input::Name;
use crate::screen::{Kind, printable, quiet};

#[derive(clap::Args)]
pub(super) struct Info {
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
    /// One JSON object (một đối tượng JSON)
    Json,
}

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

impl Info {
    pub(super) fn run(&self, console: &mut Console) -> io::Result<()> {
        let name = Name::of(&self.file);
        let Some(mut opened) = open_packet(&self.file, console) else {
            return Ok(());
        };
        let mut spoofs = Spoofs::of(opened.reader.content().clone());
        let (files, remarks) = measured(&mut opened.reader, &mut spoofs, &name, console);
        match opened.finish() {
            Ok(reading) => self.print(
                &reading.content,
                &files,
                [reading.diagnostics, remarks, spoofs.found()].concat(),
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
        #[cfg_attr(not(feature = "dsig"), expect(unused_mut))] mut diagnostics: Vec<Diagnostic>,
        console: &mut Console,
    ) -> io::Result<()> {
        #[cfg(feature = "dsig")]
        let signatures = super::signatures::of_file(&self.file).map(|(signatures, moved)| {
            diagnostics.extend(moved);
            signatures
        });
        let mut value = serde_json::to_value(content)?;
        if let Value::Object(map) = &mut value {
            map.insert("attachments".to_owned(), json!(files));
            map.insert("diagnostics".to_owned(), json!(diagnostics));
        }
        #[cfg(feature = "dsig")]
        if let Value::Object(map) = &mut value {
            map.insert(
                "signatures".to_owned(),
                super::signatures::as_json(signatures.as_deref()),
            );
        }
        if let Format::Json = self.format {
            let value = format!("{value:#}");
            return writeln!(console.out(), "{}", quiet(&value, Kind::Json));
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
        #[cfg(feature = "dsig")]
        super::signatures::print(signatures.as_deref().unwrap_or_default(), console)?;
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
        let name = printable(name);
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
    spoofs: &mut Spoofs,
    name: &Name<'_>,
    console: &mut Console,
) -> (Vec<Unpackaged>, Vec<Diagnostic>) {
    let (mut files, mut remarks, mut lists) = (Vec::new(), Vec::new(), 0);
    let mut next = 0;
    loop {
        let mut index = next;
        let mut attachment = match reader.next_attachment() {
            Ok(Some(attachment)) => attachment,
            Ok(None) => break,
            Err(error) => {
                console.cannot_read(name, &error);
                break;
            }
        };
        if attachment.lists_before() > lists {
            lists = attachment.lists_before();
            files.clear();
            remarks.clear();
            spoofs.forget();
            index = 0;
        }
        next = index + 1;
        spoofs.pass(attachment.about());
        if !attachment.has_data() {
            no_data(name, index, attachment.about(), console);
            continue;
        }
        let mut measure = Kept::new(Measure {
            size: 0,
            digest: Sha256::new(),
        });
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
        spoofs.look(&measure);
        let Measure { size, digest } = measure.sink;
        let digest = digest.finalize();
        files.push(Unpackaged {
            name: attachment.about().attachment_name.clone(),
            content_type: attachment.about().content_type.clone(),
            size,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        });
    }
    (files, remarks)
}
