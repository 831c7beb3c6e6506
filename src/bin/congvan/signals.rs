//! The signals that ask a run to end.

/// The number of the signal of Ctrl-C.
#[cfg(not(unix))]
const INTERRUPT: u8 = 2;

/// Calls `told` with the number of each signal that asks the run to end: Ctrl-C, `kill`,
/// a terminal that is closed. Without a thread to wait for them they end the program, as ever.
#[cfg(unix)]
pub(crate) fn listen(mut told: impl FnMut(u8) + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let asking = [Some(SIGINT), Some(SIGTERM), hangs_up().then_some(SIGHUP)];
    let Ok(mut signals) = Signals::new(asking.into_iter().flatten()) else {
        return;
    };
    let wait = move || {
        for signal in &mut signals {
            told(u8::try_from(signal).unwrap_or_default());
        }
    };
    let _ = std::thread::Builder::new().spawn(wait);
}

/// On Windows all of them are one, and a window that is closed is one of them.
#[cfg(not(unix))]
pub(crate) fn listen(mut told: impl FnMut(u8) + Send + 'static) {
    let _ = ctrlc::set_handler(move || told(INTERRUPT));
}

/// Whether a terminal that is closed ends the program: under `nohup` it must not. Where
/// the system does not say, nothing is changed.
#[cfg(unix)]
fn hangs_up() -> bool {
    std::fs::read_to_string("/proc/self/status").is_ok_and(|status| !ignores_hangup(&status))
}

/// Whether the first signal, SIGHUP, is among those that are ignored.
#[cfg(unix)]
fn ignores_hangup(status: &str) -> bool {
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.is_none_or(|mask| u64::from_str_radix(mask.trim(), 16).map_or(true, |mask| mask & 1 == 1))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_mask_of_ignored_signals_is_read() {
        for (status, ignored) in [
            ("Name:\tx\nSigIgn:\t0000000000000001\n", true),
            ("SigIgn:\t0000000000001000\nSigCgt:\t0000000000000001\n", false),
            ("SigIgn:\tx\n", true),
            ("", true),
        ] {
            assert_eq!(ignores_hangup(status), ignored, "{status}");
        }
    }
}
