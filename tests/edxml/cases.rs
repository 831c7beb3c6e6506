//! What the reader makes of what senders really write, case by case.

use congvan::edxml::{self, Edxml, Options, Reader};
use congvan::{ErrorKind, Lang};
use serde_json::Value;

use crate::frame::{NAMESPACE, both, file, files, list, message, packet, refusals};

/// What both readers make of a text, and what comes of it when it is written and read.
fn read(text: &str) -> Edxml {
    let reading = edxml::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let streamed = edxml::from_reader(text.as_bytes()).unwrap();
    assert_eq!(streamed.content, reading.content, "{text}");
    let written = edxml::to_string(&reading.content).unwrap().output;
    assert_eq!(edxml::from_str(&written).unwrap().content, reading.content, "{written}");
    reading.content
}

fn json(text: &str) -> Value {
    serde_json::to_value(read(text)).unwrap()
}

#[test]
fn messages_are_read_like_the_official_reader_reads_them() {
    for (elements, pointer, expected) in [
        // Any prefix, any namespace, any order.
        ("<Subject>a</Subject>", "/subject", "a"),
        ("<x:Subject xmlns:x='urn:x'>a</x:Subject>", "/subject", "a"),
        ("<x:Subject>a</x:Subject>", "/subject", "a"),
        (
            "<Subject>a</Subject><From><OrganId>H37</OrganId></From>",
            "/from/organId",
            "H37",
        ),
        // Of several the last counts in the message and in a body, the first in its leaves.
        ("<Subject>a</Subject><Subject>b</Subject>", "/subject", "b"),
        (
            "<From><OrganId>1</OrganId></From><From><OrganId>2</OrganId></From>",
            "/from/organId",
            "2",
        ),
        (
            "<From><OrganName>a</OrganName><OrganName>b</OrganName></From>",
            "/from/organName",
            "b",
        ),
        (
            "<Code><CodeNumber>1</CodeNumber><CodeNumber>2</CodeNumber></Code>",
            "/code/codeNumber",
            "1",
        ),
        (
            "<PromulgationInfo><Place>1</Place><Place>2</Place></PromulgationInfo>",
            "/promulgationInfo/place",
            "1",
        ),
        (
            "<DocumentType><TypeName>1</TypeName><TypeName>2</TypeName></DocumentType>",
            "/documentType/typeName",
            "1",
        ),
        (
            "<SignerInfo><FullName>1</FullName><FullName>2</FullName></SignerInfo>",
            "/signerInfo/fullName",
            "1",
        ),
        (
            "<OtherInfo><ReplyFors>1</ReplyFors><ReplyFors>2</ReplyFors></OtherInfo>",
            "/otherInfo/replyFors",
            "1",
        ),
        (
            "<ResponseFor><Code>1</Code><Code>2</Code></ResponseFor>",
            "/responseFor/0/code",
            "1",
        ),
        // Own text and CDATA count, comments and elements inside do not.
        (
            "<Subject>a<![CDATA[<b>]]><!-- c -->&amp;&#x1EBF;</Subject>",
            "/subject",
            "a<b>&ế",
        ),
        ("<Subject>a<b>x</b>c</Subject>", "/subject", "ac"),
        // Bodies are trimmed, other texts are not; empty is absent.
        ("<From><OrganName> a </OrganName></From>", "/from/organName", "a"),
        ("<To><Email>\n a\t</Email></To>", "/to/0/email", "a"),
        ("<Subject> a </Subject>", "/subject", " a "),
        ("<To/><To><OrganId>H37</OrganId></To>", "/to/0/organId", "H37"),
        (
            "<ResponseFor/><ResponseFor><OrganId>H37</OrganId></ResponseFor>",
            "/responseFor/0/organId",
            "H37",
        ),
        (
            "<From><OrganInCharge>a</OrganInCharge></From>",
            "/from/organizationInCharge",
            "a",
        ),
        // Line ends are one character.
        ("<Subject>a\r\nb\rc</Subject>", "/subject", "a\nb\nc"),
        // Days: which end has four digits tells the order.
        ("<DueDate>2018/09/28</DueDate>", "/dueDate", "2018-09-28"),
        ("<DueDate>2018/9/8</DueDate>", "/dueDate", "2018-09-08"),
        ("<DueDate>2018-09-28</DueDate>", "/dueDate", "2018-09-28"),
        ("<DueDate>28/09/2018</DueDate>", "/dueDate", "2018-09-28"),
        ("<DueDate>28-9-2018</DueDate>", "/dueDate", "2018-09-28"),
        ("<DueDate>2018/09/28 10:11:12</DueDate>", "/dueDate", "2018-09-28"),
        ("<DueDate>2018-09-28T10:11:12</DueDate>", "/dueDate", "2018-09-28"),
        ("<DueDate> 2018/09/28</DueDate>", "/dueDate", "2018-09-28"),
        ("<DueDate>2018/02/30</DueDate>", "/dueDate", "2018/02/30"),
        ("<DueDate>2018/13/01</DueDate>", "/dueDate", "2018/13/01"),
        ("<DueDate>18/09/28</DueDate>", "/dueDate", "18/09/28"),
        ("<DueDate>20180928</DueDate>", "/dueDate", "20180928"),
        ("<DocumentId>GW-1, a</DocumentId>", "/documentId", "GW-1, a"),
    ] {
        let json = json(&message(elements));
        assert_eq!(json["kind"], "document");
        let found = json["header"].pointer(pointer).unwrap_or(&Value::Null);
        assert_eq!(found, expected, "{elements}: {json}");
    }
    for (elements, pointer) in [
        ("<Subject/>", "/subject"),
        ("<Subject> \r\n\t</Subject>", "/subject"),
        ("<DueDate></DueDate>", "/dueDate"),
        ("<Nothing/>", "/nothing"),
    ] {
        let json = json(&message(elements));
        let found = json["header"].pointer(pointer).unwrap_or(&Value::Null);
        assert!(found.is_null(), "{elements}: {json}");
    }
}

#[test]
fn headers_are_read_like_the_official_reader_reads_them() {
    let of = |header: &str| json(&packet(header, ""))["header"].clone();
    let twice =
        of("<MessageHeader><Subject>1</Subject></MessageHeader><MessageHeader><Subject>2</Subject></MessageHeader>");
    assert_eq!(twice["subject"], "2");
    let traced = of(
        "<MessageHeader/><TraceHeaderList id='1'><TraceHeader><OrganId>null</OrganId></TraceHeader>\
        <TraceHeader><Timestamp>2026/01/05 08:09:10</Timestamp></TraceHeader>\
        <Business><BusinessDocType>3</BusinessDocType></Business></TraceHeaderList>",
    );
    assert_eq!(traced["traceHeaderList"]["traceHeader"][0]["organId"], "null");
    assert_eq!(
        traced["traceHeaderList"]["traceHeader"][1]["timestamp"],
        "2026-01-05T08:09:10"
    );
    assert_eq!(traced["traceHeaderList"]["bussiness"]["bussinessDocType"], 3);
    assert!(of("")["subject"].is_null()); // no message at all
}

#[test]
fn statuses_are_read_like_the_official_reader_reads_them() {
    for (elements, pointer, expected) in [
        ("<StatusCode>3</StatusCode>", "/statusCode", "03"),
        ("<StatusCode> 03 </StatusCode>", "/statusCode", "03"),
        ("<StatusCode>99</StatusCode>", "/statusCode", "99"),
        (
            "<StatusCode>01</StatusCode><StatusCode>02</StatusCode>",
            "/statusCode",
            "02",
        ),
        (
            "<StatusCode/><Timestamp>\n2026/01/05 08:00:00 </Timestamp>",
            "/timestamp",
            "2026-01-05T08:00:00",
        ),
        (
            "<StatusCode/><TimeStamp>2026/01/05 08:00:00</TimeStamp>",
            "/timestamp",
            "2026-01-05T08:00:00",
        ),
        ("<StatusCode/><Description> a </Description>", "/description", " a "),
        (
            "<StatusCode/><StaffInfo><Staff>1</Staff><Staff>2</Staff></StaffInfo>",
            "/staffInfo/staff",
            "1",
        ),
        (
            "<StatusCode/><ResponseFor><Code>1</Code></ResponseFor><ResponseFor><Code>2</Code></ResponseFor>",
            "/responseFor/code",
            "2",
        ),
    ] {
        let json = json(&message(elements));
        assert_eq!(json["kind"], "status");
        assert_eq!(json["header"].pointer(pointer).unwrap(), expected, "{elements}: {json}");
    }
}

#[test]
fn attachments_are_read_like_the_official_reader_reads_them() {
    let data = "<ContentTransferEncoded>YWJj</ContentTransferEncoded>";
    for (elements, pointer, expected) in [
        ("<ContentId>cid:cid:209</ContentId>", "/contentId", "209"),
        ("<ContentId>209</ContentId>", "/contentId", "209"),
        (
            "<ContentType>a</ContentType><ContentType>b</ContentType>",
            "/contentType",
            "b",
        ),
        ("<x:AttachmentName>b.pdf</x:AttachmentName>", "/attachmentName", "b.pdf"),
        (
            "<Format>pdf</Format><MimeType>m</MimeType><FieldName>f</FieldName>",
            "/format",
            "pdf",
        ),
    ] {
        for text in [format!("{elements}{data}"), format!("{data}{elements}")] {
            let json = json(&file(&text));
            assert_eq!(
                json["attachments"][0].pointer(pointer).unwrap(),
                expected,
                "{text}: {json}"
            );
            assert_eq!(json["attachments"][0]["contentTransferEncoded"], 3, "{text}");
        }
    }
}

#[test]
fn of_several_data_the_last_counts() {
    let data = |text: &str| format!("<ContentTransferEncoded>{text}</ContentTransferEncoded>");
    for (elements, length) in [
        ([data("YWJj"), data("YWJjZA==")].concat(), 4),
        (
            [data("YWJj"), "<Format>pdf</Format>".into(), data("YQ=="), data("YWI=")].concat(),
            2,
        ),
        ([data("YWJj"), data("")].concat(), 0),
    ] {
        let text = file(&elements);
        assert_eq!(
            json(&text)["attachments"][0]["contentTransferEncoded"],
            length,
            "{elements}"
        );
        let told = edxml::from_reader(text.as_bytes()).unwrap().diagnostics;
        let twice = told.iter().find(|note| note.code == "READ-ED-TWICE").unwrap();
        assert_eq!(twice.span.unwrap().start, text.find("<ContentTransfer").unwrap());
    }
}

#[test]
fn the_last_list_counts_for_every_reader() {
    let one = |name: &str| {
        list(&format!(
            "<Attachment><AttachmentName>{name}</AttachmentName><ContentTransferEncoded>YWJj</ContentTransferEncoded></Attachment>"
        ))
    };
    let lists = [one("1"), one("2")].concat();
    let text = files(&lists);
    let content = read(&text);
    let names = |content: &Edxml| -> Vec<String> {
        let files = &content.packet().unwrap().attachments;
        files.iter().map(|file| file.attachment_name.clone().unwrap()).collect()
    };
    assert_eq!(names(&content), ["2"]);
    let mut reader = Reader::new(text.as_bytes()).unwrap();
    let mut met = Vec::new();
    while let Some(attachment) = reader.next_attachment().unwrap() {
        met.push((
            attachment.lists_before(),
            attachment.about().attachment_name.clone().unwrap(),
        ));
    }
    assert_eq!(met, [(0, "1".to_owned()), (1, "2".to_owned())]);
    for reading in both(&text) {
        let twice = reading
            .diagnostics
            .iter()
            .find(|note| note.code == "READ-ED-TWICE")
            .unwrap();
        assert_eq!(twice.span.unwrap().start, text.find("<AttachmentEncoded").unwrap());
    }
    let emptied = files(&format!("{}<AttachmentEncoded/>", one("1")));
    assert!(names(&read(&emptied)).is_empty());
    let filled = files(&format!("<AttachmentEncoded/>{}", one("1")));
    assert_eq!(names(&read(&filled)), ["1"]);
}

#[test]
fn elements_in_a_text_are_written_back() {
    let text = message("<edXML:Subject n='1'>a<edXML:b k='v'>x</edXML:b>c</edXML:Subject>");
    let content = read(&text);
    let written = edxml::to_string(&content).unwrap().output;
    assert!(
        written.contains("<edXML:Subject n=\"1\">ac<edXML:b k=\"v\">x</edXML:b></edXML:Subject>"),
        "{written}"
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let envelope =
        |attributes: &str| format!("<edXML><e:edXMLEnvelope {attributes}><edXMLHeader/></e:edXMLEnvelope></edXML>");
    assert!(edxml::from_str(&envelope(&format!("xmlns:e='{NAMESPACE}'"))).is_ok());
    for (text, kind) in [
        (envelope(""), ErrorKind::Data),
        (envelope(&format!("xmlns:e='{NAMESPACE}/'")), ErrorKind::Data),
        (
            format!("<edXML><edXMLEnvelope xmlns='{NAMESPACE}'/></edXML>"),
            ErrorKind::Data,
        ),
        (format!("1212{}", message("")), ErrorKind::Syntax),
        (format!("\n<?xml version='1.0'?>{}", message("")), ErrorKind::Syntax),
        (format!("{}x", message("")), ErrorKind::Syntax),
        (message("<a>"), ErrorKind::Syntax),
        (message("<Subject>a]]>b</Subject>"), ErrorKind::Syntax),
        (
            format!("<?xml version='1.0' encoding='tcvn-5712'?>{}", message("")),
            ErrorKind::Encoding,
        ),
    ] {
        for error in refusals(&text) {
            assert_eq!(error.kind(), kind, "{text}: {error}");
        }
    }
}

#[test]
fn floods_are_refused() {
    let many = message(&"<a/>".repeat(200_000));
    let texts = message(&"<edXML:ToPlaces><edXML:Place>a</edXML:Place></edXML:ToPlaces>".repeat(60_000));
    let attachments = "<Attachment><Description>a</Description></Attachment>".repeat(2000);
    let long = files(&list(&attachments));
    let small = Options::default().header_bytes(1000);
    for (text, options) in [
        (&many, &Options::default()),
        (&texts, &Options::default()),
        (&long, &small),
    ] {
        for error in [
            edxml::from_str_with(text, options).unwrap_err(),
            edxml::from_reader_with(text.as_bytes(), options).unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
            assert!(!error.message(Lang::Vi).is_empty());
        }
    }
    // What stands first in vain, many times, costs no more than once each.
    let odd = message(&format!(
        "<edXML:PromulgationInfo>{}{}</edXML:PromulgationInfo>",
        "<x/>".repeat(45_000),
        "<Place/>".repeat(45_000)
    ));
    assert!(edxml::from_str(&odd).is_ok());
}

#[test]
fn an_envelope_in_no_namespace_says_what_to_declare() {
    for (text, binding) in [
        ("<edXML><edXMLEnvelope/></edXML>", "declare xmlns=\""),
        ("<edXML><edXML:edXMLEnvelope/></edXML>", "declare xmlns:edXML=\""),
    ] {
        for error in refusals(text) {
            assert!(error.to_string().contains(binding), "{error}");
        }
    }
}

#[test]
fn the_older_generation_is_named_in_its_mime_message_too() {
    let text = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=phan\r\n\r\n--phan\r\n\r\n\
                <?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>";
    for error in refusals(text) {
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert!(error.to_string().contains("older e-doc generation"), "{error}");
    }
}

#[test]
fn what_is_empty_reads_back_the_same() {
    let header = "<edXML:MessageHeader><edXML:Subject>họp<AttachmentEncoded/></edXML:Subject></edXML:MessageHeader>";
    let attachment = "<Attachment><ContentId>cid:</ContentId><AttachmentName>a.pdf</AttachmentName>\
                      <ContentTransferEncoded>JVBE</ContentTransferEncoded></Attachment>";
    let reading = edxml::from_str(&packet(header, &list(attachment))).unwrap();
    let codes: Vec<&str> = reading.diagnostics.iter().map(|note| note.code.as_ref()).collect();
    assert_eq!(codes, ["READ-ED-PLACE", "READ-ED-EMPTY"]);
    let written = edxml::to_string(&reading.content).unwrap();
    assert_eq!(edxml::from_str(&written.output).unwrap().content, reading.content);
}
