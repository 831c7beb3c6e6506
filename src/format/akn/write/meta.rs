//! The metadata: what names the document, and what it speaks of.

use std::borrow::Cow;

use super::Writer;
use super::entities::Entities;
use super::xml::Xml;
use crate::cite::{DocumentKey, akn_work, author, issuer_slug, reference_to};
use crate::document::Document;
use crate::format::akn::names::{DATE, NO_DATE, SOURCE, UNKNOWN};
use crate::value::{IssueDate, LegalReference};

/// What the metadata of the document and of its components share.
pub(super) struct Identity {
    /// What tells a mention of the document itself.
    key: Option<DocumentKey>,
    work: String,
    /// The bodies of the head in full, as IRIs have them: the text calls them by less.
    bodies: Vec<String>,
    expression: String,
    date: Option<IssueDate>,
    /// References to the issuers.
    pub(super) authors: Vec<String>,
}

impl Identity {
    pub(super) fn of(document: &Document) -> Self {
        let reference = reference_to(document);
        let work = akn_work(&reference);
        let superiors = document.issuers.iter().filter_map(|organ| organ.superior.as_deref());
        let bodies = (document.issuers.iter().map(author))
            .chain(superiors.map(Cow::Borrowed))
            .map(|name| issuer_slug(&name))
            .collect();
        let day = document.date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            key: document.number.as_ref().and_then(|_| DocumentKey::within(&reference)),
            expression: format!("{work}/vie@{day}"),
            work,
            bodies,
            date: document.date,
            authors: Vec::new(),
        }
    }

    /// The name of what the document cites: its own where it names itself, as its annexes
    /// do; else the IRI of the convention, or our URN where the text does not even say the
    /// year. `Sở Nội vụ` and `UBND tỉnh` are those of the head.
    pub(super) fn name_of(&self, reference: &LegalReference) -> Option<String> {
        let key = DocumentKey::within(reference)?;
        if self.key.as_ref().is_some_and(|own| own.is_same(&key)) {
            return Some(self.work.clone());
        }
        let key = DocumentKey::of(reference)?;
        let key = self.completed(reference).unwrap_or(key);
        Some(key.akn_iri().unwrap_or_else(|| key.urn()))
    }

    /// The key of a reference whose issuer the head has in full.
    fn completed(&self, reference: &LegalReference) -> Option<DocumentKey> {
        let short = issuer_slug(reference.issuer.as_deref()?);
        let is_longer = |full: &&String| full.strip_prefix(&short).is_some_and(|rest| rest.starts_with('-'));
        let full = self.bodies.iter().find(is_longer)?;
        DocumentKey::of(&LegalReference {
            issuer: Some(full.clone()),
            ..reference.clone()
        })
    }

    /// Work, expression and manifestation of a component; `!main` is the document.
    pub(super) fn write(&self, xml: &mut Xml, component: &str, properties: impl FnOnce(&mut Xml)) {
        xml.open("identification", &[("source", SOURCE)]);
        xml.open("FRBRWork", &[]);
        self.core(xml, &self.work, component, "");
        xml.empty("FRBRcountry", &[("value", "vn")]);
        properties(xml);
        xml.close("FRBRWork");
        xml.open("FRBRExpression", &[]);
        self.core(xml, &self.expression, component, "");
        xml.empty("FRBRlanguage", &[("language", "vie")]);
        xml.close("FRBRExpression");
        xml.open("FRBRManifestation", &[]);
        self.core(xml, &self.expression, component, ".xml");
        xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
        xml.close("FRBRManifestation");
        xml.close("identification");
    }

    fn core(&self, xml: &mut Xml, iri: &str, component: &str, format: &str) {
        xml.empty("FRBRthis", &[("value", &format!("{iri}/!{component}{format}"))]);
        xml.empty("FRBRuri", &[("value", &format!("{iri}{format}"))]);
        self.date(xml);
        for author in &self.authors {
            xml.empty("FRBRauthor", &[("href", author), ("as", "#author")]);
        }
        if self.authors.is_empty() {
            xml.empty("FRBRauthor", &[("href", ""), ("as", "#author")]);
        }
    }

    /// The standard takes whole days alone: the first of what is known stands for a
    /// part of a date, which is kept beside it.
    fn date(&self, xml: &mut Xml) {
        let Some(date) = self.date else {
            return xml.empty("FRBRdate", &[("date", NO_DATE), ("name", UNKNOWN)]);
        };
        let (day, part) = whole(date);
        let mut attributes = vec![("date", day.as_str()), ("name", "issue")];
        attributes.extend(part.as_deref().map(|part| (DATE, part)));
        xml.empty("FRBRdate", &attributes);
    }
}

/// A date as a day, and as it is where it is none.
pub(super) fn whole(date: IssueDate) -> (String, Option<String>) {
    let part = date.to_string();
    match (date.month(), date.day()) {
        (_, Some(_)) => (part, None),
        (Some(_), None) => (format!("{part}-01"), Some(part)),
        (None, None) => (format!("{part}-01-01"), Some(part)),
    }
}

impl Writer<'_> {
    pub(super) fn meta(document: &Document, identity: &Identity, entities: &Entities, xml: &mut Xml) {
        xml.open("meta", &[]);
        identity.write(xml, "main", |xml| {
            if let Some(kind) = &document.kind {
                xml.empty("FRBRsubtype", &[("value", kind.slug()), ("showAs", kind.name())]);
            }
            if let Some(number) = &document.number {
                xml.empty("FRBRnumber", &[("value", number.as_str())]);
            }
        });
        xml.open("references", &[("source", SOURCE)]);
        xml.empty(
            "TLCObject",
            &[
                ("eId", "congvan"),
                ("href", "/akn/ontology/object/congvan"),
                ("showAs", "congvan"),
            ],
        );
        xml.empty(
            "TLCRole",
            &[
                ("eId", "author"),
                ("href", "/akn/ontology/role/author"),
                ("showAs", "author"),
            ],
        );
        entities.write(xml);
        xml.close("references");
        xml.close("meta");
    }
}
