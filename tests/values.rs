//! Laws of the values: what they print parses back, and no text makes them panic.
#![allow(clippy::unwrap_used)]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use congvan::value::*;
use proptest::prelude::*;

/// Whatever a text parses to prints a text that parses to the same.
fn holds<T: FromStr + Display + PartialEq + Debug>(text: &str)
where
    T::Err: Debug + Display,
{
    match text.parse::<T>() {
        Ok(value) => assert_eq!(value.to_string().parse::<T>().unwrap(), value, "{text:?}"),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn all(text: &str) {
    holds::<Kind>(text);
    holds::<DocumentNumber>(text);
    holds::<IssueDate>(text);
    holds::<Organ>(text);
    holds::<OrganId>(text);
    holds::<DocumentId>(text);
    holds::<PersonName>(text);
    holds::<SigningAuthority>(text);
    holds::<Capacity>(text);
    holds::<Recipient>(text);
    holds::<Urgency>(text);
    holds::<Secrecy>(text);
    if let Ok(number) = text.parse::<DocumentNumber>() {
        let _ = (number.kinds(), number.kind(), number.mends());
        assert!(number.same_document(&number));
    }
    let _ = DocumentNumber::scan(text);
    let _ = DocumentNumber::parse_beside(text, &Kind::QuyetDinh);
}

const NUMBERS: [&str; 12] = [
    "45/VHTT - TTTT",
    "30/2020/NĐ-CP",
    "66.7/2025/NQ-CP",
    "731-CV/BTGTU",
    "317-QĐ/TWĐTN-TNTH",
    "84 TC/CĐKT",
    "999-TC/QĐ/CĐKT",
    "02-01/16/CV-TN",
    "58/2023/HNGĐ-ST",
    "08.a/2010/TT-BTP",
    "06/2009/TT-BCA (C11)",
    "/UBND-VX",
];

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        all(&text);
    }

    #[test]
    fn text_of_the_trade(text in "[A-ZĐÐ a-zđ0-9/.,&;()\u{2013}\u{301}\n-]{0,24}") {
        all(&text);
    }

    #[test]
    fn mutated_numbers(at in 0..12usize, place in 0..30usize, c in any::<char>(), cut in any::<bool>()) {
        let mut chars: Vec<char> = NUMBERS[at].chars().collect();
        let place = place % chars.len();
        if cut { chars.remove(place); } else { chars.insert(place, c); }
        all(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn order_agrees_with_equality(a in "0{0,2}[0-9]{1,3}[-/][A-Z]{1,2}", b in "0{0,2}[0-9]{1,3}[-/][A-Z]{1,2}") {
        let (a, b): (DocumentNumber, DocumentNumber) = (a.parse().unwrap(), b.parse().unwrap());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
    }

    #[test]
    fn words_of_a_date_read_back(year in 1000..=9999u16, month in proptest::option::of(1..=12u8), day in proptest::option::of(1..=31u8)) {
        if let Some(date) = IssueDate::new(year, month, day) {
            prop_assert_eq!(IssueDate::from_written(&date.in_words()), Some(date));
        }
    }

    #[test]
    fn archive_lines(units in proptest::collection::vec("[A-ZĐ][A-Za-z0-9]{0,5}", 1..4), copies in proptest::option::of(0..500u32)) {
        let archive = Archive::new(units, copies);
        prop_assert_eq!(archive.to_string().parse::<Archive>().unwrap(), archive);
    }
}

#[test]
fn every_value_of_the_lists() {
    NUMBERS.iter().for_each(|number| all(number));
    for kind in Kind::all() {
        assert_eq!(kind.to_string().parse::<Kind>().unwrap(), kind);
    }
}
