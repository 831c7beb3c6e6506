//! A list that mostly has one entry, and then needs no memory of its own.

/// None, one or many.
#[derive(Debug, Clone)]
pub(crate) enum Few<T> {
    None,
    One(T),
    Many(Vec<T>),
}

impl<T> Few<T> {
    pub(crate) fn push(&mut self, entry: T) {
        *self = match std::mem::replace(self, Few::None) {
            Few::None => Few::One(entry),
            Few::One(first) => Few::Many(vec![first, entry]),
            Few::Many(mut entries) => {
                entries.push(entry);
                Few::Many(entries)
            }
        };
    }

    /// Keeps the first `length` entries.
    pub(crate) fn truncate(&mut self, length: usize) {
        match self {
            Few::Many(entries) => entries.truncate(length),
            Few::One(_) if length == 0 => *self = Few::None,
            _ => {}
        }
    }
}

impl<T> std::ops::Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Few::None => &[],
            Few::One(entry) => std::slice::from_ref(entry),
            Few::Many(entries) => entries,
        }
    }
}

impl<T> std::ops::DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Few::None => &mut [],
            Few::One(entry) => std::slice::from_mut(entry),
            Few::Many(entries) => entries,
        }
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::iter::Chain<std::option::IntoIter<T>, std::vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self {
            Few::None => (None, Vec::new()),
            Few::One(entry) => (Some(entry), Vec::new()),
            Few::Many(entries) => (None, entries),
        };
        one.into_iter().chain(many)
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, entries: I) {
        for entry in entries {
            self.push(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_from_none_to_many() {
        let mut few = Few::None;
        for count in 0..4 {
            assert_eq!(few.len(), count);
            few.push(count);
        }
        assert_eq!(*few, [0, 1, 2, 3]);
        few.truncate(5);
        few.truncate(3);
        assert_eq!(*few, [0, 1, 2]);
        let mut one = Few::One(0);
        one.truncate(0);
        assert!(one.is_empty());
        few.push(3);
        assert_eq!(few.into_iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
    }

    #[test]
    fn one_entry_costs_no_more_room_than_a_list() {
        assert_eq!(size_of::<Few<crate::text::Span>>(), size_of::<Vec<u8>>());
    }
}
