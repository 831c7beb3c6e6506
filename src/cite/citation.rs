//! A citation and its line of JSON.

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{DocumentKey, Relation};
use crate::text::Span;
use crate::value::{IssueDate, LegalReference};

/// A reference at its place in a text.
///
/// Serializes to the line that `congvan refs` prints.
///
/// ```
/// use congvan::cite;
///
/// let text = "theo khoản 2 Điều 8 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.";
/// let citation = cite::find(text).next().unwrap();
/// assert_eq!(citation.reference.to_string(), citation.text);
/// assert_eq!(&text[citation.doc_span.range()], "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020");
/// # #[cfg(feature = "json")] {
/// # let line = serde_json::to_value(&citation).unwrap();
/// # assert_eq!(line["number"], "30/2020/NĐ-CP");
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// What is cited.
    pub reference: LegalReference,
    /// How the citing text stands to it.
    pub relation: Relation,
    /// The words of [`span`](Self::span) on one line: line breaks and runs of
    /// white space are one space, letters composed (NFC), `Đ` mended.
    pub text: String,
    /// From the first word of a provision to the end of the issuer.
    pub span: Span,
    /// The document alone: from its kind word to the end of its date, of its
    /// number or name where it has none.
    pub doc_span: Span,
    /// It points to the citing text itself or to a document named before:
    /// `Nghị định này`, `Công văn nêu trên`.
    pub deictic: bool,
    /// The place, among the citations of this text, of the one whose name or
    /// subject this one stands in.
    pub parent: Option<usize>,
    /// The place, among the citations of this text, of the one that this one
    /// amended or brought together: `Luật Giá (được sửa đổi bởi Luật số …)`.
    pub modifies: Option<usize>,
    /// The place, among the citations of this text, of the first one of the
    /// same document: for a document cited again, its short form
    /// (`Nghị định 30`) and words that point to it (`Nghị định nêu trên`).
    pub same_as: Option<usize>,
    /// The number lacks its symbol and nothing in the text supplies it: `Nghị định 126`.
    pub number_incomplete: bool,
    /// The day is written, but no calendar has it: `ngày 31/6/2024`; the date of the
    /// reference then holds the month and year alone.
    ///
    /// ```
    /// use congvan::cite;
    ///
    /// let text = "Công văn số 12/SYT-VP ngày 31/6/2024 của Sở Y tế";
    /// let citation = cite::find(text).next().unwrap();
    /// assert!(citation.date_impossible);
    /// assert_eq!(citation.reference.date.unwrap().to_string(), "2024-06");
    /// ```
    pub date_impossible: bool,
}

/// Whether the mention of a document ends with a day that no calendar has.
pub(super) fn has_impossible_day(doc: &str, date: Option<IssueDate>) -> bool {
    let is_partial = date.is_some_and(|date| date.day().is_none());
    let written = || doc.get(doc.rfind("ngày")?..);
    is_partial && written().is_some_and(IssueDate::is_impossible)
}

impl fmt::Display for Citation {
    /// What was written, on one line; [`reference`](Citation::reference) prints what it
    /// means, and has no word for `này`, `nêu trên`.
    ///
    /// ```
    /// use congvan::cite;
    ///
    /// let text = "theo khoản 1 Điều 2 Nghị định này và Luật Đất đai năm 2013";
    /// let shown: Vec<String> = cite::find(text).map(|found| found.to_string()).collect();
    /// assert_eq!(shown, ["khoản 1 Điều 2 Nghị định này", "Luật Đất đai năm 2013"]);
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let key = DocumentKey::of(&self.reference);
        let iri = key.as_ref().and_then(DocumentKey::akn_iri);
        let marks = [
            self.deictic,
            self.parent.is_some(),
            self.modifies.is_some(),
            self.same_as.is_some(),
            self.number_incomplete,
            self.date_impossible,
            key.is_some(),
            iri.is_some(),
        ];
        let extra = marks.iter().filter(|mark| **mark).count();
        let mut line = serializer.serialize_struct("Citation", 12 + extra)?;
        let reference = &self.reference;
        line.serialize_field("text", &self.text)?;
        line.serialize_field("kind", &reference.kind)?;
        line.serialize_field("number", &reference.number.as_ref().map(|number| number.as_str()))?;
        line.serialize_field("name", &reference.name)?;
        line.serialize_field("date", &reference.date)?;
        line.serialize_field("issuer", &reference.issuer)?;
        line.serialize_field("provisions", &reference.provisions)?;
        line.serialize_field("relation", &self.relation)?;
        line.serialize_field("start", &self.span.start)?;
        line.serialize_field("end", &self.span.end)?;
        line.serialize_field("doc_start", &self.doc_span.start)?;
        line.serialize_field("doc_end", &self.doc_span.end)?;
        if self.deictic {
            line.serialize_field("deictic", &true)?;
        }
        if self.parent.is_some() {
            line.serialize_field("parent", &self.parent)?;
        }
        if self.modifies.is_some() {
            line.serialize_field("modifies", &self.modifies)?;
        }
        if self.same_as.is_some() {
            line.serialize_field("same_as", &self.same_as)?;
        }
        if self.number_incomplete {
            line.serialize_field("number_incomplete", &true)?;
        }
        if self.date_impossible {
            line.serialize_field("date_impossible", &true)?;
        }
        if let Some(key) = &key {
            line.serialize_field("urn", &key.urn())?;
        }
        if iri.is_some() {
            line.serialize_field("akn_iri", &iri)?;
        }
        line.end()
    }
}
