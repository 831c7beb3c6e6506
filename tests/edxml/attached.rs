//! Attachments: base64 in every dress, and what is no attachment.

use congvan::ErrorKind;
use congvan::edxml::{self, Options, Reader};

use crate::frame::{packet_of, packet_with, read};
use crate::refused::refused;

pub(crate) fn attachment_of(data: &str) -> String {
    format!(
        "<Attachment><ContentId>cid:1</ContentId><AttachmentName>a.pdf</AttachmentName>\
         <ContentType>application/pdf</ContentType><ContentTransferEncoded>{data}</ContentTransferEncoded></Attachment>"
    )
}

pub(crate) fn bytes_of(data: &str) -> (Vec<u8>, bool) {
    let text = packet_with(&attachment_of(data));
    let reading = edxml::from_str(&text).unwrap();
    let streamed = edxml::from_reader(text.as_bytes()).unwrap();
    assert_eq!(streamed.content, reading.content, "{data}");
    let told = |reading: &edxml::Reading| {
        reading
            .diagnostics
            .iter()
            .any(|d| ["READ-ED-BASE64", "READ-ED-UNDECODABLE"].contains(&d.code.as_ref()) && d.path == "/attachments/0")
    };
    assert_eq!(told(&streamed), told(&reading), "{data}");
    let told = told(&reading);
    let packet = reading.content.into_packet().unwrap();
    (
        packet.attachments[0].content.as_ref().unwrap().as_bytes().to_vec(),
        told,
    )
}

#[test]
fn base64_in_every_dress() {
    for (data, expected, told) in [
        ("", &b""[..], false),
        ("YWJjZA==", b"abcd", false),
        ("YWJjZA", b"abcd", true),
        ("YW\r\nJj\r\nZA\r\n==\r\n", b"abcd", false),
        ("  YWJj ZA ==  ", b"abcd", false),
        ("YWJj&#13;\nZA=&#x3D;", b"abcd", false),
        ("<![CDATA[YWJj]]>ZA==", b"abcd", false),
        ("YWJj<!-- > -->ZA<?x y?>==", b"abcd", false),
        ("YWJj<b>WWWW</b>ZA==", b"abcd", false),
        ("YW!Jj*ZA==", b"abcd", true),
        ("-_-_", b"\xFB\xFF\xBF", true),
        ("YWJjZA==YWJj", b"abcd", true),
        ("YWJjZ", b"abc", true),
        ("YWJjế", b"abc", true),
        ("<![CDATA[YW]Jj]]>", b"abc", true),
    ] {
        assert_eq!(bytes_of(data), (expected.to_vec(), told), "{data}");
    }
}

#[test]
fn hostile_attachments_are_refused() {
    let options = Options::default()
        .attachment_bytes(100)
        .attachments(3)
        .header_bytes(2000);
    let large = packet_with(&attachment_of(&"A".repeat(200)));
    let many = packet_with(&attachment_of("AAAA").repeat(4));
    let named = packet_with(&format!(
        "<Attachment><AttachmentName>{}</AttachmentName></Attachment>",
        "a".repeat(3000)
    ));
    let referred = packet_with(&attachment_of(&"&#65;".repeat(200)));
    for (text, kind) in [
        (large, ErrorKind::Limit),
        (referred, ErrorKind::Limit),
        (many, ErrorKind::Limit),
        (named, ErrorKind::Limit),
        (packet_with(&attachment_of("AA\u{1}A")), ErrorKind::Syntax),
        (packet_with(&attachment_of("AA&x;A")), ErrorKind::Syntax),
        (packet_with(&attachment_of("AA&A")), ErrorKind::Syntax),
        (packet_with(&attachment_of("AAAA</b>")), ErrorKind::Syntax),
        (packet_with(&attachment_of("AA<![CDATA[")), ErrorKind::Syntax),
    ] {
        assert_eq!(refused(text.as_bytes(), &options).0, kind, "{text}");
    }
}

#[test]
fn the_last_list_of_attachments_counts_wherever_it_stands() {
    let before = packet_with("").replacen(
        "<edXML:edXMLEnvelope",
        &format!(
            "<AttachmentEncoded>{}</AttachmentEncoded><edXML:edXMLEnvelope",
            attachment_of("YWJj")
        ),
        1,
    );
    let before = before.replace("<AttachmentEncoded></AttachmentEncoded></edXML>", "</edXML>");
    assert_eq!(read(&before).attachments.len(), 1);
    let streamed = edxml::from_reader(before.as_bytes()).unwrap().content;
    assert_eq!(streamed.into_packet(), Some(read(&before)));
    let error = Reader::new(before.as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    let inside = packet_of("").replace(
        "<edXML:edXMLBody>",
        &format!(
            "<AttachmentEncoded>{}</AttachmentEncoded><edXML:edXMLBody>",
            attachment_of(&"A".repeat(100))
        ),
    );
    let reading = edxml::from_str_with(&inside, &Options::default()).unwrap();
    assert!(reading.diagnostics.iter().any(|d| d.code == "READ-ED-PLACE"));
    assert!(reading.content.packet().unwrap().attachments.is_empty());
}
