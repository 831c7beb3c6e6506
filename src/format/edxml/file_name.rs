//! Names for files, out of names from outside.

/// The most bytes of a file name that every system takes, with room for a number.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A name for a file out of a name from outside: never a path, never hidden, nothing
/// invisible in it.
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
/// ```
#[must_use]
pub fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.chars().filter(|c| !c.is_control() && !is_invisible(*c));
    let kept: String = kept.map(|c| if "<>:\"|?*".contains(c) { '_' } else { c }).collect();
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
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    let bare = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let device = DEVICES.iter().any(|device| bare.eq_ignore_ascii_case(device));
    let mark = if device { "_" } else { "" };
    match extension {
        Some(extension) => format!("{mark}{stem}.{extension}"),
        None => format!("{mark}{stem}"),
    }
}

/// Characters that are not seen, or turn the direction of others.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}
