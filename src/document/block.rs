//! The content, block by block.

use serde::{Deserialize, Serialize};

/// What a block of the content is (NĐ 30/2020, Annex I, II.6).
///
/// ```
/// use congvan::document::BlockKind;
/// use congvan::letter;
///
/// let text = "Điều 1. Thành lập Tổ chỉnh lý tài liệu.\n1. Tổ trưởng: ông Lê Văn Thuận\n";
/// let kinds: Vec<BlockKind> = letter::from_str(text).document.body.iter().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Article, BlockKind::Clause]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum BlockKind {
    /// Phần: part.
    Part,
    /// Chương: chapter.
    Chapter,
    /// Mục: section.
    Section,
    /// Tiểu mục: sub-section.
    Subsection,
    /// Điều: article.
    Article,
    /// Khoản: clause, `1.`.
    Clause,
    /// Điểm: point, `a)`.
    Point,
    /// A line that begins with a dash or plus.
    Bullet,
    /// Căn cứ: a legal basis or other ground at the head of the content.
    Recital,
    /// A line of its own that names what follows (`QUYẾT ĐỊNH:`, `I. MỤC TIÊU`).
    Heading,
    /// Running text.
    Paragraph,
    /// Rows of cells.
    Table,
    /// A footnote, or a remark behind the end.
    Note,
}

/// One block of the content.
///
/// ```
/// use congvan::document::{Block, BlockKind};
///
/// let block = Block::new(BlockKind::Clause, "Các xã, thị trấn").marked("1.").at_level(1);
/// assert_eq!(block.marker.as_deref(), Some("1."));
/// assert_eq!(block.to_string(), "1. Các xã, thị trấn");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: BlockKind,
    /// Its number or sign as printed: `Điều 1.`, `1.`, `a)`, `-`.
    pub marker: Option<String>,
    /// How deep it stands, 0 for running text.
    pub level: u8,
    /// The text without the marker; for a table empty.
    pub text: String,
    /// The rows of a table; empty for every other kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Vec<String>>,
}

impl Block {
    /// A block without marker, at level 0.
    ///
    /// ```
    /// use congvan::document::{Block, BlockKind};
    ///
    /// let clause = Block::new(BlockKind::Clause, "Rà soát hồ sơ.").marked("1.").at_level(1);
    /// assert_eq!(clause.to_string(), "1. Rà soát hồ sơ.");
    /// ```
    #[must_use]
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            marker: None,
            level: 0,
            text: text.into(),
            rows: Vec::new(),
        }
    }

    /// A paragraph of running text.
    ///
    /// ```
    /// use congvan::document::{Block, BlockKind};
    ///
    /// assert_eq!(Block::paragraph("Kính mời").kind, BlockKind::Paragraph);
    /// ```
    #[must_use]
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::new(BlockKind::Paragraph, text)
    }

    /// A table.
    ///
    /// ```
    /// use congvan::document::Block;
    ///
    /// let table = Block::table(vec![vec!["STT".into(), "Tên".into()], vec!["1".into(), "Kho A".into()]]);
    /// assert_eq!(table.to_string(), "| STT | Tên |\n| 1 | Kho A |");
    /// ```
    #[must_use]
    pub fn table(rows: Vec<Vec<String>>) -> Self {
        Self {
            rows,
            ..Self::new(BlockKind::Table, "")
        }
    }

    /// Sets the marker.
    #[must_use]
    pub fn marked(mut self, marker: impl Into<String>) -> Self {
        self.marker = Some(marker.into());
        self
    }

    /// Sets the level.
    #[must_use]
    pub fn at_level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }
}

impl std::fmt::Display for Block {
    /// The block as it is printed: marker and text; a table row by row.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, row) in self.rows.iter().enumerate() {
            let line_break = if i > 0 { "\n" } else { "" };
            write!(f, "{line_break}| {} |", row.join(" | "))?;
        }
        if let Some(marker) = &self.marker {
            write!(f, "{marker} ")?;
        }
        f.write_str(&self.text)
    }
}
