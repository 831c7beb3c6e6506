//! Headers and footers: the number of the page, and text that is part of the letter.

use std::collections::HashMap;

use super::flow::{Flow, Parts, Spot};
use super::model::{Drawn, Item, Para, Story, What};
use super::numerals::NumberFormat;
use super::props::Tab;
use super::section::SectionProps;
use super::styles::Styles;
use crate::layout::{Alignment, Length, PageNumber, PagePlace, Pages, Slot, TextStyle};

/// So many characters of the line of a page number are kept; it is told for each section.
const LINE: usize = 200;

/// A header or footer. What it says is found once: each section of a file may show it.
#[derive(Debug)]
pub(super) struct Head {
    story: Story,
    /// Which text it has: the same for heads with the same words, none without words.
    text: Option<usize>,
    /// The first number of the page in it.
    number: Option<Numbered>,
}

/// The number of the page in a header or footer.
#[derive(Debug)]
struct Numbered {
    alignment: Alignment,
    style: TextStyle,
    arabic: Option<bool>,
    line: String,
}

impl Head {
    /// A head as it was read; `texts` are those of the heads before it.
    pub(super) fn new(story: Story, styles: &Styles, texts: &mut HashMap<String, usize>) -> Self {
        let all = paragraphs(&story);
        let words: String = all.iter().flat_map(|para| words(para)).collect();
        let next = texts.len();
        let text = (!words.trim().is_empty()).then(|| *texts.entry(words).or_insert(next));
        let numbered = all.into_iter().find(|para| has_number(para));
        let number = numbered.map(|para| Numbered::of(para, styles));
        Self { story, text, number }
    }
}

impl Numbered {
    fn of(para: &Para, styles: &Styles) -> Self {
        let style = styles.paragraph(para.props.style.as_ref());
        let props = para.props.or(&style.para).or(styles.para_defaults());
        let (mut line, mut set, mut arabic) = (String::new(), None, None);
        for piece in &para.pieces {
            match &piece.what {
                What::Text(text) => line.push_str(text),
                What::Number { arabic: stated, .. } => {
                    line.push('#');
                    arabic = arabic.or(*stated);
                    set.get_or_insert_with(|| styles.text_style(&Default::default(), &style.run, &piece.props));
                }
                _ => {}
            }
        }
        let framed = props.frame.and_then(|frame| frame.alignment);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            alignment: framed.unwrap_or_else(|| behind_tabs(&line, &props.tabs, props.alignment.unwrap_or_default())),
            style: set.unwrap_or_default(),
            arabic,
            line: line.chars().take(LINE).collect(),
        }
    }
}

/// The headers and footers of a section.
pub(super) struct Heads<'p> {
    parts: &'p Parts,
    section: &'p SectionProps,
}

impl<'p> Heads<'p> {
    pub(super) fn of(parts: &'p Parts, section: &'p SectionProps) -> Self {
        Self { parts, section }
    }

    /// The stories that are shown, with the pages that they stand on.
    fn shown(&self, above: bool) -> Vec<(Pages, &'p Head)> {
        let heads = if above {
            &self.section.headers
        } else {
            &self.section.footers
        };
        let shown = |pages: Pages| match pages {
            Pages::First => self.section.title_page,
            Pages::Even => self.parts.even_heads,
            Pages::Default => true,
        };
        let order = [Pages::First, Pages::Default, Pages::Even];
        let found = order.into_iter().filter(|pages| shown(*pages)).filter_map(|pages| {
            let (_, part) = heads.iter().find(|(of, _)| *of == pages)?;
            Some((pages, &**self.parts.heads.get(part)?))
        });
        found.collect()
    }

    /// How the pages are numbered: as most of them are.
    pub(super) fn page_number(&self) -> Option<PageNumber> {
        let mut found = None;
        for above in [true, false] {
            let shown = self.shown(above);
            for wanted in [Pages::Default, Pages::Even, Pages::First] {
                let head = shown.iter().find(|(pages, _)| *pages == wanted);
                let Some(number) = head.and_then(|(_, head)| self.numbered(head, above)) else {
                    continue;
                };
                found.get_or_insert(number);
            }
        }
        let mut number = found?;
        number.on_first_page = self.is_on_first_page();
        Some(number)
    }

    fn is_on_first_page(&self) -> bool {
        let first = if self.section.title_page {
            Pages::First
        } else {
            Pages::Default
        };
        let stories = [true, false].into_iter().flat_map(|above| self.shown(above));
        let mut first = stories.filter(|(pages, _)| *pages == first);
        first.any(|(_, head)| head.number.is_some())
    }

    /// The number in a head.
    fn numbered(&self, head: &Head, above: bool) -> Option<PageNumber> {
        let number = head.number.as_ref()?;
        let stated = self.section.number_format.map(NumberFormat::is_arabic);
        Some(PageNumber {
            above,
            alignment: number.alignment,
            style: number.style.clone(),
            arabic: number.arabic.or(stated).unwrap_or(true),
            line: number.line.clone(),
            on_first_page: false,
        })
    }
}

/// How a line stands behind its tabs: a header has one in the middle and one at the right.
fn behind_tabs(line: &str, stops: &[Tab], otherwise: Alignment) -> Alignment {
    let tabs = line
        .chars()
        .take_while(|c| c.is_whitespace())
        .filter(|c| *c == '\t')
        .count();
    if tabs == 0 {
        return otherwise;
    }
    let mut stops: Vec<&Tab> = stops.iter().filter(|stop| stop.alignment.is_some()).collect();
    stops.sort_by_key(|stop| stop.at);
    stops.get(tabs - 1).and_then(|stop| stop.alignment).unwrap_or(otherwise)
}

fn has_number(para: &Para) -> bool {
    para.pieces
        .iter()
        .any(|piece| matches!(piece.what, What::Number { .. }))
}

/// Every paragraph of a story, those of tables and boxes too.
pub(super) fn paragraphs(story: &Story) -> Vec<&Para> {
    let mut found = Vec::new();
    for item in story {
        match item {
            Item::Paragraph(para) => {
                found.push(&**para);
                for piece in &para.pieces {
                    if let What::Shape(shape) = &piece.what
                        && let Drawn::Box { story, .. } = &shape.drawn
                    {
                        found.extend(paragraphs(story));
                    }
                }
            }
            Item::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                found.extend(cells.flat_map(|cell| paragraphs(&cell.story)));
            }
            Item::Section(_) => {}
        }
    }
    found
}

/// Whether the words of a paragraph only say that its number is one: `Trang 2/5`.
pub(super) fn only_numbers(para: &Para) -> bool {
    const WORDS: [&str; 6] = ["trang", "page", "tr.", "of", "trên", "số"];
    let words: String = para
        .pieces
        .iter()
        .filter_map(|piece| match &piece.what {
            What::Text(text) => Some(text.to_lowercase()),
            _ => None,
        })
        .collect();
    has_number(para)
        && words
            .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '–' | '|' | '.' | '[' | ']' | '(' | ')'))
            .all(|word| word.is_empty() || WORDS.contains(&word))
}

impl Flow<'_> {
    /// Writes the headers or footers of a section: each text once. What the first page does
    /// not show is a running head, and no part of the letter.
    pub(super) fn heads(&mut self, section: &SectionProps, above: bool) {
        let shown = Heads::of(self.parts, section).shown(above);
        for (pages, head) in shown {
            if head.text.is_none_or(|text| !self.heads_met.insert(text)) {
                continue;
            }
            let first = if section.title_page {
                Pages::First
            } else {
                Pages::Default
            };
            let slot = if pages == first { Slot::Row } else { Slot::Aside };
            let place = if above {
                PagePlace::Header(pages)
            } else {
                PagePlace::Footer(pages)
            };
            let spot = Spot {
                slot,
                place,
                column: section.text_width(),
                left: Length::ZERO,
                margin: section.margins.left,
                table: None,
                frame: None,
                ground: self.parts.ground,
            };
            self.apart(&head.story, &spot);
        }
    }
}

pub(super) fn words(para: &Para) -> impl Iterator<Item = &str> {
    para.pieces.iter().filter_map(|piece| match &piece.what {
        What::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
