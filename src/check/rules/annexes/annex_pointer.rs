//! P: the line that says to what an annex belongs.

use super::{MODELS, each, no_annex};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::MOT_PHU_LUC;
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::rules::place_date::date_slots::in_figures;
use crate::check::subject::Subject;
use crate::check::subject::annexes::{Field, annexes};
use crate::cite;
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold_eq, is_letter_or_digit, skeleton};
use crate::value::{IssueDate, Kind, LegalReference};

const LINE: &str = "điểm c khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

const FORM: &str = "(Kèm theo <tên loại> số … ngày … tháng … năm … của …)";

const RIGHT: &str = "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
                     1. Tháng 8: Văn phòng Sở./.";

pub(in crate::check::rules) const P06: Row = Row {
    code: "P06",
    name: "annex-reference",
    severity: Severity::Error,
    basis: LINE,
    vi: "mỗi phụ lục có dòng “(Kèm theo …)”; bản giấy ghi đầy đủ số, ký hiệu, thời gian ban hành, cơ quan ban hành",
    en: "each annex has a line `(Kèm theo …)`; on paper with number, symbol, date and issuer",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "Phụ lục\nLỊCH TRỰC\n\n1. Tháng 8: Văn phòng Sở./.",
        RIGHT,
    ),
    test: present,
};

pub(in crate::check::rules) const P07: Row = Row {
    code: "P07",
    name: "annex-reference-issuer",
    severity: Severity::Info,
    basis: "Mục II Phụ lục III Nghị định số 30/2020/NĐ-CP",
    vi: "dòng “(Kèm theo …)” nêu tên cơ quan ban hành, kể cả với văn bản điện tử (theo mẫu)",
    en: "the line `(Kèm theo …)` names the issuer, in electronic documents too (by the model)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của …)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
        RIGHT,
    ),
    test: issuer,
};

pub(in crate::check::rules) const P08: Row = Row {
    code: "P08",
    name: "annex-reference-agrees",
    severity: Severity::Error,
    basis: LINE,
    vi: "dòng “(Kèm theo …)” khớp với tên loại, số, ký hiệu và ngày của văn bản",
    en: "the line `(Kèm theo …)` agrees with kind, number, symbol and date of the document",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 16/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
        RIGHT,
    ),
    test: agrees,
};

pub(in crate::check::rules) const P10: Row = Row {
    code: "P10",
    name: "annex-reference-wording",
    severity: Severity::Warning,
    basis: MODELS,
    vi: "dòng chỉ dẫn của phụ lục theo mẫu “(Kèm theo <tên loại> số … ngày … tháng … năm … của …)”",
    en: "the line of an annex is worded “(Kèm theo <kind> số … ngày … tháng … năm … của …)”, as in the model",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "Phụ lục\nLỊCH TRỰC\n(Ban hành kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
        RIGHT,
    ),
    test: wording,
};

/// What the line cites.
fn cited(pointer: &Field<'_>) -> Option<LegalReference> {
    cite::find(pointer.text).next().map(|citation| citation.reference)
}

/// What a blank form has in the place of a number or name.
fn is_blank(text: &str) -> bool {
    !text.contains(is_letter_or_digit)
}

fn present(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    each(subject, |annex, label| {
        let written = label.field.text;
        let Some(pointer) = &annex.pointer else {
            let finding = Finding::at(
                label.field.path.as_str(),
                format!("“{written}” không có dòng chỉ dẫn kèm theo văn bản, dạng “{FORM}”"),
                format!("“{written}” lacks the line that says to what it belongs, as “{FORM}”"),
            );
            return Some(finding);
        };
        let reference = cited(pointer);
        let number = reference
            .as_ref()
            .and_then(|r| r.number.as_ref())
            .and_then(|number| number.serial());
        let date = reference.as_ref().and_then(|r| r.date).and_then(IssueDate::day);
        // An electronic document need not fill it in; a signature in the text shows one.
        let electronic = !document.stamps.is_empty();
        if (number.is_some() && date.is_some()) || electronic {
            return None;
        }
        let mut vi = Vec::new();
        let mut en = Vec::new();
        if number.is_none() {
            vi.push("số, ký hiệu");
            en.push("number and symbol");
        }
        if date.is_none() {
            vi.push("thời gian ban hành");
            en.push("date");
        }
        Some(
            Finding::at(
                pointer.path.as_str(),
                format!(
                    "dòng chỉ dẫn của “{written}” chưa ghi đủ {}; bản giấy phải ghi đầy đủ",
                    vi.join(", ")
                ),
                format!(
                    "the line of “{written}” lacks {}; on paper it is filled in",
                    en.join(", ")
                ),
            )
            .lighter(Severity::Warning)
            .awaiting_issue()
            .within_opt(subject.locate(&pointer.path, pointer.text, 0..pointer.text.len())),
        )
    })
}

fn issuer(subject: &Subject<'_>) -> Answer {
    each(subject, |annex, label| {
        let pointer = annex.pointer.as_ref()?;
        let text = pointer.text;
        let (_, behind) = text.rsplit_once("của")?;
        is_blank(behind).then(|| {
            Finding::at(
                pointer.path.as_str(),
                format!(
                    "dòng chỉ dẫn của “{}” để trống tên cơ quan ban hành sau từ “của”",
                    label.field.text
                ),
                format!(
                    "the line of “{}” leaves the issuer behind `của` blank",
                    label.field.text
                ),
            )
        })
    })
}

/// Asks about the line of each annex, labelled or not.
fn each_line<'a>(subject: &Subject<'a>, test: impl Fn(&Field<'a>) -> Vec<Finding>) -> Answer {
    let document = subject.document();
    let mut any = false;
    let mut findings = Vec::new();
    for annex in annexes(document) {
        if !annex.is_annex() {
            continue;
        }
        let Some(pointer) = &annex.pointer else { continue };
        any = true;
        if findings.len() < MOST {
            findings.extend(test(pointer));
        }
    }
    if any { Answer::of(findings) } else { no_annex() }
}

fn agrees(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    each_line(subject, |pointer| {
        let Some(reference) = cited(pointer) else {
            return Vec::new();
        };
        let mut differ = Vec::new();
        if let (Some(own), Some(named)) = (&document.number, &reference.number) {
            let serials = own.serial().zip(named.serial());
            let symbols = own.notation().zip(named.notation());
            let other_serial = serials.is_some_and(|(own, named)| own != named);
            let other_symbol = symbols.is_some_and(|(own, named)| !fold_eq(own, named));
            if other_serial || other_symbol {
                differ.push((named.to_string(), own.to_string()));
            }
        }
        if let (Some(own), Some(named)) = (&document.kind, &reference.kind)
            && !matches!(named, Kind::Other(_))
            && own != named
        {
            differ.push((named.to_string(), own.to_string()));
        }
        if let (Some(own), Some(named)) = (document.date, reference.date)
            && !may_be_same(own, named)
        {
            differ.push((in_figures(named), in_figures(own)));
        }
        let found = differ.into_iter().map(|(named, own)| {
            Finding::at(
                pointer.path.as_str(),
                format!("phụ lục ghi kèm theo “{named}”, văn bản là “{own}”"),
                format!("the annex says that it belongs to “{named}”, the document is “{own}”"),
            )
            .within_opt(subject.locate(&pointer.path, pointer.text, 0..pointer.text.len()))
        });
        found.collect()
    })
}

/// Whether two dates can be one, as far as they are written.
fn may_be_same(a: IssueDate, b: IssueDate) -> bool {
    let agree = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
    a.year() == b.year() && agree(a.month(), b.month()) && agree(a.day(), b.day())
}

fn wording(subject: &Subject<'_>) -> Answer {
    each_line(subject, |pointer| {
        let text = pointer.text;
        let bare = skeleton(text);
        let mut vi = Vec::new();
        let mut en = Vec::new();
        let opens = bare.starts_with("(kem theo ");
        if !opens {
            vi.push("bắt đầu bằng “(Kèm theo”");
            en.push("begin with “(Kèm theo”");
        }
        for (word, name) in [(" so", "số"), (" ngay", "ngày"), (" cua", "của")] {
            if !bare.contains(word) {
                vi.push(match name {
                    "số" => "có “số …”",
                    "ngày" => "có “ngày … tháng … năm …”",
                    _ => "có “của …”",
                });
                en.push(match name {
                    "số" => "have “số …”",
                    "ngày" => "have “ngày … tháng … năm …”",
                    _ => "have “của …”",
                });
            }
        }
        if !text.trim_end().ends_with(')') {
            vi.push("kết thúc bằng dấu “)”");
            en.push("end with “)”");
        }
        if vi.is_empty() {
            return Vec::new();
        }
        let finding = Finding::at(
            pointer.path.as_str(),
            format!(
                "“{text}”: dòng chỉ dẫn phải {}, theo mẫu “{FORM}”",
                listed(&vi, "và phải")
            ),
            format!("“{text}”: the line must {}, as the model “{FORM}”", listed(&en, "and")),
        );
        let edit = (!opens).then(|| lead(pointer)).flatten();
        let edit = edit.and_then(|range| subject.replace(&pointer.path, pointer.text, range, "Kèm theo"));
        let place = subject.locate(&pointer.path, pointer.text, 0..pointer.text.len());
        vec![finding.within_opt(place).with_safe_edits(edit.into_iter().collect())]
    })
}

/// Demands as one list: `a, b và phải c`.
fn listed(demands: &[&str], and: &str) -> String {
    match demands.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
        _ => demands.concat(),
    }
}

/// The words up to `kèm theo`: `Ban hành kèm theo`.
fn lead(pointer: &Field<'_>) -> Option<std::ops::Range<usize>> {
    let end = pointer.text.find("kèm theo")? + "kèm theo".len();
    let start = pointer.text.find(is_letter_or_digit)?;
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, notice_with_annexes};
    use crate::check::{Checker, Stage};
    use crate::diagnostic::Severity;

    fn notice(pointer: Option<&str>) -> Letter {
        let mut letter = notice_with_annexes("Sở thông báo.", &["Phụ lục"]);
        letter.document.appendices[0].reference = pointer.map(String::from);
        letter
    }

    fn broken(pointer: &str) -> Vec<&'static str> {
        let letter = notice(Some(pointer));
        ["P06", "P07", "P08", "P10"]
            .into_iter()
            .filter(|code| !findings(code, &letter).is_empty())
            .collect()
    }

    #[test]
    fn the_line_is_there_filled_in_and_agrees() {
        let fine = "(Kèm theo Thông báo số 15/TB-SNV ngày 02 tháng 5 năm 2024 của Sở Nội vụ)";
        assert_eq!(broken(fine), [""; 0]);
        assert_eq!(
            broken("(Kèm theo Thông báo số 15/TB-SNV ngày 02/5/2024 của Sở Nội vụ)"),
            [""; 0]
        );
        assert_eq!(
            broken("(Kèm theo Văn bản số 15/TB-SNV ngày 02 tháng 5 năm 2024 của Sở Nội vụ)"),
            [""; 0]
        );
        for (wrong, codes) in [
            (
                "(Kèm theo Thông báo số     /TB-SNV ngày    tháng 5 năm 2024 của Sở Nội vụ)",
                &["P06"][..],
            ),
            (
                "(Kèm theo Thông báo số 15/TB-SNV ngày 02 tháng 5 năm 2024 của ……)",
                &["P07"],
            ),
            (
                "(Kèm theo Thông báo số 15/TB-SYT ngày 02 tháng 5 năm 2024 của Sở Y tế)",
                &["P08"],
            ),
            (
                "(Kèm theo Kế hoạch số 15/TB-SNV ngày 02 tháng 5 năm 2024 của Sở Nội vụ)",
                &["P08"],
            ),
            (
                "(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2024 của Sở Nội vụ)",
                &["P08"],
            ),
            (
                "(Ban hành kèm theo Thông báo số 15/TB-SNV ngày 02 tháng 5 năm 2024 của Sở Nội vụ)",
                &["P10"],
            ),
            ("(Kèm theo Thông báo số 15/TB-SNV)", &["P06", "P10"]),
        ] {
            assert_eq!(broken(wrong), codes, "{wrong}");
        }
        assert_eq!(findings("P06", &notice(None))[0].severity, Severity::Error);
    }

    #[test]
    fn a_blank_is_no_fault_of_a_draft_or_an_electronic_document() {
        let mut letter = notice(Some(
            "(Kèm theo Thông báo số     /TB-SNV ngày    tháng 5 năm 2024 của Sở Nội vụ)",
        ));
        let report = Checker::new().stage(Stage::Draft).check(&letter.read());
        let found = report.diagnostics.iter().find(|d| d.code == "P06").unwrap();
        assert_eq!(found.severity, Severity::Info);
        letter.document.stamps = vec!["Ký bởi: Sở Nội vụ".into()];
        assert!(findings("P06", &letter).is_empty());
    }
}
