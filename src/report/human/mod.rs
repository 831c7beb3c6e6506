//! The report for a person at a terminal.

use std::fmt;

use super::checked::Checked;
use super::style::{Painter, Style, one_line};
use super::{field, mend, snippet, words};
use crate::diagnostic::{Diagnostic, Severity, Verdict};
use crate::message::{Lang, Message};
use crate::text::Source;

/// How many codes are listed that share a reason; JSON has them all.
const MOST_CODES: usize = 12;

/// The longest message that is printed, in characters.
const LONGEST: usize = 2000;

/// Prints reports for a person: each finding with its line, a caret under the
/// exact characters, the legal basis and the fix; then what could not be
/// evaluated, the counts and the verdict.
///
/// Plain text unless [`color`](Human::color) asks for ANSI colours. Whatever
/// the document holds, nothing in it acts on the terminal: control and
/// bidirectional characters are printed as `�`.
///
/// ```
/// use congvan::report::{Checked, Human};
/// use congvan::{Checker, Lang, letter};
///
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố:     /SNV-VP\n");
/// let report = Checker::new().check(&reading);
/// let human = Human::new(Lang::En).width(72);
/// let text = human.render(&Checked::new("thu.txt", &report).with_reading(&reading)).to_string();
/// assert!(text.contains("error[N07]: "));
/// assert!(text.ends_with("not compliant (content only, the layout of the page was not looked at)\n"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Human {
    lang: Lang,
    color: bool,
    width: usize,
}

impl Human {
    /// A printer in one language, without colours, lines cut at 100 columns.
    ///
    /// ```
    /// use congvan::report::{Checked, Human};
    /// use congvan::{Checker, Lang, letter};
    ///
    /// let report = Checker::new().check(&letter::from_str("Số: 5/SNV-VP\n").document);
    /// let human = Human::new(Lang::En).color(false).width(80);
    /// assert!(human.render(&Checked::new("thu.txt", &report)).to_string().contains("error["));
    /// ```
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            color: false,
            width: 100,
        }
    }

    /// Sets whether ANSI colours are used.
    #[must_use]
    pub fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// Sets how many columns of a line of the document are shown.
    #[must_use]
    pub fn width(mut self, width: usize) -> Self {
        self.width = width;
        self
    }

    /// The whole report of one file, to be printed or turned into a string.
    #[must_use]
    pub fn render<'a>(self, checked: &Checked<'a>) -> Rendered<'a> {
        Rendered {
            human: self,
            checked: *checked,
        }
    }
}

impl<'a> Checked<'a> {
    /// The report for a person, in one language, as [`Human::new`] prints it: in one line,
    /// whatever was checked.
    ///
    /// ```
    /// use congvan::report::Checked;
    /// use congvan::{Checker, Lang, letter};
    ///
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\n");
    /// let report = Checker::new().check(&reading);
    /// let shown = Checked::new("thu.txt", &report).with_reading(&reading).display(Lang::En);
    /// assert!(shown.to_string().contains("2 | Số: 5/SNV-VP")); // or `print!("{shown}")`
    /// ```
    #[must_use]
    pub fn display(&self, lang: Lang) -> Rendered<'a> {
        Human::new(lang).render(self)
    }
}

/// A report on its way to a person; it prints with `Display`.
///
/// ```
/// use congvan::report::{Checked, Human, Rendered};
/// use congvan::{Checker, Document, Lang, value::Kind};
///
/// let report = Checker::new().check(&Document::builder(Kind::CongVan).build());
/// let checked = Checked::new("thu.json", &report);
/// let rendered: Rendered<'_> = Human::new(Lang::En).render(&checked);
/// assert!(rendered.to_string().contains("thu.json")); // or `print!("{rendered}")`
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Rendered<'a> {
    human: Human,
    checked: Checked<'a>,
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.checked.report.diagnostics {
            self.finding(f, finding, false)?;
        }
        for note in self.checked.notes() {
            self.finding(f, note, true)?;
        }
        self.not_evaluated(f)?;
        self.settings(f)?;
        self.summary(f)
    }
}

impl Rendered<'_> {
    fn painter(&self) -> Painter {
        Painter {
            color: self.human.color,
        }
    }

    fn finding(&self, f: &mut fmt::Formatter<'_>, finding: &Diagnostic, note: bool) -> fmt::Result {
        let (lang, paint) = (self.human.lang, self.painter());
        let words = words::of(lang);
        let kind = if note && finding.severity == Severity::Info {
            words.note
        } else {
            finding.severity.name(lang)
        };
        let head = format!("{kind}[{}]", one_line(&finding.code, 40));
        let message = one_line(finding.message.get(lang), LONGEST);
        let style = Style::Severity(finding.severity);
        writeln!(
            f,
            "{}{}",
            paint.paint(style, head),
            paint.paint(Style::Strong, format_args!(": {message}"))
        )?;

        // A span that counts in a part of a packet does not fit the text itself.
        let source = self.checked.source.filter(|_| finding.part.is_none());
        let gutter = self.place(f, finding, source)?;
        let mut detail = |label: &str, text: &str| {
            let sign = paint.paint(Style::Gutter, "=");
            writeln!(f, "{:gutter$} {sign} {}: {text}", "", paint.paint(Style::Strong, label))
        };
        if let Some(basis) = &finding.basis {
            detail(words.basis, &one_line(&basis.to_string(), LONGEST))?;
        }
        let mend = finding
            .fix
            .as_ref()
            .and_then(|fix| mend::describe(finding, fix, source, words));
        if let Some(mend) = mend {
            detail(words.mend, &mend)?;
        }
        writeln!(f)
    }

    /// Prints where the finding is, with the lines of the text where they are
    /// known; returns how wide the line numbers are.
    fn place(
        &self,
        f: &mut fmt::Formatter<'_>,
        finding: &Diagnostic,
        source: Option<&Source>,
    ) -> Result<usize, fmt::Error> {
        let paint = self.painter();
        let arrow = paint.paint(Style::Gutter, "-->");
        let file = one_line(self.checked.file, LONGEST);
        let part = finding
            .part
            .as_deref()
            .map(|part| format!(" » {}", one_line(part, LONGEST)));
        let part = part.unwrap_or_default();
        let Some(place) = finding.span else {
            let field = field::name(&finding.path, self.human.lang);
            let path = one_line(&finding.path, LONGEST);
            let path = if path.is_empty() { path } else { format!(" ({path})") };
            writeln!(f, " {arrow} {file}{part}: {field}{path}")?;
            return Ok(1);
        };
        let rows = source.map_or_else(Vec::new, |source| snippet::rows(source, place, self.human.width));
        let gutter = rows.last().map_or(1, |row| row.number.to_string().len());
        writeln!(f, "{:gutter$}{arrow} {file}{part}:{}:{}", "", place.line, place.column)?;
        let bar = |number: &str| paint.paint(Style::Gutter, format!("{number:>gutter$} |"));
        if !rows.is_empty() {
            writeln!(f, "{}", bar(""))?;
        }
        for row in rows {
            let line = format!("{} {}", bar(&row.number.to_string()), row.text);
            writeln!(f, "{}", line.trim_end())?;
            let carets = paint.paint(Style::Severity(finding.severity), "^".repeat(row.carets));
            writeln!(f, "{} {:indent$}{carets}", bar(""), "", indent = row.indent)?;
            if row.left_out > 0 {
                let words = words::of(self.human.lang);
                writeln!(f, "{} … ({} {})", bar(""), row.left_out, words.lines_left_out)?;
            }
        }
        Ok(gutter)
    }

    fn not_evaluated(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rules = self.checked.report.not_evaluated().peekable();
        if rules.peek().is_none() {
            return Ok(());
        }
        let lang = self.human.lang;
        let title = words::of(lang).not_evaluated;
        writeln!(f, "{}:", self.painter().paint(Style::Strong, title))?;
        // Many rules share one reason: it is told once.
        let mut reasons: Vec<(&Message, Vec<String>)> = Vec::new();
        for (code, why) in rules {
            let code = one_line(code, 40);
            match reasons.iter_mut().find(|(reason, _)| *reason == why) {
                Some((_, codes)) => codes.push(code),
                None => reasons.push((why, vec![code])),
            }
        }
        for (why, codes) in reasons {
            let listed = codes.get(..MOST_CODES).unwrap_or(&codes).join(", ");
            let more = match codes.len().saturating_sub(MOST_CODES) {
                0 => String::new(),
                more => format!(", … (+{more})"),
            };
            writeln!(f, "  {listed}{more}: {}", one_line(why.get(lang), LONGEST))?;
        }
        writeln!(f)
    }

    /// What the caller changed of the rules.
    fn settings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lang, report) = (self.human.lang, self.checked.report);
        let words = words::of(lang);
        let silenced: Vec<String> = report.silenced().map(|code| one_line(code, 40)).collect();
        let regraded = report.regraded();
        let regraded: Vec<String> = regraded
            .map(|(code, severity)| format!("{} ({})", one_line(code, 40), severity.name(lang)))
            .collect();
        for (label, rules) in [(words.silenced, silenced), (words.regraded, regraded)] {
            if !rules.is_empty() {
                writeln!(
                    f,
                    "{}: {}\n",
                    self.painter().paint(Style::Strong, label),
                    rules.join(", ")
                )?;
            }
        }
        Ok(())
    }

    fn summary(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lang, report) = (self.human.lang, self.checked.report);
        let verdict = report.verdict();
        let style = match verdict {
            Verdict::Compliant => Style::Good,
            Verdict::NotCompliant => Style::Severity(Severity::Error),
            Verdict::Undetermined => Style::Severity(Severity::Warning),
        };
        let file = one_line(self.checked.file, LONGEST);
        let (counts, scope) = (words::counts(report, lang), words::scope(report, lang));
        if verdict == Verdict::Compliant && report.count(Severity::Warning) > 0 {
            // The verdict beside the count would read as if the warnings were nothing.
            let words = words::of(lang);
            let clear = self.painter().paint(style, words.no_errors);
            return writeln!(f, "{file}: {clear}; {counts} {} ({scope})", words.to_see);
        }
        let verdict = self.painter().paint(style, words::verdict(report, lang));
        writeln!(f, "{file}: {counts}: {verdict} ({scope})")
    }
}

#[cfg(test)]
mod tests;
