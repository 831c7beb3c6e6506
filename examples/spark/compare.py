"""Compares the tables of the Spark job with what one machine makes of the same letters.

    compare.py CONGVAN [--ndjson] LETTERS OUT
    compare.py CONGVAN --pipe LETTERS OUT
"""

import glob
import os
import re
import subprocess
import sys

import ids
from rows import COMMANDS, TABLES, of_letter, of_rejected
from run import REFUSED_LINE


def told(congvan, arguments, given=b""):
    """What the command answers, and what it says, on this machine alone."""
    command = [congvan, *arguments, "--lang", "en"]
    run = subprocess.run(command, input=given, capture_output=True, check=False)
    if run.returncode not in (0, 1, 2):
        sys.exit(f"congvan {arguments[0]}: exit code {run.returncode}")
    answers = [ids.taken_off(line.decode()) for line in run.stdout.split(b"\n")[:-1]]
    return answers, run.stderr.decode().splitlines()


def of_lines(congvan, letters):
    """What each letter of a file of lines comes to, and what is refused."""
    with open(letters, "rb") as file:
        given = file.read()

    def asked(name, ahead=b""):
        return told(congvan, [*COMMANDS[name], "--ndjson"], ahead + given)

    def refused(said):
        return [(match["id"], match["why"]) for match in filter(None, map(REFUSED_LINE.match, said))]

    answers, said = zip(*map(asked, COMMANDS))
    # A letter without an id is called by its line, and another so when a line is put ahead.
    moved, moved_said = asked("parsed", b"\n")
    names = [ids.text_of(id) if id == other else None for (id, _), (other, _) in zip(answers[0], moved, strict=True)]
    both = zip(refused(said[0]), refused(moved_said), strict=True)
    rejected = [(id if id == other else None, why) for (id, why), (other, _) in both]
    return names, answers, rejected


def of_folder(congvan, folder):
    """The same of a folder."""
    answers, said = zip(*(told(congvan, [*arguments, folder]) for arguments in COMMANDS.values()))
    answered = [{ids.text_of(id): answer for id, answer in some} for some in answers]
    # A letter is read if all commands answer.
    names = [name for name in answered[0] if all(name in some for some in answered)]
    answers = [[(name, some[name]) for name in names] for some in answered]
    inside = [path for top, _, files in os.walk(folder) for path in (os.path.join(top, name) for name in files)]
    links = [path for path in glob.glob(f"{folder}/**", recursive=True) if os.path.islink(path) and os.path.isdir(path)]
    rejected = []
    for path in sorted({ids.of_path(path) for path in inside + links} - set(names)):
        form = re.compile(rf"congvan: (?:cannot \w+ |passed over )?{re.escape(path)}[,:] *(.*)")
        silent = next(words for some, words in zip(answered, said) if path not in some)
        why = next((match[1] for match in map(form.match, silent) if match), None)
        hidden = re.search(r"/\.", path.removeprefix(folder))
        if (why is None) != bool(hidden):
            sys.exit(f"{path} is neither read nor refused, or is hidden and is")
        if why is not None:
            rejected.append((path, why))
    return names, answers, rejected


def expected(names, answers, rejected):
    """The rows of all tables, without keys."""
    bare = ([answer for _, answer in some] for some in answers)
    letters = [of_letter(*one) for one in zip(names, *bare, strict=True)]
    letters += [of_rejected(*one) for one in rejected]
    return {name: [row for letter in letters for row in letter[name]] for name in TABLES}


def plain(row):
    return tuple(list(value) if isinstance(value, (list, tuple)) else value for value in row)


def same(name, found, wanted):
    found, wanted = sorted(found, key=repr), sorted(wanted, key=repr)
    if found != wanted:
        differs = next((pair for pair in zip(found, wanted) if pair[0] != pair[1]), (len(found), len(wanted)))
        sys.exit(f"{name}: Spark and one machine differ: {differs}")
    if not found:
        sys.exit(f"{name}: nothing to compare")
    print(f"{name}: {len(found)} rows, the same on Spark and on one machine")


def compare_tables(congvan, lines, letters, out):
    from pyspark.sql import SparkSession

    wanted = expected(*(of_lines if lines else of_folder)(congvan, letters))
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    names = {}
    for name, columns in TABLES.items():
        rows = [plain(row) for row in spark.read.parquet(f"{out}/{name}").select(*dict(columns)).collect()]
        same(name, [row[1:] for row in rows], wanted[name])
        for key, id in (row[:2] for row in rows):
            if name in ("documents", "rejected") and key in names:
                sys.exit(f"{name}: the key {key} is there twice")
            if names.setdefault(key, id) != id:
                sys.exit(f"{name}: {id} has the key of {names[key]}")
    spark.stop()


def compare_pipe(congvan, letters, out):
    wanted = subprocess.run([congvan, "refs", "--ndjson", letters], stdout=subprocess.PIPE, check=True).stdout
    found = []
    for path in glob.glob(f"{out}/part-*"):
        with open(path, "rb") as file:
            found += file.read().splitlines()
    same("pipe", found, wanted.splitlines())


def main():
    flags = [argument for argument in sys.argv[1:] if argument in ("--ndjson", "--pipe")]
    congvan, letters, out = (argument for argument in sys.argv[1:] if argument not in flags)
    if "--pipe" in flags:
        compare_pipe(congvan, letters, out)
    else:
        compare_tables(congvan, bool(flags), letters, out)


if __name__ == "__main__":
    main()
