//! Document to text, laid out as a letter.

use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::document::{Appendix, Block, BlockKind, CopyBlock, Document, Loss, Signature, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::message::Message;
use crate::value::{Archive, Organ, Recipient};

/// How wide the page is, in columns.
const WIDTH: usize = 96;
/// Where the right column begins.
const RIGHT: usize = 40;

/// Writes a document as the text of a letter: two columns in the head, the
/// content, recipients beside the signature (NĐ 30/2020, Annex I, IV).
///
/// A text has no place for everything. The writer reads back what it wrote: each
/// field that does not come back as it was is reported as a loss.
///
/// # Errors
///
/// None for any document; the signature is that of every format.
///
/// ```
/// use congvan::{Document, Error, letter, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).number("45/SNV-VP".parse()?).subject("góp ý dự thảo").build();
/// let written = letter::to_string(&document)?;
/// assert!(written.output.contains("Số: 45/SNV-VP"));
/// assert!(written.output.contains("V/v góp ý dự thảo"));
/// assert_eq!(written.losses[0].path, "/end_mark"); // nothing stands before it
/// # Ok::<(), Error>(())
/// ```
pub fn to_string(document: &Document) -> Result<Written<String>, Error> {
    let mut writer = Writer {
        out: String::new(),
        losses: Vec::new(),
    };
    writer.document(document);
    writer.compare(document);
    Ok(Written::new(writer.out, writer.losses))
}

/// Writes a document as the bytes of a text file, in UTF-8.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::{Document, letter, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("góp ý dự thảo").build();
/// let file = letter::to_vec(&document)?.output;
/// assert_eq!(letter::from_slice(&file)?.document.subject, document.subject);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_vec(document: &Document) -> Result<Written<Vec<u8>>, Error> {
    to_string(document).map(Written::into_bytes)
}

/// Writes a document as the text of a letter to anything that writes; gives the losses.
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::{Document, letter, value::Kind};
///
/// let mut file = Vec::new();
/// let mut document = Document::builder(Kind::CongVan).build();
/// document.unplaced.push("bút tích ở lề".into());
/// let losses = letter::to_writer(&mut file, &document)?;
/// assert_eq!(losses[0].path, "/unplaced/0"); // no box of a letter is for it
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer(writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
    to_string(document)?.write_to(writer)
}

/// The fields of a document that a letter says in so many words.
macro_rules! compare_fields {
    ($losses:expr, $before:expr, $after:expr, $($field:ident),*) => {
        $(if $before.$field != $after.$field {
            let path = concat!("/", stringify!($field));
            if !$losses.iter().any(|loss: &Loss| loss.path.starts_with(path)) {
                $losses.push(Loss::new(path, stringify!($field), Message::new(
                    "văn bản in ra không đọc lại được đúng như trước",
                    "the printed letter does not read back as it was",
                )));
            }
        })*
    };
}

struct Writer {
    out: String,
    losses: Vec<Loss>,
}

impl Writer {
    /// Reports every field that the letter does not give back.
    fn compare(&mut self, document: &Document) {
        let after = super::from_str(&self.out).document;
        let spelling = |d: &Document| d.number.as_ref().map(|n| n.as_written().to_owned());
        if document.number == after.number && spelling(document) != spelling(&after) {
            self.losses.push(Loss::new(
                "/number/as_written",
                spelling(document).unwrap_or_default(),
                Message::new(
                    "số, ký hiệu được in ở dạng chuẩn",
                    "the number is printed in its canonical form",
                ),
            ));
        }
        compare_fields!(
            self.losses,
            document,
            after,
            kind,
            title,
            issuers,
            national_title,
            motto,
            number,
            place,
            date,
            subject,
            addressees,
            body,
            end_mark,
            signatures,
            recipients,
            archive,
            drafter,
            issued_copies,
            contact,
            urgency,
            secrecy,
            circulation,
            stamps,
            copy_block,
            further_copies,
            appendices
        );
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn centred(&mut self, text: &str) {
        let pad = WIDTH.saturating_sub(text.width()) / 2;
        self.line(&format!("{}{text}", " ".repeat(pad)));
    }

    /// Two columns side by side.
    fn columns(&mut self, left: &[String], right: &[String]) {
        for i in 0..left.len().max(right.len()) {
            let left = left.get(i).map_or("", String::as_str);
            match right.get(i) {
                Some(right) if !right.is_empty() => {
                    // At least three spaces keep the columns apart.
                    let pad = RIGHT.saturating_sub(left.width()).max(3);
                    let pad = if left.is_empty() { RIGHT } else { pad };
                    self.line(&format!("{left}{}{right}", " ".repeat(pad)));
                }
                _ => self.line(left),
            }
        }
    }

    fn document(&mut self, d: &Document) {
        for stamp in &d.stamps {
            self.line(stamp);
        }
        if let Some(circulation) = &d.circulation {
            self.line(circulation);
        }
        self.head(d);
        for mark in [d.secrecy.map(|s| s.name()), d.urgency.map(|u| u.name())]
            .into_iter()
            .flatten()
        {
            self.blank();
            self.line(&mark.to_uppercase());
        }
        self.titles(d);
        self.addressees(d);
        self.blank();
        self.blocks(&d.body, d.end_mark.as_deref());
        self.foot(d);
        for line in &d.contact {
            self.line(line);
        }
        for copy in d.copy_block.iter().chain(&d.further_copies) {
            self.copy(copy);
        }
        for appendix in &d.appendices {
            self.appendix(appendix);
        }
        for (i, text) in d.unplaced.iter().enumerate() {
            self.losses.push(Loss::new(
                format!("/unplaced/{i}"),
                text.as_str(),
                Message::new(
                    "không thuộc thành phần nào nên không có chỗ trong văn bản",
                    "it belongs to no component and has no place in a letter",
                ),
            ));
        }
    }

    fn head(&mut self, d: &Document) {
        let mut left: Vec<String> = Vec::new();
        let joint = d.issuers.len() > 1;
        if joint {
            left.push(
                d.issuers
                    .iter()
                    .map(|o| o.name.as_str())
                    .collect::<Vec<_>>()
                    .join(" - "),
            );
            for (i, organ) in d.issuers.iter().enumerate() {
                if let Some(superior) = &organ.superior {
                    self.losses.push(Loss::new(
                        format!("/issuers/{i}/superior"),
                        superior.as_str(),
                        Message::new(
                            "văn bản liên tịch không ghi cơ quan chủ quản",
                            "a joint document does not print the superior of a body",
                        ),
                    ));
                }
            }
        } else if let Some(Organ { superior, name }) = d.issuers.first() {
            left.extend(superior.clone());
            left.push(name.clone());
        }
        let right: Vec<String> = [&d.national_title, &d.motto].into_iter().flatten().cloned().collect();
        self.columns(&left, &right);
        self.blank();
        let number: Vec<String> = d
            .number
            .iter()
            .map(|n| format!("Số: {}{n}", if n.serial().is_none() { "    " } else { "" }))
            .collect();
        let date = d
            .date_as_written
            .clone()
            .or_else(|| d.date.map(|date| format!("ngày {date}")));
        let place_date: Vec<String> = match (&d.place, date) {
            (Some(place), Some(date)) => vec![format!("{place}, {date}")],
            (Some(place), None) => vec![place.clone()],
            (None, Some(date)) => vec![date],
            (None, None) => Vec::new(),
        };
        self.columns(&number, &place_date);
    }

    fn titles(&mut self, d: &Document) {
        match (&d.title, &d.subject) {
            (None, Some(subject)) => self.line(&format!("V/v {subject}")),
            (Some(title), subject) => {
                self.blank();
                self.centred(title);
                if let Some(subject) = subject {
                    // What begins with a small letter began with these words (Annex III, model 1.2).
                    let about = if subject.starts_with(char::is_lowercase) {
                        "Về việc "
                    } else {
                        ""
                    };
                    self.centred(&format!("{about}{subject}"));
                }
            }
            (None, None) => {}
        }
    }

    fn addressees(&mut self, d: &Document) {
        match d.addressees.as_slice() {
            [] => {}
            [one] => {
                self.blank();
                self.line(&format!("Kính gửi: {one}"));
            }
            several => {
                self.blank();
                self.line("Kính gửi:");
                self.list(several, ".");
            }
        }
    }

    fn list(&mut self, items: &[Recipient], end: &str) {
        for (i, item) in items.iter().enumerate() {
            let sign = if i + 1 == items.len() { end } else { ";" };
            self.line(&format!("- {item}{sign}"));
        }
    }

    fn blocks(&mut self, blocks: &[Block], end_mark: Option<&str>) {
        let last = blocks.iter().rposition(|block| !matches!(block.kind, BlockKind::Note));
        for (i, block) in blocks.iter().enumerate() {
            let mark = end_mark.filter(|_| Some(i) == last).unwrap_or_default();
            if block.rows.is_empty() || mark.is_empty() {
                self.line(&format!("{block}{mark}"));
            } else {
                // Behind the last cell the mark would be one more cell.
                self.line(&block.to_string());
                self.blank();
                self.line(mark);
            }
            self.blank();
        }
    }

    fn foot(&mut self, d: &Document) {
        let mut left: Vec<String> = Vec::new();
        if !d.recipients.is_empty() || d.archive.is_some() {
            left.push("Nơi nhận:".into());
            left.extend(d.recipients.iter().map(|r| format!("- {r};")));
            left.extend(d.archive.as_ref().map(archive_line));
        }
        self.blank();
        match d.signatures.as_slice() {
            [one] => self.columns(&left, &signature(one)),
            [first, second] => {
                self.columns(&signature(first), &signature(second));
                self.blank();
                self.columns(&left, &[]);
            }
            several => {
                for one in several {
                    self.columns(&[], &signature(one));
                    self.blank();
                }
                self.columns(&left, &[]);
            }
        }
    }

    fn copy(&mut self, copy: &CopyBlock) {
        self.blank();
        let form: Vec<String> = copy.kind.iter().map(|kind| kind.name().to_uppercase()).collect();
        let issuer: Vec<String> = copy.issuer.iter().map(ToString::to_string).collect();
        self.columns(&issuer, &form);
        let number: Vec<String> = copy.number.iter().map(|n| format!("Số: {n}")).collect();
        let date: Vec<String> = copy
            .date_as_written
            .iter()
            .map(|date| {
                copy.place
                    .as_ref()
                    .map_or(date.clone(), |place| format!("{place}, {date}"))
            })
            .collect();
        self.columns(&number, &date);
        if !copy.recipients.is_empty() || copy.archive.is_some() {
            self.line("Nơi nhận:");
            self.list(&copy.recipients, ";");
            if let Some(archive) = &copy.archive {
                self.line(&archive_line(archive));
            }
        }
        for one in &copy.signatures {
            self.columns(&[], &signature(one));
        }
    }

    fn appendix(&mut self, appendix: &Appendix) {
        self.blank();
        for line in [&appendix.label, &appendix.title, &appendix.reference]
            .into_iter()
            .flatten()
        {
            self.centred(line);
        }
        self.blank();
        self.blocks(&appendix.body, None);
    }
}

fn archive_line(archive: &Archive) -> String {
    if archive.as_written.is_empty() {
        format!("- {archive}.")
    } else {
        format!("- {}", archive.as_written)
    }
}

fn signature(signature: &Signature) -> Vec<String> {
    let mut lines: Vec<String> = signature.capacity.iter().map(|c| c.as_written.clone()).collect();
    lines.extend(signature.position.clone());
    let note = signature.note.as_deref();
    let bracketed = |note: &str| {
        if note.starts_with('(') {
            note.to_owned()
        } else {
            format!("({note})")
        }
    };
    lines.extend(note.map(bracketed));
    let name: Vec<&str> = [&signature.rank, &signature.degree, &signature.signer]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    if !name.is_empty() {
        lines.push(name.join(" "));
    }
    lines
}
