//! Boxes 1 to 5, 9a to 11 and 14: what stands above the content (NĐ 30/2020, Annex I, IV).

use super::breaks::letterhead;
use super::letter::Letter;
use super::texts;
use crate::document::BlockKind;
use crate::value::{Kind, Recipient};

impl Letter<'_> {
    /// Everything above the content. Of a telegram the line that says who sends it is
    /// taken from the content: how many blocks were taken is returned.
    pub(super) fn head(&mut self) -> usize {
        let d = self.document;
        for (i, stamp) in d.stamps.iter().enumerate() {
            self.line("p", "stamp", &format!("/stamps/{i}"), stamp);
        }
        if let Some(circulation) = &d.circulation {
            self.boxed("circulation", "/circulation", circulation);
        }
        self.markup.block("header", &[("class", "head")]);
        self.issuers();
        self.nation();
        self.under_issuer();
        self.markup.block("div", &[("class", "right")]);
        self.place_and_date("", d.place.as_deref(), d.date_as_written.as_deref(), d.date);
        self.markup.close();
        self.markup.close();
        self.titles();
        self.addressees()
    }

    /// Box 2: the superior upright, the issuer bold over a short rule.
    fn issuers(&mut self) {
        let d = self.document;
        self.markup.block("div", &[("class", "left")]);
        for (i, issuer) in d.issuers.iter().enumerate() {
            if let Some(superior) = &issuer.superior {
                self.line(
                    "p",
                    "superior",
                    &format!("/issuers/{i}/superior"),
                    &letterhead(superior),
                );
            }
            self.markup.block("p", &[("class", "issuer")]);
            self.run(&format!("/issuers/{i}/name"), &letterhead(&issuer.name));
            // Bodies that issue together are joined on the page as they are in speech.
            if i + 1 < d.issuers.len() {
                self.markup.text(" -");
            }
            self.markup.close();
        }
        if !d.issuers.is_empty() && self.is_of_party() {
            self.markup.block("p", &[("class", "star"), ("aria-hidden", "true")]);
            self.markup.text("*");
            self.markup.close();
        }
        self.markup.close();
    }

    /// Box 1, over a rule as long as its last line.
    fn nation(&mut self) {
        let d = self.document;
        self.markup.block("div", &[("class", "right")]);
        if let Some(title) = &d.national_title {
            self.underlined("nation", "/national_title", title);
        }
        if let Some(motto) = &d.motto {
            self.underlined("motto", "/motto", motto);
        }
        self.markup.close();
    }

    fn underlined(&mut self, class: &str, path: &str, text: &str) {
        self.markup.block("p", &[("class", class)]);
        self.markup.open("span", &[]);
        self.run(path, text);
        self.markup.close();
        self.markup.close();
    }

    /// Boxes 3, 5b, 10a and 10b.
    fn under_issuer(&mut self) {
        let d = self.document;
        self.markup.block("div", &[("class", "left")]);
        self.number("", d.number.as_ref());
        if let (None, Some(subject)) = (&d.title, &d.subject) {
            self.markup.block("h1", &[("class", "about")]);
            if !self.is_of_party() {
                self.markup.text("V/v ");
            }
            self.run("/subject", subject);
            self.markup.close();
        }
        if let Some(secrecy) = d.secrecy {
            self.boxed("secrecy", "/secrecy", secrecy.name());
        }
        if let Some(urgency) = d.urgency {
            self.boxed("urgency", "/urgency", urgency.name());
        }
        self.markup.close();
    }

    fn boxed(&mut self, class: &str, path: &str, text: &str) {
        self.markup.block("p", &[("class", "mark")]);
        self.markup.open("strong", &[("class", class)]);
        self.run(path, text);
        self.markup.close();
        self.markup.close();
    }

    /// Box 5a.
    fn titles(&mut self) {
        let d = self.document;
        let Some(title) = &d.title else {
            return;
        };
        self.markup.block("div", &[("class", "titles")]);
        self.line("h1", "title", "/title", title);
        if let Some(subject) = &d.subject {
            self.markup.block("p", &[("class", "summary")]);
            self.markup.open("span", &[]);
            // What begins with a small letter began with these words.
            if subject.chars().next().is_some_and(char::is_lowercase) {
                self.markup.text("Về việc ");
            }
            self.run("/subject", subject);
            self.markup.close();
            self.markup.close();
        }
        self.markup.close();
    }

    /// Box 9a: one addressee beside the label, several in a list under it.
    fn addressees(&mut self) -> usize {
        let d = self.document;
        let call = d.body.first().filter(|block| {
            let calls = block.kind == BlockKind::Heading && block.text.ends_with("điện:");
            calls && block.marker.is_none() && block.rows.is_empty() && d.kind == Some(Kind::CongDien)
        });
        match (d.addressees.as_slice(), call) {
            ([], _) => return 0,
            (several, Some(call)) => {
                self.markup.block("div", &[("class", "to telegram")]);
                self.line("p", "label", "/body/0/text", &call.text);
                self.list("/addressees", several, true);
                self.markup.close();
                return 1;
            }
            ([one], None) => {
                self.markup.block("p", &[("class", "to")]);
                self.markup.leaf("span", &[("class", "label")], "Kính gửi:");
                self.markup.text(" ");
                self.run("/addressees/0", one.as_str());
                self.markup.close();
            }
            (several, None) => {
                self.markup.block("div", &[("class", "to many")]);
                self.markup.block("p", &[("class", "label")]);
                self.markup.text("Kính gửi:");
                self.markup.close();
                self.list("/addressees", several, true);
                self.markup.close();
            }
        }
        0
    }

    /// A list of those who receive the letter, as the decree punctuates it.
    fn list(&mut self, path: &str, items: &[Recipient], ends: bool) {
        self.markup.block("ul", &[("role", "list")]);
        self.items(path, items, ends);
        self.markup.close();
    }

    /// The items of such a list; the last ends it or not.
    pub(super) fn items(&mut self, path: &str, items: &[Recipient], ends: bool) {
        let sign = if self.is_of_party() { "," } else { ";" };
        for (i, item) in items.iter().enumerate() {
            self.markup.block("li", &[]);
            self.markup.text("- ");
            self.run(&format!("{path}/{i}"), item.as_str());
            self.markup.text(if ends && i + 1 == items.len() { "." } else { sign });
            self.markup.close();
        }
    }

    /// The name of the letter for a window or a list: its kind, number and subject.
    pub(super) fn name(&self) -> String {
        let d = self.document;
        let kind = d.kind.as_ref().map_or(self.words.document, Kind::name);
        let number = d
            .number
            .as_ref()
            .map(|number| format!(" số {}", texts::number(number).trim()));
        let subject = d.subject.as_ref().map(|subject| format!(": {subject}"));
        format!("{kind}{}{}", number.unwrap_or_default(), subject.unwrap_or_default())
    }
}
