//! M13 to M18: the text that a decision issues (model 1.3).

use std::collections::HashSet;

use super::model::{places, row};
use super::model_decision::decided;
use super::model_issuing::ISSUED;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::models::BAN_HANH;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::words::{folded_words, runs};
use crate::cite;
use crate::diagnostic::Severity::{Info, Warning};
use crate::document::{Appendix, Block, BlockKind};
use crate::text::{fold, is_letter, is_small, skeleton};
use crate::value::title::{Named, named};
use crate::value::{Capacity, SigningAuthority};

/// The text that the examples attach, its head in the middle.
macro_rules! attached {
    ($head:literal, $foot:literal) => {
        concat!(
            $head,
            "\n\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n\
             Quy chế này quy định việc khai thác tài liệu tại kho lưu trữ của Sở./.",
            $foot
        )
    };
}

const RIGHT: &str = attached!(
    "QUY CHẾ\nKhai thác tài liệu lưu trữ\n\
     (Kèm theo Quyết định số 22/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)",
    ""
);

pub(in crate::check) const RULES: &[Row] = &[
    row(
        "M13",
        "attached-without-number",
        Warning,
        (
            "văn bản ban hành kèm theo quyết định không có dòng “Số: …” của riêng mình (theo Mẫu 1.3)",
            "the text that a decision issues has no line `Số: …` of its own (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Annex,
            attached!(
                "QUY CHẾ\nKhai thác tài liệu lưu trữ\n\nSố: 05/QC-SNV\n\n\
                 (Kèm theo Quyết định số 22/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)",
                ""
            ),
            RIGHT,
        ),
        without_number,
    ),
    row(
        "M14",
        "attached-without-date",
        Warning,
        (
            "văn bản ban hành kèm theo quyết định không có dòng địa danh, ngày tháng năm (theo Mẫu 1.3)",
            "the text that a decision issues has no line of place and date (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Annex,
            attached!(
                "Hà Khê, ngày 12 tháng 5 năm 2026\n\nQUY CHẾ\nKhai thác tài liệu lưu trữ\n\
                 (Kèm theo Quyết định số 22/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)",
                ""
            ),
            RIGHT,
        ),
        without_date,
    ),
    row(
        "M15",
        "attached-pointer",
        Warning,
        (
            "văn bản ban hành kèm theo có dòng “(Kèm theo Quyết định số … ngày … của …)” dưới trích yếu (theo Mẫu 1.3)",
            "the text that a decision issues points to it below its subject (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Annex,
            attached!("QUY CHẾ\nKhai thác tài liệu lưu trữ", ""),
            RIGHT,
        ),
        points,
    ),
    row(
        "M16",
        "attached-pointer-agrees",
        Warning,
        (
            "dòng “Kèm theo …” ghi đúng số, ký hiệu, ngày của quyết định (theo Mẫu 1.3)",
            "the pointer has number, symbol and date of the decision (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Annex,
            attached!(
                "QUY CHẾ\nKhai thác tài liệu lưu trữ\n\
                 (Kèm theo Quyết định số 23/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)",
                ""
            ),
            RIGHT,
        ),
        pointer_agrees,
    ),
    row(
        "M17",
        "attached-title-agrees",
        Warning,
        (
            "tên loại, trích yếu của văn bản kèm theo đúng như Điều 1 của quyết định (theo Mẫu 1.3)",
            "title and subject of the attached text are those of Điều 1 of the decision (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Annex,
            attached!(
                "QUY CHẾ\nTiếp công dân tại trụ sở\n\
                 (Kèm theo Quyết định số 22/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)",
                ""
            ),
            RIGHT,
        ),
        title_agrees,
    ),
    row(
        "M18",
        "attached-unsigned",
        Info,
        (
            "văn bản ban hành kèm theo quyết định không có phần ký riêng (theo Mẫu 1.3)",
            "the text that a decision issues has no signature of its own (model 1.3)",
        ),
        Example::new(
            &BAN_HANH,
            Slot::Annex,
            attached!(
                "QUY CHẾ\nKhai thác tài liệu lưu trữ\n\
                 (Kèm theo Quyết định số 22/QĐ-SNV ngày 12 tháng 5 năm 2026 của Giám đốc Sở Nội vụ)",
                "\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà"
            ),
            RIGHT,
        ),
        unsigned,
    ),
];

/// How many blocks of an annex its head has at the most.
const HEAD_BLOCKS: usize = 10;

/// A text that the decision issues, with its head.
struct Attached<'a> {
    index: usize,
    /// The kind, as printed: `QUY CHẾ`.
    title: &'a str,
    reference: Option<&'a str>,
    /// Title and blocks above its first chapter or article, the pointer left out.
    head: Vec<(String, &'a str)>,
    /// The blocks below them, and the place of the first.
    body: &'a [Block],
    first: usize,
}

impl<'a> Attached<'a> {
    fn of(index: usize, appendix: &'a Appendix) -> Option<Self> {
        // What is called an annex is none.
        if appendix.label.is_some() {
            return None;
        }
        let path = format!("/appendices/{index}");
        let begins = |block: &Block| block.marker.is_some() || block.kind == BlockKind::Table;
        let above = appendix
            .body
            .iter()
            .take(HEAD_BLOCKS)
            .take_while(|block| !begins(block))
            .enumerate();
        let blocks = above.map(|(i, block)| (format!("{path}/body/{i}"), block.text.as_str()));
        let title = appendix
            .title
            .iter()
            .map(|title| (format!("{path}/title"), title.as_str()));
        let all: Vec<(String, &str)> = title.chain(blocks).collect();
        let pointer = appendix
            .reference
            .as_deref()
            .or_else(|| all.iter().find_map(|(_, text)| pointer_in(text)));
        let above = |text: &'a str| pointer.and_then(|pointer| text.split(pointer).next()).unwrap_or(text);
        let head: Vec<(String, &str)> = all.into_iter().map(|(path, text)| (path, above(text))).collect();
        let printed = head.iter().find_map(|(_, text)| printed_kind(text))?;
        let first = head.len() - usize::from(appendix.title.is_some());
        Some(Self {
            index,
            title: printed,
            reference: pointer,
            body: appendix.body.get(first..)?,
            first,
            head,
        })
    }

    /// The subject, as far as the head shows it below the title.
    fn subject(&self) -> String {
        let below = self.head.iter().skip_while(|(_, text)| !text.contains(self.title));
        let texts = below.map(|(_, text)| text.split_once(self.title).map_or(*text, |(_, rest)| rest).trim());
        texts.collect::<Vec<_>>().join(" ")
    }
}

/// The kind of an issued text, printed in capitals somewhere in a line.
fn printed_kind(line: &str) -> Option<&str> {
    let is_capital = |word: &str| word.contains(is_letter) && !word.contains(is_small);
    let words = runs(line, |c| !c.is_whitespace()).collect::<Vec<_>>();
    let starts = words.iter().enumerate().filter(|(i, (_, word))| {
        let before = i.checked_sub(1).and_then(|before| words.get(before));
        is_capital(word) && !before.is_some_and(|(_, word)| is_capital(word))
    });
    let mut capitals = starts.take(4).filter_map(|(i, (start, _))| {
        let run = words.iter().skip(i).take_while(|(_, word)| is_capital(word)).last()?;
        line.get(start.start..run.0.end)
    });
    capitals.find(|run| {
        let bare = skeleton(run);
        ISSUED.iter().any(|kind| bare.starts_with(kind))
    })
}

/// `(Kèm theo …)` inside a text.
fn pointer_in(text: &str) -> Option<&str> {
    let open = text.match_indices('(').map(|(at, _)| at);
    let rest = open.filter_map(|at| text.get(at..)).find(|rest| {
        let end = rest.char_indices().nth(40).map_or(rest.len(), |(at, _)| at);
        skeleton(rest.get(..end).unwrap_or_default()).contains("kem theo")
    })?;
    let end = rest.rfind(')').map_or(rest.len(), |at| at + 1);
    rest.get(..end)
}

/// The texts that the decision issues; an answer where there is none.
fn issued<'a>(subject: &Subject<'a>) -> Result<Vec<Attached<'a>>, Answer> {
    decided(subject)?;
    let appendices = subject.document().appendices.iter().enumerate();
    let found: Vec<Attached<'a>> = appendices
        .filter_map(|(i, appendix)| Attached::of(i, appendix))
        .collect();
    if found.is_empty() {
        return Err(Answer::not_applicable(
            "trong văn bản không có quy chế, quy định ban hành kèm theo",
            "no text that the decision issues is attached",
        ));
    }
    Ok(found)
}

/// One finding for each attached text that a test finds at fault.
fn each(subject: &Subject<'_>, fault: impl Fn(&Attached<'_>) -> Option<Finding>) -> Answer {
    match issued(subject) {
        Ok(texts) => Answer::of(texts.iter().filter_map(fault)),
        Err(answer) => answer,
    }
}

fn without_number(subject: &Subject<'_>) -> Answer {
    each(subject, |text| {
        let (path, line) = text.head.iter().find_map(|(path, line)| {
            let bare = skeleton(line);
            let at = places(&bare, "so:").next()?;
            let number = bare.get(at..)?.split(' ').take(2).collect::<Vec<_>>().join(" ");
            number
                .contains(|c: char| c.is_ascii_digit() || c == '/')
                .then_some((path, *line))
        })?;
        Some(no_such_line(text, path, line, "Số: …"))
    })
}

fn without_date(subject: &Subject<'_>) -> Answer {
    each(subject, |text| {
        let (path, line) = text.head.iter().find_map(|(path, line)| {
            let bare = skeleton(line);
            let date = bare.split_once(", ngay ")?.1;
            let date: String = date.chars().take(32).collect();
            (date.contains("thang ") && date.contains("nam ")).then_some((path, *line))
        })?;
        Some(no_such_line(text, path, line, "…, ngày … tháng … năm …"))
    })
}

fn no_such_line(text: &Attached<'_>, path: &str, line: &str, printed: &str) -> Finding {
    let (title, line) = (text.title, line.trim());
    Finding::at(
        path,
        format!("“{title}” ban hành kèm theo quyết định không có dòng “{printed}”: “{line}” (theo Mẫu 1.3)"),
        format!("“{title}” is issued by a decision and has no line “{printed}”: “{line}” (model 1.3)"),
    )
}

fn points(subject: &Subject<'_>) -> Answer {
    each(subject, |text| {
        if text.reference.is_some() {
            return None;
        }
        let title = text.title;
        let finding = Finding::at(
            format!("/appendices/{}/reference", text.index),
            format!("dưới trích yếu của “{title}” thiếu dòng “(Kèm theo Quyết định số … ngày … của …)” (theo Mẫu 1.3)"),
            format!("below the subject of “{title}” the line “(Kèm theo Quyết định số … ngày … của …)” is missing"),
        );
        Some(finding.beside(format!("/appendices/{}/title", text.index)))
    })
}

fn pointer_agrees(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    each(subject, |text| {
        let pointer = text.reference?;
        let cited = cite::find(pointer).next()?.reference;
        let own = document.number.as_ref()?;
        let number = cited
            .number
            .as_ref()
            .filter(|number| number.serial().is_some() && own.serial().is_some());
        let other = number.filter(|number| fold(number.as_str()) != fold(own.as_str()));
        let date = document.date.zip(cited.date).filter(|(own, date)| {
            let whole = own.to_naive().is_some() && date.to_naive().is_some();
            whole && own != date
        });
        let (vi, en) = match (other, date) {
            (Some(number), _) => (
                format!("ghi số “{number}”, quyết định mang số “{own}”"),
                format!("has the number “{number}”, the decision is “{own}”"),
            ),
            (None, Some((own, date))) => (
                format!("ghi {}, quyết định đề {}", date.in_words(), own.in_words()),
                format!("is dated {date}, the decision {own}"),
            ),
            (None, None) => return None,
        };
        Some(Finding::at(
            format!("/appendices/{}/reference", text.index),
            format!("dòng “{pointer}” {vi} (theo Mẫu 1.3)"),
            format!("the pointer “{pointer}” {en} (model 1.3)"),
        ))
    })
}

fn title_agrees(subject: &Subject<'_>) -> Answer {
    let article = match issued(subject) {
        Ok(_) => subject.decision().and_then(|decision| decision.article.as_ref()),
        Err(answer) => return answer,
    };
    let Some(article) = article else {
        return Answer::not_applicable("văn bản không có Điều 1", "the document has no Điều 1");
    };
    let article: HashSet<String> = folded_words(&article.text).into_iter().collect();
    each(subject, |text| {
        let bare = skeleton(text.title);
        let kind = ISSUED.iter().find(|kind| bare.starts_with(**kind))?;
        let named = kind.split(' ').all(|word| article.contains(word));
        let words = folded_words(&skeleton(&text.subject()));
        let known = words.iter().filter(|word| article.contains(word.as_str())).count();
        // Something is always put otherwise; most words are the same.
        if named && known * 2 >= words.len() {
            return None;
        }
        let title = format!("{} {}", text.title, text.subject());
        let title = title.trim();
        Some(
            Finding::at(
                format!("/appendices/{}/title", text.index),
                format!("“{title}” không khớp với văn bản mà Điều 1 của quyết định ban hành (theo Mẫu 1.3)"),
                format!("“{title}” is not the text that Điều 1 of the decision issues (model 1.3)"),
            )
            .beside(format!("/appendices/{}", text.index)),
        )
    })
}

fn unsigned(subject: &Subject<'_>) -> Answer {
    each(subject, |text| {
        let from = text.body.len().saturating_sub(4);
        let signs = |line: &str| {
            let power = line
                .parse::<Capacity>()
                .is_ok_and(|line| line.authority != SigningAuthority::Q);
            power || matches!(named(line), Named::Head | Named::Deputy) && !line.contains(is_small)
        };
        let mut last = text.body.iter().enumerate().skip(from);
        let (at, block) = last.find(|(_, block)| block.marker.is_none() && signs(&block.text))?;
        let (title, line) = (text.title, &block.text);
        Some(Finding::at(
            format!("/appendices/{}/body/{}", text.index, text.first + at),
            format!("“{title}” ban hành kèm theo quyết định không ký riêng: “{line}” (theo Mẫu 1.3)"),
            format!("“{title}” is issued by a decision and not signed: “{line}” (model 1.3)"),
        ))
    })
}

#[cfg(test)]
mod tests {
    use crate::check::example::form::{QUYET_DINH, Slot};
    use crate::check::example::models::BAN_HANH;
    use crate::{Checker, letter};

    fn found(text: &str) -> Vec<String> {
        let report = Checker::new().check(&letter::from_str(text));
        let codes = report.diagnostics.into_iter().map(|d| d.code.into_owned());
        codes.filter(|code| code.starts_with('M')).collect()
    }

    #[test]
    fn an_annex_is_no_attached_text() {
        let annex =
            "Phụ lục\nDANH SÁCH THÀNH VIÊN\n(Kèm theo Quyết định số 99/QĐ-SNV ngày 01 tháng 4 năm 2026)\n\nNội dung.";
        assert_eq!(found(&QUYET_DINH.with(Slot::Annex, annex)), Vec::<String>::new());
    }

    #[test]
    fn blanks_in_the_pointer_are_no_disagreement() {
        for pointer in [
            "(Kèm theo Quyết định số      /QĐ-SNV ngày     tháng 5 năm 2026 của Giám đốc Sở Nội vụ)",
            "(Ban hành kèm theo Quyết định số 22/QĐ-SNV ngày 12/5/2026 của Giám đốc Sở Nội vụ)",
        ] {
            let text =
                format!("QUY CHẾ\nKhai thác tài liệu lưu trữ\n{pointer}\n\nĐiều 1. Phạm vi\nQuy chế này quy định./.");
            assert_eq!(
                found(&BAN_HANH.with(Slot::Annex, &text)),
                Vec::<String>::new(),
                "{pointer}"
            );
        }
        let other = "QUY CHẾ\nKhai thác tài liệu lưu trữ\n(Kèm theo Quyết định số 22/QĐ-SNV ngày 13/5/2026 của Giám đốc)\n\n\
                     Điều 1. Phạm vi\nQuy chế này quy định./.";
        assert_eq!(found(&BAN_HANH.with(Slot::Annex, other)), ["M16"]);
    }

    #[test]
    fn the_head_of_an_attached_text() {
        let text = "Số: 05/QC-SNV\nHà Khê, ngày 12 tháng 5 năm 2026\n\nQUY CHẾ\nKhai thác tài liệu lưu trữ\n\n\
                    Điều 1. Phạm vi\nQuy chế này quy định./.";
        let mut codes = found(&BAN_HANH.with(Slot::Annex, text));
        codes.sort();
        assert_eq!(codes, ["M13", "M14", "M15"]);
    }
}
