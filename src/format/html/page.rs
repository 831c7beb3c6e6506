//! The whole page.

use super::Writer;
use super::cited::Cited;
use super::findings;
use super::letter::Letter;
use super::markup::Markup;
use super::places::Places;
use super::run::Runs;
use super::{texts, words};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Written};
use crate::report::style::one_line;

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("style.css");

/// The longest name of a page, in characters.
const LONGEST_NAME: usize = 160;

/// Nothing is loaded and nothing runs, whatever the page may hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub(super) fn write(writer: &Writer<'_>, document: &Document) -> Written<String> {
    let texts = texts::of(document);
    let losses = texts::losses(&texts);
    let words = words::of(writer.lang);
    let found = writer.report.map(|report| findings::gather(report, writer.notes));
    let found = found.unwrap_or_default();
    let diagnostics: Vec<&Diagnostic> = found.iter().map(|finding| finding.diagnostic).collect();
    let places = Places::of(&diagnostics, &texts, writer.origin());
    let mut letter = Letter {
        markup: Markup::document(),
        document,
        runs: Runs {
            cited: Cited::of(&texts),
            findings: found,
            words,
        },
        places,
        words,
    };
    letter.page(writer);
    Written::new(letter.markup.finish(), losses)
}

impl Letter<'_> {
    fn page(&mut self, writer: &Writer<'_>) {
        let lang = self.words.code;
        let html = [
            ("xmlns", "http://www.w3.org/1999/xhtml"),
            ("lang", lang),
            ("xml:lang", lang),
        ];
        self.markup.open("html", &html);
        self.page_head();
        let report = writer.report;
        let class = if report.is_some() { "checked" } else { "plain" };
        self.markup.block("body", &[("class", class)]);
        if let Some(report) = report {
            self.bar(report);
        }
        self.markup.block("div", &[("class", "desk")]);
        self.markup.block("main", &[]);
        self.letter();
        self.references();
        self.markup.close();
        if let Some(report) = report {
            self.findings(report, writer.source());
        }
        self.markup.close();
        self.markup.close();
        self.markup.close();
    }

    fn page_head(&mut self) {
        self.markup.block("head", &[]);
        self.markup.void("meta", &[("charset", "utf-8")]);
        let policy = [("http-equiv", "Content-Security-Policy"), ("content", POLICY)];
        self.markup.void("meta", &policy);
        let viewport = [("name", "viewport"), ("content", "width=device-width, initial-scale=1")];
        self.markup.void("meta", &viewport);
        self.markup.block("title", &[]);
        self.markup.text(&one_line(&self.name(), LONGEST_NAME));
        self.markup.close();
        self.markup.style(STYLE);
        self.markup.close();
    }

    fn letter(&mut self) {
        let d = self.document;
        let class = if self.is_of_party() { "letter party" } else { "letter" };
        let name = one_line(&self.name(), LONGEST_NAME);
        let mut attributes = vec![
            ("class", class),
            ("lang", "vi"),
            ("xml:lang", "vi"),
            ("aria-label", name.as_str()),
        ];
        if let Some(kind) = &d.kind {
            attributes.push(("data-kind", kind.slug()));
        }
        self.markup.block("article", &attributes);
        self.markup.block("div", &[("class", "sheet")]);
        let taken = self.head();
        self.markup.block("div", &[("class", "content")]);
        self.blocks("/body", &d.body, taken, d.end_mark.as_deref(), 0);
        self.markup.close();
        self.foot();
        self.copies();
        self.contact();
        self.markup.close();
        self.appendices();
        self.unplaced();
        self.markup.close();
    }
}
