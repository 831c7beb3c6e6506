//! The larger components of a document.

use serde::{Deserialize, Serialize};

use super::block::Block;
use crate::value::{Archive, Capacity, DocumentNumber, IssueDate, Kind, Organ, Recipient};

/// Who signs and by what power (NĐ 30/2020, Điều 13; Annex I, II.7).
///
/// ```
/// use congvan::document::Signature;
/// use congvan::value::{Capacity, SigningAuthority};
///
/// let signature = Signature::new("Lê Thị Bình")
///     .for_authority(Capacity::new(SigningAuthority::Kt, "TRƯỞNG PHÒNG"))
///     .as_position("PHÓ TRƯỞNG PHÒNG");
/// assert_eq!(signature.capacity[0].to_string(), "KT. TRƯỞNG PHÒNG");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Signature {
    /// The authority lines from top to bottom: `TM. …`, then `KT. …`. A head who
    /// signs alone has none.
    pub capacity: Vec<Capacity>,
    /// The signer's own title line: `PHÓ CHỦ TỊCH`.
    pub position: Option<String>,
    /// The name, without degree or rank.
    pub signer: Option<String>,
    /// Academic title before the name: `TS.`, `PGS.TS.`.
    pub degree: Option<String>,
    /// Military or police rank before the name: `Đại tá`.
    pub rank: Option<String>,
    /// What stands in place of the signature: `(đã ký)`, `Ký bởi: …`.
    pub note: Option<String>,
}

impl Signature {
    /// A signature by name.
    ///
    /// ```
    /// use congvan::document::Signature;
    /// use congvan::value::{Capacity, SigningAuthority};
    ///
    /// let signature = Signature::new("Lê Thị Bình")
    ///     .for_authority(Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC"))
    ///     .as_position("PHÓ GIÁM ĐỐC");
    /// assert_eq!(signature.capacity[0].to_string(), "KT. GIÁM ĐỐC");
    /// ```
    #[must_use]
    pub fn new(signer: impl Into<String>) -> Self {
        Self {
            signer: Some(signer.into()),
            ..Self::default()
        }
    }

    /// Adds an authority line below those that are there.
    #[must_use]
    pub fn for_authority(mut self, capacity: Capacity) -> Self {
        self.capacity.push(capacity);
        self
    }

    /// Sets the signer's own title.
    #[must_use]
    pub fn as_position(mut self, position: impl Into<String>) -> Self {
        self.position = Some(position.into());
        self
    }
}

/// What is attached behind the signature (NĐ 30/2020, Annex I, III.1).
///
/// ```
/// use congvan::document::{Appendix, Block};
/// use congvan::{Document, letter, value::Kind};
///
/// let appendix = Appendix::new("Phụ lục I")
///     .with_title("DANH SÁCH TỔ CHỈNH LÝ")
///     .with_reference("(Kèm theo Quyết định số 12/QĐ-SNV ngày 02 tháng 5 năm 2024 của Sở Nội vụ)")
///     .with_block(Block::paragraph("Lê Văn Thuận, Tổ trưởng"));
/// let document = Document::builder(Kind::QuyetDinh).appendix(appendix).build();
/// assert!(letter::to_string(&document)?.output.contains("DANH SÁCH TỔ CHỈNH LÝ"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Appendix {
    /// `Phụ lục I`, as printed.
    pub label: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The line that says to what it belongs: `(Kèm theo Quyết định số …)`.
    pub reference: Option<String>,
    /// Its content.
    pub body: Vec<Block>,
}

impl Appendix {
    /// An annex with its label as printed: `Phụ lục I`.
    #[must_use]
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: Some(label.into()),
            ..Self::default()
        }
    }

    /// Sets its title.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the line that says to what it belongs.
    #[must_use]
    pub fn with_reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Adds a block of content.
    #[must_use]
    pub fn with_block(mut self, block: Block) -> Self {
        self.body.push(block);
        self
    }
}

/// The block that makes a document a copy (NĐ 30/2020, Annex I, part II).
///
/// ```
/// use congvan::document::CopyBlock;
/// use congvan::value::Kind;
/// use congvan::{Document, json};
///
/// let mut copy = CopyBlock::new(Kind::SaoY);
/// copy.number = Some("17/SY-UBND".parse()?);
/// let document = Document::builder(Kind::QuyetDinh).copy_block(copy).build();
/// assert_eq!(json::from_str(&json::to_string(&document)?.output)?, document);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct CopyBlock {
    /// The form of the copy: sao y, sao lục, trích sao.
    pub kind: Option<Kind>,
    /// Who made the copy.
    pub issuer: Option<Organ>,
    /// The number of the copy: `17/SL-LĐLĐ`.
    pub number: Option<DocumentNumber>,
    /// Where it was made.
    pub place: Option<String>,
    /// When it was made.
    pub date: Option<IssueDate>,
    /// The date as printed.
    pub date_as_written: Option<String>,
    /// Who signed the copy.
    pub signatures: Vec<Signature>,
    /// Who receives the copy.
    pub recipients: Vec<Recipient>,
    /// Its archive line.
    pub archive: Option<Archive>,
}

impl CopyBlock {
    /// The block of a copy: `Kind::SaoY`, `Kind::SaoLuc` or `Kind::TrichSao`.
    ///
    /// ```
    /// use congvan::document::CopyBlock;
    /// use congvan::value::Kind;
    ///
    /// let copy = CopyBlock::new(Kind::SaoY);
    /// assert_eq!(copy.kind, Some(Kind::SaoY));
    /// ```
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind: Some(kind),
            ..Self::default()
        }
    }
}
