//! F: letters and place of Quốc hiệu and Tiêu ngữ (box 1).

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::writing::case::{in_capitals, is_capitals, with_capital};
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::{same_words, words};
use crate::diagnostic::{Edit, Needs, Severity};
use crate::text::{opens_with, skeleton};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F13",
        name: "national-title-capitals",
        severity: Severity::Error,
        basis: "điểm a khoản 1 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "Quốc hiệu in hoa, kiểu chữ đứng, đậm",
        en: "the national title is in capitals, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::NationalTitle,
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        test: capitals,
    },
    Row {
        code: "F14",
        name: "national-title-once",
        severity: Severity::Error,
        basis: "điểm a khoản 1 Mục II, khoản 2 Mục IV Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "Quốc hiệu chỉ trình bày một lần, ở phía trên, bên phải trang thứ nhất của văn bản",
        en: "the national title stands once, at the top right of the first page",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::NationalTitle,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        test: once,
    },
    Row {
        code: "F16",
        name: "motto-capitals",
        severity: Severity::Error,
        basis: "điểm b khoản 1 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "Tiêu ngữ chỉ viết hoa chữ cái đầu của mỗi cụm từ: “Độc lập - Tự do - Hạnh phúc”",
        en: "in the motto only the first letter of each part is a capital: “Độc lập - Tự do - Hạnh phúc”",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Motto,
            "Độc Lập - Tự Do - Hạnh Phúc",
            "Độc lập - Tự do - Hạnh phúc",
        ),
        test: motto_capitals,
    },
];

const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

fn capitals(subject: &Subject<'_>) -> Answer {
    let path = "/national_title";
    let Some(printed) = &subject.document().national_title else {
        return Answer::not_applicable("văn bản không có Quốc hiệu", "the national title is missing");
    };
    if is_capitals(printed) {
        return Answer::Passed;
    }
    let capitals = printed.to_uppercase();
    let edit = subject.piece(path).and_then(|piece| in_capitals(&piece));
    Finding::at(
        path,
        format!("Quốc hiệu “{printed}” phải in hoa: “{capitals}”"),
        format!("the national title “{printed}” must be in capitals: “{capitals}”"),
    )
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .with_safe_edits(edit.into_iter().collect())
    .into()
}

/// The words of Quốc hiệu in bare letters.
const TITLE_WORDS: [&str; 8] = ["cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam"];

/// How often Quốc hiệu stands in a text, in capitals.
fn count(text: &str) -> usize {
    let heads = text.match_indices('C').map(|(at, _)| at);
    heads
        .filter(|at| text.get(*at..).is_some_and(begins_with_title))
        .count()
}

fn begins_with_title(text: &str) -> bool {
    if !opens_with(text, "cong") {
        return false;
    }
    let mut found = words(text);
    TITLE_WORDS.iter().all(|expected| {
        let word = found.next().map_or("", |(_, word)| word);
        is_capitals(word) && skeleton(word) == *expected
    })
}

/// Attached texts have a header of their own (model 1.3); what stands in the annexes
/// is not counted.
fn once(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.national_title.is_none() {
        return Answer::not_applicable("văn bản không có Quốc hiệu", "the national title is missing");
    }
    let head = match subject.head() {
        Some(head) => count(head.text()),
        None => 1,
    };
    let begins = |text: &str| text.starts_with('C') && begins_with_title(text);
    let in_body = document.body.iter().position(|block| begins(&block.text));
    let path = match in_body {
        Some(block) => format!("/body/{block}"),
        None if head > 1 => "/national_title".to_owned(),
        None => return Answer::Passed,
    };
    Finding::at(
        path,
        "Quốc hiệu xuất hiện lần thứ hai; Quốc hiệu chỉ trình bày một lần, ở đầu trang thứ nhất",
        "the national title stands a second time; it stands once, at the head of the first page",
    )
    .into()
}

fn motto_capitals(subject: &Subject<'_>) -> Answer {
    let path = "/motto";
    let Some(printed) = &subject.document().motto else {
        return Answer::not_applicable("văn bản không có Tiêu ngữ", "the motto is missing");
    };
    if printed == MOTTO {
        return Answer::Passed;
    }
    if !same_words(printed, MOTTO) {
        return Answer::not_applicable(
            "lời của Tiêu ngữ không đúng (xem F02)",
            "the words of the motto are not those of the law (see F02)",
        );
    }
    let misspelt = |text: &str| -> Vec<(std::ops::Range<usize>, String)> {
        let right = |i: usize, word: &str| match i % 2 {
            0 => with_capital(word),
            _ => word.to_lowercase(),
        };
        let all = words(text).enumerate();
        let all = all.map(|(i, (place, word))| (place, word, right(i, word)));
        all.filter(|(_, word, right)| word != right)
            .map(|(place, _, right)| (place, right))
            .collect()
    };
    if misspelt(printed).is_empty() {
        return Answer::Passed;
    }
    let piece = subject.piece(path);
    let edits: Vec<Edit> = piece.map_or_else(Vec::new, |piece| {
        let wrong = misspelt(piece.text());
        wrong
            .into_iter()
            .map(|(place, right)| piece.replace(place, right))
            .collect()
    });
    Finding::at(
        path,
        format!("Tiêu ngữ “{printed}” chỉ viết hoa chữ cái đầu của mỗi cụm từ: “{MOTTO}”"),
        format!("the motto “{printed}” has a capital at the head of each part only: “{MOTTO}”"),
    )
    .with_safe_edits(edits)
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::Block;
    use crate::letter;

    fn with(national_title: Option<&str>, motto: Option<&str>) -> Letter {
        Letter::cong_van().headed(national_title, motto)
    }

    const TITLE: Option<&str> = Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    const MOTTO: Option<&str> = Some("Độc lập - Tự do - Hạnh phúc");

    #[test]
    fn the_national_title_is_in_capitals() {
        assert!(findings("F13", &with(TITLE, MOTTO)).is_empty());
        for wrong in [
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Cộng Hoà Xã Hội Chủ Nghĩa Việt Nam",
        ] {
            let letter = with(Some(wrong), MOTTO);
            let found = findings("F13", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            assert!(fixed("F13", &letter).contains(&wrong.to_uppercase()), "{wrong}");
        }
        assert!(matches!(
            state("F13", &with(None, MOTTO)),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn the_motto_has_three_capitals() {
        for fine in ["Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc***"] {
            assert!(findings("F16", &with(TITLE, Some(fine))).is_empty(), "{fine}");
        }
        for wrong in [
            "Độc Lập - Tự Do - Hạnh Phúc",
            "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
            "Độc lập - tự do - hạnh phúc",
        ] {
            let letter = with(TITLE, Some(wrong));
            assert_eq!(findings("F16", &letter).len(), 1, "{wrong}");
            assert!(fixed("F16", &letter).contains(MOTTO.unwrap()), "{wrong}");
        }
        let other = with(TITLE, Some("Độc Lập - Tự Do"));
        assert!(matches!(state("F16", &other), RuleState::NotApplicable { .. }));
    }

    #[test]
    fn the_national_title_stands_once() {
        assert_eq!(state("F14", &with(TITLE, MOTTO)), RuleState::Passed);
        let mut letter = with(TITLE, MOTTO);
        letter.document.body = vec![
            Block::paragraph("Nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
            Block::paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"),
        ];
        let found = findings("F14", &letter);
        assert_eq!((found.len(), found[0].path.as_str()), (1, "/body/1"));
        let twice = "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 45/SNV-VP\n\
                     CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKính gửi: Sở Y tế\nSở đề nghị phối hợp./.\n";
        let report = crate::Checker::new().check(&letter::from_str(twice));
        assert!(report.diagnostics.iter().any(|d| d.code == "F14"));
    }
}
