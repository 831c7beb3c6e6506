//! What only looks right in a packet that is read or written as a stream: names, files, the
//! letter.

use std::io::{self, Read, Write};

use congvan::detect::{self, Format, Letters};
use congvan::diagnostic::Diagnostic;
use congvan::edxml::{Attachment, Check, Edxml};
use congvan::text::Limits;

/// What whoever opens the files must hear, whatever else is wrong.
const RULES: [&str; 4] = ["ED-W18", "ED-W19", "ED-W20", TOO_MANY];

/// The note that not all files were looked into.
const TOO_MANY: &str = "READ-ED-LETTERS";

/// How much of a file tells that no letter can be in it.
const HEAD: usize = 64 * 1024;

/// What the rules look at, gathered while the attachments pass.
pub(super) struct Spoofs {
    content: Edxml,
    letters: Letters,
    /// How many attachments passed, and how many of them were looked into.
    passed: usize,
    looked: usize,
}

impl Spoofs {
    /// Begins with the header; the attachments are to pass.
    pub(super) fn of(header: Edxml) -> Self {
        Self {
            content: header,
            letters: Letters::default(),
            passed: 0,
            looked: 0,
        }
    }

    /// Forgets the attachments: another list counts in their stead.
    pub(super) fn forget(&mut self) {
        self.letters = Letters::default();
        (self.passed, self.looked) = (0, 0);
        if let Edxml::Document(packet) = &mut self.content {
            packet.attachments.clear();
        }
    }

    /// Takes the description of the next attachment.
    pub(super) fn pass(&mut self, about: &Attachment) {
        self.passed += 1;
        if let Edxml::Document(packet) = &mut self.content {
            packet.attachments.push(about.clone());
        }
    }

    /// Takes the file of that attachment, if it is a letter.
    pub(super) fn look(&mut self, file: &Kept<impl Write>) {
        let Some(bytes) = file
            .bytes
            .as_deref()
            .filter(|bytes| Format::detect(bytes) != Format::EdXml)
        else {
            return;
        };
        self.looked += 1;
        if self.looked > Letters::MOST {
            self.letters.passed_over += 1;
            return;
        }
        let Ok(input) = detect::from_slice_with(bytes, None, &Limits::default()) else {
            return;
        };
        let mut letter = input.into_document();
        // The head and the foot are compared; many letters must not fill the memory.
        letter.body.clear();
        letter.appendices.clear();
        letter.unplaced.clear();
        self.letters.read.push((self.passed.saturating_sub(1), letter));
    }

    /// What is to be told of a packet that came.
    pub(super) fn found(self) -> Vec<Diagnostic> {
        let told = self.found_by(Check::new()).into_iter();
        told.filter(|found| RULES.contains(&found.code.as_ref())).collect()
    }

    /// All that a check finds, the letters being known.
    pub(super) fn found_by(self, check: Check) -> Vec<Diagnostic> {
        let left = self.letters.diagnostic();
        let found = check.with_letters(self.letters).check(&self.content).diagnostics;
        found.into_iter().chain(left).collect()
    }
}

/// Whether a file is, by its head, of a format that no reader takes. What is packed shows what
/// it is at its end.
fn holds_no_letter(head: &[u8]) -> bool {
    let format = Format::detect(head);
    !format.is_read() && !matches!(format, Format::Zip | Format::Doc | Format::Odt)
}

/// Passes on what is written, and keeps it as far as a letter may be long. Of a long PDF or
/// picture nothing is kept.
pub(super) struct Kept<W> {
    pub(super) sink: W,
    bytes: Option<Vec<u8>>,
}

impl<W: Write> Kept<W> {
    pub(super) fn new(sink: W) -> Self {
        Self {
            sink,
            bytes: Some(Vec::new()),
        }
    }
}

impl<W: Write> Write for Kept<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.sink.write(bytes)?;
        if let (Some(kept), Some(bytes)) = (&mut self.bytes, bytes.get(..count)) {
            kept.extend_from_slice(bytes);
            let had_head = kept.len() - bytes.len() >= HEAD;
            let most = Limits::default().archive_bytes;
            let is_long = u64::try_from(kept.len()).is_ok_and(|length| length > most);
            if is_long || (!had_head && kept.len() >= HEAD && holds_no_letter(kept)) {
                self.bytes = None;
            }
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

/// A file that is read, and each part of it written elsewhere as well.
pub(super) struct Copied<'a, R, W> {
    pub(super) file: R,
    pub(super) copy: &'a mut W,
}

impl<R: Read, W: Write> Read for Copied<'_, R, W> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.copy.write_all(buffer.get(..count).unwrap_or_default())?;
        Ok(count)
    }
}
