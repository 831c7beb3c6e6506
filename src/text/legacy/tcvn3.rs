//! TCVN3 (ABC) and the full code table of its standard.

/// The letters of TCVN3, by code: the part VN3 of TCVN 5712:1993, that the
/// fonts `.VnTime`, `.VnArial` and their kin use.
///
/// It has no codes for capitals with a tone: they are the codes of the small
/// letters in a font whose name ends in H. `0xAD`, the soft hyphen of Latin-1,
/// is `ư`.
#[rustfmt::skip]
pub(super) const TCVN3: &[(u8, char)] = &[
    (0xA1, 'Ă'), (0xA2, 'Â'), (0xA3, 'Ê'), (0xA4, 'Ô'), (0xA5, 'Ơ'), (0xA6, 'Ư'), (0xA7, 'Đ'),
    (0xA8, 'ă'), (0xA9, 'â'), (0xAA, 'ê'), (0xAB, 'ô'), (0xAC, 'ơ'), (0xAD, 'ư'), (0xAE, 'đ'),
    (0xB5, 'à'), (0xB6, 'ả'), (0xB7, 'ã'), (0xB8, 'á'), (0xB9, 'ạ'), (0xBB, 'ằ'), (0xBC, 'ẳ'),
    (0xBD, 'ẵ'), (0xBE, 'ắ'), (0xC6, 'ặ'), (0xC7, 'ầ'), (0xC8, 'ẩ'), (0xC9, 'ẫ'), (0xCA, 'ấ'),
    (0xCB, 'ậ'), (0xCC, 'è'), (0xCE, 'ẻ'), (0xCF, 'ẽ'), (0xD0, 'é'), (0xD1, 'ẹ'), (0xD2, 'ề'),
    (0xD3, 'ể'), (0xD4, 'ễ'), (0xD5, 'ế'), (0xD6, 'ệ'), (0xD7, 'ì'), (0xD8, 'ỉ'), (0xDC, 'ĩ'),
    (0xDD, 'í'), (0xDE, 'ị'), (0xDF, 'ò'), (0xE1, 'ỏ'), (0xE2, 'õ'), (0xE3, 'ó'), (0xE4, 'ọ'),
    (0xE5, 'ồ'), (0xE6, 'ổ'), (0xE7, 'ỗ'), (0xE8, 'ố'), (0xE9, 'ộ'), (0xEA, 'ờ'), (0xEB, 'ở'),
    (0xEC, 'ỡ'), (0xED, 'ớ'), (0xEE, 'ợ'), (0xEF, 'ù'), (0xF1, 'ủ'), (0xF2, 'ũ'), (0xF3, 'ú'),
    (0xF4, 'ụ'), (0xF5, 'ừ'), (0xF6, 'ử'), (0xF7, 'ữ'), (0xF8, 'ứ'), (0xF9, 'ự'), (0xFA, 'ỳ'),
    (0xFB, 'ỷ'), (0xFC, 'ỹ'), (0xFD, 'ý'), (0xFE, 'ỵ'),
];

/// The capitals with a tone that TCVN 5712:1993 has besides (part VN1), as
/// `iconv -f TCVN5712-1` maps them. Twelve of them stand among the control codes.
#[rustfmt::skip]
pub(super) const VN1_CAPITALS: &[(u8, char)] = &[
    (0x01, 'Ú'), (0x02, 'Ụ'), (0x04, 'Ừ'), (0x05, 'Ử'), (0x06, 'Ữ'), (0x11, 'Ứ'), (0x12, 'Ự'),
    (0x13, 'Ỳ'), (0x14, 'Ỷ'), (0x15, 'Ỹ'), (0x16, 'Ý'), (0x17, 'Ỵ'), (0x80, 'À'), (0x81, 'Ả'),
    (0x82, 'Ã'), (0x83, 'Á'), (0x84, 'Ạ'), (0x85, 'Ặ'), (0x86, 'Ậ'), (0x87, 'È'), (0x88, 'Ẻ'),
    (0x89, 'Ẽ'), (0x8A, 'É'), (0x8B, 'Ẹ'), (0x8C, 'Ệ'), (0x8D, 'Ì'), (0x8E, 'Ỉ'), (0x8F, 'Ĩ'),
    (0x90, 'Í'), (0x91, 'Ị'), (0x92, 'Ò'), (0x93, 'Ỏ'), (0x94, 'Õ'), (0x95, 'Ó'), (0x96, 'Ọ'),
    (0x97, 'Ộ'), (0x98, 'Ờ'), (0x99, 'Ở'), (0x9A, 'Ỡ'), (0x9B, 'Ớ'), (0x9C, 'Ợ'), (0x9D, 'Ù'),
    (0x9E, 'Ủ'), (0x9F, 'Ũ'), (0xAF, 'Ằ'), (0xBA, 'Ẳ'), (0xBF, 'Ẵ'), (0xC0, 'Ắ'), (0xC1, 'Ầ'),
    (0xC2, 'Ẩ'), (0xC3, 'Ẫ'), (0xC4, 'Ấ'), (0xC5, 'Ề'), (0xCD, 'Ể'), (0xD9, 'Ễ'), (0xDA, 'Ế'),
    (0xDB, 'Ồ'), (0xE0, 'Ổ'), (0xF0, 'Ỗ'), (0xFF, 'Ố'),
];

/// The code point that stands for a code where its bytes were taken for Latin-1.
fn code(c: char) -> Option<u8> {
    u8::try_from(u32::from(c)).ok()
}

/// The letter of TCVN3 that a Latin-1 character stands for.
pub(super) fn letter(c: char) -> Option<char> {
    find(TCVN3, code(c)?)
}

/// The letter of TCVN 5712 (VN1) that a Latin-1 character stands for.
pub(super) fn vn1_letter(c: char) -> Option<char> {
    let code = code(c)?;
    find(VN1_CAPITALS, code).or_else(|| find(TCVN3, code))
}

/// The character that stands for a letter in TCVN3; a capital with a tone has
/// that of the small letter.
pub(super) fn encode(letter: char) -> Option<char> {
    let small = || letter.to_lowercase().next().filter(|small| *small != letter);
    code_of(TCVN3, letter).or_else(|| code_of(TCVN3, small()?).filter(|_| code_of(VN1_CAPITALS, letter).is_some()))
}

/// The character that stands for a letter in TCVN 5712 (VN1).
pub(super) fn vn1_encode(letter: char) -> Option<char> {
    code_of(TCVN3, letter).or_else(|| code_of(VN1_CAPITALS, letter))
}

fn find(table: &[(u8, char)], code: u8) -> Option<char> {
    if (0x20..0x80).contains(&code) {
        return None;
    }
    let at = table.binary_search_by_key(&code, |(code, _)| *code).ok()?;
    table.get(at).map(|(_, letter)| *letter)
}

fn code_of(table: &[(u8, char)], letter: char) -> Option<char> {
    let (code, _) = table.iter().find(|(_, other)| *other == letter)?;
    Some(char::from(*code))
}
