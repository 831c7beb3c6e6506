//! The three records and what the clerk adds to them, with the decree's names in serde.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day;
use super::table::Form;

/// What has fields of one form of the decree: a [`Record`], or what a clerk adds to one
/// (an [`Entry`]).
///
/// ```
/// use congvan::record::{Arrival, Form, Incoming, OfForm, fields};
///
/// assert_eq!(Incoming::FORM, Form::Incoming);
/// assert_eq!(Arrival::FORM, Form::Incoming); // what is added to an incoming document
/// assert!(fields(Arrival::FORM).any(|field| field.name == "ArrivalNumber"));
/// ```
pub trait OfForm: for<'de> Deserialize<'de> + sealed::Sealed {
    /// The form.
    const FORM: Form;
}

/// A record of the decree: [`Outgoing`], [`Incoming`] or [`File`].
///
/// ```
/// use congvan::record::{Outgoing, Record, csv, json};
///
/// /// The same register for programs and for people.
/// fn save<R: Record>(register: &[R]) -> Result<[String; 2], congvan::Error> {
///     Ok([json::to_string(register)?, csv::to_string_for_excel(register)?])
/// }
/// assert!(save::<Outgoing>(&[])?[0].starts_with('['));
/// # Ok::<(), congvan::Error>(())
/// ```
pub trait Record: OfForm + Serialize {}

/// What the clerk adds: [`Dispatch`], [`Arrival`] or [`FileEntry`].
///
/// ```
/// use congvan::record::{Arrival, Dispatch, Entry, json};
///
/// /// One entry for each document.
/// fn entries<E: Entry>(text: &str, documents: usize) -> Result<Option<Vec<E>>, congvan::Error> {
///     Ok(Some(json::from_str(text)?).filter(|entries: &Vec<E>| entries.len() == documents))
/// }
/// assert!(entries::<Arrival>(r#"[{"ArrivalNumber": 312}]"#, 1)?.is_some());
/// assert!(entries::<Dispatch>("[]", 1)?.is_none());
/// # Ok::<(), congvan::Error>(())
/// ```
pub trait Entry: OfForm {}

mod sealed {
    pub trait Sealed {}
}

/// Declares structs whose fields are all there or not, under the decree's names.
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "PascalCase", deny_unknown_fields, default)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }
    )*};
}

records! {
    /// The file that a document belongs to (mã hồ sơ).
    ///
    /// ```
    /// use congvan::record::{FileCode, json, Arrival};
    ///
    /// let arrival: Arrival = json::one_from_str(r#"{"FileCode": {"FileCatalog": 2024, "FileNotation": "01.TCCB"}}"#)?;
    /// let file: FileCode = arrival.file_code;
    /// assert_eq!((file.file_catalog, file.file_notation.as_deref()), (Some(2024), Some("01.TCCB")));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    FileCode {
        /// Who keeps the list of files: its code.
        #[serde(skip_serializing_if = "Option::is_none")]
        organ_id: Option<String>,
        /// The year of the file.
        #[serde(skip_serializing_if = "Option::is_none")]
        file_catalog: Option<u64>,
        /// Number and symbol of the file: `01.TCCB`.
        #[serde(skip_serializing_if = "Option::is_none")]
        file_notation: Option<String>,
    }

    /// Who signed.
    ///
    /// ```
    /// use congvan::record::{Arrival, Incoming};
    /// use congvan::{Document, document::Signature, value::Kind};
    ///
    /// let signature = Signature::new("Trần Thị Minh Hà").as_position("GIÁM ĐỐC");
    /// let document = Document::builder(Kind::CongVan).signature(signature).build();
    /// let signer = Incoming::of(&document, &Arrival::default()).output.signer_info;
    /// assert_eq!(signer.full_name.as_deref(), Some("Trần Thị Minh Hà"));
    /// ```
    SignerInfo {
        /// The title of the signer.
        #[serde(skip_serializing_if = "Option::is_none")]
        position: Option<String>,
        /// The name of the signer.
        #[serde(skip_serializing_if = "Option::is_none")]
        full_name: Option<String>,
    }

    /// A body that receives a document.
    ///
    /// ```
    /// use congvan::record::{Dispatch, Outgoing};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan).addressee("Ủy ban nhân dân xã An Phú".parse()?).build();
    /// let to = Outgoing::of(&document, &Dispatch::default()).output.to;
    /// assert_eq!(to[0].organ_name.as_deref(), Some("Ủy ban nhân dân xã An Phú"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    Receiver {
        /// Its code.
        #[serde(skip_serializing_if = "Option::is_none")]
        organ_id: Option<String>,
        /// Its name.
        #[serde(skip_serializing_if = "Option::is_none")]
        organ_name: Option<String>,
    }

    /// The record of an outgoing document (văn bản đi).
    ///
    /// ```
    /// use congvan::record::{self, Dispatch, Outgoing};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan).number("45/SNV-VP".parse()?).build();
    /// let mut dispatch = Dispatch::default();
    /// dispatch.page_amount = Some(2);
    /// let record = Outgoing::of(&document, &dispatch).output;
    /// assert_eq!((record.code_number.as_deref(), record.page_amount), (Some("45"), Some(2)));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    Outgoing {
        /// The file it belongs to.
        #[serde(skip_serializing_if = "FileCode::is_empty")]
        file_code: FileCode,
        /// Its place in the file.
        #[serde(skip_serializing_if = "Option::is_none")]
        doc_ordinal: Option<u64>,
        /// The name of its kind: `Công văn`.
        #[serde(skip_serializing_if = "Option::is_none")]
        type_name: Option<String>,
        /// Its number without the symbol: `45`.
        #[serde(skip_serializing_if = "Option::is_none")]
        code_number: Option<String>,
        /// Its symbol: `SNV-VP`.
        #[serde(skip_serializing_if = "Option::is_none")]
        code_notation: Option<String>,
        /// Its date.
        #[serde(with = "day", skip_serializing_if = "Option::is_none")]
        issued_date: Option<NaiveDate>,
        /// Who issued it.
        #[serde(skip_serializing_if = "Option::is_none")]
        organ_name: Option<String>,
        /// What it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        subject: Option<String>,
        /// Its language.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// How many pages it has.
        #[serde(skip_serializing_if = "Option::is_none")]
        page_amount: Option<u64>,
        /// A remark.
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// Who signed it.
        #[serde(skip_serializing_if = "SignerInfo::is_empty")]
        signer_info: SignerInfo,
        /// Who receives it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        to: Vec<Receiver>,
        /// Urgency and secrecy in one digit.
        #[serde(skip_serializing_if = "Option::is_none")]
        priority: Option<u64>,
        /// How many copies were issued.
        #[serde(skip_serializing_if = "Option::is_none")]
        issued_amount: Option<u64>,
        /// Until when it must be answered.
        #[serde(with = "day", skip_serializing_if = "Option::is_none")]
        due_date: Option<NaiveDate>,
    }

    /// The record of an incoming document (văn bản đến).
    ///
    /// ```
    /// use congvan::record::{Arrival, Incoming};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::ThongBao).subject("lịch tiếp công dân").build();
    /// let mut arrival = Arrival::default();
    /// arrival.arrival_number = Some(312);
    /// let record = Incoming::of(&document, &arrival).output;
    /// assert_eq!((record.type_name.as_deref(), record.arrival_number), (Some("Thông báo"), Some(312)));
    /// ```
    Incoming {
        /// The file it belongs to.
        #[serde(skip_serializing_if = "FileCode::is_empty")]
        file_code: FileCode,
        /// Its place in the file.
        #[serde(skip_serializing_if = "Option::is_none")]
        doc_ordinal: Option<u64>,
        /// The name of its kind: `Công văn`.
        #[serde(skip_serializing_if = "Option::is_none")]
        type_name: Option<String>,
        /// Its number without the symbol: `45`.
        #[serde(skip_serializing_if = "Option::is_none")]
        code_number: Option<String>,
        /// Its symbol: `SNV-VP`.
        #[serde(skip_serializing_if = "Option::is_none")]
        code_notation: Option<String>,
        /// Its date.
        #[serde(with = "day", skip_serializing_if = "Option::is_none")]
        issued_date: Option<NaiveDate>,
        /// Who issued it.
        #[serde(skip_serializing_if = "Option::is_none")]
        organ_name: Option<String>,
        /// What it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        subject: Option<String>,
        /// Its language.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// How many pages it has.
        #[serde(skip_serializing_if = "Option::is_none")]
        page_amount: Option<u64>,
        /// A remark.
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// When it arrived.
        #[serde(with = "day", skip_serializing_if = "Option::is_none")]
        arrival_date: Option<NaiveDate>,
        /// Its number in the register of arrivals (số đến).
        #[serde(skip_serializing_if = "Option::is_none")]
        arrival_number: Option<u64>,
        /// Who signed it.
        #[serde(skip_serializing_if = "SignerInfo::is_empty")]
        signer_info: SignerInfo,
        /// Urgency and secrecy in one digit.
        #[serde(skip_serializing_if = "Option::is_none")]
        priority: Option<u64>,
        /// The unit or person that gets it.
        #[serde(skip_serializing_if = "Option::is_none")]
        to_places: Option<String>,
        /// Who directed what, and how far it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        trace_header_list: Option<String>,
        /// Until when it must be dealt with.
        #[serde(with = "day", skip_serializing_if = "Option::is_none")]
        due_date: Option<NaiveDate>,
    }

    /// The record of a file (hồ sơ).
    ///
    /// ```
    /// use congvan::record::{File, FileEntry};
    /// use congvan::{Document, value::Kind};
    ///
    /// let issued = |day: &str| Document::builder(Kind::CongVan).date(day.parse().unwrap()).build();
    /// let record = File::of(&[issued("2024-05-02"), issued("2024-03-09")], &FileEntry::default()).output;
    /// assert_eq!(record.doc_total, Some(2));
    /// assert_eq!(record.start_date.unwrap().to_string(), "2024-03-09");
    /// ```
    File {
        /// Its code.
        #[serde(skip_serializing_if = "FileCode::is_empty")]
        file_code: FileCode,
        /// Its title.
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// How long it is kept: `Vĩnh viễn`, `10 năm`.
        #[serde(skip_serializing_if = "Option::is_none")]
        maintenance: Option<String>,
        /// Who may use it.
        #[serde(skip_serializing_if = "Option::is_none")]
        rights: Option<String>,
        /// Who made it.
        #[serde(skip_serializing_if = "Option::is_none")]
        creator: Option<String>,
        /// Its language.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The day of its first document.
        #[serde(with = "day", skip_serializing_if = "Option::is_none")]
        start_date: Option<NaiveDate>,
        /// The day of its last document.
        #[serde(with = "day", skip_serializing_if = "Option::is_none")]
        end_date: Option<NaiveDate>,
        /// How many documents are in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        doc_total: Option<u64>,
        /// How many pages are in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        page_total: Option<u64>,
        /// A remark.
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
    }

    /// What the clerk adds to an outgoing document: what the document does not say itself.
    ///
    /// ```
    /// use congvan::record::{Dispatch, Outgoing};
    /// use congvan::Document;
    ///
    /// let mut dispatch = Dispatch::default();
    /// dispatch.page_amount = Some(2);
    /// dispatch.description = Some("gửi kèm 01 phụ lục".into());
    /// assert_eq!(Outgoing::of(&Document::default(), &dispatch).output.page_amount, Some(2));
    /// ```
    Dispatch {
        /// The file it belongs to.
        file_code: FileCode,
        /// Its place in the file.
        doc_ordinal: Option<u64>,
        /// Its language, if not Vietnamese.
        language: Option<String>,
        /// How many pages it has.
        page_amount: Option<u64>,
        /// A remark.
        description: Option<String>,
        /// Who receives it, instead of the names that the document gives.
        to: Vec<Receiver>,
        /// Urgency and secrecy in one digit, by the list of the caller's system.
        priority: Option<u64>,
        /// How many copies were issued, where the document does not say it.
        issued_amount: Option<u64>,
        /// Until when it must be answered.
        #[serde(with = "day")]
        due_date: Option<NaiveDate>,
    }

    /// What the clerk adds to an incoming document.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::record::{Arrival, Incoming};
    /// use congvan::Document;
    ///
    /// let mut arrival = Arrival::default(); // the stamp of arrivals (dấu đến): number and day
    /// arrival.arrival_number = Some(312);
    /// arrival.arrival_date = NaiveDate::from_ymd_opt(2024, 5, 6);
    /// assert_eq!(Incoming::of(&Document::default(), &arrival).output.arrival_number, Some(312));
    /// ```
    Arrival {
        /// The file it belongs to.
        file_code: FileCode,
        /// Its place in the file.
        doc_ordinal: Option<u64>,
        /// Its language, if not Vietnamese.
        language: Option<String>,
        /// How many pages it has.
        page_amount: Option<u64>,
        /// A remark.
        description: Option<String>,
        /// When it arrived.
        #[serde(with = "day")]
        arrival_date: Option<NaiveDate>,
        /// Its number in the register of arrivals.
        arrival_number: Option<u64>,
        /// Urgency and secrecy in one digit, by the list of the caller's system.
        priority: Option<u64>,
        /// The unit or person that gets it.
        to_places: Option<String>,
        /// Who directed what, and how far it is.
        trace_header_list: Option<String>,
        /// Until when it must be dealt with.
        #[serde(with = "day")]
        due_date: Option<NaiveDate>,
    }

    /// What the clerk says of a file; dates and the count come from the documents.
    ///
    /// ```
    /// use congvan::record::{File, FileEntry};
    /// use congvan::Document;
    ///
    /// let mut entry = FileEntry::default();
    /// entry.title = Some("Hồ sơ chỉnh lý tài liệu năm 2024".into());
    /// entry.maintenance = Some("20 năm".into());
    /// let record = File::of(&[Document::default()], &entry).output;
    /// assert_eq!((record.doc_total, record.maintenance.as_deref()), (Some(1), Some("20 năm")));
    /// ```
    FileEntry {
        /// Its code.
        file_code: FileCode,
        /// Its title.
        title: Option<String>,
        /// How long it is kept.
        maintenance: Option<String>,
        /// Who may use it.
        rights: Option<String>,
        /// Who made it.
        creator: Option<String>,
        /// Its language, if not Vietnamese.
        language: Option<String>,
        /// How many pages are in it.
        page_total: Option<u64>,
        /// A remark.
        description: Option<String>,
    }
}

macro_rules! forms {
    ($($name:ident $entry:ident)*) => {$(
        impl sealed::Sealed for $name {}

        impl OfForm for $name {
            const FORM: Form = Form::$name;
        }

        impl Record for $name {}

        impl sealed::Sealed for $entry {}

        impl OfForm for $entry {
            const FORM: Form = Form::$name;
        }

        impl Entry for $entry {}
    )*};
}

forms! {
    Outgoing Dispatch
    Incoming Arrival
    File FileEntry
}

impl FileCode {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl SignerInfo {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
