//! Letters that a printed page gives back whole.
#![allow(clippy::unwrap_used)] // in helpers, too: what cannot be set up must fail

mod tables;

use congvan::document::{Block, BlockKind, Document, Signature};
use congvan::value::{Archive, Capacity, IssueDate, Kind, Organ, Recipient, Secrecy, Urgency};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use tables::{
    DEGREES, ENDS, HEADINGS, KINDS, NAMES, NUMBERS, ORGANS, PLACES, POINTS, RECIPIENTS, RUNNING, SUBJECTS, SUPERIORS,
    TITLES,
};

fn organ() -> impl Strategy<Value = Organ> {
    let (name, superior) = (select(ORGANS), select(SUPERIORS));
    (name, option::of(superior)).prop_map(|(name, superior)| match superior {
        Some(superior) => Organ::new(name).under(superior),
        None => Organ::new(name),
    })
}

/// Words of running text; no word that begins a part of a letter.
fn words(least: usize, most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(RUNNING), least..most).prop_map(|words| words.join(" "))
}

fn sentence() -> impl Strategy<Value = String> {
    (select(SUBJECTS), words(3, 30), select(ENDS)).prop_map(|(head, rest, end)| format!("{head} {rest}{end}"))
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        3 => sentence().prop_map(Block::paragraph),
        2 => (1..20u8, sentence()).prop_map(|(n, text)| Block::new(BlockKind::Clause, text).marked(format!("{n}.")).at_level(1)),
        2 => (select(POINTS), sentence())
            .prop_map(|(m, text)| Block::new(BlockKind::Point, text).marked(m).at_level(2)),
        1 => (1..40u8, sentence()).prop_map(|(n, text)| Block::new(BlockKind::Article, text).marked(format!("Điều {n}."))),
        1 => select(HEADINGS).prop_map(|m| Block::new(BlockKind::Heading, "GIẢI PHÁP THỰC HIỆN").marked(m)),
    ]
}

fn recipient() -> impl Strategy<Value = Recipient> {
    select(RECIPIENTS).prop_map(|text| text.parse().unwrap())
}

fn signature() -> impl Strategy<Value = Signature> {
    (select(TITLES), select(NAMES), option::of(select(DEGREES))).prop_map(|((capacity, position), name, degree)| {
        let mut signature = Signature::new(name);
        for (authority, title) in capacity {
            signature = signature.for_authority(Capacity::new(*authority, title));
        }
        signature.position = position.map(str::to_owned);
        signature.degree = degree.map(str::to_owned);
        signature
    })
}

fn date() -> impl Strategy<Value = IssueDate> {
    (2021..2030u16, option::of((1..13u8, option::of(1..29u8)))).prop_map(|(year, rest)| match rest {
        None => IssueDate::new(year, None, None).unwrap(),
        Some((month, day)) => IssueDate::new(year, Some(month), day).unwrap(),
    })
}

prop_compose! {
    pub(crate) fn document()(
        kind in select(KINDS),
        organ in organ(),
        number in select(NUMBERS),
        place in select(PLACES),
        date in date(),
        subject in words(3, 12),
        addressees in prop::collection::vec(recipient(), 0..4),
        body in prop::collection::vec(block(), 1..8),
        signature in signature(),
        recipients in prop::collection::vec(recipient(), 1..4),
        copies in option::of(1..9u32),
        urgency in option::of(select(Urgency::ALL)),
        secrecy in option::of(select(Secrecy::ALL)),
    ) -> Document {
        let mut builder = Document::builder(kind.clone())
            .issuer(organ)
            .number(number.parse().unwrap())
            .place(place)
            .date(date)
            .subject(format!("kế hoạch {subject}"))
            .signature(signature)
            .archive(Archive::new(["VT", "VP"], copies));
        if matches!(kind, Kind::CongVan | Kind::ToTrinh) {
            builder = builder.addressee("Sở Tài chính".parse().unwrap());
            for addressee in addressees {
                builder = builder.addressee(addressee);
            }
        }
        for block in body {
            builder = builder.block(block);
        }
        for recipient in recipients {
            builder = builder.recipient(recipient);
        }
        let mut document = builder.build();
        // The end mark stands for the punctuation of the last block.
        if let Some(last) = document.body.last_mut() {
            last.text.truncate(last.text.trim_end_matches(['.', ';', ':']).len());
        }
        document.urgency = urgency;
        document.secrecy = secrecy;
        document
    }
}
