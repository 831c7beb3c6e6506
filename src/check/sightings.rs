//! Characters that deceive, found once for all rules: in the text as it came, or in
//! the fields of a document that no text stands behind.

use std::collections::BTreeMap;

use super::strings::{each, is_identity};
use super::subject::Subject;
use crate::diagnostic::Edit;
use crate::document::Document;
use crate::letter::Reading;
use crate::text::deceptive::{Deceit, Deceptive, deceptive, may_deceive};
use crate::text::{Span, is_latin, look_alike};

/// More places than these get no fix: what is so full of them is for a person to see.
const MOST_EDITS: usize = 10_000;

/// A word is looked at no further than this on either side.
const REACH: usize = 24;

/// Which rule tells a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Turns,
    Unseen,
    Letter,
    Digit,
}

/// What a character makes doubtful.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// A field that says who, to whom, when, under which number.
    Field(String),
    /// A number, an amount, an address within running text.
    Token,
    /// Running text.
    Running,
}

/// Characters of one sort in one scope.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub(super) sort: Sort,
    pub(super) scope: Scope,
    /// The field of the first.
    pub(super) path: String,
    pub(super) first: Deceptive,
    /// The word around the first, as it stands.
    pub(super) word: String,
    /// The place of the first, where there is a text.
    pub(super) span: Option<Span>,
    pub(super) count: usize,
    /// What invisible characters spell for programs.
    pub(super) smuggled: String,
    /// Whether every fix leaves the page as it looks.
    pub(super) same_look: bool,
    pub(super) edits: Vec<Edit>,
}

/// All of a document.
#[derive(Debug, Default)]
pub(super) struct Sightings {
    pub(super) all: Vec<Sighting>,
    /// Where letters stand in the decoded text that a rule of spoofing tells, in order.
    pub(super) letters: Vec<usize>,
}

impl Sightings {
    pub(super) fn of(document: &Document, reading: Option<&Reading>) -> Self {
        let mut finder = Finder::default();
        match reading {
            Some(reading) => finder.reading(reading),
            None => each(document, &mut |path, text| finder.field(path, text)),
        }
        Self {
            all: finder.found.into_values().collect(),
            letters: finder.letters,
        }
    }

    /// Those of one sort.
    pub(super) fn of_sort(&self, sort: Sort) -> impl Iterator<Item = &Sighting> {
        self.all.iter().filter(move |sighting| sighting.sort == sort)
    }
}

impl<'a> Subject<'a> {
    /// The characters of the document that deceive, found once for all rules.
    pub(super) fn sightings(&self) -> &'a Sightings {
        self.facts().sightings(self.document(), self.reading())
    }
}

#[derive(Default)]
struct Finder {
    found: BTreeMap<(Sort, Scope), Sighting>,
    letters: Vec<usize>,
}

impl Finder {
    /// A field of a document without a text.
    fn field(&mut self, path: String, text: &str) {
        if !may_deceive(text) {
            return;
        }
        let identity = is_identity(&path);
        let mut tokens = Tokens::new(text);
        for found in deceptive(text) {
            let around = Around::new(text, found, tokens.at(found.at));
            let field = identity.then_some(path.as_str());
            let Some((sort, scope)) = told(found, &around, field, false) else {
                continue;
            };
            self.add(sort, scope, found, None, || (path.clone(), around.word()));
        }
    }

    /// The text that a document was read from.
    fn reading(&mut self, reading: &Reading) {
        let source = &reading.source;
        let text = source.text();
        // What was typed in an old font is decoded, not deceptive.
        if source.legacy().is_some() || !may_deceive(text) {
            return;
        }
        let places = Places::of(reading);
        let mut tokens = Tokens::new(text);
        for found in deceptive(text) {
            let around = Around::new(text, found, tokens.at(found.at));
            let span = source.to_bytes(Span::new(found.at, found.at + found.c.len_utf8()));
            let Some((sort, scope)) = told(found, &around, places.identity(span, found), true) else {
                continue;
            };
            if sort == Sort::Letter {
                self.letters.push(found.at);
            }
            let path = || match &scope {
                Scope::Field(path) => path.clone(),
                _ => narrowest(reading, span),
            };
            let path = if self.found.contains_key(&(sort, scope.clone())) {
                String::new()
            } else {
                path()
            };
            self.add(sort, scope, found, Some(span), || (path, around.word()));
        }
    }

    fn add(
        &mut self,
        sort: Sort,
        scope: Scope,
        found: Deceptive,
        span: Option<Span>,
        context: impl FnOnce() -> (String, String),
    ) {
        let sighting = self.found.entry((sort, scope.clone())).or_insert_with(|| {
            let (path, word) = context();
            Sighting {
                sort,
                scope,
                path,
                first: found,
                word,
                span,
                count: 0,
                smuggled: String::new(),
                same_look: true,
                edits: Vec::new(),
            }
        });
        sighting.count += 1;
        sighting.same_look &= looks_the_same(found);
        if let Deceit::Smuggles(told) = found.deceit
            && sighting.smuggled.len() < 200
        {
            sighting.smuggled.push(told);
        }
        if let Some(span) = span.filter(|_| sighting.edits.len() < MOST_EDITS) {
            sighting.edits.push(Edit {
                start: span.start,
                end: span.end,
                text: mended(found.deceit),
            });
        }
    }
}

/// Which rule tells a character, and of what; most of running text is left in peace.
fn told(found: Deceptive, around: &Around<'_>, field: Option<&str>, has_text: bool) -> Option<(Sort, Scope)> {
    let scope = match field {
        Some(path) => Scope::Field(path.to_owned()),
        None if around.in_token => Scope::Token,
        None => Scope::Running,
    };
    let identity = scope != Scope::Running;
    let sort = match found.deceit {
        Deceit::Turns => Sort::Turns,
        Deceit::Smuggles(_) => Sort::Unseen,
        Deceit::Unseen if field.is_some() || around.splits_a_figure() => Sort::Unseen,
        Deceit::Digit(_) => Sort::Digit,
        // The form of letters is another rule's matter (F32), where there is a text: what
        // every old keyboard types. Other look-alikes of `Đ` no keyboard gives by chance.
        Deceit::Letter(_) if has_text && is_typed_eth(found.c) => return None,
        Deceit::Letter(_) if identity => Sort::Letter,
        Deceit::Letter(_) if has_text && around.is_mended_by_reader() => return None,
        Deceit::Letter(_) if around.is_mixed() => Sort::Letter,
        Deceit::Sign(_) if field.is_some() => Sort::Letter,
        Deceit::Sign(_) | Deceit::Letter(_) | Deceit::Unseen => return None,
    };
    Some((sort, scope))
}

/// `Ð` and `ð`, which keyboards of before Unicode give for `Đ` and `đ`.
pub(super) fn is_typed_eth(c: char) -> bool {
    matches!(c, 'Ð' | 'ð')
}

/// What stands in the place of a character that deceives.
fn mended(deceit: Deceit) -> String {
    match deceit {
        Deceit::Turns | Deceit::Unseen | Deceit::Smuggles(_) => String::new(),
        Deceit::Letter(c) | Deceit::Digit(c) | Deceit::Sign(c) => c.into(),
    }
}

/// Whether a fix leaves the page as it looks: digits of other scripts look otherwise,
/// and what turns the text moves it.
fn looks_the_same(found: Deceptive) -> bool {
    match found.deceit {
        Deceit::Turns | Deceit::Smuggles(_) => false,
        Deceit::Digit(_) => u32::from(found.c) >= 0xFF00,
        Deceit::Unseen | Deceit::Letter(_) | Deceit::Sign(_) => true,
    }
}

/// What no space divides, one piece after the other: each is looked at once, however
/// many characters of it deceive.
struct Tokens<'a> {
    text: &'a str,
    end: usize,
    /// Whether it is a number, an amount, an address.
    is_token: bool,
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            end: 0,
            is_token: false,
        }
    }

    /// Whether a number, an amount or an address stands at a place; the places go up.
    fn at(&mut self, at: usize) -> bool {
        if at >= self.end {
            let space = |c: char| c.is_whitespace();
            let (before, after) = self.text.split_at_checked(at).unwrap_or_default();
            let start = before.rfind(space).map_or(self.end, |start| start.max(self.end));
            self.end = at + after.find(space).unwrap_or(after.len());
            let word = self.text.get(start..self.end).unwrap_or_default();
            let telling = |c: char| c.is_ascii_digit() || c == '@';
            self.is_token = word.contains(telling) || word.contains("://");
        }
        self.is_token
    }
}

/// The text around a character.
struct Around<'a> {
    found: Deceptive,
    in_token: bool,
    before: &'a str,
    after: &'a str,
}

impl<'a> Around<'a> {
    fn new(text: &'a str, found: Deceptive, in_token: bool) -> Self {
        let after = found.at + found.c.len_utf8();
        Self {
            found,
            in_token,
            before: text.get(..found.at).unwrap_or_default(),
            after: text.get(after..).unwrap_or_default(),
        }
    }

    /// The characters of the word on both sides, as a test takes them.
    fn sides(&self, takes: impl Fn(char) -> bool + Copy + 'a) -> (Vec<char>, impl Iterator<Item = char> + 'a) {
        let mut before: Vec<char> = self
            .before
            .chars()
            .rev()
            .take(REACH)
            .take_while(|c| takes(*c))
            .collect();
        before.reverse();
        (before, self.after.chars().take(REACH).take_while(move |c| takes(*c)))
    }

    /// What no space divides, as it stands; what is not seen is left out.
    fn word(&self) -> String {
        let seen = |c: &char| {
            let unseen = matches!(
                crate::text::deceptive::deceit(*c),
                Some(Deceit::Turns | Deceit::Unseen | Deceit::Smuggles(_))
            );
            !unseen && !c.is_control()
        };
        let (before, after) = self.sides(|c| !c.is_whitespace());
        let whole = before.into_iter().chain([self.found.c]).chain(after);
        whole.filter(seen).collect()
    }

    fn splits_a_figure(&self) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(self.before.chars().next_back()) && digit(self.after.chars().next())
    }

    /// Whether the reader reads it as the letter that it looks like.
    fn is_mended_by_reader(&self) -> bool {
        look_alike(self.found.c, self.before, self.after).is_some()
    }

    /// Whether no word of its own script stands here: it is mixed with Latin letters,
    /// or made of nothing but letters that look Latin, or of styled ones.
    fn is_mixed(&self) -> bool {
        if u32::from(self.found.c) >= 0xFF00 {
            return true;
        }
        // `hν` is physics.
        if matches!(self.found.c, 'ν' | 'ι') {
            return false;
        }
        let (before, after) = self.sides(|c| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}'));
        let others: Vec<char> = before.into_iter().chain(after).collect();
        let alike = |c: &char| matches!(crate::text::deceptive::deceit(*c), Some(Deceit::Letter(_)));
        let latin = others.iter().any(|c| is_latin(*c) && !alike(c));
        latin || (!others.is_empty() && others.iter().all(alike))
    }
}

/// Where the fields stand in a text.
struct Places<'r> {
    /// Fields of identity by where they begin: start, end, path.
    identity: Vec<(usize, usize, &'r str)>,
}

impl<'r> Places<'r> {
    fn of(reading: &'r Reading) -> Self {
        let fields = reading.trace.iter().filter(|(path, _)| is_identity(path));
        let mut identity: Vec<_> = fields
            .map(|(path, traced)| (traced.span.start, traced.span.end, path))
            .collect();
        identity.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        Self { identity }
    }

    /// The narrowest field of identity around a character. What is not seen belongs to
    /// the field that it touches, for no field begins or ends with it.
    fn identity(&self, span: Span, found: Deceptive) -> Option<&'r str> {
        /// Fields lie in few others: a copy block holds a signature, that a name.
        const DEEPEST: usize = 12;
        let seen = matches!(found.deceit, Deceit::Letter(_) | Deceit::Digit(_) | Deceit::Sign(_));
        let (from, to) = if seen {
            (span.start, span.end)
        } else {
            (span.end, span.start)
        };
        let behind = self.identity.partition_point(|(start, ..)| *start <= from);
        let before = self.identity.get(..behind)?.iter().rev().take(DEEPEST);
        let around = before.filter(|(_, end, _)| to <= *end);
        around.min_by_key(|(start, end, _)| end - start).map(|(.., path)| *path)
    }
}

/// The narrowest field around a place; the whole document where there is none.
pub(super) fn narrowest(reading: &Reading, span: Span) -> String {
    let holds = |place: Span| place.start <= span.start && span.end <= place.end;
    let around = reading.trace.iter().filter(|(_, traced)| holds(traced.span));
    let narrowest = around.min_by_key(|(_, traced)| traced.span.end - traced.span.start);
    narrowest.map_or_else(String::new, |(path, _)| path.to_owned())
}
