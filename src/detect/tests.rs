use super::*;
use crate::error::ErrorKind;
use crate::message::Lang;

#[test]
fn every_format_that_is_not_read_says_how_to_convert_it() {
    for format in Format::all().filter(|format| !format.is_read()) {
        let error = from_slice_with(b"", Some(format), &Limits::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        for lang in [Lang::Vi, Lang::En] {
            assert!(error.message(lang).contains("; "), "{format}: {}", error.message(lang));
        }
    }
}

#[test]
fn what_is_no_letter_is_not_silently_one() {
    let error = from_slice(b"<a/>").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert!(error.message(Lang::En).contains("XML of another kind"), "{error}");
    for nothing in ["", " \n\t", "\u{FEFF}"] {
        let input = from_slice(nothing.as_bytes()).unwrap();
        let codes: Vec<&str> = input.diagnostics().iter().map(|note| &*note.code).collect();
        assert_eq!(codes, ["READ-EMPTY"], "{nothing:?}");
    }
}

#[test]
fn a_stream_is_not_read_beyond_the_limit() {
    let limits = Limits::default().text_bytes(10);
    let endless = std::io::repeat(b'a');
    let error = from_reader_with(endless, None, &limits).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    // What is too long and not read anyway is told by its kind.
    let pdf = std::io::Cursor::new(b"%PDF-1.7\nlonger than ten bytes");
    assert_eq!(
        from_reader_with(pdf, None, &limits).unwrap_err().kind(),
        ErrorKind::Unsupported
    );
    assert!(from_reader_with(std::io::Cursor::new(b"0123456789"), None, &limits).is_ok());
}

#[cfg(feature = "json")]
#[test]
fn json_may_have_a_byte_order_mark() {
    let input = from_slice(b"\xEF\xBB\xBF{\"kind\": \"cong-van\"}").unwrap();
    assert!(input.source().is_none());
    assert!(input.into_document().kind.is_some());
}
