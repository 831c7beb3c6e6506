//! Texts that a decision puts into force: they have no number, place and date of
//! their own (Annex III, model 1.3).

use crate::check::answer::Answer;
use crate::check::subject::Subject;
use crate::text::skeleton;

/// How the line begins that says to what a text belongs.
const POINTERS: [&str; 4] = ["(kem theo", "(ban hanh kem theo", "(dinh kem", "(ban hanh theo"];

/// Whether the document is such a text: it has no number, and the line below its title
/// says with what it was issued.
pub(in crate::check::rules) fn is_attached(subject: &Subject<'_>) -> bool {
    let document = subject.document();
    if document.number.is_some() || document.title.is_none() {
        return false;
    }
    let points = |text: &str| {
        let bare = skeleton(text);
        POINTERS.iter().any(|pointer| bare.contains(pointer))
    };
    let first = document.body.first().map(|block| block.text.as_str());
    let texts = [document.subject.as_deref(), document.place.as_deref(), first];
    let head = || subject.head().is_some_and(|head| points(head.text()));
    texts.into_iter().flatten().any(points) || head()
}

/// The answer of the rules on number, place and date.
pub(in crate::check::rules) fn not_of_its_own() -> Answer {
    Answer::not_applicable(
        "văn bản ban hành kèm theo không có số, địa danh và thời gian riêng (Mẫu 1.3 Phụ lục III)",
        "an attached text has no number, place and date of its own (Annex III, model 1.3)",
    )
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::diagnostic::RuleState;
    use crate::letter;

    #[test]
    fn an_attached_text_needs_no_number_and_date() {
        let text = |pointer: &str| {
            format!(
                "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nQUY CHẾ\nLàm việc của Sở\n\
                 {pointer}\n\nĐiều 1. Phạm vi điều chỉnh\nQuy chế này quy định việc trực./.\n"
            )
        };
        let state = |text: &str, code: &str| {
            let report = Checker::new().check(&letter::from_str(text));
            report.rules.into_iter().find(|rule| rule.code == code).unwrap().state
        };
        let attached = text("(Kèm theo Quyết định số 26/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)");
        for code in ["N07", "D01", "D02", "D03", "D04"] {
            assert!(
                matches!(state(&attached, code), RuleState::NotApplicable { .. }),
                "{code}"
            );
        }
        assert_eq!(state(&text(""), "N07"), RuleState::Failed);
    }
}
