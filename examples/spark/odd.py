"""Puts lines that are no items, and items that are hard to carry, into a file of lines;
and makes a folder of letters in the forms, and under the names, that lie in real folders.

    odd.py CONGVAN LETTERS.ndjson ODD.ndjson FOLDER
"""

import json
import os
import subprocess
import sys
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"

DEEP = "[" * 2000 + "]" * 2000

ODD_LINES = [
    # Ids that are missing, repeat, or are called like a line.
    '{"text": "SỞ NỘI VỤ\\nSố: 7/SNV-VP\\n"}',
    '{"id": null, "text": "SỞ NỘI VỤ\\nSố: 8/SNV-VP\\n"}',
    '{"id": "hai lần", "text": "SỞ NỘI VỤ\\nSố: 9/SNV-VP\\n"}',
    '{"id": "hai lần", "text": "SỞ NỘI VỤ\\nSố: 10/SNV-VP\\n"}',
    *(f'{{"id": {number}, "text": "số dòng"}}' for number in range(1, 9)),
    *(f'{{"id": "{number}", "text": "số dòng"}}' for number in range(1, 9)),
    *('{"text": "không có mã"}' for _ in range(8)),
    *('{"text": 5}' for _ in range(4)),
    # Ids that a JSON reader changes.
    '{"id": 1.50, "text": "a"}',
    '{"id": 1e400, "text": "a"}',
    '{"id": 12345678901234567890123, "text": "a"}',
    f'{{"id": {"9" * 5000}, "text": "a"}}',
    '{"id": {"b": 1, "a": [1, 2.0]}, "text": "a"}',
    f'{{"id": {DEEP}, "text": "a"}}',
    '{"id": "nửa \\ud800", "text": "a"}',
    '{"id": "tab\\t, dòng\\n, \\u0000", "text": "a"}',
    '{"id": "", "text": "a"}',
    '{"id": "null", "text": "a"}',
    '{"id": "ngoặc ), dòng", "text": 5}',
    '{"\\u0069d": "khóa viết bằng mã", "text": "a"}',
    '{"id": "khóa \\"id\\": 1", "z": {"id": 2}, "text": "a"}',
    # What some JSON readers take, and others do not.
    '{"id": "NaN", "text": "a", "z": NaN}',
    '{"id": "vô cực", "text": "a", "z": -Infinity}',
    f'{{"id": "sâu", "text": "a", "z": {DEEP}}}',
    '{"id": "rộng", "text": "a", "z": 1e400}',
    '{"id": "phẩy", "text": "a",}',
    '{"id": "nửa chữ", "text": "\\ud800"}',
    '{"id": "điều khiển", "text": "a\x0bb"}',
    '{"id": "CR",\r"text": "Số: 11/SNV-VP"}',
    '{"id": "dòng riêng", "text": "Số: 12/SNV-VP\u2028Hà Khê\x85"}',
    "\u00a0{\"id\": \"nbsp\", \"text\": \"a\"}",
    ' \t{"id": "trắng", "text": "a"} \t',
    '\ufeff{"id": "BOM giữa tệp", "text": "a"}',
    '{"id": "CRLF", "text": "a"}\r',
    # Keys twice.
    '{"id": "text hai lần", "text": "a", "text": "b"}',
    '{"id": "mã hai lần", "id": "nữa", "text": "b"}',
    '{"id": "khác hai lần", "z": 1, "z": 2, "text": "b"}',
    '{"id": "lồng hai lần", "z": {"a": 1, "a": 2}, "text": "b"}',
    '{"id": "văn bản hai lần", "document": {"version": 1, "subject": "a", "subject": "b"}}',
    # No items.
    '{"id": "rỗng", "text": null}',
    '{"id": "thiếu"}',
    '{"id": 12, "text": 5}',
    '{"id": "cả hai", "text": "a", "document": {}}',
    '{"id": "dở dang", "text": "SỞ',
    '{"id": "thừa", "text": "a"} {"id": "nữa", "text": "b"}',
    '["danh sách"]',
    "không phải JSON",
    "5",
    # Days, whole and in part.
    '{"id": "ngày sai", "document": {"date": "2024-13"}}',
    *('{"document": {"date": "2024-13"}}' for _ in range(4)),
    '{"id": "năm", "document": {"date": "2024"}}',
    '{"id": "tháng", "document": {"date": "2024-05"}}',
    '{"id": "ngày", "document": {"date": "2024-05-06"}}',
    '{"id": "ngày xưa", "document": {"date": "1024-05-06"}}',
    # Provisions.
    '{"id": "điều", "text": "Căn cứ điểm a, b khoản 1 Điều 7, Điều 9 đến Điều 12 và Phụ lục Luật Hộ tịch;"}',
    # Nothing, and what looks like it.
    "",
    "   ",
    "\r",
    "\x0c",
    "\x0b",
    "\u3000\u3000",
    "\ufeff",
]

ODD_BYTES = [b'{"id": "byte", "text": "S\xd3 \xff"}', b'{"id": "m\xe3", "text": "a"}', b"\xff\xfe"]

TRUNCATED = '{"id": "cụt", "text": "SỞ NỘ'.encode()[:-1]

NAMES = [
    "con/thu.txt", "con/chau/thu.txt", "_bìa.txt", "_con/thu.txt", "con/_thu.txt", "a:b.txt", "con:chau/thu.txt",
    ".ẩn.txt", ".con/thu.txt", "con/.ẩn.txt", "công văn 100%.txt", "[1].txt", "{a,b}.txt", "q?*.txt", "x#1.txt",
    "pct%41.txt", "cộng+.txt", "ngoặc'\".txt", "x,y.txt", "hai\ndòng.txt", "tab\t.txt", "-x.txt", "không đuôi",
    "a._COPYING_", "\\.txt", " .txt", "thu.TXT",
]  # fmt: skip

NO_LETTERS = [
    ("in.pdf", b"%PDF-1.7\n"),
    ("hong.docx", b"no Word file"),
    ("con/cụt.docx", b"PK\x03\x04cut off"),
    ("trang.html", b"<!DOCTYPE html><html><body>x</body></html>"),
    ("kho.ndjson", b'{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}\n'),
    ("sai.json", b'{"date": "2024-13"}'),
    ("_sai.json", b"{"),
    ("rỗng.txt", b""),
]


def windows_1258(text):
    """The code page writes the tone behind its letter."""

    def split(char):
        marks = unicodedata.normalize("NFD", char)
        base = "".join(mark for mark in marks if mark not in TONES)
        return unicodedata.normalize("NFC", base) + "".join(mark for mark in marks if mark in TONES)

    return "".join(map(split, text)).encode("cp1258", "replace")


def write_lines(lines, path):
    # Among the others, so that each part of the file has some.
    odd = [line.encode() for line in ODD_LINES] + ODD_BYTES
    for n, line in enumerate(odd):
        lines.insert(n * len(lines) // len(odd), line)
    with open(path, "wb") as file:
        file.write(b"\xef\xbb\xbf" + b"".join(line + b"\n" for line in lines) + TRUNCATED)


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def write_folder(congvan, texts, folder):
    encodings = [("utf8", str.encode), ("utf16", lambda text: text.encode("utf-16")), ("cp1258", windows_1258)]
    for n, text in enumerate(texts):
        name, encode = encodings[n % len(encodings)]
        write(f"{folder}/{n:03}-{name}.txt", encode(text))
    word = [congvan, "convert", f"{folder}/000-utf8.txt", "--to", "docx", "-o", f"{folder}/word.docx"]
    subprocess.run(word, check=True)
    for name, text in zip(NAMES, texts):
        write(f"{folder}/{name}", text.encode())
    for name, content in NO_LETTERS:
        write(f"{folder}/{name}", content)
    write(os.fsencode(folder) + b"/ph\xf2ng.txt", texts[0].encode())
    os.symlink("con", f"{folder}/link-folder")
    os.symlink("con/thu.txt", f"{folder}/link.txt")
    os.symlink("nowhere.txt", f"{folder}/link-nowhere.txt")
    os.mkfifo(f"{folder}/pipe")


def main():
    congvan, letters, odd, folder = sys.argv[1:]
    with open(letters, "rb") as file:
        lines = file.read().splitlines()
    write_folder(congvan, [json.loads(line)["text"] for line in lines[:60]], folder)
    write_lines(lines, odd)


if __name__ == "__main__":
    main()
