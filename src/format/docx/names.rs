//! Names of the standard (ISO/IEC 29500): namespaces, content types, relationships.

/// Whose name an element or attribute is; the strict and the transitional namespace of
/// the standard mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML.
    W,
    /// Relationships of a document.
    R,
    /// Markup compatibility.
    Mc,
    /// DrawingML.
    A,
    /// Drawings in a Word file.
    Wp,
    /// Shapes, groups and canvases of Word since 2010.
    Wps,
    /// Pictures.
    Pic,
    /// VML, the drawings of Word before 2010.
    V,
    /// Office, beside VML.
    O,
    /// Formulas.
    M,
    /// Another, or none.
    Other,
}

/// Each namespace with what it is. What `mc:Choice` may require is understood if it is
/// listed here: extensions of Word that change nothing of what is read are, too.
const NAMESPACES: [(&str, Space); 26] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::W),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::W),
    // Office 2003 in its last beta, kept by some programs.
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/5/main",
        Space::W,
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Space::R,
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", Space::R),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Mc),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", Space::A),
    ("http://purl.oclc.org/ooxml/drawingml/main", Space::A),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        Space::Wp,
    ),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Space::Wp),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        Space::Wp,
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        Space::Wps,
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        Space::Wps,
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        Space::Wps,
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", Space::Pic),
    ("http://purl.oclc.org/ooxml/drawingml/picture", Space::Pic),
    ("urn:schemas-microsoft-com:vml", Space::V),
    ("urn:schemas-microsoft-com:office:office", Space::O),
    ("urn:schemas-microsoft-com:office:word", Space::O),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Space::M),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Space::M),
    ("http://schemas.microsoft.com/office/word/2010/wordml", Space::Other),
    ("http://schemas.microsoft.com/office/word/2012/wordml", Space::Other),
    (
        "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        Space::Other,
    ),
    ("http://schemas.microsoft.com/office/word/2016/wordml/cid", Space::Other),
    ("http://schemas.microsoft.com/office/drawing/2010/main", Space::Other),
];

impl Space {
    /// What a namespace is.
    pub(super) fn of(namespace: &str) -> Self {
        let row = NAMESPACES.iter().find(|row| row.0 == namespace);
        row.map_or(Space::Other, |row| row.1)
    }
}

/// Whether what stands in a namespace is understood, or can be left out without harm.
pub(super) fn is_understood(namespace: &str) -> bool {
    NAMESPACES.iter().any(|row| row.0 == namespace)
}

/// What a part of an Office file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    /// A Word document or template.
    Word,
    /// The same, with macros.
    WordWithMacros,
    /// A spreadsheet.
    Sheet,
    /// Slides.
    Slides,
    /// A drawing of Visio.
    Visio,
}

/// Content types of the main parts of Office files.
const MAIN_TYPES: [(&str, Office); 7] = [
    ("wordprocessingml.document.main+xml", Office::Word),
    ("wordprocessingml.template.main+xml", Office::Word),
    ("ms-word.document.macroenabled.main+xml", Office::WordWithMacros),
    ("ms-word.template.macroenabledtemplate.main+xml", Office::WordWithMacros),
    ("spreadsheet", Office::Sheet),
    ("presentation", Office::Slides),
    ("visio", Office::Visio),
];

impl Office {
    /// What the content type of a main part says.
    pub(super) fn of_type(content_type: &str) -> Option<Self> {
        let content_type = content_type.to_ascii_lowercase();
        let excel = content_type.contains("ms-excel").then_some(Office::Sheet);
        let slides = content_type.contains("ms-powerpoint").then_some(Office::Slides);
        let row = MAIN_TYPES.iter().find(|row| content_type.contains(row.0));
        row.map(|row| row.1).or(excel).or(slides)
    }
}

/// The last words of the types of relationships; what stands before them differs between
/// the strict and the transitional form.
pub(super) mod relation {
    pub(in crate::format::docx) const DOCUMENT: &str = "officeDocument";
    pub(in crate::format::docx) const STYLES: &str = "styles";
    pub(in crate::format::docx) const NUMBERING: &str = "numbering";
    pub(in crate::format::docx) const SETTINGS: &str = "settings";
    pub(in crate::format::docx) const FONTS: &str = "fontTable";
    pub(in crate::format::docx) const FONT: &str = "font";
    pub(in crate::format::docx) const THEME: &str = "theme";
    pub(in crate::format::docx) const FOOTNOTES: &str = "footnotes";
    pub(in crate::format::docx) const ENDNOTES: &str = "endnotes";
    pub(in crate::format::docx) const MACROS: &str = "vbaProject";
    pub(in crate::format::docx) const TEMPLATE: &str = "attachedTemplate";
    pub(in crate::format::docx) const HYPERLINK: &str = "hyperlink";
}
