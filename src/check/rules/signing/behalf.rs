//! S07, S08, S11 and S16: in whose place one signs (box 7a).

use super::authority::{judged, unjudged};
use super::signature::{Powers, capacity_path, lines, no_such_line, position_path};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::models::CHAIRED;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Document, Signature};
use crate::value::title::{Named, Sort, begins_as_deputy, is_garbled, may_head, named};
use crate::value::{ChainFault, SigningAuthority, SigningForm};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S07",
        name: "on-behalf-of-a-collective",
        severity: Severity::Error,
        basis: "điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "sau “TM.” là tên tập thể lãnh đạo hoặc tên cơ quan, tổ chức, không phải chức vụ",
        en: "`TM.` stands before the name of a collective or a body, not before an office",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CHAIRED,
            Slot::Capacity,
            "TM. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        ),
        test: on_behalf,
    },
    Row {
        code: "S08",
        name: "authority-of-the-head",
        severity: Severity::Error,
        basis: "điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "sau “Q.”, “TL.”, “TUQ.” là chức vụ của người đứng đầu, không phải tên cơ quan hay chức vụ cấp phó",
        en: "`Q.`, `TL.` and `TUQ.` stand before the title of the head, not before a body or a deputy's title",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CHAIRED,
            Slot::Capacity,
            "TL. ỦY BAN NHÂN DÂN\nCHÁNH VĂN PHÒNG",
            "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
        ),
        test: of_the_head,
    },
    Row {
        code: "S11",
        name: "deputy-of-a-collective",
        severity: Severity::Error,
        basis: "khoản 2 Điều 13, điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cấp phó ký thay mặt tập thể ghi đủ ba dòng: “TM.” tập thể, “KT.” chức vụ người đứng đầu, chức vụ của mình",
        en: "a deputy who signs for a collective has three lines: `TM.` and the collective, `KT.` and the head, his own \
             title",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CHAIRED,
            Slot::Capacity,
            "TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        ),
        test: collective_deputy,
    },
    Row {
        code: "S16",
        name: "authority-chain",
        severity: Severity::Warning,
        basis: "khoản 2, khoản 3, khoản 4 Điều 13 Nghị định số 30/2020/NĐ-CP",
        vi: "các dòng quyền hạn chỉ chồng lên nhau theo thứ tự “TM.” rồi “KT.”, hoặc “TL.” rồi “KT.” (suy ra)",
        en: "lines of authority stand over one another only as `TM.` then `KT.`, or `TL.` then `KT.` (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CHAIRED,
            Slot::Capacity,
            "TM. ỦY BAN NHÂN DÂN\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
            "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
        ),
        test: chain,
    },
];

fn on_behalf(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if let Some(answer) = unjudged(document) {
        return answer;
    }
    let mut behalf = lines(subject)
        .filter(|(_, line)| line.authority == SigningAuthority::Tm)
        .peekable();
    if behalf.peek().is_none() {
        return no_such_line(Powers::Tm);
    }
    let not_one = behalf.filter_map(|(path, line)| no_collective(document, path, &line.title));
    let signatures = document.signatures.iter().enumerate();
    Answer::of(not_one.chain(signatures.filter_map(|(i, signature)| not_its_chair(i, signature))))
}

/// An office behind `TM.`, or a collective that is none of the issuing committee's.
fn no_collective(document: &Document, path: String, title: &str) -> Option<Finding> {
    match named(title) {
        Named::Head | Named::Deputy => Some(Finding::at(
            path,
            format!("sau “TM.” phải là tên tập thể hoặc cơ quan, như “TM. ỦY BAN NHÂN DÂN”; “{title}” là chức vụ"),
            format!("`TM.` stands before a collective or body, as in “TM. ỦY BAN NHÂN DÂN”; “{title}” is an office"),
        )),
        // A council may use the letterhead of its committee; the Party and the
        // people's council have their own.
        Named::Collective(Sort::Organisation | Sort::Certified) => {
            let [issuer] = document.issuers.as_slice() else {
                return None;
            };
            is_committee(&issuer.name).then(|| {
                Finding::at(
                    path,
                    format!("văn bản do “{}” ban hành nên không ký thay mặt “{title}”", issuer.name),
                    format!(
                        "“{}” issues the document, which is not signed on behalf of “{title}”",
                        issuer.name
                    ),
                )
            })
        }
        _ => None,
    }
}

/// Right below `TM. ỦY BAN NHÂN DÂN`, an office that is not its chair's.
fn not_its_chair(i: usize, signature: &Signature) -> Option<Finding> {
    let last = signature.capacity.last()?;
    let position = signature.position.as_ref()?;
    let other = last.authority == SigningAuthority::Tm
        && is_committee(&last.title)
        && named(position) == Named::Head
        && may_head(position, &last.title) == Some(false)
        && !is_garbled(position);
    other.then(|| {
        Finding::at(
            position_path(i),
            format!("dưới “{last}” là chức vụ của người đứng đầu, “CHỦ TỊCH”; “{position}” không đứng đầu tập thể này"),
            format!("below “{last}” stands the title of its head, “CHỦ TỊCH”; “{position}” does not head it"),
        )
    })
}

/// Whether it is a people's committee, which decides together under a chair.
fn is_committee(name: &str) -> bool {
    named(name) == Named::Collective(Sort::Together) && may_head("chủ tịch", name) == Some(true)
}

fn of_the_head(subject: &Subject<'_>) -> Answer {
    if let Some(answer) = unjudged(subject.document()) {
        return answer;
    }
    let head = [SigningAuthority::Q, SigningAuthority::Tl, SigningAuthority::Tuq];
    let mut of_head = lines(subject)
        .filter(|(_, line)| head.contains(&line.authority))
        .peekable();
    if of_head.peek().is_none() {
        return no_such_line(Powers::OfTheHead);
    }
    Answer::of(of_head.filter_map(|(path, line)| {
        let title = &line.title;
        let (vi, en, severity) = match named(title) {
            Named::Deputy => ("là chức vụ cấp phó", "is a deputy's title", Severity::Error),
            Named::Body => ("là tên cơ quan", "is the name of a body", Severity::Error),
            Named::Collective(Sort::Organisation) => ("là tên tập thể", "is a collective", Severity::Warning),
            Named::Collective(_) => ("là tên tập thể", "is a collective", Severity::Error),
            _ => return None,
        };
        let finding = Finding::at(
            path,
            format!(
                "sau “{}” phải là chức vụ của người đứng đầu; “{title}” {vi}",
                line.authority
            ),
            format!(
                "behind “{}” stands the title of the head; “{title}” {en}",
                line.authority
            ),
        );
        Some(finding.lighter(severity))
    }))
}

fn collective_deputy(subject: &Subject<'_>) -> Answer {
    let signatures = match judged(subject) {
        Ok(signatures) => signatures,
        Err(answer) => return answer,
    };
    let mut on_behalf = signatures
        .filter(|(_, signature)| SigningForm::of(&signature.capacity) == Ok(SigningForm::Collective))
        .peekable();
    if on_behalf.peek().is_none() {
        return Answer::not_applicable(
            "không có chữ ký chỉ ghi một dòng “TM.”",
            "no signature has `TM.` for its only line of authority",
        );
    }
    Answer::of(on_behalf.filter_map(|(i, signature)| {
        let position = signature
            .position
            .as_ref()
            .filter(|position| begins_as_deputy(position))?;
        let collective = &signature.capacity.first()?.title;
        let severity = match named(collective) {
            Named::Collective(Sort::Together) => Severity::Error,
            Named::Collective(Sort::ByStatute | Sort::Certified) | Named::Body => Severity::Warning,
            _ => return None,
        };
        (!is_garbled(position)).then(|| {
            Finding::at(
                position_path(i),
                format!("giữa “TM. {collective}” và “{position}” thiếu dòng “KT.” ghi chức vụ của người đứng đầu"),
                format!("between “TM. {collective}” and “{position}” the line `KT.` with the head's title is missing"),
            )
            .lighter(severity)
        })
    }))
}

fn chain(subject: &Subject<'_>) -> Answer {
    let signatures = match judged(subject) {
        Ok(signatures) => signatures,
        Err(answer) => return answer,
    };
    Answer::of(signatures.filter_map(|(i, signature)| {
        let line = match SigningForm::of(&signature.capacity) {
            Err(ChainFault::OutOfPlace { line } | ChainFault::Redelegated { line }) => line,
            _ => return None,
        };
        let wrong = signature.capacity.get(line)?;
        let above = line.checked_sub(1).and_then(|above| signature.capacity.get(above));
        // `KT.` below `TUQ.` is the matter of S03.
        let again = above.is_some_and(|above| above.authority == SigningAuthority::Tuq);
        if again && wrong.authority == SigningAuthority::Kt {
            return None;
        }
        let above = above.map_or_else(String::new, |above| format!(" “{above}”"));
        Some(Finding::at(
            capacity_path(i, line),
            format!("dòng “{wrong}” không đứng được dưới{above}; chỉ có “TM.” rồi “KT.”, hoặc “TL.” rồi “KT.”"),
            format!("“{wrong}” cannot stand below{above}; only `TM.` then `KT.`, or `TL.` then `KT.`, do"),
        ))
    }))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, severities};
    use crate::diagnostic::Severity;

    fn signed(lines: &[&str]) -> Letter {
        Letter::cong_van().signed(lines)
    }

    #[test]
    fn tm_stands_before_a_collective() {
        for fine in [
            &["TM. ỦY BAN NHÂN DÂN XÃ", "CHỦ TỊCH"][..],
            &["TM. CHÍNH PHỦ", "THỦ TƯỚNG"],
            &["TM. HỘI ĐỒNG TRƯỜNG", "CHỦ TỊCH"],
            &["TM. ĐOÀN CHỦ TỊCH", "CHỦ TỊCH"],
            &["TM. CHỦ TỊCH ĐOÀN", "TRƯỞNG ĐOÀN"],
            &["TM. BAN GIÁM HIỆU", "HIỆU TRƯỞNG"],
            &["TM. TRƯỜNG BAN MAI", "HIỆU TRƯỞNG"],
            &["TM. NHÓM BIÊN SOẠN", "CHỦ BIÊN"],
        ] {
            assert!(findings("S07", &signed(fine)).is_empty(), "{fine:?}");
        }
        for wrong in [
            "TM. CHỦ TỊCH",
            "TM. GIÁM ĐỐC SỞ",
            "TM. PHÓ CHỦ TỊCH",
            "TM. HIỆU TRƯỞNG",
            "TM. BO TRUONG",
        ] {
            assert_eq!(
                severities("S07", &signed(&[wrong, "CHỦ TỊCH"])),
                [Severity::Error],
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_people_s_committee_signs_for_itself_under_its_chair() {
        let by_committee = |lines: &[&str]| {
            let mut letter = signed(lines);
            letter.document.issuers[0].name = "ỦY BAN NHÂN DÂN XÃ TÂN HÒA".into();
            letter
        };
        for fine in [
            &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"][..],
            &["TM. UBND XÃ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            &["TM. HỘI ĐỒNG THI ĐUA", "CHỦ TỊCH"],
            &["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"],
        ] {
            assert!(findings("S07", &by_committee(fine)).is_empty(), "{fine:?}");
        }
        for (wrong, path) in [
            (["TM. ĐẢNG ỦY", "BÍ THƯ"], "/signatures/0/capacity/0"),
            (["TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"], "/signatures/0/capacity/0"),
            (["TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC"], "/signatures/0/position"),
            (["TM. UBND XÃ", "CHÁNH VĂN PHÒNG"], "/signatures/0/position"),
        ] {
            let found = findings("S07", &by_committee(&wrong));
            assert_eq!(found.len(), 1, "{wrong:?}");
            assert_eq!(found[0].path, path, "{wrong:?}");
        }
    }

    #[test]
    fn other_powers_stand_before_the_title_of_the_head() {
        for fine in [
            &["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"][..],
            &["TUQ. TỔNG GIÁM ĐỐC", "GIÁM ĐỐC BAN KẾ HOẠCH"],
            &["Q. VIỆN TRƯỞNG"],
            &["TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"],
            &["TL. CHỦ TỊCH HỘI ĐỒNG", "ỦY VIÊN THƯ KÝ"],
        ] {
            assert!(findings("S08", &signed(fine)).is_empty(), "{fine:?}");
        }
        for wrong in [
            "TL. ỦY BAN NHÂN DÂN",
            "TUQ. SỞ NỘI VỤ",
            "Q. PHÓ GIÁM ĐỐC",
            "TL. THỨ TRƯỞNG",
            "TL. BAN GIÁM ĐỐC",
        ] {
            assert_eq!(
                severities("S08", &signed(&[wrong, "CHÁNH VĂN PHÒNG"])),
                [Severity::Error],
                "{wrong}"
            );
        }
        let party_like = signed(&["TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"]);
        assert_eq!(severities("S08", &party_like), [Severity::Warning]);
    }

    #[test]
    fn a_deputy_of_a_collective_has_three_lines() {
        for fine in [
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"][..],
            &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
            &["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"],
            &["TM. ĐOÀN CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            &["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN"],
        ] {
            assert!(findings("S11", &signed(fine)).is_empty(), "{fine:?}");
        }
        for (wrong, severity) in [
            (["TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"], Severity::Error),
            (["TM. HỘI ĐỒNG THI", "PHÓ CHỦ TỊCH"], Severity::Error),
            (["TM. BAN GIÁM HIỆU", "PHÓ HIỆU TRƯỞNG"], Severity::Warning),
        ] {
            assert_eq!(severities("S11", &signed(&wrong)), [severity], "{wrong:?}");
        }
    }

    #[test]
    fn only_some_lines_stand_over_others() {
        for fine in [
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"][..],
            &["TL. BỘ TRƯỞNG", "Q. VỤ TRƯỞNG"],
            // The matter of S03.
            &["TUQ. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ] {
            assert!(findings("S16", &signed(fine)).is_empty(), "{fine:?}");
        }
        for wrong in [
            &["KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"][..],
            &["TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
            &["TUQ. CHỦ TỊCH", "TL. GIÁM ĐỐC SỞ", "CHÁNH VĂN PHÒNG"],
        ] {
            let found = findings("S16", &signed(wrong));
            assert_eq!(found[0].path, "/signatures/0/capacity/1", "{wrong:?}");
        }
    }
}
