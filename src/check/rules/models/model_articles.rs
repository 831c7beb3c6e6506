//! M10 to M12: the articles of a decision, and the one that its recipients name.

use super::model::{of_kind, row};
use super::model_decision::decided;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::Severity::{Info, Warning};
use crate::document::BlockKind;
use crate::text::skeleton;
use crate::value::Kind;

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M10",
        "decision-in-articles",
        Warning,
        (
            "nội dung quyết định trình bày theo điều: “Điều 1. …” (theo Mẫu 1.2, 1.3)",
            "a decision is built of articles: `Điều 1. …` (models 1.2 and 1.3)",
        ),
        Example::new(
            &QUYET_DINH,
            Slot::Body,
            "1. Thành lập Tổ chỉnh lý tài liệu tồn đọng của Sở Nội vụ.\n\
             2. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
            "Điều 1. Thành lập Tổ chỉnh lý tài liệu tồn đọng của Sở Nội vụ.\n\
             Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
             Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
        ),
        in_articles,
    ),
    row(
        "M11",
        "as-in-the-article",
        Info,
        (
            "dòng đầu “Nơi nhận” của nghị quyết, quyết định là “- Như Điều …;” (theo Mẫu 1.1 đến 1.3)",
            "the first recipient of a resolution or decision is `- Như Điều …;` (models 1.1 to 1.3)",
        ),
        Example::new(
            &QUYET_DINH,
            Slot::Recipients,
            "Nơi nhận:\n- Các phòng thuộc Sở;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, VP.",
        ),
        as_in_article,
    ),
    row(
        "M12",
        "article-of-recipients-exists",
        Warning,
        (
            "điều được dẫn ở “- Như Điều …;” có trong văn bản (theo Mẫu 1.1 đến 1.3)",
            "the article named in `- Như Điều …;` exists (models 1.1 to 1.3)",
        ),
        Example::new(
            &QUYET_DINH,
            Slot::Recipients,
            "Nơi nhận:\n- Như Điều 5;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, VP.",
        ),
        article_exists,
    ),
];

fn in_articles(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = of_kind(subject, &Kind::QuyetDinh) {
        return answer;
    }
    if subject.decision().is_none_or(|decision| decision.article.is_some()) {
        return Answer::Passed;
    }
    let place = subject
        .decision()
        .and_then(|decision| decision.enacting)
        .unwrap_or_default();
    Finding::at(
        "/body",
        "nội dung quyết định phải trình bày theo điều: “Điều 1. …” (theo Mẫu 1.2, 1.3)",
        "the decision is built of articles: `Điều 1. …` (models 1.2 and 1.3)",
    )
    .beside(format!("/body/{place}"))
    .into()
}

/// The numbers of the articles in `Như Điều 2, 3`.
fn articles_named(line: &str) -> Option<Vec<u32>> {
    let bare = skeleton(line);
    let rest = bare.strip_prefix("nhu dieu")?;
    let numbers = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok());
    Some(numbers.take(10).collect())
}

fn as_in_article(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = decided(subject) {
        return answer;
    }
    let Some(first) = subject.document().recipients.first() else {
        return Answer::not_applicable("văn bản không có danh sách nơi nhận", "the document has no list");
    };
    // `Như trên` is the matter of R21.
    let bare = skeleton(first.as_str());
    if bare.starts_with("nhu dieu") || bare.starts_with("nhu tren") {
        return Answer::Passed;
    }
    Finding::at(
        "/recipients/0",
        format!("dòng đầu “Nơi nhận” nên là “- Như Điều …;”, không phải “{first}” (theo Mẫu 1.1 đến 1.3)"),
        format!("the first recipient is `- Như Điều …;`, not “{first}” (models 1.1 to 1.3)"),
    )
    .into()
}

fn article_exists(subject: &Subject<'_>) -> Answer {
    if let Err(answer) = decided(subject) {
        return answer;
    }
    let document = subject.document();
    let mut named = document.recipients.iter().enumerate();
    let named = named.find_map(|(i, line)| Some((i, line, articles_named(line.as_str())?)));
    let Some((i, line, numbers)) = named else {
        return Answer::not_applicable("“Nơi nhận” không dẫn điều nào", "the list names no article");
    };
    let articles = document.body.iter().filter(|block| block.kind == BlockKind::Article);
    let own = articles.filter_map(|block| block.marker.as_deref());
    let own: Vec<u32> = own
        .filter_map(|marker| {
            marker
                .split(|c: char| !c.is_ascii_digit())
                .find_map(|number| number.parse().ok())
        })
        .collect();
    // Without any article the matter is that of M10.
    let Some(last) = own.iter().max() else {
        return Answer::Passed;
    };
    Answer::of(
        numbers
            .into_iter()
            .filter(|number| !own.contains(number))
            .map(|number| {
                Finding::at(
                    format!("/recipients/{i}"),
                    format!("“{line}”: văn bản không có Điều {number}; điều cuối cùng là Điều {last}"),
                    format!("“{line}”: the document has no Điều {number}; the last is Điều {last}"),
                )
            }),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::{QUYET_DINH, Slot};

    use crate::check::testing::broken;

    fn found(text: &str) -> Vec<String> {
        broken('M', text)
    }

    #[test]
    fn articles_that_recipients_name() {
        let named =
            |line: &str| found(&QUYET_DINH.with(Slot::Recipients, &format!("Nơi nhận:\n- {line};\n- Lưu: VT, VP.")));
        for fine in ["Như Điều 3", "Như điều 3", "Như Điều 2, 3", "Như Điều 3 (để thực hiện)"] {
            assert_eq!(named(fine), Vec::<String>::new(), "{fine}");
        }
        assert_eq!(named("Như Điều 4"), ["M12"]);
        assert_eq!(named("UBND tỉnh"), ["M11"]);
    }
}
