"""Reading lists in files of references: what a list says of a work stands in its annotation.

The annotation (``annote``, which BibTeX, RIS and CSL-JSON all have) is one line that people can
read and that is read back without loss (docs/records.md, "Reading lists"): after a mark, what the
list is, then the place of the work in it and the editor's words, each begun by a name and parted
by `` | ``. White space counts as one blank, and letters are in Unicode's composed form.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from claimgrade.library.formats.keywords import joined_keywords, keywords
from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.model.reading_list import (
    ListedImportance,
    ListedSection,
    ListedWork,
    SavedReadingList,
)
from claimgrade.model.source import Source

MARK = "[reading list]"
_PARTED = re.compile(r" \| ")
_LINE_END = " ¶ "
_OTHER_SECTION = "Works"

_OF_LIST = {"For": "audience", "Article": "article", "Topic": "topic"}
_OF_WORK = {"Why": "why", "Shows": "shows", "Note": "note"}


@dataclass(frozen=True, slots=True)
class Restored:
    """A list as a file of references had it; ``annotated`` is false where no entry said its place.

    A work that no list placed stands in a section of its own kind, with its annotation as note.
    """

    listed: SavedReadingList
    annotated: bool


def annotated(
    listed: SavedReadingList,
    sources: Mapping[str, Source],
    facts: Mapping[str, str] = MappingProxyType({}),
    tags: Mapping[str, Sequence[str]] = MappingProxyType({}),
    withdrawn: Sequence[str] = (),
) -> Iterator[Source]:
    """Yield the entries of a list in its order, each with what the list says of it.

    An annotation of the entry's own stands before ours, and its keywords before ``tags``.
    ``facts`` are what was computed of a work; nothing of them is read back. ``withdrawn`` are
    works that stand apart at the end, because they are retracted; they are no part of what is
    read back. A work without an entry of its own has no fields but the annotation.
    """
    place = 0
    for number, section in enumerate(listed.sections, start=1):
        for work in section.works:
            place += 1
            source = sources.get(work.source) or Source(work.source, "misc")
            said = [*_list_said(listed, full=place == 1)]
            said += [f"Section {number}: {_kept(section.name)}", f"Place: {place}"]
            said += [f"Importance: {work.importance.value}", *_words(work, _OF_WORK)]
            if about := facts.get(work.source):
                said.append(f"Facts: {_kept(about)}")
            yield _with(source, f"{MARK} {' | '.join(said)}", tags.get(work.source, ()))
    for key in withdrawn:
        said = [*_list_said(listed, full=False), "Withdrawn: yes"]
        if about := facts.get(key):
            said.append(f"Facts: {_kept(about)}")
        source = sources.get(key) or Source(key, "misc")
        yield _with(source, f"{MARK} {' | '.join(said)}", tags.get(key, ()))


def with_keys_of(library: Mapping[str, Source], entries: Iterable[Source]) -> list[Source]:
    """Return the entries of a file under the keys that a library has for the same works.

    A program that gives every export keys of its own, or none, keeps the DOI.
    """
    by_doi = {doi: key for key, one in library.items() if (doi := _doi(one))}
    return [
        entry if entry.key in library else replace(entry, key=by_doi.get(_doi(entry), entry.key))
        for entry in entries
    ]


def _doi(source: Source) -> str:
    return normalise_doi(source.fields.get("doi")) or ""


def restored(sources: Iterable[Source], title: str) -> Restored:
    """Return the list that entries of a file were annotated with; ``title`` where none says it."""
    entries = [(source.key, _said(source), _own_annotation(source)) for source in sources]
    ours = [(key, said) for key, said, _ in entries if said and "Withdrawn" not in said]
    ours.sort(key=lambda pair: _number(pair[1].get("Place", "")))
    sections: dict[tuple[int, str], list[ListedWork]] = {}
    for key, said in ours:
        named = next((name for name in said if name.startswith("Section ")), "Section 0")
        at = (_number(named.removeprefix("Section ")), said.get(named) or _OTHER_SECTION)
        sections.setdefault(at, []).append(_work(key, said))
    others = [ListedWork(source=key, note=own) for key, said, own in entries if not said]
    if others:
        sections[(len(entries) + 1, _OTHER_SECTION)] = others
    first = {name: words for _, said in reversed(ours) for name, words in said.items()}
    listed = SavedReadingList(
        title=first.get("List") or title,
        library=first.get("Library") == "yes",
        left_out=tuple(first.get("Left out", "").split()),
        sections=tuple(
            ListedSection(name=name, works=tuple(works)) for (_, name), works in sections.items()
        ),
        **{field: first.get(name) or None for name, field in _OF_LIST.items()},
    )
    return Restored(listed, annotated=bool(ours))


def _list_said(listed: SavedReadingList, full: bool) -> Iterator[str]:
    """Yield what a list is; all of it stands at its first work only."""
    yield f"List: {_kept(listed.title)}"
    if not full:
        return
    yield from _words(listed, _OF_LIST)
    if listed.library:
        yield "Library: yes"
    if listed.left_out:
        yield f"Left out: {_kept(' '.join(listed.left_out))}"


def _words(record: SavedReadingList | ListedWork, names: Mapping[str, str]) -> Iterator[str]:
    for name, field in names.items():
        if words := getattr(record, field):
            yield f"{name}: {_kept(words)}"


def _work(key: str, said: Mapping[str, str]) -> ListedWork:
    importance = said.get("Importance", "")
    known = importance in {one.value for one in ListedImportance}
    return ListedWork(
        source=key,
        importance=ListedImportance(importance) if known else ListedImportance.RECOMMENDED,
        **{field: said.get(name) or None for name, field in _OF_WORK.items()},
    )


def _with(source: Source, annotation: str, tags: Sequence[str]) -> Source:
    fields = dict(source.fields)
    own = fields.get("annote", "").partition(MARK)[0].strip()
    fields["annote"] = f"{own} {as_bibtex(annotation)}".strip()
    if tags:
        words = [*keywords(fields.get("keywords", "")), *tags]
        fields["keywords"] = joined_keywords(words)
    return replace(source, fields=fields)


def _said(source: Source) -> dict[str, str] | None:
    """Return what the annotation of an entry says by name; ``None`` where none of ours is there."""
    for field in ("annote", "annotation", "note"):
        _, mark, said = plain_text(source.fields.get(field, "")).partition(MARK)
        if mark:
            parts = (part.partition(": ") for part in _PARTED.split(said.strip()))
            return {name: _back(words) for name, _, words in parts}
    return None


def _own_annotation(source: Source) -> str | None:
    said = (plain_text(source.fields.get(name, "")) for name in ("annote", "annotation"))
    return next((words for one in said if (words := one.strip())), None)


def _kept(words: str) -> str:
    """Return words as one line in which no sign of ours can be found."""
    lines = unicodedata.normalize("NFC", words).replace("¶", "¶¶").splitlines()
    line = _LINE_END.join(" ".join(one.split()) for one in lines)
    return line.replace("|", "||")


def _back(words: str) -> str:
    line = words.replace("||", "|")
    return "\n".join(one.replace("¶¶", "¶") for one in line.split(_LINE_END))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
