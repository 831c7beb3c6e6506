//! Which rules of the decree run, and why the others do not.

use std::sync::LazyLock;

use super::list;
use crate::check::question::profile::Profile;
use crate::diagnostic::Needs;
use crate::message::Message;

/// What it takes to test a rule: the first three run, on text or on what has a page.
///
/// ```
/// use congvan::Lang;
/// use congvan::check::{Takes, coverage};
///
/// let seals = coverage().find(|row| row.takes == Takes::Attachment).unwrap();
/// assert!(!seals.takes.runs()); // no text shows a seal
/// assert!(seals.takes.reason().get(Lang::En).contains("seals"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Takes {
    /// The text: the rule runs on every document.
    Text,
    /// The text, and the layout of the page for more of it: the rule runs on every
    /// document, and looks at fonts, sizes and places where the file says them.
    Both,
    /// The layout of the page: fonts, sizes, places. The rule runs on Word files; plain
    /// text has none.
    Layout,
    /// Signatures, seals, pictures or the file itself.
    Attachment,
    /// Other documents, registers, delegations.
    Register,
    /// What each body lays down for itself.
    List,
}

const TAKES: [(Takes, &str, &str, &str); 6] = [
    (Takes::Text, "text", "xét được trên văn bản thuần", "runs on plain text"),
    (
        Takes::Both,
        "both",
        "xét được trên văn bản thuần; trên tệp Word xét cả kiểu chữ, cỡ chữ, vị trí",
        "runs on plain text; on Word files letters and places are looked at too",
    ),
    (
        Takes::Layout,
        "layout",
        "xét được trên tệp Word; văn bản thuần không có cách trình bày trang giấy",
        "runs on Word files; plain text has no layout of the page",
    ),
    (
        Takes::Attachment,
        "attachment",
        "cần chữ ký, con dấu, hình ảnh hoặc chính tệp văn bản",
        "takes signatures, seals, pictures or the file itself",
    ),
    (
        Takes::Register,
        "register",
        "cần sổ đăng ký, văn bản khác hoặc văn bản ủy quyền",
        "takes registers, other documents or delegations",
    ),
    (
        Takes::List,
        "list",
        "cần quy định riêng của từng cơ quan",
        "takes what each body lays down for itself",
    ),
];

impl Takes {
    /// Whether a rule of this sort runs, on text or on Word files.
    #[must_use]
    pub fn runs(self) -> bool {
        matches!(self, Takes::Text | Takes::Both | Takes::Layout)
    }

    /// Why a rule of this sort runs on text or does not.
    #[must_use]
    pub fn reason(self) -> Message {
        let row = TAKES.iter().find(|row| row.0 == self);
        row.map_or_else(|| Message::new("", ""), |row| Message::new(row.2, row.3))
    }
}

/// A rule of the decree and whether it runs.
///
/// ```
/// use congvan::check::{Coverage, coverage};
///
/// // What a program cannot judge is left to a person.
/// let by_hand: Vec<&Coverage> = coverage().filter(|row| !row.takes.runs()).collect();
/// assert!(by_hand.iter().all(|row| !row.code.is_empty() && !row.title.vi.is_empty()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// The code.
    pub code: &'static str,
    /// What the rule demands.
    pub title: Message,
    /// The legal basis as a citation.
    pub basis: &'static str,
    /// What it takes to test it.
    pub takes: Takes,
}

static COVERAGE: LazyLock<Vec<Coverage>> = LazyLock::new(|| {
    let runs = list::entries()
        // Those with a prefix are inferred, the decree has no such rule.
        .filter(|(profiles, row)| profiles.contains(&Profile::Decree30) && !row.code.contains('-'))
        .map(|(_, row)| Coverage {
            code: row.code,
            title: Message::new(row.vi, row.en),
            basis: row.basis,
            takes: match (row.needs, list::half(row.code)) {
                (Needs::Layout, _) => Takes::Layout,
                (_, Some(_)) => Takes::Both,
                (_, None) => Takes::Text,
            },
        });
    let rest = include_str!("not_run.csv").lines().filter_map(|line| {
        let mut fields = line.split(';');
        let code = fields.next().filter(|code| !code.starts_with('#'))?;
        let takes = fields.next()?;
        let takes = TAKES.iter().find(|row| row.1 == takes)?.0;
        let basis = fields.next()?;
        Some(Coverage {
            code,
            title: Message::new(fields.next()?, fields.next()?),
            basis,
            takes,
        })
    });
    let mut all: Vec<Coverage> = runs.chain(rest).collect();
    let series = |code: &'static str| SERIES.iter().position(|series| code.starts_with(series));
    all.sort_by_key(|row| (series(row.code), row.code));
    all
});

/// The series of the codes, in the order of the document.
const SERIES: [&str; 13] = ["F", "N", "D", "T", "B", "S", "R", "U", "E", "C", "K", "P", "M"];

/// Every rule of Nghị định 30/2020/NĐ-CP and its Annexes I to III that a document
/// can show, in the order of the codes: those that run on text or on Word files, and
/// for the others what they would take.
///
/// ```
/// use congvan::check::{Takes, coverage};
///
/// let margins = coverage().find(|row| row.code == "F04").unwrap();
/// assert_eq!(margins.takes, Takes::Layout);
/// assert!(coverage().filter(|row| row.takes.runs()).count() > 280);
/// ```
pub fn coverage() -> impl Iterator<Item = &'static Coverage> {
    COVERAGE.iter()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    use super::*;
    use crate::value::LegalReference;

    /// The last number of each series in the catalogue of the decree.
    const LAST: [(&str, usize); 13] = [
        ("F", 33),
        ("N", 25),
        ("D", 15),
        ("T", 15),
        ("B", 40),
        ("S", 30),
        ("R", 25),
        ("U", 11),
        ("E", 18),
        ("C", 35),
        ("K", 37),
        ("P", 14),
        ("M", 48),
    ];

    /// Whether a rule of the decree takes something.
    fn takes(code: &str, takes: Takes) -> bool {
        coverage().any(|row| row.code == code && row.takes == takes)
    }

    /// The page of the documentation: every rule that is built in, then what does not run.
    fn page() -> String {
        let mut page = String::from(
            "Every rule of the checker, and every rule of Nghị định số 30/2020/NĐ-CP with what keeps it from running.\n\n\
             This page is made from the catalogue; `congvan explain CODE` shows a rule with a wrong and a right example.\n",
        );
        let count = |takes: Takes| coverage().filter(|row| row.takes == takes).count();
        let runs = coverage().filter(|row| row.takes.runs()).count();
        let _ = write!(
            page,
            "\nOf the {} rules of the decree {runs} run: {} on text, {} on text and, in Word files, on the page too, \
             {} on Word files alone.\n",
            coverage().count(),
            count(Takes::Text),
            count(Takes::Both),
            count(Takes::Layout)
        );
        let table = |page: &mut String, title: &str, codes: &dyn Fn(&str) -> bool| {
            let _ = write!(
                page,
                "\n# {title}\n\n| Code | Severity | Demands | Legal basis | Safe fix | Word files |\n|---|---|---|---|---|---|\n"
            );
            for rule in list::rules().filter(|rule| codes(&rule.code)) {
                let fix = if rule.has_safe_fix { "yes" } else { "" };
                let word = if takes(&rule.code, Takes::Both) { "page too" } else { "" };
                let _ = writeln!(
                    page,
                    "| {} | {} | {} ({}) | {} | {fix} | {word} |",
                    rule.code, rule.severity, rule.title.vi, rule.title.en, rule.basis
                );
            }
        };
        let of_decree = |code: &str| !code.contains('-');
        table(&mut page, "Rules of the decree that run on text", &|code| {
            of_decree(code) && !takes(code, Takes::Layout)
        });
        table(&mut page, "Rules of the decree that run on Word files", &|code| {
            of_decree(code) && takes(code, Takes::Layout)
        });
        table(&mut page, "Inferred: what the components say of each other", &|code| {
            code.starts_with("LG-")
        });
        table(
            &mut page,
            "Spoofing: what makes a document look like another one, whatever its day and system",
            &|code| code.starts_with("SP-"),
        );
        table(&mut page, "Documents of the Party", &|code| code.starts_with("DP-"));
        let _ = write!(
            page,
            "\n# Rules of the decree that do not run\n\n| Code | Demands | Legal basis | Why it does not run |\n|---|---|---|---|\n"
        );
        for row in coverage().filter(|row| !row.takes.runs()) {
            let _ = writeln!(
                page,
                "| {} | {} ({}) | {} | {} |",
                row.code,
                row.title.vi,
                row.title.en,
                row.basis,
                row.takes.reason().en
            );
        }
        page.replace('<', "&lt;")
    }

    /// `CONGVAN_BLESS=1 cargo test --lib --all-features the_page` writes it anew.
    #[test]
    fn the_page_of_the_documentation_is_that_of_the_catalogue() {
        let page = page();
        if std::env::var_os("CONGVAN_BLESS").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/RULES.md"), &page).unwrap();
        }
        assert!(page == include_str!("../RULES.md") || std::env::var_os("CONGVAN_BLESS").is_some());
    }

    #[test]
    fn each_rule_of_the_decree_runs_or_says_why_not_once() {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for row in coverage() {
            *seen.entry(row.code).or_default() += 1;
            assert!(!row.title.vi.is_empty() && !row.title.en.is_empty(), "{}", row.code);
            let basis: LegalReference = row.basis.parse().unwrap();
            assert_eq!(basis.to_string(), row.basis, "{}: not in its shortest form", row.code);
        }
        assert!(seen.values().all(|count| *count == 1), "{seen:?}");
        // N07 and F33 stand in both lists of the catalogue; each code counts once.
        let all: Vec<String> = LAST
            .iter()
            .flat_map(|(series, last)| (1..=*last).map(move |n| format!("{series}{n:02}")))
            .collect();
        let missing: Vec<&String> = all.iter().filter(|code| !seen.contains_key(code.as_str())).collect();
        assert!(missing.is_empty(), "neither run nor said why not: {missing:?}");
        let unknown: Vec<_> = seen
            .keys()
            .filter(|code| !all.iter().any(|known| known == *code))
            .collect();
        assert!(unknown.is_empty(), "of no catalogue: {unknown:?}");
    }
}
