//! SARIF 2.1.0, the form that code review tools and editors read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::checked::Checked;
use crate::diagnostic::{Diagnostic, Fix, Rule, RuleState, Severity};
use crate::message::Lang;
use crate::text::{Source, Span};

/// One SARIF 2.1.0 log over checked files: the rules, the findings with region,
/// level and message, and the mends.
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
    text + &log.tail()
}

/// Writes the log of [`sarif`] file by file, for any number of them: of a file that was
/// written nothing but its name is held.
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

    /// What is written to, for those who pass on what was written so far.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Ends the log, which is no JSON before, and gives back what was written to.
    ///
    /// # Errors
    ///
    /// That of `out`.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(self.log.tail().as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }
}

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
    empty: bool,
}

impl<'r> Log<'r> {
    fn new(rules: impl IntoIterator<Item = &'r Rule>, lang: Lang) -> Self {
        Self {
            rules: rules.into_iter().collect(),
            lang,
            files: BTreeSet::new(),
            asked: BTreeMap::new(),
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

    fn tail(&self) -> String {
        let artifacts = self.files.iter().map(|uri| json!({"location": {"uri": uri}}));
        let end = if self.empty { "" } else { "\n      " };
        format!(
            "{end}],\n      \"artifacts\": {},\n      \"invocations\": {}\n    }}\n  ]\n}}\n",
            indented(&artifacts.collect(), 6),
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
        let mut invocation = json!({"executionSuccessful": true});
        if !overrides.is_empty() {
            set(&mut invocation, "ruleConfigurationOverrides", json!(overrides));
        }
        invocation
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
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Place, Report, RuleOutcome, Scope};
    use crate::message::Message;

    #[test]
    fn what_the_caller_asked_for_stands_in_the_log() {
        let outcome = |code: &'static str, state, regraded| {
            let mut outcome = RuleOutcome::new(code, state);
            outcome.regraded = regraded;
            outcome
        };
        let outcomes = vec![
            outcome("N01", RuleState::Silenced, None),
            outcome("N02", RuleState::Passed, Some(Severity::Info)),
            outcome("N03", RuleState::Passed, None),
        ];
        let report = Report::new(Scope::Content, Vec::new(), outcomes);
        let files = [Checked::new("a.txt", &report), Checked::new("b.txt", &report)];
        let log: Value = serde_json::from_str(&sarif(&files, [], Lang::En)).unwrap();
        assert_eq!(
            log["runs"][0]["invocations"][0]["ruleConfigurationOverrides"],
            json!([
                {"descriptor": {"id": "N01"}, "configuration": {"enabled": false}},
                {"descriptor": {"id": "N02"}, "configuration": {"level": "note"}},
            ])
        );
    }

    #[test]
    fn a_finding_with_place_and_mend() {
        // `ố` decomposed: one column for a person, three code points.
        let source = Source::from("\u{FEFF}a\nSo\u{302}\u{301}: 5");
        let at = source.text().find('5').unwrap();
        let mut finding = Diagnostic::new(
            "N02",
            "zero",
            Severity::Error,
            Message::new("thêm 0", "add 0"),
            "/number",
        );
        finding.span = Some(Place::new(Span::new(at, at + 1), &source));
        finding.fix = Some(Fix {
            safe: true,
            edits: vec![Edit {
                start: at,
                end: at,
                text: "0".into(),
            }],
        });
        let info = Diagnostic::new("X09", "other", Severity::Info, Message::new("i", "i"), "");
        let report = Report::new(Scope::Content, vec![finding, info], Vec::new());
        let title = Message::new("số 0", "zero");
        let rule = Rule::new(
            "N02",
            "zero",
            Severity::Error,
            title,
            "Điều 8 Nghị định số 30/2020/NĐ-CP",
        );
        let files = [Checked::new("a b.txt", &report).with_source(&source)];
        let log: Value = serde_json::from_str(&sarif(&files, [&rule], Lang::En)).unwrap();

        let run = &log["runs"][0];
        assert_eq!(run["invocations"][0], json!({"executionSuccessful": true}));
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "N02");
        let result = &run["results"][0];
        assert_eq!((&result["ruleIndex"], &result["level"]), (&json!(0), &json!("error")));
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let expected = json!({"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 8,
            "byteOffset": at, "byteLength": 1});
        assert_eq!(region, &expected);
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "a%20b.txt");
        assert_eq!(change["replacements"][0]["insertedContent"]["text"], "0");
        assert_eq!(change["replacements"][0]["deletedRegion"]["byteLength"], 0);
        let other = &run["results"][1];
        assert_eq!((&other["level"], &other["ruleIndex"]), (&json!("note"), &Value::Null));
    }

    #[test]
    fn a_log_is_json_with_its_findings_in_order_whatever_their_number() {
        let found = |code: &'static str| Diagnostic::new(code, "x", Severity::Error, Message::new("v", "e\n"), "");
        let none = Report::new(Scope::Content, Vec::new(), Vec::new());
        let two = Report::new(Scope::Content, vec![found("N01"), found("N02")], Vec::new());
        for (files, codes) in [
            (vec![], vec![]),
            (vec![("b.txt", &none)], vec![]),
            (
                vec![("b.txt", &two), ("a.txt", &none), ("b.txt", &two)],
                vec!["N01", "N02", "N01", "N02"],
            ),
        ] {
            let files: Vec<_> = files.iter().map(|(name, report)| Checked::new(name, report)).collect();
            let text = sarif(&files, [], Lang::En);
            let log: Value = serde_json::from_str(&text).unwrap();
            let results = log["runs"][0]["results"].as_array().unwrap();
            assert_eq!(
                results.iter().map(|result| &result["ruleId"]).collect::<Vec<_>>(),
                codes
            );
            let names: BTreeSet<&str> = files.iter().map(|checked| checked.file).collect();
            let uris: Vec<Value> = names.iter().map(|name| json!({"location": {"uri": name}})).collect();
            assert_eq!(log["runs"][0]["artifacts"], json!(uris));
            // Laid out as JSON is, with the keys in the order of their being known.
            let same = |text: &str| text.lines().map(str::trim_start).map(str::len).sum::<usize>();
            assert_eq!(same(&text), same(&format!("{log:#}\n")));
        }
    }

    #[test]
    fn names_are_escaped() {
        assert_eq!(uri("/tmp/thư.txt"), "file:///tmp/th%C6%B0.txt");
        assert_eq!(uri("a\\b c.txt"), "a/b%20c.txt");
        assert_eq!(uri("a:b"), "a%3Ab");
    }
}
