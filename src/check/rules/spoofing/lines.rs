//! Lines that stand in one letter once: number, place and date, addressees, national title.

use crate::document::{Block, BlockKind};
use crate::text::{fold_eq, is_capital, skeleton};
use crate::value::{DocumentNumber, IssueDate, scan_number};

/// A line of the head is no longer.
const LONGEST: usize = 60;

/// A cell may hold a whole head, its lines side by side.
const LONGEST_CELL: usize = 300;

/// `Số`, decomposed.
const LONGEST_LABEL: usize = "So\u{302}\u{301}".len();

/// What stands before `số` where it counts forms and contracts, in bare letters.
const OTHER_NUMBERS: [&str; 9] = [
    "mau",
    "bieu",
    "phieu",
    "phu luc",
    "hop dong",
    "to",
    "ban",
    "ma",
    "giay phep",
];

/// Words of units in the name of a place, in bare letters.
const UNITS: [&str; 10] = [
    "thanh", "pho", "thi", "xa", "tran", "huyen", "phuong", "quan", "dac", "khu",
];

/// One text among many: a block, or a cell of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'d> {
    block: usize,
    cell: Option<(usize, usize)>,
    pub(super) text: &'d str,
}

impl Line<'_> {
    /// Its path, below that of the list of blocks.
    pub(super) fn path(&self, blocks: &str) -> String {
        let block = self.block;
        match self.cell {
            None => format!("{blocks}/{block}"),
            Some((row, cell)) => format!("{blocks}/{block}/rows/{row}/{cell}"),
        }
    }

    pub(super) fn is_cell(&self) -> bool {
        self.cell.is_some()
    }
}

/// Every text of blocks and of their tables, in order.
pub(super) fn lines(blocks: &[Block]) -> impl Iterator<Item = Line<'_>> {
    blocks.iter().enumerate().flat_map(|(block, content)| {
        let own = Line {
            block,
            cell: None,
            text: &content.text,
        };
        let cells = content.rows.iter().enumerate().flat_map(move |(row, cells)| {
            cells.iter().enumerate().map(move |(cell, text)| Line {
                block,
                cell: Some((row, cell)),
                text,
            })
        });
        std::iter::once(own).chain(cells)
    })
}

/// Whether a block is running text or a line of its own.
pub(super) fn is_plain(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading)
}

/// What stands behind `Số:` in a line of number and symbol and nothing more.
fn behind_label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':').filter(|_| text.len() <= LONGEST)?;
    is_label(label.trim()).then(|| rest.trim())
}

/// `Số`; a look at its length and its first letter settles nearly every line.
fn is_label(word: &str) -> bool {
    word.len() <= LONGEST_LABEL && word.starts_with(['S', 's']) && fold_eq(word, "số")
}

/// The number of a text that is a line of number and symbol and nothing more.
pub(super) fn number_line(text: &str) -> Option<DocumentNumber> {
    behind_label(text)?.parse().ok().filter(is_whole)
}

/// Whether a line is one of number and symbol that waits for its number, as a draft has it.
pub(super) fn is_blank_number(text: &str) -> bool {
    let Some(rest) = behind_label(text) else {
        return false;
    };
    !rest
        .split(['/', '-'])
        .next()
        .is_some_and(|serial| serial.contains(|c: char| c.is_ascii_digit()))
}

/// The number behind `Số:` in a line or a cell that may hold a whole head.
pub(super) fn number_in(text: &str) -> Option<DocumentNumber> {
    if text.len() > LONGEST_CELL {
        return None;
    }
    if let Some(number) = without_colon(text) {
        return Some(number);
    }
    text.match_indices(':').find_map(|(at, _)| {
        let before = text.get(..at)?.trim_end();
        let label = before.split_whitespace().next_back()?;
        if !is_label(label) || !label.starts_with('S') || counts_others(before.strip_suffix(label)?) {
            return None;
        }
        let (number, _) = scan_number(text.get(at + 1..)?.trim_start())?;
        Some(number).filter(is_whole)
    })
}

/// The number of a line that has no colon behind its label: `Số 46/SNV-VP`.
fn without_colon(text: &str) -> Option<DocumentNumber> {
    let (label, rest) = text
        .split_once(' ')
        .filter(|_| text.len() <= LONGEST && text.starts_with('S'))?;
    is_label(label)
        .then(|| rest.trim().parse().ok())
        .flatten()
        .filter(is_whole)
}

/// Whether the words before `số` say that it counts something else: `MẪU SỐ`.
fn counts_others(head: &str) -> bool {
    let head = skeleton(head);
    let head = head.trim_end();
    OTHER_NUMBERS.iter().any(|word| {
        head.strip_suffix(word)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    })
}

fn is_whole(number: &DocumentNumber) -> bool {
    number.serial().is_some() && number.notation().is_some_and(|notation| !notation.is_empty())
}

/// Place and day of a text that is a line of place and date and nothing more.
pub(super) fn date_line(text: &str) -> Option<(&str, IssueDate)> {
    const LONGEST_PLACE: usize = 40;
    if text.len() > 2 * LONGEST || !ends_with_a_year(text) {
        return None;
    }
    let (place, date) = text.split_once(',')?;
    let (place, date) = (place.trim(), date.trim_start());
    let named = place.len() <= LONGEST_PLACE && is_place(place);
    let dated = date.get(..5).is_some_and(|word| fold_eq(word, "ngày")) && !date.contains(',');
    if !dated || place.contains([':', ';']) || !named {
        return None;
    }
    let date = IssueDate::from_written(date)?;
    date.to_naive().map(|_| (place, date))
}

/// Whether words may be the name of a place: each has a capital but those of units.
fn is_place(text: &str) -> bool {
    let mut words = text.split(' ');
    text.starts_with(is_capital)
        && words.all(|word| word.starts_with(is_capital) || UNITS.contains(&skeleton(word).as_str()))
}

fn ends_with_a_year(text: &str) -> bool {
    text.trim_end_matches(['.', ' '])
        .ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a line or a cell shows that a letter begins: the national title, place and
/// date, addressees.
pub(super) fn is_of_head(text: &str) -> bool {
    text.len() <= LONGEST_CELL && (is_addressed(text) || names_state(text) || date_line(text).is_some())
}

/// `Kính gửi`
pub(super) fn is_addressed(text: &str) -> bool {
    text.starts_with(['K', 'k']) && skeleton(text.split(':').next().unwrap_or_default()).starts_with("kinh gui")
}

/// Whether the national title stands in a line or a cell.
pub(super) fn names_state(text: &str) -> bool {
    const TITLE: &str = "cong hoa xa hoi chu nghia viet nam";
    let long = (TITLE.len()..=LONGEST_CELL).contains(&text.len());
    // A look at the first word passes over nearly all lines without folding them.
    let begins = || ["CỘNG", "Cộng", "CONG", "Cong"].iter().any(|word| text.contains(word));
    long && begins() && skeleton(text).contains(TITLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_lines_and_cells() {
        for (text, line, cell) in [
            ("Số: 46/SNV-VP", true, true),
            ("SỐ : 112/QĐ-UBND", true, true),
            ("SỞ NỘI VỤ Số: 46/SNV-VP", false, true),
            ("Số 46/SNV-VP", false, true),
            ("Số 46/SNV-VP của Sở", false, false),
            ("Số: 46/SNV-VP Hà Khê, ngày 13 tháng 6 năm 2026", false, true),
            ("Số: …/SNV-VP", false, false),
            ("Số: 46", false, false),
            ("MẪU SỐ: 01/BC-SNV", false, false),
            ("Hợp đồng Số: 12/HĐ-SNV", false, false),
            ("Theo công văn số: 46/SNV-VP", false, false),
        ] {
            assert_eq!(number_line(text).is_some(), line, "{text}");
            assert_eq!(number_in(text).is_some(), cell, "{text}");
        }
        for (text, blank) in [
            ("Số: …/QĐ-UBND", true),
            ("Số:      /QĐ-UBND", true),
            ("Số: 5/QĐ-UBND", false),
            ("Số ghế: hai", false),
        ] {
            assert_eq!(is_blank_number(text), blank, "{text}");
        }
    }

    #[test]
    fn a_head_is_known_by_its_lines() {
        assert_eq!(date_line("Hà Khê, ngày 13 tháng 6 năm 2026").unwrap().0, "Hà Khê");
        for other in [
            "Hà Khê, ngày … tháng 6 năm 2026",
            "Ngày 13 tháng 6 năm 2026",
            "tại Hà Khê, ngày 13 tháng 6 năm 2026",
            "Sở họp tại Hà Khê, sáng 13 tháng 6 năm 2026",
            "Hà Khê, ngày 13 tháng 6 năm 2026 của Sở",
            "Hà Khê, ngày 13, tháng 6, năm 2026",
        ] {
            assert!(date_line(other).is_none(), "{other}");
        }
        for head in [
            "Kính gửi: Sở Y tế",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập",
            "An Phú, ngày 01 tháng 02 năm 2026",
        ] {
            assert!(is_of_head(head), "{head}");
        }
        assert!(!is_of_head("Kính biếu: Sở Y tế") && !is_of_head("Cộng các khoản của Nhà nước Việt Nam trong năm"));
    }
}
