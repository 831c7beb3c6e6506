//! The mention of a document: kind, number or name, date, issuer.

use super::super::cursor::{Cursor, one_line};
use super::super::phrases::phrases;
use super::follows::{Follows, eat_label, pointer, what_follows};
use super::law::{self, Inner};
use super::tail::tail;
use super::{date, issuer, kind, names, number};
use crate::registry::Registry;
use crate::text::{is_capital, is_letter, is_small, is_word};
use crate::value::{DocumentNumber, IssueDate, Kind};

/// A document as it is mentioned.
pub(in super::super) struct Document {
    pub(in super::super) kind: Kind,
    /// Where its kind word begins; the number of a further member of a list.
    pub(in super::super) start: usize,
    /// Behind the date, or the number or name where there is no date.
    pub(in super::super) doc_end: usize,
    /// Behind the issuer.
    pub(in super::super) end: usize,
    pub(in super::super) number: Option<DocumentNumber>,
    /// Where the number begins.
    pub(in super::super) number_start: usize,
    pub(in super::super) incomplete: bool,
    pub(in super::super) name: Option<String>,
    pub(in super::super) date: Option<IssueDate>,
    pub(in super::super) issuer: Option<String>,
    /// The issuer stands before the number and is that of the whole list.
    pub(in super::super) leads: bool,
    pub(in super::super) deictic: bool,
    /// It is a document only if one of this kind and serial was named before: `Kế hoạch 27`.
    pub(in super::super) tentative: bool,
    /// Documents named inside the name.
    pub(in super::super) inner: Vec<Inner>,
}

/// What the grammar knows when it meets a kind word.
#[derive(Clone, Copy)]
pub(in super::super) struct Context<'a> {
    pub(in super::super) registry: &'a Registry,
    /// Provisions stand in front.
    pub(in super::super) placed: bool,
}

phrases! {
    /// Words behind a bare serial that make it a count: `Thông báo 3 ngày`.
    COUNTED = [
        "tháng", "ngày", "tuần", "giờ", "lần", "người", "bên", "cấp", "loại", "phần", "năm", "triệu", "tỷ", "đồng",
        "nội dung", "điểm", "điều", "trường hợp", "cơ quan", "đơn vị", "văn bản", "bản", "dự án", "chương", "vấn đề",
        "việc", "nhiệm vụ", "giải pháp", "thành viên", "đồng chí", "cán bộ", "công chức", "hộ", "xã", "trong", "trên",
        "nhóm", "chỉ tiêu", "mục tiêu", "đại biểu", "phương án", "phiếu", "bước", "mức", "chức danh", "vị trí",
    ];

    /// Words that end the name of rules that another document brought.
    NAME_ENDS = [
        "ban hành", "kèm theo", "được", "đã", "như sau", "này", "thì", "và", "hoặc", "về", "của", "tại", "theo", "có",
        "quy định", "là", "như", "do", "ngày", "số",
    ];
}

impl Document {
    fn new(kind: &Kind, start: usize, end: usize) -> Self {
        Self {
            kind: kind.clone(),
            start,
            doc_end: end,
            end,
            number: None,
            number_start: start,
            incomplete: false,
            name: None,
            date: None,
            issuer: None,
            leads: false,
            deictic: false,
            tentative: false,
            inner: Vec::new(),
        }
    }

    /// A further serial of a list, without its symbol.
    pub(in super::super) fn serial(kind: &Kind, start: usize, end: usize, number: DocumentNumber) -> Self {
        Self {
            number: Some(number),
            incomplete: true,
            ..Self::new(kind, start, end)
        }
    }

    /// The issuer that stands before the numbers of a list.
    pub(in super::super) fn leading_issuer(&self) -> Option<&String> {
        self.issuer.as_ref().filter(|_| self.leads)
    }

    /// Reads the number behind a name, if there is one.
    fn take_number(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let Some(number) = labelled(cursor, &self.kind) else {
            return false;
        };
        self.number = Some(number.value);
        self.number_start = number.start;
        self.incomplete = number.incomplete;
        self.doc_end = cursor.at;
        self.end = cursor.at;
        true
    }

    /// Reads date and issuer behind it.
    pub(in super::super) fn with_tail(mut self, text: &str, registry: &Registry) -> Self {
        let mut cursor = Cursor::new(text, self.end);
        tail(&mut cursor, &mut self, registry, false);
        self
    }

    /// A law by name alone, from its kind word to the cursor.
    pub(super) fn named(kind: &Kind, start: usize, cursor: &Cursor<'_>, inner: Vec<Inner>) -> Self {
        Self {
            name: Some(tidy_name(cursor.since(start)).replacen(": ", " ", 1)),
            inner,
            ..Self::new(kind, start, cursor.at)
        }
    }
}

/// Reads a document whose kind word stands at the cursor.
pub(in super::super) fn document(cursor: &mut Cursor<'_>, context: Context<'_>) -> Option<Document> {
    let found = kind::find(cursor.rest())?;
    let start = cursor.at;
    let mut next = *cursor;
    next.bump(found.length);
    // `15/NĐ`, `số-NĐ`, `số CT 0123/QSDĐ`: within a number.
    let before = cursor.text().get(..start)?;
    if before.ends_with(['/', '-', '_']) || (found.short && before.trim_end().ends_with("số")) {
        return None;
    }
    // `các Luật: Giá, Đầu tư công`
    if kind::is_named(found.kind) && law::is_plural(cursor.text(), start) {
        next.eat_char(&[':']);
    }
    let document = match what_follows(&next, found.kind) {
        _ if found.name.is_some() => lawful(&mut next, start, found, context),
        _ if found.short => numbered(&mut next, start, found, context),
        Follows::Label => numbered(&mut next, start, found, context),
        // `Luật 35/2018/QH14`; `Hiến pháp 1992` has a year there.
        Follows::Digit => {
            numbered(&mut next, start, found, context).or_else(|| lawful(&mut next, start, found, context))
        }
        follows => {
            // `quy định`, `thông báo`, `kết luận` are verbs as well: in small letters only a number makes them documents.
            let noun = found.capital || kind::is_noun(found.kind) || *found.kind == Kind::QuyetDinh;
            match follows {
                // `Luật đất đai số …`: small letters, and a name all the same.
                // With other words before it, a law has its whole number: `luật chơi số 5` is none.
                Follows::Role(mut behind) if kind::is_named(found.kind) => lawful(&mut next, start, found, context)
                    .or_else(|| numbered(&mut behind, start, found, context).filter(|document| !document.incomplete)),
                Follows::Role(mut behind) => numbered(&mut behind, start, found, context),
                Follows::Pointer if noun || points_back(&next, found.kind) => pointing(&mut next, start, found),
                _ if !noun && !context.placed => None,
                Follows::Issuer if !kind::is_named(found.kind) => issued(&mut next, start, found, context),
                _ => lawful(&mut next, start, found, context).or_else(|| unnumbered(&mut next, start, found, context)),
            }
            .or_else(|| rules(&mut next, start, found, context))
        }
    }?;
    next.at = document.end;
    *cursor = next;
    Some(document)
}

/// A further number of a list, whose kind the first one named.
pub(in super::super) fn member(cursor: &mut Cursor<'_>, kind: &Kind, registry: &Registry) -> Option<Document> {
    let mut next = *cursor;
    let start = next.spaces().at;
    eat_label(&mut next);
    let number = number::full(&mut next, false, kind)?;
    // The number names its kind: it may be another than that of the list.
    let other = kind.code().is_some() && !number.value.kinds().contains(kind);
    let own = number.value.kind().filter(|_| other);
    let mut document = Document {
        number: Some(number.value),
        number_start: number.start,
        ..Document::new(own.as_ref().unwrap_or(kind), start, next.at)
    };
    tail(&mut next, &mut document, registry, true);
    cursor.at = document.end;
    Some(document)
}

/// A further law of a list that names the kind once: `các Luật Đất đai, Nhà ở và Giá`.
pub(in super::super) fn named_member(cursor: &mut Cursor<'_>, kind: &Kind, registry: &Registry) -> Option<Document> {
    let mut next = *cursor;
    let start = next.spaces().at;
    let capital = next.peek().is_some_and(is_capital);
    let length = names::known(next.rest()).filter(|_| capital)?;
    next.bump(length);
    let mut document = Document {
        name: Some(tidy_name(&format!("{} {}", kind.name(), next.since(start)))),
        ..Document::new(kind, start, next.at)
    };
    document.take_number(&mut next);
    tail(&mut next, &mut document, registry, false);
    cursor.at = document.end;
    Some(document)
}

/// `văn bản nêu trên`, in small letters too; `văn bản này`, `văn bản đó` may be any writing.
fn points_back(cursor: &Cursor<'_>, kind: &Kind) -> bool {
    let mut next = *cursor;
    let any = matches!(kind, Kind::Other(name) if name.as_str() == "Văn bản");
    any && !next.sees_any(&["này", "đó"]) && pointer(&mut next).is_some()
}

/// `Nghị định này`, `Công văn nêu trên`.
fn pointing(cursor: &mut Cursor<'_>, start: usize, found: kind::Found<'_>) -> Option<Document> {
    let mut next = *cursor;
    pointer(&mut next)?;
    *cursor = next;
    Some(Document {
        deictic: true,
        ..Document::new(found.kind, start, next.at)
    })
}

/// A law by name, with its number, date and issuer if they follow.
fn lawful(cursor: &mut Cursor<'_>, start: usize, found: kind::Found<'_>, context: Context<'_>) -> Option<Document> {
    if !kind::is_named(found.kind) || law::is_otherwise(cursor.text(), start) {
        return None;
    }
    let mut next = *cursor;
    let mut document = if let Some(name) = found.name {
        Document {
            name: Some(name.to_owned()),
            ..Document::new(found.kind, start, next.at)
        }
    } else if let Some(issuer) = law::convention(&mut next, found, context.registry) {
        Document {
            issuer,
            ..Document::named(found.kind, start, &next, Vec::new())
        }
    } else {
        let inner = law::name(&mut next, found.kind, found.capital, 0)?.inner;
        Document::named(found.kind, start, &next, inner)
    };
    newly_worded(&mut next, found.kind);
    if !document.take_number(&mut next) {
        year_alone(&mut next, &mut document);
    }
    tail(&mut next, &mut document, context.registry, false);
    cursor.at = document.end;
    Some(document)
}

/// The number behind a name: `số 31/2024/QH15`, `(31/2024/QH15)`; without the
/// label only one with a year.
fn labelled(cursor: &mut Cursor<'_>, kind: &Kind) -> Option<number::Number> {
    let mut next = *cursor;
    let bracket = next.eat_char(&['(']);
    let label = eat_label(&mut next);
    let number = number::full(&mut next, label, kind).filter(|number| label || number.value.year().is_some())?;
    if bracket {
        next.eat_char(&[')']);
    }
    *cursor = next;
    Some(number)
}

/// `(sửa đổi)` before a number or a date: a new law under an old name.
fn newly_worded(cursor: &mut Cursor<'_>, kind: &Kind) {
    let mut next = *cursor;
    let bracket = next.eat_char(&['(']);
    if !next.eat("sửa đổi") || (bracket && !next.eat_char(&[')'])) {
        return;
    }
    let mut year = next;
    let dated = date::date(&mut { next }, false).is_some() || year.spaces().digits().len() == 4;
    if dated || labelled(&mut { next }, kind).is_some() {
        *cursor = next;
    }
}

/// `Luật Đất đai 2013`.
fn year_alone(cursor: &mut Cursor<'_>, document: &mut Document) {
    let mut next = *cursor;
    next.spaces();
    let digits = next.digits();
    let ends = !next.peek().is_some_and(|c| is_word(c) || matches!(c, '/' | '-'));
    let year = digits
        .parse()
        .ok()
        .filter(|y| (1930..2100).contains(y) && digits.len() == 4 && ends);
    if let Some(year) = year {
        document.date = IssueDate::new(year, None, None);
        document.doc_end = next.at;
        document.end = next.at;
        *cursor = next;
    }
}

/// A document by number: `[của …] [số] …`.
fn numbered(cursor: &mut Cursor<'_>, start: usize, found: kind::Found<'_>, context: Context<'_>) -> Option<Document> {
    let mut next = *cursor;
    let mut document = Document::new(found.kind, start, next.at);
    // A number line of its own follows the title of a document: it is not cited.
    let mut behind = next;
    let on_next_line = behind.spaces().since(next.at).contains('\n');
    if on_next_line && behind.word().starts_with('S') {
        return None;
    }
    let without = next.eat_any(&["không số", "không có số"]);
    if !without {
        let (number, sure) = read_number(&mut next, found)?;
        document.number = Some(number.value);
        document.number_start = number.start;
        document.incomplete = number.incomplete;
        document.tentative = !sure;
    }
    document.doc_end = next.at;
    document.end = next.at;
    let loose = !document.incomplete;
    tail(&mut next, &mut document, context.registry, loose);
    if without && document.date.is_none() {
        return None;
    }
    if document.date.is_none() && kind::is_named(found.kind) {
        date_behind(&mut next, &mut document);
    }
    cursor.at = document.end;
    Some(document)
}

/// `Luật số 5/2024/QH15 sửa đổi, bổ sung một số điều của Luật Giá ngày 5/6/2024`:
/// the date is that of the law whose number has its year.
fn date_behind(cursor: &mut Cursor<'_>, document: &mut Document) -> Option<()> {
    let year = document.number.as_ref()?.year()?;
    let mut next = *cursor;
    let inner = law::amended_by_number(&mut next)?;
    let date = date::date(&mut next, false).filter(|date| date.year() == year)?;
    document.date = Some(date);
    document.inner = inner;
    document.doc_end = next.at;
    document.end = next.at;
    Some(())
}

/// Reads a number; false if it names a document only where one like it was named before.
fn read_number(cursor: &mut Cursor<'_>, found: kind::Found<'_>) -> Option<(number::Number, bool)> {
    let mut next = *cursor;
    let label = eat_label(&mut next);
    if let Some(number) = number::full(&mut next, label, found.kind) {
        *cursor = next;
        return Some((number, true));
    }
    let number = number::bare(&mut next)?;
    let dated = number.value.as_str().contains('/');
    let known = if label {
        // `phương án số 2` and, in small letters, `báo cáo số 5` are counted unless more is said.
        let noun = (found.capital || kind::is_noun(found.kind)) && !kind::is_counted(found.kind);
        if !(noun || dated || is_told(next)) {
            return None;
        }
        true
    } else {
        let counted = COUNTED.follow(&next) && !is_year_next(&next);
        if counted || !(found.capital || found.short) {
            return None;
        }
        dated || kind::takes_bare_serial(found.kind)
    };
    *cursor = next;
    Some((number, known))
}

/// Whether a date or an issuer follows.
fn is_told(cursor: Cursor<'_>) -> bool {
    let mut next = cursor;
    if date::date(&mut next, false).is_some() {
        return true;
    }
    next.eat("của") && next.spaces().peek().is_some_and(is_capital)
}

/// `năm` and four digits.
fn is_year_next(cursor: &Cursor<'_>) -> bool {
    let mut next = *cursor;
    next.eat("năm") && next.spaces().digits().len() == 4
}

/// A document whose issuer stands before its number or date:
/// `Nghị định của Chính phủ số …`, `Công văn của Sở Nội vụ ngày …`.
fn issued(cursor: &mut Cursor<'_>, start: usize, found: kind::Found<'_>, context: Context<'_>) -> Option<Document> {
    let mut next = *cursor;
    let name = issuer::issuer(&mut next, context.registry, &|| kind::is_joint(found.kind))?;
    let mut document = Document {
        issuer: Some(name),
        leads: true,
        ..Document::new(found.kind, start, next.at)
    };
    let mut number = next;
    number.eat_char(&[',', ':']);
    if let Some(found) = eat_label(&mut number)
        .then(|| number::full(&mut number, true, found.kind))
        .flatten()
    {
        document.number = Some(found.value);
        document.number_start = found.start;
        document.doc_end = number.at;
        document.end = number.at;
        tail(&mut number, &mut document, context.registry, true);
    } else {
        dated(&mut next, &mut document)?;
    }
    cursor.at = document.end;
    Some(document)
}

/// A document by its date alone: `Nghị quyết ngày 5/6/2020`.
fn unnumbered(cursor: &mut Cursor<'_>, start: usize, found: kind::Found<'_>, context: Context<'_>) -> Option<Document> {
    if kind::is_named(found.kind) {
        return None;
    }
    let mut next = *cursor;
    let mut document = Document::new(found.kind, start, next.at);
    dated(&mut next, &mut document)?;
    tail(&mut next, &mut document, context.registry, false);
    cursor.at = document.end;
    Some(document)
}

/// A date that identifies a document: a year alone is that of a plan or a budget.
fn dated(cursor: &mut Cursor<'_>, document: &mut Document) -> Option<()> {
    let date = date::date(cursor, false).filter(|date| date.month().is_some())?;
    document.date = Some(date);
    document.doc_end = cursor.at;
    document.end = cursor.at;
    Some(())
}

/// Rules by name, and the bare kind behind provisions: `Điều 3 Quy chế …`, `Điều 5 của Nghị định`.
fn rules(cursor: &mut Cursor<'_>, start: usize, found: kind::Found<'_>, context: Context<'_>) -> Option<Document> {
    let word = cursor.since(start);
    // `Chương I QUY ĐỊNH CHUNG` is a heading.
    if !context.placed || !word.contains(is_small) {
        return None;
    }
    let named = matches!(found.kind, Kind::QuyChe | Kind::DieuLe | Kind::QuyDinh);
    let mut next = *cursor;
    if named && next.soft_spaces() && next.peek().is_some_and(is_letter) {
        for _ in 0..24 {
            let word = next.word();
            if word.is_empty() || NAME_ENDS.follow(&next) {
                break;
            }
            next.bump(word.len());
            cursor.at = next.at;
            if !next.soft_spaces() {
                break;
            }
        }
        if cursor.at > start + found.length {
            return Some(Document::named(found.kind, start, cursor, Vec::new()));
        }
        return None;
    }
    let ends = !next.spaces().peek().is_some_and(is_word);
    let legal = kind::is_noun(found.kind) || *found.kind == Kind::QuyetDinh;
    (found.capital && legal && ends).then(|| Document {
        deictic: true,
        ..Document::new(found.kind, start, cursor.at)
    })
}

/// A name as it is kept: one line, NFC, no punctuation at the end.
fn tidy_name(text: &str) -> String {
    let mut name = one_line(text);
    if name.contains(',') {
        name = name.replace(" ,", ",");
    }
    name.truncate(name.trim_end_matches([',', ' ', '-']).len());
    name
}
