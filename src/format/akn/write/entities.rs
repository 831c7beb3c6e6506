//! The bodies, roles, persons and places of a document, for its metadata.

use std::collections::HashMap;

use super::xml::Xml;
use crate::cite::slug;

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

/// Each thing once, by its name.
#[derive(Debug, Default)]
pub(super) struct Entities {
    rows: Vec<(Sort, usize, String)>,
    known: HashMap<(Sort, String), usize>,
    counts: HashMap<Sort, usize>,
}

impl Entities {
    /// The reference to a thing: `#org_1`.
    pub(super) fn refer(&mut self, sort: Sort, name: &str) -> String {
        let number = match self.known.get(&(sort, name.to_owned())) {
            Some(number) => *number,
            None => {
                let count = self.counts.entry(sort).or_default();
                *count += 1;
                self.known.insert((sort, name.to_owned()), *count);
                self.rows.push((sort, *count, name.to_owned()));
                *count
            }
        };
        format!("#{}_{number}", sort.names().1)
    }

    /// The elements of the metadata.
    pub(super) fn write(&self, xml: &mut Xml) {
        for (sort, number, name) in &self.rows {
            let (element, id, class) = sort.names();
            let slug = match slug(name) {
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
