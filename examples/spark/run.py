"""Runs the unmodified command over one partition of letters, on whatever machine.

The command answers in the order of its input and says by number what it refuses, so that
each letter finds its answers without a mark of ours in it: its bytes go in as they are.
"""

import os
import re
import shlex
import subprocess
import tempfile

import ids
from rows import COMMANDS, of_letter, of_rejected

REFUSED_LINE = re.compile(
    r"congvan: cannot read <stdin>(?:, line (?P<bare>\d+)|:(?P<named>\d+) \((?P<id>.*?)\), line (?P=named)), (?P<why>.*)"
)


def on_lines(lines, congvan):
    """Gives the rows of each letter of a partition of lines, in their order."""
    with tempfile.TemporaryDirectory() as work:
        letters = os.path.join(work, "letters")
        count = laid_out(lines, letters)
        if count == 0:
            return
        answers = {}
        for name, arguments in COMMANDS.items():
            command = [congvan, *arguments, "--ndjson"]
            with open(letters, "rb") as given:
                out, said = ran(command, work, name, given)
            refused = {}
            for match in filter(None, map(REFUSED_LINE.match, said)):
                refused.setdefault(int(match["bare"] or match["named"]), (match["id"], match["why"]))
            answers[name] = Answers(command, lines_answered(out, refused, count), refused)
        with open(letters, "rb") as given:
            for number, line in enumerate(given, 1):
                yield rows_of(number, answers, lambda shown: own_id(shown, number, line))
        for some in answers.values():
            some.end()


def laid_out(lines, path):
    """Writes the lines that are not blank into a file; gives their number."""
    count = 0
    with open(path, "wb") as file:
        for line in lines:
            # What the command holds for blank: no other space is.
            if line.strip(b" \t\n\r\x0c"):
                file.write(bytes(line) + b"\n")
                count += 1
    return count


def lines_answered(out, refused, count):
    numbers = (number for number in range(1, count + 1) if number not in refused)
    for number, answer in zip(numbers, out, strict=True):
        yield number, *ids.taken_off(answer)


def own_id(shown, number, line):
    """The id of a line: the command calls one that has none by its number."""
    return None if shown == str(number) and not ids.stands_in(line) else shown


def on_files(files, congvan):
    """The same of a partition of files: each has a name, and an act that puts it at a
    path."""
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(work, "letters")
        os.mkdir(folder)
        names = []
        for number, (name, put) in enumerate(files, 1):
            # Any name will do here, and the ending stays: a damaged Word file is known by it.
            ending = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
            put(os.path.join(folder, f"{number:09}{ending[0] if ending else ''}"))
            names.append(name)
        if not names:
            return
        answers = {}
        for name, arguments in COMMANDS.items():
            command = [congvan, *arguments, folder]
            out, said = ran(command, work, name)
            answers[name] = Answers(command, files_answered(out), files_refused(said, folder, names))
        for number, name in enumerate(names, 1):
            yield rows_of(number, answers, lambda _, name=name: name)
        for some in answers.values():
            some.end()


def files_answered(out):
    for answer in out:
        written, rest = ids.taken_off(answer)
        path = ids.text_of(written)
        yield int(os.path.basename(path).split(".")[0]), written, rest


def files_refused(said, folder, names):
    place = re.compile(rf"congvan: (?:cannot \w+ |passed over )?({re.escape(folder)}/(\d+)[^,:]*)[,:] *(.*)")
    refused = {}
    for match in filter(None, map(place.match, said)):
        name = names[int(match[2]) - 1]
        refused.setdefault(int(match[2]), (name, match[3].replace(match[1], name)))
    return refused


class Answers:
    """What a command answers to each letter, by number, and why to some it does not."""

    def __init__(self, command, answered, refused):
        self.command, self.answered, self.refused = shlex.join(command), answered, refused
        self.next = next(answered, None)

    def of(self, number):
        """The answer to a letter, or nothing."""
        if self.next is None or self.next[0] != number:
            return None
        answer, self.next = self.next, next(self.answered, None)
        return answer

    def reason(self, number):
        """Why there is none; that a letter is lost ends the job."""
        if number not in self.refused:
            raise RuntimeError(f"{self.command}: neither an answer to letter {number} nor a reason")
        return self.refused[number]

    def end(self):
        if self.next is not None:
            raise RuntimeError(f"{self.command}: an answer to no letter: {self.next[1]}")


def rows_of(number, answers, named):
    """The rows of a letter; it is read if all commands answer."""
    got = {name: some.of(number) for name, some in answers.items()}
    lacking = next((name for name, answer in got.items() if answer is None), None)
    if lacking is not None:
        shown, why = answers[lacking].reason(number)
        return of_rejected(named(shown), why)
    return of_letter(named(ids.text_of(got["parsed"][1])), *(answer[2] for answer in got.values()))


def ran(command, work, name, given=subprocess.DEVNULL):
    """Runs a command; gives the lines of its answers and of what it says."""
    paths = [os.path.join(work, f"{name}.{kind}") for kind in ("answers", "said")]
    with open(paths[0], "wb") as answers, open(paths[1], "wb") as said:
        whole = [*command, "--lang", "en", "--jobs", "1"]
        code = subprocess.run(whole, stdin=given, stdout=answers, stderr=said, check=False).returncode
    if code not in (0, 1, 2):
        ending = " ".join(list(text_lines(paths[1]))[-3:])
        raise RuntimeError(f"{shlex.join(command)}: exit code {code}: {ending}")
    return text_lines(paths[0]), text_lines(paths[1])


def text_lines(path):
    with open(path, "rb") as file:
        for line in file:
            yield line.removesuffix(b"\n").decode("utf-8", "replace")
