//! Signs that pass for an `I` among capitals: `GlÁM ĐỐC`, `G|ÁM ĐỐC`. For SP-03.

use crate::check::answer::Finding;
use crate::check::rules::writing::scan::looks_scanned_elsewhere;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::document::Document;
use crate::text::{is_capital, is_letter};

/// What looks like a capital `I`.
const LOOKS: [char; 3] = ['l', '|', '¦'];

/// Letters that are figures among themselves.
const ROMAN: &str = "IVXLCDM";

/// The names, titles and lines that are printed in capitals, and what no field took.
fn texts(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let heads = [
        ("/national_title", document.national_title.as_deref()),
        ("/title", document.title.as_deref()),
    ];
    let heads = heads
        .into_iter()
        .filter_map(|(path, text)| Some((path.to_owned(), text?)));
    let issuers = document.issuers.iter().enumerate().flat_map(|(i, organ)| {
        let superior = organ.superior.as_deref();
        let superior = superior.map(|name| (format!("/issuers/{i}/superior"), name));
        std::iter::once((format!("/issuers/{i}/name"), organ.name.as_str())).chain(superior)
    });
    let signed = document.signatures.iter().enumerate().flat_map(|(i, signature)| {
        let capacity = signature.capacity.iter().enumerate();
        let capacity =
            capacity.map(move |(j, line)| (format!("/signatures/{i}/capacity/{j}"), line.as_written.as_str()));
        let position = signature.position.as_deref();
        capacity.chain(position.map(|text| (format!("/signatures/{i}/position"), text)))
    });
    let unplaced = document.unplaced.iter().enumerate();
    let unplaced = unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text.as_str()));
    heads.chain(issuers).chain(signed).chain(unplaced)
}

/// What SP-03 tells of such signs.
pub(super) fn letters(subject: &Subject<'_>) -> Vec<Finding> {
    let found = texts(subject.document()).filter(|(_, text)| text.contains(LOOKS));
    let found = found.filter_map(|(path, text)| {
        let word = text.split_whitespace().find(|word| hides_an_i(word))?;
        let (word, sign) = (super::excerpt(word), word.chars().find(|c| LOOKS.contains(c))?);
        let finding = Finding::at(
            path,
            format!("“{word}”: “{sign}” đứng thay chữ “I” trong từ viết hoa; phải là “I”"),
            format!("“{word}”: “{sign}” stands for “I” in a word of capitals; it must be “I”"),
        );
        // Scanners take one for the other.
        let scanned = looks_scanned_elsewhere(subject);
        Some(finding.lighter(Severity::Warning).lighter_if(scanned, Severity::Info))
    });
    found.take(super::super::MOST).collect()
}

/// Whether such a sign stands in a word whose letters are all capitals but for it.
fn hides_an_i(word: &str) -> bool {
    /// Fewer capitals are the head of a word in small letters.
    const FEWEST: usize = 2;
    let word = word.trim_matches(|c: char| !is_letter(c));
    let capitals = word.chars().filter(|c| is_capital(*c));
    word.contains(LOOKS)
        && word.chars().all(|c| is_capital(c) || LOOKS.contains(&c))
        && capitals.clone().count() >= FEWEST
        && !capitals.clone().all(|c| ROMAN.contains(c))
}

#[cfg(test)]
mod tests {
    use super::hides_an_i;

    #[test]
    fn an_i_is_known_among_capitals() {
        for (word, hides) in [
            ("GlÁM", true),
            ("G|ÁM", true),
            ("CHlNH", true),
            ("(PHÓ-", false),
            ("Vll", false),
            ("XVlll", false),
            ("Lê", false),
            ("KWl/h", false),
            ("Al", false),
            ("UBND", false),
        ] {
            assert_eq!(hides_an_i(word), hides, "{word}");
        }
    }
}
