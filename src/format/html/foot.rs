//! Boxes 7, 9b, 12 and 13: signatures, recipients, the foot of the page.

use super::letter::Letter;
use super::texts;
use crate::document::Signature;
use crate::value::{Archive, Recipient};

/// Who signs and who receives: of a letter or of a copy of one.
pub(super) struct Closing<'a> {
    pub(super) owner: &'a str,
    pub(super) signatures: &'a [Signature],
    pub(super) recipients: &'a [Recipient],
    pub(super) archive: Option<&'a Archive>,
    /// Box 12, which stands behind the archive line.
    pub(super) mark: (Option<&'a str>, Option<String>),
}

impl Closing<'_> {
    fn has_recipients(&self) -> bool {
        !self.recipients.is_empty() || self.archive.is_some() || self.has_mark()
    }

    fn has_mark(&self) -> bool {
        self.mark.0.is_some() || self.mark.1.is_some()
    }
}

impl Letter<'_> {
    pub(super) fn foot(&mut self) {
        let d = self.document;
        self.closing(&Closing {
            owner: "",
            signatures: &d.signatures,
            recipients: &d.recipients,
            archive: d.archive.as_ref(),
            mark: texts::mark(d),
        });
    }

    /// One signature stands beside the recipients; several stand in a row above them.
    pub(super) fn closing(&mut self, closing: &Closing<'_>) {
        let several = closing.signatures.len() > 1;
        if closing.signatures.is_empty() && !closing.has_recipients() {
            return;
        }
        self.markup
            .block("div", &[("class", if several { "foot several" } else { "foot" })]);
        if several {
            self.signatures(closing);
            self.recipients(closing);
        } else {
            self.recipients(closing);
            self.signatures(closing);
        }
        self.markup.close();
    }

    fn signatures(&mut self, closing: &Closing<'_>) {
        let class = match closing.signatures.len() {
            0 | 1 => "signatures",
            2 => "signatures two",
            _ => "signatures three",
        };
        self.markup.block("div", &[("class", class)]);
        for (i, signature) in closing.signatures.iter().enumerate() {
            self.signature(&format!("{}/signatures/{i}", closing.owner), signature);
        }
        self.markup.close();
    }

    /// Box 7: the powers, the title, room for the hand and the seal, the name.
    fn signature(&mut self, path: &str, signature: &Signature) {
        self.markup.block("div", &[("class", "signature")]);
        for (i, capacity) in signature.capacity.iter().enumerate() {
            self.markup.block("p", &[("class", "capacity")]);
            let text = texts::capacity(capacity);
            let path = format!("{path}/capacity/{i}/as_written");
            self.valued(&path, &text, &capacity.to_string());
            self.markup.close();
        }
        if let Some(position) = &signature.position {
            self.line("p", "position", &format!("{path}/position"), position);
        }
        self.markup.block("div", &[("class", "room")]);
        if let Some(note) = &signature.note {
            // `(Đã ký)`
            let brackets = if note.starts_with('(') { ("", "") } else { ("(", ")") };
            self.markup.block("p", &[("class", "signed")]);
            self.markup.text(brackets.0);
            self.run(&format!("{path}/note"), note);
            self.markup.text(brackets.1);
            self.markup.close();
        }
        self.markup.close();
        let name = [
            ("rank", &signature.rank),
            ("degree", &signature.degree),
            ("signer", &signature.signer),
        ];
        let mut parts = name
            .into_iter()
            .filter_map(|(field, text)| Some((field, text.as_deref()?)))
            .peekable();
        if parts.peek().is_some() {
            self.markup.block("p", &[("class", "signer")]);
            while let Some((field, text)) = parts.next() {
                self.run(&format!("{path}/{field}"), text);
                if parts.peek().is_some() {
                    self.markup.text(" ");
                }
            }
            self.markup.close();
        }
        self.markup.close();
    }

    /// Box 9b, and box 12 at its end.
    fn recipients(&mut self, closing: &Closing<'_>) {
        self.markup.block("div", &[("class", "recipients")]);
        if closing.has_recipients() {
            self.markup.block("p", &[("class", "label")]);
            self.markup.text("Nơi nhận:");
            self.markup.close();
            self.markup.block("ul", &[("role", "list")]);
            let last = closing.archive.is_none();
            self.items(&format!("{}/recipients", closing.owner), closing.recipients, last);
            self.archive(closing);
            self.markup.close();
        }
        self.markup.close();
    }

    fn archive(&mut self, closing: &Closing<'_>) {
        if closing.archive.is_none() && !closing.has_mark() {
            return;
        }
        self.markup.block("li", &[]);
        if let Some(archive) = closing.archive {
            self.markup.text("- ");
            let path = format!("{}/archive/as_written", closing.owner);
            let value = format!("{archive}.");
            self.valued(&path, &texts::archive(archive), &value);
            if closing.has_mark() {
                self.markup.text(" ");
            }
        }
        // `PL.(300)`
        if let Some(drafter) = closing.mark.0 {
            self.run("/drafter", drafter);
            if closing.mark.1.is_some() {
                self.markup.text(".");
            }
        }
        if let Some(copies) = &closing.mark.1 {
            self.markup.text("(");
            self.run("/issued_copies", copies);
            self.markup.text(")");
        }
        self.markup.close();
    }

    /// Box 13, under a rule across the page.
    pub(super) fn contact(&mut self) {
        let lines = &self.document.contact;
        if lines.is_empty() {
            return;
        }
        self.markup.block("address", &[("class", "contact")]);
        for (i, line) in lines.iter().enumerate() {
            self.line("p", "contact-line", &format!("/contact/{i}"), line);
        }
        self.markup.close();
    }
}
