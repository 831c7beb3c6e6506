//! Vietnamese official documents (công văn, quyết định, thông báo, …): read
//! them, model them, check their form, exchange them.
//!
//! The form is that of Nghị định 30/2020/NĐ-CP on records work (công tác văn
//! thư), in force from 5 March 2020; each rule of the checker names the provision
//! that it rests on. Older documents are read like any other; what the circulars
//! before the decree shared with it is judged, as warnings. Papers of the Party
//! have rules of their own.
//!
//! # Read a letter
//!
//! Text as it comes: columns drawn with spaces, Markdown, decomposed letters,
//! blanks of a draft. Reading never fails on content; what is missing stays
//! empty, and what fits nowhere is kept in [`Document::unplaced`].
//!
//! ```
//! use congvan::letter;
//!
//! let reading = letter::from_str(
//!     "UBND TỈNH HÀ KHÊ                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
//!      SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
//!      Số: 45/SNV - VP                 Hà Khê, ngày     tháng 5 năm 2024\n\
//!      V/v báo cáo số liệu quý II\n",
//! );
//! let document = &reading.document;
//! assert_eq!(document.issuers[0].name, "SỞ NỘI VỤ");
//! assert_eq!(document.number.as_ref().unwrap().as_str(), "45/SNV-VP");
//! assert_eq!(document.date.unwrap().to_string(), "2024-05"); // the day is blank
//!
//! // Every value knows where it stood, in bytes of the original.
//! let number = reading.trace.get("/number").unwrap();
//! assert_eq!(reading.source.slice(number.span), Some("45/SNV - VP"));
//! ```
//!
//! # Check its form
//!
//! ```
//! use congvan::check::Stage;
//! use congvan::report::Checked;
//! use congvan::{Checker, Lang, letter};
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố:     /SNV-VP\nV/v báo cáo số liệu quý II\n");
//! let report = Checker::new().stage(Stage::Incoming).check(&reading);
//! assert_eq!(report.is_compliant(), Some(false)); // a letter that came in has a number
//!
//! let shown = Checked::new("thu.txt", &report).with_reading(&reading).display(Lang::Vi);
//! assert!(shown.to_string().contains("lỗi[N07]: ")); // with its line, the basis and the fix
//! ```
//!
//! # Find what a text cites
//!
//! ```
//! use congvan::cite;
//!
//! let text = "theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ";
//! for citation in cite::find(text) {
//!     println!("{} ({})", citation.text, citation.relation);
//!     let cited = citation.reference;
//!     assert_eq!(cited.number.unwrap().as_str(), "30/2020/NĐ-CP");
//!     assert_eq!(cited.provisions[0].to_string(), "khoản 2 Điều 5");
//! }
//! ```
//!
//! # Make one and write it
//!
//! ```
//! use congvan::document::{Block, Signature};
//! use congvan::value::{Kind, Organ};
//! use congvan::{Document, json, letter};
//!
//! let document = Document::builder(Kind::CongVan)
//!     .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
//!     .number("07/SNV-VP".parse()?)
//!     .subject("tập huấn công tác văn thư")
//!     .addressee("Ủy ban nhân dân xã An Phú".parse()?)
//!     .block(Block::paragraph("Sở Nội vụ mời quý cơ quan dự lớp tập huấn"))
//!     .signature(Signature::new("Trần Thị Minh Hà").as_position("GIÁM ĐỐC"))
//!     .build();
//! assert!(letter::to_string(&document)?.output.contains("Số: 07/SNV-VP"));
//!
//! let written = json::to_string(&document)?;
//! assert!(written.losses.is_empty()); // every writer says what it could not carry
//! assert_eq!(json::from_str(&written.output)?, document);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Send it, answer it
//!
//! A packet of the national exchange (edXML) has a header made of the letter, and the letter
//! as an attachment. [`edxml::Check`] judges it, [`Packet::answer`](edxml::Packet::answer)
//! makes the status message that goes back, and [`edxml::verify`] (feature `dsig`) says who
//! signed which parts of it.
//!
//! ```
//! use congvan::chrono::NaiveDate;
//! use congvan::edxml::{self, Attachment, Check, Organization, Packet, StatusCode};
//! use congvan::letter;
//!
//! let text = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nHà Khê, ngày 02 tháng 5 năm 2024\nV/v báo cáo số liệu\n";
//! let now = NaiveDate::from_ymd_opt(2024, 5, 2).unwrap().and_hms_opt(8, 0, 0).unwrap();
//! let (us, them) = (Organization::new("H99.02", "Sở Nội vụ"), Organization::new("H99.15", "UBND xã An Phú"));
//!
//! let mut packet = Packet::from_document(&letter::from_str(text).document).output;
//! packet.header.from = Some(us);
//! packet.header.to = vec![them.clone()];
//! packet.identify(); // H99.02,2024/05/02,45/SNV-VP
//! packet.depart(now);
//! packet.attach(Attachment::from_file("1", "thu.txt", text)?); // packed as the standard asks
//! assert!(Check::new().check(&packet).diagnostics.is_empty());
//! let file = edxml::to_vec(&packet)?.output;
//!
//! let reading = edxml::from_slice(&file)?;
//! let answer = reading.content.packet().unwrap().answer(StatusCode::Accepted, them, now);
//! assert!(edxml::to_string(&answer)?.output.contains("<edXML:StatusCode>03</edXML:StatusCode>"));
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! # Formats speak alike
//!
//! | Function | Does | In |
//! |---|---|---|
//! | `from_str`, `from_slice`, `from_reader` | reads, within the default limits | [`letter`], [`json`], [`xml`], [`akn`], [`edxml`]; [`docx`] (no text) |
//! | `from_str_with`, … | reads, within [limits](text::Limits) of the caller ([`edxml::Options`] for packets) | the same |
//! | `to_string`, `to_vec`, `to_writer` | writes, and says what was [lost](document::Loss) | the same, and [`html`] |
//!
//! A letter and a Word file give a [`letter::Reading`], which knows where each value stood;
//! formats that state their fields give the [`Document`]; edXML gives packets.
//! [`detect::from_slice`] takes any of them, [`Checker::check`] whatever came out.
//!
//! Two modules that have the same name in them mean the same by it, of another thing:
//!
//! | | Of letters | Of packets | Of signatures |
//! |---|---|---|---|
//! | what was read | [`letter::Reading`] | [`edxml::Reading`] | |
//! | who judges it, and what is handed over | [`Checker`], [`check::Target`] | [`edxml::Check`], [`edxml::Target`] | [`dsig::Verifier`] |
//! | what was found | [`diagnostic::Report`] | the same | [`dsig::Report`] |
//! | limits of the caller | [`text::Limits`] | [`edxml::Options`] | [`dsig::Limits`] |
//!
//! An [`edxml::Status`] is a message that says how far a document has come; how a signature
//! stands is a [`dsig::SignatureStatus`].
//!
//! # Modules
//!
//! | Module | Holds |
//! |---|---|
//! | [`text`] | decoding, places, comparison of Vietnamese words |
//! | [`value`] | number, date, kind, organ, signing authority, legal reference, … |
//! | [`registry`] | what the State publishes: bodies and their symbols |
//! | [`document`] | [`Document`], its blocks, its builder, [`Loss`](document::Loss) |
//! | [`diagnostic`] | findings, rules, [`Report`](diagnostic::Report) |
//! | [`cite`] | citations in running text |
//! | [`layout`] | how a Word file sets its pages, paragraphs and letters |
//! | [`letter`] | letters as text, read and written |
//! | [`check`] | the rules and the [`Checker`] |
//! | [`json`], [`xml`] | the document as JSON and XML |
//! | [`edxml`] | packets of the national exchange of documents |
//! | [`akn`] | Akoma Ntoso 3.0, the XML of legal archives |
//! | [`dsig`] | XML signatures, verified |
//! | [`docx`] | Word files, read and written |
//! | [`html`] | the page to look at, with the findings beside it |
//! | [`record`] | the records of a system for managing documents |
//! | `schema` | the schemas of JSON and XML, made from the types |
//! | [`report`] | reports for people, programs and editors |
//! | [`detect`] | which format is this, and one call to read any of them |
//! | [`fix`] | the safe fixes, applied |
//! | [`batch`] | many documents, over several threads |
//!
//! # Features
//!
//! | Feature | Default | Gives |
//! |---|---|---|
//! | `letter` | yes | [`letter`] |
//! | `check` | yes | [`check`], [`fix`] |
//! | `json` | yes | [`json`], SARIF |
//! | `xml` | yes | [`xml`] |
//! | `edxml` | yes | [`edxml`] |
//! | `akn` | no | [`akn`] |
//! | `docx` | no | [`docx`] |
//! | `dsig` | no | [`dsig`], `edxml::verify` |
//! | `html` | no | [`html`] |
//! | `record` | no | [`record`] |
//! | `parallel` | no | [`batch`] |
//! | `schema` | no | `schemars::JsonSchema` for the model, `congvan::schema` |
//! | `cli` | no | the command `congvan` |
//!
//! # Guarantees
//!
//! - Nothing is lost: every word of a text ends up in a field or in `unplaced`.
//! - No input panics, hangs or reads beyond [`text::Limits`]; there is no `unsafe`.
//! - Spans count in the bytes that the caller gave, byte order mark included.
//! - Fields, methods and rules may be added; what is there keeps its meaning.
//!
// What a feature that is off would bring stands on the pages that are built with all of them.
#![cfg_attr(not(feature = "akn"), doc = "[`akn`]: https://docs.rs/congvan/latest/congvan/akn/")]
#![cfg_attr(
    not(feature = "docx"),
    doc = "[`docx`]: https://docs.rs/congvan/latest/congvan/docx/"
)]
#![cfg_attr(
    not(feature = "html"),
    doc = "[`html`]: https://docs.rs/congvan/latest/congvan/html/"
)]
#![cfg_attr(
    not(feature = "record"),
    doc = "[`record`]: https://docs.rs/congvan/latest/congvan/record/"
)]
#![cfg_attr(
    not(feature = "parallel"),
    doc = "[`batch`]: https://docs.rs/congvan/latest/congvan/batch/"
)]
#![cfg_attr(
    not(feature = "dsig"),
    doc = "[`dsig`]: https://docs.rs/congvan/latest/congvan/dsig/"
)]
#![cfg_attr(
    not(feature = "dsig"),
    doc = "[`dsig::Verifier`]: https://docs.rs/congvan/latest/congvan/dsig/trait.Verifier.html"
)]
#![cfg_attr(
    not(feature = "dsig"),
    doc = "[`dsig::Limits`]: https://docs.rs/congvan/latest/congvan/dsig/struct.Limits.html"
)]
#![cfg_attr(
    not(feature = "dsig"),
    doc = "[`dsig::Report`]: https://docs.rs/congvan/latest/congvan/dsig/struct.Report.html"
)]
#![cfg_attr(
    not(feature = "dsig"),
    doc = "[`dsig::SignatureStatus`]: https://docs.rs/congvan/latest/congvan/dsig/enum.SignatureStatus.html"
)]
#![cfg_attr(
    not(feature = "dsig"),
    doc = "[`edxml::verify`]: https://docs.rs/congvan/latest/congvan/edxml/fn.verify.html"
)]
#![cfg_attr(
    not(all(
        feature = "letter",
        feature = "json",
        feature = "xml",
        feature = "edxml",
        feature = "check"
    )),
    allow(rustdoc::broken_intra_doc_links)
)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(test, allow(clippy::string_slice))]
// Helpers of a feature that is off; with all of them on, nothing may lie idle.
#![cfg_attr(
    not(all(feature = "letter", feature = "json", feature = "xml", feature = "check")),
    allow(dead_code, unused_imports)
)]

#[cfg(feature = "parallel")]
pub mod batch;
#[cfg(feature = "check")]
pub mod check;
pub mod cite;
pub mod detect;
pub mod diagnostic;
pub mod document;
mod error;
#[cfg(feature = "check")]
pub mod fix;
mod format;
#[cfg(feature = "letter")]
pub mod layout;
#[cfg(feature = "letter")]
pub mod letter;
mod message;
pub mod registry;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod text;
pub mod value;

/// The library of dates and times whose types stand in the model, in its version.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::value::IssueDate;
///
/// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
/// assert_eq!(IssueDate::try_from(day)?.to_string(), "2026-01-12");
/// # Ok::<(), congvan::Error>(())
/// ```
pub use chrono;

#[cfg(feature = "check")]
pub use check::Checker;
pub use document::Document;
pub use error::{Error, ErrorKind};
#[cfg(feature = "akn")]
pub use format::akn;
#[cfg(feature = "docx")]
pub use format::docx;
#[cfg(feature = "dsig")]
pub use format::dsig;
#[cfg(feature = "edxml")]
pub use format::edxml;
#[cfg(feature = "html")]
pub use format::html;
#[cfg(feature = "json")]
pub use format::json;
#[cfg(feature = "record")]
pub use format::record;
#[cfg(feature = "xml")]
pub use format::xml;
pub use message::{Lang, Message, UnknownLang};

/// The programs of the README compile. That they run in a project of their own is a test of
/// `tests/readme`.
#[cfg(all(doctest, feature = "check", feature = "json", feature = "edxml", feature = "docx"))]
#[doc = include_str!("../README.md")]
struct Readme;
