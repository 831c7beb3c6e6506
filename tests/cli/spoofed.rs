//! The command line on what only looks right: what `info` and `unpack` tell of packets, and
//! what reaches the terminal.

use std::fs;
use std::path::Path;

use congvan::edxml::{self, Attachment, Code, Content, Organization, Packet};

const LETTER: &str = "\
UBND TỈNH HÀ KHÊ                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc
Số: 45/SNV-VP                   Hà Khê, ngày 05 tháng 01 năm 2026
V/v báo cáo số liệu quý II

Kính gửi: Sở Y tế

Sở Nội vụ đề nghị báo cáo./.

Nơi nhận:                       GIÁM ĐỐC
- Như trên;
- Lưu: VT.                      Trần Thị Minh Hà
";

/// A packet of such files in a folder.
fn packet(folder: &Path, files: &[(&str, &str)]) {
    let mut packet = Packet::default();
    packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ"));
    packet.header.to = vec![Organization::new("H37", "UBND tỉnh")];
    packet.header.code = Some(Code::new("45", "SNV-VP"));
    packet.header.subject = Some("báo cáo số liệu quý II".into());
    for (at, (name, text)) in files.iter().enumerate() {
        let mut attachment = Attachment::new(at.to_string(), *name);
        attachment.content = Some(Content::new(text.as_bytes().to_vec()));
        packet.attach(attachment);
    }
    fs::write(folder.join("goi.edxml"), edxml::to_vec(&packet).unwrap().output).unwrap();
}

/// The exit code, and what was printed on both sides.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = crate::run(folder, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const INFO: [&str; 3] = ["edxml", "info", "goi.edxml"];
const UNPACK: [&str; 5] = ["edxml", "unpack", "goi.edxml", "-o", "ra"];

#[test]
fn names_that_deceive_are_told_by_who_looks_and_who_unpacks() {
    let folder = tempfile::tempdir().unwrap();
    packet(
        folder.path(),
        &[
            ("thu.pdf.exe", "MZ"),
            ("thu.рdf", "%PDF"),
            ("-rf", "x"),
            ("hinh.svg", "<svg/>"),
        ],
    );
    for arguments in [&INFO[..], &UNPACK] {
        let (code, _, errors) = run(folder.path(), arguments);
        assert_eq!(code, Some(0), "{errors}");
        for told in [
            "/attachments/0/attachmentName: cảnh báo[ED-W19]",
            "/attachments/1/attachmentName: cảnh báo[ED-W18]",
            "/attachments/1/attachmentName: cảnh báo[ED-W19]",
            "/attachments/2/attachmentName: cảnh báo[ED-W19]",
            "`_-rf`",
            "/attachments/3/attachmentName: cảnh báo[ED-W19]",
        ] {
            assert!(errors.contains(told), "{arguments:?} {told}: {errors}");
        }
    }
    assert_eq!(fs::read(folder.path().join("ra/_-rf")).unwrap(), b"x");
    let (_, text, _) = run(folder.path(), &[&INFO[..], &["--format", "json"]].concat());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let codes = value["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["code"].clone());
    assert_eq!(codes.filter(|code| code == "ED-W19").count(), 4);
}

#[test]
fn a_header_that_is_not_the_letters_is_told() {
    let folder = tempfile::tempdir().unwrap();
    packet(folder.path(), &[("thu.txt", LETTER)]);
    for arguments in [&INFO[..], &UNPACK] {
        let (_, _, errors) = run(folder.path(), arguments);
        assert!(!errors.contains("ED-W20"), "{errors}");
    }
    let forged = LETTER.replace("báo cáo số liệu quý II", "thu hồi công văn trước");
    packet(folder.path(), &[("anh.png", "\u{89}PNG"), ("thu.txt", &forged)]);
    for arguments in [&INFO[..], &UNPACK] {
        let (code, _, errors) = run(folder.path(), arguments);
        assert!(errors.contains("/subject: cảnh báo[ED-W20]"), "{arguments:?} {errors}");
        assert_eq!(code, Some(0));
    }
}

#[test]
fn a_packet_that_breaks_off_has_its_files_told() {
    let folder = tempfile::tempdir().unwrap();
    packet(
        folder.path(),
        &[("thu.pdf.exe", "MZ"), ("thu.pdf", "%PDF-1.7 dài dài dài dài")],
    );
    let file = folder.path().join("goi.edxml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.split_once("</Attachment>").unwrap().0.to_owned() + "</Attachment><Attachment>",
    )
    .unwrap();
    let (code, _, errors) = run(folder.path(), &UNPACK);
    assert_eq!(code, Some(2));
    assert!(folder.path().join("ra/thu.pdf.exe").exists());
    assert!(errors.contains("ED-W19"), "{errors}");
}

#[test]
fn many_files_of_one_name_are_all_written() {
    let folder = tempfile::tempdir().unwrap();
    packet(folder.path(), &vec![("thu.txt", "x"); 300]);
    let (code, text, _) = run(folder.path(), &UNPACK);
    assert_eq!((code, text.lines().count()), (Some(0), 300));
    assert!(folder.path().join("ra/thu (300).txt").exists());
    let (_, _, errors) = run(folder.path(), &INFO);
    assert!(
        errors.contains("READ-ED-LETTERS") && errors.contains(": 44 "),
        "{errors}"
    );
    let (_, text, _) = run(folder.path(), &["check", "goi.edxml"]);
    assert!(text.contains("READ-ED-LETTERS"), "{text}");
}

/// What a terminal acts on: ESC, the C1 control that stands for it, DEL, an override.
const ACTS: [char; 4] = ['\u{1B}', '\u{9B}', '\u{7F}', '\u{202E}'];

fn is_quiet(text: &str) -> bool {
    !text.contains(ACTS)
}

#[test]
fn json_holds_what_acts_on_a_terminal_by_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let hostile: String = ACTS.iter().collect();
    let subject = format!("báo cáo{hostile}[2J số liệu quý II");
    let name = "thu\u{9B}31m.txt";
    let letter = LETTER.replace("báo cáo số liệu quý II", &subject);
    fs::write(
        folder.path().join(name),
        letter.replace("đề nghị", &format!("đề nghị{hostile}")),
    )
    .unwrap();
    packet(folder.path(), &[(&format!("a{}b.pdf", '\u{9B}'), "%PDF")]);
    // Readers of XML seldom look what a name is made of.
    let file = folder.path().join("goi.edxml");
    let extra = "<x\u{9B}y>z\u{9B}</x\u{9B}y></edXML:MessageHeader>";
    let text = fs::read_to_string(&file)
        .unwrap()
        .replace("</edXML:MessageHeader>", extra);
    fs::write(&file, text).unwrap();
    let lines = format!("{}\n", serde_json::json!({"id": hostile, "text": LETTER}));
    fs::write(folder.path().join("nhieu.ndjson"), lines).unwrap();
    for arguments in [
        &["parse", name][..],
        &["parse", name, name],
        &["parse", "--ndjson", "nhieu.ndjson"],
        &["check", "--format", "json", name],
        &["check", "--format", "sarif", name],
        &["refs", name],
        &["convert", "--to", "json", name],
        &["record", "outgoing", "--format", "json", name],
        &INFO,
        &["edxml", "info", "--format", "json", "goi.edxml"],
        &["check", name],
        &UNPACK,
    ] {
        let (_, text, errors) = run(folder.path(), arguments);
        assert!(!text.is_empty() || arguments[0] == "refs", "{arguments:?}: {errors}");
        assert!(
            is_quiet(&text) && is_quiet(&errors),
            "{arguments:?}: {text:?} {errors:?}"
        );
    }
    let (_, text, _) = run(folder.path(), &["parse", name]);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(text.contains("\\u009b"), "{text}");
    assert!(value.to_string().contains('\u{9B}'), "{value}");
}

#[test]
fn the_words_of_a_wrong_call_act_on_no_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let hostile: String = ACTS.iter().collect::<String>() + "]0;x";
    let option = format!("--x{hostile}");
    for arguments in [
        &[hostile.as_str()][..],
        &["check", &option],
        &["check", "--format", &hostile, "a.txt"],
        &["check", "--lang", &hostile, "a.txt"],
        &["check", "--without-rule", &hostile, "a.txt"],
        &["edxml", "status", "a", "--code", &hostile, "--from", "H37", "-o", "b"],
        &["explain", &hostile],
        &["parse", &hostile],
        &["edxml", "unpack", &hostile, "-o", &hostile],
    ] {
        for lang in ["vi", "en"] {
            let (code, text, errors) = run(folder.path(), &[&["--lang", lang], arguments].concat());
            assert_eq!(code, Some(2), "{arguments:?} {errors}");
            assert!(
                !errors.is_empty() && is_quiet(&text) && is_quiet(&errors),
                "{arguments:?}: {errors:?}"
            );
        }
    }
}
