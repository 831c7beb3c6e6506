//! Characters that deceive, found once for all rules: in the text as it came, or in
//! the fields of a document that no text stands behind.

mod context;

use std::collections::BTreeMap;

use crate::check::facts::fields::{each, is_identity};
use crate::diagnostic::Edit;
use crate::document::Document;
use crate::letter::Reading;
use crate::text::Span;
use crate::text::deceptive::{Deceit, Deceptive, deceptive, may_deceive};
use context::{Around, Tokens};

/// More places than these get no fix: what is so full of them is for a person to see.
const MOST_EDITS: usize = 10_000;

/// Which rule tells a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Sort {
    Turns,
    Unseen,
    Letter,
    Digit,
    /// A mark that no Vietnamese letter has, or that strikes out what it stands on.
    Mark,
    /// A letter of another script in a word of Latin letters.
    Alien,
}

/// What a character makes doubtful.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Scope {
    /// A field that says who, to whom, when, under which number.
    Field(String),
    /// A number, an amount, an address within running text.
    Token,
    /// Running text.
    Running,
}

/// Characters of one sort in one scope.
#[derive(Debug, Clone)]
pub(in crate::check) struct Sighting {
    pub(in crate::check) sort: Sort,
    pub(in crate::check) scope: Scope,
    /// The field of the first.
    pub(in crate::check) path: String,
    pub(in crate::check) first: Deceptive,
    /// The word around the first, as it stands.
    pub(in crate::check) word: String,
    /// The place of the first, where there is a text.
    pub(in crate::check) span: Option<Span>,
    pub(in crate::check) count: usize,
    /// What invisible characters spell for programs.
    pub(in crate::check) smuggled: String,
    /// Whether every fix leaves the page as it looks.
    pub(in crate::check) same_look: bool,
    pub(in crate::check) edits: Vec<Edit>,
}

/// All of a document.
#[derive(Debug, Default)]
pub(in crate::check) struct Sightings {
    pub(in crate::check) all: Vec<Sighting>,
    /// Where letters stand in the decoded text that a rule of spoofing tells, in order.
    pub(in crate::check) letters: Vec<usize>,
}

impl Sightings {
    pub(in crate::check) fn of(document: &Document, reading: Option<&Reading>) -> Self {
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
    pub(in crate::check) fn of_sort(&self, sort: Sort) -> impl Iterator<Item = &Sighting> {
        self.all.iter().filter(move |sighting| sighting.sort == sort)
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
        let mend = span.zip(mended(found.deceit));
        if let Some((span, text)) = mend.filter(|_| sighting.edits.len() < MOST_EDITS) {
            sighting.edits.push(Edit {
                start: span.start,
                end: span.end,
                text,
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
        // Names and the number are asked for every letter that they cannot have, by the
        // rule itself.
        _ if field.is_some_and(is_name) => return None,
        Deceit::Overlay if field.is_some() || around.is_on_letter() => Sort::Mark,
        // Other languages have marks of their own, in their words.
        Deceit::Mark if field.is_some() || around.is_on_figure() || around.is_stacked() => Sort::Mark,
        Deceit::Alien if around.is_among_latin() => Sort::Alien,
        Deceit::Sign(_) | Deceit::Letter(_) | Deceit::Unseen => return None,
        Deceit::Overlay | Deceit::Mark | Deceit::Alien => return None,
    };
    Some((sort, scope))
}

/// Whether a field is the number, or the name of who issues or signs.
fn is_name(path: &str) -> bool {
    path == "/number"
        || path.starts_with("/issuers/")
        || (path.starts_with("/signatures/") && path.ends_with("/signer"))
}

/// `Ð` and `ð`, which keyboards of before Unicode give for `Đ` and `đ`.
pub(in crate::check) fn is_typed_eth(c: char) -> bool {
    matches!(c, 'Ð' | 'ð')
}

/// What stands in the place of a character that deceives; what stood under a letter of
/// another script a person must say.
fn mended(deceit: Deceit) -> Option<String> {
    match deceit {
        Deceit::Turns | Deceit::Unseen | Deceit::Smuggles(_) | Deceit::Mark | Deceit::Overlay => Some(String::new()),
        Deceit::Letter(c) | Deceit::Digit(c) | Deceit::Sign(c) => Some(c.into()),
        Deceit::Alien => None,
    }
}

/// Whether a fix leaves the page as it looks: digits of other scripts look otherwise,
/// and what turns the text moves it.
fn looks_the_same(found: Deceptive) -> bool {
    match found.deceit {
        Deceit::Turns | Deceit::Smuggles(_) | Deceit::Mark | Deceit::Overlay | Deceit::Alien => false,
        Deceit::Digit(_) => u32::from(found.c) >= 0xFF00,
        Deceit::Unseen | Deceit::Letter(_) | Deceit::Sign(_) => true,
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

    /// The narrowest field of identity around a character. What is not seen, and what
    /// no field can have, belongs to the field that it touches: none begins or ends with it.
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
pub(in crate::check) fn narrowest(reading: &Reading, span: Span) -> String {
    let holds = |place: Span| place.start <= span.start && span.end <= place.end;
    let around = reading.trace.iter().filter(|(_, traced)| holds(traced.span));
    let narrowest = around.min_by_key(|(_, traced)| traced.span.end - traced.span.start);
    narrowest.map_or_else(String::new, |(path, _)| path.to_owned())
}
