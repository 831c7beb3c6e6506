//! How long runs over many inputs end: interrupted, with a reader that is slow or gone,
//! with inputs that never come.
#![cfg(all(feature = "cli", unix))]

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Far more than the runs of these tests need.
const ENOUGH: Duration = Duration::from_secs(120);

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_congvan"))
        .args(["--lang", "en"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn letter(number: usize) -> String {
    format!("SỞ XÂY DỰNG\nSố: {number}/SXD-VP\nV/v nghiệm thu cầu số {number}\n\nTheo Luật Xây dựng./.\n")
}

/// A file of lines, more than a pipe holds of the answers.
fn lines_in(folder: &Path) -> String {
    let path = folder.join("thu.ndjson");
    let mut file = File::create(&path).unwrap();
    for n in 0..2000 {
        writeln!(file, "{}", json!({"id": n, "text": letter(n)})).unwrap();
    }
    path.to_str().unwrap().to_owned()
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

fn interrupt(child: &Child) {
    send("-INT", child);
}

/// Waits for the end; one that does not come is a failure and no hanging test.
fn code_of(child: &mut Child, mut meanwhile: impl FnMut(&Child)) -> Option<i32> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if begun.elapsed() > ENOUGH {
            child.kill().unwrap();
            panic!("it did not end");
        }
        meanwhile(child);
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn said(stderr: Option<ChildStderr>) -> String {
    let mut said = String::new();
    stderr.unwrap().read_to_string(&mut said).unwrap();
    said
}

fn all_whole(read: &str) -> bool {
    read.ends_with('\n') && read.lines().all(|line| serde_json::from_str::<Value>(line).is_ok())
}

#[test]
fn a_slow_reader_gets_whole_lines_of_an_interrupted_run() {
    let folder = tempfile::tempdir().unwrap();
    let lines = lines_in(folder.path());
    let mut child = start(&["check", "--format", "json", "--ndjson", &lines, "--jobs", "1"]);
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut read = String::new();
    stdout.read_line(&mut read).unwrap();
    interrupt(&child);
    // Meanwhile the pipe is full, in the midst of a line.
    std::thread::sleep(Duration::from_millis(500));
    stdout.read_to_string(&mut read).unwrap();
    assert_eq!(code_of(&mut child, |_| {}), Some(130));
    assert!(
        all_whole(&read),
        "{}",
        &read.chars().rev().take(200).collect::<String>()
    );
    assert!(read.lines().count() < 2000);
    let said = said(child.stderr.take());
    let count = format!("{} documents done, 0 not read", read.lines().count());
    assert!(said.contains(&count) && said.contains("stopped as asked"), "{said}");
}

/// Interrupts a run in the midst of a line: its exit code, what it wrote, and what it said.
fn ended_by(signal: &str) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let lines = lines_in(folder.path());
    let mut child = start(&["parse", "--ndjson", &lines, "--jobs", "2"]);
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut read = String::new();
    stdout.read_line(&mut read).unwrap();
    send(signal, &child);
    std::thread::sleep(Duration::from_millis(300));
    stdout.read_to_string(&mut read).unwrap();
    let code = code_of(&mut child, |_| {});
    (code, read, said(child.stderr.take()))
}

#[test]
fn a_run_that_is_told_to_end_ends_with_whole_lines() {
    let (code, read, said) = ended_by("-TERM");
    assert_eq!(code, Some(143));
    assert!(all_whole(&read) && read.lines().count() < 2000, "{said}");
    let count = format!("{} documents done, 0 not read", read.lines().count());
    assert!(said.contains(&count) && said.contains("stopped as asked"), "{said}");
}

#[test]
fn running_text_ends_with_whole_lines_too() {
    let mut child = start(&["refs", "--text", "-"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    writeln!(stdin, "Theo Luật Xây dựng").unwrap();
    let mut read = String::new();
    stdout.read_line(&mut read).unwrap();
    send("-TERM", &child);
    // The input is still open: nothing else ends the run.
    assert_eq!(code_of(&mut child, |_| {}), Some(143));
    stdout.read_to_string(&mut read).unwrap();
    assert!(all_whole(&read) && read.lines().count() == 1, "{read}");
    drop(stdin);
}

/// Whether these tests run under `nohup` themselves.
#[cfg(target_os = "linux")]
fn ignores_hangup() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap();
    u64::from_str_radix(mask.trim(), 16).unwrap() & 1 == 1
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_is_closed_ends_the_run_unless_nohup_says_otherwise() {
    let (code, read, _) = ended_by("-HUP");
    let all = ignores_hangup();
    assert_eq!(code, Some(if all { 0 } else { 129 }));
    assert!(all_whole(&read) && (read.lines().count() == 2000) == all);

    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new("nohup")
        .args([
            env!("CARGO_BIN_EXE_congvan"),
            "parse",
            "--ndjson",
            &lines_in(folder.path()),
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut read = String::new();
    stdout.read_line(&mut read).unwrap();
    send("-HUP", &child);
    stdout.read_to_string(&mut read).unwrap();
    assert_eq!((code_of(&mut child, |_| {}), read.lines().count()), (Some(0), 2000));
}

#[test]
fn an_interrupted_run_does_not_wait_for_its_input() {
    let mut child = start(&["parse", "--ndjson"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    writeln!(stdin, "{}", json!({"id": 1, "text": letter(1)})).unwrap();
    let mut read = String::new();
    stdout.read_line(&mut read).unwrap();
    interrupt(&child);
    // The input is still open: nothing else ends the run.
    assert_eq!(code_of(&mut child, |_| {}), Some(130));
    stdout.read_to_string(&mut read).unwrap();
    assert!(all_whole(&read) && read.lines().count() == 1, "{read}");
    let said = said(child.stderr.take());
    assert!(
        said.contains("1 documents done, 0 not read") && said.contains("stopped as asked"),
        "{said}"
    );
    drop(stdin);
}

#[test]
fn the_second_interruption_ends_it_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = start(&["parse", "--ndjson", &lines_in(folder.path())]);
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    // The run has begun, and nobody reads on.
    stdout.read_line(&mut String::new()).unwrap();
    assert_eq!(code_of(&mut child, interrupt), Some(130));
}

#[test]
fn an_interrupted_check_ends_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let lines = lines_in(folder.path());
    let mut child = start(&["check", "--format", "sarif", "--ndjson", &lines, "--jobs", "1"]);
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    // The findings come while there are letters left.
    let mut log = String::new();
    while !log.contains("\"ruleId\"") {
        assert!(stdout.read_line(&mut log).unwrap() > 0);
    }
    assert!(child.try_wait().unwrap().is_none());
    interrupt(&child);
    stdout.read_to_string(&mut log).unwrap();
    assert_eq!(code_of(&mut child, |_| {}), Some(130));
    let log: Value = serde_json::from_str(&log).unwrap();
    let files = log.pointer("/runs/0/artifacts").unwrap().as_array().unwrap().len();
    assert!((1..2000).contains(&files), "{files}");
    let invocation = log.pointer("/runs/0/invocations/0").unwrap();
    assert_eq!(invocation["executionSuccessful"], false);
    let told = invocation
        .pointer("/toolExecutionNotifications/0/message/text")
        .unwrap();
    assert_eq!(told, "stopped as asked before the end");
}

#[test]
fn a_reader_that_went_away_ends_the_run_though_the_input_is_open() {
    let mut child = start(&["parse", "--ndjson"]);
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    writeln!(stdin, "{}", json!({"id": 1, "text": letter(1)})).unwrap();
    assert_eq!(code_of(&mut child, |_| {}), Some(0));
    assert_eq!(said(child.stderr.take()), "");
    drop(stdin);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_no_count_that_is_not_sure() {
    let folder = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_congvan"))
        .args(["parse", "--lang", "en", "--ndjson", &lines_in(folder.path())])
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(said.contains("cannot write to standard output"), "{said}");
    assert!(!said.contains("as asked") && !said.contains("documents done"), "{said}");
}

#[test]
fn what_is_no_file_in_a_folder_is_told_and_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(path("kho/a")).unwrap();
    std::fs::create_dir_all(path("ngoài")).unwrap();
    std::fs::write(path("kho/a/thu.txt"), letter(1)).unwrap();
    std::fs::write(path("ngoài/thu.txt"), letter(2)).unwrap();
    assert!(Command::new("mkfifo").arg(path("kho/ống")).status().unwrap().success());
    std::os::unix::fs::symlink(path("ngoài"), path("kho/nối")).unwrap();
    std::os::unix::fs::symlink(path("kho"), path("kho/a/vòng")).unwrap();
    std::os::unix::fs::symlink(path("ngoài/thu.txt"), path("kho/thu-2.txt")).unwrap();
    let mut child = start(&["refs", path("kho").to_str().unwrap()]);
    assert_eq!(code_of(&mut child, |_| {}), Some(2));
    let mut read = String::new();
    child.stdout.take().unwrap().read_to_string(&mut read).unwrap();
    assert_eq!(read.lines().count(), 2, "{read}");
    let said = said(child.stderr.take());
    for why in [
        "kho/ống: it is no regular file",
        "kho/nối: it is a link to a folder",
        "kho/a/vòng: it is a link to a folder",
        "2 documents done, 3 not read",
    ] {
        assert!(said.contains(why), "{why}\n{said}");
    }
}

#[test]
fn a_pipe_that_is_named_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("ống");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let thu = folder.path().join("thu.txt");
    std::fs::write(&thu, letter(1)).unwrap();
    let mut child = start(&["refs", pipe.to_str().unwrap(), thu.to_str().unwrap()]);
    std::fs::write(&pipe, letter(2)).unwrap();
    assert_eq!(code_of(&mut child, |_| {}), Some(0));
    let mut read = String::new();
    child.stdout.take().unwrap().read_to_string(&mut read).unwrap();
    assert_eq!(read.lines().count(), 2, "{read}");
}
