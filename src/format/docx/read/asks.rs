//! What the instruction of a field asks for.

use std::sync::Arc;

use super::links;

/// Fields whose words Word makes itself: they are fetched from elsewhere, follow the clock,
/// the machine or the properties of the file, are counted anew, start a program, or show
/// words of their instruction. Of the fields of ISO/IEC 29500-1, 17.16.5, and those that
/// Word knows beside them, all are here but those that ordinary letters have (pages,
/// tables of contents, references, sequences, links) and those that show nothing.
const ACTING: [&str; 68] = [
    "=",
    "ADDRESSBLOCK",
    "ADVANCE",
    "ASK",
    "AUTHOR",
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "AUTOTEXT",
    "AUTOTEXTLIST",
    "BARCODE",
    "BIBLIOGRAPHY",
    "BIDIOUTLINE",
    "CITATION",
    "COMMENTS",
    "COMPARE",
    "CREATEDATE",
    "DATABASE",
    "DATE",
    "DDE",
    "DDEAUTO",
    "DISPLAYBARCODE",
    "DOCPROPERTY",
    "DOCVARIABLE",
    "EDITTIME",
    "EQ",
    "FILENAME",
    "FILESIZE",
    "FILLIN",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "GLOSSARY",
    "GOTOBUTTON",
    "GREETINGLINE",
    "IF",
    "IMPORT",
    "INCLUDE",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "INFO",
    "KEYWORDS",
    "LASTSAVEDBY",
    "LINK",
    "LISTNUM",
    "MACROBUTTON",
    "MERGEBARCODE",
    "MERGEFIELD",
    "MERGEREC",
    "MERGESEQ",
    "NUMCHARS",
    "NUMWORDS",
    "PRINT",
    "PRINTDATE",
    "QUOTE",
    "RD",
    "REVNUM",
    "SAVEDATE",
    "SECTION",
    "SET",
    "STYLEREF",
    "SUBJECT",
    "SYMBOL",
    "TEMPLATE",
    "TIME",
    "TITLE",
    "USERADDRESS",
    "USERINITIALS",
    "USERNAME",
];

/// Fields that stand for the number of a page, or for how many there are.
const PAGES: [&str; 3] = ["PAGE", "NUMPAGES", "SECTIONPAGES"];

/// What a field is asked for: worked out once, for a hostile file has long instructions
/// and many pieces in their results.
#[derive(Debug, Default, Clone)]
pub(super) struct Asks {
    /// Whether it is the number of a page, or how many there are.
    pub(super) is_number: bool,
    /// Whether its digits are Arabic, where it says so: `PAGE \* roman`.
    pub(super) arabic: Option<bool>,
    /// Its name, if Word makes its words itself.
    pub(super) acting: Option<&'static str>,
    /// Where it leads, if it is a link.
    pub(super) target: Option<Arc<str>>,
}

impl Asks {
    pub(super) fn of(instruction: &str) -> Self {
        let (name, rest) = named(instruction);
        let is = |known: &&str| name.eq_ignore_ascii_case(known);
        let is_number = PAGES.iter().any(is);
        Self {
            is_number,
            arabic: is_number.then(|| arabic(rest)).flatten(),
            acting: ACTING.into_iter().find(|acting| is(acting)),
            target: is(&"HYPERLINK").then(|| links::of_field(rest)).flatten(),
        }
    }
}

/// The name of a field, and what is behind it: a name ends at the first character that is
/// no letter, `DATE\@"d/M/yyyy"`; that of a formula is its sign of equality.
fn named(instruction: &str) -> (&str, &str) {
    let instruction = instruction.trim_start();
    let end = match instruction.starts_with('=') {
        true => 1,
        false => instruction
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(instruction.len()),
    };
    instruction.split_at_checked(end).unwrap_or((instruction, ""))
}

fn arabic(switches: &str) -> Option<bool> {
    let format = switches.split("\\*").nth(1)?.split_whitespace().next()?;
    let lower = format.to_ascii_lowercase();
    match lower.as_str() {
        "mergeformat" | "charformat" => None,
        format => Some(format.starts_with("arabic")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_known_by_its_name() {
        for (instruction, name) in [
            (" ddeauto c:\\a \"b\"", Some("DDEAUTO")),
            ("DATE \\@ \"d/M/yyyy\"", Some("DATE")),
            ("DATE\\@\"d/M/yyyy\"", Some("DATE")),
            ("QUOTE \"chuyển tiền\"", Some("QUOTE")),
            ("QUOTE\"900 triệu\"", Some("QUOTE")),
            ("IF1=1 \"a\" \"b\"", Some("IF")),
            (" =900*2", Some("=")),
            ("= SUM(ABOVE)", Some("=")),
            ("\u{A0}DOCPROPERTY So", Some("DOCPROPERTY")),
            ("REF DATE", None),
            ("REF _Ref1 \\h", None),
            ("PAGEREF _Toc1 \\h", None),
            ("TOC \\o \"1-3\"", None),
            ("SEQ Bảng \\* ARABIC", None),
            ("NUMPAGES", None),
            (" ", None),
        ] {
            assert_eq!(Asks::of(instruction).acting, name, "{instruction}");
        }
        assert!(ACTING.is_sorted());
    }

    #[test]
    fn numbers_of_pages_are_known_with_their_digits() {
        for (instruction, is_number, arabic) in [
            (" PAGE ", true, None),
            ("page\\* roman", true, Some(false)),
            ("PAGE \\* Arabic \\* MERGEFORMAT", true, Some(true)),
            ("NUMPAGES \\* MERGEFORMAT", true, None),
            ("PAGEREF _Toc1", false, None),
            ("SEQ a \\* ARABIC", false, None),
        ] {
            let asks = Asks::of(instruction);
            assert_eq!((asks.is_number, asks.arabic), (is_number, arabic), "{instruction}");
        }
    }

    #[test]
    fn a_link_leads_somewhere() {
        let target = |instruction: &str| Asks::of(instruction).target;
        for instruction in ["HYPERLINK \"https://a.example\"", " hyperlink\"https://a.example\""] {
            assert_eq!(target(instruction).as_deref(), Some("https://a.example"));
        }
        assert_eq!(target("HYPERLINK \\l \"Phu_luc\""), None);
        assert_eq!(target("REF https://a.example"), None);
    }
}
