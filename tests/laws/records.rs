//! The records of a system for managing documents, as CSV and as JSON.

use std::fmt::Debug;

use congvan::record::{self, Arrival, Dispatch, File, FileEntry, Incoming, Outgoing, Record};

use super::documents::document;
use super::pieces::VALUES;
use super::recipe::Recipe;
use super::well_told;

/// Records: whatever reads is written and reads again.
pub fn record(data: &[u8]) {
    let Some(mut recipe) = Recipe::of(data) else {
        return read(&String::from_utf8_lossy(data));
    };
    if recipe.chance(2) {
        return read(&cells(&mut recipe));
    }
    let document = document(&mut recipe);
    there_and_back(&[Outgoing::of(&document, &Dispatch::default()).output]);
    there_and_back(&[Incoming::of(&document, &Arrival::default()).output]);
    there_and_back(&[File::of([&document, &document], &FileEntry::default()).output]);
}

fn read(text: &str) {
    reads::<Outgoing>(text);
    reads::<Incoming>(text);
    reads::<File>(text);
    for error in [
        record::json::one_from_str::<Dispatch>(text).err(),
        record::json::from_str::<Arrival>(text).err(),
        record::json::from_slice::<FileEntry>(text.as_bytes()).err(),
    ] {
        error.iter().for_each(|error| well_told(error, text.len()));
    }
}

fn reads<R: Record + PartialEq + Debug>(text: &str) {
    for result in [record::csv::from_str::<R>(text), record::json::from_str::<R>(text)] {
        match result {
            Ok(records) => there_and_back(&records),
            Err(error) => well_told(&error, text.len()),
        }
    }
}

fn there_and_back<R: Record + PartialEq + Debug>(records: &[R]) {
    let json = record::json::to_string(records).unwrap();
    assert_eq!(record::json::from_str::<R>(&json).unwrap(), records, "{json}");
    let csv = record::csv::to_string(records).unwrap();
    assert_eq!(
        record::csv::from_str::<R>(&csv).unwrap_or_else(|error| panic!("{error}\n{csv}")),
        records,
        "{csv}"
    );
    for record in records {
        let _ = record::misfits(record);
    }
}

const COLUMNS: &[&str] = &[
    "Subject",
    "PageAmount",
    "FileCode.OrganId",
    "FileCode.FileCatalog",
    "FileCode.FileNotation",
    "DocOrdinal",
    "TypeName",
    "CodeNumber",
    "CodeNotation",
    "IssuedDate",
    "OrganName",
    "To.OrganId",
    "To.OrganName",
    "SignerInfo.FullName",
    "Priority",
    "IssuedAmount",
    "DueDate",
    "ArrivalDate",
    "ArrivalNumber",
    "ToPlaces",
    "Title",
    "Room",
];

/// A sheet with columns of the forms.
fn cells(recipe: &mut Recipe<'_>) -> String {
    let mut text = recipe.many(8, |recipe| recipe.pick(COLUMNS)).join(",") + "\n";
    for _ in 0..recipe.below(4) {
        let row = recipe.many(8, |recipe| match recipe.below(3) {
            0 => recipe.pick(VALUES).to_owned(),
            1 => format!("\"{}\"", recipe.text().replace('"', "\"\"")),
            _ => recipe.text(),
        });
        text.push_str(&row.join(","));
        text.push_str(recipe.pick(&["\n", "\r\n", "\r", ""]));
    }
    text
}
