//! `congvan check`: the form of letters.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ValueEnum;
use congvan::check::{self, Profile, Sector, Series, Stage};
use congvan::detect::{Input, PacketInput};
use congvan::diagnostic::{Diagnostic, Report, Severity, Verdict};
use congvan::edxml;
use congvan::report::{self, Checked, FileReport, Human};
use congvan::{Checker, Message};

use crate::console::Console;
use crate::input::{Name, Reading};

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan check thu.txt
  congvan check --stage draft du-thao.md       number and day may still be blank
  congvan check --as-of 2019-05-10 cu.txt      by the rules of that day
  congvan check --off R18 --severity B01=info thu.txt
  congvan check --format sarif *.txt > a.sarif";

/// How the rules are applied.
#[derive(clap::Args)]
pub(crate) struct Rules {
    /// How far the document has come (giai đoạn): a draft may lack number and day
    #[arg(long, value_enum, default_value_t = StageArgument::Incoming)]
    stage: StageArgument,
    /// Judge by the rules of this day instead of the document's own date (theo quy định tại ngày)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// Judge by this set of rules (bộ quy tắc): nd30, tt01, tt55, hd36, hd05
    #[arg(long, value_name = "NAME")]
    profile: Option<Profile>,
    /// The sector of the issuing body (ngành), where its name does not tell:
    /// armed-forces, education, health, science, other
    #[arg(long, value_name = "NAME")]
    sector: Option<Sector>,
    /// Leave out a rule (bỏ qua quy tắc); may be given many times
    #[arg(long = "off", value_name = "CODE", value_parser = rule_code)]
    off: Vec<String>,
    /// Give a rule another severity (đổi mức): B01=info; may be given many times
    #[arg(long = "severity", value_name = "CODE=LEVEL", value_parser = regraded)]
    severities: Vec<(String, Severity)>,
}

#[derive(Clone, Copy, ValueEnum)]
enum StageArgument {
    /// Not issued yet (dự thảo)
    Draft,
    /// Issued here (văn bản đi)
    Issued,
    /// Issued, came in (văn bản đến)
    Incoming,
}

impl Rules {
    /// Checks a packet by the rules of the exchange.
    fn check_packet(&self, packet: &PacketInput) -> Report {
        let mut check = edxml::Check::new().draft(matches!(self.stage, StageArgument::Draft));
        if let Some(day) = self.as_of {
            check = check.as_of(day);
        }
        for code in &self.off {
            check = check.without_rule(code.clone());
        }
        for (code, severity) in &self.severities {
            check = check.severity(code.clone(), *severity);
        }
        check.check_placed(&packet.content, &packet.diagnostics, &packet.places)
    }

    /// Checks what was read, with its places where it has them.
    pub(crate) fn check(&self, input: &Input) -> Report {
        let stage = match self.stage {
            StageArgument::Draft => Stage::Draft,
            StageArgument::Issued => Stage::Issued,
            StageArgument::Incoming => Stage::Incoming,
        };
        let mut checker = Checker::new().stage(stage);
        if let Some(day) = self.as_of {
            checker = checker.as_of(day);
        }
        if let Some(profile) = self.profile {
            checker = checker.profile(profile);
        }
        if let Some(sector) = self.sector {
            checker = checker.sector(sector);
        }
        for code in &self.off {
            checker = checker.without_rule(code.clone());
        }
        for (code, severity) in &self.severities {
            checker = checker.severity(code.clone(), *severity);
        }
        match input {
            Input::Reading(reading) => checker.check_reading(reading),
            Input::Packet(packet) => self.check_packet(packet),
            other => checker.check(other.document()),
        }
    }
}

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Files to check, `-` for standard input (các tệp cần kiểm tra)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to print (dạng kết quả)
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// When to use colours (màu)
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Source line, caret, message, legal basis, mend (cho người đọc)
    Human,
    /// One JSON object for each file
    Json,
    /// SARIF 2.1.0 for code review tools and editors
    Sarif,
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// A file that was read, with its report.
struct Judged<'a> {
    file: &'a Path,
    input: Input,
    report: Report,
    /// What the reader of a packet noted and no rule tells.
    notes: Vec<Diagnostic>,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let mut judged = Vec::new();
    let mut tally = Tally::default();
    // What only several files show: the same number twice.
    let mut series = Series::new();
    for file in &arguments.files {
        let Some(input) = arguments.reading.read(file, console) else {
            tally.unread += 1;
            continue;
        };
        let mut report = arguments.rules.check(&input);
        let name = Name::of(file).given();
        match &input {
            Input::Reading(reading) => series.add_reading(&name, reading, &mut report),
            // A packet carries a letter and is none: the same number in both is right.
            Input::Packet(_) => {}
            other => series.add(&name, other.document(), &mut report),
        }
        tally.add(report.verdict());
        if report.verdict() == Verdict::NotCompliant {
            console.errors_found();
        }
        let notes = match &input {
            Input::Packet(packet) => edxml::unjudged(&packet.diagnostics, &report).cloned().collect(),
            _ => Vec::new(),
        };
        let one = Judged {
            file,
            input,
            report,
            notes,
        };
        match arguments.format {
            Format::Human => print_human(&one, arguments.color, tally.read() > 1, console)?,
            Format::Json => {
                let name = Name::of(one.file).given();
                let line = FileReport::new(&one.checked(&name), console.lang);
                console.json_line(&line)?;
            }
            // SARIF is one document over all files.
            Format::Sarif => judged.push(one),
        }
    }
    match arguments.format {
        Format::Human if arguments.files.len() > 1 => {
            let total = tally.message();
            let total = total.get(console.lang);
            writeln!(console.out(), "\n{total}")
        }
        Format::Sarif => print_sarif(&judged, console),
        _ => Ok(()),
    }
}

impl Judged<'_> {
    fn checked<'a>(&'a self, name: &'a str) -> Checked<'a> {
        let checked = Checked::new(name, &self.report);
        match &self.input {
            Input::Reading(reading) => checked.with_reading(reading),
            Input::Packet(_) => checked.with_notes(&self.notes),
            _ => checked,
        }
    }
}

fn print_human(judged: &Judged<'_>, color: Color, apart: bool, console: &mut Console) -> io::Result<()> {
    let color = match color {
        Color::Auto => console.wants_color(),
        Color::Always => true,
        Color::Never => false,
    };
    let name = Name::of(judged.file).to_string();
    let text = Human::new(console.lang).color(color).render(&judged.checked(&name));
    let gap = if apart { "\n" } else { "" };
    write!(console.out(), "{gap}{text}")
}

fn print_sarif(judged: &[Judged<'_>], console: &mut Console) -> io::Result<()> {
    let names: Vec<String> = judged.iter().map(|one| Name::of(one.file).given()).collect();
    let files: Vec<Checked<'_>> = judged.iter().zip(&names).map(|(one, name)| one.checked(name)).collect();
    let log = report::sarif(&files, check::rules().chain(edxml::rules()), console.lang);
    console.out().write_all(log.as_bytes())
}

/// How many files went which way.
#[derive(Default)]
struct Tally {
    compliant: usize,
    not_compliant: usize,
    undetermined: usize,
    unread: usize,
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Compliant => self.compliant += 1,
            Verdict::NotCompliant => self.not_compliant += 1,
            _ => self.undetermined += 1,
        }
    }

    fn read(&self) -> usize {
        self.compliant + self.not_compliant + self.undetermined
    }

    fn message(&self) -> Message {
        let Self {
            compliant,
            not_compliant,
            undetermined,
            unread,
        } = self;
        let all = self.read() + unread;
        Message::new(
            format!(
                "tổng cộng {all} tệp: {compliant} đúng thể thức, {not_compliant} chưa đúng, {undetermined} chưa đủ cơ sở kết luận, {unread} không đọc được"
            ),
            format!(
                "{all} files in all: {compliant} compliant, {not_compliant} not compliant, {undetermined} undetermined, {unread} not read"
            ),
        )
    }
}

/// Reads the code of a rule, in capitals or not.
fn rule_code(text: &str) -> Result<String, String> {
    let of_packets = || edxml::rules().iter().find(|rule| rule.code.eq_ignore_ascii_case(text));
    let rule = check::find_rule(text).or_else(of_packets).ok_or_else(|| {
        format!("không có quy tắc {text}; hãy xem congvan explain --all (there is no such rule, see there)")
    })?;
    Ok(rule.code.clone())
}

/// Reads `B01=info`.
fn regraded(text: &str) -> Result<(String, Severity), String> {
    let form = "phải có dạng MÃ=error, MÃ=warning hoặc MÃ=info (it must be CODE=error, CODE=warning or CODE=info)";
    let (code, level) = text.split_once('=').ok_or(form)?;
    let levels = [Severity::Error, Severity::Warning, Severity::Info];
    let severity = levels
        .into_iter()
        .find(|severity| severity.to_string() == level.to_ascii_lowercase())
        .ok_or(form)?;
    Ok((rule_code(code)?, severity))
}

/// Reads the day of `--as-of`.
fn day(text: &str) -> Result<NaiveDate, String> {
    let date: Option<congvan::value::IssueDate> = text.parse().ok();
    date.and_then(|date| date.to_naive()).ok_or_else(|| {
        "ngày phải có thật và viết theo dạng 2024-05-02 (the day must exist and be written like that)".to_owned()
    })
}
