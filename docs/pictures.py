#!/usr/bin/env python3
"""Makes the pictures of the README anew, from what the command prints and writes:

    cargo build --features cli
    docs/pictures.py [target/debug/congvan]

check.en.svg, check.vi.svg   the output of `congvan check --color always`, as SVG
decision.png                 a decision as text beside the page that `congvan convert --to html`
                             makes of it, photographed by Chromium; it carries the digest of
                             the words that it shows, by which a test sees that they are still
                             those of today

Needs Python 3.9 and, for decision.png, Chromium or Chrome (CHROMIUM names another one) and
fonts that go by the names of Times New Roman and of a monospaced face with the letters of
Vietnamese (Debian: fonts-liberation2, fonts-dejavu-core). Nothing else, no network.
"""

import hashlib
import html
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent

# What is shown. Of the findings on the draft the picture has those that are named here.
DRAFT = "examples/letters/du_thao_loi.txt"
SHOWN = ("F02", "N01", "C01", "S01", "S04")
LEFT_OUT = {"en": "… {} more findings …", "vi": "… còn {} chỗ khác …"}
LETTER = "examples/letters/quyet_dinh.txt"

# A terminal: COLUMNS cells of CELL by LINE pixels, the colours by the codes that `congvan` writes.
COLUMNS, CELL, LINE, FONT, MARGIN = 104, 8, 20, 13.3, 18
GROUND, INK, QUIET = "#1b1f27", "#d7dce4", "#8b94a3"
INKS = {"31": "#ff7b72", "32": "#7ee787", "33": "#f2cc60", "34": "#79b8ff", "36": "#56d4dd"}
FACES = "'Liberation Mono', Consolas, Menlo, 'Cousine', 'Noto Sans Mono', ui-monospace, monospace"


def run(*command):
    """What a command prints; `check` exits with 1 where it finds errors."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def excerpt(output, lang):
    """The findings of SHOWN, each whole, how many are left out, and the verdict."""
    *findings, verdict = output.rstrip("\n").split("\n\n")
    kept, seen = [], set()
    for finding in findings:
        code = re.search(r"\[([A-Z]+-?\d+)\]", finding).group(1)
        if code in SHOWN and code not in seen:
            kept.append(finding)
            seen.add(code)
    if seen != set(SHOWN):
        sys.exit(f"{DRAFT} no longer breaks {sorted(set(SHOWN) - seen)}")
    rest = f"\x1b[2m{LEFT_OUT[lang].format(len(findings) - len(kept))}\x1b[0m"
    return "\n\n".join([*kept, rest, verdict]).split("\n")


def cells(line):
    """A line as [character, bold, colour], marks that combine with those before them."""
    out, bold, ink = [], False, INK
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        for code in part[2:-1].split(";") if part.startswith("\x1b") else []:
            bold = bold and code != "0" or code == "1"
            ink = {"0": INK, "1": ink, "2": QUIET}.get(code) or INKS[code]
        for character in "" if part.startswith("\x1b") else part:
            if unicodedata.combining(character) and out:
                out[-1][0] += character
            else:
                out.append([character, bold, ink])
    return out


def wrapped(line):
    """The lines that a terminal of COLUMNS makes of one; words stay whole."""
    rest = cells(line)
    while len(rest) > COLUMNS:
        space = max(column for column in range(COLUMNS + 1) if rest[column][0] == " ")
        yield rest[:space]
        rest = rest[space + 1 :]
    yield rest


def runs(line):
    """Cells as [column, cells, bold, colour], without what is blank between and around them."""
    out = []
    for column, (character, bold, ink) in enumerate(line):
        if character == " ":
            continue
        last = out[-1] if out else None
        gap = column - last[0] - len(last[1]) if last else 0
        if last and last[2:] == [bold, ink] and gap < 2:
            last[1] += [" "] * gap + [character]
        else:
            out.append([column, [character], bold, ink])
    return out


def terminal(output):
    """Lines with colours as SVG. Each run is set to the width of its cells, so that the
    carets stand under their words whatever face the reader's machine has."""
    lines = [row for line in output for row in wrapped(line)]
    width = 2 * MARGIN + CELL * COLUMNS
    height = 2 * MARGIN + LINE * len(lines)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f"<style>text {{ font: {FONT}px {FACES}; white-space: pre; fill: {INK} }} .b {{ font-weight: bold }}</style>",
        f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>',
    ]
    for row, line in enumerate(lines):
        y = MARGIN + LINE * row + 14
        for column, run_cells, bold, ink in runs(line):
            weight = ' class="b"' if bold else ""
            fill = f' style="fill: {ink}"' if ink != INK else ""
            text = html.escape("".join(run_cells), quote=False)
            out.append(
                f'<text x="{MARGIN + CELL * column}" y="{y}" textLength="{CELL * len(run_cells)}"'
                f"{weight}{fill}>{text}</text>"
            )
    return "\n".join([*out, "</svg>", ""])


BESIDE = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #dde1e7; width: {width}px; height: {height}px; }}
pre, div {{ position: absolute; top: 20px; bottom: 20px; margin: 0; box-sizing: border-box; background: #fff; }}
pre {{ left: 20px; width: {left}px; padding: 20px 22px; background: #f4f5f7; color: #222;
  font: 12.5px/16.6px "Liberation Mono", Consolas, Menlo, monospace; white-space: pre-wrap; }}
div {{ left: {right}px; right: 20px; overflow: hidden; }}
iframe {{ position: absolute; top: 0; left: 0; border: 0; width: {sheet}px; height: 1123px; transform: scale({scale});
  transform-origin: 0 0; }}
</style><pre>{text}</pre><div><iframe src="page.html"></iframe></div>
"""


def beside(congvan, chromium, to):
    """A letter and its page, side by side."""
    # So high that the text fits; the sheet is cut below its last line, where it is blank.
    left, height = 520, 808
    sheet = 794  # A4, in pixels of CSS
    scale = 0.748
    right = 20 + left + 20
    width = right + round(sheet * scale) + 20
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        page = run(congvan, "convert", LETTER, "--to", "html")
        text = (ROOT / LETTER).read_text(encoding="utf-8")
        shown = hashlib.sha256((text + words(page)).encode()).hexdigest()
        # The sheet alone: no desk around it, no list of citations below, and not the
        # narrow form for telephones that a frame of this width would get.
        page = re.sub(r"@media screen and \(max-width", "@media screen and (max-device-width: 1px) and (max-width", page)
        page = page.replace("</style>", ".desk { padding: 0 !important } .cited { display: none } .sheet { box-shadow: none !important }</style>", 1)
        (folder / "page.html").write_text(page, encoding="utf-8")
        text = html.escape(text.rstrip())
        (folder / "beside.html").write_text(
            BESIDE.format(
                width=width, height=height, left=left, right=right, sheet=sheet, scale=scale, text=text
            ),
            encoding="utf-8",
        )
        photo = folder / "beside.png"
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1.6",
                f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}",
                f"--screenshot={photo}", (folder / "beside.html").as_uri(),
            ],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        to.write_bytes(grey(photo.read_bytes(), shown))


def words(page):
    """The words of a page, one space between any two."""
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def grey(png, shown):
    """A picture of Chromium (8 bits a channel) in 16 shades of grey, a quarter of the bytes,
    and the digest of what it shows."""
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    size = {2: 3, 6: 4}[kind]
    at, packed = 8, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    raw, step = zlib.decompress(packed), width * size
    above, rows = bytearray(step), []
    for y in range(height):
        how, *line = raw[y * (step + 1) : (y + 1) * (step + 1)]
        for x in range(step):
            a = line[x - size] if x >= size else 0
            b, c = above[x], above[x - size] if x >= size else 0
            line[x] = (line[x] + (0, a, b, (a + b) // 2, paeth(a, b, c))[how]) & 255
        above = line
        shades = [(line[x] * 3 + line[x + 1] * 6 + line[x + 2]) // 10 * 15 // 255 for x in range(0, step, size)]
        shades += [0] * (width % 2)
        rows.append(b"\0" + bytes(shades[x] << 4 | shades[x + 1] for x in range(0, len(shades), 2)))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0))]
    parts += [(b"tEXt", b"Shows\0" + shown.encode())]
    parts += [(b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b"")]
    out = png[:8]
    for name, data in parts:
        out += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return out


def paeth(a, b, c):
    """The predictor of PNG: which of left, above and above left is nearest to their plane."""
    p = a + b - c
    return min((a, b, c), key=lambda one: abs(p - one))


def main():
    congvan = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else str(ROOT / "target/debug/congvan")
    for lang in ("en", "vi"):
        command = ["check", "--lang", lang, "--stage", "draft", DRAFT]
        prompt = f"\x1b[2m$ \x1b[0m\x1b[1mcongvan {' '.join(command)}\x1b[0m"
        output = run(congvan, *command, "--color", "always")
        (HERE / f"check.{lang}.svg").write_text(terminal([prompt, "", *excerpt(output, lang)]), encoding="utf-8")
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    chromium = next(filter(None, map(shutil.which, filter(None, names))), None)
    if chromium is None:
        sys.exit("decision.png is left as it was: there is no Chromium; CHROMIUM can name one")
    beside(congvan, chromium, HERE / "decision.png")


if __name__ == "__main__":
    main()
