//! What a `Signature` element says, before anything is believed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::canonical::Method;
use super::limits::Limits;
use super::names::{DSIG, ENVELOPED, EXCLUSIVE, Hash, Scheme, digest, form, signature};
use super::problem::{Problem, ProblemKind, shown};
use super::tree::{NodeId, Tag, Tree};

/// What a signature claims.
pub(super) struct Claim {
    pub(super) info: NodeId,
    /// The canonical form of `SignedInfo`, as named and as understood.
    pub(super) form: (String, Option<Method>),
    pub(super) method: (String, Option<(Scheme, Hash)>),
    pub(super) references: Vec<Pointer>,
    pub(super) value: Vec<u8>,
    /// The certificates in DER.
    pub(super) certificates: Vec<Vec<u8>>,
}

/// What one reference points to.
pub(super) struct Pointer {
    /// `None` where the attribute is missing.
    pub(super) uri: Option<String>,
    pub(super) transforms: Result<Transforms, Problem>,
    pub(super) digest: (String, Option<Hash>),
    pub(super) value: Vec<u8>,
}

/// What is done to what a reference selects.
pub(super) struct Transforms {
    /// Whether the signature itself is left out.
    pub(super) enveloped: bool,
    pub(super) form: Method,
}

/// Reads a `Signature` element, strictly by the schema of XML-DSig: what its children
/// are, in their order, and nothing besides.
pub(super) fn claim(tree: &Tree, id: NodeId, limits: &Limits) -> Result<Claim, Problem> {
    let parts: Vec<_> = tree.elements(id).collect();
    let mut parts = parts.into_iter().peekable();
    let info = parts
        .next_if(|(_, tag)| is(tag, "SignedInfo"))
        .ok_or_else(|| missing("SignedInfo"))?;
    let value = parts
        .next_if(|(_, tag)| is(tag, "SignatureValue"))
        .ok_or_else(|| missing("SignatureValue"))?;
    let keys = parts.next_if(|(_, tag)| is(tag, "KeyInfo"));
    if let Some((_, tag)) = parts.find(|(_, tag)| !is(tag, "Object")) {
        return Err(unexpected(&tag.name.local));
    }
    let certificates = match keys {
        Some((keys, _)) => certificates(tree, keys, limits)?,
        None => Vec::new(),
    };
    let mut of_info = tree.elements(info.0);
    let form_tag = of_info.next().filter(|(_, tag)| is(tag, "CanonicalizationMethod"));
    let (form_id, form_tag) = form_tag.ok_or_else(|| missing("CanonicalizationMethod"))?;
    let method_tag = of_info.next().filter(|(_, tag)| is(tag, "SignatureMethod"));
    let (method_id, method_tag) = method_tag.ok_or_else(|| missing("SignatureMethod"))?;
    let mut references = Vec::new();
    for (reference, tag) in of_info {
        if !is(tag, "Reference") {
            return Err(unexpected(&tag.name.local));
        }
        if references.len() >= limits.references {
            return Err(too_many("Reference", limits.references));
        }
        references.push(pointer(tree, reference, tag, limits)?);
    }
    let form_uri = algorithm(form_tag)?;
    let method_uri = algorithm(method_tag)?;
    // A parameter, such as the length of an HMAC, would change what the method is.
    let plain = tree.elements(method_id).next().is_none();
    Ok(Claim {
        info: info.0,
        form: (form_uri.clone(), with_prefixes(tree, form_id, &form_uri, limits)?),
        method: (method_uri.clone(), signature(&method_uri).filter(|_| plain)),
        references,
        value: decoded(tree, value.0, "SignatureValue")?,
        certificates,
    })
}

fn pointer(tree: &Tree, id: NodeId, tag: &Tag, limits: &Limits) -> Result<Pointer, Problem> {
    let parts: Vec<_> = tree.elements(id).collect();
    let mut parts = parts.into_iter().peekable();
    let listed = parts.next_if(|(_, tag)| is(tag, "Transforms"));
    let method = parts
        .next_if(|(_, tag)| is(tag, "DigestMethod"))
        .ok_or_else(|| missing("DigestMethod"))?;
    let value = parts
        .next_if(|(_, tag)| is(tag, "DigestValue"))
        .ok_or_else(|| missing("DigestValue"))?;
    if let Some((_, tag)) = parts.next() {
        return Err(unexpected(&tag.name.local));
    }
    let transforms = match listed {
        Some((listed, _)) => transforms(tree, listed, limits)?,
        None => Ok(Transforms {
            enveloped: false,
            form: Method::default(),
        }),
    };
    let uri = algorithm(method.1)?;
    Ok(Pointer {
        uri: attribute(tag, "URI").map(str::to_owned),
        transforms,
        digest: (uri.clone(), digest(&uri)),
        value: decoded(tree, value.0, "DigestValue")?,
    })
}

/// The transforms: the signature is left out first, then there is at most one form.
fn transforms(tree: &Tree, id: NodeId, limits: &Limits) -> Result<Result<Transforms, Problem>, Problem> {
    let mut found = Transforms {
        enveloped: false,
        form: Method::default(),
    };
    let mut last = None;
    for (i, (id, tag)) in tree.elements(id).enumerate() {
        if !is(tag, "Transform") {
            return Err(unexpected(&tag.name.local));
        }
        if i >= limits.transforms {
            return Err(too_many("Transform", limits.transforms));
        }
        let uri = algorithm(tag)?;
        if last.is_some() {
            return Ok(Err(not_understood(&uri)));
        }
        if uri == ENVELOPED {
            found.enveloped = true;
            continue;
        }
        match with_prefixes(tree, id, &uri, limits)? {
            Some(form) => last = Some(form),
            None => return Ok(Err(not_understood(&uri))),
        }
    }
    found.form = last.unwrap_or_default();
    Ok(Ok(found))
}

/// The canonical form of a URI, with the list of prefixes inside its element; nothing
/// else may stand there.
fn with_prefixes(tree: &Tree, id: NodeId, uri: &str, limits: &Limits) -> Result<Option<Method>, Problem> {
    let Some(mut method) = form(uri) else {
        return Ok(None);
    };
    let mut words = 0;
    for (_, tag) in tree.elements(id) {
        if !method.exclusive || !tag.name.is(EXCLUSIVE, "InclusiveNamespaces") {
            return Ok(None);
        }
        let listed = attribute(tag, "PrefixList").unwrap_or_default();
        for word in listed.split_ascii_whitespace() {
            words += 1;
            if words > limits.prefixes {
                return Err(too_many_prefixes(limits.prefixes));
            }
            let prefix = if word == "#default" { "" } else { word };
            method.prefixes.insert(prefix.to_owned());
        }
    }
    Ok(Some(method))
}

/// The certificates that are sent along. Keys and places elsewhere are not looked at: a
/// key without a certificate is nobody's.
fn certificates(tree: &Tree, id: NodeId, limits: &Limits) -> Result<Vec<Vec<u8>>, Problem> {
    let mut found = Vec::new();
    let data = tree.elements(id).filter(|(_, tag)| is(tag, "X509Data"));
    for (id, tag) in data.flat_map(|(id, _)| tree.elements(id)) {
        if !is(tag, "X509Certificate") {
            continue;
        }
        if found.len() >= limits.certificates {
            return Err(too_many("X509Certificate", limits.certificates));
        }
        found.push(decoded(tree, id, "X509Certificate")?);
    }
    Ok(found)
}

fn is(tag: &Tag, local: &str) -> bool {
    tag.name.is(DSIG, local)
}

pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let found = tag.attributes.iter().find(|(known, _)| known.is("", name));
    found.map(|(_, value)| value.as_str())
}

fn algorithm(tag: &Tag) -> Result<String, Problem> {
    let found = attribute(tag, "Algorithm").map(str::to_owned);
    found.ok_or_else(|| {
        let name = &tag.name.local;
        Problem::new(
            ProblemKind::Malformed,
            format!("`{name}` thiếu thuộc tính Algorithm"),
            format!("`{name}` lacks its attribute Algorithm"),
        )
    })
}

/// The bytes of an element that holds base64 and nothing else.
fn decoded(tree: &Tree, id: NodeId, name: &str) -> Result<Vec<u8>, Problem> {
    let text = tree.text(id).map(|mut text| {
        text.retain(|c| !c.is_ascii_whitespace());
        text
    });
    text.and_then(|text| STANDARD.decode(text).ok()).ok_or_else(|| {
        Problem::new(
            ProblemKind::Malformed,
            format!("`{name}` không phải base64"),
            format!("`{name}` is no base64"),
        )
    })
}

fn missing(name: &str) -> Problem {
    Problem::new(
        ProblemKind::Malformed,
        format!("thiếu `{name}`, hoặc nó không ở đúng chỗ"),
        format!("`{name}` is missing or not in its place"),
    )
}

fn unexpected(name: &str) -> Problem {
    let name = shown(name);
    Problem::new(
        ProblemKind::Malformed,
        format!("`{name}` không được đứng ở đây trong chữ ký"),
        format!("`{name}` must not stand here in a signature"),
    )
}

fn too_many(name: &str, limit: usize) -> Problem {
    Problem::new(
        ProblemKind::Limit,
        format!("chữ ký có hơn {limit} `{name}`, quá giới hạn"),
        format!("the signature has more `{name}` than the limit of {limit}"),
    )
}

fn too_many_prefixes(limit: usize) -> Problem {
    Problem::new(
        ProblemKind::Limit,
        format!("`PrefixList` của chữ ký có hơn {limit} tiền tố, quá giới hạn"),
        format!("a `PrefixList` of the signature has more prefixes than the limit of {limit}"),
    )
}

fn not_understood(uri: &str) -> Problem {
    let uri = shown(uri);
    Problem::new(
        ProblemKind::Algorithm,
        format!("phép biến đổi `{uri}` không được hỗ trợ ở đây"),
        format!("the transform `{uri}` is not supported here"),
    )
}
