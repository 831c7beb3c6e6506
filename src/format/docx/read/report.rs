//! What of a Word file is not part of the letter, or was not read.

use std::collections::{BTreeSet, HashSet};

use super::formulas;
use super::legacy::Decoded;
use super::model::Seen;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::format::docx::names::relation;
use crate::format::docx::package::Relation;
use crate::layout::Link;
use crate::letter::Reading;
use crate::message::Message;
use crate::text::Span;

/// What is said of a file besides its text.
pub(super) struct About<'a> {
    pub(super) seen: &'a Seen,
    pub(super) decoded: &'a Decoded,
    /// Where formulas stand.
    pub(super) formulas: &'a [Span],
    /// Parts of which one was read, the first, and those that another program may read
    /// instead.
    pub(super) rivals: &'a [Vec<String>],
    /// Parts, with names by which they call two things.
    pub(super) twins: &'a BTreeSet<(String, String)>,
    /// What the parts of the file point to.
    pub(super) relations: &'a [Relation],
    pub(super) macros: bool,
    /// How many files of faces the file brings along.
    pub(super) fonts: usize,
    /// Where hidden text stands.
    pub(super) hidden: Option<Span>,
}

/// Each finding about a count: code, name, severity, Vietnamese and English words, with `#`
/// for the count.
type Counted = (&'static str, &'static str, Severity, &'static str, &'static str);

const DELETED: Counted = (
    "READ-CHANGES",
    "tracked-changes",
    Severity::Warning,
    "tệp còn theo dõi thay đổi (Track Changes, # chỗ): đã đọc như khi chấp nhận tất cả; hãy chấp nhận hoặc từ chối trước khi phát hành",
    "the file has tracked changes (# places): it was read as with all of them accepted; accept or reject them before it is issued",
);
const COMMENTS: Counted = (
    "READ-COMMENTS",
    "comments",
    Severity::Info,
    "tệp có # ghi chú (Comment); chúng không phải nội dung văn bản và không được đọc",
    "the file has # comments; they are no part of the letter and were not read",
);
const PICTURES: Counted = (
    "READ-PICTURES",
    "pictures-only",
    Severity::Warning,
    "tệp chỉ có ảnh (# ảnh), không có chữ: có thể là bản quét; hãy nhận dạng chữ (OCR) trước",
    "the file holds pictures (#) and no text: it may be a scan; use OCR first",
);
const CHUNKS: Counted = (
    "READ-CHUNKS",
    "foreign-chunks",
    Severity::Warning,
    "# phần ở định dạng khác được nhúng vào (altChunk) chưa được đọc; hãy mở bằng Word rồi lưu lại",
    "# parts of other formats that are embedded (altChunk) were not read; open the file in Word and save it again",
);

const OBJECTS: Counted = (
    "READ-OBJECTS",
    "embedded-objects",
    Severity::Warning,
    "tệp nhúng # đối tượng (tệp của chương trình khác, biểu đồ, sơ đồ, khung vẽ khóa); chữ trong đó không được đọc, không có gì được mở; hãy viết phần đó vào văn bản",
    "the file embeds # objects (files of other programs, charts, diagrams, locked canvases); their words were not read and nothing was opened; write them into the letter",
);
const BOUND: Counted = (
    "READ-BOUND",
    "bound-controls",
    Severity::Warning,
    "# ô nội dung (content control) hiển thị dữ liệu của phần khác trong tệp: Word có thể hiện chữ khác với chữ đã đọc; hãy bỏ liên kết (Remove Content Control)",
    "# content controls show data of another part of the file: Word may show other words than were read; remove the controls",
);
const UNENDED: Counted = (
    "READ-FIELD-OPEN",
    "unended-fields",
    Severity::Warning,
    "trường (field) mở mà không đóng (# chỗ); chữ trong đó được giữ ở cuối; hãy mở bằng Word, kiểm tra rồi lưu lại",
    "fields that begin and never end (# places); their words are kept behind the text; open the file in Word, check and save it",
);

const DROPPED: Counted = (
    "READ-CHOICES",
    "newer-choices",
    Severity::Warning,
    "# phần chữ chỉ chương trình mới hơn hiện ra (AlternateContent) không được đọc: người khác có thể thấy chữ khác; hãy viết phần đó thành chữ thường",
    "# parts with words that only a newer program shows (AlternateContent) were not read: others may see other words; write them as plain text",
);

const FLOATING: Counted = (
    "READ-FLOATING",
    "floating-pictures",
    Severity::Info,
    "# ảnh, hình tô kín nằm nổi trên trang (con dấu, chữ ký, hình khác): có thể che chữ hoặc chứa chữ; ảnh không được đọc, hãy nhìn trang",
    "# pictures and filled shapes lie over the page (seals, signatures, others): they may cover words or show some; they were not read, look at the page",
);
const FONTS: Counted = (
    "READ-FONTS",
    "embedded-fonts",
    Severity::Info,
    "tệp nhúng # phông chữ: phông vẽ ra hình của chữ, hình thấy trên trang có thể khác chữ đã đọc",
    "the file brings # fonts along: a font draws the letters, and what the page shows may differ from what was read",
);

/// The findings of the format, behind those of the letter.
pub(super) fn add(reading: &mut Reading, about: &About<'_>) {
    let seen = about.seen;
    let mut found = Vec::new();
    let empty = reading.source.text().trim().is_empty();
    let counts = [
        (DELETED, seen.deleted + seen.inserted),
        (COMMENTS, seen.comments),
        (PICTURES, if empty { seen.pictures } else { 0 }),
        (CHUNKS, seen.chunks),
        (OBJECTS, seen.objects),
        (BOUND, seen.bound),
        (UNENDED, seen.unended),
        (DROPPED, seen.dropped),
        (FLOATING, if empty { 0 } else { seen.floating }),
        (FONTS, about.fonts),
    ];
    found.extend(
        counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(row, count)| counted(row, count)),
    );
    if about.macros {
        let message = Message::new(
            "tệp có macro; macro không bao giờ được chạy. Văn bản phát hành không cần macro: hãy lưu lại dạng .docx",
            "the file holds macros; they are never run. A letter needs none: save it as .docx",
        );
        found.push(Diagnostic::new("READ-MACROS", "macros", Severity::Warning, message, ""));
    }
    found.extend(about.relations.iter().take(MOST).map(external));
    found.extend(acting(seen));
    found.extend(links(reading));
    found.extend(about.rivals.iter().filter_map(|parts| rivals(parts)));
    found.extend(twins(about.twins));
    found.extend(formulas::told(about.formulas, &reading.source));
    if let Some(span) = about.hidden {
        let message = Message::new(
            "tệp có chữ ẩn (Hidden), không hiện khi in; phần này không thuộc thành phần nào của văn bản",
            "the file has hidden text, which is not printed; it belongs to no component of the letter",
        );
        let mut hidden = Diagnostic::new("READ-HIDDEN", "hidden-text", Severity::Warning, message, "");
        hidden.span = Some(Place::new(span, &reading.source));
        found.push(hidden);
    }
    found.extend(decoded(about.decoded).map(|mut diagnostic| {
        diagnostic.span = about.decoded.first.map(|span| Place::new(span, &reading.source));
        diagnostic
    }));
    reading.diagnostics.extend(found);
    reading
        .diagnostics
        .sort_by_key(|diagnostic| diagnostic.span.map(|place| place.start));
}

/// So many things outside of the file are told.
const MOST: usize = 20;

/// So many characters of an address are told.
const LONGEST: usize = 200;

fn counted((code, name, severity, vi, en): Counted, count: usize) -> Diagnostic {
    let count = count.to_string();
    let message = Message::new(vi.replace('#', &count), en.replace('#', &count));
    Diagnostic::new(code, name, severity, message, "")
}

fn external(relation: &Relation) -> Diagnostic {
    let target = cut(&relation.target);
    let (vi, en) = match relation.kind.as_str() {
        relation::TEMPLATE => ("mẫu (template)", "a template"),
        "image" => ("ảnh", "a picture"),
        _ => ("dữ liệu", "data"),
    };
    let message = Message::new(
        format!("tệp trỏ tới {vi} ở ngoài: {target}; không bao giờ được tải về"),
        format!("the file points to {en} outside of it: {target}; it is never fetched"),
    );
    Diagnostic::new("READ-EXTERNAL", "external-target", Severity::Warning, message, "")
}

/// Fields whose words Word makes itself: another day or another machine may change them.
fn acting(seen: &Seen) -> Option<Diagnostic> {
    if seen.acting.is_empty() {
        return None;
    }
    let names: Vec<&str> = seen.acting.iter().copied().collect();
    let names = names.join(", ");
    let message = Message::new(
        format!(
            "tệp có trường (field) mà Word tự tính, tự đổi hoặc lấy chữ từ nơi khác: {names}; đã đọc kết quả lưu trong tệp, không trường nào được chạy. Hãy chuyển thành chữ (Ctrl+Shift+F9)"
        ),
        format!(
            "the file has fields that Word computes, changes or fetches from elsewhere: {names}; their saved result was read and none was run. Turn them into text (Ctrl+Shift+F9)"
        ),
    );
    Some(Diagnostic::new(
        "READ-FIELDS",
        "acting-fields",
        Severity::Warning,
        message,
        "",
    ))
}

/// Parts that another program may read instead of the first, which was read.
fn rivals(parts: &[String]) -> Option<Diagnostic> {
    let (read, rivals) = parts.split_first()?;
    let named: Vec<String> = rivals.iter().take(NAMED).map(|part| cut(part)).collect();
    let (read, named) = (cut(read), named.join(", "));
    let message = Message::new(
        format!(
            "tệp có hơn một phần cho cùng một việc: đã đọc {read}, không đọc {named}; chương trình khác có thể theo phần kia. Hãy mở bằng Word, kiểm tra rồi lưu lại"
        ),
        format!(
            "the file has more than one part for the same: {read} was read, and not {named}; another program may go by the other. Open the file in Word, check and save it"
        ),
    );
    Some(Diagnostic::new(
        "READ-MAIN",
        "rival-parts",
        Severity::Warning,
        message,
        "",
    ))
}

/// Names by which a part calls two things: the words of a link may lead to either.
fn twins(twins: &BTreeSet<(String, String)>) -> Option<Diagnostic> {
    let named = twins
        .iter()
        .take(NAMED)
        .map(|(part, id)| format!("{} ({})", cut(id), cut(part)));
    let named: Vec<String> = named.collect();
    let named = named.join(", ");
    let message = Message::new(
        format!(
            "một mã liên kết (relationship Id) chỉ hai nơi: {named}; chương trình khác có thể theo nơi kia. Hãy mở bằng Word, kiểm tra rồi lưu lại"
        ),
        format!(
            "one Id of a relationship means two things: {named}; another program may go by the other. Open the file in Word, check and save it"
        ),
    );
    let diagnostic = Diagnostic::new("READ-MAIN", "rival-parts", Severity::Warning, message, "");
    (!twins.is_empty()).then_some(diagnostic)
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

/// So many addresses are named.
const NAMED: usize = 10;

/// Where the links lead whose words do not say so.
fn links(reading: &Reading) -> Option<Diagnostic> {
    let links = &reading.layout.as_ref()?.links;
    let (mut met, mut named, mut first) = (HashSet::new(), Vec::new(), None);
    for Link { span, target } in links {
        let shown = reading.source.slice(*span).unwrap_or_default();
        if bare(shown) == bare(target) || !met.insert(target) {
            continue;
        }
        first = first.or(Some(*span).filter(|span| !span.is_empty()));
        if named.len() < NAMED {
            named.push(cut(target));
        }
    }
    let more = met.len() - named.len();
    let (vi, en) = match more {
        0 => (String::new(), String::new()),
        more => (format!(" và {more} nơi khác"), format!(" and {more} more")),
    };
    let named = named.join(", ");
    let message = Message::new(
        format!(
            "liên kết trong tệp dẫn tới {named}{vi}, chữ của liên kết không ghi đủ địa chỉ; hãy ghi ra nếu người đọc cần"
        ),
        format!(
            "links of the file lead to {named}{en}, and their words do not say all of it; write the address if the reader needs it"
        ),
    );
    (!met.is_empty()).then(|| {
        let mut diagnostic = Diagnostic::new("READ-LINKS", "links", Severity::Info, message, "");
        diagnostic.span = first.map(|span| Place::new(span, &reading.source));
        diagnostic
    })
}

/// An address for comparing: without what people leave out.
fn bare(address: &str) -> String {
    let small = address.trim().to_lowercase();
    let rest = ["https://", "http://", "mailto:"]
        .iter()
        .find_map(|head| small.strip_prefix(head));
    rest.unwrap_or(&small).trim_end_matches('/').to_owned()
}

/// What was decoded from fonts of before Unicode.
fn decoded(decoded: &Decoded) -> Option<Diagnostic> {
    if decoded.fonts.is_empty() {
        return None;
    }
    let fonts: Vec<&str> = decoded.fonts.iter().map(String::as_str).collect();
    let (fonts, letters) = (fonts.join(", "), decoded.letters);
    let message = Message::new(
        format!("văn bản dùng phông chữ cũ ({fonts}), đã được đọc thành Unicode ({letters} chữ)"),
        format!("the text is set in fonts of before Unicode ({fonts}) and was read as Unicode ({letters} letters)"),
    );
    Some(Diagnostic::new(
        "READ-LEGACY",
        "legacy-font",
        Severity::Info,
        message,
        "",
    ))
}

/// Where the hidden text of a reading stands.
pub(super) fn hidden(reading: &Reading) -> Option<Span> {
    let layout = reading.layout.as_ref()?;
    let mut runs = layout.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
    let hidden = runs.find(|run| run.style.hidden)?;
    Some(hidden.span)
}
