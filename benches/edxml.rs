//! Packets: the header, the index, attachments to a sink, beside `memchr` and base64 alone.
//!
//! `cargo bench --bench edxml`. The budgets are ratios within one run.
#![allow(missing_docs, clippy::indexing_slicing, clippy::string_slice)]

use std::hint::black_box;
use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use congvan::edxml::{self, Attachment, Content, Index, Organization, Packet, Reader, Writer};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const MIB: usize = 1024 * 1024;

/// Bytes that do not compress.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut out = Vec::with_capacity(length + 8);
    while out.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        out.extend_from_slice(&state.to_le_bytes());
    }
    out.truncate(length);
    out
}

/// A packet with one attachment of so many bytes, on one line.
fn packet(length: usize) -> Vec<u8> {
    let mut packet = Packet::default();
    packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ tỉnh Hà Khê"));
    packet.header.to = (0..40)
        .map(|i| Organization::new(format!("H37.{i:02}"), "Ủy ban nhân dân xã"))
        .collect();
    packet.header.subject = Some("V/v báo cáo số liệu quý II".into());
    let mut attachment = Attachment::new("1", "thu.pdf");
    attachment.content = Some(Content::new(noise(length)));
    packet.attach(attachment);
    edxml::to_vec(&packet).map(|written| written.output).unwrap_or_default()
}

/// The same with lines of 76 characters.
fn wrapped(file: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(file);
    let start = text.find("ContentTransferEncoded").unwrap_or(0);
    let start = text[start..].find('>').map_or(0, |at| start + at + 1);
    let end = text[start..].find('<').map_or(text.len(), |at| start + at);
    let mut out = file[..start].to_vec();
    for line in file[start..end].chunks(76) {
        out.extend_from_slice(line);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(&file[end..]);
    out
}

/// Counts what it is given.
struct Sink(u64);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += black_box(bytes).len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn stream(file: &[u8]) -> u64 {
    let mut sink = Sink(0);
    let Ok(mut reader) = Reader::new(file) else {
        return 0;
    };
    while let Ok(Some(mut attachment)) = reader.next_attachment() {
        let _ = attachment.copy_to(&mut sink);
    }
    sink.0
}

fn from_slice(file: &[u8]) -> u64 {
    let mut sink = Sink(0);
    for entry in Index::new(file).iter().flat_map(Index::entries) {
        let _ = entry.copy_to(&mut sink);
    }
    sink.0
}

fn header(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("header");
    for (name, length) in [("1 MB", 3 * MIB / 4), ("66 MB", 50 * MIB)] {
        let file = packet(length);
        group.bench_function(name, |b| b.iter(|| Reader::new(black_box(file.as_slice())).is_ok()));
    }
    group.finish();
}

fn attachments(criterion: &mut Criterion) {
    let file = packet(50 * MIB);
    let lines = wrapped(&file);
    let base64 = STANDARD.encode(noise(50 * MIB));
    let mut group = criterion.benchmark_group("66 MB");
    group.sample_size(10).throughput(Throughput::Bytes(file.len() as u64));
    group.bench_function("memchr", |b| b.iter(|| memchr::memchr(0, black_box(base64.as_bytes()))));
    group.bench_function("index", |b| b.iter(|| Index::new(black_box(&file)).is_ok()));
    group.bench_function("decode_slice, 64 KiB", |b| {
        let mut out = vec![0; 48 * 1024];
        b.iter(|| {
            for chunk in black_box(base64.as_bytes()).chunks(64 * 1024) {
                let _ = STANDARD.decode_slice(chunk, &mut out);
                black_box(&out);
            }
        });
    });
    group.bench_function("slice, one line", |b| b.iter(|| from_slice(black_box(&file))));
    group.bench_function("slice, lines of 76", |b| b.iter(|| from_slice(black_box(&lines))));
    group.bench_function("stream, one line", |b| b.iter(|| stream(black_box(&file))));
    group.bench_function("stream, lines of 76", |b| b.iter(|| stream(black_box(&lines))));
    group.bench_function("written", |b| {
        let bytes = noise(50 * MIB);
        let mut packet = Packet::default();
        packet.attach(Attachment::new("1", "thu.pdf"));
        b.iter(|| {
            let mut writer = Writer::new(Sink(0), &packet).ok()?;
            writer.attach(black_box(bytes.as_slice())).ok()?;
            writer.finish().ok().map(|(sink, _)| sink.0)
        });
    });
    group.finish();
}

criterion_group!(benches, header, attachments);
criterion_main!(benches);
