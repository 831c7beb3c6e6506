//! K04 to K06, K08 and K09: the number, place and date of a copy.

use super::{lacking, of_copy};
use crate::check::answer::{Answer, Finding};
use crate::check::rules::place_date::date_slots::{Filled, Slots, in_figures};
use crate::check::subject::Subject;
use crate::diagnostic::Edit;
use crate::document::CopyBlock;
use crate::value::IssueDate;

fn no_number() -> Answer {
    Answer::not_applicable("bản sao không có số, ký hiệu", "the copy has no number")
}

/// The groups of the symbol: `SY`, `SNV`.
fn groups(block: &CopyBlock) -> Option<Vec<&str>> {
    let notation = block.number.as_ref()?.notation()?;
    Some(notation.split(['-', '/']).map(str::trim).collect())
}

pub(in crate::check::rules) fn code(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let (Some(groups), Some(kind)) = (groups(block), &block.kind) else {
            return no_number();
        };
        let Some(wanted) = kind.code() else {
            return no_number();
        };
        let found = groups.first().copied().unwrap_or_default();
        if found == wanted {
            return Answer::Passed;
        }
        Finding::at(
            "/copy_block/number",
            format!("ký hiệu bản sao ghi “{found}”, hình thức sao là {kind}; phải ghi “{wanted}”"),
            format!("the symbol of the copy has “{found}”, its form is {kind}; it must be “{wanted}”"),
        )
        .into()
    })
}

pub(in crate::check::rules) fn symbol_issuer(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let Some(groups) = groups(block) else {
            return no_number();
        };
        if groups.len() > 1 {
            return Answer::Passed;
        }
        let found = groups.first().copied().unwrap_or_default();
        Finding::at(
            "/copy_block/number",
            format!(
                "ký hiệu bản sao chỉ có “{found}”; theo mẫu còn có chữ viết tắt tên cơ quan sao, như “{found}-SNV”"
            ),
            format!("the symbol of the copy is “{found}” alone; by the model the body follows, as “{found}-SNV”"),
        )
        .into()
    })
}

pub(in crate::check::rules) fn number(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let path = "/copy_block/number";
        let Some(number) = &block.number else {
            let finding = Finding::at(
                path,
                "bản sao không có số, ký hiệu; phải ghi “Số: …/SY-…”",
                "the copy has no number and symbol: “Số: …/SY-…”",
            );
            return lacking(subject, finding);
        };
        let written = number.as_written();
        let mut findings = Vec::new();
        match number.serial() {
            None => findings.push(Finding::at(
                path,
                format!("số của bản sao để trống hoặc không phải chữ số Ả Rập (“{written}”)"),
                format!("the number of the copy is blank or not Arabic (“{written}”)"),
            )),
            Some(serial) if serial < 10 && written.starts_with(|c: char| ('1'..='9').contains(&c)) => {
                let edit = subject
                    .piece(path)
                    .filter(|piece| piece.text() == written)
                    .map(|piece| piece.replace(0..0, "0"));
                findings.push(
                    Finding::at(
                        path,
                        format!("số {serial} nhỏ hơn 10, phải ghi thêm số 0 phía trước: “0{number}”"),
                        format!("the number {serial} is below 10 and takes a zero before it: “0{number}”"),
                    )
                    .with_safe_edits(edit.into_iter().collect()),
                );
            }
            Some(_) => {}
        }
        if number.serial().is_some() && written.contains(char::is_whitespace) {
            findings.push(Finding::at(
                path,
                format!("“{written}” có dấu cách; số, ký hiệu viết liền: “{number}”"),
                format!("“{written}” has spaces; number and symbol have none: “{number}”"),
            ));
        }
        Answer::of(findings)
    })
}

pub(in crate::check::rules) fn place_date(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let path = "/copy_block/date";
        let Some(written) = &block.date_as_written else {
            if block.date.is_some() {
                return Answer::Passed;
            }
            let finding = Finding::at(
                path,
                "bản sao thiếu địa danh và thời gian sao; phải ghi “<địa danh>, ngày … tháng … năm …”",
                "the copy lacks its place and date: “<place>, ngày … tháng … năm …”",
            );
            return lacking(subject, finding);
        };
        let mut findings = Vec::new();
        if block.place.is_none() {
            findings.push(
                Finding::at(
                    "/copy_block/place",
                    "bản sao thiếu địa danh trước thời gian sao",
                    "the copy lacks the place before its date",
                )
                .beside(path),
            );
        }
        let Some(slots) = Slots::of(written) else {
            findings.push(Finding::at(
                path,
                format!("thời gian sao ghi “{written}”; phải ghi “ngày … tháng … năm …”"),
                format!("the date of the copy is written “{written}”; the form is “ngày … tháng … năm …”"),
            ));
            return Answer::of(findings);
        };
        if [&slots.day, &slots.month, &slots.year].contains(&&Filled::No) {
            findings.push(Finding::at(
                path,
                format!("thời gian sao “{written}” chưa ghi đủ ngày, tháng, năm"),
                format!("the date of the copy, “{written}”, is not filled in"),
            ));
        }
        findings.extend(zero(subject, &slots));
        Answer::of(findings)
    })
}

/// The zeros before days below 10 and months 1 and 2.
fn zero(subject: &Subject<'_>, slots: &Slots) -> Option<Finding> {
    let short = |slot: &Filled, upto: char| {
        slot.digits().is_some_and(|digits| {
            let mut chars = digits.chars();
            matches!((chars.next(), chars.next()), (Some(digit), None) if ('1'..=upto).contains(&digit))
        })
    };
    let (day, month) = (short(&slots.day, '9'), short(&slots.month, '2'));
    if !day && !month {
        return None;
    }
    let path = "/copy_block/date";
    let piece = subject.piece(path);
    let placed = piece.and_then(|piece| Slots::of(piece.text()));
    let mut edits: Vec<Edit> = Vec::new();
    if let (Some(piece), Some(placed)) = (piece, placed) {
        for (is_short, slot) in [(day, &placed.day), (month, &placed.month)] {
            if let (true, Filled::Number { at, .. }) = (is_short, slot) {
                edits.push(piece.replace(*at..*at, "0"));
            }
        }
    }
    Some(
        Finding::at(
            path,
            "thời gian sao: ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước",
            "the date of the copy: days below 10 and months 1 and 2 take a zero before them",
        )
        .with_safe_edits(edits),
    )
}

pub(in crate::check::rules) fn not_before(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let day = |date: Option<IssueDate>| date.filter(|date| date.day().is_some());
        let (Some(copied), Some(issued)) = (day(block.date), day(subject.document().date)) else {
            return Answer::not_applicable("thiếu ngày để so sánh", "a date to compare is missing");
        };
        if copied.latest() >= issued.latest() {
            return Answer::Passed;
        }
        let (copied, issued) = (in_figures(copied), in_figures(issued));
        Finding::at(
            "/copy_block/date",
            format!("văn bản sao {copied}, trước khi văn bản được ban hành ({issued})"),
            format!("the copy is dated {copied}, before the document, {issued}"),
        )
        .into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::check::testing::{Letter, copied, findings, state};
    use crate::diagnostic::RuleState;

    #[test]
    fn number_and_symbol_are_those_of_a_copy() {
        for (number, codes) in [
            ("17/SY-SYT", &[][..]),
            ("08/SY", &["K05"]),
            ("8/SY-SYT", &["K06"]),
            ("17/SL-SYT", &["K04"]),
            ("17/SYT-VP", &["K04"]),
        ] {
            let letter = copied(|block| block.number = Some(number.parse().unwrap()));
            let found: Vec<&str> = ["K04", "K05", "K06"]
                .into_iter()
                .filter(|code| !findings(code, &letter).is_empty())
                .collect();
            assert_eq!(found, codes, "{number}");
        }
        let letter = copied(|block| block.number = None);
        assert_eq!(findings("K06", &letter).len(), 1);
        assert!(matches!(state("K04", &letter), RuleState::NotApplicable { .. }));
        assert!(matches!(
            state("K06", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn place_and_date_are_those_of_a_document() {
        let dated = |place: Option<&str>, date: &str| {
            copied(|block| {
                block.place = place.map(String::from);
                block.date = IssueDate::from_written(date);
                block.date_as_written = Some(date.into());
            })
        };
        assert_eq!(
            state("K08", &dated(Some("Hà Khê"), "ngày 18 tháng 5 năm 2026")),
            RuleState::Passed
        );
        for (place, date) in [
            (None, "ngày 18 tháng 5 năm 2026"),
            (Some("Hà Khê"), "ngày 8 tháng 5 năm 2026"),
            (Some("Hà Khê"), "ngày 18 tháng 1 năm 2027"),
            (Some("Hà Khê"), "ngày    tháng 5 năm 2026"),
            (Some("Hà Khê"), "18/5/2026"),
        ] {
            assert_eq!(findings("K08", &dated(place, date)).len(), 1, "{place:?} {date}");
        }
        assert_eq!(findings("K09", &dated(None, "ngày 11 tháng 5 năm 2026")).len(), 1);
        assert_eq!(
            state("K09", &dated(None, "ngày 12 tháng 5 năm 2026")),
            RuleState::Passed
        );
        assert!(matches!(
            state("K09", &dated(None, "tháng 5 năm 2026")),
            RuleState::NotApplicable { .. }
        ));
    }
}
