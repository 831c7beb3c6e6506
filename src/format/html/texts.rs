//! Every text of a document with its path, in the order of the page.

use std::borrow::Cow;

use crate::document::{Appendix, Block, CopyBlock, Document, Loss, Signature};
use crate::format::escape::{code_points, find_illegal, is_xml_char};
use crate::message::Message;
use crate::value::{Archive, Capacity, DocumentNumber, IssueDate, Kind};

/// A text of a document.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// Its field, as a JSON Pointer.
    pub(super) path: String,
    /// What is printed.
    pub(super) text: Cow<'a, str>,
    pub(super) sort: Sort,
}

/// How the page has a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A line or a part of one.
    Line,
    /// Words that may cite other documents.
    Running,
    /// A value beside the words that say it, in an attribute.
    Value,
}

/// The number as it was written, where it was.
pub(super) fn number(number: &DocumentNumber) -> &str {
    or(number.as_written(), number.as_str())
}

/// The archive line as it was written, where it was.
pub(super) fn archive(archive: &Archive) -> Cow<'_, str> {
    if is_blank(&archive.as_written) {
        return Cow::Owned(format!("{archive}."));
    }
    Cow::Borrowed(&archive.as_written)
}

/// The line of a power as it was written, where it was.
pub(super) fn capacity(capacity: &Capacity) -> Cow<'_, str> {
    if is_blank(&capacity.as_written) {
        return Cow::Owned(capacity.to_string());
    }
    Cow::Borrowed(&capacity.as_written)
}

/// The date as it was written, or in words; the name of the field that says it.
pub(super) fn date(written: Option<&str>, date: Option<IssueDate>) -> Option<(&'static str, Cow<'_, str>)> {
    match (written, date) {
        (Some(written), _) => Some(("date_as_written", Cow::Borrowed(written))),
        (None, Some(date)) => Some(("date", Cow::Owned(date.in_words()))),
        (None, None) => None,
    }
}

/// The drafter and the number of copies (box 12), as far as the archive line does not
/// say them already.
pub(super) fn mark(document: &Document) -> (Option<&str>, Option<String>) {
    let line = document
        .archive
        .as_ref()
        .map_or("", |archive| archive.as_written.as_str());
    let drafter = document.drafter.as_deref().filter(|drafter| !line.contains(drafter));
    let copies = document.issued_copies.map(|copies| copies.to_string());
    (drafter, copies.filter(|copies| !line.contains(copies.as_str())))
}

fn or<'a>(text: &'a str, other: &'a str) -> &'a str {
    if is_blank(text) { other } else { text }
}

/// Whether there is nothing but white space that a page has.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() && is_xml_char(c))
}

/// The texts of a document, in the order of the page.
pub(super) fn of(document: &Document) -> Vec<Text<'_>> {
    let mut texts = Texts(Vec::new());
    texts.document(document);
    texts.0
}

/// Each text in which there is a character that a page cannot hold.
pub(super) fn losses(texts: &[Text<'_>]) -> Vec<Loss> {
    let why = Message::new(
        "trang HTML không chứa được ký tự này; U+FFFD được viết thay",
        "a page of HTML cannot hold these characters; U+FFFD stands in their place",
    );
    let loss = |text: &Text<'_>| {
        // What was put together of other fields is told of those.
        let Cow::Borrowed(written) = text.text else {
            return None;
        };
        find_illegal(written)?;
        let mut lost = Vec::new();
        for c in written.chars().filter(|c| !is_xml_char(*c)) {
            if !lost.contains(&c) {
                lost.push(c);
            }
        }
        Some(Loss::new(text.path.clone(), code_points(&lost), why.clone()))
    };
    texts.iter().filter_map(loss).collect()
}

struct Texts<'a>(Vec<Text<'a>>);

impl<'a> Texts<'a> {
    fn push(&mut self, sort: Sort, path: impl Into<String>, text: impl Into<Cow<'a, str>>) {
        self.0.push(Text {
            path: path.into(),
            text: text.into(),
            sort,
        });
    }

    fn add(&mut self, path: impl Into<String>, text: impl Into<Cow<'a, str>>) {
        self.push(Sort::Line, path, text);
    }

    fn running(&mut self, path: impl Into<String>, text: &'a str) {
        self.push(Sort::Running, path, text);
    }

    fn value(&mut self, path: impl Into<String>, text: &'a str) {
        self.push(Sort::Value, path, text);
    }

    fn line(&mut self, path: impl Into<String>, text: Option<&'a str>) {
        if let Some(text) = text {
            self.add(path, text);
        }
    }

    fn document(&mut self, d: &'a Document) {
        for (i, stamp) in d.stamps.iter().enumerate() {
            self.add(format!("/stamps/{i}"), stamp);
        }
        self.line("/circulation", d.circulation.as_deref());
        self.head(d);
        if let Some(kind) = &d.kind {
            self.value("/kind", kind.name());
        }
        self.line("/title", d.title.as_deref());
        if let Some(subject) = &d.subject {
            self.running("/subject", subject);
        }
        for (i, addressee) in d.addressees.iter().enumerate() {
            self.add(format!("/addressees/{i}"), addressee.as_str());
        }
        self.blocks("/body", &d.body);
        self.line("/end_mark", d.end_mark.as_deref());
        for (i, signature) in d.signatures.iter().enumerate() {
            self.signature(&format!("/signatures/{i}"), signature);
        }
        for (i, recipient) in d.recipients.iter().enumerate() {
            self.add(format!("/recipients/{i}"), recipient.as_str());
        }
        self.archive("", d.archive.as_ref());
        if let Some(drafter) = &d.drafter {
            let shown = mark(d).0.is_some();
            let sort = if shown { Sort::Line } else { Sort::Value };
            self.push(sort, "/drafter", drafter);
        }
        if let Some(copies) = mark(d).1 {
            self.add("/issued_copies", copies);
        }
        for (i, line) in d.contact.iter().enumerate() {
            self.add(format!("/contact/{i}"), line);
        }
        if let Some(copy) = &d.copy_block {
            self.copy("/copy_block", copy);
        }
        for (i, copy) in d.further_copies.iter().enumerate() {
            self.copy(&format!("/further_copies/{i}"), copy);
        }
        for (i, appendix) in d.appendices.iter().enumerate() {
            self.appendix(&format!("/appendices/{i}"), appendix);
        }
        for (i, text) in d.unplaced.iter().enumerate() {
            self.add(format!("/unplaced/{i}"), text);
        }
    }

    fn head(&mut self, d: &'a Document) {
        for (i, issuer) in d.issuers.iter().enumerate() {
            self.line(format!("/issuers/{i}/superior"), issuer.superior.as_deref());
            self.add(format!("/issuers/{i}/name"), &issuer.name);
        }
        self.line("/national_title", d.national_title.as_deref());
        self.line("/motto", d.motto.as_deref());
        self.number("", d.number.as_ref());
        self.line("/place", d.place.as_deref());
        self.date("", d.date_as_written.as_deref(), d.date);
        self.line("/secrecy", d.secrecy.map(|degree| degree.name()));
        self.line("/urgency", d.urgency.map(|degree| degree.name()));
    }

    fn number(&mut self, owner: &str, value: Option<&'a DocumentNumber>) {
        let Some(value) = value else {
            return;
        };
        self.add(format!("{owner}/number/as_written"), number(value));
        self.value(format!("{owner}/number/text"), value.as_str());
    }

    fn date(&mut self, owner: &str, written: Option<&'a str>, value: Option<IssueDate>) {
        if let Some((field, text)) = date(written, value) {
            self.add(format!("{owner}/{field}"), text);
        }
    }

    fn blocks(&mut self, list: &str, blocks: &'a [Block]) {
        for (i, block) in blocks.iter().enumerate() {
            self.line(format!("{list}/{i}/marker"), block.marker.as_deref());
            self.running(format!("{list}/{i}/text"), &block.text);
            for (r, row) in block.rows.iter().enumerate() {
                for (c, cell) in row.iter().enumerate() {
                    self.running(format!("{list}/{i}/rows/{r}/{c}"), cell);
                }
            }
        }
    }

    fn signature(&mut self, path: &str, signature: &'a Signature) {
        for (i, line) in signature.capacity.iter().enumerate() {
            self.add(format!("{path}/capacity/{i}/as_written"), capacity(line));
            self.value(format!("{path}/capacity/{i}/title"), &line.title);
        }
        self.line(format!("{path}/position"), signature.position.as_deref());
        self.line(format!("{path}/note"), signature.note.as_deref());
        self.line(format!("{path}/rank"), signature.rank.as_deref());
        self.line(format!("{path}/degree"), signature.degree.as_deref());
        self.line(format!("{path}/signer"), signature.signer.as_deref());
    }

    fn archive(&mut self, owner: &str, line: Option<&'a Archive>) {
        let Some(line) = line else {
            return;
        };
        self.add(format!("{owner}/archive/as_written"), archive(line));
        for (i, unit) in line.units.iter().enumerate() {
            self.value(format!("{owner}/archive/units/{i}"), unit);
        }
    }

    fn copy(&mut self, path: &str, copy: &'a CopyBlock) {
        self.line(format!("{path}/kind"), copy.kind.as_ref().map(Kind::name));
        if let Some(issuer) = &copy.issuer {
            self.line(format!("{path}/issuer/superior"), issuer.superior.as_deref());
            self.add(format!("{path}/issuer/name"), &issuer.name);
        }
        self.number(path, copy.number.as_ref());
        self.line(format!("{path}/place"), copy.place.as_deref());
        self.date(path, copy.date_as_written.as_deref(), copy.date);
        for (i, signature) in copy.signatures.iter().enumerate() {
            self.signature(&format!("{path}/signatures/{i}"), signature);
        }
        for (i, recipient) in copy.recipients.iter().enumerate() {
            self.add(format!("{path}/recipients/{i}"), recipient.as_str());
        }
        self.archive(path, copy.archive.as_ref());
    }

    fn appendix(&mut self, path: &str, appendix: &'a Appendix) {
        self.line(format!("{path}/label"), appendix.label.as_deref());
        self.line(format!("{path}/title"), appendix.title.as_deref());
        if let Some(reference) = &appendix.reference {
            self.running(format!("{path}/reference"), reference);
        }
        self.blocks(&format!("{path}/body"), &appendix.body);
    }
}
