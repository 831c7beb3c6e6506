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
fn no_more_is_under_way_than_the_budget_or_one() {
    for (budget, most_held) in [(100, 100), (35, 35), (5, 30)] {
        let held = std::sync::atomic::AtomicU64::new(0);
        let most = std::sync::atomic::AtomicU64::new(0);
        let mut answered = 0;
        let weights = (0..300).map(|n| n % 3 * 10 + 10);
        let done: Result<(), ()> = Batch::new().jobs(4).budget(budget).run_weighed(
            weights,
            |weight| *weight,
            |weight| {
                most.fetch_max(held.fetch_add(weight, Ordering::SeqCst) + weight, Ordering::SeqCst);
                weight
            },
            |weight| {
                answered += 1;
                held.fetch_sub(weight, Ordering::SeqCst);
                Ok(())
            },
        );
        assert_eq!((done, answered), (Ok(()), 300));
        assert!(most.into_inner() <= most_held, "{budget}");
    }
}

#[test]
fn many_threads_hold_a_few_items_each() {
    let most = |jobs| Batch::new().jobs(jobs).most_items();
    assert_eq!([1, 2, 8, 16, 64, 1024].map(most), [8, 16, 64, 64, 128, 2048]);
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
