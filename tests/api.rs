//! What the types promise to a program that holds them: threads, unwinding, traits, errors.

#![cfg(all(
    feature = "akn",
    feature = "check",
    feature = "edxml",
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
use congvan::{letter, record, registry, report, xml};

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
        letter::Reading, letter::Trace, cite::Citation, cite::DocumentKey,
        Checker, check::Series, check::Subject<'static>, check::Answer, check::Finding, fix::Fixed<'static>,
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
    }
}

#[test]
fn errors_are_errors_and_keep_their_cause() {
    each! { is_error:
        Error, ParseValueError, congvan::UnknownLang, detect::UnknownFormat, check::UnknownProfile,
        check::UnknownSector, congvan::value::ChainFault,
    }
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::new(io::ErrorKind::ConnectionReset, "the line is dead"))
        }
    }
    let errors = [
        letter::from_reader(Broken, &Limits::default()).unwrap_err(),
        json::from_reader(Broken).unwrap_err(),
        xml::from_reader(Broken).unwrap_err(),
        edxml::from_reader(Broken).unwrap_err(),
        detect::from_reader(Broken, None, &Limits::default()).unwrap_err(),
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
