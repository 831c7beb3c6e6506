"""Reads and checks letters with Spark, and writes flat tables.

The `congvan` command runs unmodified on every worker:

    spark-submit --py-files ids.py,rows.py,run.py,files.py \\
        letters.py --congvan /usr/local/bin/congvan --ndjson LETTERS OUT
    spark-submit --py-files ids.py,rows.py,run.py,files.py \\
        letters.py --congvan /usr/local/bin/congvan LETTERS OUT

With --ndjson LETTERS is a file, folder or glob of lines `{"id": …, "text": …}` or
`{"id": …, "document": {…}}` in UTF-8, wherever Spark reads; files of lines whose names
begin with `_` or `.` are no letters to Spark (`_SUCCESS`). Each line goes into the filter
byte by byte as it is, without a mark of the job's own, and finds its answer by its place.
For this the job does not use `RDD.pipe`, which takes text alone, mends what is no UTF-8
before the command can refuse it, starts the command for empty partitions and hides what it
says; `pipe.py` shows it where lines are known to be whole.

Without --ndjson each file of LETTERS, a folder with its folders, is a letter in any format
and encoding that the command reads, found by the rule of the command: hidden names `.x`
are left out; links to folders, pipes and devices are rejected. Two kinds of folder:

    a path, file:/…          driver and workers see it at the same path, as on one machine
                             or NFS; any name will do
    hdfs:, s3a: and others   Hadoop reads it; `_x` is rejected with a reason, for Spark
                             passes over such names; no file above 2 GB, and no glob or
                             comma in LETTERS

OUT becomes a folder with four Parquet tables:

    documents  one row a letter: key, id, number, kind, superior, issuer, date, issued_on,
               subject, authority, signer, signer_title, verdict, codes, refs
    findings   one row a finding: key, id, code, severity, message, start_byte, end_byte
    citations  one row a citation: key, id, kind, number, name, issuer, date, provision,
               relation, text
    rejected   one row a letter that was not read: key, id, why

`key` is the job's own and unique; `id` is yours as it is written, or the path of the file,
and may be missing or repeat. `date` is as far as it is filled in, `issued_on` the day and
null where one is not known. Each letter is in `documents` or in `rejected`: the job fails
if one is in neither, and if the command ends with a code other than 0, 1 (errors were
found) and 2 (some letters were not read). Needs Python 3.10 on the workers.
"""

import argparse

import files
from rows import TABLES
from run import on_lines

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.types import ArrayType, DateType, LongType, StringType, StructField, StructType

TYPES = {"text": StringType(), "integer": LongType(), "texts": ArrayType(StringType()), "day": DateType()}


def schema(columns):
    return StructType([StructField(name, TYPES[kind]) for name, kind in columns])


def letters_of_lines(spark, given):
    """The rows of the letters of lines."""
    spark.conf.set("spark.sql.files.minPartitionNum", given.partitions)
    # Of all that Spark reads, this alone keeps the bytes; a lone CR ends no line.
    lines = spark.read.text(given.letters, lineSep="\n", recursiveFileLookup=True)
    congvan = given.congvan
    bytes_of = lines.selectExpr("cast(value as binary)").rdd
    return bytes_of.mapPartitions(lambda some: on_lines((row[0] for row in some), congvan))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("letters")
    arguments.add_argument("out")
    arguments.add_argument("--ndjson", action="store_true", help="LETTERS are lines, each a letter")
    arguments.add_argument("--congvan", default="congvan", help="the command on the workers")
    arguments.add_argument("--partitions", type=int, default=8, help="how many parts, about")
    given = arguments.parse_args()

    builder = SparkSession.builder.appName("congvan")
    # Letters are small: Spark would count each file for 4 MiB, and put all into one part.
    for key in ("spark.files.openCostInBytes", "spark.sql.files.openCostInBytes"):
        builder = builder.config(key, 1)
    spark = builder.getOrCreate()
    # Days before 1582 are written as they are.
    spark.conf.set("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
    if given.ndjson:
        letters, listed = letters_of_lines(spark, given), None
    else:
        letters, listed = files.letters_of(spark.sparkContext, given)
    # The command runs once for all tables.
    letters = letters.zipWithUniqueId().persist(StorageLevel.MEMORY_AND_DISK)
    read, rejected = (letters.map(lambda one: len(one[0][name])).sum() for name in ("documents", "rejected"))
    if listed not in (None, read + rejected):
        raise SystemExit(f"{listed} letters were found, {read} read and {rejected} rejected: some were not given by Spark")
    for name, columns in TABLES.items():
        rows = letters.flatMap(lambda one, name=name: [(one[1], *row) for row in one[0][name]])
        table = spark.createDataFrame(rows, schema(columns))
        table.write.mode("overwrite").parquet(f"{given.out}/{name}")
    print(f"{read} letters read, {rejected} rejected")
    spark.stop()


if __name__ == "__main__":
    main()
