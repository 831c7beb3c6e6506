//! T: the title and the subject of a named kind (box 5a).

use super::kind::WITHOUT_SUBJECT;
use super::subject_label;
use super::{PATH, no_subject};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot, THONG_BAO, TO_TRINH};
use crate::check::row::Row;
use crate::check::rules::writing::case::{in_capitals, is_capitals, is_set_in_capitals};
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold, is_capital, is_letter_or_digit};
use crate::value::{Kind, KindFamily};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "T02",
        name: "title-of-a-kind",
        severity: Severity::Warning,
        basis: "Điều 7 Nghị định số 30/2020/NĐ-CP",
        vi: "tên loại là một trong 29 loại văn bản hành chính",
        en: "the title is one of the 29 kinds of administrative document",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &THONG_BAO,
            Slot::Title,
            "PHIẾU TRÌNH\nVề công tác phòng, chống lụt bão",
            "THÔNG BÁO\nVề công tác phòng, chống lụt bão",
        ),
        test: listed,
    },
    Row {
        code: "T03",
        name: "title-capitals",
        severity: Severity::Error,
        basis: "điểm b khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "tên loại văn bản in hoa, kiểu chữ đứng, đậm",
        en: "the title is in capitals, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &THONG_BAO,
            Slot::Title,
            "Thông báo\nVề công tác phòng, chống lụt bão",
            "THÔNG BÁO\nVề công tác phòng, chống lụt bão",
        ),
        test: title_capitals,
    },
    Row {
        code: "T04",
        name: "subject-not-in-capitals",
        severity: Severity::Error,
        basis: "điểm b khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trích yếu dưới tên loại in thường",
        en: "the subject below the title is not in capitals",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &THONG_BAO,
            Slot::Title,
            "THÔNG BÁO\nVỀ CÔNG TÁC PHÒNG, CHỐNG LỤT BÃO",
            "THÔNG BÁO\nVề công tác phòng, chống lụt bão",
        ),
        test: subject_small,
    },
    Row {
        code: "T07",
        name: "subject-under-title",
        severity: Severity::Error,
        basis: "điểm b khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trích yếu ở ngay dưới tên loại",
        en: "the subject stands right below the title",
        needs: Needs::Source,
        mends: false,
        example: Example::new(
            &THONG_BAO,
            Slot::Title,
            "THÔNG BÁO\n---------\nVề công tác phòng, chống lụt bão",
            "THÔNG BÁO\nVề công tác phòng, chống lụt bão",
        ),
        test: right_below,
    },
    Row {
        code: "T09",
        name: "subject-one-phrase",
        severity: Severity::Warning,
        basis: "điểm a khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trích yếu là một câu ngắn gọn hoặc một cụm từ",
        en: "the subject is one short sentence or phrase",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &THONG_BAO,
            Slot::Title,
            "THÔNG BÁO\nVề công tác phòng, chống lụt bão. Các phòng cử người trực",
            "THÔNG BÁO\nVề công tác phòng, chống lụt bão",
        ),
        test: one_phrase,
    },
    Row {
        code: "T10",
        name: "subject-label",
        severity: Severity::Error,
        basis: "điểm b khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trước trích yếu công văn ghi “V/v”",
        en: "`V/v` stands before the subject of a công văn",
        needs: Needs::Source,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Subject,
            "V/V báo cáo số liệu quý II",
            "V/v báo cáo số liệu quý II",
        ),
        test: subject_label::spelling,
    },
    Row {
        code: "T11",
        name: "cong-van-subject-small",
        severity: Severity::Error,
        basis: "điểm b khoản 5 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trích yếu công văn in thường, kiểu chữ đứng, không đậm",
        en: "the subject of a công văn is not in capitals, upright, not bold",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Subject,
            "V/v BÁO CÁO SỐ LIỆU QUÝ II",
            "V/v báo cáo số liệu quý II",
        ),
        test: cong_van_small,
    },
    Row {
        code: "T13",
        name: "named-kind-without-label",
        severity: Severity::Warning,
        basis: "điểm b khoản 5 Mục II, khoản 1 Mục IV Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản có tên loại không ghi “V/v …” dưới số, ký hiệu",
        en: "a named kind has no `V/v …` below its number",
        needs: Needs::Source,
        mends: false,
        example: Example::new(
            &TO_TRINH,
            Slot::Number,
            "Số: 30/TTr-SNV\nV/v bổ sung biên chế",
            "Số: 30/TTr-SNV",
        ),
        test: subject_label::only_cong_van,
    },
    Row {
        code: "T14",
        name: "subject-without-stop",
        severity: Severity::Info,
        basis: "Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cuối trích yếu không có dấu chấm (theo ví dụ của Nghị định)",
        en: "the subject has no full stop at its end (by the decree's example)",
        needs: Needs::Source,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Subject,
            "V/v báo cáo số liệu quý II.",
            "V/v báo cáo số liệu quý II",
        ),
        test: subject_label::without_stop,
    },
    Row {
        code: "T15",
        name: "small-letter-after-label",
        severity: Severity::Info,
        basis: "Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "sau “V/v” viết chữ thường (theo ví dụ của Nghị định)",
        en: "a small letter follows `V/v` (by the decree's example)",
        needs: Needs::Source,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Subject,
            "V/v Báo cáo số liệu quý II",
            "V/v báo cáo số liệu quý II",
        ),
        test: subject_label::small_letter,
    },
];

fn listed(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let (Some(title), Some(kind)) = (&document.title, &document.kind) else {
        return Answer::not_applicable("văn bản không có tên loại", "the document has no title");
    };
    match kind.family() {
        KindFamily::Administrative | KindFamily::Copy => Answer::Passed,
        _ => Finding::at(
            "/title",
            format!("“{title}” không thuộc 29 loại văn bản hành chính của Điều 7 (văn bản chuyên ngành theo mẫu riêng thì bỏ qua)"),
            format!("“{title}” is none of the 29 kinds of Điều 7 (documents of a sector have forms of their own)"),
        )
        .lighter_if(looks_scanned(subject), Severity::Info)
        .into(),
    }
}

fn title_capitals(subject: &Subject<'_>) -> Answer {
    let Some(title) = &subject.document().title else {
        return Answer::not_applicable("văn bản không có tên loại", "the document has no title");
    };
    if is_capitals(title) {
        return Answer::Passed;
    }
    let capitals = title.to_uppercase();
    let edit = subject.piece("/title").and_then(|piece| in_capitals(&piece));
    Finding::at(
        "/title",
        format!("tên loại “{title}” phải in hoa: “{capitals}”"),
        format!("the title “{title}” must be in capitals: “{capitals}”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .with_safe_edits(edit.into_iter().collect())
    .into()
}

/// The subject of a named kind; GGT and GNP have none in their models.
fn named_subject<'a>(subject: &Subject<'a>) -> Result<&'a str, Answer> {
    let document = subject.document();
    match &document.kind {
        Some(Kind::CongVan) => Err(Answer::not_applicable(
            "công văn ghi trích yếu dưới số, ký hiệu",
            "a công văn has its subject below its number",
        )),
        Some(kind) if WITHOUT_SUBJECT.contains(kind) => Err(Answer::not_applicable(
            "mẫu của loại văn bản này không có trích yếu",
            "the model of the kind has no subject",
        )),
        _ if document.title.is_none() => Err(Answer::not_applicable(
            "văn bản không có tên loại",
            "the document has no title",
        )),
        _ => document.subject.as_deref().ok_or_else(no_subject),
    }
}

fn subject_small(subject: &Subject<'_>) -> Answer {
    match named_subject(subject) {
        Ok(text) => in_small_letters(subject, text),
        Err(answer) => answer,
    }
}

fn cong_van_small(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.kind != Some(Kind::CongVan) {
        return Answer::not_applicable("không phải công văn", "the document is no công văn");
    }
    match &document.subject {
        Some(text) => in_small_letters(subject, text),
        None => no_subject(),
    }
}

fn in_small_letters(subject: &Subject<'_>, text: &str) -> Answer {
    if !is_set_in_capitals(text) {
        return Answer::Passed;
    }
    let start: String = text.chars().take(40).collect();
    Finding::at(
        PATH,
        format!("trích yếu “{start}…” không được in hoa; phải in thường"),
        format!("the subject “{start}…” must not be in capitals"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .into()
}

fn right_below(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = named_subject(subject) {
        return answer;
    }
    let (Some(title), Some(text)) = (subject.piece("/title"), subject.piece(PATH)) else {
        return Answer::not_applicable(
            "không có văn bản gốc để xem vị trí",
            "there is no source text to see the place in",
        );
    };
    let label = subject.piece("/subject#label");
    let text = label
        .filter(|label| label.whole().start < text.whole().start)
        .unwrap_or(text);
    let Some(between) = title.up_to(&text) else {
        return Answer::Passed;
    };
    let rule = between.lines().map(str::trim).find(|line| is_drawn_rule(line));
    let Some(rule) = rule else {
        return stray_text(subject, title.whole().end, text.whole().start);
    };
    let at = between.find(rule).unwrap_or_default() + title.text().len();
    Finding::at(
        PATH,
        "giữa tên loại và trích yếu có đường kẻ; trích yếu phải ở ngay dưới tên loại, đường kẻ ở dưới trích yếu",
        "a rule stands between title and subject; the subject stands right below the title, the rule below the subject",
    )
    .within(title.span(at..at + rule.len()))
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .into()
}

/// Three signs of a drawn line and nothing else.
fn is_drawn_rule(line: &str) -> bool {
    line.chars().count() >= 3 && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '–' | '—' | '─'))
}

/// Text between title and subject that no component took.
fn stray_text(subject: &Subject<'_>, from: usize, to: usize) -> Answer {
    let unplaced = (0..subject.document().unplaced.len()).map(|i| format!("/unplaced/{i}"));
    let stray = unplaced
        .filter_map(|path| Some((subject.piece(&path)?.whole(), path)))
        .find(|(span, _)| from <= span.start && span.end <= to);
    let Some((span, path)) = stray else {
        return Answer::Passed;
    };
    Finding::at(
        path,
        "giữa tên loại và trích yếu có dòng chữ khác; trích yếu phải ở ngay dưới tên loại",
        "other text stands between title and subject; the subject stands right below the title",
    )
    .within(span)
    .lighter(Severity::Warning)
    .into()
}

fn one_phrase(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let text = match &document.kind {
        Some(Kind::CongVan) => document.subject.as_deref().ok_or_else(no_subject),
        _ => named_subject(subject),
    };
    let text = match text {
        Ok(text) => text,
        Err(answer) => return answer,
    };
    let Some(stop) = sentence_end(text) else {
        return Answer::Passed;
    };
    Finding::at(
        PATH,
        "trích yếu có hai câu; phải là một câu ngắn gọn hoặc một cụm từ",
        "the subject has two sentences; it is one short sentence or phrase",
    )
    .within_opt(subject.locate(PATH, text, stop..stop + 1))
    .lighter_if(looks_scanned(subject), Severity::Info)
    .into()
}

/// A full stop behind a word in small letters, with a capital behind it; short forms
/// (`TP. Hà Khê`, `v.v. Các`) end no sentence.
fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let word = before
            .rsplit(|c: char| !is_letter_or_digit(c))
            .next()
            .unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default().trim_start();
        let long = word.chars().count() > 1 && !word.contains(|c: char| is_capital(c) || c.is_ascii_digit());
        long && fold(word) != "tp" && after.starts_with(is_capital)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::letter;
    use crate::value::Kind;

    fn titled(title: &str, subject: &str) -> Letter {
        let mut letter = Letter::named(Kind::ThongBao, "15/TB-SNV");
        letter.document.title = Some(title.into());
        letter.document.subject = Some(subject.into());
        letter
    }

    #[test]
    fn the_title_is_one_of_the_list_in_capitals() {
        let fine = titled("THÔNG BÁO", "Về công tác trực");
        assert_eq!(state("T02", &fine), RuleState::Passed);
        assert_eq!(state("T03", &fine), RuleState::Passed);
        let mut other = titled("GIẤY XÁC NHẬN", "Về nơi cư trú");
        other.document.kind = "GIẤY XÁC NHẬN".parse().ok();
        assert_eq!(findings("T02", &other)[0].severity, Severity::Warning);
        let small = titled("Thông báo", "Về công tác trực");
        assert_eq!(findings("T03", &small)[0].severity, Severity::Error);
        assert!(fixed("T03", &small).contains("THÔNG BÁO\n"));
        for code in ["T02", "T03"] {
            assert!(matches!(
                state(code, &Letter::cong_van()),
                RuleState::NotApplicable { .. }
            ));
        }
    }

    #[test]
    fn the_subject_is_not_in_capitals() {
        for fine in ["Về công tác trực", "ISO 9001", "Kết quả bầu cử HĐND, UBND các cấp"] {
            assert!(findings("T04", &titled("THÔNG BÁO", fine)).is_empty(), "{fine}");
        }
        let wrong = "VỀ CÔNG TÁC TRỰC NĂM 2026";
        assert_eq!(
            findings("T04", &titled("THÔNG BÁO", wrong))[0].severity,
            Severity::Error
        );
        let mut letter = Letter::cong_van();
        letter.document.subject = Some(wrong.into());
        assert_eq!(findings("T11", &letter)[0].severity, Severity::Error);
        assert!(matches!(state("T04", &letter), RuleState::NotApplicable { .. }));
        let mut model = titled("GIẤY GIỚI THIỆU", wrong);
        model.document.kind = Some(Kind::GiayGioiThieu);
        for code in ["T04", "T07", "T09"] {
            assert!(matches!(state(code, &model), RuleState::NotApplicable { .. }), "{code}");
        }
    }

    #[test]
    fn nothing_stands_between_title_and_subject() {
        let found = |between: &str| {
            let text = format!(
                "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/TB-SNV\n\
                 Hà Khê, ngày 12 tháng 5 năm 2026\n\nTHÔNG BÁO\n{between}Về công tác trực\n\nSở thông báo lịch trực./.\n"
            );
            let mut found = crate::Checker::new().check(&letter::from_str(&text)).diagnostics;
            found.retain(|d| d.code == "T07");
            found
        };
        for fine in ["", "\n", "\n\n"] {
            assert!(found(fine).is_empty(), "{fine:?}");
        }
        assert_eq!(found("________\n")[0].severity, Severity::Error);
    }

    #[test]
    fn the_subject_is_one_phrase() {
        for fine in [
            "Về công tác trực tại TP. Hà Khê",
            "Về công tác trực số 1. Năm 2026",
            "Về việc mua giấy, mực, v.v. Quý I",
            "Về hợp đồng với Công ty A.B. Sơn",
        ] {
            assert!(findings("T09", &titled("THÔNG BÁO", fine)).is_empty(), "{fine}");
        }
        let wrong = "Về công tác trực. Các phòng cử người tham gia";
        let found = findings("T09", &titled("THÔNG BÁO", wrong));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        let mut letter = Letter::cong_van();
        letter.document.subject = Some(wrong.into());
        assert_eq!(findings("T09", &letter).len(), 1);
    }
}
