//! Packets of the national exchange, with attachments plain and zipped.

use std::io::{Cursor, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use congvan::edxml::{self as format, Edxml, Index, Options, Reader, Unpacked, safe_file_name};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::markup::{self, FILES};
use super::recipe::Recipe;
use super::well_told;

/// A packet: read whole, as a stream and as an index, all the same; written and read again.
pub fn edxml(data: &[u8]) {
    let built = Recipe::of(data).map(|mut recipe| {
        let attachments: String = recipe.many(4, attachment).concat();
        markup::edxml(&mut recipe, &attachments)
    });
    let file = built.as_ref().map_or(data, |text| text.as_bytes());
    let options = Options::default().attachment_bytes(1 << 20);
    let whole = format::from_slice_with(file, &options);
    let streamed = format::from_reader_with(file, &options);
    match (&whole, &streamed) {
        (Ok(whole), Ok(streamed)) => {
            assert_eq!(whole.content, streamed.content);
            there_and_back(&whole.content);
        }
        (Err(error), _) => well_told(error, file.len()),
        (_, Err(error)) => well_told(error, file.len()),
    }
    let strict = format::from_slice_with(file, &options.clone().strict(true));
    assert!(strict.is_err() || whole.is_ok(), "strict reading forgives more");
    unpacked(file, &options);
    read_by_halves(file, &options);
}

fn there_and_back(content: &Edxml) {
    let Ok(written) = format::to_string(content) else {
        return;
    };
    let back = format::from_str(&written.output).unwrap_or_else(|error| panic!("{error}\n{}", written.output));
    if written.losses.is_empty() {
        assert_eq!(&back.content, content, "{}", written.output);
    }
    if let Some(packet) = content.packet() {
        let _ = packet.to_document();
        for attachment in &packet.attachments {
            let name = safe_file_name(attachment.attachment_name.as_deref().unwrap_or_default());
            assert!(
                !name.is_empty() && !name.contains(['/', '\\', '\0']) && name != "..",
                "{name:?}"
            );
        }
    }
}

/// The files inside the attachments, as far as they can be unpacked.
fn unpacked(file: &[u8], options: &Options) {
    let Ok(index) = Index::with_options(file, options) else {
        return;
    };
    for entry in index.entries() {
        let mut raw = Vec::new();
        if entry.copy_to(&mut raw).is_err() {
            continue;
        }
        if let Ok(mut inside) = Unpacked::new(Cursor::new(&raw), entry.about(), options) {
            let mut out = Vec::new();
            match inside.copy_to(&mut out) {
                Ok(length) => assert_eq!(length, out.len() as u64),
                Err(error) => well_told(&error, usize::MAX),
            }
            assert!(out.len() as u64 <= options.attachment_bytes);
        }
    }
}

/// A reader that is left in the middle of an attachment goes on behind it.
fn read_by_halves(file: &[u8], options: &Options) {
    let Ok(mut reader) = Reader::with_options(file, options) else {
        return;
    };
    let mut count = 0;
    while let Ok(Some(attachment)) = reader.next_attachment() {
        let _ = attachment.about();
        count += 1;
        assert!(count <= file.len());
    }
    let _ = reader.finish();
}

fn attachment(recipe: &mut Recipe<'_>) -> String {
    let name = recipe.pick(FILES);
    let content = recipe.bytes(64).to_vec();
    let packed = match recipe.below(4) {
        0 => content,
        1 => zipped(recipe, &content),
        // A bomb: far longer than its archive.
        2 => {
            let bomb = vec![b'a'; 1 << recipe.below(20)];
            zipped(recipe, &bomb)
        }
        _ => {
            let mut broken = zipped(recipe, &content);
            let at = usize::from(recipe.number::<u16>()) % broken.len();
            broken[at] ^= recipe.number::<u8>();
            broken
        }
    };
    let mut text = STANDARD.encode(packed);
    if recipe.chance(3) && text.len() > 8 {
        let at = recipe.below(text.len());
        text.insert_str(at, recipe.pick(&["\r\n", " ", "=", "-", "&#10;", "<!-- -->", "ế"]));
    }
    let content_type = recipe.pick(&["application/zip", "application/pdf", "", "text/plain"]);
    let escaped = name.replace('&', "&amp;");
    format!(
        "<Attachment><ContentType>{content_type}</ContentType><ContentId>{}</ContentId><AttachmentName>{escaped}</AttachmentName>\
         <ContentTransferEncoded>{text}</ContentTransferEncoded></Attachment>",
        markup::word(recipe)
    )
}

fn zipped(recipe: &mut Recipe<'_>, content: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let method = recipe.pick(&[CompressionMethod::Deflated, CompressionMethod::Stored]);
    for count in 0..=recipe.below(3) {
        let options = SimpleFileOptions::default().compression_method(method);
        archive
            .start_file(format!("{count}{}", recipe.pick(FILES)), options)
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
