//! The error of parsing one value.

use std::fmt;

use super::spelling::collapse;
use crate::error::{Error, ErrorKind};
use crate::message::{Lang, Message};

/// Why a text is no value of its type: what was expected, where it went wrong, how to mend it.
///
/// ```
/// use congvan::value::{DocumentNumber, ValueKind};
///
/// let error = "45-".parse::<DocumentNumber>().unwrap_err();
/// assert_eq!(error.value(), ValueKind::DocumentNumber);
/// assert_eq!(error.offset(), 3);
/// assert_eq!(
///     error.to_string(),
///     "`45-` is no document number: a symbol is missing at offset 3; write it as in `45/UBND-VX`",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseValueError {
    value: ValueKind,
    input: String,
    offset: usize,
    reason: Message,
}

/// Which value was being parsed.
///
/// ```
/// use congvan::value::{IssueDate, ValueKind};
///
/// let error = "2024-13".parse::<IssueDate>().unwrap_err();
/// assert_eq!(error.value(), ValueKind::IssueDate);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ValueKind {
    /// [`Kind`](super::Kind)
    Kind,
    /// [`DocumentNumber`](super::DocumentNumber)
    DocumentNumber,
    /// [`IssueDate`](super::IssueDate)
    IssueDate,
    /// [`SigningAuthority`](super::SigningAuthority) or [`Capacity`](super::Capacity)
    SigningAuthority,
    /// [`SigningForm`](super::SigningForm)
    SigningForm,
    /// [`Archive`](super::Archive)
    Archive,
    /// [`Urgency`](super::Urgency)
    Urgency,
    /// [`Secrecy`](super::Secrecy)
    Secrecy,
    /// [`Recipient`](super::Recipient)
    Recipient,
    /// [`Provision`](super::Provision)
    Provision,
    /// [`LegalReference`](super::LegalReference)
    LegalReference,
    /// [`Organ`](super::Organ)
    Organ,
    /// [`OrganId`](super::OrganId)
    OrganId,
    /// [`DocumentId`](super::DocumentId)
    DocumentId,
    /// [`PersonName`](super::PersonName)
    PersonName,
}

impl ValueKind {
    /// Name in Vietnamese, name in English, an example of the right form.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            ValueKind::Kind => ("tên loại văn bản", "kind of document", "Quyết định"),
            ValueKind::DocumentNumber => ("số, ký hiệu văn bản", "document number", "45/UBND-VX"),
            ValueKind::IssueDate => ("ngày ban hành", "date of issue", "2020-03-05"),
            ValueKind::SigningAuthority => ("quyền hạn ký", "signing authority", "KT. GIÁM ĐỐC"),
            ValueKind::SigningForm => (
                "cách ký",
                "way of signing",
                "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
            ),
            ValueKind::Archive => ("dòng lưu", "archive line", "Lưu: VT, NC (3)"),
            ValueKind::Urgency => ("mức độ khẩn", "degree of urgency", "Hỏa tốc"),
            ValueKind::Secrecy => ("độ mật", "degree of secrecy", "Mật"),
            ValueKind::Recipient => ("nơi nhận", "recipient", "UBND huyện (để b/c)"),
            ValueKind::Provision => ("điều khoản", "provision", "điểm a khoản 2 Điều 5"),
            ValueKind::Organ => ("cơ quan ban hành", "issuing body", "UBND TỈNH CÀ MAU / SỞ NỘI VỤ"),
            ValueKind::OrganId => ("mã định danh cơ quan", "identifier of a body", "G12.18"),
            ValueKind::DocumentId => (
                "mã định danh văn bản",
                "identifier of a document",
                "G12,2025/10/13,05/BTC-VP",
            ),
            ValueKind::PersonName => ("họ tên", "name of a person", "TS. Lê Thị Bình"),
            ValueKind::LegalReference => (
                "viện dẫn",
                "legal reference",
                "khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP",
            ),
        }
    }
}

impl ParseValueError {
    pub(super) fn new(value: ValueKind, input: &str, offset: usize, vi: &str, en: &str) -> Self {
        // Long input would drown the message.
        let mut excerpt: String = input.chars().take(80).collect();
        if excerpt.len() < input.len() {
            excerpt.push('…');
        }
        Self {
            value,
            input: excerpt,
            offset,
            reason: Message::new(vi.to_owned(), en.to_owned()),
        }
    }

    /// An error at a place of the collapsed input, told as a place of the input.
    pub(super) fn in_collapsed(value: ValueKind, input: &str, offset: usize, vi: &str, en: &str) -> Self {
        let reaches = |end: usize| input.get(..end).is_some_and(|head| collapse(head).len() > offset);
        let starts: Vec<usize> = input.char_indices().map(|(at, _)| at).collect();
        // What is collapsed grows with the text.
        let behind = starts.partition_point(|at| !reaches(*at));
        let place = match starts.get(behind) {
            Some(_) => starts.get(behind.saturating_sub(1)).copied().unwrap_or_default(),
            None if collapse(input).len() > offset => starts.last().copied().unwrap_or_default(),
            None => input.trim_end().len(),
        };
        Self::new(value, input, place, vi, en)
    }

    /// Which value was expected.
    #[must_use]
    pub fn value(&self) -> ValueKind {
        self.value
    }

    /// The byte offset in the input at which it stopped being one.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The whole message in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (vi, en, example) = self.value.words();
        let Self {
            input, offset, reason, ..
        } = self;
        match lang {
            Lang::Vi => format!(
                "`{input}` không phải {vi}: {} tại vị trí {offset}; viết như `{example}`",
                reason.vi
            ),
            Lang::En => format!(
                "`{input}` is no {en}: {} at offset {offset}; write it as in `{example}`",
                reason.en
            ),
        }
    }
}

impl fmt::Display for ParseValueError {
    /// The English message; the Vietnamese one in the alternate form, `{:#}`,
    /// so that both pass through errors that only carry text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = if f.alternate() { Lang::Vi } else { Lang::En };
        f.write_str(&self.message(lang))
    }
}

impl std::error::Error for ParseValueError {}

/// So that `?` works in a function that reads documents and parses values.
///
/// ```
/// use congvan::{Document, Error, ErrorKind, json, value::Kind};
///
/// fn letter(number: &str) -> Result<String, Error> {
///     let document = Document::builder(Kind::CongVan).number(number.parse()?).build();
///     Ok(json::to_string(&document)?.output)
/// }
/// assert!(letter("45/SNV-VP").is_ok());
/// let error = letter("45-").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Data);
/// assert!(error.to_string().starts_with("`45-` is no document number"));
/// ```
impl From<ParseValueError> for Error {
    fn from(error: ParseValueError) -> Self {
        let message = Message::new(error.message(Lang::Vi), error.message(Lang::En));
        Error::new(ErrorKind::Data, message).with_source(error)
    }
}
