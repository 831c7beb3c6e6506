"""What stands in the columns of the tables, whatever machine makes them."""

import json

DOCUMENT_COLUMNS = [
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
    ("id", "text"),
    ("code", "text"),
    ("severity", "text"),
    ("message", "text"),
    ("start", "integer"),
    ("end", "integer"),
]


def name(answer):
    """The id as text: a string as it is, all else as JSON."""
    of = answer["id"]
    return of if isinstance(of, str) else json.dumps(of)


def document_row(parsed, checked, cited):
    document = parsed["document"]
    number, issuers, signatures = document["number"], document["issuers"], document["signatures"]
    signature = signatures[0] if signatures else None
    capacity = signature["capacity"] if signature else []
    return (
        name(parsed),
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


def finding_rows(checked):
    for finding in checked["diagnostics"]:
        span = finding["span"] or {}
        yield (
            name(checked),
            finding["code"],
            finding["severity"],
            finding["message"]["vi"],
            span.get("start"),
            span.get("end"),
        )
