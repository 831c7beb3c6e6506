//! Names that are still free in a folder.

use std::collections::{HashMap, HashSet};
use std::io;

/// The most files of one name.
const MOST: u32 = 1_000_000;

/// Gives names that are free, and remembers how far each was counted: a packet in which
/// all attachments have one name costs no more than any other.
#[derive(Default)]
pub(super) struct Names {
    next: HashMap<String, u32>,
    /// The names that were given, in small letters: some systems take letters of either
    /// case for the same, and the files may go there.
    given: HashSet<String>,
}

impl Names {
    /// Makes what has the name, or the name with a number behind it; `make` fails with
    /// [`io::ErrorKind::AlreadyExists`] where there is one of that name.
    pub(super) fn free<T>(&mut self, name: &str, mut make: impl FnMut(&str) -> io::Result<T>) -> io::Result<T> {
        let is_taken =
            |made: &io::Result<T>| matches!(made, Err(error) if error.kind() == io::ErrorKind::AlreadyExists);
        if self.given.insert(name.to_lowercase()) {
            let first = make(name);
            if !is_taken(&first) {
                return first;
            }
        }
        let (stem, extension) = match name.rsplit_once('.') {
            Some((stem, extension)) => (stem, format!(".{extension}")),
            None => (name, String::new()),
        };
        let next = self.next.entry(name.to_lowercase()).or_insert(2);
        while *next < MOST {
            let numbered = format!("{stem} ({next}){extension}");
            *next += 1;
            if !self.given.insert(numbered.to_lowercase()) {
                continue;
            }
            let made = make(&numbered);
            if !is_taken(&made) {
                return made;
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Makes files in a folder that is only a list, and counts how often it is asked.
    fn made(wanted: &[&str]) -> (Vec<String>, usize) {
        let (mut names, mut folder, mut asked) = (Names::default(), HashSet::new(), 0);
        let made = wanted.iter().map(|name| {
            let made = names.free(name, |name| {
                asked += 1;
                let is_new = folder.insert(name.to_owned());
                is_new
                    .then(|| name.to_owned())
                    .ok_or_else(|| io::ErrorKind::AlreadyExists.into())
            });
            made.unwrap_or_default()
        });
        (made.collect(), asked)
    }

    #[test]
    fn each_name_is_given_once() {
        let (names, _) = made(&["a.txt", "a.txt", "a (2).txt", "a.txt", "b", "b"]);
        assert_eq!(
            names,
            ["a.txt", "a (2).txt", "a (2) (2).txt", "a (3).txt", "b", "b (2)"]
        );
    }

    #[test]
    fn names_that_differ_in_case_alone_are_the_same_to_some_systems() {
        let (names, _) = made(&["Thu.pdf", "THU.PDF", "thu.pdf", "THU (2).pdf", "Đơn", "ĐƠN"]);
        assert_eq!(
            names,
            [
                "Thu.pdf",
                "THU (2).PDF",
                "thu (3).pdf",
                "THU (2) (2).pdf",
                "Đơn",
                "ĐƠN (2)"
            ]
        );
    }

    #[test]
    fn equal_names_are_not_counted_from_the_beginning_each_time() {
        let (names, asked) = made(&vec!["thu.pdf"; 5_000]);
        assert_eq!(names.last().map(String::as_str), Some("thu (5000).pdf"));
        assert!(asked <= 2 * 5_000, "{asked}");
    }
}
