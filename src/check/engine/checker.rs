//! The front door of the checks.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::run::run;
use super::settings::{OwnRule, Settings};
use crate::check::answer::Answer;
use crate::check::catalogue;
use crate::check::question::profile::Profile;
use crate::check::question::sector::Sector;
use crate::check::question::stage::Stage;
use crate::check::question::target::Target;
use crate::check::subject::Subject;
use crate::diagnostic::{Report, Rule, Severity};
use crate::registry::Registry;

/// Asks the rules about documents: the form of a letter. Whether a packet of the exchange keeps
/// its standard is asked of an [`edxml::Check`](crate::edxml::Check).
///
/// A checker holds no state of a document and may be used for many, from many
/// threads.
///
/// ```
/// use congvan::check::Stage;
/// use congvan::value::Kind;
/// use congvan::{Checker, Document};
///
/// let document = Document::builder(Kind::CongVan).number("/SNV-VP".parse()?).build();
/// let severity = |checker: Checker| {
///     let report = checker.check(&document);
///     report.diagnostics.iter().find(|d| d.code == "N07").map(|d| d.severity.to_string())
/// };
/// assert_eq!(severity(Checker::new()).as_deref(), Some("error"));
/// assert_eq!(severity(Checker::new().stage(Stage::Draft)).as_deref(), Some("info"));
/// assert_eq!(severity(Checker::new().without_rule("N07")), None);
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct Checker {
    settings: Settings,
}

impl Checker {
    /// The rules of the decree, for documents as they come in.
    ///
    /// ```
    /// use congvan::{Checker, letter};
    ///
    /// let report = Checker::new().check(&letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\n"));
    /// assert!(report.diagnostics.iter().any(|found| found.code == "N02")); // `5` for `05`
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Judges by the rules of a day, whatever date the document bears.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::value::Kind;
    /// use congvan::{Checker, Document};
    ///
    /// let old = Document::builder(Kind::CongVan).issued_on(NaiveDate::from_ymd_opt(2012, 9, 12).unwrap()).build();
    /// assert_eq!(Checker::new().check(&old).is_compliant(), None);
    /// let today = NaiveDate::from_ymd_opt(2025, 1, 2).unwrap();
    /// assert_eq!(Checker::new().as_of(today).check(&old).is_compliant(), Some(false));
    /// ```
    pub fn as_of(mut self, date: NaiveDate) -> Self {
        self.settings.as_of = Some(date);
        self
    }

    /// Sets the point of its life at which a document is checked.
    ///
    /// ```
    /// use congvan::check::Stage;
    /// use congvan::diagnostic::Severity;
    /// use congvan::{Checker, letter};
    ///
    /// let draft = letter::from_str("SỞ NỘI VỤ\nSố:     /SNV-VP\n");
    /// let report = Checker::new().stage(Stage::Draft).check(&draft);
    /// let blank = report.diagnostics.iter().find(|found| found.code == "N07").unwrap();
    /// assert_eq!(blank.severity, Severity::Info); // the number comes with the issue
    /// ```
    pub fn stage(mut self, stage: Stage) -> Self {
        self.settings.stage = stage;
        self
    }

    /// Adds a rule of the caller's own; one with the code of another takes its place.
    ///
    /// The decree says nothing about it, so it is asked whatever the date and
    /// system of the document are.
    ///
    /// ```
    /// use congvan::check::{Answer, Finding};
    /// use congvan::diagnostic::{Rule, Severity};
    /// use congvan::value::Kind;
    /// use congvan::{Checker, Document, Message};
    ///
    /// let title = Message::new("văn bản ghi địa chỉ liên hệ", "the document gives an address");
    /// let rule = Rule::new("X01", "contact", Severity::Warning, title, "Điều 8 Nghị định số 30/2020/NĐ-CP");
    /// let checker = Checker::new().with_rule(rule, |subject| {
    ///     let missing = subject.document().contact.is_empty();
    ///     let message = || Message::new("thiếu địa chỉ liên hệ", "the address is missing");
    ///     Answer::of(missing.then(|| Finding::new("/contact", message())))
    /// });
    /// let report = checker.check(&Document::builder(Kind::CongVan).build());
    /// assert!(report.diagnostics.iter().any(|d| d.code == "X01" && d.path == "/contact"));
    /// ```
    pub fn with_rule(mut self, rule: Rule, test: impl Fn(&Subject<'_>) -> Answer + Send + Sync + 'static) -> Self {
        self.settings.own.retain(|own| own.rule.code != rule.code);
        self.settings.own.push(OwnRule {
            rule,
            test: Arc::new(test),
        });
        self
    }

    /// Takes a rule out of the set, and the report says so; a code that no rule has
    /// changes nothing, see [`unknown_codes`](Self::unknown_codes).
    ///
    /// ```
    /// use congvan::{Checker, letter};
    ///
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\n");
    /// let report = Checker::new().without_rule("N02").check(&reading);
    /// assert!(report.diagnostics.iter().all(|found| found.code != "N02"));
    /// assert_eq!(report.silenced().collect::<Vec<_>>(), ["N02"]);
    /// ```
    pub fn without_rule(mut self, code: impl Into<String>) -> Self {
        self.settings.silenced.insert(code.into());
        self
    }

    /// Gives a rule another severity, and the report says so. What the rule itself
    /// holds for lighter than a breach stays as light.
    ///
    /// ```
    /// use congvan::diagnostic::Severity;
    /// use congvan::{Checker, letter};
    ///
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\n");
    /// let report = Checker::new().severity("N02", Severity::Info).check(&reading);
    /// let finding = report.diagnostics.iter().find(|d| d.code == "N02").unwrap();
    /// assert_eq!(finding.severity, Severity::Info);
    /// assert_eq!(report.regraded().next(), Some(("N02", Severity::Info)));
    /// ```
    pub fn severity(mut self, code: impl Into<String>, severity: Severity) -> Self {
        self.settings.severities.insert(code.into(), severity);
        self
    }

    /// The codes that were given to [`without_rule`](Self::without_rule) and
    /// [`severity`](Self::severity) and that no rule has, neither of the crate nor of the
    /// caller: mistyped, or of another version. Codes are in capitals.
    ///
    /// ```
    /// use congvan::Checker;
    /// use congvan::diagnostic::Severity;
    ///
    /// let checker = Checker::new().without_rule("N99").severity("n02", Severity::Info).without_rule("N07");
    /// assert_eq!(checker.unknown_codes().collect::<Vec<_>>(), ["N99", "n02"]);
    /// ```
    pub fn unknown_codes(&self) -> impl Iterator<Item = &str> {
        let regraded = self
            .settings
            .severities
            .keys()
            .filter(|code| !self.settings.silenced.contains(*code));
        let named = self.settings.silenced.iter().chain(regraded).map(String::as_str);
        named.filter(|code| {
            let own = self.settings.own.iter().any(|own| own.rule.code == *code);
            !own && catalogue::rules().all(|rule| rule.code != *code)
        })
    }

    /// Judges by one set of rules, whatever system and date the document has.
    ///
    /// ```
    /// use congvan::check::Profile;
    /// use congvan::{Checker, letter};
    ///
    /// let report = Checker::new().profile(Profile::Decree30).check(&letter::from_str("SỞ NỘI VỤ\n"));
    /// assert_eq!(report.profile.as_deref(), Some("nd30"));
    /// ```
    pub fn profile(mut self, profile: Profile) -> Self {
        self.settings.profile = Some(profile);
        self
    }

    /// Says to which sector the issuing bodies belong, where their names do not tell:
    /// some write ranks and degrees before the name of the signer.
    pub fn sector(mut self, sector: Sector) -> Self {
        self.settings.sector = Some(sector);
        self
    }

    /// Judges symbols and names of bodies by a registry of the caller's: the built-in
    /// rows with local ones ([`Registry::with`]).
    ///
    /// ```
    /// use congvan::registry::{Agency, Registry};
    /// use congvan::Checker;
    ///
    /// let local = Registry::builtin().with(Agency::new("TTHC", "Trung tâm Phục vụ hành chính công xã An Phú"));
    /// let checker = Checker::new().registry(local);
    /// # let _ = checker;
    /// ```
    pub fn registry(mut self, registry: Registry) -> Self {
        self.settings.registry = Some(Arc::new(registry));
        self
    }

    /// Checks what was read or made: a [`Reading`](crate::letter::Reading), a
    /// [`Document`](crate::Document), or the [`Input`](crate::detect::Input) of any format.
    ///
    /// Findings about a reading point into the original text, with fixes where a program
    /// can tell. A document alone has no places, and what only the original shows (the
    /// word `Số:`, the signs of a list) is not looked at.
    ///
    /// ```
    /// use congvan::{Checker, detect, letter};
    ///
    /// let checker = Checker::new();
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n");
    /// let report = checker.check(&reading);
    /// let finding = report.diagnostics.iter().find(|finding| finding.code == "N02").unwrap();
    /// assert_eq!(finding.span.unwrap().line, 2);
    ///
    /// // The same of the document alone: nobody knows where it stood.
    /// assert!(checker.check(&reading.document).diagnostics.iter().all(|finding| finding.span.is_none()));
    ///
    /// // A file of any format.
    /// let input = detect::from_slice(br#"{"kind": "cong-van"}"#)?;
    /// assert_eq!(checker.check(&input).is_compliant(), Some(false));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn check<'a>(&self, target: impl Into<Target<'a>>) -> Report {
        let target = target.into();
        run(&self.settings, target.document(), target.reading())
    }
}

impl fmt::Debug for Checker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own: Vec<&str> = self.settings.own.iter().map(|own| own.rule.code.as_str()).collect();
        f.debug_struct("Checker")
            .field("as_of", &self.settings.as_of)
            .field("stage", &self.settings.stage)
            .field("profile", &self.settings.profile)
            .field("sector", &self.settings.sector)
            .field("registry", &self.settings.registry.is_some())
            .field("silenced", &self.settings.silenced)
            .field("severities", &self.settings.severities)
            .field("own", &own)
            .finish()
    }
}
