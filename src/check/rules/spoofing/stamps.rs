//! SP-07, SP-08: what the text of an electronic signature says, against the document.

use chrono::{Datelike, NaiveDate};

use super::labels::{Label, labelled};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::letter::begins_body_name;
use crate::text::{fold, skeleton};
use crate::value::IssueDate;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "SP-07",
        name: "stamp-of-the-signer",
        severity: Severity::Warning,
        basis: "khoản 8 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chữ ký số hiển thị trên văn bản là của người ký hoặc cơ quan ban hành văn bản",
        en: "the electronic signature that is shown is that of the signer or of the issuing body",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Stamp,
            "Người ký: Nguyễn Văn Tráo",
            "Người ký: Trần Thị Minh Hà",
        ),
        test: signer,
    },
    Row {
        code: "SP-08",
        name: "stamp-not-before-the-document",
        severity: Severity::Warning,
        basis: "khoản 8 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chữ ký số của cơ quan không có thời gian trước ngày của văn bản (suy ra: cơ quan ký số sau khi văn bản có số, ngày)",
        en: "the body's electronic signature is not of before the document's date (inferred: it signs what has number and date)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Stamp,
            "Ký bởi: Sở Nội vụ\nThời gian ký: 11/04/2026 08:15:30 +07:00",
            "Ký bởi: Sở Nội vụ\nThời gian ký: 12/05/2026 08:15:30 +07:00",
        ),
        test: time,
    },
];

/// Who publishes documents of others and signs the copy that it publishes.
const PUBLISHERS: [&str; 3] = ["cong thong tin", "cong bao", "trang thong tin"];

/// Short forms in the names of bodies, folded.
const SHORT: [(&str, &str); 2] = [("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân")];

/// Who signed, as one text of a signature says.
struct Named<'d> {
    path: String,
    label: Label,
    name: &'d str,
}

/// Every name behind a label, in stamps and in what no field took.
fn named<'d>(subject: &Subject<'d>) -> Vec<Named<'d>> {
    /// So many lines of no field are looked at.
    const MOST: usize = 200;
    let document = subject.document();
    let stamps = document.stamps.iter().enumerate();
    let stamps = stamps.map(|(i, text)| (format!("/stamps/{i}"), text));
    let unplaced = document.unplaced.iter().enumerate().take(MOST);
    let unplaced = unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text));
    let found = stamps.chain(unplaced).filter_map(|(path, text)| {
        let (label, name) = labelled(text)?;
        let name = if name.is_empty() {
            next_line(subject, &path)
        } else {
            name
        };
        // The name may be another label, where a program prints all labels first.
        let first = name.split([',', ';']).next().unwrap_or_default();
        let is_name = !first.is_empty() && labelled(first).is_none();
        is_name.then_some(Named { path, label, name })
    });
    found.collect()
}

/// The line behind a label that has no name beside it.
fn next_line<'d>(subject: &Subject<'d>, path: &str) -> &'d str {
    const FAR: usize = 300;
    let Some((source, label)) = subject.source().zip(subject.piece(path)) else {
        return "";
    };
    let (start, _) = label.start_and_evidence();
    let behind = source.text().get(start + label.text().len()..).unwrap_or_default();
    let name = behind.trim_start().lines().next().unwrap_or_default().trim();
    if name.len() <= FAR { name } else { "" }
}

fn is_published(named: &[Named<'_>]) -> bool {
    named.iter().any(|named| {
        let bare = skeleton(named.name);
        PUBLISHERS.iter().any(|publisher| bare.contains(publisher))
    })
}

fn signer(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let named = named(subject);
    if named.is_empty() {
        return Answer::not_applicable(
            "không có thông tin chữ ký số nêu người ký",
            "no electronic signature names its signer",
        );
    }
    let unknown = document.issuers.is_empty() && document.signatures.iter().all(|s| s.signer.is_none());
    if is_published(&named) || document.copy_block.is_some() || unknown {
        return Answer::not_applicable(
            "chữ ký số của đơn vị đăng tải hoặc sao văn bản",
            "the electronic signature is that of who published or copied the document",
        );
    }
    let whose: Vec<(&Named<'_>, Whose)> = named
        .iter()
        .map(|named| (named, Whose::of(document, named.name)))
        .collect();
    let signed = |label: Label, sort: Whose| move |of: &&(&Named<'_>, Whose)| of.0.label == label && of.1 == sort;
    let own = whose.iter().any(|(_, whose)| *whose == Whose::Own);
    // A body of another name has signed, whoever stands beside it.
    let other = whose.iter().find(signed(Label::Signer, Whose::OtherBody));
    let Some((Named { path, name, .. }, _)) = other.or_else(|| whose.first().filter(|_| !own)) else {
        return Answer::Passed;
    };
    let also_own = whose.iter().any(|of| signed(Label::Signer, Whose::Own)(&of));
    let name = super::excerpt(name);
    let own = super::excerpt(&own_name(document, &name));
    Finding::at(
        path.as_str(),
        format!("chữ ký số của “{name}”, văn bản của “{own}”: kiểm tra lại người ký"),
        format!("the electronic signature is of “{name}”, the document of “{own}”: see who signed"),
    )
    .lighter_if(also_own, Severity::Info)
    .into()
}

/// Who should have signed in the place of another: a body or a person, as that one is.
fn own_name(document: &Document, other: &str) -> String {
    let signers: Vec<&str> = document.signatures.iter().filter_map(|s| s.signer.as_deref()).collect();
    if begins_body_name(&other.to_uppercase()) || signers.is_empty() {
        let issuer = document.issuers.first();
        issuer.map_or_else(String::new, |organ| organ.name.clone())
    } else {
        signers.join(", ")
    }
}

/// Whose a name in a signature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// That of the signer, of an issuing body or of the body above it.
    Own,
    OtherBody,
    /// A person, or words of no table.
    Other,
}

impl Whose {
    fn of(document: &Document, text: &str) -> Self {
        let name = spelt_out(text);
        let first = text.split([',', ';']).next().unwrap_or_default();
        let first_name = spelt_out(first);
        let within = |own: &str| name.contains(own) || own.contains(&name);
        // Many bodies stand under one superior: its name behind another body's is no sign.
        let alone = |own: &str| own.contains(&first_name) || first_name.starts_with(own);
        let persons = document.signatures.iter().filter_map(|s| s.signer.as_deref());
        let bodies = document.issuers.iter().map(|organ| organ.name.as_str());
        let superiors = document.issuers.iter().filter_map(|organ| organ.superior.as_deref());
        let any = |mut names: Box<dyn Iterator<Item = &str> + '_>, is: &dyn Fn(&str) -> bool| {
            names.any(|own| {
                let own = spelt_out(own);
                !own.trim().is_empty() && is(&own)
            })
        };
        if any(Box::new(persons.chain(bodies)), &within) || any(Box::new(superiors), &alone) {
            Whose::Own
        } else if begins_body_name(&first.trim().to_uppercase()) {
            Whose::OtherBody
        } else {
            Whose::Other
        }
    }
}

/// A name for comparison, each word between spaces.
fn spelt_out(name: &str) -> String {
    let mut out = String::from(" ");
    for (_, word) in words(name) {
        let word = fold(word);
        let full = SHORT.iter().find(|(short, _)| fold(short) == word);
        out.push_str(&full.map_or(word, |(_, full)| fold(full)));
        out.push(' ');
    }
    out
}

fn time(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(issued) = document.date.and_then(|date| date.to_naive()) else {
        return Answer::not_applicable("văn bản chưa ghi đủ ngày", "the date of the document is not complete");
    };
    let days: Vec<Option<NaiveDate>> = document.stamps.iter().map(|text| day_in(text)).collect();
    if !days.iter().flatten().any(|day| *day < issued) {
        return Answer::Passed;
    }
    let mut by_person = any_signer(document, subject);
    let stamps = document.stamps.iter().zip(days).enumerate();
    let early = stamps.filter_map(|(i, (text, day))| {
        // A day belongs to the name before it.
        if let Some((Label::Signer, name)) = labelled(text).filter(|(_, name)| !name.is_empty()) {
            by_person = is_signer(document, name);
        }
        let day = day.filter(|day| *day < issued)?;
        let (day, issued) = (written(day), written(issued));
        let finding = Finding::at(
            format!("/stamps/{i}"),
            format!("chữ ký số ghi ngày {day}, trước ngày của văn bản ({issued})"),
            format!("the electronic signature is of {day}, before the document's date ({issued})"),
        );
        // Who signs does so before the document has its number and day (Điều 15).
        Some(finding.lighter_if(by_person, Severity::Info))
    });
    Answer::of(early)
}

/// Whether nothing but persons have signed, the document's own among them.
fn any_signer(document: &Document, subject: &Subject<'_>) -> bool {
    let named = named(subject);
    let mut signers = named.iter().filter(|named| named.label == Label::Signer).peekable();
    signers.peek().is_some() && signers.all(|named| is_signer(document, named.name))
}

fn is_signer(document: &Document, name: &str) -> bool {
    let name = spelt_out(name);
    let mut signers = document.signatures.iter().filter_map(|s| s.signer.as_deref());
    signers.any(|signer| name.contains(&spelt_out(signer)))
}

fn written(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// The first day that a text writes: `28-05-2024`, `02.04.2018`, `2026-06-12`, `12/5/26`,
/// `D:20260512081530`, `ngày 12 tháng 5 năm 2026`.
fn day_in(text: &str) -> Option<NaiveDate> {
    let figures = text.split([' ', ';', ',', 'T']).find_map(day_in_figures);
    figures.or_else(|| {
        let at = text.find("ngày").filter(|_| text.contains("tháng"))?;
        IssueDate::from_written(text.get(at..)?)?.to_naive()
    })
}

fn day_in_figures(token: &str) -> Option<NaiveDate> {
    let number = |part: &str| part.parse::<u32>().ok();
    if let Some(packed) = token.strip_prefix("D:").filter(|packed| packed.len() >= 8) {
        let (year, month, day) = (packed.get(..4)?, packed.get(4..6)?, packed.get(6..8)?);
        return NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?);
    }
    let parts: Vec<&str> = token.split(['/', '.', '-']).collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year: i32 = match year.len() {
        4 => year.parse().ok()?,
        // Nobody signed electronically in another century.
        2 => 2000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::RuleState;

    /// The base letter is of 2 May 2024, of Sở Nội vụ, signed by Lê Thị Bình.
    fn stamped(lines: &[&str]) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.stamps = lines.iter().map(|line| (*line).to_owned()).collect();
        letter
    }

    #[test]
    fn the_signature_names_the_signer_or_the_body() {
        for fine in [
            &["Người ký: Lê Thị Bình"][..],
            &["Ký bởi: Sở Nội vụ"],
            &["Ký bởi: Ủy ban nhân dân tỉnh Hà Khê"],
            &["Người ký: Sở Nội vụ, UBND tỉnh Hà Khê"],
            &["Digitally signed by: LÊ THỊ BÌNH"],
            // A clerk's name beside the body's.
            &["Người ký: Phạm Thị Thư", "Cơ quan: Sở Nội vụ"],
            &["Người ký: Cổng Thông tin điện tử tỉnh", "Cơ quan: Văn phòng UBND tỉnh"],
            &["SAO Y; Sở Y tế; 13/05/2024; 08:15:30 +07:00"],
        ] {
            let found = findings("SP-07", &stamped(fine));
            assert!(found.is_empty(), "{fine:?}: {}", found[0].message);
        }
        for forged in [
            &["Người ký: Nguyễn Văn Tráo"][..],
            &["Ký bởi: Sở Y tế"],
            &["Người ký: Nguyễn Văn Tráo", "Cơ quan: Sở Y tế"],
            &["Digitally signed by Nguyễn Văn Tráo"],
            &["Ký số bởi Nguyễn Văn Tráo"],
            &["Được ký bởi Sở Y tế"],
            &["CN=Nguyễn Văn Tráo, O=Sở Y tế"],
            // The superior of both bodies vouches for none.
            &["Ký bởi: Sở Y tế", "Cơ quan: Ủy ban nhân dân tỉnh Hà Khê"],
            &["Ký bởi: Sở Y tế, UBND tỉnh Hà Khê"],
            &["Ký bởi: Sở Y tế UBND tỉnh Hà Khê"],
        ] {
            let found: Vec<String> = findings("SP-07", &stamped(forged))
                .into_iter()
                .map(|d| d.path)
                .collect();
            assert_eq!(found, ["/stamps/0"], "{forged:?}");
        }
        assert!(matches!(
            state("SP-07", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn a_body_signs_what_has_its_date() {
        for (lines, told) in [
            (&["Ký bởi: Sở Nội vụ", "Ngày ký: 02-05-2024 08:15:30 +07:00"][..], None),
            (
                &["Ký bởi: Sở Nội vụ", "Ngày ký: 2024-05-01 08:15:30"],
                Some(Severity::Warning),
            ),
            (&["Số: 45/SNV-VP; 01/05/2024; 08:15:30 +07:00"], Some(Severity::Warning)),
            (&["Người ký: Lê Thị Bình", "Ngày ký: 01.05.2024"], Some(Severity::Info)),
            (&["Ký bởi: Sở Nội vụ", "Ngày ký: 31.02.2024"], None),
            (&["Ký bởi: Sở Nội vụ", "Ngày ký: 01/5/24"], Some(Severity::Warning)),
            (
                &["Ký bởi: Sở Nội vụ", "Date: D:20240501081530+07'00'"],
                Some(Severity::Warning),
            ),
            (
                &["Ký bởi: Sở Nội vụ", "Ngày ký: ngày 01 tháng 5 năm 2024"],
                Some(Severity::Warning),
            ),
            // The day of the body is not that of the person who signed before.
            (
                &[
                    "Người ký: Lê Thị Bình",
                    "Ngày ký: 02.05.2024",
                    "Ký bởi: Sở Nội vụ",
                    "Ngày ký: 01.05.2024",
                ],
                Some(Severity::Warning),
            ),
        ] {
            let found = findings("SP-08", &stamped(lines));
            assert_eq!(found.first().map(|d| d.severity), told, "{lines:?}");
        }
    }
}
