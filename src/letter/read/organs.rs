//! Lines of capitals to issuing bodies.

use super::anchors::ends_body_name;
use super::page::Page;
use super::words::begins_body_name;
use crate::layout::body_below;
use crate::text::{Span, fold_eq};
use crate::value::{Organ, collapse};

/// Makes the lines of the left column into bodies: a name may be wrapped, the
/// last one issues, what stands above it is its superior (Annex I, II.2).
pub(super) fn read(page: &mut Page<'_>, lines: &[Span]) {
    let mut names: Vec<Vec<Span>> = Vec::new();
    let lines = lines.iter().flat_map(|line| match body_below(page.text(*line)) {
        Some(at) => vec![
            Span::new(line.start, line.start + at),
            Span::new(line.start + at, line.end),
        ],
        None => vec![*line],
    });
    for line in lines.collect::<Vec<_>>() {
        match names.last_mut() {
            Some(name) if !begins_body_name(page.text(line)) || ends_body_name(page.text(line)) => name.push(line),
            _ => names.push(vec![line]),
        }
    }
    let Some((issuer, superiors)) = names.split_last() else {
        return;
    };
    let joint = joint_parts(page, issuer);
    if joint.len() > 1 {
        for (i, part) in joint.iter().enumerate() {
            page.document.issuers.push(Organ::new(page.text(*part)));
            page.place_entry("/issuers", i, *part);
            page.place(format!("/issuers/{i}/name"), *part);
        }
        return;
    }
    let mut organ = Organ::new(&page.joined(issuer));
    organ.name = trim_ornament(&organ.name);
    for span in issuer {
        page.place_entry("/issuers", 0, *span);
        page.place("/issuers/0/name", *span);
    }
    let above: Vec<Span> = superiors.iter().flatten().copied().collect();
    // A gazette prints the issuer above the letter's own head: the ledger keeps it.
    let superior = trim_ornament(&page.joined(&above));
    if !above.is_empty() && !fold_eq(&superior, &organ.name) {
        organ = organ.under(&superior);
        for span in above {
            page.place_entry("/issuers", 0, span);
            page.place("/issuers/0/superior", span);
        }
    }
    page.document.issuers.push(organ);
}

/// Two bodies on one line, joined by a dash: `BỘ A - BỘ B`.
fn joint_parts(page: &Page<'_>, lines: &[Span]) -> Vec<Span> {
    let [line] = lines else {
        return Vec::new();
    };
    let text = page.text(*line);
    let mut parts = Vec::new();
    let mut at = line.start;
    for part in text.split(" - ") {
        parts.push(Span::new(at, at + part.len()));
        at += part.len() + 3;
    }
    let all_bodies = parts.iter().all(|part| begins_body_name(page.text(*part)));
    if all_bodies { parts } else { Vec::new() }
}

/// Takes the signs of a drawn rule off the ends.
fn trim_ornament(name: &str) -> String {
    collapse(name.trim_matches(|c: char| matches!(c, '*' | '-' | '_' | '=' | ' ' | ':')))
}
