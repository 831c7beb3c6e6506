//! SP-01 to SP-05: characters that turn the text, are not seen, or only look like others.

use super::{capitals, foreign, strange};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::deceptive::{Scope, Sighting, Sort, is_typed_eth};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::deceptive::{Deceit, name};

const LETTERS: &str = "khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "SP-01",
        name: "no-turned-text",
        severity: Severity::Error,
        basis: LETTERS,
        vi: "văn bản không có ký tự điều khiển chiều chữ: chúng làm phần nhìn thấy khác phần được lưu",
        en: "no character turns the direction of the text: what is seen would differ from what is kept",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Number,
            "Số: \u{202D}45\u{202C}/SNV-VP",
            "Số: 45/SNV-VP",
        ),
        test: turned,
    },
    Row {
        code: "SP-02",
        name: "no-unseen-characters",
        severity: Severity::Warning,
        basis: LETTERS,
        vi: "số, tên, ngày, địa chỉ không có ký tự không nhìn thấy (khoảng trắng không độ rộng, gạch nối mềm, ký tự thẻ)",
        en: "numbers, names, dates and addresses hold no unseen characters (zero-width, soft hyphens, tags)",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/SNV\u{200B}-VP", "Số: 45/SNV-VP"),
        test: unseen,
    },
    Row {
        code: "SP-03",
        name: "letters-of-identity",
        severity: Severity::Error,
        basis: LETTERS,
        vi: "số, tên, ngày, số tiền, địa chỉ viết bằng chữ Việt, không dùng chữ của hệ chữ khác trông giống, không có dấu gạch, dấu lạ phủ lên chữ",
        en: "numbers, names, dates, amounts and addresses are in Vietnamese letters, not in others that look alike, and under no strokes or marks of other languages",
        needs: Needs::Text,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Number, "Số: 45/SNV-V\u{420}", "Số: 45/SNV-VP"),
        test: letters,
    },
    Row {
        code: "SP-04",
        name: "digits-of-identity",
        severity: Severity::Error,
        basis: LETTERS,
        vi: "số ghi bằng chữ số Ả Rập thường dùng (0-9), không dùng chữ số của hệ chữ khác",
        en: "figures are written with the digits 0 to 9, not with those of other scripts",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị Sở Y tế chuyển 2\u{FF15}0 triệu đồng./.",
            "Sở Nội vụ đề nghị Sở Y tế chuyển 250 triệu đồng./.",
        ),
        test: digits,
    },
    Row {
        code: "SP-05",
        name: "words-of-one-script",
        severity: Severity::Warning,
        basis: LETTERS,
        vi: "một từ chỉ viết bằng chữ của một hệ chữ, không có nét gạch phủ lên chữ",
        en: "a word is written in the letters of one script, and nothing strikes them out",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị Sở Y tế \u{FF47}\u{FF55}\u{FF49} báo cáo./.",
            "Sở Nội vụ đề nghị Sở Y tế gui báo cáo./.",
        ),
        test: words,
    },
];

/// Marks of direction that Word and the web leave behind; they turn nothing by themselves.
const STRAY: [char; 3] = ['\u{61C}', '\u{200E}', '\u{200F}'];

fn turned(subject: &Subject<'_>) -> Answer {
    let signs = each(subject, Sort::Turns, |sighting| {
        let code = code(sighting);
        let count = sighting.count;
        let finding = Finding::at(
            sighting.path.as_str(),
            format!(
                "có {count} ký tự đổi chiều chữ ({code}) ở “{}”; phần nhìn thấy có thể khác nội dung",
                sighting.word
            ),
            format!(
                "{count} characters turn the text ({code}) at “{}”; what is seen may differ from the content",
                sighting.word
            ),
        );
        let running = sighting.scope == Scope::Running;
        let stray = running && STRAY.contains(&sighting.first.c);
        Some(match (stray, running) {
            (true, _) => finding.lighter(Severity::Info),
            (_, running) => finding.lighter_if(running, Severity::Warning),
        })
    });
    Answer::of(signs.chain(foreign::turning(subject)))
}

fn unseen(subject: &Subject<'_>) -> Answer {
    let found = each(subject, Sort::Unseen, |sighting| {
        let (code, count) = (code(sighting), sighting.count);
        if !sighting.smuggled.is_empty() {
            let told = super::excerpt(&sighting.smuggled);
            return Some(Finding::at(
                sighting.path.as_str(),
                format!("{count} ký tự thẻ không nhìn thấy ghi cho máy đọc: “{told}”"),
                format!("{count} unseen tag characters spell for programs: “{told}”"),
            ));
        }
        Some(Finding::at(
            sighting.path.as_str(),
            format!(
                "“{}” có {count} ký tự không nhìn thấy ({code}): trông giống mà không bằng nhau khi so sánh",
                sighting.word
            ),
            format!(
                "“{}” has {count} unseen characters ({code}): it looks the same and does not compare equal",
                sighting.word
            ),
        ))
    });
    Answer::of(found)
}

fn letters(subject: &Subject<'_>) -> Answer {
    let alike = each(subject, Sort::Letter, |sighting| {
        (sighting.scope != Scope::Running).then(|| {
            // What every old keyboard types is no forgery.
            look_alike(sighting).lighter_if(is_typed_eth(sighting.first.c), Severity::Warning)
        })
    });
    let strange = strange::letters(subject).chain(capitals::letters(subject));
    Answer::of(alike.chain(foreign::letters(subject)).chain(strange))
}

fn words(subject: &Subject<'_>) -> Answer {
    let alike = each(subject, Sort::Letter, |sighting| {
        (sighting.scope == Scope::Running).then(|| look_alike(sighting))
    });
    Answer::of(alike.chain(strange::words(subject)))
}

fn digits(subject: &Subject<'_>) -> Answer {
    Answer::of(each(subject, Sort::Digit, |sighting| {
        let running = sighting.scope == Scope::Running;
        Some(look_alike(sighting).lighter_if(running, Severity::Warning))
    }))
}

/// What a character looks like and what it is.
fn look_alike(sighting: &Sighting) -> Finding {
    let (c, word, count) = (sighting.first.c, &sighting.word, sighting.count);
    let code = code(sighting);
    let (vi, en) = more(count);
    let looks = match sighting.first.deceit {
        Deceit::Letter(looks) | Deceit::Digit(looks) | Deceit::Sign(looks) => looks,
        _ => c,
    };
    let right = u32::from(looks);
    Finding::at(
        sighting.path.as_str(),
        format!("“{word}”: “{c}” là {code}{vi}; phải là “{looks}” (U+{right:04X})"),
        format!("“{word}”: “{c}” is {code}{en}; it must be “{looks}” (U+{right:04X})"),
    )
}

/// How many there are beside the first.
pub(super) fn more(count: usize) -> (String, String) {
    match count.saturating_sub(1) {
        0 => (String::new(), String::new()),
        more => (format!(", và {more} ký tự nữa"), format!(", and {more} more")),
    }
}

/// `U+0420 CYRILLIC CAPITAL LETTER ER`.
pub(super) fn code(sighting: &Sighting) -> String {
    let c = sighting.first.c;
    format!("U+{:04X} {}", u32::from(c), name(c))
}

/// Asks about the sightings of one sort.
pub(super) fn each<'s>(
    subject: &'s Subject<'_>,
    sort: Sort,
    tell: impl Fn(&Sighting) -> Option<Finding> + 's,
) -> impl Iterator<Item = Finding> + 's {
    let found = subject.sightings().of_sort(sort).filter_map(move |sighting| {
        let finding = tell(sighting)?.within_opt(sighting.span);
        Some(finding.with_edits(sighting.same_look, sighting.edits.clone()))
    });
    found.take(super::super::MOST)
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::document::{Block, Signature};
    use crate::value::{Kind, Organ};
    use crate::{Document, letter};

    const LETTER: &str = "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo\nHà Khê, ngày 02 tháng 5 năm 2024\n\n\
        Kính gửi: Sở Y tế\n\nSở Nội vụ đề nghị Sở Y tế gửi báo cáo tuần./.\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà\n";

    fn told(text: &str) -> Vec<(Diagnostic, String)> {
        let reading = letter::from_str(text);
        let found = Checker::new().check(&reading).diagnostics;
        let own = found.into_iter().filter(|d| d.code.starts_with("SP-0"));
        own.map(|d| {
            let place = reading.source.slice(d.span.unwrap().span()).unwrap().to_owned();
            (d, place)
        })
        .collect()
    }

    /// Each attack on a letter, with the rule, the field, the exact character and the gravity.
    #[test]
    fn forged_letters_are_told_where_they_stand() {
        use Severity::{Error, Info, Warning};
        assert!(told(LETTER).is_empty());
        for (right, forged, code, path, place, severity) in [
            ("45/SNV-VP", "45/SNV-V\u{420}", "SP-03", "/number", "\u{420}", Error),
            (
                "SỞ NỘI",
                "S\u{1D40E} NỘI",
                "SP-03",
                "/issuers/0/name",
                "\u{1D40E}",
                Error,
            ),
            // No keyboard gives these for `Đ` by chance.
            ("SNV-VP", "QĐ-SNV\u{189}", "SP-03", "/number", "\u{189}", Error),
            (
                "GIÁM ĐỐC",
                "GIÁM \u{189}ỐC",
                "SP-03",
                "/signatures/0/position",
                "\u{189}",
                Error,
            ),
            ("đề nghị", "\u{256}ề nghị", "SP-05", "/body/0", "\u{256}", Warning),
            ("Minh", "M\u{456}nh", "SP-03", "/signatures/0/signer", "\u{456}", Error),
            (
                "Sở Y tế\n\nSở",
                "Sở Y t\u{435}\u{302}\u{301}\n\nSở",
                "SP-03",
                "/addressees/0",
                "\u{435}",
                Error,
            ),
            ("Số: 45", "Số: 4\u{200B}5", "SP-02", "/number", "\u{200B}", Warning),
            (
                "Số: 45",
                "Số: \u{202E}54\u{202C}",
                "SP-01",
                "/number",
                "\u{202E}",
                Error,
            ),
            ("ngày 02", "ngày 0\u{6F2}", "SP-04", "/date", "\u{6F2}", Error),
            (
                "tuần",
                "tuần 1\u{FF15}0.000.000 đồng",
                "SP-04",
                "/body/0",
                "\u{FF15}",
                Error,
            ),
            ("tuần", "\u{42}\u{421}-12", "SP-03", "/body/0", "\u{421}", Error),
            ("tuần", "\u{422}\u{421} tuần", "SP-05", "/body/0", "\u{422}", Warning),
            ("tuần", "tu\u{1D41A}n", "SP-05", "/body/0", "\u{1D41A}", Warning),
            ("tuần", "tu\u{202E}ần\u{202C}", "SP-01", "/body/0", "\u{202E}", Warning),
            ("tuần", "tuần\u{200E}", "SP-01", "/body/0", "\u{200E}", Info),
            (
                "tuần",
                "tuần\u{E0064}\u{E0065}",
                "SP-02",
                "/body/0",
                "\u{E0064}",
                Warning,
            ),
        ] {
            let found = told(&LETTER.replacen(right, forged, 1));
            let found: Vec<_> = found.iter().filter(|(d, _)| d.code == code).collect();
            let [(d, at)] = found.as_slice() else {
                panic!("{forged}: {found:?}");
            };
            assert_eq!(
                (d.path.as_str(), at.as_str(), d.severity),
                (path, place, severity),
                "{forged}"
            );
            let code = format!("U+{:04X}", u32::from(place.chars().next().unwrap()));
            assert!(
                d.message.en.contains(&code) || d.message.en.contains("“de”"),
                "{}",
                d.message
            );
        }
    }

    #[test]
    fn safe_mends_give_the_letter_that_it_looks_like() {
        let forged = LETTER
            .replace("SNV-VP", "SN\u{200B}V-V\u{420}")
            .replace("Số: 45", "Số: \u{FF14}5")
            .replace("Hà\n", "H\u{430}\u{300}\n");
        let reading = letter::from_str(&forged);
        let found = Checker::new().check(&reading).diagnostics;
        let found: Vec<Diagnostic> = found.into_iter().filter(|d| d.code.starts_with("SP-0")).collect();
        let mended = crate::fix::apply(&reading.source, &found).text;
        assert_eq!(mended, LETTER.replace("Hà\n", "Ha\u{300}\n"));
        // What turns the text, and digits that look otherwise, are for a person.
        for forged in ["\u{202E}54\u{202C}", "\u{9EA}5"] {
            let found = told(&LETTER.replace("45", forged));
            assert!(
                found.iter().all(|(d, _)| d.fix.as_ref().is_some_and(|fix| !fix.safe)),
                "{forged}"
            );
        }
    }

    #[test]
    fn documents_of_programs_are_looked_at_by_field() {
        let document = Document::builder(Kind::CongVan)
            .issuer(Organ::new("SỞ NỘI \u{412}Ụ"))
            .number("45/SNV-V\u{420}".parse().unwrap())
            .subject("\u{D0}ề nghị \u{202E}gửi")
            .block(Block::paragraph("tài khoản 19\u{43E}2"))
            .signature(Signature::new("Lê\u{200B} Thị Bình"))
            .build();
        let found = Checker::new().check(&document).diagnostics;
        let mut found: Vec<_> = found
            .iter()
            .filter(|d| d.code.starts_with("SP-0") && d.code != "SP-06")
            .collect();
        found.sort_by_key(|d| (d.code.clone(), d.path.clone()));
        let places: Vec<_> = found.iter().map(|d| (d.code.as_ref(), d.path.as_str())).collect();
        assert_eq!(
            places,
            [
                ("SP-01", "/subject"),
                ("SP-02", "/signatures/0/signer"),
                ("SP-03", "/body/0"),
                ("SP-03", "/issuers/0/name"),
                ("SP-03", "/number"),
                ("SP-05", "/subject"),
            ]
        );
        assert!(found.iter().all(|d| d.fix.is_none() && d.span.is_none()));
    }

    #[test]
    fn signs_of_science_and_other_languages_are_left_in_peace() {
        for fine in [
            "Ω, tia β, α-tocopherol, µg/m³, hν, 5 \u{212A}",
            "thành phố Москва, Αθήνα, 北京 và サイゴン",
            "“Độc lập” – ‘Tự do’… 50% ± 2 °C № 5 ① Ⅻ 📎\u{FE0F}",
            "khoản 2\u{AD} mục\u{200B} sáu",
        ] {
            assert!(
                told(&LETTER.replace("tuần", fine)).is_empty(),
                "{fine}: {:?}",
                told(&LETTER.replace("tuần", fine))
            );
        }
        // What an old font typed is decoded, not forged.
        assert!(told("Céng hoµ x· héi chñ nghÜa viÖt nam, bé tµi chÝnh quyÕt ®Þnh vÒ viÖc söa ®æi").is_empty());
    }

    /// A rule holds outside the decree, too: documents of the Party, of before 2005, laws.
    #[test]
    fn the_rules_hold_whatever_the_day() {
        let old = LETTER.replace("2024", "1999").replace("SNV-VP", "SNV-V\u{420}");
        let found = told(&old);
        assert_eq!(
            (found[0].0.code.as_ref(), found[0].0.severity),
            ("SP-03", Severity::Error)
        );
        let basis = found[0].0.basis.as_ref().unwrap().to_string();
        assert!(basis.ends_with("Nghị định số 30/2020/NĐ-CP"), "{basis}");
    }

    /// Many characters are one finding, and the mends have an end.
    #[test]
    fn a_flood_is_told_once() {
        let flood = "\u{202E}".repeat(11_000) + &"\u{420}a".repeat(11_000) + &" 4\u{FF15}".repeat(11_000);
        let found = told(&LETTER.replace("tuần", &flood));
        assert!(found.len() < 10, "{}", found.len());
        assert!(
            found
                .iter()
                .all(|(d, _)| d.fix.as_ref().is_none_or(|fix| fix.edits.len() <= 10_000))
        );
    }
}
