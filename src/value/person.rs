//! The name of a person, and what stands before it.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::error::{ParseValueError, ValueKind};
use super::spelling::collapse;
use super::text_value::serde_as_text;
use crate::text::{Heads, skeleton};

/// The name of who signs, its rank and its degrees split off (NĐ 30/2020,
/// Annex I, II.7.c: neither stands before the name, save in the army, the police,
/// education, health and science as their heads provide).
///
/// # Syntax
///
/// `[rank] [degrees] name`: `Đại tá Nguyễn Văn Dũng`, `PGS.TS. Trần Văn Bảo`. Prints
/// the same, with one space between the parts.
///
/// Case and marks are those of the text. Names order by their letters as they
/// stand, not by given name.
///
/// # Errors
///
/// No name behind rank and degrees, at the end.
///
/// # Examples
///
/// ```
/// use congvan::value::PersonName;
///
/// let person: PersonName = "Thiếu tướng, PGS.TS. Trần Văn Bảo".parse()?;
/// assert_eq!(person.name(), "Trần Văn Bảo");
/// assert_eq!((person.rank(), person.degree()), (Some("Thiếu tướng"), Some("PGS.TS.")));
/// assert_eq!(person.to_string(), "Thiếu tướng PGS.TS. Trần Văn Bảo");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonName {
    name: String,
    degree: Option<String>,
    rank: Option<String>,
}

impl PersonName {
    /// The name alone.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Academic titles and titles of honour: `PGS.TS.`.
    #[must_use]
    pub fn degree(&self) -> Option<&str> {
        self.degree.as_deref()
    }

    /// The rank in the army or the police: `Đại tá`.
    #[must_use]
    pub fn rank(&self) -> Option<&str> {
        self.rank.as_deref()
    }
}

impl FromStr for PersonName {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::PersonName;
    ///
    /// let signer: PersonName = "TS. Lê Thị Bình".parse()?;
    /// assert_eq!((signer.degree(), signer.name()), (Some("TS."), "Lê Thị Bình"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let line = collapse(s);
        let person = split_name(&line);
        if !person.name.contains(char::is_alphabetic) {
            let (vi, en) = ("thiếu họ tên", "a name is missing");
            return Err(ParseValueError::new(
                ValueKind::PersonName,
                s,
                s.trim_end().len(),
                vi,
                en,
            ));
        }
        Ok(Self {
            name: person.name.to_owned(),
            degree: person.degree.map(str::to_owned),
            rank: person.rank.map(str::to_owned),
        })
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [&self.rank, &self.degree].into_iter().flatten() {
            write!(f, "{part} ")?;
        }
        f.write_str(&self.name)
    }
}

serde_as_text!(PersonName);

/// Academic titles and titles of honour that may stand before a name.
const DEGREES: &[&str] = &[
    "gs", "pgs", "ts", "tskh", "ths", "th.s", "bs", "bs.ckii", "bs.cki", "bsckii", "bscki", "ckii", "cki", "ck1",
    "ck2", "bs.ck1", "bs.ck2", "bsck1", "bsck2", "ks", "cn", "ds", "nsnd", "nsut", "ngnd", "ngut", "ttnd", "ttut",
    "kts", "ls", "gvc",
];

/// The same written out, in bare letters, the longest first.
const DEGREE_WORDS: &[&str] = &[
    "thay thuoc nhan dan",
    "thay thuoc uu tu",
    "nha giao nhan dan",
    "nha giao uu tu",
    "nghe si nhan dan",
    "nghe si uu tu",
    "pho giao su",
    "kien truc su",
    "giao su",
    "tien si",
    "thac si",
    "bac si chuyen khoa ii",
    "bac si chuyen khoa i",
    "bac si chuyen khoa 2",
    "bac si chuyen khoa 1",
    "bac si",
    "duoc si",
    "ky su",
    "luat su",
    "cu nhan",
];

/// Ranks of the army and the police, in bare letters, the longest first.
const RANKS: &[&str] = &[
    "pho do doc",
    "chuan do doc",
    "do doc",
    "chuan uy",
    "thuong tuong",
    "trung tuong",
    "thieu tuong",
    "dai tuong",
    "thuong ta",
    "trung ta",
    "thieu ta",
    "dai ta",
    "thuong uy",
    "trung uy",
    "thieu uy",
    "dai uy",
];

/// A name with what stood before it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NamedPerson<'a> {
    pub(crate) rank: Option<&'a str>,
    pub(crate) degree: Option<&'a str>,
    pub(crate) name: &'a str,
}

/// Splits rank and degree off the head of a name.
pub(crate) fn split_name(text: &str) -> NamedPerson<'_> {
    let text = text.trim();
    let (rank, rest) = split_rank(text);
    let mut degree_end = 0;
    loop {
        let tail = rest.get(degree_end..).unwrap_or_default();
        let word_end = tail.find([' ', ',']).unwrap_or(tail.len());
        let word = tail.get(..word_end).unwrap_or_default();
        // `PGS.TS.Nguyễn` may touch the name.
        let dotted = word.rfind('.').map_or("", |i| word.get(..=i).unwrap_or_default());
        let in_words = Opening::of(tail) & Opening::DEGREE_WORDS != 0;
        let candidate = match in_words.then(|| words_at_head(tail, DEGREE_WORDS)).flatten() {
            Some(words) => words,
            None if is_degree(word) => word,
            None => dotted,
        };
        if candidate.is_empty() || !(candidate.contains(' ') || is_degree(candidate)) {
            break;
        }
        degree_end += candidate.len();
        degree_end += tail
            .get(candidate.len()..)
            .map_or(0, |t| t.len() - t.trim_start_matches([' ', ',']).len());
    }
    let degree = rest
        .get(..degree_end)
        .map(|d| d.trim_end_matches([' ', ',']))
        .filter(|d| !d.is_empty());
    NamedPerson {
        rank,
        degree,
        name: rest.get(degree_end..).unwrap_or_default().trim(),
    }
}

/// What the first letters of a text can begin.
struct Opening;

impl Opening {
    const RANK: u32 = 1;
    const DEGREE: u32 = 1 << 1;
    const DEGREE_WORDS: u32 = 1 << 2;

    fn of(text: &str) -> u32 {
        static HEADS: LazyLock<Heads> = LazyLock::new(|| {
            let ended = |sign: &'static str| DEGREES.iter().map(move |degree| format!("{degree}{sign}"));
            let degrees: Vec<String> = ended(" ").chain(ended(".")).collect();
            let degrees: Vec<&str> = degrees.iter().map(String::as_str).collect();
            Heads::new(&[
                (RANKS, Opening::RANK),
                (&degrees, Opening::DEGREE),
                (DEGREE_WORDS, Opening::DEGREE_WORDS),
            ])
        });
        HEADS.of(text)
    }
}

/// Takes a rank and the comma behind it off the head.
fn split_rank(text: &str) -> (Option<&str>, &str) {
    if Opening::of(text) & Opening::RANK == 0 {
        return (None, text);
    }
    let Some(rank) = words_at_head(text, RANKS) else {
        return (None, text);
    };
    let rest = text.get(rank.len()..).unwrap_or_default();
    (Some(rank), rest.trim_start_matches([',', ' ']))
}

/// The two to five words at the head of a text that a list has, if anything
/// follows them.
fn words_at_head<'a>(text: &'a str, list: &[&str]) -> Option<&'a str> {
    let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(5).collect();
    ends.iter().rev().find_map(|end| {
        let words = text.get(..*end)?.trim_end_matches([',', ' ']);
        let behind = text.get(*end..)?.trim_start_matches([',', ' ']);
        (list.contains(&skeleton(words).as_str()) && !behind.is_empty()).then_some(words)
    })
}

fn is_degree(word: &str) -> bool {
    if Opening::of(word.trim_start_matches('.')) & Opening::DEGREE == 0 {
        return false;
    }
    let bare = skeleton(word);
    let parts = || bare.split('.').filter(|p| !p.is_empty());
    let whole = bare.trim_end_matches('.');
    DEGREES.contains(&whole) || (parts().next().is_some() && parts().all(|part| DEGREES.contains(&part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_and_degrees_come_off() {
        for (text, rank, degree, name) in [
            ("Lê Thị Bình", None, None, "Lê Thị Bình"),
            ("Th.s Bùi Văn An", None, Some("Th.s"), "Bùi Văn An"),
            ("PGS.TS. Trần Văn Bảo", None, Some("PGS.TS."), "Trần Văn Bảo"),
            ("TS.BS. Hà Thị Cúc", None, Some("TS.BS."), "Hà Thị Cúc"),
            ("Đại tá Nguyễn Văn Dũng", Some("Đại tá"), None, "Nguyễn Văn Dũng"),
            ("Thiếu tướng, TS. Vũ Hùng", Some("Thiếu tướng"), Some("TS."), "Vũ Hùng"),
            ("Chuẩn Đô đốc Lê Văn Hải", Some("Chuẩn Đô đốc"), None, "Lê Văn Hải"),
            ("Tiến sĩ Lê Thị Bình", None, Some("Tiến sĩ"), "Lê Thị Bình"),
            (
                "Phó Giáo sư, Tiến sĩ Trần Văn Bảo",
                None,
                Some("Phó Giáo sư, Tiến sĩ"),
                "Trần Văn Bảo",
            ),
            ("Đại úy BS. Hà Văn An", Some("Đại úy"), Some("BS."), "Hà Văn An"),
            (
                "Nhà giáo Ưu tú, ThS. Vũ Hùng",
                None,
                Some("Nhà giáo Ưu tú, ThS."),
                "Vũ Hùng",
            ),
            (
                "Bác sĩ chuyên khoa II Lê Văn Hải",
                None,
                Some("Bác sĩ chuyên khoa II"),
                "Lê Văn Hải",
            ),
            ("BS.CK2. Lê Văn Hải", None, Some("BS.CK2."), "Lê Văn Hải"),
            ("Tiến Sĩ", None, None, "Tiến Sĩ"),
        ] {
            assert_eq!(split_name(text), NamedPerson { rank, degree, name }, "{text}");
        }
    }
}
