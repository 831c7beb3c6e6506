//! What the reader makes of what senders really write, case by case.

use congvan::diagnostic::Severity;
use congvan::edxml::{self, Check, Edxml, Options, Reader};
use congvan::{ErrorKind, Lang};
use serde_json::Value;

const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

/// A packet of a header, given as its elements, and of what stands behind the envelope.
fn packet(header: &str, behind: &str) -> String {
    format!(
        "<edXML xmlns=\"{NAMESPACE}\"><edXML:edXMLEnvelope xmlns:edXML=\"{NAMESPACE}\"><edXML:edXMLHeader>{header}\
         </edXML:edXMLHeader></edXML:edXMLEnvelope>{behind}</edXML>"
    )
}

fn message(elements: &str) -> String {
    packet(&format!("<edXML:MessageHeader>{elements}</edXML:MessageHeader>"), "")
}

fn file(elements: &str) -> String {
    let attachment = format!("<AttachmentEncoded><Attachment>{elements}</Attachment></AttachmentEncoded>");
    packet("<edXML:MessageHeader/>", &attachment)
}

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
    let list = |name: &str| {
        format!(
            "<AttachmentEncoded><Attachment><AttachmentName>{name}</AttachmentName><ContentTransferEncoded>YWJj</ContentTransferEncoded></Attachment></AttachmentEncoded>"
        )
    };
    let lists = [list("1"), list("2")].concat();
    let text = packet("<edXML:MessageHeader/>", &lists);
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
    for reading in [
        edxml::from_str(&text).unwrap(),
        edxml::from_reader(text.as_bytes()).unwrap(),
    ] {
        let twice = reading
            .diagnostics
            .iter()
            .find(|note| note.code == "READ-ED-TWICE")
            .unwrap();
        assert_eq!(twice.span.unwrap().start, text.find("<AttachmentEncoded").unwrap());
    }
    let emptied = packet("<edXML:MessageHeader/>", &format!("{}<AttachmentEncoded/>", list("1")));
    assert!(names(&read(&emptied)).is_empty());
    let filled = packet("<edXML:MessageHeader/>", &format!("<AttachmentEncoded/>{}", list("1")));
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
        for error in [
            edxml::from_str(&text).unwrap_err(),
            edxml::from_reader(text.as_bytes()).unwrap_err(),
        ] {
            assert_eq!(error.kind(), kind, "{text}: {error}");
        }
    }
}

#[test]
fn what_is_no_base64_is_told_where_it_first_stands() {
    for (data, code, line, column) in [
        ("YWJj\nYW!j\n", "READ-ED-UNDECODABLE", 3, 3),
        ("YWJj\nYWJ-\nYW!j", "READ-ED-UNDECODABLE", 4, 3),
        ("YWJj\nYW_-\n", "READ-ED-BASE64", 3, 3),
        ("YWJj\nYQ==\n  YQ", "READ-ED-UNDECODABLE", 4, 3),
        ("YWJj\nY", "READ-ED-UNDECODABLE", 3, 2),
        ("YWJj\nYQ", "READ-ED-BASE64", 3, 3),
        ("ế", "READ-ED-UNDECODABLE", 2, 1),
    ] {
        for wrapped in [String::new(), "YWJj\n".repeat(40_000)] {
            let text = file(&format!(
                "<AttachmentName>Tờ trình ế.pdf</AttachmentName><ContentTransferEncoded>\n{wrapped}{data}</ContentTransferEncoded>"
            ));
            let line = line + wrapped.lines().count();
            for reading in [
                edxml::from_str(&text).unwrap(),
                edxml::from_reader(text.as_bytes()).unwrap(),
            ] {
                let place = reading
                    .diagnostics
                    .iter()
                    .find(|note| note.code == code)
                    .unwrap()
                    .span
                    .unwrap();
                assert_eq!((place.line, place.column), (line, column), "{data}");
            }
        }
    }
    // The same for what is refused.
    let text = file(&format!(
        "<ContentTransferEncoded>{}YW\u{1}j</ContentTransferEncoded>",
        "YWJj\n".repeat(40_000)
    ));
    for error in [
        edxml::from_str(&text).unwrap_err(),
        edxml::from_reader(text.as_bytes()).unwrap_err(),
    ] {
        let place = error.position().unwrap();
        assert_eq!((place.line, place.column), (40_001, 3), "{error}");
    }
}

#[test]
fn findings_stand_where_their_elements_stand() {
    let text = format!(
        "<edXML xmlns=\"{NAMESPACE}\">\n<edXML:edXMLEnvelope xmlns:edXML=\"{NAMESPACE}\">\n<edXML:edXMLHeader>\n<edXML:MessageHeader>\n\
         <edXML:To><edXML:OrganName>Xã ế</edXML:OrganName></edXML:To>\n<edXML:To/>\n<edXML:To><edXML:OrganId>xã</edXML:OrganId></edXML:To>\n\
         <edXML:Subject></edXML:Subject>\n\
         <edXML:SteeringType> 1 </edXML:SteeringType>\n<edXML:DueDate>2018/02/30</edXML:DueDate>\n</edXML:MessageHeader>\n</edXML:edXMLHeader>\n</edXML:edXMLEnvelope>\n\
         <AttachmentEncoded>\n<Attachment><AttachmentName>ế.pdf</AttachmentName><ContentType>application/zip</ContentType>\
         <ContentTransferEncoded>JVBE</ContentTransferEncoded></Attachment>\n<Attachment/>\n</AttachmentEncoded>\n</edXML>"
    );
    for reading in [
        edxml::from_str(&text).unwrap(),
        edxml::from_reader(text.as_bytes()).unwrap(),
    ] {
        let report = Check::new().check(&reading);
        for (code, path, line, column) in [
            ("ED-E01", "/from/organId", 4, 1),
            ("ED-E02", "/to/0/organId", 5, 1),
            ("ED-W03", "/to/1/organId", 7, 11),
            ("ED-E06", "/subject", 8, 1),
            ("ED-E08", "/steeringType", 9, 1),
            ("ED-E09", "/dueDate", 10, 1),
            ("ED-W12", "/attachments/0/contentType", 15, 51),
            ("ED-E10", "/attachments/1", 16, 1),
        ] {
            let found = report
                .diagnostics
                .iter()
                .find(|finding| finding.code == code && finding.path == path);
            let place = found
                .unwrap_or_else(|| panic!("{code} {path} in {:?}", report.diagnostics))
                .span
                .unwrap();
            assert_eq!((place.line, place.column), (line, column), "{code} {path}");
            assert!(text[place.start..].starts_with('<'), "{code}");
        }
        // What a rule tells is told once.
        let left: Vec<&str> = edxml::unjudged(&reading.diagnostics, &report)
            .map(|note| note.code.as_ref())
            .collect();
        assert!(
            !left.contains(&"READ-ED-DATE") && !left.contains(&"READ-ED-FORM"),
            "{left:?}"
        );
    }
}

#[test]
fn rules_can_be_silenced_regraded_and_wait_for_the_issue() {
    let content = read(&message("<To><OrganId>H37</OrganId></To>"));
    let of = |check: Check| check.check(&content);
    let severity = |report: &congvan::diagnostic::Report, code: &str| {
        report
            .diagnostics
            .iter()
            .find(|finding| finding.code == code)
            .map(|finding| finding.severity)
    };
    let report = of(Check::new());
    assert_eq!(severity(&report, "ED-E03"), Some(Severity::Error));
    let report = of(Check::new()
        .without_rule("ED-E03")
        .severity("ED-E06", Severity::Info)
        .draft(true));
    assert_eq!(severity(&report, "ED-E03"), None);
    assert_eq!(severity(&report, "ED-E05"), Some(Severity::Info));
    assert_eq!(severity(&report, "ED-E06"), Some(Severity::Info));
    assert_eq!(severity(&report, "ED-E01"), Some(Severity::Error));
    assert_eq!(report.silenced().collect::<Vec<_>>(), ["ED-E03"]);
    assert_eq!(report.regraded().collect::<Vec<_>>(), [("ED-E06", Severity::Info)]);
}

#[test]
fn floods_are_refused() {
    let many = message(&"<a/>".repeat(200_000));
    let texts = message(&"<edXML:ToPlaces><edXML:Place>a</edXML:Place></edXML:ToPlaces>".repeat(60_000));
    let list = "<Attachment><Description>a</Description></Attachment>".repeat(2000);
    let long = packet(
        "<edXML:MessageHeader/>",
        &format!("<AttachmentEncoded>{list}</AttachmentEncoded>"),
    );
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

/// Gives one byte at a time.
struct Drops<'a>(&'a [u8]);

impl std::io::Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = buffer.len().min(1);
        self.0.read(&mut buffer[..most])
    }
}

#[test]
fn places_are_the_same_however_the_bytes_come() {
    let one = |name: &str, data: &str| {
        format!(
            "<Attachment><ContentId>{name}</ContentId><AttachmentName>{name}.pdf</AttachmentName>             <ContentTransferEncoded>{data}</ContentTransferEncoded></Attachment>"
        )
    };
    let header = "<edXML:MessageHeader><edXML:Subject>họp ế</edXML:Subject></edXML:MessageHeader>";
    let lists = format!(
        "<AttachmentEncoded>{}</AttachmentEncoded><AttachmentEncoded/>\n<AttachmentEncoded>{}{}</AttachmentEncoded>",
        one("ề", "JVBE"),
        one("biên bản ố", "JV!BE"),
        one("ữ", "JVBE-_==")
    );
    let text = packet(header, &lists);
    let whole = edxml::from_str(&text).unwrap();
    assert!(
        whole
            .diagnostics
            .iter()
            .filter(|note| note.code == "READ-ED-TWICE")
            .count()
            == 2
    );
    for reading in [
        edxml::from_reader(text.as_bytes()).unwrap(),
        edxml::from_reader(Drops(text.as_bytes())).unwrap(),
    ] {
        assert_eq!(reading.content, whole.content);
        let places = |reading: &edxml::Reading| {
            let mut places: Vec<_> = reading
                .diagnostics
                .iter()
                .map(|note| {
                    (
                        note.span.unwrap().start,
                        note.span,
                        note.code.to_string(),
                        note.path.clone(),
                    )
                })
                .collect();
            places.sort_by_key(|place| place.0);
            places
        };
        assert_eq!(places(&reading), places(&whole));
    }
    // What cannot be read is told at the same place, too.
    for broken in [
        text.replace("JVBE-_==", "JVBE\u{1}"),
        text.replace("JVBE-_==</", "JVBE<"),
        text.replace("<AttachmentName>ữ", "<AttachmentName a>ữ"),
    ] {
        let whole = edxml::from_str(&broken).unwrap_err();
        let drops = edxml::from_reader(Drops(broken.as_bytes())).unwrap_err();
        assert_eq!(whole.to_string(), drops.to_string());
        assert_eq!(whole.path(), Some("/attachments/1"));
    }
}

#[test]
fn an_envelope_in_no_namespace_says_what_to_declare() {
    for (text, binding) in [
        ("<edXML><edXMLEnvelope/></edXML>", "declare xmlns=\""),
        ("<edXML><edXML:edXMLEnvelope/></edXML>", "declare xmlns:edXML=\""),
    ] {
        for error in [
            edxml::from_str(text).unwrap_err(),
            edxml::from_reader(text.as_bytes()).unwrap_err(),
        ] {
            assert!(error.to_string().contains(binding), "{error}");
        }
    }
}

#[test]
fn the_older_generation_is_named_in_its_mime_message_too() {
    let text = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=phan\r\n\r\n--phan\r\n\r\n\
                <?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>";
    for error in [
        edxml::from_str(text).unwrap_err(),
        edxml::from_reader(text.as_bytes()).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert!(error.to_string().contains("older e-doc generation"), "{error}");
    }
}

#[test]
fn what_is_empty_reads_back_the_same() {
    let header = "<edXML:MessageHeader><edXML:Subject>họp<AttachmentEncoded/></edXML:Subject></edXML:MessageHeader>";
    let list = "<AttachmentEncoded><Attachment><ContentId>cid:</ContentId><AttachmentName>a.pdf</AttachmentName>\
                <ContentTransferEncoded>JVBE</ContentTransferEncoded></Attachment></AttachmentEncoded>";
    let reading = edxml::from_str(&packet(header, list)).unwrap();
    let codes: Vec<&str> = reading.diagnostics.iter().map(|note| note.code.as_ref()).collect();
    assert_eq!(codes, ["READ-ED-PLACE", "READ-ED-EMPTY"]);
    let written = edxml::to_string(&reading.content).unwrap();
    assert_eq!(edxml::from_str(&written.output).unwrap().content, reading.content);
}

#[test]
fn an_attachment_of_a_status_is_told() {
    let header = "<edXML:MessageHeader><edXML:StatusCode>01</edXML:StatusCode></edXML:MessageHeader>";
    let list = "<AttachmentEncoded><Attachment><ContentId>cid:1</ContentId></Attachment></AttachmentEncoded>";
    let text = packet(header, list);
    for reading in [
        edxml::from_str(&text).unwrap(),
        edxml::from_reader(text.as_bytes()).unwrap(),
    ] {
        let notes: Vec<_> = reading
            .diagnostics
            .iter()
            .map(|note| (note.code.as_ref(), note.path.as_str()))
            .collect();
        assert_eq!(notes, [("READ-ED-STATUS", "/attachments/0")]);
    }
}
