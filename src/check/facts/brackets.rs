//! Places between brackets and quotation marks.

use super::running_text::At;

/// Whether places stand between signs that enclose, asked for in the order of the
/// texts, so that each text is looked through once.
#[derive(Debug)]
pub(in crate::check) struct Enclosed {
    signs: (char, char),
    text: Option<At>,
    at: usize,
    depth: usize,
}

impl Enclosed {
    pub(in crate::check) fn by(open: char, close: char) -> Self {
        Self {
            signs: (open, close),
            text: None,
            at: 0,
            depth: 0,
        }
    }

    pub(in crate::check) fn holds(&mut self, whose: At, text: &str, place: usize) -> bool {
        if self.text != Some(whose) || place < self.at {
            (self.text, self.at, self.depth) = (Some(whose), 0, 0);
        }
        let between = text.get(self.at..place).unwrap_or_default();
        let (open, close) = self.signs;
        // Most texts have neither sign, and a search for one sign is quick.
        if between.contains(open) || between.contains(close) {
            for c in between.chars() {
                if c == open {
                    self.depth += 1;
                } else if c == close {
                    self.depth = self.depth.saturating_sub(1);
                }
            }
        }
        self.at = place;
        self.depth > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_in_one_pass_of_each_text() {
        let text = "a (b (c) d) e) f";
        let mut brackets = Enclosed::by('(', ')');
        let held: Vec<bool> = ["a", "b", "c", "d", "e", "f"]
            .iter()
            .map(|letter| brackets.holds(At::Subject, text, text.find(letter).unwrap()))
            .collect();
        assert_eq!(held, [false, true, true, true, false, false]);
        assert!(brackets.holds(At::Body(0), "(x", 1));
        assert!(!brackets.holds(At::Body(0), "(x", 0));
    }
}
