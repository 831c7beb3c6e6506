//! M01 to M06: who decides, on which grounds (models 1.1 to 1.3).

use super::model::{lacks, mending, of_kind, row};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::example::models::NGHI_QUYET;
use crate::check::facts::decision::{Decision, head};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::words::folded_words;
use crate::diagnostic::Severity::{Info, Warning};
use crate::document::Document;
use crate::text::{is_small, skeleton};
use crate::value::Kind;
use crate::value::title::{Named, begins_as_deputy, named};

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M01",
        "line-of-who-decides",
        Warning,
        (
            "nghị quyết, quyết định có dòng thẩm quyền ban hành in hoa giữa trích yếu và căn cứ (theo Mẫu 1.1 đến 1.3)",
            "a resolution or decision has the line of who decides, in capitals, above its grounds (models 1.1 to 1.3)",
        ),
        Example::new(&QUYET_DINH, Slot::Authority, "Giám đốc Sở Nội vụ", "GIÁM ĐỐC SỞ NỘI VỤ"),
        who_decides,
    ),
    row(
        "M02",
        "head-or-collective-decides",
        Warning,
        (
            "dòng thẩm quyền ban hành quyết định là chức vụ người đứng đầu hoặc tên tập thể, cơ quan (theo Mẫu 1.2, 1.3)",
            "who decides is the head, a collective or the body (models 1.2 and 1.3)",
        ),
        Example::new(
            &QUYET_DINH,
            Slot::Authority,
            "PHÓ GIÁM ĐỐC SỞ NỘI VỤ",
            "GIÁM ĐỐC SỞ NỘI VỤ",
        ),
        head_decides,
    ),
    row(
        "M03",
        "resolves-line",
        Warning,
        (
            "nghị quyết có dòng “QUYẾT NGHỊ:” trước nội dung (theo Mẫu 1.1)",
            "a resolution has the line `QUYẾT NGHỊ:` above its content (model 1.1)",
        ),
        Example::new(&NGHI_QUYET, Slot::Enacting, "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"),
        |subject| enacting(subject, &Kind::NghiQuyet, "1.1", "QUYẾT NGHỊ:"),
    ),
    mending(row(
        "M04",
        "decides-line",
        Warning,
        (
            "quyết định có dòng “QUYẾT ĐỊNH:” với dấu hai chấm trước Điều 1 (theo Mẫu 1.2, 1.3)",
            "a decision has the line `QUYẾT ĐỊNH:` with its colon above Điều 1 (models 1.2 and 1.3)",
        ),
        Example::new(&QUYET_DINH, Slot::Enacting, "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"),
        |subject| enacting(subject, &Kind::QuyetDinh, "1.2, 1.3", "QUYẾT ĐỊNH:"),
    )),
    row(
        "M05",
        "has-grounds",
        Warning,
        (
            "nghị quyết, quyết định có ít nhất một căn cứ bắt đầu bằng “Căn cứ” (theo Mẫu 1.1 đến 1.3)",
            "a resolution or decision has at least one ground that begins with `Căn cứ` (models 1.1 to 1.3)",
        ),
        Example::new(
            &QUYET_DINH,
            Slot::Recitals,
            "Theo đề nghị của Chánh Văn phòng Sở.",
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở.",
        ),
        has_grounds,
    ),
    row(
        "M06",
        "proposal-last",
        Info,
        (
            "dòng “Theo đề nghị của …” đứng cuối các căn cứ (theo Mẫu 1.2, 1.3)",
            "the line `Theo đề nghị của …` is the last of the grounds (models 1.2 and 1.3)",
        ),
        Example::new(
            &QUYET_DINH,
            Slot::Recitals,
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở;\n\
             Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025.",
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\n\
             Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025;\nTheo đề nghị của Chánh Văn phòng Sở.",
        ),
        proposal_last,
    ),
];

/// The parts of a decision or resolution, where the document is one.
pub(in crate::check::rules) fn decided<'a>(subject: &Subject<'a>) -> Result<&'a Decision, Answer> {
    subject.decision().ok_or_else(|| {
        Answer::not_applicable(
            "văn bản không phải nghị quyết, quyết định",
            "the document is neither nghị quyết nor quyết định",
        )
    })
}

fn text(document: &Document, block: usize) -> &str {
    document.body.get(block).map_or("", |block| block.text.as_str())
}

/// Whether a line may name who decides: an office, a collective or a body.
fn may_decide(line: &str) -> bool {
    line.chars().count() < 120 && !line.ends_with('.') && !matches!(named(line), Named::Other | Named::Staff)
}

fn who_decides(subject: &Subject<'_>) -> Answer {
    let (document, decision) = match decided(subject) {
        Ok(decision) => (subject.document(), decision),
        Err(answer) => return answer,
    };
    if decision.authority.is_some() {
        return Answer::Passed;
    }
    let mut small = decision
        .preamble
        .iter()
        .filter(|block| may_decide(text(document, **block)));
    if let Some(block) = small.next() {
        let line = text(document, *block);
        let capitals = line.to_uppercase();
        return Finding::at(
            format!("/body/{block}"),
            format!("dòng thẩm quyền ban hành “{line}” in hoa: “{capitals}” (theo Mẫu 1.1 đến 1.3)"),
            format!("the line of who decides is in capitals: “{capitals}” (models 1.1 to 1.3)"),
        )
        .into();
    }
    // A subject in capitals may have swallowed the line below it.
    let swallowed = document.subject.as_ref().is_some_and(|line| {
        let words = folded_words(line);
        let capitals = !line.contains(is_small);
        let ends = (1..words.len()).any(|at| words.get(at..).is_some_and(|rest| may_decide(&rest.join(" "))));
        capitals && words.len() < 120 && ends
    });
    if swallowed {
        return Answer::Passed;
    }
    Finding::at(
        "/body",
        "giữa trích yếu và căn cứ thiếu dòng thẩm quyền ban hành, như “GIÁM ĐỐC SỞ NỘI VỤ” (theo Mẫu 1.1 đến 1.3)",
        "above the grounds the line of who decides is missing, as “GIÁM ĐỐC SỞ NỘI VỤ” (models 1.1 to 1.3)",
    )
    .beside("/subject")
    .into()
}

fn head_decides(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::QuyetDinh) {
        return answer;
    }
    let document = subject.document();
    let Some(block) = subject.decision().and_then(|decision| decision.authority) else {
        return Answer::not_applicable(
            "văn bản không có dòng thẩm quyền ban hành (xem M01)",
            "the document has no line of who decides (see M01)",
        );
    };
    let line = text(document, block);
    if !begins_as_deputy(line) {
        return Answer::Passed;
    }
    Finding::at(
        format!("/body/{block}"),
        format!("thẩm quyền ban hành quyết định thuộc người đứng đầu, không ghi cấp phó: “{line}” (theo Mẫu 1.2, 1.3)"),
        format!("the head decides, not a deputy: “{line}” (models 1.2 and 1.3)"),
    )
    .into()
}

/// The line that opens the content, as its model prints it.
fn enacting(subject: &Subject<'_>, kind: &Kind, model: &str, printed: &str) -> Answer {
    if let Err(answer) = of_kind(subject, kind) {
        return answer;
    }
    let document = subject.document();
    let Some(block) = subject.decision().and_then(|decision| decision.enacting) else {
        return lacks(kind, model, printed).into();
    };
    let (line, path) = (text(document, block).trim(), format!("/body/{block}"));
    let words = |line: &str| skeleton(line).trim_end_matches([':', '.', ' ']).to_owned();
    if words(line) != words(printed) {
        return Finding::at(
            path,
            format!("“{line}” phải là “{printed}” (theo Mẫu {model})"),
            format!("“{line}” must read “{printed}” (model {model})"),
        )
        .into();
    }
    let piece = subject.piece(&path);
    let behind = piece.is_some_and(|piece| piece.after().trim_start_matches(['*', '_', ' ']).starts_with(':'));
    if line.ends_with(':') || behind {
        return Answer::Passed;
    }
    let edit = piece.map(|piece| piece.replace(piece.text().trim_end().len()..piece.text().len(), ":"));
    Finding::at(
        path,
        format!("sau “{line}” thiếu dấu hai chấm (theo Mẫu {model})"),
        format!("the colon behind “{line}” is missing (model {model})"),
    )
    .with_safe_edits(edit.into_iter().collect())
    .into()
}

fn has_grounds(subject: &Subject<'_>) -> Answer {
    let decision = match decided(subject) {
        Ok(decision) => decision,
        Err(answer) => return answer,
    };
    let document = subject.document();
    let bases = |block: &usize| head(text(document, *block)).contains("can cu");
    if decision.grounds.iter().any(bases) || decision.preamble.iter().any(bases) {
        return Answer::Passed;
    }
    Finding::at(
        "/body",
        "văn bản thiếu căn cứ ban hành: phải có ít nhất một dòng “Căn cứ …;” (theo Mẫu 1.1 đến 1.3)",
        "the document has no ground: at least one line `Căn cứ …;` (models 1.1 to 1.3)",
    )
    .beside("/subject")
    .into()
}

fn proposal_last(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::QuyetDinh) {
        return answer;
    }
    let document = subject.document();
    let grounds = subject
        .decision()
        .map(|decision| decision.grounds.as_slice())
        .unwrap_or_default();
    let proposes = |block: &usize| {
        let head = head(text(document, *block));
        head.starts_with("theo de nghi") || head.starts_with("xet de nghi")
    };
    let Some(at) = grounds.iter().position(proposes) else {
        return Answer::not_applicable(
            "văn bản không có dòng “Theo đề nghị của …”",
            "the document has no line `Theo đề nghị của …`",
        );
    };
    let later = grounds
        .iter()
        .skip(at)
        .find(|block| head(text(document, **block)).starts_with("can cu"));
    let proposal = grounds.get(at).copied().unwrap_or_default();
    Answer::of(later.map(|block| {
        let line = text(document, *block);
        Finding::at(
            format!("/body/{proposal}"),
            format!("dòng “Theo đề nghị …” nên đứng cuối các căn cứ, sau “{line}” (theo Mẫu 1.2, 1.3)"),
            format!("the proposal is the last of the grounds, behind “{line}” (models 1.2 and 1.3)"),
        )
    }))
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::{QUYET_DINH, Slot};
    use crate::check::example::models::NGHI_QUYET;
    use crate::check::testing::broken;
    use crate::check::testing::{Letter, state};
    use crate::diagnostic::RuleState;
    use crate::{Checker, fix, letter};

    fn found(text: &str) -> Vec<String> {
        broken('M', text)
    }

    #[test]
    fn the_line_of_who_decides() {
        let decided = |line: &str| found(&QUYET_DINH.with(Slot::Authority, line));
        for fine in [
            "GIÁM ĐỐC SỞ NỘI VỤ",
            "ỦY BAN NHÂN DÂN TỈNH HÀ KHÊ",
            "HỘI ĐỒNG THÀNH VIÊN",
            "SỞ NỘI VỤ",
        ] {
            assert_eq!(decided(fine), Vec::<String>::new(), "{fine}");
        }
        assert_eq!(decided("Giám đốc Sở Nội vụ"), ["M01"]);
        assert_eq!(decided("PHÓ GIÁM ĐỐC SỞ NỘI VỤ"), ["M02"]);
        assert_eq!(decided(""), ["M01"]);
    }

    #[test]
    fn the_line_that_enacts() {
        let text = QUYET_DINH.with(Slot::Enacting, "QUYẾT ĐỊNH");
        let report = Checker::new().check(&letter::from_str(&text));
        assert!(
            fix::apply(&letter::from_str(&text).source, &report.diagnostics)
                .text
                .contains("\nQUYẾT ĐỊNH:\n")
        );
        assert_eq!(found(&QUYET_DINH.with(Slot::Enacting, "QUYẾT NGHỊ:")), ["M04"]);
        assert_eq!(found(&QUYET_DINH.with(Slot::Enacting, "")), ["M04"]);
        assert_eq!(
            found(&NGHI_QUYET.with(Slot::Enacting, "QUYẾT NGHỊ :")),
            Vec::<String>::new()
        );
        assert_eq!(found(&NGHI_QUYET.with(Slot::Enacting, "")), ["M03"]);
    }

    #[test]
    fn grounds_and_their_order() {
        let grounds = |lines: &str| found(&QUYET_DINH.with(Slot::Recitals, lines));
        let fine = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nXét đề nghị của Chánh Văn phòng Sở;\n\
                    Theo đề nghị của Trưởng phòng Quản lý văn thư.";
        assert_eq!(grounds(fine), Vec::<String>::new());
        assert_eq!(grounds("Theo đề nghị của Chánh Văn phòng Sở."), ["M05"]);
    }

    #[test]
    fn letters_decide_nothing() {
        for code in [
            "M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11", "M12",
        ] {
            assert!(
                matches!(state(code, &Letter::cong_van()), RuleState::NotApplicable { .. }),
                "{code}"
            );
        }
    }
}
