"""Works of a file beside those of the library: what is new, there already, or in conflict."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType

from claimgrade.library.formats.reading import Entry
from claimgrade.library.merging.agreement import differing, lacking
from claimgrade.library.merging.identity import Identity, identity
from claimgrade.library.merging.keys import Keys, tells_nothing
from claimgrade.library.merging.sameness import Relation, Sameness
from claimgrade.library.merging.works import Works
from claimgrade.model.source import Source
from claimgrade.workspace.editing.bib_values import normal

_KEY = re.compile(r"[^\s\"#%'(),={}~\\]{1,200}")
"""What BibTeX reads as a key, as long as one of sources.yaml may be."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Standing(Enum):
    """What a work of a file is to the library."""

    NEW = "new"
    KNOWN = "already there"
    REPEATED = "twice in the file"
    DOUBTFUL = "not clear"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the file says something else than the library."""

    name: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One work of a file: its standing, the key it has or gets, and what would change.

    ``fills`` are fields that we lack and ``differs`` those where the file says something else;
    ``aliases`` are its keys in the file that lead to ``key`` from now on. ``why`` says in words
    how it was recognised, or why it gets another key than its own. ``version_of`` is the key of a
    work of which it looks to be another version.
    """

    entry: Entry
    standing: Standing
    key: str
    why: tuple[str, ...] = ()
    fills: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    differs: tuple[Difference, ...] = ()
    aliases: tuple[str, ...] = ()
    version_of: str = ""

    @property
    def changes_nothing(self) -> bool:
        """Whether the library has all of it, and says the same."""
        known = self.standing in (Standing.KNOWN, Standing.REPEATED)
        return known and not (self.fills or self.differs or self.aliases)


def compare(entries: Iterable[Entry], library: Mapping[str, Source]) -> tuple[Incoming, ...]:
    """Return every entry of a file beside the library, in the order of the file.

    An entry that stands twice in the file is new once. Nothing is decided about conflicts.
    """
    return tuple(_Comparison(library).run(entries))


def _whole(source: Source) -> tuple[str, frozenset[tuple[str, str]]]:
    """Return all that an entry says but its key, for entries in which nothing differs."""
    said = ((name.lower(), normal(value)) for name, value in source.fields.items())
    return source.entry_type.lower(), frozenset(pair for pair in said if pair[1])


def other_keys(source: Source) -> tuple[str, ...]:
    """Return the other keys that an entry gives itself (biblatex's field ``ids``)."""
    return tuple(key for part in source.fields.get("ids", "").split(",") if (key := part.strip()))


class _Comparison:
    """The state of comparing one file: the library, and the new works found so far."""

    def __init__(self, library: Mapping[str, Source]) -> None:
        self._known = dict(library)
        self._new: set[str] = set()
        self._works = Works(library.values())
        self._older = {a: key for key, one in library.items() for a in one.details.aliases}
        self._keys = Keys((*library, *self._older))
        self._whole = {_whole(source): key for key, source in library.items()}

    def run(self, entries: Iterable[Entry]) -> Iterable[Incoming]:
        for entry in entries:
            yield self._one(entry)

    def _one(self, entry: Entry) -> Incoming:
        best = self._by_key(entry.source)
        if best is not None:
            return self._as_known(entry, *best)
        twin = self._whole.get(_whole(entry.source))
        if twin is not None:
            return self._as_known(entry, twin, Sameness(Relation.SAME, ("nothing differs",)))
        known = identity(entry.source)
        found = self._works.same(known)
        if not found:
            return self._as_new(entry, known)
        key, same = found[0]
        if same.relation is Relation.SAME:
            return self._as_known(entry, key, same)
        if same.relation is Relation.VERSION:
            return self._as_new(entry, known, same, key)
        return Incoming(entry, Standing.DOUBTFUL, key, same.because)

    def _by_key(self, source: Source) -> tuple[str, Sameness] | None:
        """Return the work of the same key in the library, where no field says something else."""
        key = self._older.get(source.key, source.key)
        known = self._known.get(key)
        if known is None or key in self._new or known.entry_type != source.entry_type:
            return None
        shared = [name for name in source.fields if name in known.fields]
        same = all(source.fields[name] == known.fields[name] for name in shared)
        if len(shared) < len(source.fields) and not {"title", "author"} <= set(shared):
            return None
        if same or not any(differing(known.fields, source.fields)):
            return key, Sameness(Relation.SAME, ("same key", "nothing differs"))
        return None

    def _as_known(self, entry: Entry, key: str, same: Sameness) -> Incoming:
        known = self._known[key]
        differs = tuple(
            Difference(*found) for found in differing(known.fields, entry.source.fields)
        )
        fills = lacking(known.fields, entry.source.fields)
        aliases, why = self._aliases(entry.source, key)
        if fills and key in self._new:
            self._known[key] = replace(known, fields={**known.fields, **fills})
        return Incoming(
            entry,
            Standing.REPEATED if key in self._new else Standing.KNOWN,
            key,
            (*same.because, *why),
            fills,
            differs,
            aliases,
        )

    def _aliases(self, source: Source, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the keys of the file that lead to ours from now on, and why its own cannot."""
        name = source.key
        leading = tuple(one for one in (name, *other_keys(source)) if self._leads(one, key))
        present = self._older.get(name, name)
        if leading or not name or present.lower() == key.lower() or not self._keys.is_taken(name):
            return leading, ()
        return leading, (f"its key '{name}' is that of another work here",)

    def _leads(self, name: str, key: str) -> bool:
        """Let a key of the file lead to a work from now on, where it is a free one."""
        if not _KEY.fullmatch(name) or not name.isprintable() or tells_nothing(name):
            return False
        if self._keys.is_taken(name):
            return False
        self._keys.reserve(name)
        self._older[name] = key
        return True

    def _as_new(
        self, entry: Entry, known: Identity, same: Sameness | None = None, other: str = ""
    ) -> Incoming:
        name = entry.source.key
        taken = self._keys.is_taken(name)
        key = self._keys.take(entry.source)
        why: tuple[str, ...] = same.because if same else ()
        if name and name != key and taken:
            why = (*why, f"its key '{name}' is that of another work here")
        aliases = tuple(one for one in (name, *other_keys(entry.source)) if self._leads(one, key))
        made = replace(entry.source, key=key)
        self._known[key] = made
        self._new.add(key)
        self._works.add(made, known)
        self._whole.setdefault(_whole(made), key)
        return Incoming(entry, Standing.NEW, key, why, aliases=aliases, version_of=other)
