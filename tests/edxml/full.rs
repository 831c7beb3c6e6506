//! A packet of each kind with every field filled.

use chrono::{NaiveDate, NaiveDateTime};
use congvan::edxml::{
    self, Attachment, Business, BusinessDocumentInfo, BusinessKind, Code, Content, DocumentType, OrganIds,
    Organization, OtherInfo, Packet, PromulgationInfo, Receiver, ReceiverChange, Receivers, Replacement, Replacements,
    ResponseFor, SignerInfo, StaffInfo, Status, StatusCode, ToPlaces, TraceHeader, TraceHeaderList,
};

fn organization(id: &str) -> Organization {
    let mut organization = Organization::new(id, "Sở Nội vụ tỉnh Hà Khê");
    organization.organization_in_charge = Some("UBND tỉnh Hà Khê".into());
    organization.organ_add = Some("Số 3, đường Lê Lợi <phường 1>".into());
    organization.email = Some("snv@hakhe.example".into());
    organization.telephone = Some("(84) 12 3456".into());
    organization.fax = Some("0".into());
    organization.website = Some("hakhe.example".into());
    organization
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn time(hour: u32) -> NaiveDateTime {
    day(2026, 1, 5).and_hms_opt(hour, 2, 3).unwrap()
}

fn staff() -> StaffInfo {
    let mut staff = StaffInfo::default();
    staff.department = Some("Văn thư".into());
    staff.department_id = Some("12".into());
    staff.staff = Some("Trần Thị Minh Hà".into());
    staff.staff_id = Some("7".into());
    staff.email = Some("ha@hakhe.example".into());
    staff.mobile = Some("0900000001".into());
    staff
}

fn response_for() -> ResponseFor {
    let mut response = ResponseFor::default();
    response.organ_id = Some("H37".into());
    response.code = Some("9/UBND-VX".into());
    response.document_id = Some("H37,2026/01/02,9/UBND-VX".into());
    response.promulgation_date = Some(day(2026, 1, 2).into());
    response
}

/// A packet of a kind with every field filled.
pub(crate) fn full(kind: BusinessKind) -> Packet {
    let mut packet = Packet::default();
    let header = &mut packet.header;
    header.from = Some(organization("H37.02"));
    header.to = vec![organization("H37"), organization("000.00.00.H37")];
    header.document_id = Some("H37.02,2026/01/05,45/SNV-VP".into());
    header.code = Some(Code::new("45", "SNV-VP"));
    let mut info = PromulgationInfo::default();
    info.place = Some("Hà Khê".into());
    info.promulgation_date = Some(day(2026, 1, 5).into());
    header.promulgation_info = Some(info);
    let mut kind_of = DocumentType::default();
    kind_of.kind = Some(2.into());
    kind_of.detail = Some(18.into());
    kind_of.name = Some("Công văn".into());
    header.document_type = Some(kind_of);
    header.subject = Some("V/v báo cáo \"số liệu\" & tập huấn 𠀀".into());
    header.content = Some("Dòng một\nDòng hai".into());
    let mut signer = SignerInfo::default();
    signer.competence = Some("KT. GIÁM ĐỐC".into());
    signer.position = Some("PHÓ GIÁM ĐỐC".into());
    signer.full_name = Some("Lê Thị Bình".into());
    header.signer_info = Some(signer);
    header.due_date = Some(day(2026, 2, 1).into());
    let mut other = OtherInfo::default();
    other.priority = Some(1.into());
    other.sphere_of_promulgation = Some("Lưu hành nội bộ".into());
    other.typer_notation = Some("TVC".into());
    other.promulgation_amount = Some(2.into());
    other.page_amount = Some(3.into());
    other.reply_fors = Some("1;2".into());
    other.direction = Some(false.into());
    other.reference_codes = Some("A".into());
    other.appendixes = Some(Default::default());
    other.appendixes.as_mut().unwrap().appendix = vec!["Phụ lục I".into(), "Phụ lục II".into()];
    header.other_info = Some(other);
    header.response_for = vec![response_for(), response_for()];
    header.steering_type = Some(1.into());
    header.response_for_task = Some(Default::default());
    header.response_for_task.as_mut().unwrap().task_code = vec!["NV-001".into()];
    header.application_type = Some("MCDT_DT".into());
    let mut places = ToPlaces::default();
    places.place = vec!["Như trên".into(), "Lưu: VT".into()];
    header.to_places = Some(places);

    let mut list = TraceHeaderList::default();
    list.trace_header = vec![
        TraceHeader::new("H37.02", time(8)),
        TraceHeader::new("02.29.W00", time(9)),
    ];
    let mut business = Business::new(kind, "Văn bản điện tử");
    business.document_id = Some("H37.02,2026/01/01,1/SNV-VP".into());
    business.paper = Some(0.into());
    business.staff_info = vec![staff()];
    match kind {
        BusinessKind::Update => {
            let mut changed = BusinessDocumentInfo::default();
            changed.document_info = Some(1.into());
            changed.document_receiver = Some(1.into());
            let mut receivers = Receivers::default();
            for (id, change) in [("H37", ReceiverChange::Removed), ("H38", ReceiverChange::Added)] {
                let mut receiver = Receiver::default();
                receiver.organ_id = Some(id.into());
                receiver.receiver_type = Some(change.into());
                receivers.receiver.push(receiver);
            }
            changed.receiver_list = Some(receivers);
            business.bussiness_document_info = vec![changed];
        }
        BusinessKind::Replace => {
            let mut replaced = Replacement::default();
            replaced.document_id = Some("H37.02,2026/01/01,1/SNV-VP".into());
            let mut ids = OrganIds::default();
            ids.organ_id = vec!["H37".into(), "H38".into()];
            replaced.organ_id_list = Some(ids);
            let mut list = Replacements::default();
            list.replacement_info = vec![replaced];
            business.replacement_info_list = vec![list];
        }
        _ => {}
    }
    list.bussiness = Some(business);
    packet.trace_header_list = Some(list);
    let reference = edxml::Element::new("Reference").with_attribute("URI", "");
    packet.signature = Some(
        edxml::Element::new("Signature")
            .with_element(edxml::Element::new("SignedInfo").with_element(reference))
            .with_element(edxml::Element::new("SignatureValue").with_text("q==")),
    );
    for (id, name, bytes) in [
        ("1", "Tờ trình.pdf", &b"%PDF-1.7"[..]),
        ("2", "bảng.bin", &b"\0\xFF"[..]),
    ] {
        let mut attachment = Attachment::new(id, name);
        attachment.description = Some("Tệp đính kèm".into());
        attachment.content_type = Some("application/octet-stream".into());
        attachment.content = Some(Content::new(bytes));
        packet.attach(attachment);
    }
    packet
}

pub(crate) fn full_status() -> Status {
    let mut status = Status::new(StatusCode::Processing);
    status.from = Some(organization("H37"));
    status.response_for = Some(response_for());
    status.staff_info = Some(staff());
    status.description = Some("Văn thư: đang xử lý".into());
    status.timestamp = Some(time(10).into());
    status
}
