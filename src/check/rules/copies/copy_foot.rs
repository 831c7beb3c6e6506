//! K: who signed and received a copy, and of what it may be one.

use super::{RIGHT, form_in, lacking, of_copy};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::SAO_Y;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::{Span, skeleton};
use crate::value::Kind;

pub(in crate::check::rules) const K10: Row = Row {
    code: "K10",
    name: "copy-signature",
    severity: Severity::Error,
    basis: "điểm đ khoản 1 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "bản sao có chức vụ, họ tên của người có thẩm quyền sao",
    en: "the copy has title and name of the person allowed to sign it",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &SAO_Y,
        Slot::Copy,
        "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.",
        RIGHT,
    ),
    test: signature,
};

pub(in crate::check::rules) const K12: Row = Row {
    code: "K12",
    name: "copy-recipients",
    severity: Severity::Error,
    basis: "điểm g khoản 1 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "bản sao có “Nơi nhận”",
    en: "the copy has its own `Nơi nhận`",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &SAO_Y,
        Slot::Copy,
        "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
        RIGHT,
    ),
    test: recipients,
};

pub(in crate::check::rules) const K13: Row = Row {
    code: "K13",
    name: "copy-archive",
    severity: Severity::Warning,
    basis: "điểm c khoản 2 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "“Nơi nhận” của bản sao có dòng “- Lưu: VT.”",
    en: "the list of the copy has the line `- Lưu: VT.`",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &SAO_Y,
        Slot::Copy,
        "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
        RIGHT,
    ),
    test: archive,
};

pub(in crate::check::rules) const K16: Row = Row {
    code: "K16",
    name: "copy-without-national-title",
    severity: Severity::Warning,
    basis: "khoản 1 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "phần bản sao không có Quốc hiệu, Tiêu ngữ (suy ra)",
    en: "the block of the copy has no national title and motto (inferred)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &SAO_Y,
        Slot::Copy,
        "SAO Y\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
        RIGHT,
    )
    .also(&["F14"]),
    test: national_title,
};

pub(in crate::check::rules) const K30: Row = Row {
    code: "K30",
    name: "copy-of-a-copy",
    severity: Severity::Error,
    basis: "khoản 11 Điều 3, điểm b khoản 2 Điều 25 Nghị định số 30/2020/NĐ-CP",
    vi: "sao lục được thực hiện từ bản sao y",
    en: "a sao lục is made from a bản sao y",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &SAO_Y,
        Slot::Copy,
        "SAO LỤC\n\nSỞ Y TẾ\nSố: 17/SL-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo",
        RIGHT,
    ),
    test: of_a_copy,
};

pub(in crate::check::rules) const K31: Row = Row {
    code: "K31",
    name: "copy-of-the-original",
    severity: Severity::Error,
    basis: "khoản 10 Điều 3, khoản 1 Điều 25 Nghị định số 30/2020/NĐ-CP",
    vi: "sao y được thực hiện từ bản gốc hoặc bản chính, không từ bản sao y khác",
    en: "a sao y is made from the original, not from another copy",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &SAO_Y,
        Slot::Copy,
        "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo\n\n\
         SAO Y\n\nBỆNH VIỆN HÀ KHÊ\nSố: 21/SY-BV\nHà Khê, ngày 20 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các khoa;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLý Thu Trang",
        "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nĐặng Quốc Bảo\n\n\
         SAO LỤC\n\nBỆNH VIỆN HÀ KHÊ\nSố: 21/SL-BV\nHà Khê, ngày 20 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các khoa;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLý Thu Trang",
    ),
    test: of_the_original,
};

pub(in crate::check::rules) const K33: Row = Row {
    code: "K33",
    name: "excerpt-components",
    severity: Severity::Error,
    basis: "điểm b khoản 3 Điều 25 Nghị định số 30/2020/NĐ-CP",
    vi: "bản trích sao thể hiện đầy đủ thể thức của văn bản quanh phần được trích",
    en: "an excerpt shows the components of the document around the part that is copied",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &SAO_Y,
        Slot::Whole,
        "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
         Số: 45/SNV-VP\nV/v báo cáo số liệu quý II\n\nHà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\n\
         Sở Nội vụ đề nghị các cơ quan thực hiện./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\n\
         TRÍCH SAO\n\nSỞ Y TẾ\nSố: 17/TrS-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nĐặng Quốc Bảo",
        "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
         Số: 45/SNV-VP\nV/v báo cáo số liệu quý II\n\nHà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\n\
         Sở Nội vụ đề nghị các cơ quan thực hiện./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\n\
         GIÁM ĐỐC\n\nTrần Thị Minh Hà\n\n\
         TRÍCH SAO\n\nSỞ Y TẾ\nSố: 17/TrS-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
         Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nĐặng Quốc Bảo",
    )
    .also(&["S06"]),
    test: excerpt,
};

pub(in crate::check::rules) const K37: Row = Row {
    code: "K37",
    name: "copy-of-a-secret",
    severity: Severity::Warning,
    basis: "khoản 2 Điều 27 Nghị định số 30/2020/NĐ-CP",
    vi: "việc sao văn bản mật theo quy định của pháp luật về bảo vệ bí mật nhà nước",
    en: "secret documents are copied by the rules on state secrets",
    needs: Needs::Text,
    mends: false,
    example: Example::new(&SAO_Y, Slot::Secrecy, "MẬT", "KHẨN"),
    test: of_a_secret,
};

fn signature(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let path = "/copy_block/signatures";
        let Some(signature) = block.signatures.first() else {
            let finding = Finding::at(
                path,
                "bản sao không có chức vụ, họ tên người có thẩm quyền sao",
                "the copy has no title and name of the person who signed it",
            );
            return lacking(subject, finding);
        };
        let titled = signature.position.is_some() || !signature.capacity.is_empty();
        let (vi, en) = match (titled, signature.signer.is_some()) {
            (true, true) => return Answer::Passed,
            (false, _) => ("chức vụ", "title"),
            (true, false) => ("họ tên", "name"),
        };
        let finding = Finding::at(
            format!("{path}/0"),
            format!("phần ký bản sao thiếu {vi} của người có thẩm quyền sao"),
            format!("the {en} of the person who signed the copy is missing"),
        );
        lacking(subject, finding)
    })
}

fn recipients(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let labelled = subject.piece("/copy_block/recipients#label").is_some();
        if labelled || !block.recipients.is_empty() || block.archive.is_some() {
            return Answer::Passed;
        }
        let finding = Finding::at(
            "/copy_block/recipients",
            "bản sao không có “Nơi nhận”",
            "the copy has no `Nơi nhận`",
        );
        lacking(subject, finding)
    })
}

fn archive(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let path = "/copy_block/archive";
        let Some(archive) = &block.archive else {
            if block.recipients.is_empty() {
                return Answer::not_applicable("bản sao không có “Nơi nhận”", "the copy has no `Nơi nhận`");
            }
            return Finding::at(
                path,
                "“Nơi nhận” của bản sao thiếu dòng lưu “- Lưu: VT.”",
                "the list of the copy lacks the line “- Lưu: VT.”",
            )
            .beside("/copy_block/recipients/0")
            .into();
        };
        let written = archive.as_written.as_str();
        let label = written
            .split_once(':')
            .is_some_and(|(label, _)| skeleton(label).trim() == "luu");
        let registry = archive.units.first().is_some_and(|unit| unit.starts_with("VT"));
        if label && registry {
            return Answer::Passed;
        }
        Finding::at(
            path,
            format!("dòng lưu của bản sao ghi “{written}”; phải ghi “Lưu: VT…”"),
            format!("the archive line of the copy is “{written}”; it must be “Lưu: VT…”"),
        )
        .into()
    })
}

/// The original text from the first to the last place of the block.
fn printed_block<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    let reading = subject.reading()?;
    let places = reading.trace.iter().filter(|(path, _)| path.starts_with("/copy_block"));
    let span = places.map(|(_, traced)| traced.span).reduce(Span::to)?;
    reading.source.slice(span)
}

fn national_title(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        let heads = |text: &str| {
            let bare = skeleton(text);
            bare.contains("cong hoa xa hoi chu nghia") || bare.contains("doc lap - tu do")
        };
        let issuer = block.issuer.as_ref().map(ToString::to_string);
        let found = printed_block(subject).is_some_and(heads) || issuer.as_deref().is_some_and(heads);
        if !found {
            return Answer::Passed;
        }
        Finding::at(
            "/copy_block",
            "phần bản sao có Quốc hiệu, Tiêu ngữ; các thành phần của phần bản sao không gồm Quốc hiệu, Tiêu ngữ",
            "the block of the copy has a national title or motto, which are not among its parts",
        )
        .beside("/copy_block/kind")
        .into()
    })
}

fn of_a_copy(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        if block.kind != Some(Kind::SaoLuc) {
            return Answer::not_applicable("văn bản không phải bản sao lục", "the document is no sao lục");
        }
        let document = subject.document();
        let is_sao_y = |text: &str| form_in(text).is_some_and(|(kind, _)| kind == Kind::SaoY);
        let stamped = document
            .stamps
            .iter()
            .chain(&document.unplaced)
            .any(|text| is_sao_y(text));
        // What the reader did not see may stand in the text.
        let printed = subject.source().is_some_and(|source| source.text().contains("SAO Y"));
        if stamped || printed {
            return Answer::Passed;
        }
        // An electronic one may have stood in what fits no component, or in a picture.
        let doubtful = !document.unplaced.is_empty();
        Finding::at(
            "/copy_block/kind",
            "“SAO LỤC” nhưng văn bản không có phần “SAO Y”; sao lục là bản sao của bản sao y, sao từ bản chính ghi “SAO Y”",
            "`SAO LỤC` without a block `SAO Y` above it: a sao lục copies a bản sao y; a copy of the original is `SAO Y`",
        )
        .lighter_if(doubtful, Severity::Warning)
        .into()
    })
}

fn of_the_original(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        if block.kind != Some(Kind::SaoY) {
            return Answer::not_applicable("văn bản không phải bản sao y", "the document is no sao y");
        }
        let again = subject.document().further_copies.iter().enumerate();
        let again = again.filter(|(_, further)| further.kind == Some(Kind::SaoY));
        Answer::of(again.take(crate::check::rules::MOST).map(|(i, _)| {
            Finding::at(
                format!("/further_copies/{i}/kind"),
                "“SAO Y” dưới một phần “SAO Y” khác; bản sao của bản sao y là “SAO LỤC”",
                "`SAO Y` below another block `SAO Y`: the copy of a copy is `SAO LỤC`",
            )
        }))
    })
}

fn excerpt(subject: &Subject<'_>) -> Answer {
    of_copy(subject, |block| {
        if block.kind != Some(Kind::TrichSao) {
            return Answer::not_applicable("văn bản không phải bản trích sao", "the document is no excerpt");
        }
        let document = subject.document();
        let parts = [
            (document.issuers.is_empty(), "tên cơ quan ban hành", "issuer"),
            (document.number.is_none(), "số, ký hiệu", "number"),
            (
                document.date_as_written.is_none() && document.date.is_none(),
                "thời gian ban hành",
                "date",
            ),
            (
                document.title.is_none() && document.subject.is_none(),
                "tên loại, trích yếu",
                "title and subject",
            ),
            (document.signatures.is_empty(), "chức vụ, họ tên người ký", "signature"),
        ];
        let missing: Vec<_> = parts.iter().filter(|(missing, ..)| *missing).collect();
        if missing.is_empty() {
            return Answer::Passed;
        }
        let vi: Vec<&str> = missing.iter().map(|(_, vi, _)| *vi).collect();
        let en: Vec<&str> = missing.iter().map(|(.., en)| *en).collect();
        Finding::at(
            "/copy_block/kind",
            format!("bản trích sao thiếu {} của văn bản được trích", vi.join("; ")),
            format!("the excerpt lacks these of the document: {}", en.join("; ")),
        )
        .into()
    })
}

fn of_a_secret(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    of_copy(subject, |_| {
        match &document.secrecy {
        None => Answer::Passed,
        Some(secrecy) => Finding::at(
            "/copy_block/kind",
            format!("văn bản có dấu “{secrecy}”; việc sao theo pháp luật về bảo vệ bí mật nhà nước, không theo phần bản sao này"),
            format!("the document is marked “{secrecy}”; it is copied by the rules on state secrets, not by this block"),
        )
        .into(),
    }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{copied, findings, state};
    use crate::diagnostic::RuleState;
    use crate::document::Signature;

    #[test]
    fn the_copy_is_signed_with_title_and_name() {
        assert_eq!(state("K10", &copied(|_| {})), RuleState::Passed);
        let nameless = Signature::default().as_position("GIÁM ĐỐC");
        for (signatures, says) in [
            (vec![], "không có chức vụ, họ tên"),
            (vec![Signature::new("Lý Thu Trang")], "thiếu chức vụ"),
            (vec![nameless], "thiếu họ tên"),
        ] {
            let found = findings("K10", &copied(|block| block.signatures = signatures));
            assert!(found[0].message.vi.contains(says), "{}", found[0].message);
        }
    }

    #[test]
    fn the_copy_has_its_list_and_archive_line() {
        let letter = copied(|block| {
            block.recipients.clear();
            block.archive = None;
        });
        assert_eq!(findings("K12", &letter).len(), 1);
        assert!(matches!(state("K13", &letter), RuleState::NotApplicable { .. }));
        assert_eq!(findings("K13", &copied(|block| block.archive = None)).len(), 1);
        for (line, count) in [("Lưu: VT.", 0), ("Lưu: VT, HC.", 0), ("Lưu VT.", 1), ("Lưu: HC.", 1)] {
            let letter = copied(|block| block.archive = Some(line.parse().unwrap()));
            assert_eq!(findings("K13", &letter).len(), count, "{line}");
        }
    }

    #[test]
    fn a_sao_luc_needs_a_sao_y() {
        let letter = copied(|block| block.kind = Some(Kind::SaoLuc));
        assert_eq!(findings("K30", &letter).len(), 1);
        let mut stamped = copied(|block| block.kind = Some(Kind::SaoLuc));
        stamped.document.stamps = vec!["SAO Y; Sở Nội vụ; 12/05/2026".into()];
        assert_eq!(state("K30", &stamped), RuleState::Passed);
        assert!(matches!(state("K30", &copied(|_| {})), RuleState::NotApplicable { .. }));
    }

    #[test]
    fn what_was_not_read_may_hold_what_seems_missing() {
        let mut letter = copied(|block| block.signatures.clear());
        assert_eq!(findings("K10", &letter)[0].severity, Severity::Error);
        letter.document.unplaced = vec!["Lý Thu Tr ang".into()];
        assert_eq!(findings("K10", &letter)[0].severity, Severity::Warning);
    }

    #[test]
    fn an_excerpt_shows_its_document() {
        let mut letter = copied(|block| block.kind = Some(Kind::TrichSao));
        assert_eq!(state("K33", &letter), RuleState::Passed);
        letter.document.number = None;
        letter.document.signatures.clear();
        let found = findings("K33", &letter);
        assert!(
            found[0]
                .message
                .vi
                .contains("thiếu số, ký hiệu; chức vụ, họ tên người ký"),
            "{}",
            found[0].message
        );
    }
}
