//! The programs of `examples/`: what their heads tell a reader to type is a command that runs.

use std::fs;
use std::path::Path;

use crate::page::ROOT;

/// Each example by its name, with the comment at its head.
fn heads() -> Vec<(String, String)> {
    let manifest = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    let names = manifest.split("[[example]]\nname = \"").skip(1);
    let names = names.map(|rest| rest.split('"').next().unwrap().to_owned());
    let head = |name: &str| {
        let folder = Path::new(ROOT).join("examples");
        let file = [folder.join(format!("{name}.rs")), folder.join(name).join("main.rs")];
        let text = fs::read_to_string(file.iter().find(|file| file.exists()).unwrap()).unwrap();
        let lines = text.lines().take_while(|line| line.starts_with("//!"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    names.map(|name| (name.clone(), head(&name))).collect()
}

/// Most examples need features that are not the default, and a placeholder in brackets is
/// taken for a file by who pastes it.
#[test]
fn the_head_of_every_example_runs_as_pasted() {
    let heads = heads();
    assert!(heads.len() > 10, "{}", heads.len());
    for (name, head) in heads {
        let commands: Vec<&str> = head.lines().filter(|line| line.contains("cargo run")).collect();
        let own = format!(" --all-features --example {name}");
        assert!(commands.iter().any(|line| line.contains(&own)), "{name}: {commands:?}");
        for command in commands {
            assert!(command.starts_with("//! cargo run "), "{name}: {command}");
            assert!(command.contains(" --all-features "), "{name}: {command}");
            assert!(!command.contains(['[', '…']), "{name}: {command}");
        }
    }
}
