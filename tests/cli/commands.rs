//! The command line contract: what is printed where, and the exit codes.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const LETTERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters");

/// A letter that breaks rules whatever its stage.
const FAULTY: &str = "\
ỦY BAN NHÂN DÂN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ AN PHÚ                            Độc lập - Tự do - Hạnh phúc
Số: 12/UBND-VP                   An Phú, ngày 10 tháng 3 năm 2025
V/v mượn hội trường

Kính gửi: Trường Tiểu học An Phú

Ủy ban nhân dân xã đề nghị nhà trường cho mượn hội trường./.

Nơi nhận:                        T/M ỦY BAN NHÂN DÂN
- Như trên;                              CHỦ TỊCH
- Lưu: VT, VP.
                                     Lê Thị Bình
";

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}\n{}", self.out, self.err))
    }

    fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congvan"));
    command.args(arguments).env_remove("NO_COLOR");
    command
}

/// Runs the command with an empty standard input.
fn run(arguments: &[&str]) -> Run {
    run_with(arguments, "")
}

fn run_with(arguments: &[&str], input: &str) -> Run {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails at once does not read it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    finished(child.wait_with_output().unwrap())
}

fn finished(output: Output) -> Run {
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A file of this test with a content.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn letter(name: &str) -> String {
    format!("{LETTERS}/{name}")
}

#[test]
fn the_exit_code_says_how_it_went() {
    let good = letter("cong_van.txt");
    let bad = file("code_bad.txt", FAULTY);
    for (arguments, code) in [
        (vec!["check", &good], 0),
        (vec!["check", &bad], 1),
        (vec!["check", &bad, &good], 1),
        (vec!["check", "/no/such/file"], 2),
        (vec!["check", &bad, "/no/such/file"], 2),
        (vec!["parse", &bad], 0),
        (vec!["parse", "/no/such/file"], 2),
        (vec!["refs", &good], 0),
        (vec!["explain", "N02"], 0),
        (vec!["explain", "N99"], 2),
        (vec!["--help"], 0),
        (vec!["check"], 2),
        (vec!["check", "--lang", "fr", &good], 2),
        (vec!["check", "--as-of", "2024-02-30", &good], 2),
        (vec!["convert", &good], 2),
    ] {
        let run = run(&arguments);
        assert_eq!(run.code, code, "{arguments:?}\n{}{}", run.out, run.err);
    }
}

/// A file without a word was not read: nothing is judged in it, and nothing made of it.
#[test]
fn nothing_is_no_letter() {
    let good = letter("cong_van.txt");
    for blank in [
        file("empty.txt", ""),
        file("blanks.txt", " \n\t\r\n"),
        file("mark.txt", "\u{FEFF}"),
    ] {
        for arguments in [
            &["check", &blank][..],
            &["check", "--format", "json", &blank],
            &["convert", &blank, "--to", "edxml"],
            &["convert", &blank, "--to", "docx"],
            &["fix", &blank],
            &["record", "outgoing", &blank],
        ] {
            let run = run(arguments);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
            let said = format!("congvan: không đọc được {blank}: không có chữ nào để đọc");
            assert!(
                run.err.starts_with(&said) && run.err.lines().count() == 1,
                "{}",
                run.err
            );
        }
        let run = run(&["check", "--format", "json", &blank, &good]);
        assert_eq!((run.code, run.lines().len()), (2, 1), "{}", run.err);
    }
}

#[test]
fn the_letters_of_the_examples_are_what_they_are_said_to_be() {
    for name in ["cong_van.txt", "quyet_dinh.txt"] {
        let run = run(&["check", &letter(name)]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    }
    // What the README shows: remarks, no errors.
    let draft = run(&["check", "--stage", "draft", &letter("thong_bao.md")]);
    assert_eq!(draft.code, 0, "{}", draft.out);
    assert!(
        draft.out.contains("[N07]") && draft.out.contains("cảnh báo["),
        "{}",
        draft.out
    );
    assert_eq!(run(&["check", &letter("thong_bao.md")]).code, 1);
    let faulty = run(&["check", "--stage", "draft", &letter("du_thao_loi.txt")]);
    assert_eq!(faulty.code, 1);
    for code in ["F02", "N01", "S01"] {
        assert!(faulty.out.contains(&format!("lỗi[{code}]")), "{code}\n{}", faulty.out);
    }
}

#[test]
fn every_help_shows_examples() {
    for command in [
        "check", "parse", "refs", "convert", "record", "fix", "explain", "schema",
    ] {
        let help = run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.out.contains(&format!("congvan {command}")), "{}", help.out);
        assert!(help.out.contains("Examples (ví dụ):"), "{}", help.out);
    }
}

/// The report for a person but for the words of the messages, which belong to the rules.
#[test]
fn the_report_for_a_person_is_stable() {
    let path = file("snapshot.txt", FAULTY);
    let run = run(&["check", &path]);
    let masked: Vec<String> = run
        .out
        .replace(&path, "thu.txt")
        .lines()
        .map(|line| match line.split_once("]: ") {
            Some((head, _)) => format!("{head}]: …"),
            None => line.to_owned(),
        })
        .collect();
    let expected = "\
lỗi[S01]: …
  --> thu.txt:10:34
   |
10 | Nơi nhận:                        T/M ỦY BAN NHÂN DÂN
   |                                  ^^^
   = căn cứ: điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP
   = cách sửa: “T/M” → “TM.” (an toàn, có thể sửa tự động)

thu.txt: 1 lỗi: chưa đúng thể thức (chỉ xét nội dung, không xét cách trình bày trang giấy)";
    assert_eq!(masked.join("\n"), expected);
}

#[test]
fn both_languages() {
    let vi = run_with(&["check", "-"], FAULTY);
    assert!(
        vi.out.contains("lỗi[S01]: ") && vi.out.contains("  = căn cứ: "),
        "{}",
        vi.out
    );
    let en = run_with(&["--lang", "en", "check", "-"], FAULTY);
    assert!(
        en.out.contains("error[S01]: ") && en.out.contains("  = legal basis: "),
        "{}",
        en.out
    );
    assert!(en.out.contains(" --> <stdin>:10:34"), "{}", en.out);

    let vi = run(&["parse", "/no/such/file"]).err;
    assert!(
        vi.contains("không mở được /no/such/file: ") && vi.contains("hãy kiểm tra"),
        "{vi}"
    );
    let en = run(&["parse", "/no/such/file", "--lang", "en"]).err;
    assert!(
        en.contains("cannot open /no/such/file: ") && en.contains("check the path"),
        "{en}"
    );
}

#[test]
fn a_wrong_call_is_told_in_the_language_asked_for() {
    for (arguments, said) in [
        (&["check", "--sai", "a.txt"][..], "không có tùy chọn “--sai”"),
        (&["xem", "a.txt"], "không có lệnh “xem”"),
        (&["check", "--stage", "cu", "a.txt"], "giá trị “cu” không hợp lệ"),
        (&["check"], "thiếu "),
    ] {
        let vi = run(arguments);
        assert_eq!(vi.code, 2, "{arguments:?}");
        assert!(vi.err.starts_with("lỗi: ") && vi.err.contains(said), "{}", vi.err);
        let en = run(&[arguments, &["--lang", "en"]].concat());
        assert!(en.err.starts_with("error: "), "{}", en.err);
    }
    assert!(run(&["--help"]).err.is_empty());
}

#[test]
fn colours_only_when_asked() {
    assert!(!run_with(&["check", "-"], FAULTY).out.contains('\u{1b}'));
    assert!(
        run_with(&["check", "--color", "always", "-"], FAULTY)
            .out
            .contains("\u{1b}[1;31m")
    );
}

#[test]
fn one_json_object_for_each_file_that_could_be_read() {
    let (good, bad) = (letter("cong_van.txt"), file("json_bad.txt", FAULTY));
    let pdf = file("json_scan.txt", "%PDF-1.7\n…");
    let run = run_with(&["check", "--format", "json", &good, &pdf, &bad, "-"], FAULTY);
    assert_eq!(run.code, 2);
    assert!(run.err.contains(&pdf) && run.err.contains("pdftotext"), "{}", run.err);
    let lines = run.lines();
    let told: Vec<_> = lines
        .iter()
        .map(|l| (l["file"].as_str().unwrap(), l["verdict"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            (good.as_str(), "compliant"),
            (&bad, "not-compliant"),
            ("-", "not-compliant")
        ]
    );

    let line = &lines[1];
    assert_eq!(line["scope"], "content");
    let finding = line["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["code"] == "S01")
        .unwrap();
    for key in ["name", "severity", "message", "basis", "path", "part", "span", "fix"] {
        assert!(finding.get(key).is_some(), "{key}");
    }
    let span = &finding["span"];
    let at = FAULTY.find("T/M").unwrap();
    assert_eq!(
        (span["start"].as_u64(), span["line"].as_u64(), span["column"].as_u64()),
        (Some(at as u64), Some(10), Some(34))
    );
    assert_eq!(finding["fix"]["safe"], true);
    assert!(
        line["not_evaluated"]
            .as_array()
            .unwrap()
            .iter()
            .all(|rule| rule["why"].is_string())
    );
}

#[test]
fn sarif_is_one_log_over_all_files() {
    let (good, bad) = (letter("cong_van.txt"), file("sarif_bad.txt", FAULTY));
    let run = run(&["check", "--format", "sarif", &good, &bad]);
    assert_eq!(run.code, 1);
    let log = run.json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let result = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|r| r["ruleId"] == "S01")
        .unwrap();
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], "S01");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (region["startLine"].as_u64(), region["startColumn"].as_u64()),
        (Some(10), Some(34))
    );
    assert_eq!(run["artifacts"].as_array().unwrap().len(), 2);
}

#[test]
fn a_draft_may_lack_number_and_day() {
    let draft = FAULTY
        .replace("12/UBND", "  /UBND")
        .replace("ngày 10", "ngày   ")
        .replace("T/M", "TM.");
    assert_eq!(run_with(&["check", "-"], &draft).code, 1);
    let run = run_with(&["check", "--stage", "draft", "-"], &draft);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("thông tin[N07]"), "{}", run.out);
}

#[test]
fn several_files_end_with_a_total() {
    let (good, bad) = (letter("cong_van.txt"), file("total_bad.txt", FAULTY));
    let run = run(&["check", &good, &bad, "/no/such/file"]);
    let total = run.out.lines().last().unwrap();
    assert_eq!(
        total,
        "tổng cộng 3 tệp: 1 đúng, 1 chưa đúng, 0 chưa đủ cơ sở kết luận, 1 không đọc được"
    );
}

#[test]
fn the_same_number_twice_is_found_over_files() {
    let text = FAULTY.replace("T/M", "TM.");
    let first = file("twice_first.txt", &text);
    let second = file("twice_second.txt", text.replace("mượn hội trường", "trực hè"));
    let run = run(&["check", "--format", "json", &first, &second]);
    let lines = run.lines();
    assert_eq!(lines[0]["diagnostics"].as_array().unwrap().len(), 0);
    assert_eq!(lines[1]["diagnostics"][0]["code"], "N05");
    assert_eq!((lines[1]["verdict"].as_str(), run.code), (Some("not-compliant"), 1));
}

#[test]
fn rules_can_be_left_out_and_regraded() {
    let off = run_with(&["check", "--off", "s01", "--format", "json", "-"], FAULTY);
    assert_eq!(off.code, 0, "{}", off.out);
    assert_eq!(off.json()["silenced"][0], "S01");
    let lighter = run_with(&["check", "--severity", "S01=warning", "-"], FAULTY);
    assert_eq!(lighter.code, 0, "{}", lighter.out);
    assert!(lighter.out.contains("cảnh báo[S01]"), "{}", lighter.out);
    assert!(
        lighter.out.contains("quy tắc đổi mức theo yêu cầu: S01"),
        "{}",
        lighter.out
    );
    let unknown = run_with(&["check", "--off", "Z99", "-"], FAULTY);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("Z99"), "{}", unknown.err);
}

#[test]
fn a_profile_can_be_asked_for() {
    let old = FAULTY.replace("2025", "2012");
    let judged = |arguments: &[&str]| run_with(arguments, &old).json();
    assert_eq!(judged(&["check", "--format", "json", "-"])["profile"], "tt01");
    let now = judged(&["check", "--profile", "nd30", "--format", "json", "-"]);
    assert_eq!(
        (&now["profile"], &now["verdict"]),
        (&"nd30".into(), &"not-compliant".into())
    );
}

#[test]
fn parse_prints_the_document() {
    let parsed = run_with(&["parse", "-"], FAULTY);
    assert!(
        parsed.out.starts_with("{\n  \"version\": 1,\n  \"kind\": "),
        "{}",
        parsed.out
    );
    let document = parsed.json();
    assert_eq!(document["kind"], "cong-van");
    assert_eq!(document["number"]["text"], "12/UBND-VP");
    assert_eq!(document["date"], "2025-03-10");
    assert_eq!(document["signatures"][0]["capacity"][0]["authority"], "TM");
    assert_eq!(document["unplaced"], Value::Array(Vec::new()));
}

#[test]
fn broken_json_says_where_and_what() {
    let run = run_with(&["check", "-"], "{\n  \"kind\": 5\n}");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.starts_with("congvan: không đọc được <stdin>, dòng 2, cột "),
        "{}",
        run.err
    );
    // The same content, said to be a letter, is one.
    assert_eq!(
        run_with(&["parse", "--input", "text", "-"], "{\n  \"kind\": 5\n}").code,
        0
    );
}

#[test]
fn the_schemas_are_printed_as_published() {
    let json = run(&["schema", "json"]);
    assert_eq!((json.code, json.out.as_str()), (0, congvan::json::SCHEMA));
    let path = file("document.xsd", "");
    assert_eq!(run(&["schema", "xsd", "--force", "-o", &path]).code, 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), congvan::xml::SCHEMA);
    assert_eq!(run(&["schema", "dtd"]).code, 2);
}

#[test]
fn a_newer_version_is_named() {
    let run = run_with(&["parse", "-"], "{\"version\": 2, \"seal\": 1}");
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("phiên bản `2`") && run.err.contains("hãy cập nhật congvan"),
        "{}",
        run.err
    );
}

#[test]
fn citations_as_json_lines() {
    let run = run(&["refs", &letter("cong_van.txt")]);
    let text = std::fs::read_to_string(letter("cong_van.txt")).unwrap();
    let lines = run.lines();
    let first = &lines[0];
    assert_eq!(first["number"], "30/2020/NĐ-CP");
    assert_eq!(first["date"], "2020-03-05");
    let offset = |key: &str| usize::try_from(first[key].as_u64().unwrap()).unwrap();
    assert!(text[offset("start")..offset("end")].starts_with("Nghị định số 30/2020/NĐ-CP"));
    assert!(lines.iter().any(|l| l["number"] == "982/SNV-VTLT"), "{}", run.out);
}

#[test]
fn running_text_line_by_line() {
    let input = "theo Nghị định số 30/2020/NĐ-CP\r\n\nkhông có gì\nNghị định số 30/2020/NĐ-CP";
    let lines = run_with(&["refs", "--text", "-"], input).lines();
    let counts: Vec<_> = lines
        .iter()
        .map(|l| (l["line"].as_u64().unwrap(), l["refs"].as_array().unwrap().len()))
        .collect();
    assert_eq!(counts, [(1, 1), (2, 0), (3, 0), (4, 1)]);
    assert_eq!(lines[0]["refs"][0]["start"], 5);
    assert_eq!(lines[3]["refs"][0]["start"], 0);

    let path = file(
        "latin1.txt",
        b"m\xF4t\nNgh\xE1\xBB\x8B \xC4\x91\xE1\xBB\x8Bnh s\xE1\xBB\x91 30/2020/N\xC4\x90-CP\n",
    );
    let run = run(&["refs", "--text", &path]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("dòng 1"), "{}", run.err);
    assert_eq!(run.lines()[1]["refs"].as_array().unwrap().len(), 1);
}

#[test]
fn conversions_lead_back() {
    let json = run_with(&["parse", "-"], FAULTY).out;
    let xml = run_with(&["convert", "-", "--to", "xml"], &json);
    assert_eq!((xml.code, xml.err.as_str()), (0, ""));
    assert_eq!(run_with(&["convert", "-", "--to", "json"], &xml.out).out, json);
    let akn = run_with(&["convert", "-", "--to", "akn"], &json);
    assert_eq!((akn.code, akn.err.as_str()), (0, ""));
    assert!(akn.out.contains("<akomaNtoso "), "{}", akn.out);
    // Akoma Ntoso is known by its root.
    assert_eq!(run_with(&["convert", "-", "--to", "json"], &akn.out).out, json);
    assert_eq!(run_with(&["parse", "-"], &akn.out).out, json);
    let text = run_with(&["convert", "-", "--to", "text"], &json).out;
    assert!(
        text.contains("Số: 12/UBND-VP") && text.contains("T/M ỦY BAN NHÂN DÂN"),
        "{text}"
    );

    let out = file("converted.xml", "");
    let kept = run_with(&["convert", "-", "--to", "xml", "-o", &out], &json);
    assert_eq!((kept.code, std::fs::read_to_string(&out).unwrap().as_str()), (2, ""));
    assert!(
        kept.err.contains("đã có") && kept.err.contains("--force"),
        "{}",
        kept.err
    );
    let run = run_with(&["convert", "-", "--to", "xml", "-o", &out, "--force"], &json);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), xml.out);
    let run = run_with(&["convert", "-", "--to", "xml", "-o", "/no/such/folder/x"], &json);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("không ghi được /no/such/folder/x"), "{}", run.err);
}

#[test]
fn a_word_file_goes_to_a_file_or_through_a_pipe() {
    let letter = format!("{LETTERS}/cong_van.txt");
    let file = file("thu.docx", "");
    let run = run(&["convert", &letter, "--to", "docx", "--force", "-o", &file]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    let written = std::fs::read(&file).unwrap();
    assert!(written.starts_with(b"PK"));
    let piped = command(&["convert", &letter, "--to", "docx"]).output().unwrap();
    assert_eq!(piped.stdout, written);
    let as_json = |file: &str| run_with(&["convert", file, "--to", "json"], "").json();
    assert_eq!(as_json(&file)["number"], as_json(&letter)["number"]);
}

#[test]
fn many_documents_are_converted_one_at_a_time() {
    let lines = "{\"place\": \"An Phú\"}\n{\"place\": 5}\n{\"place\": \"Bình Hòa\"}\n";
    let many = run_with(&["convert", "--many", "-", "--to", "xml"], lines);
    assert_eq!(many.code, 2);
    assert!(
        many.err
            .starts_with("congvan: không đọc được <stdin>, văn bản thứ 2, dòng 2, cột 11, trường /place: "),
        "{}",
        many.err
    );
    assert_eq!(many.out.matches("<document>").count(), 2);
    let back = run_with(&["convert", "--many", "-", "--to", "json"], &many.out);
    assert_eq!((back.code, back.err.as_str()), (0, ""));
    let places: Vec<Value> = back.lines().into_iter().map(|line| line["place"].clone()).collect();
    assert_eq!(places, ["An Phú", "Bình Hòa"]);

    // Into the file that is read.
    let path = file("many.ndjson", &back.out);
    let kept = run(&["convert", "--many", &path, "--to", "xml", "-o", &path]);
    assert_eq!((kept.code, std::fs::read_to_string(&path).unwrap()), (2, back.out));
    let same = run(&["convert", "--many", &path, "--to", "xml", "-o", &path, "--force"]);
    assert_eq!((same.code, same.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), many.out);

    for (arguments, input) in [
        (&["convert", "--many", "-", "--to", "text"][..], lines),
        (&["convert", "--many", "-", "--to", "json"], FAULTY),
        (
            &["convert", "--many", "-", "--to", "json", "-o", "/no/such/folder/x"],
            lines,
        ),
    ] {
        let run = run_with(arguments, input);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    }

    // One document as `parse` prints it is told once, not line by line.
    let one = run(&["parse", &letter("cong_van.txt")]).out;
    let whole = run_with(&["convert", "--many", "-", "--to", "xml"], &one);
    assert_eq!((whole.code, whole.out.as_str(), whole.err.lines().count()), (2, "", 1));
    assert!(whole.err.contains("`--many`"), "{}", whole.err);
}

#[test]
fn a_file_that_exists_is_kept_unless_it_may_be_overwritten() {
    let text = "SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n";
    let path = file("kept.txt", text);
    for arguments in [
        &["fix", path.as_str()][..],
        &["schema", "json"],
        &["record", "outgoing", &path],
        &["convert", &path, "--to", "json"],
    ] {
        let kept = run(&[arguments, &["-o", &path]].concat());
        assert_eq!((kept.code, kept.out.as_str()), (2, ""), "{arguments:?}");
        assert!(kept.err.contains("kept.txt đã có; "), "{}", kept.err);
        // Nothing else: what was not written is not mended.
        let refused = kept
            .err
            .lines()
            .last()
            .is_some_and(|line| line.contains("kept.txt đã có; "));
        assert!(refused && !kept.err.contains("đã sửa"), "{arguments:?}: {}", kept.err);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{arguments:?}");
    }
    let fixed = run(&["fix", &path, "-o", &path, "--force"]);
    assert_eq!(fixed.code, 0, "{}", fixed.err);
    assert!(std::fs::read_to_string(&path).unwrap().contains("Số: 05/SNV-VP\n"));
    // What is no file cannot be lost.
    if cfg!(unix) {
        assert_eq!(run(&["schema", "json", "-o", "/dev/null"]).code, 0);
    }
}

#[test]
fn losses_are_told_on_standard_error() {
    let run = run_with(&["convert", "-", "--to", "xml"], r#"{"subject": "a\u0001b"}"#);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("/subject"), "{}", run.err);
}

#[test]
fn fix_applies_what_is_safe() {
    let fixed = run_with(&["fix", "-"], FAULTY);
    assert_eq!(fixed.code, 0, "{}", fixed.err);
    assert_eq!(fixed.out, FAULTY.replace("T/M", "TM."));
    assert!(fixed.err.contains("đã sửa 1 lỗi, còn "), "{}", fixed.err);
    // One finding may change many words.
    let marks = FAULTY.replace("ỦY BAN NHÂN DÂN", "U\u{309}Y BAN NHA\u{302}N DA\u{302}N");
    let composed = run_with(&["fix", "-", "--off", "S01"], &marks);
    assert!(composed.err.contains(" chỗ), còn "), "{}", composed.err);
    // What was changed, where, and why, in whole words.
    let two = run_with(&["fix", "-"], "SỞ NỘI VỤ\nSố: 5/SNV-VP\nNơi nhận:\n- Lưu: VT.\n");
    assert!(two.err.contains(":2:5: lỗi[N02]: "), "{}", two.err);
    assert!(two.err.contains(": “5/SNV-VP” → “05/SNV-VP”"), "{}", two.err);
    assert_eq!(run_with(&["fix", "-"], &fixed.out).out, fixed.out);
    assert_eq!(run_with(&["check", "-"], &fixed.out).code, 0);

    let json = run_with(&["fix", "-"], "{}");
    assert_eq!((json.code, json.out.as_str()), (2, ""));
    assert!(json.err.contains("convert"), "{}", json.err);
}

#[test]
fn rules_are_explained() {
    let one = run(&["explain", "s01", "--lang", "en"]);
    assert!(
        one.out.starts_with("S01 ") && one.out.contains("legal basis: "),
        "{}",
        one.out
    );
    let unknown = run(&["explain", "S99"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(
        unknown.err.contains("không có quy tắc S99") && unknown.err.contains("S01"),
        "{}",
        unknown.err
    );

    // A code is found with or without its hyphen, and a series is listed in its order.
    assert!(run(&["explain", "sp17"]).out.starts_with("SP-17 "));
    assert!(run(&["explain", "C-22"]).out.starts_with("C22 "));
    let series = run(&["explain", "N2"]).err;
    assert!(series.contains("N01, N02, N03, N04, N05,"), "{series}");

    let all = run(&["explain", "--all", "--format", "json"]).json();
    let rules = all.as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["code"] == "N02"));
    for rule in rules {
        for key in ["code", "name", "severity", "basis", "wrong", "right"] {
            assert!(
                rule[key].as_str().is_some_and(|text| !text.is_empty()),
                "{key} of {rule}"
            );
        }
        let name = rule["name"].as_str().unwrap();
        assert!(
            rule["title"]["vi"].is_string() && rule["title"]["en"].is_string(),
            "{name}"
        );
    }
    let human = run(&["explain", "--all"]).out;
    assert_eq!(human.matches("  căn cứ: ").count(), rules.len());
}

/// A rule of the decree that does not run is one all the same.
#[test]
fn a_rule_that_does_not_run_is_explained_with_the_reason() {
    let vi = run(&["explain", "n19"]);
    let wanted = "\
N19 (không tự kiểm tra)
  hội đồng, ban, tổ tư vấn dùng dấu của cơ quan có hệ thống số riêng
  căn cứ: điểm a khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP
  lý do không kiểm tra: cần sổ đăng ký, văn bản khác hoặc văn bản ủy quyền
";
    assert_eq!((vi.code, vi.out.as_str()), (0, wanted));
    let en = run(&["explain", "S29", "--lang", "en"]).out;
    assert!(
        en.starts_with("S29 (not checked)\n  a pen signature is blue\n  legal basis: khoản 6 Điều 13 "),
        "{en}"
    );
    assert!(
        en.ends_with("  why not: takes signatures, seals, pictures or the file itself\n"),
        "{en}"
    );

    let both = run(&["explain", "N02", "N19", "--format", "json"]).json();
    assert_eq!(both[0]["code"], "N02");
    assert_eq!((&both[1]["code"], &both[1]["runs"]), (&"N19".into(), &false.into()));
    assert!(
        both[1]["reason"]["en"].is_string() && both[1]["basis"].is_string(),
        "{both}"
    );
}

#[test]
fn what_is_recognised_and_not_read_says_how_to_convert() {
    for (name, content, way) in [
        ("a.pdf", &b"%PDF-1.4"[..], "pdftotext"),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "soffice"),
        ("a.rtf", b"{\\rtf1}", "soffice"),
        ("a.html", b"<!DOCTYPE html><html></html>", ".txt"),
        ("a.bin", b"abc\xFF\xFE\x00", "UTF-8"),
    ] {
        let run = run(&["parse", &file(name, content)]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}");
        assert!(run.err.contains(way) && run.err.contains(name), "{}", run.err);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let mut child = command(&["refs", "--text", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let text = "không viện dẫn gì cả\n".repeat(20_000);
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    let run = finished(child.wait_with_output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn records_for_a_register() {
    let entry = file("entry.json", r#"{"ArrivalNumber": 312, "ArrivalDate": "06/05/2024"}"#);
    let letter = file("arrived.txt", FAULTY);
    let run_one = run(&["record", "incoming", &letter, "--with", &entry]);
    assert_eq!((run_one.code, run_one.err.as_str()), (0, ""));
    let record = &run_one.json()[0];
    assert_eq!(record["CodeNumber"], "12");
    assert_eq!(
        (&record["ArrivalNumber"], &record["ArrivalDate"]),
        (&312.into(), &"2024-05-06".into())
    );

    let csv = run(&["record", "outgoing", &letter, &letter, "--format", "csv"]).out;
    assert!(
        csv.starts_with("FileCode.OrganId,") && csv.matches("\r\n").count() == 3,
        "{csv}"
    );

    let title = file("title.json", format!(r#"{{"Title": "{}"}}"#, "a".repeat(501)));
    let run_file = run(&["record", "file", &letter, &letter, "--with", &title]);
    assert_eq!((run_file.code, run_file.json()[0]["DocTotal"].as_u64()), (0, Some(2)));
    assert!(
        run_file.err.contains("Tiêu đề hồ sơ (`Title`) có 501 ký tự"),
        "{}",
        run_file.err
    );

    // What the clerk wrote wrong is told, and nothing is printed.
    let wrong = file("wrong.json", r#"{"ArrivalNumber": "312"}"#);
    let run_wrong = run(&["record", "incoming", &letter, "--with", &wrong]);
    assert_eq!((run_wrong.code, run_wrong.out.as_str()), (2, ""));
    assert!(run_wrong.err.contains("/ArrivalNumber"), "{}", run_wrong.err);
    let old = file("old.json", b"{\"ToPlaces\": \"V\xE3n ph\xF2ng\"}");
    let run_old = run(&["record", "incoming", &letter, "--with", &old]);
    assert_eq!((run_old.code, run_old.out.as_str()), (2, ""), "{}", run_old.err);
    let three = file("three.json", "[{}, {}, {}]");
    assert_eq!(run(&["record", "outgoing", &letter, &letter, "--with", &three]).code, 2);
    assert_eq!(run(&["record", "file", &letter, "/no/such/file"]).out, "");

    // A loss is told of the file that has it.
    let undated = file(
        "undated.txt",
        "SỞ MUỐI\nSố: 3/SM-VP\nBến Mơ, ngày    tháng 6 năm 2024\n",
    );
    let run_two = run(&["record", "file", &letter, &undated]);
    assert!(run_two.err.contains("undated.txt: mất /1/date"), "{}", run_two.err);
}

/// A damaged Word file is no letter with seven faults.
#[test]
fn what_only_calls_itself_a_word_file_is_refused() {
    for (name, content) in [("rong.docx", ""), ("hong.docx", "Kính gửi: Sở Nội vụ\n")] {
        let run = run(&["check", &file(name, content)]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}");
        assert!(run.err.contains("Word"), "{name}: {}", run.err);
    }
}
