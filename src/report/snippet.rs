//! The line of the text that a finding points at, with carets under the place.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::style::cell;
use crate::diagnostic::Place;
use crate::text::Source;

/// Lines shown of a place before those in the middle are left out.
const MOST_LINES: usize = 3;

/// One line of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of the line in the text, from 1.
    pub(super) number: usize,
    /// The line, or the part of it around the place.
    pub(super) text: String,
    /// Columns of the screen before the carets.
    pub(super) indent: usize,
    /// How many carets; at least one.
    pub(super) carets: usize,
    /// Lines left out between this one and the next.
    pub(super) left_out: usize,
}

/// The lines of a place; none if the text has no such line.
pub(super) fn rows(source: &Source, place: Place, width: usize) -> Vec<Row> {
    let end = source.position(place.end.max(place.start));
    let (mut last, mut to) = (end.line.max(place.line), end.column);
    if end.line < place.line || place.end <= place.start {
        (last, to) = (place.line, place.column);
    } else if last > place.line && to == 1 {
        // The place ends with a line break: it belongs to the line before.
        (last, to) = (last - 1, usize::MAX);
    }
    let lines = last - place.line + 1;
    let row = |number: usize| {
        let line = source.line(number)?;
        let from = if number == place.line {
            place.column
        } else {
            line.graphemes(true).take_while(|g| g.trim().is_empty()).count() + 1
        };
        let to = if number == last { to } else { usize::MAX };
        Some(window(line, number, from, to, width))
    };
    if lines <= MOST_LINES {
        return (place.line..=last).filter_map(row).collect();
    }
    let mut rows: Vec<Row> = [place.line, last].into_iter().filter_map(row).collect();
    if let [first, _] = rows.as_mut_slice() {
        first.left_out = lines - 2;
    }
    rows
}

/// A character of the line: what is printed for it and how wide it is.
struct Cell<'a> {
    text: Cow<'a, str>,
    width: usize,
}

/// The part of a line around the columns `from..to`, at most `width` wide.
fn window(line: &str, number: usize, from: usize, to: usize, width: usize) -> Row {
    // A place that runs on marks the words, not the spaces behind them.
    let line = if to == usize::MAX { line.trim_end() } else { line };
    let width = width.max(8);
    // Only what can show is looked at closely: a line may be very long.
    let from = from.saturating_sub(1);
    let skipped = from.saturating_sub(width);
    let mut graphemes = line.graphemes(true).skip(skipped);
    let before: Vec<Cell<'_>> = cells(graphemes.by_ref().take(from - skipped));
    let marked: Vec<Cell<'_>> = cells(graphemes.by_ref().take(to.saturating_sub(from + 1).min(width)));
    let after: Vec<Cell<'_>> = cells(graphemes.by_ref().take(width));
    let more_after = graphemes.next().is_some();

    let sum = |cells: &[Cell<'_>]| cells.iter().map(|c| c.width).sum::<usize>();
    let rest = sum(&marked) + sum(&after);
    let room_before = (width / 3).max(width.saturating_sub(rest));

    let mut text = String::new();
    let mut indent = sum(&before);
    let mut hidden = 0;
    if skipped > 0 || indent > room_before {
        while indent + 1 > room_before && hidden < before.len() {
            indent -= before.get(hidden).map_or(0, |c| c.width);
            hidden += 1;
        }
        text.push('…');
        indent += 1;
    }
    text.extend(before.iter().skip(hidden).map(|c| c.text.as_ref()));
    let mut used = indent;
    let mut cut = more_after;
    let fits = !more_after && indent + rest <= width;
    let room = if fits { width } else { width - 1 };
    let mut carets = 0;
    for (i, cell) in marked.iter().chain(&after).enumerate() {
        if used + cell.width > room {
            cut = true;
            break;
        }
        text.push_str(&cell.text);
        used += cell.width;
        if i < marked.len() {
            carets += cell.width;
        }
    }
    if cut {
        text.push('…');
    }
    Row {
        number,
        text,
        indent,
        carets: carets.max(1),
        left_out: 0,
    }
}

fn cells<'a>(graphemes: impl Iterator<Item = &'a str>) -> Vec<Cell<'a>> {
    graphemes
        .map(|grapheme| {
            let (text, width) = cell(grapheme);
            Cell { text, width }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// The snippet as it stands on the screen, `|` before each line.
    fn drawn(text: &str, span: Span, width: usize) -> String {
        let source = Source::from(text);
        let mut out = String::new();
        for row in rows(&source, Place::new(span, &source), width) {
            let carets = "^".repeat(row.carets);
            out += &format!("{}|{}\n |{}{carets}\n", row.number, row.text, " ".repeat(row.indent));
            if row.left_out > 0 {
                out += &format!("[{}]\n", row.left_out);
            }
        }
        out
    }

    fn span_of(text: &str, part: &str) -> Span {
        let at = text.find(part).unwrap();
        Span::new(at, at + part.len())
    }

    #[test]
    fn carets_stand_under_composed_and_decomposed_letters() {
        for text in [
            "Kính gửi: Sở Nội vụ",
            "Ki\u{301}nh gu\u{31B}\u{309}i: So\u{31B}\u{309} No\u{323}\u{302}i vu\u{323}",
        ] {
            let at = text.find('S').unwrap();
            let drawing = drawn(text, Span::new(at, text.len()), 80);
            assert_eq!(drawing, format!("1|{text}\n |          ^^^^^^^^^\n"));
        }
    }

    #[test]
    fn a_tab_is_four_columns_wide() {
        let text = "\tSố:\t45";
        assert_eq!(
            drawn(text, span_of(text, "45"), 80),
            "1|    Số:    45\n |           ^^\n"
        );
    }

    #[test]
    fn a_wide_letter_takes_two_carets() {
        let text = "a文b";
        assert_eq!(drawn(text, span_of(text, "文b"), 80), "1|a文b\n | ^^^\n");
    }

    #[test]
    fn an_empty_place_has_one_caret_also_at_the_end_of_a_line() {
        assert_eq!(drawn("Số:\nhai", Span::new(5, 5), 80), "1|Số:\n |   ^\n");
        assert_eq!(drawn("", Span::new(0, 0), 80), "1|\n |^\n");
    }

    #[test]
    fn two_lines_are_both_marked() {
        let text = "V/v báo cáo\n  số liệu quý II\n";
        let expected = "1|V/v báo cáo\n |    ^^^^^^^\n2|  số liệu quý II\n |  ^^^^^^^\n";
        assert_eq!(drawn(text, span_of(text, "báo cáo\n  số liệu"), 80), expected);
        // With the line break at its end, and with `\r\n`.
        let text = "một hai\r\nba\r\n";
        assert_eq!(drawn(text, span_of(text, "hai\r\n"), 80), "1|một hai\n |    ^^^\n");
    }

    #[test]
    fn of_many_lines_the_first_and_the_last_show() {
        let text = "a\nb\nc\nd\ne";
        assert_eq!(drawn(text, Span::new(0, 9), 80), "1|a\n |^\n[3]\n5|e\n |^\n");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}ĐÂY{}", "chữ ".repeat(100), " sau".repeat(100));
        let drawing = drawn(&text, span_of(&text, "ĐÂY"), 40);
        assert_eq!(
            drawing,
            "1|…chữ chữ chữ ĐÂY sau sau sau sau sau sa…\n |             ^^^\n"
        );
        // At the end of the line the room goes to what stands before.
        let text = format!("{}ĐÂY", "chữ ".repeat(100));
        let drawing = drawn(&text, span_of(&text, "ĐÂY"), 20);
        assert_eq!(drawing, "1|…chữ chữ chữ chữ ĐÂY\n |                 ^^^\n");
        // A place wider than the room.
        let drawing = drawn(&text, Span::new(0, text.len()), 20);
        assert_eq!(drawing, "1|chữ chữ chữ chữ chữ…\n |^^^^^^^^^^^^^^^^^^^\n");
    }

    #[test]
    fn a_place_outside_the_text_does_no_harm() {
        let source = Source::from("một\nhai");
        let place = |start, end, line, column| Place {
            start,
            end,
            line,
            column,
        };
        assert_eq!(rows(&source, place(900, 905, 77, 3), 80), []);
        assert_eq!(rows(&source, place(0, 0, 0, 0), 80), []);
        assert_eq!(rows(&source, place(5, 2, 2, 900), 80).len(), 1);
        assert_eq!(rows(&source, place(1, 2, 1, 1), 80).len(), 1);
        assert_eq!(rows(&source, place(0, usize::MAX, 1, 1), 80).len(), 2);
        assert_eq!(rows(&source, place(0, 3, usize::MAX, usize::MAX), 80), []);
    }
}
