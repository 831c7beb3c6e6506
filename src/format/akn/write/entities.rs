//! The bodies, roles, persons and places of a document, for its metadata.

use std::collections::HashMap;

use super::xml::Xml;
use crate::cite::{issuer_slug, slug};

/// What sort of thing a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Organization,
    Role,
    Person,
    Location,
}

impl Sort {
    /// Element, identifier, and class of the ontology.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Organization => ("TLCOrganization", "org", "organization"),
            Self::Role => ("TLCRole", "role", "role"),
            Self::Person => ("TLCPerson", "person", "person"),
            Self::Location => ("TLCLocation", "loc", "location"),
        }
    }
}

/// What a thing is called in the document, and in full, which tells it from others.
type Names = (String, String);

/// Each thing once, by its names.
#[derive(Debug, Default)]
pub(super) struct Entities {
    rows: Vec<(Sort, usize, Names)>,
    known: HashMap<(Sort, Names), usize>,
    counts: HashMap<Sort, usize>,
}

impl Entities {
    /// The reference to a thing: `#org_1`.
    pub(super) fn refer(&mut self, sort: Sort, name: &str) -> String {
        self.refer_in_full(sort, name, name)
    }

    /// The reference to a thing whose full name is another.
    pub(super) fn refer_in_full(&mut self, sort: Sort, name: &str, full: &str) -> String {
        let names = (name.to_owned(), full.to_owned());
        let number = match self.known.get(&(sort, names.clone())) {
            Some(number) => *number,
            None => {
                let count = self.counts.entry(sort).or_default();
                *count += 1;
                self.known.insert((sort, names.clone()), *count);
                self.rows.push((sort, *count, names));
                *count
            }
        };
        format!("#{}_{number}", sort.names().1)
    }

    /// The elements of the metadata.
    pub(super) fn write(&self, xml: &mut Xml) {
        for (sort, number, (name, full)) in &self.rows {
            let (element, id, class) = sort.names();
            // A body is called as in the IRIs of what it issues.
            let spelt = if *sort == Sort::Organization {
                issuer_slug(full)
            } else {
                slug(full)
            };
            let slug = match spelt {
                slug if slug.is_empty() => "nn".to_owned(),
                slug => slug,
            };
            xml.empty(
                element,
                &[
                    ("eId", &format!("{id}_{number}")),
                    ("href", &format!("/akn/ontology/{class}/vn/{slug}")),
                    ("showAs", name),
                ],
            );
        }
    }
}
