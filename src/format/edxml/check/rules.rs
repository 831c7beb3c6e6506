//! The rules.

use super::file_names::file_names;
use super::files::{data, labels, manifest, no_letter, ruined};
use super::header::{
    absent, business_parts, dates, document_ids, future, id_parts, issued, lengths, numbers, organ_ids, outside,
    receivers, told, twice, unknown_status,
};
use super::letters::header_and_letter;
use super::spoofing::deceptive_names;
use super::{About, Row};
use crate::diagnostic::Severity;

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
    "ED-E17" "letter-attached" Error Document
        "gói tin gửi văn bản mới hoặc văn bản thay thế có tệp đính kèm" "a packet that brings a new document or a replacement has an attachment"
        ("<AttachmentEncoded/>", "<AttachmentEncoded><Attachment>…</Attachment></AttachmentEncoded>") no_letter;
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
        "nghiệp vụ có đủ thành phần: thu hồi nêu văn bản, cập nhật nêu văn bản và phần thay đổi, thay thế nêu văn bản bị thay"
        "a business has its parts: a recall its document, an update its document and changes, a replacement what it replaces"
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
        "danh mục kê đúng các tệp đính kèm, cùng mã và tên" "the manifest lists the attachments, by the same identifiers and names"
        ("một Reference, hai Attachment", "hai Reference, hai Attachment") manifest;
    "ED-W12" "zip-label" Warning Document
        "ContentType đúng với nội dung tệp, tệp nén mở được" "the ContentType is that of the data, and an archive opens"
        ("application/zip với %PDF", "application/pdf với %PDF") labels;
    "ED-W13" "status-known" Warning Status
        "mã trạng thái có trong danh mục" "the status code is one of the list"
        ("<StatusCode>99</StatusCode>", "<StatusCode>03</StatusCode>")
        unknown_status;
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
    "ED-W18" "deceptive-letters" Warning Both
        "số, mã, tên viết bằng chữ Việt: không có ký tự ẩn, ký tự đổi chiều, chữ của hệ chữ khác trông giống"
        "numbers, identifiers and names are in Vietnamese letters: none unseen, none that turns the text, none that looks alike"
        ("<OrganId>Н37.02</OrganId> với Н là U+041D", "<OrganId>H37.02</OrganId>") deceptive_names;
    "ED-W19" "attachment-file-name" Warning Document
        "tên tệp đính kèm là tên tệp văn bản: không phải đường dẫn, tên thiết bị, phần mở rộng giả, tệp chạy được, lối tắt, tệp có macro, trang có mã lệnh, ảnh đĩa hay tệp của hệ điều hành, không chỉ khác tên tệp khác ở chữ hoa hay cách gõ dấu"
        "the name of an attachment is that of a document: no path, no device, no false extension, no program, shortcut, macros, page with scripts, image of a disk or file of the system, and differs from others in more than case"
        ("thu.pdf.exe", "thu.pdf") file_names;
    "ED-W20" "header-of-the-letter" Warning Letters
        "số, ngày, trích yếu, bên gửi, người ký trong gói tin đúng như văn bản đính kèm"
        "number, day, subject, sender and signer of the packet are those of the letter that is attached"
        ("<CodeNumber>46</CodeNumber> với văn bản số 45/SNV-VP", "<CodeNumber>45</CodeNumber>") header_and_letter;
}
