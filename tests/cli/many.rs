//! Many inputs on the command line: files, folders, lines of items.
#![cfg(feature = "cli")]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests"
)]

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

const LETTERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters");

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congvan"));
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &str) -> (i32, Vec<Value>, String) {
    let mut child = command(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let feed = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    feed.join().unwrap().unwrap();
    told(&output)
}

fn told(output: &Output) -> (i32, Vec<Value>, String) {
    let out = String::from_utf8(output.stdout.clone()).unwrap();
    let lines = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let err = String::from_utf8(output.stderr.clone()).unwrap();
    (output.status.code().unwrap_or(-1), lines, err)
}

fn letter(number: usize) -> String {
    format!(
        "SỞ XÂY DỰNG\nSố: {number}/SXD-VP\nV/v nghiệm thu cầu số {number}\n\nTheo Luật Xây dựng, Sở trả lời như sau./.\n"
    )
}

fn items(count: usize) -> String {
    (0..count).fold(String::new(), |mut lines, n| {
        let line = json!({"id": format!("thu-{n}"), "text": letter(n), "note": "own column"});
        writeln!(lines, "{line}").unwrap();
        lines
    })
}

#[test]
fn each_line_is_answered_in_its_order() {
    let input = items(300);
    for jobs in ["1", "2", "5"] {
        let (code, lines, err) = run(&["parse", "--ndjson", "--jobs", jobs], &input);
        assert_eq!((code, lines.len()), (0, 300), "{err}");
        for (n, line) in lines.iter().enumerate() {
            assert_eq!(line["id"], format!("thu-{n}"));
            assert_eq!(line["document"]["number"]["text"], format!("{n}/SXD-VP"));
        }
    }
    let (_, lines, _) = run(&["refs", "--ndjson", "-"], &input);
    assert!(lines.iter().all(|line| line["refs"][0]["name"] == "Luật Xây dựng"));
    let (code, lines, _) = run(&["check", "--ndjson", "--format", "json"], &input);
    assert_eq!((code, lines.len()), (1, 300));
    assert!(
        lines
            .iter()
            .all(|line| line["verdict"] == "not-compliant" && line["id"] == line["file"])
    );
}

#[test]
fn what_one_line_says_is_what_one_file_says() {
    let file = Path::new(LETTERS).join("du_thao_loi.txt");
    let text = std::fs::read_to_string(&file).unwrap();
    let input = json!({"id": 1, "text": text}).to_string();
    let name = file.to_str().unwrap();
    let (_, of_line, _) = run(&["check", "--ndjson", "--format", "json"], &input);
    let (_, of_file, _) = run(&["check", "--format", "json", name], "");
    for field in ["verdict", "scope", "profile", "diagnostics", "notes"] {
        assert_eq!(of_line[0][field], of_file[0][field], "{field}");
    }
    let (_, parsed, _) = run(&["parse", "--ndjson"], &input);
    // A document that was read goes in as well.
    let again = json!({"id": 1, "document": parsed[0]["document"]}).to_string();
    assert_eq!(run(&["parse", "--ndjson"], &again).1, parsed);
}

#[test]
fn a_bad_line_harms_no_other() {
    let mut lines: Vec<String> = items(50).lines().map(str::to_owned).collect();
    lines[10] = "{\"id\": 10, \"text\": \"".into();
    lines[20] = "{\"id\": \"hai mươi\", \"document\": {\"date\": \"2024-13\"}}".into();
    lines[30] = "{\"id\": 30}".into();
    lines[35] = r#"{"id": "HS-35", "text": null}"#.into();
    lines[36] = r#"{"id": "HS-36", "text": "a", "text": "b"}"#.into();
    lines[37] = "5".into();
    lines[40] = String::new();
    let (code, out, err) = run(&["parse", "--ndjson", "--lang", "en"], &lines.join("\n"));
    assert_eq!((code, out.len()), (2, 43), "{err}");
    for said in [
        "cannot read <stdin>:11 (10), line 11, column ",
        "cannot read <stdin>:21 (hai mươi), line 21, column 1, field /document/date: ",
        "cannot read <stdin>:31 (30), line 31, column 1: the item has neither `text`",
        "cannot read <stdin>:36 (HS-35), line 36, column ",
        "cannot read <stdin>:37 (HS-36), line 37, column ",
        "cannot read <stdin>, line 38, column 1: the line is no item",
        "43 documents done, 6 not read",
    ] {
        assert!(err.contains(said), "{said}\n{err}");
    }
    assert_eq!(out[10]["id"], "thu-11");
}

#[test]
fn a_folder_is_all_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("b.txt", &letter(2));
    write("a/c.txt", &letter(1));
    write("a/d.pdf", "%PDF-1.7\n");
    write(".an/e.txt", &letter(3));
    let name = folder.path().to_str().unwrap();
    let (code, lines, err) = run(&["parse", name, "--lang", "en"], "");
    let ids: Vec<&str> = lines
        .iter()
        .map(|line| line["id"].as_str().unwrap().rsplit(['/', '\\']).next().unwrap())
        .collect();
    assert_eq!((code, ids), (2, vec!["c.txt", "b.txt"]));
    assert!(
        err.contains("d.pdf: this is a PDF file") && err.contains("2 documents done, 1 not read"),
        "{err}"
    );
    // The same number twice is seen over the files of a folder.
    write("z.txt", &letter(1));
    let (_, lines, _) = run(&["check", "--format", "json", name], "");
    let twice = |line: &Value| {
        line["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .any(|d| d["code"] == "N05")
    };
    assert_eq!(lines.iter().filter(|line| twice(line)).count(), 1);
    // One file of one folder is still a line, for a program that cannot know.
    let (_, lines, _) = run(&["refs", folder.path().join(".an").to_str().unwrap()], "");
    assert_eq!(lines[0]["refs"][0]["name"], "Luật Xây dựng");
}

/// A child that answers while more may come.
fn talking(arguments: &[&str]) -> (Child, impl FnMut(&str) -> Value) {
    let mut child = command(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let ask = move |line: &str| {
        writeln!(stdin, "{line}").unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        serde_json::from_str(&answer).unwrap()
    };
    (child, ask)
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let (mut child, mut ask) = talking(&["refs", "--ndjson", "--jobs", "2"]);
    for n in 0..5 {
        assert_eq!(ask(&json!({"id": n, "text": letter(n)}).to_string())["id"], n);
    }
    drop(ask);
    assert!(child.wait().unwrap().success());
}

#[test]
fn even_one_line_has_its_summary() {
    let (code, lines, err) = run(&["refs", "--ndjson", "--lang", "en"], &items(1));
    assert_eq!((code, lines.len()), (0, 1));
    assert!(err.contains("1 documents done, 0 not read"), "{err}");
    let (code, lines, err) = run(&["refs", "--ndjson", "--lang", "en"], "{\"id\": 1}\n");
    assert_eq!((code, lines.len()), (2, 0));
    assert!(err.contains("0 documents done, 1 not read"), "{err}");
}

#[test]
fn more_threads_than_there_can_be_are_no_trouble() {
    for jobs in [100_000, usize::MAX] {
        let jobs = jobs.to_string();
        let (code, lines, err) = run(&["refs", "--ndjson", "--jobs", &jobs], &items(20));
        assert_eq!((code, lines.len()), (0, 20), "{err}");
    }
}

#[test]
fn an_ndjson_file_among_letters_names_the_option() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kho.ndjson"), items(2)).unwrap();
    std::fs::write(folder.path().join("thu.txt"), letter(1)).unwrap();
    let (code, lines, err) = run(&["parse", folder.path().to_str().unwrap(), "--lang", "en"], "");
    assert_eq!((code, lines.len()), (2, 1));
    assert!(
        err.contains("kho.ndjson: if each line is a document of its own, use --ndjson"),
        "{err}"
    );
}
