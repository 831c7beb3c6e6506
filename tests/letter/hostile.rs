//! What nobody should send, and somebody does.

use congvan::text::Limits;
use congvan::{Document, ErrorKind, letter};

#[test]
fn nothing_gives_an_empty_document() {
    for text in ["", " \n\t\r\n ", "\u{FEFF}", "\u{200B}\u{2060}"] {
        let reading = letter::from_str(text);
        assert_eq!(reading.document, Document::default(), "{text:?}");
        let told = reading.diagnostics.iter().filter(|note| note.code == "READ-EMPTY");
        assert_eq!(told.count(), 1, "{text:?}");
    }
    let one = letter::from_str("Hà Khê");
    assert!(one.diagnostics.iter().all(|note| note.code != "READ-EMPTY"));
}

/// Formats that are written in letters would pass for a letter with many faults.
#[test]
fn a_file_of_another_format_is_called_what_it_is() {
    for (file, name) in [
        ("%PDF-1.7\n1 0 obj\n", "a PDF file"),
        ("\u{FEFF} {\\rtf1\\ansi Số: 5}", "an RTF file"),
        ("<?xml version=\"1.0\"?><a/>", "an XML file"),
    ] {
        let reading = letter::from_slice(file.as_bytes()).unwrap();
        let note = reading.diagnostics.iter().find(|note| note.code == "READ-FORMAT");
        let said = &note.unwrap().message.en;
        assert!(said.contains(name) && said.contains("detect::from_slice"), "{said}");
    }
    let reading = letter::from_str("SỞ NỘI VỤ\nV/v xem tệp %PDF-1.7\n");
    assert!(reading.diagnostics.iter().all(|note| note.code != "READ-FORMAT"));
}

#[test]
fn binary_is_refused_with_the_place() {
    let mut image = b"\x89PNG\r\n\x1a\n".to_vec();
    image.extend([0, 1, 2, 250, 251, 252]);
    for (bytes, at) in [(image.as_slice(), 0), (b"S\xF4: 5/Q\xD0", 1), (b"abc\0def!", 3)] {
        let error = letter::from_slice(bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encoding);
        assert!(error.to_string().contains(&format!("offset {at};")), "{error}");
    }
}

#[test]
fn the_limit_holds_at_its_byte() {
    let limits = Limits::default().text_bytes(10);
    assert!(letter::from_slice_with(b"0123456789", &limits).is_ok());
    let error = letter::from_slice_with(b"0123456789a", &limits).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(letter::from_reader_with(&b"0123456789a"[..], &limits).is_err());
}

/// Lines and the cells of tables count; what stands behind the last is not lost.
#[test]
fn the_limit_of_rows_holds_at_its_row() {
    let text = "Điều 1. Một\n| a | b |\n\nĐiều 2. Hai\nhết\n";
    for (rows, fits) in [(0, false), (3, false), (4, false), (5, true), (6, true)] {
        let limits = Limits::default().rows(rows);
        let reading = letter::from_slice_with(text.as_bytes(), &limits);
        assert_eq!(reading.is_ok(), fits, "{rows}");
        assert_eq!(letter::from_reader_with(text.as_bytes(), &limits).is_ok(), fits);
        if let Err(error) = reading {
            assert_eq!(error.kind(), ErrorKind::Limit);
            assert!(
                error.to_string().contains(&format!("more than {rows} lines")),
                "{error}"
            );
        }
    }
}

#[test]
fn a_text_of_too_many_rows_keeps_its_end() {
    let most = Limits::default().rows;
    let text = |rows: usize| "- a;\n".repeat(rows - 1) + "- hết cả";
    let whole = letter::from_str(&text(most));
    assert_eq!((whole.document.body.len(), whole.document.unplaced.len()), (most, 0));
    assert!(whole.diagnostics.is_empty());
    let cut = letter::from_str(&text(most + 2));
    assert_eq!(cut.document.body.len(), most);
    assert_eq!(cut.document.unplaced, ["- a; - hết cả"]);
    let place = cut.trace.get("/unplaced/0").unwrap();
    assert_eq!(cut.source.slice(place.span), Some("- a;\n- hết cả"));
    assert!(
        cut.diagnostics
            .iter()
            .any(|d| d.code == "READ-ROWS" && d.path == "/unplaced/0")
    );
}

/// Lists inside one line have no end either: the last item takes the rest.
#[test]
fn a_line_of_endless_items_is_kept_whole() {
    let count = 200_000;
    let addressees = format!("Kính gửi: {}hết", "Sở A;".repeat(count));
    let recipients = format!("Nơi nhận:\n{}- hết", "- Sở A;".repeat(count));
    for (text, list) in [(addressees, "addressees"), (recipients, "recipients")] {
        let document = letter::from_str(&text).document;
        let items = if list == "addressees" {
            &document.addressees
        } else {
            &document.recipients
        };
        let found: usize = items.iter().map(|item| item.as_str().matches("Sở A").count()).sum();
        assert_eq!(found, count, "{list}");
        assert!(
            items.len() < count / 10 && items.last().unwrap().as_str().ends_with("hết"),
            "{list}"
        );
    }
}

/// Labels without end in one line: no step of the reader calls itself for each.
#[test]
fn a_line_of_endless_labels_is_kept_whole() {
    let count = 40_000;
    let text = "Nơi nhận: Sở A ".repeat(count);
    let document = letter::from_str(&text).document;
    let told = serde_json::to_string(&document).unwrap();
    assert_eq!(told.matches("Sở A").count(), count);
}

/// Long lines and long lists of everything the reader looks for: a quadratic
/// step anywhere would run for hours.
#[test]
fn sixteen_mebibytes_of_one_thing() {
    for piece in ["a", "- Như trên; "] {
        let text = piece.repeat(16 * 1024 * 1024 / piece.len());
        let reading = letter::from_slice(text.as_bytes()).unwrap();
        assert!(!reading.source.text().is_empty());
    }
    let size = 1024 * 1024;
    for piece in [
        "a",
        "ngày tháng năm ",
        "Số: ",
        "Kính gửi: ",
        "- Như trên; KT. CHỦ TỊCH ",
        "| ",
        "* **x** ",
        "e\u{301}\u{302}",
    ] {
        let text = piece.repeat(size / piece.len());
        let reading = letter::from_slice(text.as_bytes()).unwrap();
        assert!(!reading.source.text().is_empty());
    }
}

/// A page that was pulled onto one line, with no end and no line to be found.
#[test]
fn a_page_without_end_on_one_line() {
    let glued = "UBND TỈNH HÀ KHÊCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúcSố: 5/QĐ-UBND";
    let spaced = "UBND TỈNH HÀ KHÊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 5/QĐ-UBND ";
    for piece in ["AB", "A1aA", "1 ", "A,"] {
        for head in [glued, spaced] {
            let text = format!("{head}{}", piece.repeat(128 * 1024 / piece.len()));
            assert!(letter::from_str(&text).document.national_title.is_some(), "{piece}");
        }
    }
}

#[test]
fn many_lines_of_one_thing() {
    for line in [
        "Số: 5/QĐ-UBND, ngày 5 tháng 6 năm 2024\n",
        "Kính gửi: Sở Nội vụ\n",
        "Nơi nhận: KT. GIÁM ĐỐC\n",
        "- Như trên; PHÓ GIÁM ĐỐC\n",
        "PHỤ LỤC\n",
        "SAO LỤC\n\n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "QUYẾT ĐỊNH\n",
        "Lê Thị Bình\n",
        "| a | b |\n",
        "V/v ./.\n",
    ] {
        let text = line.repeat(400 * 1024 / line.len());
        assert!(!letter::from_str(&text).source.text().is_empty());
    }
}

/// Every prefix of a letter is a letter: cuts fall inside every part.
#[test]
fn every_prefix_of_a_letter_reads() {
    let text = include_str!("../letters/cong_dien_sao_luc.txt");
    for (end, _) in text.char_indices() {
        let reading = letter::from_str(&text[..end]);
        for (path, traced) in reading.trace.iter() {
            assert!(reading.source.slice(traced.span).is_some(), "{path} at {end}");
        }
    }
}
