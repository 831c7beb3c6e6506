//! Whether a packet keeps the standard: the rules `ED-…`.
//!
//! Errors are what makes a packet useless to its receiver; warnings are what some
//! receivers refuse or misread. What a reader forgave stands in its own diagnostics.

mod facts;
mod file_names;
mod files;
mod header;
mod letters;
mod rules;
mod spoofing;
mod tables;
mod target;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use chrono::NaiveDate;

use self::facts::Facts;
use self::rules::RULES;
pub use self::target::Target;
use super::reading::nearest;
use crate::diagnostic::{Diagnostic, Needs, Place, Report, Rule, RuleOutcome, RuleState, Scope, Severity};
use crate::document::Document;
use crate::message::Message;

/// Which file a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Document,
    Status,
    Both,
    /// The file that either was read from.
    File,
    /// A document, on a day that is known.
    Day,
    /// A document, with the letters among its attachments.
    Letters,
}

/// One rule: what it says, and how it is tested.
struct Row {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    about: About,
    vi: &'static str,
    en: &'static str,
    /// What breaks it, and what keeps it.
    examples: (&'static str, &'static str),
    test: fn(&Facts<'_>) -> Vec<Finding>,
}

/// A breach: where, and what is there.
struct Finding {
    path: String,
    vi: String,
    en: String,
    /// Where it stands in the file, if that is known.
    place: Option<Place>,
}

impl Finding {
    fn new(path: impl Into<String>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            vi: vi.into(),
            en: en.into(),
            place: None,
        }
    }
}

/// The circular that issues the standard.
const BASIS: &str = "Thông tư số 10/2016/TT-BTTTT";

/// The circular that amends it (Sửa đổi 1:2022), and the rules that come from there: the new
/// identifiers of bodies, the table of types.
const AMENDED: (&str, [&str; 2]) = ("Thông tư số 01/2022/TT-BTTTT", ["ED-W03", "ED-W04"]);

/// Rules about what only the issue of a document brings: its number and day.
const AWAITED: [&str; 2] = ["ED-E03", "ED-E05"];

/// Notes of the reader that a rule judges: what was found is told once, by the rule.
const JUDGED: [(&str, &str); 10] = [
    ("READ-ED-UNDECODABLE", "ED-E16"),
    ("READ-ED-STEERING", "ED-E08"),
    ("READ-ED-DATE", "ED-E09"),
    ("READ-ED-FORM", "ED-W15"),
    ("READ-ED-FORM", "ED-E08"),
    ("READ-ED-NAMESPACE", "ED-W16"),
    ("READ-ED-VALUE", "ED-E08"),
    ("READ-ED-VALUE", "ED-E09"),
    ("READ-ED-VALUE", "ED-W06"),
    ("READ-ED-VALUE", "ED-W13"),
];

/// The set of rules, as reports name it.
const PROFILE: &str = "qcvn102";

/// Checks packets and status messages against QCVN 102:2016/BTTTT with its amendment
/// 1:2022 and what receivers are known to refuse. The form of the letter in a packet is judged
/// by a [`Checker`](crate::Checker).
///
/// ```
/// use congvan::edxml::{Check, Packet};
///
/// let report = Check::new().check(&Packet::default());
/// assert_eq!(report.is_compliant(), Some(false));
/// assert!(report.diagnostics.iter().any(|finding| finding.path == "/from/organId"));
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "a check finds nothing until `check` is called"]
pub struct Check {
    today: Option<NaiveDate>,
    draft: bool,
    silenced: BTreeSet<String>,
    severities: BTreeMap<String, Severity>,
    letters: Vec<(usize, Document)>,
}

impl Check {
    /// A check that does not know the day: dates in the future are not told.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the day behind which dates of issue are in the future.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::edxml::{Check, Packet};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan).date("2099-01-01".parse()?).build();
    /// let packet = Packet::from_document(&document).output;
    /// let today = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    /// let report = Check::new().as_of(today).check(&packet);
    /// assert!(report.diagnostics.iter().any(|found| found.code == "ED-W10"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn as_of(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Sets whether the document is a draft: what only its issue brings, number and
    /// day, is information then.
    ///
    /// ```
    /// use congvan::diagnostic::Severity;
    /// use congvan::edxml::{Check, Packet};
    ///
    /// let report = Check::new().draft(true).check(&Packet::default());
    /// let number = report.diagnostics.iter().find(|finding| finding.path == "/code/codeNumber").unwrap();
    /// assert_eq!(number.severity, Severity::Info);
    /// ```
    pub fn draft(mut self, draft: bool) -> Self {
        self.draft = draft;
        self
    }

    /// Takes a rule out of the set, and the report says so; a code that no rule has
    /// changes nothing, see [`unknown_codes`](Self::unknown_codes).
    ///
    /// ```
    /// use congvan::edxml::{Check, Packet};
    ///
    /// let report = Check::new().without_rule("ED-E02").check(&Packet::default());
    /// assert!(report.diagnostics.iter().all(|finding| finding.code != "ED-E02"));
    /// assert_eq!(report.silenced().collect::<Vec<_>>(), ["ED-E02"]);
    /// ```
    pub fn without_rule(mut self, code: impl Into<String>) -> Self {
        self.silenced.insert(code.into());
        self
    }

    /// Gives a rule another severity, and the report says so.
    ///
    /// ```
    /// use congvan::diagnostic::Severity;
    /// use congvan::edxml::{Check, Packet};
    ///
    /// let report = Check::new().severity("ED-E02", Severity::Info).check(&Packet::default());
    /// let finding = report.diagnostics.iter().find(|finding| finding.code == "ED-E02").unwrap();
    /// assert_eq!(finding.severity, Severity::Info);
    /// ```
    pub fn severity(mut self, code: impl Into<String>, severity: Severity) -> Self {
        self.severities.insert(code.into(), severity);
        self
    }

    /// The codes that were given to [`without_rule`](Self::without_rule) and
    /// [`severity`](Self::severity) and that no rule of the exchange has: mistyped, or of
    /// another version.
    ///
    /// ```
    /// use congvan::edxml::Check;
    ///
    /// let check = Check::new().without_rule("ED-E99").without_rule("ED-E02");
    /// assert_eq!(check.unknown_codes().collect::<Vec<_>>(), ["ED-E99"]);
    /// ```
    pub fn unknown_codes(&self) -> impl Iterator<Item = &str> {
        let regraded = self.severities.keys().filter(|code| !self.silenced.contains(*code));
        let named = self.silenced.iter().chain(regraded).map(String::as_str);
        named.filter(|code| rules().iter().all(|rule| rule.code != *code))
    }

    /// Gives the letters among the attachments, each with its place there, so that the
    /// header is compared with the letter that it describes. `detect::PacketInput::letters`
    /// reads them.
    ///
    /// ```
    /// use congvan::edxml::{Check, Code, Packet};
    /// use congvan::{Document, value::Kind};
    ///
    /// let mut packet = Packet::default();
    /// packet.header.code = Some(Code::new("45", "SNV-VP"));
    /// packet.header.subject = Some("báo cáo quý II".into());
    /// let number = "45/SNV-VP".parse()?;
    /// let letter = Document::builder(Kind::CongVan).number(number).subject("thu hồi văn bản").build();
    /// let report = Check::new().with_letters([(0, letter)]).check(&packet);
    /// let found = report.diagnostics.iter().find(|found| found.code == "ED-W20").unwrap();
    /// assert_eq!(found.path, "/subject");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_letters(mut self, letters: impl IntoIterator<Item = (usize, Document)>) -> Self {
        self.letters.extend(letters);
        self
    }

    /// Checks what was read or made: a [`Reading`](super::Reading) or an
    /// [`Index`](super::Index), each finding with its place in the file; or what is in
    /// memory, a [`Packet`](super::Packet) before it is sent.
    ///
    /// ```
    /// use congvan::edxml::{self, Check, Packet};
    ///
    /// let packet = Packet::default();
    /// assert_eq!(Check::new().check(&packet).is_compliant(), Some(false));
    ///
    /// let reading = edxml::from_str(&edxml::to_string(&packet)?.output)?;
    /// let report = Check::new().check(&reading);
    /// assert!(report.diagnostics.iter().all(|finding| finding.span.is_some()));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn check<'a>(&self, target: impl Into<Target<'a>>) -> Report {
        let mut facts = Facts::new(target.into(), self.today);
        facts.letters = &self.letters;
        self.judge(&facts)
    }

    fn judge(&self, facts: &Facts<'_>) -> Report {
        let mut diagnostics = Vec::new();
        let mut outcomes = Vec::new();
        for row in RULES {
            let (state, found) = self.ask(row, facts);
            let mut outcome = RuleOutcome::new(row.code, state);
            outcome.regraded = self.severities.get(row.code).copied();
            outcomes.push(outcome);
            diagnostics.extend(found);
        }
        // In the order of the file, as far as the places are known.
        diagnostics.sort_by_key(|finding: &Diagnostic| finding.span.map_or(usize::MAX, |span| span.start));
        let mut report = Report::new(Scope::Content, diagnostics, outcomes);
        report.profile = Some(PROFILE.into());
        report
    }

    /// What becomes of a rule, and what it finds.
    fn ask(&self, row: &Row, facts: &Facts<'_>) -> (RuleState, Vec<Diagnostic>) {
        if self.silenced.contains(row.code) {
            return (RuleState::Silenced, Vec::new());
        }
        if let Some(why) = row.about.concerns_not(facts) {
            return (RuleState::NotApplicable { why }, Vec::new());
        }
        let given = self.severities.get(row.code).copied().unwrap_or(row.severity);
        let severity = match self.draft && AWAITED.contains(&row.code) {
            true => Severity::Info,
            false => given,
        };
        let found: Vec<Diagnostic> = (row.test)(facts)
            .into_iter()
            .map(|finding| row.diagnostic(finding, severity, &facts.places))
            .collect();
        // Information is no breach, unless the rule is no more than that itself.
        let breach = !found.is_empty() && severity >= given.min(Severity::Warning);
        (if breach { RuleState::Failed } else { RuleState::Passed }, found)
    }
}

impl About {
    /// Why a rule about this says nothing to a file, if it does not.
    fn concerns_not(self, facts: &Facts<'_>) -> Option<Message> {
        let concerns = match self {
            About::Both => true,
            About::Document => facts.packet().is_some(),
            About::Status => facts.status().is_some(),
            About::File => facts.forgiven.is_some(),
            About::Day => facts.packet().is_some() && facts.today.is_some(),
            About::Letters => facts.packet().is_some() && !facts.letters.is_empty(),
        };
        let why = match self {
            _ if concerns => return None,
            About::File => (
                "quy tắc này xét tệp đã đọc, không xét nội dung trong bộ nhớ",
                "it is about a file that was read, not about what is in memory",
            ),
            About::Day if facts.packet().is_some() => {
                ("không cho biết ngày kiểm tra", "the day of the check is not given")
            }
            About::Letters if facts.packet().is_some() => (
                "không có tệp đính kèm nào đọc được như văn bản",
                "no attachment was given that reads as a letter",
            ),
            _ => (
                "quy tắc này dành cho loại gói tin khác",
                "it is about the other sort of packet",
            ),
        };
        Some(Message::new(why.0, why.1))
    }
}

/// The notes of a reader that no finding of a report repeats in its own words.
///
/// ```
/// use congvan::edxml::{self, Check, Packet};
///
/// let mut packet = Packet::default();
/// packet.header.due_date = Some(edxml::Field::read("2018/02/30"));
/// let reading = edxml::from_str(&edxml::to_string(&packet)?.output)?;
/// let report = Check::new().check(&reading);
/// assert_eq!(reading.diagnostics.len(), 1);
/// assert_eq!(edxml::unjudged(&reading.diagnostics, &report).count(), 0);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn unjudged<'a>(notes: &'a [Diagnostic], report: &'a Report) -> impl Iterator<Item = &'a Diagnostic> {
    let mut codes: HashMap<&str, Vec<&str>> = HashMap::new();
    for finding in &report.diagnostics {
        codes.entry(&finding.path).or_default().push(&finding.code);
    }
    let told = move |note: &Diagnostic| {
        let here = codes.get(note.path.as_str()).into_iter().flatten();
        here.into_iter()
            .any(|code| JUDGED.contains(&(note.code.as_ref(), *code)))
    };
    notes.iter().filter(move |note| !told(note))
}

impl Row {
    fn basis(&self) -> &'static str {
        match AMENDED.1.contains(&self.code) {
            true => AMENDED.0,
            false => BASIS,
        }
    }

    fn diagnostic(&self, finding: Finding, severity: Severity, places: &HashMap<String, Place>) -> Diagnostic {
        let message = Message::new(finding.vi, finding.en);
        let place = finding.place.or_else(|| nearest(places, &finding.path));
        let mut diagnostic = Diagnostic::new(self.code, self.name, severity, message, finding.path);
        diagnostic.span = place;
        diagnostic.basis = self.basis().parse().ok();
        diagnostic
    }
}

/// The rules `ED-…`.
///
/// ```
/// let rule = congvan::edxml::rules().iter().find(|rule| rule.code == "ED-E01").unwrap();
/// assert!(rule.basis_reference().is_ok());
/// ```
#[must_use]
pub fn rules() -> &'static [Rule] {
    static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        RULES
            .iter()
            .map(|row| {
                let title = Message::new(row.vi, row.en);
                let mut rule = Rule::new(row.code, row.name, row.severity, title, row.basis())
                    .examples(row.examples.0, row.examples.1);
                rule.profiles = vec![PROFILE.into()];
                rule.needs = Needs::Text;
                rule
            })
            .collect()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_told_apart_and_has_its_basis() {
        let codes: std::collections::HashSet<_> = rules().iter().map(|rule| &rule.code).collect();
        assert_eq!(codes.len(), rules().len());
        for rule in rules() {
            rule.basis_reference().unwrap();
            assert!(!rule.wrong.is_empty() && !rule.right.is_empty(), "{}", rule.code);
        }
    }
}
