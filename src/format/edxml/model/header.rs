//! What a document packet says about its document.

use chrono::NaiveDate;

use super::organization::Organization;
use crate::format::edxml::field::Field;
use crate::format::edxml::record::record;

record! {
    /// What a packet says about its document: `MessageHeader` (QCVN 102:2016/BTTTT, 1.1
    /// to 1.14).
    ///
    /// Fields that are absent or empty are `None`; the official library makes some up
    /// in their place (type 2, one page, a random `DocumentId`), this one does not.
    ///
    /// ```
    /// use congvan::edxml::{Code, Header, Organization};
    ///
    /// let mut header = Header::default();
    /// header.from = Some(Organization::new("H99.15", "Ủy ban nhân dân xã An Phú"));
    /// header.code = Some(Code::new("73", "UBND-VHXH"));
    /// assert_eq!(header.code.unwrap().joined().as_deref(), Some("73/UBND-VHXH"));
    /// ```
    pub struct Header (last, kept) {
        /// Who sends.
        from: Option<Organization> = "edXML:From",
        /// Who receives.
        to: Vec<Organization> = "edXML:To",
        /// The identifier of the document, byte for byte; see
        /// [`DocumentId`](crate::value::DocumentId).
        document_id: Option<String> = "edXML:DocumentId",
        /// Number and symbol.
        code: Option<Code> = "edXML:Code",
        /// Where and when it was issued.
        promulgation_info: Option<PromulgationInfo> = "edXML:PromulgationInfo",
        /// Its kind.
        document_type: Option<DocumentType> = "edXML:DocumentType",
        /// What it is about (trích yếu).
        subject: Option<String> = "edXML:Subject",
        /// A summary; most senders repeat the subject.
        content: Option<String> = "edXML:Content",
        /// Who signed it.
        signer_info: Option<SignerInfo> = "edXML:SignerInfo",
        /// When an answer is due.
        due_date: Option<Field<NaiveDate>> = "edXML:DueDate",
        /// Urgency, copies, pages and more.
        other_info: Option<OtherInfo> = "edXML:OtherInfo",
        /// The documents that it answers.
        response_for: Vec<ResponseFor> = "edXML:ResponseFor",
        /// 0 not steering, 1 a steering document, 2 a report on steering. The
        /// official reader loses the whole file over one that is no number.
        steering_type: Option<Field<u32>> = "edXML:SteeringType",
        /// The tasks that it answers; an extension of the official library.
        response_for_task: Option<Tasks> = "edXML:ResponseForTask",
        /// What it belongs to, `MCDT_DT` for dossiers of a one-stop shop; an extension
        /// of the official library.
        application_type: Option<String> = "edXML:ApplicationType",
        /// Who keeps a copy (nơi nhận).
        to_places: Option<ToPlaces> = "edXML:ToPlaces",
    }
}

record! {
    /// Number and symbol (QCVN 102:2016/BTTTT, 1.3).
    ///
    /// ```
    /// use congvan::edxml::Code;
    ///
    /// let code = Code::new("73", "UBND-VHXH");
    /// assert_eq!(code.joined().as_deref(), Some("73/UBND-VHXH"));
    /// ```
    pub struct Code (first, kept) {
        /// The number (số), free text.
        code_number: Option<String> = "edXML:CodeNumber",
        /// The symbol (ký hiệu).
        code_notation: Option<String> = "edXML:CodeNotation",
    }
}

impl Code {
    /// A number and symbol.
    #[must_use]
    pub fn new(number: impl Into<String>, notation: impl Into<String>) -> Self {
        Self {
            code_number: Some(number.into()),
            code_notation: Some(notation.into()),
            ..Self::default()
        }
    }

    /// `number/symbol`, as answers name it.
    #[must_use]
    pub fn joined(&self) -> Option<String> {
        match (&self.code_number, &self.code_notation) {
            (Some(number), Some(notation)) => Some(format!("{number}/{notation}")),
            (one, other) => one.clone().or_else(|| other.clone()),
        }
    }
}

record! {
    /// Where and when a document was issued (QCVN 102:2016/BTTTT, 1.4).
    ///
    /// ```
    /// use congvan::{Document, edxml::Packet, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan).place("Hà Khê").date("2024-05-02".parse()?).build();
    /// let info = Packet::from_document(&document).output.header.promulgation_info.unwrap();
    /// assert_eq!(info.place.as_deref(), Some("Hà Khê"));
    /// assert_eq!(info.promulgation_date.unwrap().to_string(), "2024/05/02"); // the form of the standard
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub struct PromulgationInfo (first, kept) {
        /// The place.
        place: Option<String> = "edXML:Place",
        /// The day.
        promulgation_date: Option<Field<NaiveDate>> = "edXML:PromulgationDate",
    }
}

record! {
    /// The kind of a document (QCVN 102:2016/BTTTT, 1.5). The name alone can be relied on.
    ///
    /// ```
    /// use congvan::{Document, edxml::Packet, value::Kind};
    ///
    /// let kind = Packet::from_document(&Document::builder(Kind::ThongBao).build()).output.header.document_type.unwrap();
    /// assert_eq!(kind.name.as_deref(), Some("Thông báo"));
    /// ```
    pub struct DocumentType (first, kept) {
        /// 1 normative, 2 administrative; senders write others.
        kind: Option<Field<u32>> = "edXML:Type",
        /// The row in the table of the standard.
        detail: Option<Field<u32>> = "edXML:TypeDetail",
        /// The name.
        name: Option<String> = "edXML:TypeName",
    }
}

record! {
    /// Who signed the document (QCVN 102:2016/BTTTT, 1.8).
    ///
    /// ```
    /// use congvan::{Document, document::Signature, edxml::Packet, value::Kind};
    ///
    /// let signature = Signature::new("Trần Thị Minh Hà").as_position("GIÁM ĐỐC");
    /// let document = Document::builder(Kind::CongVan).signature(signature).build();
    /// let signer = Packet::from_document(&document).output.header.signer_info.unwrap();
    /// assert_eq!(signer.full_name.as_deref(), Some("Trần Thị Minh Hà"));
    /// ```
    pub struct SignerInfo (first, kept) {
        /// The authority line: `KT. CHỦ TỊCH`.
        competence: Option<String> = "edXML:Competence",
        /// The signer's own title.
        position: Option<String> = "edXML:Position",
        /// The name.
        full_name: Option<String> = "edXML:FullName",
    }
}

record! {
    /// Urgency, copies, pages and more (QCVN 102:2016/BTTTT, 1.11).
    ///
    /// ```
    /// use congvan::{Document, edxml::Packet, value::{Kind, Urgency}};
    ///
    /// let document = Document::builder(Kind::CongVan).urgency(Urgency::HoaToc).issued_copies(12).build();
    /// let other = Packet::from_document(&document).output.header.other_info.unwrap();
    /// assert_eq!(other.priority.unwrap().get(), Some(3));
    /// assert_eq!(other.promulgation_amount.unwrap().get(), Some(12));
    /// ```
    pub struct OtherInfo (first, kept) {
        /// 0 ordinary, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc by the hour.
        priority: Option<Field<u32>> = "edXML:Priority",
        /// Where it may circulate.
        sphere_of_promulgation: Option<String> = "edXML:SphereOfPromulgation",
        /// The mark of the typist or drafter.
        typer_notation: Option<String> = "edXML:TyperNotation",
        /// How many copies are issued.
        promulgation_amount: Option<Field<u32>> = "edXML:PromulgationAmount",
        /// How many pages it has.
        page_amount: Option<Field<u32>> = "edXML:PageAmount",
        /// An extension of the official library.
        reply_fors: Option<String> = "edXML:ReplyFors",
        /// An extension of the official library, which always writes it.
        direction: Option<Field<bool>> = "edXML:Direction",
        /// An extension of the official library.
        reference_codes: Option<String> = "edXML:ReferenceCodes",
        /// Names of the appendices.
        appendixes: Option<Appendixes> = "edXML:Appendixes",
    }
}

record! {
    /// Names of appendices.
    ///
    /// ```
    /// use congvan::edxml::{Appendixes, OtherInfo};
    ///
    /// let mut names = Appendixes::default();
    /// names.appendix.push("Phụ lục I. Danh sách tổ chỉnh lý".into());
    /// let mut other = OtherInfo::default();
    /// other.appendixes = Some(names);
    /// assert_eq!(other.appendixes.unwrap().appendix.len(), 1);
    /// ```
    pub struct Appendixes (first, kept) {
        /// The names.
        appendix: Vec<String> = "edXML:Appendix",
    }
}

record! {
    /// A document that is answered (QCVN 102:2016/BTTTT, 1.12), or that a status is about.
    ///
    /// ```
    /// use congvan::edxml::{Packet, ResponseFor};
    ///
    /// let mut answered = ResponseFor::default();
    /// answered.organ_id = Some("H99.15".into());
    /// answered.code = Some("73/UBND-VHXH".into());
    /// let mut packet = Packet::default();
    /// packet.header.response_for.push(answered); // this letter answers theirs
    /// ```
    pub struct ResponseFor (first, kept) {
        /// Its issuer; in a status the other party.
        organ_id: Option<String> = "edXML:OrganId",
        /// `number/symbol`.
        code: Option<String> = "edXML:Code",
        /// Its identifier, byte for byte.
        document_id: Option<String> = "edXML:DocumentId",
        /// The day of its issue.
        promulgation_date: Option<Field<NaiveDate>> = "edXML:PromulgationDate",
    }
}

record! {
    /// Tasks that are answered; an extension of the official library.
    ///
    /// ```
    /// use congvan::edxml::{Header, Tasks};
    ///
    /// let mut tasks = Tasks::default();
    /// tasks.task_code.push("NV-2024-118".into());
    /// let mut header = Header::default();
    /// header.response_for_task = Some(tasks);
    /// assert_eq!(header.response_for_task.unwrap().task_code, ["NV-2024-118"]);
    /// ```
    pub struct Tasks (first, kept) {
        /// Their codes.
        task_code: Vec<String> = "edXML:TaskCode",
    }
}

record! {
    /// Who keeps a copy (QCVN 102:2016/BTTTT, 1.10).
    ///
    /// ```
    /// use congvan::{Document, edxml::Packet, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan).recipient("Như trên".parse()?).build();
    /// let places = Packet::from_document(&document).output.header.to_places.unwrap();
    /// assert_eq!(places.place, ["Như trên"]);
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub struct ToPlaces (first, kept) {
        /// The places.
        place: Vec<String> = "edXML:Place",
    }
}
