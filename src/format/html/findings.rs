//! The findings of a report, beside the letter.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::letter::Letter;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Report, RuleState, Severity, Verdict};
use crate::message::Message;
use crate::report::{field, mend, words as report_words};
use crate::text::Source;

/// A finding on its way to the page.
#[derive(Debug)]
pub(super) struct Finding<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    /// It is what a reader noted, and no judgement.
    pub(super) is_note: bool,
    /// Its number stands in the letter.
    pub(super) is_shown: Cell<bool>,
}

impl Finding<'_> {
    /// What a person calls findings of its sort.
    pub(super) fn name(&self, words: &Words) -> &'static str {
        let severity = self.diagnostic.severity;
        if self.is_note && severity == Severity::Info {
            return report_words::of(words.lang).note;
        }
        severity.name(words.lang)
    }
}

/// The findings of a report, then the notes of the reader that it does not repeat.
pub(super) fn gather<'a>(report: &'a Report, notes: &'a [Diagnostic]) -> Vec<Finding<'a>> {
    fn key(one: &Diagnostic) -> (&str, &str, Option<usize>, &str) {
        (&one.code, &one.path, one.span.map(|span| span.start), &one.message.vi)
    }
    let told: HashSet<_> = report.diagnostics.iter().map(key).collect();
    let is_new = |note: &&Diagnostic| !told.contains(&key(note));
    let finding = |diagnostic, is_note| Finding {
        diagnostic,
        is_note,
        is_shown: Cell::new(false),
    };
    let found = report.diagnostics.iter().map(|one| finding(one, false));
    let noted = notes.iter().filter(is_new).map(|note| finding(note, true));
    found.chain(noted).collect()
}

/// The class of a severity, also for those to come.
pub(super) fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Compliant => "compliant",
        Verdict::NotCompliant => "not-compliant",
        Verdict::Undetermined => "undetermined",
    }
}

impl Letter<'_> {
    /// The verdict above the letter, for narrow screens.
    pub(super) fn bar(&mut self, report: &Report) {
        let words = self.words;
        self.markup.block("header", &[("class", "bar")]);
        self.verdict(report);
        self.markup.block("p", &[]);
        self.markup.leaf("a", &[("href", "#findings")], words.skip);
        self.markup.close();
        self.markup.close();
    }

    fn verdict(&mut self, report: &Report) {
        let (lang, verdict) = (self.words.lang, report.verdict());
        self.markup.block("p", &[("class", "verdict")]);
        let class = verdict_class(verdict);
        self.markup
            .leaf("strong", &[("class", class)], report_words::verdict(report, lang));
        self.markup.text(" ");
        let counts = report_words::counts(report, lang);
        self.markup.leaf("span", &[("class", "counts")], &counts);
        self.markup.close();
    }

    /// All findings: those without a place first, then those with a number in the letter.
    pub(super) fn findings(&mut self, report: &Report, source: Option<&Source>) {
        let words = self.words;
        let attributes = [
            ("class", "findings"),
            ("id", "findings"),
            ("aria-labelledby", "findings-title"),
            ("tabindex", "-1"),
            ("lang", words.code),
        ];
        self.markup.block("aside", &attributes);
        self.markup.block("h2", &[("id", "findings-title")]);
        self.markup.text(words.findings);
        self.markup.close();
        self.verdict(report);
        self.markup.block("p", &[("class", "scope")]);
        self.markup.text(report_words::scope(report, words.lang));
        self.markup.close();
        let found = std::mem::take(&mut self.runs.findings);
        let lists = [(false, words.without_place), (true, words.in_letter)];
        for (shown, title) in lists {
            let mut some = found
                .iter()
                .enumerate()
                .filter(|(_, one)| one.is_shown.get() == shown)
                .peekable();
            if some.peek().is_none() {
                continue;
            }
            self.markup.block("h3", &[]);
            self.markup.text(title);
            self.markup.close();
            self.markup.block("ol", &[("role", "list")]);
            for (i, finding) in some {
                self.finding(i + 1, finding, source);
            }
            self.markup.close();
        }
        self.rules(report);
        self.markup.close();
    }

    fn finding(&mut self, number: usize, finding: &Finding<'_>, source: Option<&Source>) {
        let (words, diagnostic) = (self.words, finding.diagnostic);
        let lang = words.lang;
        let class = severity_class(diagnostic.severity);
        let id = format!("f{number}");
        self.markup.block("li", &[("id", &id), ("class", class)]);
        self.markup.block("p", &[("class", "what")]);
        let number = number.to_string();
        if finding.is_shown.get() {
            let back = format!("#p{number}");
            let label = format!("{number}. {}", words.back);
            self.markup.leaf(
                "a",
                &[
                    ("class", &format!("flag {class}")),
                    ("href", &back),
                    ("aria-label", &label),
                    ("title", words.back),
                ],
                &number,
            );
        } else {
            self.markup
                .leaf("span", &[("class", &format!("flag {class}"))], &number);
        }
        self.markup.text(" ");
        self.markup
            .leaf("strong", &[("class", "severity")], finding.name(words));
        self.markup.text(" ");
        self.markup
            .leaf("code", &[("title", &diagnostic.name)], &diagnostic.code);
        self.markup.close();
        self.markup.block("p", &[("class", "message")]);
        self.markup.text(diagnostic.message.get(lang));
        self.markup.close();
        self.markup.block("dl", &[]);
        let said = report_words::of(lang);
        self.detail(words.place, None, &place(diagnostic, words));
        if let Some(basis) = &diagnostic.basis {
            self.detail(said.basis, Some("vi"), &basis.to_string());
        }
        let source = source.filter(|_| diagnostic.part.is_none());
        let fix = diagnostic.fix.as_ref();
        if let Some(mend) = fix.and_then(|fix| mend::describe(diagnostic, fix, source, said)) {
            self.detail(said.mend, None, &mend);
        }
        self.markup.close();
        self.markup.close();
    }

    fn detail(&mut self, label: &str, lang: Option<&str>, text: &str) {
        self.markup.block("dt", &[]);
        self.markup.text(label);
        self.markup.close();
        let lang: Vec<_> = lang.map(|lang| ("lang", lang)).into_iter().collect();
        self.markup.block("dd", &lang);
        self.markup.text(text);
        self.markup.close();
    }

    /// What became of the rules; those that were not evaluated with the reason.
    fn rules(&mut self, report: &Report) {
        let words = self.words;
        if report.rules.is_empty() {
            return;
        }
        let count = |is: fn(&RuleState) -> bool| report.rules.iter().filter(|rule| is(&rule.state)).count();
        let not_evaluated = count(|state| matches!(state, RuleState::NotEvaluated { .. }));
        let counts = [
            (words.passed, count(|state| *state == RuleState::Passed)),
            (words.failed, count(|state| *state == RuleState::Failed)),
            (
                words.not_applicable,
                count(|state| matches!(state, RuleState::NotApplicable { .. })),
            ),
            (words.not_evaluated, not_evaluated),
        ];
        self.markup.block("h3", &[]);
        self.markup.text(words.rules);
        self.markup.close();
        self.markup.block("p", &[("class", "rules")]);
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let mut counts: Vec<String> = counts.map(|(name, count)| format!("{count} {name}")).collect();
        counts.extend(
            report
                .profile
                .as_ref()
                .map(|profile| format!("{} {profile}", words.profile)),
        );
        self.markup.text(&counts.join("; "));
        self.markup.close();
        if not_evaluated > 0 {
            self.not_evaluated(report, not_evaluated);
        }
        self.settings(report);
    }

    fn not_evaluated(&mut self, report: &Report, count: usize) {
        let words = self.words;
        // Many rules share one reason: it is told once.
        let mut reasons: Vec<(&Message, Vec<&str>)> = Vec::new();
        let mut known: HashMap<&Message, usize> = HashMap::new();
        for (code, why) in report.not_evaluated() {
            let index = *known.entry(why).or_insert_with(|| {
                reasons.push((why, Vec::new()));
                reasons.len() - 1
            });
            if let Some((_, codes)) = reasons.get_mut(index) {
                codes.push(code);
            }
        }
        self.markup.block("details", &[]);
        self.markup.block("summary", &[]);
        self.markup.text(&format!("{} ({count})", capital(words.not_evaluated)));
        self.markup.close();
        self.markup.block("ul", &[]);
        for (why, codes) in reasons {
            self.markup.block("li", &[]);
            self.markup.leaf("code", &[], &codes.join(", "));
            self.markup.text(": ");
            self.markup.text(why.get(words.lang));
            self.markup.close();
        }
        self.markup.close();
        self.markup.close();
    }

    /// What the caller changed of the rules.
    fn settings(&mut self, report: &Report) {
        let lang = self.words.lang;
        let said = report_words::of(lang);
        let silenced: Vec<&str> = report.silenced().collect();
        let regraded = report.regraded();
        let regraded: Vec<String> = regraded
            .map(|(code, severity)| format!("{code} ({})", severity.name(lang)))
            .collect();
        for (label, rules) in [
            (said.silenced, silenced.join(", ")),
            (said.regraded, regraded.join(", ")),
        ] {
            if !rules.is_empty() {
                self.markup.block("p", &[("class", "rules")]);
                self.markup.text(&format!("{}: {rules}", capital(label)));
                self.markup.close();
            }
        }
    }
}

/// The field, and the line and column where they are known.
fn place(finding: &Diagnostic, words: &Words) -> String {
    let mut place = field::name(&finding.path, words.lang).to_owned();
    if let Some(part) = &finding.part {
        place.push_str(&format!(", {} {part}", words.part));
    }
    if let Some(at) = finding.span {
        place.push_str(&format!(", {} {}, {} {}", words.line, at.line, words.column, at.column));
    }
    place
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Scope;
    use crate::message::Lang;

    #[test]
    fn a_note_that_the_report_repeats_is_told_once() {
        let one = |code: &'static str| Diagnostic::new(code, "x", Severity::Info, Message::new("", ""), "/number");
        let report = Report::new(Scope::Content, vec![one("A"), one("A")], Vec::new());
        let notes = [one("A"), one("B")];
        let found = gather(&report, &notes);
        let codes: Vec<_> = found.iter().map(|f| (&*f.diagnostic.code, f.is_note)).collect();
        assert_eq!(codes, [("A", false), ("A", false), ("B", true)]);
        assert_eq!(found[2].name(super::super::words::of(Lang::En)), "reader's note");
    }
}
