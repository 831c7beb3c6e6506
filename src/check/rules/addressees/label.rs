//! R01: `Kính gửi` (box 9a).

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::original::Piece;
use crate::check::row::Row;
use crate::check::rules::content::list_signs::{dash, end_sign, has_dash};
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::{is_letter, skeleton};
use crate::value::{Kind, KindFamily};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "R01",
    name: "addressees-form",
    severity: Severity::Error,
    basis: "điểm b, điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "“Kính gửi” chỉ dùng cho công văn, tờ trình, báo cáo; gửi từ hai nơi trở lên thì \
         đầu dòng có gạch (-), cuối dòng có dấu chấm phẩy, cuối dòng cuối cùng có dấu chấm",
    en: "`Kính gửi` is for công văn, tờ trình and báo cáo only; each of two addressees or more has \
         a dash before, a semicolon behind and a full stop behind the last",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &CONG_VAN,
        Slot::Addressees,
        "Kính gửi:\n- Sở Y tế,\n- Sở Nội vụ",
        "Kính gửi:\n- Sở Y tế;\n- Sở Nội vụ.",
    ),
    test: addressees,
}];

/// The kinds that are addressed with `Kính gửi`.
pub(in crate::check::rules) const ADDRESSED: [Kind; 3] = [Kind::CongVan, Kind::ToTrinh, Kind::BaoCao];

/// Kinds that name their addressees in words of their own (`… điện:`, `trân trọng
/// kính mời:`; Annex III, models 1.6 to 1.10).
pub(in crate::check::rules) const OWN_WORDS: [Kind; 4] =
    [Kind::CongDien, Kind::GiayMoi, Kind::GiayGioiThieu, Kind::GiayNghiPhep];

const PATH: &str = "/addressees";

fn addressees(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.addressees.is_empty() {
        return Answer::not_applicable("văn bản không có phần “Kính gửi”", "the document has no `Kính gửi`");
    }
    let Some(kind) = &document.kind else {
        return Answer::not_evaluated("chưa rõ tên loại văn bản", "the kind of the document is not known");
    };
    if kind.family() != KindFamily::Administrative {
        return Answer::not_applicable(
            "loại văn bản không thuộc 29 loại văn bản hành chính (Điều 7)",
            "the kind is none of the 29 administrative kinds (Điều 7)",
        );
    }
    if ADDRESSED.contains(kind) {
        let blank = blank_before_colon(subject, PATH);
        return match list(subject) {
            Answer::Failed(found) => Answer::of(blank.into_iter().chain(found)),
            Answer::Passed => Answer::of(blank),
            other => other,
        };
    }
    let label = subject.piece("/addressees#label");
    let says_so = label.map(|label| skeleton(label.text()).contains("kinh gui"));
    if says_so == Some(false) || says_so.is_none() && OWN_WORDS.contains(kind) {
        return Answer::not_applicable(
            "văn bản nêu người nhận bằng lời của mẫu, không phải “Kính gửi”",
            "the addressees are named in words of the model, not by `Kính gửi`",
        );
    }
    let name = kind.name().to_lowercase();
    Finding::at(
        PATH,
        format!("“Kính gửi” chỉ dùng cho công văn, tờ trình, báo cáo; {name} ghi nơi nhận ở phần “Nơi nhận”"),
        format!("`Kính gửi` is for công văn, tờ trình and báo cáo; a {name} names its recipients under `Nơi nhận`"),
    )
    // An open letter is a letter; no model says how it begins.
    .lighter_if(*kind == Kind::ThuCong, Severity::Warning)
    .within_opt(label.map(|label| label.whole()))
    .into()
}

/// `Kính gửi :`: the colon stands at the word, as in the models.
pub(in crate::check::rules) fn blank_before_colon(subject: &Subject<'_>, path: &'static str) -> Option<Finding> {
    let label = subject.piece(&format!("{path}#label"))?;
    let written = label.text();
    let word = written.strip_suffix(':')?;
    let bare = word.trim_end();
    if bare.len() == word.len() {
        return None;
    }
    let finding = Finding::at(
        path,
        format!("giữa “{bare}” và dấu hai chấm có dấu cách; phải viết liền “{bare}:”"),
        format!("a space stands between “{bare}” and its colon; it must be “{bare}:”"),
    )
    .lighter(Severity::Warning)
    .lighter_if(looks_scanned(subject), Severity::Info)
    .within(label.whole());
    Some(finding.with_safe_edits(vec![label.replace(bare.len()..word.len(), "")]))
}

/// The signs of a list of two or more; seen only in the original text.
pub(in crate::check::rules) fn list(subject: &Subject<'_>) -> Answer {
    let count = subject.document().addressees.len();
    let pieces: Option<Vec<Piece<'_>>> = (0..count).map(|i| subject.piece(&format!("{PATH}/{i}"))).collect();
    let Some(pieces) = pieces.filter(|pieces| pieces.len() > 1) else {
        return Answer::Passed;
    };
    if is_group(subject, &pieces) {
        return Answer::Passed;
    }
    if run_on(&pieces) {
        let ends = pieces.first().zip(pieces.last());
        return Finding::at(
            PATH,
            "gửi từ hai nơi trở lên: đầu mỗi dòng có gạch (-), cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm",
            "of two addressees or more each has a dash before and a semicolon behind it, the last a full stop",
        )
        .within_opt(ends.map(|(first, last)| first.whole().to(last.whole())))
        .into();
    }
    let findings = pieces.iter().enumerate().flat_map(|(i, piece)| {
        let path = format!("{PATH}/{i}");
        let end = end_sign(&path, piece, if i + 1 == count { '.' } else { ';' });
        dash(&path, piece).into_iter().chain(end)
    });
    Answer::of(findings)
}

/// Whether the addressees are one group behind a common word, which may stand on
/// one line (II.9.d): `Kính gửi các Bộ: Công an, Ngoại giao`.
pub(in crate::check::rules) fn is_group(subject: &Subject<'_>, pieces: &[Piece<'_>]) -> bool {
    let label = subject.piece("/addressees#label");
    let between = label.zip(pieces.first()).and_then(|(label, first)| label.up_to(first));
    between.is_some_and(|words| words.contains(is_letter))
}

/// Whether two of a list stand on one line without a dash between them.
pub(in crate::check::rules) fn run_on(pieces: &[Piece<'_>]) -> bool {
    pieces.windows(2).any(|pair| match pair {
        [before, after] => !has_dash(after) && before.up_to(after).is_some_and(|gap| !gap.contains('\n')),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::Checker;
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::Kind;

    fn addressed(lines: &[(&'static str, &str, &'static str)]) -> Letter {
        Letter::cong_van().addressed(lines)
    }

    #[test]
    fn one_addressee_needs_no_signs() {
        for fine in [
            ("", "Sở Y tế", "\n"),
            ("- ", "Sở Y tế", ";\n"),
            ("\n", "Sở Y tế", ".\n"),
        ] {
            assert!(findings("R01", &addressed(&[fine])).is_empty());
        }
    }

    #[test]
    fn two_or_more_have_dashes_and_ends() {
        for fine in [
            &[("\n- ", "Sở Y tế", ";\n"), ("- ", "Sở Nội vụ", ".\n")][..],
            &[("\n- ", "Sở Y tế", " ;\n"), ("– ", "Sở Nội vụ", " .\n")],
            &[("\n~ ", "Sở Y tế", ";**\n"), ("- ", "Sở Nội vụ", "  (bản 2)\n")],
            &[("- ", "Sở Y tế", ";<br>"), ("- ", "Sở Nội vụ", ". |\n")],
        ] {
            assert!(findings("R01", &addressed(fine)).is_empty(), "{fine:?}");
        }
        for (wrong, right) in [
            (
                [("\n- ", "Sở Y tế", ",\n"), ("- ", "Sở Nội vụ", ".\n")],
                "- Sở Y tế;\n- Sở Nội vụ.\n",
            ),
            (
                [("\n- ", "Sở Y tế", ";\n"), ("- ", "Sở Nội vụ", ";\n")],
                "- Sở Y tế;\n- Sở Nội vụ.\n",
            ),
            (
                [("\n- ", "Sở Y tế", "\n"), ("- ", "Sở Nội vụ", ".\n")],
                "- Sở Y tế;\n- Sở Nội vụ.\n",
            ),
            (
                [("\n- ", "Sở Y tế", ";\n"), ("- ", "Sở Nội vụ", "\n")],
                "- Sở Y tế;\n- Sở Nội vụ.\n",
            ),
        ] {
            let letter = addressed(&wrong);
            let found = findings("R01", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong:?}");
            assert!(fixed("R01", &letter).contains(right), "{wrong:?}");
        }
    }

    #[test]
    fn dashes_that_conversion_may_have_lost_are_a_warning() {
        let letter = addressed(&[("\n", "Sở Y tế", ";\n"), ("", "Sở Nội vụ", ".\n")]);
        let found = findings("R01", &letter);
        assert_eq!((found.len(), found[0].severity), (2, Severity::Warning));
        assert!(fixed("R01", &letter).contains("\n- Sở Y tế;\n- Sở Nội vụ.\n"));
    }

    #[test]
    fn a_list_in_one_line_is_one_error() {
        let found = findings("R01", &addressed(&[("", "Sở Y tế", "; "), ("", "Sở Nội vụ", "\n")]));
        assert_eq!((found.len(), found[0].path.as_str()), (1, "/addressees"));
        // In the cell of a table the lines are lost, the signs are not.
        assert!(
            findings(
                "R01",
                &addressed(&[("- ", "Sở Y tế", ";  - "), ("", "Sở Nội vụ", ".\n")])
            )
            .is_empty()
        );
    }

    #[test]
    fn only_three_kinds_are_addressed() {
        let label = |kind: Kind, label: &'static str| {
            let mut letter = Letter::named(kind, "15/X-SNV").addressed(&[("", "Sở Y tế", "\n")]);
            letter.addressees_label = label;
            letter
        };
        for kind in [Kind::ToTrinh, Kind::BaoCao, Kind::CongVan] {
            assert!(findings("R01", &label(kind, "Kính gửi:")).is_empty());
        }
        for kind in [Kind::ThongBao, Kind::QuyetDinh, Kind::GiayMoi, Kind::CongDien] {
            assert_eq!(findings("R01", &label(kind, "Kính gửi:"))[0].severity, Severity::Error);
        }
        assert_eq!(
            findings("R01", &label(Kind::ThuCong, "Kính gửi:"))[0].severity,
            Severity::Warning
        );
        for (kind, words) in [
            (Kind::CongDien, "BỘ TRƯỞNG điện:"),
            (Kind::GiayMoi, "trân trọng kính mời:"),
        ] {
            assert!(matches!(
                state("R01", &label(kind, words)),
                RuleState::NotApplicable { .. }
            ));
        }
    }

    #[test]
    fn without_the_text_its_own_words_are_taken_for_granted() {
        let codes = |kind: Kind| {
            let document = Letter::named(kind, "15/X-SNV")
                .addressed(&[("", "Sở Y tế", "\n")])
                .document;
            let report = Checker::new().check(&document);
            report.diagnostics.iter().filter(|d| d.code == "R01").count()
        };
        assert_eq!(codes(Kind::CongDien), 0);
        assert_eq!(codes(Kind::ThongBao), 1);
    }
}
