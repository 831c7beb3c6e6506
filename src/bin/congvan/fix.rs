//! `congvan fix`: a letter with the safe mends applied.

use std::io;
use std::path::PathBuf;

use congvan::Message;
use congvan::detect::Input;
use congvan::diagnostic::{Diagnostic, Severity};
use congvan::fix;
use congvan::text::{Source, Span};

use crate::check::Rules;
use crate::console::{Console, Voice as _};
use crate::input::{Name, Reading};
use crate::output::Output;
use crate::screen::printable;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan fix thu.txt -o thu-sua.txt
  congvan fix thu.txt | diff thu.txt -         what would change
  congvan fix thu.txt -o thu.txt --force       in place

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
    if reading.layout.is_some() {
        console.fail(&Message::new(
            format!(
                "{name}: không sửa trực tiếp trong tệp Word; hãy sửa bằng Word theo kết quả của: congvan check {name}, \
                 hoặc lấy phần chữ: congvan convert {name} --to text"
            ),
            format!(
                "{name}: Word files are not mended in place; mend it in Word as `congvan check {name}` says, \
                 or take its text: congvan convert {name} --to text"
            ),
        ));
        return Ok(());
    }
    let mut findings = arguments.rules.check(&input).diagnostics;
    let notes = reading.diagnostics.iter().filter(|note| !findings.contains(note));
    let notes: Vec<_> = notes.cloned().collect();
    findings.extend(notes);
    let fixed = fix::apply(&reading.source, &findings);
    arguments.output.write(&fixed.text, console)?;
    let faults = |found: &[&Diagnostic]| found.iter().filter(|d| d.severity > Severity::Info).count();
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let (applied, left) = (fixed.applied.len(), faults(&all) - faults(&fixed.applied));
    for finding in &fixed.applied {
        let change = change(finding, &reading.source);
        console.say(&Message::new(format!("  {change}"), format!("  {change}")));
    }
    console.say(&Message::new(
        format!("{name}: đã sửa {applied} chỗ, còn {left} lỗi, cảnh báo cho người soạn thảo xem"),
        format!("{name}: {applied} mends applied, {left} errors and warnings left for the drafter"),
    ));
    Ok(())
}

/// `7:12 N02: “” → “0”`: the place, the rule and each edit.
fn change(finding: &Diagnostic, source: &Source) -> String {
    let place = finding.span.map(|place| format!("{}:{} ", place.line, place.column));
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let shown = edits.clone().take(MOST_EDITS).map(|edit| {
        let old = source.slice(Span::new(edit.start, edit.end)).unwrap_or_default();
        format!("“{}” → “{}”", printable(old), printable(&edit.text))
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    let more = if edits.count() > MOST_EDITS { ", …" } else { "" };
    format!("{}{}: {shown}{more}", place.unwrap_or_default(), finding.code)
}

/// How many edits of one finding are shown.
const MOST_EDITS: usize = 5;
