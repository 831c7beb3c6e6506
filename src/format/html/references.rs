//! The list of what the letter cites, and where.

use super::letter::Letter;
use super::words;
use crate::report::field;

impl Letter<'_> {
    /// Every document that is cited, with links to all places where it is.
    pub(super) fn references(&mut self) {
        let words = self.words;
        let cited = std::mem::take(&mut self.runs.cited);
        if cited.works.iter().all(|work| work.mentions.is_empty()) {
            return;
        }
        let attributes = [
            ("class", "cited"),
            ("aria-labelledby", "cited-title"),
            ("lang", words.code),
        ];
        self.markup.block("section", &attributes);
        self.markup.block("h2", &[("id", "cited-title")]);
        self.markup.text(words.cited);
        self.markup.close();
        self.markup.block("ol", &[]);
        for (i, work) in cited
            .works
            .iter()
            .enumerate()
            .filter(|(_, work)| !work.mentions.is_empty())
        {
            let reference = &work.reference;
            let (urn, iri) = work.names();
            let id = format!("v{}", i + 1);
            let values = [
                ("data-kind", reference.kind.as_ref().map(|kind| kind.slug().to_owned())),
                (
                    "data-number",
                    reference.number.as_ref().map(|number| number.as_str().to_owned()),
                ),
                ("data-name", reference.name.clone()),
                ("data-date", reference.date.map(|date| date.to_string())),
                ("data-issuer", reference.issuer.clone()),
                ("data-urn", urn),
                ("data-iri", iri),
            ];
            let mut attributes = vec![("id", id.as_str())];
            attributes.extend(
                values
                    .iter()
                    .filter_map(|(name, value)| Some((*name, value.as_deref()?))),
            );
            self.markup.block("li", &attributes);
            self.markup.leaf("cite", &[("lang", "vi")], &reference.to_string());
            self.markup.block("ul", &[("aria-label", words.cited_at)]);
            for index in &work.mentions {
                let Some(mention) = cited.mentions.get(*index) else {
                    continue;
                };
                let href = format!("#c{}", index + 1);
                let places: Vec<String> = mention.provisions.iter().map(ToString::to_string).collect();
                self.markup.block("li", &[]);
                let (text, lang) = if places.is_empty() {
                    (words.whole.to_owned(), words.code)
                } else {
                    (places.join(", "), "vi")
                };
                self.markup.leaf("a", &[("href", &href), ("lang", lang)], &text);
                let relation = words::relation(mention.relation, words.lang);
                let place = field::name(&mention.path, words.lang);
                self.markup.text(&format!(" – {relation}, {place}"));
                self.markup.close();
            }
            self.markup.close();
            self.markup.close();
        }
        self.markup.close();
        self.markup.close();
    }
}
