//! What is attached, and the list of it in the body.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::error::Error;
use crate::format::edxml::element::Element;
use crate::format::edxml::encode::zip_into;
use crate::format::edxml::notes::{Notes, Tolerance};
use crate::format::edxml::packing::{Packing, entry_name, extension};
use crate::format::edxml::part::{About, Part};
use crate::format::edxml::record::record;

record! {
    /// The list of attachments in the body (QCVN 102:2016/BTTTT, `edXMLManifest`).
    ///
    /// ```
    /// use congvan::edxml::{Attachment, Packet};
    ///
    /// let mut packet = Packet::default();
    /// packet.attach(Attachment::new("1", "thu.pdf")); // goes into the manifest, too
    /// assert_eq!(packet.manifest.reference[0].attachment_name.as_deref(), Some("thu.pdf"));
    /// ```
    pub struct Manifest (last, kept) {
        /// One for each attachment; those without content are left out.
        reference: Vec<Reference> = "edXML:Reference",
    }
}

record! {
    /// What the manifest says about one attachment.
    ///
    /// The official writer makes `content_type` `application/zip` unless told
    /// otherwise, whatever the attachment is.
    ///
    /// ```
    /// use congvan::edxml::{Attachment, Packet};
    ///
    /// let mut packet = Packet::default();
    /// packet.attach(Attachment::new("1", "thu.pdf"));
    /// let reference = &packet.manifest.reference[0];
    /// assert_eq!(reference.content_id, packet.attachments[0].content_id); // what ties the two together
    /// ```
    pub struct Reference (last, kept) {
        /// The same as in the attachment.
        content_id: Option<ContentId> = "edXML:ContentId",
        /// The type, not to be relied on.
        content_type: Option<String> = "edXML:ContentType",
        /// In words.
        description: Option<String> = "edXML:Description",
        /// The name of the file.
        attachment_name: Option<String> = "edXML:AttachmentName",
    }
}

record! {
    /// An attachment (QCVN 102:2016/BTTTT, `Attachment`).
    ///
    /// ```
    /// use congvan::edxml::Attachment;
    ///
    /// let attachment = Attachment::new("1", "Tờ trình.pdf");
    /// assert_eq!(attachment.content_id.unwrap().id(), "1");
    /// ```
    pub struct Attachment (last, kept) {
        /// What ties it to its reference in the manifest.
        content_id: Option<ContentId> = "ContentId",
        /// The name of the file. It comes from outside: never take it for a path, see
        /// [`safe_file_name`](crate::edxml::safe_file_name).
        attachment_name: Option<String> = "AttachmentName",
        /// In words.
        description: Option<String> = "Description",
        /// An extension of the official library.
        field_name: Option<String> = "FieldName",
        /// An extension of the official library.
        mime_type: Option<String> = "MimeType",
        /// The type of the packed bytes; `application/zip` where it is absent.
        content_type: Option<String> = "ContentType",
        /// The extension of the file; an extension of the official library.
        format: Option<String> = "Format",
        /// The packed bytes; `None` where only the description was read, and where the
        /// packet has none.
        content: Option<Content> = "edXML:ContentTransferEncoded",
    }
}

impl Attachment {
    /// An attachment of a file as it is, packed as the official writer packs a file of that
    /// name: `pdf`, `doc`, `docx` and `zip` as they are, all else into a zip archive, the type
    /// with it ([`Packing::of_name`]). Files too large for the memory go through
    /// [`Writer::attach`](crate::edxml::Writer::attach), which packs alike.
    ///
    /// # Errors
    ///
    /// A file that a zip archive cannot hold: of more than 4 GiB.
    ///
    /// ```
    /// use congvan::edxml::{Attachment, Options, Unpacked};
    ///
    /// let text = "V/v báo cáo số liệu";
    /// let attachment = Attachment::from_file("1", "thu.txt", text)?;
    /// assert_eq!(attachment.content_type.as_deref(), Some("application/zip"));
    /// let packed = attachment.content.clone().unwrap_or_default();
    /// assert!(packed.as_bytes().starts_with(b"PK"));
    ///
    /// let attachment = Attachment::from_file("2", "thu.pdf", *b"%PDF-1.7")?;
    /// assert_eq!(attachment.content_type.as_deref(), Some("application/pdf"));
    /// assert_eq!(attachment.content.unwrap_or_default().as_bytes(), b"%PDF-1.7");
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn from_file(id: impl Into<String>, name: impl Into<String>, file: impl Into<Vec<u8>>) -> Result<Self, Error> {
        let (attachment, file) = (Self::new(id, name), file.into());
        let name = attachment.attachment_name.as_deref().unwrap_or_default();
        let packed = match Packing::of_name(name) {
            Packing::AsIs(_) => file,
            Packing::Zipped => {
                let id = attachment.content_id.as_ref().map_or("", ContentId::id);
                let mut packed = Vec::new();
                zip_into(file.as_slice(), entry_name(id, name), &mut packed)?;
                packed
            }
        };
        Ok(attachment.with_content(packed))
    }

    /// An attachment without its bytes, of the type as which the official writer packs
    /// a file of that name. The bytes come later, by [`Writer`](crate::edxml::Writer); with
    /// them at hand, [`Attachment::from_file`] is the shorter way.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            content_id: Some(ContentId::new(id)),
            content_type: Some(Packing::of_name(&name).content_type().to_owned()),
            attachment_name: Some(name),
            ..Self::default()
        }
    }

    /// Sets its packed bytes: the file itself, or a zip archive of it, as its type says.
    /// Nothing is packed here. A file that is not packed yet goes through
    /// [`Attachment::from_file`]: plain bytes under the type `application/zip`, which
    /// [`Attachment::new`] gives a `thu.txt`, are a fault (`ED-W12`), and the official reader
    /// refuses them.
    ///
    /// ```
    /// use congvan::edxml::Attachment;
    ///
    /// let attachment = Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7");
    /// assert_eq!(attachment.content.unwrap().as_bytes(), b"%PDF-1.7");
    /// ```
    #[must_use]
    pub fn with_content(mut self, packed: impl Into<Content>) -> Self {
        self.content = Some(packed.into());
        self
    }

    /// The extension of its file, in small letters: of `format`, else of the name.
    #[must_use]
    pub fn extension(&self) -> Option<String> {
        let format = self.format.as_deref().map(|format| format.trim_start_matches('.'));
        let of_name = || extension(self.attachment_name.as_deref()?);
        let found = format.or_else(of_name)?.trim();
        (!found.is_empty()).then(|| found.to_lowercase())
    }
}

/// The identifier of an attachment inside its packet, `cid:` before it.
///
/// Written forms differ (`cid:209`, `cid:cid:209`, `209`); two are equal if they are
/// the same behind every `cid:`.
///
/// ```
/// use congvan::edxml::ContentId;
///
/// assert_eq!(ContentId::new("cid:cid:209"), ContentId::new("209"));
/// assert_eq!(ContentId::new("209").to_string(), "cid:209");
/// ```
#[derive(Debug, Clone)]
pub struct ContentId(String);

impl ContentId {
    /// An identifier, with or without `cid:`.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The identifier behind every `cid:`.
    #[must_use]
    pub fn id(&self) -> &str {
        let mut id = self.0.trim();
        while let Some(rest) = id.strip_prefix("cid:") {
            id = rest.trim_start();
        }
        id
    }
}

impl PartialEq for ContentId {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for ContentId {}

/// As it is written: with `cid:` before it, twice where it was read so.
impl fmt::Display for ContentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.0.trim_start().starts_with("cid:") {
            ""
        } else {
            "cid:"
        };
        write!(f, "{prefix}{}", self.0)
    }
}

impl Serialize for ContentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Part for ContentId {
    fn from_element(element: Element, notes: &mut Notes, about: About) -> Option<Self> {
        let at = element.at;
        let id = Self(String::from_element(element, notes, about)?);
        // A prefix alone is no identifier.
        if id.id().is_empty() {
            notes.note(Tolerance::Empty, at, &[]);
            return None;
        }
        if id.0 != format!("cid:{}", id.id()) {
            notes.note(Tolerance::ContentId, at, &[&id.0, id.id()]);
        }
        Some(id)
    }

    fn to_element(&self, name: &'static str) -> Element {
        Element::new(name).with_text(self.to_string())
    }

    fn is_blank(&self) -> bool {
        self.id().is_empty()
    }
}

/// The packed bytes of an attachment: the file itself, or a zip archive of it.
///
/// ```
/// use congvan::edxml::Content;
///
/// let content = Content::from(b"%PDF-1.7".to_vec());
/// assert_eq!(content.as_ref(), b"%PDF-1.7");
/// assert_eq!(content.into_bytes().len(), 8);
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Content(Vec<u8>);

impl Content {
    /// Packed bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, without a copy.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl<T: Into<Vec<u8>>> From<T> for Content {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

impl AsRef<[u8]> for Content {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content({} bytes)", self.0.len())
    }
}

/// The length; the bytes are no part of JSON.
impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.len().serialize(serializer)
    }
}

/// The element as a place: the bytes are read and written as a stream.
impl Part for Content {
    fn from_element(_: Element, _: &mut Notes, _: About) -> Option<Self> {
        Some(Self::default())
    }

    fn to_element(&self, name: &'static str) -> Element {
        Element::new(name)
    }

    fn is_blank(&self) -> bool {
        false
    }
}
