//! Times and days in the bare letters of a line.

use std::ops::Range;

use chrono::NaiveDate;

use crate::check::words::runs;

/// How many figures of a line are looked at.
const MOST_FIGURES: usize = 40;

/// A figure with its place.
type Figure = (Range<usize>, u32);

fn figures(text: &str) -> Vec<Figure> {
    let digits = runs(text, |c| c.is_ascii_digit()).take(MOST_FIGURES);
    digits
        .filter_map(|(place, digits)| Some((place, digits.parse().ok()?)))
        .collect()
}

/// The first time of day, in minutes: `8 gio 30`, `08h00`, `14:15`.
pub(in crate::check::rules) fn clock(text: &str) -> Option<u32> {
    let figures = figures(text);
    figures.iter().enumerate().find_map(|(i, (place, hour))| {
        let behind = text.get(place.end..)?;
        let word = ["gio", "h", "g", ":"]
            .into_iter()
            .find(|word| behind.trim_start().starts_with(word))?;
        let gap = behind.len() - behind.trim_start().len() + word.len();
        let minutes = figures.get(i + 1).filter(|(next, minutes)| {
            let between = text.get(place.end + gap..next.start);
            between.is_some_and(|between| between.trim().is_empty()) && *minutes < 60
        });
        // `8:00` is a time, `điều: 8` is none.
        let timed = word != ":" || gap == 1 && minutes.is_some();
        (timed && *hour <= 24).then(|| hour * 60 + minutes.map_or(0, |(_, minutes)| *minutes))
    })
}

/// The whole days of a line, in order: `ngay 12 thang 5 nam 2026`, `12/5/2026`.
pub(in crate::check::rules) fn days(text: &str) -> Vec<NaiveDate> {
    let figures = figures(text);
    let dates = figures.windows(3).filter_map(|three| {
        let [(first, day), (second, month), (third, year)] = three else {
            return None;
        };
        let between = |a: &Range<usize>, b: &Range<usize>| text.get(a.end..b.start).map(str::trim);
        let joins =
            |gap: Option<&str>, word: &str| gap.is_some_and(|gap| gap == word || matches!(gap, "/" | "-" | "."));
        let joined = joins(between(first, second), "thang") && joins(between(second, third), "nam");
        let year = i32::try_from(*year)
            .ok()
            .filter(|year| (1900..2200).contains(year) && joined)?;
        NaiveDate::from_ymd_opt(year, *month, *day)
    });
    dates.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (text, minutes) in [
            ("thoi gian: 08 gio 00, ngay 12", Some(480)),
            ("luc 8h30 ngay", Some(510)),
            ("14:15", Some(855)),
            ("vao hoi 9 gio ngay 12 thang 5", Some(540)),
            ("10 gio 30 phut", Some(630)),
            ("ngay 12 thang 5", None),
            ("tai phong 8: hop", None),
            ("ho so 30 gom", None),
        ] {
            assert_eq!(clock(text), minutes, "{text}");
        }
    }

    #[test]
    fn whole_days() {
        let found: Vec<String> = days("tu ngay 02 thang 3 nam 2020 den 06/3/2020, so 15 nam 2019, 31/02/2020")
            .iter()
            .map(NaiveDate::to_string)
            .collect();
        assert_eq!(found, ["2020-03-02", "2020-03-06"]);
    }
}
