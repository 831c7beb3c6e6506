//! What the decree leaves to the writer of a letter.

/// The sizes of letters, which rise and fall together (NĐ 30/2020, Annex I, V).
///
/// | | Quốc hiệu, bodies, `V/v` | Tiêu ngữ, place and date | title, content, signature |
/// |---|---|---|---|
/// | `Small` | 12 | 13 | 13 |
/// | `Medium` | 12 | 13 | 14 |
/// | `Large` | 13 | 14 | 14 |
///
/// The number is set in 13 pt, `Nơi nhận:` in 12, its list in 11, whatever the others are.
///
/// ```
/// use congvan::docx::{self, Sizes, Writer};
/// use congvan::{Document, document::Block, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("họp").block(Block::paragraph("Kính mời quý cơ quan")).build();
/// let points = |sizes| -> Result<f64, congvan::Error> {
///     let file = Writer::new().sizes(sizes).to_vec(&document)?.output;
///     let reading = docx::from_slice(&file)?;
///     let content = reading.trace.get("/body/0").unwrap().span;
///     Ok(reading.layout.unwrap().runs_in(content).next().unwrap().style.size.points())
/// };
/// assert_eq!((points(Sizes::Small)?, points(Sizes::Large)?), (13.0, 14.0));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Sizes {
    /// A head of 12 and 13 pt, the content in 13 pt.
    Small,
    /// A head of 12 and 13 pt, the content in 14 pt; the default.
    #[default]
    Medium,
    /// A head of 13 and 14 pt, the content in 14 pt.
    Large,
}

/// How far the first line of a paragraph is indented (NĐ 30/2020, Annex I, II.6.e).
///
/// ```
/// use congvan::docx::{self, Indent, Writer};
/// use congvan::{Document, document::Block, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("họp").block(Block::paragraph("Kính mời quý cơ quan")).build();
/// let file = Writer::new().indent(Indent::Centimetre).to_vec(&document)?.output;
/// let reading = docx::from_slice(&file)?;
/// let content = reading.trace.get("/body/0").unwrap().span;
/// assert_eq!(reading.layout.unwrap().paragraphs_in(content)[0].first_line.to_string(), "10 mm");
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Indent {
    /// By 1 cm.
    Centimetre,
    /// By 1,27 cm, half an inch; the default.
    #[default]
    HalfInch,
}

/// Writes documents as Word files; what the decree leaves open can be set.
///
/// ```
/// use congvan::docx::{Indent, Sizes, Writer};
/// use congvan::{Document, value::Kind};
///
/// let writer = Writer::new().sizes(Sizes::Large).indent(Indent::Centimetre).signature_room(false);
/// let document = Document::builder(Kind::ThongBao).subject("lịch tiếp công dân").build();
/// let file = writer.to_vec(&document)?.output;
/// assert!(file.starts_with(b"PK"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use = "a writer does nothing until it is given a document"]
pub struct Writer {
    pub(super) sizes: Sizes,
    pub(super) indent: Indent,
    pub(super) signature_room: bool,
}

impl Default for Writer {
    /// [`Sizes::Medium`], [`Indent::HalfInch`], room for the signature.
    fn default() -> Self {
        Self {
            sizes: Sizes::default(),
            indent: Indent::default(),
            signature_room: true,
        }
    }
}

impl Writer {
    /// A writer with the defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the sizes of letters.
    pub fn sizes(mut self, sizes: Sizes) -> Self {
        self.sizes = sizes;
        self
    }

    /// Sets the indent of first lines.
    pub fn indent(mut self, indent: Indent) -> Self {
        self.indent = indent;
        self
    }

    /// Sets whether room is left for hand and seal between title and name, which a
    /// draft on the screen does not need.
    pub fn signature_room(mut self, room: bool) -> Self {
        self.signature_room = room;
        self
    }
}
