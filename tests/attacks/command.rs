//! Attacks that reach a person through the command.

use std::fs;
use std::path::Path;
use std::process::Command;

use congvan::edxml::{self, Attachment, Code, Content, Organization, Packet};

use super::{Attack, LETTER, attack};

const COMMAND: &str = "The command";

/// What a terminal acts on: ESC, the C1 control that stands for it, DEL, an override.
const ACTS: [char; 4] = ['\u{1B}', '\u{9B}', '\u{7F}', '\u{202E}'];

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        COMMAND,
        "ESC, C1 and DEL in a letter, for JSON",
        "by their codes, the same value",
        || {
            let subject: String = "báo cáo số liệu ".chars().chain(ACTS).collect();
            let text = run(&[("thu.txt", &letter(&subject))], &["parse", "thu.txt"]);
            // What is told of the letter stands behind.
            let mut values = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>();
            let value = values.next().unwrap().unwrap();
            let kept = value.to_string().contains('\u{9B}');
            as_expected(kept && !text.contains(ACTS), "by their codes, the same value")
        },
    ),
    attack(
        COMMAND,
        "the same in the words of a wrong call",
        "printed as `�`",
        || {
            let word: String = ACTS.iter().collect();
            let said = run(&[], &["check", "--format", &word, "thu.txt"]);
            as_expected(said.contains('\u{FFFD}') && !said.contains(ACTS), "printed as `�`")
        },
    ),
    attack(COMMAND, "300 attachments of one name, unpacked", "300 files", || {
        let packet = packet(&vec![("thu.txt", "x"); 300]);
        let said = run(&[("goi.edxml", &packet)], &["edxml", "unpack", "goi.edxml", "-o", "ra"]);
        format!("{} files", said.lines().filter(|line| line.starts_with("ra")).count())
    }),
    attack(
        COMMAND,
        "`Thu.pdf`, `THU.PDF` and twice `thờ.pdf`, once with its marks apart, unpacked",
        "ED-W19; `THU (2).PDF`, `Thu.pdf`, `thờ (2).pdf`, `thờ.pdf`",
        || {
            let names = ["Thu.pdf", "THU.PDF", "thờ.pdf", "tho\u{31B}\u{300}.pdf"];
            let packet = packet(&names.map(|name| (name, "%PDF")));
            let said = run(&[("goi.edxml", &packet)], &["edxml", "unpack", "goi.edxml", "-o", "ra"]);
            let files = said.lines().filter_map(|line| line.strip_prefix("ra/"));
            let mut files: Vec<String> = files.map(|name| format!("`{name}`")).collect();
            files.sort();
            format!("{}; {}", told(&said), files.join(", "))
        },
    ),
    attack(COMMAND, "a program among the attachments, unpacked", "ED-W19", || {
        unpacked(&[("thu.pdf.exe", "MZ")])
    }),
    attack(
        COMMAND,
        "a header that is not that of the letter, unpacked",
        "ED-W20",
        || unpacked(&[("thu.txt", &letter("thu hồi công văn trước"))]),
    ),
    attack(
        COMMAND,
        "a packet that breaks off behind a program, unpacked",
        "ED-W19",
        || {
            let whole = packet(&[("thu.pdf.exe", "MZ"), ("thu.pdf", "%PDF")]);
            let (cut, _) = whole.rsplit_once("<Attachment>").unwrap();
            told(&run(
                &[("goi.edxml", cut)],
                &["edxml", "unpack", "goi.edxml", "-o", "ra"],
            ))
        },
    ),
];

fn letter(subject: &str) -> String {
    LETTER.replacen("báo cáo số liệu quý II", subject, 1)
}

fn packet(files: &[(&str, &str)]) -> String {
    let mut packet = Packet::default();
    packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ"));
    packet.header.code = Some(Code::new("45", "SNV-VP"));
    packet.header.subject = Some("báo cáo số liệu quý II".into());
    for (at, (name, text)) in files.iter().enumerate() {
        let mut attachment = Attachment::new(at.to_string(), *name);
        attachment.content = Some(Content::new(text.as_bytes().to_vec()));
        packet.attach(attachment);
    }
    edxml::to_string(&packet).unwrap().output
}

/// What the command prints on both sides in a folder of such files.
fn run(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(Path::new(folder.path()).join(name), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_congvan"));
    let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn unpacked(files: &[(&str, &str)]) -> String {
    told(&run(
        &[("goi.edxml", &packet(files))],
        &["edxml", "unpack", "goi.edxml", "-o", "ra"],
    ))
}

/// The rules that are told.
fn told(said: &str) -> String {
    let codes = ["ED-W18", "ED-W19", "ED-W20"];
    codes
        .into_iter()
        .filter(|code| said.contains(code))
        .collect::<Vec<_>>()
        .join(", ")
}

fn as_expected(holds: bool, outcome: &str) -> String {
    if holds {
        outcome.into()
    } else {
        format!("not {outcome}")
    }
}
