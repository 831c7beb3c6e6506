//! Which numbers are the same, and their order.

use std::collections::HashSet;

use super::number;

#[test]
fn zeros_and_spellings_do_not_count() {
    assert_eq!(number("05/QĐ-BNV"), number("5/QĐ-BNV"));
    assert_eq!(number("5/QĐ – BNV"), number("005/QĐ-BNV"));
    assert_ne!(number("5/QĐ-BNV"), number("5/QD-BNV"));
    assert_ne!(number("97/CP"), number("97-CP"));
    let set: HashSet<_> = ["05/QĐ-BNV", "5/QĐ-BNV", "5 /QÐ-BNV"].map(number).into();
    assert_eq!(set.len(), 1);
}

#[test]
fn old_signs_are_exchanged() {
    for (a, b) in [
        ("97/CP", "97-CP"),
        ("46/TC-TCDN", "46 TC/TCDN"),
        ("744-TC/QĐ/NSNN", "744-TC/QĐ-NSNN"),
        ("64-NQ/TƯ", "64-NQ/TW"),
        ("31/2008/TT-BCA (C09)", "31/2008/TT-BCA(C09)"),
    ] {
        assert!(number(a).same_document(&number(b)), "{a} {b}");
        assert!(number(b).same_document(&number(a)), "{a} {b}");
    }
    for (a, b) in [
        ("19/NQ-TW", "19-NQ/TW"),
        ("97/CP", "98-CP"),
        ("15/QĐ-UBND", "15/KH-UBND"),
    ] {
        assert!(!number(a).same_document(&number(b)), "{a} {b}");
    }
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
