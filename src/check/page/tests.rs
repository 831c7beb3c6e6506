//! Letters that are laid out as Annex I asks, and small changes that break one rule.

use crate::Checker;
use crate::check::catalogue::list::{halves, rows};
use crate::check::example::form::{CONG_VAN, Form, PARTY_LETTER, Slot, THONG_BAO};
use crate::check::example::letters::MOT_PHU_LUC;
use crate::check::example::models::GIAY_NGHI_PHEP;
use crate::check::example::setting::Setting;
use crate::check::example::{ALL, Example};
use crate::diagnostic::{Diagnostic, Needs, Report, RuleState, Scope, Severity};
use crate::layout::{Alignment, Length, PagePlace, Pages};
use crate::letter::{self, Reading};

/// A letter as it is read from a file that lays it out as the Annex asks, but for what
/// is changed.
fn set(text: &str, change: impl FnOnce(&mut Setting<'_>)) -> Reading {
    let reading = letter::from_str(text);
    let mut setting = Setting::by_the_annex(&reading);
    change(&mut setting);
    let layout = Some(Box::new(setting.layout));
    Reading { layout, ..reading }
}

fn of(form: &Form, change: impl FnOnce(&mut Setting<'_>)) -> Reading {
    set(&form.with(Slot::Stamp, ""), change)
}

fn check(reading: &Reading) -> Report {
    Checker::new().check(reading)
}

fn state<'r>(report: &'r Report, code: &str) -> &'r RuleState {
    let found = report.rules.iter().find(|rule| rule.code == code);
    &found.unwrap().state
}

fn only(report: &Report) -> &Diagnostic {
    assert_eq!(report.diagnostics.len(), 1, "{:?}", report.diagnostics);
    &report.diagnostics[0]
}

#[test]
fn letters_that_are_laid_out_by_the_annex_are_without_fault() {
    for form in ALL {
        let reading = of(form, |_| ());
        let report = check(&reading);
        assert_eq!(report.diagnostics, [], "{}", reading.source.text());
        assert_eq!(report.scope, Scope::ContentAndLayout);
        let unsure: Vec<_> = report.not_evaluated().collect();
        assert_eq!(unsure, [], "{}", reading.source.text());
    }
}

/// What is wrong with an example on the page.
fn faults(code: &str, severity: Severity, example: &Example) -> Vec<String> {
    let Some((wrong, right)) = example.readings() else {
        return vec![format!("{code}: has no layout")];
    };
    let mut faults = Vec::new();
    let found = Checker::new().check(&wrong).diagnostics;
    let text = wrong.source.text();
    if !found.iter().any(|d| d.code == code && d.severity >= severity) {
        faults.push(format!("{code}: is not broken by\n{text}"));
    }
    for other in &found {
        if other.code != code && !example.breaks_also(&other.code) {
            faults.push(format!("{code}: breaks {} too: {}\n{text}", other.code, other.message));
        }
        if other.fix.is_some() {
            faults.push(format!("{code}: layout has no mends"));
        }
    }
    let report = Checker::new().check(&right);
    for found in &report.diagnostics {
        faults.push(format!(
            "{code}: the right one breaks {}: {}\n{text}",
            found.code, found.message
        ));
    }
    faults.extend(
        report
            .not_evaluated()
            .map(|(other, why)| format!("{code}: {other} is not evaluated: {why}")),
    );
    faults
}

#[test]
fn the_wrong_layout_breaks_its_rule_alone_and_the_right_one_none() {
    let own = rows().filter(|row| row.needs == Needs::Layout);
    let mut found: Vec<String> = own
        .flat_map(|row| faults(row.code, row.severity, &row.example))
        .collect();
    for half in halves() {
        let row = rows().find(|row| row.code == half.code).unwrap();
        assert!(row.needs != Needs::Layout && row.example.is_of_text(), "{}", row.code);
        found.extend(faults(half.code, row.severity, &half.example));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn rules_on_the_page_need_it() {
    for row in rows() {
        assert_eq!(row.needs == Needs::Layout, !row.example.is_of_text(), "{}", row.code);
        assert!(row.needs != Needs::Layout || !row.mends, "{}", row.code);
    }
}

#[test]
fn one_word_of_another_face_is_told_by_its_own_place() {
    let reading = of(&CONG_VAN, |setting| {
        setting.words("/body/0", "các cơ quan", |style| style.font = Some("Arial".into()));
    });
    let report = check(&reading);
    let found = only(&report);
    assert_eq!((found.code.as_ref(), found.path.as_str()), ("F33", "/body/0"));
    assert_eq!(reading.source.slice(found.span.unwrap().span()), Some("các cơ quan"));
    assert_eq!(found.message.vi, "phông chữ Arial, phải là Times New Roman");
}

#[test]
fn signs_and_spaces_are_no_letters() {
    let reading = of(&CONG_VAN, |setting| {
        setting.words("/body/0", "./.", |style| style.font = Some("Symbol".into()));
        setting.words("/motto", " - ", |style| style.bold = false);
    });
    assert_eq!(check(&reading).diagnostics, []);
}

#[test]
fn the_messages_have_the_figures() {
    let reading = of(&CONG_VAN, |setting| {
        setting.letters("/motto", |style| style.size = Length::from_points(12.5));
        setting.letters("/motto", |style| style.italic = true);
        setting.pages(|section| section.margins.right = Length::from_mm(25.4));
    });
    let report = check(&reading);
    let told: Vec<(&str, &str)> = report
        .diagnostics
        .iter()
        .map(|found| (found.code.as_ref(), found.message.vi.as_ref()))
        .collect();
    assert_eq!(
        told,
        [
            ("F04", "lề phải 25,4 mm, phải là 15–20 mm"),
            ("F15", "Tiêu ngữ: chữ nghiêng, phải là chữ đứng"),
            ("F03", "Tiêu ngữ: cỡ chữ 12,5, phải là 13–14"),
        ]
    );
    assert!(report.diagnostics[2].message.en.contains("size 12.5, must be 13 to 14"));
}

#[test]
fn a_fault_of_every_paragraph_is_told_once() {
    let lines: Vec<String> = (1..=40)
        .map(|i| format!("{i}. Phòng số {i} cử một người trực kho."))
        .collect();
    let body = format!("Sở Nội vụ thông báo như sau:\n{}", lines.join("\n"));
    let text = THONG_BAO.with(Slot::Body, &format!("{}/.", body));
    let reading = set(&text, |setting| {
        setting
            .layout
            .paragraphs
            .iter_mut()
            .for_each(|p| p.first_line = Length::ZERO);
    });
    let report = check(&reading);
    let found: Vec<&Diagnostic> = report.diagnostics.iter().filter(|found| found.code == "B07").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path, "/body/0");
    assert!(
        found[0].message.vi.ends_with("(và 40 chỗ khác)"),
        "{}",
        found[0].message.vi
    );
}

#[test]
fn letters_may_be_shown_as_capitals() {
    let small = THONG_BAO.with(Slot::Title, "Thông báo\nVề công tác phòng, chống lụt bão");
    let codes = |change: fn(&mut Setting<'_>)| -> Vec<String> {
        let report = check(&set(&small, change));
        report
            .diagnostics
            .into_iter()
            .map(|found| found.code.into_owned())
            .collect()
    };
    assert_eq!(codes(|_| ()), ["T03"]);
    assert_eq!(
        codes(|setting| setting.letters("/title", |style| style.capitals = true)),
        Vec::<String>::new()
    );
    // What must be small letters may not.
    let reading = of(&CONG_VAN, |setting| {
        setting.letters("/signatures/0/signer", |style| style.capitals = true)
    });
    let report = check(&reading);
    assert_eq!(only(&report).code, "S20");
}

#[test]
fn what_the_file_does_not_say_is_not_evaluated() {
    let unsaid = |code: &str, change: fn(&mut Setting<'_>)| {
        let report = check(&of(&CONG_VAN, change));
        assert!(
            matches!(state(&report, code), RuleState::NotEvaluated { .. }),
            "{code}: {:?}",
            state(&report, code)
        );
        assert_eq!(report.is_compliant(), None, "{code}");
    };
    unsaid("F33", |setting| setting.letters("/body/0", |style| style.font = None));
    unsaid("F18", |setting| {
        setting.each("/motto", |p| {
            p.rules_below.iter_mut().for_each(|rule| rule.length = None)
        });
    });
    unsaid("F17", |setting| {
        setting.each("/motto", |p| p.place = PagePlace::TextBox { left: None, top: None });
    });
    // A table in the header: how wide the cell is is known, where it stands is not.
    unsaid("F14", |setting| {
        setting.each("/national_title", |p| p.place = PagePlace::Header(Pages::First));
    });
    unsaid("F04", |setting| setting.layout.sections.clear());
}

#[test]
fn columns_that_a_tab_makes_are_not_guessed_at() {
    let text = "UBND TỈNH HÀ KHÊ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n\
                Số: 45/SNV-VP\tHà Khê, ngày 12 tháng 5 năm 2026\n\
                V/v báo cáo số liệu quý II\n\nKính gửi: Sở Y tế\n\n\
                Sở Nội vụ đề nghị các cơ quan thực hiện./.\n\n\
                Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà\n";
    let report = check(&set(text, |_| ()));
    for code in ["F17", "D12", "N18"] {
        assert!(matches!(state(&report, code), RuleState::NotEvaluated { .. }), "{code}");
    }
    // Which column is at the right and what is on one line can be told.
    for code in ["F14", "D13"] {
        assert_eq!(state(&report, code), &RuleState::Passed, "{code}");
    }
}

#[test]
fn pages_without_numbers_are_wrong_where_there_are_several() {
    let unnumbered = |body: &str| {
        let text = THONG_BAO.with(Slot::Body, body);
        let reading = set(&text, |setting| setting.pages(|section| section.page_number = None));
        state(&check(&reading), "F06").clone()
    };
    assert!(matches!(
        unnumbered("Sở Nội vụ thông báo./."),
        RuleState::NotApplicable { .. }
    ));
    let lines: Vec<String> = (1..=60)
        .map(|i| format!("{i}. Phòng số {i} cử một người trực kho."))
        .collect();
    assert_eq!(unnumbered(&format!("{}/.", lines.join("\n"))), RuleState::Failed);
    let some: Vec<&str> = lines.iter().take(25).map(String::as_str).collect();
    assert!(matches!(
        unnumbered(&format!("{}/.", some.join("\n"))),
        RuleState::NotEvaluated { .. }
    ));
}

#[test]
fn sizes_of_the_head_go_together() {
    let head = |title: f64, motto: f64, date: f64| {
        let reading = of(&CONG_VAN, |setting| {
            for (path, size) in [("/national_title", title), ("/motto", motto), ("/date", date)] {
                let span = setting.span(path).unwrap();
                let runs = setting.layout.paragraphs.iter_mut().flat_map(|p| &mut p.runs);
                for run in runs.filter(|run| run.span.start < span.end && span.start < run.span.end) {
                    run.style.size = Length::from_points(size);
                }
            }
        });
        let found = check(&reading).diagnostics.into_iter();
        found
            .filter(|found| found.code == "F03")
            .map(|found| found.severity)
            .collect::<Vec<_>>()
    };
    for fine in [[13.0, 14.0, 14.0], [12.0, 13.0, 13.0], [12.0, 14.0, 14.0]] {
        assert_eq!(head(fine[0], fine[1], fine[2]), [], "{fine:?}");
    }
    assert_eq!(head(13.0, 13.0, 14.0), [Severity::Warning]);
    assert_eq!(head(13.0, 15.0, 14.0), [Severity::Error]);
}

#[test]
fn one_line_may_stand_at_the_left() {
    let left = |form: &Form| {
        let reading = of(form, |setting| {
            setting.each("/body/0", |p| p.alignment = Alignment::Left);
            setting.each("/body/4", |p| p.alignment = Alignment::Left);
        });
        state(&check(&reading), "B06").clone()
    };
    assert_eq!(left(&CONG_VAN), RuleState::Passed);
    assert_eq!(left(&GIAY_NGHI_PHEP), RuleState::Failed);
}

#[test]
fn documents_under_other_rules_are_not_judged_by_their_page() {
    let ugly = |setting: &mut Setting<'_>| {
        setting.pages(|section| section.margins.left = Length::ZERO);
        setting.letters("/number", |style| style.bold = true);
    };
    let party = check(&of(&PARTY_LETTER, ugly));
    assert_eq!(party.diagnostics, []);
    assert!(matches!(state(&party, "F04"), RuleState::NotApplicable { .. }));
    let old = CONG_VAN.with(Slot::PlaceDate, "Hà Khê, ngày 12 tháng 5 năm 2016");
    let old = check(&set(&old, ugly));
    assert_eq!(old.diagnostics, []);
    assert!(matches!(state(&old, "F04"), RuleState::NotEvaluated { .. }));
}

#[test]
fn a_layout_that_does_not_fit_its_text_does_no_harm() {
    let reading = of(&MOT_PHU_LUC, |setting| {
        for (i, paragraph) in setting.layout.paragraphs.iter_mut().enumerate() {
            paragraph.span.end += 7 * i;
            paragraph.column = Length::from_twips(if i % 2 == 0 { i32::MIN } else { i32::MAX });
            paragraph.indent_left = Length::from_twips(i32::MIN);
            for run in &mut paragraph.runs {
                run.span.start = run.span.start.saturating_sub(1);
                run.span.end += 1000;
                run.style.size = Length::from_twips(i32::MAX);
            }
        }
        setting.pages(|section| (section.width, section.height) = (Length::ZERO, Length::from_twips(i32::MIN)));
    });
    assert!(!check(&reading).diagnostics.is_empty());
}
