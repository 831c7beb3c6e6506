//! The command line on packets.

use std::fs;
use std::path::Path;

use crate::run;

use congvan::edxml::{self, Attachment, Content, Packet};
use serde_json::Value;

pub(crate) fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) const LETTER: &str = "\
UBND TỈNH HÀ KHÊ                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc
Số: 45/SNV-VP                   Hà Khê, ngày 05 tháng 01 năm 2026
V/v báo cáo số liệu quý II

Sở Nội vụ đề nghị báo cáo./.
";

#[test]
fn nothing_is_written_outside_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut packet = Packet::default();
    for name in ["../../x.txt", "/tmp/x.txt", "..", "a\0b.txt"] {
        let mut attachment = Attachment::new("1", name);
        attachment.content_type = Some("text/plain".into());
        attachment.content = Some(Content::new(*b"x"));
        packet.attach(attachment);
    }
    fs::write(at.join("goi.edxml"), edxml::to_vec(&packet).unwrap().output).unwrap();
    done(at, &["edxml", "unpack", "goi.edxml", "-o", "trong/ra"]);
    let mut names: Vec<String> = fs::read_dir(at.join("trong/ra"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["a\u{FFFD}b.txt", "tep", "x (2).txt", "x.txt"]);
    assert_eq!(fs::read_dir(at.join("trong")).unwrap().count(), 1);
}

#[test]
fn a_packet_that_is_cut_off_gives_what_was_whole() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut packet = Packet::default();
    for name in ["a.pdf", "b.pdf"] {
        let mut attachment = Attachment::new(name, name);
        attachment.content = Some(Content::new(*b"%PDF-1.7"));
        packet.attach(attachment);
    }
    let file = edxml::to_string(&packet).unwrap().output;
    let cut = file.rfind("JVBE").unwrap() + 6;
    fs::write(at.join("goi.edxml"), &file.as_bytes()[..cut]).unwrap();
    let output = run(at, &["--lang", "en", "edxml", "unpack", "goi.edxml", "-o", "ra"]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        errors.contains("cut off") && errors.contains("/attachments/1"),
        "{errors}"
    );
    assert_eq!(fs::read_dir(at.join("ra")).unwrap().count(), 1);
}

#[test]
fn what_can_be_told_of_a_damaged_packet_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut packet = Packet::default();
    for (name, size) in [("a.pdf", 10), ("b.txt", 60_000_000), ("c.pdf", 10)] {
        packet.attach(Attachment::new(name, name));
        let bytes = std::io::Read::take(std::io::repeat(b'x'), size);
        if name == "b.txt" {
            let mut bomb = edxml::Writer::new(Vec::new(), &{
                let mut one = Packet::default();
                one.attach(Attachment::new("1", name));
                one
            })
            .unwrap();
            bomb.attach(bytes).unwrap();
            let file = edxml::from_slice(&bomb.finish().unwrap().0).unwrap();
            packet.attachments[1].content = file.content.into_packet().unwrap().attachments.remove(0).content;
        } else {
            packet.attachments.last_mut().unwrap().content = Some(Content::new(vec![b'x'; 10]));
        }
    }
    let file = edxml::to_string(&packet).unwrap().output;
    fs::write(at.join("goi.edxml"), &file).unwrap();
    fs::write(at.join("cut.edxml"), &file[..file.rfind("eHh4").unwrap()]).unwrap();
    for (name, files, told) in [("goi.edxml", 2, "attachment 2 (b.txt)"), ("cut.edxml", 1, "cut off")] {
        let output = run(at, &["--lang", "en", "edxml", "info", "--format", "json", name]);
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(errors.contains(told), "{errors}");
        let info: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(info["attachments"].as_array().unwrap().len(), files);
    }
    let output = run(at, &["--lang", "en", "edxml", "unpack", "goi.edxml", "-o", "ra"]);
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("attachment 2 (b.txt)")
    );
    assert_eq!(fs::read_dir(at.join("ra")).unwrap().count(), 2);
}

#[test]
fn every_command_judges_a_packet_by_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("thu.txt"), LETTER).unwrap();
    fs::write(at.join("a.pdf"), "%PDF-1.7").unwrap();
    let pack = [
        "edxml",
        "pack",
        "thu.txt",
        "--attach",
        "a.pdf",
        "--to",
        "H37",
        "-o",
        "goi.edxml",
        "--from",
    ];
    done(at, &[&pack[..], &["H37.02"]].concat());
    assert_eq!(run(at, &[&pack[..], &["=Sở"]].concat()).status.code(), Some(2));
    done(at, &["check", "goi.edxml"]);

    let file = fs::read_to_string(at.join("goi.edxml")).unwrap();
    fs::write(at.join("xau.edxml"), file.replace("JVBE", "JV!?")).unwrap();
    let output = run(at, &["check", "--format", "json", "xau.edxml"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["verdict"], "not-compliant");
    let all = report["diagnostics"].as_array().unwrap();
    let found = all.iter().find(|finding| finding["code"] == "ED-E16").unwrap();
    assert!(found["span"]["line"].as_u64().unwrap() > 1);

    // A packet stays whole, a letter becomes a header.
    done(at, &["convert", "goi.edxml", "--to", "edxml", "-o", "ban-sao.edxml"]);
    assert_eq!(fs::read_to_string(at.join("ban-sao.edxml")).unwrap(), file);
    done(at, &["convert", "thu.txt", "--to", "edxml", "-o", "dau.edxml"]);
    let head = edxml::from_slice(&fs::read(at.join("dau.edxml")).unwrap()).unwrap();
    assert!(head.content.packet().unwrap().header.subject.is_some());

    for (name, text, told) in [
        ("soc.edxml", "<edXMLEnvelope xmlns='x'/>", "security report"),
        ("go.edxml", "<EdXMLEnvelope xmlns='http://www.go.vn/eDoc'/>", "go.vn"),
        (
            "cu.edxml",
            "<S:Envelope xmlns:S='s'><S:Body xmlns:e='http://www.e-doc.vn/Schema/'/></S:Envelope>",
            "older e-doc",
        ),
        ("dtd.edxml", "<!DOCTYPE edXML [<!ENTITY a 'b'>]><edXML/>", "DTD"),
    ] {
        fs::write(at.join(name), text).unwrap();
        for command in ["check", "parse"] {
            let output = run(at, &["--lang", "en", command, name]);
            assert_eq!(output.status.code(), Some(2), "{name}");
            let errors = String::from_utf8(output.stderr).unwrap();
            assert!(errors.contains(told), "{errors}");
        }
    }
}

#[test]
fn the_rules_for_packets_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert!(done(at, &["explain", "ED-E16"]).contains("ED-E16"));
    let all: Vec<Value> = serde_json::from_str(&done(at, &["explain", "--all", "--format", "json"])).unwrap();
    for rule in edxml::rules() {
        assert!(
            all.iter().any(|known| known["code"] == rule.code.as_str()),
            "{}",
            rule.code
        );
    }
}

#[test]
fn a_status_from_the_wrong_party_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut packet = Packet::default();
    packet.header.from = Some(edxml::Organization::new("H37.02", "Sở Nội vụ"));
    packet.header.to = vec![edxml::Organization::new("H37", "UBND tỉnh")];
    fs::write(at.join("goi.edxml"), edxml::to_vec(&packet).unwrap().output).unwrap();
    for (code, from, told) in [
        ("03", "H37", false),
        ("13", "H37.02", false),
        ("13", "H37", true),
        ("03", "G12", true),
    ] {
        let status = [
            "--lang",
            "en",
            "edxml",
            "status",
            "goi.edxml",
            "--force",
            "-o",
            "tra.edxml",
            "--code",
            code,
            "--from",
            from,
        ];
        let output = run(at, &status);
        assert_eq!(output.status.code(), Some(0));
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(errors.contains("is not who sends"), told, "{code} {from}: {errors}");
    }
}

#[test]
fn what_exists_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("goi.edxml"), edxml::to_vec(&Packet::default()).unwrap().output).unwrap();
    fs::write(at.join("tra.edxml"), "cũ").unwrap();
    let status = [
        "--lang",
        "en",
        "edxml",
        "status",
        "goi.edxml",
        "--code",
        "03",
        "--from",
        "H37",
        "-o",
        "tra.edxml",
    ];
    let output = run(at, &status);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--force"));
    assert_eq!(fs::read_to_string(at.join("tra.edxml")).unwrap(), "cũ");
    done(at, &[&status[..], &["--force"]].concat());
    assert!(edxml::from_slice(&fs::read(at.join("tra.edxml")).unwrap()).is_ok());

    // A plain file is no folder, and the error says so.
    for (language, words) in [
        ("vi", "đã có tệp mang tên này"),
        ("en", "there is a file of that name already"),
    ] {
        let output = run(
            at,
            &["--lang", language, "edxml", "unpack", "goi.edxml", "-o", "tra.edxml"],
        );
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(errors.contains(words) && !errors.contains("os error"), "{errors}");
    }
}

#[test]
fn rules_for_packets_are_silenced_regraded_and_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut packet = Packet::default();
    packet.header.due_date = Some(edxml::Field::read("2018/02/30"));
    packet.header.subject = Some(" báo cáo".into());
    fs::write(at.join("goi.edxml"), edxml::to_vec(&packet).unwrap().output).unwrap();
    let check = |more: &[&str]| -> Value {
        let output = run(at, &[&["check", "--format", "json", "goi.edxml"], more].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let severity = |report: &Value, code: &str| {
        let all = report["diagnostics"].as_array().unwrap();
        let found = all.iter().find(|finding| finding["code"] == code);
        found.map(|finding| finding["severity"].as_str().unwrap().to_owned())
    };
    let report = check(&[]);
    assert_eq!(severity(&report, "ED-E03").as_deref(), Some("error"));
    assert_eq!(severity(&report, "ED-E09").as_deref(), Some("error"));
    let notes: Vec<&str> = report["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["code"].as_str().unwrap())
        .collect();
    assert_eq!(notes, ["READ-ED-SPACES"]); // the day is told by its rule
    for finding in report["diagnostics"].as_array().unwrap() {
        assert!(finding["span"]["line"].as_u64().unwrap() > 1, "{finding}");
    }
    let report = check(&["--off", "ed-e09", "--severity", "ED-E06=info", "--stage", "draft"]);
    assert_eq!(severity(&report, "ED-E09"), None);
    assert_eq!(severity(&report, "ED-E03").as_deref(), Some("info"));
    assert_eq!(report["silenced"], serde_json::json!(["ED-E09"]));
    let human = run(at, &["--lang", "en", "check", "--off", "ED-E09", "goi.edxml"]);
    let human = String::from_utf8(human.stdout).unwrap();
    assert!(
        human.contains("rules left out as asked") && human.contains("ED-E09"),
        "{human}"
    );
    let human = String::from_utf8(run(at, &["--lang", "en", "check", "goi.edxml"]).stdout).unwrap();
    assert_eq!(human.matches("2018/02/30").count(), 1, "{human}");
}

#[test]
fn what_is_no_whole_file_is_told_by_its_attachment() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut packet = Packet::default();
    for (name, data) in [("a.pdf", None), ("b.pdf", Some("%PDF-1.7")), ("c.txt", Some("so lieu"))] {
        let mut attachment = Attachment::new(name, name);
        attachment.content_type = Some("application/zip".into());
        attachment.content = data.map(|data| Content::new(data.as_bytes()));
        packet.attach(attachment);
    }
    let file = edxml::to_string(&packet).unwrap().output;
    fs::write(at.join("goi.edxml"), file.replace("JVBERi0xLjc=", "JVBERi!xLjc=")).unwrap();
    let output = run(at, &["--lang", "en", "edxml", "unpack", "goi.edxml", "-o", "ra"]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    for told in [
        "attachment 1 (a.pdf) has no data",
        "/attachments/2/contentType",
        "error[READ-ED-UNDECODABLE]",
    ] {
        assert!(errors.contains(told), "{told}: {errors}");
    }
    assert!(!at.join("ra/a.pdf").exists());
    assert!(at.join("ra/b.pdf").exists() && at.join("ra/c.txt").exists());
    let output = run(at, &["--lang", "en", "edxml", "info", "--format", "json", "goi.edxml"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("attachment 1 (a.pdf) has no data"));

    // Damaged data alone is trouble, too.
    packet.attachments.remove(0);
    let file = edxml::to_string(&packet).unwrap().output;
    fs::write(at.join("goi.edxml"), file.replace("JVBERi0xLjc=", "JVBERi!xLjc=")).unwrap();
    assert_eq!(
        run(at, &["edxml", "unpack", "goi.edxml", "-o", "hai"]).status.code(),
        Some(2)
    );
}

/// Of two data in an attachment, and of two lists, the last count, as for every reader.
#[test]
fn what_is_unpacked_is_what_is_read() {
    let mut packet = Packet::default();
    packet.attach(Attachment::new("1", "a.txt").with_content(*b"sau"));
    let file = edxml::to_string(&packet).unwrap().output;
    let (open, end) = ("<edXML:ContentTransferEncoded", "</edXML:ContentTransferEncoded>");
    let data = &file[file.find(open).unwrap()..file.find(end).unwrap() + end.len()];
    let list = &file[file.find("<AttachmentEncoded").unwrap()..file.find("</edXML>").unwrap()];
    let before = |part: &str| part.replace("c2F1", "dHLGsOG7m2M=");
    for forged in [
        file.replace(data, &format!("{}{data}", before(data))),
        file.replace(list, &format!("{}{list}", before(list))),
    ] {
        assert_ne!(forged, file);
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        fs::write(at.join("goi.edxml"), &forged).unwrap();
        let read = edxml::from_str(&forged).unwrap().content.into_packet().unwrap();
        assert_eq!(read.attachments[0].content.as_ref().unwrap().as_bytes(), b"sau");
        let output = run(at, &["edxml", "unpack", "goi.edxml", "-o", "ra"]);
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
        assert!(String::from_utf8(output.stderr).unwrap().contains("READ-ED-TWICE"));
        assert_eq!(fs::read(at.join("ra/a.txt")).unwrap(), b"sau");
        assert_eq!(fs::read_dir(at.join("ra")).unwrap().count(), 1);
    }
}

#[test]
fn attachments_before_the_header_are_no_hindrance() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut packet = Packet::default();
    packet.header.subject = Some("họp giao ban".into());
    packet.header.due_date = Some(edxml::Field::read("5/1/2026"));
    let mut attachment = Attachment::new("1", "thu.pdf");
    attachment.content_type = Some("application/pdf".into());
    attachment.content = Some(Content::new(*b"%PDF-1.7"));
    packet.attach(attachment);
    let file = edxml::to_string(&packet).unwrap().output;
    let (head, rest) = file.split_at(file.find("  <edXML:edXMLEnvelope").unwrap());
    let (envelope, list) = rest.split_at(rest.find("  <AttachmentEncoded").unwrap());
    let (list, end) = list.split_at(list.find("</edXML>").unwrap());
    let envelope = envelope.replace("2026/01/05", "5/1/2026");
    fs::write(at.join("goi.edxml"), [head, list, &envelope, end].concat()).unwrap();

    let info: Value = serde_json::from_str(&done(at, &["edxml", "info", "--format", "json", "goi.edxml"])).unwrap();
    assert_eq!(info["header"]["subject"], "họp giao ban");
    assert_eq!(info["attachments"][0]["size"], 8);
    assert_eq!(info["diagnostics"][0]["code"], "READ-ED-FORM");
    let line = info["diagnostics"][0]["span"]["line"].as_u64().unwrap();
    let text = fs::read_to_string(at.join("goi.edxml")).unwrap();
    assert!(text.lines().nth(line as usize - 1).unwrap().contains("5/1/2026"));
    done(at, &["edxml", "unpack", "goi.edxml", "-o", "ra"]);
    assert_eq!(fs::read(at.join("ra/thu.pdf")).unwrap(), b"%PDF-1.7");
}
