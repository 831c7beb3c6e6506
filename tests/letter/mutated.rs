//! Letters that went through a bad copier: lines cut, doubled, shuffled, joined,
//! odd characters between them. Always a document, and nothing of it lost.

use std::fs;
use std::path::Path;

use crate::kept::assert_kept;
use congvan::letter;
use proptest::prelude::*;

/// Our own letters, and the real ones where they are.
fn letters() -> Vec<String> {
    if std::env::var_os("CONGVAN_CORPUS").is_none() {
        println!("without the real letters: CONGVAN_CORPUS does not name their folder");
    }
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let own = ["letters", "shapes", "outlines"].map(|folder| tests.join(folder));
    let real = std::env::var_os("CONGVAN_CORPUS").map(|place| Path::new(&place).join("letters"));
    let mut files: Vec<_> = own
        .into_iter()
        .chain(real)
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"))
        .collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

#[derive(Debug, Clone)]
enum Mutation {
    Cut(usize),
    Double(usize),
    Swap(usize, usize),
    Join(usize),
    Shorten(usize, usize),
    Insert(usize, usize, char),
    Indent(usize, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = 0..400usize;
    let odd = prop::sample::select(vec![
        '|', '*', '\\', '-', '/', '.', ':', ';', '(', '\t', '\u{a0}', '\u{200b}', '\u{301}', '\u{2028}', 'Ð', '9', 'Ế',
        '<', '"', '\u{202e}', '😀', '\r',
    ]);
    prop_oneof![
        at.clone().prop_map(Mutation::Cut),
        at.clone().prop_map(Mutation::Double),
        (at.clone(), at.clone()).prop_map(|(a, b)| Mutation::Swap(a, b)),
        at.clone().prop_map(Mutation::Join),
        (at.clone(), 0..80usize).prop_map(|(a, b)| Mutation::Shorten(a, b)),
        (at.clone(), 0..80usize, odd).prop_map(|(a, b, c)| Mutation::Insert(a, b, c)),
        (at, 0..50usize).prop_map(|(a, b)| Mutation::Indent(a, b)),
    ]
}

fn mutated(letter: &str, mutations: &[Mutation]) -> String {
    let mut lines: Vec<String> = letter.split('\n').map(str::to_owned).collect();
    for mutation in mutations {
        let count = lines.len();
        if count == 0 {
            break;
        }
        match *mutation {
            Mutation::Cut(i) => drop(lines.remove(i % count)),
            Mutation::Double(i) => lines.insert(i % count, lines[i % count].clone()),
            Mutation::Swap(a, b) => lines.swap(a % count, b % count),
            Mutation::Join(i) if count > 1 => {
                let next = lines.remove(i % (count - 1) + 1);
                lines[i % (count - 1)].push_str(&next);
            }
            Mutation::Join(_) => {}
            Mutation::Shorten(i, n) => lines[i % count] = lines[i % count].chars().take(n).collect(),
            Mutation::Insert(i, n, c) => {
                let line = &mut lines[i % count];
                let at = line.char_indices().nth(n).map_or(line.len(), |(at, _)| at);
                line.insert(at, c);
            }
            Mutation::Indent(i, n) => lines[i % count].insert_str(0, &" ".repeat(n)),
        }
    }
    lines.join("\n")
}

proptest! {
    // `PROPTEST_CASES` asks for more.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(10_000), max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_letter_keeps_its_letters(pick in any::<prop::sample::Index>(), changes in prop::collection::vec(mutation(), 1..12)) {
        thread_local!(static LETTERS: Vec<String> = letters());
        let text = LETTERS.with(|letters| mutated(pick.get::<String>(letters), &changes));
        assert_kept(&text);
    }
}

proptest! {
    /// Bytes changed in a file: it is refused, or it is a document whose places
    /// lie in the file.
    #[test]
    fn a_file_with_broken_bytes_reads_or_is_refused(
        pick in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        thread_local!(static LETTERS: Vec<String> = letters());
        let mut bytes = LETTERS.with(|letters| pick.get::<String>(letters).clone().into_bytes());
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(reading) = letter::from_slice(&bytes) {
            for (path, traced) in reading.trace.iter() {
                prop_assert!(traced.span.end <= bytes.len(), "{path}");
                prop_assert!(reading.source.slice(traced.span).is_some(), "{path}");
            }
        }
    }
}
