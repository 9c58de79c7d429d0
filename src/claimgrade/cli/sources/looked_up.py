"""What became of identifiers that were looked up: found, beside the library, and as text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, coloured, width, wrap
from claimgrade.library.formats.reading import Entry
from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.latex import plain_text
from claimgrade.library.lookup.failure import LookupFailed
from claimgrade.library.lookup.found import Found
from claimgrade.library.lookup.identify import Unclear, identify
from claimgrade.library.lookup.look_up import Services, look_up
from claimgrade.library.merging.agreement import value_of
from claimgrade.library.merging.holdings import Holdings
from claimgrade.library.merging.incoming import Incoming, Standing, compare
from claimgrade.library.merging.keys import Keys
from claimgrade.library.merging.titles import Alike, alike
from claimgrade.library.retraction.lists import Nature
from claimgrade.model.vocabulary import RetractionStatus
from claimgrade.workspace.editing.bib_values import entry_text
from claimgrade.workspace.editing.file_change import FileChange
from claimgrade.workspace.editing.source_details import with_details
from claimgrade.workspace.files import DETAILS_FILE

Row = tuple[str, str, str]
"""The name of a field, what one side says and what the other says."""

_ON_A_LIST = {
    RetractionStatus.RETRACTED: "RETRACTED",
    RetractionStatus.CONCERN: "under an EXPRESSION OF CONCERN",
    RetractionStatus.CORRECTED: "CORRECTED",
}
_IS_NOTICE = {
    Nature.RETRACTION: "the retraction of",
    Nature.CONCERN: "an expression of concern on",
    Nature.CORRECTION: "a correction of",
    Nature.REINSTATEMENT: "the reinstatement of",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for beside the identifiers."""

    title: str | None = None
    accept_title: bool = False
    key: str | None = None
    fill: bool = False
    versions: bool = False

    def refuse_key(self, holdings: Holdings) -> None:
        """Stop where the key that is asked for cannot be that of a new entry."""
        if self.key is None:
            return
        older = (name for one in holdings.sources.values() for name in one.details.aliases)
        keys = Keys((*holdings.sources, *older))
        if keys.is_taken(self.key):
            raise WrongUse(f"there is a source '{self.key}' already.", f"--key {self.key}b")
        if not keys.keeps(self.key):
            help = "three letters or more, and digits, '-', '_', ':', '+' or '.'"
            raise WrongUse(f"'{self.key}' cannot be the key of an entry.", help)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one identifier.

    ``incoming`` is the work beside the library, ``sides`` are fields that differ and ``of`` the
    two who say them. ``enters`` tells that it goes into the library. ``trouble`` is why nothing
    is done.
    """

    asked: str
    found: Found | None = None
    incoming: Incoming | None = None
    enters: bool = False
    sides: tuple[Row, ...] = ()
    of: tuple[str, str] = ("", "")
    said: tuple[str, ...] = ()
    trouble: str = ""
    help: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it becomes an entry of its own."""
        return self.enters and self.incoming is not None and self.incoming.standing is Standing.NEW

    @property
    def is_left(self) -> bool:
        """Whether something is left to decide or to look up."""
        return bool(self.trouble) or (bool(self.sides) and not self.is_new)


def looked_up(text: str, asked: Services) -> Outcome:
    """Look one identifier up; what goes wrong is in the outcome."""
    identifier = identify(text)
    if isinstance(identifier, Unclear):
        return Outcome(text, trouble=identifier.message, help=identifier.help)
    notes = (identifier.note,) if identifier.note else ()
    try:
        found = look_up(identifier, asked)
    except LookupFailed as failed:
        return Outcome(text, said=notes, trouble=failed.message, help=failed.help)
    return Outcome(text, found, said=(*notes, *found.said))


def compared(outcomes: Sequence[Outcome], holdings: Holdings, wanted: Wanted) -> list[Outcome]:
    """Return the outcomes with what each work found is to the library, and what becomes of it."""
    here = [one for one in outcomes if one.found is not None]
    entries = [Entry(replace(one.found.source, key=wanted.key or "")) for one in here if one.found]
    beside = dict(
        zip(map(id, here), compare(entries, holdings.sources), strict=True)
    )  # by place, since one work may be asked for twice
    return [
        _decided(one, beside[id(one)], holdings, wanted) if id(one) in beside else one
        for one in outcomes
    ]


def _decided(one: Outcome, incoming: Incoming, holdings: Holdings, wanted: Wanted) -> Outcome:
    one = _beside_title(replace(one, incoming=incoming), incoming, wanted)
    if one.trouble:
        return one
    if incoming.standing is Standing.DOUBTFUL:
        return _doubtful(one, incoming, holdings)
    if incoming.standing is not Standing.NEW:
        return _known(one, incoming, wanted)
    if incoming.version_of:
        why = ", ".join(incoming.why)
        told = f"{incoming.version_of} looks to be another version of it ({why})"
        hint = "" if wanted.versions else "; --versions records the two as one work"
        one = replace(one, said=(*one.said, told + hint))
    return replace(one, enters=True)


def _beside_title(one: Outcome, incoming: Incoming, wanted: Wanted) -> Outcome:
    """Return the outcome with the title that was entered beside the one found, if they differ."""
    title = value_of(incoming.entry.source.fields, "title")
    likeness = alike(as_bibtex(wanted.title), title) if wanted.title else Alike.SAME
    if likeness is Alike.SAME:
        return one
    sides = (("title", wanted.title or "", plain_text(title)),)
    one = replace(one, sides=sides, of=("entered", one.found.service if one.found else ""))
    if likeness is not None or wanted.accept_title:
        return one
    told = f"The title of {one.asked} is another one than the one entered."
    help = "look which is meant; --accept-title adds it all the same"
    return replace(one, trouble=told, help=help)


def _known(one: Outcome, incoming: Incoming, wanted: Wanted) -> Outcome:
    service = one.found.service if one.found else ""
    sides = tuple((row.name, row.ours, row.theirs) for row in incoming.differs)
    # No key of another program is to lead to the work: none was given.
    incoming = replace(incoming, aliases=())
    made = replace(one, incoming=incoming, sides=sides, of=(incoming.key, service))
    if not incoming.fills:
        return made
    names = ", ".join(incoming.fills)
    if wanted.fill:
        return replace(made, enters=True, said=(*one.said, f"added to it: {names}"))
    return replace(made, said=(*one.said, f"it lacks {names}; --fill adds that"))


def _doubtful(one: Outcome, incoming: Incoming, holdings: Holdings) -> Outcome:
    key, service = incoming.key, one.found.service if one.found else ""
    ours = holdings.sources.get(key, incoming.entry.source)
    titles = (value_of(source.fields, "title") for source in (ours, incoming.entry.source))
    mine, theirs = map(plain_text, titles)
    told = f"{key} in the library seems to be another work ({', '.join(incoming.why)})."
    help = f"look which is meant, and mend {key} if its identifier is wrong"
    sides = (("title", mine, theirs),)
    return replace(one, sides=sides, of=(key, service), trouble=told, help=help)


def with_standings(
    holdings: Holdings, chosen: Sequence[Outcome], changes: Sequence[FileChange], header: str
) -> list[FileChange]:
    """Return the changes, with what a service says became of a new work in its details."""
    told = {
        one.incoming.key: {"retraction": record}
        for one in chosen
        if one.is_new and one.incoming and one.found and (record := _record(one.found))
    }
    if not told:
        return list(changes)
    held = next((change for change in changes if change.path == DETAILS_FILE), None)
    now = (held.after if held else None) or holdings.details or header.encode()
    others = [change for change in changes if change is not held]
    return [*others, *holdings.change(DETAILS_FILE, with_details(now, told))]


def _record(found: Found) -> Mapping[str, str]:
    said = found.standing
    if said is None or said.status not in _ON_A_LIST:
        return {}
    day = found.answer.on.isoformat()
    record = {"status": said.status.value, "on": day, "list": f"{found.service}, {day}"}
    return {**record, "notice": said.notice} if said.notice else record


def as_text(outcomes: Sequence[Outcome], paths: Sequence[str], *, told_contact: bool) -> str:
    """Return each work with where it is from, what differs, and what came to nothing."""
    style, columns = Style(coloured()), width()
    lines: list[str] = []
    for one in outcomes:
        lines += [*_outcome(one, columns, style), ""]
    if paths:
        new = [one.incoming.key for one in outcomes if one.is_new and one.incoming]
        lines += [f"Wrote {path}" for path in paths]
        lines += [f"  next: claimgrade new study {new[0]}"] if new else []
    else:
        lines.append("Nothing was written.")
    if not told_contact:
        hint = (
            "The services were not told whom to write to: contact in the [lookup] table of "
            "claimgrade.toml, as Crossref and NCBI ask."
        )
        lines += wrap(hint, columns)
    return "\n".join(lines) + "\n"


def _outcome(one: Outcome, columns: int, style: Style) -> Iterator[str]:
    head = style.bold(printable(one.asked))
    if one.found is not None:
        answer = one.found.answer
        kept = f"kept since {answer.on}" if answer.kept else f"asked {answer.on}"
        head += f"  {one.found.service}, {kept}"
    yield head
    if one.incoming is not None:
        yield from _beside(one, one.incoming, columns)
    if one.sides:
        yield from _side_by_side(one, columns)
    yield from _warnings(one, columns, style)
    for said in one.said:
        yield from wrap(printable(said), columns, "  ")
    if one.trouble:
        yield from wrap(printable(one.trouble), columns, "  ")
    if one.help:
        yield from wrap(printable(one.help), columns, "  help: ")


def _beside(one: Outcome, incoming: Incoming, columns: int) -> Iterator[str]:
    if one.is_new:
        text = entry_text(replace(incoming.entry.source, key=incoming.key))
        yield from (f"  {printable(line)}" for line in text.strip().splitlines())
    elif incoming.standing is Standing.REPEATED:
        yield from wrap(f"the same work as {incoming.key} above", columns, "  ")
    elif incoming.standing is Standing.KNOWN:
        why = ", ".join(incoming.why)
        yield from wrap(f"in the library already as {incoming.key} ({why})", columns, "  ")


def _side_by_side(one: Outcome, columns: int) -> Iterator[str]:
    room = max(map(len, one.of))
    for name, *both in one.sides:
        yield f"  {name} differs:"
        for who, said in zip(one.of, both, strict=True):
            first = f"    {who:<{room}}  "
            yield from wrap(printable(plain_text(said)), columns, first, " " * len(first))


def _warnings(one: Outcome, columns: int, style: Style) -> Iterator[str]:
    if one.found is None:
        return
    said = one.found.standing
    told = []
    if said is not None and said.status in _ON_A_LIST:
        named = f", notice {said.notice}" if said.notice else ""
        day = f" of {said.on}" if said.on else ""
        told.append(f"{one.found.service} says that it is {_ON_A_LIST[said.status]}{named}{day}")
    for notice in one.found.notice_of:
        does = _IS_NOTICE[notice.nature] if notice.nature else "a notice on"
        told.append(f"it is {does} {', '.join(notice.dois)}, and not that work")
    for text in told:
        yield from (style.tone(line, "bad") for line in wrap(printable(text), columns, "  "))
