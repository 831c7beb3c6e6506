//! The files inside packets, and the rules for packets.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use congvan::ErrorKind;
use congvan::diagnostic::{RuleState, Severity};
use congvan::edxml::{
    self, Attachment, Business, BusinessKind, Check, Code, Content, Edxml, Field, Index, Options, Organization, Packet,
    Reader, Status, StatusCode, Unpacked, Writer, safe_file_name,
};
use zip::write::SimpleFileOptions;

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn about(name: &str, content_type: Option<&str>) -> Attachment {
    let mut about = Attachment::new("1", name);
    about.content_type = content_type.map(str::to_owned);
    about
}

/// The file, and whether something was odd.
fn unpack(packed: &[u8], about: &Attachment) -> Result<(Vec<u8>, bool), congvan::Error> {
    let mut unpacked = Unpacked::new(Cursor::new(packed), about, &Options::default())?;
    let mut file = Vec::new();
    unpacked.copy_to(&mut file)?;
    Ok((file, unpacked.remark().is_some()))
}

const ZIP: Option<&str> = Some("application/zip");

#[test]
fn files_are_unpacked_by_their_bytes() {
    let one = archive(&[("x.doc", b"abc")]);
    let climbing = archive(&[("../../x.doc", b"abc")]);
    let two = archive(&[("a.doc", b"1"), ("b.doc", b"2")]);
    let folder = archive(&[("f/", b""), ("f/x.doc", b"abc")]);
    let mut broken = one.clone();
    broken.truncate(one.len() - 10);
    for (packed, name, content_type, expected, odd) in [
        (&one, "a.doc", ZIP, &b"abc"[..], false),
        (&one, "a.doc", None, b"abc", false),
        (&one, "a.zip", ZIP, &one, false),
        (&one, "a.ZIP", ZIP, &one, false),
        (&one, "a.docx", Some("application/docx"), &one, false),
        (&one, "a.doc", Some("application/msword"), b"abc", true),
        (&one, "a.txt", Some("text/plain"), &one, false),
        (&climbing, "a.doc", ZIP, b"abc", false),
        (&two, "a.doc", ZIP, &two, true),
        (&folder, "a.doc", ZIP, b"abc", false),
        (&broken, "a.doc", ZIP, &broken, true),
        (&b"%PDF".to_vec(), "a.pdf", ZIP, b"%PDF", true),
        (&Vec::new(), "a.pdf", Some("application/pdf"), b"", false),
    ] {
        let (file, remarked) = unpack(packed, &about(name, content_type)).unwrap();
        assert_eq!((file.as_slice(), remarked), (expected, odd), "{name} {content_type:?}");
    }
    let ruined = [b"%PDF-1.4\n".to_vec(), "\u{FFFD}".repeat(50).into_bytes()].concat();
    let zipped = archive(&[("a.pdf", &ruined)]);
    for packed in [&ruined, &zipped] {
        let unpacked = Unpacked::new(Cursor::new(packed), &about("a.pdf", ZIP), &Options::default()).unwrap();
        assert!(unpacked.is_ruined());
    }
    assert!(unpack(&ruined, &about("a.pdf", Some("application/pdf"))).unwrap().1);
}

#[test]
fn an_archive_that_cannot_be_opened_is_kept() {
    // The flags of the entry say that it is encrypted.
    let mut locked = archive(&[("a.doc", b"abc")]);
    locked[6] |= 1;
    let central = locked.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    locked[central + 8] |= 1;
    assert_eq!(unpack(&locked, &about("a.doc", ZIP)).unwrap(), (locked.clone(), true));
    // Its method is one that nobody knows.
    let mut odd = archive(&[("a.doc", b"abc")]);
    odd[8] = 77;
    odd[central + 10] = 77;
    assert_eq!(unpack(&odd, &about("a.doc", ZIP)).unwrap(), (odd.clone(), true));
    // It claims to be 2 GB long.
    let mut claims = archive(&[("a.doc", b"abc")]);
    for at in [22, central + 24] {
        claims[at..at + 4].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
    }
    let (file, _) = unpack(&claims, &about("a.doc", ZIP)).unwrap_or((b"abc".to_vec(), true));
    assert_eq!(file, b"abc");
}

#[test]
fn bombs_are_refused() {
    let bomb = archive(&[("a.doc", &vec![0; 40 * 1024 * 1024])]);
    let error = unpack(&bomb, &about("a.doc", ZIP)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    let small = Options::default().attachment_bytes(10);
    let packed = archive(&[("a.doc", b"01234567890")]);
    let mut unpacked = Unpacked::new(Cursor::new(packed), &about("a.doc", ZIP), &small).unwrap();
    let mut out = Vec::new();
    assert_eq!(unpacked.copy_to(&mut out).unwrap_err().kind(), ErrorKind::Limit);
    assert!(out.is_empty());
}

#[test]
fn what_is_packed_like_the_official_writer_unpacks() {
    let files: [(&str, &[u8]); 6] = [
        ("Tờ trình.pdf", b"%PDF-1.7"),
        ("bảng.xlsx", b"PK\x03\x04 not really"),
        ("ghi chú", b"text"),
        ("rỗng.txt", b""),
        ("a.DOCX", b"PK\x03\x04"),
        ("gói.zip", &archive(&[("x", b"y")])),
    ];
    let mut packet = Packet::default();
    for (i, (name, _)) in files.iter().enumerate() {
        packet.attach(Attachment::new(i.to_string(), *name));
    }
    let write = || {
        let mut writer = Writer::new(Vec::new(), &packet).unwrap();
        for (_, bytes) in files {
            writer.attach(bytes).unwrap();
        }
        assert_eq!(writer.attach(&b""[..]).unwrap_err().kind(), ErrorKind::Data);
        writer.finish().unwrap().0
    };
    let file = write();
    assert_eq!(file, write());

    let index = Index::new(&file).unwrap();
    let mut reader = Reader::new(file.as_slice()).unwrap();
    for (entry, (name, bytes)) in index.entries().iter().zip(files) {
        assert_eq!(entry.about().attachment_name.as_deref(), Some(name));
        let mut packed = Vec::new();
        entry.copy_to(&mut packed).unwrap();
        assert_eq!(
            unpack(&packed, entry.about()).unwrap(),
            (bytes.to_vec(), false),
            "{name}"
        );
        let mut streamed = Vec::new();
        let mut attachment = reader.next_attachment().unwrap().unwrap();
        std::io::copy(&mut attachment, &mut streamed).unwrap();
        assert_eq!(streamed, packed);
    }
    assert_eq!(
        reader.finish().unwrap().content.packet().unwrap().attachments.len(),
        files.len()
    );
    let unfinished = Writer::new(Vec::new(), &packet).unwrap();
    assert_eq!(unfinished.finish().unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn names_from_outside_are_no_paths() {
    for (name, safe) in [
        ("/etc/passwd", "passwd"),
        ("..\\..\\x.exe", "x.exe"),
        (".bashrc", "bashrc"),
        ("a/", "tep"),
        ("", "tep"),
        (" .pdf ", "pdf"),
        ("a\u{200B}b.pdf", "ab.pdf"),
        ("x:y?.txt", "x_y_.txt"),
        ("COM1.pdf", "_COM1.pdf"),
        ("a. . .", "a"),
    ] {
        assert_eq!(safe_file_name(name), safe, "{name}");
    }
    let long = format!("{}.pdf", "ế".repeat(500));
    let safe = safe_file_name(&long);
    assert!(safe.len() <= 200 && safe.ends_with("ế.pdf"));
}

fn sound() -> Packet {
    let mut packet = Packet::default();
    let header = &mut packet.header;
    header.from = Some(Organization::new("H37.02", "Sở Nội vụ"));
    header.to = vec![Organization::new("H37", "UBND tỉnh")];
    header.code = Some(Code::new("45", "SNV-VP"));
    header.document_id = Some("H37.02,2026/01/05,45/SNV-VP".into());
    header.subject = Some("báo cáo".into());
    let mut info = edxml::PromulgationInfo::default();
    info.promulgation_date = Some(NaiveDate::from_ymd_opt(2026, 1, 5).unwrap().into());
    header.promulgation_info = Some(info);
    let mut kind = edxml::DocumentType::default();
    kind.kind = Some(2.into());
    kind.name = Some("Công văn".into());
    header.document_type = Some(kind);
    let mut list = edxml::TraceHeaderList::default();
    let time = NaiveDate::from_ymd_opt(2026, 1, 5)
        .unwrap()
        .and_hms_opt(8, 0, 0)
        .unwrap();
    list.trace_header = vec![edxml::TraceHeader::new("H37.02", time)];
    list.bussiness = Some(Business::new(BusinessKind::New, "Văn bản điện tử mới"));
    packet.trace_header_list = Some(list);
    let mut attachment = Attachment::new("1", "a.pdf");
    attachment.content = Some(Content::new(*b"%PDF"));
    packet.attach(attachment);
    packet
}

fn broken_rules(content: &Edxml) -> Vec<(String, String)> {
    let today = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
    let report = Check::new().as_of(today).check(content);
    for finding in &report.diagnostics {
        assert!(finding.basis.is_some());
        assert_eq!(finding.severity == Severity::Error, finding.code.starts_with("ED-E"));
    }
    let found = report.diagnostics.iter();
    found
        .map(|finding| (finding.code.to_string(), finding.path.clone()))
        .collect()
}

/// A change that breaks one rule, and where that is told.
type Breach = (&'static str, &'static str, fn(&mut Packet));

#[test]
fn each_rule_tells_its_breach() {
    assert_eq!(broken_rules(&sound().into()), vec![]);
    let breaches: [Breach; 30] = [
        ("ED-E01", "/from/organId", |p| {
            p.header.from.as_mut().unwrap().organ_id = None
        }),
        ("ED-E02", "/to", |p| p.header.to.clear()),
        ("ED-E02", "/to/0/organId", |p| p.header.to[0].organ_id = None),
        ("ED-E03", "/code/codeNumber", |p| p.header.code = None),
        ("ED-E04", "/code/codeNotation", |p| {
            p.header.code.as_mut().unwrap().code_notation = None
        }),
        ("ED-E05", "/promulgationInfo/promulgationDate", |p| {
            p.header.promulgation_info = None
        }),
        ("ED-E06", "/subject", |p| p.header.subject = None),
        ("ED-E07", "/documentType/typeName", |p| p.header.document_type = None),
        ("ED-E08", "/steeringType", |p| {
            p.header.steering_type = Some(Field::read("x"))
        }),
        ("ED-E09", "/dueDate", |p| {
            p.header.due_date = Some(Field::read("2018/02/30"))
        }),
        ("ED-E10", "/attachments/0", |p| p.attachments[0].content = None),
        ("ED-E17", "/attachments", |p| p.attachments.clear()),
        ("ED-W01", "/subject", |p| p.header.subject = Some("a".repeat(501))),
        ("ED-W02", "/to/1/organId", |p| {
            p.header.to.push(Organization::new("H37", "UBND"))
        }),
        ("ED-W03", "/to/0/organId", |p| {
            p.header.to[0].organ_id = Some("hà khê".into())
        }),
        ("ED-W04", "/documentType/type", |p| {
            p.header.document_type.as_mut().unwrap().kind = Some(71.into())
        }),
        ("ED-W05", "/otherInfo/priority", |p| {
            let mut other = edxml::OtherInfo::default();
            other.priority = Some(9.into());
            p.header.other_info = Some(other);
        }),
        ("ED-W06", "/traceHeaderList/bussiness/bussinessDocType", |p| {
            let list = p.trace_header_list.as_mut().unwrap();
            list.bussiness.as_mut().unwrap().bussiness_doc_type = Some(Field::read("7"));
        }),
        ("ED-W07", "/traceHeaderList/bussiness/documentId", |p| {
            let list = p.trace_header_list.as_mut().unwrap();
            list.bussiness = Some(Business::new(BusinessKind::Recall, "Thu hồi văn bản điện tử"));
            p.header.document_id = None;
        }),
        ("ED-E08", "/steeringType", |p| {
            p.header.steering_type = Some(Field::read(" 1 "))
        }),
        ("ED-W11", "/attachments/0/contentId", |p| {
            p.attachments[0].content_id = Some(edxml::ContentId::new("9"))
        }),
        ("ED-W11", "/attachments/0/attachmentName", |p| {
            p.manifest.reference[0].attachment_name = Some("b.pdf".into())
        }),
        ("ED-W11", "/manifest/reference/0", |p| p.attachments.clear()),
        ("ED-W07", "/traceHeaderList/bussiness/replacementInfoList", |p| {
            let list = p.trace_header_list.as_mut().unwrap();
            list.bussiness = Some(Business::new(BusinessKind::Replace, "Văn bản thay thế"));
        }),
        ("ED-W08", "/documentId", |p| p.header.document_id = Some("GW-1".into())),
        ("ED-W09", "/code", |p| {
            p.header.document_id = Some("H37.02,2026/01/05,46/SNV-VP".into())
        }),
        ("ED-W10", "/promulgationInfo/promulgationDate", |p| {
            let date = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
            p.header.promulgation_info.as_mut().unwrap().promulgation_date = Some(date.into());
        }),
        ("ED-W11", "/attachments/0", |p| p.manifest.reference.clear()),
        ("ED-W12", "/attachments/0/contentType", |p| {
            p.attachments[0].content_type = Some("application/zip".into())
        }),
        ("ED-W14", "/traceHeaderList/traceHeader", |p| {
            p.trace_header_list.as_mut().unwrap().trace_header.clear()
        }),
    ];
    for (code, path, breach) in breaches {
        let mut packet = sound();
        breach(&mut packet);
        let found = broken_rules(&packet.into());
        assert!(found.contains(&(code.to_owned(), path.to_owned())), "{code}: {found:?}");
    }
}

/// A recall and an update are about a letter that the receiver has; a replacement brings one.
#[test]
fn what_brings_a_document_brings_its_letter() {
    for (kind, is_told) in [
        (None, true),
        (Some(BusinessKind::New), true),
        (Some(BusinessKind::Replace), true),
        (Some(BusinessKind::Recall), false),
        (Some(BusinessKind::Update), false),
    ] {
        let mut packet = sound();
        packet.attachments.clear();
        packet.manifest.reference.clear();
        let business = kind.map(|kind| Business::new(kind, "văn bản điện tử"));
        packet.trace_header_list.as_mut().unwrap().bussiness = business;
        let found = broken_rules(&packet.into());
        let told = found.iter().any(|(code, _)| code == "ED-E17");
        assert_eq!(told, is_told, "{kind:?}: {found:?}");
    }
    let status = Status::new(StatusCode::Accepted);
    let found = broken_rules(&status.into());
    assert!(found.iter().all(|(code, _)| code != "ED-E17"), "{found:?}");
}

#[test]
fn a_status_is_checked_by_its_own_rules() {
    let mut status = Status::new(StatusCode::Accepted);
    status.status_code = Some(Field::read("99"));
    let found = broken_rules(&status.clone().into());
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["ED-E12", "ED-E13", "ED-E14", "ED-E15", "ED-W13"]);
    let report = Check::new().check(&status);
    let of_to = report.rules.iter().find(|rule| rule.code == "ED-E02").unwrap();
    assert!(matches!(of_to.state, RuleState::NotApplicable { .. }));
}

#[test]
fn what_the_reader_forgave_is_judged() {
    let file = |data: &str, date: &str| {
        let text = edxml::to_string(&sound()).unwrap().output;
        text.replace("JVBERg==", data).replace(
            "<edXML:PromulgationDate>2026/01/05",
            &format!("<edXML:PromulgationDate>{date}"),
        )
    };
    for (data, date, expected) in [
        ("JVBERg==", "2026/01/05", &[][..]),
        ("JVBERg", "2026/01/05", &[]),
        ("JVBERg==", "5/1/2026", &["ED-W15"]),
        ("JVBERg==", "2026/02/30", &["ED-E09"]),
        ("JV!BERg==", "2026/01/05", &["ED-E16"]),
        ("JVBERg==JVBE", "2026/01/05", &["ED-E16"]),
        ("JVBEJ", "2026/01/05", &["ED-E16"]),
    ] {
        let text = file(data, date);
        for reading in [
            edxml::from_str(&text).unwrap(),
            edxml::from_reader(text.as_bytes()).unwrap(),
        ] {
            let report = Check::new().check(&reading);
            let codes: Vec<&str> = report.diagnostics.iter().map(|finding| finding.code.as_ref()).collect();
            assert_eq!(codes, expected, "{data} {date}");
            let severe = expected.iter().any(|code| code.starts_with("ED-E"));
            assert_eq!(report.is_compliant(), Some(!severe));
        }
    }
}

#[test]
fn attachments_are_judged_by_what_unpacking_finds() {
    let ruined = [&b"%PDF-1.4"[..], &"\u{FFFD}".repeat(400).into_bytes()].concat();
    let many = archive(&[("a.xml", b"1"), ("b.xml", b"2")]);
    for (name, content_type, bytes, expected) in [
        ("a.docx", "application/docx", &many, &[][..]),
        ("a.docx", "application/zip", &many, &["ED-W12"]),
        ("a.pdf", "application/zip", &many, &["ED-W12"]),
        ("a.pdf", "application/pdf", &ruined, &["ED-W17"]),
    ] {
        let mut packet = sound();
        packet.attachments[0].attachment_name = Some(name.into());
        packet.manifest.reference[0].attachment_name = Some(name.into());
        packet.attachments[0].content_type = Some(content_type.into());
        packet.attachments[0].content = Some(Content::new(bytes.clone()));
        let codes: Vec<String> = broken_rules(&packet.into()).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, expected, "{name} {content_type}");
    }
}

#[test]
fn without_a_day_nothing_is_said_about_the_future() {
    let report = Check::new().check(&sound());
    let future = report.rules.iter().find(|rule| rule.code == "ED-W10").unwrap();
    assert!(matches!(future.state, RuleState::NotApplicable { .. }));
    assert_eq!(report.is_compliant(), Some(true));
}

#[test]
fn archives_that_do_not_open_are_told() {
    let sound_archive = archive(&[("a.txt", &b"so lieu ".repeat(100))]);
    let mut damaged = sound_archive.clone();
    damaged[40..48].fill(0xFF);
    let bomb = archive(&[("a.txt", &vec![0; 60_000_000])]);
    for (bytes, expected) in [
        (sound_archive, None),
        (damaged, Some("damaged")),
        (bomb, Some("it may be a bomb")),
    ] {
        let mut packet = sound();
        packet.attachments[0].attachment_name = Some("a.txt".into());
        packet.manifest.reference[0].attachment_name = Some("a.txt".into());
        packet.attachments[0].content_type = Some("application/zip".into());
        packet.attachments[0].content = Some(Content::new(bytes));
        let report = Check::new().check(&packet);
        let told: Vec<_> = report
            .diagnostics
            .iter()
            .map(|finding| (finding.code.as_ref(), &finding.message.en))
            .collect();
        match (told.as_slice(), expected) {
            ([], None) => {}
            ([("ED-W12", message)], Some(words)) => {
                assert!(message.contains(words) && !message.contains("raise"), "{message}");
            }
            _ => panic!("{expected:?}: {told:?}"),
        }
    }
}

#[test]
fn an_identifier_of_two_attachments_is_told() {
    let mut packet = sound();
    let again = packet.attachments[0].clone();
    packet.attach(again);
    let found = broken_rules(&packet.into());
    assert_eq!(found, [("ED-W11".to_owned(), "/attachments/1/contentId".to_owned())]);
}
