//! What the texts of the values look like, as JSON Schema.
//!
//! The patterns are plain: no look-around, no classes by name that differ between
//! languages, so that the XSD takes them as they are. Each says exactly what
//! parsing takes, but for degrees, which parsing takes however they are spelt.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{IssueDate, Kind, Recipient, Secrecy, Urgency};

/// A class of characters without its brackets: white space as Unicode has it.
const SPACE: &str = "\t-\r \u{85}\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}";

/// The dashes before an item of a list; the hyphen, which stands last in a class, aside.
const DASHES: &str = "–—+•*~";

/// Punctuation at the end of an item; the Greek question mark is a semicolon in NFC.
const ENDS: &str = ".;,:\u{37E}";

/// A date of the calendar in a year of four digits, whole or in part.
fn date() -> String {
    let month = |months: &str, last_days: &str| format!("({months})(-(0[1-9]|[12][0-9]{last_days}))?");
    let parts = [
        month("0[13578]|1[02]", "|3[01]"),
        month("0[469]|11", "|30"),
        "02(-(0[1-9]|1[0-9]|2[0-8]))?".to_owned(),
    ];
    let leap = "[1-9][0-9](0[48]|[2468][048]|[13579][26])|(1[26]|[2468][048]|[3579][26])00";
    format!("^([1-9][0-9]{{3}}(-({}))?|({leap})-02-29)$", parts.join("|"))
}

/// A text of its own name: `title` is that of the type.
macro_rules! text_schema {
    ($($type:ident => $schema:expr;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

text_schema! {
    IssueDate => json_schema!({
        "description": "A date of issue as far as it is filled in, ISO 8601: `2024-05-02`, `2024-05`, `2024`.",
        "type": "string",
        "pattern": date(),
    });
    Kind => json_schema!({
        "description": "The kind of a document: the name in lower-case ASCII joined by hyphens; \
                        a kind of no list has its name as written.",
        "anyOf": [
            {"enum": Kind::all().map(|kind| kind.slug().to_owned()).collect::<Vec<_>>()},
            {"type": "string", "pattern": format!("[^{SPACE}]")},
        ],
    });
    Recipient => json_schema!({
        "description": "Who receives the document, and why in brackets at the end: `UBND huyện (để b/c)`. \
                        A line of signs alone is none.",
        "type": "string",
        "pattern": format!("[^{SPACE}{ENDS}{DASHES}-]|[{ENDS}][{SPACE}{ENDS}{DASHES}-]*[{DASHES}-]"),
    });
    Urgency => json_schema!({
        "description": "The degree of urgency (NĐ 30/2020, Annex I, III.2.b), the lowest first.",
        "enum": Urgency::ALL.iter().map(|degree| degree.name()).collect::<Vec<_>>(),
    });
    Secrecy => json_schema!({
        "description": "The degree of secrecy (NĐ 30/2020, Annex I, III.2.a), the lowest first.",
        "enum": Secrecy::ALL.iter().map(|degree| degree.name()).collect::<Vec<_>>(),
    });
}
