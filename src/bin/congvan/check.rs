//! `congvan check`: the form of letters.

use std::io::{self, Write};

use chrono::NaiveDate;
use clap::ValueEnum;
use congvan::batch::Id;
use congvan::check::{self, Profile, Sector, Series, Stage};
use congvan::detect::{Input, PacketInput};
use congvan::diagnostic::{Diagnostic, Report, Severity, Verdict};
use congvan::edxml;
use congvan::letter::Reading;
use congvan::report::{Checked, FileReport, Human, SarifWriter};
use congvan::text::Limits;
use congvan::{Checker, Document, Lang, Message};
use serde::Serialize;

use crate::batch::{self, Many};
use crate::console::{Console, Told, Voice};
use crate::input::{Depth, has_words};
use crate::label::Label;
use crate::screen::{Kind, Quiet};
use crate::tasks::Task;
use crate::usage::Misread;

const EXAMPLES: &str = "\
Examples (ví dụ):
  congvan check thu.txt
  congvan check --stage draft du-thao.md       number and day may still be blank (số, ngày có thể để trống)
  congvan check --as-of 2019-05-10 cu.txt      by the rules of that day (theo quy định của ngày đó)
  congvan check --off R18 --severity B01=info thu.txt
  congvan check --format sarif *.txt > a.sarif
  congvan check --format json kho-van-ban      a folder, one JSON object for each file (cả thư mục, mỗi tệp một dòng JSON)

Over files the same number of one issuer in one year is found too (N05): number, issuer, day and
subject of each are remembered, and with --format sarif its name, some hundred bytes for a file.
Over lines (--ndjson) the same number is not looked for, there may be millions of them.

Với nhiều tệp, số, ký hiệu trùng của một cơ quan trong một năm cũng được phát hiện (N05): số, cơ quan,
ngày và trích yếu của mỗi tệp được ghi nhớ, thêm tên tệp nếu dùng --format sarif, vài trăm byte một
tệp. Với từng dòng (--ndjson) thì không tìm số trùng, vì có thể có hàng triệu dòng.

";

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
        let letters = packet.letters(&Limits::default());
        let passed_over = letters.diagnostic();
        let mut report = check.with_letters(letters).check(&packet.reading);
        report.diagnostics.extend(passed_over);
        report
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
            Input::Packet(packet) => self.check_packet(packet),
            letter => checker.check(letter),
        }
    }
}

#[derive(clap::Args)]
#[command(after_help = [EXAMPLES, batch::ABOUT].concat())]
pub(crate) struct Arguments {
    #[command(flatten)]
    many: Many,
    /// What to print (dạng kết quả)
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// When to use colours (màu)
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    #[command(flatten)]
    rules: Rules,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Source line, caret, message, legal basis, fix (cho người đọc)
    Human,
    /// One JSON object for each file (mỗi tệp một đối tượng JSON)
    Json,
    /// SARIF 2.1.0 for code review tools and editors (cho công cụ rà soát và trình soạn thảo)
    Sarif,
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set (khi in ra màn hình, trừ khi đặt NO_COLOR)
    Auto,
    /// Always (luôn luôn)
    Always,
    /// Never (không bao giờ)
    Never,
}

/// An input that was read, with its report.
struct Judged {
    name: Label,
    left: Left,
    report: Report,
    /// What the reader of a packet noted and no rule tells.
    notes: Vec<Diagnostic>,
}

/// What is needed of an input when it was checked: its head for the comparison with others,
/// and its text for the places.
enum Left {
    Reading(Box<Reading>),
    Document(Box<Document>),
    /// A packet carries a letter and is none: the same number in both is right.
    Packet,
}

impl Left {
    fn of(input: Input) -> Self {
        match input {
            Input::Reading(mut reading) => {
                let document = std::mem::take(&mut reading.document);
                reading.document = head_of(document);
                Self::Reading(reading)
            }
            Input::Packet(_) => Self::Packet,
            other => Self::Document(Box::new(head_of(other.into_document()))),
        }
    }

    /// Whether others may have the same number.
    fn is_numbered(&self) -> bool {
        match self {
            Self::Reading(reading) => reading.document.number.is_some(),
            Self::Document(document) => document.number.is_some(),
            Self::Packet => false,
        }
    }
}

fn head_of(mut document: Document) -> Document {
    document.body = Vec::new();
    document.appendices = Vec::new();
    document.unplaced = Vec::new();
    document
}

/// What a thread gives back.
enum Answer {
    /// What waits for those before it: they may have the same number, or one log is made
    /// of all.
    Judged(Box<Judged>),
    /// A report that stands for itself, as it is printed, and its verdict.
    Printed(Vec<u8>, Verdict),
}

/// The report of one line of many.
#[derive(Serialize)]
struct ItemReport {
    id: Id,
    #[serde(flatten)]
    report: FileReport,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> io::Result<()> {
    let many = &arguments.many;
    let look = Look {
        lang: console.lang,
        color: arguments.color.is_on(console),
    };
    let mut log = match arguments.format {
        Format::Sarif => Some(Log::begin(console)?),
        _ => None,
    };
    let mut tally = Tally::default();
    // What only several files show: the same number twice. Lines may be millions,
    // of which none can be remembered.
    let mut series = (!many.is_lines()).then(Series::new);
    let work = |task| {
        let mut told = Told::default();
        let answer = arguments.answer(task, look, &mut told);
        (told, answer)
    };
    let unread = many.run(many.made(), console, work, |answer, console| {
        let (printed, verdict) = match answer {
            Answer::Printed(printed, verdict) => (printed, verdict),
            Answer::Judged(mut one) => {
                if let Some(series) = &mut series {
                    one.compare(series);
                }
                // SARIF is one document over all files.
                let printed = match &mut log {
                    Some(log) => log.add(&one.checked(&one.name.given()), console).map(|()| None)?,
                    None => one.print(arguments.format, look, console),
                };
                (printed.unwrap_or_default(), one.report.verdict())
            }
        };
        tally.add(verdict);
        if verdict == Verdict::NotCompliant {
            console.errors_found();
        }
        if matches!(arguments.format, Format::Human) && tally.read() > 1 {
            console.out().write_all(b"\n")?;
        }
        console.out().write_all(&printed)
    })?;
    tally.unread = unread;
    match (arguments.format, log) {
        (Format::Human, _) if many.only().is_none() => {
            let total = tally.message(many.is_lines());
            let total = total.get(console.lang);
            writeln!(console.out(), "\n{total}")
        }
        (_, Some(log)) => log.end(console),
        _ => Ok(()),
    }
}

/// How reports are printed.
#[derive(Clone, Copy)]
struct Look {
    lang: Lang,
    color: bool,
}

impl Arguments {
    fn answer(&self, task: Task, look: Look, told: &mut Told) -> Option<Answer> {
        let (name, input) = self.many.read(task, Depth::Whole, told)?;
        if !has_words(&name, &input, told) {
            return None;
        }
        let report = self.rules.check(&input);
        let notes = match &input {
            Input::Packet(packet) => edxml::unjudged(&packet.reading.diagnostics, &report).cloned().collect(),
            _ => Vec::new(),
        };
        let judged = Judged {
            name,
            left: Left::of(input),
            report,
            notes,
        };
        let is_compared = !self.many.is_lines() && judged.left.is_numbered();
        if is_compared || matches!(self.format, Format::Sarif) {
            return Some(Answer::Judged(Box::new(judged)));
        }
        let printed = judged.print(self.format, look, told)?;
        Some(Answer::Printed(printed, judged.report.verdict()))
    }
}

impl Judged {
    /// What a series of files shows.
    fn compare(&mut self, series: &mut Series) {
        let name = self.name.given();
        match &self.left {
            Left::Reading(reading) => series.add(&name, &**reading, &mut self.report),
            Left::Document(document) => series.add(&name, &**document, &mut self.report),
            Left::Packet => {}
        }
    }

    fn checked<'a>(&'a self, name: &'a str) -> Checked<'a> {
        let checked = Checked::new(name, &self.report);
        match &self.left {
            Left::Reading(reading) => checked.with_reading(reading),
            Left::Packet => checked.with_notes(&self.notes),
            Left::Document(_) => checked,
        }
    }

    /// The report of one input alone.
    fn print(&self, format: Format, look: Look, voice: &mut impl Voice) -> Option<Vec<u8>> {
        if let Format::Human = format {
            let name = self.name.short();
            let human = Human::new(look.lang).color(look.color);
            return Some(human.render(&self.checked(&name)).to_string().into_bytes());
        }
        let report = FileReport::new(&self.checked(&self.name.given()), look.lang);
        match &self.name {
            Label::File(_) => batch::json_line(&report, &self.name, voice),
            Label::Item(.., id) => {
                let line = ItemReport { id: id.clone(), report };
                batch::json_line(&line, &self.name, voice)
            }
        }
    }
}

impl Color {
    fn is_on(self, console: &Console) -> bool {
        match self {
            Color::Auto => console.wants_color(),
            Color::Always => true,
            Color::Never => false,
        }
    }
}

/// A SARIF log, of which nothing is held that was printed.
struct Log(SarifWriter<'static, Vec<u8>>);

impl Log {
    fn begin(console: &mut Console) -> io::Result<Self> {
        let rules = check::rules().chain(edxml::rules());
        let mut log = Self(SarifWriter::new(Vec::new(), rules, console.lang)?);
        log.print(console)?;
        Ok(log)
    }

    fn add(&mut self, checked: &Checked<'_>, console: &mut Console) -> io::Result<()> {
        self.0.write(checked)?;
        self.print(console)
    }

    fn end(mut self, console: &mut Console) -> io::Result<()> {
        let (first, more) = console.failures().all();
        first.iter().for_each(|message| self.0.fail(message));
        // Beyond the first ones they are counted alone.
        if let Some(last) = first.last() {
            (0..more).for_each(|_| self.0.fail(last));
        }
        let (_, log) = self.0.onto(Quiet::new(console.out(), Kind::Json));
        log.finish().map(drop)
    }

    /// Standard output stays with the console between the files.
    fn print(&mut self, console: &mut Console) -> io::Result<()> {
        let written = std::mem::take(self.0.get_mut());
        Quiet::new(console.out(), Kind::Json).write_all(&written)
    }
}

/// How many files went which way.
#[derive(Default)]
struct Tally {
    compliant: u64,
    not_compliant: u64,
    undetermined: u64,
    unread: u64,
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Compliant => self.compliant += 1,
            Verdict::NotCompliant => self.not_compliant += 1,
            _ => self.undetermined += 1,
        }
    }

    fn read(&self) -> u64 {
        self.compliant + self.not_compliant + self.undetermined
    }

    fn message(&self, of_lines: bool) -> Message {
        let Self {
            compliant,
            not_compliant,
            undetermined,
            unread,
        } = self;
        let all = self.read() + unread;
        let (vi, en) = match of_lines {
            true => ("văn bản", "documents"),
            false => ("tệp", "files"),
        };
        Message::new(
            format!(
                "tổng cộng {all} {vi}: {compliant} đúng, {not_compliant} chưa đúng, {undetermined} chưa đủ cơ sở kết luận, {unread} không đọc được"
            ),
            format!(
                "{all} {en} in all: {compliant} compliant, {not_compliant} not compliant, {undetermined} undetermined, {unread} not read"
            ),
        )
    }
}

/// Reads the code of a rule, in capitals or not.
fn rule_code(text: &str) -> Result<String, Misread> {
    let of_packets = || edxml::rules().iter().find(|rule| rule.code.eq_ignore_ascii_case(text));
    let rule = check::find_rule(text).or_else(of_packets).ok_or_else(|| {
        Misread::new(
            format!("không có quy tắc {text}; hãy xem: congvan explain --all"),
            format!("there is no rule {text}; see: congvan explain --all"),
        )
    })?;
    Ok(rule.code.clone())
}

/// Reads `B01=info`.
fn regraded(text: &str) -> Result<(String, Severity), Misread> {
    let form = || {
        Misread::new(
            "phải có dạng MÃ=error, MÃ=warning hoặc MÃ=info",
            "it must be CODE=error, CODE=warning or CODE=info",
        )
    };
    let (code, level) = text.split_once('=').ok_or_else(form)?;
    let severity = level.parse().map_err(|_| form())?;
    Ok((rule_code(code)?, severity))
}

/// Reads the day of `--as-of`.
fn day(text: &str) -> Result<NaiveDate, Misread> {
    let date: Option<congvan::value::IssueDate> = text.parse().ok();
    date.and_then(|date| date.to_naive()).ok_or_else(|| {
        Misread::new(
            "ngày phải có thật và viết theo dạng 2024-05-02",
            "the day must exist and be written as 2024-05-02",
        )
    })
}
