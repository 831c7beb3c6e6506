//! Letters that a printed page gives back whole: what is printed for them tells what
//! each part is.

use congvan::Document;
use congvan::document::{Block, BlockKind, Signature};
use congvan::value::{Archive, Capacity, Kind, Organ, Secrecy, Urgency};

use super::recipe::Recipe;
use super::tables::{
    DEGREES, ENDS, HEADINGS, KINDS, NAMES, NUMBERS, ORGANS, PLACES, POINTS, RECIPIENTS, RUNNING, SUBJECTS, SUPERIORS,
    TITLES,
};

const DATES: &[&str] = &["2024-01-05", "2026-05-12", "2025-12-30", "2024-05", "2026"];

fn words(recipe: &mut Recipe<'_>, least: usize, more: usize) -> String {
    let count = least + recipe.below(more);
    let words: Vec<&str> = (0..count).map(|_| recipe.pick(RUNNING)).collect();
    words.join(" ")
}

fn block(recipe: &mut Recipe<'_>) -> Block {
    let head = recipe.pick(SUBJECTS);
    let text = format!("{head} {}{}", words(recipe, 3, 27), recipe.pick(ENDS));
    match recipe.below(9) {
        0..=2 => Block::paragraph(text),
        3 | 4 => Block::new(BlockKind::Clause, text)
            .marked(format!("{}.", 1 + recipe.below(19)))
            .at_level(1),
        5 | 6 => Block::new(BlockKind::Point, text)
            .marked(recipe.pick(POINTS))
            .at_level(2),
        7 => Block::new(BlockKind::Article, text).marked(format!("Điều {}.", 1 + recipe.below(39))),
        _ => Block::new(BlockKind::Heading, "GIẢI PHÁP THỰC HIỆN").marked(recipe.pick(HEADINGS)),
    }
}

fn signature(recipe: &mut Recipe<'_>) -> Signature {
    let (capacity, position) = recipe.pick(TITLES);
    let mut signature = Signature::new(recipe.pick(NAMES));
    for (authority, title) in capacity {
        signature = signature.for_authority(Capacity::new(*authority, title));
    }
    signature.position = position.map(str::to_owned);
    signature.degree = recipe.maybe(|recipe| recipe.pick(DEGREES).to_owned());
    signature
}

/// A letter without a field that a page cannot tell.
pub(crate) fn printed(recipe: &mut Recipe<'_>) -> Document {
    let kind = KINDS[recipe.below(KINDS.len())].clone();
    let mut organ = Organ::new(recipe.pick(ORGANS));
    if let Some(superior) = recipe.maybe(|recipe| recipe.pick(SUPERIORS)) {
        organ = organ.under(superior);
    }
    let mut builder = Document::builder(kind.clone())
        .issuer(organ)
        .number(recipe.pick(NUMBERS).parse().unwrap())
        .place(recipe.pick(PLACES))
        .date(recipe.pick(DATES).parse().unwrap())
        .subject(format!("kế hoạch {}", words(recipe, 3, 9)))
        .signature(signature(recipe))
        .archive(Archive::new(
            ["VT", "VP"],
            recipe.maybe(|recipe| 1 + recipe.below(8) as u32),
        ));
    if matches!(kind, Kind::CongVan | Kind::ToTrinh) {
        builder = builder.addressee("Sở Tài chính".parse().unwrap());
        for addressee in recipe.many(4, |recipe| recipe.pick(RECIPIENTS)) {
            builder = builder.addressee(addressee.parse().unwrap());
        }
    }
    builder = builder.block(block(recipe));
    for block in recipe.many(8, block) {
        builder = builder.block(block);
    }
    builder = builder.recipient(recipe.pick(RECIPIENTS).parse().unwrap());
    for recipient in recipe.many(3, |recipe| recipe.pick(RECIPIENTS)) {
        builder = builder.recipient(recipient.parse().unwrap());
    }
    let mut document = builder.build();
    // The end mark stands for the punctuation of the last block.
    if let Some(last) = document.body.last_mut() {
        last.text.truncate(last.text.trim_end_matches(['.', ';', ':']).len());
    }
    document.urgency = recipe.maybe(|recipe| recipe.pick(Urgency::ALL));
    document.secrecy = recipe.maybe(|recipe| recipe.pick(Secrecy::ALL));
    document
}
