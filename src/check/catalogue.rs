//! The list of the rules.

use std::sync::LazyLock;

use super::answer::Answer;
use super::rules::{addressees, content, date, encoding, header, kind, number, recipients, signature};
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
    pub(super) wrong: &'static str,
    pub(super) right: &'static str,
    pub(super) test: fn(&Subject<'_>) -> Answer,
}

/// The rules of each component, in the order of the document.
const COMPONENTS: [&[Row]; 9] = [
    header::RULES,
    encoding::RULES,
    number::RULES,
    date::RULES,
    kind::RULES,
    content::RULES,
    signature::RULES,
    addressees::RULES,
    recipients::RULES,
];

pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    COMPONENTS.into_iter().flatten()
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |row: &Row| {
        let title = Message::new(row.vi, row.en);
        let mut rule = Rule::new(row.code, row.name, row.severity, title, row.basis).examples(row.wrong, row.right);
        rule.needs = row.needs;
        rule
    };
    rows().map(rule).collect()
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::testing::{Letter, findings};
    use crate::value::{Kind, Recipient};

    /// A letter that shows an example: where the printed lines belong.
    fn letter(code: &str, example: &str) -> Letter {
        let (show, _) = SHOWN.iter().find(|(_, codes)| codes.contains(&code)).expect(code);
        show(example)
    }

    type Show = fn(&str) -> Letter;

    const SHOWN: [(Show, &[&str]); 8] = [
        (|line| header(Some(line), None), &["F01"]),
        (|line| header(None, Some(line)), &["F02"]),
        (|text| subject(text), &["F05"]),
        (
            |line| Letter::cong_van().numbered(line.strip_prefix("Số: ").unwrap()),
            &["N01", "N02", "N03", "N04", "N07"],
        ),
        (dated, &["D01", "D02", "D03"]),
        (titled, &["T01"]),
        (ending, &["B02"]),
        (
            |lines| Letter::cong_van().signed(&lines.lines().collect::<Vec<_>>()),
            &["S01", "S02", "S03"],
        ),
    ];

    fn header(national_title: Option<&str>, motto: Option<&str>) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.national_title = national_title.map(String::from);
        letter.document.motto = motto.map(String::from);
        letter
    }

    fn subject(text: &str) -> Letter {
        // The letters of the rest would hide those of the example.
        let mut letter = Letter::of(crate::Document::default());
        letter.document.subject = Some(text.into());
        letter
    }

    fn dated(line: &str) -> Letter {
        let mut letter = Letter::cong_van().dated(line.trim_start_matches("Hà Khê, "));
        letter.document.place = line.starts_with("Hà Khê").then(|| "Hà Khê".into());
        letter
    }

    fn titled(lines: &str) -> Letter {
        let mut letter = Letter::named(Kind::ThongBao, "15/TB-SNV");
        let mut lines = lines.lines().map(String::from);
        letter.document.title = lines.next();
        letter.document.subject = lines.next();
        letter
    }

    fn ending(line: &str) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.end_mark = line.ends_with("./.").then(|| "./.".into());
        letter
    }

    fn recipients(code: &str, example: &str) -> Letter {
        let mut lines: Vec<&str> = example.lines().collect();
        if code == "R02" {
            let mut letter = Letter::cong_van().archived(lines.pop().unwrap().trim_start_matches("- "));
            let others = lines.iter().skip(1).map(|line| line.parse::<Recipient>().unwrap());
            letter.document.recipients = others.collect();
            return letter;
        }
        if example.contains('\n') {
            Letter::cong_van().addressed(&[("\n- ", "Sở Y tế", ";\n"), ("- ", "Sở Nội vụ", ".\n")])
        } else {
            Letter::cong_van().addressed(&[("", "Sở Y tế", "; "), ("", "Sở Nội vụ", "\n")])
        }
    }

    #[test]
    fn the_wrong_example_breaks_the_rule_and_the_right_one_keeps_it() {
        for rule in rules() {
            let show = |example| match rule.code.as_str() {
                code @ ("R01" | "R02") => recipients(code, example),
                code => letter(code, example),
            };
            let broken = findings(&rule.code, &show(&rule.wrong));
            assert!(
                broken.iter().any(|d| d.severity >= rule.severity),
                "{}: {}",
                rule.code,
                rule.wrong
            );
            let kept = findings(&rule.code, &show(&rule.right));
            assert!(kept.is_empty(), "{}: {} {kept:?}", rule.code, rule.right);
        }
    }

    #[test]
    fn every_basis_is_a_citation_of_the_decree() {
        for rule in rules() {
            let basis = rule.basis_reference().unwrap_or_else(|e| panic!("{}: {e}", rule.code));
            assert_eq!(basis.to_string(), rule.basis, "{}: not in its shortest form", rule.code);
            assert_eq!(basis.number.unwrap().as_str(), "30/2020/NĐ-CP", "{}", rule.code);
            assert!(!basis.provisions.is_empty(), "{}", rule.code);
        }
    }

    #[test]
    fn every_rule_has_its_texts_and_its_own_code_and_name() {
        let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
        for rule in rules() {
            assert!(codes.insert(&rule.code), "{}", rule.code);
            assert!(names.insert(&rule.name), "{}", rule.name);
            let texts = [&rule.title.vi, &rule.title.en, &rule.basis, &rule.wrong, &rule.right];
            assert!(texts.iter().all(|text| !text.trim().is_empty()), "{}", rule.code);
            assert!(
                rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{}",
                rule.name
            );
        }
        assert_eq!(codes.len(), 18);
    }
}
