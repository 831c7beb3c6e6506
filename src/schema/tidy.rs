//! The words of the documentation, made fit for people who do not read Rust.

/// The first paragraph of a description, without the brackets of its links, on one
/// line: what stands behind it is for those who program.
pub(super) fn description(text: &str) -> String {
    let prose = text.lines().take_while(|line| !line.trim().is_empty());
    let line = prose.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    without_links(&line)
}

/// ``[`Kind`](path)`` and `[text](path)` as their text.
fn without_links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, link)) = rest.split_once('[') {
        out.push_str(before);
        let (text, behind) = link.split_once(']').unwrap_or((link, ""));
        out.push_str(text);
        rest = match behind.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, behind)) => behind,
            None => behind,
        };
    }
    out.push_str(rest);
    out
}

/// White space and control characters of a text that do not show what they are.
pub(super) fn unseen(text: &str) -> Vec<char> {
    let shown = |c: &char| !matches!(c, ' ' | '\n') && (c.is_whitespace() || c.is_control());
    let mut found: Vec<char> = text.chars().filter(shown).collect();
    found.push('\u{37E}'); // looks like a semicolon
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_lose_what_is_for_rust() {
        let text = "The kind\n(Điều 7), see [`Kind`](crate::Kind)\nand [the law](x)\n\n# Syntax\n\nA";
        assert_eq!(description(text), "The kind (Điều 7), see `Kind` and the law");
        assert_eq!(description("One\ntwo [three.\n \nFour."), "One two three.");
    }
}
