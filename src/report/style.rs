//! Colours, where they are asked for, and text that a terminal can be trusted with.

use std::borrow::Cow;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::diagnostic::Severity;

/// What a piece of the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Severity(Severity),
    Strong,
    Gutter,
    Good,
}

impl Style {
    fn ansi(self) -> &'static str {
        match self {
            Style::Severity(Severity::Error) => "\x1b[1;31m",
            Style::Severity(Severity::Warning) => "\x1b[1;33m",
            Style::Severity(Severity::Info) => "\x1b[1;36m",
            Style::Strong => "\x1b[1m",
            Style::Gutter => "\x1b[1;34m",
            Style::Good => "\x1b[1;32m",
        }
    }
}

/// Puts a style around what is printed, or leaves it plain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painter {
    pub(super) color: bool,
}

impl Painter {
    pub(super) fn paint<T: fmt::Display>(self, style: Style, content: T) -> Painted<T> {
        Painted {
            style: self.color.then_some(style),
            content,
        }
    }
}

/// Something to print with its style.
pub(super) struct Painted<T> {
    style: Option<Style>,
    content: T,
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.style {
            None => self.content.fmt(f),
            Some(style) => write!(f, "{}{}\x1b[0m", style.ansi(), self.content),
        }
    }
}

/// How a tab is printed; its true width depends on what stands before it.
const TAB: &str = "    ";

/// One character as a person sees it, made fit for a terminal, and its width.
///
/// Control and bidirectional characters would act on the terminal instead of
/// showing, so they are replaced; a mark without a letter gets a dotted circle.
pub(super) fn cell(grapheme: &str) -> (Cow<'_, str>, usize) {
    if grapheme == "\t" {
        return (Cow::Borrowed(TAB), TAB.len());
    }
    if grapheme.contains(char::is_control) || grapheme.chars().all(is_format) {
        return (Cow::Borrowed("\u{FFFD}"), 1);
    }
    match grapheme.width() {
        0 => (Cow::Owned(format!("\u{25CC}{grapheme}")), 1),
        width => (Cow::Borrowed(grapheme), width),
    }
}

/// Characters that leave no trace or change the direction of what follows.
fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A text on one line, without anything that acts on a terminal, cut after
/// `limit` characters.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut out = String::with_capacity(text.len().min(4 * limit));
    for (i, grapheme) in text.graphemes(true).enumerate() {
        if i == limit {
            out.push('…');
            break;
        }
        match grapheme {
            "\n" | "\r\n" => out.push('⏎'),
            "\t" => out.push(' '),
            other => out.push_str(&cell(other).0),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_on_the_terminal() {
        assert_eq!(
            one_line("a\x1b[31mb\u{202E}c\u{200B}\r\nd\te", 99),
            "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}⏎d e"
        );
        assert_eq!(one_line("\u{301}a", 9), "\u{25CC}\u{301}a");
        assert_eq!(one_line("một hai ba", 7), "một hai…");
    }

    #[test]
    fn widths_are_those_of_the_screen() {
        for (grapheme, width) in [("ế", 1), ("e\u{302}\u{301}", 1), ("文", 2), ("\t", 4), ("\u{200B}", 1)] {
            assert_eq!(cell(grapheme).1, width, "{grapheme:?}");
        }
    }

    #[test]
    fn plain_unless_asked() {
        let plain = Painter { color: false };
        let colored = Painter { color: true };
        assert_eq!(plain.paint(Style::Strong, "x").to_string(), "x");
        assert_eq!(colored.paint(Style::Strong, "x").to_string(), "\x1b[1mx\x1b[0m");
    }
}
