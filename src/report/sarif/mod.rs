//! SARIF 2.1.0, the form that code review tools and editors read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::checked::Checked;
use crate::diagnostic::{Diagnostic, Fix, Rule, RuleState, Severity};
use crate::message::{Lang, Message};
use crate::text::{Source, Span};

/// One SARIF 2.1.0 log over checked files: the rules, the findings with region,
/// level and message, and the fixes.
///
/// Lines and columns are those of the decoded text, columns in code points
/// (`unicodeCodePoints`); `byteOffset` counts in the bytes of the file.
/// File names become relative URI references. [`SarifWriter`] writes the same file by file.
///
/// ```
/// use congvan::report::{Checked, sarif};
/// use congvan::{Checker, Lang, check, letter};
///
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố:     /SNV-VP\n");
/// let report = Checker::new().check(&reading);
/// let files = [Checked::new("thư đi.txt", &report).with_reading(&reading)];
/// let log = sarif(&files, check::rules(), Lang::Vi);
/// assert!(log.contains(r#""version": "2.1.0""#));
/// assert!(log.contains("th%C6%B0%20%C4%91i.txt"));
/// ```
#[must_use]
pub fn sarif<'r>(files: &[Checked<'_>], rules: impl IntoIterator<Item = &'r Rule>, lang: Lang) -> String {
    let mut log = Log::new(rules, lang);
    let mut text = log.head();
    for checked in files {
        text += &log.results(checked);
    }
    let mut tail = Vec::new();
    // A vector takes all that is written to it.
    let _ = log.tail(&mut tail);
    text + &String::from_utf8_lossy(&tail)
}

/// Writes the log of [`sarif`] file by file, for any number of them: of a file that was
/// written nothing but its name is held. What went wrong beside the findings is told with
/// [`fail`](Self::fail).
///
/// ```
/// use congvan::report::{Checked, SarifWriter, sarif};
/// use congvan::{Checker, Lang, check, letter};
///
/// let mut writer = SarifWriter::new(Vec::new(), check::rules(), Lang::En)?;
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\n");
/// let report = Checker::new().check(&reading);
/// let checked = Checked::new("thu.txt", &report).with_reading(&reading);
/// writer.write(&checked)?;
/// let log = writer.finish()?;
/// assert_eq!(log, sarif(&[checked], check::rules(), Lang::En).as_bytes());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct SarifWriter<'r, W> {
    out: W,
    log: Log<'r>,
}

impl<'r, W: io::Write> SarifWriter<'r, W> {
    /// Begins a log with the rules that the findings may name.
    ///
    /// # Errors
    ///
    /// That of `out`, as for all that is written.
    pub fn new(mut out: W, rules: impl IntoIterator<Item = &'r Rule>, lang: Lang) -> io::Result<Self> {
        let log = Log::new(rules, lang);
        out.write_all(log.head().as_bytes())?;
        Ok(Self { out, log })
    }

    /// Writes the findings of one file.
    ///
    /// # Errors
    ///
    /// That of `out`.
    pub fn write(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        self.out.write_all(self.log.results(checked).as_bytes())
    }

    /// Notes that something could not be done, such as the reading of a file: the log says
    /// `"executionSuccessful": false`. The first 100 messages stand in it
    /// (`toolExecutionNotifications`), the others are counted.
    ///
    /// ```
    /// use congvan::report::SarifWriter;
    /// use congvan::{Lang, Message, check};
    ///
    /// let mut writer = SarifWriter::new(Vec::new(), check::rules(), Lang::En)?;
    /// writer.fail(&Message::new("không mở được a.txt", "cannot open a.txt"));
    /// let log = String::from_utf8_lossy(&writer.finish()?).into_owned();
    /// assert!(log.contains(r#""executionSuccessful": false"#) && log.contains("cannot open a.txt"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn fail(&mut self, message: &Message) {
        self.log.failures += 1;
        if self.log.told.len() < MOST_TOLD {
            self.log.told.push(message.get(self.log.lang).to_owned());
        }
    }

    /// What is written to, for those who pass on what was written so far.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Goes on with the log in another place; what was written so far comes back.
    ///
    /// ```
    /// use congvan::report::SarifWriter;
    /// use congvan::{Lang, check};
    ///
    /// let writer = SarifWriter::new(Vec::new(), check::rules(), Lang::En)?;
    /// let (head, writer) = writer.onto(Vec::new());
    /// assert!(head.starts_with(b"{"));
    /// assert!(writer.finish()?.ends_with(b"}\n"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn onto<V: io::Write>(self, out: V) -> (W, SarifWriter<'r, V>) {
        (self.out, SarifWriter { out, log: self.log })
    }

    /// Ends the log, which is no JSON before, and gives back what was written to.
    ///
    /// # Errors
    ///
    /// That of `out`.
    pub fn finish(mut self) -> io::Result<W> {
        self.log.tail(&mut self.out)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// How many messages of what went wrong stand in a log.
const MOST_TOLD: usize = 100;

/// A log that is made piece by piece: what is known beforehand, the findings, and what
/// is known when all files were seen.
#[derive(Debug)]
struct Log<'r> {
    rules: Vec<&'r Rule>,
    lang: Lang,
    /// The files, each once: a log may not repeat them.
    files: BTreeSet<String>,
    /// What the caller asked for: rules left out, rules given another severity.
    asked: BTreeMap<String, Value>,
    /// What could not be done: the first messages, and how many there are in all.
    told: Vec<String>,
    failures: usize,
    empty: bool,
}

impl<'r> Log<'r> {
    fn new(rules: impl IntoIterator<Item = &'r Rule>, lang: Lang) -> Self {
        Self {
            rules: rules.into_iter().collect(),
            lang,
            files: BTreeSet::new(),
            asked: BTreeMap::new(),
            told: Vec::new(),
            failures: 0,
            empty: true,
        }
    }

    fn head(&self) -> String {
        let rules = self.rules.iter().map(|rule| descriptor(rule, self.lang));
        let tool = json!({"driver": {
            "name": "congvan",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules.collect::<Vec<_>>(),
        }});
        format!(
            r#"{{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {{
      "tool": {},
      "columnKind": "unicodeCodePoints",
      "results": ["#,
            indented(&tool, 6)
        )
    }

    fn results(&mut self, checked: &Checked<'_>) -> String {
        self.files.insert(uri(checked.file));
        self.note(checked);
        let mut text = String::new();
        for finding in checked.report.diagnostics.iter().chain(checked.notes()) {
            let result = result(checked, finding, &self.rules, self.lang);
            text += if self.empty { "\n        " } else { ",\n        " };
            text += &indented(&result, 8);
            self.empty = false;
        }
        text
    }

    /// Writes one file after another: there may be millions.
    fn tail(&self, out: &mut impl io::Write) -> io::Result<()> {
        let end = if self.empty { "" } else { "\n      " };
        write!(out, "{end}],\n      \"artifacts\": [")?;
        for (n, uri) in self.files.iter().enumerate() {
            let artifact = indented(&json!({"location": {"uri": uri}}), 8);
            let comma = if n == 0 { "" } else { "," };
            write!(out, "{comma}\n        {artifact}")?;
        }
        let end = if self.files.is_empty() { "" } else { "\n      " };
        writeln!(
            out,
            "{end}],\n      \"invocations\": {}\n    }}\n  ]\n}}",
            indented(&json!([self.invocation()]), 6),
        )
    }

    fn note(&mut self, checked: &Checked<'_>) {
        for outcome in &checked.report.rules {
            let configuration = match (&outcome.state, outcome.regraded) {
                (RuleState::Silenced, _) => json!({"enabled": false}),
                (_, Some(severity)) => json!({"level": level(severity)}),
                _ => continue,
            };
            self.asked.insert(outcome.code.to_string(), configuration);
        }
    }

    fn invocation(&self) -> Value {
        let overrides: Vec<Value> = (self.asked.iter())
            .map(|(code, configuration)| {
                let mut descriptor = json!({"id": code});
                if let Some(index) = self.rules.iter().position(|rule| rule.code == *code) {
                    set(&mut descriptor, "index", json!(index));
                }
                json!({"descriptor": descriptor, "configuration": configuration})
            })
            .collect();
        let mut invocation = json!({"executionSuccessful": self.failures == 0});
        if !overrides.is_empty() {
            set(&mut invocation, "ruleConfigurationOverrides", json!(overrides));
        }
        if self.failures > 0 {
            set(
                &mut invocation,
                "toolExecutionNotifications",
                json!(self.notifications()),
            );
        }
        invocation
    }

    fn notifications(&self) -> Vec<Value> {
        let more = self.failures.saturating_sub(self.told.len());
        let more = (more > 0).then(|| match self.lang {
            Lang::Vi => format!("và {more} lỗi khác"),
            Lang::En => format!("and {more} more"),
        });
        let notification = |text| json!({"level": "error", "message": {"text": text}});
        self.told.iter().chain(&more).map(notification).collect()
    }
}

/// A value as it stands within the log; no line break of JSON is within a string.
fn indented(value: &Value, spaces: usize) -> String {
    format!("{value:#}").replace('\n', &format!("\n{:spaces$}", ""))
}

fn descriptor(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title.get(lang)},
        "help": {"text": rule.basis},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(checked: &Checked<'_>, finding: &Diagnostic, rules: &[&Rule], lang: Lang) -> Value {
    let mut text = finding.message.get(lang).to_owned();
    if let Some(basis) = &finding.basis {
        let _ = write!(text, " ({basis})");
    }
    let source = checked.source.filter(|_| finding.part.is_none());
    let mut physical = json!({"artifactLocation": {"uri": uri(checked.file)}});
    if let (Some(place), Some(source)) = (finding.span, source) {
        set(&mut physical, "region", region(place.span(), source));
    }
    let mut location = json!({"physicalLocation": physical});
    if !finding.path.is_empty() {
        let part = finding.part.as_deref().map(|part| format!("{part}#"));
        let name = part.unwrap_or_default() + &finding.path;
        set(&mut location, "logicalLocations", json!([{"fullyQualifiedName": name}]));
    }
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": text},
        "locations": [location],
    });
    if let Some(index) = rules.iter().position(|rule| rule.code == finding.code) {
        set(&mut result, "ruleIndex", json!(index));
    }
    if let (Some(fix), Some(source)) = (&finding.fix, source) {
        set(&mut result, "fixes", json!([replacements(checked.file, fix, source)]));
    }
    result
}

fn replacements(file: &str, fix: &Fix, source: &Source) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(Span::new(edit.start, edit.end), source),
                "insertedContent": {"text": edit.text},
            })
        })
        .collect();
    json!({
        "artifactChanges": [{"artifactLocation": {"uri": uri(file)}, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    })
}

fn region(span: Span, source: &Source) -> Value {
    let (start_line, start_column) = code_points(span.start, source);
    let (end_line, end_column) = code_points(span.end, source);
    json!({
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}

/// Line and column of an offset, the column in code points as SARIF wants it.
fn code_points(offset: usize, source: &Source) -> (usize, usize) {
    let position = source.position(offset);
    let line = source.line(position.line).unwrap_or_default();
    let before = line.graphemes(true).take(position.column.saturating_sub(1));
    (position.line, before.map(|g| g.chars().count()).sum::<usize>() + 1)
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(map) = object.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
}

/// A file name as a URI reference: what is not allowed in one is escaped.
fn uri(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    if file.starts_with('/') {
        out.push_str("file://");
    }
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests;
