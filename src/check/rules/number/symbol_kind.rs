//! N09, N12-N14: the groups of the symbol, against the kind.

use super::form::no_number;
use super::symbol::{goes_on, symbol};
use crate::check::answer::{Answer, Finding};
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::Severity;
use crate::text::base_letter;
use crate::value::{DocumentNumber, Kind, KindFamily, NumberSystem};

const PATH: &str = "/number";

/// The number of a document of a named administrative kind, with the code of the kind.
fn named<'a>(subject: &Subject<'a>) -> Result<(&'a DocumentNumber, &'a Kind, &'static str), Answer> {
    let document = subject.document();
    let Some(number) = &document.number else {
        return Err(no_number());
    };
    let kind = document
        .kind
        .as_ref()
        .filter(|kind| kind.family() == KindFamily::Administrative);
    match kind.and_then(|kind| Some((kind, kind.code()?))) {
        Some(_) if symbol(number).is_empty() => Err(Answer::not_applicable(
            "số không có ký hiệu hoặc không đọc được",
            "the number has no readable symbol",
        )),
        Some((kind, code)) => Ok((number, kind, code)),
        None => Err(Answer::not_applicable(
            "loại văn bản không có chữ viết tắt trong Phụ lục III",
            "the kind has no abbreviation in Annex III",
        )),
    }
}

fn groups(number: &DocumentNumber) -> impl Iterator<Item = &str> {
    symbol(number).split(['-', '/']).filter(|group| !group.is_empty())
}

/// Letters that a scan or a capital key may have changed: `CD` for `CĐ`, `TTR` for `TTr`.
pub(in crate::check::rules) fn same_letters(a: &str, b: &str) -> bool {
    let bare = |text: &str| {
        text.chars()
            .flat_map(|c| base_letter(c).to_lowercase())
            .collect::<String>()
    };
    bare(a) == bare(b)
}

/// Whether a group stands for a kind without being its code: other letters (`TTR`), the
/// code of before 2020 (`GN`), or the words of its name cut elsewhere (`QCh`).
pub(in crate::check::rules) fn stands_otherwise(kind: &Kind, code: &str, group: &str) -> bool {
    if group == code || Kind::from_code(group).is_some() {
        return false;
    }
    let old = || Kind::meanings(group, NumberSystem::State, None).any(|meant| meant == *kind);
    same_letters(group, code) || old() || is_cut_from(group, kind.name())
}

/// Whether a group is made of a head of each word of a name, in their order, and of
/// nothing else: `QCh` of Quy chế, `DAn` of Dự án.
fn is_cut_from(group: &str, name: &str) -> bool {
    let bare = |text: &str| -> Vec<char> { text.chars().flat_map(|c| base_letter(c).to_lowercase()).collect() };
    let group = bare(group);
    let words: Vec<Vec<char>> = words(name).map(|(_, word)| bare(word)).collect();
    // A single letter of each word is the usual way: those are codes, or none.
    if group.len() > 12 || group.len() <= words.len() {
        return false;
    }
    let mut ends = vec![0];
    for word in &words {
        let mut next = Vec::new();
        for start in ends {
            let rest = group.get(start..).unwrap_or_default();
            let same = rest.iter().zip(word).take_while(|(a, b)| a == b).count();
            next.extend((1..=same).map(|length| start + length));
        }
        next.dedup();
        ends = next;
    }
    ends.contains(&group.len())
}

pub(in crate::check::rules) fn spelling(subject: &Subject<'_>) -> Answer {
    let (number, kind, code) = match named(subject) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let Some(group) = groups(number).find(|group| stands_otherwise(kind, code, group)) else {
        return Answer::Passed;
    };
    // The code may stand elsewhere: then the group is a body that looks like it.
    if groups(number).any(|group| group == code) {
        return Answer::Passed;
    }
    let name = kind.name().to_lowercase();
    let finding = Finding::at(
        PATH,
        format!("“{group}” không phải chữ viết tắt của {name}; bảng chữ viết tắt ghi “{code}”"),
        format!("“{group}” is not the abbreviation of {name}; the table has “{code}”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning);
    let Some((piece, at)) = subject.piece(PATH).and_then(|piece| {
        let from = piece.text().find(['/', '-', '–']).unwrap_or(0);
        Some((piece, from + piece.text().get(from..)?.find(group)?))
    }) else {
        return finding.into();
    };
    finding
        .within(piece.span(at..at + group.len()))
        .with_safe_edits(vec![piece.replace(at..at + group.len(), code)])
        .into()
}

/// Where the code of the kind stands among the groups. Contracts add the object to it.
fn code_at(number: &DocumentNumber, kind: &Kind, code: &str) -> Option<usize> {
    groups(number).position(|group| {
        same_letters(group, code)
            || stands_otherwise(kind, code, group)
            || *kind == Kind::HopDong && group.starts_with(code)
    })
}

fn no_code() -> Answer {
    Answer::not_applicable(
        "ký hiệu không có chữ viết tắt của tên loại (xem N03)",
        "the symbol lacks the code of the kind (see N03)",
    )
}

pub(in crate::check::rules) fn issuer_group(subject: &Subject<'_>) -> Answer {
    let (number, kind, code) = match named(subject) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    if code_at(number, kind, code).is_none() {
        return no_code();
    }
    if groups(number).count() > 1 || goes_on(subject) {
        return Answer::Passed;
    }
    Finding::at(
        PATH,
        format!("ký hiệu trong “{number}” thiếu chữ viết tắt tên cơ quan ban hành; phải ghi “{code}-<CƠ QUAN>”"),
        format!("the symbol in “{number}” lacks the issuing body; it must be “{code}-<BODY>”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .into()
}

pub(in crate::check::rules) fn kind_first(subject: &Subject<'_>) -> Answer {
    let (number, kind, code) = match named(subject) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    match code_at(number, kind, code) {
        None => no_code(),
        Some(0) => Answer::Passed,
        Some(_) => Finding::at(
            PATH,
            format!("“{number}”: chữ viết tắt tên loại “{code}” phải đứng đầu ký hiệu, sau đó đến tên cơ quan"),
            format!("“{number}”: the code of the kind “{code}” must come first in the symbol, then the body"),
        )
        .into(),
    }
}

pub(in crate::check::rules) fn unit_group(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.kind != Some(Kind::CongVan) {
        return Answer::not_applicable("không phải công văn", "the document is no công văn");
    }
    let Some(number) = &document.number else {
        return no_number();
    };
    let mut found = groups(number).filter(|group| *group != "CV");
    let Some(issuer) = found.next() else {
        return Answer::not_applicable(
            "số không có ký hiệu hoặc không đọc được",
            "the number has no readable symbol",
        );
    };
    if found.next().is_some() || goes_on(subject) {
        return Answer::Passed;
    }
    Finding::at(
        PATH,
        format!("ký hiệu công văn “{number}” chỉ có tên cơ quan; phải thêm đơn vị soạn thảo hoặc lĩnh vực: “{issuer}-<ĐƠN VỊ>”"),
        format!("the symbol of the công văn “{number}” has the body alone; the drafting unit or field follows: “{issuer}-<UNIT>”"),
    )
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::Kind;

    #[test]
    fn codes_are_spelt_as_in_the_table() {
        for (kind, fine) in [
            (Kind::QuyetDinh, "15/QĐ-SNV"),
            (Kind::ToTrinh, "15/TTr-SNV"),
            (Kind::KeHoach, "15/SNV-TH"),
            (Kind::HopDong, "15/HĐMB-SNV"),
            (Kind::ToTrinh, "15/TTr-TTR"),
        ] {
            assert!(findings("N09", &Letter::named(kind, fine)).is_empty(), "{fine}");
        }
        for (kind, wrong, right) in [
            (Kind::ToTrinh, "15/TTR-SNV", "15/TTr-SNV"),
            (Kind::QuyetDinh, "15/QD-SNV", "15/QĐ-SNV"),
            (Kind::QuyChe, "15/QCh-SNV", "15/QC-SNV"),
            (Kind::DuAn, "15/DAn-SNV", "15/DA-SNV"),
            (Kind::QuyDinh, "15/QuyĐ-SNV", "15/QyĐ-SNV"),
            (Kind::BanGhiNho, "15/GN-SNV", "15/BGN-SNV"),
            (Kind::GiayUyQuyen, "15/UQ-SNV", "15/GUQ-SNV"),
        ] {
            let letter = Letter::named(kind, wrong);
            let found = findings("N09", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            assert!(fixed("N09", &letter).contains(right), "{wrong}");
            assert!(findings("N03", &letter).is_empty(), "{wrong}: N03 is left to N09");
        }
        let state = state("N09", &Letter::cong_van().numbered("15/TTR-SNV"));
        assert!(matches!(state, RuleState::NotApplicable { .. }));
    }

    #[test]
    fn the_body_follows_the_code() {
        assert_eq!(
            state("N12", &Letter::named(Kind::QuyetDinh, "15/QĐ-SNV")),
            RuleState::Passed
        );
        assert_eq!(findings("N12", &Letter::named(Kind::QuyetDinh, "15/QĐ")).len(), 1);
        assert_eq!(findings("N12", &Letter::named(Kind::ToTrinh, "15/TTR")).len(), 1);
        assert_eq!(findings("N13", &Letter::named(Kind::QuyetDinh, "15/SNV-QĐ")).len(), 1);
        for fine in ["15/QĐ-SNV", "15/QĐ-SNV-VP", "15/QĐ"] {
            assert!(
                findings("N13", &Letter::named(Kind::QuyetDinh, fine)).is_empty(),
                "{fine}"
            );
        }
        for code in ["N12", "N13"] {
            let state = state(code, &Letter::named(Kind::QuyetDinh, "15/SNV"));
            assert!(matches!(state, RuleState::NotApplicable { .. }), "{code}");
        }
    }

    #[test]
    fn a_cong_van_names_the_unit() {
        for fine in ["45/SNV-VP", "45/UBND-NC", "45/CV-CTY-KT"] {
            assert!(findings("N14", &Letter::cong_van().numbered(fine)).is_empty(), "{fine}");
        }
        for wrong in ["45/SNV", "/SNV", "45/CV-CTY"] {
            let found = findings("N14", &Letter::cong_van().numbered(wrong));
            assert_eq!((found.len(), found[0].severity), (1, Severity::Warning), "{wrong}");
        }
        let read =
            crate::letter::from_str("KHO BẠC NHÀ NƯỚC\nSố: 12/KBNN KV.II-TH\nV/v mượn xe\nKính gửi: Sở Y tế\nx./.");
        let report = crate::Checker::new().check(&read);
        assert!(!report.diagnostics.iter().any(|d| d.code == "N14"));
        let state = state("N14", &Letter::named(Kind::QuyetDinh, "15/QĐ"));
        assert!(matches!(state, RuleState::NotApplicable { .. }));
    }
}
