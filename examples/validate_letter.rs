//! A letter has come in. Is its form right? The clerk sees each finding under the line that
//! it is about, with the provision it rests on and the fix; a script sees the exit code:
//! 0 the form is right, 1 it is not, 2 it could not be told or the file not be read.
//!
//! ```text
//! cargo run --all-features --example validate_letter
//! ```
//!
//! A letter of your own is named behind `--`.
//!
//! Without a file it looks at a draft, which need not have a number and a day yet.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to the terminal"
)]

use std::error::Error;
use std::process::ExitCode;

use congvan::check::Stage;
use congvan::detect;
use congvan::diagnostic::Verdict;
use congvan::{Checker, Lang};

const DRAFT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters/thong_bao.md");

fn main() -> ExitCode {
    let verdict = match std::env::args().nth(1) {
        Some(file) => validate(&file, Stage::Incoming),
        None => validate(DRAFT, Stage::Draft),
    };
    match verdict {
        Ok(Verdict::Compliant) => ExitCode::SUCCESS,
        Ok(Verdict::NotCompliant) => ExitCode::FAILURE,
        // A rule that applies could not be evaluated: that is no licence to pass.
        Ok(_) => ExitCode::from(2),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn validate(file: &str, stage: Stage) -> Result<Verdict, Box<dyn Error>> {
    // Any format that the crate reads; what it is, its content says.
    let input = detect::from_reader(std::fs::File::open(file)?)?;
    let checker = Checker::new().stage(stage);
    let report = checker.check(&input);
    // A letter as text knows its places, so that findings have a line and a caret.
    print!("{}", input.checked(file, &report).display(Lang::Vi));
    Ok(report.verdict())
}
