//! The list of the rules.

use std::sync::LazyLock;

use super::answer::Answer;
use super::example::Example;
use super::profile::Profile;
use super::rules::{
    addressee_list, addressees, annex, archive_line, authority, capitals, citing, consistency, content, copy_block,
    councils, date, deputies, encoding, header, header_form, issuer, kind, letters, marks, model_attached,
    model_decision, model_leave, model_letter, model_minutes, number, party, place, recipient_list, recipients,
    recitals, sequence, signature, signer, stamps, structure, subject_line, symbol,
};
use super::subject::Subject;
use crate::diagnostic::{Needs, Rule, Severity};
use crate::message::Message;

/// One rule: what it says, and how it is tested.
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) severity: Severity,
    pub(super) basis: &'static str,
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
    pub(super) needs: Needs,
    /// Whether it offers a safe mend.
    pub(super) mends: bool,
    pub(super) example: Example,
    pub(super) test: fn(&Subject<'_>) -> Answer,
}

/// Rules that hold under the same profiles.
struct Group {
    profiles: &'static [Profile],
    components: &'static [&'static [Row]],
}

const GROUPS: [Group; 3] = [
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
];

/// The rules of the decree, component by component, in the order of the document.
const COMPONENTS: &[&[Row]] = &[
    header::RULES,
    header_form::RULES,
    issuer::RULES,
    encoding::RULES,
    letters::RULES,
    number::RULES,
    symbol::RULES,
    date::RULES,
    place::RULES,
    kind::RULES,
    subject_line::RULES,
    marks::RULES,
    addressees::RULES,
    addressee_list::RULES,
    content::RULES,
    recitals::RULES,
    citing::RULES,
    structure::RULES,
    sequence::RULES,
    capitals::RULES,
    signature::RULES,
    authority::RULES,
    deputies::RULES,
    councils::RULES,
    signer::RULES,
    recipients::RULES,
    recipient_list::RULES,
    archive_line::RULES,
    annex::RULES,
    copy_block::RULES,
    stamps::RULES,
    model_decision::RULES,
    model_attached::RULES,
    model_letter::RULES,
    model_minutes::RULES,
    model_leave::RULES,
    consistency::RULES,
];

/// Every rule with the profiles under which it holds.
pub(super) fn entries() -> impl Iterator<Item = (&'static [Profile], &'static Row)> {
    GROUPS.iter().flat_map(|group| {
        let rows = group.components.iter().copied().flatten();
        rows.map(|row| (group.profiles, row))
    })
}

pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    entries().map(|(_, row)| row)
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |(profiles, row): (&[Profile], &Row)| {
        let title = Message::new(row.vi, row.en);
        let mut rule = Rule::new(row.code, row.name, row.severity, title, row.basis)
            .examples(row.example.wrong, row.example.right);
        (rule.needs, rule.mends) = (row.needs, row.mends);
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
pub fn rules() -> impl Iterator<Item = &'static Rule> {
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
/// let report = Checker::new().check_reading(&letter::from_str(&letters.right));
/// assert_eq!(report.is_compliant(), Some(true));
/// ```
#[must_use]
pub fn example_letters(code: &str) -> Option<ExampleLetters> {
    let row = rows().find(|row| row.code.eq_ignore_ascii_case(code))?;
    Some(ExampleLetters {
        wrong: row.example.letter(row.example.wrong),
        right: row.example.letter(row.example.right),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Lang;
    use crate::diagnostic::Diagnostic;
    use crate::{Checker, letter};

    /// What needs more than lines of one letter: another encoding, a second document.
    const APART: [&str; 2] = ["F05", "N05"];

    /// The findings of a letter that are no mere information, and whether one has a safe mend.
    fn broken(text: &str) -> Vec<Diagnostic> {
        let mut found = Checker::new().check_reading(&letter::from_str(text)).diagnostics;
        found.retain(|d| d.severity > Severity::Info);
        found
    }

    #[test]
    fn the_wrong_example_breaks_its_rule_alone_and_the_right_one_none() {
        let mut faults = Vec::new();
        for row in rows().filter(|row| !APART.contains(&row.code)) {
            let Row { code, example, .. } = row;
            let wrong = example.letter(example.wrong);
            let found = Checker::new().check_reading(&letter::from_str(&wrong)).diagnostics;
            let own: Vec<_> = found.iter().filter(|d| d.code == *code).collect();
            if !own.iter().any(|d| d.severity >= row.severity) {
                faults.push(format!("{code}: is not broken by\n{wrong}"));
            }
            let mends = own.iter().any(|d| d.fix.as_ref().is_some_and(|fix| fix.safe));
            if mends != row.mends {
                faults.push(format!("{code}: mends is not {mends}\n{wrong}"));
            }
            for other in broken(&wrong) {
                if other.code != *code && !example.breaks_also(&other.code) {
                    faults.push(format!("{code}: breaks {} too: {}\n{wrong}", other.code, other.message));
                }
            }
            let right = example.letter(example.right);
            for found in broken(&right) {
                faults.push(format!(
                    "{code}: the right one breaks {}: {}\n{right}",
                    found.code, found.message
                ));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
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
