//! M07 to M09: what a decision decides itself (model 1.2), and what it issues (model 1.3).

use super::model::{of_kind, row};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::example::models::BAN_HANH;
use crate::check::facts::decision::head;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::Severity::{Info, Warning};
use crate::document::Document;
use crate::text::{fold, fold_eq};
use crate::value::Kind;

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M07",
        "direct-decision-subject",
        Info,
        (
            "trích yếu của quyết định trực tiếp bắt đầu bằng “Về việc” (theo Mẫu 1.2)",
            "the subject of a direct decision begins with `Về việc` (model 1.2)",
        ),
        Example::new(
            &QUYET_DINH,
            Slot::Title,
            "QUYẾT ĐỊNH\nThành lập Tổ chỉnh lý tài liệu",
            "QUYẾT ĐỊNH\nVề việc thành lập Tổ chỉnh lý tài liệu",
        ),
        direct_subject,
    ),
    row(
        "M08",
        "indirect-decision-subject",
        Info,
        (
            "trích yếu của quyết định gián tiếp bắt đầu bằng “Ban hành” hoặc “Phê duyệt” (theo Mẫu 1.3)",
            "the subject of an indirect decision begins with `Ban hành` or `Phê duyệt` (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Title,
            "QUYẾT ĐỊNH\nVề việc ban hành Quy chế khai thác tài liệu lưu trữ",
            "QUYẾT ĐỊNH\nBan hành Quy chế khai thác tài liệu lưu trữ",
        ),
        indirect_subject,
    ),
    row(
        "M09",
        "indirect-decision-article",
        Warning,
        (
            "Điều 1 của quyết định gián tiếp: “Ban hành (Phê duyệt) kèm theo Quyết định này …” (theo Mẫu 1.3)",
            "Điều 1 of an indirect decision issues the text “kèm theo Quyết định này” (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Body,
            "Điều 1. Quy chế khai thác tài liệu lưu trữ có hiệu lực kể từ ngày ký.\n\
             Điều 2. Các phòng thực hiện Quy chế này.\n\
             Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế khai thác tài liệu lưu trữ.\n\
             Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
             Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
        ),
        indirect_article,
    ),
];

/// Texts that a decision issues, in bare letters.
pub(in crate::check::rules) const ISSUED: [&str; 12] = [
    "quy che",
    "quy dinh",
    "noi quy",
    "dieu le",
    "ke hoach",
    "chuong trinh",
    "de an",
    "du an",
    "phuong an",
    "quy trinh",
    "bo quy tac",
    "chien luoc",
];

/// The subject of a decision in bare letters, `về việc` left out.
fn about(document: &Document) -> String {
    let bare = head(document.subject.as_deref().unwrap_or_default());
    bare.strip_prefix("ve viec ").map(str::to_owned).unwrap_or(bare)
}

/// Whether a decision issues another text: its Điều 1 or its subject says so.
fn is_indirect(subject: &Subject<'_>) -> bool {
    let about = about(subject.document());
    let issues = about
        .strip_prefix("ban hanh ")
        .is_some_and(|rest| ISSUED.iter().any(|kind| rest.starts_with(kind)));
    let article = subject.decision().and_then(|decision| decision.article.as_ref());
    issues || article.is_some_and(|article| article.text.contains("kem theo quyet dinh nay"))
}

/// How the subject is introduced in print: `Về việc`, `V/v`, not at all.
fn introduction<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    subject.piece("/subject#label").map(|piece| piece.text().trim())
}

/// The subject of a decision, direct or not; an answer where there is nothing to say.
fn subject_of<'a>(subject: &Subject<'a>, indirect: bool) -> Result<&'a str, Answer> {
    of_kind(subject, &Kind::QuyetDinh)?;
    if is_indirect(subject) != indirect {
        return Err(Answer::not_applicable(
            if indirect {
                "quyết định trực tiếp (Mẫu 1.2)"
            } else {
                "quyết định gián tiếp (Mẫu 1.3)"
            },
            if indirect {
                "a direct decision (model 1.2)"
            } else {
                "an indirect decision (model 1.3)"
            },
        ));
    }
    let line = subject
        .document()
        .subject
        .as_deref()
        .filter(|_| subject.reading().is_some());
    line.ok_or_else(|| Answer::not_applicable("không thấy trích yếu như được in", "the subject as printed is not seen"))
}

fn direct_subject(subject: &Subject<'_>) -> Answer {
    let line = match subject_of(subject, false) {
        Ok(line) => line,
        Err(answer) => return answer,
    };
    let about = about(subject.document());
    let approves = about.starts_with("phe duyet") || about.starts_with("ban hanh");
    let said = introduction(subject).is_some_and(|label| fold_eq(label, "về việc"));
    if said || approves || fold(line).starts_with(&fold("về việc")) {
        return Answer::Passed;
    }
    let printed = introduction(subject)
        .map(|label| format!("{label} "))
        .unwrap_or_default();
    Finding::at(
        "/subject",
        format!("“{printed}{line}”: trích yếu nên bắt đầu bằng “Về việc” (theo Mẫu 1.2)"),
        format!("“{printed}{line}”: the subject is introduced by `Về việc` (model 1.2)"),
    )
    .into()
}

fn indirect_subject(subject: &Subject<'_>) -> Answer {
    let line = match subject_of(subject, true) {
        Ok(line) => line,
        Err(answer) => return answer,
    };
    let about = head(line);
    if introduction(subject).is_none() && (about.starts_with("ban hanh") || about.starts_with("phe duyet")) {
        return Answer::Passed;
    }
    let printed = introduction(subject)
        .map(|label| format!("{label} "))
        .unwrap_or_default();
    Finding::at(
        "/subject",
        format!("“{printed}{line}”: trích yếu nên bắt đầu bằng “Ban hành …” hoặc “Phê duyệt …” (theo Mẫu 1.3)"),
        format!("“{printed}{line}”: the subject begins with `Ban hành …` or `Phê duyệt …` (model 1.3)"),
    )
    .into()
}

fn indirect_article(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::QuyetDinh) {
        return answer;
    }
    let article = subject.decision().and_then(|decision| decision.article.as_ref());
    let Some(article) = article.filter(|_| is_indirect(subject)) else {
        return Answer::not_applicable("quyết định trực tiếp (Mẫu 1.2)", "a direct decision (model 1.2)");
    };
    if article.text.contains("kem theo") {
        return Answer::Passed;
    }
    Finding::at(
        format!("/body/{}", article.block),
        "Điều 1 nên ghi “Ban hành (Phê duyệt) kèm theo Quyết định này …” (theo Mẫu 1.3)",
        "Điều 1 issues the text “kèm theo Quyết định này” (model 1.3)",
    )
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::{QUYET_DINH, Slot};
    use crate::check::example::models::BAN_HANH;
    use crate::check::testing::broken;

    fn found(text: &str) -> Vec<String> {
        broken('M', text)
    }

    #[test]
    fn subjects_of_direct_and_indirect_decisions() {
        let direct = |line: &str| found(&QUYET_DINH.with(Slot::Title, &format!("QUYẾT ĐỊNH\n{line}")));
        assert_eq!(direct("V/v thành lập Tổ chỉnh lý"), ["M07"]);
        assert_eq!(direct("Phê duyệt kết quả lựa chọn nhà thầu"), Vec::<String>::new());
        let indirect = |line: &str| found(&BAN_HANH.with(Slot::Title, &format!("QUYẾT ĐỊNH\n{line}")));
        assert_eq!(
            indirect("Phê duyệt Quy chế khai thác tài liệu lưu trữ"),
            Vec::<String>::new()
        );
        assert_eq!(indirect("Về Quy chế khai thác tài liệu lưu trữ"), ["M08"]);
    }
}
