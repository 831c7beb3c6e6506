//! The records of NĐ 30/2020, Annex VI: what the decree says, what a document gives, and
//! both formats there and back.
#![cfg(all(feature = "record", feature = "letter"))]
#![allow(
    clippy::field_reassign_with_default,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "what cannot be set up must fail, and the records are not exhaustive"
)]

mod common;

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use congvan::document::Signature;
use congvan::record::{
    self, Arrival, Dispatch, FieldType, File, FileEntry, Form, Incoming, Outgoing, Receiver, fields,
};
use congvan::value::{Archive, Capacity, Kind, Organ, Secrecy, SigningAuthority, Urgency};
use congvan::{Document, ErrorKind, Lang, letter};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::json;

fn letter() -> Document {
    let mut document = Document::builder(Kind::CongVan)
        .issuer(Organ::new("SỞ NỘI VỤ").under("ỦY BAN NHÂN DÂN TỈNH MINH SƠN"))
        .number("45/SNV-VP".parse().unwrap())
        .date("2024-05-02".parse().unwrap())
        .subject("báo cáo số liệu quý II")
        .addressee("Ủy ban nhân dân xã An Phú".parse().unwrap())
        .recipient("Như trên".parse().unwrap())
        .recipient("Bộ Nội vụ (để b/c)".parse().unwrap())
        .recipient("Ủy ban nhân dân xã An Phú".parse().unwrap())
        .archive(Archive::new(["VT"], None))
        .signature(
            Signature::new("Lê Thị Bình")
                .for_authority(Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC"))
                .as_position("PHÓ GIÁM ĐỐC"),
        )
        .build();
    document.urgency = Some(Urgency::ThuongKhan);
    document.issued_copies = Some(20);
    document
}

#[test]
fn an_outgoing_letter_fills_its_record() {
    let mut dispatch = Dispatch::default();
    dispatch.file_code.organ_id = Some("000.00.13.H53".into());
    dispatch.file_code.file_catalog = Some(2024);
    dispatch.file_code.file_notation = Some("01.TCCB".into());
    dispatch.doc_ordinal = Some(7);
    dispatch.page_amount = Some(2);
    dispatch.due_date = NaiveDate::from_ymd_opt(2024, 5, 20);
    let written = Outgoing::of(&letter(), &dispatch);
    assert_eq!(written.losses, []);
    assert_eq!(
        serde_json::to_value(&written.output).unwrap(),
        json!({
            "FileCode": {"OrganId": "000.00.13.H53", "FileCatalog": 2024, "FileNotation": "01.TCCB"},
            "DocOrdinal": 7,
            "TypeName": "Công văn",
            "CodeNumber": "45",
            "CodeNotation": "SNV-VP",
            "IssuedDate": "2024-05-02",
            "OrganName": "SỞ NỘI VỤ",
            "Subject": "báo cáo số liệu quý II",
            "Language": "Tiếng Việt",
            "PageAmount": 2,
            "SignerInfo": {"Position": "PHÓ GIÁM ĐỐC", "FullName": "Lê Thị Bình"},
            "To": [{"OrganName": "Ủy ban nhân dân xã An Phú"}, {"OrganName": "Bộ Nội vụ"}],
            "Priority": 2,
            "IssuedAmount": 20,
            "DueDate": "2024-05-20",
        })
    );
    assert_eq!(
        record::csv::to_string(&[written.output]).unwrap(),
        "FileCode.OrganId,FileCode.FileCatalog,FileCode.FileNotation,DocOrdinal,TypeName,CodeNumber,CodeNotation,\
         IssuedDate,OrganName,Subject,Language,PageAmount,Description,SignerInfo.Position,SignerInfo.FullName,\
         To.OrganId,To.OrganName,Priority,IssuedAmount,DueDate\r\n\
         000.00.13.H53,2024,01.TCCB,7,Công văn,45,SNV-VP,2024-05-02,SỞ NỘI VỤ,báo cáo số liệu quý II,Tiếng Việt,2,,\
         PHÓ GIÁM ĐỐC,Lê Thị Bình,,\"Ủy ban nhân dân xã An Phú\nBộ Nội vụ\",2,20,2024-05-20\r\n"
    );
}

#[test]
fn numbers_are_parted_at_their_first_sign() {
    for (number, serial, symbol) in [
        ("45/SNV-VP", Some("45"), Some("SNV-VP")),
        ("30a/2008/NQ-CP", Some("30a"), Some("2008/NQ-CP")),
        ("66.7/2025/NQ-CP", Some("66.7"), Some("2025/NQ-CP")),
        ("3270-CV/BTGTU", Some("3270"), Some("CV/BTGTU")),
        ("/SNV-VP", None, Some("SNV-VP")),
        ("-CV/BTGTU", None, Some("CV/BTGTU")),
        ("CV1411/2016-4P", None, Some("CV1411/2016-4P")),
    ] {
        let document = Document::builder(Kind::CongVan).number(number.parse().unwrap()).build();
        let record = Incoming::of(&document, &Arrival::default()).output;
        assert_eq!(
            (record.code_number.as_deref(), record.code_notation.as_deref()),
            (serial, symbol),
            "{number}"
        );
    }
}

#[test]
fn what_a_record_cannot_hold_is_told() {
    let mut document = letter();
    document.date = Some("2024-05".parse().unwrap());
    document.secrecy = Some(Secrecy::Mat);
    document.signatures.push(Signature::new("Trần Văn Bảo"));
    let losses = Incoming::of(&document, &Arrival::default()).losses;
    let told: Vec<(&str, &str)> = losses
        .iter()
        .map(|loss| (loss.path.as_str(), loss.what.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("/date", "2024-05"),
            ("/secrecy", "Mật"),
            ("/signatures/1", "Trần Văn Bảo")
        ]
    );

    // The clerk knows the list of the system.
    let mut arrival = Arrival::default();
    arrival.priority = Some(6);
    let written = Incoming::of(&document, &arrival);
    assert_eq!((written.output.priority, written.losses.len()), (Some(6), 2));
}

#[test]
fn what_is_too_long_stays_whole_and_is_named() {
    let mut document = letter();
    document.subject = Some("ế".repeat(501));
    document.issuers = vec![Organ::new(&"a".repeat(100)), Organ::new(&"b".repeat(99))];
    let mut dispatch = Dispatch::default();
    let mut receiver = Receiver::default();
    receiver.organ_id = Some("H".repeat(14));
    dispatch.to = vec![Receiver::default(), receiver];
    dispatch.file_code.file_catalog = Some(20_240);
    dispatch.due_date = NaiveDate::from_ymd_opt(12_024, 5, 2);
    let record = Outgoing::of(&document, &dispatch).output;
    assert_eq!(record.subject.as_ref().unwrap().chars().count(), 501);
    let misfits = record::misfits(&record);
    let named: Vec<(&str, usize)> = misfits
        .iter()
        .map(|misfit| (misfit.path.as_str(), misfit.found))
        .collect();
    assert_eq!(
        named,
        [
            ("/FileCode/FileCatalog", 5),
            ("/OrganName", 201),
            ("/Subject", 501),
            ("/To/1/OrganId", 14),
            ("/DueDate", 12)
        ]
    );
    assert!(
        misfits[2]
            .message
            .get(Lang::Vi)
            .starts_with("Trích yếu nội dung (`Subject`) có 501 ký tự, quá 500")
    );
}

#[test]
fn a_file_counts_its_documents() {
    let day = |date: &str| {
        let mut document = letter();
        document.date = Some(date.parse().unwrap());
        document
    };
    let mut entry = FileEntry::default();
    entry.title = Some("Hồ sơ chuyển đổi số năm 2024".into());
    let written = File::of(&[day("2024-05-02"), day("2024-02"), day("2024-03-09")], &entry);
    let record = &written.output;
    assert_eq!(record.doc_total, Some(3));
    assert_eq!(record.start_date, NaiveDate::from_ymd_opt(2024, 3, 9));
    assert_eq!(record.end_date, NaiveDate::from_ymd_opt(2024, 5, 2));
    assert_eq!((written.losses.len(), written.losses[0].path.as_str()), (1, "/1/date"));
}

/// The sums of the decree's tables.
#[test]
fn the_tables_are_those_of_the_decree() {
    let count = |form| fields(form).count();
    assert_eq!(
        (count(Form::Outgoing), count(Form::Incoming), count(Form::File)),
        (20, 21, 13)
    );
    let automatic = |form| {
        fields(form)
            .filter(|field| field.automatic)
            .map(|field| field.number)
            .collect::<Vec<_>>()
    };
    assert_eq!(automatic(Form::Outgoing), ["1.1", "1.2", "2", "4", "6", "10", "13.1"]);
    assert_eq!(automatic(Form::Incoming), ["1.1", "1.2", "2", "10", "12", "13"]);
    let dates = |form| {
        fields(form)
            .filter(|field| field.kind == FieldType::Date)
            .all(|field| field.length == Some(10))
    };
    assert!(dates(Form::Outgoing) && dates(Form::Incoming) && dates(Form::File));
    // Every row is a field of the struct: a record with all of them has a column for each.
    let all = |form| {
        let mut record = serde_json::Map::new();
        for field in fields(form) {
            let value = match field.kind {
                FieldType::Number => json!(1),
                FieldType::Date => json!("2024-05-02"),
                _ => json!("x"),
            };
            match (field.group, field.is_repeated()) {
                ("", _) => drop(record.insert(field.name.into(), value)),
                (group, true) => record.entry(group).or_insert(json!([{}]))[0][field.name] = value,
                (group, false) => record.entry(group).or_insert(json!({}))[field.name] = value,
            }
        }
        serde_json::Value::Object(record).to_string()
    };
    fn full<R: record::Record>(text: &str) {
        let records: Vec<R> = record::json::from_str(text).unwrap();
        assert_eq!(
            record::csv::to_string(&records)
                .unwrap()
                .lines()
                .nth(1)
                .unwrap()
                .matches(",,")
                .count(),
            0
        );
        let back = serde_json::to_value(&records[0]).unwrap();
        assert_eq!(back, serde_json::from_str::<serde_json::Value>(text).unwrap());
    }
    full::<Outgoing>(&all(Form::Outgoing));
    full::<Incoming>(&all(Form::Incoming));
    full::<File>(&all(Form::File));
}

#[test]
fn errors_say_what_and_where() {
    use ErrorKind::{Data, Syntax};
    for (text, kind, expected) in [
        ("", Syntax, "1:1: the JSON is broken"),
        ("[{]", Syntax, "1:3: the JSON is broken"),
        ("5", Data, "`` must be an object `{…}`, not `5`"),
        ("[[]]", Data, "/0: `0` must be an object `{…}`, not `[]`"),
        (
            r#"{"Subjekt": ""}"#,
            Data,
            "/Subjekt: `Subjekt` is unknown here; known are `FileCode`, `DocOrdinal`,",
        ),
        (
            r#"{"FileCode": {"Organld": ""}}"#,
            Data,
            "/FileCode/Organld: `Organld` is unknown here; known are `OrganId`, `FileCatalog`, `FileNotation`",
        ),
        (
            r#"[{}, {"PageAmount": "2"}]"#,
            Data,
            "/1/PageAmount: `PageAmount` must be a whole number, not `\"2\"`",
        ),
        (
            r#"{"PageAmount": -2}"#,
            Data,
            "/PageAmount: `PageAmount` must be a whole number, not `-2`",
        ),
        (
            r#"{"ArrivalDate": "2/5/2024"}"#,
            Data,
            "/ArrivalDate: `ArrivalDate` must be a day as in `2024-05-02`",
        ),
        (
            r#"{"SignerInfo": []}"#,
            Data,
            "/SignerInfo: `SignerInfo` must be an object `{…}`, not `[]`",
        ),
        (r#"{"To": []}"#, Data, "/To: `To` is unknown here"),
        (r#"{"a/b~": 1}"#, Data, "/a~1b~0: `a/b~` is unknown here"),
        (
            r#"{"PageAmount": 1, "PageAmount": 2}"#,
            Data,
            "1:30: `PageAmount` stands here twice; keep one",
        ),
        (
            r#"[{"FileCode": {"FileCatalog": 1, "FileCatalog": 1}}]"#,
            Data,
            "1:46: `FileCatalog` stands here twice; keep one",
        ),
    ] {
        let error = record::json::from_str::<Incoming>(text).unwrap_err();
        assert_eq!(error.kind(), kind, "{text}");
        assert!(
            error.to_string().starts_with(expected),
            "{text}\n    {error}\nnot {expected}"
        );
    }
    let error = record::json::from_str::<Outgoing>(r#"{"To": [{"OrganName": "a"}, {"OrganName": 1}]}"#).unwrap_err();
    assert_eq!(error.path(), Some("/To/1/OrganName"));
    let error = record::json::from_str::<Arrival>(r#"[{}, {"TypeName": "Công văn"}]"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/1/TypeName: `TypeName` comes from the document itself; leave it out here"
    );
    let error = record::json::from_str::<FileEntry>(r#"{"DocTotal": 5}"#).unwrap_err();
    assert_eq!(error.path(), Some("/DocTotal"));
    for (text, expected) in [
        ("Subjekt\na\n", "1:1: `Subjekt` is unknown here"),
        (
            "Subject,Subject\na,b\n",
            "1:1: the column `Subject` stands here twice; keep one",
        ),
        (
            "Subject,PageAmount\na\n",
            "2:1: the row has 1 cells; it must have 2 like the line of names",
        ),
        (
            "Subject,PageAmount\n\"a\nb\",1\nc,x\n",
            "4:1: /1/PageAmount: `PageAmount` must be a whole number, not `x`",
        ),
        (
            "FileCode.FileCatalog\nnăm\n",
            "2:1: /0/FileCode/FileCatalog: `FileCatalog` must be a whole number",
        ),
        (
            "ArrivalDate\n31/02/2024\n",
            "2:1: /0/ArrivalDate: `ArrivalDate` must be a day",
        ),
    ] {
        let error = record::csv::from_str::<Incoming>(text).unwrap_err();
        assert!(
            error.to_string().starts_with(expected),
            "{text}\n    {error}\nnot {expected}"
        );
    }
}

#[test]
fn spreadsheets_run_nothing() {
    let mut document = letter();
    for subject in [
        "=1+1",
        "-2",
        "+84",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        " =1",
        "\u{A0}+1",
        "\u{FEFF}=1",
        "'=1",
        "''@x",
        "'abc",
        "'",
        "a=1",
    ] {
        document.subject = Some(subject.into());
        let record = Incoming::of(&document, &Arrival::default()).output;
        let text = record::csv::to_string(std::slice::from_ref(&record)).unwrap();
        let column = csv_column(&text, "Subject");
        let seen = column.trim_start_matches(['\u{FEFF}', ' ', '\u{A0}']);
        assert!(
            !seen.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']),
            "{column}"
        );
        assert_eq!(record::csv::from_str::<Incoming>(&text).unwrap(), [record]);
    }
}

/// The cell of a column in the first row, by a reading of the rules of its own.
fn csv_column(text: &str, name: &str) -> String {
    let (mut rows, mut quoted) = (vec![vec![String::new()]], false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => rows.last_mut().unwrap().last_mut().unwrap().push(c),
        }
    }
    let at = rows[0].iter().position(|column| column == name).unwrap();
    rows[1][at].clone()
}

fn cell() -> impl Strategy<Value = Option<String>> {
    option::of(
        prop_oneof![common::wild_text(), "['=+@\\\\,;\"\r\n-]{1,4}x?".boxed()].prop_filter("a text", |t| !t.is_empty()),
    )
}

fn day() -> impl Strategy<Value = Option<NaiveDate>> {
    option::of((1..=9999i32, 1..=12u32, 1..=28u32))
        .prop_map(|day| day.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d)))
}

proptest! {
    #[test]
    fn outgoing_records_read_back(
        document in common::document(&common::wild_text()),
        (description, notation, language) in (cell(), cell(), cell()),
        to in vec((cell(), cell()), 0..4),
        (number, due_date) in (option::of(any::<u64>()), day()),
    ) {
        let mut dispatch = Dispatch::default();
        (dispatch.description, dispatch.language, dispatch.due_date) = (description, language, due_date);
        dispatch.file_code.file_notation = notation;
        (dispatch.page_amount, dispatch.file_code.file_catalog) = (number, number);
        let receivers = to.into_iter().filter(|(id, name)| id.is_some() || name.is_some());
        dispatch.to = receivers
            .map(|(id, name)| {
                let mut receiver = Receiver::default();
                (receiver.organ_id, receiver.organ_name) = (id, name);
                receiver
            })
            .collect();
        let records = [Outgoing::of(&document, &dispatch).output, Outgoing::of(&document, &Dispatch::default()).output];
        prop_assert_eq!(&record::json::from_str::<Outgoing>(&record::json::to_string(&records).unwrap()).unwrap(), &records);
        prop_assert_eq!(&record::csv::from_str::<Outgoing>(&record::csv::to_string(&records).unwrap()).unwrap(), &records);
    }

    #[test]
    fn incoming_records_read_back(
        document in common::document(&common::wild_text()),
        (description, to_places, trace_header_list) in (cell(), cell(), cell()),
        (arrival_number, arrival_date) in (option::of(any::<u64>()), day()),
    ) {
        let mut arrival = Arrival::default();
        (arrival.description, arrival.to_places, arrival.trace_header_list) = (description, to_places, trace_header_list);
        (arrival.arrival_number, arrival.arrival_date) = (arrival_number, arrival_date);
        let records = [Incoming::of(&document, &arrival).output];
        prop_assert_eq!(&record::json::from_str::<Incoming>(&record::json::to_string(&records).unwrap()).unwrap(), &records);
        prop_assert_eq!(&record::csv::from_str::<Incoming>(&record::csv::to_string(&records).unwrap()).unwrap(), &records);
    }

    #[test]
    fn nothing_makes_the_readers_panic(text in "\\PC{0,60}", rows in "(Subject|To\\.OrganId|PageAmount|[,\"\n'=]){0,12}") {
        let _ = (record::csv::from_str::<Outgoing>(&text), record::json::from_str::<File>(&text), record::csv::from_str::<Outgoing>(&rows));
    }
}

/// Real letters, which are not part of the crate.
#[test]
fn every_letter_has_its_record() {
    let Some(place) = std::env::var_os("CONGVAN_CORPUS").map(PathBuf::from) else {
        println!("skipped: CONGVAN_CORPUS does not name the folder of the corpus");
        return;
    };
    let mut records = Vec::new();
    for file in fs::read_dir(place.join("letters"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if file.extension().is_some_and(|e| e == "txt" || e == "md") {
            let reading = letter::from_slice(&fs::read(&file).unwrap()).unwrap();
            records.push(Incoming::of(&reading.document, &Arrival::default()).output);
        }
    }
    assert_eq!(
        record::csv::from_str::<Incoming>(&record::csv::to_string(&records).unwrap()).unwrap(),
        records
    );
    assert_eq!(
        record::json::from_str::<Incoming>(&record::json::to_string(&records).unwrap()).unwrap(),
        records
    );
    let long = records
        .iter()
        .filter(|record| !record::misfits(*record).is_empty())
        .count();
    println!("{} records, {long} with a value that is too long", records.len());
}
