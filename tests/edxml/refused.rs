//! What readers refuse, and what they keep of it.

use congvan::edxml::{self, BusinessKind, Options, Reader};
use congvan::{ErrorKind, Lang};

use crate::attached::attachment_of;
use crate::frame::{packet_of, packet_with};
use crate::full::full;

/// The kind of the error of both readers, with the line and column that both name.
pub(crate) fn refused(text: &[u8], options: &Options) -> (ErrorKind, Option<String>) {
    let error = edxml::from_slice_with(text, options).unwrap_err();
    let streamed = edxml::from_reader_with(text, options).unwrap_err();
    assert_eq!(error.kind(), streamed.kind(), "{error} / {streamed}");
    assert!(!error.message(Lang::Vi).is_empty());
    assert!(
        error.position().is_some() || error.kind() == ErrorKind::Encoding,
        "{error}"
    );
    (error.kind(), error.position().map(|position| position.to_string()))
}

/// What was taken for a packet is called by its name, by both readers.
#[test]
fn a_file_that_is_no_packet_is_told_what_it_is() {
    let files: [(&[u8], ErrorKind, &str, &str); 8] = [
        (b"", ErrorKind::Syntax, "tệp rỗng", "an empty file"),
        (b" \r\n", ErrorKind::Syntax, "tệp rỗng", "an empty file"),
        (
            "SỞ NỘI VỤ\nSố: 45/SNV-VP\n".as_bytes(),
            ErrorKind::Syntax,
            "văn bản thuần",
            "plain text",
        ),
        (
            b"{\"kind\": \"cong-van\"}",
            ErrorKind::Syntax,
            "tệp JSON",
            "a JSON file",
        ),
        (
            b"%PDF-1.7\n1 0 obj <</Type /Catalog>>",
            ErrorKind::Unsupported,
            "tệp PDF",
            "a PDF file",
        ),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0",
            ErrorKind::Unsupported,
            ".doc",
            "an old Office file",
        ),
        (b"PK\x03\x04\x14\0\x08<", ErrorKind::Unsupported, ".docx", ".docx"),
        (b"\x89PNG\r\n\x1A\n\0\0", ErrorKind::Unsupported, "tệp ảnh", "a picture"),
    ];
    for (file, kind, vi, en) in files {
        for error in [
            edxml::from_slice(file).unwrap_err(),
            edxml::from_reader(file).unwrap_err(),
        ] {
            assert_eq!(error.kind(), kind, "{error}");
            assert!(error.message(Lang::Vi).contains(vi), "{error:#}");
            assert!(error.message(Lang::En).contains(en), "{error}");
            assert!(error.message(Lang::En).contains("root is `edXML`"), "{error}");
        }
    }
    // A sign before the XML is no reason to call it something else.
    let error = edxml::from_str("1212<?xml version='1.0'?><edXML/>").unwrap_err();
    assert!(error.to_string().contains("outside the root"), "{error}");
}

#[test]
fn hostile_headers_are_refused() {
    let options = Options::default().xml_depth(8).xml_attributes(4).header_bytes(4000);
    let deep = packet_of(&"<a>".repeat(10));
    let wide = packet_of("<a b='1' c='1' d='1' e='1' f='1'/>");
    let long = packet_of(&format!("<edXML:Subject>{}</edXML:Subject>", "a".repeat(5000)));
    for (text, kind, position) in [
        ("", ErrorKind::Syntax, Some("1:1")),
        ("1212", ErrorKind::Syntax, Some("1:1")),
        ("1212<?xml version='1.0'?><edXML/>", ErrorKind::Syntax, None),
        ("\n<?xml version='1.0'?><edXML/>", ErrorKind::Syntax, Some("2:1")),
        ("<edXML/>", ErrorKind::Data, Some("1:1")),
        ("<edXML/> x", ErrorKind::Syntax, None),
        ("<edXML/><edXML/>", ErrorKind::Syntax, None),
        ("<edXML>\n<edXML:edXMLEnvelope/></edXML>", ErrorKind::Data, Some("2:1")),
        (
            "<edXML>\n<edXMLEnvelope xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016/'/></edXML>",
            ErrorKind::Data,
            Some("2:1"),
        ),
        (
            "<a xmlns:edXML='http://www.e-doc.vn/Schema/'/>",
            ErrorKind::Unsupported,
            Some("1:1"),
        ),
        (
            "<a><b><c xmlns:edXML='http://www.e-doc.vn/Schema/'/></b></a>",
            ErrorKind::Unsupported,
            Some("1:7"),
        ),
        (
            "<EdXMLEnvelope xmlns='http://www.go.vn/eDoc'/>",
            ErrorKind::Unsupported,
            Some("1:1"),
        ),
        ("<edXMLEnvelope/>", ErrorKind::Unsupported, Some("1:1")),
        (
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><edXML/>",
            ErrorKind::Unsupported,
            Some("1:1"),
        ),
        (
            "<?xml version='1.0' encoding='windows-1258'?><edXML/>",
            ErrorKind::Encoding,
            Some("1:1"),
        ),
        (
            &packet_of("<edXML:Subject>&x;</edXML:Subject>"),
            ErrorKind::Syntax,
            None,
        ),
        (
            &packet_of("<edXML:Subject>\u{0}</edXML:Subject>"),
            ErrorKind::Syntax,
            None,
        ),
        (
            &packet_of("<edXML:Subject>&#0;</edXML:Subject>"),
            ErrorKind::Syntax,
            None,
        ),
        (&packet_of("<edXML:Subject>a</edXML:Sub>"), ErrorKind::Syntax, None),
        (&packet_of("<edXML:Subject a='1' a='2'/>"), ErrorKind::Syntax, None),
        (&packet_of("<edXML:Subject")[..300], ErrorKind::Syntax, None),
        (&deep, ErrorKind::Limit, None),
        (&wide, ErrorKind::Limit, None),
        (&long, ErrorKind::Limit, None),
    ] {
        let (found, place) = refused(text.as_bytes(), &options);
        assert_eq!(found, kind, "{text}");
        if position.is_some() {
            assert_eq!(place.as_deref(), position, "{text}");
        }
    }
    assert_eq!(refused(b"<edXML>\xFF\xC0</edXML>", &options).0, ErrorKind::Encoding);
}

#[test]
fn every_cut_is_an_error_and_nothing_panics() {
    let file = edxml::to_vec(&full(BusinessKind::Update)).unwrap().output;
    let end = file.len() - 2; // the line end behind the root may be missing
    for length in (0..end).step_by(11).chain(end - 20..end) {
        assert!(edxml::from_slice(&file[..length]).is_err(), "{length}");
        assert!(edxml::from_reader(&file[..length]).is_err(), "{length}");
    }
}

#[test]
fn what_was_read_before_an_error_is_kept() {
    let text = packet_with(&attachment_of("YWJj")).replace("</AttachmentEncoded></edXML>", &attachment_of("YWJ"));
    let cut = &text[..text.len() - 40];
    let mut reader = Reader::new(cut.as_bytes()).unwrap();
    let mut first = Vec::new();
    reader.next_attachment().unwrap().unwrap().copy_to(&mut first).unwrap();
    assert_eq!(first, b"abc");
    let mut second = Vec::new();
    let error = match reader.next_attachment() {
        Ok(attachment) => attachment.unwrap().copy_to(&mut second).unwrap_err(),
        Err(error) => error,
    };
    assert_eq!(error.kind(), ErrorKind::Syntax);
    assert_eq!(error.path(), Some("/attachments/1"));
    assert_eq!(error.position().unwrap().line, 2);
    assert_eq!(reader.content().packet().unwrap().attachments.len(), 1);
    assert!(reader.next_attachment().unwrap().is_none());
}

#[test]
fn an_envelope_in_another_namespace_is_named_by_both_readers() {
    let text = packet_with("").replace("QCVN_102_2016\"", "QCVN_102_2016/\"");
    for error in [
        edxml::from_str(&text).unwrap_err(),
        edxml::from_reader(text.as_bytes()).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Data);
        assert!(error.message(Lang::En).contains("QCVN_102_2016/`"), "{error}");
    }
    let behind = edxml::from_reader(format!("{}x", packet_with("")).as_bytes()).unwrap_err();
    assert_eq!(behind.path(), None);
}

#[test]
fn an_empty_steering_type_is_an_error() {
    for empty in ["<edXML:SteeringType/>", "<edXML:SteeringType> </edXML:SteeringType>"] {
        let reading = edxml::from_str(&packet_of(empty)).unwrap();
        let report = edxml::Check::new().check(&reading);
        let found = report.diagnostics.iter().find(|finding| finding.code == "ED-E08");
        assert_eq!(found.unwrap().path, "/steeringType");
    }
}
