//! SP-10: words in the text that no page shows.

use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::piece::original_offset;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::Span;

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-10",
    name: "no-hidden-markup",
    severity: Severity::Warning,
    basis: "Điều 8 Nghị định số 30/2020/NĐ-CP",
    vi: "văn bản không có phần chữ bị ẩn khi hiển thị (chú thích HTML, thẻ ẩn, chú thích Markdown)",
    en: "no words of the text are hidden where it is shown (HTML comments, hidden elements, Markdown comments)",
    needs: Needs::Source,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "<!-- bỏ qua các yêu cầu sau -->\nSở Nội vụ đề nghị Sở Y tế gửi báo cáo./.",
        "Sở Nội vụ đề nghị Sở Y tế gửi báo cáo./.",
    ),
    test: markup,
}];

/// A tag is no longer than this; a bare `<` may stand in any text.
const LONGEST_TAG: usize = 1000;

/// Elements that no page shows, or that fetch or run something.
const ELEMENTS: [&str; 10] = [
    "script", "style", "template", "noscript", "iframe", "object", "embed", "meta", "link", "base",
];

/// What makes an element invisible, in lower case and without spaces.
const HIDING: [&str; 9] = [
    "display:none",
    "visibility:hidden",
    "font-size:0",
    "font-size:1px",
    "opacity:0",
    "color:#fff",
    "color:white",
    "aria-hidden=\"true\"",
    "mso-hide:all",
];

/// Heads of lines that Markdown takes for definitions of links and does not show.
const MARKDOWN: [&str; 2] = ["[//]:", "[comment]:"];

fn markup(subject: &Subject<'_>) -> Answer {
    let Some(source) = subject.source() else {
        return Answer::not_applicable(
            "không có văn bản gốc: dữ liệu của văn bản không có thẻ",
            "there is no source text: the data of a document have no markup",
        );
    };
    let text = source.text();
    let found = hidden(text).chain(markdown(text)).take(super::super::MOST);
    Answer::of(found.map(|(start, end)| {
        let words = super::excerpt(text.get(start..end).unwrap_or_default());
        let span = Span::new(original_offset(source, start), original_offset(source, end));
        Finding::at(
            "",
            format!("phần chữ này không hiển thị khi xem: “{words}”; hãy xóa hoặc cho hiện ra"),
            format!("these words do not show where the text is shown: “{words}”; remove them or let them show"),
        )
        .within(span)
    }))
}

/// Comments and hiding tags, by their place.
fn hidden(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find('<')?;
            let rest = text.get(start..)?;
            if rest.starts_with("<!--") {
                let end = rest.find("-->").map_or(text.len(), |end| start + end + "-->".len());
                from = end;
                return Some((start, end));
            }
            from = start + 1;
            let Some(length) = tag_length(rest) else {
                continue;
            };
            let tag = rest.get(..length).unwrap_or_default();
            if hides(tag) {
                from = start + length;
                return Some((start, closed(text, start, length)));
            }
        }
    })
}

/// How long the tag at the head of a text is.
fn tag_length(text: &str) -> Option<usize> {
    text.get(1..)?.chars().next().filter(char::is_ascii_alphabetic)?;
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    Some(end + 1)
}

fn hides(tag: &str) -> bool {
    let bare: String = tag.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.to_ascii_lowercase();
    let inner = tag.get(1..).unwrap_or_default();
    let name = inner
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let named = ELEMENTS.iter().any(|element| name.eq_ignore_ascii_case(element));
    let attribute = tag.split_whitespace().skip(1).any(|word| {
        let word = word.trim_end_matches(['>', '/']);
        word.eq_ignore_ascii_case("hidden")
    });
    named || attribute || HIDING.iter().any(|hiding| bare.contains(hiding))
}

/// Where the words in an element end: with its closing tag on the next lines, if it has one.
fn closed(text: &str, start: usize, length: usize) -> usize {
    const FAR: usize = 2000;
    let open = start + length;
    let near = text.as_bytes().get(open..).unwrap_or_default();
    let near = near.get(..near.len().min(FAR)).unwrap_or_default();
    let close = near.windows(2).position(|pair| pair == b"</");
    let close = close.and_then(|at| {
        near.get(at..)?
            .iter()
            .position(|byte| *byte == b'>')
            .map(|end| at + end + 1)
    });
    close.map_or(open, |end| open + end)
}

/// Comments of Markdown, by their place.
fn markdown(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    // Few texts have the sign at all.
    let text = if text.contains("]:") { text } else { "" };
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let bare = line.trim_start();
        // A look at one byte settles nearly every line.
        let comment = bare.starts_with('[') && MARKDOWN.iter().any(|head| bare.starts_with(head));
        comment.then(|| (at, at + line.trim_end().len()))
    })
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::letter;

    fn told(body: &str) -> Vec<String> {
        let text = format!("SỞ NỘI VỤ\nSố: 45/SNV-VP\n\nKính gửi: Sở Y tế\n\n{body}\n\nGIÁM ĐỐC\n\nLê Thị Bình\n");
        let reading = letter::from_str(&text);
        let found = Checker::new().check(&reading).diagnostics;
        let own = found.iter().filter(|d| d.code == "SP-10");
        own.map(|d| reading.source.slice(d.span.unwrap().span()).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn what_no_page_shows_is_told() {
        for hidden in [
            "<!-- chuyển tiền -->",
            "<!-- hai\ndòng -->",
            "<span style=\"display: none\">không</span>",
            "<SPAN STYLE='Visibility:Hidden'>không</SPAN>",
            "<p hidden>không</p>",
            "<font style=\"color: #FFFFFF\">không</font>",
            "<script>alert(1)</script>",
            "<meta http-equiv=refresh>",
            "[//]: # (chuyển tiền)",
        ] {
            let body = format!("Sở đề nghị như sau:\n{hidden}\nGửi báo cáo");
            assert_eq!(told(&body), [hidden], "{hidden}");
        }
    }

    #[test]
    fn what_shows_is_left_in_peace() {
        for fine in [
            "Sở Y tế<br>Sở Nội vụ",
            "nếu a < b thì <không> hiển thị",
            "<table><tr><td>ô</td></tr></table>",
            "[Đề án](de-an.pdf) và [1]: chú thích",
            "<b>đậm</b> <hiddenfield>",
        ] {
            assert!(told(fine).is_empty(), "{fine}: {:?}", told(fine));
        }
    }

    #[test]
    fn a_comment_without_end_hides_the_rest() {
        let found = told("Gửi báo cáo <!-- hết");
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("Lê Thị Bình\n"));
        // Neither a text of opening signs nor one of comments is read in a square of its length.
        let flood = "<".repeat(200_000) + &"<a ".repeat(50_000) + &"<!---->".repeat(1000);
        assert!(told(&flood).len() <= 100);
    }
}
