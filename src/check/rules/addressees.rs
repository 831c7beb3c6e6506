//! R01: `Kính gửi` (box 9a).

use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::form::{CONG_VAN, Slot};
use crate::check::piece::Piece;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::skeleton;
use crate::value::{Kind, KindFamily};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "R01",
    name: "addressees-form",
    severity: Severity::Error,
    basis: "điểm b, điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "“Kính gửi” chỉ dùng cho công văn, tờ trình, báo cáo; gửi từ hai nơi trở lên thì mỗi nơi một dòng, \
         đầu dòng có gạch (-), cuối dòng có dấu chấm phẩy, cuối dòng cuối cùng có dấu chấm",
    en: "`Kính gửi` is for công văn, tờ trình and báo cáo only; two addressees or more stand on lines of their own, \
         with a dash before, a semicolon behind and a full stop behind the last",
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
pub(super) const ADDRESSED: [Kind; 3] = [Kind::CongVan, Kind::ToTrinh, Kind::BaoCao];

/// Kinds that name their addressees in words of their own (`… điện:`, `trân trọng
/// kính mời:`; Annex III, models 1.6 to 1.10).
const OWN_WORDS: [Kind; 4] = [Kind::CongDien, Kind::GiayMoi, Kind::GiayGioiThieu, Kind::GiayNghiPhep];

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
        return list(subject);
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

/// The signs of a list of two or more; seen only in the original text.
fn list(subject: &Subject<'_>) -> Answer {
    let count = subject.document().addressees.len();
    let pieces: Option<Vec<Piece<'_>>> = (0..count).map(|i| subject.piece(&format!("{PATH}/{i}"))).collect();
    let Some(pieces) = pieces.filter(|pieces| pieces.len() > 1) else {
        return Answer::Passed;
    };
    let run_on = pieces.windows(2).any(|pair| match pair {
        [before, after] => !has_dash(after) && before.up_to(after).is_some_and(|gap| !gap.contains('\n')),
        _ => false,
    });
    if run_on {
        let span = pieces
            .first()
            .zip(pieces.last())
            .map(|(first, last)| first.whole().to(last.whole()));
        return Finding::at(
            PATH,
            "gửi từ hai nơi trở lên phải ghi mỗi nơi một dòng dưới “Kính gửi:”, dạng “- …;”, dòng cuối “- ….”",
            "two addressees or more stand below “Kính gửi:”, each on a line “- …;”, the last “- ….”",
        )
        .within_opt(span)
        .into();
    }
    let findings = pieces.iter().enumerate().flat_map(|(i, piece)| {
        let end = end_sign(i, piece, if i + 1 == count { '.' } else { ';' });
        dash(i, piece).into_iter().chain(end)
    });
    Answer::of(findings)
}

/// Whether a sign of a list stands before it; scans read the dash as other signs.
fn has_dash(piece: &Piece<'_>) -> bool {
    let is_mark =
        |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, ':' | ';' | ',' | '.' | '|' | '>');
    piece.text().starts_with(is_mark) || piece.before().trim_end().ends_with(is_mark)
}

/// A list of a word processor may lose its dashes on the way to text: a warning.
fn dash(i: usize, piece: &Piece<'_>) -> Option<Finding> {
    if has_dash(piece) {
        return None;
    }
    let name = piece.text();
    let finding = Finding::at(
        format!("{PATH}/{i}"),
        format!("đầu dòng “{name}” thiếu gạch đầu dòng: “- {name}”"),
        format!("the dash before “{name}” is missing: “- {name}”"),
    );
    Some(
        finding
            .lighter(Severity::Warning)
            .with_safe_edits(vec![piece.replace(0..0, "- ")]),
    )
}

/// The sign at the end of a line, which a space may precede.
fn end_sign(i: usize, piece: &Piece<'_>, expected: char) -> Option<Finding> {
    let text = piece.text();
    let own = text.chars().next_back().filter(|c| matches!(c, ';' | '.' | ',' | ':'));
    let after = piece.after();
    let skipped = after.len() - after.trim_start_matches([' ', '\t', '\u{A0}', '*', '_', '\\']).len();
    let next = after.get(skipped..).and_then(|rest| rest.chars().next());
    let (sign, range) = match (own, next) {
        (Some(sign), _) => (Some(sign), text.len() - sign.len_utf8()..text.len()),
        (None, Some(sign @ (';' | '.' | ',' | ':'))) => {
            let at = text.len() + skipped;
            (Some(sign), at..at + sign.len_utf8())
        }
        // The end of the line or of the cell.
        (None, None | Some('|' | '<')) => (None, text.len()..text.len()),
        // Something else follows: a second column, a remark. Who can tell?
        (None, Some(_)) => return None,
    };
    if sign == Some(expected) {
        return None;
    }
    let (vi, en) = if expected == '.' {
        (
            "dòng cuối cùng phải kết thúc bằng dấu chấm (.)",
            "the last line ends with a full stop",
        )
    } else {
        ("cuối dòng phải có dấu chấm phẩy (;)", "the line ends with a semicolon")
    };
    let name = text.trim_end_matches([';', '.', ',', ':']);
    let finding = Finding::at(
        format!("{PATH}/{i}"),
        format!("“{name}”: {vi}"),
        format!("“{name}”: {en}"),
    );
    let finding = finding.lighter_if(piece.is_doubtful(), Severity::Warning);
    Some(finding.with_safe_edits(vec![piece.replace(range, expected.to_string())]))
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
