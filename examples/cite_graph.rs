//! Which documents rest on which, which amend, answer or follow which? Reads the letters of
//! a folder and prints who cites whom as a graph for Graphviz: boxes are the letters of the
//! folder, ellipses what they cite from outside.
//!
//! ```text
//! cargo run --all-features --example cite_graph | dot -Tsvg > graph.svg
//! ```
//!
//! A folder of letters of your own is named behind `--`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to the terminal"
)]
#![allow(clippy::indexing_slicing, reason = "the places are those of the list itself")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::{self, File};
use std::path::PathBuf;

use congvan::Document;
use congvan::cite::{self, DocumentKey, Relation};
use congvan::detect;
use congvan::value::LegalReference;

const LETTERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters");

/// A document of the graph.
struct Node {
    /// None of a draft: until it has a number nobody can cite it.
    key: Option<DocumentKey>,
    label: String,
    is_here: bool,
}

#[derive(Default)]
struct Graph {
    nodes: Vec<Node>,
    edges: BTreeSet<(usize, usize, Relation)>,
}

impl Graph {
    /// The node of a document; mentions that may be one document are one node, however
    /// they are spelt. `None` for drafts, and for what has neither number nor name.
    fn node(&mut self, reference: &LegalReference) -> Option<usize> {
        let key = DocumentKey::of(reference)?;
        let known = self
            .nodes
            .iter()
            .position(|node| node.key.as_ref().is_some_and(|known| known.is_same(&key)));
        Some(known.unwrap_or_else(|| {
            // The document alone, whatever article of it is meant.
            let mut whole = reference.clone();
            whole.provisions.clear();
            self.push(Some(key), whole.to_string())
        }))
    }

    fn push(&mut self, key: Option<DocumentKey>, label: String) -> usize {
        self.nodes.push(Node {
            key,
            label,
            is_here: false,
        });
        self.nodes.len() - 1
    }

    /// The node of a letter of the folder.
    fn add(&mut self, document: &Document, file: &str) -> usize {
        let known = self.node(&cite::reference_to(document));
        let id = known.unwrap_or_else(|| self.push(None, format!("{file} (dự thảo)")));
        self.nodes[id].is_here = true;
        id
    }

    /// What a text cites, as edges from its node.
    fn cite(&mut self, from: usize, text: &str) {
        // `Quyết định này` is no edge: it points to the letter itself.
        for citation in cite::find(text).filter(|citation| !citation.deictic) {
            if let Some(to) = self.node(&citation.reference).filter(|to| *to != from) {
                self.edges.insert((from, to, citation.relation));
            }
        }
    }

    fn print(&self) {
        println!("digraph letters {{\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];");
        for (id, node) in self.nodes.iter().enumerate() {
            let shape = if node.is_here { "box" } else { "ellipse" };
            let urn = node.key.as_ref().map(DocumentKey::urn).unwrap_or_default();
            println!(
                "  n{id} [shape={shape}, label={}, tooltip={}];",
                quoted(&node.label),
                quoted(&urn)
            );
        }
        for (from, to, relation) in &self.edges {
            println!("  n{from} -> n{to} [label={}];", quoted(relation.as_str()));
        }
        println!("}}");
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from(LETTERS), PathBuf::from);
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();

    let mut graph = Graph::default();
    let mut texts = Vec::new();
    for path in paths.iter().filter(|path| path.is_file()) {
        let input = match detect::from_reader(File::open(path)?) {
            Ok(input) => input,
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                continue;
            }
        };
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let id = graph.add(input.document(), &file);
        texts.extend(input.source().map(|source| (id, source.text().to_owned())));
    }
    // All letters are nodes before the first edge: a citation that says less finds them.
    for (id, text) in &texts {
        graph.cite(*id, text);
    }
    graph.print();
    Ok(())
}

/// A string of DOT: only the quote has a meaning in it, and the backslash, which begins
/// the escapes of labels.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
