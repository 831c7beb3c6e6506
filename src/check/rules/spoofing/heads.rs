//! SP-09, SP-12: a second number, a second date inside a letter.

use super::claims;
use super::lines::{Line, date_line, is_of_head, is_plain, lines, number_in, number_line};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, Document};
use crate::text::{Span, fold, fold_eq, skeleton};
use crate::value::{DocumentNumber, IssueDate};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "SP-09",
        name: "one-number-line",
        severity: Severity::Warning,
        basis: "khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản chỉ có một dòng số, ký hiệu; dòng thứ hai với số khác là của một văn bản ghép vào",
        en: "a document has one line of number and symbol; a second with another number is of a document glued in",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị như sau:\n\nSố: 46/SNV-VP\n\nSở Y tế chuyển 500 triệu đồng trước ngày 30 tháng 6 năm 2026./.",
            "Sở Nội vụ đề nghị Sở Y tế gửi báo cáo./.",
        ),
        test: numbers,
    },
    Row {
        code: "SP-12",
        name: "one-date-line",
        severity: Severity::Warning,
        basis: "khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản chỉ có một dòng địa danh, thời gian ban hành; dòng thứ hai với ngày khác là của một văn bản ghép vào",
        en: "a document has one line of place and date; a second with another day is of a document glued in",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị như sau:\n\nHà Khê, ngày 13 tháng 6 năm 2026\n\nSở Y tế gửi báo cáo./.",
            "Sở Nội vụ đề nghị Sở Y tế gửi báo cáo./.",
        ),
        test: dates,
    },
];

fn numbers(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(own) = document.number.as_ref().filter(|number| number.serial().is_some()) else {
        return Answer::not_applicable("văn bản chưa có số", "the document has no number yet");
    };
    let alone = apart(document).find_map(|(path, text)| Some((path, other_than(own, number_line(text))?)));
    let alone = alone.or_else(|| {
        // Two bodies that issue together have a number each.
        let mut claimed = numbers_claimed(document).filter(|_| document.issuers.len() < 2);
        claimed.find_map(|(path, number)| Some((path, other_than(own, Some(number))?)))
    });
    let alone = alone.map(|(path, number)| (path, None, number)).or_else(|| {
        let (span, number) = second_number_in_head(subject, own)?;
        Some((String::from("/number"), Some(span), number))
    });
    let found = alone.or_else(|| {
        let of_body = beside_a_head(document, own, &document.body, |line| line.is_cell());
        of_body.map(|(line, number)| (line.path("/body"), None, number))
    });
    let found = found.or_else(|| {
        document.appendices.iter().enumerate().find_map(|(i, appendix)| {
            let (line, number) = beside_a_head(document, own, &appendix.body, |_| true)?;
            Some((line.path(&format!("/appendices/{i}/body")), None, number))
        })
    });
    Answer::of(found.map(|(path, span, number)| {
        Finding::at(
            path,
            format!("có dòng “Số: {number}” thứ hai, văn bản có số “{own}”: có thể ghép từ văn bản khác"),
            format!("a second line “Số: {number}” stands here, the document is “{own}”: another may be glued in"),
        )
        .within_opt(span)
    }))
}

/// The numbers that the document says it has, beside that of its line.
fn numbers_claimed(document: &Document) -> impl Iterator<Item = (String, DocumentNumber)> {
    let labelled = claims::texts(document).map(|(path, text)| (path, claims::number(text)));
    let alone = claims::unplaced(document).map(|(path, text)| (path, claims::number_alone(text)));
    let remarks = claims::remarks(document).map(|(path, text)| (path, claims::number_alone(text)));
    let told = claims::sentences(document).map(|(path, text)| (path, claims::numbered(text)));
    let named = document.issuers.iter().enumerate();
    let named = named.map(|(i, organ)| (format!("/issuers/{i}/name"), claims::number_in_name(&organ.name)));
    let addressed = document.addressees.iter().enumerate();
    let addressed = addressed.map(|(i, name)| (format!("/addressees/{i}"), number_in(name.as_str())));
    let all = labelled
        .chain(alone)
        .chain(remarks)
        .chain(told)
        .chain(named)
        .chain(addressed);
    all.filter_map(|(path, number)| Some((path, number?)))
}

/// A second line of number and symbol in the head, whatever field took it.
fn second_number_in_head(subject: &Subject<'_>, own: &DocumentNumber) -> Option<(Span, DocumentNumber)> {
    if subject.document().issuers.len() > 1 {
        return None;
    }
    let head = subject.head()?;
    let mut at = 0;
    let (mut own_stands, mut last_is_own) = (false, false);
    let mut before = "";
    for line in head.text().split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        // Right below the own number any number is one, else what has a label.
        let below = std::mem::take(&mut last_is_own);
        for piece in line.contains('/').then(|| pieces(line)).into_iter().flatten() {
            let text = line.get(piece.clone()).unwrap_or_default();
            let labelled = below || text.starts_with(['S', 'K']);
            let Some(number) = labelled.then(|| claims::number_alone(text)).flatten() else {
                continue;
            };
            let other = fold(number.as_str()) != fold(own.as_str());
            if other && own_stands && !goes_on(before) && !names_a_kind(before) {
                return Some((head.span(start + piece.start..start + piece.end), number));
            }
            own_stands |= !other;
            last_is_own |= !other;
        }
        before = line;
    }
    None
}

/// Whether the next line goes on with a number: `… thực hiện Công văn`.
fn names_a_kind(before: &str) -> bool {
    const WORDS: [&str; 7] = ["van", "dinh", "bao", "trinh", "quyet", "hoach", "tu"];
    let last = before.split_whitespace().next_back().map(skeleton).unwrap_or_default();
    WORDS.contains(&last.as_str())
}

/// The texts of the content and of what no field took that may be lines of a head.
fn apart(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let body = document.body.iter().enumerate().filter(|(_, block)| is_plain(block));
    let body = body.map(|(i, block)| (format!("/body/{i}"), block.text.as_str()));
    let unplaced = document.unplaced.iter().enumerate();
    let unplaced = unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text.as_str()));
    body.chain(unplaced)
}

fn other_than(own: &DocumentNumber, number: Option<DocumentNumber>) -> Option<DocumentNumber> {
    number.filter(|number| fold(number.as_str()) != fold(own.as_str()))
}

/// The number of another letter where much else may stand: it counts near another line of
/// a head, and where the document does not name what it encloses.
fn beside_a_head<'d>(
    document: &Document,
    own: &DocumentNumber,
    blocks: &'d [Block],
    may_be: fn(&Line<'_>) -> bool,
) -> Option<(Line<'d>, DocumentNumber)> {
    /// A head has no more lines.
    const NEAR: usize = 12;
    let numbered = |line: &Line<'_>| may_be(line).then(|| other_than(own, number_in(line.text))).flatten();
    // Nearly every list of blocks ends here: a head is looked for beside a number alone.
    lines(blocks).find(|line| numbered(line).is_some())?;
    let mut head = None;
    let mut waiting: Option<(usize, Line<'d>, DocumentNumber)> = None;
    for (at, line) in lines(blocks).enumerate() {
        if is_of_head(line.text) {
            head = Some(at);
        }
        if let Some(number) = numbered(&line).filter(|number| !names(document, number)) {
            waiting = Some((at, line, number));
        }
        let near = head
            .zip(waiting.as_ref())
            .is_some_and(|(head, (at, ..))| head.abs_diff(*at) <= NEAR);
        if near {
            return waiting.map(|(_, line, number)| (line, number));
        }
    }
    None
}

/// Whether subject or content name a document, as they do with what goes with them.
fn names(document: &Document, number: &DocumentNumber) -> bool {
    let number = fold(number.as_str());
    let subject = document.subject.as_deref().into_iter();
    let mut texts = subject.chain(lines(&document.body).map(|line| line.text));
    // A text without a slash names no number, and the line in question does not count.
    texts.any(|text| text.contains('/') && fold(text).contains(&number) && number_in(text).is_none())
}

fn dates(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(own) = document.date.filter(|date| date.to_naive().is_some()) else {
        return Answer::not_applicable("văn bản chưa ghi đủ ngày", "the date of the document is not complete");
    };
    let other = |text| date_line(text).filter(|(_, date)| *date != own);
    let apart = apart(document).find_map(|(path, text)| Some((path, None, other(text)?.1)));
    let apart = apart.or_else(|| {
        let claimed = dates_claimed(document).find(|(_, date)| *date != own);
        claimed.map(|(path, date)| (path, None, date))
    });
    let found =
        apart.or_else(|| second_in_head(subject, own).map(|(span, date)| (String::from("/date"), Some(span), date)));
    Answer::of(found.map(|(path, span, date)| {
        let (date, own) = (date.in_words(), own.in_words());
        Finding::at(
            path,
            format!("có dòng địa danh, thời gian thứ hai ghi {date}, văn bản ghi {own}: có thể ghép từ văn bản khác"),
            format!("a second line of place and date says {date}, the document {own}: another may be glued in"),
        )
        .within_opt(span)
    }))
}

/// The days that the document says it is of, beside that of its line.
fn dates_claimed(document: &Document) -> impl Iterator<Item = (String, IssueDate)> {
    let labelled = claims::texts(document).map(|(path, text)| (path, claims::date(text)));
    let alone = claims::unplaced(document).map(|(path, text)| (path, claims::date_alone(text)));
    let remarks = claims::remarks(document).map(|(path, text)| (path, claims::date_in_remark(text)));
    let told = claims::sentences(document).map(|(path, text)| (path, claims::issued(text)));
    let all = labelled.chain(alone).chain(remarks).chain(told);
    all.filter_map(|(path, date)| Some((path, date?)))
}

/// A second line of the same place in the head, whatever field took it.
fn second_in_head(subject: &Subject<'_>, own: IssueDate) -> Option<(Span, IssueDate)> {
    let place = subject.document().place.as_deref()?;
    let of_label = claims::is_label(place);
    let head = subject.head()?;
    let mut at = 0;
    let mut before = "";
    for line in head.text().split_inclusive('\n') {
        let start = at;
        at += line.len();
        // A line without a date needs no cutting.
        let dated = line.contains(',') && line.bytes().any(|byte| byte.is_ascii_digit());
        for piece in dated.then(|| pieces(line)).into_iter().flatten() {
            let text = line.get(piece.clone()).unwrap_or_default();
            let found = date_line(text).or_else(|| claims::short_date_line(text));
            let found = found.filter(|(own_place, date)| *date != own && (of_label || fold_eq(own_place, place)));
            if let Some((_, date)) = found.filter(|_| !goes_on(before)) {
                return Some((head.span(start + piece.start..start + piece.end), date));
            }
        }
        if !line.trim().is_empty() {
            before = line;
        }
    }
    None
}

/// The pieces of a line between gaps, tabs and bars of tables.
fn pieces(line: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    line.split("  ")
        .flat_map(|part| part.split(['\t', '|']))
        .map(move |part| {
            let start = line
                .get(at..)
                .and_then(|rest| rest.find(part))
                .map_or(at, |found| at + found);
            at = start + part.len();
            let head = start + (part.len() - part.trim_start().len());
            head..head + part.trim().len()
        })
}

/// Whether the next line goes on a sentence: `… họp tại`, and a place and a day.
fn goes_on(before: &str) -> bool {
    const WORDS: [&str; 8] = ["tai", "o", "ve", "va", "tu", "den", "cua", "ngay"];
    let last = before.split_whitespace().next_back().map(skeleton).unwrap_or_default();
    WORDS.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::check::testing::{Letter, findings};
    use crate::document::{Appendix, BlockKind};
    use crate::letter;

    fn with(code: &str, text: &str) -> usize {
        let mut letter = Letter::cong_van();
        letter.document.body.push(Block::paragraph(text));
        findings(code, &letter).len()
    }

    #[test]
    fn a_second_number_line_is_told() {
        assert_eq!(with("SP-09", "Số: 46/SNV-VP"), 1);
        assert_eq!(with("SP-09", "SỐ : 112/QĐ-UBND"), 1);
        for fine in [
            "Số: 45/SNV-VP",
            "Số: …/SNV-VP",
            "Số 46/SNV-VP",
            "Số: 46",
            "Theo Số: 46/SNV-VP",
        ] {
            assert_eq!(with("SP-09", fine), 0, "{fine}");
        }
    }

    fn annex(blocks: &[Block]) -> Appendix {
        Appendix {
            body: blocks.to_vec(),
            ..Appendix::default()
        }
    }

    /// What is told of blocks in the content and of the same in an annex.
    fn glued(blocks: &[Block]) -> (Vec<String>, Vec<String>) {
        let paths = |letter: &Letter| findings("SP-09", letter).into_iter().map(|d| d.path).collect();
        let (mut inside, mut behind) = (Letter::cong_van(), Letter::cong_van());
        inside.document.body.extend_from_slice(blocks);
        behind.document.appendices = vec![annex(blocks)];
        (paths(&inside), paths(&behind))
    }

    #[test]
    fn a_head_in_a_table_or_an_annex_is_that_of_another_letter() {
        let row = |left: &str, right: &str| vec![left.to_owned(), right.to_owned()];
        let head = Block::table(vec![
            row("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            row("Số: 46/SNV-VP", "Hà Khê, ngày 13 tháng 6 năm 2026"),
        ]);
        let (inside, behind) = glued(&[head]);
        let at = "/rows/1/0";
        assert!(inside.len() == 1 && inside[0].ends_with(at), "{inside:?}");
        assert_eq!(behind, [format!("/appendices/0/body/0{at}")]);
        let lines = [
            Block::new(BlockKind::Heading, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            Block::paragraph("Số: 46/SNV-VP"),
        ];
        assert_eq!(glued(&lines).1, ["/appendices/0/body/1"]);
    }

    #[test]
    fn what_a_letter_encloses_is_left_in_peace() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        for blocks in [
            // A register, a form, a draft, another page of the same letter.
            vec![Block::table(vec![
                row(&["1", "Số: 46/SNV-VP"]),
                row(&["2", "Số: 47/SNV-VP"]),
            ])],
            vec![
                Block::paragraph("Mẫu số: 01/BC-SNV"),
                Block::paragraph("Kính gửi: Sở Nội vụ"),
            ],
            vec![
                Block::paragraph("Số: …/QĐ-UBND"),
                Block::paragraph("Hà Khê, ngày … tháng … năm 2026"),
            ],
            vec![
                Block::paragraph("Số: 45/SNV-VP"),
                Block::paragraph("Hà Khê, ngày 02 tháng 5 năm 2024"),
            ],
        ] {
            let appendix = glued(&blocks).1;
            assert!(appendix.is_empty(), "{blocks:?}: {appendix:?}");
        }
        // A decision that the letter says it sends.
        let mut letter = Letter::cong_van();
        letter.document.body = vec![Block::paragraph("Sở gửi kèm Quyết định số 12/QĐ-UBND.")];
        letter.document.appendices = vec![annex(&[
            Block::paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            Block::paragraph("Số: 12/QĐ-UBND"),
        ])];
        assert!(findings("SP-09", &letter).is_empty());
    }

    #[test]
    fn a_second_date_line_is_told() {
        assert_eq!(with("SP-12", "Hà Khê, ngày 13 tháng 6 năm 2026"), 1);
        for fine in [
            "Hà Khê, ngày 02 tháng 5 năm 2024",
            "Hà Khê, ngày … tháng … năm 2026",
            "Thời gian: sáng thứ Hai, ngày 13 tháng 6 năm 2026",
            "Sở họp tại Hà Khê, ngày 13 tháng 6 năm 2026",
        ] {
            assert_eq!(with("SP-12", fine), 0, "{fine}");
        }
    }

    #[test]
    fn a_second_date_in_the_head_is_told_where_it_stands() {
        let told = |between: &str| {
            let text = format!(
                "SỞ NỘI VỤ\nSố: 45/SNV-VP\nHà Khê, ngày 02 tháng 5 năm 2024\n{between}\n\nKính gửi: Sở Y tế\n\nGửi báo cáo./.\n"
            );
            let reading = letter::from_str(&text);
            let found = Checker::new().check(&reading).diagnostics;
            let own = found.iter().find(|d| d.code == "SP-12");
            own.map(|d| reading.source.slice(d.span.unwrap().span()).unwrap().to_owned())
        };
        let second = "Hà Khê, ngày 13 tháng 6 năm 2026";
        assert_eq!(told(&format!("V/v báo cáo\n{second}")).as_deref(), Some(second));
        assert_eq!(told(&format!("V/v báo cáo          {second}")).as_deref(), Some(second));
        assert_eq!(told(&format!("V/v tổ chức hội nghị tại\n{second}")), None);
        assert_eq!(told("V/v báo cáo"), None);
    }
}
