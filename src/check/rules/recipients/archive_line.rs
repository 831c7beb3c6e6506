//! R16 to R19, R24: the archive line and the drafter's mark (boxes 9b, 12).

use std::ops::Range;

use super::lines::{hides_archive, is_without_list, may_lack_list, without_list};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::content::list_signs::reads_as_words;
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::text::{Span, is_letter, is_small, skeleton};
use crate::value::{Archive, Kind};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "R16",
        name: "archive-line-last",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dòng cuối cùng của “Nơi nhận” là dòng “- Lưu: VT, …”",
        en: "the last line of `Nơi nhận` is “- Lưu: VT, …”",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP;\n- Sở Tài chính.",
            "Nơi nhận:\n- Như trên;\n- Sở Tài chính;\n- Lưu: VT, VP.",
        )
        .also(&["R02"]),
        test: last_line,
    },
    Row {
        code: "R17",
        name: "archive-line-form",
        severity: Severity::Error,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dòng lưu ghi chữ “Lưu”, dấu hai chấm, chữ viết tắt “VT”, dấu phẩy rồi đơn vị soạn thảo",
        en: "the archive line has `Lưu`, a colon, `VT`, a comma, then the drafting unit",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Lưu VT, VP.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: line_form,
    },
    Row {
        code: "R18",
        name: "drafting-unit",
        severity: Severity::Warning,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "sau “VT,” ghi chữ viết tắt đơn vị soạn thảo (các mẫu ghi “nếu cần”)",
        en: "the drafting unit follows `VT,` (the models say “if needed”)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: drafting_unit,
    },
    Row {
        code: "R19",
        name: "file-copies",
        severity: Severity::Info,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "số lượng bản lưu ghi trong ngoặc đơn trước dấu chấm, như “(2)” (theo ví dụ)",
        en: "the number of file copies stands in brackets before the full stop, as “(2)” (by example)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP, 2 bản.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP (2).",
        ),
        test: file_copies,
    },
    Row {
        code: "R24",
        name: "drafter-mark",
        severity: Severity::Warning,
        basis: "khoản 3 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "ký hiệu người soạn thảo ghi bằng chữ in hoa, số lượng bản phát hành bằng chữ số Ả Rập \
             (bảng ở Mục V Phụ lục I ghi “in thường”)",
        en: "the drafter's mark is in capitals, the number of copies in Arabic digits (the table of Mục V says small \
             letters)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP. nh.(30)",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP. NH.(30)",
        ),
        test: drafter_mark,
    },
];

const PATH: &str = "/archive";

fn no_line() -> Answer {
    Answer::not_applicable(
        "văn bản không có dòng lưu (xem R16)",
        "the document has no archive line (see R16)",
    )
}

fn last_line(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if is_without_list(document) {
        return without_list();
    }
    let last = document.recipients.len().saturating_sub(1);
    if document.archive.is_none() {
        // On the line of another it is the matter of R14.
        if document.recipients.iter().any(|line| hides_archive(line.as_str())) {
            return Answer::Passed;
        }
        let doubt = may_lack_list(document) || !subject.is_placed();
        return Finding::at(
            PATH,
            "cuối phần “Nơi nhận” thiếu dòng lưu, dạng “- Lưu: VT, <đơn vị soạn thảo>.”",
            "the archive line is missing at the end of `Nơi nhận`: “- Lưu: VT, <drafting unit>.”",
        )
        .lighter_if(doubt, Severity::Warning)
        .beside(format!("/recipients/{last}"))
        .into();
    }
    let archive = subject.piece(PATH);
    let behind = (0..document.recipients.len()).rev().find_map(|i| {
        let piece = subject
            .piece(&format!("/recipients/{i}"))
            .filter(|piece| reads_as_words(piece.text()))?;
        (piece.whole().start > archive?.whole().start).then_some(i)
    });
    let Some(line) = behind.and_then(|i| document.recipients.get(i)) else {
        return Answer::Passed;
    };
    Finding::at(
        PATH,
        format!("dòng lưu phải là dòng cuối cùng, sau “{line}”"),
        format!("the archive line is the last, behind “{line}”"),
    )
    .lighter_if(!subject.is_placed(), Severity::Warning)
    .into()
}

/// What mends a slip.
enum Mend {
    /// Nobody can tell.
    Unknown,
    /// A sign in its place.
    Sign(&'static str),
    /// A sign between two words.
    Between(Range<usize>, Range<usize>, &'static str),
    /// Other words in its place: no mere sign.
    Words(&'static str),
}

/// A fault of the archive line at a place in it.
struct Slip {
    place: Range<usize>,
    mend: Mend,
    vi: String,
    en: String,
}

impl Slip {
    /// The edit in the original, and whether it changes signs alone.
    fn edit(&self, subject: &Subject<'_>, line: &str) -> Option<(bool, Edit)> {
        match &self.mend {
            Mend::Unknown => None,
            Mend::Sign(by) => Some((true, subject.replace(PATH, line, self.place.clone(), by)?)),
            Mend::Words(by) => Some((false, subject.replace(PATH, line, self.place.clone(), by)?)),
            Mend::Between(first, second, by) => {
                let start = subject.locate(PATH, line, first.clone())?.end;
                let end = subject.locate(PATH, line, second.clone())?.start;
                let gap = subject.source()?.slice(Span::new(start, end))?;
                let text = (*by).into();
                (!gap.contains('\n')).then_some((true, Edit { start, end, text }))
            }
        }
    }
}

/// The faults of the line from its word `Lưu` to the sign behind `VT`.
fn slips(archive: &Archive) -> Vec<Slip> {
    let line = archive.as_written.as_str();
    let mut words = words(line);
    let Some((label, _)) = words.next() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let rest = line.get(label.end..).unwrap_or_default();
    if !rest.trim_start().starts_with(':') {
        found.push(Slip {
            place: label.end..label.end,
            mend: Mend::Sign(":"),
            vi: "sau chữ “Lưu” thiếu dấu hai chấm".into(),
            en: "the colon behind `Lưu` is missing".into(),
        });
    }
    let registry = words.next();
    let next = words.next();
    let whole = |from: usize| from..line.trim_end_matches(['.', ';', ',', ' ']).len().max(from);
    match (registry, next) {
        (Some((place, word)), next) if skeleton(word) == "vt" => {
            let Some((next, _)) = next else {
                return found;
            };
            let sign = line.get(place.end..next.start).unwrap_or_default();
            if sign.contains([',', '.', '(', '…']) {
                return found;
            }
            found.push(Slip {
                place: place.end..next.start,
                mend: Mend::Between(place, next, ", "),
                vi: format!("sau “{word}” phải là dấu phẩy, không phải “{}”", sign.trim()),
                en: format!("a comma follows “{word}”, not “{}”", sign.trim()),
            });
        }
        (Some((first, van)), Some((second, thu))) if skeleton(van) == "van" && skeleton(thu) == "thu" => {
            found.push(Slip {
                place: first.start..second.end,
                mend: Mend::Words("VT"),
                vi: format!("“{van} {thu}” phải viết tắt là “VT”"),
                en: format!("“{van} {thu}” is abbreviated “VT”"),
            });
        }
        (Some((place, word)), _) => found.push(Slip {
            place: whole(place.start),
            mend: Mend::Unknown,
            vi: format!("ngay sau “Lưu:” phải là “VT” (văn thư), không phải “{word}”"),
            en: format!("`VT` (the registry) follows `Lưu:` at once, not “{word}”"),
        }),
        (None, _) => found.push(Slip {
            place: label,
            mend: Mend::Unknown,
            vi: "thiếu “VT” và đơn vị soạn thảo".into(),
            en: "`VT` and the drafting unit are missing".into(),
        }),
    }
    found
}

fn line_form(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(archive) = &document.archive else {
        return no_line();
    };
    let line = &archive.as_written;
    let mended = subject.piece(PATH).is_some_and(|piece| piece.is_doubtful());
    let doubt = mended || may_lack_list(document) || !subject.is_placed();
    Answer::of(slips(archive).into_iter().map(|slip| {
        let edit = slip.edit(subject, line);
        let safe = edit.as_ref().is_some_and(|(safe, _)| *safe);
        Finding::at(PATH, format!("“{line}”: {}", slip.vi), format!("“{line}”: {}", slip.en))
            .within_opt(
                subject
                    .locate(PATH, line, slip.place)
                    .filter(|place| place.start < place.end),
            )
            .lighter_if(doubt, Severity::Warning)
            .with_edits(safe, edit.into_iter().map(|(_, edit)| edit).collect())
    }))
}

/// `Lưu: VT.` alone: the text asks for the drafting unit, giấy giới thiệu excepted
/// (model 1.8). A line without the registry is the matter of R17.
fn drafting_unit(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(archive) = &document.archive else {
        return no_line();
    };
    if document.kind == Some(Kind::GiayGioiThieu) {
        return Answer::not_applicable(
            "giấy giới thiệu ghi “Lưu: VT.” (Mẫu 1.8)",
            "a giấy giới thiệu has “Lưu: VT.” (model 1.8)",
        );
    }
    let [unit] = archive.units.as_slice() else {
        return Answer::Passed;
    };
    let bare = skeleton(unit);
    let registry: Vec<&str> = words(&bare).map(|(_, word)| word).collect();
    if !matches!(registry.as_slice(), ["vt"] | ["van", "thu"]) || document.drafter.is_some() {
        return Answer::Passed;
    }
    let line = &archive.as_written;
    Finding::at(
        PATH,
        format!("“{line}”: sau “{unit}” nên ghi chữ viết tắt đơn vị soạn thảo, như “Lưu: VT, TCCB.”"),
        format!("“{line}”: the drafting unit should follow “{unit}”, as in “Lưu: VT, TCCB.”"),
    )
    .into()
}

fn file_copies(subject: &Subject<'_>) -> Answer {
    let Some(archive) = &subject.document().archive else {
        return no_line();
    };
    // `2 bản`, `02b`: digits and the word for a copy. In brackets behind the mark of
    // the drafter they are the copies that are issued.
    let signs: &[char] = if archive.copies.is_some() {
        &[',', ';', '(', ')', '.']
    } else {
        &[',', ';', '.']
    };
    let counted = archive.as_written.split(signs).map(str::trim).find(|part| {
        let word = part.trim_start_matches(|c: char| c.is_ascii_digit());
        word.len() < part.len() && matches!(skeleton(word).trim(), "b" | "ban")
    });
    let Some(counted) = counted else {
        return Answer::Passed;
    };
    let digits: String = counted.chars().take_while(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    let line = &archive.as_written;
    Finding::at(
        PATH,
        format!("“{line}”: số bản lưu nên ghi “({digits})” trước dấu chấm"),
        format!("“{line}”: the number of file copies is better written “({digits})” before the full stop"),
    )
    .into()
}

fn drafter_mark(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(mark) = &document.drafter else {
        return Answer::not_applicable(
            "văn bản không có ký hiệu người soạn thảo",
            "the document has no drafter's mark",
        );
    };
    let path = if subject.piece("/drafter").is_some() || document.archive.is_none() {
        "/drafter"
    } else {
        PATH
    };
    let (mark, number) = mark
        .split_once('(')
        .map_or((mark.as_str(), None), |(mark, rest)| (mark, Some(rest)));
    // Behind words that the reader could not place the mark may be anything.
    let doubt = !subject.is_placed();
    let in_words = number.filter(|number| number.contains(is_letter));
    let copies = in_words.map(|number| {
        Finding::at(
            path,
            format!("số lượng bản phát hành “{number}” phải ghi bằng chữ số"),
            format!("the number of copies “{number}” is written in digits"),
        )
    });
    let small = mark.contains(is_small).then(|| {
        let mark = mark.trim_end_matches(['.', ' ']);
        Finding::at(
            path,
            format!(
                "ký hiệu người soạn thảo “{mark}” phải in hoa: “{}”",
                mark.to_uppercase()
            ),
            format!("the drafter's mark “{mark}” is in capitals: “{}”", mark.to_uppercase()),
        )
    });
    let marks = small.into_iter().chain(copies);
    Answer::of(marks.map(|finding| finding.lighter_if(doubt, Severity::Info)))
}

#[cfg(test)]
mod tests {
    use super::PATH;
    use crate::check::testing::{Letter, findings, fixed};
    use crate::diagnostic::Severity;
    use crate::value::Kind;

    fn archived(line: &str) -> Letter {
        Letter::cong_van().archived(line)
    }

    #[test]
    fn the_archive_line_is_there_and_last() {
        assert!(findings("R16", &archived("Lưu: VT, VP.")).is_empty());
        let mut without = Letter::cong_van();
        without.document.archive = None;
        let found = findings("R16", &without);
        assert_eq!((found[0].path.as_str(), found[0].severity), (PATH, Severity::Error));
        without.document.kind = Some(Kind::HopDong);
        assert_eq!(findings("R16", &without)[0].severity, Severity::Warning);
        without.document.recipients.clear();
        assert!(findings("R16", &without).is_empty());
    }
    #[test]
    fn the_line_has_its_words_and_signs() {
        for fine in [
            "Lưu: VT, VP.",
            "Lưu : VT, NC (3).",
            "Lưu: VT.",
            "Luu: VT, TCCB.",
            "Lưu: VT, TCCC.Thuận",
            "Lưu: VT,…",
        ] {
            assert!(findings("R17", &archived(fine)).is_empty(), "{fine}");
        }
        for (wrong, right) in [
            ("Lưu VT, TCCB.", "- Lưu: VT, TCCB."),
            ("Lưu: VT; TCCB.", "- Lưu: VT, TCCB."),
            ("Lưu: VT - TCCB.", "- Lưu: VT, TCCB."),
            ("Lưu VT TCCB.", "- Lưu: VT, TCCB."),
        ] {
            let letter = archived(wrong);
            assert_eq!(findings("R17", &letter)[0].severity, Severity::Error, "{wrong}");
            assert!(fixed("R17", &letter).contains(right), "{wrong}");
        }
        for wrong in ["Lưu: Văn thư, TCCB.", "Lưu: VP, VH.", "Lưu: "] {
            let letter = archived(wrong);
            let found = findings("R17", &letter);
            assert_eq!(found.len(), 1, "{wrong}");
            assert!(found[0].fix.as_ref().is_none_or(|fix| !fix.safe), "{wrong}");
        }
    }

    #[test]
    fn the_registry_alone_is_a_warning() {
        for line in ["Lưu: VT.", "Lưu Văn thư."] {
            assert_eq!(
                findings("R18", &archived(line))[0].severity,
                Severity::Warning,
                "{line}"
            );
        }
        assert!(findings("R18", &archived("Lưu: VP.")).is_empty());
        let letter = Letter::named(Kind::GiayGioiThieu, "15/GGT-SNV").archived("Lưu: VT.");
        assert!(findings("R18", &letter).is_empty());
    }

    #[test]
    fn file_copies_stand_in_brackets() {
        for fine in ["Lưu: VT, HC (2).", "Lưu: VT, B2.", "Lưu: VT, P2B."] {
            assert!(findings("R19", &archived(fine)).is_empty(), "{fine}");
        }
        for other in ["Lưu: VT, HC, 2 bản.", "Lưu: VT, HC (03b).", "Lưu: VT, HC (02 bản)."] {
            assert_eq!(findings("R19", &archived(other))[0].severity, Severity::Info, "{other}");
        }
    }

    #[test]
    fn the_drafter_s_mark_is_in_capitals() {
        let marked = |mark: &str| {
            let mut letter = Letter::cong_van();
            letter.document.drafter = Some(mark.into());
            findings("R24", &letter).len()
        };
        assert_eq!(marked("NTH"), 0);
        assert_eq!(marked("Thuận"), 1);
        assert_eq!(marked("PL.(ba trăm"), 1);
        assert_eq!(marked("pl.(ba trăm"), 2);
    }
}
