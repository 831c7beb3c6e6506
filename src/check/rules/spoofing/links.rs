//! Links that say one address and lead to another. For SP-10.

use std::ops::Range;

use super::address::{Address, host};
use crate::check::answer::Finding;
use crate::check::facts::original::original_offset;
use crate::layout::{Layout, Link};
use crate::text::{Source, Span};

/// An address, or the words of a link, are no longer.
const LONGEST: usize = 500;

/// So many links are looked at.
const MOST: usize = 200;

/// What ends an address in running text.
const ENDS: [char; 9] = [')', '>', '<', '"', '\'', ']', '|', ',', ';'];

/// The links of a text that lead elsewhere than they say.
pub(super) fn elsewhere(source: &Source) -> impl Iterator<Item = Finding> {
    let text = source.text();
    let named = markdown(text).chain(anchors(text)).filter(|(_, shown, target)| {
        let (shown, target) = (Address::of(shown), host(target));
        shown.zip(target).is_some_and(|(shown, target)| !shown.is_at(&target))
    });
    let named = named.map(|(place, _, target)| (place, target));
    named.chain(disguised(text)).take(MOST).map(move |(place, target)| {
        let words = text.get(place.clone()).unwrap_or_default();
        let span = Span::new(original_offset(source, place.start), original_offset(source, place.end));
        leads(words, &host(target).unwrap_or_default(), span)
    })
}

fn leads(words: &str, to: &str, span: Span) -> Finding {
    let (words, to) = (super::excerpt(words), super::excerpt(to));
    Finding::at(
        "",
        format!("liên kết “{words}” dẫn tới `{to}`, không phải nơi ghi ra; hãy ghi đúng địa chỉ"),
        format!("the link “{words}” leads to `{to}`, not where it says; write the true address"),
    )
    .within(span)
}

/// The links of a Word file that lead elsewhere than their words say.
pub(super) fn of_file<'s>(layout: &'s Layout, source: &'s Source) -> impl Iterator<Item = Finding> {
    let forged = layout.links.iter().filter(|link| !says(link, source));
    forged.take(MOST).map(|link| {
        let words = source.slice(link.span).unwrap_or_default();
        let target = Address::of(&link.target);
        let to = target.as_ref().map_or(&*link.target, Address::text);
        leads(words, to, link.span)
    })
}

/// Whether the words of a link name no address, or the one that it leads to.
fn says(link: &Link, source: &Source) -> bool {
    let shown = source.slice(link.span).unwrap_or_default();
    let whole = widened(source.text(), link.span);
    let words = shown.split_whitespace().chain(whole.split_whitespace());
    let mut named = words.filter_map(Address::of).peekable();
    let target = Address::of(&link.target);
    named.peek().is_none() || named.any(|named| target.as_ref().is_some_and(|target| named.agrees(target)))
}

/// The words that a link is part of: an address may be a link in part.
fn widened(text: &str, span: Span) -> &str {
    let start = |from: usize| (from..=span.start).find(|at| text.is_char_boundary(*at));
    let end = |to: usize| (span.end..=to).rev().find(|at| text.is_char_boundary(*at));
    let from = start(span.start.saturating_sub(LONGEST)).unwrap_or(span.start);
    let to = end(text.len().min(span.end.saturating_add(LONGEST))).unwrap_or(span.end);
    let before = text.get(from..span.start).unwrap_or_default();
    let behind = text.get(span.end..to).unwrap_or_default();
    let before = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let behind = behind.split(char::is_whitespace).next().unwrap_or_default();
    let whole = span.start - before.len()..span.end + behind.len();
    text.get(whole).unwrap_or_default()
}

/// `[words](target)`: its place, the words, the target.
fn markdown(text: &str) -> impl Iterator<Item = (Range<usize>, &str, &str)> {
    text.match_indices("](").take(MOST).filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let open = before.rfind('[').filter(|open| at - open <= LONGEST)?;
        let rest = text.get(at + 2..)?;
        let target = rest.split([')', ' ', '\n']).next()?;
        let end = at + 2 + target.len();
        Some((open..end, before.get(open + 1..)?, target.trim_start_matches('<')))
    })
}

/// `<a href="target">words</a>`: its place, the words, the target.
fn anchors(text: &str) -> impl Iterator<Item = (Range<usize>, &str, &str)> {
    let opens = ["<a ", "<A ", "<a\n"]
        .into_iter()
        .flat_map(move |open| text.match_indices(open));
    opens.take(MOST).filter_map(move |(at, _)| {
        let (tag, behind) = text.get(at..)?.split_once('>')?;
        let small = tag.to_ascii_lowercase();
        let value = tag
            .get(small.find("href")? + 4..)?
            .trim_start()
            .strip_prefix('=')?
            .trim_start();
        let target = value
            .trim_start_matches(['"', '\''])
            .split(['"', '\'', ' ', '\n'])
            .next()?;
        let shown = behind.split('<').next()?;
        Some((at..at + tag.len() + 1 + shown.len(), shown, target))
    })
}

/// `https://shown@host/`: what stands before the sign is a user and no host.
fn disguised(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices("://").take(MOST).filter_map(move |(at, _)| {
        let scheme = ["https", "http"].iter().find(|scheme| {
            let before = text.as_bytes().get(..at).unwrap_or_default();
            let own = before.get(at.saturating_sub(scheme.len())..);
            own.is_some_and(|own| own.eq_ignore_ascii_case(scheme.as_bytes()))
        })?;
        let start = at - scheme.len();
        let address = text.get(start..)?;
        let address = address.split(|c: char| c.is_whitespace() || ENDS.contains(&c)).next()?;
        let authority = address.get(scheme.len() + 3..)?.split(['/', '?', '#']).next()?;
        authority.split_once('@').filter(|(user, _)| user.contains('.'))?;
        Some((start..start + address.len(), address))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> usize {
        elsewhere(&crate::letter::from_str(text).source).count()
    }

    #[test]
    fn a_link_leads_where_it_says() {
        for forged in [
            "[https://hakhe.example](http://la.example/x)",
            "[www.hakhe.example](https://la.example)",
            "<a href=\"http://la.example\">https://hakhe.example</a>",
            "<A class=a HREF='//la.example'>https://hakhe.example/nop</A>",
            "https://hakhe.example@la.example/",
        ] {
            assert_eq!(told(&format!("Truy cập {forged} để nộp phí.")), 1, "{forged}");
        }
        for fine in [
            "[https://hakhe.example](http://www.hakhe.example/x)",
            "[Cổng dịch vụ](https://la.example)",
            "<a href=\"https://hakhe.example/\">https://hakhe.example</a>",
            "https://hakhe.example/@phong",
            "ftp://hakhe.example và vanthu@hakhe.example",
            "[1](2) <a name=\"x\">x</a>",
        ] {
            assert_eq!(told(&format!("Truy cập {fine} để nộp phí.")), 0, "{fine}");
        }
    }
}
