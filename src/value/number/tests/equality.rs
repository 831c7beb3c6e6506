//! Which numbers are the same, and their order.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};

use super::number;

#[test]
fn zeros_and_spellings_do_not_count() {
    assert_eq!(number("05/QĐ-BNV"), number("5/QĐ-BNV"));
    assert_eq!(number("5/QĐ – BNV"), number("005/QĐ-BNV"));
    assert_ne!(number("5/QĐ-BNV"), number("5/QD-BNV"));
    assert_ne!(number("5/QĐ-BNV"), number("50/QĐ-BNV"));
    assert_ne!(number("0/QĐ-BNV"), number("5/QĐ-BNV"));
    assert_eq!(number("0/QĐ-BNV"), number("00/QĐ-BNV"));
    let set: HashSet<_> = ["05/QĐ-BNV", "5/QĐ-BNV", "5 /QÐ-BNV"].map(number).into();
    assert_eq!(set.len(), 1);
}

#[test]
fn signs_count_where_they_tell_the_party_from_the_state() {
    let hash = |text: &str| {
        let mut state = std::hash::DefaultHasher::new();
        number(text).hash(&mut state);
        state.finish()
    };
    for (a, b) in [
        ("97/CP", "97-CP"),
        ("97 /CP", "097-CP"),
        ("46/TC-TCDN", "46 TC/TCDN"),
        ("46-TC/TCDN", "46 TC-TCDN"),
        ("744-TC/QĐ/NSNN", "744-TC/QĐ-NSNN"),
        ("615-TT/LB", "615/TT-LB"),
        ("22-NQ/UBTVQHK9", "22/NQ-UBTVQHK9"),
        ("62/2001/QĐ/BTC", "62/2001/QĐ-BTC"),
        ("09/2008-L-CTN", "9/2008/L-CTN"),
        ("87/2005/TTLT/BTC-TNMT", "87/2005/TTLT-BTC-TNMT"),
        ("31/2008/TT-BCA (C09)", "31/2008/TT-BCA-C09"),
        ("64-NQ/TƯ", "64-NQ/TW"),
        ("15/QĐ/UBND", "15/QĐ-UBND"),
    ] {
        assert_eq!(number(a), number(b), "{a} {b}");
        assert!(number(a).cmp(&number(b)).is_eq(), "{a} {b}");
        assert_eq!(hash(a), hash(b), "{a} {b}");
        assert!(number(a).same_document(&number(b)));
    }
    for (a, b) in [
        ("19/NQ-TW", "19-NQ/TW"),
        ("97/CP", "98-CP"),
        ("97/CP", "97a/CP"),
        ("15/QĐ-UBND", "15/KH-UBND"),
        ("15/QĐ-UBND", "15/2024/QĐ-UBND"),
        ("804/QĐ-TLĐ", "804-QĐ/TLĐ"),
        ("05-02/18/CV-PT", "05/02-18/CV-PT"),
        ("1-2/AB", "12/AB"),
        // The same groups, of which one or the other is a serial or a year.
        ("/2026/QĐ-UBND", "2026/QĐ-UBND"),
        ("-15-QĐ", "15-QĐ"),
        ("31/TT-BCA(2009)", "31/TT-BCA-2009"),
    ] {
        assert_ne!(number(a), number(b), "{a} {b}");
        assert!(number(a).cmp(&number(b)).is_ne(), "{a} {b}");
        assert!(!number(a).same_document(&number(b)), "{a} {b}");
    }
}

/// Their signs say nothing, so they may be a number of either system; two that are
/// the same document as a third need not be the same.
#[test]
fn an_old_number_may_be_that_of_the_party_or_of_the_state() {
    let [old, party, state] = ["58-QĐ-HU", "58-QĐ/HU", "58/QĐ-HU"].map(number);
    assert!(old.same_document(&party) && party.same_document(&old) && old.same_document(&state));
    assert!(!party.same_document(&state));
    assert_ne!(old, party);
}

#[test]
fn a_register_sorts_by_serial() {
    let sorted = [
        "9/QĐ-UBND",
        "9a/QĐ-UBND",
        "10/QĐ-UBND",
        "2/2024/QĐ-UBND",
        "1/2025/QĐ-UBND",
    ]
    .map(number);
    let mut numbers = sorted.to_vec();
    numbers.reverse();
    numbers.sort();
    assert_eq!(numbers, sorted);
}
