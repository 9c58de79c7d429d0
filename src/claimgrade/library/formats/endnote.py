"""EndNote's XML export.

A file of XML can hold more than it seems: entities that expand without bound, and addresses to be
fetched. Entities are refused, nothing is fetched, and libxml2's own limits on depth and length
stand.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from claimgrade.library.formats.endnote_record import entry_of
from claimgrade.library.formats.reading import Entry, Fault, Reading

FORMAT = "endnote-xml"

_MARK = re.compile(r"<!--|<!\[CDATA\[|<!|<record(?=[\s>/])")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read(text: str, name: str) -> Reading:
    """Return the works of an EndNote XML file. Nothing is raised for any text.

    Of a file that breaks off, the records before the break are returned.
    """
    if any(mark == "<!" and _declares(text, place) for mark, place in _marks(text)):
        message = "this file defines entities of its own, which are not read: they can expand"
        help_line = "export the references again; EndNote writes none"
        return Reading(FORMAT, (), (Fault(f"{message} without bound", 1, help_line),))
    entries: list[Entry] = []
    faults: list[Fault] = []
    for found in _records(_NOT_ALLOWED.sub("", text)):
        (faults if isinstance(found, Fault) else entries).append(found)  # type: ignore[arg-type]
    if not entries and not faults:
        faults.append(Fault("there is no <record> in this XML", 1, "is it EndNote's XML export?"))
    return Reading(FORMAT, tuple(entries), tuple(faults))


def _records(text: str) -> Iterator[Entry | Fault]:
    from lxml import etree

    # The options are lxml's defences: S320 is about parsers that are left to their own.
    events = etree.iterparse(
        BytesIO(text.removeprefix("\ufeff").lstrip().encode()),
        events=("end",),
        tag="record",
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    lines = _lines(text)
    try:
        for _, record in events:
            yield entry_of(record, next(lines, 1))
            _let_go(record)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        message = f"this is not XML that can be read: {error.msg or 'it breaks off'}"
        yield Fault(message, line, "the records before this line are read")


def _marks(text: str) -> Iterator[tuple[str, int]]:
    """Yield where records and declarations begin, outside comments and CDATA."""
    place = 0
    while found := _MARK.search(text, place):
        place = found.end()
        ends = _ENDS.get(found[0])
        if ends is None:
            yield found[0], found.start()
        elif (place := text.find(ends, place)) == -1:
            return


def _declares(text: str, place: int) -> bool:
    """Tell whether a declaration may define something: it does not merely name the type."""
    end = text.find(">", place)
    if end == -1 or not text.startswith("<!DOCTYPE", place):
        return True
    return text.find("[", place, end) != -1


def _lines(text: str) -> Iterator[int]:
    """Yield the line of each record; libxml2 counts no further than 65,535."""
    line, before = 1, 0
    for mark, place in _marks(text):
        if mark == "<record":
            line += text.count("\n", before, place)
            before = place
            yield line


def _let_go(record: Any) -> None:
    """Free what a record takes, and its place among those before it."""
    record.clear()
    parent = record.getparent()
    while parent is not None and record.getprevious() is not None:
        del parent[0]
