//! Many inputs: files, folders, lines of items.

use std::fmt;
use std::io::{self, BufReader, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};
use std::time::Duration;

use congvan::batch::{self, Batch, Handle, Id, Item, Line};
use congvan::detect::Input;
use congvan::text::Limits;
use congvan::{Error, Message};
use serde::Serialize;
use walkdir::WalkDir;

use crate::console::{Console, INTERRUPTED, Told, Voice as _};
use crate::input::{self, Name, Reading};
use crate::meter::Meter;

/// The longest line of items: a letter of the largest size, with every character escaped.
const LONGEST_LINE: usize = 6 * 16 * 1024 * 1024;

/// What stands in the help of every command that takes many inputs.
pub(crate) const ABOUT: &str = "\
Many inputs (nhiều văn bản): files and folders may be mixed; of a folder all files are read, those
of its folders too, without hidden ones. With --ndjson each line of the input is an item,
{\"id\": …, \"text\": \"…\"} or {\"id\": …, \"document\": {…}}, and each line of the output has its id.
The order is kept. What cannot be read is reported and passed over; the exit code is 2 then.";

/// The inputs, and how they are gone through.
#[derive(clap::Args)]
pub(crate) struct Many {
    /// Files or folders, `-` for standard input (các tệp, thư mục)
    #[arg(value_name = "FILE", required_unless_present = "ndjson")]
    files: Vec<PathBuf>,
    /// Take each line as an item, {"id": …, "text": …} (mỗi dòng một văn bản)
    #[arg(long, conflicts_with = "input")]
    ndjson: bool,
    /// How many threads work; one for each processor unless given (số luồng)
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    reading: Reading,
}

/// One input, before it is read.
pub(crate) enum Task {
    File(PathBuf),
    /// A line of an input with this name.
    Line(Arc<str>, Line),
    /// What could not even be begun.
    Broken(Told),
}

/// What an input is called.
pub(crate) enum Label {
    /// A file, by its path.
    File(PathBuf),
    /// A line of an input, by its number and the caller's name.
    Item(Arc<str>, usize, Id),
}

impl Label {
    /// The name for programs.
    pub(crate) fn id(&self) -> Id {
        match self {
            Self::File(file) => Id::from(Name::of(file).given().as_str()),
            Self::Item(.., id) => id.clone(),
        }
    }

    /// The name as it was given: `-` stays `-`.
    pub(crate) fn given(&self) -> String {
        match self {
            Self::File(file) => Name::of(file).given(),
            Self::Item(.., id) => id.to_string(),
        }
    }

    /// The name for people, short enough to stand before each place.
    pub(crate) fn short(&self) -> String {
        match self {
            Self::File(file) => Name::of(file).to_string(),
            Self::Item(.., id) => id.to_string(),
        }
    }
}

impl fmt::Display for Label {
    /// The name for people, with all that finds it again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => Name::of(file).fmt(f),
            Self::Item(input, line, id) => write!(f, "{input}:{line} ({id})"),
        }
    }
}

impl Many {
    /// Whether there is one input alone, which is printed as such.
    pub(crate) fn only(&self) -> Option<&Path> {
        match self.files.as_slice() {
            [file] if !self.ndjson && !file.is_dir() => Some(file),
            _ => None,
        }
    }

    pub(crate) fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Whether the inputs are lines, whose number nobody knows beforehand.
    pub(crate) fn is_lines(&self) -> bool {
        self.ndjson
    }

    /// Reads one input; says what is wrong where it cannot be read.
    pub(crate) fn read(&self, task: Task, told: &mut Told) -> Option<(Label, Input)> {
        match task {
            Task::File(file) => {
                let input = self.reading.read(&file, told)?;
                Some((Label::File(file), input))
            }
            Task::Line(name, line) => {
                let item = Item::from_line(&line)
                    .map_err(|error| told.cannot_read(&name, &error))
                    .ok()?;
                let label = Label::Item(name, line.number, item.id().clone());
                let read = item.read(&Limits::default());
                let input = read.map_err(|error| told.cannot_read(&label, &error)).ok()?;
                Some((label, input))
            }
            Task::Broken(broken) => {
                *told = broken;
                None
            }
        }
    }

    /// Makes a line of output of every input.
    pub(crate) fn lines(
        &self,
        console: &mut Console,
        line: impl Fn(Task, &mut Told) -> Option<Vec<u8>> + Sync,
    ) -> io::Result<()> {
        let work = |task| {
            let mut told = Told::default();
            let line = line(task, &mut told);
            (told, line)
        };
        self.run(console, work, |line, console| console.out().write_all(&line))?;
        Ok(())
    }

    /// Does the work for every input, and prints in their order what `print` says;
    /// gives how many inputs had no answer.
    pub(crate) fn run<R: Send>(
        &self,
        console: &mut Console,
        work: impl Fn(Task) -> (Told, Option<R>) + Sync,
        mut print: impl FnMut(R, &mut Console) -> io::Result<()>,
    ) -> io::Result<u64> {
        let jobs = self.jobs.map_or_else(Batch::new, |jobs| Batch::new().jobs(jobs.get()));
        let handle = jobs.handle();
        on_interrupt(&handle);
        let stdin = [PathBuf::from("-")];
        let files = if self.files.is_empty() { &stdin[..] } else { &self.files };
        let mut meter = Meter::new(files, self.ndjson);
        let done = jobs.run(
            tasks(files, self.ndjson),
            |task| (weight(&task), work(task)),
            |(weight, (told, answer))| {
                meter.count(weight, answer.is_none());
                told.to(console);
                if let Some(answer) = answer {
                    print(answer, console)?;
                }
                // Whoever waits for the answer to what was given so far has it.
                if handle.under_way() == 0 {
                    console.out().flush()?;
                }
                Ok(())
            },
        );
        if handle.is_stopped() && done.is_ok() {
            console.interrupted();
        }
        if self.ndjson || files.iter().any(|file| file.is_dir()) || io::stderr().is_terminal() {
            let said = meter.finish(handle.is_stopped());
            if meter.counted() > 1 {
                console.say(&said);
            }
        }
        done.map(|()| meter.failed())
    }
}

/// One value as a line of JSON.
pub(crate) fn json_line(value: &impl Serialize, label: &Label, told: &mut Told) -> Option<Vec<u8>> {
    match serde_json::to_vec(value) {
        Ok(mut line) => {
            line.push(b'\n');
            Some(line)
        }
        Err(error) => {
            told.fail(&Message::new(
                format!("{label}: không ghi được ra JSON: {error}"),
                format!("{label}: cannot be written as JSON: {error}"),
            ));
            None
        }
    }
}

/// What an input adds to the measure of progress: its bytes as a line, else one.
fn weight(task: &Task) -> u64 {
    match task {
        Task::Line(_, line) => u64::try_from(line.bytes.len()).unwrap_or(u64::MAX).saturating_add(1),
        Task::File(_) | Task::Broken(_) => 1,
    }
}

/// Every input, one after another.
fn tasks(files: &[PathBuf], ndjson: bool) -> impl Iterator<Item = Task> + Send {
    files.iter().flat_map(move |file| {
        let found: Box<dyn Iterator<Item = Task> + Send> = if ndjson {
            lines_of(file)
        } else if file.is_dir() {
            Box::new(files_in(file))
        } else {
            Box::new(std::iter::once(Task::File(file.clone())))
        };
        found
    })
}

fn lines_of(file: &Path) -> Box<dyn Iterator<Item = Task> + Send> {
    let mut told = Told::default();
    let Some(reader) = input::open_for_thread(file, &mut told) else {
        return Box::new(std::iter::once(Task::Broken(told)));
    };
    let name: Arc<str> = Name::of(file).to_string().into();
    let lines = batch::lines(BufReader::with_capacity(64 * 1024, reader), LONGEST_LINE);
    Box::new(lines.map(move |line| match line {
        Ok(line) => Task::Line(name.clone(), line),
        Err(error) => broken(&name, &error),
    }))
}

/// The files of a folder and of its folders, in the order of their names.
pub(crate) fn files_in(folder: &Path) -> impl Iterator<Item = Task> + Send + use<> {
    let name = Name::of(folder).to_string();
    let hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
    };
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    walk.filter_entry(move |entry| !hidden(entry))
        .filter_map(move |entry| match entry {
            Ok(entry) if entry.path().is_dir() => None,
            Ok(entry) => Some(Task::File(entry.into_path())),
            Err(error) => {
                let mut told = Told::default();
                let place = error
                    .path()
                    .map_or_else(|| name.clone(), |path| path.display().to_string());
                let error = io::Error::from(error);
                let why = input::reason(&error);
                told.fail(&Message::new(
                    format!("không đọc được thư mục {place}: {}", why.vi),
                    format!("cannot read the folder {place}: {}", why.en),
                ));
                Some(Task::Broken(told))
            }
        })
}

fn broken(name: &str, error: &Error) -> Task {
    let mut told = Told::default();
    told.cannot_read(&name, error);
    Task::Broken(told)
}

/// Lets Ctrl-C end the run with whole lines: what is under way is finished. The
/// second one ends it at once.
fn on_interrupt(handle: &Handle) {
    static ONCE: Once = Once::new();
    let handle = handle.clone();
    ONCE.call_once(move || {
        let leave = || std::process::exit(i32::from(INTERRUPTED));
        // Without a handler the signal ends the program, as ever.
        let _ = ctrlc::set_handler(move || {
            if handle.is_stopped() {
                leave();
            }
            handle.stop();
            // The input may never come to its end (a pipe): nothing more is printed then.
            while handle.under_way() > 0 {
                std::thread::sleep(Duration::from_millis(5));
            }
            std::thread::sleep(Duration::from_millis(100));
            leave();
        });
    });
}
