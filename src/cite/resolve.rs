//! What a citation leaves out and others supply: symbols of numbers, dates and
//! issuers that a list shares.

use super::Citation;
use crate::registry::{KeyMap, Registry, word_key};
use crate::value::{DocumentNumber, IssueDate, Kind, LegalReference};

/// The numbers seen so far, and the members of the list being read.
#[derive(Default)]
pub(super) struct Resolver {
    /// The place among the citations of the last full number of a kind and serial.
    seen: KeyMap<(u64, u32), usize>,
    /// Members of the list that have no date or no issuer yet.
    waiting: Vec<usize>,
}

impl Resolver {
    /// Completes a number without symbol: by a full one of the same kind and
    /// serial named before, else by what the law fixes. True if it worked.
    pub(super) fn complete(&self, reference: &mut LegalReference, before: &[Citation], registry: &Registry) -> bool {
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
        let known = known.and_then(|at| before.get(*at)?.reference.number.as_ref());
        if let Some(known) = known.filter(|known| year.is_none() || known.year().is_none() || known.year() == year) {
            let as_written = number.as_written().to_owned();
            reference.number = Some(known.clone().with_as_written(as_written));
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

    /// Remembers a full number.
    pub(super) fn remember(&mut self, reference: &LegalReference, at: usize) {
        if let (Some(kind), Some(number)) = (&reference.kind, &reference.number)
            && let Some(serial) = number.serial()
        {
            self.seen.insert((kind_key(kind), serial), at);
        }
    }

    /// Takes the newest citation into the list of the one before it, or begins a new list.
    ///
    /// Members of one series (the same kind and symbol, and for the date the
    /// year in the number) share the date and issuer that only the last one has.
    pub(super) fn share(&mut self, citations: &mut [Citation], goes_on: bool) {
        if !goes_on {
            self.waiting.clear();
        }
        let Some((newest, before)) = citations.split_last_mut() else {
            return;
        };
        let given = &newest.reference;
        self.waiting.retain(|at| {
            let Some(earlier) = before.get_mut(*at).map(|citation| &mut citation.reference) else {
                return false;
            };
            if !same_series(earlier, given) {
                return true;
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
            earlier.issuer.is_none()
        });
        if given.number.is_some() && given.issuer.is_none() && self.waiting.len() < 200 {
            self.waiting.push(before.len());
        }
    }
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

fn kind_key(kind: &Kind) -> u64 {
    word_key(kind.slug())
}
