//! The rule about the letter in a packet: its header says what the letter says.

use std::collections::BTreeSet;

use super::Finding;
use super::facts::Facts;
use crate::document::{Document, Signature};
use crate::format::edxml::body_name;
use crate::format::fault::excerpt;

/// A field of the header that the letter has otherwise: its path, what each says.
struct Differing<'a> {
    path: &'static str,
    vi: &'static str,
    en: &'static str,
    header: &'a str,
    letter: String,
}

pub(super) fn header_and_letter(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(packet) = facts.packet() else {
        return Vec::new();
    };
    let header = packet.to_document().output;
    let Some((attachment, letter)) = the_letter(facts.letters, &header) else {
        return Vec::new();
    };
    let place = attachment + 1;
    differing(&header, letter)
        .into_iter()
        .map(|differing| {
            let Differing { path, vi, en, .. } = differing;
            let (given, read) = (excerpt(differing.header), excerpt(&differing.letter));
            Finding::new(
                path,
                format!("{vi} `{given}` khác với `{read}` trong văn bản đính kèm (tệp thứ {place}); hãy đối chiếu với bản gốc và ghi như nhau"),
                format!("the {en} `{given}` is not `{read}` as in the letter that is attached (file {place}); compare with the original and make them the same"),
            )
        })
        .collect()
}

/// The attached letter that the header is about: the one of its number, else the first that
/// has the head or the foot of a letter. Others are annexes, or what the letter answers.
fn the_letter<'l>(letters: &'l [(usize, Document)], header: &Document) -> Option<&'l (usize, Document)> {
    let same = |letter: &Document| {
        let numbers = header.number.as_ref().zip(letter.number.as_ref());
        numbers.is_some_and(|(a, b)| a.same_document(b))
    };
    let is_letter = |letter: &Document| !letter.issuers.is_empty() && !letter.signatures.is_empty();
    let found = letters.iter().find(|(_, letter)| same(letter));
    found.or_else(|| letters.iter().find(|(_, letter)| is_letter(letter)))
}

/// The fields that both have and that differ.
fn differing<'h>(header: &'h Document, letter: &Document) -> Vec<Differing<'h>> {
    let mut found = Vec::new();
    let mut tell = |path, (vi, en), header, letter: String| {
        found.push(Differing {
            path,
            vi,
            en,
            header,
            letter,
        });
    };
    // A letter without a serial gets it when it is issued.
    if let (Some(own), Some(read)) = (&header.number, &letter.number)
        && read.serial().is_some()
        && !own.same_document(read)
    {
        let own = own.as_str();
        tell("/code", ("số, ký hiệu", "number"), own, read.as_str().to_owned());
    }
    if let (Some(own), Some(read)) = (header.date, letter.date.filter(|date| date.day().is_some()))
        && own != read
    {
        let written = header.date_as_written.as_deref().unwrap_or_default();
        let path = "/promulgationInfo/promulgationDate";
        tell(path, ("ngày ban hành", "day of issue"), written, read.in_words());
    }
    if let (Some(own), Some(read)) = (&header.subject, &letter.subject)
        && !say_the_same(own, [read.as_str()])
    {
        tell("/subject", ("trích yếu", "subject"), own, read.clone());
    }
    if let (Some(own), Some(first)) = (header.issuers.first(), letter.issuers.first()) {
        let named = letter.issuers.iter().map(|organ| organ.name.as_str());
        let above = letter.issuers.iter().filter_map(|organ| organ.superior.as_deref());
        if !say_the_same(&own.name, named.chain(above)) {
            tell("/from/organName", ("bên gửi", "sender"), &own.name, first.name.clone());
        }
    }
    let signers: Vec<&str> = letter.signatures.iter().filter_map(signer).collect();
    if let (Some(own), Some(first)) = (header.signatures.first().and_then(signer), signers.first())
        && !signers.iter().any(|read| is_within(&words(own), &words(read)))
    {
        tell("/signerInfo/fullName", ("người ký", "signer"), own, (*first).to_owned());
    }
    found
}

fn signer(signature: &Signature) -> Option<&str> {
    signature.signer.as_deref()
}

/// Whether a text says what one of others says, shorter or longer, with other words around
/// it: half of the words of the shorter one must be those of the other.
fn say_the_same<'t>(own: &str, others: impl IntoIterator<Item = &'t str>) -> bool {
    let own = words(own);
    others.into_iter().any(|other| {
        let other = words(other);
        let common = own.intersection(&other).count();
        2 * common >= own.len().min(other.len())
    })
}

/// The words of a text, in no order.
fn words(text: &str) -> BTreeSet<String> {
    body_name::words(text).into_iter().map(|word| word.text).collect()
}

/// Whether the words of one name are all in the other: a degree may stand before either.
fn is_within(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.is_subset(b) || b.is_subset(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shortened_or_longer_says_the_same() {
        for (own, other, same) in [
            ("UBND tỉnh Hà Khê", "ỦY BAN NHÂN DÂN TỈNH HÀ KHÊ", true),
            ("Sở Nội vụ tỉnh Hà Khê", "SỞ NỘI VỤ", true),
            ("Sở Y tế", "SỞ NỘI VỤ", false),
            ("Công văn về việc báo cáo quý II", "báo cáo quý II", true),
            ("thu hồi công văn", "báo cáo số liệu quý II", false),
        ] {
            assert_eq!(say_the_same(own, [other]), same, "{own} {other}");
        }
    }

    #[test]
    fn names_that_differ_in_a_mark_are_two() {
        assert!(is_within(&words("Trần Thị Hà"), &words("TS. TRẦN THỊ HÀ")));
        assert!(!is_within(&words("Trần Thị Hà"), &words("Trần Thị Hạ")));
    }

    #[test]
    fn the_letter_is_the_one_of_the_number() {
        let numbered = |number: &str| Document::builder(crate::value::Kind::CongVan).number(number.parse().unwrap());
        let header = numbered("45/SNV-VP").build();
        let letters = [(0, numbered("9/SYT-VP").build()), (3, numbered("45/SNV-VP").build())];
        assert_eq!(the_letter(&letters, &header).map(|(at, _)| *at), Some(3));
        assert!(the_letter(&letters[..1], &header).is_none()); // neither head nor foot
    }
}
