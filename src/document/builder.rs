//! Making a document in a program.

use chrono::NaiveDate;

use super::{Block, Document, Signature};
use crate::value::{Archive, DocumentNumber, IssueDate, Kind, Organ, Recipient, Secrecy, Urgency};

/// Builds a [`Document`] with the fixed parts of its form filled in: Quốc hiệu,
/// Tiêu ngữ, the title line of a named kind, the end mark.
///
/// ```
/// use congvan::document::{Block, Document, Signature};
/// use congvan::value::{Archive, Kind, Organ};
///
/// let document = Document::builder(Kind::ThongBao)
///     .issuer(Organ::new("ỦY BAN NHÂN DÂN XÃ AN PHÚ"))
///     .subject("Lịch tiếp công dân tháng 6")
///     .block(Block::paragraph("Ủy ban nhân dân xã thông báo lịch tiếp công dân"))
///     .recipient("Đảng ủy xã (để b/c)".parse()?)
///     .archive(Archive::new(["VT"], None))
///     .signature(Signature::new("Lê Thị Bình").as_position("CHỦ TỊCH"))
///     .build();
/// assert_eq!(document.title.as_deref(), Some("THÔNG BÁO"));
/// assert_eq!(document.end_mark.as_deref(), Some("./."));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct DocumentBuilder {
    document: Document,
}

impl DocumentBuilder {
    pub(super) fn new(kind: Kind) -> Self {
        let untitled = matches!(kind, Kind::CongVan | Kind::ThuCong);
        let document = Document {
            title: (!untitled).then(|| kind.name().to_uppercase()),
            kind: Some(kind),
            national_title: Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into()),
            motto: Some("Độc lập - Tự do - Hạnh phúc".into()),
            end_mark: Some("./.".into()),
            ..Document::default()
        };
        Self { document }
    }

    /// Adds an issuing body.
    pub fn issuer(mut self, organ: Organ) -> Self {
        self.document.issuers.push(organ);
        self
    }

    /// Sets number and symbol.
    pub fn number(mut self, number: DocumentNumber) -> Self {
        self.document.number = Some(number);
        self
    }

    /// Sets the place of issue.
    pub fn place(mut self, place: impl Into<String>) -> Self {
        self.document.place = Some(place.into());
        self
    }

    /// Sets the date, whole or in part.
    pub fn date(mut self, date: IssueDate) -> Self {
        self.document.date = Some(date);
        self.document.date_as_written = Some(written_date(date));
        self
    }

    /// Sets the date to a day of the calendar; years of other than four digits leave it blank.
    pub fn issued_on(self, date: NaiveDate) -> Self {
        match IssueDate::try_from(date) {
            Ok(date) => self.date(date),
            Err(_) => self,
        }
    }

    /// Sets what the document is about, without `V/v`.
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.document.subject = Some(subject.into());
        self
    }

    /// Adds an addressee (`Kính gửi`).
    pub fn addressee(mut self, addressee: Recipient) -> Self {
        self.document.addressees.push(addressee);
        self
    }

    /// Adds a block of content.
    pub fn block(mut self, block: Block) -> Self {
        self.document.body.push(block);
        self
    }

    /// Adds a signature.
    pub fn signature(mut self, signature: Signature) -> Self {
        self.document.signatures.push(signature);
        self
    }

    /// Adds a recipient (`Nơi nhận`).
    pub fn recipient(mut self, recipient: Recipient) -> Self {
        self.document.recipients.push(recipient);
        self
    }

    /// Sets the archive line.
    pub fn archive(mut self, archive: Archive) -> Self {
        self.document.archive = Some(archive);
        self
    }

    /// Sets the degree of urgency.
    pub fn urgency(mut self, urgency: Urgency) -> Self {
        self.document.urgency = Some(urgency);
        self
    }

    /// Sets the degree of secrecy.
    pub fn secrecy(mut self, secrecy: Secrecy) -> Self {
        self.document.secrecy = Some(secrecy);
        self
    }

    /// The document.
    #[must_use]
    pub fn build(self) -> Document {
        self.document
    }
}

/// `ngày 05 tháng 01 năm 2020`: a zero before days below 10 and months 1 and 2
/// (Annex I, II.4.b); blanks where a part is missing.
pub(crate) fn written_date(date: IssueDate) -> String {
    let day = date.day().map_or_else(|| "    ".to_owned(), |day| format!("{day:02}"));
    let month = match date.month() {
        None => "    ".to_owned(),
        Some(month @ 1..=2) => format!("{month:02}"),
        Some(month) => month.to_string(),
    };
    format!("ngày {day} tháng {month} năm {}", date.year())
}
