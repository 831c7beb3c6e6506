"""What stands in the columns of the tables, whatever machine makes them."""

import datetime

DOCUMENTS = [
    ("key", "integer"),
    ("id", "text"),
    ("number", "text"),
    ("kind", "text"),
    ("superior", "text"),
    ("issuer", "text"),
    ("date", "text"),
    ("issued_on", "day"),
    ("subject", "text"),
    ("authority", "text"),
    ("signer", "text"),
    ("signer_title", "text"),
    ("verdict", "text"),
    ("codes", "texts"),
    ("refs", "texts"),
]

FINDINGS = [
    ("key", "integer"),
    ("id", "text"),
    ("code", "text"),
    ("severity", "text"),
    ("message", "text"),
    ("start_byte", "integer"),
    ("end_byte", "integer"),
]

CITATIONS = [
    ("key", "integer"),
    ("id", "text"),
    ("kind", "text"),
    ("number", "text"),
    ("name", "text"),
    ("issuer", "text"),
    ("date", "text"),
    ("provision", "text"),
    ("relation", "text"),
    ("text", "text"),
]

REJECTED = [
    ("key", "integer"),
    ("id", "text"),
    ("why", "text"),
]

TABLES = {"documents": DOCUMENTS, "findings": FINDINGS, "citations": CITATIONS, "rejected": REJECTED}

# What the command is asked, and by what name the answers go.
COMMANDS = {
    "parsed": ["parse"],
    # The same number twice is seen within a partition alone: no rule of this job.
    "checked": ["check", "--format", "json", "--off", "N05"],
    "cited": ["refs"],
}

# The levels of a provision, the smallest first, as a citation writes them.
LEVELS = [
    ("point", "điểm"),
    ("clause", "khoản"),
    ("article", "Điều"),
    ("subsection", "Tiểu mục"),
    ("section", "Mục"),
    ("chapter", "Chương"),
    ("part", "Phần"),
    ("annex", "Phụ lục"),
]


def of_letter(named, parsed, checked, cited):
    """The rows of a letter that was read, by table and without the key."""
    return {
        "documents": [document(named, parsed["document"], checked, cited)],
        "findings": [finding(named, one) for one in checked["diagnostics"]],
        "citations": [citation(named, one) for one in cited["refs"]],
        "rejected": [],
    }


def of_rejected(named, why):
    """The rows of a letter that was not read."""
    return {"documents": [], "findings": [], "citations": [], "rejected": [(named, why)]}


def document(named, document, checked, cited):
    number, issuers, signatures = document["number"], document["issuers"], document["signatures"]
    signature = signatures[0] if signatures else {"capacity": [], "signer": None, "position": None}
    return (
        named,
        number["text"] if number else None,
        document["kind"],
        joined(issuer["superior"] for issuer in issuers),
        joined(issuer["name"] for issuer in issuers),
        document["date"],
        day(document["date"]),
        document["subject"],
        " ".join(one["authority"] for one in signature["capacity"]) or None,
        signature["signer"],
        signature["position"],
        checked["verdict"],
        [finding["code"] for finding in checked["diagnostics"]],
        [reference["number"] or reference["name"] or reference["text"] for reference in cited["refs"]],
    )


def finding(named, finding):
    span = finding["span"] or {}
    return (
        named,
        finding["code"],
        finding["severity"],
        finding["message"]["vi"],
        span.get("start"),
        span.get("end"),
    )


def citation(named, citation):
    columns = ("kind", "number", "name", "issuer", "date")
    provisions = joined(map(provision, citation["provisions"]))
    return (named, *(citation[name] for name in columns), provisions, citation["relation"], citation["text"])


def provision(levels):
    """`điểm a khoản 1 Điều 8`; a level may stand without a number."""
    words = []
    for level, word in LEVELS:
        if level in levels:
            words.append(f"{word} {levels[level]}".strip())
        if level == "article" and "article_to" in levels:
            words.append(f"đến Điều {levels['article_to']}")
    return " ".join(words)


def joined(texts):
    """Several in one column, each once."""
    return "; ".join(dict.fromkeys(filter(None, texts))) or None


def day(date):
    """A date of which year, month and day are known."""
    try:
        return datetime.date.fromisoformat(date)
    except (TypeError, ValueError):
        return None
