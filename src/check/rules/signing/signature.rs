//! S: by what power a document is signed (box 7a).

use std::sync::LazyLock;

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::Signature;
use crate::text::{fold, is_letter};
use crate::value::title::{is_collective, is_deputy, is_garbled, may_deputise};
use crate::value::{Capacity, ChainFault, SigningAuthority, SigningForm};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S01",
        name: "authority-prefix",
        severity: Severity::Error,
        basis: "điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "quyền hạn ký ghi bằng chữ viết tắt “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.” có dấu chấm, không có dấu /",
        en: "the power is written `TM.`, `Q.`, `KT.`, `TL.` or `TUQ.`, with a full stop and no slash",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "K/T GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        ),
        test: prefix,
    },
    Row {
        code: "S02",
        name: "deputy-for-head",
        severity: Severity::Error,
        basis: "điểm b khoản 7 Mục II, Mục V Phần I Phụ lục I, khoản 1, khoản 2 Điều 13 Nghị định số 30/2020/NĐ-CP",
        vi: "sau “KT.” là chức vụ của người đứng đầu; dòng dưới là chức vụ của cấp phó ký văn bản",
        en: "`KT.` stands before the title of the head; the next line is the title of the deputy who signs",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "KT. PHÓ GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        ),
        test: deputy,
    },
    Row {
        code: "S03",
        name: "no-redelegation",
        severity: Severity::Error,
        basis: "khoản 3, khoản 4 Điều 13 Nghị định số 30/2020/NĐ-CP",
        vi: "người được thừa ủy quyền không ủy quyền lại: dưới “TUQ.” không có “KT.” (suy ra từ quy định cấm ủy quyền lại)",
        en: "who signs by authorisation does not pass it on: no `KT.` below `TUQ.` (inferred from that ban)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Capacity,
            "TUQ. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
            "TUQ. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG",
        ),
        test: redelegation,
    },
];

pub(in crate::check::rules) fn capacity_path(signature: usize, line: usize) -> String {
    format!("/signatures/{signature}/capacity/{line}")
}

pub(in crate::check::rules) fn position_path(signature: usize) -> String {
    format!("/signatures/{signature}/position")
}

/// Every line of authority with its path.
pub(in crate::check::rules) fn lines<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (String, &'a Capacity)> {
    let signatures = subject.document().signatures.iter().enumerate();
    signatures.flat_map(|(i, signature)| {
        let lines = signature.capacity.iter().enumerate();
        lines.map(move |(j, line)| (capacity_path(i, j), line))
    })
}

/// A document without a line of some powers.
pub(in crate::check::rules) fn no_such_line(powers: Powers) -> Answer {
    let (vi, en) = match powers {
        Powers::Tm => ("văn bản không có dòng “TM.”", "the document has no line “TM.”"),
        Powers::Kt => ("văn bản không có dòng “KT.”", "the document has no line “KT.”"),
        Powers::Tuq => ("văn bản không có dòng “TUQ.”", "the document has no line “TUQ.”"),
        Powers::OfTheHead => (
            "văn bản không có dòng “Q.”, “TL.”, “TUQ.”",
            "the document has no line “Q.”, “TL.” or “TUQ.”",
        ),
    };
    Answer::not_applicable(vi, en)
}

/// The powers that a rule is about.
#[derive(Debug, Clone, Copy)]
pub(in crate::check::rules) enum Powers {
    Tm,
    Kt,
    Tuq,
    OfTheHead,
}

/// Powers written out or in older signs, at the head of the signer's own title.
const SPELT: [(&str, &str); 7] = [
    ("thừa ủy quyền ", "TUQ."),
    ("thừa lệnh ", "TL."),
    ("thay mặt ", "TM."),
    ("ký thay ", "KT."),
    ("quyền ", "Q."),
    ("q ", "Q."),
    ("uq.", "TUQ."),
];

static FOLDED: LazyLock<Vec<(String, &str)>> =
    LazyLock::new(|| SPELT.iter().map(|(words, code)| (fold_head(words), *code)).collect());

fn prefix(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let abbreviated = lines(subject).filter_map(|(path, line)| sign(subject, path, line));
    let spelt = document.signatures.iter().enumerate().filter_map(|(i, signature)| {
        let position = signature.position.as_ref()?;
        let folded = fold(position);
        let (_, code) = FOLDED.iter().find(|(words, _)| folded.starts_with(words.as_str()))?;
        Some(Finding::at(
            position_path(i),
            format!("“{position}”: quyền hạn ký phải ghi bằng chữ viết tắt “{code}” trước chức vụ"),
            format!("“{position}”: the power must be abbreviated as “{code}” before the title"),
        ))
    });
    let findings: Vec<Finding> = abbreviated.chain(spelt).collect();
    if findings.is_empty() && lines(subject).next().is_none() {
        return Answer::not_applicable(
            "văn bản không ghi quyền hạn ký (người đứng đầu trực tiếp ký)",
            "no line of authority: the head signs in person",
        );
    }
    Answer::of(findings)
}

/// The folded words, with the space that ends them.
fn fold_head(words: &str) -> String {
    let space = if words.ends_with(' ') { " " } else { "" };
    format!("{}{space}", fold(words))
}

/// `KT.GIÁM ĐỐC`: no space parts the power from the title, as it does in the models.
fn unspaced(subject: &Subject<'_>, path: String, line: &Capacity, end: usize) -> Finding {
    let code = line.authority.code();
    let written = line.as_written.trim();
    let edit = subject.piece(&path).and_then(|piece| {
        let start = piece.text().find(written)?;
        Some(piece.replace(start + end..start + end, " "))
    });
    Finding::at(
        path,
        format!("“{written}” thiếu dấu cách sau “{code}.”: “{line}”"),
        format!("“{written}” lacks the space behind “{code}.”: “{line}”"),
    )
    // Only the models show the space, and a scan often loses it.
    .lighter(Severity::Info)
    .with_safe_edits(edit.into_iter().collect())
}

/// The abbreviation of a line and its sign, if it is not the State's.
fn sign(subject: &Subject<'_>, path: String, line: &Capacity) -> Option<Finding> {
    let code = line.authority.code();
    let written = line.as_written.trim();
    if let Some(title) = written.strip_prefix(code).and_then(|rest| rest.strip_prefix('.')) {
        return title
            .starts_with(is_letter)
            .then(|| unspaced(subject, path, line, code.len() + 1));
    }
    // What stands before the title: letters and signs.
    let head = |text: &str| {
        let mut letters = code.chars().peekable();
        let mut end = 0;
        for (i, c) in text.char_indices() {
            if letters.peek() == Some(&c) {
                letters.next();
            } else if letters.peek().is_some() && !matches!(c, '/' | '.') || !matches!(c, '/' | '.' | ',' | ':') {
                break;
            }
            end = i + c.len_utf8();
        }
        end
    };
    let shown = written.get(..head(written)).unwrap_or_default();
    let finding = Finding::at(
        path.clone(),
        format!("“{shown}” phải ghi là “{code}.” (chữ viết tắt và dấu chấm): “{line}”"),
        format!("“{shown}” must be written “{code}.” (abbreviation and full stop): “{line}”"),
    )
    .lighter_if(shown.ends_with(','), Severity::Warning);
    let Some(piece) = subject.piece(&path) else {
        return Some(finding);
    };
    let text = piece.text();
    let end = head(text);
    if !text.starts_with(code.chars().next()?) || end == 0 {
        return Some(finding);
    }
    let space = if text
        .get(end..)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    {
        ""
    } else {
        " "
    };
    let edit = piece.replace(0..end, format!("{code}.{space}"));
    Some(finding.within(piece.span(0..end)).with_safe_edits(vec![edit]))
}

fn deputy(subject: &Subject<'_>) -> Answer {
    let signatures = subject.document().signatures.iter().enumerate();
    let for_head = |signature: &Signature| {
        signature
            .capacity
            .iter()
            .any(|line| line.authority == SigningAuthority::Kt)
    };
    if !subject.document().signatures.iter().any(for_head) {
        return no_such_line(Powers::Kt);
    }
    let findings = signatures.flat_map(|(i, signature)| {
        let lines = signature.capacity.iter().enumerate();
        let heads = lines.filter(|(_, line)| line.authority == SigningAuthority::Kt);
        let heads = heads.filter_map(move |(j, line)| head_line(capacity_path(i, j), line));
        heads.chain(deputy_line(i, signature))
    });
    Answer::of(findings)
}

/// Behind `KT.` stands the head's title: no deputy's, no body.
fn head_line(path: String, line: &Capacity) -> Option<Finding> {
    let title = &line.title;
    let (vi, en) = if is_deputy(title) {
        ("là chức vụ cấp phó", "is a deputy's title")
    } else if is_collective(title) {
        ("là tên tập thể, cơ quan", "is the name of a body")
    } else {
        return None;
    };
    Some(Finding::at(
        path,
        format!("sau “KT.” phải là chức vụ của người đứng đầu; “{title}” {vi}"),
        format!("behind “KT.” stands the title of the head; “{title}” {en}"),
    ))
}

/// The line below the last `KT.` is the title of that head's deputy. The decree
/// shows it by example only: a warning.
fn deputy_line(i: usize, signature: &Signature) -> Option<Finding> {
    let line = signature.capacity.last()?;
    // A head's line that is wrong itself says nothing about the deputy's.
    if line.authority != SigningAuthority::Kt || head_line(String::new(), line).is_some() {
        return None;
    }
    let head = &line.title;
    let Some(position) = &signature.position else {
        return Some(
            Finding::at(
                position_path(i),
                format!("dưới dòng “KT. {head}” thiếu chức vụ của cấp phó ký văn bản"),
                format!("the title of the deputy who signs is missing below “KT. {head}”"),
            )
            .lighter(Severity::Warning)
            .beside(capacity_path(i, signature.capacity.len() - 1)),
        );
    };
    if is_garbled(position) || is_garbled(head) {
        return None;
    }
    let (vi, en) = if !is_deputy(position) {
        ("không phải chức vụ cấp phó", "is no deputy's title")
    } else if !may_deputise(head, position) {
        ("không phải cấp phó của chức vụ này", "is no deputy of that head")
    } else {
        return None;
    };
    let finding = Finding::at(
        position_path(i),
        format!("dưới dòng “KT. {head}” ghi “{position}”, {vi}; người ký thay phải là cấp phó"),
        format!("below “KT. {head}” stands “{position}”, which {en}; only a deputy signs for the head"),
    );
    Some(finding.lighter(Severity::Warning))
}

fn redelegation(subject: &Subject<'_>) -> Answer {
    if !lines(subject).any(|(_, line)| line.authority == SigningAuthority::Tuq) {
        return no_such_line(Powers::Tuq);
    }
    let signatures = subject.document().signatures.iter().enumerate();
    let findings = signatures.flat_map(|(i, signature)| {
        let fault = SigningForm::of(&signature.capacity).err();
        let again = fault.and_then(|fault| match fault {
            ChainFault::Redelegated { line } => Some((line, signature.capacity.get(line)?)),
            _ => None,
        });
        again.map(|(j, line)| {
            Finding::at(
                capacity_path(i, j),
                format!("dưới “TUQ.” không được có “{line}”: người được thừa ủy quyền phải tự ký, không ủy quyền lại"),
                format!("“{line}” below “TUQ.”: who is authorised signs in person and does not pass it on"),
            )
        })
    });
    Answer::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};

    fn signed(lines: &[&str]) -> Letter {
        Letter::cong_van().signed(lines)
    }

    #[test]
    fn the_state_writes_a_stop_and_no_slash() {
        for fine in [
            ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
            ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"],
        ] {
            assert!(findings("S01", &signed(&fine)).is_empty(), "{fine:?}");
        }
        assert!(findings("S01", &signed(&["Q. GIÁM ĐỐC"])).is_empty());
        for (wrong, right) in [
            ("K/T GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
            ("KT/ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
            ("KT/GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
            ("KT GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
            ("KT: GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
            ("T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
            ("T/UQ GIÁM ĐỐC", "TUQ. GIÁM ĐỐC"),
        ] {
            let letter = signed(&[wrong, "PHÓ GIÁM ĐỐC"]);
            let found = findings("S01", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            assert!(fixed("S01", &letter).contains(&format!("\n{right}\n")), "{wrong}");
        }
    }

    #[test]
    fn a_space_parts_the_power_from_the_title() {
        let letter = signed(&["KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
        let found = findings("S01", &letter);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Info));
        assert!(fixed("S01", &letter).contains("\nKT. GIÁM ĐỐC\n"));
    }

    #[test]
    fn powers_written_out_are_found() {
        for wrong in [
            "QUYỀN GIÁM ĐỐC",
            "Q GIÁM ĐỐC",
            "KÝ THAY GIÁM ĐỐC",
            "THỪA UỶ QUYỀN GIÁM ĐỐC",
            "UQ. GIÁM ĐỐC",
        ] {
            assert_eq!(findings("S01", &signed(&[wrong])).len(), 1, "{wrong}");
        }
        assert!(matches!(
            state("S01", &signed(&["GIÁM ĐỐC"])),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn kt_stands_before_the_head_s_title() {
        for fine in [
            &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"][..],
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            &["TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG VỤ GIÁO DỤC TRUNG HỌC", "PHÓ VỤ TRƯỞNG"],
            &["KT. BỘ TRƯỞNG", "Thứ trưởng"],
            &["KT. GIÁM ĐỐC", "2HÓ GIÁM ĐỐC"],
        ] {
            assert!(findings("S02", &signed(fine)).is_empty(), "{fine:?}");
        }
        for wrong in [
            &["KT. PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"][..],
            &["KT. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ] {
            let found = findings("S02", &signed(wrong));
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong:?}");
        }
        assert!(matches!(
            state("S02", &signed(&["GIÁM ĐỐC"])),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn below_it_stands_a_deputy_s() {
        for wrong in [
            &["KT. GIÁM ĐỐC", "GIÁM ĐỐC"][..],
            &["KT. GIÁM ĐỐC"],
            &["KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC"],
            &["KT. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
        ] {
            let letter = signed(wrong);
            let found = findings("S02", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Warning), "{wrong:?}");
            assert!(found[0].span.is_some());
        }
    }

    #[test]
    fn who_is_authorised_signs_in_person() {
        assert!(findings("S03", &signed(&["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"])).is_empty());
        assert!(
            findings(
                "S03",
                &signed(&["TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"])
            )
            .is_empty()
        );
        let letter = signed(&["TUQ. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]);
        let found = findings("S03", &letter);
        assert_eq!(found[0].path, "/signatures/0/capacity/1");
        assert_eq!(
            letter.read().source.slice(found[0].span.unwrap().span()),
            Some("KT. CHÁNH VĂN PHÒNG")
        );
    }
}
