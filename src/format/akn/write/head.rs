//! The preface: what stands above the content. A copy has one of its own.

use super::Writer;
use super::entities::Sort;
use super::meta::whole;
use super::xml::Attribute;
use crate::cite::author;
use crate::document::CopyBlock;
use crate::format::akn::names::{DATE, NUMBER};
use crate::value::{DocumentNumber, IssueDate, Organ};

impl Writer<'_> {
    pub(super) fn preface(&mut self) {
        let document = self.document;
        let preface = self.xml.begin("preface", &[]);
        self.field("docJurisdiction", &[], document.national_title.as_deref());
        self.field("inline", &[("name", "motto")], document.motto.as_deref());
        for organ in &document.issuers {
            let author = self.issuer(organ);
            self.identity.authors.push(author);
        }
        self.number(document.number.as_ref());
        self.place_and_date(
            document.place.as_deref(),
            document.date,
            document.date_as_written.as_deref(),
        );
        self.field("docType", &[], document.title.as_deref());
        if let Some(subject) = &document.subject {
            self.xml.indent();
            self.xml.start("p", &[]);
            self.links.inline(&mut self.xml, "docTitle", &[], subject);
            self.xml.end("p");
        }
        let marks = [
            ("urgency", document.urgency.map(|degree| degree.name())),
            ("secrecy", document.secrecy.map(|degree| degree.name())),
            ("circulation", document.circulation.as_deref()),
        ];
        for (name, text) in marks {
            self.field("inline", &[("name", name)], text);
        }
        self.list("addressees", document.addressees.iter().map(|line| line.as_str()));
        self.list("contact", document.contact.iter().map(String::as_str));
        self.xml.finish(preface);
    }

    /// The head of a copy, as that of a document.
    pub(super) fn copy_head(&mut self, copy: &CopyBlock) {
        if let Some(organ) = &copy.issuer {
            self.issuer(organ);
        }
        self.field("docType", &[], copy.kind.as_ref().map(|kind| kind.name()));
        self.number(copy.number.as_ref());
        self.place_and_date(copy.place.as_deref(), copy.date, copy.date_as_written.as_deref());
    }

    /// A line with one field in it, if the document has it.
    pub(super) fn field(&mut self, name: &str, attributes: &[Attribute<'_>], text: Option<&str>) {
        if let Some(text) = text {
            self.xml.line("p", &[], |xml| xml.inline(name, attributes, text));
        }
    }

    /// Lines under a name, if there are any.
    pub(super) fn list<'t>(&mut self, name: &'static str, lines: impl Iterator<Item = &'t str>) {
        let list = self.xml.begin("container", &[("name", name)]);
        for line in lines {
            self.xml.leaf("p", &[], line);
        }
        self.xml.finish(list);
    }

    /// An issuing body; gives the reference to it.
    fn issuer(&mut self, organ: &Organ) -> String {
        let name = (self.entities).refer_in_full(Sort::Organization, &organ.name, &author(organ));
        self.xml.open("container", &[("name", "issuer")]);
        if let Some(superior) = &organ.superior {
            let above = self.entities.refer(Sort::Organization, superior);
            self.field(
                "organization",
                &[("class", "superior"), ("refersTo", &above)],
                Some(superior),
            );
        }
        self.field("docAuthority", &[("refersTo", &name)], Some(&organ.name));
        self.xml.close("container");
        name
    }

    /// The number as printed, and what it says where that reads otherwise.
    fn number(&mut self, number: Option<&DocumentNumber>) {
        let Some(number) = number else { return };
        let read: Option<DocumentNumber> = number.as_written().parse().ok();
        let same =
            read.is_some_and(|read| (read.as_str(), read.as_written()) == (number.as_str(), number.as_written()));
        let attributes: &[Attribute<'_>] = if same { &[] } else { &[(NUMBER, number.as_str())] };
        self.field("docNumber", attributes, Some(number.as_written()));
    }

    fn place_and_date(&mut self, place: Option<&str>, date: Option<IssueDate>, written: Option<&str>) {
        if let Some(place) = place {
            let refers = self.entities.refer(Sort::Location, place);
            self.field("location", &[("refersTo", &refers)], Some(place));
        }
        let Some(date) = date else {
            return self.field("inline", &[("name", "docDate")], written);
        };
        let (day, part) = whole(date);
        let mut attributes = vec![("date", day.as_str())];
        attributes.extend(part.as_deref().map(|part| (DATE, part)));
        // A date that is not printed is in the metadata alone, but for that of a copy.
        if written.is_none() {
            attributes.push(("class", "unprinted"));
        }
        self.field("docDate", &attributes, Some(written.unwrap_or_default()));
    }
}
