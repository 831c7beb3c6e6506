//! A packet of the national exchange arrives (edXML, QCVN 102:2016/BTTTT). Its attachments are
//! unpacked in memory under safe names, it is checked, its header against the letters among them,
//! and the sender gets an answer: the document was taken (03, tiếp nhận) or not (02, từ chối) and
//! why.
//!
//! ```text
//! cargo run --all-features --example receive_packet
//! ```
//!
//! Packets of your own are named behind `--`. Without arguments it receives one packet that is
//! right, one that was damaged on the way, and one whose header speaks of another matter than the
//! letter in it.
#![allow(clippy::print_stdout, reason = "an example speaks to the terminal")]

use std::error::Error;
use std::io::Cursor;

use congvan::chrono::{NaiveDate, NaiveDateTime};
use congvan::detect::{self, Input};
use congvan::diagnostic::{Report, Severity};
use congvan::edxml::{self, Check, Edxml, Options, Organization, Packet, Status, StatusCode, Unpacked, safe_file_name};
use congvan::{Document, Lang, Message};

const PACKETS: [&str; 3] = [
    concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/packets/dung.edxml"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/packets/hong.edxml"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/packets/mao.edxml"),
];

/// What one packet may take, all attachments together.
const MOST_BYTES: u64 = 32 * 1024 * 1024;

fn main() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        files = PACKETS.map(str::to_owned).into();
    }
    // A service takes the clock here; packets carry local time without a zone.
    let at = NaiveDate::from_ymd_opt(2026, 3, 6)
        .and_then(|day| day.and_hms_opt(8, 0, 0))
        .ok_or("no such time")?;
    for file in files {
        println!("== {file}");
        match receive(&std::fs::read(&file)?, at)? {
            Some(status) => println!("{}", edxml::to_string(&status)?.output),
            None => println!("thông điệp trạng thái: không phải trả lời"),
        }
    }
    Ok(())
}

/// The answer to a packet; none to what is an answer itself.
fn receive(bytes: &[u8], at: NaiveDateTime) -> Result<Option<Status>, Box<dyn Error>> {
    let options = Options::default().attachments(100).attachment_bytes(MOST_BYTES);
    // A file that is no packet has no sender to answer: that is an error of the transport.
    let reading = edxml::from_slice_with(bytes, &options)?;
    let Edxml::Document(packet) = &reading.content else {
        return Ok(None);
    };
    let unpacked = unpack(packet, &options);
    // Who reads the header alone must not be told of another letter than the one that is sent.
    let check = Check::new().as_of(at.date()).severity("ED-W20", Severity::Error);
    let report = check.with_letters(letters(&unpacked)).check(&reading);
    for finding in &report.diagnostics {
        println!("   {}: {}", finding.code, finding.message.get(Lang::Vi));
    }
    let outcome = faults(&report).and(unpacked);

    let us = packet.header.to.first().cloned();
    let us = us.unwrap_or_else(|| Organization::new("H99.02", "Sở Nội vụ tỉnh Hà Khê"));
    let (code, description) = match outcome {
        Ok(files) => (
            StatusCode::Accepted,
            format!("Đã tiếp nhận, {} tệp đính kèm", files.len()),
        ),
        Err(why) => (StatusCode::Rejected, why.get(Lang::Vi).to_owned()),
    };
    let mut status = packet.answer(code, us, at);
    status.description = Some(description);
    Ok(Some(status))
}

/// What is wrong with the packet itself.
fn faults(report: &Report) -> Result<(), Message> {
    let errors = report
        .diagnostics
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    match errors.map(|finding| &finding.message).next() {
        Some(first) => Err(first.clone()),
        None => Ok(()),
    }
}

/// The letters among the files, each with its place: what no reader takes is none, and a packet
/// in a packet is not looked into.
fn letters(unpacked: &Result<Vec<(String, Vec<u8>)>, Message>) -> Vec<(usize, Document)> {
    let files = unpacked.iter().flatten().enumerate();
    let read = files.filter_map(|(at, (_, file))| Some((at, detect::from_slice(file).ok()?)));
    read.filter(|(_, input)| !matches!(input, Input::Packet(_)))
        .map(|(at, input)| (at, input.into_document()))
        .collect()
}

/// The files in the attachments with their names: never a path, and none twice.
fn unpack(packet: &Packet, options: &Options) -> Result<Vec<(String, Vec<u8>)>, Message> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut left = MOST_BYTES;
    for (i, attachment) in packet.attachments.iter().enumerate() {
        let given = safe_file_name(attachment.attachment_name.as_deref().unwrap_or("tep"));
        let is_taken = files.iter().any(|(name, _)| *name == given);
        let name = if is_taken { format!("{}-{given}", i + 1) } else { given };
        let Some(content) = &attachment.content else {
            return Err(Message::new(
                format!("tệp đính kèm {name} không có nội dung"),
                format!("the attachment {name} has no data"),
            ));
        };
        let file =
            unpack_one(attachment, content.as_bytes(), &options.clone().attachment_bytes(left)).map_err(|error| {
                Message::new(
                    format!("không mở được tệp đính kèm {name}: {}", error.display(Lang::Vi)),
                    format!("cannot unpack the attachment {name}: {}", error.display(Lang::En)),
                )
            })?;
        left = left.saturating_sub(u64::try_from(file.len()).unwrap_or(u64::MAX));
        println!("   {name}: {} byte", file.len());
        files.push((name, file));
    }
    Ok(files)
}

/// The file itself: attachments are zipped unless their type says otherwise.
fn unpack_one(about: &edxml::Attachment, packed: &[u8], options: &Options) -> Result<Vec<u8>, congvan::Error> {
    let mut file = Vec::new();
    Unpacked::new(Cursor::new(packed), about, options)?.copy_to(&mut file)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_is_not_the_letters_is_refused() -> Result<(), Box<dyn Error>> {
        let at = NaiveDate::from_ymd_opt(2026, 3, 6)
            .unwrap_or_default()
            .and_time(Default::default());
        for (file, code) in PACKETS
            .into_iter()
            .zip([StatusCode::Accepted, StatusCode::Rejected, StatusCode::Rejected])
        {
            let status = receive(&std::fs::read(file)?, at)?.ok_or("no answer")?;
            assert_eq!(status.status_code.and_then(|given| given.get()), Some(code), "{file}");
        }
        Ok(())
    }
}
