//! Work over several threads, with the answers in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::gate::{Closing, Gate};

/// How many items a thread may be ahead of the one whose answer is waited for.
const AHEAD: usize = 8;

/// So many items may be under way whatever the number of threads; of more threads each has
/// two.
const ENOUGH: usize = 64;

/// The budget of a batch unless set.
const BUDGET: u64 = 256 * 1024 * 1024;

/// More threads than this help nowhere, and have their price.
const MOST_JOBS: usize = 1024;

/// Runs the same work over many items.
///
/// One thread takes the items, `jobs` threads do the work, and the caller's own
/// takes the answers. See the [module](super) for an example.
///
/// ```
/// use congvan::batch::Batch;
/// use congvan::letter;
///
/// let letters = ["Số: 45/SNV-VP\n", "Số: 46/SNV-VP\n", "Số: 47/SNV-VP\n"];
/// let mut serials = Vec::new();
/// Batch::new().jobs(2).run(
///     letters,
///     |text| letter::from_str(text).document.number.and_then(|number| number.serial()), // on the threads
///     |serial| {
///         serials.push(serial); // here, in the order of the letters
///         Ok::<(), congvan::Error>(())
///     },
/// )?;
/// assert_eq!(serials, [Some(45), Some(46), Some(47)]);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Batch {
    jobs: NonZeroUsize,
    budget: u64,
    handle: Handle,
}

/// Watches a batch from another thread, and stops it.
///
/// ```
/// use congvan::batch::Batch;
///
/// let batch = Batch::new();
/// batch.handle().stop();
/// let mut taken = 0;
/// batch.run(0..1000, |n| n, |_| {
///     taken += 1;
///     Ok::<(), ()>(())
/// })?;
/// assert_eq!(taken, 0);
/// # Ok::<(), ()>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Handle(Arc<State>);

#[derive(Debug, Default)]
struct State {
    stopped: AtomicBool,
    under_way: AtomicUsize,
}

impl Handle {
    /// Takes no further item; those under way are finished.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::SeqCst);
    }

    /// Whether [`stop`](Self::stop) was called.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.stopped.load(Ordering::SeqCst)
    }

    /// How many items were taken whose answers were not yet; an answer that is being
    /// taken counts until the taker returns.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.0.under_way.load(Ordering::SeqCst)
    }
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            jobs: thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            budget: BUDGET,
            handle: Handle::default(),
        }
    }
}

impl Batch {
    /// A batch with one thread for each processor.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With so many threads; 0 counts as 1, and more than 1024 as 1024. There are fewer
    /// where the system gives no more.
    ///
    /// ```
    /// use congvan::batch::Batch;
    ///
    /// let mut doubled = Vec::new();
    /// Batch::new().jobs(usize::MAX).run(0..3, |n| n * 2, |n| {
    ///     doubled.push(n);
    ///     Ok::<(), ()>(())
    /// })?;
    /// assert_eq!(doubled, [0, 2, 4]);
    /// # Ok::<(), ()>(())
    /// ```
    #[must_use]
    pub fn jobs(mut self, jobs: usize) -> Self {
        self.jobs = NonZeroUsize::new(jobs.min(MOST_JOBS)).unwrap_or(NonZeroUsize::MIN);
        self
    }

    /// With a budget for the weights of the items under way together, see
    /// [`run_weighed`](Self::run_weighed); 256 MiB unless set, where they weigh their bytes.
    ///
    /// ```
    /// use congvan::batch::Batch;
    ///
    /// let mut lengths = Vec::new();
    /// let texts = ["ba", "một trăm"];
    /// // One is let in at a time, whatever it weighs.
    /// Batch::new().budget(0).run_weighed(texts, |text| text.len() as u64, str::len, |length| {
    ///     lengths.push(length);
    ///     Ok::<(), ()>(())
    /// })?;
    /// assert_eq!(lengths, [2, 11]);
    /// # Ok::<(), ()>(())
    /// ```
    #[must_use]
    pub fn budget(mut self, weight: u64) -> Self {
        self.budget = weight;
        self
    }

    /// How many items are under way at the most.
    fn most_items(&self) -> usize {
        let jobs = self.jobs.get();
        jobs.saturating_mul(AHEAD).min(jobs.saturating_mul(2).max(ENOUGH))
    }

    /// What watches and stops the runs of this batch.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Does the work for each item, and gives the answers in the order of the items.
    ///
    /// A slow item holds up the answers behind it, and no more than a few items
    /// per thread wait for it. An item that is slow to come (a pipe) holds up no answer.
    ///
    /// # Errors
    ///
    /// That of `take`: no further item is taken then.
    ///
    /// # Panics
    ///
    /// If `work` does; what is under way on the other threads is finished first. If the
    /// system gives no thread at all.
    ///
    /// ```
    /// use congvan::batch::Batch;
    /// use congvan::letter;
    ///
    /// let texts = ["Số: 45/SNV-VP\n", "Số: 46/SNV-VP\n"];
    /// let mut numbers = Vec::new();
    /// Batch::new().run(texts, letter::from_str, |reading| {
    ///     numbers.push(reading.document.number.unwrap().to_string()); // in the order of the texts
    ///     Ok::<(), ()>(())
    /// })?;
    /// assert_eq!(numbers, ["45/SNV-VP", "46/SNV-VP"]);
    /// # Ok::<(), ()>(())
    /// ```
    pub fn run<T, R, E>(
        &self,
        items: impl IntoIterator<Item = T, IntoIter: Send>,
        work: impl Fn(T) -> R + Sync,
        take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E>
    where
        T: Send,
        R: Send,
    {
        self.run_weighed(items, |_| 0, work, take)
    }

    /// As [`run`](Self::run), for items of many sizes: those under way together, from being
    /// taken until the answer is, weigh no more than the [`budget`](Self::budget), or there
    /// is one alone. One further item may be waiting to be let in.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// # Panics
    ///
    /// As [`run`](Self::run).
    ///
    /// ```
    /// use congvan::batch::{self, Batch};
    ///
    /// let lines = batch::lines("một\nhai\n".as_bytes(), 1000).filter_map(Result::ok);
    /// let mut lengths = Vec::new();
    /// Batch::new().budget(1 << 20).run_weighed(
    ///     lines,
    ///     |line| line.bytes.len() as u64,
    ///     |line| line.bytes.len(),
    ///     |length| {
    ///         lengths.push(length);
    ///         Ok::<(), ()>(())
    ///     },
    /// )?;
    /// assert_eq!(lengths, [5, 3]);
    /// # Ok::<(), ()>(())
    /// ```
    pub fn run_weighed<T, R, E>(
        &self,
        items: impl IntoIterator<Item = T, IntoIter: Send>,
        weigh: impl Fn(&T) -> u64 + Send,
        work: impl Fn(T) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E>
    where
        T: Send,
        R: Send,
    {
        let items = items.into_iter();
        let jobs = self.jobs.get();
        let gate = &Gate::new(self.most_items(), self.budget);
        let (queue, queued) = channel();
        let queued = Mutex::new(queued);
        let (answers, answered) = channel();
        thread::scope(|scope| {
            let handle = &self.handle;
            // Before the threads are joined: the one that feeds may wait for room.
            let _closing = Closing(gate);
            scope.spawn(move || feed(items, weigh, (handle, gate), &queue));
            let worker = || {
                let (queued, work, answers) = (&queued, &work, answers.clone());
                move || answer(queued, work, &answers)
            };
            scope.spawn(worker());
            for _ in 1..jobs {
                // The others do the work of one that cannot be had.
                if thread::Builder::new().spawn_scoped(scope, worker()).is_err() {
                    break;
                }
            }
            // The answers end when the last thread has ended.
            drop(answers);
            self.collect(&answered, gate, &mut take)
        })
    }

    /// Takes the answers in order, and lets further items in for them.
    fn collect<R, E>(
        &self,
        answered: &Receiver<Answer<R>>,
        gate: &Gate,
        take: &mut impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut early = BTreeMap::new();
        let mut next = 0;
        for answer in answered {
            // An answer that will never come would be waited for without end: the
            // panic goes on when the threads are joined.
            let Answer::Done(Place { at, weight }, answer) = answer else {
                self.handle.stop();
                self.handle.0.under_way.store(0, Ordering::SeqCst);
                return Ok(());
            };
            early.insert(at, (weight, answer));
            while let Some((weight, answer)) = early.remove(&next) {
                next += 1;
                if let Err(error) = take(answer) {
                    self.handle.stop();
                    // What is under way is dropped: it counts no longer.
                    self.handle.0.under_way.store(0, Ordering::SeqCst);
                    return Err(error);
                }
                self.handle.0.under_way.fetch_sub(1, Ordering::SeqCst);
                gate.leave(weight);
            }
        }
        Ok(())
    }
}

/// Where an item stands among all, and what it weighs.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    weight: u64,
}

/// Takes the items, each when there is room for it.
fn feed<T>(
    mut items: impl Iterator<Item = T>,
    weigh: impl Fn(&T) -> u64,
    (handle, gate): (&Handle, &Gate),
    queue: &Sender<(Place, T)>,
) {
    let mut at = 0;
    // An item is not taken before there is room for one that weighs nothing.
    while gate.wait(0) && !handle.is_stopped() {
        let Some(item) = items.next() else { return };
        let weight = weigh(&item);
        // Stopped while the item or the room for it was waited for.
        if !gate.wait(weight) || handle.is_stopped() {
            return;
        }
        gate.enter(weight);
        handle.0.under_way.fetch_add(1, Ordering::SeqCst);
        if queue.send((Place { at, weight }, item)).is_err() {
            return;
        }
        at += 1;
    }
}

/// What a thread says of an item.
enum Answer<R> {
    /// The answer, and the place of its item.
    Done(Place, R),
    /// The work panicked.
    Panicked,
}

/// Tells of a panic when the thread unwinds.
struct Tell<'a, R>(&'a Sender<Answer<R>>);

impl<R> Drop for Tell<'_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            // Nobody listens once the run has ended.
            let _ = self.0.send(Answer::Panicked);
        }
    }
}

/// Does the work for items until there are no more.
fn answer<T, R>(queued: &Mutex<Receiver<(Place, T)>>, work: &impl Fn(T) -> R, answers: &Sender<Answer<R>>) {
    let _tell = Tell(answers);
    loop {
        let item = queued.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((place, item)) = item else { return };
        if answers.send(Answer::Done(place, work(item))).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
