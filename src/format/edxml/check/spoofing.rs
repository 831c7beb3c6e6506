//! The rules about what only looks like a name.

use super::Finding;
use super::facts::Facts;
use crate::format::edxml::file_name::is_device;
use crate::format::edxml::safe_file_name;
use crate::format::fault::excerpt;
use crate::text::deceptive::{Deceit, Deceptive, deceptive, may_deceive, name};

/// Fields whose text is compared or shown as who, what and where.
const NAMES: [&str; 14] = [
    "/organId",
    "/organName",
    "/organAdd",
    "/email",
    "/codeNumber",
    "/codeNotation",
    "/code",
    "/documentId",
    "/promulgationDate",
    "/place",
    "/fullName",
    "/competence",
    "/position",
    "/attachmentName",
];

/// Extensions of what runs where it is opened.
const PROGRAMS: [&str; 28] = [
    "exe",
    "scr",
    "com",
    "bat",
    "cmd",
    "pif",
    "cpl",
    "msi",
    "msp",
    "dll",
    "js",
    "jse",
    "vbs",
    "vbe",
    "wsf",
    "wsh",
    "hta",
    "ps1",
    "psm1",
    "lnk",
    "url",
    "jar",
    "reg",
    "inf",
    "iso",
    "img",
    "chm",
    "appref-ms",
];

pub(super) fn deceptive_names(facts: &Facts<'_>) -> Vec<Finding> {
    let names = facts.ending(&NAMES).filter(|leaf| may_deceive(&leaf.text));
    let found = names.filter_map(|leaf| {
        let first = deceptive(&leaf.text).next()?;
        let count = deceptive(&leaf.text).count();
        let (vi, en) = told(first);
        let text = seen(&leaf.text);
        Some(Finding::new(
            leaf.path.clone(),
            format!("`{text}` có {count} ký tự {vi}; hãy viết lại bằng chữ thường dùng"),
            format!("`{text}` has {count} characters that {en}; write it in common letters"),
        ))
    });
    found.collect()
}

/// What a character is and does.
fn told(found: Deceptive) -> (String, String) {
    let code = format!("U+{:04X} {}", u32::from(found.c), name(found.c));
    match found.deceit {
        Deceit::Turns => (format!("đổi chiều chữ ({code})"), format!("turn the text ({code})")),
        Deceit::Unseen | Deceit::Smuggles(_) => (format!("không nhìn thấy ({code})"), format!("are not seen ({code})")),
        Deceit::Letter(looks) | Deceit::Digit(looks) | Deceit::Sign(looks) => (
            format!("chỉ trông giống “{looks}” ({code})"),
            format!("only look like “{looks}” ({code})"),
        ),
    }
}

/// A text as it can be shown in one line.
fn seen(text: &str) -> String {
    let shown = |c: char| {
        let unseen = deceptive(c.encode_utf8(&mut [0; 4]))
            .any(|found| matches!(found.deceit, Deceit::Turns | Deceit::Unseen | Deceit::Smuggles(_)));
        if unseen { '\u{FFFD}' } else { c }
    };
    excerpt(&text.chars().map(shown).collect::<String>())
}

pub(super) fn file_names(facts: &Facts<'_>) -> Vec<Finding> {
    let attachments = facts
        .packet()
        .map(|packet| packet.attachments.as_slice())
        .unwrap_or_default();
    let named = attachments.iter().enumerate();
    let named = named.filter_map(|(i, attachment)| Some((i, attachment.attachment_name.as_deref()?)));
    let found = named.filter_map(|(i, name)| {
        let (vi, en) = fault(name)?;
        let (shown, safe) = (seen(name), excerpt(&safe_file_name(name)));
        Some(Finding::new(
            format!("/attachments/{i}/attachmentName"),
            format!("tên tệp `{shown}` {vi}; khi giải nén sẽ lưu là `{safe}`"),
            format!("the file name `{shown}` {en}; it is unpacked as `{safe}`"),
        ))
    });
    found.collect()
}

/// What is wrong with a name, the gravest first.
fn fault(name: &str) -> Option<(&'static str, &'static str)> {
    let lower = name.to_lowercase();
    let mut parts = lower.rsplit('.');
    let last = parts.next().unwrap_or_default().trim();
    let rest = parts.next();
    let extension = if rest.is_some() { last } else { "" };
    let turned = deceptive(name).any(|found| found.deceit == Deceit::Turns);
    let program = PROGRAMS.contains(&extension);
    let trimmed = name.trim_end_matches(['.', ' ']);
    Some(if name.contains(['/', '\\']) {
        ("là đường dẫn", "is a path")
    } else if turned {
        (
            "có ký tự đổi chiều chữ, phần mở rộng nhìn thấy không phải phần mở rộng thật",
            "turns its text: the extension that is seen is not the real one",
        )
    } else if program {
        (
            "là của tệp chạy được, không phải văn bản",
            "is that of a program, not of a document",
        )
    } else if is_device(name) {
        ("là tên thiết bị của hệ điều hành", "is that of a device of the system")
    } else if !extension.is_ascii() {
        (
            "có phần mở rộng viết bằng chữ không phải ASCII",
            "has an extension in letters beyond ASCII",
        )
    } else if trimmed.len() != name.len() {
        (
            "kết thúc bằng dấu chấm hoặc dấu cách",
            "ends with a full stop or a space",
        )
    } else if name.contains(|c: char| c.is_control()) {
        ("có ký tự điều khiển", "holds control characters")
    } else if name.contains(['<', '>', ':', '"', '|', '?', '*']) {
        (
            "có ký tự mà tên tệp không được có",
            "holds characters that no file name may",
        )
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use crate::edxml::{Attachment, Check, Code, Organization, Packet};

    fn codes(packet: Packet) -> Vec<(String, String)> {
        let report = Check::new().check(&packet);
        let own = report.diagnostics.into_iter();
        own.filter(|d| ["ED-W18", "ED-W19"].contains(&d.code.as_ref()))
            .map(|d| (d.code.into_owned(), d.path))
            .collect()
    }

    fn attached(name: &str) -> Vec<String> {
        let mut packet = Packet::default();
        packet.attach(Attachment::new("1", name));
        codes(packet).into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn file_names_are_names_of_files() {
        for fine in [
            "Tờ trình (bản 2).pdf",
            "45-SNV-VP.docx",
            "phu luc 1.tar.gz",
            "v1.0",
            "LICENSE",
        ] {
            assert!(attached(fine).is_empty(), "{fine}");
        }
        for (name, wanted) in [
            ("../../etc/passwd", &["ED-W19"][..]),
            ("C:\\x\\thu.doc", &["ED-W19"]),
            ("thu.pdf.exe", &["ED-W19"]),
            ("thu.pdf          .scr", &["ED-W19"]),
            ("thu\u{202E}fdp.exe", &["ED-W18", "ED-W19"]),
            ("thu.рdf", &["ED-W18", "ED-W19"]),
            ("con", &["ED-W19"]),
            ("aux.txt", &["ED-W19"]),
            ("COM\u{B9}.pdf", &["ED-W19"]),
            ("thu.pdf.", &["ED-W19"]),
            ("thu.pdf ", &["ED-W19"]),
            ("thu?.pdf", &["ED-W19"]),
            ("thu\u{7}.pdf", &["ED-W19"]),
        ] {
            assert_eq!(attached(name), wanted, "{name:?}");
        }
    }

    #[test]
    fn names_are_in_letters_that_compare() {
        let mut packet = Packet::default();
        packet.header.from = Some(Organization::new("\u{41D}37.02", "Sở Nội\u{200B} vụ"));
        packet.header.code = Some(Code::new("45", "SNV-V\u{420}"));
        let paths: Vec<String> = codes(packet).into_iter().map(|(_, path)| path).collect();
        assert_eq!(paths, ["/from/organId", "/from/organName", "/code/codeNotation"]);
    }
}
