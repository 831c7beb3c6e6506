//! Tags of HTML: which let their words disappear.

use std::borrow::Cow;

use super::css;

/// Elements that no page shows, or that fetch or run something.
const ELEMENTS: [&str; 22] = [
    "script",
    "style",
    "template",
    "noscript",
    "noframes",
    "noembed",
    "iframe",
    "object",
    "embed",
    "meta",
    "link",
    "base",
    "datalist",
    "param",
    "rp",
    "rt",
    "title",
    "audio",
    "video",
    "canvas",
    "annotation",
    "annotation-xml",
];

/// Elements that show their words only if they say so.
const CLOSED: [&str; 2] = ["details", "dialog"];

/// What a style sheet in the text says to hide: classes, identifiers, elements.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    hidden: Vec<String>,
}

/// Style sheets have no more rules that are looked at.
const MOST_RULES: usize = 200;

impl Sheets {
    /// Reads every style sheet in a text.
    pub(super) fn of(text: &str) -> Self {
        let mut sheets = Self::default();
        for sheet in elements(text, "style") {
            for rule in sheet.split('}').take(MOST_RULES) {
                let Some((selectors, style)) = rule.split_once('{') else {
                    continue;
                };
                if css::hides(style) && sheets.hidden.len() < MOST_RULES {
                    sheets.hidden.extend(selectors.split(',').filter_map(last_name));
                }
            }
        }
        sheets
    }

    fn hide(&self, name: &str, attributes: &[(String, Cow<'_, str>)]) -> bool {
        let named = |sign: &str, names: &str| {
            let mut names = names.split_ascii_whitespace();
            names.any(|name| self.hidden.iter().any(|hidden| hidden.strip_prefix(sign) == Some(name)))
        };
        // Most texts have no sheet.
        !self.hidden.is_empty()
            && (named("<", name)
                || attributes.iter().any(|(attribute, value)| match attribute.as_str() {
                    "class" => named(".", value),
                    "id" => named("#", value),
                    _ => false,
                }))
    }
}

/// What stands in each element of a name.
fn elements<'t>(text: &'t str, name: &'static str) -> impl Iterator<Item = &'t str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let (_, behind) = rest.split_once('<')?;
            rest = behind;
            let named = behind
                .get(..name.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(name));
            if named {
                let (_, content) = behind.split_once('>')?;
                let (inside, after) = content.split_once("</").unwrap_or((content, ""));
                rest = after;
                return Some(inside);
            }
        }
    })
}

/// The class, identifier or element that a selector ends with: `.a`, `#a`, `<a`.
fn last_name(selector: &str) -> Option<String> {
    let mut parts = selector.split([' ', '>', '+', '~', '\n']);
    let last = parts.rfind(|part| !part.is_empty())?;
    let last = last.split(':').next()?;
    let at = last.rfind(['.', '#']);
    match at {
        Some(at) => last.get(at..).map(str::to_owned),
        None => Some(format!("<{}", last.to_ascii_lowercase())),
    }
}

/// Whether the words of the element that a tag opens are not seen.
pub(super) fn hides(tag: &str, sheets: &Sheets) -> bool {
    let inner = tag.get(1..).unwrap_or_default();
    let end = inner
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(inner.len());
    let (name, rest) = inner.split_at_checked(end).unwrap_or_default();
    let is = |element: &&str| name.eq_ignore_ascii_case(element);
    if ELEMENTS.iter().any(is) {
        return true;
    }
    let attributes = attributes(rest);
    let value = |name: &str| {
        let mut found = attributes.iter().filter(|(own, _)| own == name);
        found.next().map(|(_, value)| value.trim())
    };
    let colored = |name: &str| {
        value(name)
            .map(str::to_ascii_lowercase)
            .and_then(|color| css::color(&color))
    };
    let closed = CLOSED.iter().any(is) && value("open").is_none();
    let input = is(&"input") && value("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"));
    let tiny = ["width", "height"]
        .iter()
        .any(|side| value(side).is_some_and(|size| matches!(size, "0" | "1")));
    let font =
        is(&"font") && (css::are_alike(colored("color"), None) || value("size").is_some_and(|size| size == "-9"));
    let ground = colored("bgcolor").is_some() && css::are_alike(colored("color"), colored("bgcolor"));
    closed
        || input
        || font
        || ground
        || (tiny && !is(&"img") && !is(&"hr"))
        || value("hidden").is_some()
        || value("popover").is_some()
        || value("dir").is_some_and(|turn| turn.eq_ignore_ascii_case("rtl"))
        || value("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || value("style").is_some_and(css::hides)
        || sheets.hide(&name.to_ascii_lowercase(), &attributes)
}

/// The attributes of a tag, behind its name: in small letters, character references read.
fn attributes(rest: &str) -> Vec<(String, Cow<'_, str>)> {
    let mut found = Vec::new();
    let mut rest = rest;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
        if rest.is_empty() {
            return found;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
            .unwrap_or(rest.len())
            // A stray sign is an attribute without a name.
            .max(rest.chars().next().map_or(1, char::len_utf8));
        let (name, behind) = rest.split_at_checked(end).unwrap_or_default();
        let after = behind.trim_start();
        let (value, behind) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", behind),
        };
        found.push((name.to_ascii_lowercase(), without_references(value)));
        rest = behind;
    }
}

/// The value at the head of a text and what stands behind it.
fn value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some((value, behind)) = quote.and_then(|quote| text.get(1..)?.split_once(quote)) {
        return (value, behind);
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

/// A value with its character references read: `display&#58;none`.
fn without_references(value: &str) -> Cow<'_, str> {
    const NAMED: [(&str, char); 6] = [
        ("colon", ':'),
        ("semi", ';'),
        ("nbsp", ' '),
        ("Tab", ' '),
        ("NewLine", ' '),
        ("num", '#'),
    ];
    if !value.contains('&') {
        return value.into();
    }
    let mut out = String::with_capacity(value.len());
    let mut parts = value.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))
            .unwrap_or(part.len());
        let (name, behind) = part.split_at_checked(end).unwrap_or_default();
        let digits = name.strip_prefix('#');
        let code = digits.and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => digits.parse().ok(),
        });
        let named = NAMED.iter().find(|(own, _)| *own == name).map(|(_, c)| *c);
        match code.and_then(char::from_u32).or(named) {
            Some(c) => {
                out.push(c);
                out.push_str(behind.strip_prefix(';').unwrap_or(behind));
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_hide_are_known() {
        let sheets =
            Sheets::of("<style>p.x, td .an { display:none } #y{color:#fff} s{opacity:0} .b{color:red}</style>");
        for tag in [
            "<script>",
            "<template>",
            "<p hidden>",
            "<p HIDDEN=hidden>",
            "<p aria-hidden=true>",
            "<p style=display:none>",
            "<p style='display : none'>",
            "<p\nstyle=\"display&#58;none\">",
            "<p title=\">\" style=\"display:none\">",
            "<p style=\"display&colon;none\">",
            "<font color=white>",
            "<font color='#FFFFFF'>",
            "<td bgcolor=black color=\"#000\">",
            "<details>",
            "<dialog>",
            "<input type=hidden value=a>",
            "<div width=0>",
            "<span class=\"a x\">",
            "<i class=an>",
            "<i id=y>",
            "<s>",
        ] {
            assert!(hides(tag, &sheets), "{tag}");
        }
        for tag in [
            "<p>",
            "<p style=\"color:red\">",
            "<details open>",
            "<font color=red size=2>",
            "<span class=b>",
            "<input type=text>",
            "<img width=1 height=1>",
            "<hiddenfield>",
            "<p data-style=\"display:none\">",
            "<p title=\"style=display:none\">",
            "<td bgcolor=yellow>",
            "<p =>",
            "<p \">",
        ] {
            assert!(!hides(tag, &sheets), "{tag}");
        }
    }
}
