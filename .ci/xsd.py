"""Validates files of XML: xsd.py SCHEMA FOLDER, see .ci/xsd."""

import pathlib
import sys

from lxml import etree

schema_file, folder = sys.argv[1], pathlib.Path(sys.argv[2])
parser = etree.XMLParser(huge_tree=True, no_network=True, resolve_entities=False)
schema = etree.XMLSchema(etree.parse(schema_file))
good, bad, faults = 0, 0, 0

for file in sorted(folder.glob("*.xml")):
    good += 1
    if not schema.validate(etree.parse(file, parser)):
        faults += 1
        print(f"{file}: {schema.error_log.last_error}", file=sys.stderr)

for file in sorted(folder.glob("bad/*.xml")):
    bad += 1
    try:
        if schema.validate(etree.parse(file, parser)):
            faults += 1
            print(f"{file} is valid and should not be", file=sys.stderr)
    except etree.XMLSyntaxError:
        pass

print(f"{good} files valid, {bad} refused, {faults} otherwise than they should ({schema_file})")
if faults or not good:
    sys.exit(1)
