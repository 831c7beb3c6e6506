//! K: the block that makes a document a copy.

use std::ops::Range;

use super::copy_foot;
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::SAO_Y;
use crate::check::rules::place_date::date_slots::{Filled, Slots, in_figures};
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::document::CopyBlock;
use crate::text::{fold_eq, is_letter_or_digit, is_small, skeleton};
use crate::value::{IssueDate, Kind};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "K01",
        name: "copy-form",
        severity: Severity::Error,
        basis: "khoản 1 Mục I, điểm a khoản 1 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "hình thức sao là “SAO Y”, “SAO LỤC” hoặc “TRÍCH SAO”",
        en: "the form of the copy is SAO Y, SAO LỤC or TRÍCH SAO",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "SAO Y BẢN CHÍNH\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            RIGHT,
        ),
        test: form,
    },
    Row {
        code: "K02",
        name: "copy-form-capitals",
        severity: Severity::Error,
        basis: "điểm b khoản 2 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "hình thức sao viết chữ in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm",
        en: "the form of the copy is in capitals, 13 to 14 points, upright and bold",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "Sao y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            RIGHT,
        ),
        test: capitals,
    },
    Row {
        code: "K03",
        name: "copy-issuer",
        severity: Severity::Error,
        basis: "điểm b khoản 1 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "có tên cơ quan, tổ chức sao văn bản",
        en: "the body that copied is named",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "SAO Y\n\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            RIGHT,
        ),
        test: issuer,
    },
    Row {
        code: "K04",
        name: "copy-code",
        severity: Severity::Error,
        basis: "điểm c khoản 1 Mục II Phần II Phụ lục I, Mục I Phụ lục III Nghị định số 30/2020/NĐ-CP",
        vi: "chữ viết tắt trong ký hiệu đúng với hình thức sao: SY, SL, TrS",
        en: "the code in the symbol fits the form of the copy: SY, SL, TrS",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "SAO Y\n\nSỞ Y TẾ\nSố: 17/SL-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            RIGHT,
        ),
        test: code,
    },
    Row {
        code: "K05",
        name: "copy-symbol-issuer",
        severity: Severity::Info,
        basis: "Mục II Phụ lục III Nghị định số 30/2020/NĐ-CP",
        vi: "sau chữ viết tắt hình thức sao có chữ viết tắt tên cơ quan (theo mẫu)",
        en: "the body follows the code of the copy (by the model)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            RIGHT,
        ),
        test: symbol_issuer,
    },
    Row {
        code: "K06",
        name: "copy-number",
        severity: Severity::Error,
        basis: "điểm c khoản 1, điểm c khoản 2 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "bản sao có số bằng chữ số Ả Rập, số nhỏ hơn 10 thêm số 0, viết liền như số, ký hiệu văn bản",
        en: "the copy has an Arabic number, with a zero below 10, written as that of a document",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "SAO Y\n\nSỞ Y TẾ\nSố: 7/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            "SAO Y\n\nSỞ Y TẾ\nSố: 07/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
        ),
        test: number,
    },
    Row {
        code: "K08",
        name: "copy-place-date",
        severity: Severity::Error,
        basis: "điểm d khoản 1, điểm c khoản 2 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "bản sao có địa danh và thời gian sao, viết như của văn bản",
        en: "the copy has a place and date of its own, written as those of a document",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 8 tháng 6 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 08 tháng 6 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
        ),
        test: place_date,
    },
    Row {
        code: "K09",
        name: "copy-not-before",
        severity: Severity::Warning,
        basis: "khoản 10, khoản 11, khoản 12 Điều 3 Nghị định số 30/2020/NĐ-CP",
        vi: "ngày sao không trước ngày của văn bản (suy ra)",
        en: "the copy is not dated before the document (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &SAO_Y,
            Slot::Copy,
            "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 11 tháng 5 năm 2026\n\n\
             Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
            RIGHT,
        ),
        test: not_before,
    },
    copy_foot::K10,
    copy_foot::K12,
    copy_foot::K13,
    copy_foot::K16,
    copy_foot::K30,
    copy_foot::K31,
    copy_foot::K33,
    copy_foot::K37,
];

pub(in crate::check::rules) const RIGHT: &str = "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
                                Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\n\
                                Đặng Quốc Bảo";

/// What a block seems to lack is a warning where words of the text fit no component:
/// it may be among them.
pub(in crate::check::rules) fn lacking(subject: &Subject<'_>, finding: Finding) -> Answer {
    let unread = !subject.document().unplaced.is_empty();
    finding
        .beside("/copy_block/kind")
        .lighter_if(unread, Severity::Warning)
        .into()
}

/// The forms of copy with their words.
pub(in crate::check::rules) const FORMS: [(Kind, &str); 3] = [
    (Kind::SaoY, "SAO Y"),
    (Kind::SaoLuc, "SAO LỤC"),
    (Kind::TrichSao, "TRÍCH SAO"),
];

pub(in crate::check::rules) fn no_copy() -> Answer {
    Answer::not_applicable("văn bản không phải bản sao", "the document is no copy")
}

/// Asks about the block, if there is one.
pub(in crate::check::rules) fn of_copy(subject: &Subject<'_>, test: impl Fn(&CopyBlock) -> Answer) -> Answer {
    subject.document().copy_block.as_ref().map_or_else(no_copy, test)
}

/// The form of copy at the head of some words, and where its words stand.
pub(in crate::check::rules) fn form_in(text: &str) -> Option<(Kind, Range<usize>)> {
    let found: Vec<(Range<usize>, String)> = words(text).map(|(place, word)| (place, skeleton(word))).collect();
    found.windows(2).find_map(|pair| {
        let [(first, a), (second, b)] = pair else { return None };
        let kind = match (a.as_str(), b.as_str()) {
            ("sao", "y") => Kind::SaoY,
            ("sao", "luc") => Kind::SaoLuc,
            ("trich", "sao") => Kind::TrichSao,
            _ => return None,
        };
        Some((kind, first.start..second.end))
    })
}

/// The words of the form as printed, with what goes on behind them in their column.
fn printed_form<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    let piece = subject.piece("/copy_block/kind")?;
    // Who copies may stand before the form, and words that do not belong to it behind.
    let line = piece.line();
    let (_, place) = form_in(line)?;
    let rest = line.get(place.start..)?;
    let end = ["   ", "\t", "|", "<br", "**"]
        .iter()
        .filter_map(|gap| rest.find(gap))
        .min();
    Some(
        rest.get(..end.unwrap_or(rest.len()))?
            .trim_end_matches(|c: char| !is_letter_or_digit(c)),
    )
}

fn form(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let path = "/copy_block/kind";
        let Some(printed) = printed_form(subject) else {
            let known = block
                .kind
                .as_ref()
                .is_some_and(|kind| FORMS.iter().any(|(form, _)| form == kind));
            if known {
                return Answer::Passed;
            }
            return Finding::at(
                path,
                "bản sao không ghi hình thức sao; phải ghi “SAO Y”, “SAO LỤC” hoặc “TRÍCH SAO”",
                "the copy does not say its form: SAO Y, SAO LỤC or TRÍCH SAO",
            )
            .into();
        };
        let wanted = FORMS
            .iter()
            .find(|(kind, _)| block.kind.as_ref() == Some(kind))
            .map_or("SAO Y", |(_, words)| words);
        if fold_eq(printed, wanted) {
            return Answer::Passed;
        }
        Finding::at(
            path,
            format!("hình thức sao ghi “{printed}”; phải ghi “{wanted}”"),
            format!("the form of the copy is written “{printed}”; it must be “{wanted}”"),
        )
        .into()
    })
}

fn capitals(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.copy_block.is_some() {
        let printed = printed_form(subject).filter(|printed| printed.contains(is_small));
        return Answer::of(printed.map(|printed| small_form("/copy_block/kind", printed)));
    }
    // A form in small letters the reader takes for the head of an annex.
    let heads = document.appendices.iter().enumerate().filter_map(|(i, annex)| {
        let first = annex.body.first()?;
        let text = first.text.as_str();
        let alone = text.len() < 24 && annex.label.is_none() && annex.title.is_none();
        let (_, place) = form_in(text).filter(|(_, place)| alone && place.start == 0)?;
        text.get(place)?
            .contains(is_small)
            .then(|| small_form(&format!("/appendices/{i}/body/0"), text))
    });
    let heads: Vec<Finding> = heads.collect();
    if heads.is_empty() { no_copy() } else { Answer::of(heads) }
}

fn small_form(path: &str, printed: &str) -> Finding {
    let upper = printed.to_uppercase();
    Finding::at(
        path,
        format!("hình thức sao “{printed}” phải viết chữ in hoa: “{upper}”"),
        format!("the form of the copy, “{printed}”, is in capitals: “{upper}”"),
    )
}

fn issuer(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        if block.issuer.is_some() {
            return Answer::Passed;
        }
        let finding = Finding::at(
            "/copy_block/issuer",
            "bản sao không ghi tên cơ quan, tổ chức sao văn bản",
            "the copy does not name the body that made it",
        );
        lacking(subject, finding)
    })
}

fn no_number() -> Answer {
    Answer::not_applicable("bản sao không có số, ký hiệu", "the copy has no number")
}

/// The groups of the symbol: `SY`, `SNV`.
fn groups(block: &CopyBlock) -> Option<Vec<&str>> {
    let notation = block.number.as_ref()?.notation()?;
    Some(notation.split(['-', '/']).map(str::trim).collect())
}

fn code(subject: &Subject<'_>) -> Answer {
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

fn symbol_issuer(subject: &Subject<'_>) -> Answer {
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

fn number(subject: &Subject<'_>) -> Answer {
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

fn place_date(subject: &Subject<'_>) -> Answer {
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

fn not_before(subject: &Subject<'_>) -> Answer {
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
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::RuleState;

    /// A letter with a block that has this number, date and place.
    fn copied(change: impl FnOnce(&mut CopyBlock)) -> Letter {
        let reading = crate::letter::from_str(&SAO_Y.with(Slot::Stamp, ""));
        let mut letter = Letter::of(reading.document);
        change(letter.document.copy_block.as_mut().unwrap());
        letter
    }

    /// The rules that a printed block breaks.
    fn broken(block: &str) -> Vec<String> {
        let reading = crate::letter::from_str(&SAO_Y.with(Slot::Copy, block));
        let report = crate::Checker::new().check(&reading);
        let mut codes: Vec<String> = report.diagnostics.into_iter().map(|d| d.code.to_string()).collect();
        codes.retain(|code| code.starts_with('K'));
        codes
    }

    #[test]
    fn the_form_is_one_of_three_in_capitals() {
        assert_eq!(broken(RIGHT), [""; 0]);
        assert_eq!(broken(&RIGHT.replace("SAO Y", "SAO Y BẢN CHÍNH")), ["K01"]);
        assert_eq!(broken(&RIGHT.replace("SAO Y", "SAO Y BẢN SAO")), ["K01"]);
        assert_eq!(broken(&RIGHT.replace("SAO Y", "Sao y")), ["K02"]);
        // Body and form side by side, as the model has them.
        let columns = RIGHT.replace("SAO Y\n\nSỞ Y TẾ", "SỞ Y TẾ                      SAO Y");
        assert_eq!(broken(&columns), [""; 0]);
    }

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

    #[test]
    fn the_body_that_copied_is_named() {
        assert_eq!(findings("K03", &copied(|block| block.issuer = None)).len(), 1);
        assert_eq!(state("K03", &copied(|_| {})), RuleState::Passed);
    }
}
