//! JSON beside `serde_json` on a bare struct, our XML beside the events of `quick-xml`.
//!
//! `cargo bench --bench formats`. The budgets are ratios within one run: JSON is read
//! in at most 1.3 × `bare + is_nfc`, XML in at most 2.5 × `events`.
#![allow(missing_docs, dead_code)]

use std::hint::black_box;

use congvan::document::{Block, BlockKind};
use congvan::value::Recipient;
use congvan::{Document, json, letter, xml};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use quick_xml::NsReader;
use quick_xml::events::Event;
use serde::Deserialize;
use unicode_normalization::is_nfc;

/// The document as a program without a model would have it: texts alone.
#[derive(Deserialize)]
struct Bare {
    version: u32,
    kind: Option<String>,
    title: Option<String>,
    issuers: Vec<BareOrgan>,
    national_title: Option<String>,
    motto: Option<String>,
    number: Option<BareNumber>,
    place: Option<String>,
    date: Option<String>,
    date_as_written: Option<String>,
    subject: Option<String>,
    addressees: Vec<String>,
    body: Vec<BareBlock>,
    end_mark: Option<String>,
    signatures: Vec<BareSignature>,
    recipients: Vec<String>,
    archive: Option<BareArchive>,
    drafter: Option<String>,
    issued_copies: Option<u32>,
    contact: Vec<String>,
    urgency: Option<String>,
    secrecy: Option<String>,
    circulation: Option<String>,
    stamps: Vec<String>,
    unplaced: Vec<String>,
}

#[derive(Deserialize)]
struct BareOrgan {
    superior: Option<String>,
    name: String,
}

#[derive(Deserialize)]
struct BareNumber {
    serial: Option<u32>,
    suffix: String,
    year: Option<u16>,
    notation: Option<String>,
    text: String,
    as_written: String,
}

#[derive(Deserialize)]
struct BareBlock {
    r#type: String,
    marker: Option<String>,
    level: u8,
    text: String,
    #[serde(default)]
    rows: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct BareSignature {
    capacity: Vec<BareCapacity>,
    position: Option<String>,
    signer: Option<String>,
    degree: Option<String>,
    rank: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct BareCapacity {
    authority: String,
    title: String,
    as_written: String,
}

#[derive(Deserialize)]
struct BareArchive {
    units: Vec<String>,
    copies: Option<u32>,
    as_written: String,
}

impl Bare {
    /// Whether all its texts are composed.
    fn is_nfc(&self) -> bool {
        let heads = [
            &self.kind,
            &self.title,
            &self.national_title,
            &self.motto,
            &self.place,
            &self.date,
            &self.date_as_written,
            &self.subject,
            &self.end_mark,
            &self.drafter,
            &self.urgency,
            &self.secrecy,
            &self.circulation,
        ];
        let lists = [
            &self.addressees,
            &self.recipients,
            &self.contact,
            &self.stamps,
            &self.unplaced,
        ];
        let organs = self.issuers.iter().flat_map(|o| o.superior.iter().chain([&o.name]));
        let numbers = self.number.iter();
        let numbers = numbers.flat_map(|n| n.notation.iter().chain([&n.suffix, &n.text, &n.as_written]));
        let cells = self.body.iter().flat_map(|b| b.rows.iter().flatten());
        let blocks = self.body.iter();
        let blocks = blocks.flat_map(|b| b.marker.iter().chain([&b.r#type, &b.text]));
        let lines = self.signatures.iter().flat_map(|s| &s.capacity);
        let lines = lines.flat_map(|c| [&c.authority, &c.title, &c.as_written]);
        let signers = self.signatures.iter();
        let signers = signers.flat_map(|s| [&s.position, &s.signer, &s.degree, &s.rank, &s.note]);
        let archive = self.archive.iter().flat_map(|a| a.units.iter().chain([&a.as_written]));
        heads
            .into_iter()
            .chain(signers)
            .flatten()
            .chain(lists.into_iter().flatten())
            .chain(organs)
            .chain(numbers)
            .chain(cells)
            .chain(blocks)
            .chain(lines)
            .chain(archive)
            .all(|text| is_nfc(text))
    }
}

/// A letter as it comes every day, and a long one with a table.
fn documents() -> [(&'static str, Document); 2] {
    let letter = letter::from_str(include_str!("../examples/letters/cong_van.txt")).document;
    let mut long = letter.clone();
    let text = "Ủy ban nhân dân các xã rà soát, tổng hợp số liệu về công tác văn thư, lưu trữ trên địa bàn \
                và gửi kết quả về Sở Nội vụ trước ngày 15 tháng 6 để báo cáo Ủy ban nhân dân tỉnh";
    for i in 1..=150 {
        let mut block = Block::new(BlockKind::Clause, text);
        block.marker = Some(format!("{i}."));
        block.level = 1;
        long.body.push(block);
    }
    let row = || vec!["Xã An Phú".to_owned(), "12".to_owned(), "đã hoàn thành".to_owned()];
    long.body.push(Block::table((0..60).map(|_| row()).collect()));
    let recipient: Option<Recipient> = "Ủy ban nhân dân xã An Phú (để thực hiện)".parse().ok();
    long.recipients.extend(std::iter::repeat_n(recipient, 40).flatten());
    [("letter", letter), ("long letter", long)]
}

fn events(text: &str) -> usize {
    let mut reader = NsReader::from_str(text);
    let mut count = 0;
    while let Ok((_, event)) = reader.read_resolved_event() {
        if matches!(event, Event::Eof) {
            break;
        }
        count += 1;
    }
    count
}

fn group<'a>(criterion: &'a mut Criterion, name: String, bytes: usize) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes as u64));
    group
}

fn formats(criterion: &mut Criterion) {
    for (name, document) in documents() {
        let text = json::to_string(&document).map(|w| w.output).unwrap_or_default();
        assert!(serde_json::from_str::<Bare>(&text).is_ok_and(|bare| bare.is_nfc()) && json::from_str(&text).is_ok());
        let mut json = group(criterion, format!("json, {name}"), text.len());
        json.bench_function("bare + is_nfc", |b| {
            b.iter(|| serde_json::from_str::<Bare>(black_box(&text)).is_ok_and(|bare| bare.is_nfc()));
        });
        json.bench_function("read", |b| b.iter(|| json::from_str(black_box(&text)).is_ok()));
        json.bench_function("written", |b| b.iter(|| json::to_string(black_box(&document)).is_ok()));
        json.finish();

        let text = xml::to_string(&document).map(|w| w.output).unwrap_or_default();
        assert!(xml::from_str(&text).is_ok() && events(&text) > 0);
        let mut xml = group(criterion, format!("xml, {name}"), text.len());
        xml.bench_function("events", |b| b.iter(|| events(black_box(&text))));
        xml.bench_function("read", |b| b.iter(|| xml::from_str(black_box(&text)).is_ok()));
        xml.bench_function("written", |b| b.iter(|| xml::to_string(black_box(&document)).is_ok()));
        xml.finish();
    }
}

criterion_group!(benches, formats);
criterion_main!(benches);
