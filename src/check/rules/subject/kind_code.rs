//! N03: the code of the kind in the symbol.

use crate::check::answer::{Answer, Finding};
use crate::check::rules::number::form::no_number;
use crate::check::rules::number::symbol_kind::{same_letters, stands_otherwise};
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::Severity;
use crate::document::Document;
use crate::text::base_letter;
use crate::value::{DocumentNumber, Kind, KindFamily};

/// Codes that no body, unit or field abbreviates to. The others (TB, KH, TTr, …)
/// are also names of bodies: Thái Bình, Khánh Hòa, Thanh tra.
const NO_BODY: [&str; 5] = ["QĐ", "QyĐ", "GUQ", "GGT", "GNP"];

pub(in crate::check::rules) fn test(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(number) = &document.number else {
        return no_number();
    };
    if number.notation().is_none() {
        return Answer::not_applicable(
            "số không có ký hiệu hoặc không đọc được",
            "the number has no readable symbol",
        );
    }
    let Some(kind) = &document.kind else {
        return Answer::not_evaluated("chưa rõ tên loại văn bản", "the kind of the document is not known");
    };
    let finding = match (kind.code(), kind.family()) {
        (_, family) if family != KindFamily::Administrative => {
            return Answer::not_applicable(
                "loại văn bản không thuộc 29 loại văn bản hành chính (Điều 7)",
                "the kind is none of the 29 administrative kinds (Điều 7)",
            );
        }
        (None, _) => untitled(document, number),
        (Some(code), _) => titled(kind, code, number),
    };
    Answer::of(finding.map(|finding| narrowed(finding, subject, number)))
}

/// The place is the first group of the symbol.
fn narrowed(finding: Finding, subject: &Subject<'_>, number: &DocumentNumber) -> Finding {
    let place = subject.piece("/number").and_then(|piece| {
        let group = number.groups().next()?;
        let symbol = piece.text().find(['/', '-'])?;
        let at = symbol + piece.text().get(symbol..)?.find(group)?;
        Some(piece.span(at..at + group.len()))
    });
    finding.within_opt(place)
}

/// A named kind: its code is one of the groups. That it comes first is N13's matter.
fn titled(kind: &Kind, code: &str, number: &DocumentNumber) -> Option<Finding> {
    // How the code is spelt is N09's matter.
    let named = |group| same_letters(group, code) || stands_otherwise(kind, code, group);
    let named = number.groups().any(named);
    // Contracts add the object to the code: `HĐMB`, `HĐLĐ`.
    let contract = *kind == Kind::HopDong && number.groups().any(|group| group.starts_with(code));
    if named || contract {
        return None;
    }
    let name = kind.name().to_lowercase();
    let first = number.groups().next().unwrap_or_default();
    let (vi, en) = match Kind::from_code(first) {
        Some(other) if number.groups().nth(1).is_some() && other.family() == KindFamily::Administrative => (
            format!(
                "“{first}” là chữ viết tắt của {}, không phải {name}",
                other.name().to_lowercase()
            ),
            format!("“{first}” abbreviates {}, not {name}", other.name().to_lowercase()),
        ),
        _ => (
            format!(
                "ký hiệu “{}” không có chữ viết tắt của {name}",
                number.notation().unwrap_or_default()
            ),
            format!(
                "the symbol “{}” lacks the code of {name}",
                number.notation().unwrap_or_default()
            ),
        ),
    };
    Some(Finding::at(
        "/number",
        format!("{vi}; ký hiệu phải bắt đầu bằng “{code}-”"),
        format!("{en}; it must begin with “{code}-”"),
    ))
}

/// A công văn or thư công: only what is certainly no body is a fault.
fn untitled(document: &Document, number: &DocumentNumber) -> Option<Finding> {
    let mut groups = number.groups();
    let first = groups.next()?;
    let second = groups.next();
    let spelt_out = first == "CV";
    let certain = spelt_out
        || NO_BODY.contains(&first)
        || (Kind::from_code(first).is_some() && second.is_some_and(|second| abbreviates_issuer(document, second)));
    if !certain {
        return None;
    }
    let kind = document.kind.as_ref().map_or("công văn", Kind::name).to_lowercase();
    let (vi, en) = match Kind::from_code(first) {
        Some(other) => (
            format!("“{first}” là chữ viết tắt của {}", other.name().to_lowercase()),
            format!("“{first}” abbreviates {}", other.name().to_lowercase()),
        ),
        None => (
            format!("“{first}” không có trong bảng chữ viết tắt tên loại"),
            format!("“{first}” is no code of the table"),
        ),
    };
    let finding = Finding::at(
        "/number",
        format!("{vi}; ký hiệu {kind} chỉ gồm chữ viết tắt tên cơ quan và đơn vị soạn thảo, như “SNV-VP”"),
        format!("{en}; the symbol of a {kind} has only the issuing body and the drafting unit, as “SNV-VP”"),
    );
    Some(finding.lighter_if(document.kind == Some(Kind::ThuCong), Severity::Warning))
}

/// Whether a group of the symbol stands for the issuing body: `UBND` under ỦY BAN
/// NHÂN DÂN XÃ AN PHÚ. Then the group before it is no body.
fn abbreviates_issuer(document: &Document, group: &str) -> bool {
    let bare = |text: &str| text.chars().map(base_letter).collect::<String>();
    let group = bare(group);
    group.chars().count() > 1
        && document.issuers.iter().any(|issuer| {
            let initials: String = words(&issuer.name)
                .filter_map(|(_, word)| word.chars().next())
                .collect();
            bare(&initials).starts_with(&group)
        })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::{Kind, Organ};

    #[test]
    fn the_code_is_that_of_the_title() {
        for (kind, fine) in [
            (Kind::QuyetDinh, "15/QĐ-BNV"),
            (Kind::QuyetDinh, "15/QĐ"),
            (Kind::ToTrinh, "318/TTr-SNV"),
            (Kind::ToTrinh, "255/TTR-SNV"),
            (Kind::CongDien, "19/CD-TTg"),
            (Kind::KeHoach, "64/KH-BGDĐT-BNNMT"),
            (Kind::HopDong, "12/HĐMB-CTY"),
        ] {
            assert!(findings("N03", &Letter::named(kind, fine)).is_empty(), "{fine}");
        }
        for (kind, wrong, says) in [
            (Kind::ToTrinh, "97/SNV-TCCC", "“TTr-”"),
            (Kind::KeHoach, "15/QĐ-SNV", "quyết định"),
            (Kind::ToTrinh, "15/BC-SNV", "báo cáo"),
        ] {
            let letter = Letter::named(kind, wrong);
            let found = findings("N03", &letter);
            assert_eq!(found[0].severity, Severity::Error, "{wrong}");
            assert!(found[0].message.vi.contains(says), "{wrong}: {}", found[0].message);
        }
    }

    #[test]
    fn the_place_is_the_first_group() {
        let letter = Letter::named(Kind::KeHoach, "15/QĐ-SNV");
        let place = findings("N03", &letter)[0].span.unwrap();
        assert_eq!(letter.read().source.slice(place.span()), Some("QĐ"));
    }

    #[test]
    fn letters_that_may_be_a_body_are_left_alone_on_a_cong_van() {
        for fine in [
            "45/SNV-VP",
            "45/TC-NSNN",
            "412/CT-TTHT",
            "12/TTr-NV1",
            "30/KH-TH",
            "7/TB-VP",
            "73/TLĐ",
            "3/PC",
            "9/HĐ-VP",
        ] {
            assert!(findings("N03", &Letter::cong_van().numbered(fine)).is_empty(), "{fine}");
        }
        for wrong in ["45/CV-SNV", "86/2022/CV-CNSK-KT", "45/QĐ-SNV", "45/TB-SNV", "45/GGT-X"] {
            assert_eq!(findings("N03", &Letter::cong_van().numbered(wrong)).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn a_code_before_the_issuer_s_abbreviation_is_certain() {
        let mut letter = Letter::cong_van().numbered("12/BC-UBND");
        assert!(findings("N03", &letter).is_empty());
        letter.document.issuers = vec![Organ::new("ỦY BAN NHÂN DÂN XÃ AN PHÚ")];
        assert_eq!(findings("N03", &letter).len(), 1);
    }

    #[test]
    fn what_the_decree_does_not_list_is_not_its_matter() {
        let mut letter = Letter::named(Kind::KetLuan, "12/KL-TTr");
        assert!(matches!(state("N03", &letter), RuleState::NotApplicable { .. }));
        letter.document.kind = Some("GIẤY ĐI ĐƯỜNG".parse().unwrap());
        assert!(matches!(state("N03", &letter), RuleState::NotApplicable { .. }));
        letter.document.kind = None;
        assert!(matches!(state("N03", &letter), RuleState::NotEvaluated { .. }));
    }
}
