//! The place that a document gives, where it can be judged.

use super::date::exempt;
use crate::check::answer::Answer;
use crate::check::question::sector::Sector;
use crate::check::subject::Subject;
use crate::text::is_letter_or_digit;

pub(in crate::check::rules) const PATH: &str = "/place";

/// The place of a body outside the rules of the army and the police, which have their own.
pub(in crate::check::rules) fn civil_place<'a>(subject: &Subject<'a>) -> Result<&'a str, Answer> {
    if subject.sector() == Some(Sector::ArmedForces) {
        return Err(Answer::not_applicable(
            "địa danh trên văn bản của Công an, Quân đội theo quy định riêng",
            "the place on documents of police and army follows rules of their own",
        ));
    }
    place(subject)
}

/// The place, if it can be read.
pub(in crate::check::rules) fn place<'a>(subject: &Subject<'a>) -> Result<&'a str, Answer> {
    let document = subject.document();
    if let Some(answer) = exempt(subject) {
        return Err(answer);
    }
    let Some(place) = document.place.as_deref() else {
        return Err(Answer::not_applicable(
            "văn bản không ghi địa danh (xem D02)",
            "the document names no place (see D02)",
        ));
    };
    // What a reader took along is no name: another column, a number.
    let odd = |c: char| !(is_letter_or_digit(c) || c.is_whitespace() || ".-–'’".contains(c));
    if place.contains(odd) || place.chars().count() > 50 || !place.contains(is_letter_or_digit) {
        return Err(Answer::not_applicable(
            "không đọc được địa danh",
            "the place cannot be read",
        ));
    }
    Ok(place)
}
