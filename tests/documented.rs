//! Whether every public type, trait, constant and function has an example of its own that
//! runs, every module page too, whether the examples run in a reader's own project, and
//! whether what can fail says how.
//!
//! The sources are read as text. That is enough: `unreachable_pub` is denied, so what is
//! `pub` is public, and rustfmt has put each item at the head of a line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // what tests share may fail like the tests

use std::fs;
use std::path::{Path, PathBuf};

/// What is public wherever it stands: in a file, or in the call of a macro that makes it.
const TYPES: [&str; 4] = ["struct", "enum", "trait", "type"];

/// What is public at the head of a file; further in it is a method.
const OTHERS: [&str; 4] = ["fn", "const fn", "const", "static"];

struct File {
    path: PathBuf,
    lines: Vec<String>,
}

/// The sources of the library, without the tests at their ends.
fn files() -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !["bin", "tests"].contains(&name) {
                folders.push(path);
            } else if name.ends_with(".rs") && !["tests.rs", "testing.rs"].contains(&name) {
                let text = fs::read_to_string(&path).unwrap();
                let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
                let lines = lines.map(str::to_owned).collect();
                files.push(File { path, lines });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

impl File {
    /// The documentation above a line; attributes may stand between.
    fn docs(&self, line: usize) -> Vec<&str> {
        let indent = indent(&self.lines[line]);
        let above = self.lines[..line].iter().rev();
        let lines = above.take_while(|line| {
            let text = line.trim_start();
            let own = self::indent(line) == indent && ["///", "#[", ")]"].iter().any(|sign| text.starts_with(sign));
            // An attribute over several lines.
            own || self::indent(line) > indent && !text.starts_with("///") && !text.starts_with("pub ")
        });
        let mut docs: Vec<&str> = lines.filter_map(|line| line.trim_start().strip_prefix("///")).collect();
        docs.reverse();
        docs
    }

    /// The signature that begins at a line.
    fn signature(&self, line: usize) -> String {
        let mut signature = String::new();
        for line in &self.lines[line..] {
            signature.push_str(line.trim());
            if line.ends_with('{') || line.ends_with(';') {
                break;
            }
        }
        signature
    }

    fn place(&self, line: usize) -> String {
        let path = self.path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
        format!("{}:{}: {}", path.display(), line + 1, self.lines[line].trim())
    }

    /// The lines at which public items begin.
    fn items(&self) -> Vec<usize> {
        let (mut in_call, mut in_module) = (false, false);
        let mut items = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            if line.ends_with("! {") && indent(line) == 0 && !line.starts_with("macro_rules") {
                in_call = true;
            } else if line.ends_with(" {") && indent(line) == 0 && line.contains("mod ") {
                // A module inside a file: none of them is public.
                in_module = true;
            } else if line == "}" {
                (in_call, in_module) = (false, false);
            }
            let text = line.trim_start();
            let of = |words: &[&str]| {
                let word = text.strip_prefix("pub ");
                word.is_some_and(|word| words.iter().any(|known| is_word(word, known)))
            };
            let is_item = of(&TYPES) && !text.contains(" $") || indent(line) == 0 && of(&OTHERS);
            // `Outgoing {`, from which a macro makes a struct: it is documented in the call.
            let is_made = in_call && indent(line) == 4 && text.starts_with(char::is_uppercase) && text.ends_with(" {");
            let is_made = is_made && !self.docs(at).is_empty();
            if (is_item || is_made) && !in_module {
                items.push(at);
            }
        }
        items
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a text begins with a word and goes on with a name.
fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether there is an example that is compiled and run.
fn has_example(docs: &[&str]) -> bool {
    let fences = docs.iter().filter(|line| line.trim_start().starts_with("```"));
    // Opening and closing fences take turns.
    fences.step_by(2).any(|fence| fence.trim() == "```")
}

#[test]
fn every_item_has_an_example_that_runs() {
    let mut items = 0;
    let mut without = Vec::new();
    for file in files() {
        for line in file.items() {
            items += 1;
            if !has_example(&file.docs(line)) {
                without.push(file.place(line));
            }
        }
    }
    assert!(items > 300, "only {items} items were found");
    assert!(without.is_empty(), "no example:\n{}", without.join("\n"));
}

/// What this crate is made of, by the names that a program calls it.
fn dependencies() -> Vec<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).unwrap();
    let section = manifest.split("[dependencies]\n").nth(1).unwrap();
    let rows = section.lines().take_while(|line| !line.is_empty());
    let names = rows.map(|line| line.split(' ').next().unwrap().replace('-', "_"));
    names.filter(|name| name != "csv").collect() // `congvan::record::csv` goes by that name
}

/// A reader has this crate in a project and not what it is made of: `congvan::chrono` is
/// there, `chrono` is not. Who wants the JSON of a type adds `serde_json`, and only the front
/// page has to do without.
#[test]
fn examples_need_no_other_crate() {
    let dependencies = dependencies();
    assert!(dependencies.len() > 10, "{dependencies:?}");
    let mut seen = 0;
    let mut found = Vec::new();
    for file in files() {
        let is_front = file.path.ends_with("src/lib.rs");
        let added = |name: &str| !is_front && ["serde_json", "schemars"].contains(&name);
        let mut in_code = false;
        for (at, line) in file.lines.iter().enumerate() {
            let text = line.trim_start();
            let Some(text) = text.strip_prefix("///").or_else(|| text.strip_prefix("//!")) else {
                in_code = false;
                continue;
            };
            if text.trim_start().starts_with("```") {
                in_code = !in_code;
            } else if in_code {
                seen += 1;
                let mut paths = dependencies.iter().filter(|name| !added(name)).filter(|name| {
                    let rest = text.replace(&format!("congvan::{name}::"), "");
                    rest.split(|c: char| c != ':' && c != '_' && !c.is_alphanumeric())
                        .any(|path| path.starts_with(&format!("{name}::")))
                });
                if paths.next().is_some() {
                    found.push(file.place(at));
                }
            }
        }
    }
    assert!(seen > 3000, "only {seen} lines of examples were found");
    assert!(found.is_empty(), "a reader lacks the crate:\n{}", found.join("\n"));
}

/// What a text is parsed into says by an example which texts it takes.
#[test]
fn every_parse_has_an_example_that_runs() {
    let mut parsed = 0;
    let mut without = Vec::new();
    for file in files() {
        for line in 0..file.lines.len() {
            let text = file.lines[line].trim_start();
            // What a macro makes has its example where the type is named.
            if !text.starts_with("impl FromStr for ") || text.contains('$') {
                continue;
            }
            let parse = (line..file.lines.len()).find(|at| file.lines[*at].trim_start().starts_with("fn from_str("));
            parsed += 1;
            if !has_example(&file.docs(parse.unwrap())) {
                without.push(file.place(line));
            }
        }
    }
    assert!(parsed > 15, "only {parsed} were found");
    assert!(without.is_empty(), "no example:\n{}", without.join("\n"));
}

#[test]
fn every_function_that_can_fail_says_how() {
    let mut functions = 0;
    let mut without = Vec::new();
    for file in files() {
        for line in 0..file.lines.len() {
            let text = file.lines[line].trim_start();
            if !text.starts_with("pub fn ") || !file.signature(line).contains("-> Result<") {
                continue;
            }
            functions += 1;
            if !file.docs(line).contains(&" # Errors") {
                without.push(file.place(line));
            }
        }
    }
    assert!(functions > 100, "only {functions} functions were found");
    assert!(without.is_empty(), "no `# Errors`:\n{}", without.join("\n"));
}

/// The modules that are public, by the files that declare them.
#[test]
fn every_module_page_has_an_example_that_runs() {
    let mut modules = 0;
    let mut without = Vec::new();
    for file in files() {
        for line in &file.lines {
            let Some(name) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) else {
                continue;
            };
            let folder = match file.path.file_stem().unwrap().to_str().unwrap() {
                "mod" | "lib" => file.path.parent().unwrap().to_owned(),
                _ => file.path.with_extension(""),
            };
            let pages = [folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")];
            let page = pages.iter().find_map(|page| fs::read_to_string(page).ok()).unwrap();
            let docs: Vec<&str> = page.lines().map_while(|line| line.strip_prefix("//!")).collect();
            modules += 1;
            if !has_example(&docs) {
                without.push(name.to_owned());
            }
        }
    }
    assert!(modules > 20, "only {modules} modules were found");
    assert!(without.is_empty(), "no example on the page of: {}", without.join(", "));
}
