"""What becomes of the files of a library when the works of another file are entered.

Fields that are there stay as they are unless the file's are asked for; those that are lacking are
filled, and told apart from what somebody verified. A key never changes: that of the file leads to
the work as an alias.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.merging.agreement import COMPARED, value_of
from claimgrade.library.merging.better import is_verified
from claimgrade.library.merging.holdings import Holdings
from claimgrade.library.merging.identity import identity
from claimgrade.library.merging.incoming import Incoming, Standing
from claimgrade.library.merging.titles import Alike, alike
from claimgrade.library.references import own_address
from claimgrade.model.plain import plain
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import VersionKind
from claimgrade.workspace.editing.bib_values import check_field, entry_text
from claimgrade.workspace.editing.bibliography import edited
from claimgrade.workspace.editing.file_change import FileChange
from claimgrade.workspace.editing.source_details import Plain, with_details
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.files import DETAILS_FILE, MAX_BIBLIOGRAPHY_BYTES

OTHER_ENTRIES = ("crossref", "xref", "xdata", "related", "entryset")
"""Fields in which an entry names other entries by their keys."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided on a file of references.

    ``theirs`` are the keys of works whose fields are to be as in the file, where the two differ;
    ``all_theirs`` takes all. ``versions`` records a preprint and its article as one work.
    """

    theirs: Collection[str] = frozenset()
    all_theirs: bool = False
    versions: bool = False

    def takes(self, key: str) -> bool:
        """Tell whether the fields of a work are to be as in the file."""
        return self.all_theirs or key in self.theirs


@dataclass(frozen=True, slots=True)
class Entered:
    """The changes to files, and the works that BibTeX cannot hold, each with the reason."""

    changes: tuple[FileChange, ...] = ()
    refused: tuple[tuple[Incoming, str], ...] = ()


@dataclass(slots=True)
class _Plan:
    """What is to be done, before the files are edited."""

    added: dict[str, Source] = field(default_factory=dict)
    fields: dict[str, dict[str, str | None]] = field(default_factory=dict)
    details: dict[str, dict[str, Any]] = field(default_factory=dict)


def entered(
    holdings: Holdings,
    incoming: Sequence[Incoming],
    target: str,
    decisions: Decisions | None = None,
    header: str = "",
) -> Entered:
    """Return the changes that enter the works of a file; new ones go to the ``.bib`` ``target``.

    ``header`` begins ``citations/sources.yaml`` where there is none yet.

    Raises:
        EditRefused: a file of the library cannot be edited as it is.
    """
    decisions = decisions or Decisions()
    refused = [(one, why) for one in incoming if (why := _cannot_be_written(one))]
    try:
        return _entered(holdings, incoming, target, decisions, header, refused)
    except EditRefused:
        odd = [(one, why) for one in incoming if (why := _cannot_be_read_back(one))]
        if not odd:
            raise
        return _entered(holdings, incoming, target, decisions, header, [*refused, *odd])


def _entered(
    holdings: Holdings,
    incoming: Sequence[Incoming],
    target: str,
    decisions: Decisions,
    header: str,
    refused: Sequence[tuple[Incoming, str]],
) -> Entered:
    left_out = {id(one) for one, _ in refused}
    plan = _Plan()
    for one in incoming:
        if id(one) not in left_out:
            _plan(plan, holdings, one, decisions)
    _rename_links(plan, incoming)
    return Entered(tuple(_changes(holdings, plan, target, header)), tuple(refused))


def _cannot_be_written(one: Incoming) -> str:
    """Return why an entry, or what it adds, cannot stand in a bibliography; '' where it can."""
    new = one.standing is Standing.NEW
    if new and not any(value.strip() for value in one.entry.source.fields.values()):
        return "no field of it could be read"
    try:
        if new:
            entry_text(replace(one.entry.source, key=one.key))
        for name, value in one.fills.items():
            check_field(name, value)
    except EditRefused as refusal:
        return str(refusal)
    return ""


def _cannot_be_read_back(one: Incoming) -> str:
    """Return why an entry would not come out of a bibliography as it went in; '' where it would."""
    if one.standing is not Standing.NEW or _cannot_be_written(one):
        return ""
    try:
        edited(b"", added=(replace(one.entry.source, key=one.key),))
    except EditRefused:
        return "it would not be read back as it is"
    return ""


def _rename_links(plan: _Plan, incoming: Sequence[Incoming]) -> None:
    """Let new entries name others by the keys that those have here."""
    renamed = {one.entry.source.key: one.key for one in incoming}
    renamed = {name: key for name, key in renamed.items() if name and name != key}
    for key, source in plan.added.items():
        fields = dict(source.fields)
        for name in OTHER_ENTRIES:
            if value := fields.get(name):
                named = [part.strip() for part in value.split(",")]
                if not renamed.keys().isdisjoint(named):
                    fields[name] = ",".join(renamed.get(part, part) for part in named)
        plan.added[key] = replace(source, fields=fields)


def _plan(plan: _Plan, holdings: Holdings, one: Incoming, decisions: Decisions) -> None:
    if one.standing is Standing.DOUBTFUL:
        return
    if one.standing is Standing.NEW:
        _plan_new(plan, holdings, one, decisions)
        return
    if one.key in plan.added:
        known = plan.added[one.key]
        plan.added[one.key] = replace(known, fields={**known.fields, **one.fills})
    elif one.key in holdings.sources:
        _plan_known(plan, holdings.sources[one.key], one, decisions)
    else:
        # The same as one that BibTeX cannot hold.
        return
    _add_aliases(plan, holdings, one.key, one.aliases)


def _plan_new(plan: _Plan, holdings: Holdings, one: Incoming, decisions: Decisions) -> None:
    source = one.entry.source
    joined = decisions.versions and bool(one.version_of)
    if joined and identity(source).preprint:
        # The preprint of a work that is there: known by its DOI, not an entry of its own.
        _add_version(plan, holdings, one.version_of, replace(source, key=""))
        _add_aliases(plan, holdings, one.version_of, (one.key, *one.aliases))
        return
    plan.added[one.key] = replace(source, key=one.key)
    _add_aliases(plan, holdings, one.key, one.aliases)
    if joined:
        preprint = plan.added.get(one.version_of) or holdings.sources.get(one.version_of)
        if preprint is not None:
            _add_version(plan, holdings, one.key, preprint)
            plan.details.setdefault(preprint.key, {})["superseded_by"] = one.key


def _plan_known(plan: _Plan, known: Source, one: Incoming, decisions: Decisions) -> None:
    changed = dict(plan.fields.get(known.key, {}))
    changed |= {name: value for name, value in one.fills.items() if name not in changed}
    if decisions.takes(known.key):
        for difference in one.differs:
            changed |= taken(known.fields, one.entry.source.fields, difference.name)
    if changed:
        plan.fields[known.key] = changed
    unread = [name for name in changed if name in COMPARED and is_verified(known.details, name)]
    if unread:
        names = (*known.details.unchecked, *unread)
        plan.details.setdefault(known.key, {})["unchecked"] = list(dict.fromkeys(names))


def taken(ours: Mapping[str, str], theirs: Mapping[str, str], name: str) -> dict[str, str | None]:
    """Return the changes to an entry that make a field say what another entry says.

    It is set by the name that our entry has for it; a ``date`` or a subtitle of ours that would
    say something else still is removed.
    """
    changed: dict[str, str | None] = {}
    if name == "title":
        changed["title"] = theirs.get("title") or value_of(theirs, "title")
        if theirs.get("subtitle") or ours.get("subtitle"):
            changed["subtitle"] = theirs.get("subtitle")
        return changed
    if name == "year" and ours.get("date"):
        changed["date"] = theirs.get("date")
        changed["year"] = None if theirs.get("date") else value_of(theirs, "year")
        return changed
    own = name
    if name == "journal" and ours.get("journaltitle") and not ours.get("journal"):
        own = "journaltitle"
    return {own: value_of(theirs, name)}


def _add_aliases(plan: _Plan, holdings: Holdings, key: str, aliases: Iterable[str]) -> None:
    """Let other keys lead to a work; the oldest of its names stays the first."""
    known = holdings.sources.get(key)
    details = plan.details.setdefault(key, {})
    recorded = known.details.aliases or (key,) if known else ()
    now = dict.fromkeys(details.get("aliases") or recorded)
    new = [alias for alias in aliases if alias != key and alias not in now]
    if new:
        details["aliases"] = [*now, *new]


def _add_version(plan: _Plan, holdings: Holdings, key: str, other: Source) -> None:
    details = plan.details.setdefault(key, {})
    known = holdings.sources.get(key)
    if "versions" not in details:
        recorded = known.details.versions if known else ()
        details["versions"] = [plain(version) for version in recorded]
    title = (plan.added.get(key) or known or other).fields.get("title", "")
    made = version_record(other, title)
    if made not in details["versions"]:
        details["versions"].append(made)


def version_record(version: Source, title: str) -> dict[str, Plain]:
    """Return what ``citations/sources.yaml`` says of another version of the work of a title."""
    known = identity(version)
    kind = VersionKind.PREPRINT if known.preprint else VersionKind.OTHER
    made: dict[str, Plain] = {"kind": str(kind)}
    if version.key:
        made["key"] = version.key
    doi = normalise_doi(version.fields.get("doi"))
    if not doi and known.arxiv:
        doi = f"10.48550/arxiv.{known.arxiv}"
    if doi:
        made["doi"] = doi
    elif address := own_address(version.fields.get("url", "")):
        made["url"] = address
    if known.year is not None:
        made["year"] = str(known.year)
    own = version.fields.get("title", "")
    if own and alike(own, title) is not Alike.SAME:
        made["title"] = own
    return made


def _changes(holdings: Holdings, plan: _Plan, target: str, header: str) -> Iterable[FileChange]:
    by_file: dict[str, dict[str, dict[str, str | None]]] = {}
    for key, fields in plan.fields.items():
        by_file.setdefault(holdings.homes[key], {})[key] = fields
    if plan.added:
        by_file.setdefault(target, {})
    for path, changed in by_file.items():
        added = tuple(plan.added.values()) if path == target else ()
        after = edited(holdings.bytes_of(path) or b"", fields=changed, added=added)
        if len(after) > MAX_BIBLIOGRAPHY_BYTES:
            megabytes = MAX_BIBLIOGRAPHY_BYTES // 2**20
            raise EditRefused(f"{path} would have more than {megabytes} MB, which is too much")
        yield from holdings.change(path, after)
    details = {key: fields for key, fields in plan.details.items() if fields}
    if details:
        before = holdings.details or header.encode()
        yield from holdings.change(DETAILS_FILE, with_details(before, details))
