//! `congvan fix`: a letter with the safe mends applied.

use std::io;
use std::path::PathBuf;

use congvan::Message;
use congvan::detect::Input;
use congvan::diagnostic::{Diagnostic, Severity};
use congvan::fix;

use crate::check::Rules;
use crate::console::Console;
use crate::input::{Name, Reading};
use crate::output::Output;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan fix thu.txt -o thu-sua.txt
  congvan fix thu.txt | diff thu.txt -         what would change

Only mends that change no meaning are applied; `congvan check` shows the others.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Letter to mend, `-` for standard input (văn bản cần sửa)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let name = Name::of(&arguments.file);
    let Some(input) = arguments.reading.read(&arguments.file, console) else {
        return Ok(());
    };
    let Input::Reading(reading) = &input else {
        console.fail(&Message::new(
            format!("{name}: chỉ sửa được văn bản dạng chữ; hãy chuyển trước: congvan convert {name} --to text"),
            format!("{name}: only letters as text can be mended; convert it first: congvan convert {name} --to text"),
        ));
        return Ok(());
    };
    let mut findings = arguments.rules.check(&input).diagnostics;
    let notes = reading.diagnostics.iter().filter(|note| !findings.contains(note));
    let notes: Vec<_> = notes.cloned().collect();
    findings.extend(notes);
    let fixed = fix::apply(&reading.source, &findings);
    arguments.output.write(&fixed.text, console)?;
    let faults = |found: &[&Diagnostic]| found.iter().filter(|d| d.severity > Severity::Info).count();
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let (applied, left) = (fixed.applied.len(), faults(&all) - faults(&fixed.applied));
    console.say(&Message::new(
        format!("{name}: đã sửa {applied} chỗ, còn {left} lỗi, cảnh báo cho người soạn thảo xem"),
        format!("{name}: {applied} mends applied, {left} errors and warnings left for the drafter"),
    ));
    Ok(())
}
