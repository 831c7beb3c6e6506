//! R02: `Nơi nhận` (box 9b).

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::addressees::label::{ADDRESSED, blank_before_colon};
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::skeleton;
use crate::value::Archive;

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "R02",
    name: "recipients-form",
    severity: Severity::Error,
    basis: "điểm b, điểm c, điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "“Nơi nhận” bắt đầu bằng “Như trên” khi có “Kính gửi”; dòng “Lưu …” kết thúc bằng dấu chấm",
    en: "`Nơi nhận` begins with `Như trên` where there is `Kính gửi`; the `Lưu` line ends with a full stop",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &CONG_VAN,
        Slot::Recipients,
        "Nơi nhận:\n- Sở Tài chính;\n- Lưu: VT, VP",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
    ),
    test: recipients,
}];

fn recipients(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.recipients.is_empty() && document.archive.is_none() {
        return Answer::not_applicable(
            "văn bản không có phần “Nơi nhận” (xem R10)",
            "the document has no `Nơi nhận` (see R10)",
        );
    }
    let stop = document
        .archive
        .as_ref()
        .and_then(|archive| without_stop(subject, archive));
    let blank = blank_before_colon(subject, "/recipients");
    Answer::of(blank.into_iter().chain(first_line(subject)).chain(stop))
}

/// `Như trên`, however the scan shows it. Other words that say the same (`Như kính
/// gửi`) are the matter of R20.
fn says_as_above(line: &str) -> bool {
    skeleton(line).starts_with("nhu ")
}

fn first_line(subject: &Subject<'_>) -> Option<Finding> {
    let document = subject.document();
    let addressed = document.kind.as_ref().is_some_and(|kind| ADDRESSED.contains(kind));
    let first = document.recipients.first();
    if !addressed || document.addressees.is_empty() || first.is_some_and(|line| says_as_above(line.as_str())) {
        return None;
    }
    let later = document.recipients.iter().any(|line| says_as_above(line.as_str()));
    let finding = match first {
        Some(first) => Finding::at(
            "/recipients/0",
            format!("văn bản có “Kính gửi” nên dòng đầu của “Nơi nhận” phải là “- Như trên;”, không phải “{first}”"),
            format!("with `Kính gửi`, the first line of `Nơi nhận` is “- Như trên;”, not “{first}”"),
        ),
        None => Finding::at(
            "/recipients",
            "văn bản có “Kính gửi” nên “Nơi nhận” phải có dòng đầu “- Như trên;”",
            "with `Kính gửi`, `Nơi nhận` begins with the line “- Như trên;”",
        )
        .beside("/archive"),
    };
    let doubtful = subject.piece("/recipients/0").is_some_and(|piece| piece.is_doubtful());
    Some(finding.lighter_if(later || doubtful, Severity::Warning))
}

/// The full stop behind the units; the mark of the drafter may follow it
/// (`Lưu: VT, NC. B.12`).
fn without_stop(subject: &Subject<'_>, archive: &Archive) -> Option<Finding> {
    let document = subject.document();
    let written = archive.as_written.trim();
    let marked = document.drafter.is_some() || document.issued_copies.is_some();
    if written.contains('.') || marked {
        return None;
    }
    let piece = subject.piece("/archive");
    if piece.is_some_and(|piece| piece.text().contains('.') || piece.after().trim_start().starts_with('.')) {
        return None;
    }
    let finding = Finding::at(
        "/archive",
        format!("“{written}”: dòng lưu phải kết thúc bằng dấu chấm (.)"),
        format!("“{written}”: the archive line ends with a full stop"),
    )
    .lighter_if(!subject.is_placed(), Severity::Warning);
    let Some(piece) = piece else {
        return Some(finding);
    };
    let text = piece.text();
    let end = text.trim_end_matches([';', ',', ' ']).len();
    let follows = piece.after().trim_start().chars().next();
    let sign = usize::from(end == text.len() && matches!(follows, Some(';' | ',')));
    let after = piece.after();
    let blank = if sign > 0 {
        after.len() - after.trim_start().len()
    } else {
        0
    };
    let range = end..text.len() + blank + sign;
    Some(finding.with_safe_edits(vec![piece.replace(range, ".")]))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed};
    use crate::diagnostic::Severity;
    use crate::value::{Kind, Recipient};

    fn received(lines: &[&str]) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.recipients = lines.iter().map(|line| line.parse::<Recipient>().unwrap()).collect();
        letter
    }

    #[test]
    fn with_kinh_gui_the_list_begins_with_nhu_tren() {
        for fine in [
            &["Như trên"][..],
            &["Như trên (qua email)", "Sở Y tế"],
            &["Như kính gửi"],
            &["Nhu tren"],
        ] {
            assert!(findings("R02", &received(fine)).is_empty(), "{fine:?}");
        }
        let found = findings("R02", &received(&["Sở Tài chính"]));
        assert_eq!(
            (found[0].path.as_str(), found[0].severity),
            ("/recipients/0", Severity::Error)
        );
        let found = findings("R02", &received(&["Sở Tài chính", "Như trên"]));
        assert_eq!(found[0].severity, Severity::Warning);
        assert_eq!(findings("R02", &received(&[]))[0].path, "/recipients");
    }

    #[test]
    fn other_kinds_do_not_need_it() {
        assert!(findings("R02", &Letter::named(Kind::ThongBao, "15/TB-SNV")).is_empty());
        let mut plain = received(&["Sở Tài chính"]);
        plain.document.addressees.clear();
        assert!(findings("R02", &plain).is_empty());
    }

    #[test]
    fn it_ends_with_a_full_stop() {
        for fine in [
            "Lưu: VT, VP.",
            "Lưu: VT, NC (3).",
            "Lưu VT, TC.",
            "Lưu: VP, VH.",
            "Lưu: VT, NC. B.12",
            "Lưu: VT, TCCC.Thuận",
        ] {
            assert!(findings("R02", &Letter::cong_van().archived(fine)).is_empty(), "{fine}");
        }
        for wrong in ["Lưu: VT, KGVX", "Lưu: VT, KGVX;"] {
            let letter = Letter::cong_van().archived(wrong);
            let found = findings("R02", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{wrong}");
            assert!(fixed("R02", &letter).contains("- Lưu: VT, KGVX.\n"), "{wrong}");
        }
        let mut marked = Letter::cong_van().archived("Lưu: VT, KGVX");
        marked.document.drafter = Some("bnt".into());
        assert!(findings("R02", &marked).is_empty());
    }
}
