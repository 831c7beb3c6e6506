//! What a recital names, and half of B15: the word `số` before the number of a document.

use std::ops::Range;

use crate::check::answer::Finding;
use crate::check::subject::Subject;
use crate::check::subject::recitals::Basis;
use crate::diagnostic::Severity;
use crate::text::skeleton;

/// `Căn cứ Nghị định 64/2020/NĐ-CP`: which document it is is clear, and the models have
/// `Nghị định số …`.
pub(super) fn without_label(subject: &Subject<'_>, basis: &Basis<'_>) -> Option<Finding> {
    let number = basis.cited.citation.reference.number.as_ref()?;
    let doc = basis.cited.doc.clone();
    let text = basis.text.get(doc.clone())?;
    let at = text.find(number.as_written()).filter(|at| *at > 0)?;
    let before = skeleton(text.get(..at)?);
    if before.split(' ').any(|word| word.trim_end_matches([':', '.']) == "so") || number.serial().is_none() {
        return None;
    }
    let path = basis.path();
    let place = doc.start + at..doc.start + at;
    let edit = subject.replace(&path, basis.text, place, "số ");
    let named = name(basis);
    let finding = Finding::at(
        path,
        format!("trước số, ký hiệu “{number}” thiếu chữ “số”; phải ghi “{named}”"),
        format!("the word “số” is missing before “{number}”; it must be “{named}”"),
    )
    .lighter(Severity::Warning)
    .with_edits(false, edit.into_iter().collect());
    Some(located(subject, basis, doc, finding))
}

pub(in crate::check::rules) fn name(basis: &Basis<'_>) -> String {
    let reference = &basis.cited.citation.reference;
    match (&reference.name, &reference.kind, &reference.number) {
        (Some(name), ..) => name.clone(),
        (None, Some(kind), Some(number)) => format!("{kind} số {number}"),
        _ => basis.cited.citation.text.clone(),
    }
}

pub(in crate::check::rules) fn located(
    subject: &Subject<'_>,
    basis: &Basis<'_>,
    range: Range<usize>,
    finding: Finding,
) -> Finding {
    finding.within_opt(subject.locate(&basis.path(), basis.text, range))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings};
    use crate::diagnostic::Severity;

    #[test]
    fn the_word_before_the_number_is_missed() {
        let of = "ngày 10 tháng 6 năm 2020 của Chính phủ về kho lưu trữ;";
        let found = findings("B15", &Letter::resting(&format!("Căn cứ Nghị định 64/2020/NĐ-CP {of}")));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        assert!(
            found[0].message.vi.ends_with("phải ghi “Nghị định số 64/2020/NĐ-CP”"),
            "{}",
            found[0].message
        );
        assert_eq!(found[0].fix.as_ref().unwrap().edits[0].text, "số ");
        let right = Letter::resting(&format!("Căn cứ Nghị định số 64/2020/NĐ-CP {of}"));
        assert!(findings("B15", &right).is_empty());
        let list = "Căn cứ các Nghị định của Chính phủ: số 12/2021/NĐ-CP ngày 05 tháng 3 năm 2021 về kho;";
        assert!(findings("B15", &Letter::resting(list)).is_empty());
    }
}
