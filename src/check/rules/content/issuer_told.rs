//! Where a text names who issued a cited document, if not right behind its date.

use super::cited::{Own, first_word};
use crate::cite::body_at_head;
use crate::registry::Registry;
use crate::text::is_capital;
use crate::value::{DocumentNumber, Kind};

/// Whether the sentence itself names the issuer, for a citation and those listed with it.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) by_sentence: bool,
    /// `Tại Công văn …, Sở Y tế …`: whoever speaks in it issued it.
    by_place: bool,
}

impl Told {
    pub(super) fn follow(&mut self, own: &Own<'_>, registry: &Registry) {
        // `tại Công văn … ngày … và Công văn … ngày …`: told for all of the list.
        let goes_on = own.gap_before().is_some_and(|gap| !gap.contains(['.', ';', ':']));
        self.by_sentence = (self.by_sentence && goes_on) || is_told_before(own, registry);
        let head = sentence_before(own);
        let begins = head == "tại" || head.ends_with("Tại") || head.ends_with("Tại các");
        self.by_place = begins || (self.by_place && is_listed(own.gap_before()));
    }

    /// `Tại Công văn …, Sở Y tế …`; `Thông tư … (đã sửa đổi) của Bộ Y tế`.
    pub(super) fn behind(&self, own: &Own<'_>) -> bool {
        let behind = own.behind().trim_start();
        let behind = match behind.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((_, rest)) => rest.trim_start(),
            None => behind,
        };
        // `Thực hiện Công văn …, Sở Y tế đề nghị`: that is the one who writes.
        let speaks = |rest: &str| self.by_place && rest.starts_with(is_capital);
        let by_subject = behind.strip_prefix(", ").is_some_and(speaks);
        let word = first_word(behind.trim_start_matches([',', ' ']));
        by_subject || matches!(word.as_str(), "của" | "do")
    }
}

/// Whether only a comma or `và` stands before the next: what follows belongs to both.
pub(super) fn is_listed(gap: Option<&str>) -> bool {
    gap.is_some_and(|gap| matches!(gap.trim(), "," | "và" | "hoặc" | ", và"))
}

/// The words of the sentence between the citation before and this one.
fn sentence_before<'a>(own: &Own<'a>) -> &'a str {
    let before = own.text.get(own.before.unwrap_or(0)..own.cited.range.start);
    before
        .unwrap_or_default()
        .rsplit(['.', ';'])
        .next()
        .unwrap_or_default()
        .trim()
}

/// `Sở Y tế có Công văn …`, `của Sở Y tế tại Công văn …`.
fn is_told_before(own: &Own<'_>, registry: &Registry) -> bool {
    const DEEDS: [&str; 6] = ["có", "ban hành", "gửi", "trình", "ký", "có các"];
    const PLACES: [&str; 3] = ["tại", "theo các", "tại các"];
    let before = sentence_before(own);
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
    if head(&DEEDS).is_some_and(names) {
        return true;
    }
    // The capital of the sentence itself is no name, unless it does something.
    let place = head(&PLACES).filter(|head| names(head.trim_start_matches(is_capital)));
    place.is_some_and(|head| !obeys(head.trim_end(), registry))
}

/// `Sở Nội vụ thực hiện theo quy định tại …`: the one who is named does what the document
/// says; not `Bộ Nội vụ đã quy định tại …`.
fn obeys(head: &str, registry: &Registry) -> bool {
    const DONE: [&str; 4] = ["thực hiện", "thi hành", "áp dụng", "theo"];
    if DONE.iter().any(|deed| head.ends_with(deed)) {
        return true;
    }
    let Some(doer) = ["quy định", "qui định"].iter().find_map(|rule| head.strip_suffix(rule)) else {
        return false;
    };
    let doer = doer.trim_end();
    let doer = doer.strip_suffix(" đã").unwrap_or(doer);
    let rules = doer.char_indices().filter(|(_, c)| is_capital(*c)).any(|(at, _)| {
        let name = doer.get(at..).unwrap_or_default();
        body_at_head(name, registry).is_some_and(|body| body == name)
    });
    !rules
}

/// `… ngày 20/7/2021 quy định về thi cử của Bộ trưởng Bộ Y tế`: the body that stands behind
/// the subject of a cited document, in what follows the citation.
pub(super) fn behind_subject(behind: &str, registry: &Registry) -> Option<String> {
    let clause = clause(behind);
    let bodies = clause.match_indices(" của ").filter_map(|(at, of)| {
        let rest = clause.get(at + of.len()..)?;
        body_at_head(rest, registry)
    });
    // What the subject speaks of may belong to a body too; who issued it stands last.
    bodies.last()
}

/// The subject is seldom longer, counted in bytes.
const LONGEST_SUBJECT: usize = 600;

/// The head of a text up to where another clause or another document begins.
fn clause(text: &str) -> &str {
    /// What another clause of the sentence begins with.
    const TURNS: [&str; 7] = ["đề nghị ", "yêu cầu ", "giao ", "gửi ", "kính ", "và ", "theo "];
    let near = (0..=LONGEST_SUBJECT.min(text.len())).rev();
    let text = near.into_iter().find_map(|end| text.get(..end)).unwrap_or_default();
    let ends = |(at, sign): (usize, &str)| {
        let rest = text.get(at + sign.len()..).unwrap_or_default();
        let ends = match sign {
            "," => {
                let rest = rest.trim_start();
                rest.starts_with(is_capital) || TURNS.iter().any(|word| rest.starts_with(word))
            }
            // `8.000 người` goes on.
            "." => !rest.starts_with(|c: char| c.is_ascii_digit()),
            _ => true,
        };
        ends.then_some(at)
    };
    let signs = text.match_indices([',', '.', ';', ':', '(', '“']).find_map(ends);
    let number = text.find(" số ").filter(|at| {
        let rest = text.get(at + " số ".len()..).unwrap_or_default();
        rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let end = signs.into_iter().chain(number).min().unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether the symbol itself names one body of the whole country: `71/CĐ-TTg`.
pub(super) fn by_symbol(number: &DocumentNumber, registry: &Registry) -> bool {
    let mut groups = number.groups().filter(|group| Kind::from_code(group).is_none());
    groups
        .next()
        .is_some_and(|group| registry.find_code(group, None).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_behind_the_subject() {
        for (behind, body) in [
            (
                " quy định về đánh giá học sinh của Bộ trưởng Bộ Giáo dục và Đào tạo.",
                "Bộ trưởng Bộ Giáo dục và Đào tạo",
            ),
            (
                " về việc giao chỉ tiêu của Ủy ban nhân dân tỉnh, Sở đề nghị",
                "Ủy ban nhân dân tỉnh",
            ),
            (
                " về thi, cấp bằng của Sở Y tế của Giám đốc Sở Nội vụ./.",
                "Giám đốc Sở Nội vụ",
            ),
        ] {
            let found = behind_subject(behind, Registry::shared());
            assert_eq!(found.as_deref(), Some(body), "{behind}");
        }
        for none in [
            " quy định chi tiết một số điều của Luật Lưu trữ",
            " quy định chi tiết một số điều của Bộ luật Lao động",
            " về kho, Sở báo cáo theo chỉ đạo của Bộ Nội vụ",
            " về kho. Ý kiến của Bộ Nội vụ là",
            " sửa đổi Thông tư số 12/2020/TT-BNV của Bộ Nội vụ",
            " về chế độ của giáo viên",
            "",
        ] {
            assert_eq!(behind_subject(none, Registry::shared()), None, "{none}");
        }
    }

    #[test]
    fn a_symbol_can_name_the_issuer() {
        let named = |number: &str| by_symbol(&number.parse().unwrap(), Registry::shared());
        assert!(named("71/CĐ-TTg") && named("45/2023/NĐ-CP") && named("08/2022/TT-BNV"));
        assert!(!named("12/QĐ-UBND") && !named("12/SYT-VP"));
    }
}
