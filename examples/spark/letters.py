"""Reads and checks a folder of letters with Spark, and writes flat tables.

The `congvan` command runs unmodified on every worker as a filter of lines:

    spark-submit letters.py --congvan /usr/local/bin/congvan LETTERS OUT

LETTERS is a folder (or glob) of text letters, or of `*.ndjson` files with one
`{"id": …, "text": …}` to a line. OUT becomes a folder with two Parquet tables:

    documents  one row a letter: id, number, kind, issuer, date, subject,
               authority, signer, verdict, codes, references
    findings   one row a finding: id, code, severity, message, start, end

Letters that cannot be read are left out, as the command leaves them out.
"""

import argparse
import json
import shlex

from rows import DOCUMENT_COLUMNS, FINDING_COLUMNS, document_row, finding_rows

from pyspark.sql import SparkSession
from pyspark.sql.types import ArrayType, LongType, StringType, StructField, StructType

TYPES = {"text": StringType(), "integer": LongType(), "texts": ArrayType(StringType())}


def schema(columns):
    return StructType([StructField(name, TYPES[kind]) for name, kind in columns])


def items(spark, letters, partitions):
    """The letters as lines of items."""
    if letters.endswith((".ndjson", ".jsonl")):
        return spark.sparkContext.textFile(letters, partitions)
    files = spark.sparkContext.wholeTextFiles(letters, partitions)
    return files.map(lambda file: json.dumps({"id": file[0], "text": file[1]}, ensure_ascii=False))


def answers(lines, command):
    """What the command answers, by the letter's id."""
    answered = lines.pipe(command).map(json.loads)
    return answered.map(lambda answer: (json.dumps(answer["id"]), answer))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("letters")
    arguments.add_argument("out")
    arguments.add_argument("--congvan", default="congvan", help="the command on the workers")
    arguments.add_argument("--partitions", type=int, default=8)
    given = arguments.parse_args()

    spark = SparkSession.builder.appName("congvan").getOrCreate()
    lines = items(spark, given.letters, given.partitions).cache()
    congvan = shlex.quote(given.congvan)
    parsed = answers(lines, f"{congvan} parse --ndjson --jobs 1")
    # Exit code 1 says that errors were found: `pipe` does not look at it.
    checked = answers(lines, f"{congvan} check --ndjson --format json --jobs 1").cache()
    cited = answers(lines, f"{congvan} refs --ndjson --jobs 1")

    rows = parsed.join(checked).join(cited).map(lambda one: document_row(one[1][0][0], one[1][0][1], one[1][1]))
    documents = spark.createDataFrame(rows, schema(DOCUMENT_COLUMNS))
    documents.write.mode("overwrite").parquet(f"{given.out}/documents")
    found = checked.flatMap(lambda one: finding_rows(one[1]))
    spark.createDataFrame(found, schema(FINDING_COLUMNS)).write.mode("overwrite").parquet(f"{given.out}/findings")
    spark.stop()


if __name__ == "__main__":
    main()
