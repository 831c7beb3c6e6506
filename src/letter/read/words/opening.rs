//! What the first words of a line say, all heads looked up at once.

use std::sync::LazyLock;

use super::{MARKERS, OPENERS, TITLE_HEADS};
use crate::text::{Heads, skeleton};
use crate::value::Kind;

/// Words that begin the name of a body, in bare letters.
const BODY_HEADS: &[&str] = &[
    "uy ban",
    "ubnd",
    "hoi dong",
    "hdnd",
    "bo ",
    "so ",
    "phong ",
    "van phong",
    "vp ",
    "cuc ",
    "chi cuc",
    "tong cuc",
    "vu ",
    "ban ",
    "trung tam",
    "truong ",
    "vien ",
    "benh vien",
    "tram ",
    "cong ty",
    "tong cong ty",
    "tap doan",
    "ngan hang",
    "kho bac",
    "bao hiem",
    "toa an",
    "cong an",
    "bo chi huy",
    "bo tu lenh",
    "quan khu",
    "thanh tra",
    "hoi ",
    "lien doan",
    "tong lien doan",
    "doan ",
    "dang uy",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "thi uy",
    "dang bo",
    "chi bo",
    "mat tran",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "chu tich",
    "quy ",
    "hoc vien",
    "dai hoc",
    "khoa ",
    "to ",
    "nha ",
    "bao tang",
    "thu vien",
    "dai ",
    "bao ",
    "tap chi",
    "hop tac xa",
    "lien hiep",
    "hiep hoi",
    "cau lac bo",
    "kiem toan",
    "tong kho",
    "xi nghiep",
    "doi ",
    "hat ",
    "cang vu",
    "bdh",
    "bql",
    "ban quan ly",
    "dien luc",
    "buu dien",
    "vnpt",
    "tieu hoc",
    "trung hoc",
    "mam non",
    "mau giao",
    "su doan",
    "lu doan",
    "tieu doan",
    "giam doc",
    "uy vien",
    "hai quan",
    "bhxh",
    "ttyt",
    "lien minh",
    "tieu ban",
    "chi nhanh",
    "van phong dai dien",
    "trai ",
    "nong truong",
    "lam truong",
    "nha may",
    "nha xuat ban",
    "phan vien",
    "phan hieu",
    "phan xuong",
    "xuong ",
    "cong doan",
    "tinh doan",
    "thanh doan",
    "huyen doan",
    "quan doan",
    "trung doan",
    "bo doi",
    "san bay",
    "khach san",
    "ben xe",
    "qtd",
    "thi doan",
    "thuong truc",
    "toa soan",
    "so giao dich",
    "bch ",
    "don bien phong",
];

/// Words that can only continue the name of a body: the unit it belongs to, or what
/// it guards against (`PHÒNG HỘ`).
const UNIT_WORDS: &[&str] = &[
    "tinh ",
    "thanh pho",
    "tp ",
    "tp.",
    "huyen ",
    "quan ",
    "thi xa",
    "thi tran",
    "xa ",
    "phuong ",
    "dac khu",
    "khu vuc",
    "viet nam",
    "trung uong",
    "toi cao",
    "cac ",
    "va ",
    "nuoc ",
    "nha nuoc",
    "nong thon",
    "phong ho",
    "phong chay",
    "phong chong",
    "phong, chong",
    "phong khong",
];

/// Whether a line of capitals begins the name of a new body.
pub(crate) fn begins_body_name(line: &str) -> bool {
    Opening::of(line).begins_body_name()
}

/// What the first words of a line say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening(u32);

impl Opening {
    const BODY: u32 = 1;
    const UNIT: u32 = 1 << 1;
    pub(super) const TITLE: u32 = 1 << 2;
    /// As one of the [`OPENERS`], marks aside.
    pub(super) const SENTENCE: u32 = 1 << 3;
    pub(super) const MARKER: u32 = 1 << 4;
    /// As the name of a kind.
    pub(super) const KIND: u32 = 1 << 5;

    pub(super) fn of(line: &str) -> Self {
        static HEADS: LazyLock<Heads> = LazyLock::new(|| {
            let sentences: Vec<String> = OPENERS.iter().map(|words| bare_head(words)).collect();
            let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
            let kinds: Vec<String> = Kind::all().flat_map(|kind| kind_heads(&kind)).collect();
            let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
            Heads::new(&[
                (BODY_HEADS, Opening::BODY),
                (UNIT_WORDS, Opening::UNIT),
                (TITLE_HEADS, Opening::TITLE),
                (&sentences, Opening::SENTENCE),
                (MARKERS, Opening::MARKER),
                (&kinds, Opening::KIND),
            ])
        });
        Self(HEADS.of(line))
    }

    pub(super) fn has(self, bits: u32) -> bool {
        self.0 & bits != 0
    }

    fn begins_body_name(self) -> bool {
        self.has(Self::BODY) && !self.has(Self::UNIT)
    }
}

/// The bare letters of a head, the space at its end kept.
fn bare_head(words: &str) -> String {
    skeleton(words) + if words.ends_with(' ') { " " } else { "" }
}

/// How a line may open that names a kind, by its name or its sign; copies are also
/// called `Bản sao …`.
fn kind_heads(kind: &Kind) -> [String; 3] {
    /// Enough of a name to tell it from most other lines.
    const LETTERS: usize = 12;
    let name = skeleton(kind.name());
    let copy = format!("ban {name}");
    [name, copy, kind.slug().to_owned()].map(|head| head.chars().take(LETTERS).collect())
}
