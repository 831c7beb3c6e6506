"""The ids of letters, as they are written.

Ids are not taken through a JSON reader: `1.50` and `1e400` would not come out of it as
they went in, and brackets 2000 deep would end it.
"""

import json
import os
import re

TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}:,]|[^\s"\[\]{}:,]+', re.DOTALL)
ID_KEY = re.compile(r'"(?:i|\\u0069)(?:d|\\u0064)"')
ANSWER_HEAD = re.compile(r'\{"(?:id|file)":')


def taken_off(answer):
    """Takes the id, or the name of a file, off an answer of the command, at whose head it
    stands; gives it as it is written, and the rest."""
    head = ANSWER_HEAD.match(answer)
    depth = 0
    for token in TOKEN.finditer(answer, head.end()) if head else ():
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth == 0 and token[0] == ",":
            return answer[head.end() : token.start()], json.loads("{" + answer[token.end() :])
    raise ValueError(f"no answer of congvan: {answer[:80]}")


def text_of(written):
    """An id as text: the characters of a string, all else as it is written."""
    if not written.startswith('"'):
        return written
    text = json.loads(written, strict=False)
    # Half of a surrogate pair is no character.
    return written if any("\ud800" <= char <= "\udfff" for char in text) else text


def of_path(path):
    """What the command calls a file; a byte that is no UTF-8 is `\\xff` there."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def stands_in(line):
    """Whether an item has an id of its own, other than null."""
    depth, before, at_id = 0, "", False
    for token in TOKEN.finditer(line.decode("utf-8", "replace")):
        if at_id:
            return token[0] != "null"
        at_id = depth == 1 and token[0] == ":" and ID_KEY.fullmatch(before) is not None
        depth += (token[0] in "[{") - (token[0] in "]}")
        before = token[0]
    return False
