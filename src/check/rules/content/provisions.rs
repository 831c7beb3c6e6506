//! C: how provisions are written where they are cited.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::outline::{Rank, roman};
use crate::check::facts::provision_mentions::{Case, Mention};
use crate::check::facts::running_text::At;
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::is_letter;

const BASIS: &str = "khoản 7 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP";

pub(in crate::check::rules) const C01: Row = Row {
    code: "C01",
    name: "provision-capitals",
    severity: Severity::Warning,
    basis: BASIS,
    vi: "khi viện dẫn, viết hoa chữ cái đầu của phần, chương, mục, tiểu mục, điều; \
         khoản, điểm viết thường (theo ví dụ của Phụ lục II)",
    en: "in citations phần, chương, mục, tiểu mục, điều have a capital; \
         khoản and điểm have none (by the example of Annex II)",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Sở Nội vụ đề nghị thực hiện theo khoản 2 điều 25 Luật Lưu trữ./.",
        "Sở Nội vụ đề nghị thực hiện theo khoản 2 Điều 25 Luật Lưu trữ./.",
    ),
    test: capitals,
};

pub(in crate::check::rules) const C29: Row = Row {
    code: "C29",
    name: "provision-order",
    severity: Severity::Info,
    basis: BASIS,
    vi: "khi viện dẫn, ghi lần lượt từ đơn vị nhỏ đến đơn vị lớn (theo ví dụ của Phụ lục II)",
    en: "a citation runs from the small unit to the large (by the example of Annex II)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Sở Nội vụ đề nghị thực hiện theo Điều 25 khoản 2 Luật Lưu trữ./.",
        "Sở Nội vụ đề nghị thực hiện theo khoản 2 Điều 25 Luật Lưu trữ./.",
    ),
    test: order,
};

/// Words that follow the number of an article that is cited.
const BEHIND: [&str; 14] = [
    "của", "này", "và", "đến", "nêu", "trên", "khoản", "Luật", "Bộ", "Nghị", "Thông", "Quyết", "Quy", "Chương",
];

fn capitals(subject: &Subject<'_>) -> Answer {
    let mentions = subject.mentions();
    let cited = cited_ranges(subject);
    let wrong = mentions.iter().enumerate().filter(|(i, mention)| {
        let small = matches!(mention.rank, Rank::Clause | Rank::Point);
        let is_wrong = if small {
            mention.case == Case::Capital && !mention.opens
        } else {
            mention.case == Case::Small
        };
        let chained = mention.follows
            || mentions
                .get(i + 1)
                .is_some_and(|next| next.follows && next.at == mention.at);
        is_wrong && (chained || is_within(&cited, mention) || tells_itself(mention, subject.text(mention.at)))
    });
    Answer::of(wrong.take(MOST).filter_map(|(_, mention)| wrong_case(subject, mention)))
}

/// The ranges of the citations of each text, in order.
fn cited_ranges(subject: &Subject<'_>) -> HashMap<At, Vec<Range<usize>>> {
    let mut ranges: HashMap<At, Vec<Range<usize>>> = HashMap::new();
    for cited in subject.citations() {
        ranges.entry(cited.at).or_default().push(cited.range.clone());
    }
    ranges
}

fn is_within(cited: &HashMap<At, Vec<Range<usize>>>, mention: &Mention) -> bool {
    cited.get(&mention.at).is_some_and(|ranges| {
        let next = ranges.partition_point(|range| range.start <= mention.word.start);
        let before = next.checked_sub(1).and_then(|i| ranges.get(i));
        before.is_some_and(|range| range.contains(&mention.word.start))
    })
}

/// Whether word and number alone are a citation: an article that no counted thing
/// follows, a chapter with its Roman number.
fn tells_itself(mention: &Mention, text: &str) -> bool {
    let number = text.get(mention.number.clone()).unwrap_or_default();
    let behind = text.get(mention.number.end..).unwrap_or_default();
    match mention.rank {
        Rank::Article => {
            let word = behind.strip_prefix(' ').map(|rest| {
                let end = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
                rest.get(..end).unwrap_or_default()
            });
            word.is_none_or(|word| BEHIND.contains(&word))
        }
        Rank::Chapter => roman(number).is_some(),
        _ => false,
    }
}

fn wrong_case(subject: &Subject<'_>, mention: &Mention) -> Option<Finding> {
    let text = subject.text(mention.at);
    let found = text.get(mention.word.start..mention.number.end)?;
    let first = found.chars().next()?;
    let (wanted, vi, en): (String, _, _) = match mention.case {
        Case::Small => (first.to_uppercase().collect(), "viết hoa chữ cái đầu", "has a capital"),
        Case::Capital => (first.to_lowercase().collect(), "viết thường", "has no capital"),
    };
    let right = format!("{wanted}{}", found.get(first.len_utf8()..)?);
    let path = mention.at.path();
    let start = mention.word.start;
    let edit = subject.replace(&path, text, start..start + first.len_utf8(), &wanted);
    Some(
        Finding::at(
            path.as_str(),
            format!("“{found}”: khi viện dẫn, từ này {vi}: “{right}”"),
            format!("“{found}”: in a citation this word {en}: “{right}”"),
        )
        .within_opt(subject.locate(&path, text, start..mention.number.end))
        .with_safe_edits(edit.into_iter().collect()),
    )
}

fn order(subject: &Subject<'_>) -> Answer {
    let mentions = subject.mentions();
    let mut findings = Vec::new();
    let mut start = 0;
    while let Some(first) = mentions.get(start) {
        let run = mentions.get(start + 1..).unwrap_or_default();
        let length = 1 + run.iter().take_while(|m| m.follows && m.at == first.at).count();
        let chain = mentions.get(start..start + length).unwrap_or_default();
        findings.extend(descent(subject, chain));
        start += length;
    }
    findings.truncate(MOST);
    Answer::of(findings)
}

/// A chain that ends on its way down: `Điều 5 khoản 2`. In `Điều 5, khoản 2 Điều 6`
/// the clause is of the article behind it.
fn descent(subject: &Subject<'_>, chain: &[Mention]) -> Option<Finding> {
    let last = chain.last()?;
    let falls = |pair: &[Mention]| matches!(pair, [large, small] if small.rank > large.rank);
    let down = chain.windows(2).rev().take_while(|pair| falls(pair)).count();
    if down == 0 {
        return None;
    }
    let from = chain.get(chain.len() - 1 - down)?;
    let text = subject.text(last.at);
    let range = from.word.start..last.number.end;
    let found = text.get(range.clone())?;
    let path = last.at.path();
    Some(
        Finding::at(
            path.as_str(),
            format!("“{found}” ghi từ lớn đến nhỏ; ghi từ nhỏ đến lớn, như “điểm a khoản 2 Điều 5”"),
            format!(
                "“{found}” runs from large to small; it should run from small to large, as “điểm a khoản 2 Điều 5”"
            ),
        )
        .within_opt(subject.locate(&path, text, range)),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed};
    use crate::diagnostic::Severity;

    #[test]
    fn articles_have_a_capital_and_clauses_none() {
        for fine in [
            "theo điểm a khoản 2 Điều 5 Mục 1 Chương II Phần I của Quy chế",
            "Khoản 2 Điều 5 Luật Lưu trữ quy định",
            "Trong đó: Khoản 2 Điều 5 Luật Lưu trữ",
            "được điều 5 xe tải, chi khoản 5 triệu đồng",
            "mục 3 có nội dung khác, phần 2 còn lại",
            "đạt Điểm 10 môn Văn",
            "ĐIỀU 5",
        ] {
            assert!(findings("C01", &Letter::saying(fine)).is_empty(), "{fine}");
        }
        for (wrong, count, right) in [
            (
                "theo khoản 2 điều 5 Luật Lưu trữ",
                1,
                "theo khoản 2 Điều 5 Luật Lưu trữ",
            ),
            ("nêu tại điều 5.", 1, "nêu tại Điều 5."),
            (
                "theo điểm a Khoản 2 điều 5 Luật Lưu trữ",
                2,
                "theo điểm a khoản 2 Điều 5 Luật Lưu trữ",
            ),
            ("quy định ở chương II", 1, "quy định ở Chương II"),
            (
                "tại mục 1 chương 3 Thông tư số 08/2022/TT-BNV",
                2,
                "tại Mục 1 Chương 3 Thông tư",
            ),
        ] {
            let letter = Letter::saying(wrong);
            let found = findings("C01", &letter);
            assert_eq!(found.len(), count, "{wrong}");
            assert!(found.iter().all(|d| d.severity == Severity::Warning));
            assert!(fixed("C01", &letter).contains(right), "{wrong}");
        }
    }

    #[test]
    fn citations_run_from_small_to_large() {
        for fine in [
            "theo điểm a khoản 2 Điều 5",
            "theo Điều 5, khoản 2 Điều 6 Luật Lưu trữ",
            "theo khoản 1, Điều 5, điểm a khoản 2 Điều 6",
            "Điều 5 và khoản 2 của Quy chế",
        ] {
            assert!(findings("C29", &Letter::saying(fine)).is_empty(), "{fine}");
        }
        for (wrong, found) in [
            ("theo Điều 5 khoản 2 điểm a Luật Lưu trữ", "Điều 5 khoản 2 điểm a"),
            ("theo Điều 5, khoản 2 của Luật", "Điều 5, khoản 2"),
            ("theo Điều 4; Chương II Điều 9", "Chương II Điều 9"),
        ] {
            let told = findings("C29", &Letter::saying(wrong));
            assert_eq!((told.len(), told[0].severity), (1, Severity::Info), "{wrong}");
            assert!(
                told[0].message.vi.contains(&format!("“{found}”")),
                "{}",
                told[0].message
            );
        }
    }
}
