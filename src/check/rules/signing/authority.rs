//! S05 to S08, S11, S16: which powers and titles stand in a signature (box 7a).

use super::signature::{Powers, capacity_path, lines, no_such_line, position_path};
use super::signer::{leftover_name, signer_path};
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::example::models::{CHAIRED, UNSIGNED};
use crate::check::rules::WITHOUT_MODEL;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Document, Signature};
use crate::value::title::{Named, Sort, begins_as_deputy, is_garbled, may_head, named};
use crate::value::{ChainFault, Kind, KindFamily, SigningAuthority, SigningForm};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S05",
        name: "authority-of-the-decision",
        severity: Severity::Warning,
        basis: "Mục II Phụ lục III, điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dòng thẩm quyền ban hành ghi chức vụ người đứng đầu thì không ký “TM.”; ghi tên tập thể thì ký “TM.” \
             (theo Mẫu 1.2, 1.3; với nghị quyết là suy ra)",
        en: "a decision of the head is not signed `TM.`, one of a collective is (by models 1.2 and 1.3; inferred for \
             resolutions)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&QUYET_DINH, Slot::Capacity, "TM. BAN GIÁM ĐỐC\nGIÁM ĐỐC", "GIÁM ĐỐC"),
        test: decided_by,
    },
    Row {
        code: "S06",
        name: "title-and-name",
        severity: Severity::Error,
        basis: "điểm g khoản 2 Điều 8, điểm c khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cuối văn bản có chức vụ và họ tên của người ký",
        en: "title and name of whoever signs close the document",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &UNSIGNED,
            Slot::Signer,
            "Trần Thị Minh Hà",
            "GIÁM ĐỐC\n\nTrần Thị Minh Hà",
        ),
        test: title_and_name,
    },
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

/// Why the powers in a document are not judged: whoever signs minutes or a
/// contract does so as a party to it.
pub(in crate::check::rules) fn unjudged(document: &Document) -> Option<Answer> {
    let kind = document.kind.as_ref()?;
    if *kind == Kind::BienBan {
        return Some(Answer::not_applicable(
            "biên bản: người ký theo vai trò trong cuộc họp (Mẫu 1.9)",
            "minutes are signed by role in the meeting (model 1.9)",
        ));
    }
    WITHOUT_MODEL.contains(kind).then(|| {
        Answer::not_applicable(
            "văn bản do các bên ký hoặc không có mẫu",
            "the document is signed by its parties, or has no model",
        )
    })
}

/// Each signature with its place, where powers are judged.
pub(in crate::check::rules) fn judged<'a>(
    subject: &Subject<'a>,
) -> Result<impl Iterator<Item = (usize, &'a Signature)>, Answer> {
    let document = subject.document();
    match unjudged(document) {
        Some(answer) => Err(answer),
        None if document.signatures.is_empty() => Err(Answer::not_applicable(
            "văn bản không có phần ký (xem S06)",
            "the document has no signature (see S06)",
        )),
        None => Ok(document.signatures.iter().enumerate()),
    }
}

fn decided_by(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(authority) = subject.decision().and_then(|decision| decision.authority) else {
        return Answer::not_applicable(
            "văn bản không có dòng thẩm quyền ban hành",
            "the document has no line of who decides",
        );
    };
    let (Some(line), [signature]) = (document.body.get(authority), document.signatures.as_slice()) else {
        return Answer::not_applicable("văn bản có nhiều người ký", "several persons sign");
    };
    let line = &line.text;
    let on_behalf = signature
        .capacity
        .iter()
        .position(|c| c.authority == SigningAuthority::Tm);
    let form = SigningForm::of(&signature.capacity);
    let alone = matches!(form, Ok(SigningForm::Head | SigningForm::Deputy | SigningForm::Acting));
    match (named(line), on_behalf) {
        (Named::Head, Some(at)) => Finding::at(
            capacity_path(0, at),
            format!("thẩm quyền ban hành là “{line}” nên không ký “TM.” (theo Mẫu 1.2, 1.3)"),
            format!("“{line}” decides, so the document is not signed `TM.` (by models 1.2 and 1.3)"),
        )
        .into(),
        (Named::Collective(Sort::Together | Sort::ByStatute), None) if alone && signature.position.is_some() => {
            Finding::at(
                position_path(0),
                format!("thẩm quyền ban hành là tập thể “{line}” nên phải ký “TM.” (theo Mẫu 1.2, 1.3)"),
                format!("the collective “{line}” decides, so the document is signed `TM.` (by models 1.2 and 1.3)"),
            )
            .into()
        }
        _ => Answer::Passed,
    }
}

fn title_and_name(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if let Some(answer) = unjudged(document) {
        return answer;
    }
    let other = document
        .kind
        .as_ref()
        .is_some_and(|kind| kind.family() != KindFamily::Administrative);
    // A title of the second column may stand in the list of recipients.
    let listed = document.recipients.iter().any(|line| {
        let last = line.as_str().rsplit(';').next().unwrap_or_default().trim();
        matches!(named(last), Named::Head | Named::Deputy) && line.as_str().len() > last.len()
    });
    let doubt = other || listed || !subject.is_placed();
    if document.signatures.is_empty() {
        return Finding::at(
            "/signatures",
            "cuối văn bản thiếu chức vụ và họ tên của người ký",
            "title and name of whoever signs are missing at the end",
        )
        .lighter_if(doubt, Severity::Warning)
        .beside("/archive")
        .into();
    }
    let signatures = document.signatures.iter().enumerate();
    let missing = signatures.filter_map(|(i, signature)| {
        let finding = match &signature.signer {
            Some(name) if signature.capacity.is_empty() && signature.position.is_none() => Finding::at(
                position_path(i),
                format!("phía trên họ tên “{name}” thiếu chức vụ của người ký"),
                format!("the title is missing above the name “{name}”"),
            )
            .beside(signer_path(i)),
            None if leftover_name(subject, i).is_none() => Finding::at(
                signer_path(i),
                "dưới chức vụ của người ký thiếu họ tên",
                "the name is missing below the title of whoever signs",
            )
            .beside(format!("/signatures/{i}")),
            _ => return None,
        };
        Some(finding.lighter_if(doubt, Severity::Warning))
    });
    Answer::of(missing)
}

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
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn signed(lines: &[&str]) -> Letter {
        Letter::cong_van().signed(lines)
    }

    fn severities(code: &str, letter: &Letter) -> Vec<Severity> {
        findings(code, letter).iter().map(|d| d.severity).collect()
    }

    #[test]
    fn a_decision_is_signed_as_it_is_decided() {
        let decided = |by: &str, lines: &[&str]| {
            let mut letter = Letter::named(Kind::QuyetDinh, "15/QĐ-SNV").signed(lines);
            letter.document.body = vec![
                Block::new(BlockKind::Heading, by),
                Block::new(BlockKind::Recital, "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"),
                Block::new(BlockKind::Heading, "QUYẾT ĐỊNH:"),
                Block::new(BlockKind::Article, "Lập kho.").marked("Điều 1."),
            ];
            letter
        };
        for (by, lines) in [
            ("GIÁM ĐỐC SỞ NỘI VỤ", &["GIÁM ĐỐC"][..]),
            ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
            ("ỦY BAN NHÂN DÂN XÃ", &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            ("ỦY BAN NHÂN DÂN XÃ", &["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
            // The chair certifies what the people's council has resolved.
            ("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ KHÊ KHÓA XVI, KỲ HỌP THỨ 7", &["CHỦ TỊCH"]),
            ("SỞ NỘI VỤ", &["GIÁM ĐỐC"]),
        ] {
            assert!(findings("S05", &decided(by, lines)).is_empty(), "{by} {lines:?}");
        }
        let on_behalf = decided("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
        assert_eq!(findings("S05", &on_behalf)[0].path, "/signatures/0/capacity/0");
        let alone = decided("HỘI ĐỒNG THÀNH VIÊN", &["CHỦ TỊCH"]);
        assert_eq!(severities("S05", &alone), [Severity::Warning]);
        assert!(matches!(
            state("S05", &signed(&["GIÁM ĐỐC"])),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn title_and_name_close_the_document() {
        for fine in [&["GIÁM ĐỐC"][..], &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], &["Q. GIÁM ĐỐC"]] {
            assert!(findings("S06", &signed(fine)).is_empty(), "{fine:?}");
        }
        let untitled = signed(&[]);
        assert_eq!(findings("S06", &untitled)[0].path, "/signatures/0/position");
        let mut unnamed = signed(&["GIÁM ĐỐC"]);
        unnamed.document.signatures[0].signer = None;
        assert_eq!(findings("S06", &unnamed)[0].path, "/signatures/0/signer");
        unnamed.document.signatures.clear();
        assert_eq!(severities("S06", &unnamed), [Severity::Error]);
        // What no component took may be the name.
        unnamed.document.unplaced.push("ng V Hg".into());
        assert_eq!(severities("S06", &unnamed), [Severity::Warning]);
        unnamed.document.kind = Some(Kind::BienBan);
        assert!(matches!(state("S06", &unnamed), RuleState::NotApplicable { .. }));
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
