//! From an offset in a changed text back to the text it came from.

use super::Span;

/// One stretch of a changed text and where it came from.
#[derive(Debug, Clone, Copy)]
struct Segment {
    /// Where the stretch starts in the new text.
    new: usize,
    /// Where it starts in the old text.
    old: usize,
    /// Its length in the old text, if it was rewritten; a copied stretch
    /// runs on, byte for byte, to the next segment.
    rewritten: Option<usize>,
}

/// Records how a text was rewritten, so that places in the result can be
/// traced to the original.
///
/// Copied stretches cost one entry however long they are.
#[derive(Debug, Clone, Default)]
pub(crate) struct OffsetMap {
    segments: Vec<Segment>,
}

impl OffsetMap {
    /// Says that from `new` on, bytes are copies of those from `old` on.
    pub(crate) fn copy(&mut self, new: usize, old: usize) {
        if let Some(last) = self.segments.last() {
            let runs_on = last.rewritten.is_none() && old.checked_sub(last.old) == Some(new - last.new);
            if runs_on {
                return;
            }
        }
        self.push(Segment {
            new,
            old,
            rewritten: None,
        });
    }

    /// Says that the bytes from `new` on stand for `old_len` bytes from `old` on.
    pub(crate) fn rewrite(&mut self, new: usize, old: usize, old_len: usize) {
        self.push(Segment {
            new,
            old,
            rewritten: Some(old_len),
        });
    }

    fn push(&mut self, segment: Segment) {
        // Something that was deleted leaves a segment without bytes: the next one takes its place.
        if self.segments.last().is_some_and(|last| last.new == segment.new) {
            self.segments.pop();
        }
        self.segments.push(segment);
    }

    /// The span of the old text that `span` of the new one came from.
    pub(crate) fn to_old(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.start(span.start);
            return Span::new(at, at);
        }
        Span::new(self.start(span.start), self.end(span.end))
    }

    fn find(&self, new: usize) -> Option<&Segment> {
        let after = self.segments.partition_point(|s| s.new <= new);
        self.segments.get(after.checked_sub(1)?)
    }

    fn start(&self, new: usize) -> usize {
        match self.find(new) {
            None => new,
            Some(s) => match s.rewritten {
                None => s.old + (new - s.new),
                Some(_) => s.old,
            },
        }
    }

    fn end(&self, new: usize) -> usize {
        let Some(before) = new.checked_sub(1) else {
            return self.start(0);
        };
        match self.find(before) {
            None => new,
            Some(s) => match s.rewritten {
                None => s.old + (new - s.new),
                Some(len) => s.old + len,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traces_copied_rewritten_and_deleted_text() {
        // old: "ab" + "XYZ" (deleted) + "cd" + "eee" (rewritten as "E") + "f"
        let mut map = OffsetMap::default();
        map.copy(0, 0);
        map.copy(2, 5);
        map.rewrite(4, 7, 3);
        map.copy(5, 10);
        assert_eq!(map.to_old(Span::new(0, 2)), Span::new(0, 2));
        assert_eq!(map.to_old(Span::new(2, 4)), Span::new(5, 7));
        assert_eq!(map.to_old(Span::new(1, 3)), Span::new(1, 6));
        assert_eq!(map.to_old(Span::new(4, 5)), Span::new(7, 10));
        assert_eq!(map.to_old(Span::new(5, 6)), Span::new(10, 11));
        assert_eq!(map.to_old(Span::new(2, 2)), Span::new(5, 5));
    }

    #[test]
    fn a_copied_run_is_one_segment() {
        let mut map = OffsetMap::default();
        for i in 0..1000 {
            map.copy(i, i + 3);
        }
        assert_eq!(map.segments.len(), 1);
    }
}
