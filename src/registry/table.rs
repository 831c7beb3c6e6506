//! Bodies, found by symbol and by name.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::agency::{Agency, pick};
use super::data;
use crate::text::{Head, KeyMap, NameIndex, word_key};

/// The bodies that are known: the central ones of the State and the Party, and
/// those a caller adds.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry::{Agency, Registry};
///
/// let registry = Registry::builtin().with(Agency::new("SNV", "Sở Nội vụ"));
/// let in_2024 = NaiveDate::from_ymd_opt(2024, 6, 1);
/// assert_eq!(registry.find_code("BTNMT", in_2024).unwrap().name, "Bộ Tài nguyên và Môi trường");
/// assert!(registry.find_code("BTNMT", NaiveDate::from_ymd_opt(2026, 1, 1)).is_none());
/// assert_eq!(registry.find_name("BỘ NỘI VỤ").unwrap().code, "BNV");
/// assert_eq!(registry.find_name("sở nội vụ").unwrap().code, "SNV");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Registry {
    rows: Vec<Agency>,
    /// The group of a name.
    names: NameIndex<usize>,
    /// The rows of one name.
    namesakes: Vec<Vec<usize>>,
    codes: KeyMap<u64, Vec<usize>>,
    /// Symbols that have lost the bar of their `Đ`.
    bare_codes: KeyMap<u64, Vec<usize>>,
}

static BUILTIN: LazyLock<Registry> = LazyLock::new(|| data::central().collect());
/// The rows of [`Registry::local`], without a copy.
pub(crate) fn local() -> impl Iterator<Item = &'static Agency> {
    LOCAL.iter()
}

/// The same as a registry, to look names up in.
pub(crate) fn local_names() -> &'static Registry {
    &LOCAL
}

static LOCAL: LazyLock<Registry> = LazyLock::new(|| data::local().collect());
static TERMS: LazyLock<Registry> = LazyLock::new(|| data::terms().collect());

/// Every table of the crate, the central one first.
pub(super) fn tables() -> [&'static Registry; 3] {
    [&BUILTIN, &TERMS, &LOCAL]
}

impl Registry {
    /// The central bodies of the State, the Party, the Front and the mass organisations.
    #[must_use]
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// The symbols and names that repeat in every province, down to the commune:
    /// `UBND`, `SNV`, `PVHXH`.
    ///
    /// ```
    /// use congvan::registry::{Level, Registry};
    ///
    /// let patterns = Registry::local();
    /// assert_eq!(patterns.find_code("SGD&ĐT", None).unwrap().name, "Sở Giáo dục và Đào tạo");
    /// assert_eq!(patterns.find_name("Phòng Văn hóa - Xã hội").unwrap().level, Some(Level::Commune));
    /// ```
    #[must_use]
    pub fn local() -> Self {
        LOCAL.clone()
    }

    /// The terms of the National Assembly and its standing body: `QH15`, `UBTVQH16`.
    ///
    /// ```
    /// use congvan::registry::Registry;
    ///
    /// let terms = Registry::terms();
    /// let term = terms.find_code("QH15", None).unwrap();
    /// assert_eq!((&*term.name, term.successor.as_deref()), ("Quốc hội khóa XV", Some("QH16")));
    /// ```
    #[must_use]
    pub fn terms() -> Self {
        TERMS.clone()
    }

    /// The central bodies without a copy.
    pub(crate) fn shared() -> &'static Self {
        &BUILTIN
    }

    /// Adds a row, as for a local body. Rows of the same symbol or name stand
    /// side by side; the older one is found first.
    ///
    /// ```
    /// use congvan::registry::{Agency, Registry};
    ///
    /// let registry = Registry::builtin().with(Agency::new("TTHC", "Trung tâm Phục vụ hành chính công xã An Phú"));
    /// assert!(registry.find_code("TTHC", None).is_some());
    /// ```
    #[must_use]
    pub fn with(mut self, row: Agency) -> Self {
        self.push(row);
        self
    }

    fn push(&mut self, row: Agency) {
        let at = self.rows.len();
        let group = self.group(&row.name);
        if let Some(group) = self.namesakes.get_mut(group) {
            group.push(at);
        }
        if !row.code.is_empty() {
            self.codes.entry(code_key(&row.code)).or_default().push(at);
            if row.code.contains('Đ') {
                let bare = code_key(&row.code.replace('Đ', "D"));
                self.bare_codes.entry(bare).or_default().push(at);
            }
        }
        self.rows.push(row);
    }

    /// The group of a name, a new one if it has none yet.
    fn group(&mut self, name: &str) -> usize {
        if let Some(group) = self.whole_name(name) {
            return group;
        }
        let group = self.namesakes.len();
        self.names.insert(name, group);
        self.namesakes.push(Vec::new());
        group
    }

    fn whole_name(&self, name: &str) -> Option<usize> {
        let (group, length) = self.names.longest(name)?;
        (length == name.len()).then_some(*group)
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &Agency> {
        self.rows.iter()
    }

    /// Every row of a symbol, of all periods. `&`, full stops and case do not
    /// count, and a `Đ` may have lost its bar (`BGDDT`).
    pub fn rows_of_code(&self, code: &str) -> impl Iterator<Item = &Agency> {
        let key = code_key(code);
        let rows = self.codes.get(&key).or_else(|| self.bare_codes.get(&key));
        rows.into_iter().flatten().filter_map(|at| self.rows.get(*at))
    }

    /// Every row of a name, of all periods: a body with several symbols has
    /// several, and one name may have been that of two bodies. Case, the place of
    /// tone marks, commas, dashes and `và` do not count.
    ///
    /// ```
    /// use congvan::registry::Registry;
    ///
    /// let registry = Registry::builtin();
    /// let symbols: Vec<&str> = registry.rows_of_name("Bộ Kế hoạch và Đầu tư").map(|row| &*row.code).collect();
    /// assert_eq!(symbols, ["BKHĐT", "BKH"]);
    /// ```
    pub fn rows_of_name(&self, name: &str) -> impl Iterator<Item = &Agency> {
        let group = self.whole_name(name.trim()).and_then(|group| self.namesakes.get(group));
        group.into_iter().flatten().filter_map(|at| self.rows.get(*at))
    }

    /// The body that a symbol means, on a day if one is given, else the one
    /// that exists now or existed last; spelt as in [`rows_of_code`](Self::rows_of_code).
    /// The number of a term or a department may follow (`QH15`, `UBTVQHK9`, `NHNN7`).
    ///
    /// ```
    /// use congvan::registry::Registry;
    ///
    /// let registry = Registry::builtin();
    /// assert_eq!(registry.find_code("BNV", None).unwrap().name, "Bộ Nội vụ");
    /// assert!(registry.find_code("XYZ", None).is_none());
    /// ```
    #[must_use]
    pub fn find_code(&self, code: &str, on: Option<NaiveDate>) -> Option<&Agency> {
        spellings(code).find_map(|code| pick(self.rows_of_code(code), on))
    }

    /// The body of a name, however it is spelt: the one that has it now or had it last.
    ///
    /// ```
    /// use congvan::registry::Registry;
    ///
    /// let registry = Registry::builtin();
    /// assert_eq!(registry.find_name("BỘ NỘI VỤ").unwrap().code, "BNV");
    /// ```
    #[must_use]
    pub fn find_name(&self, name: &str) -> Option<&Agency> {
        pick(self.rows_of_name(name), None)
    }

    /// The body that had a name on a day.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::registry::Registry;
    ///
    /// let registry = Registry::builtin();
    /// let on = |year| NaiveDate::from_ymd_opt(year, 6, 1).unwrap();
    /// let police = registry.find_name_on("Bộ Nội vụ", on(1996)).unwrap();
    /// assert_eq!(police.successor.as_deref(), Some("BCA"));
    /// assert_eq!(registry.find_name_on("Bộ Nội vụ", on(2024)).unwrap().successor, None);
    /// assert!(registry.find_name_on("Bộ Giao thông vận tải", on(2026)).is_none());
    /// ```
    #[must_use]
    pub fn find_name_on(&self, name: &str, on: NaiveDate) -> Option<&Agency> {
        pick(self.rows_of_name(name), Some(on))
    }

    /// The length of the longest name at the head of `text`.
    pub(crate) fn name_length(&self, head: Head, text: &str) -> Option<usize> {
        Some(self.names.longest_from(head, text)?.1)
    }
}

impl FromIterator<Agency> for Registry {
    fn from_iter<I: IntoIterator<Item = Agency>>(rows: I) -> Self {
        let mut registry = Self::default();
        registry.extend(rows);
        registry
    }
}

impl Extend<Agency> for Registry {
    fn extend<I: IntoIterator<Item = Agency>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.push(row));
    }
}

/// A symbol as it stands, then without the number of a term: `UBTVQHK9`, `UBTVQHK`, `UBTVQH`.
pub(super) fn spellings(code: &str) -> impl Iterator<Item = &str> {
    let bare = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = (bare.len() < code.len()).then_some(bare);
    let term = numbered.and_then(|bare| bare.strip_suffix('K'));
    [Some(code), numbered, term].into_iter().flatten()
}

fn code_key(code: &str) -> u64 {
    if code.chars().all(char::is_alphanumeric) {
        word_key(code)
    } else {
        word_key(&code.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
    }
}
