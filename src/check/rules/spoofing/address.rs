//! What words name an address, and where a target leads.

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// A host of the net.
    Host(String),
    /// A box for e-mail.
    Mail(String),
}

/// The last part of names of hosts that people know as such without `https://` before it.
const DOMAINS: [&str; 24] = [
    "app", "asia", "biz", "cn", "com", "dev", "edu", "eu", "gov", "info", "int", "io", "me", "mobi", "net", "online",
    "org", "shop", "site", "top", "uk", "us", "vn", "xyz",
];

/// Schemes of addresses with a host.
const SCHEMES: [&str; 4] = ["https", "http", "ftps", "ftp"];

/// Signs that no one sees, which may stand within an address.
const UNSEEN: [char; 6] = ['\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'];

/// Dots of other scripts that browsers take for one.
const DOTS: [char; 3] = ['\u{3002}', '\u{FF0E}', '\u{FF61}'];

/// Mail programs put such a host before links, which go on to the address in `url=`.
const GUARD: &str = ".safelinks.protection.outlook.com";

impl Address {
    /// The addresses that words name, whatever signs stand around them: with a scheme, or a
    /// name of a host that ends as such do.
    pub(super) fn named(words: &str) -> Vec<Self> {
        let plain = words.replace(UNSEEN, "").replace(DOTS, ".").to_lowercase();
        let mut found = Vec::new();
        for word in plain.split_whitespace() {
            let (before, with_scheme) = cut_at_scheme(word);
            found.extend(before.split(|c: char| !is_of_address(c)).filter_map(Self::bare));
            found.extend(with_scheme.and_then(host).map(Self::Host));
        }
        found
    }

    /// Where a target leads: to more than one box, it may be.
    pub(super) fn of_target(target: &str) -> Vec<Self> {
        let target = target.replace(UNSEEN, "");
        let target = target.trim();
        let Some(host) = host(target) else {
            let small = target.to_lowercase();
            let boxes = small.strip_prefix("mailto:").map(boxes);
            return boxes.unwrap_or_else(|| Self::named(target));
        };
        let guarded = || {
            let (_, inner) = target.split_once("url=")?;
            self::host(&decoded(inner.split('&').next()?))
        };
        let inner = host.ends_with(GUARD).then(guarded).flatten();
        vec![Self::Host(inner.unwrap_or(host))]
    }

    /// The address at the end of a piece without scheme: `cổng:hakhe.gov.vn`.
    fn bare(piece: &str) -> Option<Self> {
        piece.split([':', '=']).find_map(|part| {
            let part = part.trim_matches(|c: char| !c.is_alphanumeric());
            let head = part.split(['/', '?', '#', '&']).next()?;
            let head = head.trim_end_matches(|c: char| !c.is_alphanumeric());
            match head.split_once('@') {
                Some((name, domain)) => (is_name(name) && is_domain(domain)).then(|| Self::Mail(head.to_owned())),
                None if is_domain(head) => Some(Self::Host(host(head).unwrap_or_else(|| head.to_owned()))),
                None => host(head).map(Self::Host),
            }
        })
    }

    /// Whether two addresses are those of one place; mail goes to its domain.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Mail(own), Self::Mail(other)) => own == other,
            _ => self.is_akin(other),
        }
    }

    /// Whether two addresses are of one family of hosts: one the other, or below it.
    pub(super) fn is_akin(&self, other: &Self) -> bool {
        let (own, other) = (self.host(), other.host());
        let below = |low: &str, high: &str| {
            let rest = low.strip_suffix(high);
            high.contains('.') && rest.is_some_and(|rest| rest.ends_with('.'))
        };
        // The same name may be written in letters and in the signs for machines.
        let coded =
            |coded: &str, plain: &str| coded.split('.').any(|part| part.starts_with("xn--")) && !plain.is_ascii();
        own == other || below(own, other) || below(other, own) || coded(own, other) || coded(other, own)
    }

    fn host(&self) -> &str {
        match self {
            Self::Host(own) => own,
            Self::Mail(mail) => mail.rsplit('@').next().unwrap_or_default(),
        }
    }

    /// The host or the box.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Host(text) | Self::Mail(text) => text,
        }
    }
}

/// A word before an address with a scheme, and the address.
fn cut_at_scheme(word: &str) -> (&str, Option<&str>) {
    let found = word.find("://").and_then(|at| {
        let before = word.get(..at)?;
        let scheme = SCHEMES.iter().find(|scheme| before.ends_with(**scheme))?;
        word.split_at_checked(at - scheme.len())
    });
    found.map_or((word, None), |(before, address)| (before, Some(address)))
}

/// The boxes that `mailto:` writes to, with those that get a copy.
fn boxes(target: &str) -> Vec<Address> {
    let (own, more) = target.split_once('?').unwrap_or((target, ""));
    let copies = more.split('&').filter_map(|field| {
        let (name, value) = field.split_once('=')?;
        ["to", "cc", "bcc"].contains(&name).then_some(value)
    });
    let lists: Vec<String> = std::iter::once(own).chain(copies).map(decoded).collect();
    let names = lists.iter().flat_map(|list| list.split([',', ';'])).map(str::trim);
    let names = names.filter(|name| !name.is_empty());
    names.map(|name| Address::Mail(name.to_owned())).collect()
}

fn is_of_address(c: char) -> bool {
    c.is_alphanumeric() || ".-_/?#@&=%+~:".contains(c)
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
}

/// Whether a word is the name of a host: parts between dots, the last one known.
fn is_domain(word: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = word.rsplit_once('.').map(|(_, last)| last);
    last.is_some_and(|last| DOMAINS.contains(&last)) && word.split('.').all(is_part)
}

/// The host of an address, if a text is one.
pub(super) fn host(text: &str) -> Option<String> {
    let small = text.trim().to_lowercase();
    let with_scheme = SCHEMES.iter().find_map(|scheme| {
        let rest = small.strip_prefix(scheme)?.strip_prefix(':')?;
        // Browsers go without the strokes, too.
        Some(rest.trim_start_matches(['/', '\\']))
    });
    let rest = with_scheme.or_else(|| small.strip_prefix("//"));
    let rest = rest.or_else(|| small.starts_with("www.").then_some(small.as_str()))?;
    let authority = rest
        .split(|c: char| !c.is_alphanumeric() && !".-_@:%~+!$".contains(c))
        .next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.trim_end_matches(|c: char| !c.is_alphanumeric());
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// A text without the signs `%3A` of addresses; what is no text so stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let byte = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        rest = if byte.is_some() {
            behind.get(2..).unwrap_or_default()
        } else {
            behind
        };
        bytes.push(byte.unwrap_or(b'%'));
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_addresses_or_none() {
        let host = |host: &str| vec![Address::Host(host.to_owned())];
        let mail = |mail: &str| vec![Address::Mail(mail.to_owned())];
        for (words, named) in [
            ("https://www.Hakhe.example/nop?x=1", host("hakhe.example")),
            ("(hakhe.gov.vn),", host("hakhe.gov.vn")),
            ("hakhe.gov.vn/nop-phi", host("hakhe.gov.vn")),
            ("hakhe.gov.vn:8080", host("hakhe.gov.vn")),
            ("www.hakhe.gov.vn", host("hakhe.gov.vn")),
            ("Website:https://hakhe.example", host("hakhe.example")),
            ("→hakhe.gov.vn…", host("hakhe.gov.vn")),
            ("[Cổng]:hakhe.gov.vn!", host("hakhe.gov.vn")),
            ("Cổng:hakhe.gov.vn", host("hakhe.gov.vn")),
            ("*hakhe.gov.vn*", host("hakhe.gov.vn")),
            ("hakhe\u{200B}.gov.vn", host("hakhe.gov.vn")),
            ("hakhe\u{FF0E}gov\u{FF0E}vn", host("hakhe.gov.vn")),
            ("https://hakhe.example](https://la.example", host("hakhe.example")),
            ("vanthu@hakhe.gov.vn;", mail("vanthu@hakhe.gov.vn")),
            ("Email:vanthu@hakhe.gov.vn", mail("vanthu@hakhe.gov.vn")),
            ("mailto:vanthu@hakhe.gov.vn?subject=x", mail("vanthu@hakhe.gov.vn")),
            ("phuluc.docx", vec![]),
            ("Mau_01.vn", vec![]),
            ("45/SNV-VP", vec![]),
            ("TP.HCM", vec![]),
            ("1.234.567", vec![]),
            (".vn", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(Address::named(words), named, "{words}");
        }
    }

    #[test]
    fn mail_goes_to_the_host_behind_its_sign() {
        let agree = |words: &str, target: &str| {
            let (named, to) = (Address::named(words), Address::of_target(target));
            named[0].agrees(&to[0])
        };
        assert!(agree("vanthu@hakhe.gov.vn", "http://vanthu@hakhe.gov.vn"));
        assert!(agree("hakhe.gov.vn", "https://www.hakhe.gov.vn/x"));
        assert!(agree("hakhe.gov.vn", "https://nop.hakhe.gov.vn/x"));
        assert!(agree("hàkhê.vn", "https://xn--hkh-9ia1g.vn/"));
        assert!(agree(
            "hakhe.gov.vn",
            "https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhakhe.gov.vn%2Fx&data=1"
        ));
        assert!(!agree(
            "hakhe.gov.vn",
            "https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fla.example&data=1"
        ));
        assert!(!agree("vanthu@hakhe.gov.vn", "mailto:x@hakhe.gov.vn"));
        assert!(!agree("vanthu@hakhe.gov.vn", "https://la.example"));
        assert!(!agree("hakhe.gov.vn", "https://xahakhe.gov.vn"));
        assert!(!agree("hakhe.gov.vn", "ftp://la.example"));
    }
}
