//! Where a reader found what it read.

use std::collections::BTreeMap;

use crate::text::Span;

/// How sure a reader is of a value.
///
/// They order from the surest down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Evidence {
    /// It stands there in so many words.
    Exact,
    /// The spelling had to be mended to see it.
    Repaired,
    /// It follows from its place or from other values.
    Inferred,
}

/// The place of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Traced {
    /// Where it stands in the original.
    pub span: Span,
    /// How sure the reader is.
    pub evidence: Evidence,
}

/// The places of the values of a reading, by JSON Pointer (`/number`,
/// `/recipients/0`).
///
/// The fixed words that introduce a component have the path of the component
/// and `#label`: `/number#label` is `Số:`, `/addressees#label` is `Kính gửi:`;
/// where they stand again (`Đồng kính gửi:`) a number follows, `#label1`.
///
/// ```
/// use congvan::letter;
///
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\n");
/// let number = reading.trace.get("/number").unwrap();
/// assert_eq!(reading.source.slice(number.span), Some("45/SNV-VP"));
/// let label = reading.trace.get("/number#label").unwrap();
/// assert_eq!(reading.source.slice(label.span), Some("Số:"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    places: BTreeMap<String, Traced>,
}

impl Trace {
    /// The place of a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Traced> {
        self.places.get(path).copied()
    }

    /// The place of a path or, where it has none, of the nearest path above it.
    #[must_use]
    pub fn nearest(&self, path: &str) -> Option<Traced> {
        let mut path = path;
        loop {
            if let Some(found) = self.get(path) {
                return Some(found);
            }
            path = path.get(..path.rfind('/')?)?;
        }
    }

    /// Every path with its place, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Traced)> {
        self.places.iter().map(|(path, traced)| (path.as_str(), *traced))
    }

    /// Says that the value of a path was mended.
    pub(crate) fn repaired(&mut self, path: &str) {
        if let Some(traced) = self.places.get_mut(path) {
            traced.evidence = traced.evidence.max(Evidence::Repaired);
        }
    }

    /// Records a place; a path that has one gets the smallest span around both,
    /// and is no surer than the less sure of them.
    pub(crate) fn insert(&mut self, path: impl Into<String>, span: Span, evidence: Evidence) {
        self.places
            .entry(path.into())
            .and_modify(|traced| {
                traced.span = traced.span.to(span);
                traced.evidence = traced.evidence.max(evidence);
            })
            .or_insert(Traced { span, evidence });
    }
}
