"""What goes into the command and what stands in the columns of the tables, whatever
machine makes them."""

import json
import re

DOCUMENT_COLUMNS = [
    ("key", "integer"),
    ("id", "text"),
    ("number", "text"),
    ("kind", "text"),
    ("issuer", "text"),
    ("date", "text"),
    ("subject", "text"),
    ("authority", "text"),
    ("signer", "text"),
    ("verdict", "text"),
    ("codes", "texts"),
    ("references", "texts"),
]

FINDING_COLUMNS = [
    ("key", "integer"),
    ("id", "text"),
    ("code", "text"),
    ("severity", "text"),
    ("message", "text"),
    ("start", "integer"),
    ("end", "integer"),
]

REJECTED_COLUMNS = [
    ("key", "integer"),
    ("id", "text"),
    ("why", "text"),
]

# The keys of a line that the command reads.
READ = ("id", "text", "document")


# The id at the head of a line that is no JSON.
HEAD = re.compile(r'\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?=\s*[,}]))')


def keyed(line, key):
    """An item of a line under the job's own key: the user's id, the line for the command,
    and why there is none. Ids may be missing or repeat; keys do not."""
    twice = []

    def once(pairs):
        names = [name for name, _ in pairs]
        twice.extend(name for name in READ if names.count(name) > 1)
        return dict(pairs)

    try:
        item = json.loads(line, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        head = HEAD.match(line)
        return text_of(json.loads(head[1], strict=False)) if head else None, None, f"the line is no JSON: {error}"
    if not isinstance(item, dict):
        return None, None, "the line is no object"
    named = text_of(item.get("id"))
    if twice:
        return named, None, f"`{twice[0]}` stands here twice; keep one"
    # Escaped, so that half of a surrogate pair is the command's to refuse.
    return named, json.dumps({**{name: item[name] for name in READ if name in item}, "id": key}), None


def text_of(named):
    """An id as text: a string as it is, all else as JSON."""
    return named if named is None or isinstance(named, str) else json.dumps(named)


def document_row(key, named, parsed, checked, cited):
    document = parsed["document"]
    number, issuers, signatures = document["number"], document["issuers"], document["signatures"]
    signature = signatures[0] if signatures else None
    capacity = signature["capacity"] if signature else []
    return (
        key,
        named,
        number["text"] if number else None,
        document["kind"],
        "; ".join(issuer["name"] for issuer in issuers) or None,
        document["date"],
        document["subject"],
        " ".join(one["authority"] for one in capacity) or None,
        signature["signer"] if signature else None,
        checked["verdict"],
        [finding["code"] for finding in checked["diagnostics"]],
        [reference["number"] or reference["name"] or reference["text"] for reference in cited["refs"]],
    )


def finding_rows(key, named, checked):
    for finding in checked["diagnostics"]:
        span = finding["span"] or {}
        yield (
            key,
            named,
            finding["code"],
            finding["severity"],
            finding["message"]["vi"],
            span.get("start"),
            span.get("end"),
        )
