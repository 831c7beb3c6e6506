//! What a citation leaves out and others supply: symbols of numbers, dates and
//! issuers that a list shares.

use std::collections::VecDeque;
use std::hash::{Hash, Hasher};

use super::Citation;
use super::grammar::document::Document;
use super::grammar::number;
use super::key::Seen;
use crate::registry::Registry;
use crate::text::{KeyMap, Mixed};
use crate::value::{DocumentNumber, IssueDate, Kind, LegalReference};

/// A document by one of its keys.
#[derive(Clone)]
struct Known {
    /// The place of its first citation.
    index: usize,
    seen: Seen,
    /// The one before it with the same number or name, and how many there are with it.
    older: Option<usize>,
    count: usize,
}

/// The numbers seen so far, and the members of the list being read.
#[derive(Clone, Default)]
pub(super) struct Resolver {
    /// Where the last full number of a kind and serial stands.
    seen: KeyMap<(u64, u32), usize>,
    /// The first mention of each document.
    documents: Vec<Known>,
    /// The latest of them with a number or name.
    newest: KeyMap<u64, usize>,
    scratch: String,
    /// The last document of each kind that was named, the latest at the end.
    last: Vec<(Kind, usize)>,
    /// Members of the list that have no date or no issuer yet.
    waiting: Vec<usize>,
}

impl Resolver {
    /// Completes a number without symbol: by a full one of the same kind and
    /// serial named before, else by what the law fixes. True if it worked.
    pub(super) fn complete(&self, reference: &mut LegalReference, text: &str, registry: &Registry) -> bool {
        let (Some(kind), Some(number)) = (&reference.kind, &reference.number) else {
            return false;
        };
        let mut parts = number.as_str().split('/');
        let Some(serial) = parts.next() else {
            return false;
        };
        let in_number: Option<u16> = parts.next().and_then(|year| year.parse().ok());
        let year = in_number.or(reference.date.map(IssueDate::year));
        let known = serial
            .parse()
            .ok()
            .and_then(|serial| self.seen.get(&(kind_key(kind), serial)));
        let known = known.and_then(|start| number::again(text, *start, kind));
        if let Some(known) = known.filter(|known| year.is_none() || known.year().is_none() || known.year() == year) {
            let as_written = number.as_written().to_owned();
            reference.number = Some(known.with_as_written(as_written));
            return true;
        }
        let Some(year) = year else {
            return false;
        };
        let symbol = match kind {
            // Only the Government issues them, and has put the year into them since 1998.
            Kind::NghiDinh if year >= 1998 => Some("NĐ-CP".to_owned()),
            Kind::ThongTu | Kind::QuyetDinh | Kind::NghiQuyet => {
                let normative = *kind == Kind::ThongTu || in_number.is_some();
                let issuer = reference
                    .issuer
                    .as_deref()
                    .map(|name| name.strip_prefix("Bộ trưởng ").unwrap_or(name));
                issuer
                    .filter(|_| normative)
                    .and_then(|name| registry.find_name(name))
                    .filter(|row| !row.code.is_empty() && row.code != "QH")
                    .and_then(|row| Some(format!("{}-{}", kind.code()?, row.code)))
            }
            _ => None,
        };
        let full = symbol.and_then(|symbol| format!("{serial}/{year}/{symbol}").parse::<DocumentNumber>().ok());
        let Some(full) = full else {
            return false;
        };
        reference.number = Some(full.with_as_written(number.as_written()));
        true
    }

    /// Whether a document of this kind and serial was named before.
    pub(super) fn knows(&self, document: &Document) -> bool {
        let serial = document.number.as_ref().and_then(DocumentNumber::serial);
        serial.is_some_and(|serial| self.seen.contains_key(&(kind_key(&document.kind), serial)))
    }

    /// Remembers a full number.
    pub(super) fn remember(&mut self, reference: &LegalReference, start: usize) {
        if let (Some(kind), Some(number)) = (&reference.kind, &reference.number)
            && let Some(serial) = number.serial()
        {
            self.seen.insert((kind_key(kind), serial), start);
        }
    }

    /// The first citation of the same document, if there is one before `index`;
    /// else remembers this one as the first. A name that a text gives
    /// (`sau đây gọi là …`) is that of the last document of its kind.
    pub(super) fn first_of(&mut self, reference: &LegalReference, index: usize, is_given: bool) -> Option<usize> {
        // A law is known by its number and by its name.
        let keys = Seen::all(reference, &mut self.scratch);
        let known = keys.iter().flatten().find_map(|key| self.known(key));
        let given = reference.kind.as_ref().filter(|_| is_given && known.is_none());
        let given = given.and_then(|kind| self.pointed_to(kind));
        if known.is_none() {
            for key in keys.into_iter().flatten() {
                self.add(given.unwrap_or(index), key);
            }
        }
        let known = known.or(given);
        if let Some(kind) = &reference.kind {
            let older = self.last.iter().position(|(of, _)| of == kind);
            let older = older.or((self.last.len() >= MOST_KINDS).then_some(0));
            if let Some(at) = older {
                self.last.remove(at);
            }
            self.last.push((kind.clone(), known.unwrap_or(index)));
        }
        known
    }

    /// The first citation that may be of the same document.
    fn known(&self, key: &Seen) -> Option<usize> {
        let mut next = self.newest.get(&key.id()).copied();
        let mut first = None;
        while let Some(known) = next.and_then(|at| self.documents.get(at)) {
            if known.seen.is_same(key) {
                first = Some(known.index);
            }
            next = known.older;
        }
        first
    }

    fn add(&mut self, index: usize, seen: Seen) {
        let older = self.newest.get(&seen.id()).copied();
        let count = older
            .and_then(|at| self.documents.get(at))
            .map_or(0, |known| known.count)
            + 1;
        if count <= MOST_OF_ONE_NUMBER {
            self.newest.insert(seen.id(), self.documents.len());
            self.documents.push(Known {
                index,
                seen,
                older,
                count,
            });
        }
    }

    /// The document that `Công văn nêu trên` points to: the last one of its
    /// kind; with `văn bản nêu trên` the last of all.
    pub(super) fn pointed_to(&self, kind: &Kind) -> Option<usize> {
        match kind {
            Kind::Other(name) if name.as_str() == "Văn bản" => Some(self.last.last()?.1),
            kind => Some(self.last.iter().find(|(of, _)| of == kind)?.1),
        }
    }

    /// Takes the newest citation into the list of the one before it, or begins a new list.
    ///
    /// Members of one series (the same kind and symbol, and for the date the
    /// year in the number) share the date and issuer that only the last one has.
    ///
    /// `queue` holds the citations from the place `first` on; `newest` is one of them.
    pub(super) fn share(&mut self, queue: &mut VecDeque<Citation>, first: usize, newest: usize, goes_on: bool) {
        if !goes_on {
            self.waiting.clear();
        }
        let Some(given) = newest.checked_sub(first).and_then(|at| queue.get(at)) else {
            return;
        };
        let open = given.reference.number.is_some() && given.reference.issuer.is_none();
        if !self.waiting.is_empty() {
            let given = given.reference.clone();
            self.waiting.retain(|at| {
                let earlier = at.checked_sub(first).and_then(|at| queue.get_mut(at));
                earlier.is_some_and(|earlier| !is_served(&mut earlier.reference, &given))
            });
        }
        if open && self.waiting.len() < LONGEST_WAIT {
            self.waiting.push(newest);
        }
    }

    /// The first citation that a later one may still add to.
    pub(super) fn first_waiting(&self) -> Option<usize> {
        self.waiting.first().copied()
    }
}

/// The most documents of one number or name that are told apart.
const MOST_OF_ONE_NUMBER: usize = 16;

/// The most kinds whose last document is remembered.
const MOST_KINDS: usize = 64;

/// The most members of a list that wait for its tail.
const LONGEST_WAIT: usize = 100;

/// Gives a member of a list what a later one has; true if it needs nothing more.
fn is_served(earlier: &mut LegalReference, given: &LegalReference) -> bool {
    if !same_series(earlier, given) {
        // `số 5/SNV-VP …, số 6/SNV-CC … của Sở Nội vụ`: the symbol begins with the body.
        if same_body(earlier, given) {
            earlier.issuer.clone_from(&given.issuer);
        }
        return earlier.issuer.is_some();
    }
    let undated = earlier.date.is_none() && earlier.issuer.is_none();
    let year = earlier.number.as_ref().and_then(DocumentNumber::year);
    if undated
        && given
            .date
            .is_some_and(|date| year.is_none_or(|year| year == date.year()))
    {
        earlier.date = given.date;
    }
    if earlier.issuer.is_none() {
        earlier.issuer.clone_from(&given.issuer);
    }
    earlier.issuer.is_some()
}

/// Whether two numbers count in one series: the same kind and symbol.
fn same_series(a: &LegalReference, b: &LegalReference) -> bool {
    match (&a.number, &b.number) {
        (Some(a_number), Some(b_number)) => {
            a.kind == b.kind && a_number.notation().is_some() && a_number.notation() == b_number.notation()
        }
        _ => false,
    }
}

/// Whether two letters bear the symbol of one body, each with a unit of its own.
fn same_body(a: &LegalReference, b: &LegalReference) -> bool {
    fn body(reference: &LegalReference) -> Option<&str> {
        let mut groups = reference.number.as_ref()?.groups();
        let body = groups.next().filter(|group| Kind::from_code(group).is_none())?;
        groups.next().map(|_| body)
    }
    a.kind == b.kind && a.kind == Some(Kind::CongVan) && body(a).is_some() && body(a) == body(b)
}

/// A number for a kind, to be a part of a key.
fn kind_key(kind: &Kind) -> u64 {
    let mut mixed = Mixed::default();
    kind.hash(&mut mixed);
    mixed.finish()
}
