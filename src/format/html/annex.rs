//! What follows the letter: copy blocks, appendices, words without a place.

use super::breaks::{self, letterhead};
use super::foot::Closing;
use super::letter::Letter;
use crate::document::{Appendix, CopyBlock};

impl Letter<'_> {
    /// What certifies a copy (NĐ 30/2020, Annex I, part II), under a rule.
    pub(super) fn copies(&mut self) {
        let d = self.document;
        if let Some(copy) = &d.copy_block {
            self.copy("/copy_block", copy);
        }
        for (i, copy) in d.further_copies.iter().enumerate() {
            self.copy(&format!("/further_copies/{i}"), copy);
        }
    }

    fn copy(&mut self, path: &str, copy: &CopyBlock) {
        let label = self.words.copy;
        let mut attributes = vec![("class", "copy"), ("aria-label", label)];
        attributes.extend(copy.kind.as_ref().map(|kind| ("data-kind", kind.slug())));
        self.markup.block("section", &attributes);
        self.markup.block("div", &[("class", "head")]);
        self.markup.block("div", &[("class", "left")]);
        if let Some(issuer) = &copy.issuer {
            if let Some(superior) = &issuer.superior {
                self.line(
                    "p",
                    "superior",
                    &format!("{path}/issuer/superior"),
                    &letterhead(superior),
                );
            }
            self.line("p", "issuer", &format!("{path}/issuer/name"), &letterhead(&issuer.name));
        }
        self.markup.close();
        self.markup.block("div", &[("class", "right")]);
        if let Some(kind) = &copy.kind {
            self.line("p", "form", &format!("{path}/kind"), kind.name());
        }
        self.markup.close();
        self.markup.block("div", &[("class", "left")]);
        self.number(path, copy.number.as_ref());
        self.markup.close();
        self.markup.block("div", &[("class", "right")]);
        let written = copy.date_as_written.as_deref();
        self.place_and_date(path, copy.place.as_deref(), written, copy.date);
        self.markup.close();
        self.markup.close();
        self.closing(&Closing {
            owner: path,
            signatures: &copy.signatures,
            recipients: &copy.recipients,
            archive: copy.archive.as_ref(),
            mark: (None, None),
        });
        self.markup.close();
    }

    /// Appendices, each on a sheet of its own.
    pub(super) fn appendices(&mut self) {
        for (i, appendix) in self.document.appendices.iter().enumerate() {
            self.appendix(&format!("/appendices/{i}"), appendix);
        }
    }

    fn appendix(&mut self, path: &str, appendix: &Appendix) {
        self.markup.block("section", &[("class", "sheet appendix")]);
        self.markup.block("header", &[("class", "titles")]);
        let lines = [("label", &appendix.label), ("title", &appendix.title)];
        let lines = lines
            .into_iter()
            .filter_map(|(field, text)| Some((field, text.as_deref()?)));
        // The first line is the heading, whichever there is.
        for (i, (field, text)) in lines.enumerate() {
            let name = if i == 0 { "h2" } else { "p" };
            self.line(name, field, &format!("{path}/{field}"), &breaks::title(text));
        }
        if let Some(reference) = &appendix.reference {
            self.line("p", "reference", &format!("{path}/reference"), reference);
        }
        self.markup.close();
        self.markup.block("div", &[("class", "content")]);
        self.blocks(&format!("{path}/body"), &appendix.body, 0, None, 1);
        self.markup.close();
        self.markup.close();
    }

    /// What a reader could not place; it is shown, and shown to be that.
    pub(super) fn unplaced(&mut self) {
        let texts = &self.document.unplaced;
        if texts.is_empty() {
            return;
        }
        let words = self.words;
        self.markup.block("section", &[("class", "unplaced")]);
        self.markup.block("h2", &[("lang", words.code)]);
        self.markup.text(words.unplaced);
        self.markup.close();
        for (i, text) in texts.iter().enumerate() {
            self.line("p", "rest", &format!("/unplaced/{i}"), text);
        }
        self.markup.close();
    }
}
