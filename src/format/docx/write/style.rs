//! The styles of the parts of a letter, as data.
//!
//! Whoever edits the file in Word finds each part under its Vietnamese name.

use std::fmt::Write as _;

use super::measures::{Measures, Size};
use super::xml::{DECLARATION, MAIN};
use crate::layout::Length;

/// How lines are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
    Both,
}

impl Align {
    /// The word of the standard (`ST_Jc`, transitional).
    pub(super) fn word(self) -> &'static str {
        match self {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
            Align::Both => "both",
        }
    }
}

/// How a part is set (NĐ 30/2020, Annex I, II and V).
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: &'static str,
    name: &'static str,
    pub(super) size: Size,
    pub(super) bold: bool,
    italic: bool,
    underlined: bool,
    red: bool,
    align: Align,
    /// The gap above, in points.
    before: f64,
    /// How high each line is, in points, where that is not left to the letters.
    exactly: Option<f64>,
    /// Whether the first line is indented.
    indented: bool,
    /// Whether it stays on the page of what follows.
    with_next: bool,
    /// Its depth in the outline of the document, from 0.
    depth: Option<u8>,
}

const fn row(id: &'static str, name: &'static str, size: Size, align: Align, before: f64) -> Row {
    Row {
        id,
        name,
        size,
        bold: false,
        italic: false,
        underlined: false,
        red: false,
        align,
        before,
        exactly: None,
        indented: false,
        with_next: false,
        depth: None,
    }
}

/// What a row may say beyond its first columns.
macro_rules! flags {
    ($($flag:ident)*) => {
        impl Row {
            $(const fn $flag(mut self) -> Self {
                self.$flag = true;
                self
            })*

            const fn exactly(mut self, points: f64) -> Self {
                self.exactly = Some(points);
                self
            }

            const fn depth(mut self, depth: u8) -> Self {
                self.depth = Some(depth);
                self
            }
        }
    };
}

flags! { bold italic underlined red indented with_next }

macro_rules! styles {
    ($($style:ident $id:literal $name:literal $size:ident $align:ident $before:literal $($flag:ident $(($of:literal))?)*;)*) => {
        /// A part of a letter.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Style {
            $($style,)*
        }

        impl Style {
            const ALL: &'static [Style] = &[$(Style::$style,)*];

            pub(super) fn row(self) -> &'static Row {
                match self {
                    $(Style::$style => const { &row($id, $name, Size::$size, Align::$align, $before)$(.$flag($($of)?))* },)*
                }
            }
        }
    };
}

// Part, name in the file, name for people, size, alignment, gap above, and what else it is.
styles! {
    NationalTitle "QuocHieu" "Quốc hiệu" National Center 0.0 bold;
    Motto "TieuNgu" "Tiêu ngữ" Motto Center 0.0 bold;
    Superior "CoQuanChuQuan" "Cơ quan chủ quản" Organ Center 0.0;
    Issuer "CoQuanBanHanh" "Cơ quan ban hành" Organ Center 0.0 bold;
    Star "DauSao" "Dấu sao" Organ Center 0.0 bold;
    Number "SoKyHieu" "Số, ký hiệu" Number Center 8.0;
    PlaceDate "DiaDanhNgay" "Địa danh, ngày tháng" Motto Center 8.0 italic;
    LetterSubject "TrichYeuCongVan" "Trích yếu công văn" Organ Center 6.0;
    Mark "DauChiMuc" "Dấu chỉ mức độ" Mark Center 0.0 bold red exactly(14.7);
    Title "TenLoai" "Tên loại" Title Center 18.0 bold with_next;
    Subject "TrichYeu" "Trích yếu" Text Center 0.0 bold with_next;
    Addressee "KinhGui" "Kính gửi" Text Left 0.0 with_next;
    Text "NoiDung" "Nội dung" Text Both 6.0 indented;
    Recital "CanCu" "Căn cứ" Text Both 6.0 italic indented;
    Centred "DongGiua" "Dòng giữa" Text Center 12.0 bold with_next;
    Heading "DeMuc" "Đề mục" Text Both 6.0 bold indented with_next depth(1);
    Article "Dieu" "Điều" Text Both 6.0 bold indented depth(3);
    Division "PhanChuong" "Phần, chương" Text Center 12.0 bold with_next depth(0);
    Section "Muc" "Mục, tiểu mục" Text Center 12.0 bold with_next depth(1);
    DivisionTitle "TenPhanChuong" "Tên phần, chương, mục" Text Center 0.0 bold with_next;
    Note "GhiChu" "Ghi chú" Recipients Both 6.0;
    Cell "OBang" "Ô bảng" Recipients Left 0.0;
    HeadCell "TieuDeBang" "Tiêu đề bảng" Recipients Center 0.0 bold;
    Position "ChucVu" "Quyền hạn, chức vụ" Text Center 0.0 bold with_next;
    SignedNote "GhiChuKy" "Ghi chú ký" Recipients Center 0.0 italic with_next;
    Signer "HoTen" "Họ tên người ký" Text Center 0.0 bold;
    Recipients "NoiNhan" "Nơi nhận" Recipients Left 0.0 bold italic with_next;
    PartyRecipients "NoiNhanDang" "Nơi nhận của Đảng" Text Left 0.0 underlined with_next;
    Recipient "DanhSachNoiNhan" "Danh sách nơi nhận" List Left 0.0;
    CopyForm "HinhThucSao" "Hình thức sao" Text Center 0.0 bold;
    Label "PhuLuc" "Phụ lục" Label Center 0.0 bold with_next depth(0);
    AnnexTitle "TenPhuLuc" "Tên phụ lục" Text Center 0.0 bold with_next;
    Reference "KemTheo" "Kèm theo" Text Center 0.0 italic with_next;
    Unplaced "ChuaXep" "Chưa xếp" Recipients Left 6.0;
    Circulation "PhamViLuuHanh" "Phạm vi lưu hành" Mark Center 0.0 bold exactly(14.7);
    Stamp "ChuKySo" "Chữ ký số" Stamp Right 0.0;
    PageNumber "SoTrang" "Số trang" Page Center 0.0;
    Contact "DiaChi" "Địa chỉ cơ quan" List Center 0.0;
    Rule "DuongKe" "Đường kẻ" Thin Center 1.5 exactly(3.0) with_next;
    Gap "KhoangTrong" "Khoảng trống" Thin Left 0.0 exactly(3.0);
}

/// The part `word/styles.xml`.
pub(super) fn styles_xml(measures: &Measures) -> String {
    let size = half_points(measures.points(Size::Text));
    let mut out = format!(
        "{DECLARATION}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:eastAsia=\"{font}\" w:cs=\"{font}\"/>\
         <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
         <w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
         </w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        font = FONT,
    );
    for style in Style::ALL {
        push_style(&mut out, style.row(), measures);
    }
    out.push_str("</w:styles>\n");
    out
}

/// The face of every letter (Annex I, I.4).
pub(super) const FONT: &str = "Times New Roman";

/// The order of the elements is that of the schema: Word refuses another.
fn push_style(out: &mut String, row: &Row, measures: &Measures) {
    let Row { id, name, .. } = row;
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>"
    );
    if row.with_next {
        out.push_str("<w:keepNext/>");
    }
    let before = twips(row.before);
    let _ = match row.exactly {
        Some(height) => write!(
            out,
            "<w:spacing w:before=\"{before}\" w:line=\"{}\" w:lineRule=\"exact\"/>",
            twips(height)
        ),
        None => write!(out, "<w:spacing w:before=\"{before}\"/>"),
    };
    if row.indented {
        let _ = write!(out, "<w:ind w:firstLine=\"{}\"/>", measures.first_line().twips());
    }
    let _ = write!(out, "<w:jc w:val=\"{}\"/>", row.align.word());
    if let Some(depth) = row.depth {
        let _ = write!(out, "<w:outlineLvl w:val=\"{depth}\"/>");
    }
    out.push_str("</w:pPr><w:rPr>");
    for (set, element) in [
        (row.bold, "<w:b/><w:bCs/>"),
        (row.italic, "<w:i/><w:iCs/>"),
        (row.red, "<w:color w:val=\"FF0000\"/>"),
    ] {
        if set {
            out.push_str(element);
        }
    }
    let size = half_points(measures.points(row.size));
    let _ = write!(out, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    if row.underlined {
        out.push_str("<w:u w:val=\"single\"/>");
    }
    out.push_str("</w:rPr></w:style>");
}

fn twips(points: f64) -> i32 {
    Length::from_points(points).twips()
}

/// Word counts the size of letters in halves of a point.
fn half_points(points: f64) -> i32 {
    twips(points) / 10
}
