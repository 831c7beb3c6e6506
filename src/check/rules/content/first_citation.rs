//! B21: the first citation of a document.

use std::collections::HashSet;

use super::cited::{Own, by_number, is_full, own};
use super::citing::CITING;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::grounds::Grounds;
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::running_text::At;
use crate::check::subject::Subject;
use crate::cite::Relation;
use crate::diagnostic::{Needs, Severity};
use crate::document::BlockKind;
use crate::text::{is_capital, skeleton};

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
    let grounds = Grounds::of(subject.document());
    let noted = told_in_notes(subject);
    let mut seen = HashSet::new();
    let mut any = false;
    let mut findings = Vec::new();
    let mut told = Told::default();
    for own in own(subject) {
        told.follow(&own);
        if !by_number(subject, own.cited) || !seen.insert(own.id) {
            continue;
        }
        any = true;
        // Those of the recitals are the matter of B15 to B18; one that amended
        // another is told with that.
        let elsewhere = grounds.contains(own.block)
            || own.cited.citation.relation == Relation::AmendedBy
            || noted.contains(&own.id)
            || is_in_subject(&own);
        if !elsewhere && findings.len() < MOST {
            findings.extend(incomplete(subject, &own, &told));
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

fn first_word(text: &str) -> String {
    let word = text.trim_start().split(' ').next().unwrap_or_default();
    word.trim_end_matches([',', ';', '.']).to_lowercase()
}

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

/// Whether the sentence itself names the issuer, for a citation and those listed with it.
#[derive(Debug, Default)]
struct Told {
    by_sentence: bool,
}

impl Told {
    fn follow(&mut self, own: &Own<'_>) {
        // `tại Công văn … ngày … và Công văn … ngày …`: told for all of the list.
        let goes_on = own.gap_before().is_some_and(|gap| !gap.contains(['.', ';', ':']));
        self.by_sentence = (self.by_sentence && goes_on) || is_told_before(own);
    }
}

/// `Sở Y tế có Công văn …`, `của Sở Y tế tại Công văn …`.
fn is_told_before(own: &Own<'_>) -> bool {
    const DEEDS: [&str; 6] = ["có", "ban hành", "gửi", "trình", "ký", "có các"];
    const PLACES: [&str; 3] = ["tại", "theo các", "tại các"];
    let start = own.before.unwrap_or(0);
    let before = own.text.get(start..own.cited.range.start).unwrap_or_default();
    let before = before.rsplit(['.', ';']).next().unwrap_or_default().trim();
    let head = |words: &[&str]| {
        let head = words.iter().find_map(|word| before.strip_suffix(word));
        head.filter(|head| head.ends_with(' '))
    };
    let names = |text: &str| text.contains(is_capital);
    // `được Chủ tịch tỉnh phê duyệt theo Quyết định …`
    let by_deed = head(&["theo"]).and_then(|head| head.rsplit_once("được "));
    if by_deed.is_some_and(|(_, deed)| names(deed)) {
        return true;
    }
    // The capital of the sentence itself is no name, unless it does something.
    head(&DEEDS).is_some_and(names)
        || head(&PLACES).is_some_and(|head| names(head.trim_start_matches(|c: char| is_capital(c))))
}

/// `Tại Công văn …, Sở Y tế …`; `Thông tư … (đã sửa đổi) của Bộ Y tế`.
fn is_told_behind(own: &Own<'_>) -> bool {
    let behind = own.behind().trim_start();
    let behind = match behind.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest.trim_start(),
        None => behind,
    };
    let by_subject = behind
        .strip_prefix(", ")
        .is_some_and(|rest| rest.starts_with(is_capital));
    let word = first_word(behind.trim_start_matches([',', ' ']));
    by_subject || matches!(word.as_str(), "của" | "do")
}

/// Whether what follows shows that the citation was not read to its end: a date
/// or a symbol that a scan spoiled.
fn is_cut_short(own: &Own<'_>) -> bool {
    let behind = own.behind();
    behind.starts_with(['-', '–', '/']) || skeleton(&first_word(behind.trim_start_matches([',', ' ']))) == "ngay"
}

fn lacks_subject(own: &Own<'_>) -> bool {
    if is_listed(own.gap_behind()) {
        return false;
    }
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

fn incomplete(subject: &Subject<'_>, own: &Own<'_>, told: &Told) -> Option<Finding> {
    if is_cut_short(own) {
        return None;
    }
    let citation = &own.cited.citation;
    let reference = &citation.reference;
    let doc = own.text.get(own.cited.doc.clone()).unwrap_or_default();
    // In `các Công văn của Sở Y tế: số 1 …, số 2 …` the head of the list tells for
    // all; in brackets it is the sentence around them that tells.
    let apart = doc.starts_with("số ") || own.bracketed;
    let mut vi = Vec::new();
    let mut en = Vec::new();
    if citation.number_incomplete {
        vi.push("ký hiệu");
        en.push("symbol");
    }
    // `Ngày 05/3/2024, Thủ tướng Chính phủ ban hành Chỉ thị …`
    let sentence = own.text.get(own.before.unwrap_or(0)..own.cited.range.start);
    let dated_before = told.by_sentence && sentence.is_some_and(|sentence| sentence.contains("gày "));
    if reference.date.is_none() && !dated_before {
        vi.push("thời gian ban hành");
        en.push("date");
    }
    if reference.issuer.is_none() && !apart && !told.by_sentence && !is_told_behind(own) {
        vi.push("cơ quan ban hành");
        en.push("issuer");
    }
    let light = vi.is_empty();
    if !apart && lacks_subject(own) {
        vi.push("trích yếu");
        en.push("subject");
    }
    if vi.is_empty() {
        return None;
    }
    let (kind, number) = (reference.kind.as_ref()?, reference.number.as_ref()?);
    let name = format!("{kind} số {number}");
    Some(
        Finding::at(
            own.path(),
            format!(
                "viện dẫn lần đầu {name} thiếu {}; phải ghi “{name} ngày … tháng … năm … của … về …”",
                vi.join(", ")
            ),
            format!(
                "the first citation of {name} lacks {}; it must be “{name} ngày … tháng … năm … của … về …”",
                en.join(", ")
            ),
        )
        // Whether a subject is told otherwise is for a reader to say.
        .lighter_if(light, Severity::Warning)
        .within_opt(subject.locate(&own.path(), own.text, own.cited.range.clone())),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};

    const FULL: &str = "Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về kiểm kê kho.";

    fn saying(texts: &[&str]) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.body = texts.iter().map(|text| Block::paragraph(*text)).collect();
        letter
    }

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
            assert!(findings("B21", &saying(fine)).is_empty(), "{fine:?}");
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
            let found = findings("B21", &saying(&[wrong]));
            assert_eq!((found.len(), found[0].severity), (1, severity), "{wrong}");
            assert!(
                found[0].message.vi.contains(&format!("thiếu {lacks}")),
                "{}",
                found[0].message
            );
        }
        let twice = saying(&["theo Nghị định số 45/2023/NĐ-CP.", "theo Nghị định số 45/2023/NĐ-CP."]);
        assert_eq!(findings("B21", &twice).len(), 1);
        assert!(matches!(
            state("B21", &saying(&["Kính đề nghị"])),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn a_footnote_can_give_the_full_form() {
        let mut letter = saying(&["Căn cứ tình hình, theo Nghị định số 45/2023/NĐ-CP, Sở báo cáo"]);
        let note = "Nghị định số 45/2023/NĐ-CP ngày 03 tháng 7 năm 2023 của Chính phủ về kho lưu trữ.";
        letter.document.body.push(Block::new(BlockKind::Note, note));
        assert!(findings("B21", &letter).is_empty());
    }
}
