"""Checks of the links of reading lists: the works and the article that they name have to exist."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claimgrade.model.finding import Finding
from claimgrade.model.reading_list import SavedReadingList
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.files import READING_LISTS_FOLDER
from claimgrade.workspace.linking.nearest import nearest
from claimgrade.workspace.linking.parts import Parts
from claimgrade.workspace.linking.source_names import SourceNames
from claimgrade.workspace.schema.read import Read


def check_reading_lists(parts: Parts, sources: SourceNames) -> Iterator[Finding]:
    """Yield a finding for every work or article of a list that is unknown, or listed twice."""
    for name, read in parts.reading_lists.items():
        path = f"{READING_LISTS_FOLDER}/{name}.yaml"
        if read.record is not None:
            yield from _article(read.record, read, path, parts)
            yield from _works(read.record, read, path, sources)


def present_lists(parts: Parts, sources: SourceNames) -> dict[str, SavedReadingList]:
    """Return the lists by name, each work once and by the present key of its source."""
    return {
        name: _present(read.record, sources.older)
        for name, read in parts.reading_lists.items()
        if read.record is not None
    }


def _present(listed: SavedReadingList, older: Mapping[str, str]) -> SavedReadingList:
    seen: set[str] = set()
    sections = []
    for section in listed.sections:
        works = []
        for work in section.works:
            key = older.get(work.source, work.source)
            if key not in seen:
                seen.add(key)
                works.append(replace(work, source=key))
        sections.append(replace(section, works=tuple(works)))
    left_out = tuple(older.get(key, key) for key in listed.left_out)
    return replace(listed, sections=tuple(sections), left_out=left_out)


def _article(
    listed: SavedReadingList, read: Read[SavedReadingList], path: str, parts: Parts
) -> Iterator[Finding]:
    folders = parts.files.article_folders
    if listed.article is None or listed.article in folders:
        return
    near = nearest(listed.article, folders)
    hint = f"; did you mean '{near}'?" if near else ""
    message = f"there is no article '{listed.article}'{hint}"
    yield DIAGNOSTICS["RD316"].finding(message, read.positions.locate(path, "article"))


def _works(
    listed: SavedReadingList, read: Read[SavedReadingList], path: str, sources: SourceNames
) -> Iterator[Finding]:
    named = [
        (work.source, f"sections.{at}.works.{number}.source")
        for at, section in enumerate(listed.sections)
        for number, work in enumerate(section.works)
    ]
    named += [(key, f"left_out.{at}") for at, key in enumerate(listed.left_out)]
    seen: dict[str, str] = {}
    for key, field in named:
        place = read.positions.locate(path, field)
        yield from sources.unknown(key, place, "the reading list")
        same = sources.resolve(key) or key
        if same in seen:
            message = f"'{key}' is in this list already"
            yield DIAGNOSTICS["RD315"].finding(message, place)
        seen.setdefault(same, field)
