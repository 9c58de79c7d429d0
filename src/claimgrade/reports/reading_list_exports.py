"""Reading lists for reference managers and programs, with everything that the list says kept."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimgrade.library.reading_lists import annotated
from claimgrade.model.reading_list import (
    ListedImportance,
    ListedSection,
    ListedWork,
    SavedReadingList,
)
from claimgrade.model.source import Source
from claimgrade.reports.record_fields import by_fields
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import listed, sentence
from claimgrade.reports.views.reading_list_edited import findings_of
from claimgrade.reports.views.reading_list_parts import ReadingListView, WorkView

FORMATS = {"bibtex": "bibtex", "csljson": "csl-json", "ris": "ris"}
"""The formats of reference managers, by the names they have in the reports."""

ENDINGS = {"bibtex": "bib", "csljson": "csl.json", "ris": "ris", "json": "json"}


def as_json(view: ReadingListView) -> str:
    """Return a list as one JSON object: sections, claims by direction, works with their notes."""
    sections = [
        {
            "name": section.name,
            "subjects": [by_fields(subject) for subject in section.subjects],
            "works": [_work(work) for shelf in section.shelves for work in shelf.works],
        }
        for section in view.sections
    ]
    made = {
        "title": view.title,
        "audience": view.audience or None,
        "article": view.id or None,
        "as_of": view.as_of or None,
        "importance": [by_fields(level) for level in view.levels],
        "gaps": view.gaps,
        "notes": view.notes,
        "sections": sections,
        "withdrawn": [_work(work) for work in view.withdrawn],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _work(work: WorkView) -> dict[str, Any]:
    fields: dict[str, Any] = by_fields(work)
    fields["reference"] = "".join(piece.text for piece in work.pieces)
    del fields["pieces"]
    return fields


def ledgers_list(view: ReadingListView, **basis: Any) -> SavedReadingList:
    """Return a list in the ledger's words and order, as a record that a person can edit.

    ``basis`` are the fields that say what the list is of. Retracted works are not in it: they are
    named beside whatever list there is.
    """
    sections = (
        ListedSection(
            name=section.name,
            works=tuple(_listed(work) for shelf in section.shelves for work in shelf.works),
        )
        for section in view.sections
        if section.shelves
    )
    return SavedReadingList(title=view.title, sections=tuple(sections), **basis)


def _listed(work: WorkView) -> ListedWork:
    return ListedWork(
        source=work.key,
        importance=ListedImportance(work.importance),
        why=work.why or None,
        shows=findings_of(work) or None,
    )


def for_manager(
    format_: str, view: ReadingListView, record: SavedReadingList, sources: Mapping[str, Source]
) -> str:
    """Return a list as BibTeX, RIS or CSL-JSON, which are read back without loss.

    Each entry is as it was written, with what the list says of the work in its annotation
    (:mod:`claimgrade.library.reading_lists`), and its importance and section among its keywords.
    Raises ``KeyError`` for another format.
    """
    from claimgrade.library.formats import FORMATS as FORMATS_OF_LIBRARY

    write = FORMATS_OF_LIBRARY[FORMATS[format_]].write
    if write is None:
        raise KeyError(format_)
    works = {work.key: work for work in view.works}
    apart = [work.key for work in view.withdrawn]
    own = {work.source for work in record.works}
    tags = {key: [TEXT[f"reading_{work.importance}"]] for key, work in works.items()}
    for section in record.sections:
        for work in section.works:
            tags.setdefault(work.source, []).append(section.name)
    return write(
        annotated(
            record,
            sources,
            {key: facts_of(work) for key, work in works.items()},
            tags,
            [key for key in apart if key not in own],
        )
    )


def facts_of(work: WorkView) -> str:
    """Return everything computed that a list says of a work, in one paragraph of plain words."""
    return " ".join(filter(None, _facts(work)))


def _facts(work: WorkView) -> Iterator[str]:
    if work.marked:
        yield sentence(listed([work.retraction.word, work.retraction_detail], "; "))
    yield work.warning
    for shown in work.shows:
        serves = [
            listed([f"{one.sign.word}: {one.claim.text.rstrip('.')}", one.warning], "; ")
            for one in shown.serves
        ]
        yield from (sentence(measured) for measured in shown.measured)
        yield sentence("; ".join(serves)) if serves else ""
    about = work.about
    yield f"{TEXT['reading_limits']}: {sentence('; '.join(about.facts))}"
    yield from about.limits
    for words, works in work.kin:
        yield sentence(f"{words} {listed(link.text for link in works)}")
    yield about.read
    yield sentence(about.time)
    yield sentence(about.access.text)
