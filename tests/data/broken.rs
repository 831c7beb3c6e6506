//! Broken documents, each with what is said of it: its sort, the place (line, column,
//! byte), the path, and the words. `…` stands for the rest of a long list.

use congvan::ErrorKind::{self, Data, Encoding, Syntax, Unsupported};
use congvan::{Document, Error, Lang, json, xml};

type Row = (&'static str, ErrorKind, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const JSON: &[Row] = &[
    ("", Syntax, "1:1@0", "", "the data ends where a value should be"),
    ("{\n", Syntax, "2:1@2", "", "the data ends inside an object; a `}` is missing"),
    ("[1]", Data, "1:1@0", "", "the document must be an object `{…}`, not `[…]`"),
    ("[]", Data, "1:1@0", "", "the document must be an object `{…}`, not `[…]`"),
    ("null", Data, "1:1@0", "", "the document must be an object `{…}`, not `null`"),
    (r#""cong-van""#, Data, "1:1@0", "", r#"the document must be an object `{…}`, not `"cong-van"`"#),
    ("{} {}", Syntax, "1:4@3", "", "there is more behind the document; a file holds one object"),
    (r#"{"kind": 5}"#, Data, "1:10@9", "/kind", "`kind` must be a string in double quotes, not `5`"),
    (r#"{"title" "a"}"#, Syntax, "1:10@9", "", "a `:` is missing behind the name"),
    (r#"{"title": "a", }"#, Syntax, "1:16@15", "", "a `,` too much before the closing bracket; remove it"),
    ("{\"title\": \"thế\nnày\"}", Syntax, "1:15@16", "/title", r#"a control character or line break inside a string; write `\n`, `\t` or `\u00XX`"#),
    (r#"{"title": nul}"#, Syntax, "1:14@13", "/title", "this word is neither `null`, `true` nor `false`"),
    (r#"{"title": "a\x"}"#, Syntax, "1:14@13", "/title", r#"unknown escape in a string; write `\\` for a `\`"#),
    (r#"{"title": "\ud800"}"#, Syntax, "1:18@17", "/title", r#"`\u` needs four hexadecimal digits, `\uD8XX` its second half `\uDCXX` too"#),
    (r#"{"title": "a"#, Syntax, "1:13@12", "/title", r#"the data ends inside a string; a `"` is missing"#),
    (r#"{title: "a"}"#, Syntax, "1:2@1", "", "a name must stand in double quotes"),
    (r#"{"title": "a" "kind": null}"#, Syntax, "1:15@14", "", "behind a value of an object there must be `,` or `}`"),
    (r#"{"recipients": ["a" "b"]}"#, Syntax, "1:21@20", "/recipients", "behind an item of a list there must be `,` or `]`"),
    (r#"{"recipients": ["a",]}"#, Syntax, "1:21@20", "/recipients/1", "a `,` too much before the closing bracket; remove it"),
    (r#"{"issued_copies": 01}"#, Syntax, "1:20@19", "/issued_copies", "no number; drop a leading zero or `+`, or put it in quotes"),
    (r#"{"issued_copies": -1}"#, Data, "1:19@18", "/issued_copies", "`issued_copies` must be a whole number from 0 to 4294967295, not `-1`"),
    (r#"{"issued_copies": 4294967296}"#, Data, "1:19@18", "/issued_copies", "`issued_copies` must be a whole number from 0 to 4294967295, not `4294967296`"),
    (r#"{"issued_copies": 1.5}"#, Data, "1:19@18", "/issued_copies", "`issued_copies` must be a whole number from 0 to 4294967295, not `1.5`"),
    (r#"{"issued_copies": "3"}"#, Data, "1:19@18", "/issued_copies", r#"`issued_copies` must be a whole number from 0 to 4294967295, not `"3"`"#),
    (r#"{"issued_copies": true}"#, Data, "1:19@18", "/issued_copies", "`issued_copies` must be a whole number from 0 to 4294967295, not `true`"),
    (r#"{"place": "thế", "titel": 1}"#, Data, "1:18@20", "/titel", "`titel` is unknown here; did you mean `title`?"),
    ("{\"kind\": \"cong-van\",\n \"kind\": \"cong-van\"}", Data, "2:2@22", "/kind", "`kind` stands here twice; keep one"),
    (r#"{"date": "2023-02-29"}"#, Data, "1:10@9", "/date", "`2023-02-29` is no date of issue: the calendar has no such date at offset 8; write it as in `2020-03-05`"),
    (r#"{"date": "2024-5"}"#, Data, "1:10@9", "/date", "`2024-5` is no date of issue: no year, month or day of ISO 8601 at offset 5; write it as in `2020-03-05`"),
    (r#"{"date": "05/3/2020"}"#, Data, "1:10@9", "/date", "`05/3/2020` is no date of issue: not in the form of ISO 8601, 2020-03-05 (IssueDate::from_written reads what letters write) at offset 0; write it as in `2020-03-05`"),
    (r#"{"date": 2024}"#, Data, "1:10@9", "/date", "`date` must be a string in double quotes, not `2024`"),
    ("{\"number\":\n {\"serial\": 5, \"year\": null, \"notation\": \"UBND-VX\", \"text\": \"45/UBND-VX\"}}", Data, "2:2@12", "/number", "`45/UBND-VX` is no document number: the parts (serial, suffix, year, notation) contradict `text` at offset 0; write it as in `45/UBND-VX`"),
    (r#"{"number": {"serial": 5}}"#, Data, "1:12@11", "/number", "`text` is missing; add it"),
    (r#"{"number": {"text": "Sở Nội vụ"}}"#, Data, "1:12@11", "/number", "`Sở Nội vụ` is no document number: there is neither a serial nor a symbol at offset 0; write it as in `45/UBND-VX`"),
    (r#"{"number": "45/UBND-VX"}"#, Data, "1:12@11", "/number", r#"`number` must be an object `{…}`, not `"45/UBND-VX"`; write it as in `{"serial": 45, "notation": "UBND-VX", "text": "45/UBND-VX"}`"#),
    (r#"{"number": {"text": "5/SNV-VP", "serial": 5, "notation": "SNV-VP", "text": "5/SNV-VP"}}"#, Data, "1:68@67", "/number/text", "`text` stands here twice; keep one"),
    (r#"{"number": {"serial": null, "year": 70000, "text": "x"}}"#, Data, "1:37@36", "/number/year", "`year` must be a whole number from 0 to 65535, not `70000`"),
    (r#"{"urgency": "nhanh"}"#, Data, "1:13@12", "/urgency", "`nhanh` is no degree of urgency: it must be Khẩn, Thượng khẩn or Hỏa tốc at offset 0; write it as in `Hỏa tốc`"),
    (r#"{"secrecy": null, "secrecy": null}"#, Data, "1:19@18", "/secrecy", "`secrecy` stands here twice; keep one"),
    (r#"{"kind": " "}"#, Data, "1:10@9", "/kind", "` ` is no kind of document: the text is empty at offset 0; write it as in `Quyết định`"),
    (r#"{"recipients": ["- ;"]}"#, Data, "1:17@16", "/recipients/0", "`- ;` is no recipient: the line is empty at offset 0; write it as in `UBND huyện (để b/c)`"),
    ("{\"body\": [\n  {\"type\": \"note\", \"level\": 0, \"text\": \"\"},\n  {\"type\": \"note\", \"level\": 0}]}", Data, "3:3@57", "/body/1", "`text` is missing; add it"),
    (r#"{"body": [{"type": "clausel"}]}"#, Data, "1:20@19", "/body/0/type", "the value `clausel` is unknown; did you mean `clause`?"),
    (r#"{"body": [{"type": 5}]}"#, Data, "1:20@19", "/body/0/type", "`type` must be a string in double quotes, not `5`"),
    (r#"{"body": [{"type": {"note": null}, "level": 0, "text": ""}]}"#, Data, "1:20@19", "/body/0/type", "`type` must be a string in double quotes, not `{…}`"),
    (r#"{"body": [["note", null, 0, "a"]]}"#, Data, "1:11@10", "/body/0", r#"`body[0]` must be an object `{…}`, not `[…]`; write it as in `{"type": "paragraph", "marker": null, "level": 0, "text": "Kính mời"}`"#),
    (r#"{"body": [{"type": "note", "level": 256, "text": ""}]}"#, Data, "1:37@36", "/body/0/level", "`level` must be a whole number from 0 to 255, not `256`"),
    (r#"{"body": [{"type": "note", "level": 0, "text": null}]}"#, Data, "1:48@47", "/body/0/text", "`text` must be a string in double quotes, not `null`"),
    (r#"{"body": {}}"#, Data, "1:10@9", "/body", r#"`body` must be a list `[…]`, not `{…}`; write it as in `[{"type": "paragraph", "marker": null, "level": 0, "text": "Kính mời"}]`"#),
    (r#"{"body": [{"type": "note", "level": 0, "text": "", "colour": "red"}]}"#, Data, "1:52@51", "/body/0/colour", "`colour` is unknown here; known are `type`, `marker`, `level`, `text`, `rows`"),
    (r#"{"signatures": [{"capacity": [{"authority": "PP"}]}]}"#, Data, "1:45@44", "/signatures/0/capacity/0/authority", "the value `PP` is unknown; known are `TM`, `KT`, `TL`, `TUQ`, `Q`"),
    (r#"{"signatures": [{"capacity": [{"authority": "KT", "title": "GIÁM ĐỐC"}]}]}"#, Data, "1:31@30", "/signatures/0/capacity/0", "`as_written` is missing; add it"),
    (r#"{"signatures": [{"singer": "Lê Thị Bình"}]}"#, Data, "1:18@17", "/signatures/0/singer", "`singer` is unknown here; did you mean `signer`?"),
    (r#"{"unplaced": null}"#, Data, "1:14@13", "/unplaced", r#"`unplaced` must be a list `[…]`, not `null`; write it as in `["…"]`"#),
    (r#"{"issuers": [{"superior": "UBND TỈNH"}]}"#, Data, "1:14@13", "/issuers/0", "`name` is missing; add it"),
    (r#"{"issuers": ["SỞ NỘI VỤ"]}"#, Data, "1:14@13", "/issuers/0", r#"`issuers[0]` must be an object `{…}`, not `"SỞ NỘI VỤ"`; write it as in `{"superior": "UBND TỈNH CÀ MAU", "name": "SỞ NỘI VỤ"}`"#),
    (r#"{"archive": {"units": "VT"}}"#, Data, "1:23@22", "/archive/units", r#"`units` must be a list `[…]`, not `"VT"`"#),
    (r#"{"archive": {"units": ["VT"]}}"#, Data, "1:13@12", "/archive", "`as_written` is missing; add it"),
    (r#"{"copy_block": {"date": "2024-13"}}"#, Data, "1:25@24", "/copy_block/date", "`2024-13` is no date of issue: the calendar has no such date at offset 5; write it as in `2020-03-05`"),
    (r#"{"appendices": [{"body": [{"type": "table", "level": 0, "text": "", "rows": [["a"], "b"]}]}]}"#, Data, "1:85@84", "/appendices/0/body/0/rows/1", r#"`rows[1]` must be a list `[…]`, not `"b"`"#),
    (r#"{"body": [{"type": "table", "level": 0, "text": "", "rows": [[], ["a", {}]]}]}"#, Data, "1:72@71", "/body/0/rows/1/1", "`rows[1][1]` must be a string in double quotes, not `{…}`"),
    (r#"{"a/b": 1}"#, Data, "1:2@1", "/a~1b", "`a/b` is unknown here; known are `version`, `kind`…"),
    (r#"{"body": [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}"#, Data, "1:11@10", "/body/0", r#"`body[0]` must be an object `{…}`, not `[…]`; write it as in `{"type": "paragraph", "marker": null, "level": 0, "text": "Kính mời"}`"#),
    (r#"{"title": [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}"#, Data, "1:11@10", "/title", "`title` must be a string in double quotes, not `[…]`"),
    (r#"{"version": 2}"#, Unsupported, "1:13@12", "/version", "version `2` of the format is newer than version 1, which is read here; update congvan"),
    (r#"{"kind": "cong-van", "seal": "red", "version": 2}"#, Unsupported, "1:48@47", "/version", "version `2` of the format is newer than version 1, which is read here; update congvan"),
    (r#"{"version": 99999999999999999999}"#, Unsupported, "1:13@12", "/version", "version `99999999999999999999` of the format is newer than version 1, which is read here; update congvan"),
    (r#"{"version": 0}"#, Data, "1:13@12", "/version", "there is no version `0`; it must be `1`"),
    (r#"{"version": "1"}"#, Data, "1:13@12", "/version", r#"there is no version `"1"`; it must be `1`"#),
    (r#"{"version": null}"#, Data, "1:13@12", "/version", "there is no version `null`; it must be `1`"),
    (r#"{"version": 1.0}"#, Data, "1:13@12", "/version", "there is no version `1.0`; it must be `1`"),
    (r#"{"version": 1, "version": 1}"#, Data, "1:16@15", "/version", "`version` stands here twice; keep one"),
    (r#"{"version": 1, "version": 2}"#, Data, "1:16@15", "/version", "`version` stands here twice; keep one"),
    (r#"{"verzion": 1}"#, Data, "1:2@1", "/verzion", "`verzion` is unknown here; did you mean `version`?"),
    (r#"{"number": {"version": 1, "text": "5/SNV-VP"}}"#, Data, "1:13@12", "/number/version", "`version` is unknown here; known are `serial`, `suffix`, `year`, `notation`, `text`, `as_written`"),
    ("\u{feff}{\"titel\": 1}", Data, "1:2@4", "/titel", "`titel` is unknown here; did you mean `title`?"),
];

/// Whole files.
#[rustfmt::skip]
const XML: &[Row] = &[
    ("", Syntax, "1:1@0", "", "there is no root element `document`"),
    ("công văn", Data, "1:1@0", "", "the text `công văn` stands between elements; remove it or put it into one"),
    ("<document version='1'/>", Data, "1:1@0", "", r#"the element `document` has no namespace; add `xmlns="urn:congvan:document:1"`"#),
    ("<letter xmlns='urn:congvan:document:1' version='1'/>", Data, "1:1@0", "", "the root element is `letter`; it must be `document`"),
    ("<document xmlns='urn:x' version='1'/>", Data, "1:1@0", "", "the element `document` is in the namespace `urn:x`; it must be `urn:congvan:document:1`"),
    ("<document xmlns='urn:congvan:document:2' version='2'/>", Unsupported, "1:1@0", "", "version `2` of the format is newer than version 1, which is read here; update congvan"),
    ("<document xmlns='urn:congvan:document:1' version='2'/>", Unsupported, "1:1@0", "", "version `2` of the format is newer than version 1, which is read here; update congvan"),
    ("<document xmlns='urn:congvan:document:1' version='one'/>", Data, "1:1@0", "", "there is no version `one`; it must be `1`"),
    ("<document xmlns='urn:congvan:document:1' version='0'/>", Data, "1:1@0", "", "there is no version `0`; it must be `1`"),
    ("<document xmlns='urn:congvan:document:1'/>", Data, "1:1@0", "", r#"the version of the format is missing; add the attribute `version="1"`"#),
    ("<document xmlns='urn:congvan:document:one' version='1'/>", Data, "1:1@0", "", "the element `document` is in the namespace `urn:congvan:document:one`; it must be `urn:congvan:document:1`"),
    ("<document xmlns='urn:congvan:document:2' version='1'/>", Unsupported, "1:1@0", "", "version `2` of the format is newer than version 1, which is read here; update congvan"),
    ("<c:document version='1'/>", Syntax, "1:1@0", "", r#"the namespace prefix is not declared; declare it with xmlns:…="…""#),
    ("<documents xmlns='urn:congvan:document:1' version='1'/>", Data, "1:1@0", "", "the root element is `documents` with many documents; here one `document` is read"),
    ("\n<?xml version='1.0'?><document/>", Syntax, "2:1@1", "", "the declaration `<?xml …?>` must stand at the very beginning"),
    ("<?xml version='1.0' encoding='windows-1258'?><document/>", Encoding, "1:1@0", "", "the file declares the encoding `windows-1258`; save it as UTF-8 or UTF-16"),
    ("<!DOCTYPE document [<!ENTITY a 'b'>]><document>&a;</document>", Unsupported, "1:1@0", "", "a DTD (`<!DOCTYPE …>`) is not read; remove it"),
    ("<document xmlns='urn:congvan:document:1' version='1'>\n<title>a", Syntax, "2:9@62", "/title", "the data ends before the element is closed; the file may be cut off, ask for it again"),
    ("<document xmlns='urn:congvan:document:1' version='1'>\n<!-- a", Syntax, "2:1@54", "", "a comment is not closed; its `-->` is missing"),
    ("<document xmlns='urn:congvan:document:1' version='1'>\n<![CDATA[ a", Syntax, "2:1@54", "", "a CDATA section is not closed; its `]]>` is missing"),
    ("<document xmlns='urn:congvan:document:1' version='1' version='1'/>", Syntax, "1:1@0", "", "an attribute stands here twice; keep one"),
    ("<document xmlns='urn:congvan:document:1' version=1/>", Syntax, "1:1@0", "", r#"a broken attribute; write name="value""#),
    ("<document xmlns='urn:congvan:document:1' version='1' lang='vi'/>", Data, "1:1@0", "", "the attribute `lang` is unknown here; remove it"),
    ("<document xmlns='urn:congvan:document:1' version='1'>\n</document>\n<document xmlns='urn:congvan:document:1'/>", Data, "3:1@66", "", "there is an element behind `document`; a file holds one document"),
    ("<document xmlns='urn:congvan:document:1' version='1'>\n</document></document>", Syntax, "2:12@65", "", "`</document>` closes no element; remove it"),
    ("<document xmlns='urn:congvan:document:1' version='1'>\n</document> chữ", Data, "2:13@66", "", "the text `chữ` stands between elements; remove it or put it into one"),
    ("\u{feff}<document xmlns='urn:congvan:document:1' version='1'>\n<titel/></document>", Data, "2:1@57", "/titel", "`titel` is unknown here; did you mean `title`?"),
];

/// What stands inside a document, from its second line.
#[rustfmt::skip]
const XML_PARTS: &[Row] = &[
    ("  chữ <kind>cong-van</kind>", Data, "2:3@56", "", "the text `chữ` stands between elements; remove it or put it into one"),
    ("\r\n\r\n  chữ", Data, "4:3@60", "", "the text `chữ` stands between elements; remove it or put it into one"),
    ("<body>&lt;</body>", Data, "2:7@60", "/body", "the text `<` stands between elements; remove it or put it into one"),
    ("<place>Hà Khê</place><titel/>", Data, "2:22@77", "/titel", "`titel` is unknown here; did you mean `title`?"),
    ("<x:title xmlns:x='urn:x'/>", Data, "2:1@54", "/title", "the element `x:title` is in the namespace `urn:x`; it must be `urn:congvan:document:1`"),
    ("<title xmlns='urn:x'/>", Data, "2:1@54", "/title", "the element `title` is in the namespace `urn:x`; it must be `urn:congvan:document:1`"),
    ("<title xmlns=''/>", Data, "2:1@54", "/title", r#"the element `title` has no namespace; add `xmlns="urn:congvan:document:1"`"#),
    ("<title xmlns='urn:congvan:document:2'/>", Unsupported, "2:1@54", "/title", "version `2` of the format is newer than version 1, which is read here; update congvan"),
    ("<title lang='vi'/>", Data, "2:1@54", "/title", "the attribute `lang` is unknown here; remove it"),
    ("<title version='1'/>", Data, "2:1@54", "/title", "the attribute `version` is unknown here; remove it"),
    ("<title/><title/>", Data, "2:9@62", "/title", "`title` stands here twice; keep one"),
    ("<title>a<b/></title>", Data, "2:9@62", "/title", "the element `b` stands where there is only text; write `&lt;` for a `<`"),
    ("<title>a<x:b xmlns:x='urn:x'/></title>", Data, "2:9@62", "/title", "the element `x:b` is in the namespace `urn:x`; it must be `urn:congvan:document:1`"),
    ("<body><clause/></body>", Data, "2:7@60", "/body/clause", "the element `clause` stands in a list; each element here must be `block`"),
    ("<body><block xmlns='urn:x'/></body>", Data, "2:7@60", "/body", "the element `block` is in the namespace `urn:x`; it must be `urn:congvan:document:1`"),
    ("<body>\n<block><type>note</type><level>0</level></block></body>", Data, "3:1@61", "/body/0", "`text` is missing; add it"),
    ("<body><block><type>note</type><level>256</level></block></body>", Data, "2:31@84", "/body/0/level", "`level` must be a whole number from 0 to 255, not `256`"),
    ("<body><block><type>note</type><level/></block></body>", Data, "2:31@84", "/body/0/level", "`level` must be a whole number from 0 to 255, not ``"),
    ("<body><block><type>note</type><type>note</type></block></body>", Data, "2:31@84", "/body/0/type", "`type` stands here twice; keep one"),
    ("<body><block><type>clausel</type></block></body>", Data, "2:14@67", "/body/0/type", "the value `clausel` is unknown; did you mean `clause`?"),
    ("<body><block>chữ</block></body>", Data, "2:14@67", "/body/0", "the text `chữ` stands between elements; remove it or put it into one"),
    ("<date>2023-02-29</date>", Data, "2:1@54", "/date", "`2023-02-29` is no date of issue: the calendar has no such date at offset 8; write it as in `2020-03-05`"),
    ("<date/>", Data, "2:1@54", "/date", "`` is no date of issue: no year, month or day of ISO 8601 at offset 0; write it as in `2020-03-05`"),
    ("<date> 2023-02-01</date>", Data, "2:1@54", "/date", "` 2023-02-01` is no date of issue: not in the form of ISO 8601, 2023-02-01 (IssueDate::from_written reads what letters write) at offset 0; write it as in `2020-03-05`"),
    ("<kind/>", Data, "2:1@54", "/kind", "`` is no kind of document: the text is empty at offset 0; write it as in `Quyết định`"),
    ("<number>5/SNV-VP</number>", Data, "2:9@62", "/number", "the text `5/SNV-VP` stands between elements; remove it or put it into one"),
    ("<number><serial>5</serial></number>", Data, "2:1@54", "/number", "`text` is missing; add it"),
    ("<number><serial>6</serial><notation>SNV-VP</notation><text>5/SNV-VP</text></number>", Data, "2:1@54", "/number", "`5/SNV-VP` is no document number: the parts (serial, suffix, year, notation) contradict `text` at offset 0; write it as in `45/UBND-VX`"),
    ("<issued_copies>ba</issued_copies>", Data, "2:1@54", "/issued_copies", "`issued_copies` must be a whole number from 0 to 4294967295, not `ba`"),
    ("<issued_copies>-1</issued_copies>", Data, "2:1@54", "/issued_copies", "`issued_copies` must be a whole number from 0 to 4294967295, not `-1`"),
    ("<urgency>nhanh</urgency>", Data, "2:1@54", "/urgency", "`nhanh` is no degree of urgency: it must be Khẩn, Thượng khẩn or Hỏa tốc at offset 0; write it as in `Hỏa tốc`"),
    ("<recipients><recipient>-</recipient></recipients>", Data, "2:13@66", "/recipients/0", "`-` is no recipient: the line is empty at offset 0; write it as in `UBND huyện (để b/c)`"),
    ("<recipients>Như trên</recipients>", Data, "2:13@66", "/recipients", "the text `Như trên` stands between elements; remove it or put it into one"),
    ("<signatures><signature><capacity><line><authority>PP</authority></line></capacity></signature></signatures>", Data, "2:40@93", "/signatures/0/capacity/0/authority", "the value `PP` is unknown; known are `TM`, `KT`, `TL`, `TUQ`, `Q`"),
    ("<body><block><type>table</type><level>0</level><text/><rows><row><cell/><td/></row></rows></block></body>", Data, "2:73@126", "/body/0/rows/0/td", "the element `td` stands in a list; each element here must be `cell`"),
    ("<title>&copy;</title>", Syntax, "2:8@61", "/title", "the entity `&copy;` is unknown; write `&amp;` for a `&`"),
    ("<title>thu & chi</title>", Syntax, "2:12@65", "/title", "a `&` without its `;`; write `&amp;` for a `&`"),
    ("<title>&#0;</title>", Syntax, "2:8@61", "/title", "`&#0;` is no character that XML allows"),
    ("<title>&#xD800;</title>", Syntax, "2:8@61", "/title", "`&#xD800;` is no character that XML allows"),
    ("<title>thế\u{1}</title>", Syntax, "2:11@66", "/title", "XML does not allow the character U+0001; remove it"),
    ("<title>a</titel>", Syntax, "2:9@62", "/title", "`</titel>` stands where `</title>` should close its element"),
    ("<title", Syntax, "2:1@54", "", "a tag is not closed; its `>` is missing"),
    ("<title a='1' a='2'/>", Data, "2:1@54", "/title", "the attribute `a` is unknown here; remove it"),
    ("<x:a/>", Syntax, "2:1@54", "", r#"the namespace prefix is not declared; declare it with xmlns:…="…""#),
    ("<?xml version='1.0'?>", Syntax, "2:1@54", "", "the declaration `<?xml …?>` must stand at the very beginning"),
];

fn assert_broken(read: fn(&str) -> Result<Document, Error>, text: &str, row: &Row) {
    let (_, kind, place, path, words) = row;
    let error = read(text).unwrap_err();
    let position = error.position().unwrap();
    let found = format!("{position}@{}", error.offset().unwrap());
    assert_eq!(
        (error.kind(), found.as_str(), error.path().unwrap_or_default()),
        (*kind, *place, *path),
        "{text}: {error}"
    );
    let english = error.message(Lang::En);
    match words.strip_suffix('…') {
        Some(head) => assert!(english.starts_with(head), "{text}: {english}"),
        None => assert_eq!(english, *words, "{text}"),
    }
    let vietnamese = error.message(Lang::Vi);
    assert!(!vietnamese.is_empty() && vietnamese != english, "{text}");
}

#[test]
fn broken_json_says_what_and_where() {
    for row in JSON {
        assert_broken(json::from_str, row.0, row);
    }
}

#[test]
fn broken_xml_says_what_and_where() {
    for row in XML {
        assert_broken(xml::from_str, row.0, row);
    }
    for row in XML_PARTS {
        let text = format!(
            "<document xmlns='urn:congvan:document:1' version='1'>\n{}</document>",
            row.0
        );
        assert_broken(xml::from_str, &text, row);
    }
}

#[test]
fn the_table_is_long_and_without_repetition() {
    let mut texts: Vec<_> = [JSON, XML, XML_PARTS].concat().iter().map(|row| row.0).collect();
    assert!(texts.len() >= 140, "{}", texts.len());
    texts.sort_unstable();
    texts.dedup();
    assert!(texts.len() >= 140, "{}", texts.len());
}
