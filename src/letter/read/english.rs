//! The English half of letters that are printed in two languages.

use crate::text::{is_letter, is_possible_syllable};

/// Words of letterheads, titles and labels.
const WORDS: &[&str] = &[
    "above",
    "address",
    "agency",
    "and",
    "announcement",
    "annual",
    "april",
    "archives",
    "as",
    "attached",
    "attachment",
    "attachments",
    "attention",
    "august",
    "authority",
    "authorized",
    "bank",
    "board",
    "branch",
    "by",
    "capital",
    "center",
    "centre",
    "ceo",
    "certify",
    "chairman",
    "chairwoman",
    "charter",
    "chief",
    "city",
    "close",
    "code",
    "college",
    "commercial",
    "commission",
    "committee",
    "company",
    "construction",
    "contents",
    "copy",
    "corporation",
    "council",
    "date",
    "dear",
    "december",
    "decision",
    "department",
    "deputy",
    "development",
    "director",
    "directors",
    "discloser",
    "disclosure",
    "district",
    "dividends",
    "document",
    "documents",
    "economic",
    "education",
    "electronic",
    "energy",
    "enterprise",
    "exchange",
    "executive",
    "explanation",
    "export",
    "extraordinary",
    "february",
    "finance",
    "financial",
    "for",
    "foreign",
    "freedom",
    "from",
    "fund",
    "general",
    "government",
    "group",
    "happiness",
    "head",
    "health",
    "hereby",
    "holding",
    "holdings",
    "hospital",
    "import",
    "in",
    "independence",
    "industrial",
    "industry",
    "information",
    "institute",
    "insurance",
    "international",
    "investment",
    "invitation",
    "january",
    "joint",
    "july",
    "june",
    "justice",
    "labour",
    "law",
    "legal",
    "letter",
    "liability",
    "limited",
    "logistics",
    "ltd",
    "management",
    "manager",
    "march",
    "may",
    "meeting",
    "member",
    "members",
    "ministry",
    "minutes",
    "name",
    "no",
    "notice",
    "notification",
    "november",
    "october",
    "of",
    "office",
    "on",
    "organization",
    "page",
    "payment",
    "people's",
    "periodic",
    "person",
    "phone",
    "place",
    "plan",
    "power",
    "president",
    "private",
    "production",
    "proposal",
    "province",
    "public",
    "re",
    "real",
    "recipients",
    "ref",
    "reference",
    "registration",
    "report",
    "representative",
    "republic",
    "request",
    "resolution",
    "respectfully",
    "school",
    "secretary",
    "securities",
    "see",
    "september",
    "service",
    "services",
    "shareholders",
    "signature",
    "sincerely",
    "social",
    "socialist",
    "state",
    "stock",
    "subject",
    "technology",
    "the",
    "this",
    "to",
    "trade",
    "trading",
    "transport",
    "travel",
    "university",
    "vice",
    "vietnam",
    "with",
    "yours",
];

/// Whether a line is English: letters without marks, and mostly words of the list
/// or such as no Vietnamese syllable can be.
pub(super) fn is_english(line: &str) -> bool {
    if line.len() > 200 || line.chars().any(|c| !c.is_ascii() && is_letter(c)) {
        return false;
    }
    let (mut words, mut known, mut long, mut possible) = (0, 0, false, 0);
    for word in line
        .split(|c: char| !c.is_ascii_alphabetic() && c != '\'')
        .filter(|word| word.len() > 1)
    {
        words += 1;
        let listed = is_word(word);
        known += usize::from(listed);
        long |= listed && word.len() >= 5;
        possible += usize::from(!listed && is_possible_syllable(word.chars()));
    }
    // `Phu Khe, April 18, 2024`: a date of that form is enough.
    let dated = words <= 6 && line.contains(|c: char| c.is_ascii_digit()) && line.split([' ', ',']).any(is_month);
    dated || (long && known * 3 >= words && (known * 2 >= words || possible * 3 <= words))
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.contains(&word)
}

/// Whether a word stands in the list.
pub(super) fn is_word(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    WORDS.binary_search(&word.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn english_lines_and_others() {
        for line in [
            "THE SOCIALIST REPUBLIC OF VIETNAM",
            "Independence - Freedom - Happiness",
            "ANNOUNCEMENT",
            "LAMHAI CERAMICS JOINT STOCK COMPANY",
            "Re: Payment of dividends for 2023",
            "General Director",
            "Phu Khe, April 18, 2024",
        ] {
            assert!(is_english(line), "{line}");
        }
        for line in [
            "CONG HOA XA HOI CHU NGHIA VIET NAM",
            "BO CONG THUONG",
            "CÔNG TY CỔ PHẦN",
            "GELEXIM",
            "TO TRINH",
            "V/v thanh toan",
            "UBND TINH",
            "",
        ] {
            assert!(!is_english(line), "{line}");
        }
    }
}
