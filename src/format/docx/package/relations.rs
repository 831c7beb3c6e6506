//! Which part belongs to which, and what each is.

use std::borrow::Cow;
use std::collections::HashMap;

use super::faults::too_many;
use super::xml::Xml;
use crate::format::fault::Fault;

/// Each hyperlink and each picture has a relationship; no letter comes near to so many.
const MOST: usize = 100_000;

/// What `[Content_Types].xml` says.
#[derive(Debug, Default)]
pub(super) struct ContentTypes {
    /// By the name of a part, in small letters.
    parts: HashMap<String, String>,
    /// By the extension of names, in small letters.
    extensions: HashMap<String, String>,
}

impl ContentTypes {
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut types = Self::default();
        let mut root = xml.level();
        while xml.child(root)? {
            let (_, name) = xml.tag();
            if name == "Types" {
                root = xml.level();
                continue;
            }
            if types.parts.len() + types.extensions.len() >= MOST {
                return Err(too_many(MOST, "kiểu nội dung", "content types"));
            }
            let content_type = xml.get("ContentType").unwrap_or_default().to_owned();
            if let Some(part) = xml.get("PartName").filter(|_| name == "Override") {
                types.parts.insert(key(part), content_type);
            } else if let Some(extension) = xml.get("Extension").filter(|_| name == "Default") {
                types.extensions.insert(extension.to_ascii_lowercase(), content_type);
            }
        }
        Ok(types)
    }

    /// The type of a part.
    pub(super) fn of(&self, part: &str) -> Option<&str> {
        let part = key(part);
        let by_extension = || self.extensions.get(part.rsplit_once('.')?.1);
        self.parts.get(&part).or_else(by_extension).map(String::as_str)
    }

    /// The parts whose types fit, by their names.
    pub(super) fn all(&self, fits: impl Fn(&str) -> bool) -> Vec<&str> {
        let mut found: Vec<&str> = self
            .parts
            .iter()
            .filter(|(_, of)| fits(of))
            .map(|(part, _)| part.as_str())
            .collect();
        found.sort_unstable();
        found
    }
}

/// What a part points to.
#[derive(Debug, Clone)]
pub(in crate::format::docx) struct Relation {
    pub(in crate::format::docx) id: String,
    /// The last word of its type: `styles`.
    pub(in crate::format::docx) kind: String,
    /// The name of the part, or where something outside of the file is.
    pub(in crate::format::docx) target: String,
    /// Whether the target is outside of the file.
    pub(in crate::format::docx) external: bool,
}

/// Reads the relationships of the part `of`.
pub(super) fn read(xml: &mut Xml<'_>, of: &str) -> Result<Vec<Relation>, Fault> {
    let mut relations = Vec::new();
    let mut root = xml.level();
    while xml.child(root)? {
        let (_, name) = xml.tag();
        if name == "Relationships" {
            root = xml.level();
            continue;
        }
        if name != "Relationship" {
            continue;
        }
        if relations.len() >= MOST {
            return Err(too_many(MOST, "liên kết (relationship)", "relationships"));
        }
        let kind = xml.get("Type").unwrap_or_default();
        let external = xml
            .get("TargetMode")
            .is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
        let target = xml.get("Target").unwrap_or_default();
        relations.push(Relation {
            id: xml.get("Id").unwrap_or_default().to_owned(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: if external {
                target.to_owned()
            } else {
                resolved(of, target)
            },
            external,
        });
    }
    Ok(relations)
}

/// The name of a part for comparing: without case, first stroke, backslashes and escapes.
pub(super) fn key(name: &str) -> String {
    let name = unescaped(name).replace('\\', "/");
    name.trim_start_matches('/').to_ascii_lowercase()
}

/// A name without escapes: `tw%6f.xml` is `two.xml` to Word. What is none stays.
fn unescaped(name: &str) -> Cow<'_, str> {
    let Some((head, escaped)) = name.split_once('%') else {
        return Cow::Borrowed(name);
    };
    let mut bytes = head.as_bytes().to_vec();
    for step in escaped.split('%') {
        let code = step.get(..2).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(step.bytes().skip(2));
            }
            None => {
                bytes.push(b'%');
                bytes.extend(step.bytes());
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(name), Cow::Owned)
}

/// The first name by which a part calls two things: programs go by the one or the other.
pub(super) fn twin(relations: &[Relation]) -> Option<&str> {
    let mut met = HashMap::new();
    let mut pairs = relations.iter().map(|of| (of.id.as_str(), of.target.as_str()));
    let twin = pairs.find(|(id, target)| *met.entry(*id).or_insert(*target) != *target);
    twin.map(|(id, _)| id)
}

/// Where the relationships of a part stand.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let stroke = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{stroke}_rels/{name}.rels")
}

/// The name of a part that another points to: `../x.xml`, seen from the folder of `of`.
fn resolved(of: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default();
    let target = unescaped(target).replace('\\', "/");
    let mut folders: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => of.split('/').collect(),
    };
    folders.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        for (of, target, part) in [
            ("word/document.xml", "styles.xml", "word/styles.xml"),
            ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
            ("word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word/document.xml", "../../../etc/passwd", "etc/passwd"),
            ("word/document.xml", "/word/../word/./two.xml", "word/two.xml"),
            ("", "word/tw%6F.xml#a", "word/two.xml"),
            ("", "word/%2e%2e/two.xml", "two.xml"),
            ("", "word/50%.xml", "word/50%.xml"),
            ("", "word/50%ff.xml", "word/50%ff.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word\\document.xml", "media\\image1.png", "media/image1.png"),
        ] {
            assert_eq!(resolved(of, target), part, "{of} {target}");
        }
        assert_eq!(key("/Word\\v%C4%83n%.xml"), "word/văn%.xml");
        assert_eq!(relations_of("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(relations_of(""), "_rels/.rels");
    }
}
