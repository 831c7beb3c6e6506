//! B: the form of the recitals (box 6).

use super::no_recital;
use super::{recital_laws, recital_parts};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::facts::outline::{Rank, Whose};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::subject::recitals::{Recitals, is_can_cu};
use crate::diagnostic::{Needs, Severity};
use crate::document::BlockKind;

const FORM: &str = "điểm a khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B01",
        name: "recital-signs",
        severity: Severity::Error,
        basis: FORM,
        vi: "mỗi căn cứ kết thúc bằng dấu chấm phẩy (;), căn cứ cuối cùng kết thúc bằng dấu chấm (.)",
        en: "each recital ends with a semicolon, the last one with a full stop",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &QUYET_DINH,
            Slot::Recitals,
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024,\nTheo đề nghị của Chánh Văn phòng Sở.",
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở.",
        ),
        test: signs,
    },
    Row {
        code: "B12",
        name: "recital-own-line",
        severity: Severity::Error,
        basis: FORM,
        vi: "mỗi căn cứ được trình bày trên một dòng riêng",
        en: "each recital stands on a line of its own",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &QUYET_DINH,
            Slot::Recitals,
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024; Căn cứ kết quả kiểm kê kho;\n\
             Theo đề nghị của Chánh Văn phòng Sở.",
            "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nCăn cứ kết quả kiểm kê kho;\n\
             Theo đề nghị của Chánh Văn phòng Sở.",
        ),
        test: own_line,
    },
    Row {
        code: "B14",
        name: "recitals-above-content",
        severity: Severity::Error,
        basis: FORM,
        vi: "căn cứ ban hành đặt dưới tên loại và trích yếu, trên nội dung văn bản",
        en: "the recitals stand below title and subject, above the content",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &QUYET_DINH,
            Slot::Body,
            "Điều 1. Thành lập Tổ chỉnh lý tài liệu tồn đọng của Sở Nội vụ.\n\
             Căn cứ kết quả kiểm kê kho năm 2025;\n\
             Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
             Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
            "Điều 1. Thành lập Tổ chỉnh lý tài liệu tồn đọng của Sở Nội vụ.\n\
             Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
             Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
        ),
        test: above_content,
    },
    recital_parts::B15,
    recital_parts::B16,
    recital_parts::B17,
    recital_parts::B18,
    recital_laws::B19,
    recital_laws::B20,
];

fn signs(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let recitals = Recitals::of(document);
    let Some(last) = recitals.blocks.last() else {
        return no_recital();
    };
    let ends_content = document.body.iter().rposition(|block| block.kind != BlockKind::Note) == Some(*last);
    let findings = recitals.blocks.iter().filter_map(|at| {
        let text = document.body.get(*at)?.text.trim_end();
        let is_last = at == last;
        let sign = text.chars().next_back()?;
        // Where nothing enacts, the last one may go on with what the letter says, to the end mark.
        let goes_on = recitals.enacting.is_none() && is_last && (sign == ':' || ends_content);
        let wanted = if is_last { '.' } else { ';' };
        if sign == wanted || goes_on {
            return None;
        }
        Some(wrong_sign(subject, *at, text, sign, wanted).lighter_if(recitals.enacting.is_none(), Severity::Warning))
    });
    Answer::of(findings)
}

fn wrong_sign(subject: &Subject<'_>, block: usize, text: &str, sign: char, wanted: char) -> Finding {
    let path = format!("/body/{block}");
    let is_sign = matches!(sign, ';' | '.' | ',' | ':');
    let start = if is_sign {
        text.len() - sign.len_utf8()
    } else {
        text.len()
    };
    let (name_vi, name_en) = match wanted {
        ';' => ("dấu chấm phẩy (;)", "a semicolon"),
        _ => ("dấu chấm (.)", "a full stop"),
    };
    let which = match wanted {
        ';' => ("căn cứ", "the recital"),
        _ => ("căn cứ cuối cùng", "the last recital"),
    };
    let end: String = text
        .chars()
        .rev()
        .take(30)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let finding = if is_sign {
        Finding::at(
            path.as_str(),
            format!(
                "{} “…{end}” kết thúc bằng “{sign}”; phải kết thúc bằng {name_vi}",
                which.0
            ),
            format!("{} “…{end}” ends with “{sign}”; it must end with {name_en}", which.1),
        )
    } else {
        Finding::at(
            path.as_str(),
            format!(
                "{} “…{end}” không có dấu cuối dòng; phải kết thúc bằng {name_vi}",
                which.0
            ),
            format!(
                "{} “…{end}” has no sign at its end; it must end with {name_en}",
                which.1
            ),
        )
    };
    let doubtful = subject.piece(&path).is_some_and(|piece| piece.is_doubtful());
    let edit = subject.replace(&path, text, start..text.len(), &wanted.to_string());
    finding
        .lighter_if(doubtful && !is_sign, Severity::Warning)
        .within_opt(subject.locate(&path, text, start..text.len()))
        .with_safe_edits(edit.into_iter().collect())
}

fn own_line(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let recitals = Recitals::of(document);
    if recitals.blocks.is_empty() {
        return no_recital();
    }
    let findings = recitals.blocks.iter().filter_map(|at| {
        let text = document.body.get(*at)?.text.as_str();
        let second = next_recital(text)?;
        let path = format!("/body/{at}");
        let head: String = text.get(second..)?.chars().take(40).collect();
        let first = text.get(second..)?.chars().next()?;
        let range = second..second + first.len_utf8();
        // With the space before it, and a capital for the line that it opens.
        let behind = text.get(..second)?.trim_end().len();
        let broken = format!("\n{}", first.to_uppercase());
        let edit = subject.replace(&path, text, behind..range.end, &broken);
        let finding = Finding::at(
            path.as_str(),
            format!("“{head}…” đứng cùng dòng với căn cứ trước; mỗi căn cứ phải xuống dòng"),
            format!("“{head}…” stands on the line of the recital before it; each takes a line of its own"),
        )
        .within_opt(subject.locate(&path, text, range))
        .with_safe_edits(edit.into_iter().collect())
        .lighter_if(recitals.enacting.is_none(), Severity::Warning);
        Some(finding)
    });
    Answer::of(findings)
}

/// Where another `Căn cứ` begins behind a semicolon or full stop.
fn next_recital(text: &str) -> Option<usize> {
    let places = text.match_indices("ăn cứ ").filter_map(|(at, _)| {
        let start = at.checked_sub(1)?;
        let before = text.get(..start)?.trim_end();
        let begins = text.get(start..)?.starts_with(['C', 'c']);
        (begins && before.ends_with([';', '.'])).then_some(start)
    });
    places.into_iter().next()
}

fn above_content(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(enacting) = Recitals::of(document).enacting else {
        return Answer::not_applicable(
            "văn bản không có dòng “QUYẾT ĐỊNH:” hoặc “QUYẾT NGHỊ:” tách căn cứ với nội dung",
            "no line `QUYẾT ĐỊNH:` or `QUYẾT NGHỊ:` parts the recitals from the content",
        );
    };
    let built_of_articles = subject
        .outlines()
        .iter()
        .any(|outline| outline.whose == Whose::Body && outline.has(Rank::Article));
    if !built_of_articles {
        return Answer::Passed;
    }
    let below = document.body.iter().enumerate().skip(enacting + 1);
    let findings = below.filter_map(|(at, block)| {
        // `Căn cứ tình hình thực tế, Sở …` is a sentence of the content.
        let is_recital = block.kind == BlockKind::Paragraph && is_can_cu(&block.text) && block.text.ends_with(';');
        is_recital.then(|| {
            let head: String = block.text.chars().take(40).collect();
            Finding::at(
                format!("/body/{at}"),
                format!("căn cứ “{head}…” đứng trong phần nội dung; phải đặt trên dòng “QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:”"),
                format!("the recital “{head}…” stands in the content; it belongs above the line that enacts"),
            )
        })
    });
    Answer::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn deciding(recitals: &[&str]) -> Letter {
        let mut letter = Letter::named(Kind::QuyetDinh, "15/QĐ-SNV");
        let heading = |text: &str| Block::new(BlockKind::Heading, text);
        letter.document.body = recitals
            .iter()
            .map(|text| Block::new(BlockKind::Recital, *text))
            .collect();
        letter.document.body.push(heading("QUYẾT ĐỊNH:"));
        letter
            .document
            .body
            .push(Block::new(BlockKind::Article, "Giao Văn phòng Sở.").marked("Điều 1."));
        letter
    }

    #[test]
    fn recitals_end_with_semicolons_and_the_last_with_a_full_stop() {
        assert_eq!(
            state("B01", &deciding(&["Căn cứ a;", "Căn cứ b;", "Xét c."])),
            RuleState::Passed
        );
        assert_eq!(
            state("B01", &deciding(&["Theo đề nghị của Văn phòng."])),
            RuleState::Passed
        );
        for (recitals, count, mended) in [
            (&["Căn cứ a,", "Xét c."][..], 1, "Căn cứ a;"),
            (&["Căn cứ a", "Xét c."], 1, "Căn cứ a;"),
            (&["Căn cứ a.", "Xét c."], 1, "Căn cứ a;"),
            (&["Căn cứ a;", "Xét c;"], 1, "Xét c."),
            (&["Căn cứ a,", "Xét c,"], 2, "Xét c."),
        ] {
            let letter = deciding(recitals);
            let found = findings("B01", &letter);
            assert_eq!(found.len(), count, "{recitals:?}");
            assert!(found.iter().all(|d| d.severity == Severity::Error && d.span.is_some()));
            assert!(fixed("B01", &letter).contains(mended), "{recitals:?}");
        }
    }

    #[test]
    fn in_a_letter_the_last_recital_may_go_on() {
        let mut letter = Letter::cong_van();
        let recital = |text: &str| Block::new(BlockKind::Recital, text);
        letter.document.body = vec![
            recital("Căn cứ a;"),
            recital("Xét b, Sở có ý kiến như sau:"),
            Block::paragraph("Giao Văn phòng"),
        ];
        assert_eq!(state("B01", &letter), RuleState::Passed);
        letter.document.body = vec![recital("Căn cứ a, Sở thông báo để các đơn vị biết")];
        assert_eq!(state("B01", &letter), RuleState::Passed);
        letter.document.body = vec![recital("Căn cứ a,"), recital("Căn cứ b."), Block::paragraph("c")];
        assert_eq!(findings("B01", &letter)[0].severity, Severity::Warning);
        letter.document.body.clear();
        assert!(matches!(state("B01", &letter), RuleState::NotApplicable { .. }));
    }

    #[test]
    fn each_recital_has_its_line() {
        let letter = deciding(&["Căn cứ a; căn cứ b;", "Xét c."]);
        assert_eq!(findings("B12", &letter).len(), 1);
        assert!(fixed("B12", &letter).contains("Căn cứ a;\nCăn cứ b;"));
        for fine in ["Căn cứ a và các căn cứ pháp lý khác;", "Căn cứ Luật A; Luật B;"] {
            assert!(findings("B12", &deciding(&[fine, "Xét c."])).is_empty(), "{fine}");
        }
    }

    #[test]
    fn recitals_do_not_stand_among_the_articles() {
        let mut letter = deciding(&["Căn cứ a;", "Xét c."]);
        letter
            .document
            .body
            .push(Block::paragraph("Căn cứ tình hình thực tế, Văn phòng phân công."));
        assert_eq!(state("B14", &letter), RuleState::Passed);
        letter.document.body.push(Block::paragraph("Căn cứ Luật Giá;"));
        assert_eq!(findings("B14", &letter)[0].path, "/body/5");
        assert!(matches!(
            state("B14", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }
}
