//! Letters that no Vietnamese name or number has, whatever they look like, and letters of
//! scripts that run from right to left. For SP-01 and SP-03, beside the tables of
//! characters that look like others.

use unicode_normalization::UnicodeNormalization;

use crate::check::answer::Finding;
use crate::check::facts::deceptive::narrowest;
use crate::check::facts::fields::{each, is_identity};
use crate::check::rules::writing::scan::looks_scanned_elsewhere;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::document::Document;
use crate::text::deceptive::{Deceit, deceit, is_vietnamese};
use crate::text::{Span, is_latin};

/// So far a letter that runs from right to left takes digits along.
const NEAR: usize = 32;

/// A symbol is no longer; what stands further behind a number is not its end.
const LONGEST: usize = 40;

/// Whether a name has no such letter; what the tables know is told by them.
fn is_foreign(c: char) -> bool {
    let by_table = deceit(c);
    let odd = by_table.is_none() && c.is_alphabetic() && !is_vietnamese(c);
    odd || matches!(by_table, Some(Deceit::Mark | Deceit::Overlay | Deceit::Alien))
}

/// Whether a script has no letters like the Latin ones: ideographs, kana, syllables of Korea.
fn is_ideographic(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// The names of who issues and who signs, and their paths.
fn names(document: &Document) -> impl Iterator<Item = (String, &str)> {
    let issuers = document.issuers.iter().enumerate().flat_map(|(i, organ)| {
        let superior = organ.superior.as_deref();
        let superior = superior.map(|name| (format!("/issuers/{i}/superior"), name));
        std::iter::once((format!("/issuers/{i}/name"), organ.name.as_str())).chain(superior)
    });
    let signers = document.signatures.iter().enumerate().filter_map(|(i, signature)| {
        let name = signature.signer.as_deref()?;
        Some((format!("/signatures/{i}/signer"), name))
    });
    issuers.chain(signers)
}

/// What SP-03 tells of letters that are in no table.
pub(super) fn letters(subject: &Subject<'_>) -> Vec<Finding> {
    if is_decoded(subject) {
        return Vec::new();
    }
    let document = subject.document();
    let scanned = || looks_scanned_elsewhere(subject);
    // A name with a letter of the tables is told already, marks on that letter too.
    let told_already = |c: char| matches!(deceit(c), Some(Deceit::Letter(_)));
    let named = names(document).filter(|(_, name)| !name.is_ascii() && !name.contains(told_already));
    let named = named.filter_map(|(path, name)| {
        let name: String = name.nfc().collect();
        let letter = name.chars().find(|c| is_foreign(*c))?;
        let finding = told(path, &name, letter).lighter(Severity::Warning);
        Some(finding.lighter_if(is_honest(&name, letter) || scanned(), Severity::Info))
    });
    let mut found: Vec<Finding> = named.collect();
    if let Some((number, letter)) = number(subject) {
        found.push(told("/number".into(), &number, letter).lighter_if(scanned(), Severity::Info));
    }
    found
}

/// What was typed in an old font is decoded: its letters are the font's.
fn is_decoded(subject: &Subject<'_>) -> bool {
    subject.source().is_some_and(|source| source.legacy().is_some())
}

fn told(path: String, word: &str, letter: char) -> Finding {
    let (word, code) = (super::excerpt(word), u32::from(letter));
    Finding::at(
        path,
        format!("“{word}”: “{letter}” (U+{code:04X}) không phải chữ của bảng chữ cái tiếng Việt"),
        format!("“{word}”: “{letter}” (U+{code:04X}) is no letter of the Vietnamese alphabet"),
    )
}

/// Whether a name may well be that of a foreigner: no other letter of it is Vietnamese
/// alone, or the word is in a script of its own.
fn is_honest(name: &str, letter: char) -> bool {
    if is_ideographic(letter) {
        return true;
    }
    let own = |c: char| is_vietnamese(c) && !c.is_ascii() && !is_shared(c);
    is_latin(letter) && !name.contains(own)
}

/// The letters with marks that other languages of Latin script have, too.
fn is_shared(c: char) -> bool {
    matches!(c, 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý' | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í'
        | 'ò'..='õ' | 'ù' | 'ú' | 'ý')
}

/// The number of the document as it stands in the text, and the letter that its symbol
/// cannot have: in it, or where it was cut off.
fn number(subject: &Subject<'_>) -> Option<(String, char)> {
    let number = subject.document().number.as_ref()?;
    let piece = subject.piece("/number");
    let behind = piece.as_ref().map_or("", |piece| piece.after());
    let end = behind.chars().take(LONGEST).take_while(|c| !c.is_whitespace());
    let whole: String = number.as_written().chars().chain(end).nfc().collect();
    let letter = whole.chars().find(|c| is_foreign(*c) && !is_ideographic(*c))?;
    Some((whole, letter))
}

/// Whether a letter runs from right to left, and turns the digits beside it.
fn runs_left(c: char) -> bool {
    let ranges = matches!(u32::from(c),
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF);
    ranges && c.is_alphabetic()
}

/// What SP-01 tells of letters that turn the digits beside them, once for each field.
pub(super) fn turning(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    if is_decoded(subject) {
        return found;
    }
    let mut tell = |path: String, text: &str, at: usize, span: Option<Span>| {
        if found.len() < super::super::MOST && found.iter().all(|finding| finding.path() != path) {
            found.extend(turned(path, text, at, span));
        }
    };
    let Some(reading) = subject.reading() else {
        each(subject.document(), &mut |path, text| {
            if let Some(at) = turns(text) {
                tell(path, text, at, None);
            }
        });
        return found;
    };
    let source = &reading.source;
    let mut start = 0;
    // Each line is asked once; those of one field follow each other.
    let mut told = 0;
    for line in source.text().split_inclusive('\n') {
        if let Some(at) = turns(line).filter(|_| told < super::super::MOST) {
            told += 1;
            let length = line
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            let span = source.to_bytes(Span::new(start + at, start + at + length));
            tell(narrowest(reading, span), line, at, Some(span));
        }
        start += line.len();
    }
    found
}

/// Where a letter stands that turns a digit near it.
fn turns(line: &str) -> Option<usize> {
    if line.is_ascii() {
        return None;
    }
    let digit = |c: char| c.is_ascii_digit();
    let mut letters = line.char_indices().filter(|(_, c)| runs_left(*c)).take(LONGEST);
    letters.find_map(|(at, _)| {
        let (before, after) = line.split_at_checked(at)?;
        let near = before.chars().rev().take(NEAR).any(digit) || after.chars().take(NEAR).any(digit);
        near.then_some(at)
    })
}

fn turned(path: String, text: &str, at: usize, span: Option<Span>) -> Option<Finding> {
    let letter = text.get(at..)?.chars().next()?;
    let code = u32::from(letter);
    let before = text.get(..at)?;
    let start = before.char_indices().rev().nth(NEAR).map_or(0, |(start, _)| start);
    let words = super::excerpt(text.get(start..)?);
    let identity = is_identity(&path);
    let finding = Finding::at(
        path,
        format!("“{words}”: “{letter}” (U+{code:04X}) thuộc chữ viết từ phải sang trái, đảo chỗ các chữ số cạnh nó"),
        format!(
            "“{words}”: “{letter}” (U+{code:04X}) is of a script that runs from right to left and turns the digits beside it"
        ),
    );
    Some(finding.within_opt(span).lighter_if(!identity, Severity::Warning))
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::diagnostic::Severity::{self, Error, Info, Warning};
    use crate::letter;

    const LETTER: &str = "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo\nHà Khê, ngày 02 tháng 5 năm 2024\n\n\
        Kính gửi: Sở Y tế\n\nSở Nội vụ đề nghị Sở Y tế gửi báo cáo tuần./.\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà\n";

    fn told(code: &str, right: &str, forged: &str) -> Vec<(String, Severity)> {
        assert!(LETTER.contains(right), "{right}");
        let reading = letter::from_str(&LETTER.replacen(right, forged, 1));
        let found = Checker::new().check(&reading).diagnostics;
        let own = found.into_iter().filter(|d| d.code == code);
        own.map(|d| (d.path.clone(), d.severity)).collect()
    }

    #[test]
    fn a_name_has_no_letter_that_is_not_vietnamese() {
        for forged in [
            "Trần Thị Minh H\u{3B3}",
            "Trần Thị Minh H\u{10DD}",
            "Trần Thị Mi\u{57C}h Hà",
            "Trần Thị \u{216F}inh Hà",
            "Trần Thị Minh Hë",
            "Trần Thị Minh Hå",
            "Trần Thị Mi\u{1D6A4}h Hà",
        ] {
            assert_eq!(
                told("SP-03", "Trần Thị Minh Hà", forged),
                [("/signatures/0/signer".to_owned(), Warning)],
                "{forged}"
            );
        }
        assert_eq!(
            told("SP-03", "SỞ NỘI VỤ", "SỞ NỘI V\u{1EE4}\u{323}"),
            [("/issuers/0/name".to_owned(), Warning)]
        );
    }

    #[test]
    fn the_name_of_a_foreigner_is_a_hint_at_the_most() {
        for (name, hint) in [("Jürgen Müller", true), ("René Dupont", false), ("José García", false)] {
            let found = told("SP-03", "Trần Thị Minh Hà", name);
            assert!(found.iter().all(|(_, severity)| *severity == Info), "{name}: {found:?}");
            assert_eq!(!found.is_empty(), hint, "{name}");
        }
        assert!(told("SP-03", "Hà\n", "Hà\u{300}nh\n").len() < 2);
        let decomposed = "Trâ\u{300}n Thị Minh Ha\u{300}";
        assert!(told("SP-03", "Trần Thị Minh Hà", decomposed).is_empty());
    }

    #[test]
    fn a_number_that_a_foreign_letter_cuts_off_is_told() {
        for forged in [
            "45/S\u{16D5}NV-VP",
            "45/SNV\u{16D5}-VP",
            "45/SÑV-VP",
            "45/SNV-\u{2164}P",
            "45/SNV-VP\u{10DD}",
        ] {
            assert_eq!(
                told("SP-03", "45/SNV-VP", forged),
                [("/number".to_owned(), Error)],
                "{forged}"
            );
        }
        for fine in ["45/QĐ-ĐHƯƠ", "45/SNV-VP&TĐKT", "45/TTr-SNV"] {
            assert!(told("SP-03", "45/SNV-VP", fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn letters_that_run_left_turn_the_digits_beside_them() {
        let found = told("SP-01", "tuần", "\u{5D0} 250 triệu đồng");
        assert_eq!(found, [("/body/0".to_owned(), Warning)]);
        for letter in ['\u{5D0}', '\u{627}', '\u{710}', '\u{780}', '\u{7CA}'] {
            let found = told("SP-01", "45/SNV-VP", &format!("45{letter}12/SNV-VP"));
            assert!(
                !found.is_empty() && found.iter().all(|(path, _)| path != "/body/0"),
                "{letter} {found:?}"
            );
        }
        assert!(told("SP-01", "tuần", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}").is_empty());
    }
}
