//! The fixed words of the report for a person.

use super::style::one_line;
use crate::diagnostic::{Report, Scope, Severity, Verdict};
use crate::message::Lang;

/// The fixed words in one language.
pub(crate) struct Words {
    pub(crate) basis: &'static str,
    pub(crate) mend: &'static str,
    pub(crate) note: &'static str,
    pub(crate) safe: &'static str,
    pub(crate) unsafe_: &'static str,
    pub(crate) same_look: &'static str,
    pub(crate) insert: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) lines_left_out: &'static str,
    pub(crate) more: &'static str,
    /// What is counted where many edits are one change.
    pub(crate) places: &'static str,
    pub(crate) not_evaluated: &'static str,
    pub(crate) silenced: &'static str,
    pub(crate) regraded: &'static str,
    pub(crate) nothing_found: &'static str,
    pub(crate) no_errors: &'static str,
    pub(crate) to_see: &'static str,
    pub(crate) content_only: &'static str,
    pub(crate) packet_only: &'static str,
    pub(crate) content_and_layout: &'static str,
}

const VI: Words = Words {
    basis: "căn cứ",
    mend: "cách sửa",
    note: "lưu ý khi đọc",
    safe: "an toàn, có thể sửa tự động",
    unsafe_: "cần người soạn thảo xem lại",
    same_look: "mặt chữ như cũ, đổi mã ký tự",
    insert: "thêm",
    remove: "bỏ",
    lines_left_out: "dòng",
    more: "chỗ khác",
    places: "chỗ",
    not_evaluated: "chưa xét được",
    silenced: "quy tắc bỏ qua theo yêu cầu",
    regraded: "quy tắc đổi mức theo yêu cầu",
    nothing_found: "không có lỗi",
    no_errors: "không có lỗi",
    to_see: "cần xem",
    content_only: "chỉ xét nội dung, không xét cách trình bày trang giấy",
    packet_only: "chỉ xét gói tin, không xét thể thức văn bản đính kèm",
    content_and_layout: "xét nội dung và cách trình bày trang giấy",
};

const EN: Words = Words {
    basis: "legal basis",
    mend: "fix",
    note: "reader's note",
    safe: "safe, can be applied automatically",
    unsafe_: "to be confirmed by the drafter",
    same_look: "looks the same, other code points",
    insert: "insert",
    remove: "remove",
    lines_left_out: "lines",
    more: "more",
    places: "places",
    not_evaluated: "not evaluated",
    silenced: "rules left out as asked",
    regraded: "rules given another severity as asked",
    nothing_found: "no findings",
    no_errors: "no errors",
    to_see: "to look at",
    content_only: "content only, the layout of the page was not looked at",
    packet_only: "the packet only, the form of the letter in it was not looked at",
    content_and_layout: "content and layout",
};

pub(crate) fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// The set of rules for packets, in which the form of the letter inside is not judged.
const OF_PACKETS: &str = "qcvn102";

fn is_of_packet(report: &Report) -> bool {
    report.profile.as_deref() == Some(OF_PACKETS)
}

/// The verdict as a person says it.
pub(crate) fn verdict(report: &Report, lang: Lang) -> &'static str {
    match (report.verdict(), lang) {
        (Verdict::Compliant, Lang::Vi) if is_of_packet(report) => "đúng quy chuẩn gói tin",
        (Verdict::NotCompliant, Lang::Vi) if is_of_packet(report) => "chưa đúng quy chuẩn gói tin",
        (Verdict::Compliant, Lang::Vi) => "đúng thể thức",
        (Verdict::Compliant, Lang::En) => "compliant",
        (Verdict::NotCompliant, Lang::Vi) => "chưa đúng thể thức",
        (Verdict::NotCompliant, Lang::En) => "not compliant",
        (Verdict::Undetermined, Lang::Vi) => "chưa đủ cơ sở kết luận",
        (Verdict::Undetermined, Lang::En) => "undetermined",
    }
}

/// `2 lỗi, 1 cảnh báo`: what was found, the gravest first.
pub(crate) fn counts(report: &Report, lang: Lang) -> String {
    let counted = |severity| {
        let count = report.count(severity);
        let plural = if lang == Lang::En && count > 1 && severity != Severity::Info {
            "s"
        } else {
            ""
        };
        (count > 0).then(|| format!("{count} {}{plural}", severity.name(lang)))
    };
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .filter_map(counted)
        .collect();
    if parts.is_empty() {
        // Nothing found is no praise where little was judged.
        return match (report.verdict(), lang) {
            (Verdict::Undetermined, Lang::Vi) => "không có phát hiện",
            _ => of(lang).nothing_found,
        }
        .to_owned();
    }
    parts.join(", ")
}

/// What is added to the verdict: what was looked at.
pub(crate) fn scope(report: &Report, lang: Lang) -> &'static str {
    match report.scope {
        Scope::Content if is_of_packet(report) => of(lang).packet_only,
        Scope::Content => of(lang).content_only,
        Scope::ContentAndLayout => of(lang).content_and_layout,
    }
}

/// How many characters of a text are quoted.
pub(crate) const QUOTED: usize = 60;

/// A text of the document between quotation marks, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    format!("“{}”", one_line(text, QUOTED))
}
