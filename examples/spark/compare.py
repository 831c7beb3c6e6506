"""Compares the tables of the Spark job with what one machine makes of the same letters."""

import json
import subprocess
import sys

from rows import DOCUMENT_COLUMNS, FINDING_COLUMNS, document_row, finding_rows

from pyspark.sql import SparkSession


def answers(congvan, letters, *command):
    run = subprocess.run([congvan, *command, "--ndjson", letters], stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"congvan {command[0]}: exit code {run.returncode}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def table(spark, path, columns):
    names = [name for name, _ in columns]
    rows = spark.read.parquet(path).select(*names).collect()
    return sorted((plain(row) for row in rows), key=repr)


def plain(row):
    return tuple(list(value) if isinstance(value, (list, tuple)) else value for value in row)


def main():
    congvan, letters, out = sys.argv[1:]
    parsed = answers(congvan, letters, "parse")
    checked = answers(congvan, letters, "check", "--format", "json")
    cited = answers(congvan, letters, "refs")
    documents = sorted((plain(document_row(*one)) for one in zip(parsed, checked, cited, strict=True)), key=repr)
    findings = sorted((row for one in checked for row in finding_rows(one)), key=repr)

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    for name, expected, columns in [
        ("documents", documents, DOCUMENT_COLUMNS),
        ("findings", findings, FINDING_COLUMNS),
    ]:
        found = table(spark, f"{out}/{name}", columns)
        if found != expected:
            differs = next((pair for pair in zip(found, expected) if pair[0] != pair[1]), (len(found), len(expected)))
            sys.exit(f"{name}: Spark and one machine differ: {differs}")
        print(f"{name}: {len(found)} rows, the same on Spark and on one machine")
    spark.stop()


if __name__ == "__main__":
    main()
