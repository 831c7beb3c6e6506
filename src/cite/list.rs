//! Lists of documents that share their kind and what stands behind the last one.

use super::cursor::Cursor;
use super::find::Finder;
use super::grammar::document::{Document, member, named_member};
use super::grammar::kind::is_law;
use super::grammar::law::is_plural;
use super::grammar::serials::{BareList, bare_list};
use super::lead::{self, Lead};
use crate::value::{DocumentNumber, IssueDate, Kind, Provision, scan_number};

impl Finder<'_> {
    /// A number behind `số`, without a kind word of its own.
    pub(super) fn number(&mut self, at: usize) -> Option<usize> {
        self.goes_on(at).or_else(|| self.untyped(at))
    }

    /// `văn bản pháp luật số 5/2021/TT-BYT`: the number itself names the kind.
    /// In capitals it is the head of the text.
    fn untyped(&mut self, at: usize) -> Option<usize> {
        let behind = self.text.get(at..)?.strip_prefix("số ")?;
        let (number, _) = scan_number(behind)?;
        number.year()?;
        let kind = number.kind().filter(is_law)?;
        let target = member(&mut Cursor::new(self.text, at), &kind, self.registry)?;
        Some(self.emit_list(at, Vec::new(), target))
    }

    /// `… và số 35/CP …`: a member of a list whose other members have a subject between them.
    fn goes_on(&mut self, at: usize) -> Option<usize> {
        let last = self.state.last.as_ref().filter(|last| last.numbered)?;
        let gap = self.text.get(last.end..at)?;
        let same_sentence = gap.len() < 1000 && !gap.contains("\n\n");
        if !same_sentence || lead::lead(gap) != Lead::Joined {
            return None;
        }
        let kind = last.kind.clone();
        let issuer = last.issuer.clone();
        let mut target = member(&mut Cursor::new(self.text, at), &kind, self.registry)?;
        if target.issuer.is_none() && issuer.is_some() {
            target.issuer = issuer;
            target.leads = true;
        }
        Some(self.emit_list(at, Vec::new(), target))
    }

    /// A document and the further numbers behind it.
    pub(super) fn emit_list(&mut self, start: usize, places: Vec<Provision>, first: Document) -> usize {
        if first.tentative && !self.state.resolver.knows(&first) {
            return first.end;
        }
        if first.incomplete {
            return self.emit_serials(start, places, first);
        }
        let kind = first.kind.clone();
        let leading = first.leading_issuer().cloned();
        let listed = first.number.is_some();
        let by_name = first.name.is_some() && is_plural(self.text, first.start);
        let mut end = first.end;
        self.emit(start, places, first);
        if by_name {
            end = self.emit_names(end, &kind);
        }
        if !listed {
            return end;
        }
        loop {
            let mut cursor = Cursor::new(self.text, end);
            if !(cursor.eat_char(&[',', ';']) || cursor.eat("và")) {
                break;
            }
            cursor.eat("và");
            cursor.spaces();
            let at = cursor.at;
            let Some(mut more) = member(&mut cursor, &kind, self.registry) else {
                break;
            };
            if more.issuer.is_none() && leading.is_some() {
                more.issuer.clone_from(&leading);
                more.leads = true;
            }
            end = more.end;
            self.emit(at, Vec::new(), more);
        }
        end
    }

    /// The further laws of a list that names their kind once.
    fn emit_names(&mut self, mut end: usize, kind: &Kind) -> usize {
        loop {
            let mut cursor = Cursor::new(self.text, end);
            if !(cursor.eat_char(&[',', ';']) || cursor.eat("và")) {
                return end;
            }
            cursor.eat("và");
            cursor.spaces();
            let at = cursor.at;
            let Some(more) = named_member(&mut cursor, kind, self.registry) else {
                return end;
            };
            end = more.end;
            self.emit(at, Vec::new(), more);
        }
    }

    /// A serial without symbol, and the further ones of its list:
    /// `Thông tư 15, 16 và 17/2023/TT-BYT`.
    fn emit_serials(&mut self, start: usize, places: Vec<Provision>, mut first: Document) -> usize {
        let list = first.number.as_ref().filter(|number| !number.as_str().contains('/'));
        let list = list.and_then(|_| bare_list(Cursor::new(self.text, first.end), &first.kind));
        let (Some(list), None, None) = (list, first.date, &first.issuer) else {
            let end = first.end;
            self.emit(start, places, first);
            return end;
        };
        let last = list.last.and_then(|at| {
            let document = member(&mut Cursor::new(self.text, at), &first.kind, self.registry)?;
            Some((at, document))
        });
        let shared = Shared::of(&list, last.as_ref().and_then(|(_, last)| last.number.as_ref()));
        let kind = first.kind.clone();
        let mut end = first.end;
        shared.give(&mut first);
        self.emit(start, places, first);
        let count = list.serials.len();
        for (i, (at, behind, serial)) in list.serials.into_iter().enumerate() {
            let mut document = Document::serial(&kind, at, behind, serial);
            shared.give(&mut document);
            if let Some((_, behind)) = list.year.filter(|_| i + 1 == count) {
                document.doc_end = behind;
                document.end = behind;
                document = document.with_tail(self.text, self.registry);
            }
            end = document.end;
            self.emit(at, Vec::new(), document);
        }
        match last {
            Some((at, last)) => self.emit_list(at, Vec::new(), last),
            None => end,
        }
    }
}

/// What the end of a list gives to the serials before it.
struct Shared {
    /// Year and symbol: `/2023/TT-BYT`.
    symbol: Option<String>,
    year: Option<IssueDate>,
}

impl Shared {
    fn of(list: &BareList, last: Option<&DocumentNumber>) -> Self {
        let symbol = last.and_then(|last| Some(last.as_str().split_once('/')?.1));
        Self {
            symbol: symbol.map(|symbol| format!("/{symbol}")),
            year: list.year.map(|(year, _)| year),
        }
    }

    fn give(&self, document: &mut Document) {
        document.date = self.year;
        let (Some(symbol), Some(number)) = (&self.symbol, &document.number) else {
            return;
        };
        if let Ok(full) = format!("{number}{symbol}").parse::<DocumentNumber>() {
            document.number = Some(full.with_as_written(number.as_written()));
            document.incomplete = false;
        }
    }
}
