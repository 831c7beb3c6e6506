//! How far a long run has come.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use congvan::Message;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::batch::files_in;

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
            self.bar.set_message(format!("{} ({:.0}/s)", self.counted, self.rate()));
            self.bar.inc(weight);
        }
    }

    /// How many inputs were counted.
    pub(crate) fn counted(&self) -> u64 {
        self.counted
    }

    /// How many of them could not be read.
    pub(crate) fn failed(&self) -> u64 {
        self.failed
    }

    fn rate(&self) -> f64 {
        let seconds = self.begun.elapsed().max(Duration::from_millis(1)).as_secs_f64();
        // Exact far beyond any number of letters.
        #[expect(clippy::cast_precision_loss, reason = "a count of letters")]
        let counted = self.counted as f64;
        counted / seconds
    }

    /// Takes the bar away and says what was done.
    pub(crate) fn finish(&self, stopped: bool) -> Message {
        self.bar.finish_and_clear();
        let Self { counted, failed, .. } = self;
        let seconds = self.begun.elapsed().as_secs_f64();
        let rate = self.rate();
        let (vi, en) = if stopped {
            ("; đã dừng theo yêu cầu", "; stopped as asked")
        } else {
            ("", "")
        };
        Message::new(
            format!(
                "đã xử lý {counted} văn bản, {failed} không đọc được, {seconds:.1} giây, {rate:.0} văn bản/giây{vi}"
            ),
            format!("{counted} documents done, {failed} not read, {seconds:.1} seconds, {rate:.0} documents/s{en}"),
        )
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// How much there is to do, if that can be known.
fn total(files: &[PathBuf], lines: bool) -> Option<u64> {
    let of = |file: &PathBuf| match (lines, file.is_dir()) {
        (true, _) => std::fs::metadata(file)
            .ok()
            .filter(|about| about.is_file())
            .map(|about| about.len()),
        (false, true) => u64::try_from(files_in(file).count()).ok(),
        (false, false) => Some(1),
    };
    if lines && files.iter().any(|file| file.as_path() == Path::new("-")) {
        return None;
    }
    files.iter().map(of).sum()
}
