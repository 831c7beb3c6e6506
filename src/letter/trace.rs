//! Where a reader found what it read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::Span;

/// How sure a reader is of a value.
///
/// They order from the surest down.
///
/// ```
/// use congvan::letter::{self, Evidence};
///
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/Q\u{D0}-SNV\n");
/// let evidence = |path: &str| reading.trace.get(path).unwrap().evidence;
/// assert_eq!(evidence("/issuers/0/name"), Evidence::Exact);
/// assert_eq!(evidence("/number"), Evidence::Repaired); // the `Ð` is that of Iceland
/// assert!(Evidence::Exact < Evidence::Inferred);
/// ```
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
///
/// ```
/// use congvan::letter::{self, Evidence};
///
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\n");
/// let number = reading.trace.get("/number").unwrap();
/// assert_eq!(reading.source.position(number.span.start).line, 2);
/// assert_eq!(number.evidence, Evidence::Exact);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Traced {
    /// Where it stands in the original.
    pub span: Span,
    /// How sure the reader is.
    pub evidence: Evidence,
}

impl Traced {
    /// Around both, and no surer than the less sure of them.
    fn and(self, other: Self) -> Self {
        Self {
            span: self.span.to(other.span),
            evidence: self.evidence.max(other.evidence),
        }
    }
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
#[derive(Debug, Clone, Default)]
pub struct Trace {
    places: BTreeMap<Cow<'static, str>, Traced>,
    /// The entries of lists (`/body/12`) under the path of the list: a letter
    /// may have very many, and they need no path each.
    lists: BTreeMap<Box<str>, Vec<Option<Traced>>>,
    /// Every path in order; written when somebody goes through them.
    paths: OnceLock<Vec<(String, Traced)>>,
}

impl PartialEq for Trace {
    fn eq(&self, other: &Self) -> bool {
        (&self.places, &self.lists) == (&other.places, &other.lists)
    }
}

impl Eq for Trace {}

impl Trace {
    /// The place of a path.
    ///
    /// ```
    /// use congvan::letter;
    ///
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\n");
    /// let traced = reading.trace.get("/number").unwrap();
    /// assert_eq!(reading.source.slice(traced.span), Some("45/SNV-VP"));
    /// ```
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Traced> {
        match list_and_index(path) {
            Some((list, index)) => *self.lists.get(list)?.get(index)?,
            None => self.places.get(path).copied(),
        }
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
        let paths = self.paths.get_or_init(|| {
            let places = self.places.iter().map(|(path, traced)| (path.to_string(), *traced));
            let entries = self.lists.iter().flat_map(|(list, entries)| {
                let found = entries.iter().enumerate().filter_map(|(i, entry)| Some((i, (*entry)?)));
                found.map(move |(i, traced)| (format!("{list}/{i}"), traced))
            });
            let mut paths: Vec<(String, Traced)> = places.chain(entries).collect();
            paths.sort_by(|(a, _), (b, _)| a.cmp(b));
            paths
        });
        paths.iter().map(|(path, traced)| (path.as_str(), *traced))
    }

    /// The places in no order, with the component that each belongs to or the
    /// path inside it.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&str, Traced)> {
        let places = self.places.iter().map(|(path, traced)| (&**path, *traced));
        let entries = self.lists.iter().flat_map(|(list, entries)| {
            let found = entries.iter().copied().flatten();
            found.map(move |traced| (&**list, traced))
        });
        places.chain(entries)
    }

    /// Says that the value of a path was mended.
    pub(crate) fn repaired(&mut self, path: &str) {
        if let Some(traced) = self.places.get_mut(path) {
            traced.evidence = traced.evidence.max(Evidence::Repaired);
        }
    }

    /// Records a place; a path that has one gets the smallest span around both,
    /// and is no surer than the less sure of them.
    #[cfg(test)]
    pub(crate) fn insert(&mut self, path: &str, span: Span, evidence: Evidence) {
        self.record(path.to_owned(), span, evidence);
    }

    /// As [`insert`](Self::insert), for a path that may be kept as it is.
    pub(crate) fn record(&mut self, path: impl Into<Cow<'static, str>>, span: Span, evidence: Evidence) {
        let path = path.into();
        if let Some((list, index)) = list_and_index(&path) {
            self.insert_entry(list, index, span, evidence);
            return;
        }
        self.paths.take();
        let new = Traced { span, evidence };
        let known = self.places.entry(path);
        known.and_modify(|traced| *traced = traced.and(new)).or_insert(new);
    }

    /// Records a place of an entry of a list, as [`insert`](Self::insert) does.
    pub(crate) fn insert_entry(&mut self, list: &str, index: usize, span: Span, evidence: Evidence) {
        /// Lists of a letter have as many entries and more, or one.
        const USUAL: usize = 8;
        self.paths.take();
        let entries = match self.lists.get_mut(list) {
            Some(entries) => entries,
            None => self
                .lists
                .entry(list.into())
                .or_insert_with(|| Vec::with_capacity(USUAL)),
        };
        if index >= entries.len() {
            entries.resize(index + 1, None);
        }
        if let Some(entry) = entries.get_mut(index) {
            let new = Traced { span, evidence };
            *entry = Some(entry.map_or(new, |traced| traced.and(new)));
        }
    }
}

/// `/body/12` as the list and the place in it.
fn list_and_index(path: &str) -> Option<(&str, usize)> {
    // Most paths end in a word.
    if !path.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let (list, index) = path.rsplit_once('/')?;
    // As it is printed: no sign, no zero before it.
    let printed = index.bytes().all(|b| b.is_ascii_digit()) && (index.len() == 1 || !index.starts_with('0'));
    printed.then(|| index.parse().ok()).flatten().map(|index| (list, index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_lists_are_paths_like_all_others() {
        let mut trace = Trace::default();
        let span = |start| Span::new(start, start + 1);
        for (i, path) in [
            "/number",
            "/body/2",
            "/body/10",
            "/body/2",
            "/signatures/0/signer",
            "/signatures/0",
        ]
        .iter()
        .enumerate()
        {
            trace.insert(path, span(i), Evidence::Exact);
        }
        let paths: Vec<&str> = trace.iter().map(|(path, _)| path).collect();
        assert_eq!(
            paths,
            [
                "/body/10",
                "/body/2",
                "/number",
                "/signatures/0",
                "/signatures/0/signer"
            ]
        );
        assert_eq!(trace.get("/body/2").unwrap().span, Span::new(1, 4));
        assert_eq!(trace.nearest("/body/10/text").unwrap().span, span(2));
        for path in ["/body", "/body/3", "/body/02", "/body/+2", "/body/", ""] {
            assert!(trace.get(path).is_none(), "{path}");
        }
        trace.insert("/place", span(9), Evidence::Exact);
        assert_eq!(trace.iter().count(), 6);
        assert_eq!(trace.places().count(), 6);
    }
}
