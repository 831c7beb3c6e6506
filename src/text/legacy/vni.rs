//! VNI Windows: a letter is one code, or a vowel and a mark behind it.

/// The letters of one code, small; capitals have the capital of each.
#[rustfmt::skip]
pub(super) const SINGLES: &[(char, char)] = &[
    ('ô', 'ơ'), ('ö', 'ư'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ'),
];

/// A base and its marks, each with the letter that the pair stands for.
pub(super) type Row = (char, &'static [(char, char)]);

/// The letters of two codes, small. The vowel decides about the case; the mark
/// is found in either.
#[rustfmt::skip]
pub(super) const PAIRS: &[Row] = &[
    ('a', &[
        ('ù', 'á'), ('ø', 'à'), ('û', 'ả'), ('õ', 'ã'), ('ï', 'ạ'), ('â', 'â'), ('á', 'ấ'), ('à', 'ầ'),
        ('å', 'ẩ'), ('ã', 'ẫ'), ('ä', 'ậ'), ('ê', 'ă'), ('é', 'ắ'), ('è', 'ằ'), ('ú', 'ẳ'), ('ü', 'ẵ'),
        ('ë', 'ặ'),
    ]),
    ('e', &[
        ('ù', 'é'), ('ø', 'è'), ('û', 'ẻ'), ('õ', 'ẽ'), ('ï', 'ẹ'), ('â', 'ê'), ('á', 'ế'), ('à', 'ề'),
        ('å', 'ể'), ('ã', 'ễ'), ('ä', 'ệ'),
    ]),
    ('o', &[
        ('ù', 'ó'), ('ø', 'ò'), ('û', 'ỏ'), ('õ', 'õ'), ('ï', 'ọ'), ('â', 'ô'), ('á', 'ố'), ('à', 'ồ'),
        ('å', 'ổ'), ('ã', 'ỗ'), ('ä', 'ộ'),
    ]),
    ('ô', &[
        ('ù', 'ớ'), ('ø', 'ờ'), ('û', 'ở'), ('õ', 'ỡ'), ('ï', 'ợ'),
    ]),
    ('u', &[
        ('ù', 'ú'), ('ø', 'ù'), ('û', 'ủ'), ('õ', 'ũ'), ('ï', 'ụ'),
    ]),
    ('ö', &[
        ('ù', 'ứ'), ('ø', 'ừ'), ('û', 'ử'), ('õ', 'ữ'), ('ï', 'ự'),
    ]),
    ('y', &[
        ('ù', 'ý'), ('ø', 'ỳ'), ('û', 'ỷ'), ('õ', 'ỹ'),
    ]),
];

/// The letter at the head of a text and its length there, the longest match first.
pub(super) fn letter(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let small = lower(first);
    if small.is_ascii() && !matches!(small, 'a' | 'e' | 'o' | 'u' | 'y') {
        return None;
    }
    let cased = |letter: char| if small == first { letter } else { upper(letter) };
    if let (Some((_, marks)), Some(mark)) = (PAIRS.iter().find(|(base, _)| *base == small), chars.next()) {
        let small_mark = lower(mark);
        if let Some((_, letter)) = marks.iter().find(|(other, _)| *other == small_mark) {
            return Some((cased(*letter), first.len_utf8() + mark.len_utf8()));
        }
    }
    let (_, letter) = SINGLES.iter().find(|(code, _)| *code == small)?;
    Some((cased(*letter), first.len_utf8()))
}

/// The codes of a letter, the mark in the case of its vowel.
pub(super) fn encode(letter: char, out: &mut String) -> bool {
    let small = lower(letter);
    let cased = |code: char| if small == letter { code } else { upper(code) };
    if let Some((code, _)) = SINGLES.iter().find(|(_, other)| *other == small) {
        out.push(cased(*code));
        return true;
    }
    let pair = PAIRS.iter().find_map(|(base, marks)| {
        let (mark, _) = marks.iter().find(|(_, other)| *other == small)?;
        Some((*base, *mark))
    });
    let Some((base, mark)) = pair else {
        return false;
    };
    out.push(cased(base));
    out.push(cased(mark));
    true
}

fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    c.to_lowercase().next().unwrap_or(c)
}

fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}
