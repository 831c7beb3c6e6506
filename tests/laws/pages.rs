//! Pages to look at: nothing of a document or of a finding becomes markup.

use congvan::diagnostic::{Diagnostic, Report, Scope, Severity};
use congvan::letter::{self, Reading};
use congvan::{Checker, Document, Lang, Message, html as format};

use super::documents::document;
use super::markup::is_xml_char;
use super::pieces::{HTML, LINES};
use super::recipe::Recipe;
use super::shown::{Page, strings};
use super::well_told;

/// The page of any document, alone and with findings at any place: well-formed, of known
/// elements and attributes alone, its links within it, every word on it.
pub fn html(data: &[u8]) {
    let Some(mut recipe) = Recipe::of(data) else {
        return of_letter(data);
    };
    match recipe.below(3) {
        0 => of_letter(recipe.mixed(LINES, 40).as_bytes()),
        choice => {
            let mut document = document(&mut recipe);
            if choice == 1 {
                attack(&mut document, &mut recipe);
            }
            of_document(&document, &mut recipe);
        }
    }
}

/// A letter that was read, with what the rules find of it.
fn of_letter(bytes: &[u8]) {
    let reading: Reading = match letter::from_slice(bytes) {
        Ok(reading) => reading,
        Err(error) => return well_told(&error, bytes.len()),
    };
    let report = Checker::new().check(&reading);
    let writer = format::Writer::new().report(&report).reading(&reading);
    for lang in [Lang::Vi, Lang::En] {
        let page = writer.lang(lang).to_string(&reading.document).unwrap().output;
        is_harmless(&page, report.diagnostics.len());
    }
}

/// Texts that break out of where they stand, in fields that any reader sees.
fn attack(document: &mut Document, recipe: &mut Recipe<'_>) {
    let mut one = || recipe.pick(HTML).to_owned();
    document.subject = Some(one());
    document.title = Some(one());
    document.place = Some(one());
    document.stamps.push(one());
    document.unplaced.push(one());
    document.contact.push(one());
    for block in &mut document.body {
        block.text.push_str(&one());
        block.marker = Some(one());
    }
    for signature in &mut document.signatures {
        signature.signer = Some(one());
    }
}

fn of_document(document: &Document, recipe: &mut Recipe<'_>) {
    let written = format::to_string(document).unwrap();
    assert_eq!(
        format::to_string(document).unwrap(),
        written,
        "the same document gives another page"
    );
    let page = is_harmless(&written.output, 0);
    let mut texts = Vec::new();
    strings(&serde_json::to_value(document).unwrap(), String::new(), &mut texts);
    for (path, text) in &texts {
        let derived = path.ends_with("/type") || path.ends_with("/authority") || path == "/version";
        if derived || text.trim().is_empty() {
            continue;
        }
        let text = text.replace(|c| !is_xml_char(c), "\u{FFFD}");
        assert!(page.has(&text), "{path} {text:?}\n{}", written.output);
    }
    let findings = recipe.many(6, |recipe| {
        let path = match recipe.below(3) {
            0 => recipe.text(),
            _ if texts.is_empty() => String::new(),
            _ => texts[recipe.below(texts.len())].0.clone(),
        };
        let message = Message::new(recipe.text(), recipe.pick(HTML));
        Diagnostic::new("X01", "x", recipe.pick(SEVERITIES), message, path)
    });
    let count = findings.len();
    let report = Report::new(Scope::Content, findings, Vec::new());
    let page = format::Writer::new().lang(Lang::En).report(&report).to_string(document);
    is_harmless(&page.unwrap().output, count);
}

const SEVERITIES: &[Severity] = &[Severity::Error, Severity::Warning, Severity::Info];

/// Reads a page as XML; it has what the writer is known to write, and each finding.
fn is_harmless(page: &str, findings: usize) -> Page {
    let read = Page::parse(page);
    read.assert_known();
    for link in &read.links {
        assert!(read.ids.contains(link), "{link} leads nowhere\n{page}");
    }
    for i in 1..=findings {
        assert!(
            read.ids.contains(&format!("f{i}")),
            "the finding {i} is missing\n{page}"
        );
    }
    // Who reads it as HTML and not as XML sees no more of it.
    let lower = page.to_ascii_lowercase();
    assert_eq!(lower.matches("<style").count(), 1, "{page}");
    assert_eq!(lower.matches("</style").count(), 1, "{page}");
    for never in [
        "<script",
        "<!--",
        "<![cdata[",
        "<?",
        "<svg",
        "<math",
        "<base",
        "<iframe",
    ] {
        assert!(!lower.contains(never), "{never} in {page}");
    }
    read
}
