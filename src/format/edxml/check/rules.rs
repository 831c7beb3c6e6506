//! The rules.

use std::collections::HashSet;
use std::io::Cursor;

use chrono::{NaiveDate, NaiveDateTime};

use super::facts::Facts;
use super::tables::{DAYS, LENGTHS, NUMBERS, TIMES};
use super::{About, Finding, Row};
use crate::diagnostic::Severity;
use crate::format::edxml::field::{Field, Form};
use crate::format::edxml::model::{Attachment, Business, BusinessKind, Content, Packet};
use crate::format::edxml::options::Options;
use crate::format::edxml::packing::{is_zip_based, says_zip};
use crate::format::edxml::unpack::Unpacked;
use crate::message::Message;
use crate::value::{DocumentId, OrganId, OrganIdScheme};

macro_rules! rules {
    ($($code:literal $name:literal $severity:ident $about:ident
        $vi:literal $en:literal
        ($wrong:literal, $right:literal) $test:expr;)*) => {
        pub(super) const RULES: &[Row] = &[$(Row {
            code: $code,
            name: $name,
            severity: Severity::$severity,
            about: About::$about,
            vi: $vi,
            en: $en,
            examples: ($wrong, $right),
            test: $test,
        }),*];
    };
}

rules! {
    "ED-E01" "from-id" Error Document
        "bên gửi có mã định danh" "the sender has an identifier"
        ("<From/>", "<From><OrganId>H37.02</OrganId></From>")
        |f| absent(f.packet().is_some_and(|p| p.header.from.as_ref().is_none_or(|o| o.organ_id.is_none())), "/from/organId");
    "ED-E02" "to-id" Error Document
        "có bên nhận, mỗi bên nhận có mã định danh" "there are receivers, each with an identifier"
        ("<To><OrganName>A</OrganName></To>", "<To><OrganId>H37</OrganId></To>") receivers;
    "ED-E03" "code-number" Error Document
        "có số văn bản" "the document has a number"
        ("<CodeNumber/>", "<CodeNumber>45</CodeNumber>")
        |f| absent(f.packet().is_some_and(|p| p.header.code.as_ref().is_none_or(|c| c.code_number.is_none())), "/code/codeNumber");
    "ED-E04" "code-notation" Error Document
        "có ký hiệu văn bản" "the document has a symbol"
        ("<CodeNotation/>", "<CodeNotation>SNV-VP</CodeNotation>")
        |f| absent(f.packet().is_some_and(|p| p.header.code.as_ref().is_none_or(|c| c.code_notation.is_none())), "/code/codeNotation");
    "ED-E05" "promulgation-date" Error Document
        "có ngày ban hành" "the document has a day of issue"
        ("<PromulgationDate/>", "<PromulgationDate>2026/01/05</PromulgationDate>")
        |f| absent(f.packet().is_some_and(|p| issued(p).is_none()), "/promulgationInfo/promulgationDate");
    "ED-E06" "subject" Error Document
        "có trích yếu" "the document has a subject"
        ("<Subject/>", "<Subject>báo cáo quý I</Subject>")
        |f| absent(f.packet().is_some_and(|p| p.header.subject.is_none()), "/subject");
    "ED-E07" "type-name" Error Document
        "có tên loại văn bản" "the kind of the document is named"
        ("<Type>2</Type>", "<Type>2</Type><TypeName>Công văn</TypeName>")
        |f| absent(f.packet().is_some_and(|p| p.header.document_type.as_ref().is_none_or(|t| t.name.is_none())), "/documentType/typeName");
    "ED-E08" "whole-number" Error Both
        "các trường số là số nguyên không âm" "numeric fields hold whole numbers"
        ("<SteeringType>một</SteeringType>", "<SteeringType>1</SteeringType>") numbers;
    "ED-E09" "possible-date" Error Both
        "ngày, giờ có trong lịch và đọc được" "days and times are readable and in the calendar"
        ("2018/02/30", "2018/02/28") dates;
    "ED-E10" "attachment-data" Error Document
        "mỗi tệp đính kèm có nội dung" "each attachment has data"
        ("<Attachment><AttachmentName>a.pdf</AttachmentName></Attachment>", "<ContentTransferEncoded>JVBE</ContentTransferEncoded>") data;
    "ED-E11" "status-code" Error Status
        "có mã trạng thái" "there is a status code"
        ("<StatusCode/>", "<StatusCode>03</StatusCode>")
        |f| absent(f.status().is_some_and(|s| s.status_code.is_none()), "/statusCode");
    "ED-E12" "answered-organ" Error Status
        "trạng thái nêu mã đơn vị của văn bản liên quan" "the status names the body of its document"
        ("<ResponseFor/>", "<ResponseFor><OrganId>H37</OrganId></ResponseFor>")
        |f| absent(f.status().is_some_and(|s| s.response_for.as_ref().is_none_or(|r| r.organ_id.is_none())), "/responseFor/organId");
    "ED-E13" "answered-code" Error Status
        "trạng thái nêu số, ký hiệu của văn bản liên quan" "the status names number and symbol of its document"
        ("<ResponseFor/>", "<Code>45/SNV-VP</Code>")
        |f| absent(f.status().is_some_and(|s| s.response_for.as_ref().is_none_or(|r| r.code.is_none())), "/responseFor/code");
    "ED-E14" "answered-id" Error Status
        "trạng thái nêu mã định danh của văn bản liên quan" "the status names the identifier of its document"
        ("<ResponseFor/>", "<DocumentId>H37.02,2026/01/05,45/SNV-VP</DocumentId>")
        |f| absent(f.status().is_some_and(|s| s.response_for.as_ref().is_none_or(|r| r.document_id.is_none())), "/responseFor/documentId");
    "ED-E15" "status-time" Error Status
        "có thời điểm cập nhật trạng thái" "the status has a time"
        ("<Timestamp/>", "<Timestamp>2026/01/05 08:00:00</Timestamp>")
        |f| absent(f.status().is_some_and(|s| s.timestamp.is_none()), "/timestamp");
    "ED-E16" "attachment-base64" Error File
        "nội dung tệp đính kèm là base64 nguyên vẹn" "the data of attachments is sound base64"
        ("<ContentTransferEncoded>nội dung…</ContentTransferEncoded>", "<ContentTransferEncoded>JVBE</ContentTransferEncoded>")
        |f| told(f, "READ-ED-UNDECODABLE", &[""]);
    "ED-W01" "length" Warning Both
        "độ dài các trường trong giới hạn mà bên nhận lưu được" "fields are no longer than receivers store"
        ("TyperNotation dài 40 ký tự", "TVC") lengths;
    "ED-W02" "to-twice" Warning Document
        "mỗi bên nhận chỉ nêu một lần" "each receiver is named once"
        ("<To>H37</To><To>H37</To>", "<To>H37</To>") twice;
    "ED-W03" "organ-id-form" Warning Both
        "mã định danh có dạng đã biết" "identifiers have a known form"
        ("so-noi-vu", "H37.02") organ_ids;
    "ED-W04" "type" Warning Document
        "Type là 1 (quy phạm) hoặc 2 (hành chính)" "Type is 1 (normative) or 2 (administrative)"
        ("<Type>71</Type>", "<Type>2</Type>")
        |f| outside(f, "/documentType/type", 1, 2);
    "ED-W05" "priority" Warning Document
        "độ khẩn từ 0 đến 4" "the urgency is 0 to 4"
        ("<Priority>9</Priority>", "<Priority>1</Priority>")
        |f| outside(f, "/otherInfo/priority", 0, 4);
    "ED-W06" "business-type" Warning Document
        "loại nghiệp vụ từ 0 đến 3" "the business type is 0 to 3"
        ("<BussinessDocType>7</BussinessDocType>", "<BussinessDocType>0</BussinessDocType>")
        |f| outside(f, "/bussiness/bussinessDocType", 0, 3);
    "ED-W07" "business-part" Warning Document
        "nghiệp vụ có đủ thành phần: cập nhật nêu văn bản và phần thay đổi, thay thế nêu văn bản bị thay"
        "a business has its parts: an update its document and changes, a replacement what it replaces"
        ("<BussinessDocType>3</BussinessDocType>", "<BussinessDocType>3</BussinessDocType><ReplacementInfoList>…") business_parts;
    "ED-W08" "document-id-form" Warning Both
        "mã văn bản có dạng {mã đơn vị},{yyyy/MM/dd},{số}/{ký hiệu}" "the DocumentId is {organ},{yyyy/MM/dd},{number}/{symbol}"
        ("GW-2025101407", "H37.02,2026/01/05,45/SNV-VP") document_ids;
    "ED-W09" "document-id-parts" Warning Document
        "mã văn bản khớp với bên gửi, ngày và số của văn bản" "the DocumentId agrees with sender, date and number"
        ("H37,2015/09/30,1/X và ngày 2018/09/28", "H37,2018/09/28,1/X") id_parts;
    "ED-W10" "future" Warning Day
        "ngày ban hành không ở tương lai" "the day of issue is not in the future"
        ("2099/01/01", "2026/01/05") future;
    "ED-W11" "manifest" Warning Document
        "danh mục tệp khớp với tệp đính kèm" "the manifest agrees with the attachments"
        ("một Reference, hai Attachment", "hai Reference, hai Attachment") manifest;
    "ED-W12" "zip-label" Warning Document
        "ContentType đúng với nội dung tệp" "the ContentType is that of the data"
        ("application/zip với %PDF", "application/pdf với %PDF") labels;
    "ED-W13" "status-known" Warning Status
        "mã trạng thái có trong danh mục" "the status code is one of the list"
        ("<StatusCode>99</StatusCode>", "<StatusCode>03</StatusCode>")
        |f| f.status().and_then(|s| s.status_code.as_ref()).filter(|c| c.get().is_none()).map(|c| found("/statusCode", c.as_written())).into_iter().collect();
    "ED-W14" "trace" Warning Document
        "có ít nhất một chặng trong TraceHeaderList" "the TraceHeaderList has at least one station"
        ("<TraceHeaderList/>", "<TraceHeader><OrganId>H37.02</OrganId>…</TraceHeader>")
        |f| absent(f.packet().is_some_and(|p| p.trace_header_list.as_ref().is_none_or(|l| l.trace_header.is_empty())), "/traceHeaderList/traceHeader");
    "ED-W15" "date-form" Warning File
        "ngày viết theo dạng yyyy/MM/dd, giờ theo dạng HH:mm:ss" "days are written as yyyy/MM/dd, times as HH:mm:ss"
        ("30/10/2020", "2020/10/30")
        |f| told(f, "READ-ED-FORM", &["/promulgationDate", "/dueDate", "/timestamp"]);
    "ED-W16" "namespace" Warning File
        "mọi tiền tố đều được khai báo" "every prefix is declared"
        ("<xlink:href> không có xmlns:xlink", "xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
        |f| told(f, "READ-ED-NAMESPACE", &[""]);
    "ED-W17" "attachment-ruined" Warning Document
        "tệp đính kèm không bị phần mềm coi là văn bản" "no attachment was taken for text and ruined"
        ("%PDF đầy EF BF BD", "%PDF nguyên vẹn") ruined;
}

fn absent(is_absent: bool, path: &str) -> Vec<Finding> {
    let finding = || {
        Finding::new(
            path,
            "thiếu hoặc để trống; hãy bổ sung",
            "it is missing or empty; add it",
        )
    };
    is_absent.then(finding).into_iter().collect()
}

fn found(path: impl Into<String>, text: &str) -> Finding {
    let text = crate::format::fault::excerpt(text);
    Finding::new(
        path,
        format!("giá trị `{text}` không đúng quy định"),
        format!("the value `{text}` is not what the standard has"),
    )
}

fn issued(packet: &Packet) -> Option<&Field<NaiveDate>> {
    packet.header.promulgation_info.as_ref()?.promulgation_date.as_ref()
}

fn receivers(facts: &Facts<'_>) -> Vec<Finding> {
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

fn numbers(facts: &Facts<'_>) -> Vec<Finding> {
    let wrong = facts
        .ending(&NUMBERS)
        .filter(|leaf| Field::<u32>::read(&leaf.text).get().is_none());
    let wrong = wrong.map(|leaf| found(&leaf.path, &leaf.text));
    // An empty one is worse than none: the official reader gives up the packet.
    wrong.chain(told(facts, "READ-ED-STEERING", &[""])).collect()
}

/// What the reader told with a code, at paths of some ends.
fn told(facts: &Facts<'_>, code: &str, ends: &[&str]) -> Vec<Finding> {
    let notes = facts.forgiven.unwrap_or_default().iter();
    let of_code = notes.filter(|note| note.code == code && ends.iter().any(|end| note.path.ends_with(end)));
    of_code
        .map(|note| Finding {
            place: note.span,
            ..Finding::new(note.path.clone(), note.message.vi.clone(), note.message.en.clone())
        })
        .collect()
}

fn dates(facts: &Facts<'_>) -> Vec<Finding> {
    let fails = |form: Form| matches!(form, Form::Impossible | Form::Unknown);
    let days = facts
        .ending(&DAYS)
        .filter(|leaf| fails(Field::<NaiveDate>::read(&leaf.text).form()));
    let times = facts
        .ending(&TIMES)
        .filter(|leaf| fails(Field::<NaiveDateTime>::read(&leaf.text).form()));
    days.chain(times).map(|leaf| found(&leaf.path, &leaf.text)).collect()
}

fn data(facts: &Facts<'_>) -> Vec<Finding> {
    let attachments = facts
        .packet()
        .map(|packet| packet.attachments.as_slice())
        .unwrap_or_default();
    let bare = attachments
        .iter()
        .enumerate()
        .filter(|(_, attachment)| attachment.content.is_none());
    bare.flat_map(|(i, _)| absent(true, &format!("/attachments/{i}")))
        .collect()
}

fn lengths(facts: &Facts<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for leaf in &facts.leaves {
        let Some((_, most)) = LENGTHS.iter().find(|(end, _)| leaf.row.ends_with(end)) else {
            continue;
        };
        let length = leaf.text.chars().count();
        if length > *most {
            out.push(Finding::new(
                &leaf.path,
                format!("dài {length} ký tự, quá {most}; bên nhận có thể từ chối hoặc cắt bớt"),
                format!("it has {length} characters, more than {most}; receivers may refuse or cut it"),
            ));
        }
    }
    out
}

fn twice(facts: &Facts<'_>) -> Vec<Finding> {
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

fn organ_ids(facts: &Facts<'_>) -> Vec<Finding> {
    let odd = |text: &str| {
        text.parse::<OrganId>()
            .map_or(true, |id| id.scheme() == OrganIdScheme::Other)
    };
    // The centres on the way write none, or the word `null`.
    let theirs = |row: &str| row.starts_with("/traceHeaderList/traceHeader");
    let ids = facts
        .ending(&["/organId"])
        .filter(|leaf| !theirs(&leaf.row) && odd(&leaf.text));
    ids.map(|leaf| found(&leaf.path, &leaf.text)).collect()
}

fn outside(facts: &Facts<'_>, end: &str, least: u32, most: u32) -> Vec<Finding> {
    let within = |text: &str| {
        Field::<u32>::read(text)
            .get()
            .is_some_and(|n| (least..=most).contains(&n))
    };
    let wrong = facts
        .leaves
        .iter()
        .filter(|leaf| leaf.row.ends_with(end) && !within(&leaf.text));
    wrong.map(|leaf| found(&leaf.path, &leaf.text)).collect()
}

fn business_parts(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(business) = facts.business() else {
        return Vec::new();
    };
    let kind = business.bussiness_doc_type.as_ref().and_then(Field::get);
    /// What a kind needs: whether it is there, and where it belongs.
    type Need = (BusinessKind, fn(&Business) -> bool, &'static str);
    const NEEDS: [Need; 3] = [
        (BusinessKind::Update, |b| b.document_id.is_some(), "documentId"),
        (
            BusinessKind::Update,
            |b| !b.bussiness_document_info.is_empty(),
            "bussinessDocumentInfo",
        ),
        (
            BusinessKind::Replace,
            |b| !b.replacement_info_list.is_empty(),
            "replacementInfoList",
        ),
    ];
    let missing = NEEDS
        .iter()
        .filter(|(of, is_there, _)| kind == Some(*of) && !is_there(business));
    missing
        .flat_map(|(_, _, name)| absent(true, &format!("/traceHeaderList/bussiness/{name}")))
        .collect()
}

fn document_ids(facts: &Facts<'_>) -> Vec<Finding> {
    let odd = |text: &str| text.parse::<DocumentId>().map_or(true, |id| !id.is_standard());
    let ids = facts.ending(&["/documentId"]).filter(|leaf| odd(&leaf.text));
    ids.map(|leaf| found(&leaf.path, &leaf.text)).collect()
}

fn id_parts(facts: &Facts<'_>) -> Vec<Finding> {
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
                format!("`{given}` khác với `{of_id}` trong DocumentId"),
                format!("`{given}` is not `{of_id}` as in the DocumentId"),
            )
        })
        .collect()
}

fn future(facts: &Facts<'_>) -> Vec<Finding> {
    let date = facts.packet().and_then(issued).and_then(Field::get);
    let ahead = date.filter(|date| facts.today.is_some_and(|today| *date > today));
    ahead
        .map(|date| found("/promulgationInfo/promulgationDate", &date.to_string()))
        .into_iter()
        .collect()
}

fn manifest(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(packet) = facts.packet() else {
        return Vec::new();
    };
    let (listed, given) = (&packet.manifest.reference, &packet.attachments);
    if listed.len() != given.len() {
        let (listed, given) = (listed.len(), given.len());
        return vec![Finding::new(
            "/manifest",
            format!("danh mục kê {listed} tệp, gói tin có {given} tệp"),
            format!("the manifest lists {listed} files, the packet has {given}"),
        )];
    }
    let pairs = given.iter().enumerate();
    let unlisted = pairs.filter(|(_, file)| !listed.iter().any(|row| row.content_id == file.content_id));
    unlisted
        .map(|(i, _)| {
            Finding::new(
                format!("/attachments/{i}/contentId"),
                "không có trong danh mục edXMLManifest",
                "it is not in the edXMLManifest",
            )
        })
        .collect()
}

/// What unpacking an attachment finds odd about it: whether it is ruined, and the words.
fn remarks<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (usize, &'a Attachment, Option<(bool, Message)>)> + use<'a> {
    let attachments = facts
        .packet()
        .map(|packet| packet.attachments.as_slice())
        .unwrap_or_default();
    attachments.iter().enumerate().filter_map(|(i, attachment)| {
        let bytes = attachment.content.as_ref()?.as_bytes();
        let unpacked = Unpacked::new(Cursor::new(bytes), attachment, &Options::default()).ok()?;
        let remark = unpacked.remark().map(|remark| (unpacked.is_ruined(), remark.clone()));
        (!bytes.is_empty()).then_some((i, attachment, remark))
    })
}

fn ruined(facts: &Facts<'_>) -> Vec<Finding> {
    let of = |(i, _, remark)| match remark {
        Some((true, Message { vi, en, .. })) => Some(Finding::new(format!("/attachments/{i}"), vi, en)),
        _ => None,
    };
    remarks(facts).filter_map(of).collect()
}

fn labels(facts: &Facts<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (i, attachment, remark) in remarks(facts) {
        let path = format!("/attachments/{i}/contentType");
        if let Some((false, Message { vi, en, .. })) = remark {
            out.push(Finding::new(path, vi, en));
            continue;
        }
        let bytes = attachment.content.as_ref().map(Content::as_bytes).unwrap_or_default();
        let is_zip = bytes.starts_with(b"PK\x03\x04");
        let says_zip = says_zip(attachment.content_type.as_deref());
        let own = attachment.extension().is_some_and(|extension| is_zip_based(&extension));
        if says_zip != is_zip && !(is_zip && own) {
            out.push(Finding::new(
                path,
                "ContentType không đúng với nội dung tệp; bên nhận có thể không mở được",
                "the ContentType is not that of the data; receivers may be unable to open it",
            ));
        }
    }
    out
}
