//! What a word is an address of.

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

/// What stands around an address in running text.
const AROUND: [char; 15] = [
    '(', ')', '<', '>', '[', ']', '"', '\'', '“', '”', '‘', '’', ',', ';', '.',
];

impl Address {
    /// The address that a word is, if it is one: with its scheme, or a name of a host that
    /// ends as such do.
    pub(super) fn of(word: &str) -> Option<Self> {
        let word = word.trim().trim_matches(AROUND).to_lowercase();
        if let Some(mail) = word.strip_prefix("mailto:") {
            let mail = mail.split('?').next()?.trim();
            return Some(Self::Mail(mail.to_owned()));
        }
        if let Some(host) = host(&word) {
            return Some(Self::Host(host));
        }
        let mut parts = word.splitn(2, '@');
        match (parts.next()?, parts.next()) {
            (name, Some(domain)) if is_name(name) && is_domain(domain) => Some(Self::Mail(word)),
            (name, None) => {
                let domain = name.split(['/', '?', '#', ':']).next()?;
                is_domain(domain).then(|| Self::Host(domain.to_owned()))
            }
            _ => None,
        }
    }

    /// Whether two addresses are those of one place; mail goes to its domain.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Mail(own), Self::Mail(other)) => own == other,
            (own, Self::Host(host)) | (Self::Host(host), own) => own.is_at(host),
        }
    }

    /// Whether it is an address of a host.
    pub(super) fn is_at(&self, host: &str) -> bool {
        let own = match self {
            Self::Host(own) => own,
            Self::Mail(mail) => mail.rsplit('@').next().unwrap_or_default(),
        };
        own == host
    }

    /// The host or the box.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Host(text) | Self::Mail(text) => text,
        }
    }
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
    let small = text.trim().to_ascii_lowercase();
    let rest = ["https://", "http://", "//"]
        .iter()
        .find_map(|scheme| small.strip_prefix(scheme));
    let rest = rest.or_else(|| small.starts_with("www.").then_some(small.as_str()))?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches('.');
    (!host.is_empty() && !host.contains(char::is_whitespace)).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_an_address_or_none() {
        let host = |host: &str| Some(Address::Host(host.to_owned()));
        let mail = |mail: &str| Some(Address::Mail(mail.to_owned()));
        for (word, address) in [
            ("https://www.Hakhe.example/nop?x=1", host("hakhe.example")),
            ("(hakhe.gov.vn),", host("hakhe.gov.vn")),
            ("hakhe.gov.vn/nop-phi", host("hakhe.gov.vn")),
            ("vanthu@hakhe.gov.vn;", mail("vanthu@hakhe.gov.vn")),
            ("mailto:vanthu@hakhe.gov.vn?subject=x", mail("vanthu@hakhe.gov.vn")),
            ("phuluc.docx", None),
            ("45/SNV-VP", None),
            ("TP.HCM", None),
            ("1.234.567", None),
            ("Email:vanthu@hakhe.gov.vn", None),
            (".vn", None),
            ("", None),
        ] {
            assert_eq!(Address::of(word), address, "{word}");
        }
    }

    #[test]
    fn mail_goes_to_the_host_behind_its_sign() {
        let of = |word: &str| Address::of(word).unwrap();
        assert!(of("vanthu@hakhe.gov.vn").agrees(&of("http://vanthu@hakhe.gov.vn")));
        assert!(of("hakhe.gov.vn").agrees(&of("https://www.hakhe.gov.vn/x")));
        assert!(!of("vanthu@hakhe.gov.vn").agrees(&of("mailto:x@hakhe.gov.vn")));
        assert!(!of("vanthu@hakhe.gov.vn").agrees(&of("https://la.example")));
    }
}
