//! What stands behind the content: signatures, recipients, the block of a copy, and
//! what fits nowhere.

use super::Writer;
use super::entities::Sort;
use crate::document::{Appendix, CopyBlock, Signature};
use crate::format::akn::names::{COPIES, UNITS};
use crate::value::{Archive, Recipient};

impl Writer<'_> {
    pub(super) fn conclusions(&mut self) {
        let document = self.document;
        let conclusions = self.xml.begin("conclusions", &[]);
        self.field("inline", &[("name", "endMark")], document.end_mark.as_deref());
        self.signatures(&document.signatures);
        self.recipients(&document.recipients, document.archive.as_ref());
        self.field("inline", &[("name", "drafter")], document.drafter.as_deref());
        let copies = document.issued_copies.map(|copies| copies.to_string());
        self.field("inline", &[("name", "issuedCopies")], copies.as_deref());
        self.list("stamps", document.stamps.iter().map(String::as_str));
        if let Some(copy) = &document.copy_block {
            self.copy("copy", copy);
        }
        for copy in &document.further_copies {
            self.copy("furtherCopy", copy);
        }
        self.list("unplaced", document.unplaced.iter().map(String::as_str));
        self.xml.finish(conclusions);
    }

    fn copy(&mut self, name: &str, copy: &CopyBlock) {
        self.xml.open("container", &[("name", name)]);
        let before = self.xml.out.len();
        self.copy_head(copy);
        self.signatures(&copy.signatures);
        self.recipients(&copy.recipients, copy.archive.as_ref());
        if self.xml.out.len() == before {
            self.xml.empty("p", &[]);
        }
        self.xml.close("container");
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        for signature in signatures {
            self.xml.open("container", &[("name", "signature")]);
            let before = self.xml.out.len();
            self.signature(signature);
            if self.xml.out.len() == before {
                self.xml.empty("p", &[]);
            }
            self.xml.close("container");
        }
    }

    /// The powers, the title, and the name with what stands before it.
    fn signature(&mut self, signature: &Signature) {
        for line in &signature.capacity {
            let role = self.entities.refer(Sort::Role, &line.title);
            let attributes = [("class", line.authority.code()), ("refersTo", role.as_str())];
            self.field("role", &attributes, Some(&line.as_written));
        }
        let mut role = None;
        if let Some(position) = &signature.position {
            let refers = self.entities.refer(Sort::Role, position);
            self.field("role", &[("refersTo", &refers)], Some(position));
            role = Some(refers);
        }
        self.field("inline", &[("name", "note")], signature.note.as_deref());
        let person = signature.signer.as_deref();
        let refers = person.map(|name| self.entities.refer(Sort::Person, name));
        let before = [("rank", &signature.rank), ("degree", &signature.degree)];
        if person.is_none() && before.iter().all(|(_, text)| text.is_none()) {
            return;
        }
        self.xml.line("p", &[], |xml| {
            xml.start("signature", &[]);
            for (name, text) in before {
                if let Some(text) = text {
                    xml.inline("inline", &[("name", name)], text);
                    xml.text(" ");
                }
            }
            if let (Some(name), Some(refers)) = (person, &refers) {
                let mut attributes = vec![("refersTo", refers.as_str())];
                if let Some(role) = &role {
                    attributes.push(("as", role));
                }
                xml.inline("person", &attributes, name);
            }
            xml.end("signature");
        });
    }

    fn recipients(&mut self, recipients: &[Recipient], archive: Option<&Archive>) {
        self.list("recipients", recipients.iter().map(Recipient::as_str));
        if let Some(archive) = archive {
            self.archive(archive);
        }
    }

    /// The line as printed, and what it says where that reads otherwise.
    fn archive(&mut self, archive: &Archive) {
        let read: Option<Archive> = archive.as_written.parse().ok();
        if read.is_some_and(|read| read == *archive && read.as_written == archive.as_written) {
            return self.field("inline", &[("name", "archive")], Some(&archive.as_written));
        }
        let units: Vec<String> = (archive.units.iter())
            .map(|unit| self.entities.refer(Sort::Organization, unit))
            .collect();
        let refers = units.join(" ");
        let count = units.len().to_string();
        let copies = archive.copies.map(|copies| copies.to_string());
        let mut attributes = vec![("name", "archive"), (UNITS, count.as_str())];
        if !units.is_empty() {
            attributes.push(("refersTo", &refers));
        }
        attributes.extend(copies.as_deref().map(|copies| (COPIES, copies)));
        self.field("inline", &attributes, Some(&archive.as_written));
    }

    pub(super) fn attachments(&mut self) {
        let document = self.document;
        let attachments = self.xml.begin("attachments", &[]);
        for (i, appendix) in document.appendices.iter().enumerate() {
            self.attachment(appendix, i + 1);
        }
        self.xml.finish(attachments);
    }

    fn attachment(&mut self, appendix: &Appendix, number: usize) {
        let id = self.ids.attachment(appendix.label.as_deref());
        self.xml.open("attachment", &[("eId", &id)]);
        if let Some(label) = &appendix.label {
            self.xml.leaf("num", &[], label);
        }
        if let Some(title) = &appendix.title {
            self.xml.leaf("heading", &[], title);
        }
        if let Some(reference) = &appendix.reference {
            self.links.line(&mut self.xml, "subheading", &[], reference);
        }
        self.xml
            .open("doc", &[("name", "attachment"), ("contains", "originalVersion")]);
        self.xml.open("meta", &[]);
        self.identity.write(&mut self.xml, &format!("att_{number}"), |_| {});
        self.xml.close("meta");
        self.xml.open("mainBody", &[]);
        self.hierarchy(&appendix.body, false, &id);
        self.xml.close("mainBody");
        self.xml.close("doc");
        self.xml.close("attachment");
    }
}
