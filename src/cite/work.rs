//! The name of the work that a reference points to, as Akoma Ntoso writes it.

use super::iri::{akn_class, akn_path};
use super::key::{DocumentKey, number_id};
use super::slug::issuer_slug;
use crate::value::{DocumentNumber, LegalReference};

/// The IRI of a work, also of one that lacks what the convention asks for: its place
/// is held by the year `0001` and the number `nn`.
pub(crate) fn akn_work(reference: &LegalReference) -> String {
    if let Some(iri) = DocumentKey::of(reference).and_then(|key| key.akn_iri()) {
        return iri;
    }
    let (kind, number) = (reference.kind.as_ref(), reference.number.as_ref());
    let issuer = reference.issuer.as_deref().map(issuer_slug);
    let date = reference
        .date
        .map_or_else(|| "0001".to_owned(), |date| date.to_string());
    let mut id = String::new();
    if let Some(number) = number {
        number_id(number, &mut id);
    }
    let year = number.and_then(DocumentNumber::year);
    let id = if id.is_empty() { "nn" } else { &id };
    akn_path(akn_class(kind, year), kind, issuer.as_deref(), &date, id)
}
