//! What the READMEs say is so: both say the same, their links lead somewhere, their tables
//! are those of the code, and their commands and pictures do and show what they promise.
//!
//! `CONGVAN_BLESS=1 cargo test --all-features --test readme` writes the tables anew.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests"
)]

mod examples;
mod page;
#[cfg(feature = "edxml")]
mod project;
#[cfg(all(unix, feature = "cli"))]
mod shown;
#[cfg(feature = "check")]
mod speed;
#[cfg(feature = "check")]
mod tables;

use std::path::Path;

use page::{ROOT, Readme};

/// The codes of status messages stand where a reader looks for them: in both READMEs, in
/// the documentation of their type and in the help of the command.
#[cfg(feature = "edxml")]
#[test]
fn every_code_of_status_is_named() {
    use congvan::Lang;
    use congvan::edxml::{Field, StatusCode};

    let words = |text: &str| {
        text.replace("/// ", "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let [english, vietnamese] = Readme::both().map(|readme| words(&readme.text));
    let file = |path: &str| words(&std::fs::read_to_string(Path::new(ROOT).join(path)).unwrap());
    let (docs, help) = (
        file("src/format/edxml/model/codes.rs"),
        file("src/bin/congvan/edxml/status.rs"),
    );
    for status in StatusCode::all() {
        let code = Field::new(status);
        let (vi, en) = (status.name(Lang::Vi), status.name(Lang::En));
        assert!(english.contains(&format!("{code} {en}")), "{code}");
        assert!(vietnamese.contains(&format!("{code} {vi}")), "{code}");
        assert!(docs.contains(&format!("| {code} | {vi} | {en} |")), "{code}");
        assert!(help.contains(&format!("{code} {en}")), "{code}");
    }
}

#[test]
fn both_say_the_same() {
    let [english, vietnamese] = Readme::both();
    let heads = |readme: &Readme| -> Vec<usize> { readme.headings().map(|(level, _)| level).collect() };
    assert_eq!(heads(&english), heads(&vietnamese), "headings");
    // Each has its commands and programs speak the language of its reader.
    let in_vietnamese = |code: String| code.replace(" --lang en", "").replace("Lang::En", "Lang::Vi");
    let ours: Vec<String> = english.code().into_iter().map(in_vietnamese).collect();
    let theirs = vietnamese.code();
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert!(ours == theirs, "code, comments aside:\n{ours}\n\n{theirs}");
    }
    assert_eq!(ours.len(), theirs.len(), "blocks of code");
    for (ours, theirs) in english.sections().zip(vietnamese.sections()) {
        let rows = |section: &str| section.lines().filter(|line| line.starts_with('|')).count();
        assert_eq!(rows(&ours), rows(&theirs), "rows of tables:\n{ours}\n{theirs}");
    }
    // A file of one language may stand for that of the other.
    let alike = |link: &str| link.replace(".vi.", ".").replace(".en.", ".");
    let links = |readme: &Readme| -> Vec<String> {
        let mut links: Vec<String> = readme.links().iter().map(|link| alike(link)).collect();
        links.sort();
        links
    };
    assert_eq!(links(&english), links(&vietnamese), "links");
}

#[test]
fn every_link_leads_somewhere() {
    for readme in Readme::both() {
        let links = readme.links();
        assert!(links.len() > 20, "{}: {links:?}", readme.name);
        for link in links.iter().filter(|link| !link.contains("://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let path = Path::new(ROOT).join(file);
            assert!(path.exists(), "{}: {link}", readme.name);
            if !anchor.is_empty() {
                let text = std::fs::read_to_string(path).unwrap();
                let is_head = |line: &str| {
                    let head = line.trim_start_matches('#');
                    head != line && head.trim().to_lowercase().replace(' ', "-") == anchor
                };
                assert!(text.lines().any(is_head), "{}: {link}", readme.name);
            }
        }
    }
}

/// What a page says is shown by a file is a file that is there.
#[test]
fn every_file_that_a_page_names_is_there() {
    let folders = [
        "tests/",
        "docs/",
        "benches/",
        "src/",
        "examples/",
        ".ci/",
        "fuzz/",
        "schema/",
    ];
    for name in [
        "COMPARE.md",
        "CONTRIBUTING.md",
        "DESIGN.md",
        "SECURITY.md",
        "benches/README.md",
    ] {
        let text = std::fs::read_to_string(Path::new(ROOT).join(name)).unwrap();
        let code = text.split('`').skip(1).step_by(2).flat_map(str::split_whitespace);
        let files = code.filter(|file| folders.iter().any(|folder| file.starts_with(folder)));
        for file in files.map(|file| file.split(['*', '[', '{', '<']).next().unwrap()) {
            assert!(Path::new(ROOT).join(file).exists(), "{name}: {file}");
        }
    }
}

#[test]
fn features_and_versions_are_those_of_the_manifest() {
    let manifest = std::fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    let of = |key: &str| {
        let line = manifest.lines().find(|line| line.starts_with(key)).unwrap();
        line.split_once(" = ").unwrap().1.to_owned()
    };
    let minimum = of("rust-version").trim_matches('"').to_owned();
    let default = of("default");
    let features = manifest.split("[features]").nth(1).unwrap();
    let features: Vec<&str> = features
        .lines()
        .take_while(|line| !line.starts_with("[dep"))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| *name != "default" && !name.starts_with('#'))
        .collect();
    assert!(features.len() > 10, "{features:?}");
    for readme in Readme::both() {
        assert!(readme.text.matches(&minimum).count() >= 2, "{}: {minimum}", readme.name);
        for feature in &features {
            let row = format!("| `{feature}` | ");
            let row = readme.text.lines().find_map(|line| line.strip_prefix(&row));
            let row = row.unwrap_or_else(|| panic!("{}: `{feature}` is not in the table", readme.name));
            let is_default = row.starts_with("yes") || row.starts_with("có");
            assert_eq!(
                is_default,
                default.contains(&format!("\"{feature}\"")),
                "{}: {feature}",
                readme.name
            );
        }
    }
}
