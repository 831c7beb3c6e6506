//! What readers forgive, and tell.

use congvan::edxml::{self, Options};

use crate::frame::{packet_of, packet_with, read};

#[test]
fn what_is_forgiven_is_told_with_its_place() {
    let cases = [
        ("<edXML:DueDate>28/09/2018</edXML:DueDate>", "READ-ED-FORM", "/dueDate"),
        ("<edXML:DueDate>2018/02/30</edXML:DueDate>", "READ-ED-DATE", "/dueDate"),
        (
            "<edXML:SteeringType>x</edXML:SteeringType>",
            "READ-ED-VALUE",
            "/steeringType",
        ),
        ("<edXML:Subject/>", "READ-ED-EMPTY", "/subject"),
        ("<edXML:Subject> a </edXML:Subject>", "READ-ED-SPACES", "/subject"),
        (
            "<edXML:Subject>a</edXML:Subject><edXML:Subject>b</edXML:Subject>",
            "READ-ED-TWICE",
            "",
        ),
        (
            "<edXML:To><OrganInCharge>a</OrganInCharge></edXML:To>",
            "READ-ED-ALIAS",
            "/to/0/organizationInCharge",
        ),
        ("<edXML:To>a</edXML:To>", "READ-ED-TEXT", "/to/0"),
        ("<edXML:Nothing/>", "READ-ED-UNKNOWN", ""),
    ];
    for (message, code, path) in cases {
        let text = packet_of(message);
        let reading = edxml::from_str(&text).unwrap();
        let found = reading.diagnostics.iter().find(|d| d.code == code);
        let found = found.unwrap_or_else(|| panic!("{code} in {:?}", reading.diagnostics));
        assert_eq!(found.path, path, "{message}");
        let span = found.span.unwrap();
        assert!(text[span.start..].starts_with('<'), "{message}");
        assert_eq!(span.line, 2);
        // A stream tells the same.
        let streamed = edxml::from_reader(text.as_bytes()).unwrap();
        assert_eq!(streamed.diagnostics, reading.diagnostics);
        assert_eq!(streamed.content, reading.content);
        let strict = edxml::from_str_with(&text, &Options::default().strict(true));
        assert_eq!(
            strict.is_err(),
            found.severity >= congvan::diagnostic::Severity::Warning,
            "{code}"
        );
    }
}

#[test]
fn elements_count_by_their_local_names_alone() {
    let text = "<root xmlns:q='http://www.mic.gov.vn/TBT/QCVN_102_2016'><q:edXMLEnvelope><edXMLBody><Manifest>\
                <Reference><x:ContentId>9</x:ContentId></Reference><Reference/></Manifest></edXMLBody>\
                <x:edXMLHeader><MessageHeader><y:Subject>a<![CDATA[<b>]]><!-- c -->&amp;</y:Subject>\
                </MessageHeader></x:edXMLHeader></q:edXMLEnvelope></root>";
    let packet = read(text);
    assert_eq!(packet.header.subject.as_deref(), Some("a<b>&"));
    assert_eq!(packet.manifest.reference.len(), 1);
    assert_eq!(read(&edxml::to_string(&packet).unwrap().output), packet);
}

#[test]
fn bytes_in_other_encodings() {
    let text = packet_of("<edXML:Subject>họp 𠀀</edXML:Subject>");
    let expected = read(&text);
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend_from_slice(text.as_bytes());
    let little: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let big: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    for bytes in [marked, little, big] {
        assert_eq!(edxml::from_slice(&bytes).unwrap().content.packet(), Some(&expected));
        assert_eq!(
            edxml::from_reader(bytes.as_slice()).unwrap().content.packet(),
            Some(&expected)
        );
    }
}

#[test]
fn prefixes_that_nothing_binds_are_told_once() {
    let text = packet_of(
        "<edXML:Subject x:a='1'>s</edXML:Subject>\n<foo:Bar xmlns:bar='u'><bar:A/><foo:B/></foo:Bar><bar:C/>",
    );
    for reading in [edxml::from_str(&text), edxml::from_reader(text.as_bytes())] {
        let told: Vec<String> = (reading.unwrap().diagnostics.into_iter())
            .filter(|note| note.code == "READ-ED-NAMESPACE")
            .map(|note| format!("{} {}", note.span.unwrap().line, note.message.en))
            .collect();
        let told: Vec<&str> = told.iter().map(|told| told.get(..17).unwrap()).collect();
        assert_eq!(
            told,
            ["2 the prefix `x` i", "3 the prefix `foo`", "3 the prefix `bar`"].map(|told| &told[..17])
        );
    }
    let strict = Options::default().strict(true);
    assert!(edxml::from_str_with(&text, &strict).is_err());
}

#[test]
fn notes_of_a_stream_stand_where_they_belong() {
    let data = "YWJj\nYWJ!j\n".repeat(9000);
    let text = packet_with(&format!(
        "\n<Attachment>\n<Odd/>\n<ContentTransferEncoded>{data}</ContentTransferEncoded>\n<Strange/></Attachment>\n"
    ));
    let whole = edxml::from_str(&text).unwrap();
    let streamed = edxml::from_reader(text.as_bytes()).unwrap();
    let places = |reading: &edxml::Reading| {
        let notes = reading.diagnostics.iter();
        let mut places: Vec<_> = notes
            .map(|note| {
                (
                    note.code.to_string(),
                    note.path.clone(),
                    note.span.as_ref().unwrap().line,
                )
            })
            .collect();
        places.sort();
        places
    };
    assert_eq!(places(&streamed), places(&whole));
    assert!(places(&whole).contains(&("READ-ED-UNDECODABLE".into(), "/attachments/0".into(), 6)));
}
