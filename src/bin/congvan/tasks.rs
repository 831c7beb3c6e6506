//! What there is to do: the files and lines that the user named, one after another.

use std::io::{self, BufRead as _, BufReader};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use congvan::batch::{self, Handle, Line};
use congvan::{Error, Message};
use walkdir::WalkDir;

use crate::console::{Told, Voice as _};
use crate::head;
use crate::input::{self, Name};
use crate::label::Label;

/// The longest text of a letter, as the library reads it.
const LONGEST_TEXT: usize = 16 * 1024 * 1024;

/// The longest line of items: a letter of the largest size, with every character escaped.
const LONGEST_LINE: usize = 6 * LONGEST_TEXT;

/// How many inputs are taken before they are asked for.
const AHEAD: usize = 8;

/// A line that is longer is large: the next one is read when it was asked for.
const LARGE: usize = 1024 * 1024;

/// How often it is asked whether the run was stopped while an input is waited for.
const PATIENCE: Duration = Duration::from_millis(50);

/// How many times its own length a letter may take in memory.
const TIMES: u64 = 10;

/// What an input is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    /// It is one.
    Files,
    /// Lines that are items.
    Items,
    /// Lines of running text, of which blank ones count.
    Text,
}

/// One input, before it is read.
pub(crate) enum Task {
    File(PathBuf),
    /// A line of an input with this name.
    Line(Arc<str>, Line),
    /// What could not even be begun.
    Broken(Told),
}

impl Task {
    /// What it adds to the measure of progress: its bytes as a line, else one.
    pub(crate) fn weight(&self) -> u64 {
        match self {
            Self::Line(_, line) => u64::try_from(line.bytes.len()).unwrap_or(u64::MAX).saturating_add(1),
            Self::File(_) | Self::Broken(_) => 1,
        }
    }

    /// About how many bytes of memory it takes, all that is made of it included: of a text
    /// many times its own, of a packet, which alone may be longer, those of its attachments.
    pub(crate) fn size(&self) -> u64 {
        let text = |length: u64| length.min(LONGEST_TEXT as u64).saturating_mul(TIMES);
        match self {
            Self::Line(_, line) => text(line.bytes.len() as u64),
            Self::File(file) => {
                let length = std::fs::metadata(file).map_or(0, |about| about.len());
                text(length).max(length)
            }
            Self::Broken(_) => 0,
        }
    }

    fn is_large(&self) -> bool {
        matches!(self, Self::Line(_, line) if line.bytes.len() > LARGE)
    }
}

/// The inputs, taken by a thread of their own: whoever waits for the next one is not
/// held by a pipe that is silent when the run is stopped.
pub(crate) struct Tasks {
    found: Receiver<Task>,
    /// Tells that a large line was taken.
    taken: SyncSender<()>,
    finder: Option<JoinHandle<()>>,
    handle: Handle,
}

impl Tasks {
    pub(crate) fn new(files: Vec<PathBuf>, made: Made, handle: Handle) -> Self {
        let (give, found) = sync_channel(AHEAD);
        let (taken, wait) = sync_channel(1);
        let finder = thread::spawn(move || {
            for task in files.iter().flat_map(|file| tasks_of(file, made)) {
                let is_large = task.is_large();
                if give.send(task).is_err() || (is_large && wait.recv().is_err()) {
                    return;
                }
            }
        });
        Self {
            found,
            taken,
            finder: Some(finder),
            handle,
        }
    }
}

impl Iterator for Tasks {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        loop {
            match self.found.recv_timeout(PATIENCE) {
                Ok(task) => {
                    if task.is_large() {
                        // There is room: one is told for each that is waited for.
                        let _ = self.taken.try_send(());
                    }
                    return Some(task);
                }
                // The thread may be in the midst of reading: it ends with the process.
                Err(RecvTimeoutError::Timeout) if self.handle.is_stopped() => return None,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    // A panic is not the end of the inputs.
                    if let Some(Err(panic)) = self.finder.take().map(JoinHandle::join) {
                        resume_unwind(panic);
                    }
                    return None;
                }
            }
        }
    }
}

fn tasks_of(file: &Path, made: Made) -> Box<dyn Iterator<Item = Task>> {
    if made != Made::Files {
        lines_of(file, made)
    } else if file.is_dir() {
        let mut files = files_in(file).peekable();
        // Nothing found wrong in nothing would let a mistyped name pass.
        let none = files.peek().is_none().then(|| no_files(file));
        Box::new(none.into_iter().chain(files))
    } else {
        Box::new(std::iter::once(Task::File(file.to_owned())))
    }
}

fn lines_of(file: &Path, made: Made) -> Box<dyn Iterator<Item = Task>> {
    let mut told = Told::default();
    let Some(reader) = input::open(file, &mut told) else {
        return Box::new(std::iter::once(Task::Broken(told)));
    };
    let name: Arc<str> = Name::of(file).to_string().into();
    let mut reader = BufReader::with_capacity(64 * 1024, reader);
    // What cannot be read is told when its first line is.
    let head = reader.fill_buf().unwrap_or_default();
    let why = match made {
        Made::Text => head::not_text(head),
        Made::Files | Made::Items => head::not_items(head),
    };
    if let Some(Message { vi, en, .. }) = why {
        let why = Message::new(format!("{name}: {vi}"), format!("{name}: {en}"));
        return Box::new(std::iter::once(broken(&why)));
    }
    let mut lines = match made {
        Made::Text => batch::lines(reader, LONGEST_TEXT).with_blank(),
        Made::Files | Made::Items => batch::lines(reader, LONGEST_LINE),
    };
    Box::new(std::iter::from_fn(move || {
        Some(match lines.next()? {
            Ok(line) => Task::Line(name.clone(), line),
            Err(error) => unreadable(&name, lines.refused(), &error),
        })
    }))
}

/// The files of a folder and of its folders, in the order of their names.
pub(crate) fn files_in(folder: &Path) -> impl Iterator<Item = Task> + use<> {
    let name = Name::of(folder).to_string();
    let hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
    };
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    walk.filter_entry(move |entry| !hidden(entry))
        .filter_map(move |entry| match entry {
            Ok(entry) if entry.file_type().is_dir() || entry.depth() == 0 => None,
            Ok(entry) => Some(found(entry.into_path())),
            Err(error) => {
                let place = error
                    .path()
                    .map_or_else(|| name.clone(), |path| path.display().to_string());
                let error = io::Error::from(error);
                let why = input::reason(&error);
                Some(broken(&Message::new(
                    format!("không đọc được thư mục {place}: {}", why.vi),
                    format!("cannot read the folder {place}: {}", why.en),
                )))
            }
        })
}

fn no_files(folder: &Path) -> Task {
    let name = Name::of(folder);
    broken(&Message::new(
        format!("thư mục {name} không có tệp nào để đọc (tệp ẩn không tính); hãy kiểm tra lại đường dẫn"),
        format!("the folder {name} has no files to read (hidden ones do not count); check the path"),
    ))
}

/// What a folder holds and is no folder.
fn found(path: PathBuf) -> Task {
    let name = Name::of(&path);
    match std::fs::metadata(&path) {
        // It may lead back here, or to all that the machine has.
        Ok(about) if about.is_dir() => broken(&Message::new(
            format!("bỏ qua {name}: đây là liên kết tới một thư mục; hãy ghi rõ thư mục đó"),
            format!("passed over {name}: it is a link to a folder; name that folder itself"),
        )),
        // A pipe that nobody writes to would be waited for without end.
        Ok(about) if !about.is_file() => broken(&Message::new(
            format!("bỏ qua {name}: đây không phải tệp thường; hãy ghi rõ tên nếu cần đọc"),
            format!("passed over {name}: it is no regular file; name it itself if it is to be read"),
        )),
        // What cannot be opened says so when it is read.
        _ => Task::File(path),
    }
}

fn broken(message: &Message) -> Task {
    let mut told = Told::default();
    told.fail(message);
    Task::Broken(told)
}

fn unreadable(name: &Arc<str>, head: Option<&Line>, error: &Error) -> Task {
    let mut told = Told::default();
    match head.and_then(|head| Some((head.number, head.id()?))) {
        Some((number, id)) => told.cannot_read(&Label::Item(name.clone(), number, id), error),
        None => told.cannot_read(name, error),
    }
    Task::Broken(told)
}
