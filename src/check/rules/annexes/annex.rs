//! B, P: annexes and the pointers to them.

use super::{annex_form, annex_pointer};
use super::{located, no_annex};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::HAI_PHU_LUC;
use crate::check::facts::outline::roman;
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::check::subject::annexes::{Label, Pointing, annexes, pointings, printed};
use crate::diagnostic::{Needs, Severity};

const POINTERS: &str = "điểm a khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

const BODY: &str = "Sở Nội vụ thông báo lịch trực (Phụ lục I kèm theo) và phương tiện cứu hộ (Phụ lục II kèm theo)./.";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B04",
        name: "annex-pointer",
        severity: Severity::Error,
        basis: POINTERS,
        vi: "văn bản có phụ lục phải có chỉ dẫn về phụ lục; từ hai phụ lục trở lên phải đánh số La Mã",
        en: "a document with annexes points to them; two or more annexes have Roman numbers",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &HAI_PHU_LUC,
            Slot::Annex,
            "Phụ lục 1\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Tháng 8: Văn phòng Sở./.\n\n\
             Phụ lục 2\nPHƯƠNG TIỆN\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Hai xuồng máy./.",
            "Phụ lục I\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Tháng 8: Văn phòng Sở./.\n\n\
             Phụ lục II\nPHƯƠNG TIỆN\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Hai xuồng máy./.",
        ),
        test: pointed_to,
    },
    Row {
        code: "P01",
        name: "annex-exists",
        severity: Severity::Warning,
        basis: POINTERS,
        vi: "phụ lục nêu trong văn bản có trong các phụ lục kèm theo (suy ra)",
        en: "an annex that the text names is there (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &HAI_PHU_LUC,
            Slot::Body,
            "Sở Nội vụ thông báo lịch trực (Phụ lục I kèm theo), phương tiện (Phụ lục II kèm theo) và \
             danh bạ (Phụ lục III kèm theo)./.",
            BODY,
        ),
        test: exists,
    },
    Row {
        code: "P02",
        name: "annex-own-pointer",
        severity: Severity::Error,
        basis: POINTERS,
        vi: "khi có từ hai phụ lục trở lên, mỗi phụ lục có chỉ dẫn riêng trong văn bản",
        en: "where there are two or more annexes, the text points to each",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &HAI_PHU_LUC,
            Slot::Body,
            "Sở Nội vụ thông báo lịch trực mùa mưa bão (Phụ lục I kèm theo)./.",
            BODY,
        ),
        test: each_pointed_to,
    },
    Row {
        code: "P03",
        name: "annex-numbers",
        severity: Severity::Warning,
        basis: POINTERS,
        vi: "số thứ tự của các phụ lục liên tục, không thiếu, không lặp",
        en: "the numbers of the annexes run on without gap or repeat",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &HAI_PHU_LUC,
            Slot::Annex,
            "Phụ lục I\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Tháng 8: Văn phòng Sở./.\n\n\
             Phụ lục III\nPHƯƠNG TIỆN\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Hai xuồng máy./.",
            "Phụ lục I\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Tháng 8: Văn phòng Sở./.\n\n\
             Phụ lục II\nPHƯƠNG TIỆN\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
             1. Hai xuồng máy./.",
        )
        .also(&["P01", "P02"]),
        test: numbers,
    },
    annex_form::P04,
    annex_form::P05,
    annex_pointer::P06,
    annex_pointer::P07,
    annex_pointer::P08,
    annex_pointer::P10,
    annex_form::P13,
    annex_form::P14,
];

fn labelled<'a>(subject: &Subject<'a>) -> Vec<Label<'a>> {
    annexes(subject.document()).filter_map(|annex| annex.label).collect()
}

fn pointed_to(subject: &Subject<'_>) -> Answer {
    let labels = labelled(subject);
    let pointings = pointings(subject);
    if labels.is_empty() {
        return not_attached(subject, &pointings);
    }
    let mut findings = Vec::new();
    if pointings.is_empty() {
        let document = subject.document();
        let bodies = document.body.iter().map(|block| block.text.as_str());
        let hints = bodies
            .chain(document.subject.as_deref())
            .any(|text| text.contains("kèm theo") || text.contains("ính kèm"));
        let finding = Finding::at(
            labels
                .first()
                .map_or_else(String::new, |label| label.field.path.clone()),
            "văn bản có phụ lục mà nội dung không có chỉ dẫn, như “(Phụ lục kèm theo)”",
            "the document has an annex and its text does not point to it, as “(Phụ lục kèm theo)”",
        );
        findings.push(finding.lighter_if(hints, Severity::Warning));
    }
    if labels.len() > 1 {
        let arabic_named = pointings
            .iter()
            .any(|pointing| pointing.value.is_some() && !pointing.is_roman);
        findings.extend(
            labels
                .iter()
                .filter_map(|label| not_roman(subject, label, arabic_named)),
        );
    }
    findings.truncate(MOST);
    Answer::of(findings)
}

fn not_roman(subject: &Subject<'_>, label: &Label<'_>, arabic_named: bool) -> Option<Finding> {
    let written = label.field.text;
    let Some(number) = label.number() else {
        let finding = Finding::at(
            label.field.path.as_str(),
            format!("“{written}”: văn bản có từ hai phụ lục trở lên, mỗi phụ lục phải đánh số La Mã"),
            format!("“{written}”: with two or more annexes each has a Roman number"),
        );
        return Some(located(subject, &label.field, finding));
    };
    if roman(number).is_some() {
        return None;
    }
    let right = label.value().map(printed);
    let wanted = right
        .as_deref()
        .map_or_else(String::new, |right| format!(": “Phụ lục {right}”"));
    let finding = Finding::at(
        label.field.path.as_str(),
        format!("“{written}”: từ hai phụ lục trở lên phải đánh số La Mã{wanted}"),
        format!("“{written}”: two or more annexes have Roman numbers{wanted}"),
    );
    let place = label.number.clone()?;
    let edit = right.and_then(|right| subject.replace(&label.field.path, label.field.text, place, &right));
    // Where the text calls it by the number it has, both would have to change.
    Some(located(subject, &label.field, finding).with_edits(!arabic_named, edit.into_iter().collect()))
}

/// Annexes in other files: the text alone shows how they are numbered.
fn not_attached(subject: &Subject<'_>, pointings: &[Pointing]) -> Answer {
    let own: Vec<&Pointing> = pointings
        .iter()
        .filter(|pointing| pointing.says_own && pointing.value.is_some())
        .collect();
    let mut values: Vec<Option<u32>> = own.iter().map(|pointing| pointing.value).collect();
    values.sort_unstable();
    values.dedup();
    if own.is_empty() {
        return no_annex();
    }
    let arabic = own.iter().filter(|pointing| !pointing.is_roman && values.len() > 1);
    let findings = arabic.map(|pointing| {
        let text = subject.text(pointing.at);
        let found = text.get(pointing.range.clone()).unwrap_or_default();
        let path = pointing.at.path();
        Finding::at(
            path.as_str(),
            format!("“{found}”: từ hai phụ lục trở lên phải đánh số La Mã"),
            format!("“{found}”: two or more annexes have Roman numbers"),
        )
        // The annexes themselves are not seen.
        .lighter(Severity::Warning)
        .within_opt(subject.locate(&path, text, pointing.range.clone()))
    });
    Answer::of(findings.take(MOST))
}

fn exists(subject: &Subject<'_>) -> Answer {
    let labels = labelled(subject);
    if labels.is_empty() {
        return Answer::not_applicable("phụ lục không nằm trong văn bản này", "no annex stands in this text");
    }
    let there: Vec<u32> = labels.iter().filter_map(Label::value).collect();
    // An annex without number is the only one.
    let unnumbered = labels.iter().any(|label| label.number.is_none());
    let findings = pointings(subject).into_iter().filter_map(|pointing| {
        let value = pointing.value.filter(|value| !there.contains(value) && !unnumbered)?;
        let text = subject.text(pointing.at);
        let path = pointing.at.path();
        let number = printed(value);
        Some(
            Finding::at(
                path.as_str(),
                format!("nội dung nêu Phụ lục {number}, nhưng văn bản không có phụ lục này"),
                format!("the text names Phụ lục {number}, which the document does not have"),
            )
            .within_opt(subject.locate(&path, text, pointing.range)),
        )
    });
    Answer::of(findings.take(MOST))
}

fn each_pointed_to(subject: &Subject<'_>) -> Answer {
    let labels = labelled(subject);
    if labels.len() < 2 {
        return Answer::not_applicable(
            "văn bản không có từ hai phụ lục trở lên",
            "the document does not have two or more annexes",
        );
    }
    let pointings = pointings(subject);
    // Without any pointer at all B04 speaks.
    if pointings.is_empty() {
        return Answer::Passed;
    }
    let for_all = pointings.iter().any(|pointing| pointing.value.is_none());
    let findings = labels.iter().filter_map(|label| {
        let value = label.value()?;
        if pointings.iter().any(|pointing| pointing.value == Some(value)) {
            return None;
        }
        let written = label.field.text;
        let finding = Finding::at(
            label.field.path.as_str(),
            format!("nội dung không có chỉ dẫn riêng về “{written}”; mỗi phụ lục phải có chỉ dẫn, như “(Phụ lục {} kèm theo)”", printed(value)),
            format!("the text has no pointer of its own to “{written}”; each annex takes one, as “(Phụ lục {} kèm theo)”", printed(value)),
        );
        Some(located(subject, &label.field, finding).lighter_if(for_all, Severity::Warning))
    });
    Answer::of(findings.take(MOST))
}

fn numbers(subject: &Subject<'_>) -> Answer {
    let labels = labelled(subject);
    let numbered = labels.iter().filter_map(|label| Some((label, label.value()?)));
    let mut last = 0;
    let mut findings = Vec::new();
    let mut any = false;
    for (label, value) in numbered {
        any = true;
        if value != last + 1 && findings.len() < MOST {
            let (written, wanted) = (label.field.text, printed(last + 1));
            let finding = Finding::at(
                label.field.path.as_str(),
                format!("“{written}”: theo thứ tự phải là Phụ lục {wanted}"),
                format!("“{written}”: by the order it should be Phụ lục {wanted}"),
            );
            findings.push(located(subject, &label.field, finding));
        }
        last = value;
    }
    if any { Answer::of(findings) } else { no_annex() }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{notice_with_annexes, state, told};
    use crate::diagnostic::{RuleState, Severity};

    #[test]
    fn the_text_points_to_its_annexes() {
        assert_eq!(
            state("B04", &notice_with_annexes("như sau (Phụ lục kèm theo)", &["Phụ lục"])),
            RuleState::Passed
        );
        assert_eq!(
            state(
                "B04",
                &notice_with_annexes("tại Phụ lục I, II", &["Phụ lục I", "Phụ lục II"])
            ),
            RuleState::Passed
        );
        let path = |i: usize| format!("/appendices/{i}/label");
        assert_eq!(
            told("B04", &notice_with_annexes("như sau:", &["Phụ lục"])),
            [(path(0), Severity::Error)]
        );
        assert_eq!(
            told("B04", &notice_with_annexes("danh sách kèm theo", &["Phụ lục"])),
            [(path(0), Severity::Warning)]
        );
        let two = notice_with_annexes("tại các phụ lục kèm theo", &["Phụ lục 1", "Phụ lục"]);
        assert_eq!(
            told("B04", &two),
            [(path(0), Severity::Error), (path(1), Severity::Error)]
        );
        assert!(matches!(
            state("B04", &notice_with_annexes("như sau", &[])),
            RuleState::NotApplicable { .. }
        ));
        // A single one may have any number, or none.
        assert_eq!(told("B04", &notice_with_annexes("tại Phụ lục 1", &["Phụ lục 1"])), []);
    }

    #[test]
    fn annexes_in_other_files_have_roman_numbers_too() {
        let arabic = notice_with_annexes("lịch (Phụ lục 1 kèm theo), xe (Phụ lục 2 kèm theo)", &[]);
        assert_eq!(told("B04", &arabic).len(), 2);
        assert!(
            told("B04", &arabic)
                .iter()
                .all(|(_, severity)| *severity == Severity::Warning)
        );
        for fine in [
            "lịch (Phụ lục I kèm theo), xe (Phụ lục II kèm theo)",
            "lịch (Phụ lục 1 kèm theo)",
            "theo Phụ lục 1, Phụ lục 2 Nghị định số 45/2023/NĐ-CP",
        ] {
            assert_eq!(told("B04", &notice_with_annexes(fine, &[])), [], "{fine}");
        }
    }

    #[test]
    fn what_is_named_is_there_and_what_is_there_is_named() {
        let two = &["Phụ lục I", "Phụ lục II"];
        assert_eq!(
            told("P01", &notice_with_annexes("tại Phụ lục I và Phụ lục II", two)),
            []
        );
        assert_eq!(
            told("P02", &notice_with_annexes("tại Phụ lục I và Phụ lục II", two)),
            []
        );
        assert_eq!(
            told("P01", &notice_with_annexes("tại Phụ lục III", two)),
            [("/body/0".into(), Severity::Warning)]
        );
        let found = told("P02", &notice_with_annexes("tại Phụ lục I", two));
        assert_eq!(found, [("/appendices/1/label".into(), Severity::Error)]);
        let found = told("P02", &notice_with_annexes("tại Phụ lục I và các phụ lục khác", two));
        assert_eq!(found, [("/appendices/1/label".into(), Severity::Warning)]);
        assert!(matches!(
            state("P02", &notice_with_annexes("tại Phụ lục", &["Phụ lục"])),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn numbers_run_on() {
        assert_eq!(
            told(
                "P03",
                &notice_with_annexes("x", &["Phụ lục I", "Phụ lục 2", "Phụ lục III"])
            ),
            []
        );
        assert_eq!(
            told(
                "P03",
                &notice_with_annexes("x", &["Phụ lục I", "Phụ lục III", "Phụ lục III"])
            )
            .len(),
            2
        );
    }
}
