//! Letters for the tests of the rules: a document, printed with its places.

use crate::check::Checker;
use crate::check::example::form::Slot;
use crate::check::example::letters::SAO_Y;
use crate::diagnostic::{Diagnostic, RuleState, Severity};
use crate::document::{Appendix, Block, BlockKind, CopyBlock, Document, Signature};
use crate::letter::{Evidence, Reading, Trace};
use crate::text::{Source, Span};
use crate::value::{Archive, Capacity, Kind, Organ};

/// A letter in the making: its document, and the words that no field holds.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) document: Document,
    pub(super) number_label: &'static str,
    /// Between place and date.
    pub(super) comma: &'static str,
    pub(super) addressees_label: &'static str,
    /// Before and behind each addressee.
    pub(super) addressee_signs: Vec<(&'static str, &'static str)>,
    pub(super) evidence: Evidence,
}

impl Letter {
    pub(super) fn of(document: Document) -> Self {
        Self {
            document,
            number_label: "Số:",
            comma: ", ",
            addressees_label: "Kính gửi:",
            addressee_signs: Vec::new(),
            evidence: Evidence::Exact,
        }
    }

    /// A letter whose content is one paragraph.
    pub(super) fn saying(text: &str) -> Self {
        Self::saying_all(&[text])
    }

    /// A letter whose content are these paragraphs.
    pub(super) fn saying_all(texts: &[&str]) -> Self {
        let mut letter = Self::cong_van();
        letter.document.body = texts.iter().map(|text| Block::paragraph(*text)).collect();
        letter
    }

    /// A công văn without fault.
    pub(super) fn cong_van() -> Self {
        Self::of(
            base(Kind::CongVan, "45/SNV-VP", "báo cáo số liệu quý II")
                .addressee("Sở Y tế".parse().unwrap())
                .recipient("Như trên".parse().unwrap())
                .build(),
        )
    }

    /// A document of a named kind without fault.
    pub(super) fn named(kind: Kind, number: &str) -> Self {
        let recipient = "UBND tỉnh (để b/c)".parse().unwrap();
        Self::of(
            base(kind, number, "Công tác phòng, chống lụt bão")
                .recipient(recipient)
                .build(),
        )
    }

    /// A document of a named kind that consists of these blocks.
    pub(super) fn built(kind: Kind, number: &str, blocks: Vec<Block>) -> Self {
        let mut letter = Letter::named(kind, number);
        letter.document.body = blocks;
        letter
    }

    /// Regulations whose blocks have these markers: `Chương I`, `Mục 1`, `Điều 1.`, `I.`, `1.`, `a)`, `-`.
    pub(super) fn outlined(markers: &[&str]) -> Self {
        let block = |marker: &&str| {
            let kind = match marker.chars().next().unwrap() {
                'C' => BlockKind::Chapter,
                'P' => BlockKind::Part,
                'M' => BlockKind::Section,
                'Đ' => BlockKind::Article,
                'I' | 'V' => BlockKind::Heading,
                '-' => BlockKind::Bullet,
                c if c.is_ascii_digit() => BlockKind::Clause,
                _ => BlockKind::Point,
            };
            Block::new(kind, "NỘI DUNG\n").marked(*marker)
        };
        Letter::built(Kind::QuyChe, "15/QC-SNV", markers.iter().map(block).collect())
    }

    /// A decision that rests on this recital and on a proposal.
    pub(super) fn resting(recital: &str) -> Self {
        let blocks = vec![
            Block::new(BlockKind::Recital, recital),
            Block::new(BlockKind::Recital, "Theo đề nghị của Văn phòng."),
            Block::new(BlockKind::Heading, "QUYẾT ĐỊNH:"),
            Block::new(BlockKind::Article, "Giao Văn phòng Sở.").marked("Điều 1."),
        ];
        Letter::built(Kind::QuyetDinh, "15/QĐ-SNV", blocks)
    }

    pub(super) fn headed(mut self, national_title: Option<&str>, motto: Option<&str>) -> Self {
        self.document.national_title = national_title.map(String::from);
        self.document.motto = motto.map(String::from);
        self
    }

    /// Issued by a body under another, or under none where that has no name.
    pub(super) fn issued_by(mut self, superior: &str, name: &str) -> Self {
        let organ = Organ::new(name);
        self.document.issuers = vec![if superior.is_empty() {
            organ
        } else {
            organ.under(superior)
        }];
        self
    }

    pub(super) fn numbered(mut self, number: &str) -> Self {
        self.document.number = Some(number.parse().unwrap());
        self
    }

    pub(super) fn dated(mut self, written: &str) -> Self {
        self.document.date = crate::value::IssueDate::from_written(written);
        self.document.date_as_written = Some(written.into());
        self
    }

    pub(super) fn addressed(mut self, lines: &[(&'static str, &str, &'static str)]) -> Self {
        self.document.addressees = lines.iter().map(|line| line.1.parse().unwrap()).collect();
        self.addressee_signs = lines.iter().map(|line| (line.0, line.2)).collect();
        self
    }

    pub(super) fn archived(mut self, line: &str) -> Self {
        self.document.archive = Some(line.parse().unwrap());
        self
    }

    /// Signed under the lines of authority, the last one the signer's own title.
    pub(super) fn signed(mut self, lines: &[&str]) -> Self {
        let mut signature = Signature::new("Lê Thị Bình");
        for line in lines {
            match line.parse::<Capacity>() {
                Ok(capacity) => signature = signature.for_authority(capacity),
                Err(_) => signature = signature.as_position(*line),
            }
        }
        self.document.signatures = vec![signature];
        self
    }

    /// Prints the letter and reads it without a fault.
    pub(super) fn read(&self) -> Reading {
        let d = &self.document;
        let mut out = Printer::new(self.evidence);
        out.field("/national_title", d.national_title.as_deref(), "\n");
        out.field("/motto", d.motto.as_deref(), "\n");
        if let Some(number) = &d.number {
            out.field("/number#label", Some(self.number_label).filter(|l| !l.is_empty()), " ");
            out.field("/number", Some(number.as_written()), "\n");
        }
        out.field("/place", d.place.as_deref(), self.comma);
        out.field("/date", d.date_as_written.as_deref(), "\n");
        out.field("/title", d.title.as_deref(), "\n");
        if d.kind == Some(Kind::CongVan) && d.subject.is_some() {
            out.field("/subject#label", Some("V/v"), " ");
        }
        out.field("/subject", d.subject.as_deref(), "\n");
        if !d.addressees.is_empty() {
            out.field("/addressees#label", Some(self.addressees_label), " ");
        }
        for (i, addressee) in d.addressees.iter().enumerate() {
            let (before, after) = self.addressee_signs.get(i).copied().unwrap_or(("", "\n"));
            out.text.push_str(before);
            out.field(&format!("/addressees/{i}"), Some(addressee.as_str()), after);
        }
        for (i, block) in d.body.iter().enumerate() {
            out.field(&format!("/body/{i}"), Some(&block.to_string()), "");
        }
        out.field("/end_mark", d.end_mark.as_deref(), "");
        if !d.recipients.is_empty() || d.archive.is_some() {
            out.text.push('\n');
            out.field("/recipients#label", Some("Nơi nhận:"), "\n");
        }
        for (i, recipient) in d.recipients.iter().enumerate() {
            out.text.push_str("- ");
            out.field(&format!("/recipients/{i}"), Some(recipient.as_str()), ";\n");
        }
        if let Some(archive) = &d.archive {
            out.text.push_str("- ");
            out.field("/archive", Some(&archive.as_written), "\n");
        }
        for (i, signature) in d.signatures.iter().enumerate() {
            for (j, capacity) in signature.capacity.iter().enumerate() {
                out.field(
                    &format!("/signatures/{i}/capacity/{j}"),
                    Some(&capacity.as_written),
                    "\n",
                );
            }
            out.field(
                &format!("/signatures/{i}/position"),
                signature.position.as_deref(),
                "\n",
            );
            out.field(&format!("/signatures/{i}/signer"), signature.signer.as_deref(), "\n");
        }
        Reading {
            document: d.clone(),
            trace: out.trace,
            diagnostics: Vec::new(),
            source: Source::from(out.text),
            layout: None,
        }
    }
}

fn base(kind: Kind, number: &str, subject: &str) -> crate::document::DocumentBuilder {
    Document::builder(kind)
        .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
        .number(number.parse().unwrap())
        .place("Hà Khê")
        .date("2024-05-02".parse().unwrap())
        .subject(subject)
        .block(Block::paragraph("Đề nghị các đơn vị thực hiện"))
        .signature(Signature::new("Lê Thị Bình").as_position("GIÁM ĐỐC"))
        .archive(Archive::new(["VT", "VP"], None))
}

struct Printer {
    text: String,
    trace: Trace,
    evidence: Evidence,
}

impl Printer {
    fn new(evidence: Evidence) -> Self {
        Self {
            text: String::new(),
            trace: Trace::default(),
            evidence,
        }
    }

    fn field(&mut self, path: &str, text: Option<&str>, behind: &str) {
        let Some(text) = text else {
            return;
        };
        let start = self.text.len();
        self.text.push_str(text);
        self.trace
            .insert(path, Span::new(start, self.text.len()), self.evidence);
        self.text.push_str(behind);
    }
}

/// The codes of one group that a printed text breaks.
pub(super) fn broken(group: char, text: &str) -> Vec<String> {
    let report = Checker::new().check(&crate::letter::from_str(text));
    let codes = report.diagnostics.into_iter().map(|d| d.code.into_owned());
    codes.filter(|code| code.starts_with(group)).collect()
}

/// What a rule finds in a letter.
pub(super) fn findings(code: &str, letter: &Letter) -> Vec<Diagnostic> {
    let mut found = Checker::new().check(&letter.read()).diagnostics;
    found.retain(|d| d.code == code);
    found
}

/// The severities of what a rule finds.
pub(super) fn severities(code: &str, letter: &Letter) -> Vec<Severity> {
    findings(code, letter).iter().map(|d| d.severity).collect()
}

/// The places at which a rule alarms in a letter with these list marks.
pub(super) fn alarms(code: &str, markers: &[&str]) -> Vec<String> {
    let found = findings(code, &Letter::outlined(markers));
    found.into_iter().map(|d| d.path).collect()
}

/// A letter that was written at this place.
pub(super) fn at(place: &str) -> Letter {
    let mut letter = Letter::cong_van();
    letter.document.place = Some(place.into());
    letter
}

/// A copied letter whose block was changed.
pub(super) fn copied(change: impl FnOnce(&mut CopyBlock)) -> Letter {
    let reading = crate::letter::from_str(&SAO_Y.with(Slot::Stamp, ""));
    let mut letter = Letter::of(reading.document);
    change(letter.document.copy_block.as_mut().unwrap());
    letter
}

/// What becomes of a rule.
pub(super) fn state(code: &str, letter: &Letter) -> RuleState {
    let report = Checker::new().check(&letter.read());
    report.rules.into_iter().find(|rule| rule.code == code).unwrap().state
}

/// The text of a letter with the safe fixes of one rule.
pub(super) fn fixed(code: &str, letter: &Letter) -> String {
    crate::fix::apply(&letter.read().source, &findings(code, letter)).text
}

/// A notice with annexes of these labels.
pub(super) fn notice_with_annexes(body: &str, labels: &[&str]) -> Letter {
    const POINTER: &str = "(Kèm theo Thông báo số 15/TB-SNV ngày 02 tháng 5 năm 2024 của Sở Nội vụ)";
    let mut letter = Letter::named(Kind::ThongBao, "15/TB-SNV");
    letter.document.body = vec![Block::paragraph(body)];
    let annex = |label: &&str| Appendix {
        label: Some((*label).to_owned()),
        title: Some("DANH SÁCH".into()),
        reference: Some(POINTER.into()),
        body: vec![Block::paragraph("Bà Lan./.")],
    };
    letter.document.appendices = labels.iter().map(annex).collect();
    letter
}

/// Where a rule finds something, and how grave it is.
pub(super) fn told(code: &str, letter: &Letter) -> Vec<(String, Severity)> {
    let found = findings(code, letter).into_iter();
    found.map(|d| (d.path, d.severity)).collect()
}
