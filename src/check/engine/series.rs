//! N05: one number for one document, told over many documents.

use std::collections::HashMap;

use crate::check::catalogue::find_rule;
use crate::check::question::profile::Profile;
use crate::check::question::target::Target;
use crate::diagnostic::{Diagnostic, Place, Report, RuleState, Severity};
use crate::document::Document;
use crate::letter::Reading;
use crate::message::Message;
use crate::text::{fold, skeleton};
use crate::value::IssueDate;

/// The code of the rule that a series answers.
const CODE: &str = "N05";

/// Documents that were checked one after another, by number, issuer and year: a
/// number and symbol stands once in a year (NĐ 30/2020, khoản 1 Điều 15).
///
/// ```
/// use congvan::check::Series;
/// use congvan::{Checker, letter};
///
/// let mut series = Series::new();
/// let mut found = Vec::new();
/// for (file, subject) in [("a.txt", "mượn hội trường"), ("b.txt", "trực hè")] {
///     let text = format!("SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v {subject}\nHà Khê, ngày 12 tháng 5 năm 2026\n");
///     let reading = letter::from_str(&text);
///     let mut report = Checker::new().check(&reading);
///     series.add(file, &reading, &mut report);
///     found.extend(report.diagnostics.into_iter().filter(|d| d.code == "N05"));
/// }
/// assert_eq!(found.len(), 1);
/// assert!(found[0].message.en.contains("a.txt"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Series {
    seen: HashMap<Key, Seen>,
}

/// Number, issuer, year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    number: String,
    issuer: String,
    year: Option<u16>,
}

#[derive(Debug, Clone)]
struct Seen {
    name: String,
    date: Option<IssueDate>,
    subject: Option<String>,
}

impl Series {
    /// A series without documents.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Compares a document with those before it, tells its report what was found,
    /// and remembers it under a name that a later finding can give.
    ///
    /// A document without number, or outside the decree, is not looked at. The
    /// same document twice (same date and subject) is information. Of a reading, the
    /// finding has the place of the number.
    pub fn add<'a>(&mut self, name: &str, target: impl Into<Target<'a>>, report: &mut Report) {
        let target = target.into();
        self.compare(name, target.document(), target.reading(), report);
    }

    fn compare(&mut self, name: &str, document: &Document, reading: Option<&Reading>, report: &mut Report) {
        if report.profile.as_deref() != Some(Profile::Decree30.slug()) {
            return;
        }
        let Some(outcome) = report.rules.iter_mut().find(|outcome| outcome.code == CODE) else {
            return;
        };
        let Some(key) = key(document).filter(|_| outcome.state != RuleState::Silenced) else {
            return;
        };
        let here = Seen {
            name: name.to_owned(),
            date: document.date,
            subject: document.subject.as_deref().map(fold),
        };
        let Some(before) = self.seen.get(&key) else {
            outcome.state = RuleState::Passed;
            self.seen.insert(key, here);
            return;
        };
        let same = before.date == here.date && before.subject == here.subject;
        let severity = match outcome.regraded {
            _ if same => Severity::Info,
            Some(severity) => severity,
            None => Severity::Error,
        };
        outcome.state = if same { RuleState::Passed } else { RuleState::Failed };
        let mut diagnostic = Diagnostic::new(
            CODE,
            find_rule(CODE).map_or("", |rule| rule.name.as_str()),
            severity,
            message(document, before, same),
            "/number",
        );
        diagnostic.basis = find_rule(CODE).and_then(|rule| rule.basis_reference().ok());
        diagnostic.span = reading.and_then(|reading| {
            let place = reading.trace.get("/number")?;
            Some(Place::new(place.span, &reading.source))
        });
        let later = |other: &Diagnostic| match (other.span, diagnostic.span) {
            (Some(other), Some(own)) => other.start > own.start,
            _ => false,
        };
        let at = report.diagnostics.iter().position(later);
        let at = at.unwrap_or(report.diagnostics.len());
        report.diagnostics.insert(at, diagnostic);
    }
}

fn key(document: &Document) -> Option<Key> {
    let number = document.number.as_ref()?;
    number.serial()?;
    let issuers = document.issuers.iter().flat_map(|organ| {
        let superior = organ.superior.iter().map(String::as_str);
        superior.chain(std::iter::once(organ.name.as_str()))
    });
    let issuer = issuers.map(skeleton).collect::<Vec<_>>().join("/");
    Some(Key {
        number: fold(number.as_str()),
        issuer,
        year: document.date.map(|date| date.year()).or_else(|| number.year()),
    })
}

fn message(document: &Document, before: &Seen, same: bool) -> Message {
    let number = document.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let Seen { name, date, .. } = before;
    if same {
        return Message::new(
            format!("văn bản số “{number}” đã có trong {name}, cùng ngày và trích yếu"),
            format!("the document “{number}” stands in {name} too, with the same date and subject"),
        );
    }
    let (day_vi, day_en) = date.map_or_else(Default::default, |date| {
        (format!(" đề {}", date.in_words()), format!(" dated {date}"))
    });
    Message::new(
        format!(
            "số, ký hiệu “{number}” đã dùng cho văn bản khác trong {name}{day_vi}; mỗi số chỉ dùng một lần trong năm"
        ),
        format!("“{number}” is the number of another document in {name}{day_en}; a number is used once in a year"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;
    use crate::check::testing::Letter;

    fn found(letters: &[Letter]) -> Vec<Vec<Severity>> {
        let mut series = Series::new();
        let report = |letter: &Letter| {
            let reading = letter.read();
            let mut report = Checker::new().check(&reading);
            series.add("x.txt", &reading, &mut report);
            let own = report.diagnostics.iter().filter(|d| d.code == CODE);
            own.map(|d| d.severity).collect()
        };
        letters.iter().map(report).collect()
    }

    #[test]
    fn a_number_stands_once_in_a_year_for_one_body() {
        let first = Letter::cong_van();
        let mut other = Letter::cong_van();
        other.document.subject = Some("trực hè".into());
        let next_year = Letter::cong_van().dated("ngày 02 tháng 5 năm 2025");
        let mut body = other.clone();
        body.document.issuers[0].superior = Some("UBND TỈNH BÌNH LÂM".into());
        let blank = Letter::cong_van().numbered("/SNV-VP");
        assert_eq!(
            found(&[first.clone(), other, next_year, body, blank.clone(), blank, first]),
            [
                vec![],
                vec![Severity::Error],
                vec![],
                vec![],
                vec![],
                vec![],
                vec![Severity::Info]
            ]
        );
    }

    #[test]
    fn the_caller_s_settings_hold() {
        let reading = Letter::cong_van().read();
        let mut other = Letter::cong_van();
        other.document.subject = Some("trực hè".into());
        let other = other.read();
        for (checker, expected) in [
            (Checker::new().without_rule(CODE), None),
            (
                Checker::new().severity(CODE, Severity::Warning),
                Some(Severity::Warning),
            ),
        ] {
            let mut series = Series::new();
            let mut report = checker.check(&reading);
            series.add("a.txt", &reading, &mut report);
            let mut report = checker.check(&other);
            series.add("b.txt", &other, &mut report);
            let own = report.diagnostics.iter().find(|d| d.code == CODE);
            assert_eq!(own.map(|d| d.severity), expected);
        }
    }
}
