//! Which lines of authority may stand over one another.

use super::{Capacity, SigningAuthority};

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
/// | `TM.`, `KT.` | `CollectiveDeputy` | `TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH` |
/// | `TM.`, `Q.` | `CollectiveActing` | `TM. ỦY BAN NHÂN DÂN` / `Q. CHỦ TỊCH` |
/// | `TL.` | `ByOrder` | `TL. CHỦ TỊCH` / `CHÁNH VĂN PHÒNG` |
/// | `TL.`, `KT.` | `ByOrderDeputy` | `TL. CHỦ TỊCH` / `KT. CHÁNH VĂN PHÒNG` |
/// | `TL.`, `Q.` | `ByOrderActing` | `TL. CHỦ TỊCH` / `Q. CHÁNH VĂN PHÒNG` |
/// | `TUQ.` | `ByAuthorisation` | `TUQ. CHỦ TỊCH` / `GIÁM ĐỐC SỞ NỘI VỤ` |
/// | `TUQ.`, `Q.` | `ByAuthorisationActing` | `TUQ. CHỦ TỊCH` / `Q. GIÁM ĐỐC SỞ NỘI VỤ` |
/// | `Q.` | `Acting` | `Q. GIÁM ĐỐC` |
///
/// Those with `Q.` below another line are inferred: an acting head has the powers of
/// a head. The others are those of the decree. The Party's
/// slash forms (`T/M`, `K/T`, `T/L`) parse to the same authorities.
///
/// ```
/// use congvan::value::{Capacity, ChainFault, SigningForm};
///
/// let lines = |texts: &[&str]| -> Vec<Capacity> { texts.iter().map(|t| t.parse().unwrap()).collect() };
/// let chain = lines(&["TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG"]);
/// assert_eq!(SigningForm::of(&chain), Ok(SigningForm::ByOrderDeputy));
/// // Who is authorised does not pass it on.
/// let chain = lines(&["TUQ. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG"]);
/// assert_eq!(SigningForm::of(&chain), Err(ChainFault::Redelegated { line: 1 }));
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

/// Why lines of authority do not stand over one another lawfully.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChainFault {
    /// A line below `TUQ.`: who is authorised signs in person (khoản 3).
    Redelegated {
        /// The line at fault, from 0.
        line: usize,
    },
    /// A line that the one above it cannot have below it.
    OutOfPlace {
        /// The line at fault, from 0.
        line: usize,
    },
}

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

    /// The form of a signature's lines of authority.
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
}

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
}
