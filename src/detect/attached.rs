//! The letters that a packet carries.

use std::io::Cursor;

use super::format::Format;
use super::{PacketInput, from_slice_with};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::edxml::{Attachment, Options, Unpacked};
use crate::error::ErrorKind;
use crate::message::Message;
use crate::text::Limits;

/// The letters that a packet carries, see [`PacketInput::letters`].
///
/// ```
/// use congvan::detect::Letters;
///
/// let letters = Letters::default();
/// assert!(letters.read.is_empty() && letters.diagnostic().is_none());
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Letters {
    /// Each letter, and its place among the attachments.
    pub read: Vec<(usize, Document)>,
    /// How many attachments may be letters, too, and were not read: those before them were
    /// many or long.
    pub passed_over: usize,
}

impl Letters {
    /// The most attachments that are looked into: a small one may be as much work as a
    /// large letter.
    pub const MOST: usize = 256;

    /// Says how many attachments were not looked into; `None` where all were.
    ///
    /// ```
    /// use congvan::detect::Letters;
    ///
    /// let mut letters = Letters::default();
    /// letters.passed_over = 3;
    /// assert_eq!(letters.diagnostic().unwrap().code, "READ-ED-LETTERS");
    /// ```
    #[must_use]
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        let left = self.passed_over;
        let message = Message::new(
            format!(
                "{left} tệp đính kèm không được đối chiếu với phần đầu gói tin (ED-W20) vì gói tin có quá nhiều hoặc quá dài; hãy tự xem các tệp đó"
            ),
            format!(
                "{left} attachments were not compared with the header (ED-W20), for the packet has too many or too long ones; look at them yourself"
            ),
        );
        (left > 0).then(|| {
            Diagnostic::new(
                "READ-ED-LETTERS",
                "letters-not-compared",
                Severity::Warning,
                message,
                "/attachments",
            )
        })
    }
}

impl IntoIterator for Letters {
    type Item = (usize, Document);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.read.into_iter()
    }
}

impl PacketInput {
    /// The attachments that read as letters or documents, by their place among the
    /// attachments, unpacked where they are packed. What no reader takes (pictures, PDF,
    /// what is damaged or too large) is left out; packets in packets are, too.
    ///
    /// The limits hold for all letters together: their text is no longer than
    /// [`Limits::text_bytes`], their lines and cells are no more than [`Limits::rows`],
    /// unpacked they are no longer than [`Limits::inflated_bytes`], and
    /// [`Letters::MOST`] are looked into. The others are counted
    /// ([`Letters::passed_over`]).
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
    pub fn letters(&self, limits: &Limits) -> Letters {
        let packet = self.reading.content.packet();
        let attachments = packet.map(|packet| packet.attachments.as_slice()).unwrap_or_default();
        let mut letters = Letters::default();
        let mut room = Room {
            files: Letters::MOST,
            unpacked: limits.inflated_bytes,
            text: limits.text_bytes,
            rows: limits.rows,
        };
        for (at, attachment) in attachments.iter().enumerate() {
            match room.read(attachment, limits) {
                Found::Letter(document) => letters.read.push((at, *document)),
                Found::NoRoom => letters.passed_over += 1,
                Found::Other => {}
            }
        }
        letters
    }
}

/// What an attachment is.
enum Found {
    Letter(Box<Document>),
    /// No letter that is read.
    Other,
    /// It may be one, and the letters before it were too many.
    NoRoom,
}

/// How much may still be read.
struct Room {
    files: usize,
    unpacked: u64,
    text: usize,
    rows: usize,
}

impl Room {
    fn read(&mut self, attachment: &Attachment, limits: &Limits) -> Found {
        let Some(content) = &attachment.content else {
            return Found::Other;
        };
        let most = limits.archive_bytes.min(self.unpacked);
        if self.files == 0 || most == 0 || self.text == 0 || self.rows == 0 {
            return Found::NoRoom;
        }
        let options = Options::default().attachment_bytes(most);
        let mut file = Vec::new();
        let unpacked = Unpacked::new(Cursor::new(content.as_bytes()), attachment, &options);
        let unpacked = unpacked.and_then(|mut unpacked| unpacked.copy_to(&mut file));
        self.unpacked -= self.unpacked.min(u64::try_from(file.len()).unwrap_or(u64::MAX));
        if unpacked.is_err() {
            // What alone is too large is no letter; what is so for those before it may be one.
            return if most < limits.archive_bytes {
                Found::NoRoom
            } else {
                Found::Other
            };
        }
        let format = Format::detect(&file);
        // An archive may be a Word file.
        let may = format.is_read() || matches!(format, Format::Doc | Format::Zip);
        if !may || format == Format::EdXml {
            return Found::Other;
        }
        self.files -= 1;
        let own = limits.clone().text_bytes(self.text).rows(self.rows);
        let input = match from_slice_with(&file, None, &own) {
            Ok(input) => input,
            Err(error) if error.kind() == ErrorKind::Limit && own != *limits => return Found::NoRoom,
            Err(_) => return Found::Other,
        };
        let text = input.source().map_or(file.len(), |source| source.text().len());
        let rows = input.source().map_or(0, |source| source.text().lines().count());
        self.text -= self.text.min(text);
        self.rows -= self.rows.min(rows);
        Found::Letter(Box::new(input.into_document()))
    }
}

#[cfg(test)]
#[cfg(feature = "letter")]
mod tests {
    use super::*;
    use crate::detect::{self, Input};
    use crate::edxml::{self, Content, Packet};

    const LETTER: &str = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo\n\nKính gửi: Sở Y tế\n\nGửi báo cáo./.\n";

    /// What is read of a packet with so many letters.
    fn letters(count: usize, limits: &Limits) -> Letters {
        let mut packet = Packet::default();
        for i in 0..count {
            let mut attachment = Attachment::new(i.to_string(), format!("{i}.txt"));
            attachment.content = Some(Content::new(LETTER.as_bytes()));
            packet.attach(attachment);
        }
        let file = edxml::to_vec(&packet).unwrap().output;
        match detect::from_slice(&file).unwrap() {
            Input::Packet(input) => input.letters(limits),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_limits_hold_for_all_letters_together() {
        let limits = Limits::default();
        let size = LETTER.len();
        for (limits, count, read) in [
            (limits.clone(), 3, 3),
            (limits.clone(), Letters::MOST + 5, Letters::MOST),
            (limits.clone().text_bytes(size * 2), 5, 2),
            (limits.clone().rows(LETTER.lines().count() * 3), 5, 3),
            (limits.clone().inflated_bytes(u64::try_from(size).unwrap() * 4), 5, 4),
        ] {
            let letters = letters(count, &limits);
            assert_eq!((letters.read.len(), letters.passed_over), (read, count - read));
            assert_eq!(letters.diagnostic().is_some(), count > read);
        }
    }

    #[test]
    fn what_is_no_letter_is_not_counted() {
        let letters = letters(2, &Limits::default().text_bytes(LETTER.len() - 1));
        assert_eq!((letters.read.len(), letters.passed_over), (0, 0));
    }
}
