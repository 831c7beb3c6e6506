//! The commands and the pictures.

use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::page::{ROOT, Readme};

/// A shell in a folder, with our command on its path.
fn shell(command: &str, folder: &Path) -> std::process::Output {
    let ours = Path::new(env!("CARGO_BIN_EXE_congvan")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let mut shell = Command::new("sh");
    shell
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", ours.display()));
    shell.output().unwrap()
}

/// Every command of the README, in its order, in a folder that has the repository's examples.
#[test]
fn the_commands_do_what_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["examples", "tests"] {
        std::os::unix::fs::symlink(Path::new(ROOT).join(name), folder.path().join(name)).unwrap();
    }
    let [english, _] = Readme::both();
    let blocks = english
        .text
        .split("```sh\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let mut run = 0;
    for line in blocks.flat_map(str::lines).filter(|line| !line.starts_with("cargo ")) {
        if line.contains(" verify ") && !cfg!(feature = "dsig") {
            continue;
        }
        let (command, comment) = line.split_once("  # ").unwrap_or((line, "exit code 0"));
        let wanted: i32 = comment.strip_prefix("exit code ").unwrap().parse().unwrap();
        let output = shell(command, folder.path());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(wanted), "{command}\n{told}");
        run += 1;
    }
    assert!(run > 15, "{run}");
    // Files that the text speaks of.
    assert!(folder.path().join("attachments/letter.docx").exists());
    let lines = std::fs::read_to_string(folder.path().join("citations.ndjson")).unwrap();
    assert_eq!(
        lines.lines().count(),
        std::fs::read_dir(folder.path().join("examples/letters"))
            .unwrap()
            .count()
    );
}

/// The runs of text in a picture of `docs/pictures.py`.
fn texts(svg: &str) -> Vec<String> {
    let runs = svg
        .split("<text ")
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split_once("</text>"));
    runs.map(|(text, _)| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .collect()
}

#[test]
fn the_pictures_show_what_check_prints() {
    for lang in ["en", "vi"] {
        let svg = std::fs::read_to_string(Path::new(ROOT).join(format!("docs/check.{lang}.svg"))).unwrap();
        let texts = texts(&svg);
        let [prompt, command, shown @ ..] = texts.as_slice() else {
            panic!("docs/check.{lang}.svg is empty")
        };
        assert_eq!(prompt, "$");
        let output = shell(&format!("{command} --color never"), Path::new(ROOT));
        let output = String::from_utf8(output.stdout).unwrap();
        assert!(shown.len() > 50, "{shown:?}");
        for text in shown.iter().filter(|text| !text.starts_with("… ")) {
            assert!(
                output.contains(text.as_str()),
                "docs/check.{lang}.svg, made by docs/pictures.py: {text}\n{output}"
            );
        }
    }
}

/// The words of a page, one space between any two, as `docs/pictures.py` takes them.
fn words(page: &str) -> String {
    let mut out = String::new();
    for (at, piece) in page.split("<style>").enumerate() {
        let piece = if at == 0 {
            piece
        } else {
            piece.split_once("</style>").unwrap().1
        };
        for (at, piece) in piece.split('<').enumerate() {
            let piece = if at == 0 {
                piece
            } else {
                piece.split_once('>').unwrap().1
            };
            out.push_str(&format!("{piece} "));
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A picture cannot be read, but it carries the digest of the words that it shows.
#[test]
fn the_picture_of_a_decision_shows_the_page_of_today() {
    let letter = "examples/letters/quyet_dinh.txt";
    let page = shell(&format!("congvan convert {letter} --to html"), Path::new(ROOT));
    let page = String::from_utf8(page.stdout).unwrap();
    let text = std::fs::read_to_string(Path::new(ROOT).join(letter)).unwrap();
    let digest = Sha256::digest(text + &words(&page));
    let shown: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let picture = std::fs::read(Path::new(ROOT).join("docs/decision.png")).unwrap();
    let holds = [b"tEXtShows\0", shown.as_bytes()].concat();
    let is_new = picture.windows(holds.len()).any(|window| window == holds);
    assert!(
        is_new,
        "docs/decision.png shows another page; docs/pictures.py makes it anew"
    );
}
