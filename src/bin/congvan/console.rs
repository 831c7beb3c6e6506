//! Where the command speaks: results on standard output, troubles on standard error.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use congvan::diagnostic::{Diagnostic, Severity};
use congvan::document::Loss;
use congvan::{Error, Lang, Message};

use crate::screen::{Kind, printable, quiet};

/// The exit code of a run that a signal ended, as shells have it: 130 for Ctrl-C.
pub(crate) fn code_of_signal(signal: u8) -> u8 {
    signal.saturating_add(128)
}

/// Standard output and error in one language, and how the run went so far.
pub(crate) struct Console {
    pub(crate) lang: Lang,
    out: BufWriter<StdoutLock<'static>>,
    errors_found: bool,
    trouble: bool,
    /// The number of the signal that ended the run.
    interrupted: Option<u8>,
    failures: Failures,
}

impl Console {
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            lang,
            out: BufWriter::new(io::stdout().lock()),
            errors_found: false,
            trouble: false,
            interrupted: None,
            failures: Failures::default(),
        }
    }

    /// What could not be done so far.
    pub(crate) fn failures(&self) -> &Failures {
        &self.failures
    }

    /// Standard output, buffered.
    pub(crate) fn out(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Prints one value as a line of JSON.
    pub(crate) fn json_line(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        let line = serde_json::to_string(value)?;
        self.out.write_all(quiet(&line, Kind::Json).as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Whether to use colours if the user did not say.
    pub(crate) fn wants_color(&self) -> bool {
        io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
    }

    /// Notes that a check found errors: exit code 1.
    pub(crate) fn errors_found(&mut self) {
        self.errors_found = true;
    }

    /// Notes that a signal ended the run before its end.
    pub(crate) fn interrupted(&mut self, signal: u8) {
        self.interrupted = Some(signal);
        self.failures.note(&Message::new(
            "đã dừng theo yêu cầu trước khi xong",
            "stopped as asked before the end",
        ));
    }

    /// Ends the run: the exit code of the contract. A reader that went away
    /// (`| head`) is no trouble.
    pub(crate) fn finish(mut self, done: io::Result<()>) -> ExitCode {
        match done.and_then(|()| self.out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => self.fail(&Message::new(
                format!("không ghi được kết quả ra đầu ra chuẩn: {error}"),
                format!("cannot write to standard output: {error}"),
            )),
            _ => {}
        }
        if let Some(signal) = self.interrupted {
            return ExitCode::from(code_of_signal(signal));
        }
        ExitCode::from(match (self.trouble, self.errors_found) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        })
    }
}

/// What the library advises, without what only those can do who call it: the limits of the
/// command are fixed.
pub(crate) fn advice(message: &str) -> &str {
    const OF_LIBRARY: [&str; 4] = [
        " or raise the limit",
        "; raise the limit",
        " hoặc nâng giới hạn",
        "; hãy nâng giới hạn",
    ];
    let without = OF_LIBRARY.iter().find_map(|end| message.strip_suffix(end));
    without.unwrap_or(message)
}

/// Says what could not be done, was lost or is worth knowing.
pub(crate) trait Voice {
    /// Says what is worth knowing and no failure.
    fn say(&mut self, message: &Message);

    /// Notes that something could not be done: exit code 2.
    fn trouble(&mut self);

    /// Says on standard error what could not be done: exit code 2.
    fn fail(&mut self, message: &Message) {
        self.trouble();
        self.say(message);
    }

    /// Says that a file could not be read: what, where, and how to mend it.
    fn cannot_read(&mut self, name: &dyn Display, error: &Error) {
        let mut vi = format!("không đọc được {name}");
        let mut en = format!("cannot read {name}");
        if let Some(item) = error.item() {
            vi += &format!(", văn bản thứ {}", item + 1);
            en += &format!(", document {}", item + 1);
        }
        if let Some(position) = error.position() {
            vi += &format!(", dòng {}, cột {}", position.line, position.column);
            en += &format!(", line {}, column {}", position.line, position.column);
        }
        if let Some(path) = error.path().filter(|path| !path.is_empty()) {
            vi += &format!(", trường {path}");
            en += &format!(", field {path}");
        }
        self.fail(&Message::new(
            format!("{vi}: {}", advice(error.message(Lang::Vi))),
            format!("{en}: {}", advice(error.message(Lang::En))),
        ));
    }

    /// Says what a format could not hold.
    fn losses(&mut self, name: &dyn Display, losses: &[Loss]) {
        for loss in losses {
            let Loss { path, what, why, .. } = loss;
            // A path that ends in the name of the field has said it.
            let said = path.rsplit('/').next() == Some(what.as_str());
            let what = if said { String::new() } else { format!(": {what}") };
            self.say(&Message::new(
                format!("{name}: mất {path}{what}: {}", why.vi),
                format!("{name}: lost {path}{what}: {}", why.en),
            ));
        }
    }

    /// Says what a reader did not understand; small mends are kept quiet.
    fn notes(&mut self, name: &dyn Display, notes: &[Diagnostic]) {
        for note in notes.iter().filter(|note| note.severity >= Severity::Warning) {
            let place = match note.span {
                Some(p) => format!(":{}:{}", p.line, p.column),
                None if note.path.is_empty() => String::new(),
                None => format!(": {}", note.path),
            };
            let line = |lang| {
                let severity = note.severity.name(lang);
                format!("{name}{place}: {severity}[{}]: {}", note.code, note.message.get(lang))
            };
            self.say(&Message::new(line(Lang::Vi), line(Lang::En)));
        }
    }
}

impl Voice for Console {
    fn say(&mut self, message: &Message) {
        // Results that were printed before come first where both go to one place.
        let _ = self.out.flush();
        let line = format!("congvan: {}\n", printable(message.get(self.lang)));
        let _ = io::stderr().lock().write_all(line.as_bytes());
    }

    fn trouble(&mut self) {
        self.trouble = true;
    }

    fn fail(&mut self, message: &Message) {
        self.trouble();
        self.failures.note(message);
        self.say(message);
    }
}

/// What could not be done: the first messages, of which there may be millions, and how
/// many there are.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    first: Vec<Message>,
    more: u64,
}

impl Failures {
    const MOST: usize = 100;

    fn note(&mut self, message: &Message) {
        if self.first.len() < Self::MOST {
            self.first.push(message.clone());
        } else {
            self.more += 1;
        }
    }

    /// The first messages, and how many more there are.
    pub(crate) fn all(&self) -> (&[Message], u64) {
        (&self.first, self.more)
    }
}

/// What is to be said when the turn of an item has come.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Each with whether it is a failure.
    messages: Vec<(Message, bool)>,
    trouble: bool,
}

impl Told {
    /// Whether there is nothing to say.
    pub(crate) fn is_silent(&self) -> bool {
        self.messages.is_empty() && !self.trouble
    }

    pub(crate) fn to(self, console: &mut Console) {
        for (message, is_failure) in &self.messages {
            match is_failure {
                true => console.fail(message),
                false => console.say(message),
            }
        }
        console.trouble |= self.trouble;
    }
}

impl Voice for Told {
    fn say(&mut self, message: &Message) {
        self.messages.push((message.clone(), false));
    }

    fn trouble(&mut self) {
        self.trouble = true;
    }

    fn fail(&mut self, message: &Message) {
        self.trouble();
        self.messages.push((message.clone(), true));
    }
}
