//! Asks every rule and writes the report.

use std::borrow::Cow;

use super::order;
use super::settings::{Settings, Test};
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue;
use crate::check::facts::Facts;
use crate::check::question::profile::{self, Profile, Standing};
use crate::check::question::stage::Stage;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Needs, Place, Report, RuleOutcome, RuleState, Scope, Severity};
use crate::document::Document;
use crate::letter::Reading;
use crate::message::Message;
use crate::registry::Registry;
use crate::value::LegalReference;

/// A rule as the engine needs it, of the crate or of the caller.
struct Entry<'a> {
    code: Cow<'static, str>,
    name: Cow<'static, str>,
    severity: Severity,
    basis: &'a str,
    needs: Needs,
    test: &'a Test,
    /// Under which it holds; `None` for what always does: the caller's own, and what
    /// makes a document look like another one.
    profiles: Option<&'static [Profile]>,
}

/// How the rules of this document are asked.
struct Session<'a> {
    settings: &'a Settings,
    subject: Subject<'a>,
    standing: Standing,
}

pub(super) fn run(settings: &Settings, document: &Document, reading: Option<&Reading>) -> Report {
    let registry = settings.registry.as_deref().unwrap_or(Registry::shared());
    let facts = Facts::new(registry, settings.sector);
    let session = Session {
        settings,
        subject: Subject::new(document, reading, settings.stage, &facts),
        standing: profile::standing(document, settings.profile, settings.as_of),
    };
    let mut diagnostics = Vec::new();
    let mut outcomes = Vec::with_capacity(catalogue::rules().len() + settings.own.len());
    for entry in entries(settings) {
        let (outcome, found) = session.outcome(entry);
        outcomes.push(outcome);
        diagnostics.extend(found);
    }
    order::sort(&mut diagnostics, &session.subject);
    let scope = match session.subject.layout() {
        Some(_) => Scope::ContentAndLayout,
        None => Scope::Content,
    };
    let mut report = Report::new(scope, diagnostics, outcomes);
    report.profile = session.standing.profile.map(|profile| profile.slug().into());
    report
}

/// The set of a checker: the rules of the crate that are not replaced, then those
/// of the caller.
fn entries(settings: &Settings) -> impl Iterator<Item = Entry<'_>> {
    let replaced = |code: &str| settings.own.iter().any(|own| own.rule.code == code);
    let built_in = catalogue::entries()
        .filter(move |(_, row)| !replaced(row.code))
        .map(|(profiles, row)| Entry {
            code: row.code.into(),
            name: row.name.into(),
            severity: row.severity,
            basis: row.basis,
            needs: row.needs,
            test: &row.test,
            profiles: Some(profiles).filter(|profiles| !profiles.is_empty()),
        });
    let own = settings.own.iter().map(|own| Entry {
        code: own.rule.code.clone().into(),
        name: own.rule.name.clone().into(),
        severity: own.rule.severity,
        basis: &own.rule.basis,
        needs: own.rule.needs,
        test: own.test.as_ref(),
        profiles: None,
    });
    built_in.chain(own)
}

impl Session<'_> {
    /// What becomes of a rule.
    fn outcome(&self, mut entry: Entry<'_>) -> (RuleOutcome, Vec<Diagnostic>) {
        let code = entry.code.clone();
        if self.settings.silenced.contains(code.as_ref()) {
            return (RuleOutcome::new(code, RuleState::Silenced), Vec::new());
        }
        let regraded = self.settings.severities.get(code.as_ref()).copied();
        let (state, found) = match self.not_asked(&entry) {
            Some(state) => (state, Vec::new()),
            None => {
                self.grade(&mut entry, regraded);
                entry.ask(&self.subject)
            }
        };
        let mut outcome = RuleOutcome::new(code, state);
        outcome.regraded = regraded;
        (outcome, found)
    }

    /// Why a rule of another profile than the document's is not asked.
    fn not_asked(&self, entry: &Entry<'_>) -> Option<RuleState> {
        let profiles = entry.profiles?;
        let why = || self.standing.why.clone();
        match self.standing.profile {
            Some(profile) if profiles.contains(&profile) || profile.shares(&entry.code) => None,
            // What the circular says of it is not known.
            Some(profile) if profile.is_circular() && profiles.contains(&Profile::Decree30) => {
                Some(RuleState::NotEvaluated { why: why() })
            }
            Some(_) => Some(RuleState::NotApplicable { why: why() }),
            None if profiles.contains(&Profile::Decree30) => Some(RuleState::NotEvaluated { why: why() }),
            None => Some(RuleState::NotApplicable { why: why() }),
        }
    }

    /// The severity of a rule and its basis, as this document is judged.
    fn grade(&self, entry: &mut Entry<'_>, regraded: Option<Severity>) {
        if entry.profiles.is_some() {
            entry.severity = entry.severity.min(self.standing.cap);
            // What the decree shares with an older instrument, or one guide with
            // the next, stands in the instrument of the day.
            if let Some(profile) = self.standing.profile.filter(|profile| *profile != Profile::Decree30) {
                entry.basis = profile.instrument();
            }
        }
        if let Some(severity) = regraded {
            entry.severity = severity;
        }
    }
}

impl Entry<'_> {
    fn ask(&self, subject: &Subject<'_>) -> (RuleState, Vec<Diagnostic>) {
        if self.needs == Needs::Layout && subject.layout().is_none() {
            let why = Message::new(
                "quy tắc về trình bày trang không áp dụng cho văn bản thuần",
                "rules about the page do not apply to plain text",
            );
            return (RuleState::NotApplicable { why }, Vec::new());
        }
        match self.answer(subject) {
            Answer::Passed => (RuleState::Passed, Vec::new()),
            Answer::NotApplicable(why) => (RuleState::NotApplicable { why }, Vec::new()),
            Answer::NotEvaluated(why) => (RuleState::NotEvaluated { why }, Vec::new()),
            Answer::Failed(findings) => {
                let basis = catalogue::basis(self.basis);
                let tell = |finding| self.diagnostic(finding, basis.clone(), subject);
                let found: Vec<Diagnostic> = findings.into_iter().map(tell).collect();
                // Information is no breach, unless the rule is no more than that itself.
                let breach = self.severity.min(Severity::Warning);
                let broken = found.iter().any(|d| d.severity >= breach);
                (if broken { RuleState::Failed } else { RuleState::Passed }, found)
            }
        }
    }

    /// The answer of the rule; one of the crate that runs on text may have a half on the
    /// page, where there is one.
    fn answer(&self, subject: &Subject<'_>) -> Answer {
        let answer = (self.test)(subject);
        if subject.layout().is_none() || self.profiles.is_none() {
            return answer;
        }
        match catalogue::half(&self.code) {
            Some(half) => half.join(subject, answer),
            None => answer,
        }
    }

    fn diagnostic(&self, finding: Finding, basis: Option<LegalReference>, subject: &Subject<'_>) -> Diagnostic {
        let severity = finding
            .severity
            .map_or(self.severity, |lighter| lighter.min(self.severity));
        let waits = finding.awaits_issue && subject.stage() == Stage::Draft;
        let severity = if waits { Severity::Info } else { severity };
        let beside = || finding.beside.as_ref().and_then(|path| subject.span(path));
        let span = finding.span.or_else(|| subject.span(&finding.path)).or_else(beside);
        let place = subject.source().and_then(|source| Some(Place::new(span?, source)));
        let mut diagnostic = Diagnostic::new(
            self.code.clone(),
            self.name.clone(),
            severity,
            finding.message,
            finding.path,
        );
        diagnostic.basis = basis;
        diagnostic.span = place;
        diagnostic.fix = finding.fix;
        diagnostic
    }
}
