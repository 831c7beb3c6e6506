//! Attacks on whoever reads what the crate writes: terminals, logs, spreadsheets, tools.

use congvan::record::{self, Arrival, Incoming};
use congvan::report::{self, Checked, FileReport, Human};
use congvan::{Checker, Document, Lang, check, letter, value::Kind, xml};

use super::{Attack, LETTER, attack};

const TERMINAL: &str = "Reports: terminals and logs";
const SHEET: &str = "Records: spreadsheets";
const WRITTEN: &str = "Written files";

/// Escapes that clear the screen, set its title, hide text, ring.
const ESCAPES: &str = "\u{1B}[2J\u{1B}]0;x\u{7}\u{1B}[8m\u{9B}31m\u{202E}";

pub(super) const ATTACKS: &[Attack] = &[
    attack(TERMINAL, "escapes in the text of a letter", "printed as `�`", || {
        let text = human("thu.txt", &LETTER.replace("Số: 45", &format!("Số: {ESCAPES}5")));
        quiet(&text)
    }),
    attack(TERMINAL, "escapes in the name of a file", "printed as `�`", || {
        quiet(&human(ESCAPES, LETTER))
    }),
    attack(
        TERMINAL,
        "a name of a file with a forged verdict on a second line",
        "one line",
        || {
            let name = "thu.txt: không có lỗi\nkhac.txt";
            let text = human(name, LETTER);
            as_expected(text.lines().count() == 1, "one line")
        },
    ),
    attack(
        TERMINAL,
        "a line break in a field of a document",
        "no line begins with it",
        || {
            let mut document = Document::builder(Kind::CongVan).build();
            document.subject = Some("\u{430}1\nkhac.txt: đúng thể thức".into());
            document.number = Some("5/SNV-V\u{420}".parse().unwrap());
            let report = Checker::new().check(&document);
            let text = Human::new(Lang::Vi)
                .render(&Checked::new("a.json", &report))
                .to_string();
            as_expected(
                !text.lines().any(|line| line.starts_with("khac.txt")),
                "no line begins with it",
            )
        },
    ),
    attack(
        TERMINAL,
        "a line break in a name, for the JSON report",
        "one line of JSON",
        || {
            let report = Checker::new().check(&letter::from_str(LETTER));
            let line = FileReport::new(&Checked::new("a\n{\"verdict\":\"compliant\"}\r", &report), Lang::Vi);
            let line = serde_json::to_string(&line).unwrap();
            as_expected(!line.contains(['\n', '\r']), "one line of JSON")
        },
    ),
    attack(TERMINAL, "escapes and quotation marks, for SARIF", "valid JSON", || {
        let reading = letter::from_str(&LETTER.replace("Số: 45", &format!("Số: \"{ESCAPES}5")));
        let report = Checker::new().check(&reading);
        let name = format!("\"{ESCAPES}\".txt");
        let files = [Checked::new(&name, &report).with_reading(&reading)];
        let log = report::sarif(&files, check::rules(), Lang::En);
        as_expected(serde_json::from_str::<serde_json::Value>(&log).is_ok(), "valid JSON")
    }),
    attack(
        SHEET,
        "`=cmd|' /C calc'!A0` as the subject",
        "an apostrophe in front; reads back",
        || cell("=cmd|' /C calc'!A0"),
    ),
    attack(
        SHEET,
        "`@SUM(1)`, `+1`, `-1`, a tab",
        "an apostrophe in front; reads back",
        || {
            let all: Vec<String> = ["@SUM(1)", "+1", "-1", "\t=1"].into_iter().map(cell).collect();
            all.iter().find(|one| *one != &all[0]).unwrap_or(&all[0]).clone()
        },
    ),
    attack(
        SHEET,
        "a text that begins with an apostrophe itself",
        "an apostrophe in front; reads back",
        || cell("'=1+1"),
    ),
    attack(
        SHEET,
        "quotation marks, commas and line breaks",
        "one row; reads back",
        || {
            let record = incoming("a\",\"b\r\nc,=1");
            let text = record::csv::to_string(std::slice::from_ref(&record)).unwrap();
            let back = record::csv::from_str::<Incoming>(&text).unwrap();
            as_expected(back.len() == 1 && back[0] == record, "one row; reads back")
        },
    ),
    attack(
        SHEET,
        "`x;=1+1`, for Excel in Vietnamese, which ends the cell at `;`",
        "quoted, an apostrophe behind `;`; reads back",
        || {
            let record = incoming("x;=1+1");
            let text = record::csv::to_string(std::slice::from_ref(&record)).unwrap();
            let back = record::csv::from_str::<Incoming>(&text).unwrap();
            let holds = text.contains(",\"x;'=1+1\",") && back == [record];
            as_expected(holds, "quoted, an apostrophe behind `;`; reads back")
        },
    ),
    attack(
        SHEET,
        "the same behind what is not seen, a space that does not break, and in wide forms",
        "an apostrophe each time; reads back",
        || {
            for subject in [
                "x;;=1",
                "x;\u{200B}=1",
                "x;\u{A0}=1",
                "x;\u{FF1D}1",
                "\u{61C}=1",
                "\u{E0041}=1",
                "\u{2212}1",
            ] {
                let record = incoming(subject);
                let text = record::csv::to_string(std::slice::from_ref(&record)).unwrap();
                let back = record::csv::from_str::<Incoming>(&text).unwrap();
                if !text.contains('\'') || back != [record] {
                    return format!("{subject:?}: {text}");
                }
            }
            "an apostrophe each time; reads back".into()
        },
    ),
    attack(SHEET, "a file that such an Excel saved with `;`", "reads", || {
        let text = "\u{FEFF}Subject;PageAmount\r\n\"báo cáo; quý II\";2\r\n";
        let read = record::csv::from_str::<Incoming>(text).unwrap();
        as_expected(read[0].subject.as_deref() == Some("báo cáo; quý II"), "reads")
    }),
    attack(
        SHEET,
        "Vietnamese letters opened by Excel",
        "a byte order mark, where asked for",
        || {
            let text = record::csv::to_string_for_excel(&[incoming("báo cáo")]).unwrap();
            as_expected(text.starts_with('\u{FEFF}'), "a byte order mark, where asked for")
        },
    ),
    attack(WRITTEN, "markup in a field, for XML", "escaped; reads back", || {
        let mut document = Document::builder(Kind::CongVan).build();
        document.subject = Some("</subject><number>1/X</number><subject>&amp;".into());
        let text = xml::to_string(&document).unwrap().output;
        as_expected(xml::from_str(&text).unwrap() == document, "escaped; reads back")
    }),
    attack(
        WRITTEN,
        "a control character, for XML, which cannot hold it",
        "a loss is told",
        || {
            let mut document = Document::builder(Kind::CongVan).build();
            document.subject = Some("a\u{1}b".into());
            let written = xml::to_string(&document).unwrap();
            as_expected(written.losses.len() == 1, "a loss is told")
        },
    ),
    attack(WRITTEN, "mends of forged places", "the rest of the text stays", || {
        let forged = LETTER.replace("45/SNV", "45/SN\u{200B}V");
        let reading = letter::from_str(&forged);
        let report = Checker::new().check(&reading);
        let mended = congvan::fix::apply(&reading.source, &report.diagnostics).text;
        as_expected(mended == LETTER, "the rest of the text stays")
    }),
];

fn human(name: &str, text: &str) -> String {
    let reading = letter::from_str(text);
    let report = Checker::new().check(&reading);
    let checked = Checked::new(name, &report).with_reading(&reading);
    Human::new(Lang::Vi).render(&checked).to_string()
}

fn quiet(text: &str) -> String {
    let acts = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}');
    as_expected(!text.contains(acts) && text.contains('\u{FFFD}'), "printed as `�`")
}

fn incoming(subject: &str) -> Incoming {
    let document = Document::builder(Kind::CongVan).subject(subject).build();
    Incoming::of(&document, &Arrival::default()).output
}

fn cell(subject: &str) -> String {
    let record = incoming(subject);
    let text = record::csv::to_string(std::slice::from_ref(&record)).unwrap();
    let sign = subject.chars().next().unwrap();
    let guarded = text.contains(&format!(",'{sign}")) || text.contains(&format!(",\"'{sign}"));
    let back = record::csv::from_str::<Incoming>(&text).unwrap();
    as_expected(guarded && back == [record], "an apostrophe in front; reads back")
}

fn as_expected(holds: bool, outcome: &str) -> String {
    if holds {
        outcome.into()
    } else {
        format!("not {outcome}")
    }
}
