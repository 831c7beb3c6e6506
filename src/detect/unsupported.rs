//! What to do with a format that is recognised and not read.

use super::Format;
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// Each format that is not read: its name and the way out, in both languages.
const WAYS_OUT: [(Format, &str, &str, &str, &str); 11] = [
    (
        Format::EdXml,
        "gói tin edXML",
        "chưa đọc được gói tin; hãy lấy tệp văn bản đính kèm trong gói rồi đọc tệp đó",
        "an edXML packet",
        "packets are not read; take the attached letter out and read that",
    ),
    (
        Format::Akn,
        "Akoma Ntoso",
        "chưa đọc được định dạng này; hãy xuất văn bản ra dạng văn bản thuần (.txt)",
        "Akoma Ntoso",
        "it is not read; export the document as plain text (.txt)",
    ),
    (
        Format::OtherXml,
        "XML loại khác",
        "không gian tên phải là urn:congvan:document:1; hãy xuất văn bản ra dạng văn bản thuần (.txt) hoặc JSON",
        "XML of another kind",
        "the namespace must be urn:congvan:document:1; export the document as plain text (.txt) or JSON",
    ),
    (
        Format::Html,
        "trang web (HTML)",
        "không đọc được HTML; hãy mở bằng trình duyệt, chọn toàn bộ, chép sang tệp văn bản thuần (.txt)",
        "a web page (HTML)",
        "HTML is not read; open it in a browser and save its text as plain text (.txt)",
    ),
    (
        Format::Docx,
        "tệp Word (.docx)",
        "chưa đọc được tệp Word; hãy lưu thành văn bản thuần (.txt, UTF-8), hoặc chạy: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" TỆP",
        "a Word file (.docx)",
        "Word files are not read; save it as plain text (.txt, UTF-8), or run: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" FILE",
    ),
    (
        Format::Doc,
        "tệp Word đời cũ (.doc)",
        "không đọc được tệp này; hãy lưu thành văn bản thuần (.txt, UTF-8), hoặc chạy: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" TỆP",
        "an old Word file (.doc)",
        "it is not read; save it as plain text (.txt, UTF-8), or run: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" FILE",
    ),
    (
        Format::Odt,
        "tệp OpenDocument (.odt)",
        "không đọc được tệp này; hãy lưu thành văn bản thuần (.txt, UTF-8), hoặc chạy: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" TỆP",
        "an OpenDocument file (.odt)",
        "it is not read; save it as plain text (.txt, UTF-8), or run: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" FILE",
    ),
    (
        Format::Rtf,
        "tệp RTF",
        "không đọc được tệp này; hãy lưu thành văn bản thuần (.txt, UTF-8), hoặc chạy: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" TỆP",
        "an RTF file",
        "it is not read; save it as plain text (.txt, UTF-8), or run: soffice --headless --convert-to \"txt:Text (encoded):UTF8\" FILE",
    ),
    (
        Format::Pdf,
        "tệp PDF",
        "không đọc được PDF; nếu PDF có chữ, hãy chạy: pdftotext -layout TỆP.pdf TỆP.txt; nếu là bản quét, hãy nhận dạng chữ (OCR) trước",
        "a PDF file",
        "PDF is not read; if it holds text, run: pdftotext -layout FILE.pdf FILE.txt; if it is a scan, use OCR first",
    ),
    (
        Format::Image,
        "tệp ảnh",
        "không đọc được ảnh; hãy nhận dạng chữ (OCR) rồi lưu thành văn bản thuần (.txt, UTF-8)",
        "a picture",
        "pictures are not read; use OCR and save the text as plain text (.txt, UTF-8)",
    ),
    (
        Format::Zip,
        "tệp nén (zip)",
        "không đọc được tệp nén; hãy giải nén rồi đọc từng tệp bên trong",
        "a zip archive",
        "archives are not read; unpack it and read the files inside",
    ),
];

/// Whether bytes are an Office file in a wrapping that others have, too: with a password,
/// or of another program.
#[cfg(feature = "docx")]
pub(super) fn is_office(bytes: &[u8]) -> bool {
    /// The names of parts stand at the head or at the end.
    const REACH: usize = 64 * 1024;
    let front = bytes.get(..bytes.len().min(8 * REACH)).unwrap_or_default();
    let back = bytes.get(bytes.len().saturating_sub(REACH)..).unwrap_or_default();
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let names: [&[u8]; 2] = [b"[Content_Types].xml", &wide];
    let holds = |name: &&[u8]| {
        [front, back]
            .iter()
            .any(|piece| piece.windows(name.len()).any(|w| w == *name))
    };
    names.iter().any(holds)
}

/// The error for a format that is not read, or not by this build.
pub(super) fn error(format: Format) -> Error {
    let message = match WAYS_OUT.iter().find(|row| row.0 == format) {
        // Plain text would lose the page, which a Word file keeps.
        Some((_, name_vi, _, name_en, _)) if cfg!(feature = "docx") && is_word_processing(format) => Message::new(
            format!("đây là {name_vi}; hãy lưu lại dạng .docx, hoặc chạy: soffice --headless --convert-to docx TỆP"),
            format!("this is {name_en}; save it as .docx, or run: soffice --headless --convert-to docx FILE"),
        ),
        Some((_, name_vi, way_vi, name_en, way_en)) => Message::new(
            format!("đây là {name_vi}; {way_vi}"),
            format!("this is {name_en}; {way_en}"),
        ),
        None => Message::new(
            format!("bản dựng này không đọc định dạng `{format}`; hãy dựng lại với tính năng tương ứng"),
            format!("this build does not read the format `{format}`; build it again with that feature"),
        ),
    };
    Error::new(ErrorKind::Unsupported, message)
}

/// Whether word processors save the format as a Word file and keep the page.
fn is_word_processing(format: Format) -> bool {
    matches!(format, Format::Doc | Format::Odt | Format::Rtf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    #[test]
    fn files_of_word_processors_are_saved_as_what_is_read() {
        for format in [Format::Doc, Format::Odt, Format::Rtf] {
            let said = error(format).message(Lang::Vi).to_owned();
            assert_eq!(said.contains(".docx"), cfg!(feature = "docx"), "{said}");
            assert_ne!(said.contains(".txt"), cfg!(feature = "docx"), "{said}");
        }
    }
}
