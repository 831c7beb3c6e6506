//! SP-07, SP-08: what the text of an electronic signature says, against the document.

use chrono::{Datelike, NaiveDate};

use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::letter::begins_body_name;
use crate::text::{fold, skeleton};

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

/// What stands before the name of who signed.
const SIGNERS: [&str; 4] = ["nguoi ky:", "ky boi:", "signed by:", "co quan:"];

/// Who publishes documents of others and signs the copy that it publishes.
const PUBLISHERS: [&str; 3] = ["cong thong tin", "cong bao", "trang thong tin"];

/// Short forms in the names of bodies, folded.
const SHORT: [(&str, &str); 2] = [("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân")];

/// Who signed, as one text of a signature says.
struct Named<'d> {
    path: String,
    name: &'d str,
}

fn named(document: &Document) -> Vec<Named<'_>> {
    let stamps = document.stamps.iter().enumerate();
    stamps
        .filter_map(|(i, text)| {
            let name = behind_label(text)?;
            let path = format!("/stamps/{i}");
            (!name.is_empty()).then_some(Named { path, name })
        })
        .collect()
}

/// What stands behind the label of a signer.
fn behind_label(text: &str) -> Option<&str> {
    let colons = text.match_indices(':').map(|(at, _)| at);
    colons
        .filter_map(|at| {
            let label = skeleton(text.get(..=at)?);
            let known = SIGNERS.iter().any(|signer| label.ends_with(signer));
            known.then(|| text.get(at + 1..)).flatten()
        })
        .map(str::trim)
        .next()
}

fn is_published(named: &[Named<'_>]) -> bool {
    named.iter().any(|named| {
        let bare = skeleton(named.name);
        PUBLISHERS.iter().any(|publisher| bare.contains(publisher))
    })
}

fn signer(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let named = named(document);
    if named.is_empty() {
        return Answer::not_applicable(
            "không có thông tin chữ ký số nêu người ký",
            "no electronic signature names its signer",
        );
    }
    let known = document.issuers.is_empty() && document.signatures.iter().all(|s| s.signer.is_none());
    if is_published(&named) || document.copy_block.is_some() || known {
        return Answer::not_applicable(
            "chữ ký số của đơn vị đăng tải hoặc sao văn bản",
            "the electronic signature is that of who published or copied the document",
        );
    }
    if named.iter().any(|named| is_of(document, named.name)) {
        return Answer::Passed;
    }
    let Some(Named { path, name }) = named.first() else {
        return Answer::Passed;
    };
    let name = super::excerpt(name);
    let signers: Vec<&str> = document.signatures.iter().filter_map(|s| s.signer.as_deref()).collect();
    let own = if begins_body_name(&name.to_uppercase()) || signers.is_empty() {
        document
            .issuers
            .first()
            .map_or("", |organ| organ.name.as_str())
            .to_owned()
    } else {
        signers.join(", ")
    };
    let own = super::excerpt(&own);
    Finding::at(
        path.as_str(),
        format!("chữ ký số của “{name}”, văn bản của “{own}”: kiểm tra lại người ký"),
        format!("the electronic signature is of “{name}”, the document of “{own}”: see who signed"),
    )
    .into()
}

/// Whether a name in a signature is one of the document's own.
fn is_of(document: &Document, name: &str) -> bool {
    let name = spelt_out(name);
    let persons = document.signatures.iter().filter_map(|s| s.signer.as_deref());
    let bodies = document.issuers.iter().flat_map(|organ| {
        let superior = organ.superior.as_deref();
        superior.into_iter().chain([organ.name.as_str()])
    });
    persons.chain(bodies).any(|own| {
        let own = spelt_out(own);
        !own.trim().is_empty() && (name.contains(&own) || own.contains(&name))
    })
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
    // Who signs does so before the document has its number and day (Điều 15).
    let by_person = document
        .signatures
        .iter()
        .filter_map(|s| s.signer.as_deref())
        .any(|signer| {
            let signer = spelt_out(signer);
            named(document)
                .iter()
                .any(|named| spelt_out(named.name).contains(&signer))
        });
    let early = document.stamps.iter().enumerate().filter_map(|(i, text)| {
        let day = day_in(text).filter(|day| *day < issued)?;
        let (day, issued) = (written(day), written(issued));
        let finding = Finding::at(
            format!("/stamps/{i}"),
            format!("chữ ký số ghi ngày {day}, trước ngày của văn bản ({issued})"),
            format!("the electronic signature is of {day}, before the document's date ({issued})"),
        );
        Some(finding.lighter_if(by_person, Severity::Info))
    });
    Answer::of(early)
}

fn written(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// The first day that a text writes in figures: `28-05-2024`, `02.04.2018`, `2026-06-12`.
fn day_in(text: &str) -> Option<NaiveDate> {
    text.split([' ', ';', ',', 'T']).find_map(|token| {
        let parts: Vec<&str> = token.split(['/', '.', '-']).collect();
        let [first, month, last] = parts.as_slice() else {
            return None;
        };
        let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
        (year.len() == 4).then_some(())?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    })
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
        ] {
            let found = findings("SP-07", &stamped(forged));
            assert_eq!((found.len(), found[0].path.as_str()), (1, "/stamps/0"), "{forged:?}");
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
        ] {
            let found = findings("SP-08", &stamped(lines));
            assert_eq!(found.first().map(|d| d.severity), told, "{lines:?}");
        }
    }
}
