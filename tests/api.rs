//! What the types promise to a program that holds them: threads, unwinding, traits, errors.

#![cfg(all(
    feature = "akn",
    feature = "check",
    feature = "docx",
    feature = "edxml",
    feature = "html",
    feature = "json",
    feature = "parallel",
    feature = "record",
    feature = "xml"
))]

use std::collections::HashSet;
use std::error::Error as StdError;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::io::{self, Cursor, Read};
use std::iter::FusedIterator;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use congvan::diagnostic::{Diagnostic, Edit, Fix, Place, Report, Rule, RuleOutcome, RuleState, Severity, Verdict};
use congvan::document::{Appendix, Block, CopyBlock, DocumentBuilder, Extra, Kept, Loss, Signature, Written};
use congvan::text::{LegacyFont, LegacyText, Limits, Position, Source, Span};
use congvan::value::{
    Archive, Capacity, DocumentId, DocumentNumber, IssueDate, Kind, LegalReference, Organ, OrganId, ParseValueError,
    PersonName, Provision, Recipient, Secrecy, SigningAuthority, SigningForm, Urgency,
};
use congvan::{Checker, Document, Error, ErrorKind, Lang, Message, batch, check, cite, detect, edxml, fix, json};
use congvan::{akn, docx, html, letter, record, registry, report, xml};

/// Calls a function for each of the types.
macro_rules! each {
    ($assert:ident: $($type:ty),* $(,)?) => { $($assert::<$type>();)* };
}

fn is_thread_safe<T: Send + Sync + Unpin>() {}

fn is_unwind_safe<T: UnwindSafe + RefUnwindSafe>() {}

fn is_plain<T: Debug + Clone + Eq + Hash>() {}

fn is_value<T>()
where
    T: Debug + Clone + Eq + Ord + Hash + Display + FromStr<Err = ParseValueError> + for<'t> TryFrom<&'t str>,
    T: serde::Serialize + for<'de> serde::Deserialize<'de>,
{
}

fn is_error<T: StdError + Send + Sync + 'static>() {}

#[test]
fn every_type_goes_to_another_thread() {
    each! { is_thread_safe:
        Document, DocumentBuilder, Block, Appendix, CopyBlock, Signature, Extra, Kept, Loss, Written<String>,
        Source, Span, Position, Limits, LegacyText, LegacyFont, Message, Lang, Error, ErrorKind,
        Diagnostic, Edit, Fix, Place, Report, Rule, RuleOutcome, RuleState,
        letter::Reading, letter::Trace, cite::Citation, cite::Citations<'static>, cite::DocumentKey,
        Checker, check::Series, check::Target<'static>, edxml::Target<'static>, check::Subject<'static>, check::Answer, check::Finding, fix::Fixed<'static>,
        registry::Registry, registry::Agency, registry::Province, registry::OrganCode,
        report::Checked<'static>, report::Human, report::Rendered<'static>, report::FileReport,
        detect::Input, batch::Batch, batch::Handle, batch::Item, batch::Id, batch::Lines<io::Empty>,
        json::Reader, json::Documents<io::Empty>, json::DocumentsWriter<io::Sink>,
        xml::Reader, xml::Documents<io::Empty>, xml::DocumentsWriter<io::Sink>,
        edxml::Packet, edxml::Status, edxml::Edxml, edxml::Reading, edxml::Options, edxml::Check, edxml::Places,
        edxml::Reader<io::Empty>, edxml::AttachmentReader<'static, io::Empty>, edxml::Writer<io::Sink>,
        edxml::Index<'static>, edxml::Entry<'static>, edxml::Unpacked<Cursor<Vec<u8>>>,
        record::Outgoing, record::Incoming, record::File, record::Misfit,
    }
}

#[test]
fn what_holds_no_stream_survives_a_panic_of_the_caller() {
    each! { is_unwind_safe:
        Document, DocumentBuilder, Source, Limits, Message, Diagnostic, Report, Rule,
        letter::Reading, letter::Trace, cite::Citation, cite::DocumentKey, registry::Registry, report::FileReport,
        edxml::Packet, edxml::Status, edxml::Reading, edxml::Options, edxml::Check, record::Outgoing, batch::Batch,
    }
}

#[test]
fn what_is_data_compares_and_hashes() {
    each! { is_plain:
        Document, Block, Appendix, CopyBlock, Signature, Extra, Kept, Loss, Written<Document>,
        Span, Position, Message, Edit, Fix, Place, batch::Id, cite::DocumentKey, edxml::Packing,
    }
    let documents: HashSet<Document> = [Kind::CongVan, Kind::ThongBao, Kind::CongVan]
        .map(|kind| Document::builder(kind).build())
        .into();
    assert_eq!(documents.len(), 2);
    assert_ne!(batch::Id::from(1), batch::Id::from("1"));
}

#[test]
fn values_are_words_both_ways() {
    each! { is_value:
        Archive, Capacity, DocumentId, DocumentNumber, IssueDate, Kind, LegalReference, Organ, OrganId, PersonName,
        Provision, Recipient, Secrecy, SigningAuthority, SigningForm, Urgency,
    }
    fn word(text: &impl AsRef<str>) -> &str {
        text.as_ref()
    }
    let number: DocumentNumber = "45/SNV - VP".parse().unwrap();
    assert_eq!(word(&number), "45/SNV-VP");
    let organ: OrganId = "H99.02".parse().unwrap();
    assert_eq!(word(&organ), "H99.02");
    for lang in [Lang::Vi, Lang::En] {
        assert_eq!(lang.to_string().parse(), Ok(lang));
    }
}

/// What a person reads in a report is what a program reads in its JSON.
#[test]
fn names_for_people_are_those_of_json() {
    for verdict in [Verdict::Compliant, Verdict::NotCompliant, Verdict::Undetermined] {
        assert_eq!(serde_json::json!(verdict), verdict.to_string());
    }
    use congvan::diagnostic::Scope;
    for scope in [Scope::Content, Scope::ContentAndLayout] {
        assert_eq!(serde_json::json!(scope), scope.to_string());
    }
    for severity in [Severity::Info, Severity::Warning, Severity::Error] {
        assert_eq!(serde_json::json!(severity), severity.to_string());
        assert_eq!(severity.to_string().parse(), Ok(severity));
    }
}

#[test]
fn errors_are_errors_and_keep_their_cause() {
    each! { is_error:
        Error, ParseValueError, congvan::UnknownLang, detect::UnknownFormat, check::UnknownProfile,
        check::UnknownSector, cite::UnknownRelation, congvan::diagnostic::UnknownSeverity, congvan::value::ChainFault,
    }
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::new(io::ErrorKind::ConnectionReset, "the line is dead"))
        }
    }
    let errors = [
        letter::from_reader(Broken).unwrap_err(),
        json::from_reader(Broken).unwrap_err(),
        xml::from_reader(Broken).unwrap_err(),
        edxml::from_reader(Broken).unwrap_err(),
        detect::from_reader(Broken).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
        let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
        assert_eq!(
            cause.map(io::Error::kind),
            Some(io::ErrorKind::ConnectionReset),
            "{error}"
        );
    }
}

/// The readers and writers of attachments stand behind the traits of `std`.
#[test]
fn streams_are_those_of_std() {
    fn read(stream: &mut dyn Read) -> usize {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap()
    }
    let mut packet = edxml::Packet::default();
    packet.attach(edxml::Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7"));
    let file = edxml::to_vec(&packet).unwrap().output;
    // The source itself may be any reader behind a pointer.
    let source: Box<dyn Read + Send> = Box::new(Cursor::new(file));
    let mut reader = edxml::Reader::new(source).unwrap();
    let mut attachment = reader.next_attachment().unwrap().unwrap();
    assert_eq!(read(&mut attachment), 8);

    let lines: Box<dyn Iterator<Item = Result<Kept, Error>>> = Box::new(json::documents(io::empty()));
    assert_eq!(lines.count(), 0);
    let citations: Box<dyn Iterator<Item = cite::Citation>> = Box::new(cite::find("Luật Giá"));
    assert_eq!(citations.count(), 1);
}

/// Whoever knows one format knows the others.
#[test]
fn formats_speak_alike() {
    macro_rules! reads {
        ($($format:ident)*) => {$(
            let limits = Default::default();
            let file = $format::to_vec(&sample(stringify!($format))).unwrap().output;
            assert!($format::from_slice(&file).is_ok(), stringify!($format));
            assert!($format::from_slice_with(&file, &limits).is_ok());
            assert!($format::from_reader(Cursor::new(&file)).is_ok());
            assert!($format::from_reader_with(Cursor::new(&file), &limits).is_ok());
        )*};
    }
    macro_rules! writes {
        ($($format:ident)*) => {$(
            let whole = $format::to_vec(&sample(stringify!($format))).unwrap();
            let mut written = Vec::new();
            let losses = $format::to_writer(&mut written, &sample(stringify!($format))).unwrap();
            assert_eq!((written, losses), (whole.output, whole.losses), stringify!($format));
        )*};
    }
    macro_rules! are_text {
        ($($format:ident)*) => {$(
            let text = $format::to_string(&sample(stringify!($format))).unwrap().output;
            assert_eq!(text.as_bytes(), $format::to_vec(&sample(stringify!($format))).unwrap().output);
            let limits = Default::default();
            let _ = ($format::from_str(&text), $format::from_str_with(&text, &limits).unwrap());
        )*};
    }
    fn sample(_: &str) -> Document {
        Document::builder(Kind::CongVan)
            .subject("báo cáo số liệu quý II")
            .build()
    }
    reads! { akn docx json letter xml }
    writes! { akn docx html json letter xml }
    are_text! { akn json letter xml }
    {
        fn sample(_: &str) -> edxml::Packet {
            edxml::Packet::default()
        }
        reads! { edxml }
        writes! { edxml }
        are_text! { edxml }
    }
}

/// A field that no method of the builder sets would be empty here.
#[test]
fn the_builder_sets_every_field() {
    let document = everything().unwrap();
    let serde_json::Value::Object(fields) = serde_json::json!(document) else {
        panic!("a document is an object");
    };
    let is_empty = |value: &serde_json::Value| match value {
        serde_json::Value::Null => true,
        serde_json::Value::Array(items) => items.is_empty(),
        _ => false,
    };
    let empty: Vec<&String> = fields
        .iter()
        .filter(|(_, value)| is_empty(value))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(empty, ["unplaced"]); // what only a reader has
    assert_eq!(
        (document.further_copies.len(), document.title.as_deref()),
        (1, Some("KẾ HOẠCH NĂM"))
    );

    let bare = Document::builder(Kind::QuyetDinh)
        .national_title("")
        .motto("")
        .title("")
        .end_mark("")
        .build();
    assert_eq!(bare, {
        let mut document = Document::default();
        document.kind = Some(Kind::QuyetDinh);
        document
    });
}

/// Values and documents fail with one error.
fn everything() -> Result<Document, Error> {
    Ok(Document::builder(Kind::KeHoach)
        .national_title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .motto("Độc lập - Tự do - Hạnh phúc")
        .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
        .number("45/KH-SNV".parse()?)
        .place("Hà Khê")
        .date("2024-05-02".parse()?)
        .date_as_written("ngày 02 tháng 5 năm 2024")
        .title("KẾ HOẠCH NĂM")
        .subject("chỉnh lý tài liệu")
        .addressee("Ủy ban nhân dân xã An Phú".parse()?)
        .block(Block::paragraph("Sở Nội vụ xây dựng kế hoạch như sau:"))
        .blocks([Block::paragraph("Quý II")])
        .end_mark("./.")
        .signature(Signature::new("Trần Thị Minh Hà").as_position("GIÁM ĐỐC"))
        .recipient("Như trên".parse()?)
        .archive(Archive::new(["VT"], None))
        .drafter("TVB")
        .issued_copies(12)
        .contact("Số 5 đường Bờ Sông")
        .urgency(Urgency::Khan)
        .secrecy(Secrecy::Mat)
        .circulation("LƯU HÀNH NỘI BỘ")
        .stamp("ĐẾN Số: 312")
        .appendix(Appendix::new("Phụ lục I").with_title("DANH SÁCH"))
        .copy_block(CopyBlock::new(Kind::SaoY))
        .copy_block(CopyBlock::new(Kind::SaoLuc))
        .build())
}

#[test]
fn what_fails_to_parse_is_an_error_of_the_crate() {
    fn number(text: &str) -> Result<DocumentNumber, Error> {
        Ok(text.parse()?)
    }
    let error = number("45-").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
    assert!(error.message(Lang::Vi).contains("không phải số, ký hiệu văn bản"));
    let cause = error.source().and_then(|cause| cause.downcast_ref::<ParseValueError>());
    assert_eq!(cause.map(ParseValueError::offset), Some(3));
}

/// Both languages say where: the document of many, line and column, the field.
#[test]
fn an_error_has_its_place_in_both_languages() {
    let lines = "{}\n{\"date\": 5}\n";
    let error = json::documents(lines.as_bytes()).find_map(Result::err).unwrap();
    let (vi, en) = (error.display(Lang::Vi).to_string(), error.display(Lang::En).to_string());
    assert!(vi.starts_with("văn bản thứ 2: 2:10: /date: "), "{vi}");
    assert!(en.starts_with("document 2: 2:10: /date: "), "{en}");
    assert!(vi.ends_with(error.message(Lang::Vi)) && en.ends_with(error.message(Lang::En)));
    assert_eq!((format!("{error:#}"), error.to_string()), (vi, en));
}

#[test]
fn citations_can_be_kept_and_taken_up_again() {
    fn is_fused<T: FusedIterator + Clone + Debug>(_: &T) {}
    let text = "Căn cứ Luật Giá; Luật Nhà ở ngày 27/11/2023 và Nghị định số 30/2020/NĐ-CP";
    let mut citations = cite::find(text);
    is_fused(&citations);
    let first = citations.next();
    let rest: Vec<_> = citations.clone().collect();
    assert_eq!(rest.len(), 2);
    assert_eq!(
        first.into_iter().chain(rest).collect::<Vec<_>>(),
        cite::find(text).collect::<Vec<_>>()
    );
    assert_eq!(citations.by_ref().count(), 2);
    assert!(citations.next().is_none() && citations.next().is_none());
}

#[test]
fn relations_have_one_name() {
    for relation in cite::Relation::all() {
        assert_eq!(relation.to_string().parse(), Ok(relation));
        assert_eq!(
            serde_json::from_value::<cite::Relation>(serde_json::json!(relation)).unwrap(),
            relation
        );
    }
    let error = serde_json::from_str::<cite::Relation>("\"cites\"").unwrap_err();
    assert!(error.to_string().contains("amended_by"), "{error}");
}

/// Two drafts of one office have the same symbol and are not one document.
#[test]
fn a_draft_has_no_key() {
    let keys = |text: &str| -> Vec<Option<cite::DocumentKey>> {
        cite::find(text)
            .map(|citation| cite::DocumentKey::of(&citation.reference))
            .collect()
    };
    let text = "Công văn số ...../SNV-VP của Sở Nội vụ và Quyết định số      /QĐ-SNV ngày 02/5/2024";
    assert_eq!(keys(text), [None, None]);
    assert!(keys("Công văn số 45/SNV-VP của Sở Nội vụ")[0].is_some());
    let line = serde_json::json!(cite::find(text).next().unwrap());
    assert_eq!((line.get("urn"), line["number"].as_str()), (None, Some("/SNV-VP")));

    let twice = "theo Công văn số …../SNV-VP của Sở Nội vụ; Công văn số …../SNV-VP của Sở Nội vụ";
    assert!(cite::find(twice).all(|citation| citation.same_as.is_none()));
}

/// A document alone, a reading, and what was read from a file of any format.
#[test]
fn a_checker_takes_what_there_is() {
    let text = "SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n";
    let (checker, reading) = (Checker::new(), letter::from_str(text));
    let input = detect::from_slice(text.as_bytes()).unwrap();
    let report = checker.check(&reading);
    assert_eq!(checker.check(&input), report);
    assert!(report.diagnostics.iter().any(|finding| finding.span.is_some()));
    let alone = checker.check(&reading.document);
    assert!(alone.diagnostics.iter().all(|finding| finding.span.is_none()));
    assert_eq!(alone.verdict(), report.verdict());

    let packet = edxml::Packet::default();
    let read = edxml::from_slice(&edxml::to_vec(&packet).unwrap().output).unwrap();
    let codes = |report: &Report| -> Vec<String> {
        report
            .diagnostics
            .iter()
            .map(|finding| finding.code.to_string())
            .collect()
    };
    let of_memory = edxml::Check::new().check(&packet);
    let of_file = edxml::Check::new().check(&read);
    assert!(codes(&of_memory).iter().all(|code| codes(&of_file).contains(code)));
}

/// Whatever was to be read, nothing at all is one and the same fault.
#[test]
fn an_empty_input_is_one_kind_of_error() {
    let kinds = [
        congvan::json::from_slice(b"").map(drop),
        congvan::xml::from_slice(b"").map(drop),
        congvan::edxml::from_slice(b"").map(drop),
        congvan::akn::from_slice(b"").map(drop),
        congvan::docx::from_slice(b"").map(drop),
    ]
    .map(|read| read.unwrap_err().kind());
    assert!(
        kinds.iter().all(|kind| *kind == congvan::ErrorKind::Syntax),
        "{kinds:?}"
    );
}
