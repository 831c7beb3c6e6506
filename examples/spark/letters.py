"""Reads and checks letters with Spark, and writes flat tables.

The `congvan` command runs unmodified on every worker:

    spark-submit letters.py --congvan /usr/local/bin/congvan --ndjson LETTERS OUT
    spark-submit letters.py --congvan /usr/local/bin/congvan LETTERS OUT

With --ndjson LETTERS is a file, folder or glob of lines `{"id": …, "text": …}` or
`{"id": …, "document": {…}}`, and the command is a filter of lines. Without it each
file of LETTERS is a letter in any format and encoding that the command reads: a worker
lays its files into a folder of its own and hands that to the command. OUT becomes a
folder with three Parquet tables:

    documents  one row a letter: key, id, number, kind, issuer, date, subject,
               authority, signer, verdict, codes, references
    findings   one row a finding: key, id, code, severity, message, start, end
    rejected   one row a letter that was not read: key, id, why

`key` is the job's own and unique; `id` is yours, or the address of the file, and may be
missing or repeat. Each letter is in `documents` or in `rejected`: the job fails if one is
in neither, and if the command ends with a code other than 0, 1 (errors were found) and
2 (some letters were not read).
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import tempfile

from rows import DOCUMENT_COLUMNS, FINDING_COLUMNS, REJECTED_COLUMNS, document_row, finding_rows, keyed

from pyspark.sql import SparkSession
from pyspark.sql.types import ArrayType, LongType, StringType, StructField, StructType

TYPES = {"text": StringType(), "integer": LongType(), "texts": ArrayType(StringType())}

COMMANDS = {
    "parsed": ["parse"],
    # The same number twice is seen within a partition alone: no rule of this job.
    "checked": ["check", "--format", "json", "--off", "N05"],
    "cited": ["refs"],
}


def schema(columns):
    return StructType([StructField(name, TYPES[kind]) for name, kind in columns])


def filtered(congvan, arguments, streams=""):
    """The command as a filter of lines, which fails if it was ended by something else
    than its own exit codes."""
    command = shlex.join([congvan, *arguments, "--ndjson", "--jobs", "1"])
    return shlex.join(["sh", "-c", f'{command} {streams}; code=$?; [ "$code" -le 2 ] || exit "$code"'])


def lines_answered(lines, congvan, arguments):
    """What the command answers to lines, by the key of each."""
    answered = lines.pipe(filtered(congvan, arguments), checkCode=True).map(json.loads)
    return answered.map(lambda answer: (answer["id"], answer))


# The number of a line in the pipe says nothing to the user; its key does.
REFUSED_LINE = re.compile(r"congvan: cannot read <stdin>:\d+ \((\d+)\), line \d+, column \d+[,:] (.*)")


def lines_refused(lines, congvan):
    """What the command says of lines that it does not read, by the key of each."""
    said = lines.pipe(filtered(congvan, ["parse", "--lang", "en"], "2>&1 >/dev/null"), checkCode=True)
    return said.map(REFUSED_LINE.match).filter(bool).map(lambda match: (int(match[1]), match[2]))


def run_on_files(files, congvan, arguments):
    """Runs the command on a partition of files; gives its answers and what it says."""
    with tempfile.TemporaryDirectory() as folder:
        for key, (address, content) in files:
            # The ending stays: a damaged Word file is known by it.
            ending = re.search(r"\.[A-Za-z0-9]{1,8}$", address)
            with open(os.path.join(folder, f"{key}{ending[0] if ending else ''}"), "wb") as file:
                file.write(content)
        with tempfile.TemporaryFile() as errors:
            command = [congvan, *arguments, "--lang", "en", "--jobs", "1", folder]
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process:
                for line in process.stdout:
                    answer = json.loads(line)
                    path = answer.get("id") or answer["file"]
                    yield int(os.path.basename(path).split(".")[0]), answer, None
            if process.returncode not in (0, 1, 2):
                raise RuntimeError(f"{shlex.join(command)}: exit code {process.returncode}")
            errors.seek(0)
            place = re.compile(rf"congvan: [a-z ]*{re.escape(folder)}/(\d+)[^,:]*[,:] *(.*)")
            for line in errors.read().decode("utf-8", "replace").splitlines():
                if match := place.match(line):
                    yield int(match[1]), None, match[2]


def of_lines(spark, given):
    """The letters of lines: ids by key, answers by command and key, and reasons by key."""
    lines = spark.sparkContext.textFile(given.letters, given.partitions).filter(lambda line: line.strip())
    # A byte order mark at the beginning of a file is no part of its first line.
    numbered = lines.map(lambda line: line.lstrip("\ufeff")).zipWithUniqueId()
    items = numbered.map(lambda one: (one[1], keyed(*one))).cache()
    ids = items.mapValues(lambda item: item[0])
    good = items.filter(lambda item: item[1][1] is not None)
    answers = {
        name: lines_answered(good.map(lambda item: item[1][1]), given.congvan, arguments)
        for name, arguments in COMMANDS.items()
    }

    def refused(left):
        known = left.join(items).mapValues(lambda one: one[1])
        unread = known.filter(lambda item: item[1][1] is not None).map(lambda item: item[1][1])
        none = known.filter(lambda item: item[1][1] is None).mapValues(lambda item: item[2])
        return lines_refused(unread, given.congvan).union(none)

    return ids, answers, refused


def of_files(spark, given):
    """The same of a folder, each of whose files is a letter."""
    files = spark.sparkContext.binaryFiles(given.letters, given.partitions).zipWithUniqueId()
    files = files.map(lambda one: (one[1], one[0]))
    ids = files.mapValues(lambda file: file[0])
    congvan = given.congvan

    def run(files, arguments):
        return files.mapPartitions(lambda some: run_on_files(some, congvan, arguments))

    answers = {
        name: run(files, arguments).filter(lambda one: one[1] is not None).map(lambda one: (one[0], one[1]))
        for name, arguments in COMMANDS.items()
    }

    def refused(left):
        unread = left.join(files).mapValues(lambda one: one[1])
        return run(unread, ["parse"]).filter(lambda one: one[2] is not None).map(lambda one: (one[0], one[2]))

    return ids, answers, refused


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("letters")
    arguments.add_argument("out")
    arguments.add_argument("--ndjson", action="store_true", help="LETTERS are lines, each a letter")
    arguments.add_argument("--congvan", default="congvan", help="the command on the workers")
    arguments.add_argument("--partitions", type=int, default=8)
    given = arguments.parse_args()

    spark = SparkSession.builder.appName("congvan").getOrCreate()

    def write(name, rows, columns):
        table = spark.createDataFrame(rows, schema(columns))
        table.write.mode("overwrite").parquet(f"{given.out}/{name}")

    ids, answers, refused = of_lines(spark, given) if given.ndjson else of_files(spark, given)
    checked = answers["checked"].cache()
    read = answers["parsed"].join(checked).join(answers["cited"]).join(ids).cache()
    # ((((parsed, checked), cited), id)) by key.
    rows = read.map(lambda one: document_row(one[0], one[1][1], *one[1][0][0], one[1][0][1]))
    write("documents", rows, DOCUMENT_COLUMNS)
    found = checked.join(ids).flatMap(lambda one: finding_rows(one[0], one[1][1], one[1][0]))
    write("findings", found, FINDING_COLUMNS)

    left = ids.subtractByKey(read).mapValues(lambda _: None).cache()
    # The first thing that was said of a letter is the reason.
    reasons = refused(left).reduceByKey(lambda first, _: first)
    rejected = left.join(ids).mapValues(lambda one: one[1]).leftOuterJoin(reasons).cache()
    unknown = rejected.filter(lambda one: one[1][1] is None).count()
    if unknown:
        raise SystemExit(f"{unknown} letters have neither an answer nor a reason: the command does not run as it should")
    write("rejected", rejected.map(lambda one: (one[0], *one[1])), REJECTED_COLUMNS)
    print(f"{read.count()} letters read, {rejected.count()} rejected")
    spark.stop()


if __name__ == "__main__":
    main()
