//! T10, T13-T15: the word `V/v` and what stands behind it (box 5b).

use super::{PATH, no_subject};
use crate::check::answer::{Answer, Finding};
use crate::check::facts::original::Piece;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::Severity;
use crate::text::{is_capital, is_letter_or_digit, is_small, skeleton};
use crate::value::{Kind, KindFamily};

const LABEL: &str = "/subject#label";

fn no_source() -> Answer {
    Answer::not_applicable(
        "không có văn bản gốc để xem chữ “V/v”",
        "there is no source text to see the word `V/v` in",
    )
}

pub(in crate::check::rules) fn spelling(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.kind != Some(Kind::CongVan) {
        return Answer::not_applicable("không phải công văn", "the document is no công văn");
    }
    let Some(text) = &document.subject else {
        return no_subject();
    };
    let Some(label) = subject.piece(LABEL) else {
        return match subject.piece(PATH) {
            None => no_source(),
            Some(piece) => without_label(subject, text, &piece),
        };
    };
    let written = label.text();
    let (word, colon) = match written.trim_end().strip_suffix([':', '.']) {
        Some(word) => (word.trim_end(), true),
        None => (written.trim_end(), false),
    };
    if word == "V/v" && !colon {
        return Answer::Passed;
    }
    let spaced = label.after().starts_with(char::is_whitespace) || written.ends_with(char::is_whitespace);
    let edit = label.replace(0..written.trim_end().len(), if spaced { "V/v" } else { "V/v " });
    let finding = if word == "V/v" {
        Finding::at(
            PATH,
            "sau “V/v” không cần dấu hai chấm (theo ví dụ của Nghị định: “V/v nâng bậc lương năm 2019”)",
            "no colon follows `V/v` (by the decree's example: “V/v nâng bậc lương năm 2019”)",
        )
        .lighter(Severity::Info)
    } else {
        let in_words = skeleton(word).starts_with("ve viec");
        Finding::at(
            PATH,
            format!("trước trích yếu công văn ghi “{word}”; phải là “V/v”"),
            format!("“{word}” stands before the subject of the công văn; it must be “V/v”"),
        )
        // In full it means the same; the form has the short word.
        .lighter_if(in_words || looks_scanned(subject), Severity::Warning)
    };
    finding.within(label.whole()).with_safe_edits(vec![edit]).into()
}

/// Other ways to write the word, which the reader did not take for it: it stands at the
/// head of the subject.
const OTHER_LABELS: [&str; 6] = ["V", "v", "VV", "vv", "Vv", "Về"];

fn without_label(subject: &Subject<'_>, text: &str, piece: &Piece<'_>) -> Answer {
    let start: String = text.chars().take(40).collect();
    let scanned = looks_scanned(subject);
    let first = words(piece.text()).next();
    let edit = match first {
        // A scan may have garbled the word; what is put before it would not mend it.
        _ if scanned => None,
        Some((place, "Về")) => Some(piece.replace(place, "V/v")),
        Some((_, word)) if OTHER_LABELS.contains(&word) => None,
        _ => Some(piece.replace(0..0, "V/v ")),
    };
    Finding::at(
        PATH,
        format!("trích yếu công văn “{start}…” thiếu chữ “V/v” phía trước"),
        format!("`V/v` is missing before the subject of the công văn, “{start}…”"),
    )
    .lighter_if(scanned, Severity::Warning)
    .with_safe_edits(edit.into_iter().collect())
    .into()
}

pub(in crate::check::rules) fn only_cong_van(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let kind = document.kind.as_ref().filter(|kind| **kind != Kind::CongVan);
    let Some(kind) = kind.filter(|kind| kind.family() == KindFamily::Administrative) else {
        return Answer::not_applicable(
            "công văn ghi “V/v …” dưới số, ký hiệu",
            "a công văn has `V/v …` below its number",
        );
    };
    let (Some(title), Some(label)) = (subject.piece("/title"), subject.piece(LABEL)) else {
        return Answer::Passed;
    };
    let short = label.text().trim_start().starts_with(['V', 'v']) && !skeleton(label.text()).starts_with("ve");
    if !short || title.whole().start < label.whole().start {
        return Answer::Passed;
    }
    let name = kind.name().to_lowercase();
    Finding::at(
        PATH,
        format!("{name} không ghi “V/v …” dưới số, ký hiệu; trích yếu ghi ngay dưới tên loại"),
        format!("a {name} has no `V/v …` below its number; the subject stands right below the title"),
    )
    .within(label.whole())
    .into()
}

pub(in crate::check::rules) fn without_stop(subject: &Subject<'_>) -> Answer {
    let Some(text) = &subject.document().subject else {
        return no_subject();
    };
    let Some(piece) = subject.piece(PATH) else {
        return no_source();
    };
    let written = piece
        .text()
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let body = written
        .strip_suffix('.')
        .filter(|body| body.ends_with(is_letter_or_digit));
    // The stop of a short form belongs to it.
    let short = words(text)
        .last()
        .is_some_and(|(_, word)| word.chars().count() == 1 && !word.contains(|c: char| c.is_ascii_digit()));
    let Some(body) = body.filter(|_| !short) else {
        return Answer::Passed;
    };
    let at = body.len();
    Finding::at(
        PATH,
        "cuối trích yếu không cần dấu chấm (theo ví dụ của Nghị định)",
        "the subject needs no full stop at its end (by the decree's example)",
    )
    .within(piece.span(at..at + 1))
    .with_safe_edits(vec![piece.replace(at..at + 1, "")])
    .into()
}

pub(in crate::check::rules) fn small_letter(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.kind != Some(Kind::CongVan) {
        return Answer::not_applicable("không phải công văn", "the document is no công văn");
    }
    let Some(text) = &document.subject else {
        return no_subject();
    };
    if subject.piece(LABEL).is_none() {
        return no_source();
    }
    let mut found = words(text);
    let capital = found.next().filter(|(_, word)| {
        let mut letters = word.chars();
        letters.next().is_some_and(is_capital) && letters.next().is_some_and(is_small)
    });
    // A name has a capital in its second word too, or is one of several syllables.
    let name = found
        .next()
        .is_some_and(|(_, word)| word.starts_with(|c: char| is_capital(c) || c.is_ascii_digit()));
    let Some((place, word)) = capital.filter(|_| !name) else {
        return Answer::Passed;
    };
    Finding::at(
        PATH,
        format!(
            "sau “V/v” nên viết thường “{}” (theo ví dụ của Nghị định)",
            word.to_lowercase()
        ),
        format!(
            "a small letter follows `V/v`, “{}” (by the decree's example)",
            word.to_lowercase()
        ),
    )
    .within_opt(subject.locate(PATH, text, place))
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::{fix, letter};

    fn read(subject: &str) -> letter::Reading {
        letter::from_str(&format!(
            "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 45/SNV-VP\n{subject}\n\n\
             Hà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\nSở Nội vụ đề nghị phối hợp./.\n"
        ))
    }

    fn found(code: &str, subject: &str) -> Vec<Diagnostic> {
        let mut found = Checker::new().check(&read(subject)).diagnostics;
        found.retain(|d| d.code == code);
        found
    }

    fn mended(code: &str, subject: &str) -> String {
        fix::apply(&read(subject).source, &found(code, subject)).text
    }

    #[test]
    fn the_word_is_v_v() {
        assert!(found("T10", "V/v báo cáo số liệu").is_empty());
        for (wrong, severity) in [
            ("V/V báo cáo số liệu", Severity::Error),
            ("v/v báo cáo số liệu", Severity::Error),
            ("Vv: báo cáo số liệu", Severity::Error),
            ("Về việc báo cáo số liệu", Severity::Warning),
            ("V/v: báo cáo số liệu", Severity::Info),
            ("báo cáo số liệu", Severity::Error),
            ("Về báo cáo số liệu", Severity::Error),
        ] {
            let of_rule = found("T10", wrong);
            assert_eq!((of_rule.len(), of_rule[0].severity), (1, severity), "{wrong}");
            let mended = mended("T10", wrong);
            assert!(mended.contains("\nV/v báo cáo số liệu\n"), "{wrong}: {mended}");
        }
    }

    #[test]
    fn a_stop_and_a_capital_are_information() {
        for fine in [
            "V/v báo cáo số liệu",
            "V/v báo cáo số liệu, v.v.",
            "V/v Nguyễn Văn An xin nghỉ",
            "V/v UBND xã mượn xe",
        ] {
            assert!(found("T14", fine).is_empty(), "{fine}");
            assert!(found("T15", fine).is_empty(), "{fine}");
        }
        assert_eq!(found("T14", "V/v báo cáo số liệu.")[0].severity, Severity::Info);
        assert!(mended("T14", "V/v báo cáo số liệu.").contains("số liệu\n"));
        assert_eq!(found("T15", "V/v Báo cáo số liệu")[0].severity, Severity::Info);
    }

    #[test]
    fn a_named_kind_has_no_such_line() {
        let text = |line: &str| {
            format!(
                "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 30/TTr-SNV\n{line}\
                 Hà Khê, ngày 12 tháng 5 năm 2026\n\nTỜ TRÌNH\nVề việc bổ sung biên chế\n\nKính gửi: Ủy ban nhân dân tỉnh\n\n\
                 Sở Nội vụ kính trình./.\n"
            )
        };
        let of_rule = |line| {
            let report = Checker::new().check(&letter::from_str(&text(line)));
            report.diagnostics.iter().filter(|d| d.code == "T13").count()
        };
        assert_eq!(of_rule(""), 0);
        assert_eq!(of_rule("V/v bổ sung biên chế\n"), 1);
    }
}
