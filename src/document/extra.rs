//! What a file said beyond the model.

use std::collections::HashMap;

use super::{Document, Loss};
use crate::message::Message;

/// What a reader does with fields that the model does not have: those of a
/// program of the same version with additions of its own.
///
/// ```
/// use congvan::document::Unknown;
/// use congvan::json;
///
/// let text = r#"{"room": 12}"#;
/// assert!(json::Reader::new().from_str(text).is_err());
/// assert!(json::Reader::new().unknown(Unknown::Keep).from_str(text).is_ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Unknown {
    /// Such a field is an error that proposes the name that was meant; the default.
    #[default]
    Refuse,
    /// Such a field is kept beside the document, see [`Kept`].
    Keep,
}

/// A field that the model does not have, at its place and as it stood.
///
/// Only the readers make one: its text is well-formed, so that the writer of the
/// same format puts it back as it is. A writer of another format lists it as a
/// [`Loss`].
///
/// ```
/// use congvan::document::Unknown;
/// use congvan::json;
///
/// let text = r#"{"place": "Hà Khê", "number": {"serial": 5, "year": null,
///   "notation": "SNV-VP", "text": "5/SNV-VP", "register": {"book": "B 1"}}}"#;
/// let kept = json::Reader::new().unknown(Unknown::Keep).from_str(text)?;
/// assert_eq!(kept.extras[0].path(), "/number/register");
/// assert_eq!(kept.extras[0].text(), r#"{"book":"B 1"}"#);
///
/// let mut document = kept.document; // clean: the model knows nothing of a register
/// document.place = Some("An Phú".into());
/// let written = json::to_string_keeping(&document, &kept.extras)?;
/// assert!(written.output.contains(r#""register": {"book":"B 1"}"#));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extra {
    form: Form,
    path: String,
    /// How much of the path leads to what it is a part of.
    parent: usize,
    text: String,
}

/// What an [`Extra`] is in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// A field of a JSON object: its value, without spaces.
    JsonField,
    /// An element with all namespaces that it needs.
    XmlElement,
    /// An attribute with its namespace, ready to follow a name.
    XmlAttribute,
}

impl Extra {
    /// A field by the path of what it is a part of, and its name.
    pub(crate) fn new(form: Form, parent: String, name: &str, text: String) -> Self {
        let mut path = parent;
        let parent = path.len();
        path.push('/');
        path.push_str(&name.replace('~', "~0").replace('/', "~1"));
        Self {
            form,
            path,
            parent,
            text,
        }
    }

    /// The field as a JSON Pointer into the document; the name of an attribute
    /// begins with `@`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What stood there: a JSON value, or XML.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The path of what it is a part of.
    pub(crate) fn parent(&self) -> &str {
        self.path.get(..self.parent).unwrap_or_default()
    }

    /// The last step of the path.
    pub(crate) fn name(&self) -> String {
        let name = self.path.get(self.parent + 1..).unwrap_or_default();
        name.replace("~1", "/").replace("~0", "~")
    }
}

/// A document, and what its file said beyond the model.
///
/// The model stays clean: what it does not know lies beside it, each at its
/// path, and goes back into the file with `to_string_keeping` of the format.
///
/// ```
/// use congvan::document::Kept;
/// use congvan::json;
///
/// let kept: Kept = json::Reader::new().from_str(r#"{"place": "Hà Khê"}"#)?;
/// assert_eq!(kept.document.place.as_deref(), Some("Hà Khê"));
/// assert!(kept.extras.is_empty());
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Kept {
    /// The document.
    pub document: Document,
    /// The fields that the model does not have, in the order of the file; empty
    /// unless the reader was told to keep them ([`Unknown::Keep`]).
    pub extras: Vec<Extra>,
}

impl Kept {
    pub(crate) fn new(document: Document, extras: Vec<Extra>) -> Self {
        Self { document, extras }
    }
}

impl From<Document> for Kept {
    fn from(document: Document) -> Self {
        Self::new(document, Vec::new())
    }
}

/// The extras on their way back into a file: a writer takes them as it comes by.
#[derive(Default)]
pub(crate) struct Waiting<'a> {
    by_parent: HashMap<&'a str, Vec<(usize, &'a Extra)>>,
}

impl<'a> Waiting<'a> {
    pub(crate) fn new(extras: &'a [Extra]) -> Self {
        let mut by_parent: HashMap<_, Vec<_>> = HashMap::new();
        for (i, extra) in extras.iter().enumerate() {
            by_parent.entry(extra.parent()).or_default().push((i, extra));
        }
        Self { by_parent }
    }

    /// Whether none is left.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_parent.is_empty()
    }

    /// Those of one form that are parts of what stands at a path, in their order.
    pub(crate) fn take(&mut self, parent: &str, form: Form) -> Vec<&'a Extra> {
        let Some(here) = self.by_parent.get_mut(parent) else {
            return Vec::new();
        };
        let taken = here.extract_if(.., |(_, extra)| extra.form == form);
        let taken = taken.map(|(_, extra)| extra).collect();
        if here.is_empty() {
            self.by_parent.remove(parent);
        }
        taken
    }

    /// Those whose place the document does not have, or that are of another format.
    pub(crate) fn into_losses(self) -> Vec<Loss> {
        let mut left: Vec<_> = self.by_parent.into_values().flatten().collect();
        left.sort_unstable_by_key(|(i, _)| *i);
        let why = Message::new(
            "mục này không có trong mô hình, và tệp kết quả không có chỗ cho nó",
            "the model does not have this field, and what was written has no place for it",
        );
        let loss = |(_, extra): (usize, &Extra)| Loss::new(extra.path.clone(), extra.text.clone(), why.clone());
        left.into_iter().map(loss).collect()
    }
}
