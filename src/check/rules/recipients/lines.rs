//! R10, R11, R14 and R15: the lines of `Nơi nhận` (box 9b).

use super::PATH;
use super::named::says_as_above;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::original::Piece;
use crate::check::row::Row;
use crate::check::rules::WITHOUT_MODEL;
use crate::check::rules::content::list_signs::{end_sign, has_dash, reads_as_words};
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::text::{is_letter_or_digit, is_small};
use crate::value::title::is_office;
use crate::value::{Archive, KindFamily};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "R10",
        name: "recipients-label",
        severity: Severity::Error,
        basis: "điểm i khoản 2 Điều 8, điểm b, điểm c, điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản có phần “Nơi nhận:” với dấu hai chấm, trình bày trên một dòng riêng",
        en: "the document has `Nơi nhận:` with a colon, on a line of its own",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận\n- Như trên;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: label,
    },
    Row {
        code: "R11",
        name: "recipients-label-in-small-letters",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "“Nơi nhận:” trình bày bằng chữ in thường, cỡ 12, kiểu chữ nghiêng, đậm",
        en: "`Nơi nhận:` is in small letters, 12 points, bold italic",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "NƠI NHẬN:\n- Như trên;\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: small_letters,
    },
    Row {
        code: "R14",
        name: "recipients-on-lines-of-their-own",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "mỗi nơi nhận, mỗi nhóm nơi nhận ghi trên một dòng riêng, đầu dòng có gạch (-)",
        en: "each recipient or group of them stands on a line of its own with a dash before it",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\nNhư trên; Lưu: VT, VP.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: lines_of_their_own,
    },
    Row {
        code: "R15",
        name: "semicolon-behind-recipients",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cuối mỗi dòng nơi nhận, trừ dòng cuối cùng, có dấu chấm phẩy (;)",
        en: "each line of the list but the last ends with a semicolon",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên,\n- Lưu: VT, VP.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: semicolons,
    },
];

/// Contracts and kinds of no list mostly do without.
pub(in crate::check::rules) fn may_lack_list(document: &Document) -> bool {
    let kind = document.kind.as_ref();
    kind.is_some_and(|kind| WITHOUT_MODEL.contains(kind) || kind.family() != KindFamily::Administrative)
}

pub(in crate::check::rules) fn is_without_list(document: &Document) -> bool {
    document.recipients.is_empty() && document.archive.is_none()
}

pub(in crate::check::rules) fn without_list() -> Answer {
    Answer::not_applicable(
        "văn bản không có phần “Nơi nhận” (xem R10)",
        "the document has no `Nơi nhận` (see R10)",
    )
}

/// The lines of the list as they came, the archive line among them, in their order.
fn pieces<'a>(subject: &Subject<'a>) -> Vec<(String, Piece<'a>)> {
    let count = subject.document().recipients.len();
    let recipients = (0..count).map(|i| format!("{PATH}/{i}"));
    let paths = recipients.chain(std::iter::once("/archive".to_owned()));
    let pieces = paths.filter_map(|path| subject.piece(&path).map(|piece| (path, piece)));
    let mut pieces: Vec<(String, Piece<'a>)> = pieces.collect();
    pieces.sort_by_key(|(_, piece)| piece.whole().start);
    pieces
}

/// Whether a list lost its line breaks, in the cell of a table or with those of all
/// the text: its label stands behind other words.
fn is_flattened(subject: &Subject<'_>) -> bool {
    let label = subject.piece("/recipients#label");
    label.is_some_and(|label| {
        let before = label.before();
        before.contains(is_letter_or_digit) || before.contains('|') || label.after().contains('|')
    })
}

fn is_on_one_line(before: &Piece<'_>, after: &Piece<'_>) -> bool {
    before.up_to(after).is_some_and(|gap| !gap.contains('\n'))
}

fn label(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if is_without_list(document) {
        return Finding::at(
            PATH,
            "không có phần “Nơi nhận”; phần này kết thúc bằng dòng “- Lưu: VT, <đơn vị soạn thảo>.”",
            "`Nơi nhận` is missing; it ends with the line “- Lưu: VT, <drafting unit>.”",
        )
        .lighter_if(may_lack_list(document) || !subject.is_placed(), Severity::Warning)
        .into();
    }
    let pieces = pieces(subject);
    let undashed = !pieces.iter().any(|(_, piece)| has_dash(piece));
    let (Some(first), Some(label)) = (pieces.first(), subject.piece("/recipients#label")) else {
        if subject.reading().is_none() {
            return Answer::Passed;
        }
        return Finding::at(
            PATH,
            "trên danh sách nơi nhận thiếu dòng “Nơi nhận:”",
            "the line `Nơi nhận:` is missing above the list of recipients",
        )
        .beside("/recipients/0")
        .lighter_if(!subject.is_placed(), Severity::Warning)
        .into();
    };
    let text = label.text().trim_end();
    let after = label.after().trim_start_matches([' ', '\t', '*', '_', '\u{A0}']);
    let colon = (!text.ends_with(':') && !after.starts_with(':')).then(|| {
        Finding::at(
            PATH,
            format!("sau “{text}” thiếu dấu hai chấm: “{text}:”"),
            format!("the colon behind “{text}” is missing: “{text}:”"),
        )
        .within(label.whole())
        // Where the list lost its dashes on the way to text, the label may have lost its colon.
        .lighter_if(label.is_doubtful() || undashed, Severity::Warning)
        .with_safe_edits(vec![label.replace(text.len()..text.len(), ":")])
    });
    let shares = is_on_one_line(&label, &first.1) && !is_flattened(subject) && reads_as_words(first.1.text());
    let alone = shares.then(|| {
        Finding::at(
            PATH,
            "“Nơi nhận:” phải trình bày trên một dòng riêng, danh sách bắt đầu ở dòng dưới",
            "“Nơi nhận:” stands on a line of its own, the list begins on the next",
        )
        .within(label.whole())
        // A list may lose its line breaks on the way to text.
        .lighter_if(has_dash(&first.1), Severity::Warning)
    });
    Answer::of(colon.into_iter().chain(alone))
}

fn small_letters(subject: &Subject<'_>) -> Answer {
    let Some(label) = subject.piece("/recipients#label") else {
        return without_list();
    };
    let text = label.text().trim_end_matches([':', ' ']);
    if text.contains(is_small) {
        return Answer::Passed;
    }
    Finding::at(
        PATH,
        format!("“{text}” không in hoa: “Nơi nhận:”"),
        format!("“{text}” is not in capitals: “Nơi nhận:”"),
    )
    .within(label.whole())
    .into()
}

/// Whether a rest of a line begins an archive line; only its head is looked at.
fn begins_archive(rest: &str) -> bool {
    let rest = rest.trim_start();
    let end = rest.char_indices().nth(5).map_or(rest.len(), |(at, _)| at);
    rest.starts_with(['L', 'l']) && Archive::is_archive_line(rest.get(..end).unwrap_or_default())
}

/// Where in a line another one begins: the archive line, or whatever follows
/// `Như trên;`. A group may have semicolons of its own (`Bộ Y tế: Bộ trưởng; …`).
fn second_line(line: &str) -> Option<usize> {
    let above = says_as_above(line.trim_start_matches(|c: char| !is_letter_or_digit(c)));
    let mut depth = 0_usize;
    line.char_indices().find_map(|(at, c)| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        let rest = line.get(at + 1..).filter(|_| c == ';' && depth == 0)?;
        let second = begins_archive(rest) || above && reads_as_words(rest);
        second.then_some(at + 1)
    })
}

/// Whether the archive line stands in the line of another recipient.
pub(in crate::check::rules) fn hides_archive(line: &str) -> bool {
    let mut starts = std::iter::once(0).chain(line.match_indices([';', '-']).map(|(at, _)| at + 1));
    starts.any(|at| line.get(at..).is_some_and(begins_archive))
}

/// A line that holds two, with a fix where no second column stands beside it.
fn crowded_line(pieces: &[(String, Piece<'_>)]) -> Option<Finding> {
    let mut crowded = pieces
        .iter()
        .filter_map(|(path, piece)| Some((path, piece, second_line(piece.text())?)));
    let (path, piece, at) = crowded.next()?;
    let line = piece.text();
    let rest = line.get(at..).unwrap_or_default();
    let start = at + rest.len() - rest.trim_start().len();
    let alone = piece.before().trim().is_empty() && piece.after().trim().is_empty() && !line.contains('\n');
    let first = (alone && !has_dash(piece)).then(|| piece.replace(0..0, "- "));
    let second = alone.then(|| piece.replace(at..start, "\n- "));
    let finding = Finding::at(
        path.clone(),
        format!("“{line}”: mỗi nơi nhận phải ghi trên một dòng riêng, dạng “- …;”"),
        format!("“{line}”: each recipient stands on a line of its own, “- …;”"),
    );
    let finding = finding.lighter_if(piece.is_doubtful(), Severity::Warning);
    Some(finding.with_safe_edits(first.into_iter().chain(second).collect()))
}

fn lines_of_their_own(subject: &Subject<'_>) -> Answer {
    if is_without_list(subject.document()) {
        return without_list();
    }
    if is_flattened(subject) {
        return Answer::not_applicable(
            "danh sách nơi nhận đã mất các dấu xuống dòng khi chuyển thành văn bản thuần",
            "the list lost its line breaks on the way to text",
        );
    }
    let pieces = pieces(subject);
    if let Some(finding) = crowded_line(&pieces) {
        return finding.into();
    }
    let crowded = pieces.windows(2).find(|pair| match pair {
        [(_, before), (path, after)] => {
            is_on_one_line(before, after) && (path == "/archive" || reads_as_words(after.text()))
        }
        _ => false,
    });
    if let Some([(path, before), (_, after)]) = crowded {
        return Finding::at(
            path.clone(),
            "mỗi nơi nhận phải ghi trên một dòng riêng, dạng “- …;”",
            "each recipient stands on a line of its own, “- …;”",
        )
        .within(before.whole().to(after.whole()))
        // A list may lose its line breaks on the way to text, not its dashes.
        .lighter_if(has_dash(after), Severity::Warning)
        .into();
    }
    let bare: Vec<&(String, Piece<'_>)> = pieces.iter().filter(|(_, piece)| !has_dash(piece)).collect();
    let Some((path, first)) = bare.first() else {
        return Answer::Passed;
    };
    let name = first.text();
    let more = |lines: &str| match bare.len() {
        1 => String::new(),
        n => format!(" ({n} {lines})"),
    };
    Finding::at(
        path.clone(),
        format!("đầu dòng “{name}” thiếu gạch đầu dòng: “- {name}”{}", more("dòng")),
        format!("the dash before “{name}” is missing: “- {name}”{}", more("lines")),
    )
    // A list of a word processor may lose its dashes on the way to text.
    .lighter(Severity::Warning)
    .with_safe_edits(bare.iter().map(|(_, piece)| piece.replace(0..0, "- ")).collect())
    .into()
}

fn semicolons(subject: &Subject<'_>) -> Answer {
    if is_without_list(subject.document()) {
        return without_list();
    }
    let pieces = pieces(subject);
    let doubt = !subject.is_placed();
    Answer::of(pieces.windows(2).filter_map(|pair| {
        let [(path, piece), (_, next)] = pair else {
            return None;
        };
        // `- Các sở:` with its own list below; a title that a second column left.
        let heads = piece.text().trim_end().ends_with(':') && next.text().starts_with(['+', '*', '•']);
        let title = !reads_as_words(piece.text()) && is_title(piece.text());
        let finding = (!heads && !title).then(|| end_sign(path, piece, ';')).flatten()?;
        Some(finding.lighter_if(doubt, Severity::Warning))
    }))
}

/// Whether a line of the list is the title of somebody who signs.
fn is_title(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !is_letter_or_digit(c));
    is_office(line)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings};
    use crate::diagnostic::Severity;
    use crate::value::Kind;
    use crate::{Checker, letter};

    const HEAD: &str = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo số liệu quý II\nHà Khê, ngày 12 tháng 5 năm 2026\n\
                        Kính gửi: Sở Y tế\nSở Nội vụ đề nghị Sở Y tế thực hiện./.\n";

    /// What a rule finds in a letter with this foot.
    fn found(code: &str, foot: &str) -> Vec<crate::diagnostic::Diagnostic> {
        let reading = letter::from_str(&format!("{HEAD}{foot}\nGIÁM ĐỐC\nTrần Thị Minh Hà\n"));
        let mut found = Checker::new().check(&reading).diagnostics;
        found.retain(|d| d.code == code);
        found
    }

    #[test]
    fn the_label_stands_alone_with_its_colon() {
        assert!(found("R10", "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n").is_empty());
        assert!(found("R10", "| Nơi nhận: - Như trên; - Lưu: VT, VP. | GIÁM ĐỐC |\n").is_empty());
        for (wrong, severity) in [
            ("Nơi nhận\n- Như trên;\n- Lưu: VT, VP.\n", Severity::Error),
            ("Nơi nhận\nNhư trên;\nLưu: VT, VP.\n", Severity::Warning),
            ("Nơi nhận: - Như trên;\n- Lưu: VT, VP.\n", Severity::Warning),
            ("- Như trên;\n- Lưu: VT, VP.\n", Severity::Error),
            ("", Severity::Error),
        ] {
            let found = found("R10", wrong);
            assert_eq!((found.len(), found[0].severity), (1, severity), "{wrong}");
        }
        let mut contract = Letter::named(Kind::HopDong, "15/HĐ-SNV");
        (contract.document.recipients, contract.document.archive) = (Vec::new(), None);
        assert_eq!(findings("R10", &contract)[0].severity, Severity::Warning);
    }

    #[test]
    fn the_label_is_in_small_letters() {
        assert_eq!(found("R11", "NƠI NHẬN:\n- Như trên;\n- Lưu: VT, VP.\n").len(), 1);
        assert!(found("R11", "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n").is_empty());
    }

    #[test]
    fn each_recipient_has_a_line() {
        for fine in [
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n",
            "Nơi nhận:\n– Như trên;\n~ Sở Y tế\ntỉnh Hà Khê;\n- Lưu: VT, VP.\n",
            "Nơi nhận:\n- Như trên (bản giấy; bản điện tử);\n- Sở Y tế: Giám đốc; các phòng;\n- Lưu: VT, VP.\n",
            "| Nơi nhận: - Như trên; - Lưu: VT, VP. | GIÁM ĐỐC |\n",
        ] {
            assert!(found("R14", fine).is_empty(), "{fine}");
        }
        for (wrong, severity) in [
            ("Nơi nhận:\nNhư trên; Lưu: VT, VP.\n", Severity::Error),
            ("Nơi nhận:\n- Như trên; - Lưu: VT, VP.\n", Severity::Warning),
            ("Nơi nhận:\nNhư trên;\nSở Y tế;\nLưu: VT, VP.\n", Severity::Warning),
        ] {
            let found = found("R14", wrong);
            assert_eq!((found.len(), found[0].severity), (1, severity), "{wrong}");
        }
        let message = &found("R14", "Nơi nhận:\nNhư trên;\nSở Y tế;\nLưu: VT, VP.\n")[0].message;
        assert!(
            message.vi.ends_with(" dòng)") && !message.vi.contains("lines"),
            "{}",
            message.vi
        );
        assert!(
            message.en.ends_with(" lines)") && !message.en.contains("dòng"),
            "{}",
            message.en
        );
    }

    #[test]
    fn lines_end_with_a_semicolon() {
        for fine in [
            "Nơi nhận:\n- Như trên; =\n- Sở Y tế (để b/c); “ i\n- Lưu: VT, VP.\n",
            "Nơi nhận:\n- Như trên;\n- Sở Y tế ;\n- Lưu: VT, VP.\n",
            "Nơi nhận:\n- Như trên;\n- Các sở:\n+ Sở Y tế;\n- Lưu: VT, VP.\n",
        ] {
            assert!(found("R15", fine).is_empty(), "{fine}");
        }
        let wrong = "Nơi nhận:\n- Như trên,\n- Sở Tài chính\n- Sở Xây dựng.\n- Lưu: VT, VP.\n";
        let reading = letter::from_str(&format!("{HEAD}{wrong}\nGIÁM ĐỐC\nTrần Thị Minh Hà\n"));
        let found = found("R15", wrong);
        assert_eq!(found.len(), 3);
        let mended = crate::fix::apply(&reading.source, &found).text;
        assert!(
            mended.contains("- Như trên;\n- Sở Tài chính;\n- Sở Xây dựng;\n- Lưu: VT, VP.\n"),
            "{mended}"
        );
    }
}
