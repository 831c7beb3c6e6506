//! The date of issue, whole or in part.

mod written;

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use self::written::WrittenDate;
use super::error::{ParseValueError, ValueKind};
use super::text_value::serde_as_text;

/// The date of issue (NĐ 30/2020, Annex I, II.4), as far as it is filled in.
///
/// A draft has no day yet, sometimes no month; the year is always there. The
/// parts form a date of the calendar: what does not (`31/02/2020`) keeps only
/// what holds, the month.
///
/// # Syntax
///
/// Parses and prints ISO 8601, reduced where a part is blank: `2024-05-02`,
/// `2024-05`, `2024`. [`from_written`](Self::from_written) reads the forms of
/// letters. Dates order by year, month, day; a blank part comes first.
///
/// # Errors
///
/// Any other form, at the part that is wrong; a month above 12, a day that the
/// month does not have.
///
/// # Examples
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::value::IssueDate;
///
/// let date: IssueDate = "2024-05".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2024, Some(5), None));
/// assert_eq!(date.to_naive(), None);
///
/// let whole = IssueDate::from_written("ngày 05 tháng 3 năm 2020").unwrap();
/// assert_eq!(whole.to_naive(), NaiveDate::from_ymd_opt(2020, 3, 5));
/// assert_eq!(whole.to_string(), "2020-03-05");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssueDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl IssueDate {
    /// A date from its parts; `None` unless they fit the calendar (a day needs
    /// a month) and the year has four digits.
    ///
    /// ```
    /// use congvan::value::IssueDate;
    ///
    /// assert_eq!(IssueDate::new(2024, Some(5), None).unwrap().to_string(), "2024-05");
    /// assert_eq!(IssueDate::new(2023, Some(2), Some(29)), None);
    /// ```
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let fits = (1000..=9999).contains(&year)
            && match (month, day) {
                (None, None) => true,
                (None, Some(_)) => false,
                (Some(m), d) => {
                    NaiveDate::from_ymd_opt(i32::from(year), u32::from(m), d.map_or(1, u32::from)).is_some()
                }
            };
        fits.then_some(Self { year, month, day })
    }

    /// The year, four digits.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The date of the calendar, if it is whole.
    ///
    /// ```
    /// use congvan::value::IssueDate;
    ///
    /// let date = |text: &str| text.parse::<IssueDate>().unwrap().to_naive();
    /// assert!(date("2024-05-02").is_some() && date("2024-05").is_none());
    /// ```
    #[must_use]
    pub fn to_naive(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.month?), u32::from(self.day?))
    }

    /// The last day that the date can mean: itself if it is whole, else the end
    /// of its month or year.
    ///
    /// ```
    /// use congvan::value::IssueDate;
    ///
    /// let february: IssueDate = "2024-02".parse()?;
    /// assert_eq!(february.latest().to_string(), "2024-02-29");
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        let year = i32::from(self.year);
        let month = self.month.map_or(12, u32::from);
        let days = self.day.map(u32::from).into_iter().chain([31, 30, 29, 28]);
        let mut fitting = days.filter_map(|day| NaiveDate::from_ymd_opt(year, month, day));
        fitting.next().unwrap_or(NaiveDate::MAX)
    }

    /// Reads the forms of letters and citations:
    ///
    /// | Form | Example |
    /// |---|---|
    /// | with words, parts left blank | `ngày 05 tháng 01 năm 2020`, `ngày    tháng 5 năm 2024` |
    /// | day and month in words | `ngày mồng 5 tháng Giêng năm 2020`, `ngày hai mươi lăm tháng Chạp năm 2020` |
    /// | day first, any sign | `05/3/2020`, `28-12-2021`, `10.9.91` |
    /// | year first | `2024-05-02`, `2024/05/02` |
    /// | month and year, year alone | `tháng 5 năm 2024`, `tháng 5/2024`, `5/2024`, `năm 2013` |
    ///
    /// Two digits of a year mean 1945 to 2044. `Giêng` and `Một` are the first month,
    /// `Chạp` the twelfth, in the calendar of the State. A quarter (`quý II/2024`) has
    /// no month: the year alone is kept. Of an impossible date it keeps what holds
    /// (`31/02/2020` gives `2020-02`); `None` without a year.
    ///
    /// ```
    /// use congvan::value::IssueDate;
    ///
    /// let date = |text| IssueDate::from_written(text).map(|d| d.to_string());
    /// assert_eq!(date("ngày      tháng 5 năm 2024").as_deref(), Some("2024-05"));
    /// assert_eq!(date("31/02/2020").as_deref(), Some("2020-02"));
    /// assert_eq!(date("ngày 5 tháng 6"), None);
    /// ```
    #[must_use]
    pub fn from_written(text: &str) -> Option<Self> {
        WrittenDate::parse(text).value()
    }

    /// The date in words, as it stands in a document: a zero before days below 10
    /// and before the months 1 and 2 (Annex I, II.4.b); blank parts are left out.
    ///
    /// ```
    /// use congvan::value::IssueDate;
    ///
    /// let words = |text: &str| text.parse::<IssueDate>().unwrap().in_words();
    /// assert_eq!(words("2020-01-05"), "ngày 05 tháng 01 năm 2020");
    /// assert_eq!(words("2020-03-12"), "ngày 12 tháng 3 năm 2020");
    /// assert_eq!(words("2024-05"), "tháng 5 năm 2024");
    /// ```
    #[must_use]
    pub fn in_words(self) -> String {
        let day = self.day.map(|day| format!("ngày {day:02} ")).unwrap_or_default();
        let month = self.month.map(|month| {
            let zero = if month < 3 { "0" } else { "" };
            format!("tháng {zero}{month} ")
        });
        format!("{day}{}năm {}", month.unwrap_or_default(), self.year)
    }

    /// Whether the text names a day, month and year that no calendar has.
    ///
    /// ```
    /// use congvan::value::IssueDate;
    ///
    /// assert!(IssueDate::is_impossible("ngày 31 tháng 02 năm 2020"));
    /// assert!(!IssueDate::is_impossible("ngày     tháng 02 năm 2020"));
    /// ```
    #[must_use]
    pub fn is_impossible(text: &str) -> bool {
        let written = WrittenDate::parse(text);
        match written.year {
            None => false,
            Some(year) => {
                let month_wrong = written.month.is_some_and(|m| !(1..=12).contains(&m));
                let day = written.day.filter(|_| written.month.is_some());
                let small = |n: Option<u16>| n.and_then(|n| u8::try_from(n).ok());
                let day_wrong = day.is_some() && IssueDate::new(year, small(written.month), small(day)).is_none();
                month_wrong || day_wrong
            }
        }
    }
}

impl FromStr for IssueDate {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::IssueDate;
    ///
    /// let date: IssueDate = "2024-05".parse()?;
    /// assert_eq!((date.year(), date.month(), date.day()), (2024, Some(5), None));
    /// let error = "02/5/2024".parse::<IssueDate>().unwrap_err();
    /// assert!(error.to_string().contains("2024-05-02 (IssueDate::from_written reads"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let fail = |offset, vi, en| ParseValueError::new(ValueKind::IssueDate, s, offset, vi, en);
        let mut at = 0;
        let mut parts = [None; 3];
        for (i, (part, slot)) in s.splitn(3, '-').zip(parts.iter_mut()).enumerate() {
            let width = if i == 0 { 4 } else { 2 };
            let digits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
            if !digits {
                return Err(match Self::from_written(s).filter(|_| i == 0) {
                    // What a letter or a citation writes is a date, by another door.
                    Some(date) => fail(
                        at,
                        &format!(
                            "không đúng dạng ISO 8601, {date} (dạng viết trong văn bản thì đọc bằng IssueDate::from_written)"
                        ),
                        &format!(
                            "not in the form of ISO 8601, {date} (IssueDate::from_written reads what letters write)"
                        ),
                    ),
                    None => fail(
                        at,
                        "không đúng dạng ISO 8601 năm-tháng-ngày",
                        "no year, month or day of ISO 8601",
                    ),
                });
            }
            *slot = part.parse::<u16>().ok();
            at += part.len() + 1;
        }
        let [year, month, day] = parts;
        let small = |n: Option<u16>| n.and_then(|n| u8::try_from(n).ok());
        let of = |month, day| IssueDate::new(year?, month, day);
        of(small(month), small(day)).ok_or_else(|| {
            // The first part that no date has together with those before it.
            let wrong = match () {
                () if of(None, None).is_none() => 0,
                () if of(small(month), None).is_none() => 5,
                () => 8,
            };
            fail(wrong, "không có ngày này trong lịch", "the calendar has no such date")
        })
    }
}

impl fmt::Display for IssueDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A date of the calendar in years 1000 to 9999.
impl TryFrom<NaiveDate> for IssueDate {
    type Error = ParseValueError;

    fn try_from(date: NaiveDate) -> Result<Self, Self::Error> {
        let small = |n: u32| u8::try_from(n).ok();
        u16::try_from(date.year())
            .ok()
            .and_then(|year| IssueDate::new(year, small(date.month()), small(date.day())))
            .ok_or_else(|| {
                let text = date.to_string();
                ParseValueError::new(
                    ValueKind::IssueDate,
                    &text,
                    0,
                    "năm phải có bốn chữ số",
                    "the year must have four digits",
                )
            })
    }
}

serde_as_text!(IssueDate);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_letters_write() {
        for (text, iso) in [
            ("ngày 05 tháng 01 năm 2020", "2020-01-05"),
            ("ngày tháng 5 năm 2024", "2024-05"),
            ("ngày     tháng    năm 2024", "2024"),
            ("ngày 12 tháng    năm 2024", "2024"),
            ("ngày 29 tháng 12 năm 202 5", "2025-12-29"),
            ("ngày 14 tháng5 năm 2008", "2008-05-14"),
            ("Ngày 24/4/2024", "2024-04-24"),
            ("28-12-2021", "2021-12-28"),
            ("10.9.91", "1991-09-10"),
            ("tháng 02 năm 2020", "2020-02"),
            ("năm 2013", "2013"),
            ("17/17/2019", "2019"),
            ("31/02/2020", "2020-02"),
            ("23tháng 11 năm 2013", "2013-11-23"),
            ("ngày 7 tháng 3 tháng 2022", "2022-03-07"),
            ("đề ngày 8/7/2013", "2013-07-08"),
            ("2024-05-02", "2024-05-02"),
            ("2024/05/02", "2024-05-02"),
            ("5/2024", "2024-05"),
            ("2024", "2024"),
            ("NGÀY 01 THÁNG 12 NĂM 1999", "1999-12-01"),
            ("ngày mồng 5 tháng Giêng năm 2020", "2020-01-05"),
            ("ngày mùng 2 tháng 9 năm 2021", "2021-09-02"),
            ("Ngày mồng một tháng Năm năm 2019", "2019-05-01"),
            ("mùng 3 tháng Chạp năm 2018", "2018-12-03"),
            ("ngày hai mươi lăm tháng mười một năm 2022", "2022-11-25"),
            ("ngày ba mươi mốt tháng mười năm 2022", "2022-10-31"),
            ("ngày mười tháng Tư năm 2022", "2022-04-10"),
            ("tháng Một năm 2022", "2022-01"),
            ("tháng Năm 2022", "2022"),
            ("tháng 3/2020", "2020-03"),
            ("tháng 3 - 2020", "2020-03"),
            ("tháng 3 năm 2020", "2020-03"),
            ("ngày 5 tháng 3/2020", "2020-03-05"),
            ("ngày 5/3 năm 2020", "2020-03-05"),
            ("ngày 31 - 4 năm 2020", "2020-04"),
            ("ngày 5/x năm 2020", "2020"),
            ("6 tháng đầu năm 2020", "2020"),
            ("Hà Nam, ngày 05 tháng 3 năm 2020", "2020-03-05"),
            ("quý I năm 2020", "2020"),
            ("quý 1/2020", "2020"),
            ("Quý IV-2020", "2020"),
            ("ngày 31 tháng Tư năm 2020", "2020-04"),
        ] {
            assert_eq!(IssueDate::from_written(text).unwrap().to_string(), iso, "{text}");
        }
        for text in [
            "",
            "ngày 5 tháng 6",
            "12/4",
            "năm nay",
            "12345",
            "ngày 2 tháng 9 năm 12020",
            "mồng 5 tháng Giêng",
            "quý I",
        ] {
            assert_eq!(IssueDate::from_written(text), None, "{text}");
        }
    }

    #[test]
    fn knows_the_impossible() {
        assert!(IssueDate::is_impossible("ngày 31 tháng 02 năm 2020"));
        assert!(IssueDate::is_impossible("ngày 10 tháng 13 năm 2020"));
        assert!(!IssueDate::is_impossible("ngày 29 tháng 02 năm 2020"));
        assert!(!IssueDate::is_impossible("ngày    tháng 02 năm 2021"));
    }

    #[test]
    fn iso_goes_both_ways_and_says_where_it_fails() {
        for text in ["2024", "2024-05", "2024-05-02"] {
            assert_eq!(text.parse::<IssueDate>().unwrap().to_string(), text);
        }
        for (text, offset) in [
            ("24-05", 0),
            ("2024-5", 5),
            ("2024-05-2x", 8),
            ("2023-02-29", 8),
            ("2023-13-29", 5),
            ("2023-00", 5),
            ("0999-01", 0),
            ("", 0),
        ] {
            assert_eq!(text.parse::<IssueDate>().unwrap_err().offset(), offset, "{text}");
        }
    }

    #[test]
    fn the_latest_day_of_a_partial_date() {
        let latest = |text: &str| text.parse::<IssueDate>().unwrap().latest().to_string();
        assert_eq!(latest("2024-02"), "2024-02-29");
        assert_eq!(latest("2023"), "2023-12-31");
        assert_eq!(latest("2023-03-05"), "2023-03-05");
    }
}
