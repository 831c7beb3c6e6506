//! What was written reads back, and what was read is written again.

use std::path::PathBuf;

use congvan::edxml::{self, BusinessKind, Edxml, Field, Index, Options, Packet};

use crate::attached::attachment_of;
use crate::frame::{packet_of, packet_with, read};
use crate::full::{full, full_status};

#[test]
fn packets_of_every_kind_read_back() {
    for kind in [
        BusinessKind::New,
        BusinessKind::Recall,
        BusinessKind::Update,
        BusinessKind::Replace,
    ] {
        let packet = full(kind);
        let written = edxml::to_string(&packet).unwrap();
        assert!(written.losses.is_empty());
        let reading = edxml::from_str(&written.output).unwrap();
        assert_eq!(reading.content.packet(), Some(&packet));
        assert_eq!(reading.diagnostics, vec![]);
        assert_eq!(packet.business(), Some(kind));
        // The same by a stream, and under strict rules.
        let strict = Options::default().strict(true);
        let streamed = edxml::from_reader_with(written.output.as_bytes(), &strict).unwrap();
        assert_eq!(streamed.content, reading.content);
        assert_eq!(edxml::to_string(&streamed.content).unwrap(), written);
    }
}

#[test]
fn a_status_reads_back() {
    let status = full_status();
    let written = edxml::to_string(&status).unwrap();
    let reading = edxml::from_str(&written.output).unwrap();
    assert_eq!(reading.content.status(), Some(&status));
    assert_eq!(reading.diagnostics, vec![]);
    assert!(!written.output.contains("edXMLBody") && !written.output.contains("AttachmentEncoded"));
}

#[test]
fn the_order_and_prefixes_of_the_official_writer() {
    let output = edxml::to_string(&full(BusinessKind::New)).unwrap().output;
    let names: Vec<&str> = output
        .lines()
        .filter_map(|line| line.strip_prefix("        <edXML:"))
        .filter(|line| !line.starts_with('/'))
        .map(|line| line.split(['>', ' ']).next().unwrap())
        .collect();
    let expected = "From To To DocumentId Code PromulgationInfo DocumentType Subject Content SignerInfo DueDate OtherInfo \
                    ResponseFor ResponseFor SteeringType ResponseForTask ApplicationType ToPlaces Bussiness TraceHeader \
                    TraceHeader Reference Reference";
    assert_eq!(names.join(" "), expected);
    assert!(output.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<edXML xmlns=\"http://www.mic"));
    assert!(output.contains("\r\n      <Signature>\r\n        <SignedInfo>\r\n          <Reference URI=\"\" />"));
    assert!(output.contains("tập huấn &#x20000;<"));
    assert!(output.contains(
        "\r\n      <edXML:ContentTransferEncoded xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">JVBERi0xLjc=</"
    ));
}

#[test]
fn what_the_standard_does_not_have_comes_back() {
    let text = packet_of(
        "<edXML:Subject edXML:id='1'>a</edXML:Subject><edXML:DocumentId>x</edXML:DocumentId>\
         <edXML:Own kind='k'><edXML:Part>1 <b>2</b></edXML:Part></edXML:Own>\
         <edXML:Code><edXML:CodeNotation>N</edXML:CodeNotation><edXML:CodeNumber>1</edXML:CodeNumber>\
         <edXML:CodeNumber>2</edXML:CodeNumber></edXML:Code><edXML:DocumentId>y</edXML:DocumentId>",
    );
    let packet = read(&text);
    assert_eq!(packet.header.document_id.as_deref(), Some("y")); // the last
    assert_eq!(packet.header.code.as_ref().unwrap().code_number.as_deref(), Some("1")); // the first
    assert_eq!(packet.header.extra.elements.len(), 2);
    let written = edxml::to_string(&packet).unwrap().output;
    assert_eq!(read(&written), packet);
    let at = |what: &str| written.find(what).unwrap_or_else(|| panic!("{what} in {written}"));
    assert!(at("Subject>") < at(">x<") && at(">x<") < at("Own kind=\"k\"") && at("Own") < at("CodeNotation"));
    assert!(at(">1 <b>2</b></edXML:Part>") < at(">y<"));
}

#[test]
fn an_index_borrows_what_it_finds() {
    let text = packet_with(&[attachment_of("YWJj"), attachment_of("ZGVm")].concat());
    let index = Index::new(text.as_bytes()).unwrap();
    let found: Vec<&[u8]> = index.entries().iter().map(|entry| entry.base64()).collect();
    assert_eq!(found, [b"YWJj", b"ZGVm"]);
    let mut bytes = Vec::new();
    std::io::copy(&mut index.entries()[1].raw(), &mut bytes).unwrap();
    assert_eq!(bytes, b"def");
}

#[test]
fn a_steering_type_that_would_lose_the_packet_is_left_out() {
    let mut packet = Packet::default();
    packet.header.steering_type = Some(Field::read("một"));
    let written = edxml::to_string(&packet).unwrap();
    assert!(!written.output.contains("SteeringType"));
    assert_eq!(written.losses[0].path, "/steeringType");
}

#[test]
fn samples_read_and_come_back() {
    let Some(folder) = std::env::var_os("CONGVAN_CORPUS") else {
        eprintln!("skipped: CONGVAN_CORPUS is not set");
        return;
    };
    let mut count = 0;
    for entry in std::fs::read_dir(PathBuf::from(folder).join("edxml")).unwrap() {
        let path = entry.unwrap().path();
        let file = std::fs::read(&path).unwrap();
        let reading = edxml::from_slice(&file).unwrap();
        let streamed = edxml::from_reader(file.as_slice()).unwrap();
        assert_eq!(streamed.content, reading.content, "{}", path.display());
        let written = edxml::to_vec(&reading.content).unwrap();
        assert!(written.losses.is_empty());
        assert_eq!(
            edxml::from_slice(&written.output).unwrap().content,
            reading.content,
            "{}",
            path.display()
        );
        // One sample has comments and empty elements, and is none of the official writer.
        if !path.to_string_lossy().contains("unbound") {
            let bare = |bytes: &[u8]| -> String {
                let text = String::from_utf8(bytes.to_vec()).unwrap();
                text.chars().filter(|c| !c.is_whitespace()).collect()
            };
            assert!(bare(&file) == bare(&written.output), "{}", path.display());
        }
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn header_as_json() {
    let json = serde_json::to_value(Edxml::Document(Box::new(full(BusinessKind::New)))).unwrap();
    let header = &json["header"];
    assert_eq!(json["kind"], "document");
    assert_eq!(header["to"][1]["organId"], "000.00.00.H37");
    assert_eq!(header["code"]["codeNumber"], "45");
    assert_eq!(header["promulgationInfo"]["promulgationDate"], "2026-01-05");
    assert_eq!(header["documentType"]["typeName"], "Công văn");
    assert_eq!(header["otherInfo"]["priority"], 1);
    assert_eq!(
        header["traceHeaderList"]["traceHeader"][0]["timestamp"],
        "2026-01-05T08:02:03"
    );
    assert_eq!(header["traceHeaderList"]["bussiness"]["bussinessDocType"], 0);
}

/// Which of two counts, the official reader decides; what it reads it reads again.
#[test]
fn an_empty_element_that_counts_stays_beside_its_twin() {
    let twins = [
        "<edXML:Subject>a</edXML:Subject><edXML:Subject/>",
        "<edXML:Subject/><edXML:Subject>a</edXML:Subject>",
        "<edXML:Subject> </edXML:Subject><edXML:Subject/>",
    ];
    let mut absent = 0;
    for twins in twins {
        let header = format!("<edXML:MessageHeader>{twins}</edXML:MessageHeader>");
        let packet = read(&packet_with("").replace("<edXML:MessageHeader/>", &header));
        let back = read(&edxml::to_string(&packet).unwrap().output);
        assert_eq!(back, packet, "{twins}");
        absent += usize::from(packet.header.subject.is_none());
    }
    assert_eq!(absent, 2);
}

#[test]
fn attributes_of_texts_come_back() {
    let data = "<ContentTransferEncoded kept=\"1\">YWJj</ContentTransferEncoded>";
    let text = packet_with(&format!(
        "<Attachment id=\"9\"><AttachmentName lang=\"vi\">a.pdf</AttachmentName>\
         <ContentType>application/pdf</ContentType>{data}</Attachment>"
    ))
    .replace(
        "<edXML:MessageHeader/>",
        "<edXML:MessageHeader><edXML:Subject lang=\"vi\">s</edXML:Subject><edXML:ToPlaces><edXML:Place>a</edXML:Place>\
         <edXML:Place n=\"2\">b</edXML:Place></edXML:ToPlaces></edXML:MessageHeader>",
    );
    let packet = read(&text);
    let streamed = edxml::from_reader(text.as_bytes()).unwrap().content.into_packet();
    assert_eq!(streamed.as_ref(), Some(&packet));
    let written = edxml::to_string(&packet).unwrap().output;
    for kept in [
        "<edXML:Subject lang=\"vi\">s<",
        "<edXML:Place>a<",
        "<edXML:Place n=\"2\">b<",
        "<AttachmentName lang=\"vi\">a.pdf<",
        "<Attachment id=\"9\">",
        "<edXML:ContentTransferEncoded kept=\"1\" xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">YWJj<",
    ] {
        assert!(written.contains(kept), "{kept}: {written}");
    }
    assert_eq!(read(&written), packet);
}
