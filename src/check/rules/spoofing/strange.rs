//! Marks that no Vietnamese letter has, strokes that lie over letters, and letters of other
//! scripts in Latin words. For SP-03 in what says who, when and how much, for SP-05 in
//! running text.

use super::characters::{code, each, more};
use crate::check::answer::Finding;
use crate::check::facts::deceptive::{Scope, Sighting, Sort};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::deceptive::Deceit;

/// What SP-03 tells: in a field, a number, an amount, an address.
pub(super) fn letters<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Finding> + 's {
    told(subject, |sighting| sighting.scope != Scope::Running)
}

/// What SP-05 tells: in running text.
pub(super) fn words<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Finding> + 's {
    told(subject, |sighting| sighting.scope == Scope::Running)
}

fn told<'s>(subject: &'s Subject<'_>, here: fn(&Sighting) -> bool) -> impl Iterator<Item = Finding> + 's {
    let marks = each(subject, Sort::Mark, move |sighting| {
        here(sighting).then(|| {
            // Other languages have marks of their own; none strikes out its letters.
            let honest = sighting.first.deceit == Deceit::Mark;
            mark(sighting).lighter_if(honest, Severity::Warning)
        })
    });
    marks.chain(each(subject, Sort::Alien, move |sighting| {
        here(sighting).then(|| alien(sighting).lighter(Severity::Warning))
    }))
}

fn mark(sighting: &Sighting) -> Finding {
    let (word, code) = (&sighting.word, code(sighting));
    let (vi, en) = more(sighting.count);
    Finding::at(
        sighting.path.as_str(),
        format!("“{word}”: {code}{vi} phủ lên chữ mà không phải dấu của chữ Việt; hãy bỏ đi"),
        format!("“{word}”: {code}{en} lies on the letters and is no mark of Vietnamese; remove it"),
    )
}

fn alien(sighting: &Sighting) -> Finding {
    let (c, word, code) = (sighting.first.c, &sighting.word, code(sighting));
    let (vi, en) = more(sighting.count);
    Finding::at(
        sighting.path.as_str(),
        format!("“{word}”: “{c}” là {code}{vi}, khác hệ chữ với các chữ bên cạnh; hãy gõ lại"),
        format!("“{word}”: “{c}” is {code}{en}, of another script than the letters beside it; type it anew"),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::diagnostic::Severity::{self, Error, Warning};
    use crate::letter;

    const LETTER: &str = "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo\nHà Khê, ngày 02 tháng 5 năm 2024\n\n\
        Kính gửi: Sở Y tế\n\nSở Nội vụ đề nghị Sở Y tế gửi báo cáo tuần./.\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà\n";

    /// The letters of a text struck out, one by one.
    fn struck(text: &str) -> String {
        let struck = |c: char| {
            if c == ' ' {
                " ".to_owned()
            } else {
                format!("{c}\u{336}")
            }
        };
        text.chars().map(struck).collect()
    }

    fn told(right: &str, forged: &str) -> Vec<(String, String, Severity)> {
        assert!(LETTER.contains(right), "{right}");
        let reading = letter::from_str(&LETTER.replacen(right, forged, 1));
        let found = Checker::new().check(&reading).diagnostics;
        let own = found.iter().filter(|d| matches!(d.code.as_ref(), "SP-03" | "SP-05"));
        own.map(|d| (d.code.to_string(), d.path.clone(), d.severity)).collect()
    }

    #[test]
    fn marks_that_strike_out_are_told_wherever_they_stand() {
        for (right, code, path, severity) in [
            ("báo cáo", "SP-05", "/subject", Warning),
            ("đề nghị", "SP-05", "/body/0", Warning),
            ("Hà Khê, ngày 02", "SP-03", "/subject", Error),
        ] {
            let found = told(right, &struck(right));
            let is_told = found
                .iter()
                .any(|(c, p, s)| (c.as_str(), p.as_str(), *s) == (code, path, severity));
            assert!(is_told, "{right}: {found:?}");
        }
        for mark in ['\u{334}', '\u{338}', '\u{20D2}', '\u{20DD}', '\u{20E5}', '\u{489}'] {
            let found = told("tuần", &format!("5{mark}00 triệu đồng"));
            assert_eq!(
                found,
                [("SP-03".to_owned(), "/body/0".to_owned(), Error)],
                "{:04X}",
                u32::from(mark)
            );
        }
    }

    #[test]
    fn marks_of_other_languages_are_told_in_names_and_figures() {
        let at = |path: &str| vec![("SP-03".to_owned(), path.to_owned(), Warning)];
        assert_eq!(
            told("Sở Y tế\n\nSở", "Sở Y t\u{1EBF}\u{32A}\n\nSở"),
            at("/addressees/0")
        );
        assert_eq!(
            told("Sở Y tế\n\nSở", "Sở Y t\u{1EBF}\u{301}\n\nSở"),
            at("/addressees/0")
        );
        assert_eq!(told("tuần", "5\u{301}00 đồng"), at("/body/0"));
        let running = |path: &str| vec![("SP-05".to_owned(), path.to_owned(), Warning)];
        assert_eq!(told("báo cáo", "ba\u{301}\u{301}o ca\u{332}o"), running("/subject"));
        assert_eq!(told("tuần", "t\u{325}uần"), running("/body/0"));
        assert_eq!(told("tuần", "tua\u{302}\u{300}\u{323}n"), running("/body/0"));
        for honest in [
            "buôn Kê\u{306} Mnông",
            "x \u{3D}\u{338} 5",
            "x\u{304} = 5",
            "sô\u{301} liê\u{323}u tuâ\u{300}n",
            "Franc\u{327}ois, Zu\u{308}rich, c\u{30C}, u\u{308}\u{301}",
            "so\u{301}\u{302} lie\u{302}\u{323}u d\u{335}e\u{302}\u{309}",
            "1\u{FE0F}\u{20E3} Báo cáo",
        ] {
            assert_eq!(told("tuần", honest), [], "{honest}");
        }
    }

    #[test]
    fn letters_of_other_scripts_in_a_word_are_told() {
        for forged in [
            "tu\u{10D4}n",
            "\u{15DE}uyệt",
            "b\u{1D00}o",
            "G\u{2160}ÁM",
            "t\u{2D4F}n",
            "\u{A4E7}oàng",
            "n\u{24D0}m",
        ] {
            let found = told("tuần", forged);
            assert!(
                matches!(found.as_slice(), [(code, path, Warning)] if code == "SP-05" && path == "/body/0"),
                "{forged}: {found:?}"
            );
        }
        for honest in [
            "tiếng Khmer (\u{1797}\u{17B6}\u{179F}\u{17B6})",
            "công ty ABC\u{682A}\u{5F0F}",
            "quý \u{2161}, Phụ lục \u{2160}",
            "μm, kΩ, hν, 10 m\u{2113}",
            // What a page of PDF gives for `office`.
            "o\u{FB03}ce",
            "Москва и Минск",
        ] {
            assert_eq!(told("tuần", honest), [], "{honest}");
        }
    }
}
