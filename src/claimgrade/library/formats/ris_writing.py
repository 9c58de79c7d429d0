"""From the fields of a bibliography entry to the lines of a RIS record."""

from collections.abc import Iterator

from claimgrade.library.formats import ris_tags
from claimgrade.library.formats.dates import date_text, parsed, when
from claimgrade.library.formats.keywords import keywords
from claimgrade.library.formats.pages import first_and_last
from claimgrade.library.formats.people import listed
from claimgrade.library.formats.ris_dates import day_of, year_of
from claimgrade.library.formats.text import verbatim_text
from claimgrade.library.latex import plain_text
from claimgrade.library.names import names
from claimgrade.model.source import Source

Tags = Iterator[tuple[str, str]]


def lines_of(source: Source) -> list[str]:
    """Return the lines of the record of a source, ``TY`` first and ``ER`` last."""
    kind = source.entry_type.lower()
    said = {name.lower(): value for name, value in source.fields.items()}
    plain = Source(source.key, kind, said)
    tags = [
        ("TY", _type(plain)),
        *_people(plain),
        *_titles(plain),
        *_dates(plain),
        *_places(plain),
        *_identifiers(plain),
        *_notes(plain),
        *_kept(plain),
        ("ID", source.key),
    ]
    lines = [f"{tag}  - {' '.join(text.split())}" for tag, text in tags if text.strip()]
    return [*lines, "ER  - "]


def _plain(source: Source, *fields: str) -> str:
    return next((plain_text(v).strip() for f in fields if (v := source.fields.get(f))), "")


def _type(source: Source) -> str:
    given = _plain(source, f"{ris_tags.KEPT}ty")
    if given and ris_tags.may_be(given, source.entry_type):
        return given
    return ris_tags.RIS_TYPE.get(source.entry_type, "GEN")


def _people(source: Source) -> Tags:
    for role, (tag, *_) in ris_tags.PEOPLE.items():
        found = names(source.fields.get(role, ""))
        yield from ((tag, listed(name)) for name in found.people)
        if found.others:
            yield tag, "et al."


def _titles(source: Source) -> Tags:
    title, subtitle = _plain(source, "title"), _plain(source, "subtitle")
    yield "TI", f"{title}: {subtitle}" if title and subtitle else title
    container = ris_tags.CONTAINER_OF.get(source.entry_type, "booktitle")
    others = () if container == "series" else ("journal", "journaltitle", "booktitle")
    yield "T2", _plain(source, container, *others)
    yield "J2", _plain(source, "shortjournal")
    if container != "series":
        yield "T3", _plain(source, "series")


def _dates(source: Source) -> Tags:
    if moment := when(source.fields):
        yield "PY", year_of(moment)
        yield "DA", day_of(moment)
    if accessed := date_text(source.fields.get("urldate", "")):
        moment = parsed(accessed)
        yield "Y2", (day_of(moment) or year_of(moment)) if moment.begin else accessed


def _places(source: Source) -> Tags:
    written: set[str] = set()
    for tag, field in ris_tags.PLAIN.items():
        if field not in written:
            written.add(field)
            yield tag, _plain(source, field, {"address": "location"}.get(field, field))
    if source.entry_type == "mastersthesis" and not source.fields.get("type"):
        yield "M3", ris_tags.MASTERS_THESIS
    publisher = ris_tags.PUBLISHER_OF.get(source.entry_type, "publisher")
    yield "PB", _plain(source, publisher, *ris_tags.PUBLISHERS)
    first, last = first_and_last(source.fields.get("pages", ""))
    yield "SP", first
    yield "EP", last


def _identifiers(source: Source) -> Tags:
    fields = source.fields
    yield "DO", verbatim_text(fields.get("doi", ""))
    for tag, field in ris_tags.VERBATIM.items():
        yield tag, verbatim_text(fields.get(field, ""))
    for field in ("isbn", "issn"):
        yield from (("SN", one) for one in _plain(source, field).split(", "))
    if pmid := _plain(source, "pmid"):
        yield "N1", f"PMID: {pmid}"
    if pmcid := _plain(source, "pmcid"):
        yield "C2", pmcid if pmcid.upper().startswith("PMC") else f"PMC{pmcid}"


def _notes(source: Source) -> Tags:
    yield from (("KW", word) for word in keywords(source.fields.get("keywords", "")))
    yield "AB", _plain(source, "abstract")
    yield "N1", _plain(source, "note")
    yield "RN", _plain(source, "annote")


def _kept(source: Source) -> Tags:
    for name, value in source.fields.items():
        tag = name.removeprefix(ris_tags.KEPT)
        if tag != name and tag != "ty" and ris_tags.is_tag(tag[:2].upper()):
            yield tag[:2].upper(), plain_text(value)
