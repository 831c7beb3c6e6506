//! Names for files, out of names from outside.

use unicode_normalization::UnicodeNormalization;

/// The most bytes of a file name that every system takes, with room for a number.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices; a digit may follow, a raised one too.
const DEVICES: [&str; 9] = ["con", "prn", "aux", "nul", "com", "lpt", "conin$", "conout$", "clock$"];

/// Files that systems and programs take orders from, or write themselves, wherever they
/// lie; those behind a full stop lose it.
const OF_SYSTEMS: [&str; 13] = [
    "autorun.inf",
    "boot.ini",
    "desktop.ini",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "folder.htt",
    "hiberfil.sys",
    "iconcache.db",
    "ntuser.dat",
    "pagefile.sys",
    "swapfile.sys",
    "thumbs.db",
    "web.config",
];

/// What no name of a file may hold, and the wide forms that Windows turns into it where
/// it writes names in an old encoding.
const FORBIDDEN: &str = "<>:\"|?*\u{FF1C}\u{FF1E}\u{FF1A}\u{FF02}\u{FF5C}\u{FF1F}\u{FF0A}";

/// Signs that such a system takes for separators of a path.
const SEPARATORS: &str = "\u{FF0F}\u{FF3C}\u{2044}\u{2215}\u{29F8}\u{29F9}\u{FE68}\u{A5}\u{20A9}";

/// A name for a file out of a name from outside: never a path, never hidden, never an
/// option of a command, nothing invisible in it.
///
/// ```
/// use congvan::edxml::safe_file_name;
///
/// assert_eq!(safe_file_name("Tờ trình (bản 2).pdf"), "Tờ trình (bản 2).pdf");
/// assert_eq!(safe_file_name("../../etc/passwd"), "passwd");
/// assert_eq!(safe_file_name("C:\\x\\thu.doc"), "thu.doc");
/// assert_eq!(safe_file_name("a\0\u{202E}b\n.txt"), "ab.txt");
/// assert_eq!(safe_file_name(".."), "tep");
/// assert_eq!(safe_file_name("con.txt"), "_con.txt");
/// assert_eq!(safe_file_name("COM¹.pdf"), "_COM¹.pdf");
/// assert_eq!(safe_file_name("..／thu.pdf"), "_thu.pdf");
/// assert_eq!(safe_file_name("-rf"), "_-rf");
/// assert_eq!(safe_file_name("Desktop.ini"), "_Desktop.ini");
/// assert_eq!(safe_file_name("To\u{31B}\u{300}.pdf"), "Tờ.pdf");
/// ```
#[must_use]
pub fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.nfc().filter(|c| !c.is_control() && !is_invisible(*c));
    let kept = kept.map(|c| if is_forbidden(c) { '_' } else { c });
    let kept: String = kept.collect();
    let kept = kept
        .trim()
        .trim_start_matches('.')
        .trim_end_matches(['.', ' '])
        .trim_start();
    let (stem, extension) = match kept.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 16 => (stem, Some(extension)),
        _ => (kept, None),
    };
    let room = LONGEST - extension.map_or(0, |extension| extension.len() + 1);
    let end = (0..=room.min(stem.len()))
        .rev()
        .find(|at| stem.is_char_boundary(*at))
        .unwrap_or(0);
    let stem = stem.get(..end).unwrap_or_default().trim_end();
    if stem.is_empty() {
        return extension.map_or_else(|| "tep".to_owned(), |extension| format!("tep.{extension}"));
    }
    let mark = if is_device(stem) || is_option(stem) || is_of_system(kept) {
        "_"
    } else {
        ""
    };
    match extension {
        Some(extension) => format!("{mark}{stem}.{extension}"),
        None => format!("{mark}{stem}"),
    }
}

/// Whether a name is that of a device, whatever extension follows.
pub(super) fn is_device(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default().trim_end();
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '\u{B9}' | '\u{B2}' | '\u{B3}');
    let bare = first.trim_end_matches(digit);
    DEVICES.iter().any(|device| bare.eq_ignore_ascii_case(device))
}

/// Whether a file of this name is one that a system takes orders from; also Word's
/// `~$thu.docx`, which stands beside another file and passes for its own.
pub(super) fn is_of_system(name: &str) -> bool {
    let bare = name.trim().trim_end_matches(['.', ' ']);
    OF_SYSTEMS.iter().any(|own| bare.eq_ignore_ascii_case(own)) || bare.starts_with("~$")
}

/// By what names are told apart on every system: some take letters of either case, and
/// letters composed or not, for the same.
pub(super) fn name_key(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// Whether a command takes a name for an option: any dash may be one to a shell that
/// writes names in an old encoding.
fn is_option(name: &str) -> bool {
    name.starts_with([
        '-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}', '\u{FF0D}',
    ])
}

fn is_forbidden(c: char) -> bool {
    FORBIDDEN.contains(c) || SEPARATORS.contains(c)
}

/// Characters that are not seen, or turn the direction of others.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}
