//! Texts that repeat one thing, against everything that reads: the work must grow as
//! the text does.
//!
//! `tests/growth.rs` counts what is allocated, `benches/growth.sh` the instructions.
#![allow(dead_code, clippy::unwrap_used)] // not every user needs all of it, and what cannot be set up must fail

mod files;
mod linear;
mod texts;
mod words;

use congvan::document::{Block, Unknown};
use congvan::text::Limits;
use congvan::{Checker, Document, akn, cite, edxml, json, letter, record, xml};
use files::FILES;
use linear::LINEAR;
use texts::{DISTINCT, HEADS, PIECES};
use words::WORDS;

/// What reads a text.
pub(crate) type Work = fn(&str);

/// One attack: its name, the text of about so many bytes, and who reads it.
pub(crate) struct Attack {
    pub(crate) name: String,
    text: Box<dyn Fn(usize) -> String>,
    work: Work,
}

impl Attack {
    pub(crate) fn text(&self, size: usize) -> String {
        (self.text)(size)
    }

    pub(crate) fn run(&self, text: &str) {
        (self.work)(text);
    }
}

fn attack(name: String, work: Work, text: impl Fn(usize) -> String + 'static) -> Attack {
    let text = Box::new(text);
    Attack { name, text, work }
}

fn read(text: &str) {
    assert!(!letter::from_str(text).source.text().is_empty());
}

/// The reading is part of it: it has its own rows, and is never more than this.
fn check(text: &str) {
    let _ = Checker::new().check(&letter::from_str(text)).verdict();
}

fn find(text: &str) {
    let _ = cite::find(text).count();
}

fn write(text: &str) {
    let _ = letter::to_string(&document_of(text)).unwrap();
}

/// A document whose texts are all the one given.
fn document_of(text: &str) -> Document {
    let mut document = Document::default();
    document.subject = Some(text.to_owned());
    document.body = text.split('\n').map(Block::paragraph).collect();
    document.unplaced = vec![text.to_owned()];
    document
}

fn read_json(text: &str) {
    let reader = json::Reader::new().unknown(Unknown::Keep);
    let _ = (json::from_str(text), json::documents(text.as_bytes()).count());
    if let Ok(kept) = reader.from_str(text) {
        let _ = json::to_string_keeping(&kept.document, &kept.extras).unwrap().output;
    }
}

fn read_xml(text: &str) {
    let reader = xml::Reader::new().unknown(Unknown::Keep);
    let _ = (xml::from_str(text), xml::documents(text.as_bytes()).count());
    if let Ok(kept) = reader.from_str(text) {
        let _ = xml::to_string_keeping(&kept.document, &kept.extras).unwrap().output;
    }
}

fn read_akn(text: &str) {
    if let Ok(read) = akn::read(text.as_bytes(), &Limits::default()) {
        let _ = akn::to_string(&read.output).unwrap().output;
    }
}

/// A packet, and what is done with one that was read.
fn read_packet(text: &str) {
    let _ = edxml::from_reader(text.as_bytes());
    let Ok(reading) = edxml::from_str(text) else {
        return;
    };
    let report = edxml::Check::new().check(&reading);
    let _ = edxml::unjudged(&reading.diagnostics, &report).count();
    let _ = edxml::to_string(&reading.content).unwrap().output;
    let _ = serde_json::to_string(&reading.content).unwrap();
    let _ = reading.content.packet().map(edxml::Packet::to_document);
}

fn read_records(text: &str) {
    let _ = (
        record::csv::from_str::<record::Outgoing>(text),
        record::json::from_str::<record::Incoming>(text),
    );
}

fn repeated(head: &str, piece: &str, size: usize) -> String {
    format!("{head}{}", piece.repeat(size / piece.len()))
}

/// The same piece with a number in it that is always another.
fn distinct(piece: &str, size: usize) -> String {
    let (before, behind) = piece.split_once('#').unwrap();
    let mut out = String::new();
    let mut count = 0;
    while out.len() < size {
        out.push_str(&format!("{before}{count}{behind}"));
        count += 1;
    }
    out
}

/// Every attack, by name.
pub(crate) fn all() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let running: [(&str, Work); 4] = [("letter", read), ("check", check), ("cite", find), ("write", write)];
    for (reader, work) in running {
        for piece in PIECES {
            for (head_name, head) in HEADS {
                if *head_name == "letter" && ["cite", "write"].contains(&reader) {
                    continue;
                }
                let name = format!("{reader} {head_name} {piece:?}");
                attacks.push(attack(name, work, move |size| repeated(head, piece, size)));
            }
        }
        for piece in DISTINCT {
            attacks.push(attack(format!("{reader} distinct {piece:?}"), work, move |size| {
                distinct(piece, size)
            }));
        }
    }
    for file in FILES.iter().chain(WORDS).chain(LINEAR) {
        for piece in file.pieces {
            let name = format!("{} {piece:?}", file.name);
            attacks.push(attack(name, file.work, move |size| {
                let filling = match piece.contains('#') {
                    true => distinct(piece, size),
                    false => repeated("", piece, size),
                };
                format!("{}{filling}{}", file.head.concat(), file.tail)
            }));
        }
    }
    attacks
}
