//! A document told in lines, one a value, to be compared with what was written by hand.
#![allow(dead_code)] // not every test uses all of it

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use congvan::Document;
use congvan::document::{Block, Signature};
use congvan::text::skeleton;
use congvan::value::Archive;

/// The letters of a folder, counted from that of this crate, in order.
pub(crate) fn letters_in_folder(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"));
    files.sort();
    files
}

/// All that a document holds, line by line, empty fields left out.
pub(crate) fn tell(document: &Document) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(out, "{name} {value}").unwrap();
        }
    };
    let d = document;
    line("kind", d.kind.as_ref().map(|kind| kind.slug().to_owned()));
    line("title", d.title.clone());
    for organ in &d.issuers {
        let superior = organ.superior.as_ref().map_or(String::new(), |s| format!("{s} > "));
        line("issuer", Some(superior + &organ.name));
    }
    let bare = |text: &Option<String>| text.as_deref().map(|t| skeleton(t).replace(['-', '–', ' '], ""));
    let state = bare(&d.national_title).as_deref() == Some("conghoaxahoichunghiavietnam")
        && bare(&d.motto).as_deref() == Some("doclaptudohanhphuc");
    if state {
        writeln!(out, "state").unwrap();
    }
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(out, "{name} {value}").unwrap();
        }
    };
    line("national", d.national_title.clone().filter(|_| !state));
    line("motto", d.motto.clone().filter(|_| !state));
    line("number", d.number.as_ref().map(|n| n.as_str().to_owned()));
    line("place", d.place.clone());
    line(
        "date",
        d.date.map(|date| date.to_string()).or(d.date_as_written.clone()),
    );
    line("subject", d.subject.clone());
    for addressee in &d.addressees {
        line("to", Some(addressee.to_string()));
    }
    line("secrecy", d.secrecy.map(|s| s.name().to_owned()));
    line("urgency", d.urgency.map(|u| u.name().to_owned()));
    line("circulation", d.circulation.clone());
    if !d.body.is_empty() {
        line("body", Some(String::new()));
    }
    for block in &d.body {
        line(" ", Some(block_line(block)));
    }
    line("end", d.end_mark.clone());
    for signature in &d.signatures {
        line("sign", Some(signature_line(signature)));
        line("note", signature.note.clone());
    }
    for recipient in &d.recipients {
        line("cc", Some(recipient.to_string()));
    }
    line("archive", d.archive.as_ref().map(archive_line));
    line("drafter", d.drafter.clone());
    line("issued", d.issued_copies.map(|n| n.to_string()));
    for text in &d.contact {
        line("contact", Some(text.clone()));
    }
    for stamp in &d.stamps {
        line("stamp", Some(stamp.clone()));
    }
    for copy in d.copy_block.iter().chain(&d.further_copies) {
        line("copy", copy.kind.as_ref().map(|kind| kind.slug().to_owned()));
        line("copy-issuer", copy.issuer.as_ref().map(ToString::to_string));
        line("copy-number", copy.number.as_ref().map(|n| n.as_str().to_owned()));
        line("copy-place", copy.place.clone());
        line("copy-date", copy.date.map(|date| date.to_string()));
        for recipient in &copy.recipients {
            line("copy-cc", Some(recipient.to_string()));
        }
        line("copy-archive", copy.archive.as_ref().map(archive_line));
        for signature in &copy.signatures {
            line("copy-sign", Some(signature_line(signature)));
        }
    }
    for appendix in &d.appendices {
        let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let head = [&appendix.label, &appendix.title, &appendix.reference].map(part);
        line("appendix", Some(head.join(" | ")));
        for block in &appendix.body {
            line(" ", Some(block_line(block)));
        }
    }
    for text in &d.unplaced {
        line("unplaced", Some(text.clone()));
    }
    out.lines()
        .fold(String::new(), |out, line| out + line.trim_end() + "\n")
}

fn block_line(block: &Block) -> String {
    let kind = kind_of(block);
    let marker = block.marker.as_ref().map_or(String::new(), |m| format!(" {m}"));
    if block.rows.is_empty() {
        format!("{kind}{marker} {}", block.text)
    } else {
        let width = block.rows.first().map_or(0, Vec::len);
        format!("{kind} {}x{width}", block.rows.len())
    }
}

/// The name of a block's kind.
pub(crate) fn kind_of(block: &Block) -> String {
    serde_json::to_value(block.kind).unwrap().as_str().unwrap().to_owned()
}

fn signature_line(signature: &Signature) -> String {
    let capacity: Vec<String> = signature
        .capacity
        .iter()
        .map(|c| format!("{} {}", c.authority.code(), c.title))
        .collect();
    let name: Vec<&str> = [&signature.rank, &signature.degree, &signature.signer]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let parts = [
        capacity.join("; "),
        signature.position.clone().unwrap_or_default(),
        name.join(" "),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" | ")
}

fn archive_line(archive: &Archive) -> String {
    let copies = archive.copies.map_or(String::new(), |n| format!(" ({n})"));
    archive.units.join(", ") + &copies
}

/// Whether a document is told as expected: ` … ` in an expected line stands for
/// any words.
pub(crate) fn is_told(expected: &str, told: &str) -> bool {
    expected.lines().count() == told.lines().count() && expected.lines().zip(told.lines()).all(|(e, t)| fits(e, t))
}

fn fits(expected: &str, told: &str) -> bool {
    match expected.split_once(" … ") {
        Some((head, tail)) => told.starts_with(head) && told.ends_with(tail) && told.len() > head.len() + tail.len(),
        None => expected == told,
    }
}

/// The lines that stand in one of two texts only.
pub(crate) fn difference(file: &Path, expected: &str, told: &str) -> String {
    let name = file.file_stem().unwrap().to_string_lossy();
    let mut out = format!("--- {name}\n");
    for line in expected.lines().filter(|e| !told.lines().any(|t| fits(e, t))) {
        writeln!(out, "  want {line}").unwrap();
    }
    for line in told.lines().filter(|t| !expected.lines().any(|e| fits(e, t))) {
        writeln!(out, "  got  {line}").unwrap();
    }
    if out.lines().count() == 1 {
        out.push_str("  the same lines in another order\n");
    }
    out
}
