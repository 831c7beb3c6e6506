//! The phrases of which the case is settled.

use std::sync::LazyLock;

use crate::registry::{Registry, provinces};
use crate::text::{Head, NameIndex};

/// A phrase as the annex writes it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) phrase: String,
    pub(super) sort: Sort,
}

/// Which rule a phrase belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// The rule of this code, whatever is wrong.
    Rule(&'static str),
    /// The name of a body: C17 where a capital is missing, C18 where one is too many.
    Body,
    /// What is a common noun as well, or an office: only a capital inside it is a slip, of
    /// the rule of this code.
    Inside(&'static str),
    /// A law, code or ordinance by name.
    Law,
    /// A province or a city of its rank, its unit word before it.
    Province,
}

/// Bodies whose own spelling differs from the annex's pattern, or that are common
/// nouns as well: their case is not judged.
const CONTESTED: [&str; 12] = [
    "Chính phủ",
    "Quốc hội",
    "Hội đồng Chính phủ",
    "Chủ tịch nước",
    "Đảng ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Kiểm toán nhà nước",
    "Tổng Kiểm toán nhà nước",
    "Kho bạc Nhà nước",
    "Liên Hợp quốc",
    "Cục Thuế",
];

/// Those of them that no spelling gives a capital at the second syllable.
const NEVER_INSIDE: [&str; 2] = ["Chính phủ", "Quốc hội"];

/// Offices, which have one capital at most but for what names the body behind them.
const OFFICES: [&str; 16] = [
    "Giám đốc",
    "Phó Giám đốc",
    "Tổng Giám đốc",
    "Phó Tổng Giám đốc",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Bộ trưởng",
    "Thứ trưởng",
    "Cục trưởng",
    "Vụ trưởng",
    "Chi cục trưởng",
    "Tổng cục trưởng",
    "Hiệu trưởng",
    "Viện trưởng",
    "Bí thư",
    "Thủ tướng",
];

/// The days of the week in words, and what stands beside them where a day is
/// meant and no ordinal (`lần thứ hai`).
const WEEKDAYS: [&str; 6] = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"];
const BEFORE_WEEKDAY: [&str; 4] = ["sáng thứ", "chiều thứ", "tối thứ", "từ thứ"];
const BEHIND_WEEKDAY: [&str; 3] = ["hằng tuần", "hàng tuần", "tuần này"];

static LEXICON: LazyLock<NameIndex<Entry>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    let mut add = |phrase: String, sort: Sort| {
        index.insert(&phrase.clone(), Entry { phrase, sort });
    };
    for line in include_str!("lexicon.csv").lines() {
        if let Some((code, phrase)) = line.split_once(';').filter(|(code, _)| !code.starts_with('#')) {
            let sort = if code == "BODY" { Sort::Body } else { Sort::Rule(code) };
            add(phrase.to_owned(), sort);
        }
    }
    for day in WEEKDAYS {
        for before in BEFORE_WEEKDAY {
            add(format!("{before} {day}"), Sort::Rule("C33"));
        }
        for behind in BEHIND_WEEKDAY {
            add(format!("thứ {day} {behind}"), Sort::Rule("C33"));
        }
    }
    for law in crate::cite::law_names() {
        for kind in ["Luật", "Bộ luật", "Pháp lệnh"] {
            add(format!("{kind} {law}"), Sort::Law);
        }
    }
    for name in NEVER_INSIDE {
        add(name.to_owned(), Sort::Inside("C18"));
    }
    for office in OFFICES {
        add(office.to_owned(), Sort::Inside("C24"));
    }
    for row in Registry::shared().iter() {
        if row.name.split(' ').count() > 1 && !CONTESTED.contains(&row.name.as_ref()) {
            add(row.name.to_string(), Sort::Body);
        }
    }
    let days = [(2024, 1, 1), (2025, 7, 1)].map(|(y, m, d)| chrono::NaiveDate::from_ymd_opt(y, m, d));
    for province in days.into_iter().flatten().flat_map(provinces) {
        let name = province.name;
        if let Some(bare) = name.strip_prefix("Tỉnh ") {
            add(format!("tỉnh {bare}"), Sort::Province);
        } else if let Some(bare) = name.strip_prefix("Thành phố ").filter(|bare| *bare != "Hồ Chí Minh") {
            add(format!("thành phố {bare}"), Sort::Province);
        }
    }
    index
});

/// The longest phrase at the head of a text, and its length there.
pub(super) fn longest(head: Head, text: &str) -> Option<(&'static Entry, usize)> {
    LEXICON.longest_from(head, text)
}
