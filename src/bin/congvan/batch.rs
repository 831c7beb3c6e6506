//! Many inputs: files, folders, lines of items.

use std::io::{self, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use congvan::Message;
use congvan::batch::{Batch, Handle, Item};
use congvan::detect::Input;
use congvan::text::Limits;
use serde::Serialize;

use crate::console::{Console, Told, Voice, code_of_signal};
use crate::input::{Depth, Reading};
use crate::label::Label;
use crate::meter::Meter;
use crate::screen::{Kind, quiet};
use crate::signals;
use crate::tasks::{Made, Task, Tasks};

/// What stands in the help of every command that takes many inputs.
pub(crate) const ABOUT: &str = "\
Many inputs (nhiều văn bản): files and folders may be mixed; of a folder all files are read, those
of its folders too, without hidden ones. With --ndjson each line of the input is an item,
{\"id\": …, \"text\": \"…\"} or {\"id\": …, \"document\": {…}}, and each line of the output has its id.
An item without an id, or with null, is called by the number of its line.
The order is kept, and memory does not grow with the number of inputs: what is under way together
is bounded by its bytes (256 MiB, or one input alone). What grows is little: the names of the files
of a folder, which are sorted, and what `check` says that it remembers. What cannot be read
is reported and passed over; the exit code is 2 then.
Ctrl-C, SIGTERM and SIGHUP end the run when what is under way is printed, with whole lines, a
summary and the exit code 128 and the signal (130, 143, 129); the second one ends it at once.
Under nohup a terminal that is closed ends nothing.

Có thể ghi lẫn tệp và thư mục; thư mục được đọc hết, cả thư mục con, trừ tệp ẩn. Với --ndjson mỗi
dòng đầu vào là một văn bản {\"id\": …, \"text\": \"…\"} hoặc {\"id\": …, \"document\": {…}}, và mỗi dòng
kết quả mang id của văn bản đó; văn bản không có id, hoặc id là null, được gọi bằng số dòng.
Thứ tự được giữ nguyên, bộ nhớ không tăng theo số văn bản (256 MiB cùng lúc, hoặc một văn bản lớn
hơn thế), trừ tên các tệp của một thư mục và những gì `check` ghi nhớ. Tệp không đọc được thì báo
rồi bỏ qua, khi đó mã thoát là 2. Ctrl-C, SIGTERM, SIGHUP dừng sau khi in xong phần đang làm, với
dòng tổng kết và mã thoát 130, 143, 129; nhận lần thứ hai thì dừng ngay. Chạy dưới nohup thì đóng
cửa sổ lệnh không làm dừng.";

/// The inputs, and how they are gone through.
#[derive(clap::Args)]
pub(crate) struct Many {
    /// Files or folders, `-` for standard input (các tệp, thư mục)
    #[arg(value_name = "FILE", required_unless_present = "ndjson")]
    files: Vec<PathBuf>,
    /// Take each line as an item, {"id": …, "text": …} (mỗi dòng một văn bản)
    #[arg(long, conflicts_with = "input")]
    ndjson: bool,
    /// How many threads work, 1024 at most; one for each processor unless given (số luồng)
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    reading: Reading,
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

    /// Reads one input as far as it is wanted; says what is wrong where it cannot be read.
    pub(crate) fn read(&self, task: Task, depth: Depth, told: &mut Told) -> Option<(Label, Input)> {
        match task {
            Task::File(file) => {
                let input = self.reading.read_so_far(&file, depth, told)?;
                Some((Label::File(file), input))
            }
            Task::Line(name, line) => {
                let item = match Item::from_line(&line) {
                    Ok(item) => item,
                    Err(error) => {
                        match line.id() {
                            Some(id) => told.cannot_read(&Label::Item(name, line.number, id), &error),
                            None => told.cannot_read(&name, &error),
                        }
                        return None;
                    }
                };
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
        let made = self.made();
        self.run(made, console, work, |line, console| console.out().write_all(&line))?;
        Ok(())
    }

    /// What the inputs are made of, as the user says.
    pub(crate) fn made(&self) -> Made {
        if self.ndjson { Made::Items } else { Made::Files }
    }

    /// Does the work for every input, and prints in their order what `print` says;
    /// gives how many inputs had no answer.
    pub(crate) fn run<R: Send>(
        &self,
        made: Made,
        console: &mut Console,
        work: impl Fn(Task) -> (Told, Option<R>) + Sync,
        mut print: impl FnMut(R, &mut Console) -> io::Result<()>,
    ) -> io::Result<u64> {
        let jobs = self.jobs.map_or_else(Batch::new, |jobs| Batch::new().jobs(jobs.get()));
        let handle = jobs.handle();
        let asked = on_interrupt(&handle);
        let files = if self.files.is_empty() {
            vec![PathBuf::from("-")]
        } else {
            self.files.clone()
        };
        let told_at_end = made == Made::Items || files.len() > 1 || files.iter().any(|file| file.is_dir());
        let mut meter = Meter::new(&files, made != Made::Files);
        let done = jobs.run_weighed(
            Tasks::new(files, made, handle.clone()),
            Task::size,
            |task| (task.weight(), work(task)),
            |(weight, (told, answer))| {
                meter.count(weight, answer.is_none());
                meter.tell(told, console);
                if let Some(answer) = answer {
                    print(answer, console)?;
                }
                // Whoever waits for the answer to what was given so far has it.
                if handle.under_way() <= 1 {
                    console.out().flush()?;
                }
                Ok(())
            },
        );
        let asked = asked.load(Ordering::SeqCst);
        if asked != 0 {
            console.interrupted(asked);
        }
        let said = meter.finish(asked != 0);
        // How much of it came out is not known when the output broke off.
        if done.is_ok() && told_at_end {
            console.say(&said);
        }
        done.map(|()| meter.failed())
    }
}

/// One value as a line of JSON.
pub(crate) fn json_line(value: &impl Serialize, label: &Label, told: &mut impl Voice) -> Option<Vec<u8>> {
    match serde_json::to_string(value) {
        Ok(line) => Some(format!("{}\n", quiet(&line, Kind::Json)).into_bytes()),
        Err(error) => {
            told.fail(&Message::new(
                format!("{label}: không ghi được ra JSON: {error}"),
                format!("{label}: cannot be written as JSON: {error}"),
            ));
            None
        }
    }
}

/// Lets Ctrl-C, SIGTERM and SIGHUP end the run with whole lines: no further input is taken,
/// and what is under way is finished and printed by those whose work it is. The second one
/// ends the process at once. Gives the number of the first, 0 as long as there was none.
fn on_interrupt(handle: &Handle) -> Arc<AtomicU8> {
    let asked = Arc::new(AtomicU8::new(0));
    let (first, handle) = (asked.clone(), handle.clone());
    signals::listen(move |signal| {
        if first.swap(signal, Ordering::SeqCst) != 0 {
            std::process::exit(i32::from(code_of_signal(signal)));
        }
        handle.stop();
    });
    asked
}
