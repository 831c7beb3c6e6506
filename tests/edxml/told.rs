//! What is told of a packet, and where it stands, whichever reader reads it.

use congvan::diagnostic::Severity;
use congvan::edxml::{self, Check};

use crate::frame::{NAMESPACE, both, file, list, message, packet, refusals};

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
            for reading in both(&text) {
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
    for error in refusals(&text) {
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
    for reading in both(&text) {
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
    let content = edxml::from_str(&message("<To><OrganId>H37</OrganId></To>"))
        .unwrap()
        .content;
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
        "{}<AttachmentEncoded/>\n{}",
        list(&one("ề", "JVBE")),
        list(&[one("biên bản ố", "JV!BE"), one("ữ", "JVBE-_==")].concat())
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
fn an_attachment_of_a_status_is_told() {
    let header = "<edXML:MessageHeader><edXML:StatusCode>01</edXML:StatusCode></edXML:MessageHeader>";
    let text = packet(header, &list("<Attachment><ContentId>cid:1</ContentId></Attachment>"));
    for reading in both(&text) {
        let notes: Vec<_> = reading
            .diagnostics
            .iter()
            .map(|note| (note.code.as_ref(), note.path.as_str()))
            .collect();
        assert_eq!(notes, [("READ-ED-STATUS", "/attachments/0")]);
    }
}
