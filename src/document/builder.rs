//! Making a document in a program.

use chrono::NaiveDate;

use super::{Appendix, Block, CopyBlock, Document, Signature};
use crate::value::{Archive, DocumentNumber, IssueDate, Kind, Organ, Recipient, Secrecy, Urgency};

/// Builds a [`Document`] with the fixed parts of its form filled in: Quốc hiệu,
/// Tiêu ngữ, the title line of a named kind, the end mark.
///
/// There is a method for each field but [`unplaced`](Document::unplaced), which readers
/// alone need; it sets a value that is there once and adds to a list. The methods stand in
/// the order of the paper.
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
///
/// The fixed parts can be changed; an empty text takes one away. A letter of the Party
/// has another line at the top, and no Tiêu ngữ:
///
/// ```
/// use congvan::{Document, document::System, value::Kind};
///
/// let document = Document::builder(Kind::CongVan)
///     .national_title("ĐẢNG CỘNG SẢN VIỆT NAM")
///     .motto("")
///     .number("41-CV/ĐU".parse()?)
///     .build();
/// assert_eq!(document.motto, None);
/// assert_eq!(document.system(), System::Party);
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

    /// Sets Quốc hiệu, or what stands in its place; an empty text leaves it out.
    pub fn national_title(mut self, line: impl Into<String>) -> Self {
        self.document.national_title = given(line);
        self
    }

    /// Sets Tiêu ngữ; an empty text leaves it out.
    pub fn motto(mut self, line: impl Into<String>) -> Self {
        self.document.motto = given(line);
        self
    }

    /// Adds an issuing body.
    ///
    /// ```
    /// use congvan::value::{Kind, Organ};
    /// use congvan::Document;
    ///
    /// let office = Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ");
    /// let document = Document::builder(Kind::CongVan).issuer(office.clone()).build();
    /// assert_eq!(document.issuers, [office]);
    /// ```
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
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::{Document, value::Kind};
    ///
    /// let day = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    /// let document = Document::builder(Kind::CongVan).issued_on(day).build();
    /// assert_eq!(document.date_as_written.as_deref(), Some("ngày 12 tháng 01 năm 2026"));
    /// ```
    pub fn issued_on(self, date: NaiveDate) -> Self {
        match IssueDate::try_from(date) {
            Ok(date) => self.date(date),
            Err(_) => self,
        }
    }

    /// Sets the date as it is to be printed, where that is not how [`date`](Self::date)
    /// spells it.
    pub fn date_as_written(mut self, line: impl Into<String>) -> Self {
        self.document.date_as_written = Some(line.into());
        self
    }

    /// Sets the line that names the kind: `QUYẾT ĐỊNH`; an empty text leaves it out.
    pub fn title(mut self, line: impl Into<String>) -> Self {
        self.document.title = given(line);
        self
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
    ///
    /// ```
    /// use congvan::document::Block;
    /// use congvan::{Document, value::Kind};
    ///
    /// let block = Block::paragraph("Sở Nội vụ mời quý cơ quan dự họp");
    /// let document = Document::builder(Kind::CongVan).block(block.clone()).build();
    /// assert_eq!(document.body, [block]);
    /// ```
    pub fn block(mut self, block: Block) -> Self {
        self.document.body.push(block);
        self
    }

    /// Adds blocks of content.
    ///
    /// ```
    /// use congvan::{Document, document::Block, value::Kind};
    ///
    /// let lines = ["Thời gian: 8 giờ", "Địa điểm: hội trường Ủy ban nhân dân xã"];
    /// let document = Document::builder(Kind::GiayMoi).blocks(lines.map(Block::paragraph)).build();
    /// assert_eq!(document.body.len(), 2);
    /// ```
    pub fn blocks(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.document.body.extend(blocks);
        self
    }

    /// Sets the sign at the end of the content; an empty text leaves it out.
    pub fn end_mark(mut self, mark: impl Into<String>) -> Self {
        self.document.end_mark = given(mark);
        self
    }

    /// Adds a signature.
    ///
    /// ```
    /// use congvan::document::Signature;
    /// use congvan::{Document, value::Kind};
    ///
    /// let signature = Signature::new("Trần Thị Minh Hà").as_position("GIÁM ĐỐC");
    /// let document = Document::builder(Kind::CongVan).signature(signature).build();
    /// assert_eq!(document.signatures[0].position.as_deref(), Some("GIÁM ĐỐC"));
    /// ```
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

    /// Sets the mark of the drafter behind the archive line (box 12).
    pub fn drafter(mut self, mark: impl Into<String>) -> Self {
        self.document.drafter = Some(mark.into());
        self
    }

    /// Sets how many copies are issued (box 12).
    pub fn issued_copies(mut self, copies: u32) -> Self {
        self.document.issued_copies = Some(copies);
        self
    }

    /// Adds a line to the foot of page 1 (box 13): address, telephone, site.
    pub fn contact(mut self, line: impl Into<String>) -> Self {
        self.document.contact.push(line.into());
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

    /// Sets where the document may circulate (box 11): `LƯU HÀNH NỘI BỘ`.
    pub fn circulation(mut self, mark: impl Into<String>) -> Self {
        self.document.circulation = Some(mark.into());
        self
    }

    /// Adds the text of an electronic signature or of an incoming stamp.
    pub fn stamp(mut self, text: impl Into<String>) -> Self {
        self.document.stamps.push(text.into());
        self
    }

    /// Adds an annex.
    pub fn appendix(mut self, appendix: Appendix) -> Self {
        self.document.appendices.push(appendix);
        self
    }

    /// Adds the block that makes the document a copy; a further one is that of a copy of
    /// the copy, and stands below.
    pub fn copy_block(mut self, block: CopyBlock) -> Self {
        match self.document.copy_block {
            None => self.document.copy_block = Some(block),
            Some(_) => self.document.further_copies.push(block),
        }
        self
    }

    /// The document.
    ///
    /// ```
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan).subject("họp giao ban").build();
    /// assert_eq!(document.end_mark.as_deref(), Some("./.")); // what every letter has is there
    /// ```
    #[must_use]
    pub fn build(self) -> Document {
        self.document
    }
}

/// A line that is there unless it is empty.
fn given(line: impl Into<String>) -> Option<String> {
    Some(line.into()).filter(|line| !line.is_empty())
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
