//! Writes a packet with a large attachment to a file, reads it back, and says how much
//! memory that took, in MiB:
//!
//! ```text
//! cargo run --release --all-features --example packet_memory -- 50
//! ```
#![allow(clippy::print_stdout, reason = "an example speaks to the terminal")]

use std::fs::File;
use std::io::{self, Read};
use std::time::Instant;

use congvan::edxml::{Attachment, Organization, Packet, Reader, Writer};

const MIB: u64 = 1024 * 1024;

/// Bytes that do not compress, made as they are read.
struct Noise(u64);

impl Read for Noise {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        for chunk in buffer.chunks_mut(8) {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            for (to, from) in chunk.iter_mut().zip(self.0.to_le_bytes()) {
                *to = from;
            }
        }
        Ok(buffer.len())
    }
}

/// The most memory that the process had at once, in KiB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").trim().parse().ok()
}

fn say(what: &str, since: Instant) {
    let took = since.elapsed().as_millis();
    match peak() {
        Some(kib) => println!("{what}: {took} ms, peak memory so far {:.1} MiB", kib as f64 / 1024.0),
        None => println!("{what}: {took} ms; this system does not tell the peak memory (/proc/self/status, VmHWM)"),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let size = match std::env::args().nth(1) {
        Some(mebibytes) => mebibytes.parse::<u64>()? * MIB,
        None => 8 * MIB,
    };
    say("before", Instant::now());
    // As it is, and zipped by the way.
    for name in ["thu.pdf", "bảng.xlsx"] {
        let mut packet = Packet::default();
        packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ"));
        packet.attach(Attachment::new("1", name));

        let mut file = tempfile::tempfile()?;
        let since = Instant::now();
        let mut writer = Writer::new(io::BufWriter::new(&file), &packet)?;
        writer.attach(Noise(0x2545_F491_4F6C_DD1D).take(size))?;
        writer.finish()?;
        say(&format!("{name}: {} MiB written", size / MIB), since);

        io::Seek::rewind(&mut file)?;
        let since = Instant::now();
        let copied = read(file)?;
        say(&format!("{name}: {copied} packed bytes read"), since);
    }
    Ok(())
}

fn read(file: File) -> Result<u64, congvan::Error> {
    let mut copied = 0;
    let mut reader = Reader::new(file)?;
    while let Some(mut attachment) = reader.next_attachment()? {
        copied += attachment.copy_to(&mut io::sink())?;
    }
    reader.finish()?;
    Ok(copied)
}
