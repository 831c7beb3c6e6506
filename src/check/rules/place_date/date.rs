//! D: place and date (box 4).

use super::date_slots::{Filled, Slots};
use super::text_dates;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::original::Piece;
use crate::check::row::Row;
use crate::check::rules::annexes::attached::{is_attached, not_of_its_own};
use crate::check::rules::if_draft;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::value::IssueDate;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "D01",
        name: "date-complete",
        severity: Severity::Error,
        basis: "điểm a, điểm b, điểm c khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "thời gian ban hành ghi đầy đủ “<địa danh>, ngày … tháng … năm …”; ngày nhỏ hơn 10 và tháng 1, 2 có số 0 phía trước",
        en: "the date is whole, as `<place>, ngày … tháng … năm …`; days below 10 and months 1, 2 take a zero",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::PlaceDate,
            "Hà Khê, ngày 5 tháng 1 năm 2024",
            "Hà Khê, ngày 05 tháng 01 năm 2024",
        ),
        test: complete,
    },
    Row {
        code: "D02",
        name: "place-present",
        severity: Severity::Error,
        basis: "điểm d khoản 2 Điều 8, điểm a khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "có địa danh trước thời gian ban hành",
        en: "a place stands before the date",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::PlaceDate,
            "ngày 05 tháng 01 năm 2024",
            "Hà Khê, ngày 05 tháng 01 năm 2024",
        ),
        test: place,
    },
    Row {
        code: "D03",
        name: "date-exists",
        severity: Severity::Error,
        basis: "điểm b khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "ngày ban hành, ngày nêu trong nội dung có trong lịch; năm ban hành không sau năm 2099",
        en: "the calendar has the date of issue and the days that the text names; the year of issue is not after 2099",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::PlaceDate,
            "Hà Khê, ngày 31 tháng 02 năm 2024",
            "Hà Khê, ngày 29 tháng 02 năm 2024",
        ),
        test: exists,
    },
];

const PATH: &str = "/date";

/// No clock is asked, but a year beyond is a slip: `2204` for `2024`, `2125` for `2025`.
const LAST_YEAR: u16 = 2099;

const FORM: &str = "<địa danh>, ngày … tháng … năm …";

/// A biên bản has no line of place and date (Annex III, model 1.9).
fn no_date_line() -> Answer {
    Answer::not_applicable(
        "biên bản không có dòng địa danh và thời gian ban hành (Mẫu 1.9 Phụ lục III)",
        "a biên bản has no line of place and date (Annex III, model 1.9)",
    )
}

/// Why the rules on the line do not concern a document.
pub(in crate::check::rules) fn exempt(subject: &Subject<'_>) -> Option<Answer> {
    if subject.document().is_without_date_line() {
        return Some(no_date_line());
    }
    is_attached(subject).then(not_of_its_own)
}

fn complete(subject: &Subject<'_>) -> Answer {
    if let Some(answer) = exempt(subject) {
        return answer;
    }
    let document = subject.document();
    let Some(written) = &document.date_as_written else {
        return match document.date {
            Some(date) => Answer::of(blanks(subject, date.day().is_some(), date.month().is_some(), true)),
            None => Finding::at(
                PATH,
                format!("thiếu dòng địa danh và thời gian ban hành; phải ghi “{FORM}”"),
                format!("the line of place and date is missing; it must be “{FORM}”"),
            )
            .lighter_if(looks_scanned(subject), Severity::Warning)
            .into(),
        };
    };
    let Some(slots) = Slots::of(written) else {
        return other_form(subject, written);
    };
    let unread = document.date.is_none() || slots.day == Filled::Unreadable || slots.month == Filled::Unreadable;
    let filled = |slot: &Filled| *slot != Filled::No;
    let blank = blanks(subject, filled(&slots.day), filled(&slots.month), filled(&slots.year));
    let unreadable = [&slots.day, &slots.month, &slots.year].contains(&&Filled::Unreadable) && unread;
    let unreadable = unreadable.then(|| {
        Finding::at(
            PATH,
            format!("không đọc được ngày, tháng hoặc năm trong “{written}”; cần kiểm tra lại bản gốc"),
            format!("a day, month or year in “{written}” cannot be read; see the original"),
        )
        .lighter(Severity::Warning)
    });
    let findings = comma(subject).into_iter().chain(blank).chain(unreadable);
    Answer::of(findings.chain(zeros(subject, &slots)))
}

/// The parts that are left blank, which a draft may.
fn blanks(subject: &Subject<'_>, day: bool, month: bool, year: bool) -> Option<Finding> {
    let parts = [(day, "ngày", "day"), (month, "tháng", "month"), (year, "năm", "year")];
    let missing: Vec<_> = parts.into_iter().filter(|(filled, ..)| !filled).collect();
    if missing.is_empty() {
        return None;
    }
    let vi: Vec<&str> = missing.iter().map(|(_, vi, _)| *vi).collect();
    let en: Vec<&str> = missing.iter().map(|(.., en)| *en).collect();
    let (more_vi, more_en) = if_draft(subject);
    let finding = Finding::at(
        PATH,
        format!(
            "chưa ghi {} ban hành; văn bản ban hành phải ghi đầy đủ ngày, tháng, năm{}",
            vi.join(", "),
            more_vi
        ),
        format!(
            "the {} is not filled in; an issued document has day, month and year{}",
            en.join(" and "),
            more_en
        ),
    );
    Some(finding.awaiting_issue())
}

/// `05/3/2020` and the like.
fn other_form(subject: &Subject<'_>, written: &str) -> Answer {
    if !IssueDate::is_impossible(written) && IssueDate::from_written(written).is_none() {
        return Answer::not_evaluated("không đọc được thời gian ban hành", "the date cannot be read");
    }
    let finding = Finding::at(
        PATH,
        format!("thời gian ban hành ghi “{written}”; phải ghi theo mẫu “{FORM}”"),
        format!("the date is written “{written}”; the form is “{FORM}”"),
    );
    // A date that the reader took from elsewhere is no line of the header.
    let doubtful = subject.piece(PATH).is_some_and(|piece| piece.is_doubtful());
    finding.lighter_if(doubtful, Severity::Warning).into()
}

/// Between place and date on one line there is a comma.
fn comma(subject: &Subject<'_>) -> Option<Finding> {
    let (place, date) = (subject.piece("/place")?, subject.piece(PATH)?);
    let between = place.up_to(&date)?;
    if place.text().trim_end().ends_with(',') || date.text().starts_with(',') || between.contains(['\n', '|', '<']) {
        return None;
    }
    let sign = between.trim();
    if !matches!(sign, "" | "." | ";" | ":" | "-" | "–") {
        return None;
    }
    let name = place.text();
    let end = name.len();
    Some(
        Finding::at(
            PATH,
            format!("sau địa danh “{name}” phải có dấu phẩy: “{name}, ngày …”"),
            format!("a comma must follow the place: “{name}, ngày …”"),
        )
        .lighter_if(place.is_doubtful() || date.is_doubtful(), Severity::Warning)
        .within(place.whole().to(date.span(0..0)))
        .with_safe_edits(vec![place.replace(end..end + between.len(), ", ")]),
    )
}

/// The zeros that must lead.
fn zeros(subject: &Subject<'_>, slots: &Slots) -> Vec<Finding> {
    let piece = subject.piece(PATH);
    let placed = piece.and_then(|piece| Slots::of(piece.text()));
    let mut findings = Vec::new();
    if let Some(day @ ("1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9")) = slots.day.digits() {
        let finding = Finding::at(
            PATH,
            format!("ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước: “ngày 0{day}”"),
            format!("a day below 10 takes a zero before it: “ngày 0{day}”"),
        );
        findings.push(with_zero(finding, piece, placed.as_ref().map(|slots| &slots.day)));
    }
    if let Some(month @ ("1" | "2")) = slots.month.digits() {
        let finding = Finding::at(
            PATH,
            format!("tháng 1, tháng 2 phải ghi thêm số 0 phía trước: “tháng 0{month}”"),
            format!("months 1 and 2 take a zero before them: “tháng 0{month}”"),
        );
        findings.push(with_zero(finding, piece, placed.as_ref().map(|slots| &slots.month)));
    }
    findings
}

fn with_zero(finding: Finding, piece: Option<Piece<'_>>, slot: Option<&Filled>) -> Finding {
    match (piece, slot) {
        (Some(piece), Some(Filled::Number { digits, at })) => finding
            .within(piece.span(*at..at + digits.len()))
            .with_safe_edits(vec![piece.replace(*at..*at, "0")]),
        _ => finding,
    }
}

fn place(subject: &Subject<'_>) -> Answer {
    if let Some(answer) = exempt(subject) {
        return answer;
    }
    if subject.document().place.is_some() {
        return Answer::Passed;
    }
    Finding::at(
        "/place",
        "thiếu địa danh trước thời gian ban hành, như “Hà Nội, ngày … tháng … năm …”",
        "the place before the date is missing, as in “Hà Nội, ngày … tháng … năm …”",
    )
    .beside(PATH)
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .into()
}

/// What is told of a year in which nothing was issued yet.
fn far_year(date: Option<IssueDate>) -> Option<Finding> {
    let year = date?.year();
    (year > LAST_YEAR).then(|| {
        Finding::at(
            PATH,
            format!("năm ban hành {year} sau năm {LAST_YEAR}; có thể gõ nhầm năm"),
            format!("the year of issue {year} is after {LAST_YEAR}; it may be a slip"),
        )
        .lighter(Severity::Warning)
    })
}

fn exists(subject: &Subject<'_>) -> Answer {
    let found = text_dates::impossible(subject);
    let exempt = exempt(subject);
    let document = subject.document();
    let line = match &document.date_as_written {
        Some(written) if exempt.is_none() && IssueDate::is_impossible(written) => Some(Finding::at(
            PATH,
            format!("“{written}”: không có ngày này trong lịch"),
            format!("“{written}”: the calendar has no such date"),
        )),
        _ => far_year(document.date).filter(|_| exempt.is_none()),
    };
    if line.is_some() || !found.is_empty() {
        return Answer::of(line.into_iter().chain(found));
    }
    match exempt {
        Some(answer) => answer,
        None if document.date_as_written.is_none() && document.date.is_none() => {
            Answer::not_applicable("văn bản không có ngày", "the document has no date")
        }
        None => Answer::Passed,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::check::{Checker, Stage};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::Kind;

    fn dated(written: &str) -> Letter {
        Letter::cong_van().dated(written)
    }

    #[test]
    fn whole_dates_with_their_zeros_pass() {
        for fine in [
            "ngày 05 tháng 01 năm 2024",
            "ngày 15 tháng 02 năm 2024",
            "ngày 29 tháng 6 năm 2024",
            "ngày 1 2 tháng 12 năm 202 4",
        ] {
            assert_eq!(state("D01", &dated(fine)), RuleState::Passed, "{fine}");
            assert!(findings("D01", &dated(fine)).is_empty(), "{fine}");
        }
    }

    #[test]
    fn zeros_lead_days_below_10_and_months_1_and_2() {
        for (wrong, count, right) in [
            ("ngày 5 tháng 01 năm 2024", 1, "ngày 05 tháng 01 năm 2024"),
            ("ngày 5 tháng 2 năm 2024", 2, "ngày 05 tháng 02 năm 2024"),
            ("ngày 15 tháng 1 năm 2024", 1, "ngày 15 tháng 01 năm 2024"),
        ] {
            let letter = dated(wrong);
            let found = findings("D01", &letter);
            assert_eq!(found.len(), count, "{wrong}");
            assert!(found.iter().all(|d| d.severity == Severity::Error));
            assert!(fixed("D01", &letter).contains(right), "{wrong}");
        }
    }

    #[test]
    fn blanks_are_an_error_but_not_in_a_draft() {
        for (wrong, says) in [
            ("ngày    tháng 5 năm 2024", "chưa ghi ngày ban hành"),
            ("ngày … tháng … năm 2024", "chưa ghi ngày, tháng ban hành"),
            ("ngày    tháng    năm 20…", "ngày, tháng, năm"),
        ] {
            let letter = dated(wrong);
            let found = findings("D01", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            assert!(found[0].message.vi.contains(says), "{}", found[0].message);
            // Who checks a draft without saying so is told how to.
            let hint = "hãy chọn giai đoạn dự thảo";
            assert!(found[0].message.vi.contains(hint), "{}", found[0].message);
            let report = Checker::new().stage(Stage::Draft).check(&letter.read());
            let of_rule = report.diagnostics.iter().find(|d| d.code == "D01").unwrap();
            assert!(!of_rule.message.vi.contains(hint), "{}", of_rule.message);
            assert_eq!(of_rule.severity, Severity::Info);
            let state = report.rules.into_iter().find(|rule| rule.code == "D01").unwrap().state;
            assert_eq!(state, RuleState::Passed);
        }
    }

    #[test]
    fn a_missing_line_is_an_error_even_in_a_draft() {
        let mut letter = Letter::cong_van();
        letter.document.date = None;
        letter.document.date_as_written = None;
        let report = Checker::new().stage(Stage::Draft).check(&letter.read());
        let of_rule = report.diagnostics.iter().find(|d| d.code == "D01").unwrap();
        assert_eq!(of_rule.severity, Severity::Error);
    }

    #[test]
    fn what_a_scan_garbled_is_a_warning() {
        let found = findings("D01", &dated("ngày AS tháng 11 năm 2024"));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
    }

    #[test]
    fn other_forms_are_an_error() {
        let found = findings("D01", &dated("05/3/2024"));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Error));
        let letter = dated("Ngày");
        assert!(matches!(state("D01", &letter), RuleState::NotEvaluated { .. }));
    }

    #[test]
    fn a_comma_follows_the_place() {
        for (comma, count) in [
            (", ", 0),
            (" , ", 0),
            (",", 0),
            (" ", 1),
            (". ", 1),
            ("\n", 0),
            (" (x) ", 0),
        ] {
            let mut letter = Letter::cong_van();
            letter.comma = comma;
            assert_eq!(findings("D01", &letter).len(), count, "{comma:?}");
            if count > 0 {
                assert!(fixed("D01", &letter).contains("Hà Khê, ngày 02 tháng 5 năm 2024"));
            }
        }
    }

    #[test]
    fn dates_without_their_words_are_judged_by_their_parts() {
        let mut document = Letter::cong_van().document;
        document.date = Some("2024-05".parse().unwrap());
        document.date_as_written = None;
        let report = Checker::new().check(&document);
        assert!(
            report
                .diagnostics
                .iter()
                .any(|d| d.code == "D01" && d.message.vi.contains("ngày ban hành"))
        );
        document.date = Some("2024-05-02".parse().unwrap());
        assert!(
            !Checker::new()
                .check(&document)
                .diagnostics
                .iter()
                .any(|d| d.code == "D01")
        );
    }

    #[test]
    fn the_place_is_there() {
        assert!(findings("D02", &Letter::cong_van()).is_empty());
        let mut letter = Letter::cong_van();
        letter.document.place = None;
        let found = findings("D02", &letter);
        assert_eq!(found[0].path, "/place");
        // It points at the date, where the place belongs.
        assert_eq!(
            letter.read().source.slice(found[0].span.unwrap().span()),
            Some("ngày 02 tháng 5 năm 2024")
        );
    }

    #[test]
    fn the_calendar_has_the_date() {
        assert!(findings("D03", &dated("ngày 29 tháng 02 năm 2024")).is_empty());
        assert!(findings("D03", &dated("ngày    tháng 02 năm 2024")).is_empty());
        assert!(findings("D03", &dated("ngày 12 tháng 02 năm 2099")).is_empty());
        let far = findings("D03", &dated("ngày 12 tháng 02 năm 2204"));
        assert_eq!((far.len(), far[0].severity), (1, Severity::Warning));
        for wrong in [
            "ngày 31 tháng 02 năm 2024",
            "ngày 29 tháng 02 năm 2023",
            "ngày 10 tháng 13 năm 2024",
        ] {
            assert_eq!(findings("D03", &dated(wrong)).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn a_bien_ban_has_no_such_line() {
        let mut letter = Letter::named(Kind::BienBan, "03/BB-SNV");
        letter.document.place = None;
        letter.document.date = None;
        letter.document.date_as_written = None;
        for code in ["D01", "D02", "D03"] {
            assert!(
                matches!(state(code, &letter), RuleState::NotApplicable { .. }),
                "{code}"
            );
        }
    }
}
