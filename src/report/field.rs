//! What a clerk calls the fields of a document.

use crate::message::Lang;

/// The first step of a JSON Pointer with its name in both languages.
const FIELDS: [(&str, &str, &str); 26] = [
    ("kind", "tên loại văn bản", "kind"),
    ("title", "tên loại văn bản", "title"),
    ("issuers", "tên cơ quan ban hành", "issuing body"),
    ("national_title", "Quốc hiệu", "national title"),
    ("motto", "Tiêu ngữ", "motto"),
    ("number", "số, ký hiệu", "number and symbol"),
    ("place", "địa danh", "place of issue"),
    ("date", "thời gian ban hành", "date of issue"),
    ("date_as_written", "thời gian ban hành", "date of issue"),
    ("subject", "trích yếu", "subject"),
    ("addressees", "Kính gửi", "addressees"),
    ("body", "nội dung", "content"),
    ("end_mark", "dấu kết thúc nội dung", "end mark"),
    ("signatures", "chức vụ, họ tên người ký", "signature"),
    ("recipients", "Nơi nhận", "recipients"),
    ("archive", "Nơi nhận, dòng Lưu", "archive line"),
    ("drafter", "ký hiệu người soạn thảo", "drafter"),
    ("issued_copies", "số lượng bản phát hành", "number of copies"),
    ("contact", "địa chỉ liên hệ", "contact"),
    ("urgency", "mức độ khẩn", "urgency"),
    ("secrecy", "độ mật", "secrecy"),
    ("circulation", "phạm vi lưu hành", "circulation"),
    ("stamps", "chữ ký số, dấu văn bản đến", "stamps"),
    ("copy_block", "phần chứng thực bản sao", "copy block"),
    (
        "further_copies",
        "phần chứng thực bản sao tiếp theo",
        "further copy blocks",
    ),
    ("appendices", "phụ lục", "appendices"),
];

/// The name of the field that a JSON Pointer leads to.
pub(crate) fn name(path: &str, lang: Lang) -> &'static str {
    let step = path.split('/').nth(1).unwrap_or_default();
    let row = FIELDS.iter().find(|row| row.0 == step);
    match (row, lang, step) {
        (Some((_, vi, _)), Lang::Vi, _) => vi,
        (Some((_, _, en)), Lang::En, _) => en,
        (None, Lang::Vi, "") => "toàn văn bản",
        (None, Lang::En, "") => "the whole document",
        (None, Lang::Vi, _) => "phần khác",
        (None, Lang::En, _) => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fields_by_their_first_step() {
        assert_eq!(name("/signatures/0/capacity/1", Lang::Vi), "chức vụ, họ tên người ký");
        assert_eq!(name("/number", Lang::En), "number and symbol");
        assert_eq!(name("", Lang::Vi), "toàn văn bản");
        assert_eq!(name("/unplaced/3", Lang::Vi), "phần khác");
    }

    #[test]
    fn every_field_of_the_model_but_the_rest_has_a_name() {
        let document = serde_json::to_value(crate::Document::default()).unwrap();
        for field in document.as_object().unwrap().keys().filter(|f| *f != "unplaced") {
            assert!(FIELDS.iter().any(|row| row.0 == field), "{field}");
        }
    }
}
