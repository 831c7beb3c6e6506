//! Files of every format that went through bad hands: bytes cut, doubled, moved, turned,
//! replaced by what means something in the format. Each is read or refused within memory
//! that its length bounds, and what was read keeps the laws of the fuzz targets.
//!
//! `CONGVAN_MUTATED=100000 cargo test --release --all-features --test mutated_files -- --nocapture`
//! makes so many of each format and prints what they took. Where `CONGVAN_CORPUS` names the
//! folder of the real letters and packets, they are among the sound ones.
#![cfg(all(
    feature = "check",
    feature = "json",
    feature = "xml",
    feature = "edxml",
    feature = "akn",
    feature = "record",
    feature = "docx",
    feature = "html",
    feature = "dsig"
))]
#![allow(
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)] // what cannot be set up must fail

mod laws;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::panic::{catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use allocation_counter::measure;
use congvan::dsig::{Native, Verifier};
use congvan::edxml::{self as packets, Attachment, Content, Packet, Unpacked};
use congvan::record::{self, Arrival, Incoming};
use congvan::{Document, akn, detect, docx, json, letter, xml};
use laws::Target;

/// How many of each format, unless the environment says.
const FEW: usize = 150;

/// Random numbers that are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

/// What means something in some format.
const TOKENS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&lt;",
    "&#0;",
    "&#65;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE a>",
    "xmlns=''",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "\\",
    "\\u0000",
    "\\ud800",
    "=",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{301}",
    "\u{200b}",
    "\u{202e}",
    "|",
    "||",
    "- ",
    "Điều 1. ",
    "Kính gửi: ",
    "Nơi nhận:",
    "KT. ",
    "Số: ",
    "/QĐ-UBND",
    "ngày 31 tháng 2 năm 2024",
    "V/v ",
    "PK\u{3}\u{4}",
    "PK\u{1}\u{2}",
    "<w:p>",
    "</w:p>",
    "<w:tbl>",
    "</w:tc>",
    "<w:r>",
    "<w:vanish/>",
    "<w:del>",
    "<mc:AlternateContent>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "w:val=\"-1\"",
    " Id=\"header\"",
    "URI=\"\"",
    "AAAA",
    "====",
];

fn mutated(random: &mut Random, files: &[Vec<u8>]) -> Vec<u8> {
    let mut file = files[random.below(files.len())].clone();
    for _ in 0..=random.below(6) {
        let start = random.below(file.len() + 1);
        let reach = 1 << random.below(10);
        let end = (start + random.below(reach)).min(file.len());
        let moved = random.below(file.len() + 1);
        match random.below(9) {
            0 => drop(file.drain(start..end)),
            1 => drop(file.splice(start..start, file[start..end].to_vec())),
            2 => {
                let piece: Vec<u8> = file.drain(start..end).collect();
                let to = moved.min(file.len());
                drop(file.splice(to..to, piece));
            }
            3 => file[start..end].reverse(),
            4 if start < file.len() => file[start] ^= 1 << random.below(8),
            5 if start < file.len() => file[start] = random.below(256) as u8,
            6 => file.truncate(start),
            7 => {
                let other = &files[random.below(files.len())];
                let from = random.below(other.len() + 1);
                let piece = other[from..].iter().take(reach).copied().collect::<Vec<_>>();
                drop(file.splice(start..end, piece));
            }
            _ => drop(file.splice(start..end, TOKENS[random.below(TOKENS.len())].bytes())),
        }
    }
    file
}

/// A folder of the real files, where they are.
fn real(folder: &str) -> Option<PathBuf> {
    let place = std::env::var_os("CONGVAN_CORPUS").map(|place| Path::new(&place).join(folder));
    if place.is_none() {
        println!("without the real {folder}: CONGVAN_CORPUS does not name their folder");
    }
    place
}

/// The files of folders that end so, in order.
fn files(folders: impl IntoIterator<Item = PathBuf>, ends: &[&str]) -> Vec<Vec<u8>> {
    let entries = folders.into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| ends.iter().any(|end| e == *end)));
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn letters() -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folders = ["letters", "shapes", "outlines"].map(|folder| tests.join(folder));
    files(folders.into_iter().chain(real("letters")), &["txt", "md"])
}

fn documents() -> Vec<Document> {
    let read = |file: &Vec<u8>| letter::from_slice(file).unwrap().document;
    letters().iter().map(read).collect()
}

fn packet(document: &Document, name: &str, content: &[u8]) -> Packet {
    let mut packet = Packet::from_document(document).output;
    let mut attachment = Attachment::new("1", name);
    attachment.content = Some(Content::new(content));
    packet.attach(attachment);
    packet
}

fn zipped(content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("thu.doc", zip::write::SimpleFileOptions::default())
        .unwrap();
    archive.write_all(content).unwrap();
    archive.finish().unwrap().into_inner()
}

fn records() -> Vec<Vec<Incoming>> {
    let of = |document| vec![Incoming::of(document, &Arrival::default()).output];
    documents().iter().map(of).collect()
}

fn read(file: &[u8]) {
    let _ = detect::from_slice(file);
}

fn unpack(file: &[u8]) {
    let mut about = Attachment::new("1", "thu.doc");
    about.content_type = Some("application/zip".into());
    let options = packets::Options::default().attachment_bytes(1 << 20);
    if let Ok(mut inside) = Unpacked::new(Cursor::new(file), &about, &options) {
        let _ = inside.copy_to(&mut std::io::sink());
    }
}

/// An archive that was damaged, inside a sound packet.
fn archive(file: &[u8]) {
    let packet = packet(&Document::default(), "thu.doc", file);
    laws::edxml(&packets::to_vec(&packet).unwrap().output);
}

/// Makes files of a format out of sound ones. Reads each, and holds it to the laws.
fn run(format: &str, files: &[Vec<u8>], read: Target, laws: Target) {
    let count = std::env::var("CONGVAN_MUTATED").map_or(FEW, |count| count.parse().unwrap());
    let mut random = Random(20_200_305);
    let (mut bytes, mut peak, mut slowest) = (0, 0, Duration::ZERO);
    let start = Instant::now();
    for _ in 0..count {
        let file = mutated(&mut random, files);
        let started = Instant::now();
        let info = measure(|| read(&file));
        slowest = slowest.max(started.elapsed());
        // Some hundred bytes for each of a file, and the buffers of those who unpack.
        let most = 4 * 1024 * 1024 + 400 * file.len() as u64;
        assert!(
            info.bytes_max < most,
            "{format}: {} bytes for a file of {}",
            info.bytes_max,
            file.len()
        );
        let most = 20_000 + 100 * file.len() as u64;
        assert!(
            info.count_total < most,
            "{format}: {} allocations for a file of {}",
            info.count_total,
            file.len()
        );
        peak = peak.max(info.bytes_max);
        bytes += file.len();
        if let Err(broken) = catch_unwind(|| laws(&file)) {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("broken {format}"));
            std::fs::write(&kept, &file).unwrap();
            eprintln!("{format}: {} breaks a law", kept.display());
            resume_unwind(broken);
        }
    }
    println!(
        "{format}: {count} files, {} kB, {:.1} s; one takes {} kB and {:.1} ms at the most",
        bytes / 1000,
        start.elapsed().as_secs_f64(),
        peak / 1000,
        slowest.as_secs_f64() * 1000.0
    );
}

#[test]
fn texts() {
    run("text", &letters(), read, laws::letter);
}

#[test]
fn json_files() {
    let write = |document: &Document| json::to_vec(document).unwrap().output;
    run(
        "json",
        &documents().iter().map(write).collect::<Vec<_>>(),
        read,
        laws::json,
    );
}

#[test]
fn xml_files() {
    let write = |document: &Document| xml::to_vec(document).unwrap().output;
    run(
        "xml",
        &documents().iter().map(write).collect::<Vec<_>>(),
        read,
        laws::xml,
    );
}

#[test]
fn akn_files() {
    let write = |document: &Document| akn::to_vec(document).unwrap().output;
    run(
        "akn",
        &documents().iter().map(write).collect::<Vec<_>>(),
        read,
        laws::akn,
    );
}

#[test]
fn packets_plain() {
    let write = |document: &Document| {
        packets::to_vec(&packet(document, "thu.pdf", b"%PDF-1.7"))
            .unwrap()
            .output
    };
    let own: Vec<Vec<u8>> = documents().iter().map(write).collect();
    let all = [own, files(real("edxml"), &["edxml"])].concat();
    run("edxml", &all, read, laws::edxml);
}

/// Packets with signatures: what still counts as signed is what was signed.
#[test]
fn packets_signed() {
    let signed: Vec<Vec<u8>> = laws::SIGNED.iter().map(|file| file.to_vec()).collect();
    let read: Target = |file| drop(Native::new().verify(file));
    run("dsig", &signed, read, laws::dsig);
}

/// Word files of all letters.
fn word_files() -> Vec<Vec<u8>> {
    let write = |document: &Document| docx::to_vec(document).unwrap().output;
    documents().iter().map(write).collect()
}

#[test]
fn word_archives() {
    run("docx", &word_files(), read, laws::docx);
}

/// Parts of Word files, the archive around them whole: what a zip would not let through.
#[test]
fn word_parts() {
    let parts: Vec<Vec<u8>> = word_files().iter().map(|file| unzipped(file)).collect();
    let read: Target = |text| drop(docx::from_slice(&zipped_word(text)));
    run("docx parts", &parts, read, |text| laws::docx(&zipped_word(text)));
}

/// What stands between the parts of a file, and between the name and the content of one.
const BETWEEN: (&[u8], &[u8]) = (b"\x1E\n", b"\x1F\n");

/// All parts of a Word file in one text.
fn unzipped(file: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        text.extend(entry.name().unwrap().as_bytes());
        text.extend(BETWEEN.1);
        entry.read_to_end(&mut text).unwrap();
        text.extend(BETWEEN.0);
    }
    text
}

/// A Word file of the parts in a text.
fn zipped_word(text: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in split(text, BETWEEN.0) {
        let mut halves = split(part, BETWEEN.1);
        let (Some(name), Some(content)) = (halves.next(), halves.next()) else {
            continue;
        };
        let name = String::from_utf8_lossy(name);
        // A name twice is no archive that this writer makes.
        if archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .is_ok()
        {
            archive.write_all(content).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

fn split<'a>(text: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let at = text.windows(mark.len()).position(|window| window == mark);
        rest = at.map(|at| &text[at + mark.len()..]);
        Some(at.map_or(text, |at| &text[..at]))
    })
}

#[test]
fn packets_zipped() {
    let archives: Vec<Vec<u8>> = letters().iter().map(|letter| zipped(letter)).collect();
    run("edxml zip", &archives, unpack, archive);
}

#[test]
fn sheets() {
    let write = |records: Vec<Incoming>| record::csv::to_string(&records).unwrap().into_bytes();
    let read: Target = |file| drop(record::csv::from_str::<Incoming>(&String::from_utf8_lossy(file)));
    run(
        "record csv",
        &records().into_iter().map(write).collect::<Vec<_>>(),
        read,
        laws::record,
    );
}

#[test]
fn records_as_json() {
    let write = |records: Vec<Incoming>| record::json::to_string(&records).unwrap().into_bytes();
    let read: Target = |file| drop(record::json::from_str::<Incoming>(&String::from_utf8_lossy(file)));
    run(
        "record json",
        &records().into_iter().map(write).collect::<Vec<_>>(),
        read,
        laws::record,
    );
}
