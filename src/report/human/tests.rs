use super::*;
use crate::diagnostic::{Edit, Fix, Place, Report, RuleOutcome, RuleState, Scope};
use crate::message::Message;
use crate::text::Span;

const LETTER: &str = "Số: 5/UBND-VX\n\n\tT/M ỦY BAN NHÂN DÂN\n";

fn finding(code: &'static str, severity: Severity, vi: &'static str, en: &'static str, path: &str) -> Diagnostic {
    Diagnostic::new(code, "name", severity, Message::new(vi, en), path)
}

fn at(mut finding: Diagnostic, source: &Source, part: &str, mend: Option<&str>) -> Diagnostic {
    let start = source.text().find(part).unwrap();
    let end = start + part.len();
    finding.span = Some(Place::new(Span::new(start, end), source));
    finding.fix = mend.map(|text| Fix {
        safe: true,
        edits: vec![Edit {
            start,
            end,
            text: text.into(),
        }],
    });
    finding
}

fn report(source: &Source) -> Report {
    let mut zero = finding(
        "N02",
        Severity::Error,
        "số dưới 10 phải thêm số 0",
        "add a zero",
        "/number",
    );
    zero.basis = "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP"
        .parse()
        .ok();
    let slash = finding(
        "S01",
        Severity::Error,
        "ghi `TM.`",
        "write `TM.`",
        "/signatures/0/capacity/0",
    );
    let missing = finding(
        "R02",
        Severity::Warning,
        "thiếu dòng Lưu",
        "no archive line",
        "/archive",
    );
    let why = Message::new("cần sổ đăng ký văn bản đi", "the register is needed");
    Report::new(
        Scope::Content,
        vec![
            at(zero, source, "5/UBND-VX", Some("05/UBND-VX")),
            at(slash, source, "T/M", Some("TM.")),
            missing,
        ],
        vec![RuleOutcome::new("N05", RuleState::NotEvaluated { why })],
    )
}

#[test]
fn the_whole_report_in_vietnamese() {
    let source = Source::from(LETTER);
    let report = report(&source);
    let checked = Checked::new("thu.txt", &report).with_source(&source);
    let expected = "\
lỗi[N02]: số dưới 10 phải thêm số 0
 --> thu.txt:1:5
  |
1 | Số: 5/UBND-VX
  |     ^^^^^^^^^
  = căn cứ: điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP
  = cách sửa: “5/UBND-VX” → “05/UBND-VX” (an toàn, có thể sửa tự động)

lỗi[S01]: ghi `TM.`
 --> thu.txt:3:2
  |
3 |     T/M ỦY BAN NHÂN DÂN
  |     ^^^
  = cách sửa: “T/M” → “TM.” (an toàn, có thể sửa tự động)

cảnh báo[R02]: thiếu dòng Lưu
 --> thu.txt: Nơi nhận, dòng Lưu (/archive)

chưa xét được:
  N05: cần sổ đăng ký văn bản đi

thu.txt: 2 lỗi, 1 cảnh báo: chưa đúng thể thức (chỉ xét nội dung, không xét cách trình bày trang giấy)
";
    assert_eq!(Human::new(Lang::Vi).render(&checked).to_string(), expected);
}

#[test]
fn in_english_and_without_a_text() {
    let source = Source::from(LETTER);
    let report = report(&source);
    let text = Human::new(Lang::En)
        .render(&Checked::new("a.json", &report))
        .to_string();
    assert!(
        text.starts_with("error[N02]: add a zero\n --> a.json:1:5\n  = legal basis: "),
        "{text}"
    );
    assert!(
        text.contains("  = fix: → “05/UBND-VX” (safe, can be applied automatically)\n"),
        "{text}"
    );
    assert!(
        text.contains("warning[R02]: no archive line\n --> a.json: archive line (/archive)\n"),
        "{text}"
    );
    assert!(
        text.contains("a.json: 2 errors, 1 warning: not compliant (content only"),
        "{text}"
    );
}

#[test]
fn a_clean_document_is_one_line() {
    let report = Report::new(Scope::ContentAndLayout, Vec::new(), Vec::new());
    let text = Human::new(Lang::Vi)
        .render(&Checked::new("a.docx", &report))
        .to_string();
    assert_eq!(
        text,
        "a.docx: không có lỗi: đúng thể thức (xét nội dung và cách trình bày trang giấy)\n"
    );
}

#[test]
fn warnings_alone_are_no_errors_and_worth_a_look() {
    let warning = || {
        finding(
            "R02",
            Severity::Warning,
            "thiếu dòng Lưu",
            "no archive line",
            "/archive",
        )
    };
    let report = Report::new(Scope::ContentAndLayout, vec![warning(), warning()], Vec::new());
    for (lang, says) in [
        (
            Lang::Vi,
            "a.docx: không có lỗi; 2 cảnh báo cần xem (xét nội dung và cách trình bày trang giấy)\n",
        ),
        (
            Lang::En,
            "a.docx: no errors; 2 warnings to look at (content and layout)\n",
        ),
    ] {
        let text = Human::new(lang).render(&Checked::new("a.docx", &report)).to_string();
        assert!(text.ends_with(says), "{text}");
    }
}

#[test]
fn notes_of_the_reader_stand_behind_the_findings_once() {
    let source = Source::from(LETTER);
    let report = report(&source);
    let mut notes = vec![finding("L01", Severity::Info, "chữ tổ hợp", "decomposed letters", "")];
    notes.extend(report.diagnostics.first().cloned());
    let checked = Checked::new("thu.txt", &report).with_source(&source).with_notes(&notes);
    let text = Human::new(Lang::Vi).render(&checked).to_string();
    assert!(
        text.contains("lưu ý khi đọc[L01]: chữ tổ hợp\n --> thu.txt: toàn văn bản\n"),
        "{text}"
    );
    assert_eq!(text.matches("[N02]").count(), 1);
    assert!(text.find("[R02]") < text.find("[L01]"));
}

#[test]
fn numbers_of_lines_are_aligned() {
    let source = Source::from(format!("{}x y", "\n".repeat(11)));
    let found = at(finding("X01", Severity::Info, "m", "m", ""), &source, "y", None);
    let report = Report::new(Scope::Content, vec![found], Vec::new());
    let text = Human::new(Lang::Vi)
        .render(&Checked::new("t", &report).with_source(&source))
        .to_string();
    assert!(
        text.starts_with("thông tin[X01]: m\n  --> t:12:3\n   |\n12 | x y\n   |   ^\n\n"),
        "{text}"
    );
}

#[test]
fn a_part_of_a_packet_is_named_and_its_places_are_not_sought_in_the_text() {
    let source = Source::from(LETTER);
    let mut found = at(finding("ED-01", Severity::Error, "m", "m", ""), &source, "T/M", None);
    found.part = Some("thu.docx".into());
    let report = Report::new(Scope::Content, vec![found], Vec::new());
    let text = Human::new(Lang::Vi)
        .render(&Checked::new("goi.edxml", &report).with_source(&source))
        .to_string();
    assert!(
        text.starts_with("lỗi[ED-01]: m\n --> goi.edxml » thu.docx:3:2\n\n"),
        "{text}"
    );
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    let source = Source::from("Số: \u{1b}[2J\u{202E}45");
    let evil = finding("X\u{1b}", Severity::Error, "a\nb\u{1b}[2J", "", "/x\u{7}");
    let found = at(evil.clone(), &source, "45", Some("\u{1b}[0m"));
    let report = Report::new(Scope::Content, vec![found, evil], Vec::new());
    let checked = Checked::new("t\u{1b}\n.txt", &report).with_source(&source);
    let text = Human::new(Lang::Vi).render(&checked).to_string();
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202E}']), "{text}");
    assert!(text.contains("a⏎b\u{FFFD}[2J"), "{text}");
}

#[test]
fn colours_only_change_the_look() {
    let source = Source::from(LETTER);
    let report = report(&source);
    let checked = Checked::new("thu.txt", &report).with_source(&source);
    let mut colored = Human::new(Lang::Vi).color(true).render(&checked).to_string();
    assert!(colored.contains("\x1b[1;31mlỗi[N02]\x1b[0m"));
    for code in [
        "\x1b[0m",
        "\x1b[1m",
        "\x1b[1;31m",
        "\x1b[1;32m",
        "\x1b[1;33m",
        "\x1b[1;34m",
        "\x1b[1;36m",
    ] {
        colored = colored.replace(code, "");
    }
    assert_eq!(colored, Human::new(Lang::Vi).render(&checked).to_string());
}
