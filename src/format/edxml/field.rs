//! A value beside its spelling.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Serialize, Serializer};

use self::sealed::Impossible;

/// A value of a packet, with the text that stood for it.
///
/// Senders write dates and numbers in many ways, and some that mean nothing. The
/// text is kept whatever it is, and the meaning where it has one. What has a meaning
/// is written in the form of the standard, and two are equal if they mean the same;
/// what has none is written as it stands.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::edxml::Field;
///
/// let date = Field::<NaiveDate>::read("30/10/2020");
/// assert_eq!(date.get(), NaiveDate::from_ymd_opt(2020, 10, 30));
/// assert_eq!(date.as_written(), "30/10/2020");
/// assert_eq!(date.to_string(), "2020/10/30");
///
/// let impossible = Field::<NaiveDate>::read("2018/02/30");
/// assert_eq!((impossible.get(), impossible.to_string().as_str()), (None, "2018/02/30"));
/// ```
#[derive(Debug, Clone)]
pub struct Field<T> {
    value: Option<T>,
    text: String,
}

/// How a text stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In the form of the standard.
    Standard,
    /// In another form that is understood.
    Other,
    /// A day or time that no calendar has.
    Impossible,
    /// Not at all.
    Unknown,
}

/// What a [`Field`] can hold: `NaiveDate`, `NaiveDateTime`, `u32`, `bool`, and the codes
/// of the standard.
///
/// ```
/// use congvan::edxml::{Field, Value};
///
/// /// The values of fields that mean one.
/// fn meant<T: Value>(fields: &[Field<T>]) -> Vec<T> {
///     fields.iter().filter_map(Field::get).collect()
/// }
/// assert_eq!(meant(&[Field::<u32>::read("3"), Field::read("ba")]), [3]);
/// ```
pub trait Value: sealed::Sealed + Clone + PartialEq {}

pub(super) mod sealed {
    use serde::Serializer;

    /// A day or time that no calendar has.
    #[derive(Debug)]
    pub struct Impossible;

    /// How a value is read and written; private to the module.
    pub trait Sealed: Sized {
        /// The value of a text without spaces around it; `Err` for what looks like one and
        /// is none.
        fn read(text: &str) -> Result<Option<Self>, Impossible>;
        /// The form of the standard.
        fn print(&self) -> String;
        /// The form of JSON.
        fn json<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    }
}

impl<T: Value> Field<T> {
    /// A value in the form of the standard.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self {
            text: value.print(),
            value: Some(value),
        }
    }

    /// Reads a text; never fails.
    ///
    /// ```
    /// use congvan::edxml::Field;
    ///
    /// let pages = Field::<u32>::read(" 12 ");
    /// assert_eq!(pages.get(), Some(12));
    /// let odd = Field::<u32>::read("mười hai");
    /// assert_eq!((odd.get(), odd.as_written()), (None, "mười hai")); // kept
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self {
            value: T::read(text.trim()).ok().flatten(),
            text: text.to_owned(),
        }
    }

    /// The value, if the text means one.
    #[must_use]
    pub fn get(&self) -> Option<T> {
        self.value.clone()
    }

    /// The text as it stood.
    #[must_use]
    pub fn as_written(&self) -> &str {
        &self.text
    }

    /// How the text stands for its value.
    pub(super) fn form(&self) -> Form {
        match &self.value {
            Some(value) if value.print() == self.text => Form::Standard,
            Some(_) => Form::Other,
            None if T::read(self.text.trim()).is_err() => Form::Impossible,
            None => Form::Unknown,
        }
    }
}

impl<T: Value> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Value> PartialEq for Field<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Some(a), Some(b)) => a == b,
            (None, None) => self.text == other.text,
            _ => false,
        }
    }
}

impl<T: Value> Eq for Field<T> {}

impl<T: Value> fmt::Display for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => f.write_str(&value.print()),
            None => f.write_str(&self.text),
        }
    }
}

impl<T: Value> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Some(value) => value.json(serializer),
            None => serializer.serialize_str(&self.text),
        }
    }
}

impl sealed::Sealed for NaiveDate {
    fn read(text: &str) -> Result<Option<Self>, Impossible> {
        let (day, _) = split_time(text);
        read_day(day)
    }

    fn print(&self) -> String {
        day(*self, '/')
    }

    fn json<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&day(*self, '-'))
    }
}
impl Value for NaiveDate {}

impl sealed::Sealed for NaiveDateTime {
    fn read(text: &str) -> Result<Option<Self>, Impossible> {
        let (day, time) = split_time(text);
        let Some(day) = read_day(day)? else {
            return Ok(None);
        };
        let Some(time) = time else {
            return Ok(Some(day.and_time(NaiveTime::MIN)));
        };
        Ok(read_time(time)?.map(|time| day.and_time(time)))
    }

    fn print(&self) -> String {
        format!("{} {}", day(self.date(), '/'), time(self.time()))
    }

    fn json<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}T{}", day(self.date(), '-'), time(self.time())))
    }
}
impl Value for NaiveDateTime {}

fn day(day: NaiveDate, sign: char) -> String {
    format!("{:04}{sign}{:02}{sign}{:02}", day.year(), day.month(), day.day())
}

fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// A day, and the time behind a space or `T`.
fn split_time(text: &str) -> (&str, Option<&str>) {
    match text.split_once([' ', 'T', '\t', '\n']) {
        Some((day, time)) => (day, Some(time.trim())),
        None => (text, None),
    }
}

/// `yyyy/M/d` or `d/M/yyyy`, with slashes or hyphens: the end with four digits is the year.
fn read_day(text: &str) -> Result<Option<NaiveDate>, Impossible> {
    let Some(parts) = numbers(text, &['/', '-']) else {
        return Ok(None);
    };
    let (year, month, day) = match parts {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => (year, month, day),
        [(day, 1..=2), (month, 1..=2), (year, 4)] => (year, month, day),
        _ => return Ok(None),
    };
    let year = i32::try_from(year).map_err(|_| Impossible)?;
    NaiveDate::from_ymd_opt(year, month, day).map(Some).ok_or(Impossible)
}

/// `H:m:s`, a fraction or zone behind it passed over: all times are local.
fn read_time(text: &str) -> Result<Option<NaiveTime>, Impossible> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(text.len());
    let Some([(hour, 1..=2), (minute, 1..=2), (second, 1..=2)]) = numbers(text.get(..end).unwrap_or_default(), &[':'])
    else {
        return Ok(None);
    };
    NaiveTime::from_hms_opt(hour, minute, second)
        .map(Some)
        .ok_or(Impossible)
}

/// Three numbers with the same sign between them, each with its count of digits.
fn numbers(text: &str, signs: &[char]) -> Option<[(u32, usize); 3]> {
    let sign = text.chars().find(|c| signs.contains(c))?;
    let mut parts = text.split(sign).map(|part| {
        let digits = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| Some((part.parse().ok()?, part.len())))?
    });
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

impl sealed::Sealed for u32 {
    fn read(text: &str) -> Result<Option<Self>, Impossible> {
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        Ok(digits.then(|| text.parse().ok()).flatten())
    }

    fn print(&self) -> String {
        self.to_string()
    }

    fn json<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(*self)
    }
}
impl Value for u32 {}

impl sealed::Sealed for bool {
    fn read(text: &str) -> Result<Option<Self>, Impossible> {
        let words = [("true", true), ("false", false)];
        let found = words.into_iter().find(|(word, _)| text.eq_ignore_ascii_case(word));
        Ok(found.map(|(_, value)| value))
    }

    fn print(&self) -> String {
        self.to_string()
    }

    fn json<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }
}
impl Value for bool {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_form_that_is_met() {
        for (text, day, form) in [
            ("2018/09/28", Some((2018, 9, 28)), Form::Standard),
            ("2018/9/8", Some((2018, 9, 8)), Form::Other),
            (" 2018/09/28", Some((2018, 9, 28)), Form::Other),
            ("2018/09/28 10:11:12", Some((2018, 9, 28)), Form::Other),
            ("2018-09-28T10:11:12.5+07:00", Some((2018, 9, 28)), Form::Other),
            ("28-09-2018", Some((2018, 9, 28)), Form::Other),
            ("30/10/2020", Some((2020, 10, 30)), Form::Other),
            ("2018/02/30", None, Form::Impossible),
            ("31/04/2018", None, Form::Impossible),
            ("18/09/28", None, Form::Unknown),
            ("20180928", None, Form::Unknown),
            ("2018/09-28", None, Form::Unknown),
            ("abc", None, Form::Unknown),
            ("//", None, Form::Unknown),
            ("９/９/2018", None, Form::Unknown),
        ] {
            let field = Field::<NaiveDate>::read(text);
            let day = day.map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
            assert_eq!((field.get(), field.form()), (day, form), "{text}");
        }
    }

    #[test]
    fn times() {
        for (text, printed, form) in [
            ("2018/09/28 00:00:00", "2018/09/28 00:00:00", Form::Standard),
            ("2018/09/28", "2018/09/28 00:00:00", Form::Other),
            ("28/09/2018 1:02:03", "2018/09/28 01:02:03", Form::Other),
            ("2018-09-28T10:11:12Z", "2018/09/28 10:11:12", Form::Other),
            ("2018/09/28 25:61:61", "2018/09/28 25:61:61", Form::Impossible),
            ("2018/09/28 trưa", "2018/09/28 trưa", Form::Unknown),
        ] {
            let field = Field::<NaiveDateTime>::read(text);
            assert_eq!((field.to_string().as_str(), field.form()), (printed, form), "{text}");
        }
    }

    #[test]
    fn numbers_and_words() {
        assert_eq!(Field::<u32>::read("007").get(), Some(7));
        for text in ["-1", "+1", "1.0", "99999999999", ""] {
            assert_eq!(Field::<u32>::read(text).get(), None, "{text}");
        }
        assert_eq!(Field::<bool>::read("TRUE").get(), Some(true));
        assert_eq!(Field::<bool>::read("1").get(), None);
    }
}
