//! B21: the first citation of a document.

use std::collections::HashSet;

use super::cited::CITING;
use super::cited::{Own, by_number, first_word, is_full, own};
use super::issuer_told::{Told, behind_subject, by_symbol, is_told_behind};
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
use crate::value::LegalReference;

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

/// What a footnote says in full.
fn told_in_notes(subject: &Subject<'_>) -> HashSet<usize> {
    let document = subject.document();
    let of_notes = subject.citations().iter().enumerate().filter(|(_, cited)| {
        let At::Body(block) = cited.at else { return false };
        let is_note = document
            .body
            .get(block)
            .is_some_and(|block| block.kind == BlockKind::Note);
        is_note && is_full(cited)
    });
    of_notes.map(|(i, cited)| cited.citation.same_as.unwrap_or(i)).collect()
}

fn first_in_full(subject: &Subject<'_>) -> Answer {
    let recitals = Recitals::of(subject.document());
    let noted = told_in_notes(subject);
    let mut seen = HashSet::new();
    let mut any = false;
    let mut findings = Vec::new();
    let mut told = Told::default();
    let all = own(subject);
    for (own, last) in all.iter().zip(lasts(&all)) {
        told.follow(own);
        if !by_number(subject, own.cited) || !seen.insert(own.id) {
            continue;
        }
        any = true;
        // Those of the recitals are the matter of B15 to B18; one that amended
        // another is told with that.
        let elsewhere = recitals.contains(own.block)
            || own.cited.citation.relation == Relation::AmendedBy
            || noted.contains(&own.id)
            || is_in_subject(own);
        if !elsewhere && findings.len() < MOST {
            findings.extend(incomplete(subject, own, last, &told));
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

/// Words that begin the subject of a cited document.
const SUBJECT_HEADS: [&str; 9] = ["về", "v/v", "quy", "hướng", "ban", "phê", "sửa", "bổ", "kèm"];

/// Words that can follow a citation but begin no subject.
const NO_SUBJECT: [&str; 6] = ["thì", "và", "để", "hoặc", "nêu", "nói"];

/// `… về việc chuyển Báo cáo số …`: part of the subject of the one before it.
fn is_in_subject(own: &Own<'_>) -> bool {
    own.gap_before().is_some_and(|gap| {
        let joined = gap.ends_with(" và ") || gap.ends_with(" hoặc ");
        SUBJECT_HEADS.contains(&first_word(gap).as_str()) && !gap.contains(['.', ';', ',', ':']) && !joined
    })
}

/// Whether only a comma or `và` stands before the next: what follows belongs to both.
fn is_listed(gap: Option<&str>) -> bool {
    gap.is_some_and(|gap| matches!(gap.trim(), "," | "và" | "hoặc" | ", và"))
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

fn lacks_subject(own: &Own<'_>) -> bool {
    let rest = own.behind().trim_start();
    match rest.chars().next() {
        None | Some('.' | ';' | ')' | '”' | ':') => true,
        Some(',') => {
            let word = first_word(rest.trim_start_matches(','));
            !SUBJECT_HEADS.contains(&word.as_str()) && !is_told_behind_name(rest)
        }
        Some(_) => NO_SUBJECT.contains(&first_word(rest).as_str()),
    }
}

/// `của Ban Chỉ đạo phòng, chống tham nhũng tỉnh về việc …`, `của Bộ Y tế, Bộ Tài chính
/// về việc …`: what stands behind the comma is the name of who issued it, or of another who
/// did, and the subject follows it.
fn is_told_behind_name(rest: &str) -> bool {
    /// Words of one who does something: it is the sentence that goes on, no name.
    const DEEDS: [&str; 16] = [
        "báo cáo",
        "có",
        "đã",
        "đề nghị",
        "đồng ý",
        "được",
        "giao",
        "gửi",
        "kính",
        "mời",
        "nhận",
        "sẽ",
        "thông báo",
        "trả lời",
        "trình",
        "yêu cầu",
    ];
    let sentence = rest.split(['.', ';', ':', '(']).next().unwrap_or_default();
    let Some((name, _)) = sentence.split_once(" về ") else {
        return false;
    };
    let folded = format!(" {} ", name.trim_start_matches([',', ' ']).to_lowercase());
    // A list of names is short; a sentence seldom is.
    let is_short = folded.split(' ').count() <= MOST_WORDS;
    is_short && !DEEDS.iter().any(|deed| folded.contains(&format!(" {deed} ")))
}

/// The longest name of a body is about so many syllables long.
const MOST_WORDS: usize = 24;

/// What a citation lacks, in both languages.
#[derive(Debug, Default)]
struct Lack {
    vi: Vec<&'static str>,
    en: Vec<&'static str>,
    /// Something that no reader can guess is among it.
    is_grave: bool,
}

impl Lack {
    fn add(&mut self, vi: &'static str, en: &'static str, is_grave: bool) {
        self.vi.push(vi);
        self.en.push(en);
        self.is_grave |= is_grave;
    }
}

fn incomplete(subject: &Subject<'_>, own: &Own<'_>, last: &Own<'_>, told: &Told) -> Option<Finding> {
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
    let mut lack = Lack::default();
    if citation.number_incomplete {
        lack.add("ký hiệu", "symbol", true);
    }
    // `Ngày 05/3/2024, Thủ tướng Chính phủ ban hành Chỉ thị …`
    let sentence = own.text.get(own.before.unwrap_or(0)..own.cited.range.start);
    let dated_before = told.by_sentence && sentence.is_some_and(|sentence| sentence.contains("gày "));
    if reference.date.is_none() && !dated_before {
        lack.add("thời gian ban hành", "date", true);
    }
    let mut late = None;
    if reference.issuer.is_none() && !apart && !told.by_sentence && !is_told_behind(last) {
        late = behind_subject(last.gap_behind().unwrap_or(last.behind()), subject.registry());
        if late.is_none() {
            lack.add("cơ quan ban hành", "issuer", !by_symbol(number, subject.registry()));
        }
    }
    if !apart && lacks_subject(last) {
        // Whether a subject is told otherwise is for a reader to say.
        lack.add("trích yếu", "subject", false);
    }
    let form = form(&name, reference, late.as_deref());
    let finding = match late {
        Some(body) if lack.vi.is_empty() => out_of_order(own, &name, &body, &form),
        _ if lack.vi.is_empty() => return None,
        _ => Finding::at(
            own.path(),
            format!(
                "viện dẫn lần đầu {name} thiếu {}; phải ghi “{form}”",
                lack.vi.join(", ")
            ),
            format!(
                "the first citation of {name} lacks {}; it must be “{form}”",
                lack.en.join(", ")
            ),
        )
        .lighter_if(!lack.is_grave, Severity::Warning),
    };
    let place = subject.locate(&own.path(), own.text, own.cited.range.clone());
    Some(finding.within_opt(place))
}

/// The citation in full, with what is known of it.
fn form(name: &str, reference: &LegalReference, late: Option<&str>) -> String {
    let day = match reference.date {
        None => "ngày … tháng … năm …".to_owned(),
        Some(date) if date.day().is_some() => date.in_words(),
        Some(date) if date.month().is_some() => format!("ngày … {}", date.in_words()),
        Some(date) => format!("ngày … tháng … {}", date.in_words()),
    };
    let issuer = reference.issuer.as_deref().or(late).unwrap_or("…");
    format!("{name} {day} của {issuer} về …")
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
        let form = "“Quyết định số 12/QĐ-UBND ngày 20 tháng 7 năm 2021 của Ủy ban nhân dân tỉnh về …”";
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
                "“Nghị định số 45/2023/NĐ-CP ngày … tháng … năm … của Chính phủ về …”",
            ),
        ] {
            let found = findings("B21", &Letter::saying_all(&[text]));
            assert!(found[0].message.vi.ends_with(form), "{}", found[0].message);
        }
    }

    #[test]
    fn members_of_a_list_are_judged_as_one_alone() {
        for (behind, lacks, severity) in [
            (", Sở Nội vụ đề nghị báo cáo", "thiếu trích yếu;", Severity::Warning),
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
