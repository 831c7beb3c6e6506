//! Who cites what: legal references in running text.
//!
//! A Vietnamese document rests on others and says so: a decision begins with its grounds
//! (`Căn cứ Luật …`), a letter answers (`Phúc đáp Công văn số …`), a decree amends and
//! repeals. There is no register of these relations, they stand in the text alone, in many
//! spellings: by number, by name, by number without the year, in lists that share a head or
//! a tail.
//!
//! [`find`] reads any text (a letter, a law, a web page) and gives each
//! mention of a document with its number, name, date, issuer and provisions,
//! its place, and how the text stands to it.
//!
//! ```
//! use congvan::cite::{self, Relation};
//!
//! let text = "Căn cứ Luật Lưu trữ ngày 21/6/2024; thực hiện điểm a, b khoản 2 Điều 7 \
//!             Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.";
//! let found: Vec<_> = cite::find(text).collect();
//! assert_eq!(found[0].reference.name.as_deref(), Some("Luật Lưu trữ"));
//! assert_eq!(found[0].relation, Relation::Basis);
//! assert_eq!(found[1].reference.number.as_ref().unwrap().as_str(), "30/2020/NĐ-CP");
//! assert_eq!(found[1].reference.issuer.as_deref(), Some("Chính phủ"));
//! assert_eq!(found[1].reference.provisions.len(), 2);
//! assert_eq!(found[1].relation, Relation::Implements);
//! ```
//!
//! # What counts as a citation
//!
//! - a kind of document with a number, in any system and spelling:
//!   `Công văn số 45/VX-TT`, `Kế hoạch số 12- KH/TU`, `Thông tư 84 TC/CĐKT`;
//!   a serial left blank keeps its symbol (`/SNV-VP`), and has no [`DocumentKey`];
//! - further numbers of a list, each as one citation;
//! - a law by name, with the laws inside the name of an amending law;
//! - a kind with a date: `văn bản không số ngày 5/6/2023`;
//! - a kind that points: `Nghị định này` ([`Citation::deictic`]);
//! - a short form: `Nghị định 126 năm 2020` is completed, by the law or by a
//!   full mention before it; else [`Citation::number_incomplete`] is set;
//!   `Kế hoạch 27` counts only behind a full mention of that plan.
//!
//! A tail says which citation it speaks of: `Luật Giá (được sửa đổi bởi …)`
//! ([`Citation::modifies`]). The day and the body in front of a document are
//! its date and issuer: `Ngày 5/6/2024, Sở Nội vụ ban hành Kế hoạch số …`.
//!
//! A document that is cited again, in full, in short, by a name that the text
//! gave it (`sau đây gọi là …`) or by `nêu trên`, is known as the same ([`Citation::same_as`]); [`DocumentKey`] tells documents
//! apart and names them for programs, [`element_id`] names places in them, and
//! [`reference_to`] says how a document itself is cited.
//!
//! Text may be decomposed, broken into lines, with any sort of dash and
//! `Ð` for `Đ`: spans count in the bytes that were given. Work is linear in
//! the length of the text, whatever the text is.
//!
//! # Not supported
//!
//! - Provisions of the citing text itself (`khoản 2 Điều này`) are no citations.
//! - A document without number, name and date (`Kế hoạch của Sở`) is none.
//! - A number alone, without `số` or a kind before it, is none.
//! - `tiết` and `gạch đầu dòng` belong to the span, not to the provisions.
//! - Text in the font encodings TCVN3 and VNI: decode it first.

mod announced;
mod back;
mod citation;
mod cited_subject;
mod cursor;
mod find;
mod grammar;
mod input;
mod iri;
mod key;
mod lead;
mod lead_words;
mod list;
mod own;
mod phrases;
mod relate;
mod relation;
mod resolve;
mod scan;
mod sentence;
mod slug;
#[cfg(test)]
mod tests;
#[cfg(feature = "akn")]
mod work;

pub use citation::Citation;
pub use find::Citations;
#[cfg(feature = "check")]
pub(crate) use grammar::{body_at_head, law_names};
#[cfg(feature = "akn")]
pub(crate) use iri::akn_class;
pub use iri::element_id;
pub use key::DocumentKey;
#[cfg(feature = "akn")]
pub(crate) use own::author;
pub use own::reference_to;
pub use relation::{Relation, UnknownRelation};
#[cfg(feature = "akn")]
pub(crate) use slug::{issuer_slug, slug};
#[cfg(feature = "akn")]
pub(crate) use work::akn_work;

use crate::registry::Registry;
use crate::text::Source;

/// The citations of a text, in order of appearance, read as they are asked for.
///
/// ```
/// use congvan::cite;
///
/// let text = "Thực hiện Kế hoạch số 27/KH-UBND ngày 12/9/2023 của UBND huyện Minh Sơn về chuyển đổi số";
/// let citation = cite::find(text).next().unwrap();
/// assert_eq!(citation.reference.issuer.as_deref(), Some("UBND huyện Minh Sơn"));
/// assert_eq!(&text[citation.span.range()], citation.text);
/// ```
pub fn find(text: &str) -> Citations<'_> {
    find_with(text, Registry::shared())
}

/// As [`find`], in a text that was decoded: spans count in the bytes that were
/// given, whatever their encoding.
///
/// ```
/// use congvan::cite;
/// use congvan::text::{Limits, Source};
///
/// let bytes: Vec<u8> = "theo Luật Giá".encode_utf16().flat_map(u16::to_be_bytes).collect();
/// let bytes = [&[0xFE, 0xFF][..], &bytes].concat();
/// let source = Source::from_slice(&bytes, &Limits::default())?;
/// let citation = cite::find_in(&source).next().unwrap();
/// assert_eq!(citation.text, "Luật Giá");
/// assert_eq!(citation.span.range(), 12..28);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn find_in(source: &Source) -> Citations<'_> {
    Citations::of(source, Registry::shared())
}

/// As [`find`], with bodies of the caller's own: their names end where the
/// registry says, commas and `và` in them included.
///
/// ```
/// use congvan::cite;
/// use congvan::registry::{Agency, Registry};
///
/// let registry = Registry::builtin().with(Agency::new("BQLCKC", "Ban quản lý các khu chế xuất và công nghiệp"));
/// let text = "theo Công văn số 5/BQLCKC-VP của Ban quản lý các khu chế xuất và công nghiệp đã gửi";
/// let citation = cite::find_with(text, &registry).next().unwrap();
/// assert_eq!(citation.reference.issuer.as_deref(), Some("Ban quản lý các khu chế xuất và công nghiệp"));
/// ```
pub fn find_with<'a>(text: &'a str, registry: &'a Registry) -> Citations<'a> {
    Citations::new(text, registry)
}
