//! The body that issued a cited document.

use super::super::cursor::{Cursor, one_line, same_word};
use super::issuer_words::{ANEW, DOTTED, HEADS, INSIDE, LONG, NUMBERED, PLACES, TITLES, stops};
use super::{fields, kind, mention};
use crate::registry::Registry;
use crate::text::{Head, is_capital, is_word};

/// The most words of a name.
const LONGEST: usize = 30;

/// Asks whether several bodies issued a document; that takes a look at its number.
type Joint<'a> = &'a dyn Fn() -> bool;

/// Reads `của …`, `giữa … và …` or `do … ban hành`.
///
/// A name ends at a word of the subject, at punctuation and at the end of a
/// name of the registry; commas and `và` inside names of the registry belong
/// to them. `joint` says that several bodies issued the document.
pub(super) fn issuer(cursor: &mut Cursor<'_>, registry: &Registry, joint: Joint<'_>) -> Option<String> {
    let mut next = *cursor;
    next.eat_char(&[',']);
    let between = next.eat("giữa");
    let done = !between && next.eat("do");
    if !between && !done && !next.eat("của") {
        return None;
    }
    let name = if between {
        bodies(&mut next, registry, &|| true)
    } else {
        bodies(&mut next, registry, joint)
    }?;
    if done && !next.eat_any(&["ban hành", "ký"]) {
        return None;
    }
    *cursor = next;
    Some(name)
}

/// Reads the name of one body at the cursor.
pub(in super::super) fn body(cursor: &mut Cursor<'_>, registry: &Registry) -> Option<String> {
    bodies(cursor, registry, &|| false)
}

/// The body that a text begins with, where its first words are those of a body: not the
/// `Luật …` or `Đề án …` that a capital alone may begin as well.
#[cfg(feature = "check")]
pub(crate) fn body_at_head(text: &str, registry: &Registry) -> Option<String> {
    let head = Head::of(text);
    let is_body = registry.name_length(head, text).is_some() || is_body_head(text);
    if !is_body || !text.starts_with(is_capital) || starts_anew(head, text) {
        return None;
    }
    body(&mut Cursor::new(text, 0), registry)
}

/// Whether the first words of a text are those of a body or of one who speaks for it.
pub(in super::super) fn is_body_head(text: &str) -> bool {
    let head = Head::of(text);
    HEADS.from(head, text) || TITLES.from(head, text)
}

/// One body or several.
fn bodies(cursor: &mut Cursor<'_>, registry: &Registry, joint: Joint<'_>) -> Option<String> {
    let mut next = *cursor;
    next.soft_spaces().then_some(())?;
    let start = next.at;
    let mut end = start;
    // `liên Bộ Thương mại, Bộ Công nghiệp`, not `Liên đoàn Lao động`.
    let together = next.eat_any(&["liên", "liên bộ"]) && !next.sees_any(&["đoàn", "hiệp", "minh", "hợp"]);
    let joint = || together || joint();
    next.at = start;
    let mut state = State::default();
    for _ in 0..LONGEST {
        let Some(length) = step(&next, registry, &mut state) else {
            break;
        };
        let before = next.at;
        next.bump(length);
        // No name ends with it: `của Chính phủ các Điều 5, 6 Nghị định …`.
        if !same_word(next.since(before), "các") {
            end = next.at;
        }
        if !go_on(&mut next, &mut state, registry, &joint) {
            break;
        }
    }
    next.at = end;
    let mut name = one_line(next.since(start));
    name.truncate(name.trim_end_matches(['.', ',', '-', '–', ' ']).len());
    if !state.begun || name.is_empty() {
        return None;
    }
    *cursor = next;
    Some(name)
}

#[derive(Default)]
struct State {
    /// A name of the registry has just ended.
    whole: bool,
    /// At least one word was taken.
    begun: bool,
    /// Groups of capitals so far.
    capitals: usize,
    /// The word before was in small letters.
    small: bool,
    /// Capitals right before, one after the other.
    run: usize,
    /// A unit of the country was named: proper names follow.
    placed: bool,
    /// Its head is one whose names have many small words.
    long: bool,
    /// The word before is `Vụ`, whose field may be called by a word that is a document
    /// elsewhere: `Vụ Luật Quốc tế`.
    department: bool,
    /// A head was named whose bodies may be told apart by a number.
    numbered: bool,
}

/// The length of the next piece of the name: a name of the registry or one word.
fn step(cursor: &Cursor<'_>, registry: &Registry, state: &mut State) -> Option<usize> {
    let rest = cursor.rest();
    let head = Head::of(rest);
    let word = rest.get(..head.length).filter(|word| !word.is_empty())?;
    let capital = word.starts_with(is_capital);
    let known = registry.name_length(head, rest);
    let known = known.or_else(|| (!state.begun && capital).then(|| local_name(head, rest))?);
    if state.numbered
        && let Some(length) = number_of_body(cursor)
    {
        state.whole = false;
        state.small = true;
        return Some(length);
    }
    state.numbered |= NUMBERED.from(head, rest);
    if let Some(length) = known {
        state.whole = true;
        state.begun = true;
        state.capitals += 1;
        state.small = false;
        return Some(length);
    }
    if state.begun
        && let Some(length) = kind::field_length(head, rest)
    {
        state.whole = false;
        state.capitals += 1;
        state.small = false;
        return Some(length);
    }
    let was_whole = std::mem::take(&mut state.whole);
    let of_department = std::mem::take(&mut state.department);
    if !capital && stops(head, rest) && !is_registering(cursor, word) {
        return None;
    }
    if was_whole && !PLACES.from(head, rest) && (!capital || starts_anew(head, rest)) {
        return None;
    }
    if capital && state.begun && !was_whole && !of_department && starts_anew(head, rest) {
        return None;
    }
    // `phòng, chống tham nhũng`: the comma belongs to the name of the field.
    let goes_on = state.begun && !capital && !was_whole && !state.placed;
    if goes_on && let Some(length) = fields::listed(rest) {
        state.small = true;
        return Some(length);
    }
    let digit = word.starts_with(|c: char| c.is_ascii_digit());
    let inside = !capital && INSIDE.from(head, word);
    // `Công ty xổ số kiến thiết Bình Dương`: small words run on while only the head had a capital.
    state.long |= !state.begun && LONG.from(head, rest);
    let reach = if state.long { 18 } else { 6 };
    let runs_on = state.begun && state.capitals <= 1 && !capital && capital_ahead(cursor, reach);
    // The second syllable of a word whose first has the capital: `Liên đoàn Quần vợt`.
    let second = state.run == 1 && !state.placed;
    if !(capital || digit || inside || runs_on || second) {
        let length = goes_on.then(|| fields::rest_of_field(cursor))??;
        state.small = true;
        return Some(length);
    }
    if !capital && !digit && !inside && !state.begun {
        return None;
    }
    if capital && (state.small || !state.begun) {
        state.capitals += 1;
    }
    let shouts = word.chars().nth(1).is_some_and(is_capital);
    let is_head = HEADS.from(head, word);
    state.run = if capital && !shouts && !is_head {
        state.run + 1
    } else {
        0
    };
    state.placed |= PLACES.from(head, rest);
    state.department = word == "Vụ";
    state.small = !capital;
    state.begun = true;
    Some(word.len())
}

/// The length of the name of a body that every province has: `Sở Giáo dục và Đào tạo`;
/// not of one that has more to say of its field, as a `Ban Quản lý dự án`.
fn local_name(head: Head, rest: &str) -> Option<usize> {
    let name = crate::registry::local_names().name_length(head, rest);
    name.filter(|_| !LONG.from(head, rest))
}

/// The length of `số 3` in `Đội Quản lý thị trường số 3`: `số 45/QĐ-QLTT` and `số 45 ngày …`
/// are numbers of documents.
fn number_of_body(cursor: &Cursor<'_>) -> Option<usize> {
    let mut next = *cursor;
    if !next.eat("số") || !next.soft_spaces() {
        return None;
    }
    let is_short = (1..=2).contains(&next.digits().len());
    let is_alone = !next
        .peek()
        .is_some_and(|c| is_word(c) || matches!(c, '/' | '-' | '–' | '_'));
    let of_document = next.sees_any(&["ngày", "năm", "/", "-"]);
    (is_short && is_alone && !of_document).then(|| next.at - cursor.at)
}

/// `Đăng ký` in `Văn phòng Đăng ký đất đai`: it signs nothing.
fn is_registering(cursor: &Cursor<'_>, word: &str) -> bool {
    word == "ký" && cursor.since(0).trim_end().ends_with("Đăng")
}

/// A capital that begins something else than a part of the name.
fn starts_anew(head: Head, rest: &str) -> bool {
    ANEW.from(head, rest) || is_article(rest) || mention::is_document(head, rest)
}

/// `Điều 5`, not `Điều phối`.
fn is_article(rest: &str) -> bool {
    let number = rest.strip_prefix("Điều").or_else(|| rest.strip_prefix("điều"));
    number.is_some_and(|number| number.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a capital follows within a few words, before any stop.
fn capital_ahead(cursor: &Cursor<'_>, reach: usize) -> bool {
    let mut next = *cursor;
    for _ in 0..reach {
        let rest = next.rest();
        let head = Head::of(rest);
        if stops(head, rest) {
            return false;
        }
        let word = next.word();
        if word.is_empty() {
            return false;
        }
        if word.starts_with(is_capital) {
            return !starts_anew(head, rest);
        }
        // `Ban Quản lý dự án khu vực 2`
        let mut numbered = next;
        if numbered.eat("khu vực") && numbered.spaces().digits().len() == 1 {
            return true;
        }
        next.bump(word.len());
        if next.peek() != Some(' ') {
            return false;
        }
        next.bump(1);
    }
    false
}

/// Moves over what stands between two words of a name; false at its end.
fn go_on(cursor: &mut Cursor<'_>, state: &mut State, registry: &Registry, joint: Joint<'_>) -> bool {
    let mut next = *cursor;
    match next.peek() {
        None => return false,
        // `TP. Cà Mau`
        Some('.') => {
            let dotted = last_word(next.since(0)).is_some_and(|word| DOTTED.iter().any(|d| same_word(word, d)));
            next.bump(1);
            if !dotted {
                return false;
            }
            next.spaces();
        }
        _ => {
            if !next.soft_spaces() {
                return false;
            }
        }
    }
    let joins = |head, rest: &str| HEADS.from(head, rest) || registry.name_length(head, rest).is_some();
    match next.peek() {
        Some(',') => {
            next.bump(1);
            next.spaces();
            let session = next.sees_any(&["kỳ họp"]);
            let rest = next.rest();
            let head = Head::of(rest);
            if !(session || (joins(head, rest) && !mention::is_document(head, rest) && joint())) {
                return false;
            }
            // `, kỳ họp` and another body alike begin a new piece.
            *state = State {
                begun: true,
                whole: session,
                ..State::default()
            };
            if session {
                state.whole = false;
            }
        }
        Some('-' | '–' | '&' | '/') => {
            next.bump(next.peek().map_or(1, char::len_utf8));
            next.spaces();
            // `Bộ Y tế - Bộ Tài chính` issue together.
            let rest = next.rest();
            let another = joins(Head::of(rest), rest) && joint();
            if another {
                *state = State {
                    begun: true,
                    ..State::default()
                };
            } else if state.whole || !next.peek().is_some_and(is_word) {
                return false;
            }
        }
        Some(c) if is_word(c) => {
            let mut after = next;
            if matches!(c, 'v' | 'V') && after.eat("và") {
                if !after.soft_spaces() {
                    return false;
                }
                let rest = after.rest();
                let head = Head::of(rest);
                let another = joins(head, rest);
                let capital = after.peek().is_some_and(is_capital);
                let other = starts_anew(head, rest);
                if other || (another && !joint()) || (!another && (state.whole || !capital)) {
                    return false;
                }
                if another {
                    *state = State {
                        begun: true,
                        ..State::default()
                    };
                }
                next = after;
            }
        }
        _ => return false,
    }
    *cursor = next;
    true
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(|c: char| !is_word(c))
        .next()
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, joint: bool) -> Option<(String, String)> {
        let mut cursor = Cursor::new(text, 0);
        let name = issuer(&mut cursor, Registry::shared(), &|| joint)?;
        Some((name, cursor.rest().to_owned()))
    }

    #[test]
    fn names_end_where_the_sentence_goes_on() {
        for (text, name) in [
            (" của Chính phủ về công tác", "Chính phủ"),
            (" của Chính phủ góp phần", "Chính phủ"),
            (" của Chính phủ và Sở Nội vụ đề nghị", "Chính phủ"),
            (" của Chính phủ, Bộ Tài chính hướng dẫn", "Chính phủ"),
            (" của UBND huyện Minh Sơn về việc", "UBND huyện Minh Sơn"),
            (" của UBND huyện nhằm", "UBND huyện"),
            (" của Chính phủ các Điều 5, 6 Nghị định", "Chính phủ"),
            (" của Ban Tuyên giáo Tỉnh ủy về", "Ban Tuyên giáo Tỉnh ủy"),
            (
                " của Bộ trưởng Bộ Văn hoá, Thể thao và Du lịch ban hành",
                "Bộ trưởng Bộ Văn hoá, Thể thao và Du lịch",
            ),
            (
                " của Sở Nông nghiệp và Môi trường tỉnh Hà Khê,",
                "Sở Nông nghiệp và Môi trường tỉnh Hà Khê",
            ),
            (
                " của Ủy ban nhân dân Thành phố Cao Lãnh quy định",
                "Ủy ban nhân dân Thành phố Cao Lãnh",
            ),
            (
                " của Công ty xổ số kiến thiết Bình Sơn về",
                "Công ty xổ số kiến thiết Bình Sơn",
            ),
            (
                " của Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng huyện Minh Sơn gửi",
                "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng huyện Minh Sơn",
            ),
            (" của Liên đoàn Quần vợt tỉnh", "Liên đoàn Quần vợt tỉnh"),
            (
                " của Đội Quản lý thị trường số 3 về việc",
                "Đội Quản lý thị trường số 3",
            ),
            (
                " của Đội trưởng Đội Quản lý thị trường số 3.",
                "Đội trưởng Đội Quản lý thị trường số 3",
            ),
            (
                " của Đội Quản lý thị trường số 12 tỉnh Hà Khê;",
                "Đội Quản lý thị trường số 12 tỉnh Hà Khê",
            ),
            (" của Trường Mầm non số 2", "Trường Mầm non số 2"),
            (" của Phòng Công chứng số 1 và", "Phòng Công chứng số 1"),
            (" của Đội Quản lý thị trường số 45/QĐ-QLTT", "Đội Quản lý thị trường"),
            (
                " của Đội Quản lý thị trường số 45 ngày 02/5/2024",
                "Đội Quản lý thị trường",
            ),
            (" của UBND tỉnh số 13", "UBND tỉnh"),
            (" của Sở Nội vụ số 13", "Sở Nội vụ"),
            (" của Liên đoàn Lao động tỉnh, Sở Nội vụ", "Liên đoàn Lao động tỉnh"),
            (" của Vụ Pháp chế về việc", "Vụ Pháp chế"),
            (" của Vụ Tổ chức cán bộ, Sở đề nghị", "Vụ Tổ chức cán bộ"),
            (" của Vụ Công chức - Viên chức", "Vụ Công chức - Viên chức"),
            (" của Vụ Luật Quốc tế về", "Vụ Luật Quốc tế"),
            (" của Vụ Pháp chế rà soát hồ sơ", "Vụ Pháp chế"),
            (" của Sở Y tế kiểm tra kho", "Sở Y tế"),
            (
                " của Cục Kiểm soát thủ tục hành chính;",
                "Cục Kiểm soát thủ tục hành chính",
            ),
            (
                " của Văn phòng Đăng ký đất đai tỉnh ký",
                "Văn phòng Đăng ký đất đai tỉnh",
            ),
            (
                " của Văn phòng Điều phối nông thôn mới tỉnh",
                "Văn phòng Điều phối nông thôn mới tỉnh",
            ),
            (
                " của Ban Chỉ đạo phòng, chống tham nhũng tỉnh về việc",
                "Ban Chỉ đạo phòng, chống tham nhũng tỉnh",
            ),
            (
                " của Ban Quản lý Dự án đầu tư xây dựng công trình giao thông tỉnh gửi",
                "Ban Quản lý Dự án đầu tư xây dựng công trình giao thông tỉnh",
            ),
            (" của UBND xã Hòa vận động", "UBND xã Hòa"),
            (" của Công ty TNHH A & B Sài Gòn;", "Công ty TNHH A & B Sài Gòn"),
            (" của UBND TP. Cao Lãnh.", "UBND TP. Cao Lãnh"),
            (
                " của Quốc hội khóa XV, kỳ họp thứ 9 về",
                "Quốc hội khóa XV, kỳ họp thứ 9",
            ),
            (
                " của Bộ Lao động–Thương binh và\nXã hội (sau đây",
                "Bộ Lao động–Thương binh và Xã hội",
            ),
            (" của UBND huyện\nKính gửi", "UBND huyện"),
            (" của Bộ Y tế Căn cứ", "Bộ Y tế"),
            (" do Hội đồng Nhà nước ban hành ngày", "Hội đồng Nhà nước"),
            (
                " của Phòng Văn hóa và Thông tin huyện Minh Sơn",
                "Phòng Văn hóa và Thông tin huyện Minh Sơn",
            ),
        ] {
            let found = read(text, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.0, name, "{text}");
        }
    }

    #[test]
    fn several_bodies_issue_one_document() {
        for (text, joint, name) in [
            (" giữa Bộ Y tế và Bộ Công an hướng dẫn", false, "Bộ Y tế và Bộ Công an"),
            (
                " của Bộ Y tế, Bộ Tài chính và Bộ Nội vụ về",
                true,
                "Bộ Y tế, Bộ Tài chính và Bộ Nội vụ",
            ),
            (" của Bộ Y tế và Bộ Công an", false, "Bộ Y tế"),
            (" của Bộ Y tế và Thông tư số 5", true, "Bộ Y tế"),
        ] {
            assert_eq!(read(text, joint).unwrap().0, name, "{text}");
        }
    }

    #[test]
    fn what_names_no_body_is_left_alone() {
        for text in ["", " của", " của nó", " về việc", " do ai đó", " của các bên"] {
            let found = read(text, false);
            assert!(found.is_none() || text.contains("các bên"), "{text} {found:?}");
        }
    }
}
