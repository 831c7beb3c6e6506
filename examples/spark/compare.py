"""Compares the tables of the Spark job with what one machine makes of the same letters."""

import json
import re
import subprocess
import sys

from letters import COMMANDS
from rows import DOCUMENT_COLUMNS, FINDING_COLUMNS, REJECTED_COLUMNS, document_row, finding_rows, text_of

from pyspark.sql import SparkSession


def answers(congvan, letters, lines, arguments):
    """What the command answers, and what it says, on this machine alone."""
    command = [congvan, *arguments, "--lang", "en", *(["--ndjson"] if lines else []), letters]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1, 2):
        sys.exit(f"congvan {arguments[0]}: exit code {run.returncode}")
    return [json.loads(line) for line in run.stdout.splitlines()], run.stderr.decode()


def names_of(parsed, letters, lines, said):
    """The ids of what was answered: a line without one is called by its number, and was
    given none."""
    if not lines:
        return [answer["id"] for answer in parsed]
    refused = {int(number) for number in re.findall(r"line (\d+), column", said)}
    with open(letters, encoding="utf-8") as file:
        read = [line for number, line in enumerate(file, 1) if number not in refused]
    return [text_of(json.loads(line).get("id")) for line in read]


def ids_refused(letters, lines, said):
    """The ids that the command names when it refuses."""
    place = re.escape(letters)
    form = rf"cannot read {place}(?::\d+ \((.*?)\))?, line \d+, column" if lines else rf"cannot read ({place}/[^:,]*)"
    return [match[1] for match in re.finditer(form, said)]


def table(spark, path, columns):
    """The rows of a table without the keys, which are the job's own."""
    names = [name for name, _ in columns if name != "key"]
    whole = spark.read.parquet(path)
    keys = whole.select("key").distinct().count()
    return [plain(row) for row in whole.select(*names).collect()], keys


def plain(row):
    row = [list(value) if isinstance(value, (list, tuple)) else value for value in row]
    row[0] = row[0] and row[0].removeprefix("file:")
    return tuple(row)


def same(name, found, expected):
    found, expected = sorted(found, key=repr), sorted(expected, key=repr)
    if found != expected:
        differs = next((pair for pair in zip(found, expected) if pair[0] != pair[1]), (len(found), len(expected)))
        sys.exit(f"{name}: Spark and one machine differ: {differs}")
    print(f"{name}: {len(found)} rows, the same on Spark and on one machine")


def main():
    lines = "--ndjson" in sys.argv
    congvan, letters, out = (argument for argument in sys.argv[1:] if argument != "--ndjson")
    parsed, said = answers(congvan, letters, lines, COMMANDS["parsed"])
    checked, _ = answers(congvan, letters, lines, COMMANDS["checked"])
    cited, _ = answers(congvan, letters, lines, COMMANDS["cited"])
    names = names_of(parsed, letters, lines, said)
    both = list(zip(names, parsed, checked, cited, strict=True))
    documents = [plain(document_row(None, *one)[1:]) for one in both]
    findings = [plain(row[1:]) for name, _, one, _ in both for row in finding_rows(None, name, one)]

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    found, keys = table(spark, f"{out}/documents", DOCUMENT_COLUMNS)
    same("documents", found, documents)
    if keys != len(documents):
        sys.exit(f"documents: {len(documents)} rows have {keys} keys")
    same("findings", table(spark, f"{out}/findings", FINDING_COLUMNS)[0], findings)
    rejected, _ = table(spark, f"{out}/rejected", REJECTED_COLUMNS)
    same("rejected", [one[0] for one in rejected], ids_refused(letters, lines, said))
    if not rejected or not all(why for _, why in rejected):
        sys.exit(f"rejected: letters without a reason: {rejected}")
    spark.stop()


if __name__ == "__main__":
    main()
