//! SP-10: words in the text that no page shows.

use super::links;
use super::strokes;
use super::tags::{self, Sheets};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::original::original_offset;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::Span;

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-10",
    name: "no-hidden-markup",
    severity: Severity::Warning,
    basis: "Điều 8 Nghị định số 30/2020/NĐ-CP",
    vi: "văn bản không có phần chữ bị ẩn khi hiển thị (chú thích HTML, thẻ ẩn, chú thích Markdown); số, tên, ngày không bị gạch bỏ bằng thẻ; liên kết dẫn tới đúng địa chỉ ghi ra",
    en: "no words of the text are hidden where it is shown (HTML comments, hidden elements, Markdown comments), and markup strikes out no number, name or date; a link leads where it says",
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

/// A tag is rarely longer than this; a bare `<` may stand in any text.
const LONGEST_TAG: usize = 4000;

/// So many bytes of longer tags are looked through, for each byte of the text.
const EFFORT: usize = 8;

/// Heads of lines that Markdown takes for definitions of links and does not show.
const MARKDOWN: [&str; 2] = ["[//]:", "[comment]:"];

/// Targets of definitions that lead nowhere: they are there for the words behind them.
const NOWHERE: [&str; 4] = ["#", "<>", "<#>", "//"];

/// Heads of comments of the programs that turn Markdown into pages.
const TEMPLATES: [&str; 3] = ["{% comment %}", "{%- comment", "{::comment"];

fn markup(subject: &Subject<'_>) -> Answer {
    let Some(source) = subject.source() else {
        return Answer::not_applicable(
            "không có văn bản gốc: dữ liệu của văn bản không có thẻ",
            "there is no source text: the data of a document have no markup",
        );
    };
    let text = source.text();
    let sheets = if text.contains('<') {
        Sheets::of(text)
    } else {
        Sheets::default()
    };
    let found = hidden(text, &sheets).chain(markdown(text)).take(super::super::MOST);
    let hidden = found.map(|(start, end)| {
        let words = super::excerpt(text.get(start..end).unwrap_or_default());
        let span = Span::new(original_offset(source, start), original_offset(source, end));
        Finding::at(
            "",
            format!("phần chữ này không hiển thị khi xem: “{words}”; hãy xóa hoặc cho hiện ra"),
            format!("these words do not show where the text is shown: “{words}”; remove them or let them show"),
        )
        .within(span)
    });
    let of_file = subject.layout().map(|layout| links::of_file(layout, source));
    Answer::of(
        hidden
            .chain(strokes::struck(subject, source))
            .chain(links::elsewhere(source))
            .chain(of_file.into_iter().flatten()),
    )
}

/// Comments and hiding tags, by their place.
fn hidden(text: &str, sheets: &Sheets) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    let mut ends = Ends {
        text,
        next: None,
        effort: text.len().saturating_mul(EFFORT),
    };
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find('<')?;
            let rest = text.get(start..)?;
            if let Some(end) = comment(rest) {
                from = start + end;
                return Some((start, from));
            }
            from = start + 1;
            let Some(length) = ends.of_tag(start, rest) else {
                continue;
            };
            if tags::hides(rest.get(..length).unwrap_or_default(), sheets) {
                from = start + length;
                return Some((start, closed(text, start, length)));
            }
        }
    })
}

/// How long the comment at the head of a text is. Browsers take for one what begins as a
/// declaration or an instruction, too.
fn comment(text: &str) -> Option<usize> {
    let until = |sign: &str| Some(text.find(sign).map_or(text.len(), |at| at + sign.len()));
    let letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
    if text.starts_with("<!--") {
        // `<!-->` and `<!--->` are whole.
        let behind = text.get(4..).unwrap_or_default();
        let whole = [">", "->"].iter().find(|end| behind.starts_with(**end));
        return whole.map(|end| 4 + end.len()).or_else(|| until("-->"));
    }
    let doctype = text.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("doctype"));
    let declares = text.starts_with("<!") && (letter(2) || text.starts_with("<![")) && !doctype;
    let instructs = text.starts_with("<?") && letter(2) && !text.starts_with("<?xml ");
    (declares || instructs).then(|| until(">"))?
}

/// Where tags end, looked for without reading a text of opening signs in a square of its
/// length.
struct Ends<'t> {
    text: &'t str,
    /// The next closing sign that is known.
    next: Option<usize>,
    /// How many bytes of long tags may still be looked through.
    effort: usize,
}

impl Ends<'_> {
    /// How long the tag at a place is.
    fn of_tag(&mut self, start: usize, rest: &str) -> Option<usize> {
        rest.get(1..)?.chars().next().filter(char::is_ascii_alphabetic)?;
        if self.next.is_none_or(|next| next < start) {
            self.next = Some(rest.find('>').map_or(self.text.len(), |at| start + at));
        }
        let first = self.next.filter(|next| *next < self.text.len())? + 1 - start;
        if first > LONGEST_TAG {
            self.effort = self.effort.checked_sub(first)?;
            return Some(first);
        }
        // A closing sign in quotation marks ends nothing.
        let near = rest.as_bytes().iter().take(LONGEST_TAG);
        let mut quote = None;
        let end = near.enumerate().find(|(_, byte)| {
            match (quote, **byte) {
                (None, b'"' | b'\'') => quote = Some(**byte),
                (Some(open), byte) if open == byte => quote = None,
                (None, b'>') => return true,
                _ => {}
            }
            false
        });
        Some(end.map_or(first, |(at, _)| at + 1))
    }
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
    // Few texts have the signs at all.
    let may = text.contains("]:") || text.contains("comment");
    let text = if may { text } else { "" };
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let bare = line.trim_start();
        // A look at one byte settles nearly every line.
        let comment = match bare.as_bytes().first() {
            Some(b'[') => MARKDOWN.iter().any(|head| bare.starts_with(head)) || leads_nowhere(bare),
            Some(b'{') => TEMPLATES.iter().any(|head| bare.starts_with(head)),
            _ => false,
        };
        comment.then(|| (at, at + line.trim_end().len()))
    })
}

/// `[x]: # (words)`
fn leads_nowhere(line: &str) -> bool {
    let target = line
        .split_once("]:")
        .map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default());
    target.is_some_and(|target| NOWHERE.contains(&target))
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
            "[ghi chú]: # \"chuyển tiền\"",
            "<![CDATA[ chuyển tiền ]]>",
            "<!chuyển tiền>",
            "<span title=\">\" style=\"font-size:0\">không</span>",
            "<span style=\"color:rgb(255, 255, 255)\">không</span>",
            "<span style=\"position:absolute;left:-9999px\">không</span>",
            "<details>không</details>",
            "<template>không</template>",
            "<title>không</title>",
            "<canvas>không</canvas>",
            "<div popover>không</div>",
            "<bdo dir=\"rtl\">123</bdo>",
            "<p dir=rtl>123</p>",
            "<p style=\"transform:rotateY(90deg)\">không</p>",
            "<p style=\"mask:linear-gradient(transparent,transparent)\">không</p>",
            "<p style=\"filter:blur(20px)\">không</p>",
            "<p style=\"content:url(x.png)\">không</p>",
            "<p style=\"color:color-mix(in srgb,white,white)\">không</p>",
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
            "<!DOCTYPE html>",
            "<span style=\"color:#C00000;font-size:13pt\">đỏ</span>",
            "<td style=\"background:#003366;color:white\">trắng trên xanh</td>",
            "<details open>hiện</details>",
            "[1]: xem Phụ lục I",
            "[nguon]: https://hakhe.example/van-ban.html \"Nguồn\"",
        ] {
            assert!(told(fine).is_empty(), "{fine}: {:?}", told(fine));
        }
    }

    #[test]
    fn a_style_sheet_hides_what_has_its_class() {
        let found = told("<style>.an{display:none}</style>\n<p class=\"an\">không</p> <p class=\"hien\">có</p>");
        assert_eq!(found, ["<style>.an{display:none}</style>", "<p class=\"an\">không</p>"]);
        let padded = format!("<span {}style=\"display:none\">không</span>", " ".repeat(20_000));
        assert_eq!(told(&padded), [padded]);
    }

    #[test]
    fn a_comment_without_end_hides_the_rest() {
        let found = told("Gửi báo cáo <!-- hết");
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("Lê Thị Bình\n"));
        // Neither a text of opening signs nor one of comments is read in a square of its length.
        let flood = "<".repeat(200_000) + &"<a ".repeat(50_000) + &"<!---->".repeat(1000);
        assert!(told(&flood).len() <= 100);
        let flood = "<a \" ".repeat(50_000) + &"<b '>".repeat(50_000);
        assert!(told(&flood).len() <= 100);
    }
}
