//! The list of the rules.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::page::Half;
use super::profile::Profile;
use super::row::Row;
use super::rules::{
    addressees, annexes, capitals, consistency, content, copies, header, marks, models, number, paper, party,
    place_date, recipients, signing, spoofing, subject, writing,
};
use crate::diagnostic::Rule;
use crate::letter::Reading;
use crate::message::Message;
use crate::value::LegalReference;

/// Rules that hold under the same profiles.
struct Group {
    /// None for what holds for every document, whatever its day and system.
    profiles: &'static [Profile],
    components: &'static [&'static [Row]],
}

const GROUPS: [Group; 4] = [
    Group {
        profiles: &[Profile::Decree30],
        components: COMPONENTS,
    },
    Group {
        profiles: &[Profile::PartyGuide36, Profile::PartyGuide05],
        components: &[party::RULES],
    },
    Group {
        profiles: &[Profile::PartyGuide05],
        components: &[party::RULES_OF_2026],
    },
    Group {
        profiles: &[],
        components: &[
            spoofing::characters::RULES,
            spoofing::names::RULES,
            spoofing::stamps::RULES,
            spoofing::heads::RULES,
            spoofing::markup::RULES,
            spoofing::page::RULES,
            spoofing::signers::RULES,
            spoofing::glued::RULES,
            spoofing::serial::RULES,
            spoofing::addressing::RULES,
            spoofing::amounts::RULES,
        ],
    },
];

/// The rules of the decree, component by component, in the order of the document.
const COMPONENTS: &[&[Row]] = &[
    header::national::RULES,
    header::header_form::RULES,
    header::issuer::RULES,
    header::header_page::RULES,
    header::address::RULES,
    paper::sheet::RULES,
    paper::numbering::RULES,
    paper::sizes::RULES,
    paper::letters::RULES,
    writing::encoding::RULES,
    writing::letters::RULES,
    number::form::RULES,
    number::symbol::RULES,
    number::number_page::RULES,
    place_date::date::RULES,
    place_date::place::RULES,
    place_date::date_page::RULES,
    subject::kind::RULES,
    subject::subject_line::RULES,
    subject::subject_page::RULES,
    marks::degrees::RULES,
    marks::marks_page::RULES,
    addressees::label::RULES,
    addressees::list::RULES,
    addressees::addressees_page::RULES,
    content::wording::RULES,
    content::recitals::RULES,
    content::citing::RULES,
    content::structure::RULES,
    content::sequence::RULES,
    content::nesting::RULES,
    content::running_page::RULES,
    content::divisions_page::RULES,
    capitals::RULES,
    capitals::proper::RULES,
    capitals::others::RULES,
    signing::signature::RULES,
    signing::authority::RULES,
    signing::behalf::RULES,
    signing::deputies::RULES,
    signing::councils::RULES,
    signing::signer::RULES,
    signing::signing_page::RULES,
    recipients::list::RULES,
    recipients::lines::RULES,
    recipients::named::RULES,
    recipients::archive_line::RULES,
    recipients::recipients_page::RULES,
    annexes::annex::RULES,
    annexes::annex_page::RULES,
    copies::copy_block::RULES,
    copies::copies_page::RULES,
    marks::stamps::RULES,
    marks::stamps_page::RULES,
    models::model_decision::RULES,
    models::model_issuing::RULES,
    models::model_articles::RULES,
    models::model_attached::RULES,
    models::model_letter::RULES,
    models::model_introduction::RULES,
    models::model_minutes::RULES,
    models::model_minutes_end::RULES,
    models::model_leave::RULES,
    consistency::RULES,
];

/// What rules that run on text demand of the page besides.
const HALVES: &[&[Half]] = &[
    header::header_page::HALVES,
    subject::subject_page::HALVES,
    marks::marks_page::HALVES,
    addressees::addressees_page::HALVES,
    content::running_page::HALVES,
    content::divisions_page::HALVES,
    signing::signing_page::HALVES,
    recipients::recipients_page::HALVES,
    annexes::annex_page::HALVES,
    copies::copies_page::HALVES,
    models::model_page::HALVES,
];

pub(super) fn halves() -> impl Iterator<Item = &'static Half> {
    HALVES.iter().copied().flatten()
}

/// The half on the page of a rule that runs on text.
pub(super) fn half(code: &str) -> Option<&'static Half> {
    halves().find(|half| half.code == code)
}

/// Every rule with the profiles under which it holds; none for one that always does.
pub(super) fn entries() -> impl Iterator<Item = (&'static [Profile], &'static Row)> {
    GROUPS.iter().flat_map(|group| {
        let rows = group.components.iter().copied().flatten();
        rows.map(|row| (group.profiles, row))
    })
}

pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    entries().map(|(_, row)| row)
}

/// The bases of the rules and the instruments of the profiles, each parsed when a
/// finding first rests on it.
static BASES: LazyLock<HashMap<&'static str, OnceLock<Option<LegalReference>>>> = LazyLock::new(|| {
    let instruments = Profile::all().map(Profile::instrument);
    let texts = rows().map(|row| row.basis).chain(instruments);
    texts.map(|text| (text, OnceLock::new())).collect()
});

/// The basis of a finding as a value.
pub(super) fn basis(text: &str) -> Option<LegalReference> {
    match BASES.get(text) {
        Some(slot) => slot.get_or_init(|| text.parse().ok()).clone(),
        None => text.parse().ok(),
    }
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |(profiles, row): (&[Profile], &Row)| {
        let title = Message::new(row.vi, row.en);
        let mut rule = Rule::new(row.code, row.name, row.severity, title, row.basis)
            .examples(row.example.wrong, row.example.right);
        (rule.needs, rule.has_safe_fix) = (row.needs, row.mends);
        rule.profiles = profiles.iter().map(|profile| profile.slug().into()).collect();
        rule
    };
    entries().map(rule).collect()
});

/// Every rule of the crate, in the order of the components.
///
/// ```
/// for rule in congvan::check::rules() {
///     println!("{}  {}  ({})", rule.code, rule.title, rule.basis);
/// }
/// ```
pub fn rules() -> impl ExactSizeIterator<Item = &'static Rule> {
    RULES.iter()
}

/// The rule of a code, in capitals or not.
///
/// ```
/// use congvan::check::find_rule;
///
/// let rule = find_rule("f02").unwrap();
/// assert_eq!(rule.right, "Độc lập - Tự do - Hạnh phúc");
/// assert!(find_rule("Z99").is_none());
/// ```
#[must_use]
pub fn find_rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// The examples of a rule as whole letters, to be tried with a reader and a
/// [`Checker`](super::Checker).
///
/// ```
/// use congvan::check::example_letters;
///
/// let letters = example_letters("N02").unwrap();
/// assert!(letters.wrong.contains("Số: ") && letters.right.contains("Số: "));
/// assert_ne!(letters.wrong, letters.right);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExampleLetters {
    /// A letter that breaks the rule.
    pub wrong: String,
    /// A letter that keeps every rule.
    pub right: String,
}

/// The examples of a rule of the crate, each inside a whole letter.
///
/// ```
/// use congvan::check::example_letters;
/// use congvan::{Checker, letter};
///
/// let letters = example_letters("S01").unwrap();
/// assert!(letters.wrong.contains("K/T GIÁM ĐỐC"));
/// let report = Checker::new().check(&letter::from_str(&letters.right));
/// assert_eq!(report.is_compliant(), Some(true));
/// ```
///
/// What a text does not show, [`example_readings`] does.
#[must_use]
pub fn example_letters(code: &str) -> Option<ExampleLetters> {
    let row = rows().find(|row| row.code.eq_ignore_ascii_case(code))?;
    row.example.is_of_text().then(|| ExampleLetters {
        wrong: row.example.letter(row.example.wrong),
        right: row.example.letter(row.example.right),
    })
}

/// The examples of a rule on the page, as they are read from a file that says how a
/// letter is laid out.
///
/// ```
/// use congvan::check::example_readings;
///
/// let readings = example_readings("F04").unwrap(); // the margins
/// let left = |reading: &congvan::letter::Reading| reading.layout.as_ref().unwrap().sections[0].margins.left;
/// assert_eq!(left(&readings.wrong).to_string(), "20 mm");
/// assert_ne!(left(&readings.wrong), left(&readings.right));
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ExampleReadings {
    /// A letter that breaks the rule.
    pub wrong: Reading,
    /// A letter that is laid out as Annex I asks.
    pub right: Reading,
}

/// The examples of a rule about the page: the words of both letters are the same, their
/// layout differs. A rule that runs on text has them where the page shows more of it.
///
/// ```
/// use congvan::Checker;
/// use congvan::check::example_readings;
///
/// let readings = example_readings("F15").unwrap();
/// let report = Checker::new().check(&readings.wrong);
/// assert!(report.diagnostics.iter().any(|d| d.code == "F15" && d.path == "/motto"));
/// assert_eq!(Checker::new().check(&readings.right).is_compliant(), Some(true));
/// assert!(example_readings("S01").is_none());
/// ```
#[must_use]
pub fn example_readings(code: &str) -> Option<ExampleReadings> {
    let own = rows().map(|row| (row.code, &row.example));
    let all = own.chain(halves().map(|half| (half.code, &half.example)));
    let mut examples = all.filter(|(known, example)| known.eq_ignore_ascii_case(code) && !example.is_of_text());
    let (wrong, right) = examples.next()?.1.readings()?;
    Some(ExampleReadings { wrong, right })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Lang;
    use crate::diagnostic::Severity;
    use crate::{Checker, letter};

    /// What needs more than lines of one letter: another encoding, a second document, a page.
    const APART: [&str; 3] = ["F05", "N05", "SP-11"];

    /// What is wrong with the examples of a rule.
    fn faults(row: &Row) -> Vec<String> {
        let Row { code, example, .. } = row;
        let mut faults = Vec::new();
        let wrong = example.letter(example.wrong);
        let found = Checker::new().check(&letter::from_str(&wrong)).diagnostics;
        let own: Vec<_> = found.iter().filter(|d| d.code == *code).collect();
        if !own.iter().any(|d| d.severity >= row.severity) {
            faults.push(format!("{code}: is not broken by\n{wrong}"));
        }
        let mends = own.iter().any(|d| d.fix.as_ref().is_some_and(|fix| fix.safe));
        if mends != row.mends {
            faults.push(format!("{code}: mends is not {mends}\n{wrong}"));
        }
        for other in found.iter().filter(|d| d.severity > Severity::Info) {
            if other.code != *code && !example.breaks_also(&other.code) {
                faults.push(format!("{code}: breaks {} too: {}\n{wrong}", other.code, other.message));
            }
        }
        let right = example.letter(example.right);
        let found = Checker::new().check(&letter::from_str(&right)).diagnostics;
        for found in found.iter().filter(|d| d.severity > Severity::Info) {
            faults.push(format!(
                "{code}: the right one breaks {}: {}\n{right}",
                found.code, found.message
            ));
        }
        faults
    }

    #[test]
    fn the_wrong_example_breaks_its_rule_alone_and_the_right_one_none() {
        let rows: Vec<&Row> = rows()
            .filter(|row| row.example.is_of_text() && !APART.contains(&row.code))
            .collect();
        let found: Vec<String> = std::thread::scope(|scope| {
            let part = |rows: Vec<&'static Row>| scope.spawn(move || rows.into_iter().flat_map(faults).collect());
            let parts: Vec<_> = rows
                .chunks(rows.len().div_ceil(4))
                .map(|rows| part(rows.to_vec()))
                .collect();
            parts
                .into_iter()
                .flat_map(|part| -> Vec<String> { part.join().unwrap() })
                .collect()
        });
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn every_basis_is_a_citation_of_the_decree() {
        for rule in rules() {
            let basis = rule.basis_reference().unwrap_or_else(|e| panic!("{}: {e}", rule.code));
            assert_eq!(basis.to_string(), rule.basis, "{}: not in its shortest form", rule.code);
            // The text of the Party's guides was not at hand.
            if !rule.code.starts_with("DP-") {
                assert_eq!(basis.number.unwrap().as_str(), "30/2020/NĐ-CP", "{}", rule.code);
                assert!(!basis.provisions.is_empty(), "{}", rule.code);
            }
        }
    }

    #[test]
    fn every_rule_has_its_texts_and_its_own_code_and_name() {
        let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
        for rule in rules() {
            assert!(codes.insert(&rule.code), "{}", rule.code);
            assert!(names.insert(&rule.name), "{}", rule.name);
            let texts = [
                rule.title.get(Lang::Vi),
                rule.title.get(Lang::En),
                &rule.basis,
                &rule.wrong,
                &rule.right,
            ];
            assert!(texts.iter().all(|text| !text.trim().is_empty()), "{}", rule.code);
            assert!(
                rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{}",
                rule.name
            );
        }
    }
}
