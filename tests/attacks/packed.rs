//! Attacks through the archive that a Word file is, and the XML in it.

use std::io::{Cursor, Write as _};

use congvan::docx;

use super::office::{WORDS, of, of_reading, with};
use super::support::{letter, p, pack, pp, r, word};
use super::{Attack, attack, refused};

const ARCHIVE: &str = "Word: the archive";
const XML: &str = "Word: the XML of the parts";

pub(super) const ATTACKS: &[Attack] = &[
    attack(ARCHIVE, "a bomb", "refused: Limit", || file(&bomb())),
    attack(ARCHIVE, "510 000 paragraphs", "refused: Limit", || {
        file(&word("<w:p/>".repeat(510_000)).build())
    }),
    attack(ARCHIVE, "260 000 paragraphs of one letter", "refused: Limit", || {
        file(&word(p("x").repeat(260_000)).build())
    }),
    attack(
        ARCHIVE,
        "510 000 letters, each set otherwise than the one before",
        "refused: Limit",
        || {
            let runs = [r("<w:b/>", "a"), r("", "a")].concat().repeat(255_000);
            file(&word(format!("<w:p>{runs}</w:p>")).build())
        },
    ),
    attack(ARCHIVE, "100 000 marks of one long note", "read", || {
        let marks = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(100_000);
        let note = format!("<w:footnote w:id=\"1\">{}</w:footnote>", p(&"a ".repeat(20_000)));
        file(
            &word(format!("<w:p>{marks}</w:p>"))
                .part("footnotes", "footnotes", &note)
                .build(),
        )
    }),
    attack(
        ARCHIVE,
        "19 000 styles that take over 5 000 parts of tables",
        "read",
        || {
            let parts = "<w:tblStylePr w:type=\"firstRow\"/>".repeat(5000);
            let based: String = (0..19_000)
                .map(|i| format!("<w:style w:type=\"table\" w:styleId=\"B{i}\"><w:basedOn w:val=\"A\"/></w:style>"))
                .collect();
            let styles = format!("<w:style w:type=\"table\" w:styleId=\"A\">{parts}</w:style>{based}");
            file(&word(p("a")).styles(&styles).build())
        },
    ),
    attack(ARCHIVE, "20 000 sections with a long header", "read", || {
        let head = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/></w:sectPr>";
        let sections = "<w:sectPr/>".repeat(19_990);
        let long = p(&"a ".repeat(50_000));
        file(&word(format!("{head}{sections}")).part("header", "hdr", &long).build())
    }),
    attack(
        ARCHIVE,
        "paths upwards in the names",
        "read; nothing is written",
        || {
            let file = with("")
                .entry("../../../tmp/congvan-attack", WORDS)
                .entry("/etc/congvan-attack", WORDS);
            let read = docx::from_slice(&file.build()).is_ok();
            let written = ["/tmp/congvan-attack", "/etc/congvan-attack"]
                .iter()
                .any(|path| std::path::Path::new(path).exists());
            as_expected(read && !written, "read; nothing is written")
        },
    ),
    attack(ARCHIVE, "a main part by a path upwards", "read", || {
        let mut entries = word(letter()).entries();
        let root = String::from_utf8(entries[1].1.clone()).unwrap();
        entries[1].1 = root
            .replace("word/document.xml", "../../word/document.xml")
            .into_bytes();
        file(&pack(&entries))
    }),
    attack(ARCHIVE, "the main part twice", "refused: Data", || {
        file(&with("").entry("WORD/document.xml", WORDS).build())
    }),
    attack(
        ARCHIVE,
        "an entry of another name in the list than before its content",
        "refused: Data",
        || {
            let mut bytes = with("").build();
            let name = b"word/document.xml";
            let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
            bytes[at + 5] = b'D' + 1;
            file(&bytes)
        },
    ),
    attack(
        ARCHIVE,
        "a second main part whose name is escaped, or goes back on itself",
        "READ-MAIN; not read",
        || {
            let found = ["/word/../word/two.xml", "word/tw%6f.xml"].map(|target| {
                let rels = "<Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                            relationships/officeDocument\"";
                let mut entries = with("").entry("word/two.xml", WORDS).entries();
                let root = entries.iter_mut().find(|(name, _)| name == "_rels/.rels").unwrap();
                let text = String::from_utf8(root.1.clone()).unwrap();
                let more = format!("{rels} Target=\"{target}\"/></Relationships>");
                root.1 = text.replace("</Relationships>", &more).into_bytes();
                told(&entries)
            });
            assert_eq!(found[0], found[1]);
            found[0].clone()
        },
    ),
    attack(
        ARCHIVE,
        "two parts with the styles of the letter",
        "READ-MAIN; kept",
        || related("styles", "s2.xml", ""),
    ),
    attack(
        ARCHIVE,
        "two targets of one name (`Id`), where a link leads",
        "READ-LINKS, READ-MAIN; kept",
        || {
            let link = "\" TargetMode=\"External";
            let twice = format!("https://hakhe.gov.vn{link}");
            related("hyperlink", &format!("https://la.example{link}"), &twice)
        },
    ),
    attack(
        ARCHIVE,
        "a second part that may be taken for the main one",
        "READ-MAIN; not read",
        || {
            let other = word(letter() + &p(WORDS)).entries()[2].1.clone();
            of(&with("").main("thu.xml").entry("word/document.xml", other))
        },
    ),
    attack(ARCHIVE, "entries that lie over each other", "refused: Data", || {
        file(&overlapping())
    }),
    attack(ARCHIVE, "an entry with a password", "refused: Unsupported", || {
        file(&encrypted())
    }),
    attack(
        ARCHIVE,
        "a size of four gigabytes that is not there",
        "refused: Data",
        || file(&with_sizes(0xFFFF_FFFE)),
    ),
    attack(ARCHIVE, "a size of none", "read, or refused: Data", || {
        let outcome = file(&with_sizes(0));
        as_expected(
            ["read", "refused: Data"].contains(&outcome.as_str()),
            "read, or refused: Data",
        )
    }),
    attack(ARCHIVE, "20 000 entries", "refused: Limit", || {
        let mut entries = word(letter()).entries();
        entries.extend((0..20_000).map(|i| (i.to_string(), Vec::new())));
        file(&pack(&entries))
    }),
    attack(
        ARCHIVE,
        "another file behind the archive",
        "read, or refused: Data",
        || {
            let mut bytes = word(letter()).build();
            bytes.extend(b"MZ\x90\0 a program");
            let outcome = file(&bytes);
            as_expected(
                ["read", "refused: Data"].contains(&outcome.as_str()),
                "read, or refused: Data",
            )
        },
    ),
    attack(XML, "a bomb of entities", "refused: Unsupported", || {
        part(|text| format!("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>{text}"))
    }),
    attack(XML, "an entity from a file", "refused: Unsupported", || {
        part(|text| format!("<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{text}"))
    }),
    attack(XML, "an entity that is not declared", "refused: Syntax", || {
        part(|text| text.replacen("<w:t xml:space=\"preserve\">", "<w:t>&a;", 1))
    }),
    attack(
        XML,
        "a DTD in the list of content types",
        "refused: Unsupported",
        || {
            let mut entries = word(letter()).entries();
            let types = String::from_utf8(entries[0].1.clone()).unwrap();
            entries[0].1 = types
                .replace("<Types", "<!DOCTYPE d SYSTEM \"http://198.51.100.1/x.dtd\"><Types")
                .into_bytes();
            file(&pack(&entries))
        },
    ),
    attack(XML, "10 000 levels", "refused: Limit", || {
        file(&word("<w:sdt>".repeat(10_000)).build())
    }),
    attack(XML, "tables in tables, 10 000 deep", "refused: Limit", || {
        file(&word("<w:tbl><w:tr><w:tc>".repeat(10_000)).build())
    }),
    attack(XML, "10 000 attributes", "refused: Limit", || {
        let many: String = (0..10_000).map(|i| format!(" a{i}=\"\"")).collect();
        file(&word(format!("<w:p{many}/>")).build())
    }),
    attack(XML, "columns and places beyond all bounds", "read", || {
        let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/><w:tcW w:w=\"2147483647\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>";
        let row = format!(
            "<w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/></w:trPr>{}</w:tr>",
            cell.repeat(2000)
        );
        file(&word(format!("<w:tbl>{row}</w:tbl>")).build())
    }),
    attack(XML, "styles that are based on each other", "read", || {
        let style = |id: &str, base: &str| {
            format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:basedOn w:val=\"{base}\"/></w:style>")
        };
        let styles = style("A", "B") + &style("B", "A");
        file(&word(pp("<w:pStyle w:val=\"A\"/>", "", WORDS)).styles(&styles).build())
    }),
    attack(XML, "a note that leads to itself", "read", || {
        let mark = "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
        let note = format!("<w:footnote w:id=\"1\">{mark}</w:footnote>");
        file(&word(mark).part("footnotes", "footnotes", &note).build())
    }),
    attack(XML, "a header that is the text itself", "read", || {
        let mut entries = word(letter())
            .section("<w:headerReference w:type=\"default\" r:id=\"h\"/>")
            .entries();
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
        let own = String::from_utf8(entries[3].1.clone()).unwrap();
        let header = format!("<Relationship Id=\"h\" Type=\"{kind}\" Target=\"document.xml\"/></Relationships>");
        entries[3].1 = own.replace("</Relationships>", &header).into_bytes();
        file(&pack(&entries))
    }),
];

fn file(file: &[u8]) -> String {
    refused(docx::from_slice(file))
}

/// The text of the main part, forged.
fn part(forge: fn(&str) -> String) -> String {
    let mut entries = word(letter()).entries();
    let text = String::from_utf8(entries[2].1.clone()).unwrap();
    let (head, text) = text.split_once("?>").unwrap();
    let forged = forge(text);
    assert_ne!(forged, text, "nothing was forged");
    entries[2].1 = format!("{head}?>{forged}").into_bytes();
    file(&pack(&entries))
}

/// A small archive of a part of 17 million spaces.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in word(letter()).entries() {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&content).unwrap();
        if name == "word/document.xml" {
            let spaces = vec![b' '; 1 << 20];
            (0..17).for_each(|_| zip.write_all(&spaces).unwrap());
        }
    }
    zip.finish().unwrap().into_inner()
}

/// Where an entry stands in the list of an archive.
fn listed(file: &[u8], name: &str) -> usize {
    let at = file.windows(name.len()).rposition(|window| window == name.as_bytes());
    at.unwrap() - 46
}

/// Two entries of the list that share their bytes.
fn overlapping() -> Vec<u8> {
    let mut file = with("").entry("word/other.xml", "x").build();
    let (from, to) = (listed(&file, "word/document.xml"), listed(&file, "word/other.xml"));
    for range in [16..28, 42..46] {
        let bytes = file[from..][range.clone()].to_vec();
        file[to..][range].copy_from_slice(&bytes);
    }
    file
}

/// The main part says that it has a password.
fn encrypted() -> Vec<u8> {
    let mut file = word(letter()).build();
    let at = listed(&file, "word/document.xml");
    file[at + 8] |= 1;
    let local = u32::from_le_bytes(file[at + 42..at + 46].try_into().unwrap()) as usize;
    file[local + 6] |= 1;
    file
}

/// The main part says that it has so many bytes, packed and unpacked.
fn with_sizes(size: u32) -> Vec<u8> {
    let mut file = word(letter()).build();
    let at = listed(&file, "word/document.xml");
    for field in [20, 24] {
        file[at + field..at + field + 4].copy_from_slice(&size.to_le_bytes());
    }
    file
}

fn as_expected(holds: bool, outcome: &str) -> String {
    if holds {
        outcome.into()
    } else {
        format!("not {outcome}")
    }
}

/// A letter with a link, whose main part points to more of a kind: one, or two of one name.
fn related(kind: &str, target: &str, twin: &str) -> String {
    let body = format!("<w:p><w:hyperlink r:id=\"t\">{}</w:hyperlink></w:p>", r("", WORDS));
    let word = with(&body).styles("").entry("word/s2.xml", "<a/>");
    let mut entries = word.entries();
    let rels = entries
        .iter_mut()
        .find(|(name, _)| name == "word/_rels/document.xml.rels")
        .unwrap();
    let text = String::from_utf8(rels.1.clone()).unwrap();
    let relation = |target: &str| {
        format!(
            "<Relationship Id=\"t\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"{target}\"/>"
        )
    };
    let twin = if twin.is_empty() { String::new() } else { relation(twin) };
    let more = format!("{}{twin}</Relationships>", relation(target));
    rels.1 = text.replace("</Relationships>", &more).into_bytes();
    told(&entries)
}

/// What is told of a file of these entries, and whether the words are in what was read.
fn told(entries: &[(String, Vec<u8>)]) -> String {
    of_reading(&docx::from_slice(&pack(entries)).unwrap())
}
