//! Attacks with letters that are in no table of look-alikes, and with those that run from
//! right to left.

use super::{Attack, attack, told};

const LETTERS: &str = "Text: letters that no Vietnamese name or number has";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        LETTERS,
        "a rune in the symbol, which cuts the number off",
        "SP-03, error, at `/number`",
        || told("45/SNV", "45/S\u{16D5}NV", "SP-03"),
    ),
    attack(LETTERS, "`Ñ` in the symbol", "SP-03, error, at `/number`", || {
        told("45/SNV", "45/SÑV", "SP-03")
    }),
    attack(
        LETTERS,
        "the sign Ⅴ (U+2164) in the symbol",
        "SP-03, error, at `/number`",
        || told("SNV-VP", "SNV-\u{2164}P", "SP-03"),
    ),
    attack(
        LETTERS,
        "a letter of Georgian in the name of the signer",
        "SP-03, warning, at `/signatures/0/signer`",
        || told("Minh Hà", "Minh H\u{10DD}", "SP-03"),
    ),
    attack(
        LETTERS,
        "`ë` in a Vietnamese name",
        "SP-03, warning, at `/signatures/0/signer`",
        || told("Minh Hà", "Minh Hë", "SP-03"),
    ),
    attack(
        LETTERS,
        "`ë` in the name of a foreigner, which is honest",
        "SP-03, info, at `/signatures/0/signer`",
        || told("Trần Thị Minh Hà", "Zoë Miller", "SP-03"),
    ),
    attack(
        LETTERS,
        "a second dot under a letter of who issues",
        "SP-03, warning, at `/issuers/0/name`",
        || told("SỞ NỘI VỤ", "SỞ NỘI VỤ\u{323}", "SP-03"),
    ),
    attack(
        LETTERS,
        "a letter of Hebrew beside an amount, which turns it",
        "SP-01, warning, at `/body/0`",
        || told("tuần", "\u{5D0} 250 triệu đồng", "SP-01"),
    ),
    attack(
        LETTERS,
        "a letter of Arabic between the digits of the day",
        "SP-01, error, at `/date`",
        || told("ngày 12", "ngày 1\u{627}2", "SP-01"),
    ),
];
