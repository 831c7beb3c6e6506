//! Paper, columns and sizes (NĐ 30/2020, Annex I, I and V).

use super::options::{Indent, Sizes, Writer};
use crate::layout::{Length, TextStyle, width};

/// The paper and its margins, in millimetres: A4, 20 above and below, 30 to the left,
/// 15 to the right. The narrowest right margin leaves Quốc hiệu of 13 pt on one line.
const PAPER: (f64, f64) = (210.0, 297.0);
const TOP_AND_BOTTOM: f64 = 20.0;
const LEFT: f64 = 30.0;
const RIGHT: f64 = 15.0;

/// What letters are set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// Quốc hiệu.
    National,
    /// Tiêu ngữ, place and date.
    Motto,
    /// The issuing bodies and the subject below the number.
    Organ,
    /// Number and symbol.
    Number,
    /// The line that names the kind.
    Title,
    /// The content, the signatures, `Kính gửi`.
    Text,
    /// The label of an annex.
    Label,
    /// Boxes 10 and 11.
    Mark,
    /// `Nơi nhận:`, remarks, the cells of tables.
    Recipients,
    /// The list of recipients, the address at the foot.
    List,
    /// The text of an electronic signature.
    Stamp,
    /// The page number.
    Page,
    /// A paragraph that is there for its line alone.
    Thin,
}

/// The lengths that follow from the options.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    sizes: Sizes,
    indent: Indent,
    party: bool,
    /// Between title and name of a signature.
    pub(super) room: Length,
    /// How wide the text is.
    pub(super) text: Length,
    /// The columns of the head, 2 to 3.
    pub(super) head: [Length; 2],
    /// The columns of the foot.
    pub(super) foot: [Length; 2],
}

impl Measures {
    pub(super) fn new(options: &Writer, party: bool) -> Self {
        let text = Length::from_mm(PAPER.0 - LEFT - RIGHT);
        // As the models of the decree have them, from the edge of the text.
        let head = Length::from_mm(66.0);
        let foot = Length::from_mm(64.0);
        Self {
            sizes: options.sizes,
            indent: options.indent,
            party,
            room: Length::from_points(if options.signature_room { 62.0 } else { 6.0 }),
            text,
            head: [head, text - head],
            foot: [foot, text - foot],
        }
    }

    /// The size of letters, in points.
    pub(super) fn points(&self, size: Size) -> f64 {
        let of = |small: f64, medium: f64, large: f64| match self.sizes {
            Sizes::Small => small,
            Sizes::Medium => medium,
            Sizes::Large => large,
        };
        match size {
            // The Party's offices set their head larger than the State's.
            Size::National if self.party => 15.0,
            Size::Organ | Size::Motto | Size::Number if self.party => of(13.0, 14.0, 14.0),
            Size::Title if self.party => 16.0,
            Size::National | Size::Organ => of(12.0, 12.0, 13.0),
            Size::Motto => of(13.0, 13.0, 14.0),
            Size::Title | Size::Text | Size::Page => of(13.0, 14.0, 14.0),
            Size::Number | Size::Mark => 13.0,
            Size::Label => 14.0,
            Size::Recipients => 12.0,
            Size::List => 11.0,
            Size::Stamp => 10.0,
            Size::Thin => 1.0,
        }
    }

    /// The indent of a first line.
    pub(super) fn first_line(&self) -> Length {
        Length::from_mm(match self.indent {
            Indent::Centimetre => 10.0,
            Indent::HalfInch => 12.7,
        })
    }

    /// How wide a text is on one line.
    pub(super) fn width(&self, text: &str, size: Size, bold: bool) -> Length {
        let style = TextStyle {
            size: Length::from_points(self.points(size)),
            bold,
            ..TextStyle::default()
        };
        // A space that breaks no line is as wide as another.
        width(&text.replace('\u{A0}', " "), &style)
    }

    /// How a text in the middle of a column wraps.
    pub(super) fn wrap(&self, text: &str, size: Size, bold: bool, column: Length) -> Wrap {
        let space = self.width(" ", size, bold);
        let words: Vec<Length> = text.split(' ').map(|word| self.width(word, size, bold)).collect();
        let (lines, longest) = fill(&words, space, column);
        if lines < 2 {
            return Wrap {
                margin: Length::ZERO,
                longest,
            };
        }
        // The narrowest column with as few lines, so that no word stands alone in the last.
        let word = words.iter().copied().max().unwrap_or_default();
        let (mut narrow, mut wide) = (word.min(column).twips(), column.twips());
        while wide - narrow > 20 {
            let middle = narrow + (wide - narrow) / 2;
            if fill(&words, space, Length::from_twips(middle)).0 > lines {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        // Letters of another maker are a little wider.
        let balanced = Length::from_twips((wide + wide / 40).min(column.twips()));
        Wrap {
            margin: Length::from_twips((column - balanced).twips() / 2),
            longest: fill(&words, space, balanced).1,
        }
    }
}

/// How a text in the middle of a column wraps: into lines of about the same length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrap {
    /// How far its lines stand off both sides of the column.
    pub(super) margin: Length,
    /// How long its longest line is.
    pub(super) longest: Length,
}

/// Sets words into lines: how many those are, and how long the longest is.
fn fill(words: &[Length], space: Length, column: Length) -> (usize, Length) {
    let (mut lines, mut line, mut longest) = (1, Length::ZERO, Length::ZERO);
    for word in words {
        let longer = line + space + *word;
        if line == Length::ZERO {
            line = *word;
        } else if longer > column {
            lines += 1;
            line = *word;
        } else {
            line = longer;
        }
        longest = longest.max(line);
    }
    (lines, longest)
}

/// The paper and the margins of a section, in twentieths of a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    pub(super) width: Length,
    pub(super) height: Length,
    pub(super) top: Length,
    pub(super) right: Length,
    pub(super) bottom: Length,
    pub(super) left: Length,
    pub(super) landscape: bool,
}

impl Paper {
    pub(super) fn portrait() -> Self {
        let side = Length::from_mm(TOP_AND_BOTTOM);
        Self {
            width: Length::from_mm(PAPER.0),
            height: Length::from_mm(PAPER.1),
            top: side,
            right: Length::from_mm(RIGHT),
            bottom: side,
            left: Length::from_mm(LEFT),
            landscape: false,
        }
    }

    /// A page on its side, for a table too wide for an upright one. Its margins are the
    /// same on the page as it is read.
    pub(super) fn landscape() -> Self {
        let upright = Self::portrait();
        Self {
            width: upright.height,
            height: upright.width,
            landscape: true,
            ..upright
        }
    }

    /// How wide the text is.
    pub(super) fn text(&self) -> Length {
        self.width - self.left - self.right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measures(sizes: Sizes) -> Measures {
        Measures::new(&Writer::new().sizes(sizes), false)
    }

    #[test]
    fn the_national_title_stands_on_one_line() {
        for sizes in [Sizes::Small, Sizes::Medium, Sizes::Large] {
            let measures = measures(sizes);
            let title = measures.width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Size::National, true);
            assert!(title < measures.head[1], "{sizes:?}: {title}");
        }
    }

    #[test]
    fn a_long_name_wraps_into_lines_of_one_length() {
        let measures = measures(Sizes::Medium);
        let wrap = |name: &str| measures.wrap(name, Size::Organ, true, measures.head[0]);
        let whole = measures.width("SỞ NỘI VỤ", Size::Organ, true);
        let short = wrap("SỞ NỘI VỤ");
        assert_eq!(short.margin, Length::ZERO);
        assert!((short.longest.twips() - whole.twips()).abs() < 5, "{short:?} {whole}");

        let long = wrap("TRUNG TÂM CHUYỂN GIAO KỸ THUẬT RUỘNG MUỐI");
        let column = measures.head[0] - long.margin - long.margin;
        assert!(
            long.margin > Length::ZERO && long.longest > Length::from_mm(30.0),
            "{long:?}"
        );
        assert!(long.longest <= column, "{long:?}");
        // Nor is a word broken for it.
        let glued = wrap("ỦY\u{A0}BAN\u{A0}NHÂN\u{A0}DÂN XÃ KHE MÂY");
        let word = measures.width("ỦY BAN NHÂN DÂN", Size::Organ, true);
        assert!(measures.head[0] - glued.margin - glued.margin > word, "{glued:?}");
        let endless = wrap(&"M".repeat(500));
        assert_eq!(endless.margin, Length::ZERO);
    }
}
