"""Works of a library by what they are known by, so that the same one is found at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimgrade.library.merging.identity import Identity, identity
from claimgrade.library.merging.sameness import Relation, Sameness, sameness
from claimgrade.library.merging.titles import compact, main_words, words
from claimgrade.model.source import Source

LARGEST_BLOCK = 200
"""Works that share a part of a title, or author and year, and are still compared one by one.

Of more, those that share an identifier or all of title, author, year and place are compared with
the first of them; a part of a title or a year that so many share tells nothing.
"""

_ENDS = 14
"""Letters at the beginning and end of a title that put two works side by side."""

_ORDER = {Relation.SAME: 0, Relation.VERSION: 1, Relation.DOUBTFUL: 2}


class Works:
    """An index of works by identifier, and by parts of title, author and year."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._identities: dict[str, Identity] = {}
        self._blocks: dict[str, list[str]] = defaultdict(list)
        self._apart: set[frozenset[str]] = set()
        for source in sources:
            self.add(source)

    def add(self, source: Source, known: Identity | None = None) -> None:
        """Take in a work under its key; works said to be distinct from it are never the same.

        ``known`` is its identity where that was worked out before.
        """
        known = known or identity(source)
        self._identities[source.key] = known
        self._apart.update(frozenset((source.key, key)) for key in source.details.distinct_from)
        for name in _names(known):
            self._blocks[name].append(source.key)

    def same(self, wanted: Identity) -> list[tuple[str, Sameness]]:
        """Return the works that are, or may be, the same as one, the surest first."""
        found = []
        for key in self._beside(wanted):
            same = sameness(wanted, self._identities[key])
            if same is not None:
                found.append((key, same))
        return sorted(found, key=lambda pair: (_ORDER[pair[1].relation], not pair[1].certain))

    def pairs(self) -> Iterator[tuple[str, str, Sameness]]:
        """Yield every two works that are, or may be, the same, each pair once."""
        seen: set[frozenset[str]] = set(self._apart)
        for name, keys in self._blocks.items():
            for place, key in enumerate(_first_of(name, keys)):
                for other in keys[place + 1 :]:
                    pair = frozenset((key, other))
                    if pair in seen:
                        continue
                    seen.add(pair)
                    same = sameness(self._identities[key], self._identities[other])
                    if same is not None:
                        yield key, other, same

    def _beside(self, wanted: Identity) -> Iterator[str]:
        seen: set[str] = set()
        for name in _names(wanted):
            for key in _first_of(name, self._blocks.get(name, [])):
                if key not in seen:
                    seen.add(key)
                    yield key


def _first_of(name: str, keys: list[str]) -> list[str]:
    """Return the works of a block that others are compared with."""
    if len(keys) <= LARGEST_BLOCK:
        return keys
    return [] if name.startswith("~") else keys[:1]


def _names(known: Identity) -> Iterator[str]:
    """Yield the names under which a work is looked for; those that begin with ``~`` are loose."""
    for kind in ("doi", "series", "pmid", "pmcid", "arxiv"):
        value = getattr(known, kind)
        if value and not (kind == "series" and value == known.doi):
            yield f"{'doi' if kind == 'series' else kind}:{value}"
    yield from (f"isbn:{isbn}" for isbn in known.isbns)
    title = compact(words(known.title))
    if not title:
        return
    author = known.families[0] if known.families else ""
    place = f"{known.volume}:{known.number}:{known.page}"
    yield f"title:{title}:{author}:{known.year}:{place}"
    yield f"~begin:{title[:_ENDS]}"
    yield f"~end:{title[-_ENDS:]}"
    if main := compact(main_words(known.title)):
        yield f"~main:{main}"
    if author:
        for year in (known.year, (known.year or 0) + 1):
            yield f"~author:{author}:{year}"
