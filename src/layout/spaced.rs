//! Where a line of a letter begins, in a page whose line breaks became spaces.

/// Phrases of the form that always begin a line.
const PHRASES: &[&str] = &[
    "CỘNG HÒA XÃ HỘI",
    "CỘNG HOÀ XÃ HỘI",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Độc lập - ",
    "Độc lập – ",
    "V/v",
    "Kính gửi",
    "Đồng kính gửi",
    "Nơi nhận",
    "QUYẾT ĐỊNH:",
    "QUYẾT NGHỊ:",
    "- Lưu:",
    "KT. ",
    "TL. ",
    "TM. ",
    "TUQ. ",
];

/// Names of kinds that stand as a title under the date.
const TITLES: &[&str] = &[
    "QUYẾT ĐỊNH",
    "THÔNG BÁO",
    "KẾ HOẠCH",
    "BÁO CÁO",
    "TỜ TRÌNH",
    "NGHỊ QUYẾT",
    "CHỈ THỊ",
    "GIẤY MỜI",
    "BIÊN BẢN",
    "CÔNG ĐIỆN",
    "HƯỚNG DẪN",
    "ĐỀ ÁN",
    "CHƯƠNG TRÌNH",
    "PHƯƠNG ÁN",
    "GIẤY GIỚI THIỆU",
    "GIẤY ỦY QUYỀN",
    "THÔNG TƯ",
    "NGHỊ ĐỊNH",
    "HỢP ĐỒNG",
];

/// Words in capitals with which a body below another begins, and those before
/// which they are the middle of a name.
const BODIES: &[&str] = &[
    "SỞ ",
    "PHÒNG ",
    "BAN ",
    "CHI CỤC ",
    "TRUNG TÂM ",
    "TRƯỜNG TIỂU HỌC",
    "TRƯỜNG TRUNG HỌC",
    "TRƯỜNG THPT",
    "TRƯỜNG THCS",
    "TRƯỜNG MẦM NON",
    "TRƯỜNG MẪU GIÁO",
    "TRƯỜNG ĐẠI HỌC",
    "TRƯỜNG CAO ĐẲNG",
    "VĂN PHÒNG ",
    "CỤC ",
    "TỔNG CỤC ",
    "BỆNH VIỆN ",
    "VIỆN ",
    "CÔNG TY ",
    "CHI NHÁNH ",
    "HẠT ",
    "TRẠM ",
    "HỘI ",
];
const INSIDE: &[&str] = &["VÀ", "TỔNG", "CHI", "ỦY", "UỶ", "VĂN", "TRƯỜNG", "BỆNH", "LÝ", "XÃ"];

/// Titles in capitals of who signs alone.
const OFFICES: &[&str] = &[
    "GIÁM ĐỐC",
    "CHỦ TỊCH",
    "TRƯỞNG ",
    "HIỆU TRƯỞNG",
    "CỤC TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "BỘ TRƯỞNG",
    "CHÁNH ",
    "TỔNG GIÁM ĐỐC",
    "PHÓ ",
    "VIỆN TRƯỞNG",
    "BÍ THƯ",
];

/// What has been passed on the line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Names of bodies, before the national title.
    #[default]
    Bodies,
    /// National title, motto, number, date.
    Head,
    /// The title of a named kind and its subject.
    Title,
    /// `Kính gửi`.
    Addressees,
    Content,
    /// `Nơi nhận` and the signature.
    Foot,
}

/// Finds the places, from left to right.
#[derive(Debug, Default)]
pub(super) struct Spaced {
    part: Part,
}

/// Where the name of a body below another begins on a line of capitals:
/// `UBND TỈNH HÀ KHÊ SỞ NỘI VỤ`.
pub(crate) fn body_below(line: &str) -> Option<usize> {
    const SUPERIORS: &[&str] = &[
        "UBND ",
        "ỦY BAN NHÂN DÂN ",
        "UỶ BAN NHÂN DÂN ",
        "HỘI ĐỒNG NHÂN DÂN ",
        "BỘ ",
        "TỔNG CỤC ",
        "CỤC ",
        "SỞ ",
        "TẬP ĐOÀN ",
        "TỔNG CÔNG TY ",
        "TỈNH ỦY ",
        "HUYỆN ỦY ",
        "TỔNG LIÊN ĐOÀN ",
    ];
    if !SUPERIORS.iter().any(|superior| line.starts_with(superior)) {
        return None;
    }
    // A superior has two words at least, one of the State also its place.
    let least = if line.starts_with("BỘ ") || line.starts_with("SỞ ") || line.contains("ỦY ") {
        2
    } else {
        3
    };
    let mut starts = line.match_indices(' ').map(|(i, _)| i + 1).skip(least - 1);
    starts.find(|at| {
        let (Some(head), Some(rest)) = (line.get(..*at), line.get(*at..)) else {
            return false;
        };
        let before = head.trim_end().rsplit(' ').next().unwrap_or_default();
        !INSIDE.contains(&before)
            && !before.ends_with([',', '-', '–'])
            && BODIES.iter().any(|body| rest.starts_with(body))
    })
}

impl Spaced {
    /// Whether the lines of a page were joined with spaces: the motto tells.
    pub(super) fn of(text: &str) -> Option<Self> {
        let behind = text.split_once("VIỆT NAM").map(|(_, rest)| rest)?;
        behind.starts_with(' ').then(Self::default)
    }

    /// Whether the word at the head of `rest`, with a space before it, begins a line;
    /// `line` is the end of the line before.
    pub(super) fn begins_line(&mut self, line: &str, rest: &str) -> bool {
        let line = line.trim_end();
        let last = line.chars().next_back().unwrap_or(' ');
        let begins = self.by_phrase(rest) || self.by_part(line, last, rest);
        if begins {
            self.pass(rest);
        }
        begins
    }

    fn by_phrase(&self, rest: &str) -> bool {
        let number = self.part <= Part::Head && ["Số:", "Số :"].iter().any(|label| rest.starts_with(label));
        number || PHRASES.iter().any(|phrase| rest.starts_with(phrase))
    }

    fn by_part(&self, line: &str, last: char, rest: &str) -> bool {
        let stopped = matches!(last, '.' | ';' | ':' | '/');
        if line.ends_with("./.") {
            return true;
        }
        let capital = rest.starts_with(char::is_uppercase);
        match self.part {
            Part::Bodies => {
                let before = line.rsplit(' ').next().unwrap_or_default();
                !line.is_empty() && !INSIDE.contains(&before) && BODIES.iter().any(|body| rest.starts_with(body))
            }
            Part::Head => {
                let motto = line.ends_with("phúc");
                let dated = last.is_ascii_digit() && line.contains("năm ");
                motto || (dated && capital) || TITLES.iter().any(|title| rest.starts_with(title))
            }
            Part::Title => {
                let subject = is_upper_letter(last) && !begins_upper(rest) && capital;
                let authority =
                    !is_upper_letter(last) && begins_upper(rest) && rest.split(' ').nth(1).is_some_and(begins_upper);
                subject || authority || begins_ground(rest) || (stopped && is_numbered(rest))
            }
            // `… các huyện. Thực hiện`; but `TP. Hồ Chí Minh`.
            Part::Addressees => {
                let word = line.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
                let whole = word.chars().count() >= 3 && word.chars().skip(1).all(char::is_lowercase);
                (last == '.' && whole && capital) || (matches!(last, ';' | ':') && rest.starts_with("- "))
            }
            Part::Content => stopped && (is_numbered(rest) || begins_ground(rest) || rest.starts_with("- ")),
            Part::Foot => {
                // `KT.` and the title behind it are one line.
                if line.len() <= 4 {
                    return false;
                }
                let item = matches!(last, ';' | ':' | '.') && rest.starts_with("- ");
                item || (matches!(last, '.' | ')' | ':' | ';') && OFFICES.iter().any(|office| rest.starts_with(office)))
            }
        }
    }

    fn pass(&mut self, rest: &str) {
        let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
        let next = if starts(&["Nơi nhận"]) {
            Part::Foot
        } else if starts(&["Kính gửi", "Đồng kính gửi"]) {
            Part::Addressees
        } else if self.part == Part::Head && TITLES.iter().any(|title| rest.starts_with(title)) {
            Part::Title
        } else if starts(&["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN"]) {
            Part::Head
        } else if self.part == Part::Addressees && !rest.starts_with("- ") || is_numbered(rest) || begins_ground(rest) {
            Part::Content
        } else {
            self.part
        };
        self.part = self.part.max(next);
    }
}

/// `Điều 1.`
pub(super) fn is_article(rest: &str) -> bool {
    let number = rest.strip_prefix("Điều ").map_or("", |rest| rest.trim_start());
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && number.get(digits..).is_some_and(|rest| rest.starts_with(['.', ':']))
}

/// `1. Các`, `a) Lập`, `I. MỤC`, `Điều 1.`
fn is_numbered(rest: &str) -> bool {
    if is_article(rest) {
        return true;
    }
    let Some((marker, behind)) = rest.split_once(' ') else {
        return false;
    };
    let body = marker.trim_end_matches(['.', ')']);
    let digits = body.len() <= 2 && body.bytes().all(|b| b.is_ascii_digit());
    let letter = marker.ends_with(')') && body.chars().count() == 1 && body.chars().all(char::is_lowercase);
    let roman = body.len() <= 4 && body.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let signed = body.len() < marker.len() && !body.is_empty();
    signed && (digits || letter || roman) && behind.starts_with(char::is_uppercase)
}

fn begins_ground(rest: &str) -> bool {
    ["Căn cứ ", "Xét đề nghị ", "Xét Tờ trình", "Theo đề nghị "]
        .iter()
        .any(|head| rest.starts_with(head))
}

fn is_upper_letter(c: char) -> bool {
    c.is_uppercase()
}

/// A word of capitals, two letters at least.
fn begins_upper(text: &str) -> bool {
    let mut letters = text.chars().take_while(|c| c.is_alphabetic());
    let two = [letters.next(), letters.next()];
    two.iter().all(|c| c.is_some_and(char::is_uppercase))
}
