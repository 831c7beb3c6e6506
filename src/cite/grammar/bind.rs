//! Which point belongs to which clause, and which clause to which article.

use super::item::{Id, Item, POINTS};
use crate::text::lower;
use crate::value::{Level, Provision};

/// The most numbers that a range of clauses or points is spelt out to.
const LONGEST_RANGE: u32 = 24;

/// How many places may wait for the level above them.
const RECENT: usize = 64;

/// Ties the levels together: each group belongs to the next higher level on
/// its right (`điểm a, b khoản 2 và khoản 3 Điều 5` is 5.2.a, 5.2.b, 5.3).
pub(super) fn bind(items: &[Item]) -> Vec<Provision> {
    let mut places: Vec<(Provision, Level)> = Vec::new();
    for item in items {
        let Some(level) = item.level else {
            continue;
        };
        let mut ids = item.numbers.iter().flat_map(|id| spell_out(id, level));
        let takes = |(place, top): &(Provision, Level)| {
            // Old texts put the part before its section: `khoản 2, phần A, mục III`.
            let partial = place.article.is_none() && (place.clause.is_some() || place.point.is_some());
            let beside = partial && level > Level::Article && *top > level;
            !item.joined && place.level(level).is_none() && (*top < level || beside)
        };
        let recent = places.len().saturating_sub(RECENT);
        let waiting = places.get_mut(recent..).unwrap_or_default();
        if waiting.iter().any(takes)
            && let Some((from, to)) = ids.next()
        {
            for place in waiting.iter_mut().filter(|place| takes(place)) {
                place.0.set_level(level, from.clone());
                place.0.article_to = place.0.article_to.take().or_else(|| to.clone());
                place.1 = place.1.max(level);
            }
        }
        for (from, to) in ids {
            let mut place = Provision::default();
            place.set_level(level, from);
            place.article_to = to;
            places.push((place, level));
        }
    }
    let mut places: Vec<Provision> = places.into_iter().map(|(place, _)| place).collect();
    under_the_article_before(&mut places);
    places
}

/// The order of contracts and of old texts: `Điều 5 khoản 2`.
fn under_the_article_before(places: &mut Vec<Provision>) {
    let loose = |place: &Provision| {
        place.article.is_none() && place.section.is_none() && place.part.is_none() && place.annex.is_none()
    };
    let first = places.iter().position(|place| place.article.is_some());
    let Some(first) = first.filter(|first| places.get(first + 1..).is_some_and(|rest| rest.iter().any(loose))) else {
        return;
    };
    let mut article: Option<Provision> = None;
    let mut out: Vec<Provision> = Vec::with_capacity(places.len());
    for (i, mut place) in std::mem::take(places).into_iter().enumerate() {
        match &article {
            Some(above) if i > first && loose(&place) => {
                place.article.clone_from(&above.article);
                // The article was named only to hold this place.
                if out.last() == Some(above) {
                    out.pop();
                }
                out.push(place);
            }
            _ => {
                if place.article.is_some() && place.clause.is_none() && place.article_to.is_none() {
                    article = Some(place.clone());
                }
                out.push(place);
            }
        }
    }
    *places = out;
}

/// A range of articles stays one; ranges of clauses and points are spelt out.
fn spell_out(id: &Id, level: Level) -> Vec<(String, Option<String>)> {
    let Some(to) = &id.to else {
        return vec![(id.from.clone(), None)];
    };
    if level == Level::Article {
        return vec![(id.from.clone(), Some(to.clone()))];
    }
    let whole: Option<Vec<String>> = match (id.from.parse::<u32>(), to.parse::<u32>()) {
        (Ok(first), Ok(last)) if first < last && last - first < LONGEST_RANGE => {
            Some((first..=last).map(|n| n.to_string()).collect())
        }
        (Err(_), Err(_)) => letters_between(&id.from, to),
        _ => None,
    };
    let ends = || vec![id.from.clone(), to.clone()];
    whole
        .unwrap_or_else(ends)
        .into_iter()
        .map(|number| (number, None))
        .collect()
}

/// `b` to `e` runs through `đ`.
fn letters_between(from: &str, to: &str) -> Option<Vec<String>> {
    let place = |text: &str| {
        let mut chars = text.chars();
        let c = chars.next().map(lower)?;
        chars.next().is_none().then(|| POINTS.chars().position(|p| p == c))?
    };
    let (first, last) = (place(from)?, place(to)?);
    (first < last).then(|| {
        POINTS
            .chars()
            .skip(first)
            .take(last - first + 1)
            .map(String::from)
            .collect()
    })
}
