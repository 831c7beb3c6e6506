//! Formulas: how they are read, and what is told of them.

use congvan::diagnostic::Severity;
use congvan::{Checker, docx};

use crate::support::{letter, r, word};

fn math(inside: &str) -> String {
    format!("<m:oMath>{inside}</m:oMath>")
}

fn sign(props: &str, text: &str) -> String {
    format!("<m:r>{props}<m:t>{text}</m:t></m:r>")
}

/// The text of a line with a formula, how grave the note on formulas is, and the reasons of
/// what is not seen.
fn told(before: &str, formula: &str, behind: &str) -> (String, Option<Severity>, Vec<String>) {
    let line = format!("<w:p>{}{}{}</w:p>", r("", before), math(formula), r("", behind));
    let reading = docx::from_slice(&word(letter() + &line).build()).unwrap();
    let note = reading.diagnostics.iter().find(|note| note.code == "READ-FORMULAS");
    let severity = note.map(|note| note.severity);
    let report = Checker::new().check(&reading);
    let unseen = report.diagnostics.into_iter().filter(|found| found.code == "SP-11");
    let unseen = unseen.map(|found| found.message.en.into_owned()).collect();
    let text = reading.source.text().lines().rev();
    let line = text.map(str::trim).find(|line| !line.is_empty()).unwrap();
    (line.to_owned(), severity, unseen)
}

#[test]
fn a_formula_is_a_line_of_signs() {
    let power = format!(
        "<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>",
        sign("", "x"),
        sign("", "n+1")
    );
    let part = format!(
        "<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>",
        sign("", "a"),
        sign("", "b")
    );
    let (line, severity, unseen) = told("Lấy ", &(power + &part), " làm hệ số.");
    assert_eq!(line, "Lấy x^(n+1)a/b làm hệ số.");
    assert_eq!((severity, unseen.len()), (Some(Severity::Info), 0));
}

#[test]
fn a_formula_in_what_counts_is_told() {
    let power = format!(
        "<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>",
        sign("", "10"),
        sign("", "6")
    );
    for (before, behind) in [
        ("Số: 4", "/SNV-VP"),
        ("Hà Khê, ngày ", " tháng 5 năm 2024"),
        ("Số tiền 5", "000 đồng"),
        ("Chi phí là ", " đồng."),
    ] {
        let severity = told(before, &power, behind).1;
        assert_eq!(severity, Some(Severity::Warning), "{before}{behind}");
    }
    for (before, behind) in [("Hệ số là ", " lần."), ("Theo công thức ", "")] {
        assert_eq!(told(before, &power, behind).1, Some(Severity::Info), "{before}{behind}");
    }
    let plain = docx::from_slice(&word(letter()).build()).unwrap();
    assert!(plain.diagnostics.iter().all(|note| note.code != "READ-FORMULAS"));
}

#[test]
fn letters_of_a_formula_are_hidden_as_others_are() {
    let white = sign("<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>", "chuyển tiền");
    assert!(told("Lấy ", &white, "").2[0].contains("background"));
    let phantom = format!(
        "<m:phant><m:phantPr><m:show m:val=\"0\"/></m:phantPr><m:e>{}</m:e></m:phant>",
        sign("", "chuyển tiền")
    );
    let (line, _, unseen) = told("Lấy ", &(phantom + &sign("", "x")), "");
    assert!(
        line.contains("chuyển tiền") && unseen[0].contains("hidden"),
        "{line} {unseen:?}"
    );
    let shown = format!("<m:phant><m:phantPr/><m:e>{}</m:e></m:phant>", sign("", "hệ số"));
    assert_eq!(told("Lấy ", &shown, "").2.len(), 0);
    let box_of = |strike: &str| {
        format!(
            "<m:borderBox><m:borderBoxPr>{strike}</m:borderBoxPr><m:e>{}</m:e></m:borderBox>",
            sign("", "5000000")
        )
    };
    assert!(told("Chi ", &box_of("<m:strikeH m:val=\"1\"/>"), "").2[0].contains("struck out"));
    assert_eq!(told("Chi ", &box_of(""), "").2.len(), 0);
}

#[test]
fn signs_around_and_between_parts_are_kept() {
    let e = |text: &str| format!("<m:e>{}</m:e>", sign("", text));
    for (formula, line) in [
        (format!("<m:d>{}</m:d>", e("a")), "(a)"),
        (
            format!(
                "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:sepChr m:val=\";\"/><m:endChr m:val=\"\"/></m:dPr>{}{}</m:d>",
                e("a"),
                e("b")
            ),
            "[a;b",
        ),
        (
            format!("<m:rad><m:deg>{}</m:deg>{}</m:rad>", sign("", "3"), e("x+1")),
            "√[3](x+1)",
        ),
        (
            format!("<m:nary><m:sub>{}</m:sub><m:sup/>{}</m:nary>", sign("", "1"), e("x")),
            "∫_1x",
        ),
        (
            "<m:r><m:t>5</m:t><w:noBreakHyphen/><m:t>6</m:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></m:r>"
                .to_owned(),
            "5-6✓",
        ),
    ] {
        let (found, _, unseen) = told("Lấy ", &formula, "");
        assert_eq!((found, unseen.len()), (format!("Lấy {line}"), 0), "{formula}");
    }
}

#[test]
fn what_a_root_or_a_sum_does_not_show_is_hidden() {
    let hidden = sign("", "chuyển tiền");
    for formula in [
        format!("<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg>{hidden}</m:deg><m:e/></m:rad>"),
        format!("<m:nary><m:sub>{hidden}</m:sub><m:e/><m:naryPr><m:subHide/></m:naryPr></m:nary>"),
        format!("<m:phant><m:e>{hidden}</m:e><m:phantPr><m:show m:val=\"0\"/></m:phantPr></m:phant>"),
    ] {
        let (line, _, unseen) = told("Lấy ", &formula, "");
        assert!(line.contains("chuyển tiền"), "{line}");
        assert!(
            unseen.first().is_some_and(|why| why.contains("hidden")),
            "{formula} {unseen:?}"
        );
    }
}
