//! Provisions as running text names them: `điểm a khoản 2 Điều 5`.

use std::ops::Range;

use super::outline::{Rank, roman};
use super::running_text::{At, texts};
use crate::document::Document;
use crate::text::{is_letter, is_letter_or_digit, is_small};

/// How the word of a provision is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Case {
    /// `điều`
    Small,
    /// `Điều`
    Capital,
}

/// One provision that is named by its word and number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Mention {
    pub(in crate::check) at: At,
    pub(in crate::check) rank: Rank,
    pub(in crate::check) case: Case,
    pub(in crate::check) word: Range<usize>,
    pub(in crate::check) number: Range<usize>,
    /// Whether the one before it touches, or stands behind no more than a comma.
    pub(in crate::check) follows: bool,
    /// At the head of a text or sentence, where every word has a capital.
    pub(in crate::check) opens: bool,
}

/// The word of a level by its first syllable, with its case, and what goes on
/// behind it; words in capitals stand in titles.
fn level(word: &str) -> Option<(Rank, Case, &'static str)> {
    Some(match word {
        "điểm" => (Rank::Point, Case::Small, ""),
        "Điểm" => (Rank::Point, Case::Capital, ""),
        "khoản" => (Rank::Clause, Case::Small, ""),
        "Khoản" => (Rank::Clause, Case::Capital, ""),
        "điều" => (Rank::Article, Case::Small, ""),
        "Điều" => (Rank::Article, Case::Capital, ""),
        "tiểu" => (Rank::Subsection, Case::Small, " mục"),
        "Tiểu" => (Rank::Subsection, Case::Capital, " mục"),
        "mục" => (Rank::Section, Case::Small, ""),
        "Mục" => (Rank::Section, Case::Capital, ""),
        "chương" => (Rank::Chapter, Case::Small, ""),
        "Chương" => (Rank::Chapter, Case::Capital, ""),
        "phần" => (Rank::Part, Case::Small, ""),
        "Phần" => (Rank::Part, Case::Capital, ""),
        _ => return None,
    })
}

/// Every mention, text by text. The cells of tables are left out: their words are
/// labels more often than sentences.
pub(in crate::check) fn find(document: &Document) -> Vec<Mention> {
    let mut found = Vec::new();
    for (at, text) in texts(document) {
        if !matches!(at, At::Cell(..)) {
            scan(at, text, &mut found);
        }
    }
    found
}

fn scan(at: At, text: &str, found: &mut Vec<Mention>) {
    let first = found.len();
    let mut start = 0;
    for token in text.as_bytes().split(|byte| *byte == b' ') {
        let here = start;
        start += token.len() + 1;
        // All but `phần` have letters of two bytes or more: most words are out by their length.
        if token.len() < 4 {
            continue;
        }
        let token = text.get(here..here + token.len()).unwrap_or_default();
        let Some((rank, case, word)) = word_at(text, here, token) else {
            continue;
        };
        let Some(number) = number_at(text, word.end, rank) else {
            continue;
        };
        // The `mục` of a `tiểu mục` was taken with it.
        let before = found.get(first..).and_then(<[Mention]>::last);
        if before.is_some_and(|before| before.word.end >= word.end) {
            continue;
        }
        let follows = before.is_some_and(|before| {
            let gap = text.get(before.number.end..word.start).unwrap_or("x");
            matches!(gap.trim(), "" | ",")
        });
        let opens = opens_sentence(text.get(..word.start).unwrap_or_default());
        found.push(Mention {
            at,
            rank,
            case,
            word,
            number,
            follows,
            opens,
        });
    }
}

/// The word of a level at the head of a token, behind what may open it.
fn word_at(text: &str, start: usize, token: &str) -> Option<(Rank, Case, Range<usize>)> {
    let word = token.trim_start_matches(['(', '“', '"', '[', '-']);
    let start = start + token.len() - word.len();
    let (rank, case, more) = level(word)?;
    let end = start + word.len() + more.len();
    let stands = text.get(start + word.len()..end) == Some(more) && text.get(end..)?.starts_with(' ');
    stands.then_some((rank, case, start..end))
}

/// The number behind the word: Arabic or Roman, for a point a letter.
fn number_at(text: &str, end: usize, rank: Rank) -> Option<Range<usize>> {
    let rest = text.get(end + 1..)?;
    let token = rest.split(' ').next()?;
    let body = token
        .find(|c: char| !is_letter_or_digit(c) && c != '.')
        .map_or(token, |at| token.get(..at).unwrap_or_default())
        .trim_end_matches('.');
    let digits = body.trim_end_matches(|c: char| is_letter(c));
    let arabic = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.len() <= 4
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && body.len() <= digits.len() + 2;
    let letter = body.chars().count() == 1 && body.chars().all(is_small);
    let fits = match rank {
        Rank::Point => letter || (arabic && !digits.contains('.')),
        Rank::Clause | Rank::Article => arabic,
        _ => arabic || roman(body).is_some(),
    };
    (fits && !body.is_empty()).then(|| end + 1..end + 1 + body.len())
}

fn opens_sentence(before: &str) -> bool {
    let sign = before.trim_end().chars().next_back();
    sign.is_none_or(|c| matches!(c, '.' | '?' | '!' | ':' | ';' | '“' | '"' | '(' | '[' | '-' | '–' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::value::Kind;

    fn mentions(text: &str) -> Vec<(String, String, bool)> {
        let document = Document::builder(Kind::CongVan).block(Block::paragraph(text)).build();
        let found = find(&document);
        found
            .iter()
            .map(|m| {
                (
                    text[m.word.clone()].to_owned(),
                    text[m.number.clone()].to_owned(),
                    m.follows,
                )
            })
            .collect()
    }

    fn shown(text: &str) -> Vec<String> {
        let found = mentions(text);
        found
            .iter()
            .map(|(word, number, follows)| format!("{word} {number}{}", if *follows { "+" } else { "" }))
            .collect()
    }

    #[test]
    fn provisions_are_words_with_their_numbers() {
        assert_eq!(
            shown("theo điểm a, b khoản 2a Điều 15, Mục 1 Chương IV và (tiểu mục 3); điểm 10."),
            [
                "điểm a",
                "khoản 2a",
                "Điều 15+",
                "Mục 1+",
                "Chương IV+",
                "tiểu mục 3",
                "điểm 10"
            ]
        );
        for other in [
            "điều kiện 5 năm",
            "khoản tiền 5 triệu",
            "khoản 50.000.000 đồng",
            "mục tiêu I",
            "ĐIỀU 5",
            "phần thưởng",
            "chương trình 135",
            "điểm đến",
            "Điều",
            "điều 5000000",
        ] {
            assert_eq!(shown(other), [""; 0], "{other}");
        }
    }

    #[test]
    fn sentences_open_with_them() {
        let document = Document::builder(Kind::CongVan)
            .block(Block::paragraph("Khoản 2 được sửa. Điểm a giữ; (Điều 5) như Khoản 7"))
            .build();
        let opens: Vec<bool> = find(&document).iter().map(|m| m.opens).collect();
        assert_eq!(opens, [true, true, true, false]);
    }
}
