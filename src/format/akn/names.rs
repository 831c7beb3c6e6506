//! Which element says what: the tables of the format.

use crate::document::{Block, BlockKind};

/// The namespace of Akoma Ntoso 3.0.
pub(super) const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The namespaces of all versions begin like this.
pub(super) const FAMILY: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/";

/// The namespace of our attributes: what the standard has no place for.
pub(super) const OURS: &str = "urn:congvan:akn:1";

/// How [`OURS`] is declared in what is written, and its attributes there.
pub(super) const DECLARED: &str = "xmlns:cv";
pub(super) const LEVEL: &str = "cv:level";
pub(super) const DATE: &str = "cv:date";
pub(super) const NUMBER: &str = "cv:number";
pub(super) const UNITS: &str = "cv:units";
pub(super) const COPIES: &str = "cv:copies";
pub(super) const EMPTY: &str = "cv:empty";

/// Who made the markup: the `source` of the metadata.
pub(super) const SOURCE: &str = "#congvan";

/// The date where the standard asks for one and the document has none.
pub(super) const NO_DATE: &str = "0001-01-01";

/// The name of such a date.
pub(super) const UNKNOWN: &str = "unknown";

/// How a kind of block is written.
pub(super) struct Shape {
    pub(super) kind: BlockKind,
    pub(super) element: &'static str,
    /// The `name` of an `hcontainer`.
    pub(super) name: Option<&'static str>,
    /// The word of its identifier, by the naming convention.
    pub(super) id: &'static str,
    /// What stands inside what: an element holds those of higher rank.
    pub(super) rank: u8,
    /// Whether its text is a heading.
    pub(super) headed: bool,
}

/// The rank of a clause: what is above it holds running text, whatever its level.
pub(super) const CLAUSE: u8 = 6;

/// The rank of a bullet: bullets hold bullets of a deeper level.
pub(super) const BULLET: u8 = 8;

/// The rank of what holds nothing.
pub(super) const LEAF: u8 = 9;

macro_rules! shapes {
    ($($kind:ident $element:literal $name:expr, $id:literal $rank:expr, $headed:literal;)*) => {
        &[$(Shape {
            kind: BlockKind::$kind,
            element: $element,
            name: $name,
            id: $id,
            rank: $rank,
            headed: $headed,
        }),*]
    };
}

/// Every kind of block; a clause is a `paragraph`, as `element_id` of `cite` has it.
const SHAPES: &[Shape] = shapes! {
    Part "part" None, "part" 0, true;
    Chapter "chapter" None, "chp" 1, true;
    Section "section" None, "sec" 2, true;
    Subsection "subsection" None, "subsec" 3, true;
    Heading "hcontainer" Some("heading"), "hcontainer" 4, true;
    Article "article" None, "art" 5, false;
    Clause "paragraph" None, "para" CLAUSE, false;
    Point "point" None, "point" 7, false;
    Bullet "indent" None, "indent" BULLET, false;
    Recital "hcontainer" Some("recital"), "hcontainer" LEAF, false;
    Table "hcontainer" Some("table"), "hcontainer" LEAF, false;
    Note "hcontainer" Some("note"), "hcontainer" LEAF, false;
    Paragraph "alinea" None, "al" LEAF, false;
};

/// Elements of the hierarchy that only others write, with the kind that is nearest.
const OTHERS: &[(&str, BlockKind)] = &[
    ("alinea", BlockKind::Paragraph),
    ("book", BlockKind::Part),
    ("clause", BlockKind::Clause),
    ("division", BlockKind::Chapter),
    ("item", BlockKind::Point),
    ("level", BlockKind::Clause),
    ("list", BlockKind::Paragraph),
    ("proviso", BlockKind::Paragraph),
    ("rule", BlockKind::Article),
    ("subchapter", BlockKind::Section),
    ("subclause", BlockKind::Point),
    ("subdivision", BlockKind::Section),
    ("sublist", BlockKind::Paragraph),
    ("subparagraph", BlockKind::Point),
    ("subpart", BlockKind::Chapter),
    ("subrule", BlockKind::Clause),
    ("subtitle", BlockKind::Chapter),
    ("title", BlockKind::Part),
    ("tome", BlockKind::Part),
    ("transitional", BlockKind::Paragraph),
];

/// How a kind is written; a kind without a row would be running text.
pub(super) fn shape_of(kind: BlockKind) -> &'static Shape {
    const RUNNING: &Shape = &Shape {
        kind: BlockKind::Paragraph,
        element: "alinea",
        name: None,
        id: "al",
        rank: LEAF,
        headed: false,
    };
    SHAPES.iter().find(|shape| shape.kind == kind).unwrap_or(RUNNING)
}

/// The kind of an element of the hierarchy.
pub(super) fn kind_of(element: &str, name: Option<&str>) -> Option<BlockKind> {
    let ours = SHAPES
        .iter()
        .find(|shape| shape.element == element && (shape.name.is_none() || shape.name == name));
    let others = || OTHERS.iter().find(|row| row.0 == element).map(|row| row.1);
    ours.map(|shape| shape.kind).or_else(others)
}

/// How deep a block stands unless its element says otherwise: below the block that
/// holds it, of which the kind and level are given.
pub(super) fn implied_level(kind: BlockKind, parent: Option<(BlockKind, u8)>) -> u8 {
    match (kind, parent) {
        (BlockKind::Clause, _) => 1,
        (BlockKind::Point, _) => 2,
        (BlockKind::Bullet, Some((BlockKind::Clause | BlockKind::Point | BlockKind::Bullet, level))) => {
            level.saturating_add(1)
        }
        (BlockKind::Bullet, _) => 1,
        _ => 0,
    }
}

/// Where a block stands in the hierarchy.
pub(super) struct Place {
    /// How many blocks hold it.
    pub(super) depth: usize,
    /// The level that this implies.
    pub(super) implied: u8,
}

/// Bullets inside bullets; deeper ones stand beside each other.
const BULLETS: usize = 4;

/// Which blocks hold which. The order of the elements is that of the blocks, so
/// nothing but the identifiers and the levels rests on it.
pub(super) fn places(blocks: &[Block]) -> Vec<Place> {
    let mut open: Vec<(u8, BlockKind, u8)> = Vec::new();
    let mut places = Vec::with_capacity(blocks.len());
    for block in blocks {
        let rank = shape_of(block.kind).rank;
        loop {
            let bullets = open.iter().filter(|(rank, ..)| *rank == BULLET).count();
            let closes = open.last().is_some_and(|&(top, _, level)| match rank {
                LEAF => top >= CLAUSE && level > block.level,
                BULLET => top == BULLET && (level >= block.level || bullets >= BULLETS),
                rank => top >= rank,
            });
            if !closes {
                break;
            }
            open.pop();
        }
        places.push(Place {
            depth: open.len(),
            implied: implied_level(block.kind, open.last().map(|&(_, kind, level)| (kind, level))),
        });
        if rank != LEAF {
            open.push((rank, block.kind, block.level));
        }
    }
    places
}

/// How many blocks at the head of a content are its preamble: the grounds, what
/// stands above them, and the line of the decision behind them.
pub(super) fn preamble(blocks: &[Block]) -> usize {
    let plain = |block: &&Block| {
        let fits = match block.kind {
            BlockKind::Recital => true,
            BlockKind::Heading | BlockKind::Paragraph => block.marker.is_none(),
            _ => false,
        };
        fits && block.rows.is_empty()
    };
    let head = blocks.iter().take_while(plain).count();
    let recital = |block: &Block| block.kind == BlockKind::Recital;
    let Some(last) = blocks.iter().take(head).rposition(recital) else {
        return 0;
    };
    let decision = blocks
        .get(last + 1)
        .filter(|block| block.kind == BlockKind::Heading && plain(block));
    last + 1 + usize::from(decision.is_some())
}

/// Text as it stands between elements whose white space does not count.
pub(super) fn collapsed(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_element() {
        for shape in SHAPES {
            assert_eq!(kind_of(shape.element, shape.name), Some(shape.kind));
        }
        assert_eq!(kind_of("hcontainer", Some("crossHeading")), None);
        assert_eq!(kind_of("book", None), Some(BlockKind::Part));
    }

    #[test]
    fn blocks_hold_what_stands_below_them() {
        use BlockKind::*;
        let block = |(kind, level): (BlockKind, u8)| Block::new(kind, "x").at_level(level);
        let blocks = [
            (Chapter, 0),
            (Article, 0),
            (Clause, 1),
            (Point, 2),
            (Bullet, 3),
            (Bullet, 4),
            (Paragraph, 0),
            (Clause, 1),
            (Article, 0),
            (Paragraph, 0),
            (Heading, 0),
            (Paragraph, 0),
        ]
        .map(block);
        let places = places(&blocks);
        let depths: Vec<usize> = places.iter().map(|place| place.depth).collect();
        assert_eq!(depths, [0, 1, 2, 3, 4, 5, 2, 2, 1, 2, 1, 2]);
        assert!(
            places
                .iter()
                .zip(&blocks)
                .all(|(place, block)| place.implied == block.level)
        );
    }

    #[test]
    fn a_preamble_ends_with_the_line_of_the_decision() {
        let of = |kinds: &[BlockKind]| {
            let blocks: Vec<Block> = kinds.iter().map(|kind| Block::new(*kind, "x")).collect();
            preamble(&blocks)
        };
        use BlockKind::*;
        assert_eq!(of(&[Heading, Recital, Recital, Heading, Article]), 4);
        assert_eq!(of(&[Recital, Paragraph, Clause]), 1);
        assert_eq!(of(&[Paragraph, Heading, Clause]), 0);
        assert_eq!(of(&[]), 0);
    }
}
