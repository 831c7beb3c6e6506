//! Between a document and a packet: a letter becomes a header, a header a document
//! without body.

use chrono::NaiveDateTime;

use super::field::Field;
use super::losses::{lost_of, no_place, not_held, not_whole};
use super::model::{
    Appendixes, Business, BusinessKind, Code, DocumentType, Header, Organization, OtherInfo, Packet, PromulgationInfo,
    SignerInfo, ToPlaces, TraceHeader,
};
use crate::document::{Appendix, Document, Loss, Signature, System, Written};
use crate::value::{Archive, Capacity, DocumentNumber, IssueDate, Kind, Organ, Urgency};

/// `Priority` and what it says; 4, by the hour, has no word of its own.
const PRIORITIES: [(u32, Urgency); 3] = [(1, Urgency::Khan), (2, Urgency::ThuongKhan), (3, Urgency::HoaToc)];

/// What parts several authority lines in `Competence`.
const LINES: &str = "; ";

impl Packet {
    /// The header of a packet for a document, with what it cannot hold.
    ///
    /// Identifiers of bodies and the time of sending are not in a letter; set the bodies,
    /// then [`Packet::identify`] makes the `DocumentId` and [`Packet::depart`] the first
    /// station of the way. Such a packet keeps the standard; add its files.
    ///
    /// ```
    /// use congvan::edxml::Packet;
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan)
    ///     .number("45/SNV-VP".parse()?)
    ///     .subject("báo cáo số liệu quý II")
    ///     .build();
    /// let written = Packet::from_document(&document);
    /// let header = &written.output.header;
    /// assert_eq!(header.code.as_ref().unwrap().code_notation.as_deref(), Some("SNV-VP"));
    /// let kind = header.document_type.as_ref().unwrap();
    /// assert_eq!(kind.detail.as_ref().unwrap().get(), Some(18));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn from_document(document: &Document) -> Written<Packet> {
        let mut losses = lost_of(document);
        let mut header = Header {
            subject: document.subject.clone(),
            code: document.number.as_ref().map(code_of),
            document_type: document.kind.as_ref().map(|kind| type_of(kind, document)),
            ..Header::default()
        };
        if let Some(issuer) = document.issuers.first() {
            header.from = Some(Organization {
                organ_name: Some(issuer.name.clone()),
                organization_in_charge: issuer.superior.clone(),
                ..Organization::default()
            });
        }
        header.to = document
            .addressees
            .iter()
            .map(|addressee| Organization {
                organ_name: Some(addressee.as_str().to_owned()),
                ..Organization::default()
            })
            .collect();
        let date = document.date.and_then(IssueDate::to_naive);
        if document.place.is_some() || date.is_some() {
            header.promulgation_info = Some(PromulgationInfo {
                place: document.place.clone(),
                promulgation_date: date.map(Field::new),
                ..PromulgationInfo::default()
            });
        }
        if let Some(partial) = document.date.filter(|_| date.is_none()) {
            losses.push(not_whole("/date", partial.to_string()));
        }
        header.signer_info = document
            .signatures
            .first()
            .map(|signature| signer_of(signature, &mut losses));
        header.other_info = other_of(document, &mut losses);
        let archive = document.archive.iter().map(|archive| archive.as_written.clone());
        let recipients = document
            .recipients
            .iter()
            .map(|recipient| recipient.as_str().to_owned());
        let place: Vec<String> = recipients.chain(archive).collect();
        header.to_places = (!place.is_empty()).then(|| ToPlaces {
            place,
            ..ToPlaces::default()
        });
        let packet = Packet {
            header,
            ..Packet::default()
        };
        Written::new(packet, losses)
    }

    /// Makes the `DocumentId` of sender, date and number, in the form of the standard;
    /// tells whether all three were there.
    ///
    /// ```
    /// use congvan::edxml::{Organization, Packet};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan)
    ///     .number("45/SNV-VP".parse()?)
    ///     .date("2026-01-05".parse()?)
    ///     .build();
    /// let mut packet = Packet::from_document(&document).output;
    /// assert!(!packet.identify()); // no sender yet
    /// packet.header.from = Some(Organization::new("H99.02", "Sở Nội vụ tỉnh Hà Khê"));
    /// assert!(packet.identify());
    /// assert_eq!(packet.header.document_id.as_deref(), Some("H99.02,2026/01/05,45/SNV-VP"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn identify(&mut self) -> bool {
        let header = &self.header;
        let organ = header.from.as_ref().and_then(|from| from.organ_id.as_deref());
        let info = header.promulgation_info.as_ref();
        let date = info.and_then(|info| info.promulgation_date.as_ref()?.get());
        let code = header
            .code
            .as_ref()
            .filter(|code| code.code_number.is_some())
            .and_then(Code::joined);
        let (Some(organ), Some(date), Some(code)) = (organ, date, code) else {
            return false;
        };
        self.header.document_id = Some(format!("{organ},{},{code}", Field::new(date)));
        true
    }

    /// Starts the way of the packet: its first station is the sender, at this time (QCVN
    /// 102:2016/BTTTT, 2.1), and it brings a new document unless it says otherwise. Stations
    /// that are there stay. Tells whether the identifier of the sender was there.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::edxml::{Attachment, BusinessKind, Check, Organization, Packet};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan)
    ///     .number("45/SNV-VP".parse()?)
    ///     .date("2026-01-05".parse()?)
    ///     .place("Hà Khê")
    ///     .subject("báo cáo số liệu quý II")
    ///     .build();
    /// let mut packet = Packet::from_document(&document).output;
    /// packet.header.from = Some(Organization::new("H99.02", "Sở Nội vụ tỉnh Hà Khê"));
    /// packet.header.to = vec![Organization::new("H99.15", "Ủy ban nhân dân xã An Phú")];
    /// let noon = NaiveDate::from_ymd_opt(2026, 1, 5).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap();
    /// assert!(packet.identify() && packet.depart(noon));
    /// assert_eq!(packet.business(), Some(BusinessKind::New));
    ///
    /// packet.attach(Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7"));
    /// assert!(Check::new().check(&packet).diagnostics.is_empty());
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn depart(&mut self, at: NaiveDateTime) -> bool {
        let sender = self.header.from.as_ref().and_then(|from| from.organ_id.clone());
        let Some(sender) = sender.filter(|id| !id.is_empty()) else {
            return false;
        };
        let list = self.trace_header_list.get_or_insert_default();
        if list.trace_header.is_empty() {
            list.trace_header.push(TraceHeader::new(sender, at));
        }
        list.bussiness
            .get_or_insert_with(|| Business::new(BusinessKind::New, "Văn bản điện tử mới"));
        true
    }

    /// The document that the header describes, without a body, with what a document
    /// does not hold.
    ///
    /// ```
    /// use congvan::edxml::{Code, Packet};
    ///
    /// let mut packet = Packet::default();
    /// packet.header.code = Some(Code::new("45", "SNV-VP"));
    /// packet.header.document_id = Some("H37.02,2026/01/05,45/SNV-VP".into());
    /// let written = packet.to_document();
    /// assert_eq!(written.output.number.unwrap().as_str(), "45/SNV-VP");
    /// assert_eq!(written.losses[0].path, "/documentId");
    /// ```
    pub fn to_document(&self) -> Written<Document> {
        let header = &self.header;
        let mut losses = Vec::new();
        let mut document = Document {
            subject: header.subject.clone(),
            number: header.code.as_ref().and_then(|code| number_of(code, &mut losses)),
            kind: header.document_type.as_ref().and_then(kind_of),
            ..Document::default()
        };
        document.issuers = header.from.iter().filter_map(organ_of).collect();
        for (i, to) in header.to.iter().enumerate() {
            match to.organ_name.as_deref().map(str::parse) {
                Some(Ok(addressee)) => document.addressees.push(addressee),
                _ => losses.push(not_held(
                    format!("/to/{i}/organName"),
                    to.organ_name.as_deref().unwrap_or(""),
                )),
            }
        }
        if let Some(info) = &header.promulgation_info {
            document.place.clone_from(&info.place);
            document.date = info
                .promulgation_date
                .as_ref()
                .and_then(Field::get)
                .and_then(|date| date.try_into().ok());
            // As a letter has it: the spelling of the packet is none. What is no day stays.
            let spelt = || info.promulgation_date.as_ref().map(|date| date.as_written().to_owned());
            document.date_as_written = document.date.map(IssueDate::in_words).or_else(spelt);
        }
        document.signatures = header
            .signer_info
            .iter()
            .map(|signer| signature_of(signer, &mut losses))
            .collect();
        for place in header.to_places.iter().flat_map(|places| &places.place) {
            match place.parse::<Archive>() {
                Ok(archive) if Archive::is_archive_line(place) && document.archive.is_none() => {
                    document.archive = Some(archive);
                }
                _ => match place.parse() {
                    Ok(recipient) => document.recipients.push(recipient),
                    Err(_) => document.unplaced.push(place.clone()),
                },
            }
        }
        if let Some(other) = &header.other_info {
            let priority = other.priority.as_ref().and_then(Field::get);
            document.urgency = PRIORITIES.iter().find(|row| Some(row.0) == priority).map(|row| row.1);
            document.circulation.clone_from(&other.sphere_of_promulgation);
            document.drafter.clone_from(&other.typer_notation);
            document.issued_copies = other.promulgation_amount.as_ref().and_then(Field::get);
            for name in other.appendixes.iter().flat_map(|appendixes| &appendixes.appendix) {
                document.appendices.push(Appendix {
                    title: Some(name.clone()),
                    ..Appendix::default()
                });
            }
        }
        losses.extend(self.lost(&document));
        Written::new(document, losses)
    }
}

/// Number and symbol, parted at the first `/` as in the `DocumentId`.
fn code_of(number: &DocumentNumber) -> Code {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let (number, notation) = number.as_str().split_once('/').unwrap_or((number.as_str(), ""));
    Code {
        code_number: some(number),
        code_notation: some(notation),
        ..Code::default()
    }
}

fn number_of(code: &Code, losses: &mut Vec<Loss>) -> Option<DocumentNumber> {
    let (number, notation) = (code.code_number.as_deref().unwrap_or(""), code.code_notation.as_deref());
    let text = match notation {
        Some(notation) => format!("{number}/{notation}"),
        None => number.to_owned(),
    };
    match text.parse() {
        Ok(number) => Some(number),
        Err(_) if text.is_empty() => None,
        Err(_) => {
            losses.push(not_held("/code", &text));
            None
        }
    }
}

fn type_of(kind: &Kind, document: &Document) -> DocumentType {
    let normative = document.system() == System::Normative;
    let numbers = kind.edxml_type(normative);
    let group = numbers.map_or(if normative { 1 } else { 2 }, |(group, _)| u32::from(group));
    DocumentType {
        kind: Some(group.into()),
        detail: numbers.map(|(_, detail)| u32::from(detail).into()),
        name: Some(kind.name().to_owned()),
        ..DocumentType::default()
    }
}

/// The kind by its name, the only part that can be relied on.
fn kind_of(of: &DocumentType) -> Option<Kind> {
    let name = of.name.as_deref()?;
    Kind::from_name(name).or_else(|| name.parse().ok())
}

fn organ_of(from: &Organization) -> Option<Organ> {
    let organ = Organ::new(from.organ_name.as_deref()?);
    Some(match &from.organization_in_charge {
        // Many senders name themselves as their own superior.
        Some(superior) if Some(superior) != from.organ_name.as_ref() => organ.under(superior),
        _ => organ,
    })
}

fn signer_of(signature: &Signature, losses: &mut Vec<Loss>) -> SignerInfo {
    let rest = [
        ("/signatures/0/degree", &signature.degree),
        ("/signatures/0/rank", &signature.rank),
        ("/signatures/0/note", &signature.note),
    ];
    for (path, text) in rest {
        losses.extend(text.as_ref().map(|text| no_place(path, text)));
    }
    let lines: Vec<String> = signature.capacity.iter().map(ToString::to_string).collect();
    SignerInfo {
        competence: (!lines.is_empty()).then(|| lines.join(LINES)),
        position: signature.position.clone(),
        full_name: signature.signer.clone(),
        ..SignerInfo::default()
    }
}

fn signature_of(signer: &SignerInfo, losses: &mut Vec<Loss>) -> Signature {
    let mut signature = Signature::default();
    signature.position.clone_from(&signer.position);
    signature.signer.clone_from(&signer.full_name);
    if let Some(competence) = &signer.competence {
        let lines: Result<Vec<Capacity>, _> = competence.split(LINES).map(str::parse).collect();
        match lines {
            Ok(lines) => signature.capacity = lines,
            // Senders write titles here, too.
            Err(_) if signature.position.is_none() => signature.position = Some(competence.clone()),
            Err(_) => losses.push(not_held("/signerInfo/competence", competence)),
        }
    }
    signature
}

fn other_of(document: &Document, losses: &mut Vec<Loss>) -> Option<OtherInfo> {
    let names = document.appendices.iter().map(|appendix| {
        let parts = [&appendix.label, &appendix.title];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(". ")
    });
    let appendix: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let priority = document.urgency.and_then(|urgency| {
        let row = PRIORITIES.iter().find(|row| row.1 == urgency);
        if row.is_none() {
            losses.push(no_place("/urgency", urgency.name()));
        }
        row.map(|row| row.0.into())
    });
    let other = OtherInfo {
        priority,
        sphere_of_promulgation: document.circulation.clone(),
        typer_notation: document.drafter.clone(),
        promulgation_amount: document.issued_copies.map(Field::new),
        appendixes: (!appendix.is_empty()).then(|| Appendixes {
            appendix,
            ..Appendixes::default()
        }),
        ..OtherInfo::default()
    };
    (other != OtherInfo::default()).then_some(other)
}
