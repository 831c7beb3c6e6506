//! N: the figures and signs of number and symbol (box 3).

use std::ops::Range;

use super::form::no_number;
use super::symbol_issuer;
use super::symbol_kind;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{BO, CONG_VAN, Slot, THONG_BAO, TO_TRINH};
use crate::check::row::Row;
use crate::check::rules::writing::case::is_capitals;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::text::{is_letter_or_digit, is_number_word, is_small};
use crate::value::{DocumentNumber, NumberSystem};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "N06",
        name: "number-arabic",
        severity: Severity::Error,
        basis: "điểm a khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "số của văn bản ghi bằng chữ số Ả Rập",
        en: "the number is in Arabic digits",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: XLV/SNV-VP", "Số: 45/SNV-VP"),
        test: arabic,
    },
    Row {
        code: "N08",
        name: "number-zeros",
        severity: Severity::Warning,
        basis: "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chỉ thêm một số 0, và chỉ trước số nhỏ hơn 10 (suy ra)",
        en: "one zero is added, and only before a number below 10 (inferred)",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 045/SNV-VP", "Số: 45/SNV-VP"),
        test: zeros,
    },
    Row {
        code: "N09",
        name: "kind-code-spelling",
        severity: Severity::Error,
        basis: "Điều 9, Mục I Phụ lục III Nghị định số 30/2020/NĐ-CP",
        vi: "chữ viết tắt tên loại viết đúng từng chữ như trong bảng chữ viết tắt",
        en: "the code of the kind is spelt letter for letter as in the table",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&TO_TRINH, Slot::Number, "Số: 30/TTR-SNV", "Số: 30/TTr-SNV"),
        test: symbol_kind::spelling,
    },
    Row {
        code: "N10",
        name: "symbol-capitals",
        severity: Severity::Warning,
        basis: "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "ký hiệu in hoa (trừ chữ viết tắt do cơ quan quy định, như TTg; khoản 3 Mục V lại ghi “in thường”)",
        en: "the symbol is in capitals (codes that a body laid down, as TTg, excepted; the table of Mục V says the opposite)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/snv-vp", "Số: 45/SNV-VP"),
        test: capitals,
    },
    Row {
        code: "N11",
        name: "symbol-signs",
        severity: Severity::Error,
        basis: "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "giữa số và ký hiệu là dấu gạch chéo (/), giữa các nhóm chữ viết tắt là dấu gạch nối (-)",
        en: "a slash (/) stands between number and symbol, a hyphen (-) between the groups of the symbol",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/SNV–VP", "Số: 45/SNV-VP"),
        test: signs,
    },
    Row {
        code: "N12",
        name: "symbol-names-issuer",
        severity: Severity::Error,
        basis: "điểm b khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "ký hiệu văn bản có tên loại gồm chữ viết tắt tên loại và chữ viết tắt tên cơ quan",
        en: "in the symbol of a named kind the issuing body follows the code of the kind",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&THONG_BAO, Slot::Number, "Số: 15/TB", "Số: 15/TB-SNV"),
        test: symbol_kind::issuer_group,
    },
    Row {
        code: "N13",
        name: "symbol-kind-first",
        severity: Severity::Error,
        basis: "điểm b khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trong ký hiệu, chữ viết tắt tên loại đứng trước chữ viết tắt tên cơ quan",
        en: "in the symbol the code of the kind stands before the issuing body",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&THONG_BAO, Slot::Number, "Số: 15/SNV-TB", "Số: 15/TB-SNV"),
        test: symbol_kind::kind_first,
    },
    Row {
        code: "N14",
        name: "symbol-names-unit",
        severity: Severity::Warning,
        basis: "điểm b khoản 3 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "ký hiệu công văn gồm chữ viết tắt tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực",
        en: "the symbol of a công văn has the issuing body, then the drafting unit or the field",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/SNV", "Số: 45/SNV-VP"),
        test: symbol_kind::unit_group,
    },
    Row {
        code: "N15",
        name: "symbol-agrees-with-issuer",
        severity: Severity::Warning,
        basis: "điểm b khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chữ viết tắt tên cơ quan trong ký hiệu là của cơ quan ban hành ghi ở đầu văn bản",
        en: "the body in the symbol is the one that the header names",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/SYT-VP", "Số: 45/SNV-VP"),
        test: symbol_issuer::agreement,
    },
    Row {
        code: "N16",
        name: "symbol-as-laid-down",
        severity: Severity::Warning,
        basis: "điểm b khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chữ viết tắt trong ký hiệu đúng như cơ quan đã quy định (xét với cơ quan trung ương có trong danh mục)",
        en: "the abbreviation is the one that the body laid down (judged for the central bodies of the registry)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&BO, Slot::Number, "Số: 45/BoXD-VP", "Số: 45/BXD-VP"),
        test: symbol_issuer::laid_down,
    },
];

const PATH: &str = "/number";

fn arabic(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    if number.serial().is_some() {
        return Answer::Passed;
    }
    let serial = written_serial(number);
    if !is_roman_or_words(serial) {
        return Answer::not_applicable(
            "số để trống hoặc không đọc được",
            "the number is blank or cannot be read",
        );
    }
    let place = subject.piece(PATH).and_then(|piece| {
        let at = piece.text().find(serial)?;
        Some(piece.span(at..at + serial.len()))
    });
    Finding::at(
        PATH,
        format!("số “{serial}” phải ghi bằng chữ số Ả Rập, như “15”"),
        format!("the number “{serial}” must be in Arabic digits, as “15”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .within_opt(place)
    .into()
}

/// What stands before the first sign of the number as it came.
pub(in crate::check::rules) fn written_serial(number: &DocumentNumber) -> &str {
    let written = number.as_written();
    let end = written.find(['/', '-', '–']).unwrap_or(written.len());
    written.get(..end).unwrap_or_default().trim()
}

/// Whether a number is written in Roman letters or in words.
pub(in crate::check::rules) fn is_roman_or_words(serial: &str) -> bool {
    is_roman(serial) || is_figures(serial)
}

fn is_roman(serial: &str) -> bool {
    let upper = serial.to_uppercase();
    !upper.is_empty()
        && upper.chars().all(|c| "IVXLCDM".contains(c))
        && (serial == upper || serial == serial.to_lowercase())
}

fn is_figures(serial: &str) -> bool {
    let mut found = words(serial).peekable();
    found.peek().is_some() && found.all(|(_, word)| is_number_word(word))
}

fn zeros(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    let Some(serial) = number.serial() else {
        return Answer::not_applicable(
            "số để trống hoặc không đọc được",
            "the number is blank or cannot be read",
        );
    };
    let written = number.as_str();
    let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let wanted = if serial < 10 { 2 } else { serial.to_string().len() };
    if serial == 0 || digits <= wanted || !written.starts_with('0') {
        return Answer::Passed;
    }
    let surplus = digits - wanted;
    let right = written.get(surplus..).unwrap_or_default();
    let finding = Finding::at(
        PATH,
        format!("“{written}” thừa số 0 phía trước; phải ghi “{right}”"),
        format!("“{written}” has a zero too many before it; it must be “{right}”"),
    );
    let Some(piece) = subject.piece(PATH) else {
        return finding.into();
    };
    match piece.text().find('0') {
        Some(at)
            if piece
                .text()
                .get(at..at + surplus)
                .is_some_and(|zeros| zeros.bytes().all(|b| b == b'0')) =>
        {
            finding
                .within(piece.span(at..at + surplus))
                .with_safe_edits(vec![piece.replace(at..at + surplus, "")])
                .into()
        }
        _ => finding.into(),
    }
}

/// A group in small letters throughout; one with a capital at its head was laid down so.
fn capitals(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    let small: Vec<&str> = symbol(number)
        .split(['-', '/'])
        .filter(|group| group.starts_with(is_small) && group.chars().count() > 1)
        .collect();
    let Some(first) = small.first() else {
        return Answer::Passed;
    };
    let (text, right) = (number.as_str(), small.join("-").to_uppercase());
    let edit = subject
        .piece(PATH)
        .and_then(|piece| piece.text().find(*first).map(|at| (piece, at)))
        .map(|(piece, at)| {
            let edits: Vec<Edit> = vec![piece.replace(at..at + first.len(), first.to_uppercase())];
            (piece.span(at..at + first.len()), edits)
        });
    let finding = Finding::at(
        PATH,
        format!("ký hiệu trong “{text}” phải in hoa: “{right}”"),
        format!("the symbol in “{text}” must be in capitals: “{right}”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Info);
    match edit {
        // Some bodies laid down small letters: a person decides.
        Some((span, edits)) => finding.within(span).with_edits(false, edits).into(),
        None => finding.into(),
    }
}

/// The symbol, of numbers too that fit no form (`45/snv-vp`).
pub(in crate::check::rules) fn symbol(number: &DocumentNumber) -> &str {
    number.notation().unwrap_or_else(|| {
        let text = number.as_str();
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        digits.strip_prefix('/').unwrap_or_default()
    })
}

/// Whether more of the symbol stands behind the number as it was read: `12/KBNN KV.I-TH`.
pub(in crate::check::rules) fn goes_on(subject: &Subject<'_>) -> bool {
    let Some(piece) = subject.piece(PATH) else {
        return false;
    };
    let next = piece.after().split_whitespace().next().unwrap_or_default();
    next.contains(['-', '.']) && is_capitals(next)
}

/// Signs that writers put for slash and hyphen.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '/' | '-' | '_' | '\\' | '|' | '+' | ':' | ',' | '\u{2010}'..='\u{2015}' | '\u{2212}'
    )
}

fn signs(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    if matches!(
        number.system(),
        NumberSystem::Party | NumberSystem::MassOrganisation | NumberSystem::Court | NumberSystem::Normative
    ) {
        return Answer::not_applicable(
            "số, ký hiệu theo hệ thống khác của văn bản hành chính",
            "the number is of another system than that of administrative documents",
        );
    }
    let written = number.as_written();
    // Of a serial that cannot be read the signs cannot either.
    if number.serial().is_none() && written_serial(number).contains(is_letter_or_digit) && looks_scanned(subject) {
        return Answer::not_applicable("không đọc được số", "the number cannot be read");
    }
    let found: Vec<(Range<usize>, &str)> = wrong_signs(written).collect();
    let Some((first, right)) = found.first().cloned() else {
        return Answer::Passed;
    };
    let wrong = written.get(first).unwrap_or_default().trim();
    let finding = Finding::at(
        PATH,
        format!(
            "“{written}” dùng “{wrong}” thay cho “{right}”; giữa số và ký hiệu là dấu /, giữa các nhóm là gạch nối (-)"
        ),
        format!(
            "“{written}” has “{wrong}” for “{right}”; a slash stands behind the number, a hyphen between the groups"
        ),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning);
    let Some(piece) = subject.piece(PATH) else {
        return finding.into();
    };
    let places: Vec<(Range<usize>, &str)> = wrong_signs(piece.text()).collect();
    let within = places
        .first()
        .zip(places.last())
        .map(|(first, last)| piece.span(first.0.start..last.0.end));
    let edits = places
        .into_iter()
        .map(|(place, right)| piece.replace(place, right))
        .collect();
    finding.within_opt(within).with_safe_edits(edits).into()
}

/// The signs between letters and digits that are not the right ones, with those.
/// Spaces beside them are another rule's matter; a blank serial has no sign of its own.
fn wrong_signs(written: &str) -> impl Iterator<Item = (Range<usize>, &'static str)> {
    // Behind a blank serial the symbol begins at once.
    let head = written.find(is_letter_or_digit).unwrap_or(0);
    let mut groups = usize::from(written.get(..head).is_some_and(|blank| blank.contains('/')));
    let all: Vec<(Range<usize>, &str)> = crate::check::words::runs(written, |c| !is_joint(c)).collect();
    let pairs: Vec<(Range<usize>, Range<usize>)> = all
        .windows(2)
        .filter_map(|pair| match pair {
            [(before, head), (after, tail)] => {
                let lettered = head.contains(is_letter_or_digit) && tail.contains(is_letter_or_digit);
                lettered.then(|| (before.clone(), after.clone()))
            }
            _ => None,
        })
        .collect();
    let found: Vec<(Range<usize>, &'static str)> = pairs
        .into_iter()
        .filter_map(|(before, after)| {
            let year = written.get(after.clone()).is_some_and(is_year);
            let wanted = if groups == 0 || year { "/" } else { "-" };
            // A year belongs to the number: the symbol begins behind it.
            groups += usize::from(!(groups == 0 && year));
            let sign = before.end..after.start;
            (written.get(sign.clone()) != Some(wanted)).then_some((sign, wanted))
        })
        .collect();
    found.into_iter()
}

fn is_year(group: &str) -> bool {
    let group = group.trim();
    group.len() == 4
        && group.bytes().all(|b| b.is_ascii_digit())
        && (group.starts_with("19") || group.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};

    fn numbered(number: &str) -> Letter {
        Letter::cong_van().numbered(number)
    }

    /// A number whose serial the reader could not take.
    fn unread(symbol: &str, written: &str) -> Letter {
        let mut letter = Letter::cong_van();
        let number: crate::value::DocumentNumber = symbol.parse().unwrap();
        letter.document.number = Some(number.with_as_written(written));
        letter
    }

    #[test]
    fn the_number_is_in_digits() {
        assert_eq!(state("N06", &numbered("45/SNV-VP")), RuleState::Passed);
        for wrong in ["XLV/SNV-VP", "xv/SNV-VP", "Mười lăm/SNV-VP"] {
            assert_eq!(findings("N06", &unread("/SNV-VP", wrong)).len(), 1, "{wrong}");
        }
        for other in ["/SNV-VP", "…/SNV-VP", "đÍ?/SNV-VP", "Abc/SNV-VP"] {
            let state = state("N06", &unread("/SNV-VP", other));
            assert!(matches!(state, RuleState::NotApplicable { .. }), "{other}");
        }
    }

    #[test]
    fn one_zero_stands_before_a_figure() {
        for fine in ["05/SNV-VP", "5/SNV-VP", "45/SNV-VP", "10/SNV-VP", "100/SNV-VP"] {
            assert!(findings("N08", &numbered(fine)).is_empty(), "{fine}");
        }
        for (wrong, right) in [
            ("005/SNV-VP", "05/SNV-VP"),
            ("045/SNV-VP", "45/SNV-VP"),
            ("0012/SNV-VP", "12/SNV-VP"),
        ] {
            let letter = numbered(wrong);
            let found = findings("N08", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Warning), "{wrong}");
            assert!(fixed("N08", &letter).contains(&format!("Số: {right}\n")), "{wrong}");
        }
    }

    #[test]
    fn the_symbol_is_in_capitals() {
        for fine in ["45/SNV-VP", "45/QĐ-TTg", "45/BGDĐT-GDTrH", "45/SNV-ToC"] {
            assert!(findings("N10", &numbered(fine)).is_empty(), "{fine}");
        }
        for wrong in ["45/snv-vp", "45/SNV-vp"] {
            let found = findings("N10", &numbered(wrong));
            assert_eq!(found.len(), 1, "{wrong}");
            assert!(!found[0].fix.as_ref().unwrap().safe);
        }
    }

    #[test]
    fn slash_and_hyphen_and_nothing_else() {
        for fine in [
            "45/SNV-VP",
            "45 /SNV - VP",
            "/SNV-VP",
            "____/SNV-VP",
            "1278/2022/CV-CTY",
            "45/SGD&ĐT-VP",
            "45a/VP.UBND",
        ] {
            assert!(findings("N11", &numbered(fine)).is_empty(), "{fine}");
        }
        for (wrong, right) in [
            ("45/SNV–VP", "45/SNV-VP"),
            ("45/SNV/VP", "45/SNV-VP"),
            ("45-SNV-VP", "45/SNV-VP"),
            ("45_SNV-VP", "45/SNV-VP"),
            ("45\\SNV_VP", "45/SNV-VP"),
            ("45//SNV-VP", "45/SNV-VP"),
        ] {
            let letter = numbered(wrong);
            let found = findings("N11", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            assert!(fixed("N11", &letter).contains(&format!("Số: {right}\n")), "{wrong}");
        }
        let union = state("N11", &numbered("225-KH/TWĐTN-TNNT"));
        assert!(matches!(union, RuleState::NotApplicable { .. }));
    }
}
