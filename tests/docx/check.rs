//! Word files under the rules on the page: what we write keeps them all, and what somebody
//! changes in Word is told by the right rule at the right place.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use congvan::check::{self, Takes, coverage, example_letters};
use congvan::diagnostic::{Diagnostic, Report, Scope, Severity};
use congvan::document::Block;
use congvan::letter::{self, Reading};
use congvan::{Checker, Document, docx};

fn written(document: &Document) -> Vec<u8> {
    docx::to_vec(document).unwrap().output
}

fn read(file: &[u8]) -> Reading {
    docx::from_slice(file).unwrap()
}

fn codes(report: &Report) -> BTreeSet<String> {
    report.diagnostics.iter().map(|found| found.code.to_string()).collect()
}

/// What a file is told, besides what the text of the letter is told too.
fn told_of_the_page(document: &Document) -> Vec<String> {
    let text = letter::to_string(document).unwrap().output;
    let of_text = codes(&Checker::new().check(&letter::from_str(&text)));
    let report = Checker::new().check(&read(&written(document)));
    assert_eq!(report.scope, Scope::ContentAndLayout);
    let runs_on_page =
        |code: &str| coverage().any(|row| row.code == code && matches!(row.takes, Takes::Layout | Takes::Both));
    let own = report
        .diagnostics
        .iter()
        .filter(|found| runs_on_page(&found.code) && !of_text.contains(&*found.code));
    // What no built-in rules judge is not judged by its page either.
    let judged = report.profile.is_some();
    let found = own.map(|found| format!("{} {} {}", found.code, found.path, found.message.vi));
    let unsure = report.not_evaluated().map(|(code, why)| format!("{code} ? {}", why.vi));
    found
        .chain(unsure.filter(|line| judged && runs_on_page(line.split(' ').next().unwrap())))
        .collect()
}

/// The letter without its address, and without its annexes: an address that stands
/// right above an annex is read as its head.
fn apart(document: &Document) -> [Document; 2] {
    let (mut annexed, mut addressed) = (document.clone(), document.clone());
    annexed.contact.clear();
    addressed.appendices.clear();
    [annexed, addressed]
}

#[test]
fn word_files_of_every_kind_keep_the_rules_on_the_page() {
    let mut told = Vec::new();
    for (name, document) in crate::paper::letters() {
        for document in apart(&document) {
            told.extend(
                told_of_the_page(&document)
                    .into_iter()
                    .map(|line| format!("{name}: {line}")),
            );
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The letters of the examples that keep every rule on text, each once.
fn right_letters() -> BTreeMap<String, &'static str> {
    let rules = check::rules().filter(|rule| rule.profiles.iter().any(|profile| profile == "nd30"));
    // The examples of the encoding show letters, not a letter.
    let letters = rules
        .filter(|rule| rule.code != "F05")
        .filter_map(|rule| Some((example_letters(&rule.code)?.right, rule.code.as_str())));
    letters.collect()
}

#[test]
fn word_files_of_right_letters_are_right() {
    let mut told = Vec::new();
    for (text, code) in right_letters() {
        let document = letter::from_str(&text).document;
        // The signature of an attached file stands on that file, and the letter is another.
        if document.stamps.iter().any(|stamp| stamp.starts_with("Số")) {
            continue;
        }
        let report = Checker::new().check(&read(&written(&document)));
        let found = report
            .diagnostics
            .iter()
            .filter(|found| found.severity > Severity::Info);
        told.extend(found.map(|found| format!("{code}: {} {} {}", found.code, found.path, found.message.vi)));
        told.extend(
            report
                .not_evaluated()
                .map(|(rule, why)| format!("{code}: {rule} ? {}", why.vi)),
        );
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// A file with something else in one of its parts.
fn changed(file: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        if name == part {
            assert!(text.contains(from), "{part} has no {from}");
            text = text.replacen(from, to, 1);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

const STYLES: &str = "word/styles.xml";
const DOCUMENT: &str = "word/document.xml";

fn cong_van() -> Document {
    letter::from_str(&example_letters("S01").unwrap().right).document
}

/// What a changed file is told.
fn told(part: &str, from: &str, to: &str) -> (Reading, Vec<Diagnostic>) {
    let reading = read(&changed(&written(&cong_van()), part, from, to));
    let found = Checker::new().check(&reading).diagnostics;
    (reading, found)
}

#[test]
fn word_letters_that_end_in_a_table_keep_their_end_mark() {
    let mut document = cong_van();
    document.body.push(Block::table(vec![
        vec!["STT".into(), "Thôn".into()],
        vec!["1".into(), "Đồng Mít".into()],
    ]));
    assert_eq!(document.end_mark.as_deref(), Some("./."));
    let reading = read(&written(&document));
    assert_eq!(reading.document, document);
    let found = codes(&Checker::new().check(&reading));
    assert!(!found.contains("B02"), "{found:?}");
}

/// Word shows cells as wide as they say, whatever a program left in the grid of the table.
#[test]
fn word_cells_are_as_wide_as_they_say() {
    let columns = r#"<w:gridCol w:w="3742"/><w:gridCol w:w="5612"/>"#;
    let (_, found) = told(DOCUMENT, columns, r#"<w:gridCol w:w="4677"/><w:gridCol w:w="4678"/>"#);
    assert!(found.is_empty(), "{found:?}");
}

/// The room for the number and the day of a draft does not set columns apart.
#[test]
fn word_drafts_are_judged_by_the_place_of_their_number() {
    let text = "ỦY BAN NHÂN DÂN XÃ AN PHÚ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                                                   Độc lập - Tự do - Hạnh phúc\n\n\
                Số:        /UBND-VP                An Phú, ngày      tháng 3 năm 2025\n\
                V/v báo cáo số liệu\n\n\
                Kính gửi: Sở Tài chính tỉnh Hà Khê\n\n\
                Ủy ban nhân dân xã An Phú báo cáo số liệu như sau./.\n\n\
                Nơi nhận:                          CHỦ TỊCH\n\
                - Như trên;\n- Lưu: VT, VP.\n\n                                   Trần Thị Hoa\n";
    let report = Checker::new().check(&read(&written(&letter::from_str(text).document)));
    let unsure: Vec<&str> = report.not_evaluated().map(|(code, _)| code).collect();
    assert!(
        unsure.iter().all(|code| !["N18", "D12", "T12"].contains(code)),
        "{unsure:?}"
    );
}

#[test]
fn word_letters_of_another_face_are_found() {
    let faces = r#"w:ascii="Times New Roman" w:hAnsi="Times New Roman""#;
    let (_, found) = told(STYLES, faces, r#"w:ascii="Arial" w:hAnsi="Arial""#);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, "F33");
    assert!(
        found[0]
            .message
            .vi
            .starts_with("phông chữ Arial, phải là Times New Roman (và ")
    );
}

#[test]
fn word_margins_are_measured() {
    let (_, found) = told(DOCUMENT, r#"w:left="1701""#, r#"w:left="1134""#);
    let margin = found.iter().find(|found| found.code == "F04").unwrap();
    assert_eq!(margin.message.vi, "lề trái 20 mm, phải là 30–35 mm");
    assert_eq!(margin.span, None);
}

#[test]
fn word_sizes_of_single_words_are_told_by_their_place() {
    let plain = r#"<w:t xml:space="preserve">Độc lập - Tự do - Hạnh phúc</w:t>"#;
    let small = format!(r#"<w:rPr><w:i/><w:sz w:val="20"/></w:rPr>{plain}"#);
    let (reading, found) = told(DOCUMENT, plain, &small);
    let codes: Vec<&str> = found.iter().map(|found| found.code.as_ref()).collect();
    assert!(codes.contains(&"F03") && codes.contains(&"F15"), "{found:?}");
    let size = found.iter().find(|found| found.code == "F03").unwrap();
    assert_eq!(size.path, "/motto");
    assert_eq!(size.message.vi, "Tiêu ngữ: cỡ chữ 10, phải là 13–14");
    let place = size.span.unwrap();
    assert_eq!(reading.source.slice(place.span()), Some("Độc lập - Tự do - Hạnh phúc"));
}

#[test]
fn word_alignment_and_rules_are_seen() {
    let motto = r#"<w:pStyle w:val="TieuNgu"/>"#;
    let (_, found) = told(DOCUMENT, motto, &format!(r#"{motto}<w:jc w:val="left"/>"#));
    let motto = found.iter().find(|found| found.code == "F17").unwrap();
    assert_eq!(motto.path, "/motto");

    let rule = r#"<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>"#;
    let (_, found) = told(DOCUMENT, rule, "");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].code.as_ref(), found[0].path.as_str()),
        ("F27", "/issuers/0/name")
    );
}

#[test]
fn word_numbers_of_pages_are_seen() {
    let (_, found) = told(DOCUMENT, "<w:titlePg/>", "");
    let first = found.iter().find(|found| found.code == "F06").unwrap();
    assert!(
        first.message.vi.starts_with("trang thứ nhất hiển thị số trang"),
        "{}",
        first.message.vi
    );
    assert_eq!(first.path, "");
}
