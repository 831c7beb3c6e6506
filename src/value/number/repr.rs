//! The number in JSON: its parts beside its text.

use serde::{Deserialize, Serialize};

use super::DocumentNumber;
use crate::value::error::{ParseValueError, ValueKind};

/// Number and symbol. The text decides; the parts must agree with it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Repr {
    /// The serial number; absent where it is blank or the form is free.
    serial: Option<u32>,
    /// What stands right behind the serial: `a` in `12a`, `.2` in `41.2`.
    #[serde(default)]
    suffix: String,
    /// The year inside the number, which normative documents have.
    year: Option<u16>,
    /// The symbol behind serial and year: `UBND-VX`, `QĐ-BNV`.
    notation: Option<String>,
    /// The whole number in canonical form, without spaces: `45/UBND-VX`.
    text: String,
    /// The number as printed; the text where it is absent.
    #[serde(default)]
    as_written: Option<String>,
}

impl From<DocumentNumber> for Repr {
    fn from(number: DocumentNumber) -> Self {
        Repr {
            serial: number.serial(),
            suffix: number.suffix().to_owned(),
            year: number.year(),
            notation: number.notation().map(str::to_owned),
            as_written: Some(number.as_written().to_owned()),
            text: number.text,
        }
    }
}

impl TryFrom<Repr> for DocumentNumber {
    type Error = ParseValueError;

    /// The text decides; parts that contradict it are an error, not a choice.
    fn try_from(repr: Repr) -> Result<Self, ParseValueError> {
        let number: DocumentNumber = repr.text.parse()?;
        let agrees = repr.serial == number.serial()
            && repr.suffix == number.suffix()
            && repr.year == number.year()
            && repr.notation.as_deref() == number.notation();
        if !agrees {
            return Err(ParseValueError::new(
                ValueKind::DocumentNumber,
                &repr.text,
                0,
                "các thành phần (serial, suffix, year, notation) không khớp với `text`",
                "the parts (serial, suffix, year, notation) contradict `text`",
            ));
        }
        Ok(match repr.as_written {
            Some(as_written) => number.with_as_written(as_written),
            None => number,
        })
    }
}
