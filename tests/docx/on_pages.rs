//! Word files on paper, as LibreOffice sets them: every word in its order, and nothing
//! broken that belongs together.
//!
//! Runs where `CONGVAN_PAGES` is set and `soffice` and `pdftotext` are installed; says so
//! where it does not. `.ci/full` sets it.

use std::fs;
use std::path::Path;
use std::process::Command;

use congvan::{Document, docx, letter};

/// A word on a page: the page, its lower edge in points, and how far it is from the left.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    page: usize,
    left: f64,
    bottom: f64,
}

fn is_installed(tool: &str) -> bool {
    Command::new(tool).arg("--version").output().is_ok()
}

/// The letters as PDF, by one run of the word processor.
fn print(letters: &[(String, Document)], folder: &Path) {
    let mut command = Command::new("soffice");
    command
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder);
    for (name, letter) in letters {
        let file = folder.join(format!("{name}.docx"));
        fs::write(&file, docx::to_vec(letter).unwrap().output).unwrap();
        command.arg(file);
    }
    assert!(command.output().unwrap().status.success());
}

/// The words of a PDF in the order in which they were set, with their places.
fn words(pdf: &Path) -> Vec<Word> {
    let out = Command::new("pdftotext")
        .args(["-bbox", "-raw"])
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    let out = String::from_utf8(out.stdout).unwrap();
    let mut page = 0;
    let mut words = Vec::new();
    for line in out.lines().map(str::trim) {
        page += usize::from(line.starts_with("<page "));
        let Some(rest) = line.strip_prefix("<word ") else {
            continue;
        };
        let attribute = |name: &str| -> f64 {
            let (_, value) = rest.split_once(&format!("{name}=\"")).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        let text = rest.split_once('>').unwrap().1.trim_end_matches("</word>");
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        words.push(Word {
            text,
            page,
            left: attribute("xMin"),
            bottom: attribute("yMax"),
        });
    }
    words
}

/// The words of a document as the page has them, field by field from top to bottom.
fn expected(d: &Document) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    let joint = d.issuers.len() > 1;
    fields.extend(
        d.issuers
            .iter()
            .filter(|_| !joint)
            .filter_map(|organ| organ.superior.clone()),
    );
    let names: Vec<&str> = d.issuers.iter().map(|organ| organ.name.as_str()).collect();
    fields.push(names.join(" - "));
    fields.extend(d.national_title.clone());
    fields.extend(d.motto.clone());
    fields.extend(d.number.iter().map(ToString::to_string));
    fields.extend(d.title.clone());
    fields.extend(d.subject.clone());
    for block in &d.body {
        fields.extend(block.rows.iter().flatten().cloned());
        fields.push(format!(
            "{} {}",
            block.marker.as_deref().unwrap_or_default(),
            block.text
        ));
    }
    for signature in &d.signatures {
        fields.extend(signature.capacity.iter().map(|capacity| capacity.as_written.clone()));
        fields.extend(signature.position.clone().into_iter().chain(signature.signer.clone()));
    }
    for appendix in &d.appendices {
        // The head of an attached text stands above its titles.
        let head = appendix
            .body
            .first()
            .filter(|block| block.rows.iter().any(|row| row.len() == 2));
        let from = usize::from(head.is_some());
        fields.extend(head.iter().flat_map(|block| &block.rows).flatten().cloned());
        fields.extend(
            [&appendix.label, &appendix.title, &appendix.reference]
                .into_iter()
                .flatten()
                .cloned(),
        );
        for block in &appendix.body[from..] {
            fields.extend(block.rows.iter().flatten().cloned());
            fields.push(format!(
                "{} {}",
                block.marker.as_deref().unwrap_or_default(),
                block.text
            ));
        }
    }
    fields
        .iter()
        .flat_map(|field| field.split_whitespace())
        .map(str::to_owned)
        .collect()
}

/// What keeps two words from being the same on the page: marks at their end, and the
/// letters that a face sets as one.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn assert_in_order(name: &str, letter: &Document, found: &[Word]) {
    let mut page = found.iter().map(|word| bare(&word.text));
    for (i, word) in expected(letter).iter().enumerate() {
        let word = bare(word);
        if !word.is_empty() && !page.any(|found| found == word) {
            let before = expected(letter)[i.saturating_sub(8)..=i].join(" ");
            panic!("{name}: not on the page: … {before}");
        }
    }
}

/// The first place of a run of words.
fn place<'w>(found: &'w [Word], run: &str) -> Option<&'w [Word]> {
    let run: Vec<&str> = run.split_whitespace().collect();
    found
        .windows(run.len())
        .find(|window| window.iter().zip(&run).all(|(word, text)| word.text == *text))
}

fn assert_one_line(name: &str, found: &[Word], run: &str) {
    if let Some(run) = place(found, run) {
        let same = |word: &Word| word.page == run[0].page && (word.bottom - run[0].bottom).abs() < 2.0;
        assert!(run.iter().all(same), "{name}: broken: {run:?}");
    }
}

#[test]
fn every_word_is_on_paper_in_its_order() {
    if std::env::var_os("CONGVAN_PAGES").is_none() {
        eprintln!("skipped: CONGVAN_PAGES is not set");
        return;
    }
    if !is_installed("soffice") || !is_installed("pdftotext") {
        eprintln!("skipped: soffice and pdftotext are not both installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut letters = crate::paper::letters();
    for file in fs::read_dir("tests/outlines")
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if file.extension().is_some_and(|of| of == "txt" || of == "md") {
            let reading = letter::from_slice(&fs::read(&file).unwrap()).unwrap();
            letters.push((
                format!("outline_{}", file.file_stem().unwrap().display()),
                reading.document,
            ));
        }
    }
    print(&letters, folder.path());
    for (name, letter) in &letters {
        let found = words(&folder.path().join(format!("{name}.pdf")));
        assert_in_order(name, letter, &found);
        for line in letter
            .national_title
            .iter()
            .chain(&letter.motto)
            .chain(&letter.date_as_written)
        {
            assert_one_line(name, &found, line);
        }
        assert_beside(name, letter, &found);
    }
}

/// Number and date on one line, the signature on one page beside its recipients.
fn assert_beside(name: &str, letter: &Document, found: &[Word]) {
    let of = |run: &str| place(found, run).map(|run| run[0].clone());
    let date = letter.date_as_written.as_deref().and_then(of);
    let number = found
        .iter()
        .find(|word| word.text == "Số:" || word.text == "Số")
        .filter(|_| letter.number.is_some());
    if let (Some(date), Some(number)) = (date, number) {
        assert!((date.bottom - number.bottom).abs() < 2.0, "{name}: {date:?} {number:?}");
        assert!(date.left > number.left + 100.0, "{name}: {date:?} {number:?}");
    }
    // The foot is the last place of its label; a copy has one of its own.
    let label = found
        .windows(2)
        .rposition(|pair| pair[0].text == "Nơi" && pair[1].text == "nhận:");
    let ([signature], Some(label), None) = (letter.signatures.as_slice(), label, &letter.copy_block) else {
        return;
    };
    let foot = &found[label..];
    let lines = signature.capacity.iter().map(|capacity| &capacity.as_written);
    let mut lines = lines.chain(&signature.position).chain(&signature.signer).map(|line| {
        let words = place(foot, line).unwrap_or_else(|| panic!("{name}: no {line} beside the recipients"));
        words[0].clone()
    });
    let first = lines.next().unwrap();
    let list = &foot[0];
    assert!(
        (first.bottom - list.bottom).abs() < 4.0 && first.left > list.left,
        "{name}: {first:?} {list:?}"
    );
    assert!(
        lines.all(|line| line.page == first.page && first.page == list.page),
        "{name}: the foot is broken"
    );
}
