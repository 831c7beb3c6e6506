//! The letter on its way to the page.

use super::markup::Markup;
use super::places::Places;
use super::run::Runs;
use super::texts;
use super::words::Words;
use crate::document::{Document, System};
use crate::value::{DocumentNumber, IssueDate};

/// The page, and what every part of it needs.
pub(super) struct Letter<'a> {
    pub(super) markup: Markup,
    pub(super) document: &'a Document,
    pub(super) runs: Runs<'a>,
    pub(super) places: Places,
    pub(super) words: &'static Words,
}

impl Letter<'_> {
    /// A text of the document, with its links and the findings in it.
    pub(super) fn run(&mut self, path: &str, text: &str) {
        let shown = self.places.get(path);
        self.runs.write(&mut self.markup, path, text, shown);
    }

    /// A text alone in an element.
    pub(super) fn line(&mut self, name: &'static str, class: &str, path: &str, text: &str) {
        self.markup.block(name, &[("class", class)]);
        self.run(path, text);
        self.markup.close();
    }

    /// A text that says a value which programs read in another spelling.
    pub(super) fn valued(&mut self, path: &str, text: &str, value: &str) {
        if text == value {
            return self.run(path, text);
        }
        self.markup.open("data", &[("value", value)]);
        self.run(path, text);
        self.markup.close();
    }

    /// Whether the letter has the form of the Party.
    pub(super) fn is_of_party(&self) -> bool {
        self.document.system() == System::Party
    }

    /// The line of a number (NĐ 30/2020, Annex I, II.3). The Party writes no colon.
    pub(super) fn number(&mut self, owner: &str, number: Option<&DocumentNumber>) {
        let Some(number) = number else {
            return;
        };
        let text = texts::number(number);
        // A blank leaves room for the hand that fills it.
        let room = if number.serial().is_none() && text.starts_with('/') {
            "\u{2003}\u{2003}"
        } else {
            ""
        };
        let label = if self.is_of_party() { "Số " } else { "Số: " };
        self.markup.block("p", &[("class", "number")]);
        self.markup.text(label);
        self.markup.text(room);
        self.valued(&format!("{owner}/number/as_written"), text, number.as_str());
        self.markup.close();
    }

    /// The line of place and date (NĐ 30/2020, Annex I, II.4).
    pub(super) fn place_and_date(
        &mut self,
        owner: &str,
        place: Option<&str>,
        written: Option<&str>,
        date: Option<IssueDate>,
    ) {
        let time = texts::date(written, date);
        if place.is_none() && time.is_none() {
            return;
        }
        self.markup.block("p", &[("class", "date")]);
        if let Some(place) = place {
            self.run(&format!("{owner}/place"), place);
        }
        if let Some((field, text)) = time {
            if place.is_some() {
                self.markup.text(", ");
            }
            self.time(&format!("{owner}/{field}"), &text, date);
        }
        self.markup.close();
    }

    fn time(&mut self, path: &str, text: &str, date: Option<IssueDate>) {
        let Some(date) = date else {
            return self.run(path, text);
        };
        self.markup.open("time", &[("datetime", &date.to_string())]);
        self.run(path, text);
        self.markup.close();
    }
}
