//! Every text of a document with its path, and what is at stake in it.

use crate::document::{Appendix, Block, CopyBlock, Document, Signature};
use crate::value::{Archive, Organ, Recipient};

/// Fields that say who writes to whom, when and under which number: whoever forges
/// one forges the document. `*` stands for any one step.
const IDENTITY: [&str; 18] = [
    "/national_title",
    "/motto",
    "/issuers",
    "/number",
    "/place",
    "/date",
    "/date_as_written",
    "/title",
    "/addressees",
    "/signatures",
    "/recipients",
    "/archive",
    "/stamps",
    "/contact",
    "/copy_block",
    "/further_copies",
    "/secrecy",
    "/appendices/*/reference",
];

/// Whether a path leads into a field of identity.
pub(in crate::check) fn is_identity(path: &str) -> bool {
    let path = path.split('#').next().unwrap_or_default();
    IDENTITY.iter().any(|field| {
        let mut steps = path.split('/');
        field
            .split('/')
            .all(|wanted| steps.next().is_some_and(|step| wanted == "*" || wanted == step))
    })
}

/// Calls `see` with every text of a document and its path, in the order of the model.
pub(in crate::check) fn each<'d>(document: &'d Document, see: &mut dyn FnMut(String, &'d str)) {
    let d = document;
    let number = d.number.as_ref().map(|number| number.as_written());
    let single = [
        ("/title", d.title.as_deref()),
        ("/national_title", d.national_title.as_deref()),
        ("/motto", d.motto.as_deref()),
        ("/number", number),
        ("/place", d.place.as_deref()),
        ("/date_as_written", d.date_as_written.as_deref()),
        ("/subject", d.subject.as_deref()),
        ("/end_mark", d.end_mark.as_deref()),
        ("/drafter", d.drafter.as_deref()),
        ("/circulation", d.circulation.as_deref()),
    ];
    for (path, text) in single {
        one(path.to_owned(), text, see);
    }
    for (i, organ) in d.issuers.iter().enumerate() {
        of_organ(&format!("/issuers/{i}"), organ, see);
    }
    recipients("/addressees", &d.addressees, see);
    blocks("/body", &d.body, see);
    signatures("/signatures", &d.signatures, see);
    recipients("/recipients", &d.recipients, see);
    archive("/archive", d.archive.as_ref(), see);
    texts("/contact", &d.contact, see);
    texts("/stamps", &d.stamps, see);
    for (i, copy) in d.copy_block.iter().chain(&d.further_copies).enumerate() {
        let path = match i.checked_sub(usize::from(d.copy_block.is_some())) {
            None => "/copy_block".to_owned(),
            Some(further) => format!("/further_copies/{further}"),
        };
        of_copy(&path, copy, see);
    }
    for (i, appendix) in d.appendices.iter().enumerate() {
        of_appendix(&format!("/appendices/{i}"), appendix, see);
    }
    texts("/unplaced", &d.unplaced, see);
}

fn one<'d>(path: String, text: Option<&'d str>, see: &mut dyn FnMut(String, &'d str)) {
    if let Some(text) = text {
        see(path, text);
    }
}

fn texts<'d>(path: &str, all: &'d [String], see: &mut dyn FnMut(String, &'d str)) {
    for (i, text) in all.iter().enumerate() {
        see(format!("{path}/{i}"), text);
    }
}

fn recipients<'d>(path: &str, all: &'d [Recipient], see: &mut dyn FnMut(String, &'d str)) {
    for (i, recipient) in all.iter().enumerate() {
        see(format!("{path}/{i}"), recipient.as_str());
    }
}

fn of_organ<'d>(path: &str, organ: &'d Organ, see: &mut dyn FnMut(String, &'d str)) {
    one(format!("{path}/superior"), organ.superior.as_deref(), see);
    see(format!("{path}/name"), &organ.name);
}

fn archive<'d>(path: &str, archive: Option<&'d Archive>, see: &mut dyn FnMut(String, &'d str)) {
    one(path.to_owned(), archive.map(|archive| archive.as_written.as_str()), see);
}

fn signatures<'d>(path: &str, all: &'d [Signature], see: &mut dyn FnMut(String, &'d str)) {
    for (i, signature) in all.iter().enumerate() {
        let path = format!("{path}/{i}");
        for (j, capacity) in signature.capacity.iter().enumerate() {
            see(format!("{path}/capacity/{j}"), &capacity.as_written);
        }
        for (field, text) in [
            ("position", &signature.position),
            ("degree", &signature.degree),
            ("rank", &signature.rank),
            ("signer", &signature.signer),
            ("note", &signature.note),
        ] {
            one(format!("{path}/{field}"), text.as_deref(), see);
        }
    }
}

fn blocks<'d>(path: &str, all: &'d [Block], see: &mut dyn FnMut(String, &'d str)) {
    for (i, block) in all.iter().enumerate() {
        let path = format!("{path}/{i}");
        one(format!("{path}/marker"), block.marker.as_deref(), see);
        for (row, cells) in block.rows.iter().enumerate() {
            texts(&format!("{path}/rows/{row}"), cells, see);
        }
        see(path, &block.text);
    }
}

fn of_copy<'d>(path: &str, copy: &'d CopyBlock, see: &mut dyn FnMut(String, &'d str)) {
    if let Some(issuer) = &copy.issuer {
        of_organ(&format!("{path}/issuer"), issuer, see);
    }
    let number = copy.number.as_ref().map(|number| number.as_written());
    one(format!("{path}/number"), number, see);
    one(format!("{path}/place"), copy.place.as_deref(), see);
    one(format!("{path}/date_as_written"), copy.date_as_written.as_deref(), see);
    signatures(&format!("{path}/signatures"), &copy.signatures, see);
    recipients(&format!("{path}/recipients"), &copy.recipients, see);
    archive(&format!("{path}/archive"), copy.archive.as_ref(), see);
}

fn of_appendix<'d>(path: &str, appendix: &'d Appendix, see: &mut dyn FnMut(String, &'d str)) {
    one(format!("{path}/label"), appendix.label.as_deref(), see);
    one(format!("{path}/title"), appendix.title.as_deref(), see);
    one(format!("{path}/reference"), appendix.reference.as_deref(), see);
    blocks(&format!("{path}/body"), &appendix.body, see);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::notice_with_annexes;

    #[test]
    fn fields_of_identity_are_known_by_their_path() {
        for path in [
            "/number",
            "/number#label",
            "/issuers/0/name",
            "/signatures/2/capacity/0",
            "/appendices/3/reference",
        ] {
            assert!(is_identity(path), "{path}");
        }
        for path in [
            "",
            "/body/0",
            "/subject",
            "/numbers",
            "/appendices/3/body/0",
            "/unplaced/1",
        ] {
            assert!(!is_identity(path), "{path}");
        }
    }

    /// No text of a document is passed over: the walk finds what its JSON holds.
    #[test]
    fn every_text_is_seen() {
        let mut document = notice_with_annexes("Điều 1", &["Phụ lục I"]).document;
        document.stamps = vec!["Người ký: A".into()];
        document.unplaced = vec!["thừa".into()];
        document.body.push(Block::table(vec![vec!["ô".into()]]));
        document.addressees = vec!["Sở Y tế".parse().unwrap()];
        let mut seen = Vec::new();
        each(&document, &mut |path, text| seen.push((path, text.to_owned())));
        let json = serde_json::to_value(&document).unwrap();
        for (path, text) in &seen {
            let told = json.pointer(path).unwrap_or_else(|| panic!("{path}"));
            let same = told.as_str() == Some(text) || told.is_object();
            assert!(same, "{path}: {told}");
        }
        let mut texts = Vec::new();
        collect(&json, &mut texts);
        let heads = ["15/TB-SNV", "VT", "VP", "thong-bao", "2024-05-02", "TB-SNV"];
        for text in texts.iter().filter(|text| !heads.contains(&text.as_str())) {
            let kinds = ["paragraph", "table"];
            assert!(
                kinds.contains(&text.as_str()) || seen.iter().any(|(_, seen)| seen == text),
                "{text}"
            );
        }
    }

    fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => texts.push(text.clone()),
            serde_json::Value::Array(all) => all.iter().for_each(|value| collect(value, texts)),
            serde_json::Value::Object(all) => all.values().for_each(|value| collect(value, texts)),
            _ => {}
        }
    }
}
