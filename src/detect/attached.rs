//! The letters that a packet carries.

use std::io::Cursor;

use super::format::Format;
use super::{Input, PacketInput, from_slice_with};
use crate::document::Document;
use crate::edxml::{Attachment, Options, Unpacked};
use crate::text::Limits;

impl PacketInput {
    /// The attachments that read as letters or documents, by their place among the
    /// attachments, unpacked where they are packed. What no reader takes (pictures, PDF,
    /// what is damaged or too large) is left out; packets in packets are, too.
    ///
    /// ```
    /// use congvan::detect::{self, Input};
    /// use congvan::edxml::{self, Attachment, Check, Code, Content, Packet};
    /// use congvan::text::Limits;
    ///
    /// let mut packet = Packet::default();
    /// packet.header.code = Some(Code::new("46", "SNV-VP"));
    /// let mut letter = Attachment::new("1", "thu.txt");
    /// letter.content = Some(Content::new(*include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/letters/cong_van_hai_cot.txt"))));
    /// packet.attach(letter);
    ///
    /// let file = edxml::to_vec(&packet)?.output;
    /// let Input::Packet(input) = detect::from_slice(&file)? else { panic!() };
    /// let check = Check::new().with_letters(input.letters(&Limits::default()));
    /// let report = check.check(&input.reading);
    /// // The header has another number than the letter.
    /// assert!(report.diagnostics.iter().any(|found| found.code == "ED-W20" && found.path == "/code"));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn letters(&self, limits: &Limits) -> Vec<(usize, Document)> {
        let packet = self.reading.content.packet();
        let attachments = packet.map(|packet| packet.attachments.as_slice()).unwrap_or_default();
        let read = |(at, attachment)| Some((at, document(attachment, limits)?));
        attachments.iter().enumerate().filter_map(read).collect()
    }
}

fn document(attachment: &Attachment, limits: &Limits) -> Option<Document> {
    let bytes = attachment.content.as_ref()?.as_bytes();
    let options = Options::default().attachment_bytes(limits.archive_bytes);
    let mut file = Vec::new();
    let mut unpacked = Unpacked::new(Cursor::new(bytes), attachment, &options).ok()?;
    unpacked.copy_to(&mut file).ok()?;
    if Format::detect(&file) == Format::EdXml {
        return None;
    }
    from_slice_with(&file, None, limits).ok().map(Input::into_document)
}
