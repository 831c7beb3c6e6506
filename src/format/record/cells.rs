//! Cells of CSV that no spreadsheet misreads, whichever sign ends its cells.

/// Characters with which a spreadsheet takes a cell for a formula, and their other forms,
/// which an old encoding turns into them.
const FORMULA: [char; 16] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\u{2212}', '\u{FE62}', '\u{FE63}', '\u{FE66}',
    '\u{FE6B}',
];

/// What ends a cell for one spreadsheet or another: Excel takes `;` where the comma stands
/// in numbers, as in Vietnamese, and minds no quotes then but at the beginning of a cell.
const ENDS: [char; 4] = [';', '\t', '\n', '\r'];

/// Adds a row, with quotes around what any program could cut.
pub(super) fn push_row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        match cell.contains([',', '"']) || cell.contains(ENDS) {
            true => {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            }
            false => out.push_str(&cell),
        }
    }
    out.push_str("\r\n");
}

/// What ends the cells of a file, told by its line of names, which hold neither.
pub(super) fn separator(text: &str) -> u8 {
    let names = text.lines().next().unwrap_or_default();
    match names.contains(';') && !names.contains(',') {
        true => b';',
        false => b',',
    }
}

/// A cell of which no spreadsheet takes anything for a formula, wherever it ends the cell.
pub(super) fn guarded(cell: &str) -> String {
    let guard = |(i, piece)| match is_formula(i, piece) {
        true => format!("'{piece}"),
        false => piece.to_owned(),
    };
    pieces(cell).map(guard).collect()
}

/// The cell as it was before [`guarded`].
pub(super) fn unguarded(cell: &str) -> String {
    let bare = |(i, piece): (usize, &str)| match piece.strip_prefix('\'') {
        Some(bare) if is_formula(i, bare) => bare.to_owned(),
        _ => piece.to_owned(),
    };
    pieces(cell).map(bare).collect()
}

/// What would be a cell each, with its end.
fn pieces(cell: &str) -> impl Iterator<Item = (usize, &str)> {
    cell.split_inclusive(ENDS).enumerate()
}

fn is_formula(at: usize, piece: &str) -> bool {
    // What some programs pass over or trim before they look, quotes that close at once too.
    let passed = |c: char| {
        matches!(c, '\'' | '"') || !FORMULA.contains(&c) && (c.is_whitespace() || c.is_control() || is_unseen(c))
    };
    // Behind the first, an empty piece is an empty line.
    let piece = if at > 0 { piece.trim_end_matches(ENDS) } else { piece };
    piece.trim_start_matches(passed).starts_with(FORMULA)
}

/// Whether nobody sees a character, so that a program may drop it.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of a row for a program that ends them at a sign, and minds quotes at their
    /// beginning alone.
    fn cells(row: &str, end: char) -> Vec<String> {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        for c in row.chars() {
            match c {
                '"' if cell.is_empty() && !quoted => quoted = true,
                '"' if quoted => quoted = false,
                c if !quoted && (c == end || c == '\n' || c == '\r') => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells
    }

    #[test]
    fn no_program_finds_a_formula_whichever_sign_ends_its_cells() {
        for text in [
            "=1",
            "báo cáo;=cmd|' /C calc'!A0",
            "a; =1",
            "a;;@x",
            "a\t+1",
            "a\n=1",
            "a\r\n-1",
            "a\";=1",
            "a;\"=1",
            "a;\"\"=1",
            "a,\"\n=1;\"",
            "'=1;'=1",
            "=1;x;=2",
            "x;;=1",
            "x;\u{200B}=1",
            "x;\u{A0}=1",
            "x;\u{FF1D}1",
            "\u{61C}=1",
            "\u{E0041}=1",
            "\u{2212}1",
        ] {
            let guarded = guarded(text);
            assert_eq!(unguarded(&guarded), text, "{guarded:?}");
            let mut row = String::new();
            push_row(&mut row, ["đầu".to_owned(), guarded, "cuối".to_owned()].into_iter());
            for end in [',', ';', '\t'] {
                for cell in cells(&row, end) {
                    let seen = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || FORMULA.contains(&c);
                    let first = cell.chars().find(|c| seen(*c) && !c.is_ascii_whitespace());
                    assert!(
                        !first.is_some_and(|first| FORMULA.contains(&first)),
                        "{text:?} {end:?} {cell:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_a_program_may_cut_stands_in_quotes_and_lines_stay() {
        let mut row = String::new();
        let texts = ["a;b", "a\tb", "a,b", "a", "a\n\nb"];
        push_row(&mut row, texts.iter().map(|text| guarded(text)));
        assert_eq!(row, "\"a;b\",\"a\tb\",\"a,b\",a,\"a\n\nb\"\r\n");
        for text in [
            "", "'", "';", ";", "\n", "\t", "'\n;'", "a;'b", "a;'=b", "a;\"=b", "'\"=", "a;''=b", "\n\n=;",
        ] {
            assert_eq!(unguarded(&guarded(text)), text, "{text:?}");
        }
    }
}
