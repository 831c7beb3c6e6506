//! R03 to R08: the block of `Kính gửi` (box 9a).

use std::sync::LazyLock;

use super::label::{ADDRESSED, is_group, run_on};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot, TO_TRINH};
use crate::check::facts::original::Piece;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::text::{Span, fold, is_capital, is_letter, is_letter_or_digit, is_small, skeleton};
use crate::value::Kind;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "R03",
        name: "letter-has-addressees",
        severity: Severity::Error,
        basis: "điểm b khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "công văn có phần “Kính gửi” ghi nơi nhận để giải quyết",
        en: "a công văn has `Kính gửi` with those who are to deal with it",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Addressees,
            "Sở Nội vụ nhận được đề nghị của Sở Y tế.",
            "Kính gửi: Sở Y tế",
        ),
        test: has_addressees,
    },
    Row {
        code: "R04",
        name: "report-upwards-has-addressees",
        severity: Severity::Warning,
        basis: "điểm b khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tờ trình, báo cáo của cấp dưới gửi cấp trên có phần “Kính gửi”",
        en: "a tờ trình or a báo cáo to a higher body has `Kính gửi`",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &TO_TRINH,
            Slot::Addressees,
            "Sở Nội vụ đang thiếu biên chế.",
            "Kính gửi: Ủy ban nhân dân tỉnh Hà Khê",
        ),
        test: reports_upwards,
    },
    Row {
        code: "R05",
        name: "colon-behind-kinh-gui",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "sau “Kính gửi” có dấu hai chấm (:)",
        en: "a colon follows `Kính gửi`",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Addressees, "Kính gửi Sở Y tế", "Kính gửi: Sở Y tế"),
        test: colon,
    },
    Row {
        code: "R06",
        name: "one-addressee-on-the-line",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "gửi một nơi thì ghi trên cùng một dòng với “Kính gửi:”, không có gạch đầu dòng",
        en: "one addressee stands on the line of `Kính gửi:`, without a dash",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Addressees,
            "Kính gửi:\n- Sở Y tế.",
            "Kính gửi: Sở Y tế",
        ),
        test: one_on_the_line,
    },
    Row {
        code: "R07",
        name: "addressees-on-lines-of-their-own",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "gửi từ hai nơi trở lên thì ghi mỗi nơi, mỗi nhóm một dòng dưới “Kính gửi:”",
        en: "two addressees or more stand below `Kính gửi:`, each body or group on a line of its own",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Addressees,
            "Kính gửi: Sở Y tế, Sở Tài chính",
            "Kính gửi:\n- Sở Y tế;\n- Sở Tài chính.",
        ),
        test: lines_of_their_own,
    },
    Row {
        code: "R08",
        name: "addressees-in-small-letters",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "“Kính gửi” và tên nơi nhận trình bày bằng chữ in thường, kiểu chữ đứng, không đậm",
        en: "`Kính gửi` and the names below it are in small letters, upright, not bold",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Addressees, "KÍNH GỬI: Sở Y tế", "Kính gửi: Sở Y tế"),
        test: small_letters,
    },
];

const PATH: &str = "/addressees";

/// The words `Kính gửi` as they came, each time they stand there; none in other
/// words (`… điện:`).
fn labels<'a>(subject: &Subject<'a>) -> Vec<Piece<'a>> {
    let first = format!("{PATH}#label");
    let later = (1..).map(|n| format!("{PATH}#label{n}"));
    let all = std::iter::once(first).chain(later);
    let found = all.map_while(|path| subject.piece(&path));
    found
        .filter(|piece| skeleton(piece.text()).contains("kinh g"))
        .collect()
}

fn unaddressed() -> Answer {
    Answer::not_applicable("văn bản không có phần “Kính gửi”", "the document has no `Kính gửi`")
}

fn missing(subject: &Subject<'_>, vi: &'static str, en: &'static str) -> Finding {
    Finding::at(PATH, vi, en)
        .lighter_if(!subject.is_placed(), Severity::Warning)
        .beside("/subject")
}

fn has_addressees(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.kind != Some(Kind::CongVan) {
        return Answer::not_applicable("văn bản không phải công văn", "the document is no công văn");
    }
    if !document.addressees.is_empty() {
        return Answer::Passed;
    }
    missing(
        subject,
        "công văn thiếu phần “Kính gửi: …”",
        "the công văn lacks `Kính gửi: …`",
    )
    .into()
}

/// Whether a recipient gets the document as a report to it.
fn is_reported_to(purpose: &str) -> bool {
    let purpose = skeleton(purpose);
    ["bao cao", "b/c", "b/cao", "bc"]
        .iter()
        .any(|word| purpose.trim_start_matches("de ").starts_with(word))
}

fn reports_upwards(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let upwards = match document.kind {
        Some(Kind::ToTrinh) => true,
        Some(Kind::BaoCao) => document
            .recipients
            .iter()
            .any(|line| line.purpose().is_some_and(is_reported_to)),
        _ => {
            return Answer::not_applicable(
                "văn bản không phải tờ trình, báo cáo",
                "the document is neither tờ trình nor báo cáo",
            );
        }
    };
    if !upwards || !document.addressees.is_empty() {
        return Answer::Passed;
    }
    missing(
        subject,
        "tờ trình, báo cáo gửi cấp trên thiếu phần “Kính gửi: …”",
        "the document to a higher body lacks `Kính gửi: …`",
    )
    .into()
}

fn colon(subject: &Subject<'_>) -> Answer {
    let labels = labels(subject);
    if labels.is_empty() {
        return unaddressed();
    }
    Answer::of(labels.into_iter().filter_map(|label| {
        let text = label.text().trim_end();
        let after = label.after().trim_start_matches([' ', '\t', '*', '_', '\u{A0}']);
        // `Kính gửi/ To:` in two languages.
        if text.ends_with(':') || after.starts_with([':', '/', '(']) {
            return None;
        }
        let finding = Finding::at(
            PATH,
            format!("sau “{text}” thiếu dấu hai chấm: “{text}:”"),
            format!("the colon behind “{text}” is missing: “{text}:”"),
        );
        Some(
            finding
                .within(label.whole())
                .with_safe_edits(vec![label.replace(text.len()..text.len(), ":")]),
        )
    }))
}

fn one_on_the_line(subject: &Subject<'_>) -> Answer {
    let (labels, count) = (labels(subject), subject.document().addressees.len());
    let [label] = labels.as_slice() else {
        return unaddressed();
    };
    let Some(piece) = subject.piece("/addressees/0").filter(|_| count == 1) else {
        return Answer::not_applicable("văn bản gửi nhiều nơi", "the document has several addressees");
    };
    let (Some(gap), Some(start)) = (label.up_to(&piece), piece.text().find(is_letter_or_digit)) else {
        return Answer::Passed;
    };
    let dash = |text: &str| text.contains(['-', '–', '—', '+', '•']);
    let dashed = dash(gap) || dash(piece.text().get(..start).unwrap_or_default());
    let broken = gap.contains('\n');
    if !dashed && !broken {
        return Answer::Passed;
    }
    let name = piece.text().get(start..).unwrap_or_default();
    let place = Span::new(label.whole().end, piece.span(start..start).start);
    // A bracket or a table between them is more than a sign.
    let signs = gap
        .chars()
        .all(|c| c.is_whitespace() || dash(c.encode_utf8(&mut [0; 4])));
    let edit = Edit {
        start: place.start,
        end: place.end,
        text: " ".into(),
    };
    Finding::at(
        "/addressees/0",
        format!("gửi một nơi thì ghi cùng dòng, không gạch đầu dòng: “Kính gửi: {name}”"),
        format!("one addressee stands on the same line without a dash: “Kính gửi: {name}”"),
    )
    // A line may be broken on the way to text.
    .lighter_if(!dashed || piece.is_doubtful(), Severity::Warning)
    .with_edits(true, signs.then_some(edit).into_iter().collect())
    .into()
}

/// Words that begin the names of bodies. Two that begin alike stand side by side;
/// one that begins otherwise may be the parent of the other.
const BODY_WORDS: [&str; 20] = [
    "Bộ ",
    "Sở ",
    "Ủy ban ",
    "UBND ",
    "Phòng ",
    "Văn phòng ",
    "Cục ",
    "Chi cục ",
    "Tổng cục ",
    "Vụ ",
    "Ban ",
    "Trung tâm ",
    "Trường ",
    "Bệnh viện ",
    "Viện ",
    "Công ty ",
    "Hội ",
    "Công an ",
    "Tòa án ",
    "Báo ",
];

/// Whether a line names two bodies or more of one sort: `Sở Y tế, Sở Tài chính`.
fn names_several(line: &str) -> bool {
    static HEADS: LazyLock<Vec<String>> = LazyLock::new(|| BODY_WORDS.iter().map(|word| fold(word) + " ").collect());
    let head = |part: &str| {
        let end = part.char_indices().nth(12).map_or(part.len(), |(at, _)| at);
        let part = fold(part.get(..end).unwrap_or_default()) + " ";
        HEADS.iter().position(|word| part.starts_with(word))
    };
    let parts = line.split([',', ';']).map(str::trim);
    let capital = parts.filter(|part| part.starts_with(is_capital));
    let mut heads: Vec<usize> = capital.filter_map(head).collect();
    let count = heads.len();
    heads.sort_unstable();
    heads.dedup();
    heads.len() < count
}

fn lines_of_their_own(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let addressed = document.kind.as_ref().is_some_and(|kind| ADDRESSED.contains(kind));
    if !addressed || document.addressees.is_empty() {
        return unaddressed();
    }
    let count = document.addressees.len();
    let pieces: Vec<Piece<'_>> = (0..count)
        .map_while(|i| subject.piece(&format!("{PATH}/{i}")))
        .collect();
    let expected = (
        "gửi từ hai nơi trở lên phải ghi mỗi nơi một dòng dưới “Kính gửi:”, dạng “- …;”, dòng cuối “- ….”",
        "two addressees or more stand below “Kính gửi:”, each on a line “- …;”, the last “- ….”",
    );
    if pieces.len() > 1 && !is_group(subject, &pieces) && run_on(&pieces) {
        let ends = pieces.first().zip(pieces.last());
        let span = ends.map(|(first, last)| first.whole().to(last.whole()));
        return Finding::at(PATH, expected.0, expected.1).within_opt(span).into();
    }
    let crowded = document
        .addressees
        .iter()
        .enumerate()
        .filter(|(_, line)| names_several(line.as_str()));
    Answer::of(crowded.map(|(i, line)| {
        Finding::at(
            format!("{PATH}/{i}"),
            format!("“{line}”: {}", expected.0),
            format!("“{line}”: {}", expected.1),
        )
    }))
}

/// Whether a line is in capitals that are no mere abbreviation.
fn is_in_capitals(line: &str) -> bool {
    let words = line.split(' ').filter(|word| word.contains(is_letter)).count();
    words >= 2 && !line.is_ascii() && line.contains(is_letter) && !line.contains(is_small)
}

fn small_letters(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.addressees.is_empty() {
        return unaddressed();
    }
    let names = document.addressees.iter().enumerate();
    let names = names.map(|(i, line)| (format!("{PATH}/{i}"), line.name(), None));
    let labels = labels(subject);
    let labels = labels
        .iter()
        .map(|piece| (PATH.to_owned(), piece.text(), Some(piece.whole())));
    let bare = |text: &str| text.trim_end_matches([':', ' ']).to_owned();
    let capitals = labels.chain(names).filter(|(_, text, _)| is_in_capitals(&bare(text)));
    Answer::of(capitals.map(|(path, text, place)| {
        let text = bare(text);
        Finding::at(
            path,
            format!("“{text}” không in hoa"),
            format!("“{text}” is not in capitals"),
        )
        .within_opt(place)
    }))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::value::Kind;

    fn addressed(lines: &[(&'static str, &str, &'static str)]) -> Letter {
        Letter::cong_van().addressed(lines)
    }

    #[test]
    fn a_letter_and_a_proposal_have_addressees() {
        assert!(findings("R03", &Letter::cong_van()).is_empty());
        assert_eq!(findings("R03", &addressed(&[]))[0].severity, Severity::Error);
        let unaddressed = |kind: Kind| Letter::named(kind, "15/X-SNV");
        assert!(matches!(
            state("R03", &unaddressed(Kind::ThongBao)),
            RuleState::NotApplicable { .. }
        ));
        assert_eq!(
            findings("R04", &unaddressed(Kind::ToTrinh))[0].severity,
            Severity::Warning
        );
        // The base letter goes to the province `để b/c`.
        assert_eq!(findings("R04", &unaddressed(Kind::BaoCao)).len(), 1);
        let mut inward = unaddressed(Kind::BaoCao);
        inward.document.recipients = vec!["Các phòng thuộc Sở".parse().unwrap()];
        assert!(findings("R04", &inward).is_empty());
    }

    #[test]
    fn a_colon_follows_the_label() {
        let labelled = |label: &'static str| {
            let mut letter = Letter::cong_van();
            letter.addressees_label = label;
            letter
        };
        for fine in ["Kính gửi:", "Kính gửi :", "Đồng kính gửi:"] {
            assert!(findings("R05", &labelled(fine)).is_empty(), "{fine}");
        }
        assert!(fixed("R05", &labelled("Kính gửi")).contains("Kính gửi: Sở Y tế"));
    }

    #[test]
    fn one_addressee_stands_on_the_line() {
        for fine in [
            &[("", "Sở Y tế", "\n")][..],
            &[("\n- ", "Sở Y tế", ";\n"), ("- ", "Sở Nội vụ", ".\n")],
        ] {
            assert!(findings("R06", &addressed(fine)).is_empty(), "{fine:?}");
        }
        for (wrong, severity) in [
            ("\n- ", Severity::Error),
            ("- ", Severity::Error),
            ("\n", Severity::Warning),
        ] {
            let letter = addressed(&[(wrong, "Sở Y tế", "\n")]);
            assert_eq!(findings("R06", &letter)[0].severity, severity, "{wrong:?}");
            assert!(fixed("R06", &letter).contains("Kính gửi: Sở Y tế\n"), "{wrong:?}");
        }
    }

    #[test]
    fn two_or_more_have_lines_of_their_own() {
        for fine in [
            "Sở Y tế",
            "Các Sở: Y tế, Tài chính, Nội vụ",
            "Phòng Pháp chế, Sở Y tế",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Bộ phận Văn thư, Văn phòng Sở Y tế",
            "Ông Lê Văn Tám, Giám đốc Sở Y tế",
        ] {
            assert!(findings("R07", &addressed(&[("", fine, "\n")])).is_empty(), "{fine}");
        }
        for wrong in [
            "Sở Y tế, Sở Tài chính",
            "UBND xã An Phú; UBND xã Tân Bình",
            "Bộ Y tế, Bộ Nội vụ, Bộ Tài chính",
        ] {
            assert_eq!(findings("R07", &addressed(&[("", wrong, "\n")])).len(), 1, "{wrong}");
        }
        let found = findings("R07", &addressed(&[("", "Sở Y tế", "; "), ("", "Sở Nội vụ", "\n")]));
        assert_eq!((found.len(), found[0].path.as_str()), (1, "/addressees"));
        assert!(
            findings(
                "R07",
                &addressed(&[("\n- ", "Sở Y tế", ";\n"), ("- ", "Sở Nội vụ", ".\n")])
            )
            .is_empty()
        );
    }

    #[test]
    fn the_block_is_in_small_letters() {
        for fine in ["Sở Y tế", "UBND TP", "VNPT", "Ban QLDA (PMU)"] {
            assert!(findings("R08", &addressed(&[("", fine, "\n")])).is_empty(), "{fine}");
        }
        assert_eq!(
            findings("R08", &addressed(&[("", "SỞ Y TẾ", "\n")]))[0].path,
            "/addressees/0"
        );
        let mut letter = Letter::cong_van();
        letter.addressees_label = "KÍNH GỬI:";
        let found = findings("R08", &letter);
        let place = found[0].span.unwrap().span();
        assert_eq!(letter.read().source.slice(place), Some("KÍNH GỬI:"));
    }
}
