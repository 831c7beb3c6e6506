//! The tables that are made: of the rules and, with [`speed`], of the speed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use congvan::check::{Coverage, Takes, coverage, rules};
use congvan::diagnostic::{Needs, Rule};
use congvan::value::Provision;

use crate::page::Readme;
use crate::speed;

/// The series of the codes, those of the decree first, and what each is about.
const SERIES: [(&str, [&str; 2]); 16] = [
    (
        "F",
        [
            "national title, issuer, paper, typefaces, page numbers",
            "Quốc hiệu, Tiêu ngữ, tên cơ quan; khổ giấy, phông chữ, số trang",
        ],
    ),
    ("N", ["number and symbol", "số, ký hiệu"]),
    ("D", ["place and date", "địa danh và thời gian ban hành"]),
    ("T", ["kind and subject", "tên loại và trích yếu"]),
    ("B", ["content", "nội dung"]),
    (
        "S",
        [
            "signing authority, title, name",
            "thẩm quyền ký, chức vụ, họ tên người ký",
        ],
    ),
    ("R", ["addressees, recipients", "Kính gửi, nơi nhận"]),
    (
        "U",
        ["urgency, secrecy, circulation", "mức độ khẩn, độ mật, phạm vi lưu hành"],
    ),
    (
        "E",
        [
            "digital signatures as they are shown",
            "chữ ký số thể hiện trên văn bản",
        ],
    ),
    ("C", ["capitals", "viết hoa"]),
    ("K", ["copies", "bản sao"]),
    ("P", ["annexes", "phụ lục"]),
    ("M", ["model forms of the kinds", "mẫu trình bày từng loại"]),
    (
        "LG-",
        [
            "inferred: what the parts say of each other",
            "suy ra: các thành phần khớp nhau",
        ],
    ),
    ("SP-", ["spoofing", "giả mạo"]),
    ("DP-", ["papers of the Party", "văn bản của Đảng"]),
];

/// The words of the table in one language.
struct Words {
    head: &'static str,
    all: &'static str,
    articles: &'static str,
    annex: &'static str,
    part: &'static str,
    section: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        head: "| Codes | About | In the decree | On text | On text and page | On the page of Word | Not run | Legal basis of those that run |",
        all: "**all of the decree**",
        articles: "Art.",
        annex: "Annex",
        part: "Part",
        section: "",
    },
    Words {
        head: "| Mã | Nội dung | Trong Nghị định | Xét trên văn bản | Xét cả văn bản và trang | Xét trên trang Word | Không xét | Căn cứ của các quy tắc được xét |",
        all: "**toàn bộ Nghị định**",
        articles: "Điều",
        annex: "Phụ lục",
        part: "Phần",
        section: "Mục ",
    },
];

/// How many rules of a series take what.
#[derive(Default)]
struct Counts {
    decree: usize,
    text: usize,
    both: usize,
    page: usize,
    rest: usize,
}

impl Counts {
    fn of_decree<'a>(rows: impl Iterator<Item = &'a Coverage>) -> Self {
        let mut counts = Self::default();
        for row in rows {
            counts.decree += 1;
            match row.takes {
                Takes::Text => counts.text += 1,
                Takes::Both => counts.both += 1,
                Takes::Layout => counts.page += 1,
                _ => counts.rest += 1,
            }
        }
        counts
    }

    fn of_others<'a>(rules: impl Iterator<Item = &'a Rule>) -> Self {
        let mut counts = Self::default();
        for rule in rules {
            let slot = if rule.needs == Needs::Layout {
                &mut counts.page
            } else {
                &mut counts.text
            };
            *slot += 1;
        }
        counts
    }
}

/// The provisions of the rules of a series, by article and section of an annex; the whole
/// instrument where a rule names no provision.
fn basis(series: &str, words: &Words) -> String {
    let mut places: BTreeSet<Provision> = BTreeSet::new();
    let mut whole: BTreeSet<String> = BTreeSet::new();
    for rule in rules().filter(|rule| is_of(&rule.code, series)) {
        let reference = rule.basis_reference().unwrap();
        if reference.provisions.is_empty() {
            whole.insert(reference.to_string());
        }
        for mut place in reference.provisions {
            let lies = place.annex.is_some() || place.article.is_some();
            assert!(
                lies,
                "{}: {place} of {} is of no article and no annex",
                rule.code, rule.basis
            );
            place.point = None;
            if place.annex.as_deref() != Some("I") {
                place.clause = None;
            }
            places.insert(place);
        }
    }
    let mut articles = Vec::new();
    let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for place in places {
        let section = place.section.unwrap_or_default();
        match (place.annex, place.article) {
            (Some(annex), _) => {
                let part = place
                    .part
                    .map(|part| format!(", {} {part}", words.part))
                    .unwrap_or_default();
                let clause = place.clause.map(|clause| format!(".{clause}")).unwrap_or_default();
                let key = format!("{} {annex}{part}: {}", words.annex, words.section);
                sections.entry(key).or_default().push(format!("{section}{clause}"));
            }
            (None, article) => articles.extend(article),
        }
    }
    let mut parts: Vec<String> = whole.into_iter().collect();
    if !articles.is_empty() {
        parts.push(format!("{} {}", words.articles, articles.join(", ")));
    }
    parts.extend(
        sections
            .into_iter()
            .map(|(key, list)| format!("{key}{}", list.join(", "))),
    );
    parts.join("; ")
}

/// Whether a code is of a series: `F01` of `F`, `SP-01` of `SP-` and not of `S`.
fn is_of(code: &str, series: &str) -> bool {
    code.strip_prefix(series)
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn table(lang: usize) -> String {
    let words = &WORDS[lang];
    let mut out = format!("{}\n|---|---|--:|--:|--:|--:|--:|---|\n", words.head);
    let mut row = |codes: &str, about: &str, n: &Counts, basis: &str| {
        let decree = if n.decree == 0 {
            "–".to_owned()
        } else {
            n.decree.to_string()
        };
        let Counts {
            text, both, page, rest, ..
        } = n;
        let _ = writeln!(
            out,
            "| {codes} | {about} | {decree} | {text} | {both} | {page} | {rest} | {basis} |"
        );
    };
    row("", words.all, &Counts::of_decree(coverage()), "");
    for (series, about) in SERIES {
        let counts = match series.len() {
            1 => Counts::of_decree(coverage().filter(|row| is_of(row.code, series))),
            _ => Counts::of_others(rules().filter(|rule| is_of(&rule.code, series))),
        };
        row(&format!("`{series}`"), about[lang], &counts, &basis(series, words));
    }
    out
}

#[test]
fn every_rule_is_counted_once() {
    for rule in rules() {
        let series = SERIES.iter().filter(|(series, _)| is_of(&rule.code, series));
        assert_eq!(series.count(), 1, "{}", rule.code);
    }
}

/// One test for both blocks: each writes the whole page.
#[test]
fn the_tables_are_those_of_the_code() {
    for lang in [0, 1] {
        Readme::both()[lang].hold("rules", &table(lang));
        speed::hold(&Readme::both()[lang], lang == 1);
    }
}
