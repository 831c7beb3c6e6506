//! Writing tags and text, so that nothing in a text can become a tag.
//!
//! Names of elements and attributes are constants of this crate by their type; all
//! else is escaped. What is written is HTML and well-formed XML at once.

use crate::format::escape::is_xml_char;

/// An attribute: name and value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// A page on its way.
#[derive(Debug, Default)]
pub(super) struct Markup {
    out: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// As [`open`](Self::open), on a line of its own: for where white space does not count.
    pub(super) fn block(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.out.push('\n');
        self.open(name, attributes);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// An element that never has content: `meta`.
    pub(super) fn void(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.out.push('\n');
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with a text alone.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// A text. Characters that do not show are shown by their names, and those that
    /// turn the direction of writing do so no further than themselves.
    pub(super) fn text(&mut self, text: &str) {
        let mut copied = 0;
        for (at, c) in text.char_indices() {
            let entity = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\r' => "&#13;",
                c if !is_xml_char(c) => "\u{FFFD}",
                c if is_unseen(c) => "",
                _ => continue,
            };
            self.out.push_str(text.get(copied..at).unwrap_or_default());
            self.out.push_str(entity);
            if entity.is_empty() {
                self.unseen(c);
            }
            copied = at + c.len_utf8();
        }
        self.out.push_str(text.get(copied..).unwrap_or_default());
    }

    /// What the page has by itself; it must not hold markup.
    pub(super) fn style(&mut self, sheet: &'static str) {
        self.block("style", &[]);
        self.out.push('\n');
        self.out.push_str(sheet);
        self.close();
    }

    /// The page; what is still open is closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }

    /// The page on its way, with the declaration that makes it HTML.
    pub(super) fn document() -> Self {
        Self {
            out: "<!DOCTYPE html>\n".to_owned(),
            open: Vec::new(),
        }
    }

    fn tag(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.value(value);
            self.out.push('"');
        }
    }

    fn value(&mut self, value: &str) {
        for c in value.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\t' | '\n' | '\r' => self.reference(c),
                c if !is_xml_char(c) => self.out.push('\u{FFFD}'),
                c if is_unseen(c) => self.reference(c),
                c => self.out.push(c),
            }
        }
    }

    fn unseen(&mut self, c: char) {
        let name = format!("U+{:04X}", u32::from(c));
        self.open("bdi", &[("class", "unseen"), ("title", &name)]);
        self.reference(c);
        self.close();
    }

    fn reference(&mut self, c: char) {
        // HTML takes references to these for letters of windows-1252.
        if matches!(c, '\u{7F}'..='\u{9F}') {
            return self.out.push(c);
        }
        self.out.push_str(&format!("&#{};", u32::from(c)));
    }
}

/// Characters that leave no trace on the page or act on what follows.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(text: &str) -> String {
        let mut markup = Markup::default();
        markup.leaf("p", &[("title", text)], text);
        markup.finish()
    }

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        assert_eq!(
            leaf("</style><script>\"x\" & 'y'-->"),
            "<p title=\"&lt;/style&gt;&lt;script&gt;&quot;x&quot; &amp; 'y'--&gt;\">\
             &lt;/style&gt;&lt;script&gt;\"x\" &amp; 'y'--&gt;</p>\n"
        );
    }

    #[test]
    fn characters_that_do_not_show_are_named() {
        assert_eq!(
            leaf("a\u{202E}b\u{0}\u{85}"),
            "<p title=\"a&#8238;b\u{FFFD}\u{85}\">a<bdi class=\"unseen\" title=\"U+202E\">&#8238;</bdi>b\u{FFFD}\
             <bdi class=\"unseen\" title=\"U+0085\">\u{85}</bdi></p>\n"
        );
    }

    #[test]
    fn white_space_is_kept() {
        assert_eq!(leaf("a\r\n\tb"), "<p title=\"a&#13;&#10;&#9;b\">a&#13;\n\tb</p>\n");
    }

    #[test]
    fn what_was_opened_is_closed() {
        let mut markup = Markup::document();
        markup.block("html", &[("lang", "vi")]);
        markup.open("p", &[]);
        assert_eq!(markup.finish(), "<!DOCTYPE html>\n\n<html lang=\"vi\"><p></p></html>\n");
    }
}
