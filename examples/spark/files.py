"""Finds the files of a folder by the rule of the command: all of them, those of its
folders too, without hidden ones, whose names begin with a full stop."""

import os
import re
from functools import partial

import ids
from rows import of_rejected
from run import on_files

LOCAL = re.compile(r"(?:file:(?://)?)?(/.*)|(?!\w[\w+.-]*:)(.*)", re.DOTALL)

# Spark gives no file of such a name, and says nothing.
PASSED_OVER = re.compile(r"(?:^|/)_")


def letters_of(context, given):
    """The rows of the letters of a folder, and how many letters there are."""
    local = LOCAL.fullmatch(given.letters)
    if local:
        return of_local(context, given, local[1] or local[2])
    return of_hadoop(context, given)


def of_local(context, given, folder):
    """A folder that driver and workers see at the same path. They open the files by
    themselves: Hadoop has no paths for some names that a disk has, such as `a:b.txt`."""
    if not os.path.exists(folder):
        raise SystemExit(f"there is no {folder} on this machine; for another file system write its scheme, as in hdfs:")
    found, refused = [], []
    if os.path.isdir(folder):
        walk(folder, found, refused)
    else:
        found.append(folder)
    # A name may be no text, and goes over as its bytes.
    paths = [os.fsencode(path) for path in found]
    files = context.parallelize(paths, min(given.partitions, len(paths)) or 1)
    start, congvan = os.getcwdb(), given.congvan

    def run(some):
        puts = ((ids.of_path(path), partial(os.symlink, os.path.join(start, path))) for path in some)
        return on_files(puts, congvan)

    return with_refused(context, files.mapPartitions(run), refused), len(found) + len(refused)


def walk(folder, found, refused):
    """What a folder holds and is no folder; links to folders too, which the command
    refuses with its own words."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        refused.append((ids.of_path(folder), f"the folder cannot be read: {error.strerror}"))
        return
    for entry in entries:
        if entry.name.startswith(".") and is_text(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            walk(entry.path, found, refused)
        else:
            found.append(entry.path)


def is_text(name):
    """The command hides no name that is not UTF-8."""
    return not any("\udc80" <= char <= "\udcff" for char in name)


def of_hadoop(context, given):
    """A folder of HDFS, S3 and the like, whose files Spark reads."""
    path = context._jvm.org.apache.hadoop.fs.Path(given.letters)
    system = path.getFileSystem(context._jsc.hadoopConfiguration())
    root = system.getFileStatus(path).getPath().toString()
    listed, names = system.listFiles(path, True), []
    while listed.hasNext():
        names.append(listed.next().getPath().toString().removeprefix(root).lstrip("/"))
    names = [name for name in names if not re.search(r"(?:^|/)\.", name)]
    why = "Spark passes over names that begin with `_`; rename the file or its folder"
    refused = [(f"{root}/{name}", why) for name in names if PASSED_OVER.search(name)]
    context._jsc.hadoopConfiguration().set("mapreduce.input.fileinputformat.input.dir.recursive", "true")
    files = context.binaryFiles(given.letters, given.partitions)
    congvan = given.congvan

    def run(some):
        return on_files(((address, partial(write, content)) for address, content in some), congvan)

    return with_refused(context, files.mapPartitions(run), refused), len(names)


def write(content, path):
    with open(path, "wb") as file:
        file.write(content)


def with_refused(context, letters, refused):
    if not refused:
        return letters
    return letters.union(context.parallelize([of_rejected(*one) for one in refused], 1))
