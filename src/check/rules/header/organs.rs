//! The bodies of the header, those too that are printed in small letters and so
//! were not taken for bodies.

use crate::check::rules::writing::case::is_capitals;
use crate::check::subject::Subject;
use crate::letter::begins_body_name;
use crate::text::is_letter_or_digit;

/// A printed name and the field that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::rules) struct Name<'a> {
    pub(in crate::check::rules) path: String,
    pub(in crate::check::rules) text: &'a str,
}

/// An issuing body with the one above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::rules) struct Body<'a> {
    pub(in crate::check::rules) superior: Option<Name<'a>>,
    pub(in crate::check::rules) name: Name<'a>,
}

/// The bodies, as the header prints them.
pub(in crate::check::rules) fn bodies<'a>(subject: &Subject<'a>) -> Vec<Body<'a>> {
    let name = |path: String, text: &'a str| Name { path, text };
    let mut bodies: Vec<Body<'a>> = (subject.document().issuers.iter().enumerate())
        .map(|(i, organ)| Body {
            superior: organ
                .superior
                .as_deref()
                .map(|text| name(format!("/issuers/{i}/superior"), text)),
            name: name(format!("/issuers/{i}/name"), &organ.name),
        })
        .collect();
    match (bodies.as_mut_slice(), small_lines(subject).as_slice()) {
        ([], [.., superior, last]) => bodies.push(Body {
            superior: Some(superior.clone()),
            name: last.clone(),
        }),
        ([], [last]) => bodies.push(Body {
            superior: None,
            name: last.clone(),
        }),
        ([body], [.., line]) if is_beside(subject, line, &body.name) => {
            if precedes(subject, line, &body.name) {
                body.superior.get_or_insert_with(|| line.clone());
            } else {
                let above = std::mem::replace(&mut body.name, line.clone());
                body.superior = Some(above);
            }
        }
        _ => {}
    }
    bodies
}

/// Lines of the head in small letters that begin the name of a body.
fn small_lines<'a>(subject: &Subject<'a>) -> Vec<Name<'a>> {
    let document = subject.document();
    if document.unplaced.is_empty() || subject.reading().is_none() {
        return Vec::new();
    }
    let limits = ["/number#label", "/number", "/date", "/title"];
    let limit = limits.iter().filter_map(|path| subject.piece(path));
    let Some(limit) = limit.map(|piece| piece.whole().start).min() else {
        return Vec::new();
    };
    let lines = document.unplaced.iter().enumerate().map(|(i, text)| Name {
        path: format!("/unplaced/{i}"),
        text,
    });
    lines
        .take_while(|line| subject.span(&line.path).is_some_and(|span| span.start < limit))
        .filter(|line| {
            let short = line.text.chars().count() < 90;
            short && !line.text.contains([':', ';']) && !is_capitals(line.text) && begins_body_name(line.text)
        })
        .collect()
}

fn precedes(subject: &Subject<'_>, a: &Name<'_>, b: &Name<'_>) -> bool {
    let start = |name: &Name<'_>| subject.span(&name.path).map(|span| span.start);
    start(a) < start(b)
}

/// Whether nothing but Quốc hiệu and Tiêu ngữ stands between two lines: then they
/// are of one column.
fn is_beside(subject: &Subject<'_>, a: &Name<'_>, b: &Name<'_>) -> bool {
    let (first, second) = if precedes(subject, a, b) { (a, b) } else { (b, a) };
    let between = || {
        let (first, second) = (subject.piece(&first.path)?, subject.piece(&second.path)?);
        first.up_to(&second)
    };
    let document = subject.document();
    between().filter(|text| text.len() < 400).is_some_and(|text| {
        let fixed = [&document.national_title, &document.motto];
        let rest = fixed
            .into_iter()
            .flatten()
            .fold(text.to_owned(), |rest, fixed| rest.replacen(fixed.as_str(), "", 1));
        !rest.contains(is_letter_or_digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Stage;
    use crate::check::facts::Facts;
    use crate::letter;
    use crate::registry::Registry;

    fn read(header: &str) -> Vec<(Option<String>, String)> {
        let text = format!(
            "{header}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-VP\nHà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\nSở đề nghị phối hợp./.\n"
        );
        let reading = letter::from_str(&text);
        let facts = Facts::new(Registry::shared(), None);
        let subject = Subject::new(&reading.document, Some(&reading), Stage::Incoming, &facts);
        bodies(&subject)
            .into_iter()
            .map(|body| {
                (
                    body.superior.map(|name| name.text.to_owned()),
                    body.name.text.to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn lines_in_small_letters_are_bodies_too() {
        for header in [
            "UBND TỈNH HÀ KHÊ\nSỞ NỘI VỤ",
            "UBND TỈNH HÀ KHÊ\nSở Nội vụ",
            "UBND tỉnh Hà Khê\nSở Nội vụ",
        ] {
            let mut lines = header.split('\n').map(String::from);
            let (superior, name) = (lines.next(), lines.next().unwrap());
            assert_eq!(read(header), [(superior, name)], "{header}");
        }
        assert_eq!(read("Sở Nội vụ"), [(None, "Sở Nội vụ".to_owned())]);
        assert_eq!(
            read("UBND tỉnh Hà Khê\nSỞ NỘI VỤ"),
            [(Some("UBND tỉnh Hà Khê".to_owned()), "SỞ NỘI VỤ".to_owned())]
        );
        assert_eq!(read(""), []);
    }
}
