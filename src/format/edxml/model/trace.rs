//! The way that a packet went, and what it does.

use chrono::NaiveDateTime;

use super::codes::{BusinessKind, ReceiverChange};
use super::organization::StaffInfo;
use crate::format::edxml::field::Field;
use crate::format::edxml::record::record;

record! {
    /// The way that a packet went and what it does (QCVN 102:2016/BTTTT, 2).
    ///
    /// The centres on the way add their own rows, so a packet that came in has other
    /// bytes than the one that was sent.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::edxml::{Packet, TraceHeader, TraceHeaderList};
    ///
    /// let at = NaiveDate::from_ymd_opt(2024, 5, 2).unwrap().and_hms_opt(8, 30, 0).unwrap();
    /// let mut list = TraceHeaderList::default();
    /// list.trace_header.push(TraceHeader::new("H99.02", at)); // the sender is the first station
    /// let mut packet = Packet::default();
    /// packet.trace_header_list = Some(list);
    /// ```
    pub struct TraceHeaderList (last, kept) {
        /// Whether paper follows; the official reader does not see it here.
        paper: Option<Field<u32>> = "edXML:Paper",
        /// What the packet does; without it, it is a new document.
        bussiness: Option<Business> = "edXML:Bussiness" or "Business",
        /// The stations, the oldest first.
        trace_header: Vec<TraceHeader> = "edXML:TraceHeader",
    }
}

record! {
    /// One station of the way (QCVN 102:2016/BTTTT, 2.1).
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::edxml::TraceHeader;
    ///
    /// let at = NaiveDate::from_ymd_opt(2024, 5, 2).unwrap().and_hms_opt(8, 30, 0).unwrap();
    /// let station = TraceHeader::new("H99.02", at);
    /// assert_eq!(station.timestamp.unwrap().get(), Some(at));
    /// ```
    pub struct TraceHeader (first, kept) {
        /// Who; some centres write none, or the word `null`.
        organ_id: Option<String> = "edXML:OrganId",
        /// When, in local time.
        timestamp: Option<Field<NaiveDateTime>> = "edXML:Timestamp",
    }
}

impl TraceHeader {
    /// A station.
    #[must_use]
    pub fn new(organ_id: impl Into<String>, timestamp: NaiveDateTime) -> Self {
        Self {
            organ_id: Some(organ_id.into()),
            timestamp: Some(timestamp.into()),
            ..Self::default()
        }
    }
}

record! {
    /// What a packet does (QCVN 102:2016/BTTTT, 2.2). The standard spells it `Bussiness`.
    ///
    /// ```
    /// use congvan::edxml::{Business, BusinessKind, Packet, TraceHeaderList};
    ///
    /// // The office sent a wrong letter and wants it back (thu hồi).
    /// let mut recall = Business::new(BusinessKind::Recall, "ban hành nhầm phụ lục");
    /// recall.document_id = Some("H99.02,2024/05/02,45/SNV-VP".into());
    /// let mut packet = Packet::default();
    /// let mut list = TraceHeaderList::default();
    /// list.bussiness = Some(recall);
    /// packet.trace_header_list = Some(list);
    /// assert_eq!(packet.business(), Some(BusinessKind::Recall));
    /// ```
    pub struct Business (first, kept) {
        /// The document that is recalled or updated.
        document_id: Option<String> = "edXML:DocumentId",
        /// New, recall, update or replacement.
        bussiness_doc_type: Option<Field<BusinessKind>> = "edXML:BussinessDocType" or "BusinessDocType",
        /// Why, in words.
        bussiness_doc_reason: Option<String> = "edXML:BussinessDocReason" or "BusinessDocReason",
        /// 1 if a copy on paper follows, 0 if not.
        paper: Option<Field<u32>> = "edXML:Paper",
        /// What an update changes.
        bussiness_document_info: Vec<BusinessDocumentInfo> = "edXML:BussinessDocumentInfo" or "BusinessDocumentInfo",
        /// What a replacement replaces.
        replacement_info_list: Vec<Replacements> = "edXML:ReplacementInfoList",
        /// Whom to ask.
        staff_info: Vec<StaffInfo> = "edXML:StaffInfo",
    }
}

impl Business {
    /// What a packet does, and why.
    #[must_use]
    pub fn new(kind: BusinessKind, reason: impl Into<String>) -> Self {
        Self {
            bussiness_doc_type: Some(kind.into()),
            bussiness_doc_reason: Some(reason.into()),
            ..Self::default()
        }
    }
}

record! {
    /// What an update changes (QCVN 102:2016/BTTTT, 2.2.3).
    ///
    /// ```
    /// use congvan::edxml::{Business, BusinessDocumentInfo, BusinessKind};
    ///
    /// let mut changed = BusinessDocumentInfo::default();
    /// changed.document_info = Some(1.into()); // the subject was mended,
    /// changed.document_receiver = Some(0.into()); // the receivers are those of before
    /// let mut update = Business::new(BusinessKind::Update, "sửa trích yếu");
    /// update.bussiness_document_info.push(changed);
    /// ```
    pub struct BusinessDocumentInfo (first, kept) {
        /// 1 if the information about the document changes.
        document_info: Option<Field<u32>> = "edXML:DocumentInfo",
        /// 1 if the list of receivers changes.
        document_receiver: Option<Field<u32>> = "edXML:DocumentReceiver",
        /// The receivers that change.
        receiver_list: Option<Receivers> = "edXML:ReceiverList",
    }
}

record! {
    /// Receivers that change.
    ///
    /// ```
    /// use congvan::edxml::{BusinessDocumentInfo, Receiver, Receivers};
    ///
    /// let mut receivers = Receivers::default();
    /// receivers.receiver.push(Receiver::default());
    /// let mut changed = BusinessDocumentInfo::default();
    /// changed.receiver_list = Some(receivers);
    /// assert_eq!(changed.receiver_list.unwrap().receiver.len(), 1);
    /// ```
    pub struct Receivers (first, kept) {
        /// The receivers.
        receiver: Vec<Receiver> = "edXML:Receiver",
    }
}

record! {
    /// A receiver that changes.
    ///
    /// ```
    /// use congvan::edxml::{Receiver, ReceiverChange};
    ///
    /// let mut added = Receiver::default();
    /// added.organ_id = Some("H99.16".into());
    /// added.receiver_type = Some(ReceiverChange::Added.into());
    /// assert_eq!(added.receiver_type.unwrap().get(), Some(ReceiverChange::Added));
    /// ```
    pub struct Receiver (first, kept) {
        /// Its identifier.
        organ_id: Option<String> = "edXML:OrganId",
        /// Taken off or added.
        receiver_type: Option<Field<ReceiverChange>> = "edXML:ReceiverType",
    }
}

record! {
    /// Documents that are replaced (QCVN 102:2016/BTTTT, 2.2.8).
    ///
    /// ```
    /// use congvan::edxml::{Business, BusinessKind, Replacement, Replacements};
    ///
    /// let mut replaced = Replacements::default();
    /// replaced.replacement_info.push(Replacement::default());
    /// let mut business = Business::new(BusinessKind::Replace, "thay thế công văn ban hành nhầm");
    /// business.replacement_info_list.push(replaced);
    /// ```
    pub struct Replacements (first, kept) {
        /// The documents.
        replacement_info: Vec<Replacement> = "edXML:ReplacementInfo",
    }
}

record! {
    /// A document that is replaced.
    ///
    /// ```
    /// use congvan::edxml::{OrganIds, Replacement};
    ///
    /// let mut receivers = OrganIds::default();
    /// receivers.organ_id = vec!["H99.15".into(), "H99.16".into()];
    /// let mut replaced = Replacement::default();
    /// replaced.document_id = Some("H99.02,2024/05/02,45/SNV-VP".into());
    /// replaced.organ_id_list = Some(receivers); // they drop the old one
    /// ```
    pub struct Replacement (first, kept) {
        /// Its identifier.
        document_id: Option<String> = "edXML:DocumentId",
        /// The receivers concerned.
        organ_id_list: Option<OrganIds> = "edXML:OrganIdList",
    }
}

record! {
    /// Identifiers of bodies.
    ///
    /// ```
    /// use congvan::edxml::OrganIds;
    ///
    /// let mut bodies = OrganIds::default();
    /// bodies.organ_id.push("H99.15".into());
    /// assert_eq!(bodies.organ_id, ["H99.15"]);
    /// ```
    pub struct OrganIds (first, kept) {
        /// The identifiers.
        organ_id: Vec<String> = "edXML:OrganId",
    }
}
