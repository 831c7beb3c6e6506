//! N: number and symbol (box 3).

use std::ops::Range;

use super::symbol::written_serial;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::annexes::attached::{is_attached, not_of_its_own};
use crate::check::rules::if_draft;
use crate::check::rules::subject::kind_code;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::{runs, words};
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold, is_letter_or_digit, skeleton};
use crate::value::{DocumentNumber, Kind, NumberSystem, collapse};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "N01",
        name: "number-form",
        severity: Severity::Error,
        basis: "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "từ “Số” viết thường, sau có dấu hai chấm; giữa số, ký hiệu có dấu / và - không cách chữ",
        en: "the word is `Số` with a colon; no spaces around / and - in the number and symbol",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/SNV - VP", "Số: 45/SNV-VP"),
        test: form,
    },
    Row {
        code: "N02",
        name: "number-leading-zero",
        severity: Severity::Error,
        basis: "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "số nhỏ hơn 10 phải ghi thêm số 0 phía trước",
        en: "a number below 10 has a zero before it",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 5/SNV-VP", "Số: 05/SNV-VP"),
        test: leading_zero,
    },
    Row {
        code: "N03",
        name: "number-kind-code",
        severity: Severity::Error,
        basis: "Điều 9, điểm b khoản 3 Mục II Phần I Phụ lục I, Mục I Phụ lục III Nghị định số 30/2020/NĐ-CP",
        vi: "chữ viết tắt tên loại trong ký hiệu đúng với tên loại; ký hiệu công văn không có chữ viết tắt tên loại",
        en: "the code of the kind in the symbol is that of the title; the symbol of a công văn has none",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/CV-SNV-VP", "Số: 45/SNV-VP"),
        test: kind_code::test,
    },
    Row {
        code: "N04",
        name: "number-without-year",
        severity: Severity::Warning,
        basis: "điểm a, điểm b khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "số, ký hiệu của văn bản hành chính không ghi năm (suy ra từ các thành phần của số, ký hiệu)",
        en: "the number of an administrative document has no year in it (inferred from the parts that are listed)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/2024/SNV-VP", "Số: 45/SNV-VP"),
        test: without_year,
    },
    Row {
        code: "N05",
        name: "number-unique",
        severity: Severity::Error,
        basis: "khoản 1 Điều 15 Nghị định số 30/2020/NĐ-CP",
        vi: "số, ký hiệu của một cơ quan là duy nhất trong một năm",
        en: "a number and symbol of a body stands once in a year",
        needs: Needs::Register,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Number,
            "Số: 45/SNV-VP (hai văn bản khác nhau trong một năm)",
            "Số: 45/SNV-VP, Số: 46/SNV-VP",
        ),
        test: |_| Answer::not_applicable("cần xét nhiều văn bản cùng lúc", "it takes several documents to tell"),
    },
    Row {
        code: "N07",
        name: "number-filled-in",
        severity: Severity::Error,
        basis: "điểm c khoản 2 Điều 8, khoản 1 Điều 15 Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản đã ban hành có số, ký hiệu và số được ghi đầy đủ",
        en: "an issued document has number and symbol, the number filled in",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Number, "Số:     /SNV-VP", "Số: 45/SNV-VP"),
        test: filled_in,
    },
];

const PATH: &str = "/number";

/// The answer of the rules on the form of a number that is not there.
pub(in crate::check::rules) fn no_number() -> Answer {
    Answer::not_applicable("văn bản không có số, ký hiệu", "the document has no number")
}

fn form(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    Answer::of(label(subject).into_iter().chain(inner_spaces(subject, number)))
}

/// `SỐ`, `số`, `Sô`, no colon, or a space before it.
fn label(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(piece) = subject.piece("/number#label") else {
        return Vec::new();
    };
    let text = piece.text();
    let Some((place, word)) = words(text).next().filter(|(_, word)| skeleton(word) == "so") else {
        return Vec::new();
    };
    let case = (collapse(word) != "Số").then(|| {
        Finding::at(
            PATH,
            format!("từ “{word}” phải viết là “Số” (in thường, chữ S đầu viết hoa)"),
            format!("the word “{word}” must be written “Số”"),
        )
        // A scan loses marks.
        .lighter_if(fold(word) != fold("Số"), Severity::Warning)
        .with_safe_edits(vec![piece.replace(place.clone(), "Số")])
    });
    let has_colon = text.contains(':') || piece.after().trim_start().starts_with(':');
    let colon = (!has_colon).then(|| {
        Finding::at(
            PATH,
            "sau từ “Số” thiếu dấu hai chấm; phải ghi “Số: …”",
            "the colon behind “Số” is missing; it must be “Số: …”",
        )
        .with_safe_edits(vec![piece.replace(place.end..place.end, ":")])
    });
    let gap = text.get(place.end..).filter(|rest| rest.trim_start().starts_with(':'));
    let gap = gap.map(|rest| place.end..place.end + rest.len() - rest.trim_start().len());
    let gap = gap.filter(|gap| !gap.is_empty()).map(|gap| {
        Finding::at(
            PATH,
            "giữa từ “Số” và dấu hai chấm có dấu cách; phải viết liền “Số:”",
            "a space stands between “Số” and its colon; it must be “Số:”",
        )
        .lighter(Severity::Warning)
        .with_safe_edits(vec![piece.replace(gap, "")])
    });
    let found = case.into_iter().chain(colon).chain(gap);
    found
        .map(|finding| finding.within(piece.whole()))
        .map(|finding| finding.lighter_if(looks_scanned(subject), Severity::Warning))
        .collect()
}

fn inner_spaces(subject: &Subject<'_>, number: &DocumentNumber) -> Option<Finding> {
    let written = number.as_written();
    let mut closed = written.to_owned();
    for gap in gaps(written).collect::<Vec<_>>().into_iter().rev() {
        closed.replace_range(gap, "");
    }
    if closed == written {
        return None;
    }
    // What is written anew has the hyphen that N11 asks for.
    let closed = closed.replace(is_long_dash, "-");
    let finding = Finding::at(
        PATH,
        format!("“{written}” có dấu cách cạnh dấu / hoặc -; phải viết liền: “{closed}”"),
        format!("“{written}” has a space beside / or -; it must be written without: “{closed}”"),
    )
    // What fits no form was misread more often than mistyped; a number written by
    // hand into a form leaves a space.
    .lighter_if(
        number.system() == NumberSystem::Free || looks_scanned(subject),
        Severity::Warning,
    );
    let Some(piece) = subject.piece(PATH) else {
        return Some(finding);
    };
    let found: Vec<Range<usize>> = gaps(piece.text()).collect();
    let within = found
        .first()
        .zip(found.last())
        .map(|(first, last)| piece.span(first.start..last.end));
    let on_one_line = !piece.text().contains('\n');
    let dashes = runs(piece.text(), is_long_dash).map(|(place, _)| (place, "-"));
    let edits = found
        .into_iter()
        .map(|gap| (gap, ""))
        .chain(dashes)
        .filter(|_| on_one_line)
        .map(|(place, text)| piece.replace(place, text));
    Some(finding.within_opt(within).with_safe_edits(edits.collect()))
}

/// The spaces beside a sign; those of a number that is left blank are no fault.
fn gaps(written: &str) -> impl Iterator<Item = Range<usize>> {
    runs(written, char::is_whitespace)
        .filter(|(place, _)| {
            let before = written.get(..place.start).unwrap_or_default();
            let after = written.get(place.end..).unwrap_or_default();
            before.contains(is_letter_or_digit)
                && !after.is_empty()
                && (before.ends_with(is_sign) || after.starts_with(is_sign))
        })
        .map(|(place, _)| place)
}

fn is_sign(c: char) -> bool {
    matches!(c, '/' | '-') || is_long_dash(c)
}

/// A dash for the hyphen.
fn is_long_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn leading_zero(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    let Some(serial) = number.serial() else {
        return Answer::not_applicable(
            "số để trống hoặc không đọc được",
            "the number is blank or cannot be read",
        );
    };
    let first = number.as_str();
    let digits = first.len() - first.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    // `5.7` belongs to a numbering of its own.
    let decimal = number.suffix().starts_with('.');
    if !(1..10).contains(&serial) || digits != 1 || decimal {
        return Answer::Passed;
    }
    let finding = Finding::at(
        PATH,
        format!("số {serial} nhỏ hơn 10, phải ghi thêm số 0 phía trước: “0{number}”"),
        format!("the number {serial} is below 10 and takes a zero before it: “0{number}”"),
    );
    let Some(piece) = subject.piece(PATH) else {
        return finding.into();
    };
    match piece.text().find(|c: char| c.is_ascii_digit()) {
        Some(at) => finding
            .within(piece.span(at..at + 1))
            .with_safe_edits(vec![piece.replace(at..at, "0")])
            .into(),
        None => finding.into(),
    }
}

fn without_year(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    // Some write it behind the symbol: `06/QĐ-SNV/2022`.
    let last = number.as_str().rsplit(['/', '-']).next().unwrap_or_default();
    let behind = || last.parse().ok().filter(|year| (1945..2100).contains(year));
    let Some(year) = number.year().or_else(behind) else {
        return Answer::Passed;
    };
    let finding = Finding::at(
        PATH,
        format!("“{number}” có năm {year}; số, ký hiệu văn bản hành chính chỉ gồm số thứ tự và ký hiệu, không ghi năm"),
        format!(
            "“{number}” holds the year {year}; the number of an administrative document has serial and symbol only"
        ),
    );
    let place = subject.piece(PATH).and_then(|piece| {
        let at = piece.text().find(&year.to_string())?;
        Some(piece.span(at..at + year.to_string().len()))
    });
    finding.within_opt(place).into()
}

pub(in crate::check::rules) fn filled_in(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        if is_attached(subject) {
            return not_of_its_own();
        }
        return Finding::at(
            PATH,
            "thiếu số, ký hiệu văn bản; phải ghi “Số: … / …” dưới tên cơ quan ban hành",
            "the number and symbol are missing; they stand as “Số: … / …” below the issuing body",
        )
        // Neither code nor model: whether an open letter is numbered is open.
        .lighter_if(
            subject.document().kind == Some(Kind::ThuCong) || looks_scanned(subject),
            Severity::Warning,
        )
        .awaiting_issue()
        .into();
    };
    // What stands there may be unreadable; that is not blank.
    if written_serial(number).contains(is_letter_or_digit) {
        return Answer::Passed;
    }
    let (more_vi, more_en) = if_draft(subject);
    Finding::at(
        PATH,
        format!(
            "chưa ghi số trước ký hiệu “{}”; văn bản ban hành phải có số{}",
            number.as_str(),
            more_vi
        ),
        format!(
            "no number stands before the symbol “{}”; an issued document has one{}",
            number.as_str(),
            more_en
        ),
    )
    .awaiting_issue()
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};

    fn numbered(number: &str) -> Letter {
        Letter::cong_van().numbered(number)
    }

    fn labelled(label: &'static str) -> Letter {
        let mut letter = Letter::cong_van();
        letter.number_label = label;
        letter
    }

    #[test]
    fn no_spaces_around_the_signs() {
        for fine in ["45/SNV-VP", "4144/GDĐT–VP", "/SNV-VP", "…… /SNV-VP", "05a/SNV-VP"] {
            assert!(findings("N01", &numbered(fine)).is_empty(), "{fine}");
        }
        for wrong in ["45/SNV - VP", "45 /SNV-VP", "45/ SNV-VP", "/SNV -VP", "4144 /GDĐT – VP"] {
            let letter = numbered(wrong);
            let found = findings("N01", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            let mended = fixed("N01", &letter);
            let right = wrong.replace(' ', "").replace('–', "-");
            assert!(mended.contains(&right), "{wrong}: {mended}");
            assert!(
                found[0].message.vi.ends_with(&format!("“{right}”")),
                "{}",
                found[0].message
            );
        }
    }

    #[test]
    fn the_place_is_the_space() {
        let letter = numbered("45/SNV - VP");
        let found = findings("N01", &letter);
        assert_eq!(letter.read().source.slice(found[0].span.unwrap().span()), Some(" - "));
    }

    #[test]
    fn the_word_is_so_with_a_colon() {
        for fine in ["Số:", ""] {
            assert!(findings("N01", &labelled(fine)).is_empty(), "{fine}");
        }
        for (wrong, right, severity) in [
            ("SỐ:", "Số: 45", Severity::Error),
            ("số:", "Số: 45", Severity::Error),
            ("Số", "Số: 45", Severity::Error),
            ("Sô:", "Số: 45", Severity::Warning),
            ("So:", "Số: 45", Severity::Warning),
            ("Số :", "Số: 45", Severity::Warning),
        ] {
            let letter = labelled(wrong);
            let found = findings("N01", &letter);
            assert_eq!((found.len(), found[0].severity), (1, severity), "{wrong}");
            assert!(fixed("N01", &letter).contains(right), "{wrong}");
        }
    }

    #[test]
    fn below_ten_a_zero_leads() {
        for fine in ["05/SNV-VP", "10/SNV-VP", "15/SNV-VP", "05a/CT-UBND", "/SNV-VP"] {
            assert!(findings("N02", &numbered(fine)).is_empty(), "{fine}");
        }
        for (wrong, right) in [("5/SNV-VP", "05/SNV-VP"), ("5a/SNV-VP", "05a/SNV-VP"), ("9", "09")] {
            let letter = numbered(wrong);
            assert_eq!(findings("N02", &letter).len(), 1, "{wrong}");
            assert!(fixed("N02", &letter).contains(&format!("Số: {right}\n")), "{wrong}");
        }
        assert!(matches!(
            state("N02", &numbered("/SNV-VP")),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn a_year_in_the_number_is_a_warning() {
        assert!(findings("N04", &numbered("1278/CNHV-KT")).is_empty());
        assert_eq!(findings("N04", &numbered("06/QĐ-SNV/2022")).len(), 1);
        let found = findings("N04", &numbered("86/2022/CV-CNSK-KT"));
        assert_eq!(found[0].severity, Severity::Warning);
        assert_eq!(found[0].span.unwrap().span().len(), 4);
    }

    #[test]
    fn an_issued_document_has_its_number() {
        for fine in ["45/SNV-VP", "45", "Z#_/CVL-QLLĐ"] {
            assert!(findings("N07", &numbered(fine)).is_empty(), "{fine}");
        }
        for wrong in ["/SNV-VP", "…/SNV-VP", "...../SNV-VP"] {
            let found = &findings("N07", &numbered(wrong))[0];
            assert_eq!(found.severity, Severity::Error, "{wrong}");
            assert!(
                found.message.vi.contains("hãy chọn giai đoạn dự thảo"),
                "{}",
                found.message
            );
        }
        let mut without = Letter::cong_van();
        without.document.number = None;
        assert_eq!(findings("N07", &without).len(), 1);
        assert!(matches!(state("N02", &without), RuleState::NotApplicable { .. }));
    }
}
