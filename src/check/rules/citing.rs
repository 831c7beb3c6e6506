//! B, C: how the content cites documents (box 6).

use std::collections::HashSet;
use std::ops::Range;

use super::{MOST, provisions};
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::enclosed::Enclosed;
use crate::check::example::Example;
use crate::check::facts::{At, Cited};
use crate::check::form::{CONG_VAN, Slot};
use crate::check::grounds::{Grounds, is_can_cu, is_law};
use crate::check::outline::Whose;
use crate::check::subject::Subject;
use crate::cite::Relation;
use crate::diagnostic::{Needs, Severity};
use crate::document::BlockKind;
use crate::text::fold_eq;
use crate::value::Kind;

const CITING: &str = "điểm b khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
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
    },
    Row {
        code: "B22",
        name: "later-citation-short",
        severity: Severity::Warning,
        basis: CITING,
        vi: "các lần viện dẫn tiếp theo chỉ ghi tên loại và số, ký hiệu",
        en: "later citations give kind, number and symbol alone",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Thực hiện Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về kiểm kê kho, \
             Sở Nội vụ đề nghị các cơ quan gửi số liệu theo mẫu của Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 \
             của Ủy ban nhân dân tỉnh./.",
            "Thực hiện Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về kiểm kê kho, \
             Sở Nội vụ đề nghị các cơ quan gửi số liệu theo mẫu của Công văn số 31/UBND-NC./.",
        ),
        test: later_short,
    },
    Row {
        code: "B23",
        name: "law-by-kind-and-name",
        severity: Severity::Warning,
        basis: CITING,
        vi: "viện dẫn Luật, Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh",
        en: "a Luật or Pháp lệnh is cited by its kind and name alone",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị thực hiện theo Luật Lưu trữ số 33/2024/QH15./.",
            "Sở Nội vụ đề nghị thực hiện theo Luật Lưu trữ./.",
        ),
        test: law_by_name,
    },
    provisions::C01,
    Row {
        code: "C28",
        name: "kind-word-capital",
        severity: Severity::Warning,
        basis: "khoản 6 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu của tên loại khi nêu một văn bản cụ thể",
        en: "the kind of a given document has a capital",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Trả lời công văn số 12/SYT-VP ngày 04 tháng 5 năm 2026 của Sở Y tế về mượn kho, Sở Nội vụ đồng ý./.",
            "Trả lời Công văn số 12/SYT-VP ngày 04 tháng 5 năm 2026 của Sở Y tế về mượn kho, Sở Nội vụ đồng ý./.",
        ),
        test: kind_capital,
    },
    provisions::C29,
];

/// A document that the content itself cites.
struct Own<'a> {
    cited: &'a Cited,
    block: usize,
    text: &'a str,
    /// Which document it is: the place of its first citation.
    id: usize,
}

impl Own<'_> {
    fn path(&self) -> String {
        self.cited.at.path()
    }

    fn before(&self) -> &str {
        self.text.get(..self.cited.range.start).unwrap_or_default()
    }

    fn behind(&self) -> &str {
        self.text.get(self.cited.range.end..).unwrap_or_default()
    }
}

/// The citations of the running text and its recitals: not those in footnotes,
/// in tables, in quotations, in the names and subjects of other documents.
fn own<'a>(subject: &Subject<'a>) -> Vec<Own<'a>> {
    let document = subject.document();
    let outline = subject.outlines().iter().find(|outline| outline.whose == Whose::Body);
    let mut quotation = Enclosed::by('“', '”');
    let cited = subject.citations().iter().enumerate().filter_map(|(i, cited)| {
        let At::Body(block) = cited.at else { return None };
        let text = subject.text(cited.at);
        let quoted = quotation.holds(cited.at, text, cited.range.start);
        let citation = &cited.citation;
        let is_note = document
            .body
            .get(block)
            .is_none_or(|block| block.kind == BlockKind::Note);
        let inside = quoted || outline.is_some_and(|outline| outline.is_quoted(block));
        let is_own = !inside && !is_note && !citation.deictic && citation.parent.is_none();
        is_own.then(|| Own {
            cited,
            block,
            text,
            id: citation.same_as.unwrap_or(i),
        })
    });
    cited.collect()
}

/// Whether it is cited by its number, and whole: no law, no blank, not this document itself.
fn by_number(subject: &Subject<'_>, cited: &Cited) -> bool {
    let reference = &cited.citation.reference;
    let number = reference.number.as_ref();
    let kind = reference.kind.as_ref();
    let own = subject.document().number.as_ref();
    number.is_some_and(|number| number.serial().is_some() && own != Some(number))
        && kind.is_some_and(|kind| !is_law(kind) && *kind != Kind::HienPhap)
}

fn is_full(cited: &Cited) -> bool {
    let reference = &cited.citation.reference;
    reference.date.is_some_and(|date| date.day().is_some()) && reference.issuer.is_some()
}

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
    let firsts: Vec<Own<'_>> = own(subject)
        .into_iter()
        .filter(|own| by_number(subject, own.cited) && seen.insert(own.id) && !noted.contains(&own.id))
        .collect();
    if firsts.is_empty() {
        return Answer::not_applicable(
            "nội dung không viện dẫn văn bản nào có số, ký hiệu",
            "the content cites no document with a number",
        );
    }
    let judged = firsts.iter().filter(|own| {
        // Those of the recitals are the matter of B15 to B18.
        let of_recital = grounds.contains(own.block) && is_can_cu(own.text);
        !(of_recital && own.cited.citation.relation == Relation::Basis)
    });
    Answer::of(judged.filter_map(|own| incomplete(subject, own)).take(MOST))
}

/// Words that can follow a citation but begin no subject.
const NO_SUBJECT: [&str; 6] = ["thì", "và", "để", "hoặc", "nêu", "nói"];

/// Words behind a comma that begin a subject all the same.
const SUBJECT_HEADS: [&str; 9] = ["về", "v/v", "quy", "hướng", "ban", "phê", "sửa", "bổ", "kèm"];

fn incomplete(subject: &Subject<'_>, own: &Own<'_>) -> Option<Finding> {
    let citation = &own.cited.citation;
    let reference = &citation.reference;
    let doc = own.text.get(own.cited.doc.clone()).unwrap_or_default();
    // In `các Công văn của Sở Y tế: số 1 …, số 2 …` the head of the list tells for all.
    let of_list = doc.starts_with("số ");
    let mut vi = Vec::new();
    let mut en = Vec::new();
    if citation.number_incomplete {
        vi.push("ký hiệu");
        en.push("symbol");
    }
    if reference.date.is_none() && !blank_date(own.behind()) {
        vi.push("thời gian ban hành");
        en.push("date");
    }
    if reference.issuer.is_none() && !of_list && !issuer_is_told(own) {
        vi.push("cơ quan ban hành");
        en.push("issuer");
    }
    let light = vi.is_empty();
    if lacks_subject(own.behind()) && !of_list {
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

fn blank_date(behind: &str) -> bool {
    behind.trim_start_matches([',', ' ']).starts_with("ngày ")
}

/// `Sở Y tế có Công văn …`, `của Sở Y tế tại Công văn …`, `Tại Công văn …, Sở Y tế`.
fn issuer_is_told(own: &Own<'_>) -> bool {
    const VERBS: [&str; 8] = ["có", "tại", "ban hành", "gửi", "trình", "ký", "nêu tại", "theo các"];
    let before = own.before().trim_end();
    let by_verb = VERBS.iter().any(|verb| {
        let head = before.strip_suffix(verb).filter(|head| head.ends_with(' '));
        head.is_some_and(|head| head.contains(char::is_uppercase) && !head.trim_end().ends_with(['.', ';', ',']))
    });
    let behind = own.behind();
    let by_subject = behind
        .strip_prefix(", ")
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let by_word = behind.trim_start_matches([',', ' ']).starts_with("của ") || behind.trim_start().starts_with("do ");
    by_verb || by_subject || by_word
}

fn lacks_subject(behind: &str) -> bool {
    let rest = behind.trim_start();
    let first_word = |text: &str| {
        let text = text.trim_start();
        text.split(' ')
            .next()
            .unwrap_or_default()
            .trim_end_matches([',', ';', '.'])
            .to_lowercase()
    };
    match rest.chars().next() {
        None | Some('.' | ';' | ')' | '”' | ':') => true,
        Some(',') => {
            let word = first_word(rest.trim_start_matches(','));
            !SUBJECT_HEADS.contains(&word.as_str())
        }
        Some(_) => NO_SUBJECT.contains(&first_word(rest).as_str()),
    }
}

fn later_short(subject: &Subject<'_>) -> Answer {
    let mut told_in_full = HashSet::new();
    let mut findings = Vec::new();
    for own in own(subject) {
        if !by_number(subject, own.cited) {
            continue;
        }
        let reference = &own.cited.citation.reference;
        let says_more = reference.date.is_some() || reference.issuer.is_some();
        if told_in_full.contains(&own.id) && says_more && findings.len() < MOST {
            findings.extend(too_long(subject, &own));
        }
        if is_full(own.cited) {
            told_in_full.insert(own.id);
        }
    }
    Answer::of(findings)
}

fn too_long(subject: &Subject<'_>, own: &Own<'_>) -> Option<Finding> {
    let reference = &own.cited.citation.reference;
    let (kind, number) = (reference.kind.as_ref()?, reference.number.as_ref()?);
    let end = own.cited.range.start + own.text.get(own.cited.range.clone())?.find(number.as_written())?;
    let more = end + number.as_written().len()..own.cited.range.end;
    let found = own.text.get(more.clone())?.trim();
    let path = own.path();
    let finding = Finding::at(
        path.as_str(),
        format!(
            "{kind} số {number} đã được viện dẫn đầy đủ ở trên; lần này chỉ ghi tên loại và số, ký hiệu, bỏ “{found}”"
        ),
        format!(
            "{kind} số {number} was cited in full before; here kind, number and symbol are enough, without “{found}”"
        ),
    );
    let edit = subject.cut(&path, own.text, more.clone());
    Some(
        finding
            .within_opt(subject.locate(&path, own.text, more))
            .with_edits(false, edit.into_iter().collect()),
    )
}

fn law_by_name(subject: &Subject<'_>) -> Answer {
    let grounds = Grounds::of(subject.document());
    let laws = own(subject).into_iter().filter(|own| {
        let kind = own.cited.citation.reference.kind.as_ref();
        // Those of the recitals are the matter of B19.
        kind.is_some_and(is_law) && !(grounds.contains(own.block) && is_can_cu(own.text))
    });
    Answer::of(laws.filter_map(|own| more_than_name(subject, &own)).take(MOST))
}

fn more_than_name(subject: &Subject<'_>, own: &Own<'_>) -> Option<Finding> {
    let reference = &own.cited.citation.reference;
    let path = own.path();
    let Some(name) = &reference.name else {
        let number = reference.number.as_ref()?;
        let kind = reference.kind.as_ref()?;
        // An amending law is seldom called by its long name.
        let finding = Finding::at(
            path.as_str(),
            format!("“{kind} số {number}”: viện dẫn {kind} bằng tên loại và tên, không bằng số, ký hiệu"),
            format!("“{kind} số {number}”: a {kind} is cited by kind and name, not by its number"),
        );
        let place = subject.locate(&path, own.text, own.cited.doc.clone());
        return Some(finding.lighter(Severity::Info).within_opt(place));
    };
    let whole_date = reference.date.is_some_and(|date| date.day().is_some());
    if reference.number.is_none() && reference.issuer.is_none() && !whole_date {
        return None;
    }
    let more = behind_name(own, name)?;
    let found = own.text.get(more.clone())?.trim();
    let edit = subject.cut(&path, own.text, more.clone());
    Some(
        Finding::at(
            path.as_str(),
            format!("viện dẫn {name} chỉ ghi tên loại và tên; bỏ “{found}”"),
            format!("{name} is cited by kind and name alone, without “{found}”"),
        )
        .within_opt(subject.locate(&path, own.text, more))
        .with_edits(false, edit.into_iter().collect()),
    )
}

/// What stands in the citation behind the name of the law.
fn behind_name(own: &Own<'_>, name: &str) -> Option<Range<usize>> {
    let doc = own.cited.doc.clone();
    let text = own.text.get(doc.clone())?;
    let same = text.get(..name.len()).is_some_and(|head| fold_eq(head, name));
    let start = if same {
        name.len()
    } else {
        text.find(" số ").or_else(|| text.find(" ngày "))?
    };
    Some(doc.start + start..own.cited.range.end.max(doc.end))
}

fn kind_capital(subject: &Subject<'_>) -> Answer {
    let small = subject.citations().iter().filter_map(|cited| {
        let reference = &cited.citation.reference;
        let kind = reference.kind.as_ref().filter(|kind| !matches!(kind, Kind::Other(_)))?;
        reference.number.as_ref()?;
        let text = subject.text(cited.at);
        let doc = text.get(cited.doc.clone())?;
        let word = doc.get(..kind.name().len())?;
        let first = word.chars().next().filter(|c| c.is_lowercase())?;
        if matches!(cited.at, At::Cell(..)) || !fold_eq(word, kind.name()) {
            return None;
        }
        let path = cited.at.path();
        let capital: String = first.to_uppercase().collect();
        let range = cited.doc.start..cited.doc.start + word.len();
        let edit = subject.replace(&path, text, range.start..range.start + first.len_utf8(), &capital);
        let number = reference.number.as_ref()?;
        Some(
            Finding::at(
                path.as_str(),
                format!(
                    "“{word} số {number}”: tên loại của một văn bản cụ thể viết hoa chữ cái đầu: “{kind} số {number}”"
                ),
                format!("“{word} số {number}”: the kind of a given document has a capital: “{kind} số {number}”"),
            )
            .within_opt(subject.locate(&path, text, range))
            .with_safe_edits(edit.into_iter().collect()),
        )
    });
    Answer::of(small.take(MOST))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
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

    #[test]
    fn later_citations_are_short() {
        for fine in [
            &[FULL, "theo Công văn số 31/UBND-NC, Sở đề nghị"][..],
            &["theo Công văn số 31/UBND-NC.", FULL],
            &[
                FULL,
                "Công văn số 31/UBND-NC ngày 09 tháng 6 năm 2025 của Ủy ban nhân dân huyện về việc khác",
            ],
        ] {
            assert!(findings("B22", &saying(fine)).is_empty(), "{fine:?}");
        }
        let letter = saying(&[
            FULL,
            "theo Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh thì",
        ]);
        let found = findings("B22", &letter);
        assert_eq!((found.len(), found[0].path.as_str()), (1, "/body/1"));
        let fix = found[0].fix.clone().unwrap();
        let mut text = letter.read().source.text().to_owned();
        text.replace_range(fix.edits[0].start..fix.edits[0].end, &fix.edits[0].text);
        assert!(text.contains("theo Công văn số 31/UBND-NC thì"), "{text}");
    }

    #[test]
    fn laws_are_cited_by_kind_and_name() {
        for fine in [
            "theo Luật Lưu trữ",
            "theo khoản 2 Điều 5 Luật Giá năm 2023",
            "theo Luật này",
        ] {
            assert!(findings("B23", &saying(&[fine])).is_empty(), "{fine}");
        }
        for (wrong, more) in [
            ("theo Luật Lưu trữ số 33/2024/QH15", "số 33/2024/QH15"),
            ("theo Luật Lưu trữ ngày 21 tháng 6 năm 2024", "ngày 21 tháng 6 năm 2024"),
        ] {
            let found = findings("B23", &saying(&[wrong]));
            assert_eq!((found.len(), found[0].severity), (1, Severity::Warning), "{wrong}");
            assert!(
                found[0].message.vi.ends_with(&format!("bỏ “{more}”")),
                "{}",
                found[0].message
            );
        }
        let found = findings("B23", &saying(&["được sửa đổi theo Luật số 87/2025/QH15"]));
        assert!(found.iter().all(|d| d.severity == Severity::Info));
    }

    #[test]
    fn the_kind_of_a_given_document_has_a_capital() {
        for fine in [
            "theo Công văn số 12/SYT-VP",
            "các nghị định của Chính phủ",
            "công văn này",
            "văn bản số 5/SYT",
        ] {
            assert!(findings("C28", &saying(&[fine])).is_empty(), "{fine}");
        }
        let letter = saying(&["theo nghị định số 45/2023/NĐ-CP và công văn số 12/SYT-VP ngày 04/5/2026"]);
        assert_eq!(findings("C28", &letter).len(), 2);
        let mended = fixed("C28", &letter);
        assert!(
            mended.contains("theo Nghị định số 45/2023/NĐ-CP và Công văn số 12/SYT-VP"),
            "{mended}"
        );
    }
}
