//! How much is under way at once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets items in, up to a number of them and a sum of their weights. One alone is let in
/// whatever it weighs: the oldest one is never held up, so that the answers go on.
#[derive(Debug)]
pub(super) struct Gate {
    most_items: usize,
    budget: u64,
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    items: usize,
    weight: u64,
    closed: bool,
}

impl Gate {
    pub(super) fn new(most_items: usize, budget: u64) -> Self {
        Self {
            most_items,
            budget,
            inside: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        // Nothing that can panic is done under the lock.
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for an item of some weight; `false` where none is let in
    /// any more.
    pub(super) fn wait(&self, weight: u64) -> bool {
        let full = |inside: &mut Inside| {
            let beyond = inside.items >= self.most_items || inside.weight.saturating_add(weight) > self.budget;
            !inside.closed && inside.items > 0 && beyond
        };
        let inside = self.changed.wait_while(self.inside(), full);
        !inside.unwrap_or_else(PoisonError::into_inner).closed
    }

    /// Counts an item that is let in.
    pub(super) fn enter(&self, weight: u64) {
        let mut inside = self.inside();
        inside.items = inside.items.saturating_add(1);
        inside.weight = inside.weight.saturating_add(weight);
    }

    /// Takes out an item that was counted.
    pub(super) fn leave(&self, weight: u64) {
        let mut inside = self.inside();
        inside.items = inside.items.saturating_sub(1);
        inside.weight = inside.weight.saturating_sub(weight);
        drop(inside);
        self.changed.notify_all();
    }

    /// Lets nothing in any more.
    pub(super) fn close(&self) {
        self.inside().closed = true;
        self.changed.notify_all();
    }
}

/// Closes the gate at the end of the run, however it ends.
pub(super) struct Closing<'g>(pub(super) &'g Gate);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}
