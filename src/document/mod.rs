//! The document: the one model that every reader fills and every writer prints.
//!
//! What Vietnamese call *công văn* in daily speech is any official document (văn bản hành
//! chính): the decree knows 29 kinds, from *quyết định* (decision) over *tờ trình* (proposal) to
//! *giấy mời* (invitation). Công văn proper is the letter from one body to another, and the only
//! one whose kind stands nowhere on the page. All are built of the same components (NĐ 30/2020,
//! Điều 8), and these are the fields of a [`Document`]:
//!
//! | Component | Field | Example |
//! |---|---|---|
//! | Quốc hiệu and Tiêu ngữ | `national_title`, `motto` | `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` |
//! | who issues it, under whom | `issuers` | `UBND TỈNH HÀ KHÊ` / `SỞ NỘI VỤ` |
//! | number and symbol (số, ký hiệu) | `number` | `45/SNV-VP`: the 45th of the year, of Sở Nội vụ, drafted by its Văn phòng |
//! | place and date | `place`, `date` | `Hà Khê, ngày 02 tháng 5 năm 2024` |
//! | kind, and what it is about (trích yếu) | `kind`, `title`, `subject` | `V/v báo cáo số liệu quý II` |
//! | content | `addressees`, `body`, `end_mark` | `Kính gửi: …`, paragraphs, `./.` |
//! | who signs, by what power | `signatures` | `KT. GIÁM ĐỐC` / `PHÓ GIÁM ĐỐC`: the deputy for the head |
//! | who gets a copy (nơi nhận) | `recipients`, `archive` | `- Như trên;` `- Lưu: VT, VP.` |
//! | besides | `urgency`, `secrecy`, `appendices`, `copy_block`, … | `HỎA TỐC`, `Phụ lục I` |
//!
//! A [`Document`] holds what a letter says, not where it says it: two readings
//! of the same letter are equal. Places and evidence belong to the
//! [`Trace`](crate::letter::Trace) of a reading.
//!
//! ```
//! use congvan::document::{Block, Document, Signature};
//! use congvan::value::{Capacity, Kind, Organ, SigningAuthority};
//!
//! let document = Document::builder(Kind::CongVan)
//!     .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
//!     .number("45/SNV-VP".parse()?)
//!     .subject("báo cáo số liệu quý II")
//!     .addressee("Ủy ban nhân dân xã An Phú".parse()?)
//!     .block(Block::paragraph("Sở Nội vụ đề nghị quý cơ quan báo cáo trước ngày 15"))
//!     .signature(
//!         Signature::new("Lê Thị Bình")
//!             .for_authority(Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC"))
//!             .as_position("PHÓ GIÁM ĐỐC"),
//!     )
//!     .build();
//! assert_eq!(document.title, None); // a công văn does not name its kind
//! assert_eq!(document.number.unwrap().serial(), Some(45));
//! # Ok::<(), congvan::value::ParseValueError>(())
//! ```
//!
//! What a format cannot hold of it, its writer says: [`Written`], [`Loss`].

mod block;
mod builder;
mod extra;
mod loss;
mod parts;
mod system;

pub use block::{Block, BlockKind};
pub use builder::DocumentBuilder;
#[cfg(feature = "docx")]
pub(crate) use builder::written_date;
pub use extra::{Extra, Kept, Unknown};
pub(crate) use extra::{Form, Waiting};
pub use loss::{Loss, Written};
pub use parts::{Appendix, CopyBlock, Signature};
pub use system::System;

use serde::{Deserialize, Serialize};

use crate::value::{Archive, DocumentNumber, IssueDate, Kind, Organ, Recipient, Secrecy, Urgency};

/// An official document (NĐ 30/2020, Điều 8: its components).
///
/// Every field is what stands in the document: NFC, `Đ` mended, inner spaces
/// collapsed, list dashes and end punctuation taken off, case as printed. A
/// component that is absent is `None` or empty; nothing is made up.
///
/// Documents are read by [`letter`](crate::letter) and the format modules, or
/// made with [`Document::builder`].
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::Document;
/// use congvan::value::{Kind, Organ};
///
/// let document = Document::builder(Kind::CongVan)
///     .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
///     .number("45/SNV-VP".parse()?)
///     .place("Hà Khê")
///     .issued_on(NaiveDate::from_ymd_opt(2024, 5, 2).unwrap())
///     .subject("báo cáo số liệu quý II")
///     .build();
/// assert_eq!(document.date.unwrap().to_string(), "2024-05-02");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Document {
    /// The kind (Điều 7), where it can be told.
    pub kind: Option<Kind>,
    /// The line that names the kind, as printed (`QUYẾT ĐỊNH`); a công văn has none.
    pub title: Option<String>,
    /// Who issues it; several for a joint document.
    pub issuers: Vec<Organ>,
    /// Quốc hiệu as printed; in Party documents `ĐẢNG CỘNG SẢN VIỆT NAM`.
    pub national_title: Option<String>,
    /// Tiêu ngữ as printed, its dashes untouched.
    pub motto: Option<String>,
    /// Number and symbol.
    pub number: Option<DocumentNumber>,
    /// The place of issue (địa danh).
    pub place: Option<String>,
    /// The date of issue, as far as it is filled in.
    pub date: Option<IssueDate>,
    /// The date as printed: `ngày    tháng 5 năm 2024`.
    pub date_as_written: Option<String>,
    /// What it is about (trích yếu), without `V/v`.
    pub subject: Option<String>,
    /// To whom it is addressed (`Kính gửi`).
    pub addressees: Vec<Recipient>,
    /// The content.
    pub body: Vec<Block>,
    /// The sign at the end of the content: `./.`.
    pub end_mark: Option<String>,
    /// Who signs and by what power.
    pub signatures: Vec<Signature>,
    /// Who receives a copy (`Nơi nhận`), the archive line aside.
    pub recipients: Vec<Recipient>,
    /// The archive line (`Lưu`).
    pub archive: Option<Archive>,
    /// The mark of the drafter behind the archive line (box 12).
    pub drafter: Option<String>,
    /// How many copies are issued (box 12).
    pub issued_copies: Option<u32>,
    /// Address, telephone, site at the foot of page 1 (box 13), line by line.
    pub contact: Vec<String>,
    /// The degree of urgency.
    pub urgency: Option<Urgency>,
    /// The degree of secrecy.
    pub secrecy: Option<Secrecy>,
    /// Where it may circulate (box 11): `LƯU HÀNH NỘI BỘ`.
    pub circulation: Option<String>,
    /// Texts of electronic signatures and incoming stamps, as printed.
    pub stamps: Vec<String>,
    /// The block that makes it a copy.
    pub copy_block: Option<CopyBlock>,
    /// The blocks below the first, where a copy was copied again, from top to bottom.
    pub further_copies: Vec<CopyBlock>,
    /// What is attached behind the signature.
    pub appendices: Vec<Appendix>,
    /// Text that fits no component: the last resort of the readers.
    pub unplaced: Vec<String>,
}

impl Document {
    /// Starts a document of a kind; the [type](Self) has an example.
    ///
    /// ```
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::QuyetDinh).place("Hà Khê").build();
    /// assert_eq!(document.title.as_deref(), Some("QUYẾT ĐỊNH"));
    /// ```
    pub fn builder(kind: Kind) -> DocumentBuilder {
        DocumentBuilder::new(kind)
    }

    /// Which law the document follows: told by its header, number and kind.
    ///
    /// ```
    /// use congvan::document::System;
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = |number: &str| Document::builder(Kind::QuyetDinh).number(number.parse().unwrap()).build();
    /// assert_eq!(document("216/QĐ-UBND").system(), System::Administrative);
    /// assert_eq!(document("64/2024/QĐ-UBND").system(), System::Normative);
    /// ```
    #[must_use]
    pub fn system(&self) -> System {
        system::of(self)
    }

    /// Whether the form of the document carries neither place nor date line
    /// (biên bản: NĐ 30/2020, Annex III, model 1.9).
    pub(crate) fn is_without_date_line(&self) -> bool {
        self.kind == Some(Kind::BienBan)
    }
}
