//! The programs of the READMEs, in a project of their own as a reader makes it.

use std::path::Path;
use std::process::Command;

use crate::page::{ROOT, Readme};

/// The blocks of code in a language, as they stand; what is said to rustdoc behind its name
/// is no part of them.
fn blocks<'a>(readme: &'a Readme, language: &str) -> Vec<&'a str> {
    let begin = format!("```{language}");
    let rest = readme.text.split(begin.as_str()).skip(1);
    rest.map(|rest| rest.split_once('\n').unwrap().1.split("```").next().unwrap())
        .collect()
}

/// A new project has the dependencies that the README names, with those features alone, and
/// none of this repository's files. The programs run one after the other in its folder. The
/// crate is built for it once more, so this runs where `CONGVAN_PROJECT` is set; that the
/// programs compile is a test of the documentation.
#[test]
fn the_programs_run_in_a_new_project() {
    if std::env::var_os("CONGVAN_PROJECT").is_none() {
        println!("skipped: CONGVAN_PROJECT is not set");
        return;
    }
    let project = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = project.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    // The other README has the same programs, comments aside.
    let [english, _] = Readme::both();
    let [dependencies] = blocks(&english, "toml").try_into().unwrap();
    let dependencies = dependencies.replace("path = \"…\"", &format!("path = {ROOT:?}"));
    assert!(dependencies.contains(ROOT), "{dependencies}");
    write(
        "Cargo.toml",
        &format!("[package]\nname = \"letters\"\nedition = \"2024\"\n\n{dependencies}"),
    );
    std::fs::copy(Path::new(ROOT).join("Cargo.lock"), project.path().join("Cargo.lock")).unwrap();
    let programs = blocks(&english, "rust");
    assert!(programs.len() >= 2, "{}", programs.len());
    // One folder for all runs, so that what does not change is built once.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    for (at, program) in programs.into_iter().enumerate() {
        write("src/main.rs", program);
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(["run", "--quiet", "--offline"])
            .current_dir(project.path())
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        let output = cargo.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && told.is_empty(), "program {at}:\n{told}");
    }
    // What the text says is written.
    for name in ["packet.edxml", "received/thu.docx", "answer.edxml"] {
        assert!(project.path().join(name).exists(), "{name}");
    }
    let packet = std::fs::read(project.path().join("packet.edxml")).unwrap();
    let answer = std::fs::read(project.path().join("answer.edxml")).unwrap();
    let [packet, answer] = [packet, answer].map(|file| congvan::edxml::from_slice(&file).unwrap());
    let answered = answer.content.status().unwrap().response_for.as_ref().unwrap();
    assert_eq!(
        answered.document_id,
        packet.content.packet().unwrap().header.document_id
    );
}
