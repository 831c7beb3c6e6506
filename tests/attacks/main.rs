//! What somebody may try, and what becomes of it: a table of attacks, each run, which
//! ATTACKS.md prints.
#![cfg(all(
    feature = "akn",
    feature = "check",
    feature = "cli",
    feature = "docx",
    feature = "dsig",
    feature = "edxml",
    feature = "html",
    feature = "json",
    feature = "record",
    feature = "xml"
))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what cannot be set up must fail"
)]

mod attached;
mod claims;
mod clipped;
mod command;
mod covered;
mod drawn;
mod fields;
mod foreign;
mod forged;
mod formats;
mod limits;
mod linked;
mod office;
mod output;
mod packed;
mod packets;
mod pages;
mod signed;
mod strange;
#[path = "../support/mod.rs"]
mod support;
mod text;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use congvan::{Checker, Error, letter};

/// One attack.
pub(crate) struct Attack {
    /// The door it comes through.
    pub(crate) door: &'static str,
    /// What is tried.
    pub(crate) name: &'static str,
    /// What must become of it.
    pub(crate) outcome: &'static str,
    /// Tries it, and says what became of it.
    pub(crate) run: fn() -> String,
}

/// A row of the table.
pub(crate) const fn attack(
    door: &'static str,
    name: &'static str,
    outcome: &'static str,
    run: fn() -> String,
) -> Attack {
    Attack {
        door,
        name,
        outcome,
        run,
    }
}

/// A letter without a fault.
pub(crate) const LETTER: &str = "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
    Số: 45/SNV-VP\nV/v báo cáo số liệu quý II\n\nHà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\n\
    Sở Nội vụ đề nghị Sở Y tế gửi báo cáo tuần./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nTrần Thị Minh Hà\n";

/// Refused, and how; or read.
pub(crate) fn refused<T>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "read".into(),
        Err(error) => format!("refused: {:?}", error.kind()),
    }
}

/// What a rule tells of the letter with one part forged: code, gravity, place.
pub(crate) fn told(right: &str, forged: &str, code: &str) -> String {
    assert!(LETTER.contains(right), "{right}");
    told_of(&LETTER.replacen(right, forged, 1), code)
}

/// What a rule tells of a text.
pub(crate) fn told_of(text: &str, code: &str) -> String {
    let report = Checker::new().check(&letter::from_str(text));
    let found = report.diagnostics.iter().find(|d| d.code == code);
    found.map_or_else(
        || {
            let codes: Vec<&str> = report.diagnostics.iter().map(|d| d.code.as_ref()).collect();
            match codes.as_slice() {
                [] => "not told".to_owned(),
                _ => format!("not told, but {codes:?}"),
            }
        },
        |d| match d.path.as_str() {
            "" => format!("{code}, {}", d.severity),
            path => format!("{code}, {}, at `{path}`", d.severity),
        },
    )
}

fn table() -> Vec<&'static Attack> {
    let parts = [
        text::ATTACKS,
        forged::ATTACKS,
        foreign::ATTACKS,
        strange::ATTACKS,
        claims::ATTACKS,
        formats::ATTACKS,
        office::ATTACKS,
        drawn::ATTACKS,
        covered::ATTACKS,
        clipped::ATTACKS,
        fields::ATTACKS,
        linked::ATTACKS,
        packed::ATTACKS,
        packets::ATTACKS,
        attached::ATTACKS,
        signed::ATTACKS,
        output::ATTACKS,
        command::ATTACKS,
        pages::ATTACKS,
    ];
    parts.into_iter().flatten().collect()
}

#[test]
fn every_attack_ends_as_the_table_says() {
    let (table, next, wrong) = (table(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let run = || {
        while let Some(attack) = table.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = (attack.run)();
            if outcome != attack.outcome {
                wrong.lock().unwrap().push(format!(
                    "{}, {}\n  table:   {}\n  outcome: {outcome}",
                    attack.door, attack.name, attack.outcome
                ));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(run);
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_attack_stands_twice_and_the_outright_letter_is_right() {
    let names: BTreeSet<(&str, &str)> = table().iter().map(|attack| (attack.door, attack.name)).collect();
    assert_eq!(names.len(), table().len());
    let report = Checker::new().check(&letter::from_str(LETTER));
    assert_eq!(report.diagnostics, []);
    assert_eq!(report.is_compliant(), Some(true));
}

fn page() -> String {
    let all = table();
    let mut page = format!(
        "# Attacks\n\n{} attacks and what becomes of each. The table is that of `tests/attacks`, which runs every one;\n\
         `CONGVAN_BLESS=1 cargo test --all-features --test attacks` writes this page anew.\n\n\
         “Refused” is an error of that kind, with the place and how to mend it. A code is that of a finding:\n\
         `SP-…` and `ED-…` are rules (`congvan explain CODE`), `READ-…` a note of the reader.\n",
        all.len()
    );
    let mut door = "";
    for attack in all {
        if attack.door != door {
            door = attack.door;
            let _ = write!(page, "\n## {door}\n\n| Attack | Outcome |\n|---|---|\n");
        }
        let bars = |text: &str| text.replace('|', "\\|");
        let _ = writeln!(page, "| {} | {} |", bars(attack.name), bars(attack.outcome));
    }
    page.replace("<!", "&lt;!").replace("<s", "&lt;s")
}

#[test]
fn the_page_is_that_of_the_table() {
    const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ATTACKS.md");
    if std::env::var_os("CONGVAN_BLESS").is_some() {
        std::fs::write(PATH, page()).unwrap();
    }
    assert!(
        std::fs::read_to_string(PATH).unwrap() == page(),
        "ATTACKS.md is not that of the table"
    );
}
