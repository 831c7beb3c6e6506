//! Kinds of document.

mod code;

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::{ParseValueError, ValueKind};
use super::number::packed;
use super::spelling::collapse;
use crate::text::fold;

/// Which law orders a kind of document.
///
/// ```
/// use congvan::value::{Kind, KindFamily};
///
/// assert_eq!(Kind::CongVan.family(), KindFamily::Administrative);
/// assert_eq!(Kind::Luat.family(), KindFamily::Normative);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum KindFamily {
    /// The 29 kinds of administrative document (NĐ 30/2020, Điều 7).
    Administrative,
    /// The three kinds of copy (NĐ 30/2020, Điều 25).
    Copy,
    /// Normative documents (Luật 64/2025/QH15 and the laws before it).
    Normative,
    /// Documents of the Party that the State does not have (399-QĐ/TW).
    Party,
    /// A name of no list.
    Other,
}

/// A name of no list: not empty, its spaces collapsed, and none that another
/// [`Kind`] has, so that a kind parses back from all it prints.
///
/// It comes from parsing alone:
///
/// ```
/// use congvan::value::Kind;
///
/// let kind: Kind = "GIẤY ĐI ĐƯỜNG".parse()?;
/// assert!(matches!(&kind, Kind::Other(name) if name.as_str() == "GIẤY ĐI ĐƯỜNG"));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OtherKind(String);

impl OtherKind {
    /// The name as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for OtherKind {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for OtherKind {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for OtherKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One row of the table of kinds.
struct Row {
    kind: Kind,
    slug: &'static str,
    name: &'static str,
    /// In the numbers of the State today.
    code: Option<&'static str>,
    /// In the numbers of the Party.
    party: Option<&'static str>,
    /// Read, never written: the codes of TT 01/2011/TT-BNV that the decree
    /// changed, those of joint circulars and of the first decades.
    old: &'static [&'static str],
    /// `Type` and `TypeDetail` in edXML (QCVN 102:2016/BTTTT, amendment 1:2022).
    edxml: &'static [(u8, u8)],
    family: KindFamily,
}

macro_rules! kinds {
    ($($family:ident { $(
        $variant:ident $slug:literal $name:literal $code:expr, $party:expr, $old:expr, $edxml:expr;
    )* })*) => {
        /// The kind of a document, by its name.
        ///
        /// Source: NĐ 30/2020/NĐ-CP, Điều 7, Điều 25 and Annex III (29 kinds, 3
        /// copies); the laws on normative documents; Quy định 399-QĐ/TW for the
        /// Party; QCVN 102:2016/BTTTT for the numbers of the exchange.
        ///
        /// The kind says what the document is called. Whether a `quyết định` or a
        /// `nghị quyết` is normative is told by its number and issuer, not by its
        /// kind; a kind that several families share stands in the first of them.
        ///
        /// # Syntax
        ///
        /// Parses from the Vietnamese name, however it is spelt (`QUYẾT ĐỊNH`,
        /// `giấy uỷ quyền`, `Bản sao y`, `Quyết định (cá biệt)`), and from the slug
        /// (`quyet-dinh`); prints the name, serde writes the slug. A name of no list
        /// is kept in [`Kind::Other`]. Kinds order as the lists do.
        ///
        /// Codes: [`code`](Self::code), [`code_in`](Self::code_in) a system of
        /// numbering, [`meanings`](Self::meanings) of a code in a system on a day;
        /// edXML: [`edxml_type`](Self::edxml_type).
        ///
        /// # Errors
        ///
        /// Empty text.
        ///
        /// # Examples
        ///
        /// ```
        /// use congvan::value::{Kind, KindFamily};
        ///
        /// let kind: Kind = "TỜ TRÌNH".parse()?;
        /// assert_eq!(kind, Kind::ToTrinh);
        /// assert_eq!(kind.slug(), "to-trinh");
        /// assert_eq!(kind.code(), Some("TTr"));
        /// assert_eq!(kind.family(), KindFamily::Administrative);
        /// assert_eq!(Kind::CongVan.code(), None);
        /// # Ok::<(), congvan::value::ParseValueError>(())
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Kind {
            $($(#[doc = $name] $variant,)*)*
            /// A kind of no list, with its name as written.
            Other(OtherKind),
        }

        /// Every kind but `Other`; the first row of a code is the one it means in the State's numbers.
        const TABLE: &[Row] = &[
            $($(Row {
                kind: Kind::$variant,
                slug: $slug,
                name: $name,
                code: $code,
                party: $party,
                old: &$old,
                edxml: &$edxml,
                family: KindFamily::$family,
            },)*)*
        ];

        impl Kind {
            fn row(&self) -> Option<&'static Row> {
                /// The rows by their places.
                enum Place {
                    $($($variant,)*)*
                }
                let place = match self {
                    $($(Kind::$variant => Place::$variant,)*)*
                    Kind::Other(_) => return None,
                };
                TABLE.get(place as usize)
            }
        }
    };
}

// Code, code of the Party, old codes, edXML numbers. NĐ 30/2020, Điều 7 and Annex III, Mục I (29
// kinds, 27 codes, 3 copies); TT 01/2011/TT-BNV; numbers of normative and Party documents as they
// are printed in practice, those of TC, QH, CL and Tuyên bố in the Party by hearsay.
kinds! {
    Administrative {
        NghiQuyet "nghi-quyet" "Nghị quyết" Some("NQ"), Some("NQ"), [], [(1, 5), (2, 1)];
        QuyetDinh "quyet-dinh" "Quyết định" Some("QĐ"), Some("QĐ"), [], [(1, 8), (2, 2)];
        ChiThi "chi-thi" "Chỉ thị" Some("CT"), Some("CT"), [], [(1, 11), (2, 3)];
        QuyChe "quy-che" "Quy chế" Some("QC"), Some("QC"), [], [(2, 4)];
        QuyDinh "quy-dinh" "Quy định" Some("QyĐ"), Some("QĐ"), ["QĐi"], [(2, 5)];
        ThongCao "thong-cao" "Thông cáo" Some("TC"), Some("TC"), [], [(2, 6)];
        ThongBao "thong-bao" "Thông báo" Some("TB"), Some("TB"), [], [(2, 7)];
        HuongDan "huong-dan" "Hướng dẫn" Some("HD"), Some("HD"), [], [(2, 8)];
        ChuongTrinh "chuong-trinh" "Chương trình" Some("CTr"), Some("CTr"), [], [(2, 9)];
        KeHoach "ke-hoach" "Kế hoạch" Some("KH"), Some("KH"), [], [(2, 10)];
        PhuongAn "phuong-an" "Phương án" Some("PA"), Some("PA"), [], [(2, 11)];
        DeAn "de-an" "Đề án" Some("ĐA"), Some("ĐA"), [], [(2, 12)];
        DuAn "du-an" "Dự án" Some("DA"), Some("DA"), [], [(2, 13)];
        BaoCao "bao-cao" "Báo cáo" Some("BC"), Some("BC"), [], [(2, 14)];
        BienBan "bien-ban" "Biên bản" Some("BB"), Some("BB"), [], [(2, 15)];
        ToTrinh "to-trinh" "Tờ trình" Some("TTr"), Some("TTr"), [], [(2, 16)];
        HopDong "hop-dong" "Hợp đồng" Some("HĐ"), None, [], [(2, 17)];
        CongVan "cong-van" "Công văn" None, Some("CV"), [], [(2, 18)];
        CongDien "cong-dien" "Công điện" Some("CĐ"), None, [], [(2, 19)];
        BanGhiNho "ban-ghi-nho" "Bản ghi nhớ" Some("BGN"), None, ["GN"], [(2, 20)];
        BanThoaThuan "ban-thoa-thuan" "Bản thỏa thuận" Some("BTT"), None, ["TTh"], [(2, 22)];
        GiayUyQuyen "giay-uy-quyen" "Giấy ủy quyền" Some("GUQ"), None, ["UQ"], [(2, 24)];
        GiayMoi "giay-moi" "Giấy mời" Some("GM"), None, [], [(2, 25)];
        GiayGioiThieu "giay-gioi-thieu" "Giấy giới thiệu" Some("GGT"), None, ["GT"], [(2, 26)];
        GiayNghiPhep "giay-nghi-phep" "Giấy nghỉ phép" Some("GNP"), None, ["NP"], [(2, 27)];
        PhieuGui "phieu-gui" "Phiếu gửi" Some("PG"), None, [], [(2, 30)];
        PhieuChuyen "phieu-chuyen" "Phiếu chuyển" Some("PC"), None, [], [(2, 31)];
        PhieuBao "phieu-bao" "Phiếu báo" Some("PB"), None, [], [];
        ThuCong "thu-cong" "Thư công" None, None, [], [(2, 32)];
    }
    Copy {
        SaoY "sao-y" "Sao y" Some("SY"), None, [], [];
        TrichSao "trich-sao" "Trích sao" Some("TrS"), None, ["TS"], [];
        SaoLuc "sao-luc" "Sao lục" Some("SL"), None, [], [];
    }
    Normative {
        HienPhap "hien-phap" "Hiến pháp" None, None, [], [(1, 1)];
        BoLuat "bo-luat" "Bộ luật" None, None, [], [(1, 12)];
        Luat "luat" "Luật" None, None, [], [(1, 2)];
        PhapLenh "phap-lenh" "Pháp lệnh" Some("PL"), None, [], [(1, 3)];
        Lenh "lenh" "Lệnh" Some("L"), None, ["LCT"], [(1, 4)];
        NghiDinh "nghi-dinh" "Nghị định" Some("NĐ"), None, [], [(1, 7)];
        ThongTu "thong-tu" "Thông tư" Some("TT"), None, [], [(1, 9)];
        ThongTuLienTich "thong-tu-lien-tich" "Thông tư liên tịch" Some("TTLT"), None, ["TTLN", "TTLB"], [(1, 10)];
        NghiQuyetLienTich "nghi-quyet-lien-tich" "Nghị quyết liên tịch" Some("NQLT"), None, [], [(1, 6)];
        VanBanHopNhat "van-ban-hop-nhat" "Văn bản hợp nhất" Some("VBHN"), None, [], [];
        SacLenh "sac-lenh" "Sắc lệnh" None, None, ["SL"], [];
        SacLuat "sac-luat" "Sắc luật" None, None, ["SLu"], [];
    }
    Party {
        KetLuan "ket-luan" "Kết luận" Some("KL"), Some("KL"), [], [];
        ThongTri "thong-tri" "Thông tri" None, Some("TT"), [], [];
        QuyHoach "quy-hoach" "Quy hoạch" None, Some("QH"), [], [];
        ChienLuoc "chien-luoc" "Chiến lược" None, Some("CL"), [], [];
        DieuLe "dieu-le" "Điều lệ" None, None, [], [];
        TuyenBo "tuyen-bo" "Tuyên bố" None, Some("TB"), [], [];
        LoiKeuGoi "loi-keu-goi" "Lời kêu gọi" None, None, [], [];
    }
}

impl Kind {
    /// Every kind of the lists, in the order of the law.
    ///
    /// ```
    /// use congvan::value::{Kind, KindFamily};
    ///
    /// let administrative = Kind::all().filter(|kind| kind.family() == KindFamily::Administrative);
    /// assert_eq!(administrative.count(), 29);
    /// ```
    pub fn all() -> impl Iterator<Item = Kind> {
        TABLE.iter().map(|row| row.kind.clone())
    }

    /// The Vietnamese name, with a capital: `Quyết định`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Kind::Other(name) => name.as_str(),
            known => known.row().map_or("", |row| row.name),
        }
    }

    /// The name in lower-case ASCII joined by hyphens, as JSON has it:
    /// `quyet-dinh`; for a kind of no list its name as written.
    #[must_use]
    pub fn slug(&self) -> &str {
        match self {
            Kind::Other(name) => name.as_str(),
            known => known.row().map_or("", |row| row.slug),
        }
    }

    /// The abbreviation in numbers, `None` where the law gives none.
    ///
    /// ```
    /// use congvan::value::Kind;
    ///
    /// assert_eq!(Kind::ToTrinh.code(), Some("TTr"));
    /// assert_eq!(Kind::CongVan.code(), None); // its number has none
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        self.row()?.code
    }

    /// The law that orders this kind.
    #[must_use]
    pub fn family(&self) -> KindFamily {
        self.row().map_or(KindFamily::Other, |row| row.family)
    }

    /// The kind that an abbreviation means in the numbers of the State,
    /// letter for letter (`TTr`, not `TTR`).
    ///
    /// ```
    /// use congvan::value::Kind;
    ///
    /// assert_eq!(Kind::from_code("QĐ"), Some(Kind::QuyetDinh));
    /// assert_eq!(Kind::from_code("UBND"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Kind> {
        static CODES: LazyLock<Vec<(u128, &'static Kind)>> = LazyLock::new(|| {
            let coded = TABLE.iter().filter_map(|row| Some((row.code?, &row.kind)));
            coded.map(|(code, kind)| (packed(code), kind)).collect()
        });
        let key = packed(code);
        let found = CODES.iter().find(|(code, _)| *code == key);
        found.map(|(_, kind)| (*kind).clone())
    }

    /// The kind of one of the lists with this name or slug, however it is spelt.
    ///
    /// ```
    /// use congvan::value::Kind;
    ///
    /// assert_eq!(Kind::from_name("GIẤY UỶ QUYỀN"), Some(Kind::GiayUyQuyen));
    /// assert_eq!(Kind::from_name("thư tình"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Kind> {
        // Folding the whole table is work: it is done once.
        static FOLDED: LazyLock<HashMap<String, &'static Row>> =
            LazyLock::new(|| TABLE.iter().map(|row| (fold(row.name), row)).collect());
        let by_slug = || TABLE.iter().find(|row| row.slug == name);
        let folded = fold(name);
        let by_name = |name: &str| FOLDED.get(name).copied();
        // `Bản sao y`, and `Quyết định (cá biệt)` as the exchange standard has it.
        let copy = || by_name(folded.strip_prefix("ban\u{309} ")?).filter(|row| row.family == KindFamily::Copy);
        let bare = || by_name(folded.split_once(" (").filter(|_| folded.ends_with(')'))?.0);
        let row = by_name(&folded).or_else(by_slug).or_else(copy).or_else(bare)?;
        Some(row.kind.clone())
    }
}

impl FromStr for Kind {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::Kind;
    ///
    /// assert_eq!("Quyết định".parse(), Ok(Kind::QuyetDinh));
    /// assert_eq!("quyet-dinh".parse(), Ok(Kind::QuyetDinh));
    /// assert_eq!("Quy ước".parse::<Kind>().unwrap().name(), "Quy ước"); // no kind of the tables
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let name = collapse(s);
        if name.is_empty() {
            return Err(empty(s));
        }
        Ok(Kind::from_name(&name).unwrap_or(Kind::Other(OtherKind(name))))
    }
}

fn empty(input: &str) -> ParseValueError {
    ParseValueError::new(ValueKind::Kind, input, 0, "chuỗi rỗng", "the text is empty")
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decree_has_29_kinds_and_30_codes() {
        let of = |family| TABLE.iter().filter(move |row| row.family == family);
        assert_eq!(of(KindFamily::Administrative).count(), 29);
        assert_eq!(
            of(KindFamily::Administrative).filter(|row| row.code.is_some()).count(),
            27
        );
        assert_eq!(of(KindFamily::Copy).filter(|row| row.code.is_some()).count(), 3);
        let uncoded = of(KindFamily::Administrative).filter(|row| row.code.is_none());
        assert_eq!(
            uncoded.map(|row| row.name).collect::<Vec<_>>(),
            ["Công văn", "Thư công"]
        );
        assert_eq!(
            (of(KindFamily::Normative).count(), of(KindFamily::Party).count()),
            (12, 7)
        );
        assert_eq!(TABLE.len(), 29 + 3 + 12 + 7);
    }

    /// Annex III, Mục I, letter for letter.
    #[test]
    fn the_codes_are_those_of_the_annex() {
        let annex =
            "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY TrS SL";
        let of_decree = |row: &&Row| matches!(row.family, KindFamily::Administrative | KindFamily::Copy);
        let codes: Vec<&str> = TABLE.iter().filter(of_decree).filter_map(|row| row.code).collect();
        assert_eq!(codes.join(" "), annex);
        let mut once = codes.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), 30);
    }

    #[test]
    fn every_kind_parses_back_from_all_it_prints() {
        for kind in Kind::all() {
            assert_eq!(kind.to_string().parse::<Kind>().as_ref(), Ok(&kind));
            assert_eq!(kind.slug().parse::<Kind>().as_ref(), Ok(&kind));
            assert_eq!(kind.name().to_uppercase().parse::<Kind>().as_ref(), Ok(&kind));
            assert_eq!(format!("{kind} (cá biệt)").parse::<Kind>().as_ref(), Ok(&kind));
            if let Some(code) = kind.code() {
                assert_eq!(Kind::from_code(code).as_ref(), Some(&kind));
            }
        }
    }

    #[test]
    fn copies_have_two_names() {
        assert_eq!("BẢN SAO Y".parse(), Ok(Kind::SaoY));
        assert_eq!("Bản trích sao".parse(), Ok(Kind::TrichSao));
        assert_eq!("Bản sao lục".parse(), Ok(Kind::SaoLuc));
        assert!(matches!("Bản quyết định".parse(), Ok(Kind::Other(_))));
    }

    #[test]
    fn slugs_are_the_names_without_marks() {
        for row in TABLE {
            assert_eq!(crate::text::skeleton(row.name).replace(' ', "-"), row.slug);
        }
    }

    #[test]
    fn an_unknown_name_is_kept() {
        let kind: Kind = "CÔNG BỐ  THÔNG TIN".parse().unwrap();
        assert!(matches!(&kind, Kind::Other(name) if name.as_str() == "CÔNG BỐ THÔNG TIN"));
        assert_eq!(kind.to_string().parse::<Kind>(), Ok(kind));
        assert!("  ".parse::<Kind>().is_err());
    }
}
