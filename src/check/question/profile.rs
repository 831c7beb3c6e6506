//! Which set of rules a document is judged by.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::diagnostic::Severity;
use crate::document::{Document, System};
use crate::message::Message;
use crate::text::skeleton;

/// A set of rules of one instrument, with the days it held.
///
/// # Syntax
///
/// `nd30`, `tt01`, `tt55`, `hd36`, `hd05`.
///
/// ```
/// use congvan::check::Profile;
///
/// let profile: Profile = "nd30".parse()?;
/// assert_eq!(profile, Profile::Decree30);
/// assert_eq!(profile.instrument(), "Nghị định số 30/2020/NĐ-CP");
/// assert!(profile.since().is_some_and(|day| day.to_string() == "2020-03-05"));
/// # Ok::<(), congvan::check::UnknownProfile>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Profile {
    /// Nghị định số 30/2020/NĐ-CP on records work, from 5 March 2020.
    Decree30,
    /// Thông tư số 01/2011/TT-BNV on the form of administrative documents, until
    /// 4 March 2020. Its text was not at hand: what it is known to share with the
    /// decree is judged, as warnings; the rest is not evaluated.
    Circular01,
    /// Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP, until the circular of 2011; as that one.
    Circular55,
    /// Hướng dẫn số 36-HD/VPTW on the form of Party documents, 3 April 2018 to 26 May 2026.
    PartyGuide36,
    /// Hướng dẫn số 05-HD/VPTW, from 27 May 2026. Its full text was not at hand:
    /// what summaries of it say is a warning.
    PartyGuide05,
}

struct Record {
    profile: Profile,
    slug: &'static str,
    instrument: &'static str,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// The gravest that a finding can be.
    cap: Severity,
    /// Why rules of other profiles are not asked: hundreds of outcomes say it.
    why: (&'static str, &'static str),
}

const RECORDS: [Record; 5] = [
    Record {
        profile: Profile::Decree30,
        slug: "nd30",
        instrument: "Nghị định số 30/2020/NĐ-CP",
        since: NaiveDate::from_ymd_opt(2020, 3, 5),
        until: None,
        cap: Severity::Error,
        why: (
            "văn bản được xét theo Nghị định số 30/2020/NĐ-CP",
            "the document is judged by Nghị định số 30/2020/NĐ-CP",
        ),
    },
    Record {
        profile: Profile::Circular01,
        slug: "tt01",
        instrument: "Thông tư số 01/2011/TT-BNV",
        since: NaiveDate::from_ymd_opt(2011, 3, 5),
        until: NaiveDate::from_ymd_opt(2020, 3, 4),
        cap: Severity::Warning,
        why: (
            "văn bản được xét theo Thông tư số 01/2011/TT-BNV; nội dung này của thông tư chưa có trong bộ quy tắc",
            "the document is judged by Thông tư số 01/2011/TT-BNV; what the circular says of this is not built in",
        ),
    },
    Record {
        profile: Profile::Circular55,
        slug: "tt55",
        instrument: "Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP",
        since: NaiveDate::from_ymd_opt(2005, 5, 6),
        until: NaiveDate::from_ymd_opt(2011, 3, 4),
        cap: Severity::Warning,
        why: (
            "văn bản được xét theo Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP; nội dung này của thông tư chưa có trong bộ quy tắc",
            "the document is judged by Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP; what the circular says of this is not built in",
        ),
    },
    Record {
        profile: Profile::PartyGuide36,
        slug: "hd36",
        instrument: "Hướng dẫn số 36-HD/VPTW",
        since: NaiveDate::from_ymd_opt(2018, 4, 3),
        until: NaiveDate::from_ymd_opt(2026, 5, 26),
        cap: Severity::Error,
        why: (
            "văn bản của Đảng trình bày theo quy định của Đảng, ngoài phạm vi Nghị định số 30/2020/NĐ-CP",
            "documents of the Party follow the Party's rules, not Decree 30/2020/NĐ-CP",
        ),
    },
    Record {
        profile: Profile::PartyGuide05,
        slug: "hd05",
        instrument: "Hướng dẫn số 05-HD/VPTW",
        since: NaiveDate::from_ymd_opt(2026, 5, 27),
        until: None,
        cap: Severity::Error,
        why: (
            "văn bản của Đảng trình bày theo quy định của Đảng, ngoài phạm vi Nghị định số 30/2020/NĐ-CP",
            "documents of the Party follow the Party's rules, not Decree 30/2020/NĐ-CP",
        ),
    },
];

/// Rules of the decree that the circulars before it are known to share: the texts
/// of the header, the number with its zero, place and date, title and subject, the
/// five authorities, `Như trên` and `Lưu`.
const SHARED: [&str; 13] = [
    "F01", "F02", "N01", "N02", "N07", "D01", "D02", "D03", "T01", "S01", "S02", "S03", "R02",
];

impl Profile {
    /// Every profile, the one in force for administrative documents first.
    pub fn all() -> impl Iterator<Item = Profile> {
        RECORDS.iter().map(|record| record.profile)
    }

    fn record(self) -> Option<&'static Record> {
        RECORDS.iter().find(|record| record.profile == self)
    }

    /// The short name: `nd30`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.record().map_or("", |record| record.slug)
    }

    /// The instrument that the rules stand in, as it is cited.
    #[must_use]
    pub fn instrument(self) -> &'static str {
        self.record().map_or("", |record| record.instrument)
    }

    /// The first day.
    #[must_use]
    pub fn since(self) -> Option<NaiveDate> {
        self.record()?.since
    }

    /// The last day; `None` while it is in force.
    #[must_use]
    pub fn until(self) -> Option<NaiveDate> {
        self.record()?.until
    }

    /// Whether it held on a day.
    #[must_use]
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.since().is_none_or(|first| first <= day) && self.until().is_none_or(|last| day <= last)
    }

    /// Whether it is one of the circulars before the decree.
    pub(in crate::check) fn is_circular(self) -> bool {
        matches!(self, Profile::Circular01 | Profile::Circular55)
    }

    pub(in crate::check) fn shares(self, code: &str) -> bool {
        self.is_circular() && SHARED.contains(&code)
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

/// The name of a set of rules that is not known.
///
/// ```
/// use congvan::check::{Profile, UnknownProfile};
///
/// assert_eq!("nd30".parse(), Ok(Profile::Decree30));
/// assert_eq!("nd110".parse::<Profile>(), Err(UnknownProfile)); // its rules are not built in
/// assert!(UnknownProfile.to_string().contains("hd36")); // says which there are
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} ({1})", self.message().vi, self.message().en)]
pub struct UnknownProfile;

impl UnknownProfile {
    /// What is wrong, in both languages.
    ///
    /// ```
    /// use congvan::Lang;
    /// use congvan::check::UnknownProfile;
    ///
    /// assert!(UnknownProfile.message().get(Lang::En).contains("hd36"));
    /// ```
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(
            "bộ quy tắc phải là nd30, tt01, tt55, hd36 hoặc hd05",
            "the profile must be nd30, tt01, tt55, hd36 or hd05",
        )
    }
}

impl FromStr for Profile {
    type Err = UnknownProfile;

    /// ```
    /// use congvan::check::Profile;
    ///
    /// assert_eq!("ND30".parse::<Profile>().or("nd30".parse()), Ok(Profile::Decree30));
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let record = RECORDS.iter().find(|record| record.slug.eq_ignore_ascii_case(s));
        record.map(|record| record.profile).ok_or(UnknownProfile)
    }
}

/// How a document is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Standing {
    /// By which rules; `None` where none are built in.
    pub(in crate::check) profile: Option<Profile>,
    /// The gravest that a finding can be.
    pub(in crate::check) cap: Severity,
    /// Why rules of other profiles are not asked.
    pub(in crate::check) why: Message,
}

/// By which rules a document is judged: those the caller chose, else those of its
/// own system on the day of the caller, of the document (the last day it can
/// mean), or of the year in its number. A document without any is of today.
pub(in crate::check) fn standing(document: &Document, chosen: Option<Profile>, as_of: Option<NaiveDate>) -> Standing {
    if let Some(profile) = chosen {
        return Standing::under(profile);
    }
    let day = day(document, as_of);
    let of_day = |candidates: &[Profile]| {
        let in_force = |profile: &&Profile| match &day {
            Some(day) => profile.holds_on(day.date),
            None => profile.until().is_none(),
        };
        candidates.iter().find(in_force).copied()
    };
    match document.system() {
        System::Party => match of_day(&[Profile::PartyGuide05, Profile::PartyGuide36]) {
            Some(profile) => Standing::under(profile),
            None => Standing::outside(
                "văn bản của Đảng trước ngày 03/4/2018 theo quy định cũ của Đảng, chưa có trong bộ quy tắc",
                "Party documents of before 3 April 2018 follow older rules of the Party, which are not built in",
            ),
        },
        System::Normative => Standing::outside(
            "văn bản quy phạm pháp luật trình bày theo pháp luật về ban hành văn bản quy phạm pháp luật, \
             ngoài phạm vi Nghị định số 30/2020/NĐ-CP",
            "normative documents follow the law on their promulgation, not Decree 30/2020/NĐ-CP",
        ),
        _ if is_of_youth_union(document) => Standing::outside(
            "văn bản của Đoàn TNCS Hồ Chí Minh trình bày theo hướng dẫn của Đoàn, \
             ngoài phạm vi Nghị định số 30/2020/NĐ-CP",
            "documents of the Youth Union follow its own guidance, not Decree 30/2020/NĐ-CP",
        ),
        _ => match of_day(&[Profile::Decree30, Profile::Circular01, Profile::Circular55]) {
            Some(Profile::Decree30) if is_private(document) => Standing {
                cap: Severity::Warning,
                ..Standing::under(Profile::Decree30)
            },
            Some(profile) => Standing::under(profile),
            // A document without any day is of today: there is one.
            None => day.map_or_else(|| Standing::outside("", ""), |day| Standing::outside(day.vi, day.en)),
        },
    }
}

impl Standing {
    fn under(profile: Profile) -> Self {
        let cap = profile.record().map_or(Severity::Warning, |record| record.cap);
        let (vi, en) = profile.record().map_or(("", ""), |record| record.why);
        Self {
            profile: Some(profile),
            cap,
            why: Message::new(vi, en),
        }
    }

    fn outside(vi: &'static str, en: &'static str) -> Self {
        Self {
            profile: None,
            cap: Severity::Error,
            why: Message::new(vi, en),
        }
    }
}

/// The day that counts, and what it says where it is before all rules.
#[derive(Debug, Clone, Copy)]
struct Day {
    date: NaiveDate,
    vi: &'static str,
    en: &'static str,
}

fn day(document: &Document, as_of: Option<NaiveDate>) -> Option<Day> {
    match (as_of, document.date) {
        (Some(date), _) => Some(Day {
            date,
            vi: "ngày áp dụng được chọn trước ngày 06/5/2005; chưa có bộ quy tắc nào của thời gian đó",
            en: "the day that was asked for is before 2005-05-06; no rules of that time are built in",
        }),
        (None, Some(date)) => Some(Day {
            date: date.latest(),
            vi: "văn bản đề ngày trước ngày 06/5/2005; chưa có bộ quy tắc nào của thời gian đó",
            en: "the document is dated before 2005-05-06; no rules of that time are built in",
        }),
        (None, None) => {
            let year = document.number.as_ref().and_then(|number| number.year())?;
            Some(Day {
                date: NaiveDate::from_ymd_opt(i32::from(year), 12, 31)?,
                vi: "theo năm trong số, văn bản có trước ngày 06/5/2005; chưa có bộ quy tắc nào của thời gian đó",
                en: "by the year in its number the document is of before 2005-05-06; no rules of that time are built in",
            })
        }
    }
}

fn is_of_youth_union(document: &Document) -> bool {
    let header = document.national_title.as_deref().map(skeleton).unwrap_or_default();
    header.starts_with("doan tncs") || header.starts_with("doan thanh nien")
}

/// Names of bodies that the decree does not bind (Điều 2): they follow it of their own will.
const PRIVATE: [&str; 9] = [
    "cong ty co phan",
    "cong ty cp",
    "ctcp",
    "cong ty tnhh",
    "cong ty trach nhiem huu han",
    "cong ty hop danh",
    "doanh nghiep tu nhan",
    "hop tac xa",
    "tap doan co phan",
];

/// Companies that the State alone owns are bound (Điều 2).
const STATE_OWNED: [&str; 3] = ["mtv", "mot thanh vien", "nha nuoc"];

fn is_private(document: &Document) -> bool {
    let private = |name: &str| {
        let name = skeleton(name);
        PRIVATE.iter().any(|head| name.starts_with(head)) && !STATE_OWNED.iter().any(|word| name.contains(word))
    };
    !document.issuers.is_empty() && document.issuers.iter().all(|organ| private(&organ.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Kind, Organ};

    fn dated(date: &str) -> Document {
        Document::builder(Kind::CongVan).date(date.parse().unwrap()).build()
    }

    fn of(document: &Document) -> Option<Profile> {
        standing(document, None, None).profile
    }

    #[test]
    fn a_partial_date_counts_as_its_last_day() {
        for (date, profile) in [
            ("2020-03-04", Some(Profile::Circular01)),
            ("2020-03-05", Some(Profile::Decree30)),
            ("2020-03", Some(Profile::Decree30)),
            ("2020", Some(Profile::Decree30)),
            ("2019", Some(Profile::Circular01)),
            ("2011-03-04", Some(Profile::Circular55)),
            ("2004-12-31", None),
        ] {
            assert_eq!(of(&dated(date)), profile, "{date}");
        }
    }

    #[test]
    fn without_a_date_the_number_may_tell_the_year() {
        let undated = |number: &str| Document::builder(Kind::CongVan).number(number.parse().unwrap()).build();
        assert_eq!(of(&undated("12/2015/CV-ABC")), Some(Profile::Circular01));
        assert_eq!(of(&undated("12/2021/CV-ABC")), Some(Profile::Decree30));
        assert_eq!(of(&undated("12/SNV-VP")), Some(Profile::Decree30));
        assert_eq!(of(&Document::default()), Some(Profile::Decree30));
    }

    #[test]
    fn the_caller_s_day_and_profile_override_the_document_s() {
        let day = |y| NaiveDate::from_ymd_opt(y, 6, 1);
        let old = dated("2012-09-12");
        assert_eq!(standing(&old, None, day(2024)).profile, Some(Profile::Decree30));
        assert_eq!(
            standing(&old, Some(Profile::Decree30), None).profile,
            Some(Profile::Decree30)
        );
        let why = standing(&dated("2024-05-02"), None, day(2012)).why;
        assert!(why.vi.contains("Thông tư số 01/2011/TT-BNV"), "{why}");
        let why = standing(&dated("2024-05-02"), None, day(2001)).why;
        assert!(why.en.starts_with("the day that was asked for"), "{why}");
    }

    #[test]
    fn the_party_follows_the_guide_of_the_day() {
        let party = |date: &str| {
            let mut document = dated(date);
            document.national_title = Some("ĐẢNG CỘNG SẢN VIỆT NAM".into());
            of(&document)
        };
        assert_eq!(party("2026-05-27"), Some(Profile::PartyGuide05));
        assert_eq!(party("2026-05-26"), Some(Profile::PartyGuide36));
        assert_eq!(party("2018-04-02"), None);
    }

    #[test]
    fn normative_documents_and_the_youth_union_have_their_own_rules() {
        let mut youth = dated("2024-04-19");
        youth.national_title = Some("ĐOÀN TNCS HỒ CHÍ MINH".into());
        assert!(standing(&youth, None, None).why.vi.contains("Đoàn"));
        let normative = Document::builder(Kind::QuyetDinh)
            .number("64/2024/QĐ-UBND".parse().unwrap())
            .build();
        assert!(standing(&normative, None, None).why.vi.contains("quy phạm"));
    }

    #[test]
    fn who_follows_the_decree_of_his_own_will_makes_no_errors() {
        for (name, cap) in [
            ("CÔNG TY CỔ PHẦN XÂY LẮP HÀ KHÊ", Severity::Warning),
            ("CÔNG TY TNHH MỘT THÀNH VIÊN CẤP NƯỚC HÀ KHÊ", Severity::Error),
            ("SỞ NỘI VỤ", Severity::Error),
        ] {
            let mut document = dated("2024-05-02");
            document.issuers = vec![Organ::new(name)];
            assert_eq!(standing(&document, None, None).cap, cap, "{name}");
        }
    }

    #[test]
    fn names_lead_back_and_periods_meet() {
        for profile in Profile::all() {
            assert_eq!(profile.to_string().parse(), Ok(profile));
            assert!(
                profile.instrument().parse::<crate::value::LegalReference>().is_ok(),
                "{profile}"
            );
        }
        assert_eq!("nd99".parse::<Profile>(), Err(UnknownProfile));
        for (earlier, later) in [
            (Profile::Circular55, Profile::Circular01),
            (Profile::Circular01, Profile::Decree30),
            (Profile::PartyGuide36, Profile::PartyGuide05),
        ] {
            assert_eq!(earlier.until().and_then(|day| day.succ_opt()), later.since());
        }
    }
}
