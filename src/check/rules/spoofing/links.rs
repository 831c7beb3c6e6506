//! Links that say one address and lead to another. For SP-10.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::address::Address;
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
    let named = markdown(text).chain(references(text)).chain(anchors(text));
    let named = named.filter(|(_, shown, target)| {
        let (shown, to) = (Address::named(&without_tags(shown)), Address::of_target(target));
        // A path leads nowhere else.
        (!to.is_empty() || runs(target)) && !shown.is_empty() && !all_agree(&shown, &to)
    });
    let named = named.map(|(place, _, target)| (place, target));
    named.chain(disguised(text)).take(MOST).map(move |(place, target)| {
        let words = text.get(place.clone()).unwrap_or_default();
        let span = Span::new(original_offset(source, place.start), original_offset(source, place.end));
        let to = Address::of_target(target);
        leads(words, to.first().map_or(target, Address::text), span)
    })
}

/// Whether a target is no address but what a program runs.
fn runs(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| ["javascript", "vbscript", "data", "file"].contains(&scheme.as_str()))
}

/// Whether all that words name is where a link leads, and it leads nowhere else; beside the
/// address itself words may name another one of its hosts.
fn all_agree(named: &[Address], to: &[Address]) -> bool {
    let alone = named.len() == 1;
    let leads = |named: &Address| to.iter().any(|to| named.agrees(to) || (!alone && named.is_akin(to)));
    // Mail may go to a stranger, too.
    let told = |to: &Address| named.iter().any(|named| named.is_akin(to));
    named.iter().all(leads) && to.iter().all(told)
}

/// Words without the tags of HTML between them.
fn without_tags(words: &str) -> Cow<'_, str> {
    if !words.contains('<') {
        return words.into();
    }
    let mut parts = words.split('<');
    let first = parts.next().unwrap_or_default();
    let behind = parts.map(|part| part.split_once('>').map_or(part, |(_, behind)| behind));
    std::iter::once(first).chain(behind).collect::<String>().into()
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
        let target = Address::of_target(&link.target);
        let to = target.first().map_or(&*link.target, Address::text);
        leads(words, to, link.span)
    })
}

/// Whether the words of a link name no address, or the one that it leads to.
fn says(link: &Link, source: &Source) -> bool {
    let shown = source.slice(link.span).unwrap_or_default();
    let whole = widened(source.text(), link.span);
    let (shown, whole) = (Address::named(shown), Address::named(whole));
    let target = Address::of_target(&link.target);
    let told = |named: &[Address]| !named.is_empty() && all_agree(named, &target);
    (shown.is_empty() && whole.is_empty()) || told(&shown) || told(&whole)
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
        let open = opening(text, at)?;
        let rest = text.get(at + 2..)?;
        let target = rest.trim_start_matches([' ', '\t', '\n', '<']);
        let before = rest.len() - target.len();
        let target = target.split([')', '>', ' ', '\n']).next()?;
        let end = at + 2 + before + target.len();
        Some((open..end, text.get(open + 1..at)?, target))
    })
}

/// `[words][name]`, with the target in a line `[name]: target`.
fn references(text: &str) -> impl Iterator<Item = (Range<usize>, &str, &str)> {
    let mut targets: Option<HashMap<&str, &str>> = None;
    text.match_indices("][").take(MOST).filter_map(move |(at, _)| {
        let open = opening(text, at)?;
        let (name, _) = text.get(at + 2..)?.split_once(']')?;
        let target = targets.get_or_insert_with(|| definitions(text)).get(name)?;
        Some((open..at + name.len() + 3, text.get(open + 1..at)?, *target))
    })
}

/// The lines `[name]: target`.
fn definitions(text: &str) -> HashMap<&str, &str> {
    let lines = text.lines().filter_map(|line| {
        let (name, target) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        let target = target.split_whitespace().next()?;
        Some((name, target.trim_matches(['<', '>'])))
    });
    lines.take(MOST).collect()
}

/// Where the bracket opens that closes at a place.
fn opening(text: &str, close: usize) -> Option<usize> {
    let from = close.saturating_sub(LONGEST);
    let from = (from..=close).find(|at| text.is_char_boundary(*at))?;
    text.get(from..close)?.rfind('[').map(|at| from + at)
}

/// `<a href="target">words</a>`: its place, the words, the target.
fn anchors(text: &str) -> impl Iterator<Item = (Range<usize>, &str, &str)> {
    let opens = ["<a", "<A"].into_iter().flat_map(move |open| text.match_indices(open));
    let opens = opens.filter(|(at, _)| {
        let behind = text.as_bytes().get(at + 2);
        behind.is_some_and(u8::is_ascii_whitespace)
    });
    opens.take(MOST).filter_map(move |(at, _)| {
        let (tag, behind) = text.get(at..)?.split_once('>')?;
        let small = tag.to_ascii_lowercase();
        let value = tag
            .get(small.find("href")? + 4..)?
            .trim_start()
            .strip_prefix('=')?
            .trim_start();
        let target = value.trim_start_matches(['"', '\'']).trim_start();
        let target = target.split(['"', '\'', ' ', '\n']).next()?;
        let cut = (0..=LONGEST.min(behind.len()))
            .rev()
            .find(|at| behind.is_char_boundary(*at))?;
        let behind = behind.get(..cut)?;
        let shown = ["</a", "</A"].iter().filter_map(|end| behind.find(end)).min();
        let shown = behind.get(..shown.or_else(|| behind.find('<')).unwrap_or(cut))?;
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
            "[Cổng https://hakhe.example](https://la.example)",
            "[vanthu@hakhe.gov.vn](mailto:x@la.example)",
            "[vanthu@hakhe.gov.vn](mailto:vanthu@hakhe.gov.vn,x@la.example)",
            "[vanthu@hakhe.gov.vn](mailto:vanthu@hakhe.gov.vn?bcc=x%40la.example)",
            "[https://hakhe.example](ftp://la.example)",
            "[https://hakhe.example](javascript:x)",
            "[https://hakhe.example](https:la.example)",
            "[https://hakhe.example]( https://la.example)",
            "[https://hakhe.example](\nhttps://la.example)",
            "[**https://hakhe.example**](https://la.example)",
            "[`hakhe.gov.vn`](https://la.example)",
            "[Website: hakhe.gov.vn](https://la.example)",
            "[hakhe.gov.vn, la.example.vn](https://la.example.vn)",
            "<a href=\"https://la.example\"><b>https://hakhe.example</b></a>",
            "<a href=\"https://la.example\">Cổng hakhe.gov.vn</a>",
            "<a\thref=\"https://la.example\">https://hakhe.example</a>",
            "<a href=\"mailto:x@la.example\">vanthu@hakhe.gov.vn</a>",
            "[https://hakhe.example][1] tại\n[1]: https://la.example\n",
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
            "[Cổng hakhe.gov.vn](https://nop.hakhe.gov.vn)",
            "[vanthu@hakhe.gov.vn](mailto:vanthu@hakhe.gov.vn?subject=x)",
            "[vanthu@hakhe.gov.vn, phong@hakhe.gov.vn](mailto:vanthu@hakhe.gov.vn)",
            "[hakhe.gov.vn](nop/phi.html)",
            "[hakhe.gov.vn](#nop)",
            "<a href=\"https://hakhe.gov.vn\"><b>Cổng</b> <i>hakhe.gov.vn</i></a>",
            "[https://hakhe.example][1] tại\n[1]: https://hakhe.example/nop\n",
        ] {
            assert_eq!(told(&format!("Truy cập {fine} để nộp phí.")), 0, "{fine}");
        }
    }
}
