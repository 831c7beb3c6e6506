//! The rule about the names of attachments.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::Finding;
use super::facts::Facts;
use super::spoofing::seen;
use crate::format::edxml::active::{Active, active};
use crate::format::edxml::file_name::{is_device, is_of_system, name_key};
use crate::format::edxml::safe_file_name;
use crate::format::fault::excerpt;
use crate::text::deceptive::{Deceit, deceptive};

pub(super) fn file_names(facts: &Facts<'_>) -> Vec<Finding> {
    let attachments = facts
        .packet()
        .map(|packet| packet.attachments.as_slice())
        .unwrap_or_default();
    let named = attachments.iter().enumerate();
    let named = named.filter_map(|(i, attachment)| Some((i, attachment.attachment_name.as_deref()?)));
    // The names that were met, by what tells them apart on every system.
    let mut met: HashMap<String, &str> = HashMap::new();
    let found = named.filter(|(_, name)| !name.is_empty()).filter_map(|(i, name)| {
        let safe = safe_file_name(name);
        let first = *met.entry(name_key(&safe)).or_insert(name);
        let (vi, en) = fault(name, &safe).or_else(|| (first != name).then_some(TWIN))?;
        let (shown, safe) = (seen(name), excerpt(&safe));
        Some(Finding::new(
            format!("/attachments/{i}/attachmentName"),
            format!("tên tệp `{shown}` {vi}; khi giải nén sẽ lưu là `{safe}`"),
            format!("the file name `{shown}` {en}; it is unpacked as `{safe}`"),
        ))
    });
    found.collect()
}

/// What a name can be blamed for, the gravest first.
type Fault = (&'static str, &'static str);

const PATH: Fault = ("là đường dẫn", "is a path");
const TURNED: Fault = (
    "có ký tự đổi chiều chữ, phần mở rộng nhìn thấy không phải phần mở rộng thật",
    "turns its text: the extension that is seen is not the real one",
);
const DEVICE: Fault = ("là tên thiết bị của hệ điều hành", "is that of a device of the system");
const FOREIGN: Fault = (
    "có phần mở rộng viết bằng chữ không phải ASCII",
    "has an extension in letters beyond ASCII",
);
const TRAILING: Fault = (
    "kết thúc bằng dấu chấm hoặc dấu cách",
    "ends with a full stop or a space",
);
const CONTROL: Fault = ("có ký tự điều khiển", "holds control characters");
const FORBIDDEN: Fault = (
    "có ký tự mà tên tệp không được có",
    "holds characters that no file name may",
);
const OPTION: Fault = (
    "bắt đầu bằng dấu gạch nối nên chương trình có thể hiểu là tùy chọn",
    "begins with a dash, which programs may take for an option",
);
const HIDDEN: Fault = (
    "bắt đầu bằng dấu chấm nên là tệp ẩn",
    "begins with a full stop, which hides the file",
);
const OF_SYSTEM: Fault = (
    "là tên tệp mà hệ điều hành hoặc chương trình tự làm theo",
    "is that of a file that systems or programs take orders from",
);
const TWIN: Fault = (
    "chỉ khác tên một tệp đính kèm khác ở chữ hoa, chữ thường hoặc cách gõ dấu",
    "differs from that of another attachment in the case of letters or in how they are composed alone",
);
const ANOTHER: Fault = (
    "không dùng được nguyên văn làm tên tệp",
    "cannot be that of a file as it stands",
);

fn fault(name: &str, safe: &str) -> Option<Fault> {
    let turned = deceptive(name).any(|found| found.deceit == Deceit::Turns);
    // What is saved counts as well as what is written: a character that is not seen may
    // part the extension.
    let active = [extension(name), extension(safe)].iter().find_map(|of| active(of));
    Some(if name.contains(['/', '\\']) {
        PATH
    } else if turned {
        TURNED
    } else if let Some(active) = active {
        does(active)
    } else if is_device(name) {
        DEVICE
    } else if is_of_system(name) {
        OF_SYSTEM
    } else if !extension(name).is_ascii() {
        FOREIGN
    } else if name.trim_end_matches(['.', ' ']).len() != name.len() {
        TRAILING
    } else if name.contains(|c: char| c.is_control()) {
        CONTROL
    } else if name.contains(['<', '>', ':', '"', '|', '?', '*']) {
        FORBIDDEN
    } else if name.trim_start().starts_with('-') {
        OPTION
    } else if name.trim_start().starts_with('.') {
        HIDDEN
    } else if !name.nfc().eq(safe.chars()) {
        ANOTHER
    } else {
        return None;
    })
}

fn does(active: Active) -> Fault {
    match active {
        Active::Program => (
            "là của tệp chạy được, không phải văn bản",
            "is that of a program, not of a document",
        ),
        Active::Shortcut => (
            "là của lối tắt dẫn tới tệp khác hoặc ra mạng",
            "is that of a shortcut to another file or to the net",
        ),
        Active::Macros => (
            "là của tệp có thể chứa macro hoặc tệp chạy được",
            "is that of a file that may hold macros or programs",
        ),
        Active::Page => (
            "là của trang hoặc hình vẽ có thể chứa mã lệnh",
            "is that of a page or a drawing that may hold scripts",
        ),
        Active::Disk => (
            "là của ảnh đĩa, tệp trong đó không được hệ điều hành cảnh báo",
            "is that of an image of a disk, of whose files the system does not warn",
        ),
    }
}

/// The extension by which Windows opens a file: it passes over full stops and spaces at the
/// end and over what stands behind a colon.
fn extension(name: &str) -> &str {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (file, _) = last.split_once(':').unwrap_or((last, ""));
    let file = file.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    file.rsplit_once('.').map_or("", |(_, extension)| extension.trim())
}

#[cfg(test)]
mod tests {
    use crate::edxml::{Attachment, Check, Packet};

    fn told(name: &str) -> Vec<String> {
        let mut packet = Packet::default();
        packet.attach(Attachment::new("1", name));
        let report = Check::new().check(&packet);
        let own = report.diagnostics.into_iter();
        own.filter(|d| ["ED-W18", "ED-W19"].contains(&d.code.as_ref()))
            .map(|d| d.code.into_owned())
            .collect()
    }

    #[test]
    fn file_names_are_names_of_files() {
        for fine in [
            "Tờ trình (bản 2).pdf",
            "45-SNV-VP.docx",
            "phu luc 1.tar.gz",
            "v1.0",
            "LICENSE",
            "thu.exe.pdf",
        ] {
            assert!(told(fine).is_empty(), "{fine}");
        }
        for (name, wanted) in [
            ("../../etc/passwd", &["ED-W19"][..]),
            ("C:\\x\\thu.doc", &["ED-W19"]),
            ("thu\u{202E}fdp.exe", &["ED-W18", "ED-W19"]),
            ("thu.рdf", &["ED-W18", "ED-W19"]),
            ("con", &["ED-W19"]),
            ("aux.txt", &["ED-W19"]),
            ("COM\u{B9}.pdf", &["ED-W19"]),
            ("thu.pdf.", &["ED-W19"]),
            ("thu.pdf ", &["ED-W19"]),
            ("thu?.pdf", &["ED-W19"]),
            ("thu\u{7}.pdf", &["ED-W19"]),
            ("-rf", &["ED-W19"]),
            (".bashrc", &["ED-W19"]),
        ] {
            assert_eq!(told(name), wanted, "{name:?}");
        }
    }

    #[test]
    fn files_of_systems_are_told() {
        for name in [
            "desktop.ini",
            "Thumbs.db",
            ".DS_Store",
            "AUTORUN.INF",
            "._thu.pdf",
            "~$thu.docx",
            "web.config",
            "desktop.ini.",
        ] {
            assert_eq!(told(name), ["ED-W19"], "{name:?}");
        }
    }

    #[test]
    fn names_that_are_one_on_some_system_are_told() {
        let told = |names: [&str; 2]| {
            let mut packet = Packet::default();
            for (i, name) in names.into_iter().enumerate() {
                packet.attach(Attachment::new(i.to_string(), name));
            }
            let report = Check::new().check(&packet);
            let own = report.diagnostics.into_iter();
            own.filter(|d| d.code == "ED-W19").map(|d| d.path).collect::<Vec<_>>()
        };
        for twins in [
            ["Thu.pdf", "THU.PDF"],
            ["Tờ trình.pdf", "To\u{31B}\u{300} tri\u{300}nh.pdf"],
            ["TỜ TRÌNH.pdf", "to\u{31B}\u{300} tri\u{300}nh.pdf"],
        ] {
            assert_eq!(told(twins), ["/attachments/1/attachmentName"], "{twins:?}");
        }
        for others in [["Thu.pdf", "Thu 2.pdf"], ["Thu.pdf", "Thu.pdf"], ["Tờ.pdf", "Tơ.pdf"]] {
            assert!(told(others).is_empty(), "{others:?}");
        }
        assert!(told(["To\u{31B}\u{300} tri\u{300}nh.pdf", "khac.pdf"]).is_empty());
    }

    #[test]
    fn what_acts_where_it_is_opened_is_told_however_it_is_written() {
        for name in [
            "thu.pdf.exe",
            "thu.pdf          .scr",
            "THU.PDF.JS",
            "thu.exe.",
            "thu.exe . .",
            "thu.exe\u{A0}",
            "thu.exe::$DATA",
            "thu.e\u{200B}xe",
            "thu.exe\u{FE0F}",
            "thu.docm",
            "bang.xlsm",
            "bang.xlam",
            "bang.xll",
            "bai.pptm",
            "mau.dotm",
            "trang.html",
            "hinh.svg",
            "thu.hta",
            "dia.iso",
            "dia.img",
            "loi-tat.lnk",
            "mang.url",
            "ung-dung.appref-ms",
            "ghi-chu.one",
        ] {
            assert!(told(name).contains(&"ED-W19".to_owned()), "{name:?}");
        }
    }
}
