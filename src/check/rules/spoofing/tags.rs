//! Tags of HTML: which let their words disappear.

use std::borrow::Cow;
use std::collections::HashSet;

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

/// What the style sheets in a text say to hide: elements, classes, identifiers. A text may
/// name as many as it is long, so they are looked up, not searched.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    elements: HashSet<String>,
    classes: HashSet<String>,
    identifiers: HashSet<String>,
}

impl Sheets {
    /// Reads every style sheet in a text.
    pub(super) fn of(text: &str) -> Self {
        let mut sheets = Self::default();
        for sheet in elements(text, "style") {
            for (selectors, style) in sheet.split('}').filter_map(|rule| rule.split_once('{')) {
                if css::hides(style) {
                    selectors.split(',').for_each(|selector| sheets.add(selector));
                }
            }
        }
        sheets
    }

    /// Adds what a selector ends with: the class of `p .a`, the identifier of `#a`, `a`.
    fn add(&mut self, selector: &str) {
        let mut parts = selector.split([' ', '>', '+', '~', '\n']);
        let last = parts.rfind(|part| !part.is_empty()).unwrap_or_default();
        let last = last.split(':').next().unwrap_or_default();
        let Some((_, name)) = last.rsplit_once(['.', '#']) else {
            self.elements.insert(last.to_ascii_lowercase());
            return;
        };
        let is_class = last.strip_suffix(name).is_some_and(|sign| sign.ends_with('.'));
        let names = if is_class {
            &mut self.classes
        } else {
            &mut self.identifiers
        };
        names.insert(name.to_owned());
    }

    fn hide(&self, name: &str, attributes: &[(String, Cow<'_, str>)]) -> bool {
        let named = |hidden: &HashSet<String>, names: &str| {
            !hidden.is_empty() && names.split_ascii_whitespace().any(|name| hidden.contains(name))
        };
        named(&self.elements, name)
            || attributes.iter().any(|(attribute, value)| match attribute.as_str() {
                "class" => named(&self.classes, value),
                "id" => named(&self.identifiers, value),
                _ => false,
            })
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

    #[test]
    fn the_last_of_many_selectors_hides_too() {
        let rules: String = (0..500).map(|i| format!(".r{i}{{display:none}}")).collect();
        let selectors: String = (0..5000).map(|i| format!(".s{i}, ")).collect();
        let sheets = Sheets::of(&format!("<style>{rules}{selectors}u{{display:none}}</style>"));
        for tag in ["<p class=r499>", "<p class=\"a s4999\">", "<u>"] {
            assert!(hides(tag, &sheets), "{tag}");
        }
        assert!(!hides("<p class=\"r500 s5000 u\" id=r0>", &sheets));
    }
}
