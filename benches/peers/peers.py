"""What a Python program would do today: references by `re`, packets by lxml, Word
files by python-docx.

    peers.py references FILE.ndjson
    peers.py packet FILE.edxml
    peers.py word FOLDER

Prints one line of JSON: seconds of the best of several runs, what was counted,
and the most memory that the process held.
"""

import base64
import json
import re
import resource
import sys
import time

# As many as `benches/peers.rs` has.
RUNS = 5

KINDS = "Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Công văn|Kế hoạch|Thông báo|Tờ trình|Báo cáo"
DATE = r"ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|[/.-]\d{1,2}[/.-]\d{4})"
PROVISION = r"(?:(?:điểm\s+\w+|khoản\s+\d+\w?|[Đđ]iều\s+\d+\w?)(?:\s*,\s*|\s+và\s+|\s+))+"
NUMBER = r"(?:số\s*:?\s*)?\d+(?:/\d{4})?/[A-ZĐ&-]+(?:-[A-ZĐ]+)*\d*"
REFERENCE = re.compile(
    rf"(?:{PROVISION})?(?:(?:{KINDS})\s+{NUMBER}(?:\s+{DATE})?(?:\s+của\s+[A-ZĐ]\w+(?:\s+\w+){{0,5}})?"
    rf"|(?:Luật|Bộ luật|Pháp lệnh)\s+[A-ZĐÂÊÔƠƯ]\w+(?:\s+\w+){{0,6}}?\s+(?:năm\s+\d{{4}}|{DATE}))"
)
FIELDS = {
    "kind": re.compile(KINDS),
    "number": re.compile(r"\d+(?:/\d{4})?/[A-ZĐ&-]+(?:-[A-ZĐ]+)*\d*"),
    "date": re.compile(DATE),
    "articles": re.compile(r"[Đđ]iều\s+(\d+\w?)"),
    "clauses": re.compile(r"khoản\s+(\d+\w?)"),
    "points": re.compile(r"điểm\s+(\w)"),
}


def references(path):
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]

    def work():
        count = 0
        for text in texts:
            for found in REFERENCE.finditer(text):
                for pattern in FIELDS.values():
                    pattern.findall(found.group())
                count += 1
        return count

    return work


def packet(path):
    from lxml import etree

    def work():
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
        root = etree.parse(path, parser).getroot()
        header = {etree.QName(e).localname: e.text for e in root.iter(etree.Element) if not len(e) and len(e.text or "") < 4096}
        assert header
        parts = root.iter("{*}ContentTransferEncoded")
        return sum(len(base64.b64decode(part.text or "")) for part in parts)

    return work


def word(path):
    """The text of each file with its tables, and the fields that patterns find in it."""
    import io
    import pathlib

    import docx

    files = [file.read_bytes() for file in sorted(pathlib.Path(path).glob("*.docx"))]
    number = re.compile(r"Số:\s*(\S+)")
    date = re.compile(r"(\S[^\n,]*),\s*ngày\s+(\d+)\s+tháng\s+(\d+)\s+năm\s+(\d+)")
    subject = re.compile(r"V/v\s+(.+)")

    def lines(document):
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        yield paragraph.text
        for paragraph in document.paragraphs:
            yield paragraph.text

    def work():
        found = 0
        for file in files:
            text = "\n".join(lines(docx.Document(io.BytesIO(file))))
            date.search(text), subject.search(text)
            found += number.search(text) is not None
        return found

    return work


def main():
    name, path = sys.argv[1:]
    work = {"references": references, "packet": packet, "word": word}[name](path)
    shortest, count = None, 0
    for _ in range(RUNS):
        begun = time.perf_counter()
        count = work()
        took = time.perf_counter() - begun
        shortest = took if shortest is None else min(shortest, took)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    by = {"references": "Python re", "packet": "Python lxml", "word": "python-docx"}[name]
    print(json.dumps({"work": name, "by": by, "seconds": shortest, "count": count, "peak_kb": peak}))


if __name__ == "__main__":
    main()
