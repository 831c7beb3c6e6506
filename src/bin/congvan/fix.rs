//! `congvan fix`: a letter with the safe fixes applied.

use std::collections::BTreeSet;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use congvan::detect::Input;
use congvan::diagnostic::{Diagnostic, Severity};
use congvan::fix;
use congvan::text::{Source, Span};
use congvan::{Lang, Message};

use crate::check::Rules;
use crate::console::{Console, Voice as _};
use crate::input::{Name, Reading, has_words};
use crate::output::Output;
use crate::screen::printable;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan fix thu.txt -o thu-sua.txt
  congvan fix thu.txt | diff thu.txt -         what would change (những gì sẽ đổi)
  congvan fix thu.txt -o thu.txt --force       in place (sửa ngay trong tệp)

Only fixes that change no meaning are applied; `congvan check` shows the others (chỉ sửa những lỗi
mà việc sửa không làm đổi nội dung; các lỗi khác xem bằng `congvan check`).";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Letter to fix, `-` for standard input (văn bản cần sửa)
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
    if !has_words(&name, &input, console) {
        return Ok(());
    }
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
                "{name}: Word files are not changed in place; fix it in Word as `congvan check {name}` says, \
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
    // What was not written is not mended.
    if !arguments.output.write(&fixed.text, console)? {
        return Ok(());
    }
    let faults = |found: &[&Diagnostic]| found.iter().filter(|d| d.severity > Severity::Info).count();
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let (applied, left) = (fixed.applied.len(), faults(&all) - faults(&fixed.applied));
    let mut places = BTreeSet::new();
    for finding in &fixed.applied {
        let words = changes(finding, &reading.source);
        let change = shown(&words, &reading.source);
        places.extend(words.iter().map(|(range, _)| (range.start, range.end)));
        let line = |lang| {
            let place = finding.span.map(|place| format!(":{}:{}", place.line, place.column));
            let (severity, message) = (finding.severity.name(lang), finding.message.get(lang));
            let place = place.unwrap_or_default();
            format!("{name}{place}: {severity}[{}]: {message}: {change}", finding.code)
        };
        console.say(&Message::new(line(Lang::Vi), line(Lang::En)));
    }
    let (vi, en) = match places.len() {
        count if count == applied => (String::new(), String::new()),
        count => (format!(" ({count} chỗ)"), format!(" ({count} places)")),
    };
    console.say(&Message::new(
        format!("{name}: đã sửa {applied} lỗi{vi}, còn {left} lỗi, cảnh báo cho người soạn thảo xem"),
        format!("{name}: {applied} fixes applied{en}, {left} errors and warnings left for the drafter"),
    ));
    Ok(())
}

/// The words that a finding changes, each with what takes its place.
fn changes(finding: &Diagnostic, source: &Source) -> Vec<(Range<usize>, String)> {
    let text = source.text();
    let decoded = |at: usize| source.slice(Span::new(0, at)).map(str::len);
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let located = edits.filter_map(|edit| Some((decoded(edit.start)?..decoded(edit.end)?, edit.text.as_str())));
    let mut located: Vec<(Range<usize>, &str)> = located.collect();
    located.sort_by_key(|(range, _)| range.start);
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    for (range, new) in located {
        let word = word_around(text, &range);
        match words.last_mut() {
            // Two edits of one word are shown once.
            Some((shown, written)) if word.start < shown.end => {
                // What was written behind the last edit stands in the text as it is.
                written.truncate(written.len().saturating_sub(shown.end - range.start));
                shown.end = shown.end.max(word.end);
                written.push_str(new);
                written.push_str(text.get(range.end..shown.end).unwrap_or_default());
            }
            _ => {
                let piece = |range: Range<usize>| text.get(range).unwrap_or_default();
                let written = [piece(word.start..range.start), new, piece(range.end..word.end)].concat();
                words.push((word, written));
            }
        }
    }
    words
}

/// What was changed, in whole words: `“5/SNV-VP” → “05/SNV-VP”`.
fn shown(words: &[(Range<usize>, String)], source: &Source) -> String {
    let text = source.text();
    let shown = words.iter().take(MOST_EDITS).map(|(range, new)| {
        let old = text.get(range.clone()).unwrap_or_default();
        format!("“{}” → “{}”", printable(old), printable(new))
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    let more = if words.len() > MOST_EDITS { ", …" } else { "" };
    format!("{shown}{more}")
}

/// The words that a place touches, on its line, as far as [`REACH`] on either side.
fn word_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let of_word = |c: &char| !c.is_whitespace();
    let length = |letters: usize, c: char| letters + c.len_utf8();
    let left = before.chars().rev().take(REACH).take_while(of_word).fold(0, length);
    let right = behind.chars().take(REACH).take_while(of_word).fold(0, length);
    range.start - left..range.end + right
}

/// How many letters of a word are shown on either side of what changes: a text without a space
/// is no word.
const REACH: usize = 64;

/// How many changes of one finding are shown.
const MOST_EDITS: usize = 5;
