//! The fields of the decree, as one table.

/// Which record: NĐ 30/2020, Annex VI, Part II has three.
///
/// ```
/// use congvan::record::{self, Form};
///
/// assert!(record::fields(Form::Incoming).any(|field| field.name == "ArrivalNumber"));
/// assert!(record::fields(Form::Outgoing).all(|field| field.name != "ArrivalNumber"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Form {
    /// Văn bản đi: a document that was issued.
    Outgoing,
    /// Văn bản đến: a document that arrived.
    Incoming,
    /// Hồ sơ: a file of documents.
    File,
}

/// What a field holds.
///
/// ```
/// use congvan::record::{self, FieldType, Form};
///
/// let day = record::fields(Form::Outgoing).find(|field| field.name == "IssuedDate").unwrap();
/// assert_eq!(day.kind, FieldType::Date);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FieldType {
    /// `String`: text of so many characters.
    Text,
    /// `Number`: a whole number of so many digits.
    Number,
    /// `Date`: a day; the decree gives ten characters and no pattern.
    Date,
    /// `LongText`: text of any length.
    LongText,
}

/// One row of the decree's tables.
///
/// ```
/// use congvan::record::{FieldType, Form, fields};
///
/// let subject = fields(Form::Incoming).find(|field| field.name == "Subject").unwrap();
/// assert_eq!((subject.number, subject.length), ("8", Some(500)));
/// assert_eq!(subject.kind, FieldType::Text);
/// assert_eq!(subject.label, "Trích yếu nội dung");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Field {
    /// The group that it belongs to: `FileCode`, `SignerInfo`, `To`; empty for none.
    pub group: &'static str,
    /// The decree's name for it: `Subject`.
    pub name: &'static str,
    /// What the decree calls it in Vietnamese.
    pub label: &'static str,
    /// What it holds.
    pub kind: FieldType,
    /// The most characters or digits; `None` where there is no limit.
    pub length: Option<usize>,
    /// Its number in the table of this record; empty for a file, whose rows our source
    /// does not number.
    pub number: &'static str,
    /// Whether the system must be able to fill it by itself (Part I, III.1.g).
    pub automatic: bool,
}

impl Field {
    /// The name with that of its group, which heads its column in CSV: `FileCode.OrganId`.
    #[must_use]
    pub fn column(&self) -> String {
        if self.group.is_empty() {
            self.name.to_owned()
        } else {
            format!("{}.{}", self.group, self.name)
        }
    }

    /// Whether the field may have several values: those of `To`.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.group == "To"
    }
}

/// Group, name, label, type, length, number and whether it is automatic in each of the
/// two tables of documents; an empty number where a table lacks it.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    FieldType,
    usize,
    [(&'static str, bool); 2],
);

macro_rules! rows {
    ($($group:literal $name:literal $label:literal $kind:ident $length:literal, $outgoing:tt $incoming:tt;)*) => {
        &[$(($group, $name, $label, FieldType::$kind, $length, [$outgoing, $incoming])),*]
    };
}

// NĐ 30/2020, Annex VI, Part II. The decree prints `Organld` and `Signerlnfo`, with a
// small L for the capital I.
const DOCUMENTS: &[Row] = rows! {
    "FileCode" "OrganId" "Mã định danh của cơ quan, tổ chức lập danh mục hồ sơ" Text 13, ("1.1", true) ("1.1", true);
    "FileCode" "FileCatalog" "Năm hình thành hồ sơ" Number 4, ("1.2", true) ("1.2", true);
    "FileCode" "FileNotation" "Số và ký hiệu hồ sơ" Text 20, ("1.3", false) ("1.3", false);
    "" "DocOrdinal" "Số thứ tự văn bản trong hồ sơ" Number 3, ("2", true) ("2", true);
    "" "TypeName" "Tên loại văn bản" Text 100, ("3", false) ("3", false);
    "" "CodeNumber" "Số của văn bản" Text 11, ("4", true) ("4", false);
    "" "CodeNotation" "Ký hiệu của văn bản" Text 30, ("5", false) ("5", false);
    "" "IssuedDate" "Ngày, tháng, năm văn bản" Date 10, ("6", true) ("6", false);
    "" "OrganName" "Tên cơ quan, tổ chức ban hành văn bản" Text 200, ("7", false) ("7", false);
    "" "Subject" "Trích yếu nội dung" Text 500, ("8", false) ("8", false);
    "" "Language" "Ngôn ngữ" Text 30, ("9", false) ("9", false);
    "" "PageAmount" "Số trang của văn bản" Number 3, ("10", true) ("10", true);
    "" "Description" "Ghi chú" Text 500, ("11", false) ("11", false);
    "" "ArrivalDate" "Ngày, tháng, năm đến" Date 10, ("", false) ("12", true);
    "" "ArrivalNumber" "Số đến" Number 10, ("", false) ("13", true);
    "SignerInfo" "Position" "Chức vụ của người ký văn bản" Text 100, ("12.1", false) ("14.1", false);
    "SignerInfo" "FullName" "Họ và tên người ký văn bản" Text 50, ("12.2", false) ("14.2", false);
    "To" "OrganId" "Mã định danh của cơ quan, tổ chức nhận văn bản" Text 13, ("13.1", true) ("", false);
    "To" "OrganName" "Tên cơ quan, tổ chức nhận văn bản" Text 200, ("13.2", false) ("", false);
    "" "Priority" "Mức độ khẩn, độ mật" Number 1, ("14", false) ("15", false);
    "" "IssuedAmount" "Số lượng bản phát hành" Number 3, ("15", false) ("", false);
    "" "DueDate" "Hạn trả lời văn bản" Date 10, ("16", false) ("", false);
    "" "ToPlaces" "Đơn vị hoặc người nhận" Text 1000, ("", false) ("16", false);
    "" "TraceHeaderList" "Ý kiến phân phối, chỉ đạo, trạng thái xử lý văn bản" LongText 0, ("", false) ("17", false);
    "" "DueDate" "Thời hạn giải quyết" Date 10, ("", false) ("18", false);
};

const FILES: &[Row] = rows! {
    "FileCode" "OrganId" "Mã định danh của cơ quan, tổ chức lập danh mục hồ sơ" Text 13, ("", true) ("", true);
    "FileCode" "FileCatalog" "Năm hình thành hồ sơ" Number 4, ("", true) ("", true);
    "FileCode" "FileNotation" "Số và ký hiệu hồ sơ" Text 20, ("", false) ("", false);
    "" "Title" "Tiêu đề hồ sơ" Text 500, ("", false) ("", false);
    "" "Maintenance" "Thời hạn bảo quản" Text 30, ("", false) ("", false);
    "" "Rights" "Chế độ sử dụng" Text 30, ("", false) ("", false);
    "" "Creator" "Người lập hồ sơ" Text 30, ("", false) ("", false);
    "" "Language" "Ngôn ngữ" Text 50, ("", false) ("", false);
    "" "StartDate" "Thời gian bắt đầu" Date 10, ("", false) ("", false);
    "" "EndDate" "Thời gian kết thúc" Date 10, ("", false) ("", false);
    "" "DocTotal" "Tổng số văn bản trong hồ sơ" Number 4, ("", true) ("", true);
    "" "PageTotal" "Tổng số trang của hồ sơ" Number 4, ("", true) ("", true);
    "" "Description" "Ghi chú" Text 500, ("", false) ("", false);
};

/// The fields of a record, in the order of the decree.
///
/// ```
/// use congvan::record::{Form, fields};
///
/// let columns: Vec<String> = fields(Form::File).map(|field| field.column()).collect();
/// assert_eq!(columns[..4], ["FileCode.OrganId", "FileCode.FileCatalog", "FileCode.FileNotation", "Title"]);
/// ```
pub fn fields(form: Form) -> impl Iterator<Item = Field> {
    let (rows, table) = match form {
        Form::Outgoing => (DOCUMENTS, 0),
        Form::Incoming => (DOCUMENTS, 1),
        Form::File => (FILES, 0),
    };
    rows.iter()
        .filter_map(move |&(group, name, label, kind, length, tables)| {
            let &(number, automatic) = tables.get(table)?;
            (!number.is_empty() || form == Form::File).then_some(Field {
                group,
                name,
                label,
                kind,
                length: (kind != FieldType::LongText).then_some(length),
                number,
                automatic,
            })
        })
}
