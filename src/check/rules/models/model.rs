//! What the model forms of Annex III show: labelled lines and set phrases.
//!
//! No clause of the decree orders models 1.1 to 1.10, so their rules are warnings
//! or information, and say `theo mẫu`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::is_letter_or_digit;
use crate::value::Kind;

/// Where the models stand.
pub(in crate::check::rules) const MODELS: &str = "Mục II Phụ lục III Nghị định số 30/2020/NĐ-CP";

/// A rule whose basis is a model form.
pub(in crate::check::rules) const fn row(
    code: &'static str,
    name: &'static str,
    severity: Severity,
    (vi, en): (&'static str, &'static str),
    example: Example,
    test: fn(&Subject<'_>) -> Answer,
) -> Row {
    Row {
        code,
        name,
        severity,
        basis: MODELS,
        vi,
        en,
        needs: Needs::Text,
        mends: false,
        example,
        test,
    }
}

/// A rule as [`row`] makes it, with a safe fix.
pub(in crate::check::rules) const fn mending(row: Row) -> Row {
    Row { mends: true, ..row }
}

/// Not applicable, unless the document is of a kind.
pub(in crate::check::rules) fn of_kind(subject: &Subject<'_>, kind: &Kind) -> Result<(), Answer> {
    if subject.document().kind.as_ref() == Some(kind) {
        return Ok(());
    }
    Err(NO_SUCH_KIND.get(kind).map_or_else(no_such_kind, |(vi, en)| {
        Answer::not_applicable(vi.as_str(), en.as_str())
    }))
}

/// What is said of a document of another kind, put into words once for each.
static NO_SUCH_KIND: LazyLock<HashMap<Kind, (String, String)>> = LazyLock::new(|| {
    let words = |kind: Kind| {
        let name = kind.name().to_lowercase();
        let said = (
            format!("văn bản không phải {name}"),
            format!("the document is no {name}"),
        );
        (kind, said)
    };
    Kind::all().map(words).collect()
});

fn no_such_kind() -> Answer {
    Answer::not_applicable("văn bản thuộc loại khác", "the document is of another kind")
}

/// A line or a phrase that a model shows.
pub(in crate::check::rules) struct Shown {
    /// How it may be worded, in bare letters; any will do.
    pub(in crate::check::rules) words: &'static [&'static str],
    /// Whether it heads a line, or a colon follows it.
    pub(in crate::check::rules) labels: bool,
    /// As the model prints it.
    pub(in crate::check::rules) printed: &'static str,
}

impl Shown {
    pub(in crate::check::rules) const fn label(printed: &'static str, words: &'static [&'static str]) -> Self {
        Self {
            words,
            labels: true,
            printed,
        }
    }

    pub(in crate::check::rules) const fn phrase(printed: &'static str, words: &'static [&'static str]) -> Self {
        Self {
            words,
            labels: false,
            printed,
        }
    }

    /// Whether a text in bare letters has it.
    pub(in crate::check::rules) fn is_in(&self, content: &str) -> bool {
        self.words.iter().any(|words| {
            places(content, words).any(|at| {
                let heads = content
                    .get(..at)
                    .is_none_or(|before| before.is_empty() || before.ends_with('\n'));
                !self.labels || heads || content.get(at + words.len()..).is_some_and(has_colon)
            })
        })
    }
}

/// Where whole words stand in a text in bare letters.
pub(in crate::check::rules) fn places<'a>(content: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let found = content.match_indices(words).map(|(at, _)| at);
    found.filter(move |at| {
        let before = content.get(..*at).and_then(|text| text.chars().next_back());
        let behind = content.get(at + words.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_letter_or_digit) && !behind.is_some_and(is_letter_or_digit)
    })
}

/// Whether a colon follows within a few words of the same line.
fn has_colon(rest: &str) -> bool {
    let near = rest
        .chars()
        .take(40)
        .take_while(|c| !matches!(c, '\n' | '.' | ';') && !c.is_ascii_digit());
    near.into_iter().any(|c| c == ':')
}

/// Whether the content shows all of some lines; what it lacks is one finding each.
pub(in crate::check::rules) fn shows(subject: &Subject<'_>, kind: &Kind, model: &str, lines: &[Shown]) -> Answer {
    if let Err(answer) = of_kind(subject, kind) {
        return answer;
    }
    let content = subject.content();
    let missing = lines.iter().filter(|line| !line.is_in(content));
    Answer::of(missing.map(|line| lacks(kind, model, line.printed)))
}

/// What a document of a kind lacks of its model.
pub(in crate::check::rules) fn lacks(kind: &Kind, model: &str, printed: &str) -> Finding {
    let name = kind.name().to_lowercase();
    Finding::at(
        "/body",
        format!("{name} thiếu “{printed}” (theo Mẫu {model} Phụ lục III)"),
        format!("the {name} lacks “{printed}” (model {model} of Annex III)"),
    )
    .beside("/title")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_heads_a_line_or_has_a_colon() {
        let label = Shown::label("Thời gian:", &["thoi gian"]);
        for shown in [
            "thoi gian: 8 gio",
            "a\nthoi gian 8 gio",
            "cuoc hop. thoi gian bat dau: 8 gio",
            "chu tri: x dia diem, thoi gian : y",
        ] {
            assert!(label.is_in(shown), "{shown}");
        }
        for other in ["trong thoi gian toi", "hop thoi gian 8 gio: 30", "thoi giang: x", ""] {
            assert!(!label.is_in(other), "{other}");
        }
        let phrase = Shown::phrase("kính mời", &["kinh moi"]);
        assert!(phrase.is_in("so noi vu tran trong kinh moi ong a"));
        assert!(!phrase.is_in("kinh moidu"));
    }
}
