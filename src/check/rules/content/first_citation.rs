//! B21: the first citation of a document.

use std::collections::HashSet;

use super::cited::{CITING, Own, Quotations, by_number, first_word, is_full, own};
use super::full_form::FullForm;
use super::issuer_told::{Told, behind_subject, by_symbol, is_listed};
use super::subject_told::{SUBJECT_HEADS, in_brief, subject_behind};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::running_text::At;
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::check::subject::recitals::Recitals;
use crate::cite::Relation;
use crate::diagnostic::{Needs, Severity};
use crate::document::BlockKind;
use crate::text::skeleton;

pub(in crate::check::rules) const B21: Row = Row {
    code: "B21",
    name: "first-citation-in-full",
    severity: Severity::Error,
    basis: CITING,
    vi: "viện dẫn lần đầu ghi đầy đủ tên loại, số, ký hiệu, thời gian ban hành, cơ quan ban hành và trích yếu",
    en: "the first citation is in full: kind, number, symbol, date, issuer and subject",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Sở Nội vụ đề nghị thực hiện theo Nghị định số 45/2023/NĐ-CP./.",
        "Sở Nội vụ đề nghị thực hiện theo Nghị định số 45/2023/NĐ-CP ngày 03 tháng 7 năm 2023 của Chính phủ \
         về kho lưu trữ./.",
    ),
    test: first_in_full,
};

/// What stands outside of the running text.
#[derive(Default)]
struct Aside {
    /// The documents that a footnote or a quotation before names in full.
    full: HashSet<usize>,
    /// Those that a quotation names first, but not in full.
    quoted: HashSet<usize>,
}

impl Aside {
    fn of(subject: &Subject<'_>) -> Self {
        let body = &subject.document().body;
        let mut quotations = Quotations::of(subject);
        let mut aside = Self::default();
        for (i, cited) in subject.citations().iter().enumerate() {
            let At::Body(block) = cited.at else { continue };
            let is_note = body.get(block).is_some_and(|block| block.kind == BlockKind::Note);
            let is_quoted = quotations.hold(subject, cited, block);
            let is_first = cited.citation.same_as.is_none();
            let id = cited.citation.same_as.unwrap_or(i);
            if is_note && is_full(cited) {
                aside.full.insert(id);
            } else if is_quoted && is_first {
                let behind = subject.text(cited.at).get(cited.range.end..).unwrap_or_default();
                let is_whole = is_full(cited) && subject_behind(behind).is_some();
                let told = if is_whole { &mut aside.full } else { &mut aside.quoted };
                told.insert(id);
            }
        }
        aside
    }
}

fn first_in_full(subject: &Subject<'_>) -> Answer {
    let recitals = Recitals::of(subject.document());
    let aside = Aside::of(subject);
    let mut seen = HashSet::new();
    let mut any = false;
    let mut findings = Vec::new();
    let mut told = Told::default();
    let all = own(subject);
    for (own, last) in all.iter().zip(lasts(&all)) {
        told.follow(own, subject.registry());
        if !by_number(subject, own.cited) || !seen.insert(own.id) {
            continue;
        }
        any = true;
        // Those of the recitals are the matter of B15 to B18; one that amended
        // another is told with that.
        let elsewhere = recitals.contains(own.block)
            || own.cited.citation.relation == Relation::AmendedBy
            || aside.full.contains(&own.id)
            || is_in_subject(own);
        if !elsewhere && findings.len() < MOST {
            let is_quoted = aside.quoted.contains(&own.id);
            findings.extend(incomplete(subject, own, last, &told, is_quoted));
        }
    }
    if !any {
        return Answer::not_applicable(
            "nội dung không viện dẫn văn bản nào có số, ký hiệu",
            "the content cites no document with a number",
        );
    }
    Answer::of(findings)
}

/// `… về việc chuyển Báo cáo số …`: part of the subject of the one before it.
fn is_in_subject(own: &Own<'_>) -> bool {
    own.gap_before().is_some_and(|gap| {
        let joined = gap.ends_with(" và ") || gap.ends_with(" hoặc ");
        SUBJECT_HEADS.contains(&first_word(gap).as_str()) && !gap.contains(['.', ';', ',', ':']) && !joined
    })
}

/// Whether what follows shows that the citation was not read to its end: a date
/// or a symbol that a scan spoiled.
fn is_cut_short(own: &Own<'_>) -> bool {
    let behind = own.behind();
    behind.starts_with(['-', '–', '/']) || skeleton(&first_word(behind.trim_start_matches([',', ' ']))) == "ngay"
}

/// For each citation the last one of its list: what stands behind that belongs to all.
fn lasts<'o, 'a>(all: &'o [Own<'a>]) -> Vec<&'o Own<'a>> {
    let mut lasts: Vec<&Own<'_>> = Vec::with_capacity(all.len());
    for own in all.iter().rev() {
        let next = lasts.last().filter(|_| is_listed(own.gap_behind()));
        lasts.push(next.copied().unwrap_or(own));
    }
    lasts.reverse();
    lasts
}

/// What a citation must say, in Vietnamese and English.
const SYMBOL: (&str, &str) = ("ký hiệu", "symbol");
const DATE: (&str, &str) = ("thời gian ban hành", "date");
const DAY: (&str, &str) = ("ngày ban hành", "day of the date");
const ISSUER: (&str, &str) = ("cơ quan ban hành", "issuer");
const SUBJECT: (&str, &str) = ("trích yếu", "subject");

fn incomplete(subject: &Subject<'_>, own: &Own<'_>, last: &Own<'_>, told: &Told, is_quoted: bool) -> Option<Finding> {
    if is_cut_short(own) {
        return None;
    }
    let citation = &own.cited.citation;
    let reference = &citation.reference;
    let (kind, number) = (reference.kind.as_ref()?, reference.number.as_ref()?);
    let name = format!("{kind} số {number}");
    let doc = own.text.get(own.cited.doc.clone()).unwrap_or_default();
    // In `các Công văn của Sở Y tế: số 1 …, số 2 …` the head of the list tells for
    // all; in brackets it is the sentence around them that tells.
    let apart = doc.starts_with("số ") || own.bracketed;
    let blank = if citation.number_incomplete { "/…" } else { "" };
    let mut form = FullForm::of(format!("{}{blank}", name.trim_end_matches(['/', '-'])));
    if citation.number_incomplete {
        form.name_lacking(SYMBOL, true);
    }
    // `Ngày 05/3/2024, Thủ tướng Chính phủ ban hành Chỉ thị …`
    let sentence = own.text.get(own.before.unwrap_or(0)..own.cited.range.start);
    let dated_before = told.by_sentence && sentence.is_some_and(|sentence| sentence.contains("gày "));
    match reference.date {
        None if dated_before => {}
        None => form.lacking("ngày … tháng … năm …".to_owned(), DATE, true),
        Some(date) if date.day().is_some() => form.given(date.in_words()),
        Some(date) if date.month().is_some() => form.lacking(format!("ngày … {}", date.in_words()), DAY, false),
        Some(date) => form.lacking(format!("ngày … tháng … {}", date.in_words()), DAY, false),
    }
    let mut late = None;
    if let Some(issuer) = &reference.issuer {
        form.given(format!("của {issuer}"));
    } else if !apart && !told.by_sentence && !told.behind(last) {
        late = behind_subject(last.gap_behind().unwrap_or(last.behind()), subject.registry());
        match &late {
            Some(body) => form.given(format!("của {body}")),
            None => form.lacking("của …".to_owned(), ISSUER, !by_symbol(number, subject.registry())),
        }
    }
    if !apart {
        match subject_behind(last.behind()) {
            Some(words) => form.given(in_brief(words)),
            // Whether a subject is told otherwise is for a reader to say.
            None => form.lacking("về …".to_owned(), SUBJECT, false),
        }
    }
    let finding = match late {
        Some(body) if form.is_whole() => out_of_order(own, &name, &body, &form.text()),
        _ if form.is_whole() => return None,
        _ => lacking(own, &name, &form, is_quoted),
    };
    let place = subject.locate(&own.path(), own.text, own.cited.range.clone());
    Some(finding.within_opt(place))
}

fn lacking(own: &Own<'_>, name: &str, form: &FullForm, is_quoted: bool) -> Finding {
    let (vi, en) = form.lacks();
    let text = form.text();
    // What another wrote is not the letter's own citation.
    let (aside_vi, aside_en) = if is_quoted {
        (
            " (lần nêu trong đoạn trích dẫn không tính)",
            " (the one in a quotation does not count)",
        )
    } else {
        ("", "")
    };
    Finding::at(
        own.path(),
        format!("viện dẫn lần đầu {name}{aside_vi} thiếu {vi}; phải ghi “{text}”"),
        format!("the first citation of {name}{aside_en} lacks {en}; it must be “{text}”"),
    )
    .lighter_if(!form.is_grave, Severity::Warning)
}

/// The issuer stands behind the subject, or the words there name another body.
fn out_of_order(own: &Own<'_>, name: &str, body: &str, form: &str) -> Finding {
    Finding::at(
        own.path(),
        format!("{name}: nếu “{body}” là cơ quan ban hành thì ghi trước trích yếu: “{form}”"),
        format!("{name}: if “{body}” issued it, the name stands before the subject: “{form}”"),
    )
    .lighter(Severity::Info)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};

    const FULL: &str = "Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về kiểm kê kho.";

    #[test]
    fn the_first_citation_is_in_full() {
        for fine in [
            &["Thực hiện Công văn số 31/UBND-NC ngày 04/5/2026 của Ủy ban nhân dân tỉnh về kiểm kê kho, Sở đề nghị"][..],
            &["Ngày 04/5/2026, Sở Y tế có Công văn số 12/SYT-VP ngày 04/5/2026 về mượn kho"],
            &["theo đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT ngày 04/5/2026 về mượn kho"],
            &[FULL, "theo Công văn số 31/UBND-NC, Sở đề nghị"],
            &[
                "sửa đổi Nghị định số 45/2023/NĐ-CP ngày 03/7/2023 của Chính phủ về kho, như “Nghị định số 12/2021/NĐ-CP”",
            ],
            &["thực hiện Luật Lưu trữ và Công văn này"],
            &[
                "theo chỉ đạo của Sở Y tế tại Công văn số 12/SYT-VP ngày 04/5/2026 và Công văn số 15/SYT-VP ngày 05/5/2026 về kho",
            ],
            &["Công văn số 12/SYT-VP ngày 04/5/2026 của Sở Y tế về việc chuyển Báo cáo số 15/BC-BV"],
            &[
                "Thông tư số 08/2022/TT-BNV ngày 14/9/2022 (sửa đổi tại Thông tư số 09/2023/TT-BNV ngày 05/6/2023) của Bộ Nội vụ về kho",
            ],
            &[
                "Thực hiện Công văn số 31/BCĐ-TH ngày 04/5/2026 của Ban Chỉ đạo phòng, chống lụt bão tỉnh về việc trực, Sở đề nghị",
            ],
            &["Thực hiện Công văn số 31/BYT-TH ngày 04/5/2026 của Bộ Y tế, Bộ Tài chính về việc tiêm, Sở đề nghị"],
            &["Thực hiện Công văn số 31/CPB-TH ngày 04/5/2026 của Cục Phòng bệnh, Bộ Y tế về tiêm chủng, Sở đề nghị"],
            &["đã được Giám đốc Sở Y tế phê duyệt theo Quyết định số 12/QĐ-SYT ngày 04/5/2026 về kho"],
            &["Ngày 04/5/2026, Sở Y tế ban hành Kế hoạch số 12/KH-SYT về kho"],
            &["theo báo cáo của Sở Y tế (Báo cáo số 12/BC-SYT ngày 04/5/2026), kho đã đầy"],
        ] {
            assert!(findings("B21", &Letter::saying_all(fine)).is_empty(), "{fine:?}");
        }
        for (wrong, lacks, severity) in [
            (
                "theo Nghị định số 45/2023/NĐ-CP.",
                "thời gian ban hành, cơ quan ban hành, trích yếu;",
                Severity::Error,
            ),
            (
                "Xử lý hành vi quy định tại Nghị định số 45/2023/NĐ-CP.",
                "thời gian ban hành, cơ quan ban hành, trích yếu;",
                Severity::Error,
            ),
            (
                "theo Nghị định số 45/2023/NĐ-CP của Chính phủ về kho",
                "thời gian ban hành;",
                Severity::Error,
            ),
            (
                "theo Nghị định số 45/2023/NĐ-CP ngày 03/7/2023 quy định về kho",
                "cơ quan ban hành;",
                Severity::Warning,
            ),
            (
                "theo Quyết định số 45/QĐ-UBND ngày 03/7/2023 quy định về kho",
                "cơ quan ban hành;",
                Severity::Error,
            ),
            (
                "theo Công văn số 12/SYT-VP ngày 04/5/2026 của Sở Y tế, Sở đồng ý",
                "trích yếu;",
                Severity::Warning,
            ),
            (
                "theo Công văn số 12/SYT-VP ngày 04/5/2026 của Sở Y tế, Sở Nội vụ đề nghị báo cáo về việc mượn kho",
                "trích yếu;",
                Severity::Warning,
            ),
            (
                "theo Công văn số 12/SYT-VP ngày 04/5/2026 của Sở Y tế thì Sở đồng ý",
                "trích yếu;",
                Severity::Warning,
            ),
        ] {
            let found = findings("B21", &Letter::saying_all(&[wrong]));
            assert_eq!((found.len(), found[0].severity), (1, severity), "{wrong}");
            assert!(
                found[0].message.vi.contains(&format!("thiếu {lacks}")),
                "{}",
                found[0].message
            );
        }
        let twice = Letter::saying_all(&["theo Nghị định số 45/2023/NĐ-CP.", "theo Nghị định số 45/2023/NĐ-CP."]);
        assert_eq!(findings("B21", &twice).len(), 1);
        assert!(matches!(
            state("B21", &Letter::saying_all(&["Kính đề nghị"])),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn a_footnote_can_give_the_full_form() {
        let mut letter = Letter::saying_all(&["Căn cứ tình hình, theo Nghị định số 45/2023/NĐ-CP, Sở báo cáo"]);
        let note = "Nghị định số 45/2023/NĐ-CP ngày 03 tháng 7 năm 2023 của Chính phủ về kho lưu trữ.";
        letter.document.body.push(Block::new(BlockKind::Note, note));
        assert!(findings("B21", &letter).is_empty());
    }

    #[test]
    fn an_issuer_behind_the_subject_is_a_matter_of_order() {
        let late = "Quyết định số 12/QĐ-UBND ngày 20/7/2021 về việc giao chỉ tiêu của Ủy ban nhân dân tỉnh.";
        let found = findings("B21", &Letter::saying_all(&[late]));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Info));
        let form = "“Quyết định số 12/QĐ-UBND ngày 20 tháng 7 năm 2021 của Ủy ban nhân dân tỉnh về việc giao…”";
        assert!(found[0].message.vi.ends_with(form), "{}", found[0].message);
        let of_law = "Nghị định số 12/QĐ-UBND ngày 20/7/2021 quy định chi tiết một số điều của Luật Lưu trữ.";
        let found = findings("B21", &Letter::saying_all(&[of_law]));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Error));
    }

    #[test]
    fn the_form_tells_what_is_known() {
        for (text, form) in [
            (
                "theo Công văn số 12/SYT-VP ngày 04/5/2026 của Sở Y tế, Sở đồng ý",
                "“Công văn số 12/SYT-VP ngày 04 tháng 5 năm 2026 của Sở Y tế về …”",
            ),
            (
                "theo Nghị định số 45/2023/NĐ-CP của Chính phủ về kho",
                "“Nghị định số 45/2023/NĐ-CP ngày … tháng … năm … của Chính phủ về kho”",
            ),
        ] {
            let found = findings("B21", &Letter::saying_all(&[text]));
            assert!(found[0].message.vi.ends_with(form), "{}", found[0].message);
        }
    }

    #[test]
    fn the_message_lists_what_the_form_demands() {
        let all = "thời gian ban hành, cơ quan ban hành, trích yếu; phải ghi “Nghị định số 45/2023/NĐ-CP ngày … tháng … năm … của … về …”";
        for (text, lacks) in [
            (
                "Sở Nội vụ thực hiện theo quy định tại khoản 4 Điều 32 Nghị định số 45/2023/NĐ-CP.",
                all,
            ),
            (
                "Sở Nội vụ thực hiện Nghị định số 45/2023/NĐ-CP quy định: “Kho phải khô”.",
                all,
            ),
            ("Thực hiện Nghị định số 45/2023/NĐ-CP, Sở Nội vụ đề nghị nộp.", all),
            (
                "Thực hiện Công văn số 9/SYT-VP ngày 04/5/2026 của Sở Y tế về kho. Các xã theo Nghị định số 45/2023/NĐ-CP.",
                all,
            ),
            (
                "Bộ Nội vụ đã quy định tại Nghị định số 45/2023/NĐ-CP.",
                "thời gian ban hành, trích yếu; phải ghi “Nghị định số 45/2023/NĐ-CP ngày … tháng … năm … về …”",
            ),
            (
                "Tại Công văn số 9/SYT-VP ngày 04/5/2026, Sở Y tế đề nghị nộp.",
                "thiếu trích yếu; phải ghi “Công văn số 9/SYT-VP ngày 04 tháng 5 năm 2026 về …”",
            ),
        ] {
            let found = findings("B21", &Letter::saying_all(&[text]));
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].message.vi.ends_with(lacks), "{}", found[0].message);
        }
    }

    #[test]
    fn a_quotation_counts_where_it_tells_all() {
        let letter = |quoted: &str| {
            let text = format!(
                "Sở Y tế viết: “theo Nghị định số 45/2023/NĐ-CP{quoted}”. Các xã theo Nghị định số 45/2023/NĐ-CP."
            );
            findings("B21", &Letter::saying_all(&[&text]))
        };
        assert!(letter(" ngày 03/7/2023 của Chính phủ về kho lưu trữ").is_empty());
        let found = letter("");
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .message
                .vi
                .contains("(lần nêu trong đoạn trích dẫn không tính)")
        );
        assert!(found[0].message.en.contains("(the one in a quotation does not count)"));
    }

    #[test]
    fn members_of_a_list_are_judged_as_one_alone() {
        for (behind, lacks, severity) in [
            (
                ", Sở Nội vụ đề nghị báo cáo",
                "thiếu cơ quan ban hành, trích yếu;",
                Severity::Warning,
            ),
            (".", "thiếu cơ quan ban hành, trích yếu;", Severity::Warning),
        ] {
            let one = format!("Thực hiện Công điện số 71/CĐ-TTg ngày 14 tháng 3 năm 2025{behind}");
            let list = format!(
                "Thực hiện Công điện số 71/CĐ-TTg ngày 14 tháng 3 năm 2025 và Công điện số 85/CĐ-TTg ngày 19 tháng 3 năm 2025{behind}"
            );
            let (alone, listed) = (
                findings("B21", &Letter::saying_all(&[&one])),
                findings("B21", &Letter::saying_all(&[&list])),
            );
            assert_eq!((alone.len(), listed.len()), (1, 2), "{behind}");
            assert_eq!(alone[0].message, listed[0].message);
            for found in alone.iter().chain(&listed) {
                assert_eq!(found.severity, severity);
                assert!(found.message.vi.contains(lacks), "{}", found.message);
            }
        }
    }
}
