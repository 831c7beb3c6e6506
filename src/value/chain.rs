//! Which lines of authority may stand over one another.

use std::fmt;
use std::str::FromStr;

use super::error::{ParseValueError, ValueKind};
use super::text_value::serde_as_text;
use super::title::{is_collective, is_deputy, is_office, may_deputise};
use super::{Capacity, SigningAuthority};
use crate::message::Lang;

/// How a document is signed: the lawful stacks of authority lines (NĐ 30/2020,
/// Điều 13; Annex I, II.7.b).
///
/// # Syntax
///
/// | Lines, top to bottom | Form | Example |
/// |---|---|---|
/// | – | `Head` | `GIÁM ĐỐC` |
/// | `KT.` | `Deputy` | `KT. GIÁM ĐỐC` / `PHÓ GIÁM ĐỐC` |
/// | `TM.` | `Collective` | `TM. ỦY BAN NHÂN DÂN` / `CHỦ TỊCH` |
/// | `TM.`, `KT.` | `CollectiveDeputy` | `TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` |
/// | `TM.`, `Q.` | `CollectiveActing` | `TM. ỦY BAN NHÂN DÂN` / `Q. CHỦ TỊCH` |
/// | `TL.` | `ByOrder` | `TL. CHỦ TỊCH` / `CHÁNH VĂN PHÒNG` |
/// | `TL.`, `KT.` | `ByOrderDeputy` | `TL. CHỦ TỊCH` / `KT. CHÁNH VĂN PHÒNG` / `PHÓ CHÁNH VĂN PHÒNG` |
/// | `TL.`, `Q.` | `ByOrderActing` | `TL. CHỦ TỊCH` / `Q. CHÁNH VĂN PHÒNG` |
/// | `TUQ.` | `ByAuthorisation` | `TUQ. CHỦ TỊCH` / `GIÁM ĐỐC SỞ NỘI VỤ` |
/// | `TUQ.`, `Q.` | `ByAuthorisationActing` | `TUQ. CHỦ TỊCH` / `Q. GIÁM ĐỐC SỞ NỘI VỤ` |
/// | `Q.` | `Acting` | `Q. GIÁM ĐỐC` |
///
/// Those with `Q.` below another line are inferred: an acting head has the powers of
/// a head. The others are those of the decree. A form parses from the lines of a signature, one to a line or split by ` / `, with their
/// titles or without; the Party's slash forms (`T/M`, `K/T`, `T/L`) stand for the
/// same powers. It prints the powers alone: `TM. / KT.`; for the head, who signs
/// without any, `NGƯỜI ĐỨNG ĐẦU`.
///
/// # Errors
///
/// No line; a line that is no authority above the last one; whatever
/// [`check`](Self::check) finds, at the place of the line.
///
/// # Examples
///
/// ```
/// use congvan::value::{Capacity, ChainFault, SigningForm};
///
/// let form: SigningForm = "TL. BỘ TRƯỞNG / K/T VỤ TRƯỞNG / PHÓ VỤ TRƯỞNG".parse()?;
/// assert_eq!(form, SigningForm::ByOrderDeputy);
/// assert_eq!(form.to_string(), "TL. / KT.");
///
/// // Who is authorised does not pass it on.
/// let lines = ["TUQ. GIÁM ĐỐC".parse::<Capacity>()?, "KT. CHÁNH VĂN PHÒNG".parse()?];
/// assert_eq!(SigningForm::of(&lines), Err(ChainFault::Redelegated { line: 1 }));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SigningForm {
    /// The head, in person (khoản 1).
    Head,
    /// A deputy for the head (khoản 1).
    Deputy,
    /// The head of a collective body (khoản 2).
    Collective,
    /// A deputy of a collective body (khoản 2).
    CollectiveDeputy,
    /// The acting head of a collective body.
    CollectiveActing,
    /// The head of a unit, by order (khoản 4).
    ByOrder,
    /// A deputy of that unit (khoản 4).
    ByOrderDeputy,
    /// The acting head of a unit, by order.
    ByOrderActing,
    /// By written authorisation (khoản 3).
    ByAuthorisation,
    /// The acting head of a unit, by written authorisation.
    ByAuthorisationActing,
    /// The acting head.
    Acting,
}

/// Why lines of authority do not stand over one another lawfully. Lines count
/// from 0, the signer's own title last.
///
/// ```
/// use congvan::value::{Capacity, ChainFault, SigningForm};
///
/// let lines: [Capacity; 1] = ["TM. CHỦ TỊCH".parse()?]; // TM. stands before a collective
/// assert_eq!(SigningForm::check(&lines, None), Err(ChainFault::NoCollective { line: 0 }));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ChainFault {
    /// A line below `TUQ.`: who is authorised signs in person (khoản 3).
    Redelegated {
        /// The line at fault.
        line: usize,
    },
    /// A line that the one above it cannot have below it.
    OutOfPlace {
        /// The line at fault.
        line: usize,
    },
    /// An office behind `TM.`, which stands before a collective: `TM. CHỦ TỊCH`.
    NoCollective {
        /// The line at fault.
        line: usize,
    },
    /// A body or a deputy behind `KT.`, `TL.`, `TUQ.` or `Q.`, which stand before the
    /// title of the head: `KT. ỦY BAN NHÂN DÂN`, `KT. PHÓ GIÁM ĐỐC`.
    NoHead {
        /// The line at fault.
        line: usize,
    },
    /// Below `KT.` somebody who is no deputy of that head.
    NoDeputy {
        /// The line at fault.
        line: usize,
    },
    /// Below `TL.` the deputy of the head who gave the order: a deputy signs with
    /// `KT.`.
    DeputyByOrder {
        /// The line at fault.
        line: usize,
    },
}

impl ChainFault {
    /// The line at fault, from 0.
    #[must_use]
    pub fn line(self) -> usize {
        match self {
            Self::Redelegated { line }
            | Self::OutOfPlace { line }
            | Self::NoCollective { line }
            | Self::NoHead { line }
            | Self::NoDeputy { line }
            | Self::DeputyByOrder { line } => line,
        }
    }

    /// What was expected, in one language.
    #[must_use]
    pub fn message(self, lang: Lang) -> &'static str {
        let (vi, en) = self.words();
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Redelegated { .. } => (
                "người được thừa ủy quyền phải tự ký, không ủy quyền lại",
                "who is authorised signs in person and does not pass it on",
            ),
            Self::OutOfPlace { .. } => (
                "quyền hạn này không đứng dưới dòng trên nó",
                "this power does not stand below the line above it",
            ),
            Self::NoCollective { .. } => (
                "sau TM. phải là tên tập thể, cơ quan",
                "behind TM. stands the name of a collective",
            ),
            Self::NoHead { .. } => (
                "phải là chức vụ của người đứng đầu",
                "the title of the head must stand here",
            ),
            Self::NoDeputy { .. } => (
                "dưới KT. phải là chức vụ cấp phó của người đứng đầu đó",
                "below KT. stands the title of that head's deputy",
            ),
            Self::DeputyByOrder { .. } => (
                "cấp phó ký thay (KT.), không ký thừa lệnh (TL.)",
                "a deputy signs for the head (KT.), not by order (TL.)",
            ),
        }
    }
}

impl fmt::Display for ChainFault {
    /// The English message; the Vietnamese one in the alternate form, `{:#}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (vi, en) = self.words();
        match f.alternate() {
            true => write!(f, "dòng {}: {vi}", self.line() + 1),
            false => write!(f, "line {}: {en}", self.line() + 1),
        }
    }
}

impl std::error::Error for ChainFault {}

/// The lawful stacks.
const FORMS: [(&[SigningAuthority], SigningForm); 11] = {
    use SigningAuthority::{Kt, Q, Tl, Tm, Tuq};
    [
        (&[], SigningForm::Head),
        (&[Kt], SigningForm::Deputy),
        (&[Tm], SigningForm::Collective),
        (&[Tm, Kt], SigningForm::CollectiveDeputy),
        (&[Tm, Q], SigningForm::CollectiveActing),
        (&[Tl], SigningForm::ByOrder),
        (&[Tl, Kt], SigningForm::ByOrderDeputy),
        (&[Tl, Q], SigningForm::ByOrderActing),
        (&[Tuq], SigningForm::ByAuthorisation),
        (&[Tuq, Q], SigningForm::ByAuthorisationActing),
        (&[Q], SigningForm::Acting),
    ]
};

/// What a head prints, who signs without any power.
const HEAD: &str = "NGƯỜI ĐỨNG ĐẦU";

/// What splits the lines of a signature where they stand on one.
const SPLIT: &str = " / ";

impl SigningForm {
    /// Every form.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMS.iter().map(|row| row.1)
    }

    /// The powers of the lines, top to bottom.
    #[must_use]
    pub fn authorities(self) -> &'static [SigningAuthority] {
        FORMS.iter().find(|row| row.1 == self).map_or(&[], |row| row.0)
    }

    /// The form of a signature's lines of authority, by their powers alone.
    ///
    /// # Errors
    ///
    /// The first line that may not stand where it does.
    pub fn of(lines: &[Capacity]) -> Result<Self, ChainFault> {
        let chain: Vec<SigningAuthority> = lines.iter().map(|line| line.authority).collect();
        if let Some(row) = FORMS.iter().find(|row| row.0 == chain) {
            return Ok(row.1);
        }
        let begins = |head: &[SigningAuthority]| FORMS.iter().any(|row| row.0.starts_with(head));
        let fits = (1..=chain.len()).take_while(|end| chain.get(..*end).is_some_and(begins));
        let line = fits.count();
        let above = line.checked_sub(1).and_then(|above| chain.get(above));
        Err(match above {
            Some(SigningAuthority::Tuq) => ChainFault::Redelegated { line },
            _ => ChainFault::OutOfPlace { line },
        })
    }

    /// The form of a whole signature: the lines of authority and the signer's own
    /// title below them, if it is printed. Titles are judged as far as their words
    /// tell; those of no list pass.
    ///
    /// # Errors
    ///
    /// The first line that may not stand where it does.
    ///
    /// ```
    /// use congvan::value::{Capacity, ChainFault, SigningForm};
    ///
    /// let line: Capacity = "TL. CHỦ TỊCH".parse()?;
    /// assert_eq!(SigningForm::check(&[line.clone()], Some("CHÁNH VĂN PHÒNG")), Ok(SigningForm::ByOrder));
    /// let fault = SigningForm::check(&[line], Some("PHÓ CHỦ TỊCH")).unwrap_err();
    /// assert_eq!(fault, ChainFault::DeputyByOrder { line: 1 });
    /// assert_eq!(fault.to_string(), "line 2: a deputy signs for the head (KT.), not by order (TL.)");
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    pub fn check(lines: &[Capacity], position: Option<&str>) -> Result<Self, ChainFault> {
        let form = Self::of(lines)?;
        for (line, capacity) in lines.iter().enumerate() {
            let title = &capacity.title;
            match capacity.authority {
                SigningAuthority::Tm if is_office(title) => return Err(ChainFault::NoCollective { line }),
                SigningAuthority::Tm => {}
                SigningAuthority::Kt if is_deputy(title) => return Err(ChainFault::NoHead { line }),
                // The Party's offices sign by order of its collectives.
                SigningAuthority::Tl if capacity.is_party_form() => {}
                _ if is_collective(title) => return Err(ChainFault::NoHead { line }),
                _ => {}
            }
        }
        let (Some(last), Some(position)) = (lines.last(), position) else {
            return Ok(form);
        };
        let line = lines.len();
        let of_head = may_deputise(&last.title, position);
        match last.authority {
            SigningAuthority::Kt if !is_deputy(position) || !of_head => Err(ChainFault::NoDeputy { line }),
            SigningAuthority::Tl if is_deputy(position) && of_head => Err(ChainFault::DeputyByOrder { line }),
            _ => Ok(form),
        }
    }
}

impl FromStr for SigningForm {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::{SigningAuthority, SigningForm};
    ///
    /// let form: SigningForm = "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".parse()?;
    /// assert_eq!(form.authorities().to_vec(), [SigningAuthority::Tm, SigningAuthority::Kt]);
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let fail = |offset, vi: &str, en: &str| ParseValueError::new(ValueKind::SigningForm, s, offset, vi, en);
        let mut lines = Vec::new();
        let mut places = Vec::new();
        let mut position = None;
        for (at, line) in split(s) {
            if position.is_some() {
                let (vi, en) = (
                    "phải là TM., KT., TL., TUQ. hoặc Q.",
                    "TM., KT., TL., TUQ. or Q. must stand here",
                );
                return Err(fail(places.last().copied().unwrap_or_default(), vi, en));
            }
            places.push(at);
            match (line.parse::<Capacity>(), line.parse::<SigningAuthority>()) {
                (Ok(capacity), _) => lines.push(capacity),
                (_, Ok(authority)) => lines.push(Capacity::new(authority, "")),
                _ => position = Some(line),
            }
        }
        if places.is_empty() {
            return Err(fail(0, "chuỗi rỗng", "the text is empty"));
        }
        // A line of which the power alone is given has nobody to be the deputy of.
        let whole = lines.last().is_none_or(|line| !line.title.is_empty());
        Self::check(&lines, position.filter(|_| whole)).map_err(|fault| {
            let (vi, en) = fault.words();
            fail(places.get(fault.line()).copied().unwrap_or_default(), vi, en)
        })
    }
}

/// The lines that are not empty, with their places: split at line breaks and at
/// slashes between spaces.
fn split(text: &str) -> Vec<(usize, &str)> {
    let spaced = |at: usize| {
        let (before, behind) = (text.get(..at), text.get(at + 1..));
        before.is_some_and(|text| text.ends_with(' ')) && behind.is_some_and(|text| text.starts_with(' '))
    };
    let ends = text
        .char_indices()
        .filter(|(at, c)| *c == '\n' || *c == '/' && spaced(*at));
    let mut from = 0;
    let mut lines = Vec::new();
    for at in ends.map(|(at, _)| at).chain([text.len()]) {
        let piece = text.get(from..at).unwrap_or_default();
        if !piece.trim().is_empty() {
            lines.push((from + piece.len() - piece.trim_start().len(), piece.trim()));
        }
        from = at + 1;
    }
    lines
}

impl fmt::Display for SigningForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let authorities = self.authorities();
        if authorities.is_empty() {
            return f.write_str(HEAD);
        }
        for (i, authority) in authorities.iter().enumerate() {
            let split = if i > 0 { SPLIT } else { "" };
            write!(f, "{split}{authority}")?;
        }
        Ok(())
    }
}

serde_as_text!(SigningForm);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lawful_stacks_and_others() {
        let of = |authorities: &[SigningAuthority]| {
            let lines: Vec<Capacity> = authorities.iter().map(|a| Capacity::new(*a, "GIÁM ĐỐC")).collect();
            SigningForm::of(&lines)
        };
        for form in SigningForm::all() {
            assert_eq!(of(form.authorities()), Ok(form));
        }
        use SigningAuthority::*;
        assert_eq!(of(&[Tuq, Kt]), Err(ChainFault::Redelegated { line: 1 }));
        assert_eq!(of(&[Kt, Kt]), Err(ChainFault::OutOfPlace { line: 1 }));
        assert_eq!(of(&[Tm, Kt, Tl]), Err(ChainFault::OutOfPlace { line: 2 }));
        assert_eq!(of(&[Kt, Tm]), Err(ChainFault::OutOfPlace { line: 1 }));
    }

    /// Every case that the decree shows or that its text allows.
    #[test]
    fn signatures_of_practice_are_lawful() {
        use SigningForm::*;
        for (lines, form) in [
            ("GIÁM ĐỐC", Head),
            ("KT. BỘ TRƯỞNG / THỨ TRƯỞNG", Deputy),
            ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", Deputy),
            ("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", Collective),
            ("TM. CHÍNH PHỦ / THỦ TƯỚNG", Collective),
            ("TM. ỦY BAN NHÂN DÂN XÃ / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", CollectiveDeputy),
            ("TM. ỦY BAN NHÂN DÂN / Q. CHỦ TỊCH", CollectiveActing),
            ("TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", ByOrder),
            ("TL. BỘ TRƯỞNG / VỤ TRƯỞNG VỤ PHÁP CHẾ", ByOrder),
            (
                "TL. BỘ TRƯỞNG / KT. VỤ TRƯỞNG VỤ PHÁP CHẾ / PHÓ VỤ TRƯỞNG",
                ByOrderDeputy,
            ),
            (
                "TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
                ByOrderDeputy,
            ),
            ("TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ TƯ PHÁP", ByAuthorisation),
            ("Q. GIÁM ĐỐC", Acting),
            ("TM. HỘI ĐỒNG / CHỦ TỊCH", Collective),
            ("KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN", Deputy),
            // The Party's slashes.
            ("T/M BAN THƯỜNG VỤ / BÍ THƯ", Collective),
            ("K/T TRƯỞNG BAN / PHÓ TRƯỞNG BAN", Deputy),
            ("T/L BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG", ByOrder),
            (
                "T/L BAN THƯỜNG VỤ / K/T CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG",
                ByOrderDeputy,
            ),
            ("T/UQ GIÁM ĐỐC / TRƯỞNG PHÒNG", ByAuthorisation),
            // The powers alone.
            ("TM. / KT.", CollectiveDeputy),
            ("KT", Deputy),
        ] {
            assert_eq!(lines.parse::<SigningForm>(), Ok(form), "{lines}");
        }
    }

    #[test]
    fn what_the_text_forbids_is_found_with_its_line() {
        use ChainFault::*;
        for (lines, fault) in [
            (
                &["TUQ. CHỦ TỊCH", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"][..],
                Redelegated { line: 1 },
            ),
            (&["KT. CHỦ TỊCH", "TRƯỞNG PHÒNG"], NoDeputy { line: 1 }),
            (&["KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC"], NoDeputy { line: 1 }),
            (&["TM. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], NoCollective { line: 0 }),
            (&["TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], DeputyByOrder { line: 1 }),
            (&["KT. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"], NoHead { line: 0 }),
            (&["KT. PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], NoHead { line: 0 }),
            (&["KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN"], OutOfPlace { line: 1 }),
        ] {
            let (position, above) = lines.split_last().unwrap();
            let mut capacity: Vec<Capacity> = above.iter().map(|line| line.parse().unwrap()).collect();
            let position = match position.parse() {
                Ok(line) => {
                    capacity.push(line);
                    None
                }
                Err(_) => Some(*position),
            };
            assert_eq!(SigningForm::check(&capacity, position), Err(fault), "{lines:?}");
            let text = lines.join("\n");
            let error = text.parse::<SigningForm>().unwrap_err();
            assert_eq!(text.get(error.offset()..), Some(&*lines[fault.line()..].join("\n")));
            assert!(error.to_string().contains(fault.message(Lang::En)));
        }
    }
}
