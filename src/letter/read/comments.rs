//! Comments of HTML that stand on lines of their own: no page shows them, so they are
//! no part of the letter; they stay in it as text that was not placed.

/// Which lines are those of comments: those from `<!--` at the head of a line to `-->`
/// at the end of it or of a later one. Without an end it is no comment.
pub(super) fn lines<'t>(text: impl Fn(usize) -> Option<&'t str>, count: usize) -> Vec<bool> {
    let mut marked = vec![false; count];
    // Whether an end is still ahead is looked up once: a text may open without end.
    let last_end = (0..count).rev().find(|i| text(*i).is_some_and(ends));
    let mut open: Option<usize> = None;
    for i in 0..count {
        let Some(line) = text(i) else {
            continue;
        };
        if open.is_none() && line.starts_with("<!--") && last_end.is_some_and(|end| end >= i) {
            open = Some(i);
        }
        let Some(start) = open else {
            continue;
        };
        if ends(line) {
            marked.iter_mut().take(i + 1).skip(start).for_each(|slot| *slot = true);
            open = None;
        } else if line.contains("-->") {
            // What stands behind it on the line is text of the letter.
            open = None;
        }
    }
    marked
}

fn ends(line: &str) -> bool {
    line.trim_end().ends_with("-->")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter;

    #[test]
    fn comments_are_lines_from_sign_to_sign() {
        let marks = |text: &str| {
            let all: Vec<&str> = text.lines().collect();
            let found = lines(|i| all.get(i).copied(), all.len());
            found.iter().map(|is| if *is { 'x' } else { '-' }).collect::<String>()
        };
        assert_eq!(marks("a\n<!-- b -->\nc"), "-x-");
        assert_eq!(marks("<!-- a\nb\nc -->\nd"), "xxx-");
        assert_eq!(marks("<!-- a\nb --> c\nd -->"), "---");
        assert_eq!(marks("<!-- a\nb"), "--");
        assert_eq!(marks("a <!-- b -->\nc"), "--");
    }

    #[test]
    fn a_comment_is_kept_and_read_as_no_component() {
        let text = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nV/v báo cáo quý II\n<!-- chuyển\ntiền -->\nKính gửi: Sở Y tế\n";
        let reading = letter::from_str(text);
        assert_eq!(reading.document.subject.as_deref(), Some("báo cáo quý II"));
        assert_eq!(reading.document.addressees.len(), 1);
        assert_eq!(reading.document.unplaced, ["<!-- chuyển", "tiền -->"]);
        assert!(reading.diagnostics.iter().any(|d| d.code == "READ-UNPLACED"));
    }
}
