//! P: how the lines of an annex are printed.

use super::{MODELS, each, located};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::MOT_PHU_LUC;
use crate::check::row::Row;
use crate::check::rules::content::is_mostly_upper;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::{is_capital, is_small, skeleton};
use crate::value::Capacity;

const LINES: &str = "điểm b khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check::rules) const P04: Row = Row {
    code: "P04",
    name: "annex-label",
    severity: Severity::Error,
    basis: LINES,
    vi: "từ “Phụ lục” và số thứ tự đứng riêng một dòng, canh giữa, chữ in thường, cỡ 14, đứng, đậm",
    en: "`Phụ lục` and its number stand alone on a line, centred, not in capitals, 14 points, upright and bold",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "PHỤ LỤC\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
    ),
    test: label_line,
};

pub(in crate::check::rules) const P05: Row = Row {
    code: "P05",
    name: "annex-title",
    severity: Severity::Error,
    basis: LINES,
    vi: "tên phụ lục viết chữ in hoa, canh giữa, cỡ 13 đến 14, kiểu chữ đứng, đậm",
    en: "the title of an annex is in capitals, centred, 13 to 14 points, upright and bold",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "Phụ lục\nLịch trực\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
    ),
    test: title,
};

pub(in crate::check::rules) const P13: Row = Row {
    code: "P13",
    name: "annex-end-mark",
    severity: Severity::Info,
    basis: MODELS,
    vi: "phụ lục kết thúc bằng dấu “./.” (theo mẫu)",
    en: "an annex ends with `./.` (by the model)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở.",
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
    ),
    test: end_mark,
};

pub(in crate::check::rules) const P14: Row = Row {
    code: "P14",
    name: "annex-without-head",
    severity: Severity::Info,
    basis: MODELS,
    vi: "phụ lục không có Quốc hiệu, tên cơ quan, số, phần ký riêng (theo mẫu)",
    en: "an annex has no national title, issuer, number or signature of its own (by the model)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &MOT_PHU_LUC,
        Slot::Annex,
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         Số: 15/TB-SNV\n\n1. Tháng 8: Văn phòng Sở./.",
        "Phụ lục\nLỊCH TRỰC\n(Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n\
         1. Tháng 8: Văn phòng Sở./.",
    ),
    test: head,
};

fn label_line(subject: &Subject<'_>) -> Answer {
    each(subject, |_, label| {
        let text = label.field.text;
        let word = text.get(label.word.clone())?;
        let capitals = word != "Phụ lục" && !word.contains(is_small);
        let behind = subject
            .piece(&label.field.path)
            .map(|piece| piece.after().trim().to_owned());
        let runs_on = label.rest.is_some() || behind.is_some_and(|behind| behind.starts_with(is_capital));
        if !capitals && !runs_on {
            return None;
        }
        let mut vi = Vec::new();
        let mut en = Vec::new();
        if capitals {
            vi.push("viết chữ in thường");
            en.push("not in capitals");
        }
        if runs_on {
            vi.push("đứng riêng một dòng");
            en.push("alone on a line");
        }
        let number = label.number().map_or_else(String::new, |number| format!(" {number}"));
        let right = format!("Phụ lục{number}");
        let edit = match &label.rest {
            Some(rest) => {
                let first = text.get(rest.start..)?.chars().next()?;
                let range = label.word.start..rest.start + first.len_utf8();
                subject.replace(&label.field.path, text, range, &format!("{right}\n{first}"))
            }
            None => subject.replace(&label.field.path, text, label.word.clone(), "Phụ lục"),
        };
        let finding = Finding::at(
            label.field.path.as_str(),
            format!("“{text}” phải {}: “{right}”", vi.join(", ")),
            format!("“{text}” must be {}: “{right}”", en.join(", ")),
        );
        Some(located(subject, &label.field, finding).with_safe_edits(edit.into_iter().collect()))
    })
}

fn title(subject: &Subject<'_>) -> Answer {
    each(subject, |annex, _| {
        let title = annex.title.as_ref()?;
        let text = title.text;
        if is_mostly_upper(text) {
            return None;
        }
        let upper = text.to_uppercase();
        // A symbol in it (`TTg`) would be lost.
        let plain = !text.contains(|c: char| c.is_ascii_digit());
        let edit = plain
            .then(|| subject.replace(&title.path, title.text, 0..title.text.len(), &upper))
            .flatten();
        let finding = Finding::at(
            title.path.as_str(),
            format!("tên phụ lục “{text}” phải viết chữ in hoa: “{upper}”"),
            format!("the title of the annex, “{text}”, is in capitals: “{upper}”"),
        );
        Some(located(subject, title, finding).with_safe_edits(edit.into_iter().collect()))
    })
}

const MARK: &str = "./.";

fn end_mark(subject: &Subject<'_>) -> Answer {
    each(subject, |annex, label| {
        let last = annex.content.last()?;
        let ends = last.text.trim_end().ends_with(MARK);
        // A table closes itself.
        if ends || last.kind == BlockKind::Table || last.text.is_empty() {
            return None;
        }
        let at = annex.content.len().checked_sub(1)?;
        let written = label.field.text;
        Some(Finding::at(
            format!("/appendices/{}/body/{at}", annex.index),
            format!("cuối “{written}” không có dấu “{MARK}” như mẫu"),
            format!("“{written}” does not end with “{MARK}” as the model does"),
        ))
    })
}

fn head(subject: &Subject<'_>) -> Answer {
    each(subject, |annex, _| {
        // A form that is attached has its own head.
        let is_form = annex
            .title
            .as_ref()
            .is_some_and(|title| skeleton(title.text).contains("mau"));
        if is_form {
            return None;
        }
        let content = annex.content;
        let at_head = content.iter().take(5).position(|block| heads_a_document(&block.text));
        let at_foot = content
            .iter()
            .enumerate()
            .rev()
            .take(4)
            .find(|(_, block)| signs(block))
            .map(|(i, _)| i);
        let at = at_head.or(at_foot)?;
        let shown: String = content.get(at)?.text.chars().take(40).collect();
        Some(Finding::at(
            format!("/appendices/{}/body/{}", annex.index, at),
            format!("“{shown}”: phụ lục theo mẫu không có Quốc hiệu, số, ký hiệu hay phần ký riêng"),
            format!("“{shown}”: by the model an annex has no national title, number or signature of its own"),
        ))
    })
}

fn heads_a_document(text: &str) -> bool {
    let bare = skeleton(text.get(..text.len().min(200)).unwrap_or(text));
    bare.contains("cong hoa xa hoi chu nghia") || bare.starts_with("doc lap - tu do") || bare.starts_with("so: ")
}

fn signs(block: &Block) -> bool {
    let text = block.text.as_str();
    let upper = text.len() < 120 && !text.contains(is_small);
    block.marker.is_none() && upper && text.contains('.') && text.parse::<Capacity>().is_ok()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{notice_with_annexes, told};

    use crate::document::{Block, BlockKind};

    #[test]
    fn the_label_stands_alone_in_small_letters() {
        for fine in ["Phụ lục I", "Phụ lục", "Phụ lục số 2"] {
            assert_eq!(told("P04", &notice_with_annexes("x", &[fine])), [], "{fine}");
        }
        for wrong in ["PHỤ LỤC I", "Phụ lục I: DANH SÁCH", "PHỤ LỤC 1. DANH SÁCH"] {
            assert_eq!(told("P04", &notice_with_annexes("x", &[wrong])).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn the_title_is_in_capitals() {
        let mut letter = notice_with_annexes("x", &["Phụ lục I"]);
        assert_eq!(told("P05", &letter), []);
        letter.document.appendices[0].title = Some("Danh sách cán bộ".into());
        assert_eq!(told("P05", &letter).len(), 1);
        letter.document.appendices[0].title = None;
        assert_eq!(told("P05", &letter), []);
    }

    #[test]
    fn an_annex_ends_as_the_model_and_has_no_head() {
        let with = |blocks: Vec<Block>| {
            let mut letter = notice_with_annexes("x", &["Phụ lục I"]);
            letter.document.appendices[0].body = blocks;
            letter
        };
        assert_eq!(told("P13", &with(vec![Block::paragraph("Hết./.")])), []);
        assert_eq!(told("P13", &with(vec![Block::table(vec![vec!["a".into()]])])), []);
        assert_eq!(told("P13", &with(vec![Block::paragraph("Hết.")])).len(), 1);
        let heading = |text: &str| Block::new(BlockKind::Heading, text);
        for (block, count) in [
            (heading("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 1),
            (Block::paragraph("Số: 15/TB-SNV"), 1),
            (heading("KT. GIÁM ĐỐC"), 1),
            (Block::paragraph("Số người trực: 15"), 0),
            (heading("TM. là chữ viết tắt"), 0),
        ] {
            let letter = with(vec![block.clone(), Block::paragraph("Hết./.")]);
            assert_eq!(told("P14", &letter).len(), count, "{block}");
        }
    }
}
