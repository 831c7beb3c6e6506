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
    lines[40] = String::new();
    let (code, out, err) = run(&["parse", "--ndjson", "--lang", "en"], &lines.join("\n"));
    assert_eq!((code, out.len()), (2, 46), "{err}");
    for said in [
        "cannot read <stdin>, line 11, column ",
        "cannot read <stdin>:21 (hai mươi), line 21, column 1, field /document/date: ",
        "cannot read <stdin>, line 31, column 1: the item has neither `text`",
        "49 documents done, 3 not read",
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
        err.contains("d.pdf: this is a PDF file") && err.contains("3 documents done, 1 not read"),
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

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_whole_lines() {
    let (mut child, mut ask) = talking(&["parse", "--ndjson"]);
    assert_eq!(ask(&json!({"id": 1, "text": letter(1)}).to_string())["id"], 1);
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
    // The input is still open: nothing else ends the run.
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(ask);

    // In the midst of many lines: what was printed is whole.
    let mut child = command(&["parse", "--ndjson"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feed = std::thread::spawn(move || {
        let lines = items(2000);
        // Ends when the other side has gone.
        while stdin.write_all(lines.as_bytes()).is_ok() {}
    });
    let id = child.id().to_string();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut read = String::new();
    stdout.read_line(&mut read).unwrap();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    std::io::Read::read_to_string(&mut stdout, &mut read).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    feed.join().unwrap();
    assert!(read.ends_with('\n'));
    assert!(read.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
}
