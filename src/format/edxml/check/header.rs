//! How the rules about the header are tested.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::Finding;
use super::facts::Facts;
use super::tables::{DAYS, LENGTHS, NUMBERS, TIMES};
use crate::format::edxml::field::{Field, Form};
use crate::format::edxml::model::{Business, BusinessKind, Packet, StatusCode};
use crate::value::{DocumentId, OrganId, OrganIdScheme};

/// What is missing, by the name of its element.
pub(super) fn absent(is_absent: bool, path: &str) -> Vec<Finding> {
    let name = path.rsplit('/').find(|part| !part.bytes().all(|b| b.is_ascii_digit()));
    let missing = || missing(path, &pascal(name.unwrap_or_default()));
    is_absent.then(missing).into_iter().collect()
}

pub(super) fn missing(path: &str, name: &str) -> Finding {
    Finding::new(
        path,
        format!("thiếu {name} hoặc để trống; hãy bổ sung"),
        format!("{name} is missing or empty; add it"),
    )
}

/// The name of an element as the standard has it: `organId` is `OrganId`.
fn pascal(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// A value that the standard does not have, and what it has instead.
pub(super) fn found(path: impl Into<String>, text: &str, (vi, en): (&str, &str)) -> Finding {
    let text = crate::format::fault::excerpt(text);
    Finding::new(
        path,
        format!("`{text}` không đúng: {vi}"),
        format!("`{text}` is wrong: {en}"),
    )
}

/// What is to be a whole number and is none.
fn no_number(path: &str, text: &str) -> Finding {
    let text = crate::format::fault::excerpt(text);
    Finding::new(
        path,
        format!("`{text}` không phải số nguyên không âm; hãy chỉ ghi chữ số, không có dấu cách"),
        format!("`{text}` is no whole number; write digits alone, without spaces"),
    )
}

pub(super) fn issued(packet: &Packet) -> Option<&Field<NaiveDate>> {
    packet.header.promulgation_info.as_ref()?.promulgation_date.as_ref()
}

pub(super) fn receivers(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(packet) = facts.packet() else {
        return Vec::new();
    };
    if packet.header.to.is_empty() {
        return absent(true, "/to");
    }
    let nameless = packet
        .header
        .to
        .iter()
        .enumerate()
        .filter(|(_, to)| to.organ_id.is_none());
    nameless
        .flat_map(|(i, _)| absent(true, &format!("/to/{i}/organId")))
        .collect()
}

pub(super) fn numbers(facts: &Facts<'_>) -> Vec<Finding> {
    let wrong = facts
        .ending(&NUMBERS)
        .filter(|leaf| Field::<u32>::read(&leaf.text).get().is_none());
    let wrong = wrong.map(|leaf| no_number(&leaf.path, &leaf.text));
    // Spaces around this one make the official reader give up the packet.
    let steering = facts.packet().and_then(|packet| packet.header.steering_type.as_ref());
    let spaced = steering.filter(|field| field.get().is_some() && field.as_written().trim() != field.as_written());
    let wrong = wrong.chain(spaced.map(|field| no_number("/steeringType", field.as_written())));
    // An empty one is worse than none: the official reader gives up the packet.
    wrong.chain(told(facts, "READ-ED-STEERING", &[""])).collect()
}

/// What the reader told with a code, at paths of some ends.
pub(super) fn told(facts: &Facts<'_>, code: &str, ends: &[&str]) -> Vec<Finding> {
    let notes = facts.forgiven.unwrap_or_default().iter();
    let of_code = notes.filter(|note| note.code == code && ends.iter().any(|end| note.path.ends_with(end)));
    of_code
        .map(|note| Finding {
            place: note.span,
            ..Finding::new(note.path.clone(), note.message.vi.clone(), note.message.en.clone())
        })
        .collect()
}

pub(super) fn dates(facts: &Facts<'_>) -> Vec<Finding> {
    let fails = |form: Form| matches!(form, Form::Impossible | Form::Unknown);
    let days = facts
        .ending(&DAYS)
        .filter(|leaf| fails(Field::<NaiveDate>::read(&leaf.text).form()));
    let times = facts
        .ending(&TIMES)
        .filter(|leaf| fails(Field::<NaiveDateTime>::read(&leaf.text).form()));
    let mend = (
        "không có trong lịch hoặc không đọc được; hãy viết yyyy/MM/dd, giờ viết HH:mm:ss",
        "it is not in the calendar or unreadable; write yyyy/MM/dd, and HH:mm:ss for a time",
    );
    days.chain(times)
        .map(|leaf| found(&leaf.path, &leaf.text, mend))
        .collect()
}

pub(super) fn lengths(facts: &Facts<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for leaf in &facts.leaves {
        let Some((_, most)) = LENGTHS.iter().find(|(end, _)| leaf.row.ends_with(end)) else {
            continue;
        };
        let length = leaf.text.chars().count();
        if length > *most {
            out.push(Finding::new(
                &leaf.path,
                format!("dài {length} ký tự, quá {most}, bên nhận có thể từ chối hoặc cắt bớt; hãy viết ngắn lại"),
                format!("it has {length} characters, more than {most}, and receivers may refuse or cut it; shorten it"),
            ));
        }
    }
    out
}

pub(super) fn twice(facts: &Facts<'_>) -> Vec<Finding> {
    let mut met = HashSet::new();
    let to = facts
        .packet()
        .map(|packet| packet.header.to.as_slice())
        .unwrap_or_default();
    let ids = to
        .iter()
        .enumerate()
        .filter_map(|(i, to)| Some((i, to.organ_id.as_deref()?)));
    let again = ids.filter(|(_, id)| !met.insert(*id));
    again
        .map(|(i, id)| {
            Finding::new(
                format!("/to/{i}/organId"),
                format!("bên nhận `{id}` đã được nêu; hãy bỏ bớt"),
                format!("the receiver `{id}` was named already; remove one"),
            )
        })
        .collect()
}

pub(super) fn organ_ids(facts: &Facts<'_>) -> Vec<Finding> {
    let odd = |text: &str| {
        text.parse::<OrganId>()
            .map_or(true, |id| id.scheme() == OrganIdScheme::Other)
    };
    // The centres on the way write none, or the word `null`.
    let theirs = |row: &str| row.starts_with("/traceHeaderList/traceHeader");
    let ids = facts
        .ending(&["/organId"])
        .filter(|leaf| !theirs(&leaf.row) && odd(&leaf.text));
    let mend = (
        "không phải dạng mã định danh đã biết; hãy dùng mã trong danh mục, như H37.02 hoặc 000.00.02.H37",
        "it has no form of an identifier that is known; take that of the list, such as H37.02 or 000.00.02.H37",
    );
    ids.map(|leaf| found(&leaf.path, &leaf.text, mend)).collect()
}

pub(super) fn outside(facts: &Facts<'_>, end: &str, least: u32, most: u32) -> Vec<Finding> {
    let within = |text: &str| {
        Field::<u32>::read(text)
            .get()
            .is_some_and(|n| (least..=most).contains(&n))
    };
    let wrong = facts
        .leaves
        .iter()
        .filter(|leaf| leaf.row.ends_with(end) && !within(&leaf.text));
    let mend = (
        format!("phải là số từ {least} đến {most}"),
        format!("it must be a number from {least} to {most}"),
    );
    wrong
        .map(|leaf| found(&leaf.path, &leaf.text, (&mend.0, &mend.1)))
        .collect()
}

pub(super) fn business_parts(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(business) = facts.business() else {
        return Vec::new();
    };
    let kind = business.bussiness_doc_type.as_ref().and_then(Field::get);
    /// What a kind needs: whether it is there, and where it belongs.
    type Need = (BusinessKind, fn(&Packet, &Business) -> bool, &'static str);
    const NEEDS: [Need; 4] = [
        (BusinessKind::Recall, names_recalled, "documentId"),
        (BusinessKind::Update, |_, b| b.document_id.is_some(), "documentId"),
        (
            BusinessKind::Update,
            |_, b| !b.bussiness_document_info.is_empty(),
            "bussinessDocumentInfo",
        ),
        (
            BusinessKind::Replace,
            |_, b| !b.replacement_info_list.is_empty(),
            "replacementInfoList",
        ),
    ];
    let Some(packet) = facts.packet() else {
        return Vec::new();
    };
    let missing = NEEDS
        .iter()
        .filter(|(of, is_there, _)| kind == Some(*of) && !is_there(packet, business));
    missing
        .flat_map(|(_, _, name)| absent(true, &format!("/traceHeaderList/bussiness/{name}")))
        .collect()
}

/// Whether a recall says which document: some senders name it in the header alone.
fn names_recalled(packet: &Packet, business: &Business) -> bool {
    let header = &packet.header;
    let answered = header
        .response_for
        .iter()
        .any(|answered| answered.document_id.is_some());
    business.document_id.is_some() || header.document_id.is_some() || answered
}

pub(super) fn document_ids(facts: &Facts<'_>) -> Vec<Finding> {
    let odd = |text: &str| text.parse::<DocumentId>().map_or(true, |id| !id.is_standard());
    let ids = facts.ending(&["/documentId"]).filter(|leaf| odd(&leaf.text));
    let mend = (
        "phải có dạng {mã đơn vị},{yyyy/MM/dd},{số}/{ký hiệu}, như H37.02,2026/01/05,45/SNV-VP",
        "it must be {organ},{yyyy/MM/dd},{number}/{symbol}, such as H37.02,2026/01/05,45/SNV-VP",
    );
    ids.map(|leaf| found(&leaf.path, &leaf.text, mend)).collect()
}

pub(super) fn id_parts(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(packet) = facts.packet() else {
        return Vec::new();
    };
    let id: Option<DocumentId> = packet.header.document_id.as_deref().and_then(|id| id.parse().ok());
    let Some(id) = id.filter(DocumentId::is_standard) else {
        return Vec::new();
    };
    let from = packet.header.from.as_ref().and_then(|from| from.organ_id.clone());
    let code = packet.header.code.as_ref().and_then(|code| code.joined());
    let number = id.as_str().splitn(3, ',').nth(2).map(str::to_owned);
    let same = [
        (id.organ().map(|organ| organ.to_string()), from, "/from/organId"),
        (
            id.date().map(|d| d.to_string()),
            issued(packet).and_then(Field::get).map(|d| d.to_string()),
            "/promulgationInfo/promulgationDate",
        ),
        (number, code, "/code"),
    ];
    let differ = same
        .into_iter()
        .filter_map(|(of_id, given, path)| Some((of_id?, given?, path)));
    differ
        .filter(|(of_id, given, _)| of_id != given)
        .map(|(of_id, given, path)| {
            Finding::new(
                path,
                format!("`{given}` khác với `{of_id}` trong DocumentId; hãy ghi như nhau"),
                format!("`{given}` is not `{of_id}` as in the DocumentId; make them the same"),
            )
        })
        .collect()
}

pub(super) fn future(facts: &Facts<'_>) -> Vec<Finding> {
    let date = facts.packet().and_then(issued).and_then(Field::get);
    let ahead = date.filter(|date| facts.today.is_some_and(|today| *date > today));
    ahead
        .map(|date| {
            let mend = (
                "ngày này còn ở tương lai; hãy kiểm tra lại",
                "this day is yet to come; check it",
            );
            found("/promulgationInfo/promulgationDate", &date.to_string(), mend)
        })
        .into_iter()
        .collect()
}

pub(super) fn unknown_status(facts: &Facts<'_>) -> Vec<Finding> {
    let code = facts.status().and_then(|status| status.status_code.as_ref());
    let known: Vec<String> = StatusCode::all().map(|code| code.to_string()).collect();
    let known = known.join(", ");
    let mend = (
        format!("phải là một trong {known}"),
        format!("it must be one of {known}"),
    );
    code.filter(|code| code.get().is_none())
        .map(|code| found("/statusCode", code.as_written(), (&mend.0, &mend.1)))
        .into_iter()
        .collect()
}
