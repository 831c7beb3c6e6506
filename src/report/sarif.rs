//! SARIF 2.1.0, the form that code review tools and editors read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

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
/// File names become relative URI references.
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
    let rules: Vec<&Rule> = rules.into_iter().collect();
    let results: Vec<Value> = files
        .iter()
        .flat_map(|checked| {
            let findings = checked.report.diagnostics.iter().chain(checked.notes());
            findings.map(|finding| result(checked, finding, &rules, lang))
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "congvan",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule, lang)).collect::<Vec<_>>(),
            }},
            "invocations": [invocation(files, &rules)],
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts(files),
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// The files, each once: a log may not repeat them.
fn artifacts(files: &[Checked<'_>]) -> Vec<Value> {
    let mut names: Vec<&str> = files.iter().map(|checked| checked.file).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| json!({"location": {"uri": uri(name)}}))
        .collect()
}

/// What the caller asked for: rules left out, rules given another severity.
fn invocation(files: &[Checked<'_>], rules: &[&Rule]) -> Value {
    let outcomes = files.iter().flat_map(|checked| &checked.report.rules);
    let asked: BTreeMap<&str, Value> = outcomes
        .filter_map(|outcome| {
            let configuration = match (&outcome.state, outcome.regraded) {
                (RuleState::Silenced, _) => json!({"enabled": false}),
                (_, Some(severity)) => json!({"level": level(severity)}),
                _ => return None,
            };
            Some((outcome.code.as_ref(), configuration))
        })
        .collect();
    let overrides: Vec<Value> = asked
        .into_iter()
        .map(|(code, configuration)| {
            let mut descriptor = json!({"id": code});
            if let Some(index) = rules.iter().position(|rule| rule.code == code) {
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
    fn names_are_escaped() {
        assert_eq!(uri("/tmp/thư.txt"), "file:///tmp/th%C6%B0.txt");
        assert_eq!(uri("a\\b c.txt"), "a/b%20c.txt");
        assert_eq!(uri("a:b"), "a%3Ab");
    }
}
