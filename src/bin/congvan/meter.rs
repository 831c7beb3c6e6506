//! How far a long run has come.

use std::fs::{File, Metadata};
use std::io::{self, IsTerminal as _, Seek as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use congvan::Message;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::{Console, Told};
use crate::tasks::files_in;

/// Counts what was done, and shows it on a terminal.
pub(crate) struct Meter {
    bar: ProgressBar,
    begun: Instant,
    counted: u64,
    failed: u64,
}

impl Meter {
    /// Measures by the bytes of lines, or by files. The bar is drawn where a person
    /// sees it and nothing else is printed beside it.
    pub(crate) fn new(files: &[PathBuf], lines: bool) -> Self {
        let drawn = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let bar = match drawn.then(|| total(files, lines)) {
            None => ProgressBar::hidden(),
            Some(Some(1)) if !lines => ProgressBar::hidden(),
            Some(Some(total)) => ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr())
                .with_style(style("{wide_bar} {percent}% {msg} {eta}")),
            Some(None) => ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
                .with_style(style("{spinner} {msg} {elapsed}")),
        };
        Self::with(bar)
    }

    fn with(bar: ProgressBar) -> Self {
        Self {
            bar,
            begun: Instant::now(),
            counted: 0,
            failed: 0,
        }
    }

    /// Counts one input of so many bytes or files.
    pub(crate) fn count(&mut self, weight: u64, failed: bool) {
        self.counted += 1;
        self.failed += u64::from(failed);
        if !self.bar.is_hidden() {
            self.bar.set_message(format!("{} ({:.0}/s)", self.done(), self.rate()));
            self.bar.inc(weight);
        }
    }

    /// Says what is to be said of an input while the bar is away. It is drawn again each
    /// time, so it stays where nothing is said.
    pub(crate) fn tell(&self, told: Told, console: &mut Console) {
        if !told.is_silent() {
            self.bar.suspend(|| told.to(console));
        }
    }

    /// How many inputs could not be read.
    pub(crate) fn failed(&self) -> u64 {
        self.failed
    }

    fn done(&self) -> u64 {
        self.counted.saturating_sub(self.failed)
    }

    /// How many are done in a second; what could not be read is no speed.
    fn rate(&self) -> f64 {
        let seconds = self.begun.elapsed().max(Duration::from_millis(1)).as_secs_f64();
        // Exact far beyond any number of letters.
        #[expect(clippy::cast_precision_loss, reason = "a count of letters")]
        let done = self.done() as f64;
        done / seconds
    }

    /// Takes the bar away and says what was done.
    pub(crate) fn finish(&self, stopped: bool) -> Message {
        self.bar.finish_and_clear();
        let (done, failed) = (self.done(), self.failed);
        let seconds = self.begun.elapsed().as_secs_f64();
        let seconds = format!("{seconds:.1}");
        // Where nothing was read there is no speed.
        let (speed_vi, speed_en) = match done {
            0 => (String::new(), String::new()),
            _ => {
                let rate = self.rate();
                (format!(", {rate:.0} văn bản/giây"), format!(", {rate:.0} documents/s"))
            }
        };
        let (vi, en) = if stopped {
            ("; đã dừng theo yêu cầu", "; stopped as asked")
        } else {
            ("", "")
        };
        Message::new(
            format!(
                "đã xử lý {done} văn bản, {failed} không đọc được, {} giây{speed_vi}{vi}",
                seconds.replace('.', ",")
            ),
            format!("{done} documents done, {failed} not read, {seconds} seconds{speed_en}{en}"),
        )
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// How much there is to do, if that can be known.
fn total(files: &[PathBuf], lines: bool) -> Option<u64> {
    let of = |file: &PathBuf| match (lines, file.is_dir()) {
        (true, _) if file.as_path() == Path::new("-") => stdin_left(),
        (true, _) => length(std::fs::metadata(file)),
        (false, true) => u64::try_from(files_in(file).count()).ok(),
        (false, false) => Some(1),
    };
    files.iter().map(of).sum()
}

/// How much a regular file holds.
fn length(about: io::Result<Metadata>) -> Option<u64> {
    about.ok().filter(Metadata::is_file).map(|about| about.len())
}

/// What is left of standard input, if it is a file.
#[cfg(unix)]
fn stdin_left() -> Option<u64> {
    use std::os::fd::AsFd as _;
    left(File::from(io::stdin().as_fd().try_clone_to_owned().ok()?))
}

#[cfg(windows)]
fn stdin_left() -> Option<u64> {
    use std::os::windows::io::AsHandle as _;
    left(File::from(io::stdin().as_handle().try_clone_to_owned().ok()?))
}

#[cfg(not(any(unix, windows)))]
fn stdin_left() -> Option<u64> {
    None
}

/// What was not read yet of a file.
#[cfg(any(unix, windows))]
fn left(mut file: File) -> Option<u64> {
    let length = length(file.metadata())?;
    Some(length.saturating_sub(file.stream_position().ok()?))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use congvan::Lang;
    use indicatif::TermLike;

    use super::*;
    use crate::console::Voice as _;

    /// A terminal that counts how often a line is taken away.
    #[derive(Debug, Clone, Default)]
    struct Counting(Arc<AtomicUsize>);

    impl TermLike for Counting {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, _: &str) -> io::Result<()> {
            Ok(())
        }
        fn write_str(&self, _: &str) -> io::Result<()> {
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_bar_goes_away_only_where_something_is_said() {
        let terminal = Counting::default();
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(terminal.clone()), 1);
        let mut meter = Meter::with(ProgressBar::with_draw_target(Some(1000), target));
        let mut console = Console::new(Lang::En);
        let away = |meter: &Meter, told: Told, console: &mut Console| {
            let before = terminal.0.load(Ordering::SeqCst);
            meter.tell(told, console);
            terminal.0.load(Ordering::SeqCst) - before
        };
        meter.count(1, false);
        assert_eq!(away(&meter, Told::default(), &mut console), 0);
        let mut told = Told::default();
        told.say(&Message::new("đã đọc", "read"));
        assert!(away(&meter, told, &mut console) > 0);
    }

    #[test]
    fn what_was_not_read_is_no_speed() {
        let mut meter = Meter::with(ProgressBar::hidden());
        (0..1000).for_each(|_| meter.count(1, true));
        let said = meter.finish(false);
        assert!(
            said.en.starts_with("0 documents done, 1000 not read, ") && said.en.ends_with(" seconds"),
            "{said}"
        );
        assert!(said.vi.ends_with(" giây") && !said.vi.contains('.'), "{said}");
        meter.count(1, false);
        assert!(meter.finish(false).vi.ends_with(" văn bản/giây"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_left_of_a_file_is_known_and_of_a_pipe_is_not() {
        use std::io::Read as _;

        let mut file = tempfile::tempfile().unwrap();
        io::Write::write_all(&mut file, b"{}\n{}\n").unwrap();
        file.rewind().unwrap();
        file.read_exact(&mut [0; 3]).unwrap();
        assert_eq!(left(file), Some(3));
        let (reader, _writer) = io::pipe().unwrap();
        assert_eq!(left(File::from(std::os::fd::OwnedFd::from(reader))), None);
    }
}
