//! S15, S24, S27, S28: titles against the body that issues (boxes 2 and 7).

use super::authority::judged;
use super::signature::position_path;
use super::signature::{Powers, capacity_path, lines, no_such_line};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::example::models::{BOARD, STEERED};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::words::folded_words;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Document, Signature};
use crate::value::SigningAuthority;
use crate::value::title::{
    Named, Sort, advisory_head, begins_as_deputy, has_later, is_garbled, may_head, minister_in, named,
};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S15",
        name: "authorising-body-issues",
        severity: Severity::Error,
        basis: "khoản 3 Điều 13 Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản ký thừa ủy quyền theo thể thức của cơ quan ủy quyền: phần tên cơ quan là cơ quan ủy quyền",
        en: "a document signed by authorisation has the form of the body that authorises, its name in the head",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
            "TUQ. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG",
        ),
        test: authorising_body,
    },
    Row {
        code: "S24",
        name: "official-titles-only",
        severity: Severity::Warning,
        basis: "điểm c khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chỉ ghi chức vụ lãnh đạo chính thức; không ghi chức vụ mà Nhà nước không quy định, như cấp phó thường trực, \
             cấp phó phụ trách (suy ra)",
        en: "only official titles stand; none the State does not provide for, such as standing deputy or deputy in charge \
             (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC THƯỜNG TRỰC",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        ),
        test: official_title,
    },
    Row {
        code: "S27",
        name: "ministry-of-a-council-leader",
        severity: Severity::Error,
        basis: "điểm c khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản của hội đồng, ban chỉ đạo nhà nước do lãnh đạo bộ làm trưởng, phó: ghi chức vụ và tên bộ trên họ tên",
        en: "of a state council or steering committee led by leaders of ministries: office and ministry stand above the \
             name",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &STEERED,
            Slot::Signer,
            "THỨ TRƯỞNG\n\nTrần Thị Minh Hà",
            "THỨ TRƯỞNG BỘ NỘI VỤ\n\nTrần Thị Minh Hà",
        ),
        test: ministry_named,
    },
    Row {
        code: "S28",
        name: "other-office-above-the-name",
        severity: Severity::Warning,
        basis: "điểm c, điểm đ khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản của hội đồng, ban, tổ: chức danh trong tổ chức tư vấn ghi trước, chức vụ ở cơ quan ghi ngay trên họ tên",
        en: "of a council, board or team: the title there comes first, the office in the body stands right above the name",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &BOARD,
            Slot::Capacity,
            "GIÁM ĐỐC SỞ NỘI VỤ\nTRƯỞNG BAN",
            "TRƯỞNG BAN\nGIÁM ĐỐC SỞ NỘI VỤ",
        ),
        test: office_last,
    },
];

fn authorising_body(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if !lines(subject).any(|(_, line)| line.authority == SigningAuthority::Tuq) {
        return no_such_line(Powers::Tuq);
    }
    // Of several issuers any may have authorised.
    let known = document.issuers.iter().map(|issuer| issuer.name.as_str());
    let fits = |title: &str| {
        let answers: Vec<Option<bool>> = known.clone().map(|body| may_head(title, body)).collect();
        answers.contains(&Some(true)) || answers.contains(&None) || answers.is_empty()
    };
    let signatures = document.signatures.iter().enumerate();
    let lines =
        signatures.flat_map(|(i, signature)| signature.capacity.iter().enumerate().map(move |(j, c)| (i, j, c)));
    let wrong = lines.filter(|(_, _, line)| line.authority == SigningAuthority::Tuq && !fits(&line.title));
    let body = known.clone().collect::<Vec<_>>().join(", ");
    Answer::of(wrong.map(|(i, j, line)| {
        Finding::at(
            capacity_path(i, j),
            format!("“{line}” không phải người đứng đầu “{body}”: phần tên cơ quan phải là cơ quan ủy quyền"),
            format!("“{line}” does not head “{body}”: the body that authorises stands in the head"),
        )
    }))
}

/// Additions that make a title one of the house.
const ADDED: [&str; 2] = ["thường trực", "phụ trách"];

/// Whether the titles of a document are those of the State alone: the Party and
/// the organisations have standing deputies by statute, and so has the Quốc hội.
fn has_own_titles(document: &Document, signature: &Signature) -> bool {
    let collective = signature
        .capacity
        .iter()
        .any(|line| named(&line.title) == Named::Collective(Sort::Organisation));
    let issuers = document.issuers.iter().map(|issuer| folded_words(&issuer.name));
    let organisation = [
        "hội",
        "đoàn",
        "liên đoàn",
        "tổng liên đoàn",
        "công đoàn",
        "mặt trận",
        "quốc hội",
        "liên hiệp",
    ];
    let begins = |name: &[String]| organisation.iter().any(|head| name.starts_with(&folded_words(head)));
    let council = |name: &[String]| name.starts_with(&folded_words("hội đồng"));
    collective || issuers.into_iter().any(|name| begins(&name) && !council(&name))
}

fn official_title(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let signatures = match judged(subject) {
        Ok(signatures) => signatures,
        Err(answer) => return answer,
    };
    Answer::of(signatures.filter_map(|(i, signature)| {
        let position = signature.position.as_deref()?;
        let words = folded_words(position);
        // A deputy in charge without `KT.` is the matter of S10.
        if !begins_as_deputy(position) || signature.capacity.is_empty() || has_own_titles(document, signature) {
            return None;
        }
        let added = ADDED.iter().find(|added| words.ends_with(&folded_words(added)))?;
        Some(Finding::at(
            position_path(i),
            format!(
                "“{position}”: chỉ ghi chức vụ chính thức, bỏ “{}”",
                added.to_uppercase()
            ),
            format!(
                "“{position}”: only the official title stands; leave out “{}”",
                added.to_uppercase()
            ),
        ))
    }))
}

/// The signer's own titles in documents of a body that advises, with the title
/// of its head.
fn advisory<'a>(subject: &Subject<'a>) -> Result<Vec<(usize, &'a str, &'static str)>, Answer> {
    let document = subject.document();
    let head = match document.issuers.as_slice() {
        [issuer] => advisory_head(&issuer.name),
        _ => None,
    };
    let Some(head) = head else {
        return Err(Answer::not_applicable(
            "văn bản không do hội đồng, ban, tổ tư vấn ban hành",
            "no council, board or team issues the document",
        ));
    };
    let positions = judged(subject)?.filter_map(|(i, signature)| Some((i, signature.position.as_deref()?, head)));
    Ok(positions.filter(|(_, position, _)| !is_garbled(position)).collect())
}

fn ministry_named(subject: &Subject<'_>) -> Answer {
    let of_state = subject
        .document()
        .issuers
        .iter()
        .all(|issuer| issuer.superior.is_none());
    if !of_state {
        return Answer::not_applicable(
            "không phải hội đồng, ban chỉ đạo của Nhà nước",
            "the body is no council or steering committee of the State",
        );
    }
    let positions = match advisory(subject) {
        Ok(positions) => positions,
        Err(answer) => return answer,
    };
    let unnamed = positions
        .into_iter()
        .filter(|(_, position, _)| minister_in(position) == Some(false));
    Answer::of(unnamed.map(|(i, position, _)| {
        Finding::at(
            position_path(i),
            format!("“{position}”: chức vụ của lãnh đạo bộ phải kèm tên bộ, như “THỨ TRƯỞNG BỘ NỘI VỤ”"),
            format!("“{position}”: the ministry stands with the office, as in “THỨ TRƯỞNG BỘ NỘI VỤ”"),
        )
    }))
}

fn office_last(subject: &Subject<'_>) -> Answer {
    let positions = match advisory(subject) {
        Ok(positions) => positions,
        Err(answer) => return answer,
    };
    let turned = positions
        .into_iter()
        .filter(|(_, position, head)| has_later(position, head));
    Answer::of(turned.map(|(i, position, head)| {
        let head = head.to_uppercase();
        Finding::at(
            position_path(i),
            format!("“{position}”: ghi chức danh “{head}” trước, chức vụ ở cơ quan ngay trên họ tên"),
            format!("“{position}”: the title “{head}” comes first, the other office right above the name"),
        )
    }))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::RuleState;
    use crate::value::Organ;

    fn issued(by: &str, lines: &[&str]) -> Letter {
        let mut letter = Letter::cong_van().signed(lines);
        letter.document.issuers = vec![Organ::new(by)];
        letter
    }

    #[test]
    fn the_body_that_authorises_stands_in_the_head() {
        for (by, title) in [
            ("ỦY BAN NHÂN DÂN TỈNH HÀ KHÊ", "TUQ. CHỦ TỊCH"),
            ("SỞ NỘI VỤ", "TUQ. GIÁM ĐỐC"),
            ("BỘ Y TẾ", "TUQ. BỘ TRƯỞNG"),
            ("CÔNG TY CẤP NƯỚC", "TUQ. TỔNG GIÁM ĐỐC"),
            // Nobody knows who heads it.
            ("CÂU LẠC BỘ HƯU TRÍ", "TUQ. CHỦ TỊCH"),
            ("VĂN PHÒNG CHÍNH PHỦ", "TUQ. BỘ TRƯỞNG, CHỦ NHIỆM"),
        ] {
            assert!(
                findings("S15", &issued(by, &[title, "CHÁNH VĂN PHÒNG"])).is_empty(),
                "{by}"
            );
        }
        for (by, title) in [
            ("SỞ TƯ PHÁP", "TUQ. CHỦ TỊCH"),
            ("CỤC VIỄN THÔNG", "TUQ. BỘ TRƯỞNG"),
            ("PHÒNG KINH TẾ", "TUQ. CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
        ] {
            let found = findings("S15", &issued(by, &[title, "GIÁM ĐỐC SỞ TƯ PHÁP"]));
            assert_eq!(found[0].path, "/signatures/0/capacity/0", "{by}");
        }
        assert!(matches!(
            state("S15", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn titles_of_the_house_are_named() {
        let finds = |by: &str, lines: &[&str]| findings("S24", &issued(by, lines)).len();
        assert_eq!(finds("SỞ NỘI VỤ", &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC THƯỜNG TRỰC"]), 1);
        assert_eq!(
            finds("UBND XÃ TÂN BÌNH", &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH PHỤ TRÁCH"]),
            1
        );
        assert_eq!(finds("SỞ NỘI VỤ", &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]), 0);
        assert_eq!(
            finds("HỘI NÔNG DÂN TỈNH", &["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"]),
            0
        );
    }

    #[test]
    fn the_ministry_of_a_leader_is_named() {
        let finds = |by: &str, position: &str| findings("S27", &issued(by, &["KT. TRƯỞNG BAN", position])).len();
        assert_eq!(finds("BAN CHỈ ĐẠO QUỐC GIA VỀ LƯU TRỮ", "PHÓ TRƯỞNG BAN THỨ TRƯỞNG"), 1);
        assert_eq!(
            finds("BAN CHỈ ĐẠO QUỐC GIA VỀ LƯU TRỮ", "PHÓ TRƯỞNG BAN THỨ TRƯỞNG BỘ NỘI VỤ"),
            0
        );
        assert_eq!(finds("BAN CHỈ ĐẠO QUỐC GIA VỀ LƯU TRỮ", "PHÓ TRƯỞNG BAN"), 0);
        assert_eq!(finds("BỘ NỘI VỤ", "THỨ TRƯỞNG"), 0);
        // It is led by nobody of the ministries.
        assert_eq!(finds("HỘI ĐỒNG BẦU CỬ QUỐC GIA", "CHỦ TỊCH"), 0);
    }

    #[test]
    fn the_other_office_stands_last() {
        let finds = |by: &str, position: &str| findings("S28", &issued(by, &[position])).len();
        assert_eq!(finds("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "GIÁM ĐỐC SỞ NỘI VỤ TRƯỞNG BAN"), 1);
        assert_eq!(finds("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "TRƯỞNG BAN GIÁM ĐỐC SỞ NỘI VỤ"), 0);
        assert_eq!(finds("HỘI ĐỒNG THẨM ĐỊNH", "CHỦ TỊCH HỘI ĐỒNG"), 0);
        assert_eq!(finds("HỘI ĐỒNG NHÂN DÂN XÃ", "TRƯỞNG BAN PHÁP CHẾ CHỦ TỊCH"), 0);
        assert_eq!(finds("SỞ NỘI VỤ", "GIÁM ĐỐC TRƯỞNG BAN"), 0);
    }
}
