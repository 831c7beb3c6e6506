//! The XSD: the JSON Schema said once more for XML.
//!
//! An object is an `xs:all` (elements in any order, each once), a list a sequence
//! of its item elements, what may be null an element that may be missing.

use std::fmt::Write as _;

use serde_json::Value;

use crate::format::{VERSION, escape, xml_names as names};

/// The root type, which the JSON Schema has outside its definitions.
const ROOT_TYPE: &str = "Document";

pub(super) fn schema(json: &Value) -> String {
    let mut writer = Writer {
        out: String::new(),
        depth: 0,
    };
    writer.schema(json);
    writer.out
}

struct Writer {
    out: String,
    depth: usize,
}

/// What a schema says of a value.
enum Shape<'a> {
    /// A type with a name.
    Named(&'a str),
    /// One type of XML Schema, perhaps with bounds: facet and value.
    Simple(&'static str, Vec<(&'static str, String)>),
    List(&'a Value),
}

impl Writer {
    fn schema(&mut self, json: &Value) {
        self.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        let namespace = names::NAMESPACE;
        self.open(&format!(
            "xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"{namespace}\" \
             targetNamespace=\"{namespace}\" elementFormDefault=\"qualified\" version=\"{VERSION}\""
        ));
        self.described(json);
        self.root(names::ROOT, "required", "One document.");
        self.roots();
        self.definition(ROOT_TYPE, json);
        let definitions = json.get("$defs").and_then(Value::as_object);
        for (name, definition) in definitions.into_iter().flatten() {
            self.definition(name, definition);
        }
        self.close("xs:schema");
    }

    /// An element for a document and the version of its form.
    fn root(&mut self, name: &str, version: &str, words: &str) {
        let occurs = if self.depth > 1 {
            " minOccurs=\"0\" maxOccurs=\"unbounded\""
        } else {
            ""
        };
        self.open(&format!("xs:element name=\"{name}\"{occurs}"));
        self.documentation(words);
        self.open("xs:complexType");
        self.open("xs:complexContent");
        self.open(&format!("xs:extension base=\"{ROOT_TYPE}\""));
        self.version(version);
        for tag in ["xs:extension", "xs:complexContent", "xs:complexType", "xs:element"] {
            self.close(tag);
        }
    }

    /// The element for many documents.
    fn roots(&mut self) {
        self.open(&format!("xs:element name=\"{}\"", names::ROOTS));
        self.documentation("Many documents.");
        self.open("xs:complexType");
        self.open("xs:sequence");
        self.root(
            names::ROOT,
            "optional",
            "A document; its version is that of all unless it says so itself.",
        );
        self.close("xs:sequence");
        self.version("required");
        self.close("xs:complexType");
        self.close("xs:element");
    }

    fn version(&mut self, required: &str) {
        self.line(&format!(
            "<xs:attribute name=\"version\" type=\"xs:string\" use=\"{required}\" fixed=\"{VERSION}\"/>"
        ));
    }

    /// A type with a name: a text, or an object.
    fn definition(&mut self, name: &str, schema: &Value) {
        let Some(fields) = schema.get("properties").and_then(Value::as_object) else {
            self.simple_type(&format!(" name=\"{name}\""), schema);
            return;
        };
        self.open(&format!("xs:complexType name=\"{name}\""));
        self.described(schema);
        self.open("xs:all");
        let required = schema.get("required").and_then(Value::as_array);
        for (field, schema) in fields {
            // The version of a document is an attribute.
            if name == ROOT_TYPE && field == crate::json::VERSION_FIELD {
                continue;
            }
            let needed = required.is_some_and(|names| names.iter().any(|name| name == field));
            let occurs = if needed { "" } else { " minOccurs=\"0\"" };
            self.element(field, occurs, schema);
        }
        self.close("xs:all");
        self.close("xs:complexType");
    }

    fn element(&mut self, name: &str, occurs: &str, schema: &Value) {
        let head = format!("xs:element name=\"{name}\"{occurs}");
        match shape(schema) {
            Shape::Named(of) => self.leaf(&head, of, schema),
            Shape::Simple(of, facets) if facets.is_empty() => self.leaf(&head, of, schema),
            Shape::Simple(..) => {
                self.open(&head);
                self.described(schema);
                self.simple_type("", schema);
                self.close("xs:element");
            }
            Shape::List(items) => {
                self.open(&head);
                self.described(schema);
                self.open("xs:complexType");
                self.open("xs:sequence");
                let item = names::item_of(name).unwrap_or(name);
                self.element(item, " minOccurs=\"0\" maxOccurs=\"unbounded\"", items);
                self.close("xs:sequence");
                self.close("xs:complexType");
                self.close("xs:element");
            }
        }
    }

    /// An element of a type with a name.
    fn leaf(&mut self, head: &str, of: &str, schema: &Value) {
        let head = format!("{head} type=\"{of}\"");
        if schema.get("description").is_none() {
            self.line(&format!("<{head}/>"));
            return;
        }
        self.open(&head);
        self.described(schema);
        self.close("xs:element");
    }

    fn simple_type(&mut self, name: &str, schema: &Value) {
        self.open(&format!("xs:simpleType{name}"));
        if !name.is_empty() {
            self.described(schema);
        }
        if let Shape::Simple(base, facets) = shape(schema) {
            self.open(&format!("xs:restriction base=\"{base}\""));
            for (facet, value) in facets {
                let value = attribute(&value);
                self.line(&format!("<xs:{facet} value=\"{value}\"/>"));
            }
            self.close("xs:restriction");
        }
        self.close("xs:simpleType");
    }

    fn described(&mut self, schema: &Value) {
        if let Some(words) = schema.get("description").and_then(Value::as_str) {
            self.documentation(words);
        }
    }

    fn documentation(&mut self, words: &str) {
        let words = attribute(words);
        self.open("xs:annotation");
        self.line(&format!("<xs:documentation xml:lang=\"en\">{words}</xs:documentation>"));
        self.close("xs:annotation");
    }

    fn open(&mut self, tag: &str) {
        self.line(&format!("<{tag}>"));
        self.depth += 1;
    }

    fn close(&mut self, tag: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(&format!("</{tag}>"));
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.out, "{:width$}{line}", "", width = 2 * self.depth);
    }
}

fn shape(schema: &Value) -> Shape<'_> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return Shape::Named(reference.rsplit('/').next().unwrap_or_default());
    }
    if let Some(parts) = schema.get("anyOf").and_then(Value::as_array) {
        // What may be null, or what has a pattern beside the names that are known.
        let wider = |part: &&Value| part.get("$ref").is_some() || part.get("pattern").is_some();
        return parts
            .iter()
            .find(wider)
            .map_or(Shape::Simple("xs:string", Vec::new()), shape);
    }
    let is = |name: &str| match schema.get("type") {
        Some(Value::String(of)) => of == name,
        Some(Value::Array(of)) => of.iter().any(|of| of == name),
        _ => false,
    };
    let number = |keyword: &str| schema.get(keyword).map(Value::to_string);
    if let Some(items) = schema.get("items") {
        Shape::List(items)
    } else if is("integer") {
        let bounds = [("minimum", "minInclusive"), ("maximum", "maxInclusive")];
        let facets = bounds
            .into_iter()
            .filter_map(|(keyword, facet)| Some((facet, number(keyword)?)));
        Shape::Simple("xs:integer", facets.collect())
    } else {
        Shape::Simple("xs:string", text_facets(schema))
    }
}

fn text_facets(schema: &Value) -> Vec<(&'static str, String)> {
    let mut facets = Vec::new();
    for name in schema.get("enum").and_then(Value::as_array).into_iter().flatten() {
        facets.extend(name.as_str().map(|name| ("enumeration", name.to_owned())));
    }
    // Each name with its words is a constant of its own.
    for name in schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
        let name = name.get("const").and_then(Value::as_str);
        facets.extend(name.map(|name| ("enumeration", name.to_owned())));
    }
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        facets.push(("pattern", xml_pattern(pattern)));
    }
    if let Some(least) = schema.get("minLength") {
        facets.push(("minLength", least.to_string()));
    }
    facets
}

/// A pattern as XML Schema has it: it always matches the whole text, and has only
/// characters that XML has.
fn xml_pattern(pattern: &str) -> String {
    // Not every validator takes a bare hyphen at the end of a class for itself.
    let pattern = pattern.replace("\t-\r", "\t\n\r").replace("-]", "\\-]");
    match pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')) {
        Some(whole) => whole.to_owned(),
        None => format!("[\\s\\S]*({pattern})[\\s\\S]*"),
    }
}

/// A text as the value of an attribute, with all white space that a reader keeps.
fn attribute(text: &str) -> String {
    let mut out = String::new();
    escape::push_escaped(&mut out, text);
    out = out.replace('"', "&quot;");
    for c in super::tidy::unseen(&out) {
        out = out.replace(c, &format!("&#x{:X};", u32::from(c)));
    }
    out.replace('\n', "&#xA;")
}
