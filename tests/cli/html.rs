//! `congvan convert --to html`: the page, alone and with what `check` says.

use std::path::PathBuf;
use std::process::{Command, Output};

const LETTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/cong_van.txt");

fn convert(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congvan"));
    command.arg("convert").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_letter_becomes_a_page() {
    let run = convert(&[LETTER, "--to", "html"]);
    assert_eq!((run.status.code(), text(&run.stderr)), (Some(0), ""));
    let page = text(&run.stdout);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(page.contains("<body class=\"plain\">"));
    assert!(page.contains("Văn bản viện dẫn"));
}

#[test]
fn the_report_is_the_one_of_check_in_the_language_asked_for() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page.html");
    let out = file.to_str().unwrap();
    let run = convert(&[
        LETTER,
        "--to",
        "html",
        "--with-report",
        "--lang",
        "en",
        "--force",
        "-o",
        out,
    ]);
    assert_eq!((run.status.code(), text(&run.stdout)), (Some(0), ""));
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("not compliant"));
    assert!(page.contains("<mark class=\"error\">7</mark>"));

    let run = convert(&[LETTER, "--to", "html", "--with-report", "--off", "N02"]);
    assert!(text(&run.stdout).contains("đúng thể thức"));
    assert!(!text(&run.stdout).contains("<mark"));
}

#[test]
fn a_document_without_places_has_its_findings_too() {
    let json = convert(&[LETTER, "--to", "json"]);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page.json");
    std::fs::write(&file, &json.stdout).unwrap();
    let run = convert(&[file.to_str().unwrap(), "--to", "html", "--with-report"]);
    assert!(text(&run.stdout).contains("7/SNV-VP<a class=\"flag error\" id=\"p1\""));
}

#[test]
fn other_formats_have_no_place_for_a_report() {
    for (lang, said) in [("vi", "--with-report chỉ dùng với --to html"), ("en", "--to html only")] {
        let run = convert(&[LETTER, "--to", "text", "--with-report", "--lang", lang]);
        assert_eq!(run.status.code(), Some(2));
        assert!(text(&run.stderr).contains(said), "{}", text(&run.stderr));
        assert!(run.stdout.is_empty());
    }
    let run = convert(&[LETTER, "--to", "html", "--many"]);
    assert_eq!(run.status.code(), Some(2));
}
