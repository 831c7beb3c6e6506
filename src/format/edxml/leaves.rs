//! The texts of a message, each with its path.

use std::collections::HashMap;

use super::element::Element;
use super::record::camel;

/// A text at its place.
pub(super) struct Leaf {
    /// The path with numbers: `/to/0/organId`.
    pub(super) path: String,
    /// The path without: `/to/organId`.
    pub(super) row: String,
    pub(super) text: String,
}

/// Lays out the texts inside an element that stands at a path.
pub(super) fn lay_out(element: &Element, parent: &str, (path, row): (&str, &str), out: &mut Vec<Leaf>) {
    let mut counted: HashMap<String, usize> = HashMap::new();
    for child in element.elements() {
        let name = camel(&child.name);
        let count = counted.entry(name.clone()).or_default();
        let before = *count;
        *count += 1;
        let many = MANY.contains(&(parent, name.as_str()));
        let path = if many {
            format!("{path}/{name}/{before}")
        } else {
            format!("{path}/{name}")
        };
        let row = format!("{row}/{name}");
        if child.elements().next().is_some() {
            lay_out(child, &name, (&path, &row), out);
        } else {
            let text = child.text().into_owned();
            out.push(Leaf { path, row, text });
        }
    }
}

/// Elements of which there may be several, with their parent; `""` is the message.
const MANY: [(&str, &str); 14] = [
    ("", "to"),
    ("", "responseFor"),
    ("traceHeaderList", "traceHeader"),
    ("bussiness", "bussinessDocumentInfo"),
    ("bussiness", "replacementInfoList"),
    ("bussiness", "staffInfo"),
    ("toPlaces", "place"),
    ("appendixes", "appendix"),
    ("responseForTask", "taskCode"),
    ("receiverList", "receiver"),
    ("replacementInfoList", "replacementInfo"),
    ("organIdList", "organId"),
    ("manifest", "reference"),
    ("attachments", "attachment"),
];
