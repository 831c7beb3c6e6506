//! The tables of the speed: those of `benches/README.md`, in the language of each README.

use std::path::Path;

use crate::page::{ROOT, Readme};

/// What the tables say besides figures and commands, and the same in Vietnamese.
#[rustfmt::skip]
const WORDS: [(&str, &str); 37] = [
    ("Times, in multiples of the time of what they are held against:", "Thời gian, bằng mấy lần thời gian của phép so sánh:"),
    ("Instructions, in multiples of those of what they are held against:", "Số lệnh bộ xử lý, bằng mấy lần số lệnh của phép so sánh:"),
    ("Microseconds:", "Thời gian, tính bằng micrô giây:"),
    ("Bytes in a second, in percent of those of what they are held against; here more is better:", "Số byte mỗi giây, bằng bao nhiêu phần trăm của phép so sánh; ở đây càng cao càng tốt:"),
    ("What", "Việc"),
    ("By what", "So với"),
    ("Figure", "Đo được"),
    ("Budget", "Mức đặt ra"),
    ("Command", "Lệnh đo"),
    ("itself", "chính nó"),
    ("not measured", "chưa đo"),
    ("reading them", "việc đọc các văn bản đó"),
    ("`is_nfc` over their bytes", "`is_nfc` trên cùng dữ liệu"),
    ("`memchr` over the packet", "`memchr` trên gói tin"),
    ("`serde_json` into a bare struct, and `is_nfc`", "`serde_json` vào cấu trúc đơn giản, cộng `is_nfc`"),
    ("the events of `NsReader`", "các sự kiện của `NsReader`"),
    ("the official Java SDK", "SDK Java chính thức"),
    ("`chrono` parsing a date", "`chrono` phân tích một ngày"),
    ("`decode_slice` of `base64`", "`decode_slice` của `base64`"),
    ("letters of the tests read", "đọc các văn bản của bộ kiểm thử"),
    ("letters of the tests checked, their citations found", "kiểm tra các văn bản của bộ kiểm thử, kể cả tìm viện dẫn"),
    ("citations found in texts full of them", "tìm viện dẫn trong văn bản có nhiều viện dẫn"),
    ("citations found in generated letters", "tìm viện dẫn trong văn bản sinh tự động"),
    ("generated letters read", "đọc văn bản sinh tự động"),
    ("generated letters checked, their citations found", "kiểm tra văn bản sinh tự động, kể cả tìm viện dẫn"),
    ("a number parsed", "phân tích một số, ký hiệu"),
    ("JSON of a letter read", "đọc JSON của một văn bản"),
    ("JSON of a long letter read", "đọc JSON của một văn bản dài"),
    ("our XML of a letter read", "đọc XML của thư viện, một văn bản"),
    ("our XML of a long letter read", "đọc XML của thư viện, một văn bản dài"),
    ("our XML of generated letters read", "đọc XML của thư viện, văn bản sinh tự động"),
    ("attachments of a packet found", "tìm các tệp đính kèm của gói tin"),
    ("a packet of 66.7 MB read", "đọc một gói tin 66,7 MB"),
    ("the header of a packet of 1 MB read", "đọc phần đầu của gói tin 1 MB"),
    ("the header of a packet of 66 MB read", "đọc phần đầu của gói tin 66 MB"),
    ("an attachment on one line, to a sink", "giải mã một tệp đính kèm ghi trên một dòng"),
    ("an attachment in lines of 76, to a sink", "giải mã một tệp đính kèm ghi thành các dòng 76 ký tự"),
];

/// A caption or a cell in a language of ours.
fn told(text: &str, in_vietnamese: bool) -> String {
    let is_figure = text.starts_with(|c: char| c.is_ascii_digit());
    let is_command = text.starts_with('`') && text.contains("bench");
    match in_vietnamese {
        true if is_figure => text.replace('.', ",").replace(" to ", "–"),
        true if !is_command && !text.starts_with("--") => {
            let row = WORDS.iter().find(|row| row.0 == text);
            let row = row.unwrap_or_else(|| panic!("no Vietnamese for: {text}"));
            row.1.to_owned()
        }
        _ => text.to_owned(),
    }
}

/// The tables between the marks of the page of the benches.
fn speed(in_vietnamese: bool) -> String {
    let page = include_str!("../../benches/README.md");
    let begin = page.find("<!-- speed: ").unwrap();
    let block = page[begin..].split_once("-->\n").unwrap().1;
    let block = block.split_once("<!-- end -->").unwrap().0;
    let line = |line: &str| match line.strip_prefix("| ").and_then(|row| row.strip_suffix(" |")) {
        Some(row) => {
            let cells: Vec<String> = row.split(" | ").map(|cell| told(cell, in_vietnamese)).collect();
            format!("| {} |", cells.join(" | "))
        }
        None if line.is_empty() || line.starts_with("|--") => line.to_owned(),
        None => told(line, in_vietnamese),
    };
    block.lines().map(|text| line(text) + "\n").collect()
}

/// Each table has one unit, every row a figure, a budget and a command that is there.
#[test]
fn every_figure_has_its_command() {
    let mut rows = 0;
    for line in speed(false).lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches(['|', ' ']).split(" | ").collect();
        assert_eq!(cells.len(), 5, "{line}");
        if cells[0] == "What" {
            continue;
        }
        rows += 1;
        let is_number = |cell: &str| cell.parse::<f64>().is_ok();
        assert!(
            cells[2] == "not measured" || cells[2].split(" to ").all(is_number),
            "{line}"
        );
        assert!(is_number(cells[3]), "{line}");
        let command = cells[4].trim_matches('`');
        let file = match command.strip_prefix("cargo bench --bench ") {
            Some(bench) => format!("benches/{bench}.rs"),
            None => command.split(' ').next_back().unwrap().to_owned(),
        };
        let path = Path::new(ROOT).join(&file);
        assert!(path.exists(), "{line}: {file}");
    }
    assert!(rows > 15, "{rows}");
}

pub(crate) fn hold(readme: &Readme, in_vietnamese: bool) {
    readme.hold("speed", &speed(in_vietnamese));
}
