//! How much is read, and how strictly.

/// Limits on what a reader takes, and whether it forgives.
///
/// ```
/// use congvan::edxml::{self, Options};
///
/// let strict = Options::default().strict(true);
/// assert!(edxml::from_slice_with(b"<edXML/>", &strict).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Whether what is merely forgiven, such as a date in another order, is an
    /// error; `false` unless set.
    pub strict: bool,
    /// The deepest nesting of elements; 64 unless set.
    pub xml_depth: usize,
    /// The most attributes of one element; 32 unless set.
    pub xml_attributes: usize,
    /// The most elements of the header, and of the description of one attachment;
    /// 100 000 unless set.
    pub xml_elements: usize,
    /// The longest header in bytes, and the longest description of one attachment;
    /// 4 MiB unless set. All together may be sixteen times as long.
    pub header_bytes: usize,
    /// The most attachments; 10 000 unless set.
    pub attachments: usize,
    /// The longest attachment in bytes, decoded or unpacked; 512 MiB unless set.
    pub attachment_bytes: u64,
    /// How many times longer than its archive an unpacked attachment may be; 200
    /// unless set. The first 16 MiB are always allowed.
    pub inflate_ratio: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            strict: false,
            xml_depth: 64,
            xml_attributes: 32,
            xml_elements: 100_000,
            header_bytes: 4 * 1024 * 1024,
            attachments: 10_000,
            attachment_bytes: 512 * 1024 * 1024,
            inflate_ratio: 200,
        }
    }
}

macro_rules! setters {
    ($($(#[$meta:meta])* $name:ident: $type:ty;)*) => {
        impl Options {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $name(mut self, $name: $type) -> Self {
                    self.$name = $name;
                    self
                }
            )*
        }
    };
}

setters! {
    /// Sets whether nothing is forgiven.
    strict: bool;
    /// Sets the deepest nesting of elements.
    xml_depth: usize;
    /// Sets the most attributes of one element.
    xml_attributes: usize;
    /// Sets the most elements of the header, and of one attachment.
    xml_elements: usize;
    /// Sets the longest header in bytes.
    header_bytes: usize;
    /// Sets the most attachments.
    attachments: usize;
    /// Sets the longest attachment in bytes.
    attachment_bytes: u64;
    /// Sets how many times longer than its archive an attachment may be.
    inflate_ratio: u64;
}
