//! The lines above and behind the content: each element that is a field fills it,
//! the rest of the line is kept.

use std::collections::HashSet;

use super::meta::{date_of, value};
use super::{Reader, line_of};
use crate::document::{CopyBlock, Document};
use crate::format::akn::tree::{Node, Space};
use crate::format::fault::Fault;
use crate::value::{Archive, DocumentNumber, Organ, Recipient};

impl Reader<'_> {
    /// Everything in the preface or the conclusions.
    pub(super) fn parts(&mut self, node: &Node) -> Result<(), Fault> {
        for part in node.elements() {
            self.part(part)?;
        }
        self.between(node);
        Ok(())
    }

    fn part(&mut self, node: &Node) -> Result<(), Fault> {
        let named = node.get("name").filter(|_| node.is("container"));
        const LISTS: [&str; 6] = ["issuer", "addressees", "recipients", "contact", "stamps", "unplaced"];
        if named.is_some_and(|name| LISTS.contains(&name)) {
            self.between(node);
        }
        match named {
            Some("issuer") => self.issuer(node),
            Some("addressees") => self.recipients(node, |document| &mut document.addressees),
            Some("recipients") => self.recipients(node, |document| &mut document.recipients),
            Some("contact") => self.lines(node, |document| &mut document.contact),
            Some("stamps") => self.lines(node, |document| &mut document.stamps),
            Some("unplaced") => self.lines(node, |document| &mut document.unplaced),
            Some("signature") => self.signature(node),
            Some(name @ ("copy" | "furtherCopy")) => return self.copy(node, name == "furtherCopy"),
            _ if is_line(node) => return self.line(node),
            _ => return self.parts(node),
        }
        Ok(())
    }

    fn lines(&mut self, node: &Node, field: impl Fn(&mut Document) -> &mut Vec<String>) {
        let ours = self.ours;
        let lines = node.elements().map(line_of).filter(|line| ours || !line.is_empty());
        field(&mut self.document).extend(lines);
    }

    fn recipients(&mut self, node: &Node, field: impl Fn(&mut Document) -> &mut Vec<Recipient>) {
        for line in node.elements().map(line_of) {
            match line.parse() {
                Ok(recipient) => field(&mut self.document).push(recipient),
                Err(_) => self.unplaced(line),
            }
        }
    }

    fn issuer(&mut self, node: &Node) {
        let mut organ = Organ::new("");
        for line in node.elements() {
            self.between(line);
            for part in line.elements() {
                match part.name.as_str() {
                    "organization" if organ.superior.is_none() => organ.superior = Some(part.text()),
                    "docAuthority" if organ.name.is_empty() => organ.name = part.text(),
                    _ => self.unplaced(part.text()),
                }
            }
        }
        self.document.issuers.push(organ);
    }

    /// A copy has the parts of a document; a second one is a copy of the copy.
    fn copy(&mut self, node: &Node, further: bool) -> Result<(), Fault> {
        let outer = std::mem::take(&mut self.document);
        let read = self.parts(node);
        let mut copy = std::mem::replace(&mut self.document, outer);
        read?;
        let mut issuers = std::mem::take(&mut copy.issuers).into_iter();
        let block = CopyBlock {
            kind: copy.title.take().and_then(|kind| kind.parse().ok()),
            issuer: issuers.next(),
            number: copy.number.take(),
            place: copy.place.take(),
            date: copy.date.take(),
            date_as_written: copy.date_as_written.take(),
            signatures: std::mem::take(&mut copy.signatures),
            recipients: std::mem::take(&mut copy.recipients),
            archive: copy.archive.take(),
        };
        self.document.unplaced.extend(issuers.map(|organ| organ.to_string()));
        self.document.unplaced.append(&mut copy.unplaced);
        // What else a document has, a copy has no field for.
        if copy != Document::default() {
            self.unplaced(node.text());
        }
        if further || self.document.copy_block.is_some() {
            self.document.further_copies.push(block);
        } else {
            self.document.copy_block = Some(block);
        }
        Ok(())
    }

    /// A line of text with fields in it.
    fn line(&mut self, node: &Node) -> Result<(), Fault> {
        let mut taken = HashSet::new();
        self.fields_in(node, &mut taken)?;
        let rest = node.text_without(&|part| taken.contains(&part.at));
        // Words around a field belong to it; the line is kept whole.
        if rest.contains(char::is_alphanumeric) {
            self.unplaced(node.text());
        } else if taken.is_empty() {
            self.unplaced(rest);
        }
        Ok(())
    }

    fn fields_in(&mut self, node: &Node, taken: &mut HashSet<usize>) -> Result<(), Fault> {
        if node.space == Space::Akn && self.field(node)? {
            taken.insert(node.at);
            return Ok(());
        }
        for part in node.elements() {
            self.fields_in(part, taken)?;
        }
        Ok(())
    }

    /// Whether an element is a field that was free, which it now fills.
    fn field(&mut self, node: &Node) -> Result<bool, Fault> {
        let inline = node.get("name").filter(|_| node.name == "inline");
        let document = &mut self.document;
        let text = match (node.name.as_str(), inline) {
            ("docJurisdiction", _) => &mut document.national_title,
            ("docType", _) => &mut document.title,
            ("docTitle", _) => &mut document.subject,
            ("location", _) => &mut document.place,
            (_, Some("motto")) => &mut document.motto,
            (_, Some("circulation")) => &mut document.circulation,
            (_, Some("endMark")) => &mut document.end_mark,
            (_, Some("drafter")) => &mut document.drafter,
            (_, Some("docDate")) => &mut document.date_as_written,
            (_, Some("urgency")) => return Ok(fill(&mut document.urgency, node.text().parse().ok())),
            (_, Some("secrecy")) => return Ok(fill(&mut document.secrecy, node.text().parse().ok())),
            (_, Some("issuedCopies")) => return Ok(fill(&mut document.issued_copies, node.text().parse().ok())),
            (_, Some("archive")) => return self.archive(node),
            ("docNumber", _) => return self.number(node),
            ("docDate", _) => return self.date(node),
            ("docAuthority", _) => {
                self.document.issuers.push(Organ::new(&node.text()));
                return Ok(true);
            }
            ("signature", _) => {
                self.signature(node);
                return Ok(true);
            }
            _ => return Ok(false),
        };
        Ok(fill(text, Some(node.text())))
    }

    /// What we say of a number counts before what is printed; of others, the number of
    /// the metadata where the line is none or of no known form.
    fn number(&mut self, node: &Node) -> Result<bool, Fault> {
        let written = node.text();
        let number: Option<DocumentNumber> = match node.ours("number") {
            Some(number) => Some(value(node, number)?),
            None => {
                let stated = self
                    .number
                    .filter(|_| !self.ours)
                    .and_then(|number| number.parse().ok());
                let printed: Option<DocumentNumber> = written.parse().ok();
                let known = printed.as_ref().is_some_and(|number| number.serial().is_some());
                if known { printed } else { stated.or(printed) }
            }
        };
        let number = number.map(|number| number.with_as_written(&written));
        Ok(fill(&mut self.document.number, number))
    }

    fn date(&mut self, node: &Node) -> Result<bool, Fault> {
        let date = date_of(node)?;
        if self.document.date_as_written.is_some() || !fill(&mut self.document.date, date) {
            return Ok(false);
        }
        if node.get("class") != Some("unprinted") {
            self.document.date_as_written = Some(node.text());
        }
        Ok(true)
    }

    fn archive(&mut self, node: &Node) -> Result<bool, Fault> {
        let line = node.text();
        let Some(count) = node.ours("units") else {
            return Ok(fill(&mut self.document.archive, line.parse().ok()));
        };
        let references: Vec<&str> = node.get("refersTo").unwrap_or_default().split_whitespace().collect();
        let units: Vec<&str> = references.iter().filter_map(|unit| self.name_of(unit)).collect();
        if units.len() != references.len() || count != units.len().to_string() {
            return Err(Fault::data(
                format!(
                    "`units` là {count}, nhưng `refersTo` chỉ ra {} đơn vị có trong `references`",
                    units.len()
                ),
                format!(
                    "`units` is {count}, but `refersTo` names {} units of `references`",
                    units.len()
                ),
            )
            .at(node.at));
        }
        let copies = match node.ours("copies") {
            None => None,
            Some(copies) => Some(
                copies
                    .parse()
                    .map_err(|_| Fault::number(Some("copies".to_owned()), u32::MIN, u32::MAX, copies).at(node.at))?,
            ),
        };
        let mut archive = Archive::new(units, copies);
        archive.as_written = line;
        Ok(fill(&mut self.document.archive, Some(archive)))
    }
}

/// Whether a field was free and there is a value for it.
fn fill<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    if field.is_some() || value.is_none() {
        return false;
    }
    *field = value;
    true
}

/// Whether an element is one line of text: it has words of its own, or no block in it.
fn is_line(node: &Node) -> bool {
    const HOLDERS: [&str; 15] = [
        "container",
        "longTitle",
        "formula",
        "blockContainer",
        "blockList",
        "item",
        "tblock",
        "table",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "toc",
        "div",
    ];
    node.space != Space::Akn || node.is_mixed() || !HOLDERS.contains(&node.name.as_str())
}
