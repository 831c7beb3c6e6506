//! A letter becomes a header, a header a document without body.

use std::io;

use chrono::NaiveDate;
use congvan::Document;
use congvan::document::{Appendix, Block, CopyBlock, Signature};
use congvan::edxml::{self, Attachment, Code, Content, Options, Organization, Packet, Unpacked};
use congvan::value::{Archive, Capacity, Kind, Organ, SigningAuthority, Urgency};

fn letter() -> Document {
    let mut document = Document::builder(Kind::CongVan)
        .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
        .number("45/SNV-VP".parse().unwrap())
        .place("Hà Khê")
        .date("2026-01-05".parse().unwrap())
        .subject("báo cáo số liệu quý II")
        .addressee("Ủy ban nhân dân xã An Phú".parse().unwrap())
        .block(Block::paragraph("Sở Nội vụ đề nghị"))
        .recipient("Như trên".parse().unwrap())
        .archive(Archive::new(["VT", "VP"], None))
        .signature(
            Signature::new("Lê Thị Bình")
                .for_authority(Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC"))
                .as_position("PHÓ GIÁM ĐỐC"),
        )
        .build();
    document.urgency = Some(Urgency::ThuongKhan);
    document.circulation = Some("LƯU HÀNH NỘI BỘ".into());
    document.drafter = Some("TVC".into());
    document.issued_copies = Some(20);
    let mut appendix = Appendix::default();
    appendix.title = Some("BIỂU SỐ LIỆU".into());
    document.appendices.push(appendix);
    document
}

/// A date without its day is lost for want of the day, not of a place.
#[test]
fn a_date_that_is_not_whole_is_lost_for_that() {
    let mut document = letter();
    document.date = Some("2026-01".parse().unwrap());
    let losses = Packet::from_document(&document).losses;
    let loss = losses.iter().find(|loss| loss.path == "/date").unwrap();
    assert_eq!(loss.what, "2026-01");
    assert!(loss.why.vi.contains("đủ ngày, tháng, năm"), "{}", loss.why);
    assert!(loss.why.en.contains("day, month and year"), "{}", loss.why);
}

/// What is lost has a name, also where it is a whole block.
#[test]
fn a_loss_says_what_is_lost() {
    let mut document = letter();
    document.copy_block = Some(CopyBlock::default());
    document.further_copies.push(CopyBlock::default());
    let losses = Packet::from_document(&document).losses;
    let paths: Vec<&str> = losses.iter().map(|loss| loss.path.as_str()).collect();
    assert_eq!(paths, ["/body", "/copy_block", "/further_copies"]);
    assert!(losses.iter().all(|loss| !loss.what.is_empty()), "{losses:?}");
}

#[test]
fn what_a_header_holds_comes_back() {
    let document = letter();
    let written = Packet::from_document(&document);
    let paths: Vec<&str> = written.losses.iter().map(|loss| loss.path.as_str()).collect();
    assert_eq!(paths, ["/body"]);
    let mut packet = written.output;
    assert!(!packet.identify());
    packet.header.from.as_mut().unwrap().organ_id = Some("H37.02".into());
    assert!(packet.identify());
    assert_eq!(
        packet.header.document_id.as_deref(),
        Some("H37.02,2026/01/05,45/SNV-VP")
    );

    let file = edxml::to_vec(&packet).unwrap().output;
    let packet = edxml::from_slice(&file).unwrap().content.into_packet().unwrap();
    let back = packet.to_document();
    let paths: Vec<&str> = back.losses.iter().map(|loss| loss.path.as_str()).collect();
    assert_eq!(paths, ["/from/organId", "/documentId"]);
    let mut expected = document;
    expected.body.clear();
    (expected.national_title, expected.motto, expected.end_mark) = (None, None, None);
    assert_eq!(back.output, expected);
}

/// A letter with the bodies and the time gives a packet without a finding; without the
/// sender there is no way to begin.
#[test]
fn our_own_packets_keep_the_standard() {
    let at = NaiveDate::from_ymd_opt(2026, 1, 6)
        .unwrap()
        .and_hms_opt(8, 0, 0)
        .unwrap();
    let mut packet = Packet::from_document(&letter()).output;
    assert!(!packet.depart(at));
    assert!(packet.trace_header_list.is_none());
    packet.header.from.as_mut().unwrap().organ_id = Some("H37.02".into());
    packet.header.to = vec![Organization::new("H37", "UBND tỉnh Hà Khê")];
    assert!(packet.identify() && packet.depart(at));
    packet.attach(Attachment::new("1", "thu.pdf").with_content(Content::new(*b"%PDF-1.7")));
    let found = edxml::Check::new().as_of(at.date()).check(&packet).diagnostics;
    assert!(found.is_empty(), "{found:?}");

    // A packet that is under way keeps its stations.
    assert!(packet.depart(at + chrono::TimeDelta::hours(1)));
    let stations = packet.trace_header_list.unwrap().trace_header;
    assert_eq!(stations.len(), 1);
    assert_eq!(stations[0].timestamp.as_ref().unwrap().get(), Some(at));
}

/// A file as it is, whatever its name, becomes an attachment that receivers unpack to the
/// same file, with nothing to say against its type.
#[test]
fn a_file_is_attached_as_it_is() {
    let files: [(&str, &str, &[u8]); 7] = [
        ("1", "thu.txt", "V/v báo cáo số liệu".as_bytes()),
        ("2", "thu.pdf", b"%PDF-1.7"),
        ("3", "bảng.xlsx", b"PK\x03\x04 of a workbook"),
        ("4", "không đuôi", b""),
        ("cid:5", "ảnh.JPG", b"\xFF\xD8\xFF"),
        ("../6", "../../thu.htm l", b"<p>"),
        ("", "a.txt", b"a"),
    ];
    for (id, name, file) in files {
        let mut packet = Packet::from_document(&letter()).output;
        packet.attach(Attachment::from_file(id, name, file).unwrap());
        let found = edxml::Check::new().check(&packet).diagnostics;
        assert!(found.iter().all(|found| found.code != "ED-W12"), "{name}: {found:?}");

        let written = edxml::to_vec(&packet).unwrap().output;
        let read = edxml::from_slice(&written).unwrap().content.into_packet().unwrap();
        let about = &read.attachments[0];
        let packed = about.content.clone().unwrap_or_default().into_bytes();
        let mut unpacked = Unpacked::new(io::Cursor::new(packed), about, &Options::default()).unwrap();
        let mut bytes = Vec::new();
        unpacked.copy_to(&mut bytes).unwrap();
        assert_eq!(bytes, file, "{name}");
    }
}

#[test]
fn numbers_keep_their_text() {
    for text in ["45/SNV-VP", "/SNV-VP", "30/2020/NĐ-CP", "3270-CV/BTGTU", "97/CP"] {
        let document = Document::builder(Kind::CongVan).number(text.parse().unwrap()).build();
        let back = Packet::from_document(&document).output.to_document();
        assert_eq!(back.output.number.unwrap().as_str(), document.number.unwrap().as_str());
    }
}

#[test]
fn what_a_document_does_not_hold_is_told() {
    let mut packet = Packet::default();
    packet.header.code = Some(Code::new("45", "SNV-VP"));
    packet.header.content = Some("tóm tắt".into());
    packet.header.due_date = Some(edxml::Field::read("2026/02/01"));
    packet.attach(edxml::Attachment::new("1", "a.pdf"));
    let losses = packet.to_document().losses;
    let told: Vec<(&str, &str)> = losses
        .iter()
        .map(|loss| (loss.path.as_str(), loss.what.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("/content", "tóm tắt"),
            ("/dueDate", "2026/02/01"),
            ("/attachments/0", "a.pdf")
        ]
    );
    assert!(Packet::default().to_document().losses.is_empty());
}
