//! The list of the rules.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use crate::check::page::Half;
use crate::check::question::profile::Profile;
use crate::check::row::Row;
use crate::check::rules::{
    addressees, annexes, capitals, consistency, content, copies, header, marks, models, number, paper, party,
    place_date, recipients, signing, spoofing, subject, writing,
};
use crate::diagnostic::Rule;
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

pub(in crate::check) fn halves() -> impl Iterator<Item = &'static Half> {
    HALVES.iter().copied().flatten()
}

/// The half on the page of a rule that runs on text.
pub(in crate::check) fn half(code: &str) -> Option<&'static Half> {
    halves().find(|half| half.code == code)
}

/// Every rule with the profiles under which it holds; none for one that always does.
pub(in crate::check) fn entries() -> impl Iterator<Item = (&'static [Profile], &'static Row)> {
    GROUPS.iter().flat_map(|group| {
        let rows = group.components.iter().copied().flatten();
        rows.map(|row| (group.profiles, row))
    })
}

pub(in crate::check) fn rows() -> impl Iterator<Item = &'static Row> {
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
pub(in crate::check) fn basis(text: &str) -> Option<LegalReference> {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Lang;

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
