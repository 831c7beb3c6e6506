//! S09, S10, S12 to S14: whether the signer's own title fits the power (box 7a).

use super::authority::judged;
use super::signature::position_path;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::example::models::CHAIRED;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::words::folded_words;
use crate::diagnostic::{Needs, Severity};
use crate::document::Signature;
use crate::text::{fold, fold_eq};
use crate::value::title::{Named, begins_as_deputy, deputises, is_garbled, named, names_own_unit};
use crate::value::{Capacity, SigningForm};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S09",
        name: "deputy-signs-for-the-head",
        severity: Severity::Error,
        basis: "điểm b khoản 7 Mục II Phần I Phụ lục I, khoản 1 Điều 13 Nghị định số 30/2020/NĐ-CP",
        vi: "cấp phó ký văn bản phải ghi “KT.” trước chức vụ của người đứng đầu",
        en: "a deputy signs under `KT.` and the title of the head",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Capacity, "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
        test: deputy_alone,
    },
    Row {
        code: "S10",
        name: "deputy-in-charge",
        severity: Severity::Error,
        basis: "khoản 1 Điều 13, điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cấp phó được giao phụ trách, điều hành ký như cấp phó ký thay người đứng đầu",
        en: "a deputy who is put in charge signs like any deputy, under `KT.`",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "PHÓ GIÁM ĐỐC PHỤ TRÁCH",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        ),
        test: deputy_in_charge,
    },
    Row {
        code: "S12",
        name: "by-order-signs-a-unit-head",
        severity: Severity::Error,
        basis: "khoản 4 Điều 13 Nghị định số 30/2020/NĐ-CP",
        vi: "người ký thừa lệnh là người đứng đầu đơn vị, không phải cấp phó của người giao ký",
        en: "who signs by order heads a unit and is no deputy of whoever gives the order",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CHAIRED,
            Slot::Capacity,
            "TL. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
        ),
        test: by_order,
    },
    Row {
        code: "S13",
        name: "by-order-passed-on",
        severity: Severity::Error,
        basis: "khoản 4 Điều 13, điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cấp phó của đơn vị được giao ký thừa lệnh ghi “TL.”, “KT.” chức vụ trưởng đơn vị, rồi chức vụ của mình",
        en: "the deputy of a unit that signs by order has `TL.`, `KT.` with the unit's head, then his own title",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CHAIRED,
            Slot::Capacity,
            "TL. CHỦ TỊCH\nPHÓ CHÁNH VĂN PHÒNG",
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
        ),
        test: passed_on,
    },
    Row {
        code: "S14",
        name: "authorised-signs-a-unit-head",
        severity: Severity::Error,
        basis: "khoản 3 Điều 13 Nghị định số 30/2020/NĐ-CP",
        vi: "người ký thừa ủy quyền là người đứng đầu cơ quan, đơn vị thuộc cơ cấu của cơ quan ủy quyền",
        en: "who signs by authorisation heads a body or unit inside the one that authorises",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "TUQ. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
            "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔ CHỨC",
        ),
        test: authorised,
    },
];

/// Whether a deputy is said to be put in charge of the body.
fn is_in_charge(position: &str) -> bool {
    let words = folded_words(position);
    let said = |phrase: &str| {
        let phrase = folded_words(phrase);
        words.windows(phrase.len()).any(|part| part == phrase)
    };
    said("phụ trách") || said("điều hành")
}

/// What the decree would have instead, as far as the deputy's title tells.
fn head_of(position: &str) -> String {
    let minister = fold(position).starts_with(&fold("thứ trưởng"));
    if minister {
        return "BỘ TRƯỞNG".into();
    }
    let rest = position
        .get(..4)
        .filter(|word| fold_eq(word, "phó"))
        .and_then(|_| position.get(4..));
    let rest = rest
        .map(str::trim)
        .filter(|rest| !rest.is_empty() && !is_in_charge(rest));
    rest.map_or_else(|| "…".into(), |rest| rest.to_uppercase())
}

/// Deputies who sign without any line of authority.
fn without_authority<'a>(subject: &Subject<'a>, in_charge: bool) -> Result<Vec<(usize, &'a str)>, Answer> {
    let alone = judged(subject)?.filter(|(_, signature)| signature.capacity.is_empty());
    let positions = alone.filter_map(|(i, signature)| Some((i, signature.position.as_deref()?)));
    let deputies = positions.filter(|(_, position)| {
        let deputy = begins_as_deputy(position) || fold(position).starts_with(&fold("phụ trách"));
        deputy && !is_garbled(position) && is_in_charge(position) == in_charge
    });
    Ok(deputies.collect())
}

fn deputy_alone(subject: &Subject<'_>) -> Answer {
    let deputies = match without_authority(subject, false) {
        Ok(deputies) => deputies,
        Err(answer) => return answer,
    };
    Answer::of(deputies.into_iter().map(|(i, position)| {
        let head = head_of(position);
        Finding::at(
            position_path(i),
            format!("“{position}” là cấp phó, phải ký thay người đứng đầu: “KT. {head}”, dòng dưới “{position}”"),
            format!("“{position}” is a deputy and signs for the head: “KT. {head}”, “{position}” on the next line"),
        )
        // The line above may be what the reader could not place.
        .lighter_if(!subject.is_placed(), Severity::Warning)
    }))
}

fn deputy_in_charge(subject: &Subject<'_>) -> Answer {
    let deputies = match without_authority(subject, true) {
        Ok(deputies) => deputies,
        Err(answer) => return answer,
    };
    Answer::of(deputies.into_iter().map(|(i, position)| {
        Finding::at(
            position_path(i),
            format!("“{position}”: cấp phó được giao phụ trách, điều hành vẫn ký thay (“KT.”) như cấp phó khác"),
            format!("“{position}”: a deputy who is put in charge signs under `KT.` like any deputy"),
        )
        // Of one in charge who is no deputy the decree says nothing.
        .lighter_if(!begins_as_deputy(position) || !subject.is_placed(), Severity::Warning)
    }))
}

/// Signatures of one line of authority, with that line and the signer's own title.
fn under<'a>(subject: &Subject<'a>, form: SigningForm) -> Result<Vec<(usize, &'a Capacity, &'a str)>, Answer> {
    let of_form = judged(subject)?.filter(|(_, signature)| SigningForm::of(&signature.capacity) == Ok(form));
    let signed: Vec<(usize, &Signature)> = of_form.collect();
    if signed.is_empty() {
        let (vi, en) = match form {
            SigningForm::ByAuthorisation => (
                "không có chữ ký chỉ ghi một dòng “TUQ.”",
                "no signature has “TUQ.” for its only line of authority",
            ),
            _ => (
                "không có chữ ký chỉ ghi một dòng “TL.”",
                "no signature has “TL.” for its only line of authority",
            ),
        };
        return Err(Answer::not_applicable(vi, en));
    }
    let titled = signed.into_iter().filter_map(|(i, signature)| {
        let position = signature.position.as_deref().filter(|position| !is_garbled(position))?;
        // A line that is no head's is the matter of S08.
        let line = signature
            .capacity
            .first()
            .filter(|line| named(&line.title) != Named::Deputy)?;
        Some((i, line, position))
    });
    Ok(titled.collect())
}

/// Whether a title is that of the deputy of the head whose line stands above it.
fn is_own_deputy(line: &Capacity, position: &str) -> bool {
    begins_as_deputy(position) && deputises(&line.title, position) && !names_own_unit(position)
}

fn by_order(subject: &Subject<'_>) -> Answer {
    let signatures = match under(subject, SigningForm::ByOrder) {
        Ok(signatures) => signatures,
        Err(answer) => return answer,
    };
    Answer::of(signatures.into_iter().filter_map(|(i, line, position)| {
        let (vi, en) = if is_own_deputy(line, position) {
            (
                "là cấp phó của người đứng đầu: ký thay (“KT.”), không ký thừa lệnh",
                "is a deputy of the head: he signs under `KT.`, not by order",
            )
        } else if named(position) == Named::Staff {
            ("không phải người đứng đầu đơn vị", "heads no unit")
        } else {
            return None;
        };
        Some(Finding::at(
            position_path(i),
            format!("dưới “{line}” ghi “{position}”, {vi}"),
            format!("“{position}” below “{line}” {en}"),
        ))
    }))
}

fn passed_on(subject: &Subject<'_>) -> Answer {
    let signatures = match under(subject, SigningForm::ByOrder) {
        Ok(signatures) => signatures,
        Err(answer) => return answer,
    };
    let wrong = signatures
        .into_iter()
        .filter(|(_, line, position)| begins_as_deputy(position) && !is_own_deputy(line, position));
    Answer::of(wrong.map(|(i, line, position)| {
        let head = head_of(position);
        Finding::at(
            position_path(i),
            format!("giữa “{line}” và “{position}” thiếu dòng “KT. {head}” của người đứng đầu đơn vị"),
            format!("between “{line}” and “{position}” the line “KT. {head}” of the unit's head is missing"),
        )
    }))
}

fn authorised(subject: &Subject<'_>) -> Answer {
    let signatures = match under(subject, SigningForm::ByAuthorisation) {
        Ok(signatures) => signatures,
        Err(answer) => return answer,
    };
    Answer::of(signatures.into_iter().filter_map(|(i, line, position)| {
        let (vi, en) = if begins_as_deputy(position) {
            ("là chức vụ cấp phó", "is a deputy's title")
        } else if named(position) == Named::Staff {
            ("không phải chức vụ đứng đầu", "heads nothing")
        } else {
            return None;
        };
        Some(Finding::at(
            position_path(i),
            format!(
                "dưới “{line}” ghi “{position}”, {vi}; người được ủy quyền phải đứng đầu cơ quan, đơn vị trực thuộc"
            ),
            format!("“{position}” below “{line}” {en}; who is authorised heads a body or unit of the one that does"),
        ))
    }))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::Kind;

    fn signed(lines: &[&str]) -> Letter {
        Letter::cong_van().signed(lines)
    }

    fn finds(code: &str, lines: &[&str]) -> usize {
        findings(code, &signed(lines)).len()
    }

    #[test]
    fn a_deputy_never_signs_alone() {
        for fine in [
            &["GIÁM ĐỐC"][..],
            &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            &["Q. GIÁM ĐỐC"],
            // The head of a board who is a deputy elsewhere.
            &["TRƯỞNG BAN PHÓ GIÁM ĐỐC SỞ NỘI VỤ"],
            &["THỦ TRƯỞNG ĐƠN VỊ"],
            &["KT, GIÁM ĐỐC PHÓ GIÁM ĐỐC"],
        ] {
            assert_eq!((finds("S09", fine), finds("S10", fine)), (0, 0), "{fine:?}");
        }
        for wrong in [
            "PHÓ GIÁM ĐỐC",
            "THỨ TRƯỞNG",
            "P. HIỆU TRƯỞNG",
            "HIỆU PHÓ",
            "PHÓ CHỦ TỊCH",
        ] {
            assert_eq!((finds("S09", &[wrong]), finds("S10", &[wrong])), (1, 0), "{wrong}");
        }
        let mut minutes = Letter::named(Kind::BienBan, "15/BB-SNV").signed(&["PHÓ GIÁM ĐỐC"]);
        assert!(matches!(state("S09", &minutes), RuleState::NotApplicable { .. }));
        minutes.document.kind = Some(Kind::ThongBao);
        minutes.document.unplaced.push("KT ,GlÁM".into());
        assert_eq!(findings("S09", &minutes)[0].severity, Severity::Warning);
    }

    #[test]
    fn the_message_names_the_head_where_the_title_tells() {
        let message = |position: &str| findings("S09", &signed(&[position]))[0].message.vi.to_string();
        assert!(message("PHÓ HIỆU TRƯỞNG").contains("“KT. HIỆU TRƯỞNG”"));
        assert!(message("THỨ TRƯỞNG").contains("“KT. BỘ TRƯỞNG”"));
    }

    #[test]
    fn one_in_charge_signs_like_any_deputy() {
        for wrong in [
            "PHÓ GIÁM ĐỐC PHỤ TRÁCH",
            "PHỤ TRÁCH TRƯỜNG PHÓ HIỆU TRƯỞNG",
            "PHÓ GIÁM ĐỐC ĐIỀU HÀNH",
        ] {
            assert_eq!((finds("S09", &[wrong]), finds("S10", &[wrong])), (0, 1), "{wrong}");
        }
        assert_eq!(finds("S10", &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH"]), 0);
        assert_eq!(
            findings("S10", &signed(&["PHỤ TRÁCH PHÒNG"]))[0].severity,
            Severity::Warning
        );
    }

    #[test]
    fn by_order_signs_the_head_of_a_unit() {
        for fine in [
            &["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"][..],
            &["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
            &["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH"],
            &["TL. HIỆU TRƯỞNG", "TRƯỞNG KHOA"],
        ] {
            assert_eq!((finds("S12", fine), finds("S13", fine)), (0, 0), "{fine:?}");
        }
        for wrong in [
            ["TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ["TL. BỘ TRƯỞNG", "THỨ TRƯỞNG"],
            ["TL. HIỆU TRƯỞNG", "HIỆU PHÓ"],
            ["TL. GIÁM ĐỐC", "CHUYÊN VIÊN"],
        ] {
            assert_eq!((finds("S12", &wrong), finds("S13", &wrong)), (1, 0), "{wrong:?}");
        }
        for wrong in [
            ["TL. BỘ TRƯỞNG", "PHÓ VỤ TRƯỞNG VỤ PHÁP CHẾ"],
            ["TL. GIÁM ĐỐC", "PHÓ TRƯỞNG PHÒNG"],
            ["TL. TỔNG GIÁM ĐỐC", "PHÓ GIÁM ĐỐC BAN KẾ HOẠCH"],
            ["TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC TRUNG TÂM LƯU TRỮ"],
        ] {
            assert_eq!((finds("S12", &wrong), finds("S13", &wrong)), (0, 1), "{wrong:?}");
        }
    }

    #[test]
    fn by_authorisation_signs_a_head() {
        for fine in [
            &["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"][..],
            &["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
            // The matter of S03.
            &["TUQ. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ] {
            assert_eq!(finds("S14", fine), 0, "{fine:?}");
        }
        for wrong in [
            ["TUQ. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            ["TUQ. CHỦ TỊCH", "PHÓ GIÁM ĐỐC SỞ TÀI CHÍNH"],
            ["TUQ. GIÁM ĐỐC", "CHUYÊN VIÊN CHÍNH"],
        ] {
            assert_eq!(finds("S14", &wrong), 1, "{wrong:?}");
        }
    }
}
