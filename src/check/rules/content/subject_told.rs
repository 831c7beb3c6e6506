//! Whether the subject of a cited document stands behind its mention.

use super::cited::first_word;

/// The first words of subjects that also go on behind a comma: `…, về việc …`.
pub(super) const SUBJECT_HEADS: [&str; 9] = ["về", "v/v", "quy", "hướng", "ban", "phê", "sửa", "bổ", "kèm"];

/// The first words of the others: what the document does. `đề nghị` and the like may be the
/// sentence itself too, but whoever reads it learns what the document is about.
const DEED_HEADS: [&str; 48] = [
    "bãi", "báo", "bảo", "cấp", "chấn", "cho", "chuẩn", "chuyển", "công", "cử", "đánh", "đảm", "đẩy", "đề", "điều",
    "đính", "đôn", "giải", "giao", "góp", "gửi", "hợp", "hủy", "huỷ", "khen", "kiểm", "kiện", "lấy", "mời", "phân",
    "phát", "phòng", "qui", "rà", "tăng", "thành", "thay", "thẩm", "thi", "thông", "thu", "thực", "tiếp", "tổ",
    "triển", "trả", "xây", "xử",
];

/// Words that go on with the sentence.
const NO_SUBJECT: [&str; 20] = [
    "có", "còn", "cũng", "đã", "để", "được", "hoặc", "không", "là", "này", "nên", "nêu", "nói", "phải", "tại", "theo",
    "thì", "trên", "và", "với",
];

/// The subject that follows a citation, from its first word.
pub(super) fn subject_behind(behind: &str) -> Option<&str> {
    let rest = behind.trim_start();
    // `(sau đây gọi tắt là Nghị định số 45)` may stand before it.
    let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest.trim_start(),
        None => rest,
    };
    let word = first_word(rest);
    if rest.starts_with(',') {
        let behind = rest.trim_start_matches([',', ' ']);
        let begins = SUBJECT_HEADS.contains(&first_word(behind).as_str()) && !says_how(behind);
        return begins.then_some(behind).or_else(|| behind_name(rest));
    }
    if SUBJECT_HEADS.contains(&word.as_str()) || DEED_HEADS.contains(&word.as_str()) {
        return (!says_how(rest)).then_some(rest);
    }
    let goes_on = NO_SUBJECT.contains(&word.as_str());
    if goes_on { None } else { behind_unread(rest) }
}

/// `quy định: “…”`, `quy định tại …`: the sentence tells what stands in the document.
fn says_how(rest: &str) -> bool {
    const VERBS: [&str; 5] = ["quy định", "qui định", "hướng dẫn", "thông báo", "báo cáo"];
    const HOW: [&str; 5] = ["như", "rằng", "rõ", "tại", "thì"];
    VERBS.iter().filter_map(|verb| rest.strip_prefix(verb)).any(|behind| {
        let next = behind.trim_start();
        next.is_empty() || next.starts_with([':', ',', '.', ';', '“', '"']) || HOW.contains(&first_word(next).as_str())
    })
}

/// Behind the name of a body that was not read to its end: `của Tổ công tác 06 về …`,
/// `… Lan tỏa yêu thương tỉnh (trước sắp xếp) về …`.
fn behind_unread(rest: &str) -> Option<&str> {
    const HEADS: [&str; 7] = ["về", "v/v", "quy định", "hướng dẫn", "ban hành", "phê duyệt", "sửa đổi"];
    let sentence = rest.split(['.', ';', ':', '”']).next().unwrap_or_default();
    let at = HEADS
        .iter()
        .filter_map(|head| sentence.find(&format!(" {head} ")))
        .min()?;
    sentence.get(at + 1..)
}

/// `của Ban Chỉ đạo phòng, chống tham nhũng tỉnh về việc …`, `của Bộ Y tế, Bộ Tài chính
/// về việc …`: what stands behind the comma is the name of who issued it, or of another who
/// did, and the subject follows it.
fn behind_name(rest: &str) -> Option<&str> {
    /// Words of one who does something: it is the sentence that goes on, no name.
    const DEEDS: [&str; 18] = [
        "báo cáo",
        "có",
        "đã",
        "đề nghị",
        "đồng ý",
        "dự thảo",
        "được",
        "giao",
        "gửi",
        "họp",
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
    let (name, _) = sentence.split_once(" về ")?;
    let folded = format!(" {} ", name.trim_start_matches([',', ' ']).to_lowercase());
    // A list of names is short; a sentence seldom is.
    let is_short = folded.split(' ').count() <= MOST_WORDS;
    let is_name = is_short && !DEEDS.iter().any(|deed| folded.contains(&format!(" {deed} ")));
    is_name.then(|| sentence.get(name.len() + 1..))?
}

/// The longest name of a body is about so many syllables long.
const MOST_WORDS: usize = 24;

/// The first words of a subject: enough to know it by.
pub(super) fn in_brief(subject: &str) -> String {
    let clause = subject.split([',', '.', ';', ':', ')', '”']).next().unwrap_or_default();
    let mut words = clause.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(3).collect();
    let goes_on = if words.next().is_some() { "…" } else { "" };
    format!("{}{goes_on}", head.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_told_from_sentences() {
        for (behind, subject) in [
            (" về kho.", "về kho"),
            (" quy định về kho lưu trữ, Sở", "quy định về…"),
            (" quy định chi tiết Luật Lưu trữ", "quy định chi…"),
            (" sửa đổi một số điều", "sửa đổi một…"),
            (" ban hành Quy chế", "ban hành Quy…"),
            (" (gọi tắt là Quyết định số 5) về kho", "về kho"),
            (" của Tổ công tác 06 về kho", "về kho"),
            (", Bộ Tài chính về việc kho", "về việc kho"),
            (", về kho", "về kho"),
            (" yêu thương tỉnh Hà Khê (trước sắp xếp) về kho", "về kho"),
            (" triển khai kiểm kê", "triển khai kiểm…"),
        ] {
            assert_eq!(
                subject_behind(behind).map(in_brief).as_deref(),
                Some(subject),
                "{behind}"
            );
        }
        for none in [
            " quy định: “Kho phải khô”",
            " quy định như sau",
            " quy định tại đó",
            " hướng dẫn rõ việc này",
            " có hiệu lực",
            " thì nộp",
            " được gửi đi về kho",
            " trên Hệ thống thông tin",
            ", Bộ Tư pháp tổ chức họp Hội đồng thẩm định dự thảo Nghị định quy định về kho",
            " (gọi tắt là Quyết định số 5).",
            " của Tổ công tác 06.",
            ", Sở Nội vụ đề nghị báo cáo về kho",
            "./.",
            "",
        ] {
            assert_eq!(subject_behind(none), None, "{none}");
        }
    }
}
