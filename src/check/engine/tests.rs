//! What a report says of each rule, and what a caller may change of it.

use chrono::NaiveDate;

use crate::Checker;
use crate::check::answer::{Answer, Finding};
use crate::check::question::stage::Stage;
use crate::check::subject::Subject;
use crate::check::testing::Letter;
use crate::diagnostic::{Diagnostic, Needs, Report, Rule, RuleState, Scope, Severity, Verdict};
use crate::message::Message;
use crate::value::Kind;

fn own(code: &str, severity: Severity) -> Rule {
    let title = Message::new("thử", "trial");
    Rule::new(
        code.to_owned(),
        "trial",
        severity,
        title,
        "Điều 8 Nghị định số 30/2020/NĐ-CP",
    )
}

fn state<'r>(report: &'r Report, code: &str) -> Option<&'r RuleState> {
    report
        .rules
        .iter()
        .find(|rule| rule.code == code)
        .map(|rule| &rule.state)
}

#[test]
fn a_letter_without_fault_is_compliant() {
    for letter in [Letter::cong_van(), Letter::named(Kind::ThongBao, "15/TB-SNV")] {
        let report = Checker::new().check(&letter.read());
        assert_eq!(report.diagnostics, []);
        assert_eq!(report.is_compliant(), Some(true));
        assert_eq!(report.scope, Scope::Content);
        // A document of a program has no text to look at, and can be compliant.
        assert_eq!(Checker::new().check(&letter.document).is_compliant(), Some(true));
    }
}

#[test]
fn outside_the_rules_nothing_is_judged() {
    let old = Letter::cong_van()
        .numbered("5/SNV - VP")
        .dated("ngày 12 tháng 9 năm 2002");
    let mut party = Letter::cong_van().dated("ngày 12 tháng 9 năm 2012");
    party.document.national_title = Some("ĐẢNG CỘNG SẢN VIỆT NAM".into());
    party.document.motto = None;
    let normative = Letter::named(Kind::QuyetDinh, "5/2024/QĐ-UBND");
    for letter in [old, party, normative] {
        let report = Checker::new().check(&letter.read());
        assert_eq!(report.diagnostics, []);
        assert_eq!(report.verdict(), Verdict::Undetermined);
        assert_eq!(report.profile, None);
    }
}

#[test]
fn a_letter_of_the_circular_s_time_gets_warnings_where_the_decree_kept_its_rules() {
    let old = Letter::cong_van()
        .numbered("5/SNV-VP")
        .dated("ngày 12 tháng 9 năm 2012");
    let report = Checker::new().check(&old.read());
    let codes: Vec<(&str, Severity)> = report
        .diagnostics
        .iter()
        .map(|d| (d.code.as_ref(), d.severity))
        .collect();
    assert_eq!(codes, [("N02", Severity::Warning)]);
    let basis = report.diagnostics[0].basis.as_ref().unwrap();
    assert_eq!(basis.to_string(), "Thông tư số 01/2011/TT-BNV");
    assert_eq!(
        (report.verdict(), report.profile.as_deref()),
        (Verdict::Undetermined, Some("tt01"))
    );
}

#[test]
fn the_rules_of_a_day_can_be_asked_for() {
    let old = Letter::cong_van()
        .numbered("5/SNV-VP")
        .dated("ngày 12 tháng 9 năm 2012");
    let checker = Checker::new().as_of(NaiveDate::from_ymd_opt(2024, 1, 1).unwrap());
    assert_eq!(checker.check(&old.read()).is_compliant(), Some(false));
    let checker = Checker::new().as_of(NaiveDate::from_ymd_opt(2019, 1, 1).unwrap());
    assert_eq!(checker.check(&Letter::cong_van().read()).is_compliant(), None);
}

#[test]
fn a_draft_lacks_only_what_the_issue_brings() {
    let draft = Letter::cong_van().numbered("/SNV-VP").dated("ngày    tháng 5 năm 2024");
    let report = Checker::new().check(&draft.read());
    assert_eq!((report.is_compliant(), report.count(Severity::Error)), (Some(false), 2));
    let report = Checker::new().stage(Stage::Draft).check(&draft.read());
    assert_eq!((report.is_compliant(), report.count(Severity::Info)), (Some(true), 2));
    assert_eq!(state(&report, "N07"), Some(&RuleState::Passed));
}

#[test]
fn the_report_says_what_the_caller_changed() {
    let letter = Letter::cong_van().numbered("5/SNV-VP");
    let report = Checker::new().without_rule("N02").check(&letter.read());
    assert_eq!(
        (report.is_compliant(), state(&report, "N02")),
        (Some(true), Some(&RuleState::Silenced))
    );
    assert_eq!(report.silenced().collect::<Vec<_>>(), ["N02"]);
    let report = Checker::new().severity("N02", Severity::Warning).check(&letter.read());
    assert_eq!(
        (report.is_compliant(), report.count(Severity::Warning)),
        (Some(true), 1)
    );
    assert_eq!(report.regraded().collect::<Vec<_>>(), [("N02", Severity::Warning)]);
}

#[test]
fn the_caller_s_rules_answer_like_the_crate_s() {
    let fails = |_: &Subject<'_>| {
        Finding::at("/contact", "thiếu", "missing")
            .lighter(Severity::Info)
            .into()
    };
    let checker = Checker::new()
        .with_rule(own("X01", Severity::Info), fails)
        .with_rule(own("X02", Severity::Error), fails)
        .with_rule(own("X03", Severity::Error), |_| {
            Answer::not_evaluated("thiếu sổ", "no register")
        });
    let report = checker.check(&Letter::cong_van().document);
    // Information breaks a rule that is no more than that.
    assert_eq!(state(&report, "X01"), Some(&RuleState::Failed));
    assert_eq!(state(&report, "X02"), Some(&RuleState::Passed));
    assert_eq!(report.verdict(), Verdict::Undetermined);
    let found = report.diagnostics.iter().find(|d| d.code == "X01").unwrap();
    assert_eq!(
        found.basis.as_ref().unwrap().to_string(),
        "Điều 8 Nghị định số 30/2020/NĐ-CP"
    );

    let mut layout = own("X04", Severity::Error);
    layout.needs = Needs::Layout;
    let report = Checker::new()
        .with_rule(layout, fails)
        .check(&Letter::cong_van().document);
    assert!(matches!(state(&report, "X04"), Some(RuleState::NotApplicable { .. })));
}

#[test]
fn the_caller_s_rule_takes_the_place_of_one_of_the_same_code() {
    let letter = Letter::cong_van().numbered("5/SNV-VP");
    let checker = Checker::new().with_rule(own("N02", Severity::Error), |_| Answer::Passed);
    let report = checker.check(&letter.read());
    assert_eq!(report.rules.iter().filter(|rule| rule.code == "N02").count(), 1);
    assert_eq!(report.is_compliant(), Some(true));
}

#[test]
fn the_caller_s_rules_hold_outside_the_decree_too() {
    let old = Letter::cong_van().dated("ngày 12 tháng 9 năm 2012");
    let checker = Checker::new().with_rule(own("X01", Severity::Error), |_| Finding::at("", "a", "b").into());
    assert_eq!(checker.check(&old.document).verdict(), Verdict::NotCompliant);
}

#[test]
fn a_severity_is_never_graver_than_the_rule_s() {
    let graver = |_: &Subject<'_>| Finding::at("", "a", "b").lighter(Severity::Error).into();
    let report = Checker::new()
        .with_rule(own("X01", Severity::Warning), graver)
        .check(&Letter::cong_van().document);
    assert_eq!(report.count(Severity::Error), 0);
}

#[test]
fn findings_come_in_the_order_of_the_document() {
    let mut letter = Letter::cong_van()
        .numbered("5/SNV - VP")
        .dated("ngày 5 tháng 2 năm 2024")
        .signed(&["K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
    letter.document.motto = None;
    letter.document.archive = None;
    let report = Checker::new().check(&letter.read());
    let codes: Vec<&str> = report.diagnostics.iter().map(|d| d.code.as_ref()).collect();
    assert_eq!(codes, ["F02", "N02", "N01", "D01", "D01", "R16", "S01"]);
    // Without places the components give the order.
    let report = Checker::new().check(&letter.document);
    let codes: Vec<&str> = report.diagnostics.iter().map(|d| d.code.as_ref()).collect();
    assert_eq!(codes, ["F02", "N01", "N02", "D01", "D01", "S01", "R16"]);
}

#[test]
fn the_mends_of_all_rules_make_the_letter_right_and_stay() {
    let right = Letter::cong_van()
        .numbered("05/SNV-VP")
        .dated("ngày 05 tháng 02 năm 2024")
        .addressed(&[("\n- ", "Sở Y tế", ";\n"), ("- ", "Sở Nội vụ", ".\n")])
        .archived("Lưu: VT, VP.")
        .signed(&["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
    let mut wrong = Letter::cong_van()
        .numbered("5 /SNV - VP")
        .dated("ngày 5 tháng 2 năm 2024")
        .addressed(&[("\n- ", "Sở Y tế", ",\n"), ("- ", "Sở Nội vụ", "\n")])
        .archived("Lưu: VT, VP")
        .signed(&["KT/ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
    wrong.document.motto = Some("Độc lập – Tự do– Hạnh phúc".into());
    (wrong.number_label, wrong.comma) = ("SỐ", " ");
    let source = wrong.read().source;
    let report = Checker::new().check(&wrong.read());
    let once = crate::fix::apply(&source, &report.diagnostics);
    assert_eq!(once.text, right.read().source.text());
    assert_eq!(once.skipped, Vec::<&Diagnostic>::new());
    let report = Checker::new().check(&right.read());
    let again = crate::fix::apply(&right.read().source, &report.diagnostics);
    assert_eq!(again.text, right.read().source.text());
}

#[test]
fn a_report_goes_through_json_unchanged() {
    let mut letter = Letter::cong_van().numbered("5/SNV - VP");
    letter.document.kind = None;
    let report = Checker::new().check(&letter.read());
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    assert!(json.contains(r#""state":"not-evaluated""#));
}
