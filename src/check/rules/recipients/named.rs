//! R20 to R23: whom `Nơi nhận` names (box 9b).

use super::PATH;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot, THONG_BAO};
use crate::check::row::Row;
use crate::check::rules::addressees::label::{ADDRESSED, OWN_WORDS};
use crate::check::subject::Subject;
use crate::check::words::folded_words;
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold, opens_with};
use crate::value::Kind;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "R20",
        name: "words-as-above",
        severity: Severity::Error,
        basis: "điểm b khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dòng đầu của “Nơi nhận” khi có “Kính gửi” ghi đúng từ “Như trên”",
        en: "where there is `Kính gửi`, the first line of the list reads `Như trên`",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như kính gửi;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: as_above,
    },
    Row {
        code: "R21",
        name: "as-above-needs-addressees",
        severity: Severity::Warning,
        basis: "điểm b, điểm c khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "“Như trên” chỉ dùng khi văn bản có “Kính gửi”; văn bản khác liệt kê nơi nhận (suy ra)",
        en: "`Như trên` stands only where there is `Kính gửi`; other documents list the recipients (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &THONG_BAO,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Các phòng thuộc Sở;\n- Lưu: VT, VP.",
        ),
        test: above_nothing,
    },
    Row {
        code: "R22",
        name: "addressees-not-repeated",
        severity: Severity::Warning,
        basis: "điểm b khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "nơi nhận đã ghi ở “Kính gửi” không ghi lại ở “Nơi nhận”",
        en: "whoever stands in `Kính gửi` is not repeated in the list",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Sở Y tế;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Như trên;\n- Sở Tài chính;\n- Lưu: VT, VP.",
        ),
        test: repeated,
    },
    Row {
        code: "R23",
        name: "recipients-named",
        severity: Severity::Warning,
        basis: "điểm c khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản không có “Kính gửi” liệt kê nơi nhận, không chỉ ghi dòng lưu",
        en: "a document without `Kính gửi` lists its recipients, not the file copy alone",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &THONG_BAO,
            Slot::Recipients,
            "Nơi nhận:\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Các phòng thuộc Sở;\n- Lưu: VT, VP.",
        ),
        test: named,
    },
];

/// Other words for `Như trên`.
const SAME_AS_ABOVE: [&str; 8] = [
    "như nơi kính gửi",
    "như kính gửi",
    "như kính trình",
    "như đề gửi",
    "như nơi nhận",
    "như đã gửi",
    "như địa chỉ trên",
    "như gửi",
];

pub(in crate::check::rules) fn says_as_above(line: &str) -> bool {
    opens_with(line, "nhu tren")
}

fn as_above(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let addressed = document.kind.as_ref().is_some_and(|kind| ADDRESSED.contains(kind));
    if !addressed || document.addressees.is_empty() || document.recipients.is_empty() {
        return Answer::not_applicable(
            "văn bản không có “Kính gửi” hoặc không có danh sách nơi nhận",
            "the document has no `Kính gửi`, or no list of recipients",
        );
    }
    let lines = document.recipients.iter().enumerate();
    let other = lines.filter(|(_, line)| {
        let folded = folded_words(line.as_str());
        folded.first().is_some_and(|word| *word == fold("như")) && !says_as_above(line.as_str())
    });
    Answer::of(other.map(|(i, line)| {
        let (path, line) = (format!("{PATH}/{i}"), line.as_str());
        let said = SAME_AS_ABOVE.iter().find_map(|said| {
            let words = folded_words(said);
            let end = crate::check::words::words(line).nth(words.len() - 1)?.0.end;
            (folded_words(line.get(..end)?) == words).then_some(end)
        });
        let edit = said.and_then(|end| subject.replace(&path, line, 0..end, "Như trên"));
        Finding::at(
            path,
            format!("“{line}” phải ghi là “Như trên”"),
            format!("“{line}” must read “Như trên”"),
        )
        .lighter_if(said.is_none(), Severity::Warning)
        .with_safe_edits(edit.into_iter().collect())
    }))
}

fn above_nothing(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let kind = document.kind.as_ref();
    let named_above = !document.addressees.is_empty() || kind.is_some_and(|kind| OWN_WORDS.contains(kind));
    // Where they lack `Kính gửi` itself is the matter of R03 and R04.
    if named_above || matches!(kind, Some(Kind::CongVan | Kind::ToTrinh) | None) {
        return Answer::not_applicable(
            "văn bản nêu nơi nhận ở phần trên",
            "the document names its recipients above",
        );
    }
    let lines = document.recipients.iter().enumerate();
    let above = lines.filter(|(_, line)| says_as_above(line.as_str()));
    Answer::of(above.map(|(i, line)| {
        Finding::at(
            format!("{PATH}/{i}"),
            format!("văn bản không có “Kính gửi” nên không ghi “{line}”; phải nêu tên nơi nhận"),
            format!("without `Kính gửi` nothing stands above: name the recipients instead of “{line}”"),
        )
    }))
}

/// The words of a name, abbreviations of bodies written out.
fn spelt_out(name: &str) -> Vec<String> {
    let words = folded_words(name);
    let out = words.iter().flat_map(|word| match word.as_str() {
        "ubnd" => folded_words("ủy ban nhân dân"),
        "hđnd" => folded_words("hội đồng nhân dân"),
        _ => vec![word.clone()],
    });
    out.collect()
}

fn repeated(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let addressed = document.kind.as_ref().is_some_and(|kind| ADDRESSED.contains(kind));
    if !addressed || document.addressees.is_empty() {
        return Answer::not_applicable("văn bản không có phần “Kính gửi”", "the document has no `Kính gửi`");
    }
    let above: std::collections::HashSet<Vec<String>> =
        document.addressees.iter().map(|line| spelt_out(line.name())).collect();
    let lines = document.recipients.iter().enumerate();
    let again = lines.filter(|(_, line)| above.contains(&spelt_out(line.name())));
    Answer::of(again.map(|(i, line)| {
        Finding::at(
            format!("{PATH}/{i}"),
            format!("“{line}” đã có ở “Kính gửi”: “Như trên” là đủ"),
            format!("“{line}” stands in `Kính gửi` already: `Như trên` says so"),
        )
    }))
}

fn named(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let other = !matches!(document.kind, Some(Kind::CongVan) | None) && document.addressees.is_empty();
    if !other || document.archive.is_none() {
        return Answer::not_applicable(
            "văn bản có “Kính gửi” hoặc không có dòng lưu",
            "the document has `Kính gửi`, or no archive line",
        );
    }
    if !document.recipients.is_empty() {
        return Answer::Passed;
    }
    Finding::at(
        PATH,
        "phần “Nơi nhận” chỉ có dòng lưu; phải liệt kê cơ quan, đơn vị, cá nhân nhận văn bản",
        "the list has the file copy alone; name the bodies and persons who receive the document",
    )
    .beside("/archive")
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::Kind;

    fn received(kind: Kind, lines: &[&str]) -> Letter {
        let mut letter = Letter::named(kind, "15/X-SNV");
        letter.document.recipients = lines.iter().map(|line| line.parse().unwrap()).collect();
        letter
    }

    #[test]
    fn as_above_is_said_in_these_words() {
        let letter = |line: &str| {
            let mut letter = Letter::cong_van();
            letter.document.recipients = vec![line.parse().unwrap()];
            letter
        };
        for fine in ["Như trên", "Như trên (qua thư điện tử)", "Nhu tren", "Sở Tài chính"] {
            assert!(findings("R20", &letter(fine)).is_empty(), "{fine}");
        }
        for (wrong, right) in [
            ("Như kính gửi", "- Như trên;"),
            ("Như đề gửi (để biết)", "- Như trên (để biết);"),
            ("Như nơi kính gửi", "- Như trên;"),
        ] {
            assert_eq!(findings("R20", &letter(wrong))[0].severity, Severity::Error, "{wrong}");
            assert!(fixed("R20", &letter(wrong)).contains(right), "{wrong}");
        }
        assert_eq!(findings("R20", &letter("Như Điều 1"))[0].severity, Severity::Warning);
    }

    #[test]
    fn as_above_needs_something_above() {
        assert_eq!(findings("R21", &received(Kind::QuyetDinh, &["Như trên"])).len(), 1);
        for kind in [Kind::GiayGioiThieu, Kind::GiayMoi, Kind::CongDien, Kind::CongVan] {
            assert!(
                findings("R21", &received(kind.clone(), &["Như trên"])).is_empty(),
                "{kind}"
            );
        }
        assert!(findings("R21", &received(Kind::QuyetDinh, &["Như Điều 3"])).is_empty());
    }

    #[test]
    fn who_is_addressed_is_not_listed_again() {
        let twice = |addressee: &str, line: &str| {
            let mut letter = Letter::cong_van();
            letter.document.addressees = vec![addressee.parse().unwrap()];
            letter.document.recipients = vec!["Như trên".parse().unwrap(), line.parse().unwrap()];
            findings("R22", &letter).len()
        };
        assert_eq!(twice("Sở Y tế", "Sở Y tế (để thực hiện)"), 1);
        assert_eq!(twice("Ủy ban nhân dân xã An Phú", "UBND xã An Phú"), 1);
        assert_eq!(twice("Sở Y tế", "Giám đốc Sở Y tế"), 0);
    }

    #[test]
    fn other_kinds_name_their_recipients() {
        assert_eq!(findings("R23", &received(Kind::ThongBao, &[])).len(), 1);
        assert!(findings("R23", &received(Kind::ThongBao, &["Các phòng"])).is_empty());
        let mut letter = Letter::cong_van();
        letter.document.recipients.clear();
        assert!(matches!(state("R23", &letter), RuleState::NotApplicable { .. }));
    }
}
