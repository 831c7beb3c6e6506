//! Documents as JSON, as XML and as Akoma Ntoso.

use congvan::document::{Appendix, Block, BlockKind, CopyBlock, Kept, Signature, Unknown, Written};
use congvan::text::Limits;
use congvan::value::{
    Archive, Capacity, DocumentNumber, IssueDate, Kind, Organ, Recipient, Secrecy, SigningAuthority, Urgency,
};
use congvan::{Document, Error, akn as akn_format, json as json_format, xml as xml_format};

use super::markup;
use super::pieces::{VALUES, WORDS};
use super::recipe::Recipe;
use super::well_told;

const BLOCKS: &[BlockKind] = &[
    BlockKind::Paragraph,
    BlockKind::Part,
    BlockKind::Chapter,
    BlockKind::Section,
    BlockKind::Article,
    BlockKind::Clause,
    BlockKind::Point,
    BlockKind::Bullet,
    BlockKind::Recital,
    BlockKind::Heading,
    BlockKind::Note,
];

const AUTHORITIES: &[SigningAuthority] = &[
    SigningAuthority::Tm,
    SigningAuthority::Kt,
    SigningAuthority::Tl,
    SigningAuthority::Tuq,
    SigningAuthority::Q,
];

fn block(recipe: &mut Recipe<'_>) -> Block {
    if recipe.chance(6) {
        return Block::table(recipe.many(4, |recipe| recipe.many(4, Recipe::text)));
    }
    let mut block = Block::new(recipe.pick(BLOCKS), recipe.text());
    block.marker = recipe.maybe(Recipe::text);
    block.level = recipe.number();
    block
}

/// A value out of its JSON, which takes any text.
fn value<T: serde::de::DeserializeOwned>(recipe: &mut Recipe<'_>) -> Option<T> {
    serde_json::from_value(recipe.text().into()).ok()
}

fn parsed<T: std::str::FromStr>(recipe: &mut Recipe<'_>) -> Option<T> {
    recipe.mixed(VALUES, 6).parse().ok()
}

fn organ(recipe: &mut Recipe<'_>) -> Organ {
    let mut organ = Organ::new(recipe.pick(WORDS));
    organ.name = recipe.text();
    organ.superior = recipe.maybe(Recipe::text);
    organ
}

fn signature(recipe: &mut Recipe<'_>) -> Signature {
    let mut signature = Signature::default();
    signature.capacity = recipe.many(3, |recipe| {
        let mut capacity = Capacity::new(recipe.pick(AUTHORITIES), recipe.pick(WORDS));
        capacity.title = recipe.text();
        capacity.as_written = recipe.text();
        capacity
    });
    signature.position = recipe.maybe(Recipe::text);
    signature.signer = recipe.maybe(Recipe::text);
    signature.degree = recipe.maybe(Recipe::text);
    signature.rank = recipe.maybe(Recipe::text);
    signature.note = recipe.maybe(Recipe::text);
    signature
}

fn archive(recipe: &mut Recipe<'_>) -> Archive {
    let mut archive = Archive::new(recipe.many(3, Recipe::text), recipe.maybe(Recipe::number));
    archive.as_written = recipe.text();
    archive
}

fn copy_block(recipe: &mut Recipe<'_>) -> CopyBlock {
    let mut copy = CopyBlock::default();
    copy.kind = parsed::<Kind>(recipe);
    copy.issuer = recipe.maybe(organ);
    copy.number = parsed::<DocumentNumber>(recipe);
    copy.place = recipe.maybe(Recipe::text);
    copy.date = parsed::<IssueDate>(recipe);
    copy.date_as_written = recipe.maybe(Recipe::text);
    copy.signatures = recipe.many(2, signature);
    copy.recipients = recipe.many(3, value::<Recipient>).into_iter().flatten().collect();
    copy.archive = recipe.maybe(archive);
    copy
}

fn appendix(recipe: &mut Recipe<'_>) -> Appendix {
    let mut appendix = Appendix::default();
    appendix.label = recipe.maybe(Recipe::text);
    appendix.title = recipe.maybe(Recipe::text);
    appendix.reference = recipe.maybe(Recipe::text);
    appendix.body = recipe.many(3, block);
    appendix
}

/// A document with any of its fields.
pub(crate) fn document(recipe: &mut Recipe<'_>) -> Document {
    let mut document = Document::default();
    document.kind = parsed::<Kind>(recipe);
    document.body = recipe.many(5, block);
    document.title = recipe.maybe(Recipe::text);
    document.issuers = recipe.many(3, organ);
    document.national_title = recipe.maybe(Recipe::text);
    document.motto = recipe.maybe(Recipe::text);
    document.number = parsed::<DocumentNumber>(recipe);
    document.place = recipe.maybe(Recipe::text);
    document.date = parsed::<IssueDate>(recipe);
    document.date_as_written = recipe.maybe(Recipe::text);
    document.subject = recipe.maybe(Recipe::text);
    document.addressees = recipe.many(3, value::<Recipient>).into_iter().flatten().collect();
    document.end_mark = recipe.maybe(Recipe::text);
    document.signatures = recipe.many(3, signature);
    document.recipients = recipe.many(4, value::<Recipient>).into_iter().flatten().collect();
    document.archive = recipe.maybe(archive);
    document.drafter = recipe.maybe(Recipe::text);
    document.issued_copies = recipe.maybe(Recipe::number);
    document.contact = recipe.many(3, Recipe::text);
    document.urgency = recipe.maybe(|recipe| recipe.pick(Urgency::ALL));
    document.secrecy = recipe.maybe(|recipe| recipe.pick(Secrecy::ALL));
    document.circulation = recipe.maybe(Recipe::text);
    document.stamps = recipe.many(3, Recipe::text);
    document.copy_block = recipe.maybe(copy_block);
    document.further_copies = recipe.many(2, copy_block);
    document.appendices = recipe.many(3, appendix);
    document.unplaced = recipe.many(3, Recipe::text);
    document
}

fn as_json(document: &Document) -> String {
    json_format::to_string(document).unwrap().output
}

/// What a recipe gives: a document that must go there and back, or a damaged file.
enum Made {
    Whole(Box<Document>),
    File(Vec<u8>),
}

fn made(recipe: &mut Recipe<'_>, write: fn(&Document) -> String, markup: fn(&mut Recipe<'_>) -> String) -> Made {
    match recipe.below(4) {
        0 | 1 => Made::Whole(Box::new(document(recipe))),
        2 => Made::File(markup(recipe).into_bytes()),
        _ => {
            let cuts = [recipe.number::<u16>(), recipe.number()];
            let patch = recipe.bytes(8).to_vec();
            let mut file = write(&document(recipe)).into_bytes();
            let [start, length] = cuts.map(usize::from);
            let start = start % (file.len() + 1);
            let end = (start + length % 16).min(file.len());
            file.splice(start..end, patch);
            Made::File(file)
        }
    }
}

/// A document reads from what was written for it, and is written the same again.
fn there_and_back(
    document: &Document,
    write: fn(&Document) -> Result<Written<String>, Error>,
    read: fn(&str) -> Result<Document, Error>,
) {
    let written = write(document).unwrap();
    let back = read(&written.output).unwrap_or_else(|error| panic!("{error}\n{}", written.output));
    if written.losses.is_empty() {
        // Equality of numbers leaves out how they were written; the text does not.
        assert_eq!(as_json(&back), as_json(document));
        assert_eq!(write(&back).unwrap().output, written.output);
    } else {
        // What was lost is lost once.
        let again = write(&back).unwrap();
        assert_eq!(again.losses, [], "{}", written.output);
        assert_eq!(read(&again.output).unwrap(), back);
    }
}

/// What was kept, in one order: fields that the model does not know are written behind
/// those that it knows.
fn laid_out(kept: Kept) -> (Document, Vec<(String, String)>) {
    let extras = kept.extras.iter();
    let mut extras: Vec<_> = extras
        .map(|extra| (extra.path().to_owned(), extra.text().to_owned()))
        .collect();
    extras.sort();
    (kept.document, extras)
}

fn told(result: Result<Kept, Error>, length: usize) -> Option<Kept> {
    result.inspect_err(|error| well_told(error, length)).ok()
}

/// The JSON contract.
pub fn json(data: &[u8]) {
    let made = Recipe::of(data).map(|mut recipe| made(&mut recipe, as_json, markup::json));
    let file = match &made {
        Some(Made::Whole(document)) => return there_and_back(document, json_format::to_string, json_format::from_str),
        Some(Made::File(file)) => file.as_slice(),
        None => data,
    };
    match json_format::from_slice(file) {
        Ok(document) => there_and_back(&document, json_format::to_string, json_format::from_str),
        Err(error) => well_told(&error, file.len()),
    }
    let reader = json_format::Reader::new().unknown(Unknown::Keep);
    if let Some(kept) = told(reader.from_slice(file), file.len()) {
        let written = json_format::to_string_keeping(&kept.document, &kept.extras)
            .unwrap()
            .output;
        assert_eq!(
            laid_out(reader.from_str(&written).unwrap()),
            laid_out(kept),
            "{written}"
        );
    }
    // The stream of documents ends.
    let lines = file.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert!(json_format::documents(file).count() <= lines);
}

fn xml_text(document: &Document) -> String {
    xml_format::to_string(document).unwrap().output
}

/// The crate's own XML.
pub fn xml(data: &[u8]) {
    let made = Recipe::of(data).map(|mut recipe| made(&mut recipe, xml_text, markup::xml));
    let file = match &made {
        Some(Made::Whole(document)) => return there_and_back(document, xml_format::to_string, xml_format::from_str),
        Some(Made::File(file)) => file.as_slice(),
        None => data,
    };
    match xml_format::from_slice(file) {
        Ok(document) => there_and_back(&document, xml_format::to_string, xml_format::from_str),
        Err(error) => well_told(&error, file.len()),
    }
    let reader = xml_format::Reader::new().unknown(Unknown::Keep);
    if let Some(kept) = told(reader.from_slice(file), file.len()) {
        let written = xml_format::to_string_keeping(&kept.document, &kept.extras)
            .unwrap()
            .output;
        assert_eq!(
            laid_out(reader.from_str(&written).unwrap()),
            laid_out(kept),
            "{written}"
        );
    }
    assert!(xml_format::documents(file).count() <= file.len() + 1);
}

fn akn_text(document: &Document) -> String {
    akn_format::to_string(document).unwrap().output
}

/// Akoma Ntoso.
pub fn akn(data: &[u8]) {
    let made = Recipe::of(data).map(|mut recipe| made(&mut recipe, akn_text, markup::akn));
    let file = match &made {
        Some(Made::Whole(document)) => return there_and_back(document, akn_format::to_string, akn_format::from_str),
        Some(Made::File(file)) => file.as_slice(),
        None => data,
    };
    match akn_format::read(file, &Limits::default()) {
        Ok(read) => there_and_back(&read.output, akn_format::to_string, akn_format::from_str),
        Err(error) => well_told(&error, file.len()),
    }
}
