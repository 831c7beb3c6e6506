//! E, K: the texts of electronic copies and of signatures on attached files (box 14).

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::example::letters::MOT_PHU_LUC;
use crate::check::row::Row;
use crate::check::rules::copies::form_in;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold_eq, is_letter, skeleton};
use crate::value::{DocumentNumber, IssueDate};

const ATTACHED: &str = "điểm b khoản 8 Mục II, điểm d khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const COPY: &str = "điểm c khoản 3 Mục I Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP";

const RIGHT_STAMP: &str = "Số: 15/TB-SNV; 12/05/2026; 08:15:30 +07:00\n\nPhụ lục\nLỊCH TRỰC\n\
                           (Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
                           1. Tháng 8: Văn phòng Sở./.";
const WRONG_NUMBER: &str = "Số: 16/TB-SNV; 12/05/2026; 08:15:30 +07:00\n\nPhụ lục\nLỊCH TRỰC\n\
                            (Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
                            1. Tháng 8: Văn phòng Sở./.";
const WITHOUT_ZONE: &str = "Số: 15/TB-SNV; 12/05/2026; 08:15:30\n\nPhụ lục\nLỊCH TRỰC\n\
                            (Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
                            1. Tháng 8: Văn phòng Sở./.";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "E01",
        name: "signature-text-form",
        severity: Severity::Warning,
        basis: "điểm b khoản 8 Mục II, điểm d khoản 1 Mục III Phần I, điểm c khoản 3 Mục I Phần II Phụ lục I \
                Nghị định số 30/2020/NĐ-CP",
        vi: "thông tin chữ ký số trên bản sao điện tử, phụ lục theo mẫu: các phần cách nhau bằng dấu chấm phẩy, đúng thứ tự",
        en: "the signature text of an electronic copy or annex has its parts in order, between semicolons, as in the models",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Stamp,
            "SAO Y; Sở Nội vụ; 13/05/2026 08:15:30 +07:00",
            "SAO Y; Sở Nội vụ; 13/05/2026; 08:15:30 +07:00",
        ),
        test: form,
    },
    Row {
        code: "E17",
        name: "attached-signature-number",
        severity: Severity::Error,
        basis: ATTACHED,
        vi: "thông tin chữ ký số trên phụ lục, văn bản kèm theo ghi số, ký hiệu của văn bản",
        en: "the signature text on an annex or attached file gives number and symbol of the document",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&MOT_PHU_LUC, Slot::Annex, WRONG_NUMBER, RIGHT_STAMP),
        test: number,
    },
    Row {
        code: "E18",
        name: "attached-signature-time",
        severity: Severity::Warning,
        basis: ATTACHED,
        vi: "thông tin chữ ký số trên phụ lục, văn bản kèm theo ghi ngày, tháng, năm, giờ, phút, giây, múi giờ Việt Nam",
        en: "the signature text on an annex or attached file gives date, hour, minute, second and the zone of Vietnam",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&MOT_PHU_LUC, Slot::Annex, WITHOUT_ZONE, RIGHT_STAMP),
        test: attached_time,
    },
    Row {
        code: "K21",
        name: "copy-signature-parts",
        severity: Severity::Error,
        basis: COPY,
        vi: "thông tin chữ ký số của bản sao điện tử ghi hình thức sao, tên cơ quan sao, thời gian",
        en: "the signature text of an electronic copy gives form of copy, body and time",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Stamp,
            "SAO Y; 13/05/2026; 08:15:30 +07:00",
            "SAO Y; Sở Nội vụ; 13/05/2026; 08:15:30 +07:00",
        ),
        test: copy_parts,
    },
    Row {
        code: "K23",
        name: "copy-signature-time",
        severity: Severity::Warning,
        basis: COPY,
        vi: "thời gian trong chữ ký số của bản sao điện tử có giây và múi giờ Việt Nam",
        en: "the time in the signature text of an electronic copy has seconds and the zone of Vietnam",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Stamp,
            "SAO Y; Sở Nội vụ; 13/05/2026; 08:15",
            "SAO Y; Sở Nội vụ; 13/05/2026; 08:15:30 +07:00",
        ),
        test: copy_time,
    },
];

/// A signature text that the decree gives a form to.
pub(super) struct Stamp<'d> {
    pub(super) path: String,
    text: &'d str,
    fields: Vec<&'d str>,
    /// That of a copy; else that of an attached file.
    pub(super) is_copy: bool,
}

impl<'d> Stamp<'d> {
    pub(super) fn of(index: usize, text: &'d str) -> Option<Self> {
        let fields: Vec<&str> = text.split(';').map(str::trim).collect();
        let head = *fields.first()?;
        let is_copy = form_in(head).is_some_and(|(_, place)| place.start == 0);
        let attached = skeleton(head).starts_with("so:") && fields.len() > 1;
        (is_copy || attached).then(|| Self {
            path: format!("/stamps/{index}"),
            text,
            fields,
            is_copy,
        })
    }

    /// Number and symbol behind `Số:`.
    fn number(&self) -> &'d str {
        let head = self.fields.first().copied().unwrap_or_default();
        head.split_once(':').map_or("", |(_, number)| number.trim())
    }

    /// The body that copied: words without a figure.
    fn body(&self) -> Option<&'d str> {
        let mut fields = self.fields.iter().skip(1);
        fields
            .find(|field| field.contains(is_letter) && !field.contains(|c: char| c.is_ascii_digit()))
            .copied()
    }

    fn time(&self) -> Moment {
        let text = if self.is_copy {
            self.text
        } else {
            self.text.split_once(';').map_or("", |(_, rest)| rest)
        };
        Moment::of(text)
    }
}

/// What a text says of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Moment {
    date: bool,
    /// Hour and minute.
    time: bool,
    seconds: bool,
    /// That of Vietnam.
    zone: bool,
}

impl Moment {
    fn of(text: &str) -> Self {
        let mut moment = Self::default();
        for token in text.split([' ', ';', ',', 'T']) {
            let (clock, zone) = match token.split_once('+') {
                Some((clock, zone)) => (clock, zone),
                None => (token, ""),
            };
            moment.zone |= matches!(zone, "07:00" | "0700" | "07" | "7");
            moment.date |= is_date(clock);
            let parts: Vec<&str> = clock.split(':').collect();
            let figures = parts
                .iter()
                .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
            if figures && parts.len() >= 2 {
                moment.time = true;
                moment.seconds |= parts.len() == 3;
            }
        }
        moment
    }
}

/// `16/11/2026`, `16.11.2026`, `2026-11-16`.
fn is_date(token: &str) -> bool {
    let parts: Vec<&str> = token.split(['/', '.', '-']).collect();
    let figures = |part: &&str| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
    parts.len() == 3 && parts.iter().all(figures) && IssueDate::from_written(token).is_some() || is_iso(&parts)
}

fn is_iso(parts: &[&str]) -> bool {
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

/// Asks about each text of a sort.
fn each(subject: &Subject<'_>, copies: bool, test: impl Fn(&Stamp<'_>) -> Option<Finding>) -> Answer {
    let stamps = subject.document().stamps.iter().enumerate();
    let stamps = stamps
        .filter_map(|(i, text)| Stamp::of(i, text))
        .filter(|stamp| stamp.is_copy == copies);
    let stamps: Vec<Stamp<'_>> = stamps.collect();
    if stamps.is_empty() {
        return if copies {
            Answer::not_applicable(
                "không có thông tin chữ ký số của bản sao điện tử",
                "there is no signature text of an electronic copy",
            )
        } else {
            Answer::not_applicable(
                "không có thông tin chữ ký số trên phụ lục, văn bản kèm theo",
                "there is no signature text of an annex or attached file",
            )
        };
    }
    Answer::of(stamps.iter().filter_map(test))
}

const COPY_FORM: &str = "SAO Y; <tên cơ quan>; <ngày/tháng/năm>; <giờ:phút:giây> +07:00";
const ATTACHED_FORM: &str = "Số: <số, ký hiệu>; <ngày/tháng/năm>; <giờ:phút:giây> +07:00";

fn form(subject: &Subject<'_>) -> Answer {
    let copies = each(subject, true, |stamp| {
        let whole = stamp.body().is_some() && stamp.time().date && stamp.time().time;
        let [_, body, date, time] = stamp.fields.as_slice() else {
            return whole.then(|| other_form(stamp, COPY_FORM));
        };
        let ordered = !body.contains(|c: char| c.is_ascii_digit()) && is_date(date) && Moment::of(time).time;
        (whole && !ordered).then(|| other_form(stamp, COPY_FORM))
    });
    let attached = each(subject, false, |stamp| {
        let whole = !stamp.number().is_empty() && stamp.time().date && stamp.time().time;
        let ordered = matches!(stamp.fields.as_slice(), [_, date, time] if is_date(date) && Moment::of(time).time);
        (whole && !ordered).then(|| other_form(stamp, ATTACHED_FORM))
    });
    match (copies, attached) {
        (Answer::Failed(mut copies), Answer::Failed(attached)) => {
            copies.extend(attached);
            Answer::Failed(copies)
        }
        (failed @ Answer::Failed(_), _) | (_, failed @ Answer::Failed(_)) => failed,
        (Answer::Passed, _) | (_, Answer::Passed) => Answer::Passed,
        (other, _) => other,
    }
}

fn other_form(stamp: &Stamp<'_>, form: &str) -> Finding {
    Finding::at(
        stamp.path.as_str(),
        format!("“{}”: theo mẫu ghi “{form}”", stamp.text),
        format!("“{}”: by the model it is “{form}”", stamp.text),
    )
}

fn number(subject: &Subject<'_>) -> Answer {
    let Some(own) = &subject.document().number else {
        return Answer::not_applicable("văn bản không có số, ký hiệu", "the document has no number");
    };
    each(subject, false, |stamp| {
        let written = stamp.number();
        let same = written.parse::<DocumentNumber>().is_ok_and(|number| {
            let symbols = number.notation().zip(own.notation());
            number.serial() == own.serial() && symbols.is_some_and(|(a, b)| fold_eq(a, b))
        });
        // A number that is still blank cannot differ.
        if same || own.serial().is_none() {
            return None;
        }
        Some(Finding::at(
            stamp.path.as_str(),
            format!("thông tin chữ ký số ghi “Số: {written}”, văn bản có số “{own}”"),
            format!("the signature text has “Số: {written}”, the document is “{own}”"),
        ))
    })
}

fn lacks(stamp: &Stamp<'_>, parts: &[(bool, &'static str, &'static str)]) -> Option<Finding> {
    let missing: Vec<_> = parts.iter().filter(|(there, ..)| !there).collect();
    if missing.is_empty() {
        return None;
    }
    let vi: Vec<&str> = missing.iter().map(|(_, vi, _)| *vi).collect();
    let en: Vec<&str> = missing.iter().map(|(.., en)| *en).collect();
    Some(Finding::at(
        stamp.path.as_str(),
        format!("“{}” thiếu {}", stamp.text, vi.join(", ")),
        format!("“{}” lacks the {}", stamp.text, en.join(", ")),
    ))
}

fn attached_time(subject: &Subject<'_>) -> Answer {
    each(subject, false, |stamp| {
        let time = stamp.time();
        lacks(
            stamp,
            &[
                (time.date, "ngày, tháng, năm", "date"),
                (time.time, "giờ, phút", "hour and minute"),
                (time.seconds, "giây", "second"),
                (time.zone, "múi giờ Việt Nam (+07:00)", "zone of Vietnam (+07:00)"),
            ],
        )
    })
}

fn copy_parts(subject: &Subject<'_>) -> Answer {
    each(subject, true, |stamp| {
        let time = stamp.time();
        lacks(
            stamp,
            &[
                (stamp.body().is_some(), "tên cơ quan sao", "body that copied"),
                (time.date, "ngày, tháng, năm", "date"),
                (time.time, "giờ, phút", "hour and minute"),
            ],
        )
    })
}

fn copy_time(subject: &Subject<'_>) -> Answer {
    each(subject, true, |stamp| {
        let time = stamp.time();
        // Without any time K21 speaks.
        if !time.time {
            return None;
        }
        lacks(
            stamp,
            &[
                (time.seconds, "giây", "second"),
                (time.zone, "múi giờ Việt Nam (+07:00)", "zone of Vietnam (+07:00)"),
            ],
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::RuleState;

    fn broken(stamp: &str) -> Vec<&'static str> {
        let mut letter = Letter::cong_van();
        letter.document.stamps = vec![stamp.to_owned()];
        let codes = ["E01", "E17", "E18", "K21", "K23"];
        codes
            .into_iter()
            .filter(|code| !findings(code, &letter).is_empty())
            .collect()
    }

    #[test]
    fn moments_are_read_in_many_spellings() {
        let whole = Moment {
            date: true,
            time: true,
            seconds: true,
            zone: true,
        };
        for text in [
            "13/05/2026; 08:15:30 +07:00",
            "2026-05-13T08:15:30+07:00",
            "13.05.2026 08:15:30 GMT+7",
        ] {
            assert_eq!(Moment::of(text), whole, "{text}");
        }
        assert_eq!(
            Moment::of("13/05/2026 8:15"),
            Moment {
                seconds: false,
                zone: false,
                ..whole
            }
        );
        assert_eq!(Moment::of("Sở Nội vụ, tầng 2"), Moment::default());
    }

    #[test]
    fn copies_say_form_body_and_time() {
        for (stamp, codes) in [
            ("SAO Y; Sở Nội vụ; 13/05/2026; 08:15:30 +07:00", &[][..]),
            ("SAO Y; Sở Nội vụ; 13/05/2026 08:15:30", &["E01", "K23"]),
            ("SAO LỤC; 13/05/2026; Sở Nội vụ; 08:15:30 +07:00", &["E01"]),
            ("SAO Y; 13/05/2026", &["K21"]),
            ("SAO Y; Sở Nội vụ", &["K21"]),
            ("Ký bởi: Sở Nội vụ; Thời gian ký: 13/05/2026", &[]),
        ] {
            assert_eq!(broken(stamp), codes, "{stamp}");
        }
    }

    #[test]
    fn attached_files_say_number_and_time() {
        for (stamp, codes) in [
            ("Số: 45/SNV-VP; 02/05/2024; 08:15:30 +07:00", &[][..]),
            ("Số: 46/SNV-VP; 02/05/2024; 08:15:30 +07:00", &["E17"]),
            ("Số: 45/SYT-VP; 02/05/2024; 08:15:30 +07:00", &["E17"]),
            ("Số: 45/SNV-VP; 02/05/2024", &["E18"]),
            ("Số: 45/SNV-VP; 02/05/2024 08:15:30 +07:00", &["E01"]),
        ] {
            assert_eq!(broken(stamp), codes, "{stamp}");
        }
        assert!(matches!(
            state("E17", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }
}
