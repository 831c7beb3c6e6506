//! The head of a letter: boxes 1 to 5, 9a and 10 (NĐ 30/2020, Annex I, IV).

use std::borrow::Cow;

use super::columns::Pair;
use super::measures::Size;
use super::sheet::Sheet;
use super::style::{Align, Style};
use super::xml::Para;
use crate::document::{Document, Loss, written_date};
use crate::layout::Length;
use crate::message::Message;
use crate::value::{DocumentNumber, IssueDate, Kind, Organ, Recipient, Secrecy, Urgency};

/// The colour of the stamps (Annex I, III.2.b).
const RED: &str = "FF0000";

/// A rule below a name or a subject is so many parts in ten of its line (II.2, II.5).
const RULE: i32 = 4;

/// A space at which no line breaks.
const NO_BREAK: &str = "\u{A0}";

/// Words that stay on one line of a name.
const TOGETHER: [&str; 6] = [
    "ỦY BAN NHÂN DÂN",
    "UỶ BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "HỘI ĐỒNG",
    "BAN CHẤP HÀNH",
    "BAN THƯỜNG VỤ",
];

/// A name that breaks in none of the words that belong together.
fn glued(name: &str) -> String {
    TOGETHER.iter().fold(name.to_owned(), |name, words| {
        name.replace(words, &words.replace(' ', NO_BREAK))
    })
}

impl<'d> Sheet<'d> {
    pub(super) fn head(&mut self) {
        let d = self.document;
        self.joint_superiors();
        let left = self.issuers(&d.issuers, "/issuers");
        let right = self.national_title(d.national_title.as_deref(), d.motto.as_deref(), "");
        let mut below: Pair<'d> = [Vec::new(), Vec::new()];
        below[0].extend(self.number(d.number.as_ref(), "/number"));
        below[1].extend(place_and_date(
            d.place.as_deref(),
            d.date,
            d.date_as_written.as_deref(),
            "",
        ));
        let mut rows = vec![[left, right]];
        let subject = self.letter_subject();
        if self.party {
            rows.extend([below, [subject.into_iter().collect(), Vec::new()]]);
        } else {
            below[0].extend(subject);
            rows.push(below);
        }
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if rows.is_empty() {
            rows.push([Vec::new(), Vec::new()]);
        }
        self.xml.columns(self.measures.head, rows);
        self.titles();
        self.marks_and_addressees();
        // The content stands apart from the head.
        self.xml.paragraph(&Para::new(Style::Gap));
    }

    /// Box 5b: what a công văn is about, below its number. The Party has no label for it.
    fn letter_subject(&self) -> Option<Para<'d>> {
        let subject = self
            .document
            .subject
            .as_deref()
            .filter(|_| self.document.title.is_none())?;
        let label = if self.party { "" } else { "V/v " };
        let para = Para::new(Style::LetterSubject).fixed(label).words("/subject", subject);
        Some(
            self.balanced(para, &format!("{label}{subject}"), self.measures.head[0])
                .0,
        )
    }

    /// The bodies, the one above first, and the rule or star below the last.
    pub(super) fn issuers(&self, issuers: &'d [Organ], path: &str) -> Vec<Para<'d>> {
        let mut paras = Vec::new();
        let alone = issuers.len() == 1;
        for (i, organ) in issuers.iter().enumerate() {
            if let Some(superior) = organ.superior.as_deref().filter(|_| alone) {
                let fits = self.measures.width(superior, Size::Organ, false) < self.measures.head[0];
                let name = if fits { superior.to_owned() } else { glued(superior) };
                let para = Para::of(Style::Superior, format!("{path}/{i}/superior"), name.clone());
                paras.push(self.balanced(para, &name, self.measures.head[0]).0);
            }
        }
        if issuers.is_empty() {
            return paras;
        }
        let column = self.measures.head[0];
        let mut names = Para::new(Style::Issuer);
        let mut printed: Vec<Cow<'d, str>> = Vec::new();
        for (i, organ) in issuers.iter().enumerate() {
            if i > 0 {
                names = names.fixed(" - ");
            }
            let mut name = Cow::Borrowed(organ.name.as_str());
            let fits = self.measures.width(&name, Size::Organ, true) < column;
            // A line of a joint document breaks between the bodies, that of a committee
            // behind the word for it.
            if !alone && fits {
                name = Cow::Owned(name.replace(' ', NO_BREAK));
            } else if !fits {
                name = Cow::Owned(glued(&name));
            }
            names = names.words(format!("{path}/{i}/name"), name.clone());
            printed.push(name);
        }
        let (names, rule) = self.balanced(names, &printed.join(" - "), column);
        paras.push(names);
        if self.party {
            paras.push(Para::new(Style::Star).fixed("*"));
        } else {
            paras.extend(rule);
        }
        paras
    }

    /// The head of a joint document has no place for them.
    fn joint_superiors(&mut self) {
        let issuers = Some(self.document.issuers.as_slice()).filter(|issuers| issuers.len() > 1);
        for (i, organ) in issuers.unwrap_or_default().iter().enumerate() {
            if let Some(superior) = &organ.superior {
                self.xml.losses.push(Loss::new(
                    format!("/issuers/{i}/superior"),
                    superior.as_str(),
                    Message::new(
                        "văn bản liên tịch không ghi cơ quan chủ quản",
                        "a joint document does not print the superior of a body",
                    ),
                ));
            }
        }
    }

    /// Quốc hiệu and Tiêu ngữ, or the title of the Party, over a rule of their length.
    pub(super) fn national_title(&self, title: Option<&'d str>, motto: Option<&'d str>, path: &str) -> Vec<Para<'d>> {
        let mut paras = Vec::new();
        let column = self.measures.head[1];
        paras.extend(title.map(|title| Para::of(Style::NationalTitle, format!("{path}/national_title"), title)));
        paras.extend(motto.map(|motto| Para::of(Style::Motto, format!("{path}/motto"), motto)));
        let last = motto.map(|motto| (motto, Size::Motto));
        if let Some((line, size)) = last.or(title.map(|title| (title, Size::National))) {
            let length = self.measures.wrap(line, size, true, column).longest.min(column);
            paras.push(Para::rule(length, column));
        }
        paras
    }

    pub(super) fn number(&self, number: Option<&'d DocumentNumber>, path: &'static str) -> Option<Para<'d>> {
        let number = number?;
        // The guide of the Party has no colon behind the word.
        let label = if self.party { "Số " } else { "Số: " };
        let blank = if number.serial().is_none() { "       " } else { "" };
        Some(
            Para::new(Style::Number)
                .fixed(label)
                .fixed(blank)
                .words(path, number.to_string()),
        )
    }

    /// A paragraph in the middle of a column, its lines of about the same length where
    /// it has several, and the rule of 40 % that may stand below it.
    pub(super) fn balanced(&self, para: Para<'d>, text: &str, column: Length) -> (Para<'d>, Option<Para<'d>>) {
        let row = para.style().row();
        let wrap = self.measures.wrap(text, row.size, row.bold, column);
        let rule = Length::from_twips(wrap.longest.min(column).twips() / 10 * RULE);
        let rule = (rule > Length::ZERO).then(|| Para::rule(rule, column));
        let para = if wrap.margin > Length::ZERO {
            para.between(wrap.margin, wrap.margin)
        } else {
            para
        };
        (para, rule)
    }

    /// Box 5a: the kind, what it is about, and a rule.
    fn titles(&mut self) {
        let d = self.document;
        let Some(title) = &d.title else { return };
        let column = self.measures.text;
        let (title, mut rule) = self.balanced(Para::of(Style::Title, "/title", title.as_str()), title, column);
        self.xml.paragraph(&title);
        if let Some(subject) = &d.subject {
            let label = if self.party { "" } else { about(subject) };
            let para = Para::new(Style::Subject)
                .fixed(label)
                .words("/subject", subject.as_str());
            let (para, below) = self.balanced(para, &format!("{label}{subject}"), column);
            self.xml.paragraph(&para);
            rule = below;
        }
        self.xml.paragraphs(rule.as_slice());
    }

    /// Boxes 10a and 10b on the left, 9a beside them.
    fn marks_and_addressees(&mut self) {
        let d = self.document;
        let telegram = self.telegram_line();
        let marks = self.marks();
        if let Some(opening) = telegram {
            self.xml.paragraph(&opening.before(12.0));
        }
        if marks.is_empty() {
            let paras = self.addressees(&d.addressees, self.measures.text, telegram_dash(d));
            self.xml.paragraphs(&paras);
            return;
        }
        let [left, right] = self.measures.head;
        let paras = self.addressees(&d.addressees, right, telegram_dash(d));
        self.xml.paragraph(&Para::new(Style::Gap));
        self.xml.columns([left, right], vec![[marks, paras]]);
    }

    fn marks(&self) -> Vec<Para<'d>> {
        let d = self.document;
        let column = self.measures.head[0];
        let secrecy = d
            .secrecy
            .map(|degree| ("/secrecy", degree.name(), secrecy_width(degree)));
        let urgency = d
            .urgency
            .map(|degree| ("/urgency", degree.name(), urgency_width(degree)));
        let mut paras = Vec::new();
        for (path, name, width) in secrecy.into_iter().chain(urgency) {
            // Word draws one box around neighbours of one width.
            paras.push(Para::new(Style::Gap));
            let mark = Para::of(Style::Mark, path, name.to_uppercase());
            paras.push(
                mark.boxed(Length::ZERO, Length::from_mm(width), column, RED)
                    .before(4.0)
                    .after(4.0),
            );
        }
        paras
    }

    /// One addressee stands on the line of the label; several stand below it, their
    /// dashes under its colon (II.9.d).
    fn addressees(&self, addressees: &'d [Recipient], column: Length, dashes_alone: bool) -> Vec<Para<'d>> {
        const LABEL: &str = "Kính gửi";
        let width = |text: &str| self.measures.width(text, Size::Text, false);
        let (label, dash) = (width(LABEL), width("- "));
        let Some((last, before)) = addressees.split_last() else {
            return Vec::new();
        };
        if before.is_empty() && !dashes_alone {
            let label = width("Kính gửi: ");
            let line = label + width(last.as_str());
            let para = Para::new(Style::Addressee).before(12.0).after(6.0);
            let para = if line < column {
                para.align(Align::Center)
            } else {
                let left = self.measures.first_line();
                para.hanging(left + label, label)
            };
            return vec![para.fixed("Kính gửi: ").words("/addressees/0", last.as_str())];
        }
        let longest = addressees
            .iter()
            .map(|one| width(one.as_str()) + dash)
            .max()
            .unwrap_or_default();
        let least = if column < self.measures.text {
            Length::ZERO
        } else {
            self.measures.first_line()
        };
        // The label and its list as one block in the middle, as far as there is room.
        let spare = column - label - longest;
        let from = if dashes_alone {
            least
        } else {
            Length::from_twips(spare.twips() / 2).max(least)
        };
        let mut paras = Vec::new();
        if !dashes_alone {
            let para = Para::new(Style::Addressee).before(12.0).hanging(from, Length::ZERO);
            paras.push(para.fixed("Kính gửi:"));
        }
        let at = if dashes_alone { from } else { from + label };
        for (i, one) in addressees.iter().enumerate() {
            let is_last = i + 1 == addressees.len();
            let para = Para::new(Style::Addressee)
                .hanging(at + dash, dash)
                .after(if is_last { 6.0 } else { 0.0 });
            let para = para.fixed("- ").words(format!("/addressees/{i}"), one.as_str());
            paras.push(para.fixed(if is_last { "." } else { ";" }));
        }
        paras
    }

    /// `GIÁM ĐỐC … điện:`, which a công điện has for `Kính gửi` (Annex III, model 1.6).
    fn telegram_line(&mut self) -> Option<Para<'d>> {
        let opening = telegram_opening(self.document)?;
        self.first_block = 1;
        let para = Para::of(Style::Heading, "/body/0/text", opening);
        Some(para)
    }
}

/// The first line of a công điện, where its addressees stand below it.
fn telegram_opening(d: &Document) -> Option<&str> {
    let first = d
        .body
        .first()
        .filter(|block| block.marker.is_none() && block.rows.is_empty())?;
    let opens = d.kind == Some(Kind::CongDien) && !d.addressees.is_empty() && first.text.trim_end().ends_with("điện:");
    opens.then_some(first.text.as_str())
}

fn telegram_dash(d: &Document) -> bool {
    telegram_opening(d).is_some()
}

/// `Về việc ` before a subject that begins in the midst of a sentence (Annex III, model 1.2).
fn about(subject: &str) -> &'static str {
    if subject.starts_with(char::is_lowercase) {
        "Về việc "
    } else {
        ""
    }
}

/// The place and the date as printed; the date by its figures where it was not printed.
pub(super) fn place_and_date<'d>(
    place: Option<&'d str>,
    date: Option<IssueDate>,
    written: Option<&'d str>,
    path: &str,
) -> Option<Para<'d>> {
    let para = Para::new(Style::PlaceDate);
    let date = match (written, date) {
        (Some(written), _) => Some((format!("{path}/date_as_written"), written.to_owned())),
        (None, Some(date)) => Some((format!("{path}/date"), written_date(date))),
        (None, None) => None,
    };
    let path = format!("{path}/place");
    Some(match (place, date) {
        (Some(place), Some((at, date))) => para.words(path, place).fixed(", ").words(at, date),
        (Some(place), None) => para.words(path, place),
        (None, Some((at, date))) => para.words(at, date),
        (None, None) => return None,
    })
}

/// In millimetres (Annex I, III.2.b).
fn urgency_width(degree: Urgency) -> f64 {
    match degree {
        Urgency::Khan => 20.0,
        Urgency::ThuongKhan => 40.0,
        Urgency::HoaToc => 30.0,
    }
}

/// In millimetres, as the stamps of secret documents are made.
fn secrecy_width(degree: Secrecy) -> f64 {
    match degree {
        Secrecy::Mat => 20.0,
        Secrecy::ToiMat => 30.0,
        Secrecy::TuyetMat => 40.0,
    }
}
