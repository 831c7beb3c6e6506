//! Documents to JSON, with what their files said beyond the model.

use serde::Serialize;

use super::cursor::Cursor;
use crate::document::{Document, Extra, Form, Waiting, Written};
use crate::error::{Error, ErrorKind};
use crate::format::version::VERSION;
use crate::message::Message;

/// A document behind the version of its form.
#[derive(Serialize)]
struct Stated<'a> {
    version: u32,
    #[serde(flatten)]
    document: &'a Document,
}

fn stated(document: &Document) -> Stated<'_> {
    Stated {
        version: VERSION,
        document,
    }
}

/// Indented, for people too.
pub(super) fn pretty(document: &Document, extras: &[Extra]) -> Result<Written<String>, Error> {
    let output = serde_json::to_string_pretty(&stated(document)).map_err(unwritten)?;
    Ok(with_extras(output, extras, Style::Pretty))
}

/// On one line, without its break.
pub(super) fn line(document: &Document, extras: &[Extra]) -> Result<Written<String>, Error> {
    let output = serde_json::to_string(&stated(document)).map_err(unwritten)?;
    Ok(with_extras(output, extras, Style::Line))
}

fn unwritten(error: serde_json::Error) -> Error {
    let message = Message::new(
        format!("không ghi được JSON: {error}"),
        format!("cannot write JSON: {error}"),
    );
    Error::new(ErrorKind::Data, message).with_source(error)
}

#[derive(Clone, Copy)]
enum Style {
    Pretty,
    Line,
}

/// Puts the extras at the ends of their objects.
fn with_extras(output: String, extras: &[Extra], style: Style) -> Written<String> {
    if extras.is_empty() {
        return Written::new(output, Vec::new());
    }
    let mut inserter = Inserter {
        cursor: Cursor::new(&output),
        waiting: Waiting::new(extras),
        style,
        pointer: String::new(),
        depth: 0,
        out: String::with_capacity(output.len()),
        copied: 0,
    };
    inserter.value();
    let Inserter {
        mut out,
        copied,
        waiting,
        ..
    } = inserter;
    out.push_str(output.get(copied..).unwrap_or_default());
    Written::new(out, waiting.into_losses())
}

/// Walks what was just written, which is as deep as the model and no deeper.
struct Inserter<'a> {
    cursor: Cursor<'a>,
    waiting: Waiting<'a>,
    style: Style,
    pointer: String,
    depth: usize,
    out: String,
    /// How much of the text is in `out`.
    copied: usize,
}

impl Inserter<'_> {
    fn value(&mut self) {
        match self.cursor.take() {
            "{" => self.object(),
            "[" => self.list(),
            _ => {}
        }
    }

    fn object(&mut self) {
        self.depth += 1;
        loop {
            let end = self.cursor.behind();
            match self.cursor.take() {
                "}" | "" => break self.insert(end),
                "," => {}
                key => {
                    self.cursor.take_if(":");
                    self.part(key.trim_matches('"'));
                }
            }
        }
        self.depth -= 1;
    }

    fn list(&mut self) {
        self.depth += 1;
        let mut index = 0;
        while !matches!(self.cursor.peek(), "]" | "") {
            self.part(&index.to_string());
            self.cursor.take_if(",");
            index += 1;
        }
        self.cursor.take_if("]");
        self.depth -= 1;
    }

    fn part(&mut self, step: &str) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(step);
        self.value();
        self.pointer.truncate(length);
    }

    /// Writes the extras of the object behind its last value.
    fn insert(&mut self, end: usize) {
        for extra in self.waiting.take(&self.pointer, Form::JsonField) {
            self.out.push_str(self.cursor.between(self.copied, end));
            self.copied = end;
            self.out.push(',');
            let colon = match self.style {
                Style::Pretty => {
                    self.out.push('\n');
                    self.out.push_str(&"  ".repeat(self.depth));
                    ": "
                }
                Style::Line => ":",
            };
            self.out.push_str(&serde_json::Value::from(extra.name()).to_string());
            self.out.push_str(colon);
            self.out.push_str(extra.text());
        }
    }
}
