//! Attacks through packets of edXML.

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use congvan::edxml::{
    self, Attachment, Check, Code, Content, Edxml, Options, Organization, Packet, Status, Unpacked, safe_file_name,
};

use super::{Attack, attack, refused};

const EDXML: &str = "edXML: the packet";
const FILES: &str = "edXML: attachments";

pub(super) const ATTACKS: &[Attack] = &[
    attack(EDXML, "a bomb of entities", "refused: Unsupported", || {
        read(|text| forged(text, "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"))
    }),
    attack(EDXML, "an entity from a file", "refused: Unsupported", || {
        read(|text| forged(text, "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"))
    }),
    attack(EDXML, "10 000 levels", "refused: Limit", || {
        read(|text| text.replacen("báo cáo", &"<a>".repeat(10_000), 1))
    }),
    attack(EDXML, "a header of 5 MiB", "refused: Limit", || {
        read(|text| text.replacen("báo cáo", &"a".repeat(5 << 20), 1))
    }),
    attack(EDXML, "200 000 elements in the header", "refused: Limit", || {
        read(|text| text.replacen("báo cáo", &"<a/>".repeat(200_000), 1))
    }),
    attack(EDXML, "more attachments than the limit", "refused: Limit", || {
        let mut packet = packet();
        (0..5).for_each(|i| packet.attach(file(&i.to_string(), "a.txt", b"a")));
        let text = edxml::to_string(&packet).unwrap().output;
        refused(edxml::from_str_with(&text, &Options::default().attachments(3)))
    }),
    attack(
        EDXML,
        "Cyrillic `Н` in the identifier of the sender",
        "ED-W18 at `/from/organId`",
        || {
            told("ED-W18", |packet| {
                packet.header.from = Some(Organization::new("\u{41D}37.02", "Sở Nội vụ"))
            })
        },
    ),
    attack(
        EDXML,
        "Cyrillic letters in the symbol",
        "ED-W18 at `/code/codeNotation`",
        || {
            told("ED-W18", |packet| {
                packet.header.code = Some(Code::new("45", "SNV-V\u{420}"))
            })
        },
    ),
    attack(EDXML, "an identifier of another document", "ED-W09 at `/code`", || {
        told("ED-W09", |packet| {
            packet.header.document_id = Some("H37.02,2026/01/05,46/SNV-VP".into())
        })
    }),
    attack(
        EDXML,
        "a day of issue that is to come",
        "ED-W10 at `/promulgationInfo/promulgationDate`",
        || {
            told("ED-W10", |packet| {
                let mut info = edxml::PromulgationInfo::default();
                info.promulgation_date = NaiveDate::from_ymd_opt(2099, 1, 1).map(Into::into);
                packet.header.promulgation_info = Some(info);
            })
        },
    ),
    attack(EDXML, "the same receiver twice", "ED-W02 at `/to/1/organId`", || {
        told("ED-W02", |packet| {
            let to = packet.header.to[0].clone();
            packet.header.to.push(to);
        })
    }),
    attack(
        EDXML,
        "a status without the document that it answers",
        "ED-E14 at `/responseFor/documentId`",
        || {
            let report = Check::new().check(&Edxml::from(Status::default()));
            find(&report, "ED-E14")
        },
    ),
    attack(FILES, "a bomb of zip", "refused: Limit", || {
        unpack("a.txt", &zip("a.txt", &vec![0; 60_000_000]))
    }),
    attack(FILES, "a bomb of zip, checked", "ED-W12: ask the sender", || {
        let mut packet = packet();
        packet.attach(file("1", "a.txt", &zip("a.txt", &vec![0; 60_000_000])));
        let report = Check::new().check(&Edxml::from(packet));
        let found = report.diagnostics.iter().find(|d| d.message.en.contains("bomb"));
        found.map_or_else(
            || "not told".into(),
            |d| match d.message.en.contains("limit") {
                true => d.message.en.to_string(),
                false => format!("{}: ask the sender", d.code),
            },
        )
    }),
    attack(
        FILES,
        "a zip in a zip in a zip",
        "unpacked once, the rest is a file",
        || {
            let inner = zip("b.zip", &zip("c.txt", b"thu"));
            let outer = zip("a.zip", &inner);
            let got = unpacked("a.zip", &outer);
            as_expected(got == inner || got == outer, "unpacked once, the rest is a file")
        },
    ),
    attack(
        FILES,
        "a path in the name of the zip's file",
        "unpacked under the packet's name",
        || {
            let got = unpacked("thu.txt", &zip("../../etc/passwd", b"thu"));
            as_expected(got == b"thu", "unpacked under the packet's name")
        },
    ),
    attack(FILES, "a path upwards", "ED-W19; saved as `passwd`", || {
        named("../../etc/passwd")
    }),
    attack(FILES, "a path of Windows", "ED-W19; saved as `x.doc`", || {
        named("C:\\Windows\\x.doc")
    }),
    attack(
        FILES,
        "a path by a wide slash",
        "ED-W18, ED-W19; saved as `_x.pdf`",
        || named("..\u{FF0F}x.pdf"),
    ),
    attack(FILES, "a device", "ED-W19; saved as `_aux.txt`", || named("aux.txt")),
    attack(
        FILES,
        "a device with a raised digit",
        "ED-W19; saved as `_COM¹.pdf`",
        || named("COM\u{B9}.pdf"),
    ),
    attack(
        FILES,
        "a program behind a second extension",
        "ED-W19; saved as `thu.pdf.exe`",
        || named("thu.pdf.exe"),
    ),
    attack(
        FILES,
        "a program far to the right",
        "ED-W19; saved as `thu.pdf.scr`",
        || named("thu.pdf      .scr"),
    ),
    attack(
        FILES,
        "an extension turned by an override",
        "ED-W18, ED-W19; saved as `thufdp.exe`",
        || named("thu\u{202E}fdp.exe"),
    ),
    attack(
        FILES,
        "an extension in Cyrillic",
        "ED-W18, ED-W19; saved as `thu.рdf`",
        || named("thu.\u{440}df"),
    ),
    attack(FILES, "a full stop at the end", "ED-W19; saved as `thu.pdf`", || {
        named("thu.pdf.")
    }),
    attack(
        FILES,
        "a file that Windows takes orders from",
        "ED-W19; saved as `_Desktop.ini`",
        || named("Desktop.ini"),
    ),
    attack(FILES, "a cache of Windows", "ED-W19; saved as `_Thumbs.db`", || {
        named("Thumbs.db")
    }),
    attack(FILES, "a file of a Macintosh", "ED-W19; saved as `DS_Store`", || {
        named(".DS_Store")
    }),
    attack(
        FILES,
        "what starts by itself from a disk",
        "ED-W19; saved as `_autorun.inf`",
        || named("autorun.inf"),
    ),
    attack(
        FILES,
        "a file that passes for a lock of Word",
        "ED-W19; saved as `_~$thu.docx`",
        || named("~$thu.docx"),
    ),
    attack(FILES, "a hidden file", "ED-W19; saved as `bashrc`", || named(".bashrc")),
    attack(FILES, "an option of a command", "ED-W19; saved as `_-rf`", || {
        named("-rf")
    }),
    attack(
        FILES,
        "a program behind a full stop at the end",
        "ED-W19; saved as `thu.exe`",
        || named("thu.exe."),
    ),
    attack(
        FILES,
        "a program by its stream of NTFS",
        "ED-W19; saved as `thu.exe__$DATA`",
        || named("thu.exe::$DATA"),
    ),
    attack(
        FILES,
        "an extension parted by what is not seen",
        "ED-W18, ED-W19; saved as `thu.exe`",
        || named("thu.e\u{200B}xe"),
    ),
    attack(FILES, "a document with macros", "ED-W19; saved as `thu.docm`", || {
        named("thu.docm")
    }),
    attack(
        FILES,
        "a drawing that may hold scripts",
        "ED-W19; saved as `so-do.svg`",
        || named("so-do.svg"),
    ),
    attack(FILES, "a page", "ED-W19; saved as `thu.html`", || named("thu.html")),
    attack(FILES, "a shortcut", "ED-W19; saved as `thu.pdf.lnk`", || {
        named("thu.pdf.lnk")
    }),
    attack(FILES, "an image of a disk", "ED-W19; saved as `thu.iso`", || {
        named("thu.iso")
    }),
    attack(
        FILES,
        "programs, macros and pages by twelve extensions of few files",
        "ED-W19 each time",
        || {
            let extensions = [
                "pst",
                "wsb",
                "crt",
                "cer",
                "der",
                "tmp",
                "cjs",
                "settingcontent-ms",
                "appref-ms",
                "dot",
                "onetoc2",
                "xhtm",
            ];
            let other = extensions.map(|end| named(&format!("thu.{end}")));
            let other = other.into_iter().find(|told| !told.starts_with("ED-W19"));
            other.unwrap_or_else(|| "ED-W19 each time".into())
        },
    ),
    attack(FILES, "a stream of NTFS", "ED-W19; saved as `thu.txt_x`", || {
        named("thu.txt:x")
    }),
    attack(
        FILES,
        "a line break and an escape",
        "ED-W19; saved as `a[31mb.pdf`",
        || named("a\n\u{1B}[31mb.pdf"),
    ),
    attack(FILES, "a name of 4 000 bytes", "saved in 200 bytes", || {
        let safe = safe_file_name(&format!("{}.pdf", "a".repeat(4000)));
        as_expected(safe.len() == 200 && safe.ends_with(".pdf"), "saved in 200 bytes")
    }),
    attack(FILES, "data that are no base64", "ED-E16", || {
        let mut packet = packet();
        packet.attach(file("1", "a.pdf", b"%PDF-1.7"));
        let text = edxml::to_string(&packet).unwrap().output.replace("JVBE", "!!!!");
        let reading = edxml::from_str(&text).unwrap();
        let report = Check::new().check(&reading);
        let told = report.diagnostics.iter().any(|d| d.code == "ED-E16");
        as_expected(told, "ED-E16")
    }),
    attack(
        FILES,
        "one identifier for two files",
        "ED-W11 at `/attachments/1/contentId`",
        || {
            told("ED-W11", |packet| {
                packet.attach(file("1", "a.pdf", b"%PDF"));
                packet.attach(file("1", "a.pdf", b"%PDF"));
            })
        },
    ),
    attack(
        FILES,
        "a file that the manifest does not list",
        "ED-W11 at `/attachments/0`",
        || {
            told("ED-W11", |packet| {
                packet.attach(file("1", "a.pdf", b"%PDF"));
                packet.manifest.reference.clear();
            })
        },
    ),
    attack(
        FILES,
        "another name in the manifest",
        "ED-W11 at `/attachments/0/attachmentName`",
        || {
            told("ED-W11", |packet| {
                packet.attach(file("1", "a.pdf", b"%PDF"));
                packet.manifest.reference[0].attachment_name = Some("b.pdf".into());
            })
        },
    ),
    attack(
        FILES,
        "a zip that says it is a PDF",
        "ED-W12 at `/attachments/0/contentType`",
        || {
            told("ED-W12", |packet| {
                let mut attached = file("1", "a.pdf", &zip("a.pdf", b"%PDF"));
                attached.content_type = Some("application/pdf".into());
                packet.attach(attached);
            })
        },
    ),
];

fn packet() -> Packet {
    let mut packet = Packet::default();
    packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ"));
    packet.header.to = vec![Organization::new("H37", "UBND tỉnh")];
    packet.header.code = Some(Code::new("45", "SNV-VP"));
    packet.header.subject = Some("báo cáo".into());
    let mut info = edxml::PromulgationInfo::default();
    info.promulgation_date = NaiveDate::from_ymd_opt(2026, 1, 5).map(Into::into);
    packet.header.promulgation_info = Some(info);
    packet
}

fn file(id: &str, name: &str, bytes: &[u8]) -> Attachment {
    let mut attachment = Attachment::new(id, name);
    attachment.content = Some(Content::new(bytes.to_vec()));
    attachment
}

fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

fn read(forge: impl Fn(&str) -> String) -> String {
    let text = edxml::to_string(&packet()).unwrap().output;
    let forged = forge(&text);
    assert_ne!(text, forged, "nothing was forged");
    refused(edxml::from_str(&forged))
}

fn forged(text: &str, doctype: &str) -> String {
    match text.contains("?>") {
        true => text.replacen("?>", &format!("?>{doctype}"), 1),
        false => format!("{doctype}{text}"),
    }
}

fn find(report: &congvan::diagnostic::Report, code: &str) -> String {
    let found = report.diagnostics.iter().find(|d| d.code == code);
    found.map_or_else(|| "not told".into(), |d| format!("{code} at `{}`", d.path))
}

fn told(code: &str, forge: fn(&mut Packet)) -> String {
    let mut packet = packet();
    forge(&mut packet);
    let today = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
    find(&Check::new().as_of(today).check(&Edxml::from(packet)), code)
}

/// What is told of the name of a file, and under which it is saved.
fn named(name: &str) -> String {
    let mut packet = packet();
    packet.attach(file("1", name, b"a"));
    let report = Check::new().check(&Edxml::from(packet));
    let codes = report.diagnostics.iter().map(|d| d.code.as_ref());
    let codes: Vec<&str> = codes.filter(|code| ["ED-W18", "ED-W19"].contains(code)).collect();
    let told = if codes.is_empty() {
        String::new()
    } else {
        codes.join(", ") + "; "
    };
    format!("{told}saved as `{}`", safe_file_name(name))
}

fn open(name: &str, bytes: &[u8]) -> Result<Vec<u8>, congvan::Error> {
    let mut about = Attachment::new("1", name);
    about.content_type = Some("application/zip".into());
    let mut unpacked = Unpacked::new(Cursor::new(bytes), &about, &Options::default())?;
    let mut file = Vec::new();
    unpacked.copy_to(&mut file)?;
    Ok(file)
}

fn unpack(name: &str, bytes: &[u8]) -> String {
    refused(open(name, bytes))
}

fn unpacked(name: &str, bytes: &[u8]) -> Vec<u8> {
    open(name, bytes).unwrap()
}

fn as_expected(holds: bool, outcome: &str) -> String {
    if holds {
        outcome.into()
    } else {
        format!("not {outcome}")
    }
}
