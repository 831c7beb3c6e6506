"""Puts lines that are no items, and items without ids of their own, into a file of
lines; and makes a folder of letters in the forms that lie in real folders."""

import json
import os
import subprocess
import sys
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"

ODD_LINES = [
    '{"text": "SỞ NỘI VỤ\\nSố: 7/SNV-VP\\n"}',
    '{"id": null, "text": "SỞ NỘI VỤ\\nSố: 8/SNV-VP\\n"}',
    '{"id": "hai lần", "text": "SỞ NỘI VỤ\\nSố: 9/SNV-VP\\n"}',
    '{"id": "hai lần", "text": "SỞ NỘI VỤ\\nSố: 10/SNV-VP\\n"}',
    '{"id": "rỗng", "text": null}',
    '{"id": "thiếu"}',
    '{"id": 12, "text": 5}',
    '{"id": "text hai lần", "text": "a", "text": "b"}',
    '{"id": "cả hai", "text": "a", "document": {}}',
    '{"id": "ngày", "document": {"date": "2024-13"}}',
    '{"id": "dở dang", "text": "SỞ',
    '{"id": "thừa", "text": "a"} {"id": "nữa", "text": "b"}',
    '["danh sách"]',
    "không phải JSON",
]


def windows_1258(text):
    """The code page writes the tone behind its letter."""

    def split(char):
        marks = unicodedata.normalize("NFD", char)
        base = "".join(mark for mark in marks if mark not in TONES)
        return unicodedata.normalize("NFC", base) + "".join(mark for mark in marks if mark in TONES)

    return "".join(map(split, text)).encode("cp1258", "replace")


def main():
    congvan, letters, folder = sys.argv[1:]
    with open(letters, encoding="utf-8") as file:
        lines = file.read().splitlines()
    texts = [json.loads(line)["text"] for line in lines[:60]]
    # Among the others, so that each part of the file has some.
    for n, odd in enumerate(ODD_LINES):
        lines.insert(n * len(lines) // len(ODD_LINES), odd)
    with open(letters, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)

    os.mkdir(folder)
    encodings = [("utf8", str.encode), ("utf16", lambda text: text.encode("utf-16")), ("cp1258", windows_1258)]
    for n, text in enumerate(texts):
        name, encode = encodings[n % len(encodings)]
        with open(f"{folder}/{n:03}-{name}.txt", "wb") as file:
            file.write(encode(text))
    subprocess.run(
        [congvan, "convert", f"{folder}/000-utf8.txt", "--to", "docx", "-o", f"{folder}/word.docx"], check=True
    )
    for name, content in [("ban-in.pdf", b"%PDF-1.7\n"), ("hong.docx", b"no Word file"), ("kho.ndjson", b"")]:
        with open(f"{folder}/{name}", "wb") as file:
            file.write(content or "\n".join(ODD_LINES[:2]).encode())


if __name__ == "__main__":
    main()
