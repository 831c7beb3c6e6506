//! The rules about what only looks like a name.

use super::Finding;
use super::facts::Facts;
use crate::format::fault::excerpt;
use crate::text::deceptive::{Deceit, Deceptive, deceptive, may_deceive, name};

/// Fields whose text is compared or shown as who, what and where.
const NAMES: [&str; 14] = [
    "/organId",
    "/organName",
    "/organAdd",
    "/email",
    "/codeNumber",
    "/codeNotation",
    "/code",
    "/documentId",
    "/promulgationDate",
    "/place",
    "/fullName",
    "/competence",
    "/position",
    "/attachmentName",
];

pub(super) fn deceptive_names(facts: &Facts<'_>) -> Vec<Finding> {
    let names = facts.ending(&NAMES).filter(|leaf| may_deceive(&leaf.text));
    let found = names.filter_map(|leaf| {
        let first = deceptive(&leaf.text).next()?;
        let count = deceptive(&leaf.text).count();
        let (vi, en) = told(first);
        let text = seen(&leaf.text);
        Some(Finding::new(
            leaf.path.clone(),
            format!("`{text}` có {count} ký tự {vi}; hãy viết lại bằng chữ thường dùng"),
            format!("`{text}` has {count} characters that {en}; write it in common letters"),
        ))
    });
    found.collect()
}

/// What a character is and does.
fn told(found: Deceptive) -> (String, String) {
    let code = format!("U+{:04X} {}", u32::from(found.c), name(found.c));
    match found.deceit {
        Deceit::Turns => (format!("đổi chiều chữ ({code})"), format!("turn the text ({code})")),
        Deceit::Unseen | Deceit::Smuggles(_) => (format!("không nhìn thấy ({code})"), format!("are not seen ({code})")),
        Deceit::Letter(looks) | Deceit::Digit(looks) | Deceit::Sign(looks) => (
            format!("chỉ trông giống “{looks}” ({code})"),
            format!("only look like “{looks}” ({code})"),
        ),
        Deceit::Mark | Deceit::Overlay => (
            format!("là dấu mà chữ Việt không có ({code})"),
            format!("are marks that no Vietnamese letter has ({code})"),
        ),
        Deceit::Alien => (
            format!("thuộc hệ chữ khác ({code})"),
            format!("are of another script ({code})"),
        ),
    }
}

/// A text as it can be shown in one line.
pub(super) fn seen(text: &str) -> String {
    let shown = |c: char| {
        let unseen = deceptive(c.encode_utf8(&mut [0; 4]))
            .any(|found| matches!(found.deceit, Deceit::Turns | Deceit::Unseen | Deceit::Smuggles(_)));
        if unseen { '\u{FFFD}' } else { c }
    };
    excerpt(&text.chars().map(shown).collect::<String>())
}

#[cfg(test)]
mod tests {
    use crate::edxml::{Check, Code, Organization, Packet};

    fn told(packet: Packet) -> Vec<String> {
        let report = Check::new().check(&packet);
        let own = report.diagnostics.into_iter();
        own.filter(|d| d.code == "ED-W18").map(|d| d.path).collect()
    }

    #[test]
    fn names_are_in_letters_that_compare() {
        let mut packet = Packet::default();
        packet.header.from = Some(Organization::new("\u{41D}37.02", "Sở Nội\u{200B} vụ"));
        packet.header.code = Some(Code::new("45", "SNV-V\u{420}"));
        assert_eq!(told(packet), ["/from/organId", "/from/organName", "/code/codeNotation"]);
    }
}
