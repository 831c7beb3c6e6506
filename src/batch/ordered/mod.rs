//! Work over several threads, with the answers in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How many items a thread may be ahead of the one whose answer is waited for.
const AHEAD: usize = 8;

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
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E>
    where
        T: Send,
        R: Send,
    {
        let items = items.into_iter();
        let jobs = self.jobs.get();
        let (permits, permitted) = sync_channel(jobs.saturating_mul(AHEAD));
        for _ in 0..jobs.saturating_mul(AHEAD) {
            // The channel has room for all of them.
            let _ = permits.try_send(());
        }
        let (queue, queued) = channel();
        let queued = Mutex::new(queued);
        let (answers, answered) = channel();
        thread::scope(|scope| {
            let handle = &self.handle;
            scope.spawn(move || feed(items, handle, &permitted, &queue));
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
            self.collect(&answered, permits, &mut take)
        })
    }

    /// Takes the answers in order, and lets a further item in for each.
    fn collect<R, E>(
        &self,
        answered: &Receiver<Answer<R>>,
        permits: SyncSender<()>,
        take: &mut impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut early = BTreeMap::new();
        let mut next = 0;
        // Without the permits that go with this value no further item is taken.
        let permits = permits;
        for answer in answered {
            // An answer that will never come would be waited for without end: the
            // panic goes on when the threads are joined.
            let Answer::Done(place, answer) = answer else {
                self.handle.stop();
                self.handle.0.under_way.store(0, Ordering::SeqCst);
                return Ok(());
            };
            early.insert(place, answer);
            while let Some(answer) = early.remove(&next) {
                next += 1;
                if let Err(error) = take(answer) {
                    self.handle.stop();
                    // What is under way is dropped: it counts no longer.
                    self.handle.0.under_way.store(0, Ordering::SeqCst);
                    return Err(error);
                }
                self.handle.0.under_way.fetch_sub(1, Ordering::SeqCst);
                // Nobody takes the permit when the items have ended.
                let _ = permits.try_send(());
            }
        }
        Ok(())
    }
}

/// Takes the items, each when it is permitted.
fn feed<T>(items: impl Iterator<Item = T>, handle: &Handle, permitted: &Receiver<()>, queue: &Sender<(usize, T)>) {
    let mut items = items.enumerate();
    while permitted.recv().is_ok() && !handle.is_stopped() {
        let Some(item) = items.next() else { return };
        // Stopped while the item was waited for.
        if handle.is_stopped() {
            return;
        }
        handle.0.under_way.fetch_add(1, Ordering::SeqCst);
        if queue.send(item).is_err() {
            return;
        }
    }
}

/// What a thread says of an item.
enum Answer<R> {
    /// The answer, and the place of its item.
    Done(usize, R),
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
fn answer<T, R>(queued: &Mutex<Receiver<(usize, T)>>, work: &impl Fn(T) -> R, answers: &Sender<Answer<R>>) {
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
mod tests {
    use std::time::Duration;

    use super::*;

    fn run(jobs: usize, items: usize) -> Vec<usize> {
        let mut taken = Vec::new();
        let work = |n: usize| {
            // The first ones are the slowest.
            thread::sleep(Duration::from_micros(200 / (n as u64 + 1)));
            n * 2
        };
        let done: Result<(), ()> = Batch::new().jobs(jobs).run(0..items, work, |n| {
            taken.push(n);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        taken
    }

    #[test]
    fn answers_come_in_order() {
        for jobs in [0, 1, 2, 7] {
            let expected: Vec<usize> = (0..500).map(|n| n * 2).collect();
            assert_eq!(run(jobs, 500), expected, "{jobs}");
            assert_eq!(run(jobs, 0), [0; 0], "{jobs}");
        }
    }

    #[test]
    fn no_more_than_a_few_items_are_held() {
        let taken = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        let items = (0..2000).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        let mut answered = 0;
        let done: Result<(), ()> = Batch::new().jobs(2).run(
            items,
            |n| n,
            |_| {
                answered += 1;
                let held = taken.load(Ordering::SeqCst).saturating_sub(answered);
                most.fetch_max(held, Ordering::SeqCst);
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(answered, 2000);
        assert!(most.into_inner() <= 2 * AHEAD, "held too many");
    }

    #[test]
    fn an_error_of_the_taker_ends_the_run() {
        let taken = AtomicUsize::new(0);
        let items = (0..).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        let batch = Batch::new().jobs(2);
        let done = batch.run(items, |n: u64| n, |n| if n == 10 { Err("enough") } else { Ok(()) });
        assert_eq!(done, Err("enough"));
        assert!(taken.into_inner() < 100);
        assert_eq!(batch.handle().under_way(), 0);
    }

    #[test]
    fn a_panic_of_the_work_goes_on_and_hangs_nothing() {
        for jobs in [1, 3] {
            let run = || {
                Batch::new()
                    .jobs(jobs)
                    .run(0.., |n: u32| assert!(n != 30, "thirty"), |()| Ok::<(), ()>(()))
            };
            assert!(std::panic::catch_unwind(run).is_err(), "{jobs}");
        }
    }

    #[test]
    fn an_answer_is_under_way_until_it_is_taken() {
        let batch = Batch::new().jobs(1);
        let handle = batch.handle();
        let done: Result<(), ()> = batch.run(
            0..100,
            |n| n,
            |_| {
                assert!(handle.under_way() > 0);
                Ok(())
            },
        );
        assert_eq!((done, handle.under_way()), (Ok(()), 0));
    }

    #[test]
    fn there_are_no_more_threads_than_help() {
        assert_eq!(Batch::new().jobs(usize::MAX).jobs.get(), MOST_JOBS);
        assert_eq!(run(usize::MAX, 3), [0, 2, 4]);
    }

    #[test]
    fn an_answer_does_not_wait_for_the_next_item() {
        // Each item is given when the answer to the one before has come.
        let (give, given) = channel();
        give.send(0).unwrap();
        let mut answers = Vec::new();
        let mut give = Some(give);
        let done: Result<(), ()> = Batch::new().jobs(2).run(
            given,
            |n| n,
            |n| {
                answers.push(n);
                if n < 5 {
                    give.as_ref().unwrap().send(n + 1).unwrap();
                } else {
                    give = None;
                }
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(answers, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn what_is_under_way_is_finished_when_it_is_stopped() {
        let batch = Batch::new().jobs(2);
        let handle = batch.handle();
        let mut answers = Vec::new();
        let done: Result<(), ()> = batch.run(
            0..,
            |n: usize| n,
            |n| {
                answers.push(n);
                if n == 20 {
                    handle.stop();
                }
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        let expected: Vec<usize> = (0..answers.len()).collect();
        assert!(answers.len() > 20 && answers.len() < 21 + 3 * AHEAD);
        assert_eq!(answers, expected);
        assert_eq!(handle.under_way(), 0);
    }
}
