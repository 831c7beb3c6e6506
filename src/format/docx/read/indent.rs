//! How far a line is indented, in columns of a page of text: what a reader of letters
//! tells the right half of a page by.

use super::flow::Spot;
use super::props::Tab;
use super::set::{Setting, side};
use crate::layout::{Alignment, Length, TextStyle, width};

/// A column of a page of text: eighty of them are as wide as the text.
const COLUMN: i32 = 120;

/// Where tabs stand that nobody set.
const TAB: i32 = 720;

/// The columns before the first letter of a line.
pub(super) fn columns(line: &str, first: bool, setting: &Setting<'_>, spot: &Spot) -> u16 {
    let props = &setting.props;
    let mut at = props.indent_left.unwrap_or_default();
    if first {
        at = at + props.first_line.unwrap_or_default();
    }
    let text = line.trim_start_matches(['\t', ' ']);
    if text.trim().is_empty() {
        return 0;
    }
    let blank = line.get(..line.len() - text.len()).unwrap_or_default();
    let style = setting.runs.first().map(|run| run.style.clone()).unwrap_or_default();
    let wide = width(text.split('\t').next().unwrap_or_default().trim_end(), &style);
    let tabs = blank.chars().filter(|c| *c == '\t').count();
    if tabs > 0 {
        at = behind_tabs(at, tabs, &props.tabs, wide);
    } else {
        let free = spot.column - at - props.indent_right.unwrap_or_default() - wide;
        let free = free.max(Length::ZERO);
        at = match side(props) {
            Alignment::Center => at + Length::from_twips(free.twips() / 2),
            Alignment::Right => at + free,
            _ => at + width(blank, &style),
        };
    }
    let columns = (spot.left + at).twips() / COLUMN;
    u16::try_from(columns.max(0)).unwrap_or(u16::MAX)
}

/// Where text of a width begins behind some tabs.
fn behind_tabs(from: Length, tabs: usize, stops: &[Tab], wide: Length) -> Length {
    let mut at = from;
    for left in (0..tabs.min(MOST_TABS)).rev() {
        let next = stops
            .iter()
            .filter(|stop| stop.alignment.is_some() && stop.at > at)
            .min_by_key(|stop| stop.at);
        let (stop, alignment) = match next {
            Some(stop) => (stop.at, stop.alignment.unwrap_or_default()),
            None => {
                let whole = at.twips().div_euclid(TAB).saturating_add(1);
                (Length::from_twips(whole.saturating_mul(TAB)), Alignment::Left)
            }
        };
        // Only what stands at the last tab is moved back from it.
        let back = match alignment {
            Alignment::Center if left == 0 => Length::from_twips(wide.twips() / 2),
            Alignment::Right if left == 0 => wide,
            _ => Length::ZERO,
        };
        at = (stop - back).max(at);
    }
    at
}

/// No line of a letter has more.
const MOST_TABS: usize = 64;

/// How wide a text is and how far it stands off the left side of its column, if it fits on
/// one line.
pub(super) fn extent(text: &str, style: &TextStyle, setting: Extent) -> Option<(Length, Length)> {
    let wide = width(text, style);
    let room = setting.column - setting.left - setting.right;
    if wide > room {
        return None;
    }
    let left = match setting.side {
        Alignment::Center => Length::from_twips((room - wide).twips() / 2),
        Alignment::Right => room - wide,
        _ => Length::ZERO,
    };
    Some((wide, setting.left + left))
}

/// The room that a line has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    pub(super) column: Length,
    pub(super) left: Length,
    pub(super) right: Length,
    pub(super) side: Alignment,
}
