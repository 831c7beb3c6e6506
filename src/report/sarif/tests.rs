//! The log as a whole.

use super::*;
use crate::diagnostic::{Edit, Place, Report, RuleOutcome, Scope};

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
fn what_could_not_be_done_is_told_and_bounded() {
    for (failures, told, last) in [(0, 0, None), (2, 2, Some("e1")), (1234, 101, Some("and 1134 more"))] {
        let mut writer = SarifWriter::new(Vec::new(), [], Lang::En).unwrap();
        (0..failures).for_each(|n| writer.fail(&Message::new(format!("v{n}"), format!("e{n}"))));
        let log: Value = serde_json::from_slice(&writer.finish().unwrap()).unwrap();
        let invocation = &log["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], json!(failures == 0));
        let notifications = invocation["toolExecutionNotifications"].as_array();
        let texts: Vec<_> = notifications
            .into_iter()
            .flatten()
            .map(|notification| notification["message"]["text"].as_str())
            .collect();
        assert_eq!((texts.len(), texts.last().copied().flatten()), (told, last));
    }
}

#[test]
fn the_files_are_written_one_by_one() {
    /// Keeps the length of the longest piece.
    struct Longest(usize);
    impl io::Write for Longest {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.max(bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let none = Report::new(Scope::Content, Vec::new(), Vec::new());
    let mut writer = SarifWriter::new(Vec::new(), [], Lang::En).unwrap();
    for n in 0..500 {
        writer.write(&Checked::new(&format!("thu-{n}.txt"), &none)).unwrap();
    }
    let (_, writer) = writer.onto(Longest(0));
    let longest = writer.finish().unwrap().0;
    assert!(longest < 200, "{longest}");
}

#[test]
fn names_are_escaped() {
    assert_eq!(uri("/tmp/thư.txt"), "file:///tmp/th%C6%B0.txt");
    assert_eq!(uri("a\\b c.txt"), "a/b%20c.txt");
    assert_eq!(uri("a:b"), "a%3Ab");
}
