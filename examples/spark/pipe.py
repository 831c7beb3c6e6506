"""The filter of lines under `RDD.pipe`, as it is: what letters cite, one line each.

    spark-submit pipe.py CONGVAN LETTERS.ndjson OUT

For lines that are whole and in UTF-8: a line that the command refuses ends the job here.
`letters.py` takes any line.
"""

import shlex
import sys

from pyspark.sql import SparkSession


def main():
    congvan, letters, out = sys.argv[1:]
    context = SparkSession.builder.appName("congvan").getOrCreate().sparkContext
    cited = context.textFile(letters).pipe(shlex.join([congvan, "refs", "--ndjson", "--jobs", "1"]), checkCode=True)
    cited.saveAsTextFile(out)


if __name__ == "__main__":
    main()
