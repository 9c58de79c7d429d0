"""Reading lists as the files that people edit: the text of a new one, and works added to one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap

from claimgrade.model.reading_list import ListedSection, ListedWork, SavedReadingList
from claimgrade.workspace.editing.edit import Value, with_field
from claimgrade.workspace.editing.scalar import scalar

_COLUMNS = 100

_HEAD = """\
# Change what you like: the title, sections and their order, works and theirs, importance, words.
# `why` and `shows` are shown as they stand; leave one out, and the ledger's own words are.
# What a work bears on, in which direction, retractions and access always come from the ledger.
"""

Addition = tuple[str, ListedWork]
"""A work to add, with the name of its section."""


def reading_list_text(listed: SavedReadingList) -> str:
    """Return the text of a new file, which reads back as the same list."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(listed))


def _lines(listed: SavedReadingList) -> Iterator[str]:
    for name in ("title", "audience", "article", "topic"):
        if words := getattr(listed, name):
            yield from _field("", name, words)
    if listed.library:
        yield "library: true"
    yield "sections:" if listed.sections else "sections: []"
    for section in listed.sections:
        yield from _section(section)
    if listed.left_out:
        yield "left_out:"
        yield from (f"  - {scalar(key)}" for key in listed.left_out)


def _section(section: ListedSection) -> Iterator[str]:
    yield from _field("  - ", "name", section.name)
    yield "    works:" if section.works else "    works: []"
    for work in section.works:
        first = "      - "
        for name, words in _fields(work).items():
            yield from _field(first, name, words)
            first = " " * len(first)


def _fields(work: ListedWork) -> dict[str, str]:
    """Return what is written of a work, by the name of the field."""
    said = {"source": work.source, "importance": work.importance.value}
    more = {"why": work.why, "shows": work.shows, "note": work.note}
    return said | {name: words for name, words in more.items() if words}


def _field(before: str, name: str, words: str) -> Iterator[str]:
    """Yield the lines of a field; a long text as a block that its lines are joined from."""
    line = f"{before}{name}: {scalar(words)}"
    if len(line) <= _COLUMNS or not _can_be_folded(words):
        yield line
        return
    inner = " " * (len(before) + 2)
    yield f"{before}{name}: >-"
    yield from wrap(
        words,
        _COLUMNS,
        initial_indent=inner,
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _can_be_folded(words: str) -> bool:
    """Return whether a text is the same when its lines are joined by one blank each."""
    return words.isprintable() and words == " ".join(words.split()) and "\ufeff" not in words


def with_works(
    data: bytes, path: Path, listed: SavedReadingList, additions: Iterable[Addition]
) -> bytes:
    """Return the bytes of a list's file with works added at the ends of their sections.

    A section that the list does not have is added after the others. Everything else stays as it
    is, comments too.

    Raises:
        EditRefused: the file has faults, or would not come out as meant.
    """
    places = {section.name.casefold(): at for at, section in enumerate(listed.sections)}
    sizes = [len(section.works) for section in listed.sections]
    fresh: dict[str, tuple[str, list[ListedWork]]] = {}
    for name, work in additions:
        at = places.get(name.casefold())
        if at is None:
            fresh.setdefault(name.casefold(), (name, []))[1].append(work)
        else:
            data = with_field(data, path, f"sections.{at}.works.{sizes[at]}", _value(work))
            sizes[at] += 1
    for at, (name, works) in enumerate(fresh.values(), start=len(sizes)):
        value: Mapping[str, Value] = {"name": name, "works": _values(works)}
        data = with_field(data, path, f"sections.{at}", value)
    return data


def _values(works: Sequence[ListedWork]) -> list[Value]:
    return [_value(work) for work in works]


def _value(work: ListedWork) -> Value:
    return dict(_fields(work))
