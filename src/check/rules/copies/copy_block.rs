//! K: the block that makes a document a copy.

use super::copy_foot;
use super::copy_number::{code, not_before, number, place_date, symbol_issuer};
use super::{RIGHT, form_in, lacking, no_copy, of_copy};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::SAO_Y;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold_eq, is_letter_or_digit, is_small};
use crate::value::Kind;

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

/// The forms of copy with their words.
const FORMS: [(Kind, &str); 3] = [
    (Kind::SaoY, "SAO Y"),
    (Kind::SaoLuc, "SAO LỤC"),
    (Kind::TrichSao, "TRÍCH SAO"),
];

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;
    use crate::check::testing::{copied, findings, state};
    use crate::diagnostic::RuleState;

    /// The rules that a printed block breaks.
    fn broken(block: &str) -> Vec<String> {
        testing::broken('K', &SAO_Y.with(Slot::Copy, block))
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
    fn the_body_that_copied_is_named() {
        assert_eq!(findings("K03", &copied(|block| block.issuer = None)).len(), 1);
        assert_eq!(state("K03", &copied(|_| {})), RuleState::Passed);
    }
}
