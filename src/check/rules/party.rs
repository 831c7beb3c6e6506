//! DP: documents of the Party (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW).
//!
//! The full text of the guide of 2026 was not at hand: what only summaries of it
//! say is a warning or information.

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{PARTY_LETTER, PARTY_LETTER_OF_2026, PARTY_PLAN, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::words::folded_words;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::text::{fold, skeleton};
use crate::value::{Capacity, DocumentNumber, Kind, NumberSystem, SigningAuthority};

use crate::check::rules::number::form::no_number;

const GUIDE: &str = "Hướng dẫn số 36-HD/VPTW";
const GUIDE_OF_2026: &str = "Hướng dẫn số 05-HD/VPTW";

/// What both guides say. The basis that is reported is the guide of the day.
pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "DP-01",
        name: "party-header",
        severity: Severity::Error,
        basis: GUIDE,
        vi: "văn bản của Đảng có tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”, không ghi Quốc hiệu và Tiêu ngữ",
        en: "a document of the Party has the header “ĐẢNG CỘNG SẢN VIỆT NAM”, no national title and motto",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &PARTY_LETTER,
            Slot::NationalTitle,
            "ĐẢNG CỘNG SẢN VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
        ),
        test: header,
    },
    Row {
        code: "DP-02",
        name: "party-number-form",
        severity: Severity::Error,
        basis: GUIDE,
        vi: "số, ký hiệu có dạng “số-TÊN LOẠI/CƠ QUAN”: gạch nối sau số, gạch chéo trước tên cơ quan",
        en: "the number has the form `number-KIND/BODY`: a hyphen behind the serial, a slash before the body",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&PARTY_LETTER, Slot::Number, "Số: 512/CV-BTGTU", "Số: 512-CV/BTGTU"),
        test: number_form,
    },
    Row {
        code: "DP-03",
        name: "party-kind-code",
        severity: Severity::Warning,
        basis: GUIDE,
        vi: "chữ viết tắt tên loại trong ký hiệu đúng với tên loại của văn bản",
        en: "the code of the kind in the symbol is that of the document's kind",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&PARTY_PLAN, Slot::Number, "Số: 27-TB/ĐU", "Số: 27-KH/ĐU"),
        test: kind_code,
    },
    Row {
        code: "DP-04",
        name: "party-number-filled-in",
        severity: Severity::Error,
        basis: GUIDE,
        vi: "văn bản đã ban hành có số, ký hiệu và số được ghi đầy đủ",
        en: "an issued document has number and symbol, the number filled in",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&PARTY_LETTER, Slot::Number, "Số:     -CV/BTGTU", "Số: 512-CV/BTGTU"),
        test: crate::check::rules::number::form::filled_in,
    },
    Row {
        code: "DP-05",
        name: "party-authority-slash",
        severity: Severity::Error,
        basis: GUIDE,
        vi: "thể thức đề ký của Đảng dùng gạch chéo: T/M, K/T, T/L",
        en: "the authorities of the Party are written with a slash: T/M, K/T, T/L",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &PARTY_LETTER,
            Slot::Capacity,
            "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN",
            "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN",
        ),
        test: authority_slash,
    },
    Row {
        code: "DP-06",
        name: "party-end-mark",
        severity: Severity::Warning,
        basis: GUIDE,
        vi: "nội dung văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”",
        en: "the content of a document of the Party ends with a full stop, not `./.`",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &PARTY_LETTER,
            Slot::Body,
            "Ban Tuyên giáo đề nghị các đồng chí thực hiện./.",
            "Ban Tuyên giáo đề nghị các đồng chí thực hiện.",
        ),
        test: end_mark,
    },
    Row {
        code: "DP-07",
        name: "party-subject-label",
        severity: Severity::Warning,
        basis: GUIDE,
        vi: "trích yếu công văn của Đảng không ghi “V/v”",
        en: "the subject of a công văn of the Party has no `V/v`",
        needs: Needs::Source,
        mends: false,
        example: Example::new(
            &PARTY_LETTER,
            Slot::Subject,
            "V/v sưu tầm tư liệu lịch sử",
            "Sưu tầm tư liệu lịch sử",
        ),
        test: subject_label,
    },
];

/// What the guide of 2026 brought.
pub(in crate::check) const RULES_OF_2026: &[Row] = &[
    Row {
        code: "DP-08",
        name: "party-number-label",
        severity: Severity::Info,
        basis: GUIDE_OF_2026,
        vi: "sau chữ “Số” không có dấu hai chấm (theo bản tóm tắt của hướng dẫn)",
        en: "no colon stands behind the word `Số` (by summaries of the guide)",
        needs: Needs::Source,
        mends: false,
        example: Example::new(
            &PARTY_LETTER_OF_2026,
            Slot::Number,
            "Số: 512-CV/BTGDVTU",
            "Số 512-CV/BTGDVTU",
        ),
        test: number_label,
    },
    Row {
        code: "DP-09",
        name: "party-no-deputy-of-collective",
        severity: Severity::Warning,
        basis: GUIDE_OF_2026,
        vi: "cấp ủy là tập thể không dùng K/T: phó bí thư ký ngay dưới dòng T/M (theo bản tóm tắt của hướng dẫn)",
        en: "a committee is a collective and has no K/T: its deputy signs below T/M (by summaries of the guide)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &PARTY_LETTER_OF_2026,
            Slot::Capacity,
            "T/M BAN THƯỜNG VỤ\nK/T BÍ THƯ\nPHÓ BÍ THƯ",
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ",
        ),
        test: no_deputy_of_collective,
    },
    Row {
        code: "DP-10",
        name: "party-no-authorisation",
        severity: Severity::Warning,
        basis: GUIDE_OF_2026,
        vi: "không dùng T/U, T/UQ: người được ủy quyền ký dưới dòng T/L (theo bản tóm tắt của hướng dẫn)",
        en: "no T/U and T/UQ: who is authorised signs below T/L (by summaries of the guide)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &PARTY_LETTER_OF_2026,
            Slot::Capacity,
            "T/UQ BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG",
            "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG",
        ),
        test: no_authorisation,
    },
];

fn header(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let expected = "ĐẢNG CỘNG SẢN VIỆT NAM";
    let title = match &document.national_title {
        None => Some(Finding::at(
            "/national_title",
            format!("thiếu tiêu đề “{expected}”"),
            format!("the header “{expected}” is missing"),
        )),
        Some(title) if !skeleton(title).contains("dang cong san") => Some(Finding::at(
            "/national_title",
            format!("tiêu đề “{title}” là của văn bản nhà nước; văn bản của Đảng ghi “{expected}”"),
            format!("the header “{title}” is that of the State; the Party's is “{expected}”"),
        )),
        Some(_) => None,
    };
    let motto = document.motto.as_ref().map(|motto| {
        Finding::at(
            "/motto",
            format!("văn bản của Đảng không ghi Tiêu ngữ “{motto}”"),
            format!("a document of the Party has no motto “{motto}”"),
        )
    });
    Answer::of(title.into_iter().chain(motto))
}

fn number_form(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return no_number();
    };
    let party_form = match number.system() {
        NumberSystem::Party => true,
        // Local bodies have symbols that no list knows; the signs tell.
        _ => has_party_signs(number),
    };
    let finding = (!party_form).then(|| {
        Finding::at(
            "/number",
            format!("“{number}” không theo dạng “số-TÊN LOẠI/CƠ QUAN” của Đảng, như “15-CV/TU”"),
            format!("“{number}” lacks the Party's form `number-KIND/BODY`, as in “15-CV/TU”"),
        )
        .lighter_if(
            subject.piece("/number").is_some_and(|piece| piece.is_doubtful()),
            Severity::Warning,
        )
    });
    Answer::of(finding)
}

/// A hyphen first, a slash behind it.
fn has_party_signs(number: &DocumentNumber) -> bool {
    let text = number.as_str();
    match (text.find('-'), text.find('/')) {
        (Some(hyphen), Some(slash)) => hyphen < slash,
        _ => false,
    }
}

fn kind_code(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let (Some(number), Some(kind)) = (&document.number, &document.kind) else {
        return Answer::not_applicable(
            "văn bản không có số hoặc chưa rõ tên loại",
            "the document has no number or its kind is not known",
        );
    };
    let (Some(code), Some(first)) = (kind.code_in(NumberSystem::Party), number.groups().next()) else {
        return Answer::not_applicable(
            "tên loại này không có chữ viết tắt trong bảng của Đảng",
            "the Party's table has no code for this kind",
        );
    };
    // The older guides wrote QĐi for a quy định.
    let older = *kind == Kind::QuyDinh && first == "QĐi";
    let finding = (fold(first) != fold(code) && !older).then(|| {
        let name = kind.name().to_lowercase();
        Finding::at(
            "/number",
            format!("ký hiệu “{number}” ghi “{first}”; {name} viết tắt là “{code}”"),
            format!("the symbol “{number}” has “{first}”; the code of {name} is “{code}”"),
        )
    });
    Answer::of(finding)
}

fn authority_slash(subject: &Subject<'_>) -> Answer {
    let dotted = lines(subject.document()).filter(|(_, line)| {
        let head = line.as_written.split_whitespace().next().unwrap_or_default();
        !head.contains('/') && line.authority != SigningAuthority::Q
    });
    Answer::of(dotted.map(|(path, line)| {
        let expected = slashed(line.authority);
        let written = &line.as_written;
        let finding = Finding::at(
            path.clone(),
            format!("“{written}”: văn bản của Đảng ghi “{expected}” với gạch chéo"),
            format!("“{written}”: the Party writes “{expected}” with a slash"),
        );
        let head = written.split_whitespace().next().map_or(0, str::len);
        let edit = subject.replace(&path, written, 0..head, expected);
        finding.with_safe_edits(edit.into_iter().collect())
    }))
}

/// The lines of authority with their paths.
fn lines(document: &Document) -> impl Iterator<Item = (String, &Capacity)> {
    document.signatures.iter().enumerate().flat_map(|(i, signature)| {
        let lines = signature.capacity.iter().enumerate();
        lines.map(move |(j, line)| (format!("/signatures/{i}/capacity/{j}"), line))
    })
}

fn slashed(authority: SigningAuthority) -> &'static str {
    match authority {
        SigningAuthority::Tm => "T/M",
        SigningAuthority::Kt => "K/T",
        SigningAuthority::Tl => "T/L",
        SigningAuthority::Tuq => "T/UQ",
        _ => "Q.",
    }
}

fn end_mark(subject: &Subject<'_>) -> Answer {
    let path = "/end_mark";
    let Some(mark) = &subject.document().end_mark else {
        return Answer::Passed;
    };
    let finding = Finding::at(
        path,
        format!("nội dung kết thúc bằng “{mark}”; văn bản của Đảng kết thúc bằng dấu chấm"),
        format!("the content ends with “{mark}”; a document of the Party ends with a full stop"),
    );
    let edit = subject
        .piece(path)
        .map(|piece| piece.replace(0..piece.text().len(), "."));
    finding.with_safe_edits(edit.into_iter().collect()).into()
}

fn subject_label(subject: &Subject<'_>) -> Answer {
    let Some(label) = subject.piece("/subject#label") else {
        return Answer::Passed;
    };
    let text = label.text().trim();
    let is_abbreviated = fold(text).trim_end_matches([':', '.', ' ']) == "v/v";
    let finding = is_abbreviated.then(|| {
        Finding::at(
            "/subject",
            format!("trích yếu ghi “{text}”; công văn của Đảng không ghi “V/v”"),
            format!("the subject begins with “{text}”; a công văn of the Party has no `V/v`"),
        )
        .within(label.whole())
    });
    Answer::of(finding)
}

fn number_label(subject: &Subject<'_>) -> Answer {
    let Some(label) = subject.piece("/number#label") else {
        return Answer::Passed;
    };
    let finding = label.text().contains(':').then(|| {
        Finding::at(
            "/number",
            "sau chữ “Số” có dấu hai chấm; văn bản của Đảng ghi “Số …” không có dấu",
            "a colon stands behind `Số`; the Party writes `Số …` without it",
        )
        .within(label.whole())
    });
    Answer::of(finding)
}

fn no_deputy_of_collective(subject: &Subject<'_>) -> Answer {
    let signatures = subject.document().signatures.iter().enumerate();
    Answer::of(signatures.flat_map(|(i, signature)| {
        let below = signature.capacity.iter().enumerate().skip(1);
        let collective = signature
            .capacity
            .first()
            .filter(|line| line.authority == SigningAuthority::Tm);
        let deputies = below.filter(move |(_, line)| collective.is_some() && line.authority == SigningAuthority::Kt);
        deputies.map(move |(j, line)| {
            let written = &line.as_written;
            Finding::at(
                format!("/signatures/{i}/capacity/{j}"),
                format!("“{written}” dưới dòng T/M: cấp ủy không dùng K/T, phó bí thư ký ngay dưới dòng T/M"),
                format!("“{written}” below T/M: a committee has no K/T, its deputy signs below T/M"),
            )
        })
    }))
}

fn no_authorisation(subject: &Subject<'_>) -> Answer {
    let found = lines(subject.document()).filter(|(_, line)| {
        let head = folded_words(line.as_written.split_whitespace().next().unwrap_or_default());
        line.authority == SigningAuthority::Tuq || head == ["t", "u"]
    });
    Answer::of(found.map(|(path, line)| {
        let written = &line.as_written;
        Finding::at(
            path,
            format!("“{written}”: ký ủy quyền trong văn bản của Đảng ghi “T/L”"),
            format!("“{written}”: in documents of the Party who is authorised signs below “T/L”"),
        )
    }))
}
