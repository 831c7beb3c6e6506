//! The words before the name of who signed electronically, in the spellings of the
//! programs that print them.

use std::ops::Range;

use crate::check::words::words;
use crate::text::skeleton;

/// What a label says of the name behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// It signed.
    Signer,
    /// The signer belongs to it.
    Body,
}

/// Labels in bare letters, the longer before what begins them.
const LABELS: &[(&str, Label)] = &[
    ("da duoc ky dien tu boi", Label::Signer),
    ("da duoc ky so boi", Label::Signer),
    ("da duoc ky boi", Label::Signer),
    ("duoc ky dien tu boi", Label::Signer),
    ("duoc ky so boi", Label::Signer),
    ("duoc ky boi", Label::Signer),
    ("da ky dien tu boi", Label::Signer),
    ("da ky so boi", Label::Signer),
    ("da ky boi", Label::Signer),
    ("ky dien tu boi", Label::Signer),
    ("ky so boi", Label::Signer),
    ("ky boi", Label::Signer),
    ("ho va ten nguoi ky", Label::Signer),
    ("ho ten nguoi ky", Label::Signer),
    ("ten nguoi ky", Label::Signer),
    ("nguoi ky dien tu", Label::Signer),
    ("nguoi ky so", Label::Signer),
    ("nguoi ky", Label::Signer),
    ("don vi ky", Label::Signer),
    ("co quan ky", Label::Signer),
    ("chu ky dien tu cua", Label::Signer),
    ("chu ky so cua", Label::Signer),
    ("chu ky dien tu", Label::Signer),
    ("chu ky so", Label::Signer),
    ("chu ky cua", Label::Signer),
    ("chu the chung thu", Label::Signer),
    ("chu the", Label::Signer),
    ("cap cho", Label::Signer),
    ("digitally signed by", Label::Signer),
    ("electronically signed by", Label::Signer),
    ("signed digitally by", Label::Signer),
    ("signed electronically by", Label::Signer),
    ("signed by", Label::Signer),
    ("digital signature of", Label::Signer),
    ("signature of", Label::Signer),
    ("digitally signed", Label::Signer),
    ("signer name", Label::Signer),
    ("signer", Label::Signer),
    ("signatory", Label::Signer),
    ("issued to", Label::Signer),
    ("certificate owner", Label::Signer),
    ("common name", Label::Signer),
    ("cn", Label::Signer),
    ("co quan", Label::Body),
    ("to chuc", Label::Body),
    ("don vi", Label::Body),
    ("organization", Label::Body),
    ("organisation", Label::Body),
    ("company", Label::Body),
    ("o", Label::Body),
];

/// Labels that only a sign makes one: without it they are words of a sentence.
const NEEDS_SIGN: [&str; 15] = [
    "nguoi ky",
    "don vi ky",
    "co quan ky",
    "chu the",
    "cap cho",
    "signer",
    "signatory",
    "cn",
    "co quan",
    "to chuc",
    "don vi",
    "organization",
    "organisation",
    "company",
    "o",
];

/// Nobody prints a longer line.
const LONGEST: usize = 300;

/// The label in a line of a signature and the name behind it, which may stand on the next
/// line. Inside the line a label has a colon or an equals sign.
pub(super) fn labelled(text: &str) -> Option<(Label, &str)> {
    if text.len() > LONGEST {
        return None;
    }
    let all: Vec<(Range<usize>, String)> = words(text).map(|(place, word)| (place, skeleton(word))).collect();
    // Inside the line a label has a sign.
    let places = if text.contains([':', '=']) { all.len() } else { 1 };
    (0..places).find_map(|first| {
        let rest = all.get(first..)?;
        let word = &rest.first()?.1;
        LABELS.iter().find_map(|(label, sort)| {
            // The first word settles nearly every label.
            if !label.starts_with(word.as_str()) {
                return None;
            }
            let head = rest.get(..label.split(' ').count())?;
            let same = head.iter().map(|(_, word)| word.as_str()).eq(label.split(' '));
            let (start, end) = (head.first().filter(|_| same)?.0.start, head.last()?.0.end);
            // `Người ký: Sở …` is not `Người ký số`.
            if text.get(start..end)?.contains([':', '=']) {
                return None;
            }
            let behind = text.get(end..)?.trim_start();
            let signed = behind.starts_with([':', '=']);
            let fits = signed || (first == 0 && !NEEDS_SIGN.contains(label) && is_apart(behind));
            fits.then(|| (*sort, behind.trim_start_matches([':', '=', '-', '–', ' ']).trim()))
        })
    })
}

/// Whether a name may begin here, with or without a dash before it.
fn is_apart(behind: &str) -> bool {
    let name = behind.trim_start_matches(['-', '–', ' ']);
    name.is_empty() || name.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_behind_every_label() {
        for (label, sort) in LABELS {
            let line = format!("{label}: Nguyễn Văn An");
            assert_eq!(labelled(&line), Some((*sort, "Nguyễn Văn An")), "{label}");
            let bare = labelled(&format!("{label} Nguyễn Văn An")).is_some();
            assert_eq!(bare, !NEEDS_SIGN.contains(label), "{label}");
        }
        for (line, name) in [
            ("Người ký : Nguyễn Văn An", "Nguyễn Văn An"),
            ("Ngày ký: 12/05/2026 Người ký: Nguyễn Văn An", "Nguyễn Văn An"),
            ("CN=Nguyễn Văn An, O=Sở Y tế", "Nguyễn Văn An, O=Sở Y tế"),
            ("Ký bởi - Sở Y tế", "Sở Y tế"),
            ("KÝ SỐ BỞI", ""),
            ("Người ký: Sở Nội vụ", "Sở Nội vụ"),
        ] {
            assert_eq!(labelled(line).map(|(_, name)| name), Some(name), "{line}");
        }
    }

    #[test]
    fn words_of_sentences_are_no_labels() {
        for other in [
            "Cơ quan chuyên môn gửi báo cáo",
            "Người ký văn bản chịu trách nhiệm",
            "Chữ ký số được quản lý theo quy định",
            "Được ký bởi hai bên",
            "Ngày ký: 12/05/2026",
        ] {
            assert_eq!(labelled(other), None, "{other}");
        }
    }
}
