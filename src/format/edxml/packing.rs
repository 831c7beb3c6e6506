//! How a file is packed into an attachment, by its name.

/// The type of what is packed, and of what says nothing.
pub(super) const ZIP: &str = "application/zip";

/// Files that the official writer sends as they are: extension and type. `xsl` and
/// `xslx` are its misspellings of `xls` and `xlsx`, which it packs.
const AS_THEY_ARE: [(&str, &str); 6] = [
    ("pdf", "application/pdf"),
    ("doc", "application/doc"),
    ("docx", "application/docx"),
    ("xsl", "application/xsl"),
    ("xslx", "application/xslx"),
    ("zip", ZIP),
];

/// Extensions of formats that are zip archives themselves.
const ZIP_BASED: [&str; 12] = [
    "zip", "docx", "xlsx", "pptx", "docm", "xlsm", "odt", "ods", "odp", "jar", "apk", "epub",
];

/// How the bytes of an attachment stand for its file; see [`Packing::of_name`].
///
/// ```
/// use congvan::edxml::Packing;
///
/// // A spreadsheet goes into an archive first, a PDF goes as it is.
/// assert_eq!(Packing::of_name("bảng.xlsx"), Packing::Zipped);
/// assert_eq!(Packing::of_name("thu.pdf"), Packing::AsIs("application/pdf"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Packing {
    /// They are the file, of this type.
    AsIs(&'static str),
    /// They are a zip archive of it.
    Zipped,
}

impl Packing {
    /// How the official writer packs a file: `pdf`, `doc`, `docx` and `zip` as they are,
    /// all else zipped.
    ///
    /// ```
    /// use congvan::edxml::Packing;
    ///
    /// assert_eq!(Packing::of_name("Thông báo.PDF").content_type(), "application/pdf");
    /// assert_eq!(Packing::of_name("bảng.xlsx"), Packing::Zipped);
    /// ```
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let extension = extension(name).unwrap_or_default();
        let row = AS_THEY_ARE
            .iter()
            .find(|(known, _)| extension.eq_ignore_ascii_case(known));
        row.map_or(Packing::Zipped, |(_, content_type)| Packing::AsIs(content_type))
    }

    /// The `ContentType` of the attachment.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Packing::AsIs(content_type) => content_type,
            Packing::Zipped => ZIP,
        }
    }
}

/// Whether a type says that the bytes are an archive; none says so, too.
pub(super) fn says_zip(content_type: Option<&str>) -> bool {
    content_type.is_none_or(|content_type| content_type.trim().eq_ignore_ascii_case(ZIP))
}

pub(super) fn is_zip_based(extension: &str) -> bool {
    ZIP_BASED.contains(&extension)
}

/// What stands behind the last dot of a name.
pub(super) fn extension(name: &str) -> Option<&str> {
    let name = name.rsplit(['/', '\\']).next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty()).then_some(extension)
}

/// A name for the one entry of an archive: no path, the extension of the file, and the same
/// for the same packet.
pub(super) fn entry_name(id: &str, name: &str) -> String {
    let plain = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
    let id = match plain(id) {
        id if id.is_empty() => "1".to_owned(),
        id => id,
    };
    match plain(extension(name).unwrap_or_default()).as_str() {
        "" => id,
        extension => format!("{id}.{extension}"),
    }
}
