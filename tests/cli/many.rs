//! Many inputs on the command line: files, folders, lines of items.

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

/// A mistyped folder is no folder without a fault.
#[test]
fn a_folder_without_files_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("a")).unwrap();
    std::fs::write(folder.path().join(".an.txt"), letter(1)).unwrap();
    let name = folder.path().to_str().unwrap();
    for command in ["check", "parse", "refs"] {
        let (code, _, err) = plain(&[command, name, "--lang", "en"]);
        assert_eq!(code, 2, "{command}: {err}");
        assert!(
            err.contains(&format!("the folder {name} has no files to read")),
            "{err}"
        );
    }
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

/// The messages of a run, without the count at its end.
fn complaints(err: &str) -> Vec<&str> {
    err.lines().filter(|line| !line.contains("documents done")).collect()
}

#[test]
fn a_log_says_what_was_not_read() {
    let missing: Vec<String> = (0..150).map(|n| format!("khong-co/{n}.txt")).collect();
    let letter = Path::new(LETTERS).join("du_thao_loi.txt");
    let invocation = |files: &[&str]| {
        let arguments = [&["check", "--format", "sarif", "--lang", "en"], files].concat();
        let output = command(&arguments).output().unwrap();
        let log: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code(), log["runs"][0]["invocations"][0].clone())
    };
    let (code, read) = invocation(&[letter.to_str().unwrap()]);
    assert_eq!((code, &read["executionSuccessful"]), (Some(1), &json!(true)));
    assert_eq!(read["toolExecutionNotifications"], Value::Null);
    let files: Vec<&str> = missing.iter().map(String::as_str).collect();
    let (code, unread) = invocation(&files);
    assert_eq!((code, &unread["executionSuccessful"]), (Some(2), &json!(false)));
    let told = unread["toolExecutionNotifications"].as_array().unwrap();
    let text = |n: usize| told[n]["message"]["text"].as_str().unwrap();
    assert!(text(0).contains("cannot open khong-co/0.txt: "), "{}", text(0));
    assert_eq!((told.len(), text(100)), (101, "and 50 more"));
}

#[test]
fn an_input_that_is_no_lines_is_told_once() {
    let wide: Vec<u8> = items(50).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let list = format!("[\n  {}\n]\n", items(50).trim_end().replace('\n', ",\n  "));
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, said) in [
        (
            "thu.gz",
            [b"\x1F\x8B\x08\0".as_slice(), &[b'\n'; 50]].concat(),
            "unpack it first",
        ),
        ("thu.utf16", [&b"\xFF\xFE"[..], &wide].concat(), "save it as UTF-8"),
        ("thu.khong-bom", wide.clone(), "save it as UTF-8"),
        ("thu.json", list.into_bytes(), "each item on a line of its own"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        for command in ["parse", "check", "refs"] {
            let (code, _, err) = plain(&[command, "--ndjson", "--lang", "en", path.to_str().unwrap()]);
            assert_eq!((code, complaints(&err).len()), (2, 1), "{name}: {err}");
            assert!(err.contains(said) && err.contains(name), "{err}");
            assert!(
                err.contains("0 documents done, 1 not read") && !err.contains("documents/s"),
                "{err}"
            );
        }
    }
}

/// A run whose output is no JSON, or none that matters.
fn plain(arguments: &[&str]) -> (i32, String, String) {
    let output = command(arguments).stdin(Stdio::null()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap_or(-1),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn what_is_too_long_is_called_by_its_name_and_the_limit_is_told() {
    const LIMIT: usize = 16 * 1024 * 1024;
    let input = format!(
        "{{\"id\":\"huge\",\"text\":\"{}\"}}\n{}",
        "a".repeat(6 * LIMIT),
        items(1)
    );
    let (code, lines, err) = run(&["parse", "--ndjson", "--lang", "en"], &input);
    assert_eq!((code, lines.len()), (2, 1));
    assert!(
        err.contains("cannot read <stdin>:1 (huge), line 1, column 1: the line has "),
        "{err}"
    );

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dai.txt");
    std::fs::write(&path, "a\n".repeat(LIMIT)).unwrap();
    for (lang, said, never) in [
        (
            "en",
            "the text has more than 16777216 bytes, the limit; split it\n",
            "raise",
        ),
        ("vi", "văn bản dài hơn giới hạn 16777216 byte; hãy chia nhỏ\n", "nâng"),
    ] {
        let (code, _, err) = plain(&["parse", "--lang", lang, path.to_str().unwrap()]);
        assert_eq!(code, 2);
        assert!(err.contains(said) && !err.contains(never), "{err}");
    }
    // Running text has the same limit for each of its lines.
    let input = format!("{}\n\ntheo Luật Xây dựng\n", "a".repeat(LIMIT + 1));
    let (code, lines, err) = run(&["refs", "--text", "-", "--lang", "en"], &input);
    let numbers: Vec<_> = lines.iter().map(|line| line["line"].as_u64().unwrap()).collect();
    assert_eq!((code, numbers), (2, vec![2, 3]));
    assert_eq!(lines[1]["refs"][0]["name"], "Luật Xây dựng");
    let said = "cannot read <stdin>, line 1, column 1: the line has 16777217 bytes, the limit is 16777216";
    assert!(err.contains(said), "{err}");
}

#[test]
fn several_files_have_a_summary_and_lines_are_no_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = |n: usize| folder.path().join(format!("thu-{n}.txt")).to_str().unwrap().to_owned();
    (1..3).for_each(|n| std::fs::write(path(n), letter(n)).unwrap());
    let (code, _, err) = plain(&["parse", "--lang", "en", &path(1), &path(2)]);
    assert_eq!(code, 0);
    assert!(err.contains("2 documents done, 0 not read"), "{err}");
    let (_, _, err) = plain(&["parse", "--lang", "en", &path(1)]);
    assert_eq!(err, "");
    let lines = folder.path().join("thu.ndjson");
    std::fs::write(&lines, items(3)).unwrap();
    let (_, out, _) = plain(&["check", "--ndjson", "--lang", "en", lines.to_str().unwrap()]);
    assert!(
        out.contains("\n3 documents in all: 0 compliant, 3 not compliant"),
        "{out}"
    );
    let (_, out, _) = plain(&["check", "--ndjson", lines.to_str().unwrap()]);
    assert!(out.contains("\ntổng cộng 3 văn bản: "), "{out}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf_8_stay_apart() {
    use std::os::unix::ffi::OsStrExt as _;

    let folder = tempfile::tempdir().unwrap();
    for name in [&b"thu-\xFE.txt"[..], b"thu-\xFF.txt"] {
        std::fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), letter(1)).unwrap();
    }
    let (code, lines, _) = run(&["parse", folder.path().to_str().unwrap()], "");
    let ids: Vec<&str> = lines
        .iter()
        .map(|line| line["id"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!((code, ids), (0, vec!["thu-\\xfe.txt", "thu-\\xff.txt"]));
}

#[test]
fn reports_come_in_order_whoever_made_them() {
    // With and without a number: the one waits for the others before it.
    let folder = tempfile::tempdir().unwrap();
    for n in 0..40 {
        let text = if n % 2 == 0 {
            letter(n)
        } else {
            "Không phải công văn\n".to_owned()
        };
        std::fs::write(folder.path().join(format!("{n:02}.txt")), text).unwrap();
    }
    let name = folder.path().to_str().unwrap();
    let (_, lines, _) = run(&["check", "--format", "json", "--jobs", "4", name], "");
    let files: Vec<String> = lines
        .iter()
        .map(|line| line["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned())
        .collect();
    assert_eq!(files, (0..40).map(|n| format!("{n:02}.txt")).collect::<Vec<_>>());
}
