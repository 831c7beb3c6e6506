//! Word files: packages put together from parts, letters written and read back.

use std::io::{Cursor, Write};

use congvan::letter::Reading;
use congvan::text::Limits;
use congvan::{Document, docx as format};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::documents::document;
use super::kept::{assert_reading_kept, letters_in, text_of};
use super::parts::package;
use super::printed::printed;
use super::recipe::Recipe;
use super::well_told;

/// A Word file: what it shows is kept; a letter that is written reads back, and its words
/// are on the page.
pub fn docx(data: &[u8]) {
    let Some(mut recipe) = Recipe::of(data) else {
        return drop(read(data));
    };
    match recipe.below(6) {
        0 => words_are_on_the_page(&document(&mut recipe)),
        1 => reads_back(&printed(&mut recipe)),
        2 | 3 => shows_its_text(&mut recipe),
        4 => drop(read(&broken_parts(&mut recipe))),
        _ => drop(read(&broken_archive(&mut recipe))),
    }
}

/// Reads a file; what was read has every letter of its text in some field.
fn read(file: &[u8]) -> Option<Reading> {
    // Small, so that what unpacks without end is met.
    let limits = Limits::default().inflated_bytes(1 << 24);
    match format::from_slice_with(file, &limits) {
        Ok(reading) => {
            lies_within(&reading);
            assert_reading_kept(&reading);
            Some(reading)
        }
        Err(error) => {
            well_told(&error, file.len());
            None
        }
    }
}

/// Every place that the layout and the findings name lies in the text.
fn lies_within(reading: &Reading) {
    let layout = reading.layout.as_ref().unwrap();
    let source = &reading.source;
    for paragraph in &layout.paragraphs {
        assert!(source.slice(paragraph.span).is_some(), "{paragraph:?}");
        for run in &paragraph.runs {
            assert!(source.slice(run.span).is_some(), "{run:?}");
        }
    }
    for section in &layout.sections {
        assert!(source.slice(section.span).is_some(), "{section:?}");
    }
    let spans = reading.diagnostics.iter().filter_map(|found| found.span);
    for place in spans {
        assert!(source.slice(place.span()).is_some(), "{place:?}");
    }
}

/// Writes a document twice, the same bytes, and reads it.
fn written(document: &Document) -> (Reading, bool) {
    let written = format::to_vec(document).unwrap();
    assert!(
        format::to_vec(document).unwrap() == written,
        "the same document gives other bytes"
    );
    let reading = read(&written.output).unwrap_or_else(|| panic!("what was written does not read: {document:?}"));
    (reading, written.losses.is_empty())
}

/// The page has every word of any document, and no loss is kept quiet.
fn words_are_on_the_page(document: &Document) {
    let (reading, whole) = written(document);
    if whole {
        let mut back = reading.document;
        // Blanks in a date are drawn as wide as the printer likes.
        back.date_as_written.clone_from(&document.date_as_written);
        assert_eq!(&back, document);
        return;
    }
    let page = letters_in(reading.source.text());
    let mut unnamed = document.clone();
    // The form says what it is, in other words; of several issuers it has the names alone.
    unnamed.kind = None;
    if unnamed.issuers.len() > 1 {
        unnamed.issuers.iter_mut().for_each(|organ| organ.superior = None);
    }
    for copy in unnamed.copy_block.iter_mut().chain(&mut unnamed.further_copies) {
        copy.kind = None;
    }
    for (letter, count) in letters_in(&text_of(&unnamed)) {
        let found = page.get(&letter).copied().unwrap_or(0);
        assert!(
            found >= count,
            "{letter:?}: {found} of {count} are on the page of {document:?}\n{}",
            reading.source.text()
        );
    }
}

/// What a printed page tells reads back whole.
fn reads_back(document: &Document) {
    let (reading, whole) = written(document);
    let mut back = reading.document;
    back.date_as_written.clone_from(&document.date_as_written);
    assert!(whole && back == *document, "{document:#?}\nreads back as\n{back:#?}");
}

/// A package whose shown letters are known: all of them are read.
fn shows_its_text(recipe: &mut Recipe<'_>) {
    let (entries, shown) = package(recipe);
    let file = packed(&entries, recipe.pick(METHODS));
    let reading = read(&file).unwrap_or_else(|| panic!("a sound package does not read: {}", printed_out(&entries)));
    let text = letters_in(reading.source.text());
    for (letter, count) in letters_in(&shown) {
        let found = text.get(&letter).copied().unwrap_or(0);
        assert!(
            found >= count,
            "{letter:?}: {found} of {count}\n{}\n---\n{}",
            printed_out(&entries),
            reading.source.text()
        );
    }
}

fn printed_out(entries: &[(String, Vec<u8>)]) -> String {
    let one = |(name, content): &(String, Vec<u8>)| format!("{name}: {}\n", String::from_utf8_lossy(content));
    entries.iter().map(one).collect()
}

const METHODS: &[CompressionMethod] = &[CompressionMethod::Deflated, CompressionMethod::Stored];

fn packed(entries: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, content) in entries {
        // A name twice is refused here already.
        if zip.start_file(name.as_str(), options).is_ok() {
            zip.write_all(content).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A package of which parts are cut, patched, renamed, doubled.
fn broken_parts(recipe: &mut Recipe<'_>) -> Vec<u8> {
    let changes = recipe.many(6, |recipe| {
        (
            recipe.number::<u16>(),
            recipe.number::<u16>(),
            recipe.below(7),
            recipe.bytes(6).to_vec(),
        )
    });
    let method = recipe.pick(METHODS);
    let (mut entries, _) = package(recipe);
    for (which, at, change, patch) in changes {
        let which = usize::from(which) % entries.len();
        let (name, content) = &mut entries[which];
        let start = usize::from(at) % (content.len() + 1);
        match change {
            0 => content.truncate(start),
            1 => drop(content.splice(start..(start + patch.len()).min(content.len()), patch)),
            2 => drop(content.splice(start..start, MARKS[usize::from(at) % MARKS.len()].bytes())),
            3 => {
                *content = String::from_utf8_lossy(content)
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect()
            }
            4 => *name = NAMES_OF_PARTS[start % NAMES_OF_PARTS.len()].to_owned(),
            5 => drop(content.drain(start..(start + 40).min(content.len()))),
            _ => {
                let again = content[start..].to_vec();
                content.extend(again);
            }
        }
    }
    packed(&entries, method)
}

const MARKS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:tbl>",
    "</w:tc>",
    "<w:r>",
    "&x;",
    "&#0;",
    "<!DOCTYPE a [<!ENTITY x \"y\">]>",
    "<![CDATA[a]]>",
    "w:val=\"-2147483648\"",
    "w:val=\"99999999999\"",
    "<x:p/>",
    "\"",
    "<w:numId w:val=\"1\"/>",
    "<w:gridSpan w:val=\"1024\"/>",
    "<mc:AlternateContent>",
    "<w:del>",
    "TargetMode=\"External\"",
    "../",
];

const NAMES_OF_PARTS: &[&str] = &[
    "../../etc/passwd",
    "/word/document.xml",
    "WORD\\DOCUMENT.XML",
    "word/styles.xml/",
    "con",
    "word/_rels/styles.xml.rels",
    "a\0b",
    "",
];

fn broken_archive(recipe: &mut Recipe<'_>) -> Vec<u8> {
    let changes = recipe.many(8, |recipe| (recipe.number::<u16>(), recipe.number::<u8>()));
    let cut = recipe.maybe(Recipe::number::<u16>);
    let (entries, _) = package(recipe);
    let mut file = packed(&entries, CompressionMethod::Deflated);
    for (at, byte) in changes {
        // The list of the entries stands at the end.
        let at = file.len().saturating_sub(1 + usize::from(at) % file.len());
        file[at] = byte;
    }
    if let Some(cut) = cut {
        file.truncate(usize::from(cut) % (file.len() + 1));
    }
    file
}
