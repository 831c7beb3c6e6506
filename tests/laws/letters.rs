//! Running text: letters, citations, encodings from before Unicode.

use std::str;

use congvan::check::Checker;
use congvan::cite::{self, Citation};
use congvan::diagnostic::Diagnostic;
use congvan::letter::{self, Reading};
use congvan::text::{LegacyFont, Limits, Source, Span};
use congvan::{fix, json};

use super::kept::{assert_kept, bare};
use super::pieces::{CITED, LINES};
use super::recipe::Recipe;
use super::well_told;

/// A letter: every letter of the text is kept, every place lies in the text, and what
/// is done with a reading does not fail.
pub fn letter(data: &[u8]) {
    let built = Recipe::of(data).map(|mut recipe| recipe.mixed(LINES, 40));
    let bytes = built.as_ref().map_or(data, |text| text.as_bytes());
    match letter::from_slice_with(bytes, &Limits::default()) {
        Ok(reading) => in_its_place(&reading, bytes),
        Err(error) => well_told(&error, bytes.len()),
    }
    if let Ok(text) = str::from_utf8(bytes)
        && !text.contains('\0')
    {
        assert_kept(text);
    }
}

fn in_its_place(reading: &Reading, bytes: &[u8]) {
    for (path, traced) in reading.trace.iter() {
        assert!(traced.span.end <= bytes.len(), "{path}");
        assert!(reading.source.slice(traced.span).is_some(), "{path}");
    }
    let report = Checker::new().check(reading);
    for found in reading.diagnostics.iter().chain(&report.diagnostics) {
        points_into(found, &reading.source, bytes);
    }
    let _ = fix::apply(&reading.source, &report.diagnostics);
    let written = json::to_string(&reading.document).unwrap();
    assert_eq!(json::from_str(&written.output).as_ref().ok(), Some(&reading.document));
    // A letter made of the document is a letter.
    let _ = letter::from_str(&letter::to_string(&reading.document).unwrap().output);
}

/// The places of a finding are those of the bytes that were read.
fn points_into(found: &Diagnostic, source: &Source, bytes: &[u8]) {
    assert!(
        !found.message.vi.is_empty() && !found.message.en.is_empty(),
        "{found:?}"
    );
    let edits = found
        .fix
        .iter()
        .flat_map(|fix| &fix.edits)
        .map(|edit| Span::new(edit.start, edit.end));
    for span in found.span.map(|place| place.span()).into_iter().chain(edits) {
        assert!(span.end <= bytes.len(), "{found:?}");
        assert!(source.slice(span).is_some(), "{found:?}");
    }
}

/// Citations in running text.
pub fn references(data: &[u8]) {
    let built = Recipe::of(data).map(|mut recipe| recipe.mixed(CITED, 60));
    let text = built.unwrap_or_else(|| String::from_utf8_lossy(data).into_owned());
    let all: Vec<Citation> = cite::find(&text).collect();
    for (at, citation) in all.iter().enumerate() {
        stands_in_its_place(&text, &all, at);
        serde_json::to_string(citation).unwrap();
        // What is printed for it reads as a reference, and prints the same again.
        let printed = citation.reference.to_string();
        super::values::holds::<congvan::value::LegalReference>(&printed);
    }
    let source = Source::from(text.as_str());
    for citation in cite::find_in(&source) {
        assert!(source.slice(citation.span).is_some(), "{citation:?}");
    }
}

/// Whether a text has the letters of another in their order: a citation has its words on
/// one line, letters composed and mended, and no `<br>` between them.
fn has_in_order(here: &str, words: &str) -> bool {
    let here = bare(here);
    let mut here = here.iter();
    bare(words).iter().all(|letter| here.any(|other| other == letter))
}

fn stands_in_its_place(text: &str, all: &[Citation], at: usize) {
    let citation = &all[at];
    let here = text.get(citation.span.range());
    assert!(
        here.is_some_and(|here| has_in_order(here, &citation.text)),
        "{citation:?}"
    );
    assert!(!citation.text.is_empty(), "{text:?}");
    assert!(
        text.get(citation.doc_span.range()).is_some_and(|doc| !doc.is_empty()),
        "{citation:?}"
    );
    assert!(citation.span.start <= citation.doc_span.start && citation.doc_span.end <= citation.span.end);
    assert!(citation.parent.is_none_or(|parent| parent < at), "{citation:?}");
    assert!(citation.same_as.is_none_or(|first| first < at), "{citation:?}");
    // Only those that lie in the name of another may overlap it.
    for (other, before) in all.iter().enumerate().take(at) {
        let apart = before.span.end <= citation.span.start;
        let mut parents = std::iter::successors(citation.parent, |parent| all[*parent].parent);
        assert!(
            apart || parents.any(|parent| parent == other),
            "{citation:?} overlaps {before:?}\n{text:?}"
        );
    }
}

/// Every encoding of before Unicode, whatever the text is in.
pub fn legacy(data: &[u8]) {
    let built = Recipe::of(data).map(|mut recipe| {
        let font = recipe.pick(FONTS);
        font.encode(&recipe.mixed(LINES, 20))
    });
    let text = match (built, str::from_utf8(data)) {
        (Some(text), _) => text,
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => data.iter().map(|byte| char::from(*byte)).collect(),
    };
    rises(&Source::from(text.as_str()), &text);
    for font in FONTS {
        rises(&Source::from_legacy(&text, *font), &text);
        let decoded = font.decode(&text);
        let _ = font.decode(&font.encode(&decoded));
    }
    let _ = LegacyFont::detect(&text);
    let _ = Source::from_slice(data, &Limits::default());
}

const FONTS: &[LegacyFont] = &[
    LegacyFont::Tcvn3,
    LegacyFont::Vni,
    LegacyFont::Windows1258,
    LegacyFont::Tcvn5712,
    LegacyFont::Viqr,
];

/// Each character has a place in the original; the places rise and cover it.
fn rises(source: &Source, original: &str) {
    let mut end = 0;
    for (at, c) in source.text().char_indices() {
        let span = source.to_bytes(Span::new(at, at + c.len_utf8()));
        assert!(
            span.start >= end && span.end <= original.len(),
            "{span} behind {end}: {original:?}"
        );
        assert!(original.get(span.range()).is_some(), "{span}: {original:?}");
        end = span.end;
    }
}
