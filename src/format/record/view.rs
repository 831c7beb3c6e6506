//! What a document says for its record.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::model::{Arrival, Dispatch, File, FileEntry, Incoming, Outgoing, Receiver, SignerInfo};
use crate::document::{Document, Loss, Signature, Written};
use crate::message::Message;
use crate::text::skeleton;
use crate::value::{DocumentNumber, Recipient, Urgency};

/// The language of a record, unless the clerk names another.
const LANGUAGE: &str = "Tiếng Việt";

/// `Priority` has no list of values in the decree: those of the exchange of documents
/// (QCVN 102:2016/BTTTT) are taken, which know urgency alone.
const PRIORITIES: [(u64, Urgency); 3] = [(1, Urgency::Khan), (2, Urgency::ThuongKhan), (3, Urgency::HoaToc)];

/// What both records of documents take from the document itself.
struct Common {
    type_name: Option<String>,
    code_number: Option<String>,
    code_notation: Option<String>,
    issued_date: Option<NaiveDate>,
    organ_name: Option<String>,
    subject: Option<String>,
    signer_info: SignerInfo,
    priority: Option<u64>,
    losses: Vec<Loss>,
}

impl Common {
    fn of(document: &Document, priority: Option<u64>) -> Self {
        let mut losses = Vec::new();
        let issued_date = document.date.and_then(|date| date.to_naive());
        if let Some(part) = document.date.filter(|_| issued_date.is_none()) {
            losses.push(Loss::new(
                "/date",
                part.to_string(),
                Message::new(
                    "`IssuedDate` phải đủ ngày, tháng, năm",
                    "`IssuedDate` takes a whole date",
                ),
            ));
        }
        if let Some(secrecy) = document.secrecy.filter(|_| priority.is_none()) {
            losses.push(Loss::new(
                "/secrecy",
                secrecy.name(),
                Message::new(
                    "Nghị định không cho giá trị của `Priority`; hãy đặt `Priority` theo danh mục của hệ thống",
                    "the decree gives `Priority` no values; set `Priority` by the list of your system",
                ),
            ));
        }
        for (i, signature) in document.signatures.iter().enumerate().skip(1) {
            losses.push(Loss::new(
                format!("/signatures/{i}"),
                signature
                    .signer
                    .clone()
                    .or_else(|| position_of(signature))
                    .unwrap_or_default(),
                Message::new("`SignerInfo` chỉ ghi một người ký", "`SignerInfo` holds one signer"),
            ));
        }
        let (code_number, code_notation) = document.number.as_ref().map(split).unwrap_or_default();
        let issuers: Vec<&str> = document.issuers.iter().map(|organ| organ.name.as_str()).collect();
        Self {
            type_name: document.kind.as_ref().map(|kind| kind.name().to_owned()),
            code_number,
            code_notation,
            issued_date,
            organ_name: some(issuers.join("; ")),
            subject: document.subject.clone().and_then(some),
            signer_info: document
                .signatures
                .first()
                .map_or_else(SignerInfo::default, |signature| SignerInfo {
                    position: position_of(signature),
                    full_name: signature.signer.clone().and_then(some),
                }),
            priority: priority.or_else(|| document.urgency.and_then(priority_of)),
            losses,
        }
    }
}

impl Outgoing {
    /// The record of a document that is issued, with what of these fields it cannot
    /// hold. What the clerk says counts before what the document says.
    ///
    /// Receivers are the addressees and those of `Nơi nhận` but for lines that only
    /// point (`Như trên`), without what they receive it for.
    ///
    /// ```
    /// use congvan::record::{Dispatch, Outgoing};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan)
    ///     .addressee("Ủy ban nhân dân xã An Phú".parse()?)
    ///     .recipient("Như trên".parse()?)
    ///     .recipient("Sở Nội vụ (để b/c)".parse()?)
    ///     .date("2024-05".parse()?)
    ///     .build();
    /// let written = Outgoing::of(&document, &Dispatch::default());
    /// let names: Vec<_> = written.output.to.iter().filter_map(|to| to.organ_name.as_deref()).collect();
    /// assert_eq!(names, ["Ủy ban nhân dân xã An Phú", "Sở Nội vụ"]);
    /// assert_eq!(written.losses[0].path, "/date"); // no day
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn of(document: &Document, dispatch: &Dispatch) -> Written<Self> {
        let common = Common::of(document, dispatch.priority);
        let to = if dispatch.to.is_empty() {
            receivers(document)
        } else {
            dispatch.to.clone()
        };
        let record = Self {
            file_code: dispatch.file_code.clone(),
            doc_ordinal: dispatch.doc_ordinal,
            type_name: common.type_name,
            code_number: common.code_number,
            code_notation: common.code_notation,
            issued_date: common.issued_date,
            organ_name: common.organ_name,
            subject: common.subject,
            language: language(dispatch.language.as_ref()),
            page_amount: dispatch.page_amount,
            description: dispatch.description.clone(),
            signer_info: common.signer_info,
            to,
            priority: common.priority,
            issued_amount: dispatch.issued_amount.or(document.issued_copies.map(u64::from)),
            due_date: dispatch.due_date,
        };
        Written::new(record, common.losses)
    }
}

impl Incoming {
    /// The record of a document that arrived, with what of these fields it cannot hold.
    ///
    /// ```
    /// use congvan::record::{Arrival, Incoming};
    /// use congvan::{Document, document::Signature, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan)
    ///     .signature(Signature::new("Lê Thị Bình").as_position("GIÁM ĐỐC"))
    ///     .build();
    /// let record = Incoming::of(&document, &Arrival::default()).output;
    /// assert_eq!(record.signer_info.full_name.as_deref(), Some("Lê Thị Bình"));
    /// ```
    pub fn of(document: &Document, arrival: &Arrival) -> Written<Self> {
        let common = Common::of(document, arrival.priority);
        let record = Self {
            file_code: arrival.file_code.clone(),
            doc_ordinal: arrival.doc_ordinal,
            type_name: common.type_name,
            code_number: common.code_number,
            code_notation: common.code_notation,
            issued_date: common.issued_date,
            organ_name: common.organ_name,
            subject: common.subject,
            language: language(arrival.language.as_ref()),
            page_amount: arrival.page_amount,
            description: arrival.description.clone(),
            arrival_date: arrival.arrival_date,
            arrival_number: arrival.arrival_number,
            signer_info: common.signer_info,
            priority: common.priority,
            to_places: arrival.to_places.clone(),
            trace_header_list: arrival.trace_header_list.clone(),
            due_date: arrival.due_date,
        };
        Written::new(record, common.losses)
    }
}

impl File {
    /// The record of a file: its count and its first and last day come from the
    /// documents in it. A document without a whole date is a loss; it is counted.
    ///
    /// ```
    /// use congvan::record::{File, FileEntry};
    /// use congvan::Document;
    ///
    /// let written = File::of(&[Document::default()], &FileEntry::default());
    /// assert_eq!(written.output.doc_total, Some(1));
    /// assert_eq!(written.losses[0].path, "/0/date");
    /// ```
    pub fn of<'d>(documents: impl IntoIterator<Item = &'d Document>, entry: &FileEntry) -> Written<Self> {
        let mut losses = Vec::new();
        let mut days = Vec::new();
        let mut count = 0;
        for document in documents {
            match document.date.and_then(|date| date.to_naive()) {
                Some(day) => days.push(day),
                None => losses.push(Loss::new(
                    format!("/{count}/date"),
                    document.date.map(|date| date.to_string()).unwrap_or_default(),
                    Message::new(
                        "văn bản không đủ ngày, tháng, năm nên không tính vào thời gian của hồ sơ",
                        "the document has no whole date and does not count for the dates of the file",
                    ),
                )),
            }
            count += 1;
        }
        let record = Self {
            file_code: entry.file_code.clone(),
            title: entry.title.clone(),
            maintenance: entry.maintenance.clone(),
            rights: entry.rights.clone(),
            creator: entry.creator.clone(),
            language: language(entry.language.as_ref()),
            start_date: days.iter().min().copied(),
            end_date: days.iter().max().copied(),
            doc_total: Some(count),
            page_total: entry.page_total,
            description: entry.description.clone(),
        };
        Written::new(record, losses)
    }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn language(named: Option<&String>) -> Option<String> {
    Some(named.map_or_else(|| LANGUAGE.to_owned(), String::clone))
}

fn priority_of(urgency: Urgency) -> Option<u64> {
    PRIORITIES.iter().find(|row| row.1 == urgency).map(|row| row.0)
}

/// Number and symbol: what stands before and behind the first sign. A free form is all
/// symbol.
fn split(number: &DocumentNumber) -> (Option<String>, Option<String>) {
    let text = number.as_str();
    if number.serial().is_none() && !text.starts_with(['/', '-']) {
        return (None, some(text.to_owned()));
    }
    let (serial, symbol) = text.split_once(['/', '-']).unwrap_or((text, ""));
    (some(serial.to_owned()), some(symbol.to_owned()))
}

/// The title of the signer; of one who only acts, the line that says so.
fn position_of(signature: &Signature) -> Option<String> {
    let acting = || signature.capacity.last().map(|line| line.as_written.clone());
    signature.position.clone().or_else(acting).and_then(some)
}

/// Each receiver once, in the order of the document.
fn receivers(document: &Document) -> Vec<Receiver> {
    let mut known = HashSet::new();
    let lines = document.addressees.iter().chain(&document.recipients);
    let named = lines.filter(|line| !points(line)).map(Recipient::name);
    let receiver = |name: &str| Receiver {
        organ_id: None,
        organ_name: Some(name.to_owned()),
    };
    named.filter(|name| known.insert(*name)).map(receiver).collect()
}

/// `Như trên`, `Như Điều 3`: a line that names nobody.
fn points(line: &Recipient) -> bool {
    skeleton(line.as_str()).starts_with("nhu ")
}
