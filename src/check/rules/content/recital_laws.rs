//! B19 and B20: how a recital names a law (box 6).

use std::ops::Range;

use super::recital_label::{located, name};
use super::recital_parts::{ROW, impossible_day, no_such_day, with_recitals};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::subject::recitals::{Basis, is_law};
use crate::diagnostic::Severity;

const LAW_RIGHT: &str = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở.";

pub(in crate::check::rules) const B19: Row = Row {
    code: "B19",
    name: "recital-law-short",
    vi: "căn cứ là Luật, Pháp lệnh không ghi số, ký hiệu và cơ quan ban hành",
    en: "a recital that is a Luật or Pháp lệnh has no number, symbol and issuer",
    example: Example::new(
        &QUYET_DINH,
        Slot::Recitals,
        "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở.",
        LAW_RIGHT,
    ),
    test: law_short,
    ..ROW
};

pub(in crate::check::rules) const B20: Row = Row {
    code: "B20",
    name: "recital-law-date",
    severity: Severity::Warning,
    vi: "căn cứ là Luật, Pháp lệnh vẫn ghi ngày, tháng, năm (suy ra: Phụ lục I chỉ bỏ số, ký hiệu, cơ quan ban hành)",
    en: "a recital that is a Luật or Pháp lệnh keeps its date (inferred: Annex I drops number, symbol and issuer alone)",
    example: Example::new(
        &QUYET_DINH,
        Slot::Recitals,
        "Căn cứ Luật Lưu trữ;\nTheo đề nghị của Chánh Văn phòng Sở.",
        LAW_RIGHT,
    ),
    test: law_date,
    ..ROW
};

fn laws<'b>(bases: &'b [Basis<'b>]) -> impl Iterator<Item = &'b Basis<'b>> {
    let kind = |basis: &&Basis<'_>| basis.cited.citation.reference.kind.as_ref().is_some_and(is_law);
    bases.iter().filter(kind)
}

fn law_short(subject: &Subject<'_>) -> Answer {
    with_recitals(subject, |_, bases| {
        let found = laws(bases).filter_map(|basis| {
            let reference = &basis.cited.citation.reference;
            let mut parts_vi = Vec::new();
            let mut parts_en = Vec::new();
            if let Some(number) = &reference.number {
                parts_vi.push(format!("số, ký hiệu “{number}”"));
                parts_en.push(format!("number and symbol “{number}”"));
            }
            if let Some(issuer) = &reference.issuer {
                parts_vi.push(format!("cơ quan ban hành “{issuer}”"));
                parts_en.push(format!("the issuer “{issuer}”"));
            }
            if parts_vi.is_empty() {
                return None;
            }
            let example = reference.name.as_deref().unwrap_or("Luật …");
            let finding = Finding::at(
                basis.path(),
                format!(
                    "căn cứ là Luật, Pháp lệnh không ghi {}; chỉ ghi “{example} ngày … tháng … năm …”",
                    parts_vi.join(" và ")
                ),
                format!(
                    "a Luật or Pháp lệnh in a recital has no {}; it is “{example} ngày … tháng … năm …”",
                    parts_en.join(" and ")
                ),
            );
            let place = number_place(basis);
            let named = reference.name.is_some();
            let edit = place.clone().filter(|_| named);
            let edit = edit.and_then(|range| subject.cut(&basis.path(), basis.text, range));
            let range = place.unwrap_or(basis.cited.range.clone());
            Some(located(subject, basis, range, finding).with_edits(false, edit.into_iter().collect()))
        });
        found.collect()
    })
}

/// `số 33/2024/QH15` inside the citation.
fn number_place(basis: &Basis<'_>) -> Option<Range<usize>> {
    let number = basis.cited.citation.reference.number.as_ref()?;
    let range = basis.cited.range.clone();
    let text = basis.text.get(range.clone())?;
    let at = text.find(number.as_written())?;
    let start = text.get(..at)?.rfind("số")?;
    Some(range.start + start..range.start + at + number.as_written().len())
}

fn law_date(subject: &Subject<'_>) -> Answer {
    with_recitals(subject, |_, bases| {
        let found = laws(bases).filter_map(|basis| {
            let date = basis.cited.citation.reference.date;
            // A long name may have been cut short: what follows it is then no more known.
            let behind = basis.behind();
            let cut = basis.cited.citation.reference.number.is_none() && behind.contains("số ");
            let told = date.is_none() && (behind.contains("ngày ") || cut);
            if told || date.is_some_and(|date| date.day().is_some()) {
                return None;
            }
            let name = name(basis);
            let finding = match (date, impossible_day(basis)) {
                (Some(_), Some(day)) => no_such_day(basis, &name, day),
                (Some(date), None) => Finding::at(
                    basis.path(),
                    format!(
                        "căn cứ {name} chỉ ghi năm {}; cần ghi “ngày … tháng … năm {}”",
                        date.year(),
                        date.year()
                    ),
                    format!(
                        "the recital of {name} gives the year {} alone; it takes day and month too",
                        date.year()
                    ),
                ),
                (None, _) => Finding::at(
                    basis.path(),
                    format!("căn cứ {name} không ghi ngày, tháng, năm; cần ghi “{name} ngày … tháng … năm …”"),
                    format!("the recital of {name} has no date; it takes “{name} ngày … tháng … năm …”"),
                ),
            };
            Some(located(subject, basis, basis.cited.doc.clone(), finding))
        });
        found.collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings};

    /// The rules on laws that a recital breaks.
    fn broken(recital: &str) -> Vec<&'static str> {
        let letter = Letter::resting(recital);
        ["B19", "B20"]
            .into_iter()
            .filter(|code| !findings(code, &letter).is_empty())
            .collect()
    }

    #[test]
    fn a_law_is_named_by_its_name_and_date() {
        assert_eq!(broken("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"), [""; 0]);
        assert_eq!(
            broken("Căn cứ Luật Giá ngày 19/6/2023; Luật Đấu thầu ngày 23/6/2023;"),
            [""; 0]
        );
        assert_eq!(broken("Căn cứ Luật Lưu trữ;"), ["B20"]);
        assert_eq!(broken("Căn cứ Luật Lưu trữ năm 2024;"), ["B20"]);
        assert_eq!(broken("Căn cứ Luật Lưu trữ số 33/2024/QH15;"), ["B19", "B20"]);
        assert_eq!(
            broken("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024 của Quốc hội;"),
            ["B19"]
        );
        let letter = Letter::resting("Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024;");
        let found = findings("B19", &letter);
        assert!(found[0].message.vi.contains("33/2024/QH15"));
        let fix = found[0].fix.as_ref().unwrap();
        assert!(!fix.safe);
        let mut mended = letter.read().source.text().to_owned();
        mended.replace_range(fix.edits[0].start..fix.edits[0].end, &fix.edits[0].text);
        assert!(
            mended.contains("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"),
            "{mended}"
        );
    }
}
