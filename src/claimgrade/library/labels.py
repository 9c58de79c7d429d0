"""Works that a review cites under one author and year, told apart by a letter after the year.

Takarada 2000a and Takarada 2000b: the way of APA style (Publication Manual, 7th edition, section
8.19). The letters follow the order in which the works are cited, which is that of the lists of
references, and are the same wherever a work is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from string import ascii_lowercase

from claimgrade.model.source import Source
from claimgrade.workspace.workspace import Workspace


def told_apart(workspace: Workspace) -> Workspace:
    """Return the workspace with a letter for each work cited that is called as another is.

    A work that nothing cites gets its letter after those. Where only one is cited none has any.
    """
    if workspace.told_apart:
        return workspace
    alike = _alike(workspace.sources)
    cited = dict.fromkeys(_cited(workspace)) if alike else {}
    places = {key: place for place, key in enumerate(cited)}
    lettered = {
        key: replace(workspace.sources[key], letter=letter)
        for key, letter in _letters(alike, places)
        if letter
    }
    return replace(workspace, sources={**workspace.sources, **lettered}, told_apart=True)


def _alike(sources: Mapping[str, Source]) -> list[list[str]]:
    """Return the keys of the works that are called alike, group by group."""
    by_name: dict[str, list[str]] = {}
    for key, source in sources.items():
        by_name.setdefault(_name(source), []).append(key)
    return [keys for keys in by_name.values() if len(keys) > 1]


def _name(source: Source) -> str:
    """Return what a work is called without a letter; of most no reference need be made."""
    from claimgrade.library.names import first_surname

    fields = source.fields
    year = fields.get("year", "")
    if len(year) == 4 and year.isdecimal():
        surname = first_surname(fields.get("author", ""))
        if surname:
            return f"{surname} {year}"
    from claimgrade.library.references import called, reference

    return called(reference(source))


def _cited(workspace: Workspace) -> Iterator[str]:
    """Yield the keys of works as the lists of references have them: by claims, by interests."""
    for claim in workspace.claims.values():
        for line in claim.claim.evidence:
            if line.source is not None:
                yield line.source
    for article in workspace.articles.values():
        interests = article.interests
        for interest in interests if isinstance(interests, tuple) else ():
            if interest.source is not None:
                yield interest.source
    for kept in workspace.reading_lists.values():
        yield from (work.source for work in kept.works)


def _letters(alike: Iterable[list[str]], places: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    last = len(places)
    for keys in alike:
        several = sum(key in places for key in keys) > 1
        ordered = sorted(keys, key=lambda key: places.get(key, last))
        for number, key in enumerate(ordered):
            yield key, _letter(number) if several else ""


def _letter(number: int) -> str:
    """Return a to z for 0 to 25, then aa, ab and so on."""
    more, rest = divmod(number, len(ascii_lowercase))
    return (_letter(more - 1) if more else "") + ascii_lowercase[rest]
