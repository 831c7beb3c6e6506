//! Memory stays flat, however large an attachment is.
#![allow(
    clippy::field_reassign_with_default,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests, and the records are not exhaustive"
)]

use std::io::{self, Read};

use allocation_counter::measure;
use congvan::edxml::{self, Attachment, Content, Packet, Reader, Writer};

const MIB: u64 = 1024 * 1024;

/// A packet around an attachment of `megabytes` MiB, made as it is read.
fn packet(megabytes: u64) -> impl Read {
    let mut packet = Packet::default();
    let mut attachment = Attachment::new("1", "thu.pdf");
    attachment.content = Some(Content::new(*b"\0\0\0"));
    packet.attach(attachment);
    let file = edxml::to_string(&packet).unwrap().output;
    let (head, tail) = file.split_once("AAAA").unwrap();
    let data = io::repeat(b'A').take(megabytes * MIB / 3 * 4);
    io::Cursor::new(head.to_owned())
        .chain(data)
        .chain(io::Cursor::new(tail.to_owned()))
}

fn read(megabytes: u64) -> u64 {
    let file = packet(megabytes);
    let mut copied = 0;
    let info = measure(|| {
        let mut reader = Reader::new(file).unwrap();
        while let Some(mut attachment) = reader.next_attachment().unwrap() {
            copied += attachment.copy_to(&mut io::sink()).unwrap();
        }
        reader.finish().unwrap();
    });
    assert!(copied.abs_diff(megabytes * MIB) < 3);
    info.bytes_max
}

/// The document alone, as the commands over many packets read it.
fn outline(megabytes: u64) -> u64 {
    let file = packet(megabytes);
    let info = measure(|| {
        let input = congvan::detect::outline_from_reader(file, None, &Default::default()).unwrap();
        let congvan::detect::Input::Packet(packet) = input else {
            panic!("no packet")
        };
        let attachments = &packet.reading.content.packet().unwrap().attachments;
        assert_eq!(attachments.len(), 1);
    });
    info.bytes_max
}

fn write(name: &str, megabytes: u64) -> u64 {
    let mut packet = Packet::default();
    packet.attach(Attachment::new("1", name));
    let info = measure(|| {
        let mut writer = Writer::new(io::sink(), &packet).unwrap();
        writer.attach(io::repeat(7).take(megabytes * MIB)).unwrap();
        writer.finish().unwrap();
    });
    info.bytes_max
}

#[test]
fn peak_memory_is_far_below_the_attachment() {
    for (what, small, large) in [
        ("read", read(1), read(50)),
        ("the document alone", outline(1), outline(50)),
        ("written as it is", write("thu.pdf", 1), write("thu.pdf", 50)),
        ("written zipped", write("thu.xlsx", 1), write("thu.xlsx", 50)),
    ] {
        println!("{what}: peak {small} bytes for 1 MiB, {large} for 50 MiB");
        assert!(large < 2 * MIB, "{what}: {large}");
        assert!(large < small + small / 10, "{what}: {small} {large}");
    }
}
