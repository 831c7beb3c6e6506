//! The numbered parts of the content and of what is attached.

use std::ops::Range;

use crate::document::{Block, BlockKind, Document};
use crate::text::is_letter_or_digit;

/// A level of the two structures (NĐ 30/2020, Annex I, II.6.c and V, row 6), the largest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::check) enum Rank {
    /// `Phần I`
    Part,
    /// `Chương I`
    Chapter,
    /// `I.`, of a report
    Roman,
    /// `Mục 1`
    Section,
    /// `Tiểu mục 1`
    Subsection,
    /// `Điều 1.`
    Article,
    /// `1.`
    Clause,
    /// `a)`
    Point,
}

impl Rank {
    /// Its word, as the decree prints it; `mục` for the Roman one.
    pub(in crate::check) fn word(self) -> &'static str {
        match self {
            Rank::Part => "Phần",
            Rank::Chapter => "Chương",
            Rank::Section => "Mục",
            Rank::Subsection => "Tiểu mục",
            Rank::Article => "Điều",
            Rank::Roman => "mục",
            Rank::Clause => "khoản",
            Rank::Point => "điểm",
        }
    }
}

/// Which text the parts stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Whose {
    /// The content.
    Body,
    /// An annex or attached text.
    Appendix(usize),
}

/// One numbered part: its marker taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Unit {
    /// Its block.
    pub(in crate::check) at: usize,
    pub(in crate::check) rank: Rank,
    /// The word in the marker; empty for a clause, a point and `I.`.
    word: Range<usize>,
    number: Range<usize>,
    /// What stands behind the number: `.`, `)`, nothing.
    sign: Range<usize>,
    /// Inside words that are quoted from another text.
    pub(in crate::check) quoted: bool,
}

impl Unit {
    fn of(at: usize, block: &Block) -> Option<Self> {
        let rank = match block.kind {
            BlockKind::Part => Rank::Part,
            BlockKind::Chapter => Rank::Chapter,
            BlockKind::Section => Rank::Section,
            BlockKind::Subsection => Rank::Subsection,
            BlockKind::Article => Rank::Article,
            BlockKind::Clause => Rank::Clause,
            BlockKind::Point => Rank::Point,
            BlockKind::Heading => Rank::Roman,
            _ => return None,
        };
        let marker = block.marker.as_deref()?;
        let named = !matches!(rank, Rank::Roman | Rank::Clause | Rank::Point);
        let start = if named {
            marker.rfind(char::is_whitespace)? + 1
        } else {
            0
        };
        let body = marker.get(start..)?.trim_end_matches(|c: char| !is_letter_or_digit(c));
        let end = start + body.len();
        (!body.is_empty()).then(|| Self {
            at,
            rank,
            word: 0..start.saturating_sub(1),
            number: start..end,
            sign: end..marker.len(),
            quoted: false,
        })
    }
}

/// The parts of one text, in its order.
#[derive(Debug, Clone)]
pub(in crate::check) struct Outline {
    pub(in crate::check) whose: Whose,
    pub(in crate::check) units: Vec<Unit>,
    /// The blocks inside quotations that reach over several.
    quotations: Vec<Range<usize>>,
}

impl Outline {
    /// Those of the content, then those of each annex.
    pub(in crate::check) fn all(document: &Document) -> Vec<Self> {
        let annexes = document.appendices.iter().enumerate();
        let annexes = annexes.map(|(i, annex)| Self::of(Whose::Appendix(i), &annex.body));
        std::iter::once(Self::of(Whose::Body, &document.body))
            .chain(annexes)
            .collect()
    }

    fn of(whose: Whose, blocks: &[Block]) -> Self {
        let quotations = quotations(blocks);
        let units = blocks.iter().enumerate().filter_map(|(i, block)| Unit::of(i, block));
        let mut outline = Self {
            whose,
            units: units.collect(),
            quotations,
        };
        let quoted: Vec<bool> = outline.units.iter().map(|unit| outline.is_quoted(unit.at)).collect();
        for (unit, quoted) in outline.units.iter_mut().zip(quoted) {
            unit.quoted = quoted;
        }
        outline
    }

    /// Whether a block stands inside a quotation that began in one before it.
    pub(in crate::check) fn is_quoted(&self, block: usize) -> bool {
        let next = self.quotations.partition_point(|range| range.end <= block);
        self.quotations.get(next).is_some_and(|range| range.contains(&block))
    }

    /// The blocks that the units count in.
    pub(in crate::check) fn blocks<'d>(&self, document: &'d Document) -> &'d [Block] {
        match self.whose {
            Whose::Body => &document.body,
            Whose::Appendix(i) => document.appendices.get(i).map_or(&[], |annex| &annex.body),
        }
    }

    /// Its place among the outlines of the document.
    pub(in crate::check) fn index(&self) -> usize {
        match self.whose {
            Whose::Body => 0,
            Whose::Appendix(i) => i + 1,
        }
    }

    /// The path of a block.
    pub(in crate::check) fn path(&self, block: usize) -> String {
        match self.whose {
            Whose::Body => format!("/body/{block}"),
            Whose::Appendix(i) => format!("/appendices/{i}/body/{block}"),
        }
    }

    /// The units that are the text's own.
    pub(in crate::check) fn own(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| !unit.quoted)
    }

    pub(in crate::check) fn has(&self, rank: Rank) -> bool {
        self.own().any(|unit| unit.rank == rank)
    }
}

/// A unit with its block, and the words of its marker.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Part<'d> {
    pub(in crate::check) unit: &'d Unit,
    pub(in crate::check) block: &'d Block,
}

impl<'d> Part<'d> {
    pub(in crate::check) fn marker(&self) -> &'d str {
        self.block.marker.as_deref().unwrap_or_default()
    }

    pub(in crate::check) fn word(&self) -> &'d str {
        self.marker().get(self.unit.word.clone()).unwrap_or_default()
    }

    pub(in crate::check) fn number(&self) -> &'d str {
        self.marker().get(self.unit.number.clone()).unwrap_or_default()
    }

    pub(in crate::check) fn sign(&self) -> &'d str {
        self.marker().get(self.unit.sign.clone()).unwrap_or_default()
    }
}

/// The own units of a text with their blocks.
pub(in crate::check) fn parts<'d>(outline: &'d Outline, document: &'d Document) -> impl Iterator<Item = Part<'d>> {
    let blocks = outline.blocks(document);
    outline.own().filter_map(|unit| {
        let block = blocks.get(unit.at)?;
        Some(Part { unit, block })
    })
}

/// The blocks behind one that opens a quotation, to the one that closes it. A
/// quotation that nothing closes is a slip of the pen and encloses nothing.
fn quotations(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (i, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        let opened = text.matches('“').count();
        let closed = text.matches('”').count();
        match open {
            None if opened > closed => open = Some(i),
            Some(start) if closed > opened => {
                found.push(start + 1..i + 1);
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// The value of a Roman number up to 89; `None` for other letters.
pub(in crate::check) fn roman(text: &str) -> Option<u32> {
    let mut value = 0;
    let mut largest = 0;
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    for letter in text.chars().rev() {
        let one = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        };
        if one >= largest {
            value += one;
            largest = one;
        } else {
            value -= one;
        }
    }
    Some(value)
}

/// A number from 1 to 89 in Roman letters.
pub(in crate::check) fn to_roman(number: u32) -> Option<String> {
    (1..90).contains(&number).then(|| crate::text::to_roman(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Kind;

    #[test]
    fn markers_are_taken_apart() {
        let document = Document::builder(Kind::QuyChe)
            .block(Block::new(BlockKind::Chapter, "QUY ĐỊNH CHUNG").marked("Chương II"))
            .block(Block::new(BlockKind::Subsection, "").marked("Tiểu mục 1:"))
            .block(Block::new(BlockKind::Article, "Phạm vi").marked("Điều 12."))
            .block(Block::new(BlockKind::Clause, "x").marked("2.1."))
            .block(Block::new(BlockKind::Point, "x").marked("đ)"))
            .block(Block::new(BlockKind::Heading, "MỤC TIÊU").marked("IV."))
            .block(Block::new(BlockKind::Heading, "QUYẾT ĐỊNH:"))
            .block(Block::new(BlockKind::Bullet, "x").marked("-"))
            .build();
        let outlines = Outline::all(&document);
        let parts: Vec<_> = parts(&outlines[0], &document)
            .map(|p| (p.unit.rank, p.word(), p.number(), p.sign()))
            .collect();
        assert_eq!(
            parts,
            [
                (Rank::Chapter, "Chương", "II", ""),
                (Rank::Subsection, "Tiểu mục", "1", ":"),
                (Rank::Article, "Điều", "12", "."),
                (Rank::Clause, "", "2.1", "."),
                (Rank::Point, "", "đ", ")"),
                (Rank::Roman, "", "IV", "."),
            ]
        );
    }

    #[test]
    fn what_is_quoted_is_not_the_text_s_own() {
        let clause = |marker: &str, text: &str| Block::new(BlockKind::Clause, text).marked(marker);
        let document = Document::builder(Kind::QuyetDinh)
            .block(clause("1.", "Sửa đổi khoản 3 như sau:"))
            .block(Block::paragraph("“3. Sở có trách nhiệm:"))
            .block(clause("a)", "lập danh sách;"))
            .block(clause("b)", "báo cáo.”"))
            .block(clause("2.", "Bãi bỏ cụm từ “thị trấn”."))
            .block(clause("3.", "Một dấu “ đứng riêng"))
            .block(clause("4.", "Hết."))
            .build();
        let outline = &Outline::all(&document)[0];
        let own: Vec<usize> = outline.own().map(|unit| unit.at).collect();
        assert_eq!(own, [0, 4, 5, 6]);
    }

    #[test]
    fn roman_numbers() {
        for (text, value) in [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("LXXXIX", 89)] {
            assert_eq!((roman(text), to_roman(value).as_deref()), (Some(value), Some(text)));
        }
        for other in ["", "A", "1", "IIC", "iv"] {
            assert_eq!(roman(other), None, "{other}");
        }
        assert_eq!(to_roman(0), None);
    }
}
